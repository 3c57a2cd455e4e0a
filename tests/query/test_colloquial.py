"""Laws of everyday turns of phrase: a question in them has the answer of the plain one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from query.ask import Asker
from tests.query.conftest import cells

UNITS = ("应急局", "生态环境局", "经信委", "农委")
CHORES = ("{unit}有哪些活", "{unit}都管哪些事", "{unit}有啥活儿", "{unit}有什么差事", "{unit}的活有哪些")
COPIED = ("点{noun}名点得最多的是第几条", "提{noun}提得最多的是哪条", "涉及{noun}涉及得最多的是哪条任务")
SPACED = (("城管", "水利", "环保"), ("交通", "商务"), ("科技", "经信", "发改"), ("城管局", "水利局"))


def _found(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "iri"))


@pytest.mark.parametrize("build", CHORES)
@pytest.mark.parametrize("unit", UNITS)
def test_chores_of_a_unit_are_its_tasks(asker: Asker, unit: str, build: str) -> None:
    assert _found(asker, build.format(unit=unit)) == _found(asker, f"{unit}负责哪些任务")


@pytest.mark.parametrize("build", COPIED)
@pytest.mark.parametrize("noun", ["企业", "单位"])
def test_a_verb_said_twice_says_no_more_than_once(asker: Asker, noun: str, build: str) -> None:
    assert _found(asker, build.format(noun=noun)) == _found(asker, f"{noun}最多的是哪条任务")


@pytest.mark.parametrize("names", SPACED)
def test_blanks_part_the_members_of_a_list_that_is_counted(asker: Asker, names: tuple[str, ...]) -> None:
    number = {2: "两", 3: "三"}[len(names)]
    for build in ("{}{}家都在的任务", "请问 {}{}家都在的是哪些任务"):
        said = (build.format(between.join(names), number) for between in (" ", "、"))
        one, other = (_found(asker, question) for question in said)
        assert one == other


@pytest.mark.parametrize("unit", ["市监局", "环保局", "科技局"])
@pytest.mark.parametrize("whose", ["农委牵头", "经信委牵头", "发改委负责"])
def test_a_unit_in_tasks_of_another_is_in_those_of_both(asker: Asker, unit: str, whose: str) -> None:
    both = _found(asker, f"{unit}负责哪些任务") & _found(asker, f"{whose}的任务有哪些")
    for build in ("{}在{}的哪条里", "{}也在{}的哪几条任务中有份"):
        assert _found(asker, build.format(unit, whose)) == both


@pytest.mark.parametrize("year", [2022, 2024, 2025])
def test_beyond_a_year_is_after_it(asker: Asker, year: int) -> None:
    after = _found(asker, f"Which targets are due after {year}?")
    assert _found(asker, f"Which targets run beyond {year}?") == after


@pytest.mark.parametrize(
    "question",
    [
        "每条任务平均有几家责任单位",
        "平均每个部门牵头几条",
        "On average, how many tasks does a unit lead?",
        "应急局出了什么事",
    ],
)
def test_averages_and_what_has_happened_are_not_guessed(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_understood"


@pytest.mark.parametrize(
    ("number", "noun", "verb"), [(24, "研究院", "加快"), (24, "研究院", "促进"), (24, "机构", "开展")]
)
def test_things_of_which_a_verb_is_said_are_those_named_in_its_clause(
    asker: Asker, number: int, noun: str, verb: str
) -> None:
    text = (Path(__file__).parents[2] / "corpus" / "documents" / "banan-2022-37.txt").read_text("utf-8")
    whole = asker.ask(f"第{number}条提到的{noun}有哪些").answers
    beside = {
        str(item["iri"])
        for item in whole
        for clause in re.split("[，。；]", text)
        if str(item["label"]) in clause and verb in clause
    }
    assert set() < beside < {str(item["iri"]) for item in whole}
    assert _found(asker, f"第{number}条里需要{verb}的{noun}有哪些") == beside
