"""Laws of 只有: what is said to be all of it is so where it is, and where there is no other."""

from __future__ import annotations

from itertools import count

import pytest

from query.ask import Asker
from tests.query.conftest import cells

UNITS = ("交通局", "农委", "经信委", "科技局", "住建委", "商务委")
NUMBERS = (9, 16, 24)
OF_TASKS = (
    "{unit}牵头的任务只有{task}吗",
    "{unit}牵头的是不是就{task}",
    "{unit}是不是只牵头{task}",
    "只有{task}由{unit}牵头吗",
)
OF_UNITS = (
    "{task}只有{unit}牵头吗",
    "{task}的牵头单位是不是就{unit}一家",
    "只有{unit}牵头{task}吗",
    "{unit}是不是唯一牵头{task}的",
)
WITH_WHOM = ("跟谁一起牵头的", "和哪个单位联合牵头", "与谁共同牵头", "那它跟谁一起牵头")
_SESSIONS = count()


def _holds(asker: Asker, question: str) -> bool:
    return cells(asker, question, "value") == ["True"]


@pytest.mark.parametrize("build", OF_TASKS)
@pytest.mark.parametrize("unit", UNITS)
def test_only_tasks_said_by_number_are_all_that_a_unit_leads(asker: Asker, unit: str, build: str) -> None:
    led = cells(asker, f"{unit}牵头哪些任务", "number")
    whole = "、".join(f"第{number}条" for number in led)
    assert _holds(asker, build.format(unit=unit, task=whole)), whole
    for number in {*map(str, NUMBERS), led[0]}:
        assert _holds(asker, build.format(unit=unit, task=f"第{number}条")) == (led == [number])


@pytest.mark.parametrize("build", OF_UNITS)
@pytest.mark.parametrize("number", NUMBERS)
def test_only_units_named_are_all_that_lead_a_task(asker: Asker, number: int, build: str) -> None:
    leads = set(cells(asker, f"第{number}条谁牵头", "label"))
    for unit in UNITS:
        named = set(cells(asker, f"{unit}是第{number}条的牵头单位吗", "value")) == {"True"}
        assert _holds(asker, build.format(unit=unit, task=f"第{number}条")) == (named and len(leads) == 1)


@pytest.mark.parametrize("ask", WITH_WHOM)
@pytest.mark.parametrize("unit", ["交通局", "商务委"])
def test_those_beside_the_unit_asked_about_are_all_but_itself(asker: Asker, unit: str, ask: str) -> None:
    session = f"beside {next(_SESSIONS)}"
    led = cells(asker, f"{unit}牵头的任务", "number", session)
    leads = {label for number in led for label in cells(asker, f"第{number}条谁牵头", "label")}
    assert set(cells(asker, ask, "label", session)) == {label for label in leads if not label.endswith(unit)}


@pytest.mark.parametrize(
    "said", ["全部任务中，由其牵头的占比是多少", "所有任务里，它牵头的占多少", "任务中，由该委牵头的占比"]
)
def test_a_share_of_all_tasks_of_a_unit_is_one_of_its_own(asker: Asker, said: str) -> None:
    led, own = (len(cells(asker, f"区经济信息委{verb}哪些任务", "number")) for verb in ("牵头", "负责"))
    assert cells(asker, f"区经济信息委负责的{said}", "value") == [str(round(100 * led / own, 1))]


@pytest.mark.parametrize(
    "build",
    [
        "除第{task}条外，没有别的任务由{unit}牵头吧",
        "除第{task}条外，{unit}没有牵头其他任务吗",
        "除了第{task}条，没有别的任务由{unit}牵头，对吗",
    ],
)
@pytest.mark.parametrize("unit", UNITS)
def test_no_other_task_is_none_but_the_one_left_out(asker: Asker, unit: str, build: str) -> None:
    led = cells(asker, f"{unit}牵头哪些任务", "number")
    for number in {*map(str, NUMBERS), led[0]}:
        assert _holds(asker, build.format(unit=unit, task=number)) == (set(led) <= {number})
