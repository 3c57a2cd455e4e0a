"""Units by how many tasks they have, without those named beside; two things asked at once are left open."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells, numbers

SO_MANY = ("{r}{n}条任务的单位有哪些", "{r}过{n}条任务的单位", "{r}了{n}条任务的部门是谁", "哪些单位{r}{n}条任务")
BOUNDS = ("责任单位过了{n}家的任务有哪些", "责任单位过{n}家的任务", "责任单位数过{n}的任务")
WITHOUT = (
    "第{n}条的责任单位里，除了{u}，哪些也在第10条里",
    "第{n}条的责任单位里，除{u}外，还有哪些也出现在第10条",
    "第{n}条的责任单位中，除了{u}之外，也在第10条里的有哪些",
)
TWO_AT_ONCE = (
    "谁落的款，什么时候",
    "谁印发的，文号是多少",
    "列出牵头单位，并附上专栏",
    "第1条的牵头单位，附上目标",
    "列出责任单位并附上指标",
    "落款单位牵头哪些任务",
    "发文单位有哪些目标",
)
ALL_OF = (
    "{s}里每条都有份的单位",
    "{s}的那几条都涉及到的单位有哪些",
    "{s}的任务都涉及的单位",
    "{s}的任务都少不了的单位",
)


@pytest.mark.parametrize("role", ["牵头", "参与", "负责"])
@pytest.mark.parametrize("number", [1, 2, 5])
def test_units_by_how_many_tasks_they_have(asker: Asker, role: str, number: int) -> None:
    wanted = set(cells(asker, f"{role}任务恰好{number}条的单位有哪些"))
    for build in SO_MANY:
        question = build.format(r=role, n=number)
        assert set(cells(asker, question)) == wanted, question
    assert set(cells(asker, f"{role}第{number}条任务的单位有哪些")) != wanted


@pytest.mark.parametrize("number", [3, 6, 8])
def test_more_units_than_a_number(asker: Asker, number: int) -> None:
    wanted = numbers(asker, f"责任单位超过{number}家的任务有哪些")
    for build in BOUNDS:
        assert numbers(asker, build.format(n=number)) == wanted, build


@pytest.mark.parametrize("number", ["3", "5", "9"])
@pytest.mark.parametrize("unit", ["发改委", "经信委"])
def test_some_units_without_one_that_is_named(asker: Asker, number: str, unit: str) -> None:
    shared = set(cells(asker, f"第{number}条和第10条共同的责任单位有哪些"))
    named = cells(asker, f"第1条的责任单位里，名字带“{'发展改革' if unit == '发改委' else '经济信息'}”的是谁")
    for build in WITHOUT:
        question = build.format(n=number, u=unit)
        assert set(cells(asker, question)) == shared - set(named), question


@pytest.mark.parametrize("tasks", ["农业部分", "新兴产业部分", "没有牵头单位的任务里，新兴产业部分"])
def test_units_that_all_of_some_tasks_have(asker: Asker, tasks: str) -> None:
    wanted, *others = (set(cells(asker, build.format(s=tasks))) for build in ALL_OF)
    assert all(found == wanted for found in others), others


@pytest.mark.parametrize("question", TWO_AT_ONCE)
def test_one_half_of_what_is_asked_is_no_answer(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_understood"


def test_all_tasks_of_a_topic_that_is_no_section(asker: Asker) -> None:
    for topic in ("digital", "recycling"):
        about = asker.ask(f"Does the Science and Technology Bureau work on every task about {topic}?").answers
        assert asker.ask(f"Does the Science and Technology Bureau work on all {topic} tasks?").answers == about
