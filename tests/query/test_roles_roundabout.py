"""What part a unit has, who asks and why, and parts of English names: said roundabout, the answer is the plain one."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells
from tests.query.sets_of_tasks import tasks_of

LEADS = ("区经济信息委", "区农业农村委", "区发展改革委", "区生态环境局", "区交通局", "区招商投资局")
ALONE = (
    "牵头单位只有{}一家的任务有哪些",
    "牵头单位仅为{}的任务清单",
    "哪些任务只有{}牵头",
    "不跟别家联合、就{}自己牵头的任务有哪些",
    "{}牵头，而且牵头的就它一家的任务是哪几条",
    "联合牵头的不算，{}单独牵头的任务有哪些",
    "tasks where {} is the only lead",
    "Which tasks have {} as their sole lead unit, with no co-lead?",
    "What tasks does {} lead without sharing the lead with anyone?",
)
ONLY_HELPS = ("{}不牵头只参与的任务有哪些", "{}非牵头任务有哪些", "除了{}牵头的，它还在哪些任务里有份")
NOT_ONE = ("{}一条都没牵头，对吗", "{}是不是一项牵头任务都没有", "所有任务里{}都没当牵头单位，这个说法对不对")
LEADING = (
    "牵头单位写着{}的任务有哪些",
    "{}牵了哪些头",
    "As an outside auditor I'd like to know which tasks {} leads.",
    "Which tasks is {} the lead unit of, rather than just a participant?",
)
HELPERS = (
    "第{}条，协助牵头单位的有哪些单位",
    "第{}条，给牵头单位搭把手的有哪些单位",
    "Who backs up the lead on task {}?",
    "第{}条牵头单位已知，配合单位有哪些",
)
REASONS = (
    "第{}条没定牵头单位，当时是怎么想的",
    "第{}条为什么没有牵头单位",
    "第{}条缺牵头单位，当时的想法是啥",
)
NAMES = {
    "the ecology bureau": "区生态环境局",
    "the economic commission": "区经济信息委",
    "the EEB": "区生态环境局",
    "the technology bureau": "区科技局",
    "the housing commission": "区住房城乡建委",
}
ORDINALS = {1: "first", 8: "eighth", 12: "twelfth", 18: "eighteenth", 20: "twentieth", 24: "twenty-fourth"}


def numbers(asker: Asker, question: str) -> set[int]:
    """Return the numbers of the tasks that answer a question."""
    return set(map(int, cells(asker, question, "number")))


def names(asker: Asker, question: str) -> set[str]:
    """Return the labels of what answers a question."""
    return set(cells(asker, question))


@pytest.mark.parametrize("unit", LEADS)
def test_who_leads_alone_is_the_only_unit_that_leads(asker: Asker, unit: str) -> None:
    tasks = [task for task in tasks_of(asker.store) if unit in task.leads]
    led = {int(task.number) for task in tasks}
    alone = {int(task.number) for task in tasks if len(task.leads) == 1}
    for build in ALONE:
        assert numbers(asker, build.format(unit)) == alone, build
    for build in LEADING:
        assert numbers(asker, build.format(unit)) == led, build


@pytest.mark.parametrize("unit", [*LEADS, "区教委", "区水利局", "镇街"])
def test_denied_of_every_task_is_whether_there_is_none(asker: Asker, unit: str) -> None:
    led = bool(numbers(asker, f"{unit}牵头哪些任务"))
    for build in NOT_ONE:
        assert [item["value"] for item in asker.ask(build.format(unit)).answers] == [not led], build


@pytest.mark.parametrize("unit", LEADS)
def test_who_does_not_lead_has_another_part(asker: Asker, unit: str) -> None:
    others = numbers(asker, f"{unit}负责哪些任务") - numbers(asker, f"{unit}牵头哪些任务")
    for build in ONLY_HELPS:
        assert numbers(asker, build.format(unit)) == others, build


@pytest.mark.parametrize("number", [1, 3, 9, 10, 17])
def test_whom_the_helpers_help_is_understood(asker: Asker, number: int) -> None:
    for build in HELPERS:
        assert names(asker, build.format(number)) == names(asker, f"第{number}条的配合单位有哪些"), build


@pytest.mark.parametrize("number", [8, 11, 22])
def test_reasons_are_in_no_plan(asker: Asker, number: int) -> None:
    for build in REASONS:
        assert asker.ask(build.format(number)).status == "not_understood", build


@pytest.mark.parametrize(("said", "unit"), NAMES.items())
def test_a_part_of_an_english_name_is_enough_where_it_means_one(asker: Asker, said: str, unit: str) -> None:
    plain = numbers(asker, f"{unit}负责哪些任务")
    assert plain
    assert numbers(asker, f"Which tasks is {said} responsible for?") == plain


@pytest.mark.parametrize("said", ["the industry commission", "the development commission", "the land bureau"])
def test_a_part_of_a_name_that_means_none_or_several_is_no_topic(asker: Asker, said: str) -> None:
    assert not asker.ask(f"Which tasks does {said} lead?").answers


@pytest.mark.parametrize(("number", "ordinal"), ORDINALS.items())
def test_english_ordinals_are_numbers(asker: Asker, number: int, ordinal: str) -> None:
    assert names(asker, f"Who is responsible for the {ordinal} task?") == names(asker, f"第{number}条谁负责")


def test_the_first_of_some_is_no_number(asker: Asker) -> None:
    assert not asker.ask("Which is the first task that names a company?").answers


@pytest.mark.parametrize(("printed", "title"), [("（一）", "制造业"), ("（三）", "农业"), ("（五）", "产业园区")])
def test_sections_are_called_by_the_number_printed(asker: Asker, printed: str, title: str) -> None:
    plain = numbers(asker, f"{title}部分有哪些任务")
    assert plain
    for build in ("{}部分有哪些任务", "第三章第{}部分有哪些任务"):
        assert numbers(asker, build.format(printed)) == plain, build


@pytest.mark.parametrize("pair", [("区水利局", "区生态环境局"), ("区科技局", "区教委")])
def test_is_there_one_and_which_asks_for_the_thing(asker: Asker, pair: tuple[str, str]) -> None:
    both = numbers(asker, "{}和{}都负责的任务有哪些".format(*pair))
    for close in ("? Which one?", ", and what is it?"):
        assert numbers(asker, "Is there a task where {} and {} are both responsible".format(*pair) + close) == both
