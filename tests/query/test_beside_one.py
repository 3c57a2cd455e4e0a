"""Laws of units beside one unit or one task: who shares most tasks with it, who stands in each list, who elsewhere."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

NAMES = ("科技局", "环保局", "水利局", "大数据局", "教委")
MOST = (
    "和{}同在一条任务里次数最多的是哪家单位？并列的都写上",
    "跟{}同在一条任务里的单位，次数最多的是哪家",
    "哪家单位与{}一起负责的任务最多",
    "哪家单位和{}同在的任务最多",
)
MORE = (
    "跟{one}同在一条任务里的次数，是{a}多还是{b}多",
    "{a}和{b}，谁跟{one}共同负责的任务更多",
    "{a}、{b}里，谁和{one}同在的任务多",
)
SETS = {"农业部分": "农业部分有哪些任务", "第1条和第3条": "", "没有牵头单位的任务": "没有牵头单位的任务有哪些"}
LISTED = ("{}，责任单位名单里都有的是哪些单位", "{}的责任单位里全都写着的是哪几家")


def _items(asker: Asker, question: str, key: str = "label") -> set[str]:
    return set(cells(asker, question, key))


def _numbers(asker: Asker, question: str) -> set[str]:
    return _items(asker, question, "number")


@pytest.mark.parametrize("one", NAMES)
def test_who_shares_most_tasks_with_a_unit(asker: Asker, one: str) -> None:
    tasks = _numbers(asker, f"{one}负责哪些任务")
    beside = [unit for n in tasks for unit in _items(asker, f"除{one}外，第{n}条还有哪些责任单位")]
    most = {unit for unit in beside if beside.count(unit) == max(map(beside.count, beside))}
    for question in MOST:
        assert _items(asker, question.format(one)) == most


@pytest.mark.parametrize("one", NAMES)
def test_which_of_two_units_shares_more_tasks_with_a_third(asker: Asker, one: str) -> None:
    a, b = [name for name in NAMES if name != one][:2]
    counts = [len(_numbers(asker, f"{one}和{other}共同负责的任务有哪些")) for other in (a, b)]
    said = [asker.ask(question.format(one=one, a=a, b=b)) for question in MORE]
    first = said[0].answers[0]["label"]
    assert all(answer.answers[0]["label"] == first for answer in said)
    assert (first in asker.ask(f"{a}负责哪些任务").text) is (counts[0] > counts[1]) or counts[0] == counts[1]


@pytest.mark.parametrize("said", LISTED)
@pytest.mark.parametrize("base", SETS)
def test_units_in_every_list_of_a_set(asker: Asker, said: str, base: str) -> None:
    tasks = _numbers(asker, SETS[base]) if SETS[base] else {"1", "3"}
    each = [_items(asker, f"第{n}条谁负责") for n in tasks]
    found = {unit for unit in _items(asker, said.format(base)) if not unit.endswith(("镇街", "公司"))}
    assert found == {unit for unit in set.intersection(*each) if not unit.endswith(("镇街", "公司"))}


@pytest.mark.parametrize("number", ["3", "9", "16", "23", "24"])
@pytest.mark.parametrize(
    "said", ["第{}条的牵头单位有没有哪家在其他任务里也被点名", "第{}条的牵头单位在别的任务里出现过没有"]
)
def test_whether_leads_of_a_task_stand_in_others(asker: Asker, number: str, said: str) -> None:
    leads = _items(asker, f"第{number}条由谁牵头")
    elsewhere = any(_numbers(asker, f"{unit}负责哪些任务") - {number} for unit in leads)
    assert asker.ask(said.format(number)).answers[0]["value"] is elsewhere


@pytest.mark.parametrize("number", ["1", "9", "24"])
def test_units_of_a_task_that_no_other_names(asker: Asker, number: str) -> None:
    units = _items(asker, f"第{number}条谁负责")
    alone = {unit for unit in units if not _numbers(asker, f"{unit}负责哪些任务") - {number}}
    assert _items(asker, f"第{number}条的责任单位里，哪几家在别的任务里没有出现") == alone
    assert _items(asker, f"第{number}条的责任单位里，哪些是别的任务里没有的单位") == alone
