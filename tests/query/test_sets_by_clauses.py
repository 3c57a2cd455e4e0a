"""Laws of sets of tasks put together by clauses, and of the first and last of a set: what questions on each set say."""

from __future__ import annotations

from itertools import permutations

import pytest

from query.ask import Asker

CLAUSES = ("科技局负责的", "发改委牵头的", "没有量化目标的", "涉及镇街的", "有专栏的", "经信委参与的")
EITHER = ("{0}或者{1}任务有哪些", "{0}任务和{1}任务合起来有哪些", "凡是{0}或者{1}任务都列出来")
BOTH = ("{0}任务和{1}任务的交集", "{0}任务与{1}任务的重合部分有哪些")
BUT = ("是{0}而不是{1}任务", "{0}任务里去掉{1}还有哪些", "{0}任务中不是{1}有哪些")
NONE = ("{0}和{1}之外的任务有哪些", "既不是{0}也不是{1}任务有哪些")
REST = ("{0}任务除去{1}和{2}还有哪些", "{0}任务去掉{1}、再去掉{2}，还剩哪些", "{0}任务里不是{1}、也不是{2}有哪些")
WITHIN = ("{0}任务里{1}但并非{2}是哪几条", "{0}任务里，{1}、除去{2}还有哪些", "{0}任务中{1}有哪些，{2}除外")
FIRST = ("{}里第一条是哪条", "{}中编号最小的是哪条", "最靠前的{}是哪条", "{}中最先出现的是哪条")
LAST = ("{}里最后一条是哪条", "{}中编号最大的是哪条", "最靠后的{}是哪条", "{}里末尾一条是哪个")
RANGES = {"编号6到12": range(6, 13), "编号小于9": range(1, 9), "编号不小于20": range(20, 28), "编号8以内": range(1, 9)}


def _numbers(asker: Asker, question: str) -> set[int]:
    """Return the numbers of the tasks of an answer; what is not understood fails."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    assert all(item["type"] == "Task" for item in answer.answers), question
    return {int(item["number"]) for item in answer.answers}


@pytest.mark.parametrize("clauses", list(permutations(CLAUSES, 3))[::9])
def test_sets_are_put_together_as_their_clauses_say(asker: Asker, clauses: tuple[str, ...]) -> None:
    every = _numbers(asker, "第1条到第27条有哪些任务")
    one, two, three = (_numbers(asker, f"{clause}任务有哪些") for clause in clauses)
    wanted = {
        EITHER: one | two,
        BOTH: one & two,
        BUT: one - two,
        NONE: every - one - two,
        REST: one - two - three,
        WITHIN: (one & two) - three,
    }
    for builds, tasks in wanted.items():
        for build in builds:
            assert _numbers(asker, build.format(*clauses)) == tasks, build.format(*clauses)


@pytest.mark.parametrize("tasks", ["水利局负责的任务", "没有牵头单位的任务", "农业部分的任务", "保障措施部分的任务"])
def test_the_first_and_the_last_of_a_set_are_those_of_its_numbers(asker: Asker, tasks: str) -> None:
    found = sorted(_numbers(asker, f"{tasks}有哪些"))
    for builds, number in ((FIRST, found[0]), (LAST, found[-1])):
        for build in builds:
            assert _numbers(asker, build.format(tasks)) == {number}, build
    assert _numbers(asker, f"{tasks}里前两条是哪些") == set(found[:2])
    assert _numbers(asker, f"{tasks}的最后两条") == set(found[-2:])


@pytest.mark.parametrize("words", RANGES)
def test_tasks_are_found_by_bounds_on_their_number(asker: Asker, words: str) -> None:
    for clause in CLAUSES[:3]:
        wanted = _numbers(asker, f"{clause}任务有哪些") & set(RANGES[words])
        assert _numbers(asker, f"{words}的任务里{clause}任务有哪些") == wanted, clause
