"""Laws of questions within questions, of what is in one place and not in another, and of turns that enumerate."""

from __future__ import annotations

from itertools import count

import pytest

from query.ask import Asker
from tests.query.conftest import cells

SETS = ("农业部分", "服务业部分", "经信委牵头的任务里", "园区部分")
MEASURES = ("责任单位最多", "量化目标最多")
PARTS = ("制造业", "新兴产业", "农业", "服务业", "园区")
PAIRS = (("制造业", "农业"), ("农业", "服务业"), ("新兴产业", "园区"), ("服务业", "制造业"))
TASKS = ((15, 24), (10, 15), (24, 10))
_SESSIONS = count()


def _with_all_names(labels: set[str]) -> set[str]:
    """Return names of units with 各镇街, 有关镇街 and 镇街 as the one group that they are, and companies likewise."""
    return {
        label.removeprefix("有关").removeprefix("各") if label.endswith(("镇街", "国有公司")) else label
        for label in labels
    }


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("where", SETS)
def test_what_is_asked_of_the_greatest_is_asked_of_the_task_that_is_it(asker: Asker, where: str, measure: str) -> None:
    numbers = cells(asker, f"{where}{measure}的是哪条任务", "number")
    leads = {label for number in numbers for label in cells(asker, f"第{number}条谁牵头", "label")}
    targets = {iri for number in numbers for iri in cells(asker, f"第{number}条有哪些量化目标", "iri")}
    for build in ("{}{}的那条由谁牵头", "{}{}的任务是谁牵头的", "{}{}的那条任务，牵头单位是谁"):
        assert set(cells(asker, build.format(where, measure), "label")) == leads
    assert set(cells(asker, f"{where}{measure}的那条有哪些量化目标", "iri")) == targets


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_units_of_one_part_and_another_are_sets(asker: Asker, here: str, there: str) -> None:
    one, other = (_with_all_names(set(cells(asker, f"{part}部分涉及哪些单位", "label"))) for part in (here, there))
    for build in (
        "{}部分出现过、{}部分没出现的单位有哪些",
        "{}部分有、{}部分没有的单位有哪些",
        "{}部分有任务、{}部分却没有任务的单位有哪些",
    ):
        assert _with_all_names(set(cells(asker, build.format(here, there), "label"))) == one - other, build
    for build in (
        "{}、{}两个部分都有任务的单位有哪些",
        "{}部分和{}部分都出现的单位是哪几家",
        "哪些单位既在{}部分又在{}部分承担任务",
    ):
        assert _with_all_names(set(cells(asker, build.format(here, there), "label"))) == one & other, build


@pytest.mark.parametrize("part", PARTS)
def test_outside_a_part_is_everywhere_else(asker: Asker, part: str) -> None:
    every = set(cells(asker, "科技局参与哪些任务", "number"))
    inside = set(cells(asker, f"科技局在{part}部分参与哪些任务", "number"))
    assert set(cells(asker, f"科技局在{part}部分以外参与哪些任务", "number")) == every - inside


@pytest.mark.parametrize(("here", "there"), TASKS)
def test_things_of_one_task_and_not_of_another_are_sets(asker: Asker, here: int, there: int) -> None:
    for kind in ("企业", "机构"):
        one, other = (set(cells(asker, f"第{number}条点了哪些{kind}", "label")) for number in (here, there))
        assert set(cells(asker, f"第{here}条提到、第{there}条没提到的{kind}有哪些", "label")) == one - other


@pytest.mark.parametrize("part", PARTS)
def test_units_in_each_task_of_a_part_are_in_all_of_them(asker: Asker, part: str) -> None:
    numbers = cells(asker, f"{part}部分有哪些任务", "number")
    each = [set(cells(asker, f"第{number}条涉及哪些单位", "label")) for number in numbers]
    many = "零一两三四五六七八九"[len(numbers)]
    found = set(cells(asker, f"{part}部分{many}条任务里都有的单位是哪几家", "label"))
    assert _with_all_names(found) == set.intersection(*map(_with_all_names, each))


@pytest.mark.parametrize("unit", ["生态环境局", "科技局", "财政局"])
def test_the_first_and_the_last_of_a_list_are_those_of_the_answer(asker: Asker, unit: str) -> None:
    session = f"list {next(_SESSIONS)}"
    numbers = cells(asker, f"{unit}参与哪些任务", "number", session)
    first = [set(cells(asker, f"第{number}条谁牵头", "label")) for number in numbers[:2]]
    assert set(cells(asker, "前两条由谁牵头", "label", session)) == set.union(*first)
    last = cells(asker, f"第{numbers[-1]}条谁牵头", "label")
    assert cells(asker, "最后一条由谁牵头", "label", session) == last


@pytest.mark.parametrize("unit", ["科技局", "财政局", "水利局"])
def test_what_is_without_it_is_the_rest_of_the_part(asker: Asker, unit: str) -> None:
    session = f"rest {next(_SESSIONS)}"
    whole = set(cells(asker, "农业部分有哪些任务", "number"))
    having = set(cells(asker, f"农业部分哪几条有{unit}参与", "number", session))
    assert set(cells(asker, "没有它的那些呢", "number", session)) == whole - having


@pytest.mark.parametrize("unit", ["经信委", "发改委", "镇街"])
def test_none_without_is_each_with(asker: Asker, unit: str) -> None:
    for part in PARTS:
        lacking = cells(asker, f"{part}部分没有{unit}的任务", "number")
        for build in ("{}部分没有一条不涉及{}，对吗", "{}部分没有哪条是没有{}的，是吗"):
            (value,) = [item["value"] for item in asker.ask(build.format(part, unit)).answers]
            assert value is (not lacking), (build, part, unit)


@pytest.mark.parametrize("part", PARTS)
def test_none_without_a_lead_is_each_with_one(asker: Asker, part: str) -> None:
    lacking = cells(asker, f"{part}部分没有牵头单位的任务", "number")
    for build in ("{}部分没有一条没有牵头单位，对吗", "{}部分没有哪条任务是没有牵头单位的，是吗"):
        (value,) = [item["value"] for item in asker.ask(build.format(part)).answers]
        assert value is (not lacking), (build, part)
