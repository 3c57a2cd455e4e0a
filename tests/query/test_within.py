"""Of a set of tasks, what is in another set, what is not, the share, whether there is any: truth from the sets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from query.ask import Asker

WHOLES = {
    "区科技局负责的任务": "区科技局负责的任务有哪些",
    "区发展改革委牵头的任务": "区发展改革委牵头的任务有哪些",
    "农业部分的任务": "农业部分有哪些任务",
    "没有牵头单位的任务": "没有牵头单位的任务有哪些",
    "责任单位超过5家的任务": "责任单位超过5家的任务有哪些",
}
PARTS = {
    "由区经济信息委牵头": "区经济信息委牵头的任务有哪些",
    "涉及镇街": "涉及镇街的任务有哪些",
    "没有量化目标": "没有量化目标的任务有哪些",
    "牵头单位不止一家": "牵头单位超过一家的任务有哪些",
    "不涉及区科技局": "不涉及区科技局的任务有哪些",
    "有区水利局": "区水利局负责的任务有哪些",
}
Truth = Callable[[set[str], set[str]], object]
BUILDS: tuple[tuple[Truth, tuple[str, ...]], ...] = (
    (
        lambda whole, part: sorted(whole - part),
        (
            "{0}里把{1}的扣掉，还剩下哪几条",
            "{0}减去{1}的那些，还有哪几条",
            "{0}，{1}的不算，还有哪些",
            "把{1}的拿走，{0}还剩哪些",
            "{0}，再把{1}的剔除，余下哪些",
            "从{0}里刨掉{1}的，还剩哪些",
            "去掉{1}的，{0}还有哪几条",
            "{0}里{1}的除外，其余是哪几条",
        ),
    ),
    (lambda whole, part: len(whole - part), ("{0}当中把{1}的去掉后还剩几条",)),
    (lambda whole, part: sorted(whole & part), ("{0}中，{1}的有哪些", "{0}里同时{1}的是哪几条", "{0}中哪几条{1}？")),
    (lambda whole, part: len(whole & part), ("{0}里{1}的有几条", "{0}中有多少条{1}")),
    (lambda whole, part: bool(whole & part), ("{0}里有没有{1}的", "{0}里有哪怕一条{1}吗")),
    (lambda whole, part: not whole & part, ("{0}里，难道一条{1}的都没有", "{0}里是不是一条{1}的都没有")),
    (
        lambda whole, part: round(100 * len(whole & part) / len(whole), 1),
        (
            "{0}里{1}的占百分之几",
            "{1}的占{0}的百分之几",
            "{0}中，{1}的比例是多少",
            "{0}里{1}的占比多少",
            "{0}里{1}的占比，折成百分数",
            "{1}的任务数除以{0}的条数，百分之几",
            "{0}有百分之多少{1}",
        ),
    ),
)


def said(asker: Asker, question: str) -> object:
    """Return what answers a question: a number, a truth value, or the numbers of tasks."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    if answer.answers and answer.answers[0]["type"] in ("Number", "Boolean"):
        return answer.answers[0]["value"]
    return sorted(str(item["number"]) for item in answer.answers)


@pytest.mark.parametrize(("whole", "part"), tuple(product(WHOLES, PARTS)))
def test_every_build_says_the_same_of_two_sets(asker: Asker, whole: str, part: str) -> None:
    every, some = (set(map(str, said(asker, plain))) for plain in (WHOLES[whole], PARTS[part]))  # type: ignore[call-overload]
    for truth, builds in BUILDS:
        expected = truth(every, some)
        for build in builds:
            question = build.format(whole, part)
            found = said(asker, question)
            assert found == expected or (expected == 0 and found == []), question
