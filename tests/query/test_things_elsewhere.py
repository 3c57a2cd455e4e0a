"""Laws of things that a task names by whether others name them too, and of what a unit did not lead with another."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

TASKS = ("5", "6", "9", "24")
TOO = ("第{}条提到的机构里，哪几家在别的任务里也被提到", "第{}条点到的机构中，哪些在其他任务里也出现过")
NOWHERE_ELSE = ("第{}条提到的机构里，哪些在别的任务里没有提到", "第{}条写到的机构，有哪几家是别的任务都没再提过的")


def _items(asker: Asker, question: str, key: str = "label", session: str | None = None) -> set[str]:
    return set(cells(asker, question, key, session))


@pytest.mark.parametrize("number", TASKS)
def test_institutions_of_a_task_that_others_name_too(asker: Asker, number: str) -> None:
    named = _items(asker, f"第{number}条提到了哪些机构")
    others = {n for n in _items(asker, "提到机构的任务有哪些", "number") if n != number}
    elsewhere = {thing for n in others for thing in _items(asker, f"第{n}条提到了哪些机构")}
    for said in TOO:
        assert _items(asker, said.format(number)) == named & elsewhere
    for said in NOWHERE_ELSE:
        assert _items(asker, said.format(number)) == named - elsewhere


@pytest.mark.parametrize("number", TASKS)
def test_institutions_of_a_task_that_a_part_names_too(asker: Asker, number: str) -> None:
    both = _items(asker, f"第{number}条提到了哪些机构") & _items(asker, "农业部分提到了哪些机构")
    assert _items(asker, f"第{number}条点名的机构，哪家在农业部分也被提到") == both


@pytest.mark.parametrize(("one", "other"), [("经信委", "发改委"), ("发改委", "经信委"), ("商务委", "交通局")])
def test_what_a_unit_did_not_lead_with_another(asker: Asker, one: str, other: str) -> None:
    session = f"{one} {other}"
    led = _items(asker, f"{one}牵头哪些任务", "number", session)
    left = _items(asker, f"{other}没一起牵头的是哪几条", "number", session)
    assert left == led - _items(asker, f"{other}牵头哪些任务", "number")
    assert asker.ask(f"{other}没一起牵头的是哪几条").status == "not_understood"


@pytest.mark.parametrize("number", ["10", "24"])
@pytest.mark.parametrize(
    "build",
    ["第{}条除了{}，还提到几家企业", "第{}条除{}以外还提到几家企业", "第{}条提到的企业，除{}外还有几家"],
)
def test_what_is_left_out_of_a_count_is_the_thing_and_not_its_tasks(asker: Asker, number: str, build: str) -> None:
    named = cells(asker, f"第{number}条提到了哪些企业")
    assert cells(asker, build.format(number, named[0]), "value") == [str(len(named) - 1)]
