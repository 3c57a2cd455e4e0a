"""Laws of units by how they lead (alone, together, never so), and of what no task is or has."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

NAMES = ("科技局", "环保局", "水利局", "发改委", "经信委")
JOINTLY = (
    "哪些单位联合牵头过任务",
    "和别的单位一起牵头过任务的单位有哪些",
    "跟别家共同牵头过的是哪几家",
    "有哪些单位一起牵过头",
    "which units have co-led a task",
    "Which units have jointly led at least one task with another unit?",
)
ALONE = (
    "单独牵头过任务的单位有哪些",
    "哪些单位有独自牵头的任务",
    "哪几家独家牵头过",
    "which units have led a task alone",
)
ALWAYS_ALONE = (
    "从来都是单独牵头的单位有哪几家",
    "牵头过、但从没跟别家联合牵头过的单位有哪些",
    "当牵头单位都是单独牵头、没和别家联合牵过头的是哪几家",
    "哪几家单位只独自牵头，从不和别人一起牵头",
    "which units always lead alone",
)
NONE = (
    "是不是没有一条任务{}",
    "没有一条任务{}吗",
    "没有任务是{}的，对吗",
    "没有哪条任务{}吧",
)


def _units(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "label"))


def _tasks(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "number"))


def _leads(asker: Asker, which: str) -> set[str]:
    return {unit for n in _tasks(asker, which) for unit in _units(asker, f"第{n}条由谁牵头")}


@pytest.mark.parametrize("question", JOINTLY)
def test_units_that_led_with_another(asker: Asker, question: str) -> None:
    assert _units(asker, question) == _leads(asker, "牵头单位超过1家的任务有哪些")


@pytest.mark.parametrize("question", ALONE)
def test_units_that_led_alone(asker: Asker, question: str) -> None:
    assert _units(asker, question) == _leads(asker, "牵头单位恰好1家的任务有哪些")


@pytest.mark.parametrize("question", ALWAYS_ALONE)
def test_units_that_never_led_with_another(asker: Asker, question: str) -> None:
    joint = _leads(asker, "牵头单位超过1家的任务有哪些")
    assert _units(asker, question) == _leads(asker, "牵头单位恰好1家的任务有哪些") - joint


def test_units_that_never_led_with_another_may_not_have_led_at_all(asker: Asker) -> None:
    assert asker.ask("哪些单位从没联合牵头过").status == "not_understood"


@pytest.mark.parametrize("said", NONE)
@pytest.mark.parametrize("one", NAMES)
def test_whether_no_task_is_led_by_a_unit(asker: Asker, said: str, one: str) -> None:
    none = not _tasks(asker, f"{one}牵头哪些任务")
    answer = asker.ask(said.format(f"由{one}牵头"))
    assert answer.answers[0]["value"] is none, answer.reading


@pytest.mark.parametrize("one", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_whether_no_task_has_both_of_two_units(asker: Asker, one: str, other: str) -> None:
    none = not (_tasks(asker, f"{one}负责哪些任务") & _tasks(asker, f"{other}负责哪些任务"))
    for said in ("是不是没有一条任务同时有{}和{}", "没有一条任务同时涉及{}和{}，是吗"):
        assert one == other or asker.ask(said.format(one, other)).answers[0]["value"] is none


@pytest.mark.parametrize(
    "said", ["{}、{}都有份，但两家都不是牵头单位的任务", "{}和{}都负责、双方都不是牵头方的任务有哪些"]
)
def test_what_neither_of_two_units_is_the_lead_of(asker: Asker, said: str) -> None:
    both = _tasks(asker, "发改委负责哪些任务") & _tasks(asker, "环保局负责哪些任务")
    led = _tasks(asker, "发改委牵头哪些任务") | _tasks(asker, "环保局牵头哪些任务")
    assert _tasks(asker, said.format("发改委", "环保局")) == both - led
