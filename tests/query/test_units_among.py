"""Some of the units of a set of tasks: those that other tasks, their number or their name tell, whatever the build."""

from __future__ import annotations

from collections import Counter

import pytest

from query.ask import Asker
from tests.query.conftest import cells

SETS = ("第1条", "农业部分", "没有牵头单位的任务", "第3条到第6条")
OTHER = "第22条"
CLAUSES = {
    "also": ("也在{x}里", "同时也是{x}的责任单位", "在{x}也有份", "还负责{x}", "也列在{x}的名单里"),
    "not": ("不在{x}里", "没有出现在{x}", "不是{x}的责任单位", "在{x}里没有份", "不负责{x}"),
    "leads others": ("还牵头别的任务", "在其他任务里也牵头", "同时又是别的任务的牵头单位"),
    "leads none": ("整份计划里一条都没牵头", "没有牵头任何任务", "从不牵头", "全文没有牵头过任务"),
    "once": ("整份计划只出现在一条任务里", "全文只负责一条任务", "在整个计划中只出现一次"),
    "bureaus": ("名称以“局”结尾", "名字最后一个字是局", "以局字结尾", "是局"),
    "no bureaus": ("名称不是以“局”字结尾", "名字不以局结尾"),
}
BUILDS = ("{s}的责任单位里，哪些{c}", "{s}的责任单位中{c}的有哪些", "对照一下，{s}的责任单位，其中{c}的是谁")
Units = dict[str, set[str]]


def _units(asker: Asker, question: str) -> set[str]:
    return {str(item["label"]) for item in asker.ask(question).answers if item["type"] == "Organization"}


@pytest.fixture
def each(asker: Asker) -> tuple[Units, Units]:
    """Return the units of each task, and those that lead it, by its number."""
    numbers = [str(item["number"]) for item in asker.ask("第1条到第27条有哪些任务").answers]
    shown = {number: asker.ask(f"谁负责第{number}条").answers for number in numbers}
    led = {n: {str(i["label"]) for i in told if i["role"] == "lead"} for n, told in shown.items()}
    return {n: {str(i["label"]) for i in told} for n, told in shown.items()}, led


@pytest.mark.parametrize("tasks", SETS)
def test_some_units_of_a_set_are_those_that_the_rest_of_the_plan_tells(
    asker: Asker, each: tuple[Units, Units], tasks: str
) -> None:
    units, led = each
    own, other = _units(asker, f"{tasks}的责任单位有哪些"), _units(asker, f"{OTHER}的责任单位有哪些")
    numbers = {str(item["number"]) for item in asker.ask(f"{tasks}的内容").answers if item["type"] == "Task"}
    numbers |= {str(item["number"]) for item in asker.ask(f"{tasks}有哪些任务").answers if item["type"] == "Task"}
    times = Counter(unit for found in units.values() for unit in found)
    elsewhere = set().union(*(found for number, found in led.items() if number not in numbers))
    bureaus = {unit for unit in own if unit.endswith("局")}
    wanted = {
        "leads others": own & elsewhere,
        "leads none": own - set().union(*led.values()),
        "once": {unit for unit in own if times[unit] == 1},
        "bureaus": bureaus,
        "no bureaus": own - bureaus,
        "also": {unit for unit in own if unit in other or _alike(unit, other)},
    }
    wanted["not"] = own - wanted["also"]
    for kind, clauses in CLAUSES.items():
        for clause in clauses:
            for build in BUILDS:
                question = build.format(s=tasks, c=clause.format(x=OTHER))
                assert _units(asker, question) == wanted[kind], question


def _alike(unit: str, others: set[str]) -> bool:
    """Tell whether a group stands among others by another name (各镇街, 有关镇街)."""
    groups = ("镇街", "区属国有公司")
    return any(unit.endswith(group) and any(other.endswith(group) for other in others) for group in groups)


def test_one_task_only_counts_the_whole_plan_where_it_says_so(asker: Asker) -> None:
    of_part = _units(asker, "农业部分的牵头单位里，该部分里只牵头一条任务的有哪些")
    of_plan = _units(asker, "农业部分的牵头单位里，整份计划只牵头一条任务的有哪些")
    assert of_plan == {unit for unit in of_part if asker.ask(f"{unit}一共牵头几条任务").answers[0]["value"] == 1}


def test_units_of_the_last_answer_are_picked_from_as_well(asker: Asker) -> None:
    plain = _units(asker, f"第1条的责任单位里，哪些也在{OTHER}里")
    for turns in (
        ("第1条讲什么", "这条的责任单位里，哪些也在{x}里"),
        ("第1条的责任单位有哪些", "其中也在{x}里的有哪些"),
    ):
        for turn in turns:
            answer = asker.ask(turn.format(x=OTHER), session=turns[1])
        assert {item["label"] for item in answer.answers} == plain, turns


ENGLISH = {
    "also": ("are also in task 22", "also have a part in task 22", "are also listed in task 22"),
    "not": ("are not in task 22", "do not appear in task 22", "have no part in task 22"),
    "leads others": ("also lead other tasks", "lead another task"),
    "leads none": ("lead no task at all", "never lead a task", "lead nothing in the whole plan"),
    "once": ("appear in only one task of the whole plan", "take part in just one task overall"),
    "bureaus": ("are bureaus", "have names ending in 局"),
}
IN_ENGLISH = ("Which of the responsible units of task 1 {c}?", "Of the units in task 1, which ones {c}?")
"""The same in English."""


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_picks_the_same_units(asker: Asker, kind: str) -> None:
    plain = _units(asker, BUILDS[0].format(s=SETS[0], c=CLAUSES[kind][0].format(x=OTHER)))
    for clause in ENGLISH[kind]:
        for build in IN_ENGLISH:
            assert _units(asker, build.format(c=clause)) == plain, (build, clause)


def test_the_most_tasks_of_the_plan_are_those_of_its_units(asker: Asker, each: tuple[Units, Units]) -> None:
    led = Counter(unit for found in each[1].values() for unit in found)
    for tasks, said in (("第1条", "谁牵头的任务最多"), ("农业部分", "整份计划里牵头任务最多的是谁")):
        own = _units(asker, f"{tasks}的责任单位有哪些")
        most = max(led[unit] for unit in own)
        assert _units(asker, f"{tasks}的责任单位里，{said}") == {unit for unit in own if led[unit] == most}


@pytest.mark.parametrize("left", ["镇街", "区水利局", "发改委"])
def test_units_that_are_left_out_are_not_counted_one_by_one(asker: Asker, left: str) -> None:
    whole = asker.ask("农委牵头的任务里，各参与单位分别参与几条").answers
    without = asker.ask(f"农委牵头的任务里，除{left}外各参与单位分别参与几条").answers
    assert len(without) == len(whole) - 1, left


def test_all_tasks_of_a_lead_are_counted(asker: Asker) -> None:
    for number in (9, 12, 26):
        (lead,) = _units(asker, f"第{number}条由谁牵头")
        counted = asker.ask(f"{lead}牵头几条任务").answers[0]["value"]
        assert asker.ask(f"第{number}条的牵头单位，总共牵头了几条任务").answers[0]["value"] == counted


def test_what_is_said_of_several_tasks_is_said_of_each(asker: Asker) -> None:
    def of(number: int) -> set[str]:
        return set(cells(asker, f"第{number}条的责任单位有哪些"))

    assert set(cells(asker, "第5条的责任单位里，哪些也在第6条和第10条")) == of(5) & of(6) & of(10)
    assert set(cells(asker, "第5条的责任单位里，哪些也在第6条或第10条")) == of(5) & (of(6) | of(10))
    assert set(cells(asker, "Which units of task 15 also appear in tasks 12 and 13?")) == of(15) & of(12) & of(13)


@pytest.mark.parametrize(
    "asked",
    [
        "第12条的责任单位里，哪些参与农业部分的所有任务",
        "Which units of task 15 are in all agriculture tasks?",
        "第12条的责任单位是不是都在第13条和第15条里",
    ],
)
def test_what_no_form_says_of_all_is_left_open(asker: Asker, asked: str) -> None:
    assert asker.ask(asked).status == "not_understood"


def test_tasks_left_out_are_not_their_unit(asker: Asker) -> None:
    counted = asker.ask("除经信委牵头的任务外，每个单位负责几条").answers
    left = set(cells(asker, "不是经信委牵头的任务有哪些", "number"))
    assert counted
    for unit, number in (row["cells"] for row in counted[:6]):
        assert number == len(left & set(cells(asker, f"{unit}负责哪些任务", "number"))), unit
