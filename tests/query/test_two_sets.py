"""The units of two sets of tasks set against each other are those that each set has by itself."""

from __future__ import annotations

import pytest

from query.ask import Asker

PAIRS = (
    ("农业部分", "新兴产业部分"),
    ("第6条", "农业部分"),
    ("农委牵头的任务", "商务委牵头的任务"),
    ("没有牵头单位的任务", "农业部分的任务"),
)
IS_SO = {
    "same": ("{0}和{1}的{2}单位一样吗", "{0}的{2}单位等同于{1}的{2}单位吗"),
    "differ": ("{0}和{1}的{2}单位不同吗", "{0}与{1}的{2}单位有没有差异"),
    "holds": ("{0}的{2}单位包含{1}的吗", "{1}的{2}单位都是{0}的{2}单位吗"),
    "shared": ("{0}和{1}有没有共同的{2}单位", "有没有单位既是{0}的{2}单位又是{1}的{2}单位"),
    "equal": ("{0}和{1}的{2}单位一样多吗", "{0}的{2}单位数和{1}相等吗"),
    "greater": ("{0}的{2}单位比{1}多吗", "{0}的{2}单位数超过{1}吗"),
}
WHICH = {
    "apart": ("{0}和{1}的{2}单位有什么不同", "{0}和{1}里，只在其中一个的{2}单位有哪些", "{0}和{1}的{2}单位差在哪几家"),
    "both": (
        "{0}和{1}的{2}单位交集是什么",
        "同时是{0}和{1}{2}单位的单位有哪些",
        "{0}的{2}单位和{1}的{2}单位有哪些是一样的",
    ),
    "first": (
        "{0}有而{1}没有的{2}单位有哪些",
        "跟{1}相比，{0}多出来的{2}单位有哪些",
        "{0}的{2}单位减去{1}的{2}单位还剩哪些",
    ),
    "either": ("{0}和{1}的{2}单位合起来有哪些", "{0}或{1}的{2}单位有哪些"),
}


def _units(asker: Asker, question: str) -> set[str]:
    """Return the units that answer a question, a group by one name whatever stands before it."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return {str(item["label"]).removeprefix("有关").removeprefix("各") for item in answer.answers}


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("role", ["责任", "参与"])
def test_units_of_two_sets(asker: Asker, one: str, other: str, role: str) -> None:
    first, second = (_units(asker, f"{tasks}的{role}单位有哪些") for tasks in (one, other))
    counts = [int(str(asker.ask(f"{tasks}的{role}单位有几家").answers[0]["value"])) for tasks in (one, other)]
    holds = {
        "same": first == second,
        "differ": first != second,
        "holds": first >= second,
        "shared": bool(first & second),
        "equal": counts[0] == counts[1],
        "greater": counts[0] > counts[1],
    }
    found = {"apart": first ^ second, "both": first & second, "first": first - second, "either": first | second}
    for way, builds in IS_SO.items():
        for build in builds:
            question = build.format(one, other, role)
            assert asker.ask(question).answers[0]["value"] is holds[way], question
    for kind, asked in WHICH.items():
        for build in asked:
            question = build.format(one, other, role)
            assert _units(asker, question) == found[kind], question


def test_which_of_two_parts_has_more_units(asker: Asker) -> None:
    for build in ("农业部分和新兴产业部分哪个的责任单位多", "农业部分与新兴产业部分谁的责任单位更多"):
        more = {str(item["label"]) for item in asker.ask(build).answers}
        less = {str(item["label"]) for item in asker.ask(build.replace("多", "少")).answers}
        assert len(more) == len(less) == 1, build
        assert more != less, build
