"""Laws between questions: what one question says of a unit's tasks must follow from what simpler ones say."""

from __future__ import annotations

import pytest

from kg.store import Store
from query.ask import Asker

UNITS = ("经信委", "发改委", "科技局", "环保局", "镇街", "区属国有公司", "农委")


@pytest.fixture(scope="module")
def asker(store: Store) -> Asker:
    return Asker(store)


def _tasks(asker: Asker, question: str, session: str | None = None) -> set[str]:
    answer = asker.ask(question, session=session)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return {str(item["number"]) for item in answer.answers if item["type"] == "Task"}


def _number(asker: Asker, question: str) -> float:
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.text)
    return float(answer.answers[0]["value"])


@pytest.mark.parametrize("unit", UNITS)
def test_leading_and_taking_part_make_up_all_that_a_unit_answers_for(asker: Asker, unit: str) -> None:
    led, joined = _tasks(asker, f"{unit}牵头哪些任务"), _tasks(asker, f"{unit}参与哪些任务")
    assert led | joined == _tasks(asker, f"{unit}负责哪些任务")
    assert not led & joined


@pytest.mark.parametrize("unit", UNITS)
def test_a_count_is_the_length_of_the_list(asker: Asker, unit: str) -> None:
    assert _number(asker, f"{unit}负责的任务有几条") == len(_tasks(asker, f"{unit}负责哪些任务"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "form",
    ["{u}负责的任务占全部任务的百分之几", "{u}负责的任务占全部任务的比例，按百分数", "全部任务里有多大比例涉及{u}"],
)
def test_a_share_is_the_quotient_of_two_counts(asker: Asker, unit: str, form: str) -> None:
    total = _number(asker, "一共有多少条任务")
    part = len(_tasks(asker, f"{unit}负责哪些任务"))
    assert _number(asker, form.format(u=unit)) == pytest.approx(100 * part / total, abs=0.06)


@pytest.mark.parametrize("unit", ["经信委", "发改委", "农委"])
def test_one_alone_leads_what_it_leads_with_nobody(asker: Asker, unit: str) -> None:
    alone = _tasks(asker, "只有一家牵头单位的任务有哪些")
    assert _tasks(asker, f"{unit}一家牵头的任务有哪些") == _tasks(asker, f"{unit}牵头哪些任务") & alone


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("other", ["科技局", "财政局"])
def test_a_follow_up_narrows_the_answer_before_it(asker: Asker, unit: str, other: str) -> None:
    before = _tasks(asker, f"{unit}负责哪些任务", f"{unit}-{other}")
    without = _tasks(asker, f"哪一条里没有{other}", f"{unit}-{other}")
    assert without == before - _tasks(asker, f"{other}负责哪些任务")


@pytest.mark.parametrize("number", [2, 5, 9, 14, 20, 26])
def test_whether_a_unit_is_among_those_of_a_task_follows_from_their_list(asker: Asker, number: int) -> None:
    session = f"among-{number}"
    listed = asker.ask(f"第{number}条的责任单位有哪些", session=session).answers
    inside = asker.ask("科技局在里面吗", session=session)
    assert inside.answers[0]["value"] is any("科技局" in str(item["label"]) for item in listed)


def test_what_points_back_at_nothing_is_not_answered(asker: Asker) -> None:
    for question in ("科技局在里面吗", "镇街要不要参与这条", "除了这两家还有谁参与", "Which of them lead task 2?"):
        assert asker.ask(question).status != "answered", question


@pytest.mark.parametrize("form", ["{p}逐条统计责任单位数", "{p}的任务逐项列出责任单位个数", "{p}一条一条数责任单位数"])
@pytest.mark.parametrize("part", ["新兴产业部分", "保障措施部分"])
def test_what_is_counted_one_by_one_is_counted_for_each_task(asker: Asker, part: str, form: str) -> None:
    rows = asker.ask(f"{part}每条任务有几家责任单位").answers
    assert rows
    assert asker.ask(form.format(p=part)).answers == rows


@pytest.mark.parametrize("unit", ["经信委", "发改委"])
def test_which_targets_are_so_many_asks_for_the_tasks_that_have_them(asker: Asker, unit: str) -> None:
    for number in (2, 3):
        wanted = _tasks(asker, f"{unit}牵头的任务里，有{number}个以上量化目标的是哪几条")
        assert _tasks(asker, f"{unit}牵头的任务中，哪些量化目标在{number}个以上") == wanted


@pytest.mark.parametrize("number", [3, 9, 20])
def test_the_pronoun_in_front_of_an_exception_leaves_out_what_it_stands_for(asker: Asker, number: int) -> None:
    listed = asker.ask(f"第{number}条的责任单位有哪些").answers
    others = asker.ask(f"第{number}条和发改委有关的单位，它自己除外").answers
    assert {item["label"] for item in listed} - {item["label"] for item in others} == {"区发展改革委"}
