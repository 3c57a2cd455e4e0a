"""Lists of duties: under 职责分工 each line that begins with units says what these do, and sets their aims."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction

LINES = (
    "市水利局：负责监测预警，清淤河道50公里。",
    "市财政局、市林业局：负责资金保障。",
    "市教育局牵头做好学校排查。",
    "各镇人民政府（街道办事处）：配合做好转移安置。",
)
GIVEN = [
    ("市水利局", "responsible"),
    ("市财政局", "responsible"),
    ("市林业局", "responsible"),
    ("市教育局", "lead"),
    ("各镇人民政府（街道办事处）", "cooperate"),
]


def found(title: str, lines: Sequence[str] = LINES) -> Extraction:
    body = "\n".join(lines)
    return extract(
        parse(text_as_raw(f"某市方案\n一、总体要求\n做好工作。\n二、{title}\n{body}\n三、其他\n做好其他工作。\n"))
    )


@pytest.mark.parametrize("title", ["职责分工", "部门职责", "工作分工", "责任分工"])
def test_each_line_is_a_task_of_the_units_that_it_begins_with(title: str) -> None:
    tasks = found(title).tasks
    assert [(fact.unit, fact.role) for task in tasks for fact in task.responsibilities] == GIVEN
    assert [task.title for task in tasks] == ["负责监测预警", "负责资金保障", "牵头做好学校排查", "配合做好转移安置"]
    assert {task.path for task in tasks} == {(f"二、{title}",)}


def test_lines_may_be_numbered() -> None:
    lines = [f"{at}．{line}" for at, line in enumerate(LINES, start=1)]
    tasks = found("职责分工", lines).tasks
    assert [(fact.unit, fact.role) for task in tasks for fact in task.responsibilities] == GIVEN


def test_what_a_line_sets_is_a_target_of_its_task() -> None:
    (target,) = found("职责分工").tasks[0].targets
    assert (target.indicator, target.value, target.unit) == ("河道", 50, "公里")


@pytest.mark.parametrize("title", ["领导小组成员单位职责分工", "工作措施", "组织机构及职责"])
def test_members_of_groups_and_other_lines_are_none(title: str) -> None:
    assert found(title).tasks == ()


def test_a_few_lines_among_others_are_none() -> None:
    assert found("职责分工", [LINES[0], *["做好其他工作。"] * 6, LINES[1]]).tasks == ()


@pytest.mark.parametrize("mark", ["。", "：", "", "\n"])
@pytest.mark.parametrize("number", ["（{}）", ""])
def test_units_may_stand_on_a_line_above_their_duties(mark: str, number: str) -> None:
    units, duties = zip(*(re.split("：|(?<=局)(?=牵头)", line, maxsplit=1) for line in LINES), strict=True)
    lines = [
        f"{number.format('一二三四'[at])}{unit}{mark}{'' if mark == chr(10) else chr(10)}1.{duty}\n2.推进其他工作。"
        for at, (unit, duty) in enumerate(zip(units, duties, strict=True))
    ]
    tasks = found("职责分工", lines).tasks
    assert [(fact.unit, fact.role) for task in tasks for fact in task.responsibilities] == GIVEN
    assert [task.title for task in tasks] == ["负责监测预警", "负责资金保障", "牵头做好学校排查", "配合做好转移安置"]
    assert [target.value for target in tasks[0].targets] == [50]


def test_a_full_stop_may_part_units_from_their_duties() -> None:
    lines = [line.replace("：", "。") for line in LINES]
    tasks = found("职责分工", lines).tasks
    assert [(fact.unit, fact.role) for task in tasks for fact in task.responsibilities] == GIVEN
