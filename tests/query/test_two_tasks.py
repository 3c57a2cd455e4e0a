"""The units of two tasks set against each other are those that each task has by itself, however it is asked."""

from __future__ import annotations

import pytest

from query.ask import Asker

PAIRS = (("2", "3"), ("27", "21"), ("9", "27"), ("17", "18"), ("3", "10"), ("12", "5"))
ROLES = ("责任", "牵头")
MORE = (
    "第{0}条有而第{1}条没有的{2}单位是谁",
    "第{0}条列了、第{1}条没列的{2}单位有哪些",
    "拿第{0}条跟第{1}条对照，第{0}条多出来的{2}单位是哪几家",
    "第{1}条没有、第{0}条才有的{2}单位",
    "第{0}条的{2}单位里，哪些不是第{1}条的{2}单位",
    "第{0}条的{2}单位减去第{1}条的{2}单位还剩哪些",
    "跟第{1}条相比，第{0}条多出来的{2}单位有哪些",
)
BOTH = (
    "第{0}条和第{1}条共同的{2}单位有哪些",
    "第{0}条与第{1}条{2}单位的交集",
    "第{0}条跟第{1}条的{2}单位里重复的是哪几家",
    "第{0}条和第{1}条的{2}单位有哪些是一样的",
)
IN_ONE = (
    "第{0}条与第{1}条的{2}单位对照一下，哪一家只在其中一条里？",
    "第{0}条和第{1}条的{2}单位，哪家只出现在其中一条",
    "甲事（第{0}条）与乙事（第{1}条）的{2}单位，哪几家只占了一条",
    "第{0}条和第{1}条的{2}单位有什么不同",
    "任务{0}、{1}的{2}单位差别在哪里？",
    "第{0}条和第{1}条里，只在其中一条的{2}单位有哪些",
    "哪些{2}单位只在第{0}条、第{1}条中的一条里出现",
)
IN_ALL = ("任务{0}、{1}都由谁牵头——只要两条里全部出现的牵头单位", "第{0}、{1}条都由谁牵头，只要两条里都有的")
IS_SO = {
    "same": (
        "第{0}条和第{1}条的{2}单位完全相同吗",
        "第{0}条的{2}单位跟第{1}条的是不是一样的",
        "Are the {3} units of task {0} and task {1} the same?",
    ),
    "differ": (
        "第{0}条和第{1}条的{2}单位不同吗",
        "第{0}条与第{1}条的{2}单位有没有差异",
        "第{0}条的{2}单位和第{1}条的不一样吧",
        "Do the {3} units of task {0} differ from those of task {1}?",
    ),
    "holds": (
        "第{0}条的{2}单位包含第{1}条的吗",
        "第{0}条的{2}单位是不是把第{1}条的都包括进去了",
        "第{1}条的{2}单位都是第{0}条的{2}单位吗",
        "Are all the {3} units of task {1} also {3} units of task {0}?",
    ),
    "shared": ("第{0}条和第{1}条是否有相同的{2}单位", "Do tasks {0} and {1} share any {3} units?"),
    "equal": ("第{0}条和第{1}条的{2}单位一样多吗", "Do task {0} and task {1} have equally many {3} units?"),
}
WHETHER = (
    "第{0}条和第{1}条有没有共同的责任单位",
    "第{0}条跟第{1}条找得出一家共同的责任单位吗",
    "有单位同时负责第{0}条和第{1}条吗",
)


def units(asker: Asker, question: str) -> set[str]:
    """Return the units that answer a question; none where the documents hold none."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    names = {str(item["label"]) for item in answer.answers}
    return {name for name in names if "镇街" not in name}  # 有关镇街 and 各镇街 may share a member


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_units_of_two_tasks(asker: Asker, one: str, other: str) -> None:
    for role in ROLES:
        of_one, of_other = (units(asker, f"第{n}条的{role}单位有哪些") for n in (one, other))
        for build in MORE:
            question = build.format(one, other, role)
            assert units(asker, question) == of_one - of_other, question
        for build in IN_ONE:
            question = build.format(one, other, role)
            assert units(asker, question) == of_one ^ of_other, question
        for build in IN_ALL if role == "牵头" else ():
            question = build.format(one, other)
            assert units(asker, question) == of_one & of_other, question
        for build in BOTH:
            question = build.format(one, other, role)
            assert units(asker, question) == of_one & of_other, question


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_whether_two_tasks_share_a_unit(asker: Asker, one: str, other: str) -> None:
    shared = bool(units(asker, f"第{one}条的责任单位有哪些") & units(asker, f"第{other}条的责任单位有哪些"))
    for build in WHETHER:
        question = build.format(one, other)
        assert asker.ask(question).answers[0]["value"] is shared, question


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_holds_of_the_units_of_two_tasks(asker: Asker, one: str, other: str) -> None:
    for role, english in zip(ROLES, ("responsible", "lead"), strict=True):
        first, second = (
            {
                str(i["label"]).removeprefix("有关").removeprefix("各")
                for i in asker.ask(f"第{n}条的{role}单位有哪些").answers
            }
            for n in (one, other)
        )
        holds = {
            "same": first == second,
            "differ": first != second,
            "holds": first >= second,
            "shared": bool(first & second),
            "equal": len(first) == len(second),
        }
        for way, builds in IS_SO.items():
            for build in builds:
                question = build.format(one, other, role, english)
                told = asker.ask(question)
                if told.status != "not_understood" or (first and second):  # of no units at all nothing holds or fails
                    assert told.answers[0]["value"] is holds[way], question


def test_units_of_two_tasks_together_are_not_those_that_they_share(asker: Asker) -> None:
    every = units(asker, "第6条和第7条的责任单位有哪些")
    for build in ("第6条和第7条共有几家责任单位", "第6条和第7条的责任单位共有几家"):
        assert asker.ask(build).answers[0]["value"] == len(every), build
    assert units(asker, "第6条和第7条都有哪些责任单位") == every
