"""Of a set of tasks said in English, what is in another set, what is not, their share: truth from Chinese questions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from query.ask import Asker
from tests.query.test_within import said

WHOLES = {
    "tasks led by the Development and Reform Commission": "区发展改革委牵头的任务有哪些",
    "Science and Technology Bureau's tasks": "区科技局负责的任务有哪些",
    "tasks with more than five responsible units": "责任单位超过5家的任务有哪些",
    "tasks mentioning a company": "提到企业的任务有哪些",
    "tasks 1 to 12": "第1条到第12条有哪些任务",
    "manufacturing section tasks": "制造业部分有哪些任务",
    "区经济信息委-led tasks": "区经济信息委牵头的任务有哪些",
    "tasks under the agriculture part that have quantitative targets": "农业部分有量化目标的任务有哪些",
}
PARTS = {
    ("involving the Water Resources Bureau", "involve the Water Resources Bureau"): "区水利局负责的任务有哪些",
    ("without quantitative targets", "have no quantitative targets"): "没有量化目标的任务有哪些",
    ("with several leads", "have several leads"): "牵头单位超过一家的任务有哪些",
    (
        "not involving the Science and Technology Bureau",
        "do not involve the Science and Technology Bureau",
    ): "不涉及区科技局的任务有哪些",
    ("setting a numeric target", "set a numeric target"): "有量化目标的任务有哪些",
    ("naming no company", "name no company"): "没有提到企业的任务有哪些",
    ("with exactly one lead unit", "have exactly one lead unit"): "只有一家牵头单位的任务有哪些",
    ("with four or fewer responsible units", "have four or fewer responsible units"): "责任单位不超过4家的任务有哪些",
    ("including the Water Resources Bureau", "list 区水利局 as a responsible unit"): "区水利局负责的任务有哪些",
}
Truth = Callable[[set[str], set[str]], object]
BUILDS: tuple[tuple[Truth, tuple[str, ...]], ...] = (
    (
        lambda whole, part: sorted(whole & part),
        ("Of the {0}, which {2}?", "{0}: which of them {2}?", "From the {0}, pick out the ones {1}."),
    ),
    (
        lambda whole, part: len(whole & part),
        ("Of the {0}, how many {2}?", "Among the {0}, how many are there {1}?", "Number of {0} {1}?"),
    ),
    (lambda whole, part: bool(whole & part), ("Do any of the {0} {2}?", "Of the {0}, do any {2}?")),
    (
        lambda whole, part: whole <= part,
        (
            "Do the {0} all {2}?",
            "Is it true that all {0} {2}?",
            "All of the {0} {2}, right?",
            "Of the {0}, do all {2}?",
        ),
    ),
    (
        lambda whole, part: not whole & part,
        (
            "Is it true that none of the {0} {2}?",
            "None of the {0} {2}, right?",
            "Is there not a single one of the {0} {1}?",
        ),
    ),
    (
        lambda whole, part: round(100 * len(whole & part) / len(whole), 1),
        ("What percentage of the {0} {2}?", "Of the {0}, what percentage {2}?", "How large a share of the {0} {2}?"),
    ),
    (
        lambda whole, part: sorted(whole - part),
        (
            "Which of the {0} are left if we drop those that {2}?",
            "Take away those {1} from the {0}: which remain?",
            "Excluding those {1}, what are the {0}?",
            "The {0} except those {1}",
        ),
    ),
    (lambda whole, part: len(whole - part), ("How many of the {0} are left after removing those {1}?",)),
)


@pytest.mark.parametrize(("whole", "part"), tuple(product(WHOLES, PARTS)))
def test_every_english_build_says_the_same_of_two_sets(asker: Asker, whole: str, part: tuple[str, str]) -> None:
    every, some = (set(map(str, said(asker, plain))) for plain in (WHOLES[whole], PARTS[part]))  # type: ignore[call-overload]
    for truth, builds in BUILDS:
        expected = truth(every, some)
        for build in builds:
            question = build.format(whole, *part)
            found = said(asker, question)
            assert found == expected or (not expected and found == []), question


COMPARED = [whole for whole in WHOLES if "company" not in whole]


@pytest.mark.parametrize(("first", "second"), tuple(product(COMPARED, COMPARED)))
def test_two_sets_said_in_english_are_set_against_each_other(asker: Asker, first: str, second: str) -> None:
    one, two = (len(said(asker, WHOLES[side])) for side in (first, second))  # type: ignore[arg-type]
    if first == second:
        return
    for build in ("Are there more {0} than {1}?", "Do the {0} outnumber the {1}?"):
        assert said(asker, build.format(first, second)) == (one > two), build
    if one > two:
        for build in ("How many more {0} than {1} are there?", "By how many do the {0} outnumber the {1}?"):
            assert said(asker, build.format(first, second)) == one - two, build


LISTED = {
    "Which task lists the largest number of responsible units?": "责任单位最多的任务是哪条",
    "How many tasks list 区税务局?": "区税务局负责的任务有几条",
    "Which tasks list the Water Resources Bureau as a responsible unit?": "区水利局负责的任务有哪些",
    "How many leaderless tasks are there?": "没有牵头单位的任务有几条",
    "Give me the number of the task headed by the Commerce Commission.": "区商务委牵头的任务是哪条",
    "Does each task in the industrial parks section list 区发展改革委?": "园区部分的任务是不是都有区发展改革委",
}


@pytest.mark.parametrize("english", LISTED)
def test_to_list_units_is_to_have_them(asker: Asker, english: str) -> None:
    assert said(asker, english) == said(asker, LISTED[english])


THINGS = {
    "List the responsible units of the {0}.": "{1}的责任单位有哪些",
    "Who leads the {0}?": "{1}由哪些单位牵头",
    "How many different units are involved in the {0}?": "{1}一共有几家责任单位",
    "Which companies do the {0} mention?": "{1}提到哪些企业",
}
OWNERS = {
    "tasks in the agriculture section": "农业部分的任务",
    "区科技局-led tasks": "区科技局牵头的任务",
    "tasks with quantitative targets": "有量化目标的任务",
}


@pytest.mark.parametrize(("asked", "whole"), tuple(product(THINGS, OWNERS)))
def test_units_and_companies_of_a_set_said_in_english(asker: Asker, asked: str, whole: str) -> None:
    english, chinese = (asker.ask(build.format(whole, OWNERS[whole])) for build in (asked, THINGS[asked]))
    assert english.answers
    assert english.answers == chinese.answers
