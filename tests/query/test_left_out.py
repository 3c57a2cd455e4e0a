"""What a question leaves out is not answered: the items left out are those of a plain question, whatever the build."""

from __future__ import annotations

from itertools import product

import pytest

from query.ask import Asker

CHINESE = (
    "除{x}外，{s}有哪些",
    "{s}里把{x}去掉，还剩哪些",
    "{s}有哪些（{x}不算）",
    "{x}除外，{s}有哪些",
    "{s}，{x}不提，其余是哪些",
    "撇开{x}，{s}是哪些",
    "{s}中剔除{x}，剩下哪些",
    "{s}有哪些，{x}不计在内",
)
COUNTED = ("{s}里{x}不算，有几个", "{s}有几个，{x}不算", "把{x}剔掉，{s}还有几个", "不算{x}，{s}一共多少个")
SETS = {
    "农业部分的任务": ("科技局参与的", "第12条和第13条", "没有量化目标的"),
    "镇街参与的任务": ("保障措施部分的", "农委牵头的、发改委牵头的", "制造业部分的"),
    "第1条到第15条的任务": ("第3条", "经信委牵头的", "提到企业的"),
    "第10条的责任单位": ("牵头的", "科技局", "发改委、经信委", "名字带“公司”的"),
    "制造业部分的目标": ("第2条的", "用百分比表示的", "以吨计的"),
    "第10条提到的企业": ("名字带“宗申”的", "中标环保和德瑞洁能"),
}
"""What is asked for, and words for some of it; each with the noun of the set they are a plain question."""
ENGLISH = ("Which {s}, excluding {x}?", "Leaving aside {x}, which {s}?", "Which {s}? Leave out {x}.")
ENGLISH_SETS = {
    "tasks are in the agriculture section": (
        "those involving 区科技局",
        "tasks 12 and 13",
    ),
    "units are responsible for task 10": ("the lead", "区科技局"),
    "targets are in the manufacturing section": ("milestones", "those in task 2"),
}
UNKNOWN = ("月球上的", "甲乙丙丁")
NAMED = {"发改委、经信委": ("区发展改革委", "区经济信息委"), "中标环保和德瑞洁能": ("中标环保", "德瑞洁能")}


def _found(asker: Asker, question: str) -> set[str]:
    """Return the labels of an answer, for targets their names in the graph."""
    return {str(item["label"] if "label" in item else item["iri"]) for item in asker.ask(question).answers}


def _gone(asker: Asker, tasks: str, words: str, whole: set[str]) -> set[str]:
    """Return what some words name of a set, as plain questions tell it."""
    noun = tasks[-2:]
    if words in NAMED:
        return set(NAMED[words])
    if "名字" in words:
        return {name for name in whole if words.split("“")[1].split("”", maxsplit=1)[0] in name}
    if noun == "单位":
        plain = f"{tasks[: -len('责任单位')]}牵头单位有哪些" if words == "牵头的" else ""
        return _found(asker, plain) if plain else {name for name in whole if words in name}
    asked = f"{words}是什么任务" if words.startswith("第") and noun == "任务" else f"{words}{noun}有哪些"
    return set().union(
        *(_found(asker, asked if "、" not in words else f"{each}{noun}有哪些") for each in words.split("、"))
    )


@pytest.mark.parametrize(("tasks", "words"), [(s, x) for s, words in SETS.items() for x in words])
def test_what_is_left_out_is_not_answered(asker: Asker, tasks: str, words: str) -> None:
    whole = _found(asker, f"{tasks}有哪些")
    left = whole - _gone(asker, tasks, words, whole)
    assert set() < left < whole
    for build in CHINESE:
        assert _found(asker, build.format(s=tasks, x=words)) == left, build
    for build in COUNTED:
        assert [i.get("value") for i in asker.ask(build.format(s=tasks, x=words)).answers] == [len(left)], build


@pytest.mark.parametrize(("tasks", "words"), [(s, x) for s, words in ENGLISH_SETS.items() for x in words])
def test_what_is_left_out_in_english_is_not_answered(asker: Asker, tasks: str, words: str) -> None:
    whole = _found(asker, f"Which {tasks}?")
    found = {build: _found(asker, build.format(s=tasks, x=words)) for build in ENGLISH}
    assert len({frozenset(each) for each in found.values()}) == 1
    assert set() < found[ENGLISH[0]] < whole


@pytest.mark.parametrize(("tasks", "words"), [*product(("第10条的责任单位", "农业部分的任务"), UNKNOWN)])
def test_what_cannot_be_left_out_is_not_kept_in_silence(asker: Asker, tasks: str, words: str) -> None:
    assert asker.ask(f"{tasks}有哪些（{words}不算）").status == "not_understood"
