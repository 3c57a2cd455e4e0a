"""Laws of relations said in a roundabout way: former and latter, only leading, one of some tasks."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

PAIRS = (("1", "22"), ("1", "3"), ("9", "16"), ("24", "5"))
LACKED = (
    "第{}条和第{}条的责任单位差不多，前者有而后者没有的是谁？",
    "第{}条跟第{}条的责任单位相比，前者有、后者没有的是哪些",
)
ONLY_LEAD = ("哪些单位只以牵头身份出现", "哪些单位只当牵头单位", "哪些单位凡是出现都是牵头")
NAMES = {"数智产业园公司": "Digital Intelligence Park company", "国际生物城公司": "International Bio-City company"}
BUREAUS = {
    "区城市管理局": "Urban Management Bureau",
    "区科技局": "Science and Technology Bureau",
    "区水利局": "Water Bureau",
}
BESIDES = (
    "Besides the {} itself, which unit appears in every one of its tasks?",
    "Apart from the {} itself, which units take part in all of its tasks?",
    "Which other units appear in all of the {}'s tasks?",
)
BY_SECTION = (
    "Break down the tasks the {} is involved in by section: how many in each?",
    "Group the tasks that the {} is involved in by section, how many are there in each?",
)


def _items(asker: Asker, question: str, key: str = "label") -> set[str]:
    return set(cells(asker, question, key))


@pytest.mark.parametrize(("former", "latter"), PAIRS)
@pytest.mark.parametrize("said", LACKED)
def test_what_the_former_has_and_the_latter_has_not(asker: Asker, former: str, latter: str, said: str) -> None:
    plain = _items(asker, f"第{former}条有而第{latter}条没有的责任单位是谁")
    assert _items(asker, said.format(former, latter)) == plain
    swapped = said.replace("前", "*").replace("后", "前").replace("*", "后")
    assert _items(asker, swapped.format(latter, former)) == plain


@pytest.mark.parametrize("said", ONLY_LEAD)
def test_units_that_only_ever_lead(asker: Asker, said: str) -> None:
    leads = _items(asker, "哪些单位牵头过任务")
    assert _items(asker, said) == {u for u in leads if not _items(asker, f"{u}参与哪些任务", "number")}


def test_the_one_of_some_tasks_that_a_unit_is_in(asker: Asker) -> None:
    base = _items(asker, "没有牵头单位的任务有哪些", "number")
    own = base & _items(asker, "科技局负责哪些任务", "number")
    assert _items(asker, "没定牵头单位的那些任务里，科技局有份的是哪条", "number") == own


@pytest.mark.parametrize("unit", BUREAUS)
@pytest.mark.parametrize("said", BESIDES)
def test_who_else_is_in_every_task_of_a_unit(asker: Asker, unit: str, said: str) -> None:
    each = [_items(asker, f"第{n}条谁负责") for n in _items(asker, f"{unit}负责哪些任务", "number")]
    found = _items(asker, said.format(BUREAUS[unit]))
    assert found == set.intersection(*each) - {unit}


@pytest.mark.parametrize("unit", BUREAUS)
@pytest.mark.parametrize("said", BY_SECTION)
def test_tasks_of_a_unit_broken_down_by_section(asker: Asker, unit: str, said: str) -> None:
    plain = asker.ask(f"How many tasks does the {BUREAUS[unit]} have in each section?")
    assert asker.ask(said.format(BUREAUS[unit])).answers == plain.answers != ()


@pytest.mark.parametrize("name", NAMES)
def test_an_english_name_with_the_printed_one_in_brackets(asker: Asker, name: str) -> None:
    tasks = _items(asker, f"{name}负责哪些任务", "number")
    assert _items(asker, f"Which tasks involve the {NAMES[name]} ({name})?", "number") == tasks
    assert _items(asker, f"List every task in which the {NAMES[name]} ({name}) has a part.", "number") == tasks
