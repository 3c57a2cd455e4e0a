"""Laws of what titles hold, units of a sort in tasks, sets beside each other, and lists asked for in further builds."""

from __future__ import annotations

import itertools

import pytest

from kg.store import Store
from query.ask import Asker
from query.sparql import PROLOGUE
from tests.query.conftest import cells
from tests.query.sets_of_tasks import UNITS, tasks_of
from tests.query.test_naming import named

TITLED = (
    "标题里有“{}”的任务有哪些",
    "任务标题中带有“{}”两字的是哪几条",
    "题目含“{}”的任务",
    "Which tasks have {} in their title?",
)
WITH_SORT = ("责任单位里有{}的任务有哪些", "责任单位中有{}的任务")
WITHOUT_SORT = ("责任单位里没有{}的任务有哪些", "责任单位里一家{}都没有的任务是哪几条", "责任单位中不含{}的任务")
BESIDE_EACH_OTHER = ("{0}牵头的、{1}牵头的、{2}牵头的任务有哪些", "{0}牵头的、{1}牵头的、{2}牵头的，一共是哪几条")
OTHERS = (
    "{}所在任务里另外点名的企业有哪些",
    "同一条里，{}之外还提到哪些企业",
    "Which other companies are named in the same task as {}?",
    "Besides {}, which companies does that task mention?",
)
ALL_OF_IT = ("第{}条的责任单位，一个不漏地列出来", "第{}条的责任单位，一家不落报上来")
NO_NUMBERS = ("哪些任务有时间节点、没有量化指标", "哪些任务只有节点没有数字目标", "没有量化目标只有节点的任务有哪些")
JOINTLY = (
    "Which tasks does {} lead jointly with some other unit?",
    "List the tasks {} co-leads with another unit.",
    "{}和其他单位一起牵头的任务有哪些",
)
TITLES = "SELECT ?number ?label {?t a zr:Task ; zr:number ?number ; rdfs:label ?label}"


def _tasks(asker: Asker, question: str) -> set[str]:
    return set(cells(asker, question, "number"))


@pytest.mark.parametrize("words", ["绿色", "产业", "赋能", "转型", "农业"])
def test_tasks_by_what_their_titles_hold(asker: Asker, store: Store, words: str) -> None:
    rows = store.select(PROLOGUE + TITLES).records()
    wanted = {str(row["number"]) for row in rows if words in str(row["label"])}
    assert wanted
    for build in TITLED:
        assert _tasks(asker, build.format(words)) == wanted, build
    listed = "、".join(f"第{number}条" for number in sorted(wanted, key=int))
    for what, column in (("在哪些部分", "label"), ("提到哪些企业", "label"), ("有哪些目标", "indicator")):
        titled = set(cells(asker, f"标题里有“{words}”的任务{what}", column))
        assert titled == set(cells(asker, f"{listed}{what}", column)), what


@pytest.mark.parametrize("sort", ["局", "委", "公司", "中心"])
def test_tasks_by_the_sorts_of_their_units(asker: Asker, store: Store, sort: str) -> None:
    tasks = tasks_of(store)
    some = {task.number for task in tasks if any(unit.endswith(sort) for unit in task.roles)}
    for builds, wanted in ((WITH_SORT, some), (WITHOUT_SORT, {task.number for task in tasks} - some)):
        for build in builds:
            assert _tasks(asker, build.format(sort)) == wanted, build


@pytest.mark.parametrize("units", [*itertools.combinations(UNITS, 3)][::4])
def test_sets_beside_each_other_are_put_together(asker: Asker, store: Store, units: tuple[str, str, str]) -> None:
    names = {UNITS[unit] for unit in units}
    wanted = {task.number for task in tasks_of(store) if task.leads & names}
    for build in BESIDE_EACH_OTHER:
        assert _tasks(asker, build.format(*units)) == wanted, build


def test_the_others_that_the_same_task_names(asker: Asker, store: Store) -> None:
    naming = named(store, "企业")
    names = {name for _, name in naming}
    for company in sorted(name for name in names if not any(name in other for other in names - {name})):
        numbers = {number for number, name in naming if name == company}
        others = {name for number, name in naming if number in numbers} - {company}
        for build in OTHERS:
            assert set(cells(asker, build.format(company), "label")) == others, build.format(company)


@pytest.mark.parametrize("number", ["1", "13", "25"])
def test_all_that_is_asked_for_is_no_bound(asker: Asker, number: str) -> None:
    whole = asker.ask(f"第{number}条的责任单位有哪些").answers
    for build in ALL_OF_IT:
        assert asker.ask(build.format(number)).answers == whole, build


def test_milestones_without_a_number(asker: Asker) -> None:
    wanted = _tasks(asker, "有节点目标的任务有哪些") & _tasks(asker, "没有量化目标的任务有哪些")
    for said in NO_NUMBERS:
        assert _tasks(asker, said) == wanted, said


@pytest.mark.parametrize("unit", ["区发展改革委", "区经济信息委", "区商务委"])
def test_tasks_that_a_unit_leads_with_others(asker: Asker, store: Store, unit: str) -> None:
    wanted = {task.number for task in tasks_of(store) if unit in task.leads and len(task.leads) > 1}
    for build in JOINTLY:
        assert _tasks(asker, build.format(unit)) == wanted, build


def test_parts_from_the_one_with_most_tasks(asker: Asker) -> None:
    ranked = asker.ask("重点任务的各部分按任务条数从多到少排").answers
    for said in (
        "重点任务下面五个部分，哪部分任务最多？从多到少排出来",
        "重点任务五个部分，哪部分任务多、哪部分少？从多到少排个顺序",
    ):
        assert asker.ask(said).answers == ranked, said


@pytest.mark.parametrize(
    "said", ["第七部分的专栏有几个", "Who heads the task on tourism, and who heads the one on health services?"]
)
def test_what_names_nothing_or_two_things_is_not_answered(asker: Asker, said: str) -> None:
    assert asker.ask(said).status != "answered"


def test_sides_of_things_are_counted(asker: Asker) -> None:
    one, other = (len(asker.ask(f"第{n}条提到的企业有哪些").answers) for n in (10, 1))
    assert asker.ask("第10条点名的企业数是第1条的几倍？").answers[0]["value"] == round(one / other, 1)
