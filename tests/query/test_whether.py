"""Whether it is so, however it is asked: 没有一条是…的吗, 写没写谁牵头, 难道条条都…, 只要…就…."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker

UNITS = ("区发展改革委", "区科技局", "区生态环境局", "区水利局", "区规划自然资源局")
PARTS = ("农业部分", "产业园区部分", "新兴产业部分")
NEVER = (
    "{2}，{0}和{1}没有同时出现在任何一条任务里，对吧？",
    "{2}那几条，是不是找不出一条是{0}和{1}都有份的？",
    "听说{2}，{0}跟{1}没有一条任务碰到一起，是这样吗",
    "{2}没有{0}和{1}都有份的任务，对吗",
    "{2}，{0}和{1}没有共同负责的任务，是吗",
)
EVERY = (
    "{1}的任务，难道条条都有{0}？",
    "凡是任务{1}，就一定有{0}，对吗",
    "{1}的任务都有{0}吗",
)
HAVING = {"有牵头单位": "有牵头单位的任务有哪些", "有量化目标": "有量化目标的任务有哪些"}
LEADS = ("第{}条写了谁牵头没有", "任务{}定了谁牵头吗", "第{}条写没写由谁牵头", "第{}条明确没明确由谁来牵头")
NEITHER = (
    "量化的、定性的目标一个都没写的任务有哪些",
    "量化目标、节点目标都没有的任务有哪些",
    "一个目标都没写的（数字的没有、节点的也没有）有哪几条？",
)


def numbers(asker: Asker, question: str) -> set[str]:
    """Return the numbers of the tasks that answer a question."""
    return {str(item["number"]) for item in asker.ask(question).answers if item["type"] == "Task"}


def value(asker: Asker, question: str) -> tuple[list[object], str | None]:
    """Return the value that answers a question."""
    answer = asker.ask(question)
    return [item.get("value") for item in answer.answers], answer.reading


@pytest.mark.parametrize("pair", tuple(combinations(UNITS, 2)))
@pytest.mark.parametrize("part", PARTS)
def test_two_units_never_meet(asker: Asker, pair: tuple[str, str], part: str) -> None:
    both = set.intersection(*(numbers(asker, f"{part}由{unit}负责的任务有哪些") for unit in pair))
    for build in NEVER:
        said, reading = value(asker, build.format(*pair, part))
        assert said == [not both], (build, reading)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("which", HAVING)
def test_each_of_some_tasks(asker: Asker, unit: str, which: str) -> None:
    whole = numbers(asker, HAVING[which]) <= numbers(asker, f"{unit}负责的任务有哪些")
    for build in EVERY:
        said, reading = value(asker, build.format(unit, which))
        assert said == [whole], (build, reading)


@pytest.mark.parametrize("number", [2, 8, 16, 22])
def test_whether_a_task_says_who_leads(asker: Asker, number: int) -> None:
    led = str(number) in numbers(asker, "有牵头单位的任务有哪些")
    for build in LEADS:
        said, reading = value(asker, build.format(number))
        assert said == [led], (build, reading)


@pytest.mark.parametrize("question", NEITHER)
def test_tasks_without_any_target(asker: Asker, question: str) -> None:
    plain = numbers(asker, "没有量化目标的任务有哪些") & numbers(asker, "没有节点目标的任务有哪些")
    assert numbers(asker, question) == plain
