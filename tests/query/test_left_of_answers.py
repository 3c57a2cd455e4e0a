"""Laws of conversations: what is left out of an answer, the whole plan again, and whom two units support."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

UNITS = ("科技局", "发改委", "环保局", "规自局")
CLAUSES = {
    "没有牵头单位": "没有牵头单位的任务有哪些",
    "有大数据局": "涉及大数据局的任务有哪些",
    "经信委牵头": "经信委牵头哪些任务",
    "有量化目标": "有量化目标的任务有哪些",
}
LEFT_OUT = ("{}的去掉", "把{}的剔除", "去掉{}的，还剩哪些？", "{}的也不算")
PAIRS = (("科技局", "环保局"), ("水利局", "大数据局"), ("科技局", "规自局"))


def _tasks(asker: Asker, question: str, session: str | None = None) -> set[str]:
    return set(cells(asker, question, "number", session))


def _units(asker: Asker, question: str, session: str | None = None) -> set[str]:
    return set(cells(asker, question, "label", session))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("said", LEFT_OUT)
def test_what_is_left_out_of_a_list_is_taken_from_it(asker: Asker, unit: str, clause: str, said: str) -> None:
    session = f"{unit}{clause}{said}"
    listed = _tasks(asker, f"{unit}负责哪些任务", session)
    assert _tasks(asker, said.format(clause), session) == listed - _tasks(asker, CLAUSES[clause])


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_left_out_twice_is_counted(asker: Asker, unit: str) -> None:
    listed = _tasks(asker, f"{unit}负责哪些任务", unit)
    asker.ask("没有牵头单位的去掉", session=unit)
    left = listed - _tasks(asker, CLAUSES["没有牵头单位"]) - _tasks(asker, CLAUSES["有大数据局"])
    assert asker.ask("有大数据局的也去掉，还剩几条", session=unit).answers[0]["value"] == len(left)


@pytest.mark.parametrize("number", [3, 12, 15, 24])
def test_units_are_left_out_of_a_list_of_units(asker: Asker, number: int) -> None:
    session = f"units-{number}"
    listed = _units(asker, f"第{number}条有哪些责任单位", session)
    assert _units(asker, "科技局去掉", session) == listed - {"区科技局"}
    led = _units(asker, f"第{number}条由谁牵头", session)
    assert _units(asker, f"第{number}条有哪些责任单位", session) - led == _units(asker, "去掉牵头的", session)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("whole", ["全文算下来一共有几条", "那整个方案里有几条", "不限这个部分，有几条"])
def test_the_whole_plan_is_asked_about_again(asker: Asker, unit: str, whole: str) -> None:
    session = f"{unit}{whole}"
    asker.ask(f"新兴产业部分{unit}负责哪些任务", session=session)
    assert asker.ask(whole, session=session).answers[0]["value"] == len(_tasks(asker, f"{unit}负责哪些任务"))


@pytest.mark.parametrize(("one", "other"), [(21, 22), (3, 12), (8, 11)])
def test_units_of_one_of_two_tasks_alone(asker: Asker, one: int, other: int) -> None:
    session = f"{one}-{other}"
    both = _units(asker, f"第{one}条和第{other}条都有责任的单位是哪些", session)
    either = _units(asker, f"第{one}条有哪些责任单位") | _units(asker, f"第{other}条有哪些责任单位")
    assert _units(asker, "只在其中一条里的又是哪些", session) == either - both


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("asks", ["{}和{}都配合过的单位有哪些", "{}、{}都给谁打过配合"])
def test_whom_two_units_support_is_what_both_answers_share(asker: Asker, one: str, other: str, asks: str) -> None:
    shared = _units(asker, f"{one}配合过哪些单位") & _units(asker, f"{other}配合过哪些单位")
    assert _units(asker, asks.format(one, other)) == shared
    session = f"{one}{other}{asks}"
    asker.ask(f"{one}配合过哪些单位", session=session)
    asker.ask(f"{other}呢", session=session)
    assert _units(asker, "这两家都配合过的有哪几个单位", session) == shared


@pytest.mark.parametrize("unit", ["农委", "经信委"])
def test_units_that_support_more_than_once_are_counted_in_these_tasks(asker: Asker, unit: str) -> None:
    tasks = _tasks(asker, f"{unit}牵头哪些任务")
    each = [_units(asker, f"第{number}条有哪些参与单位") for number in tasks]
    often = {one for units in each for one in units if sum(one in others for others in each) > 1}
    assert _units(asker, f"{unit}牵头的任务里，参与不止一条的单位有哪些") == often
