"""Laws of what is said of several units or of every task: neither of two, both years, some among joined tasks."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

ENGLISH = {
    "经信委": "Economy and Informatization Commission",
    "发改委": "Development and Reform Commission",
    "农委": "Agriculture and Rural Affairs Commission",
    "科技局": "Science and Technology Bureau",
}
PAIRS = (("经信委", "发改委"), ("科技局", "环保局"), ("水利局", "农委"))


def _tasks(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "number"))


def _value(asker: Asker, question: str) -> object:
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.text)
    return answer.answers[0]["value"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    "said", ["{}、{}都负责，但两家都不牵头的任务有哪些", "{}和{}都有责任、两家谁也不牵头的任务是哪几条"]
)
def test_what_neither_of_two_units_leads(asker: Asker, one: str, other: str, said: str) -> None:
    both = _tasks(asker, f"{one}负责哪些任务") & _tasks(asker, f"{other}负责哪些任务")
    led = _tasks(asker, f"{one}牵头哪些任务") | _tasks(asker, f"{other}牵头哪些任务")
    assert _tasks(asker, said.format(one, other)) == both - led


@pytest.mark.parametrize("one", ENGLISH)
@pytest.mark.parametrize("other", ENGLISH)
def test_whether_a_unit_has_a_part_in_every_task_of_another(asker: Asker, one: str, other: str) -> None:
    holds = _tasks(asker, f"{other}牵头哪些任务") <= _tasks(asker, f"{one}负责哪些任务")
    asked = f"Is the {ENGLISH[one]} involved in every task led by the {ENGLISH[other]}?"
    assert _value(asker, asked) is holds


@pytest.mark.parametrize("one", ENGLISH)
def test_tasks_that_name_neither_of_two_units(asker: Asker, one: str) -> None:
    others = [each for each in ENGLISH if each != one][:2]
    named = _tasks(asker, f"{others[0]}负责哪些任务") | _tasks(asker, f"{others[1]}负责哪些任务")
    first, second = (ENGLISH[each] for each in others)
    asked = f"Which tasks involve the {ENGLISH[one]} but name neither the {first} nor the {second}?"
    assert _tasks(asker, asked) == _tasks(asker, f"{one}负责哪些任务") - named


@pytest.mark.parametrize(("first", "last"), [(2022, 2025), (2023, 2025)])
@pytest.mark.parametrize(
    "asked",
    [
        "哪些任务既有{}年到期的目标、又有{}年到期的目标",
        "{}年和{}年都有目标的任务有哪些",
        "Which tasks have targets for both {} and {}?",
    ],
)
def test_targets_in_each_of_two_years(asker: Asker, first: int, last: int, asked: str) -> None:
    each = [_tasks(asker, f"哪些任务有{year}年到期的目标") for year in (first, last)]
    assert _tasks(asker, asked.format(first, last)) == each[0] & each[1]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_some_of_the_tasks_that_two_units_have(asker: Asker, one: str, other: str) -> None:
    either = _tasks(asker, f"{one}负责哪些任务") | _tasks(asker, f"{other}负责哪些任务")
    among = _tasks(asker, f"{one}、{other}负责的任务合到一起，其中大数据局也有责任的是哪几条")
    assert among == either & _tasks(asker, "大数据局负责哪些任务")


def test_roles_left_out_of_what_is_counted_for_each_task(asker: Asker) -> None:
    rows = asker.ask("农业部分各条任务，除了牵头的以外各有几家责任单位").answers
    counted = [int(str(_value(asker, f"第{number}条有几家参与单位"))) for number in (12, 13, 14, 15)]
    assert [row["cells"][1] for row in rows] == counted


@pytest.mark.parametrize("unit", ["发改委", "经信委"])
def test_in_how_many_tasks_each_leads_beside_a_unit(asker: Asker, unit: str) -> None:
    rows = asker.ask(f"跟{unit}联合牵头过的单位，各自和它一起牵头了几条").answers
    others = {str(item["label"]) for item in asker.ask(f"谁和{unit}一起牵头").answers}
    assert len(rows) == len(others)
    assert sum(row["cells"][1] for row in rows) == sum(
        len(_tasks(asker, f"{unit}和{other}一起牵头的任务有哪些")) for other in others
    )


def test_two_document_numbers_are_not_one(asker: Asker) -> None:
    assert asker.ask("这份文件和市里那份文件，两个文号都报一下").status == "not_understood"
