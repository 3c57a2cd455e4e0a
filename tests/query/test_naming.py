"""Laws of what tasks name: tasks that name some or none of a class, things of some tasks, of these alone, of others."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from kg.store import Store
from query.ask import Asker
from query.sparql import PROLOGUE
from tests.query.conftest import cells

CLASSES = {
    "企业": {"Company"},
    "机构": {"Institute", "University"},
    "高校": {"University"},
    "地名": {"Place"},
    "品牌": {"Brand"},
}
SOME = ("点名{}的任务有哪些", "哪些任务点到了{}", "有{}的任务是哪几条", "带{}名字的任务有哪些", "哪几条任务里有{}")
NONE = ("没提到{}的任务有哪些", "哪些任务没点名{}", "一个{}都没点的任务", "没有{}的任务是哪几条", "哪些任务里没出现{}")
SETS = ("农业部分", "第24条", "任务18", "科技局牵头的任务", "没有牵头单位的任务", "有量化目标的任务")
OF_THESE = ("{s}点名了哪些{c}", "写进{s}的{c}有哪些")
ALONE = ("只在{s}里出现、别的任务没提的{c}有哪些", "哪些{c}只写在{s}里", "{s}点名、其他任务没点名的{c}")
LEFT = ("{s}没点到的{c}有哪些", "没写进{s}的{c}", "除了{s}点名的，还有哪些{c}", "全文点名的{c}里，{s}没提到的有哪些")
SEVERAL = (
    "至少提到两家{}的任务有哪些",
    "点名{}超过一家的任务",
    "{}不止一家的任务是哪几条",
    "哪些任务点名了两家以上的{}",
)
ONE = ("只提到一家{}的任务", "恰好点名一家{}的任务有哪些", "点名{}刚好一家的任务", "只点了一家{}的任务是哪几条")
ONCE = ("只被一条任务提到的{}", "只在一条任务里出现的{}有哪些", "只出现过一次的{}", "仅被一条任务点名的{}有哪些")
TOP = ("被任务提到次数最多的{}", "出现在任务数最多的{}", "出现次数最多的{}", "出现次数最多的{}是哪家")
BESIDE = ("除了{x}，同一条任务还点了哪些{c}", "{x}所在任务还提到哪些{c}", "跟{x}出现在同一条任务的{c}还有谁")
NAMING = "SELECT ?n ?l ?c {?t a zr:Task; zr:number ?n; zr:mentions ?x . ?x rdfs:label ?l ; a ?c}"


def named(store: Store, of_class: str) -> set[tuple[str, str]]:
    """Return the tasks by number with the things of a class that they name, as the graph has them."""
    rows = store.select(PROLOGUE + NAMING).records()
    return {(str(r["n"]), str(r["l"])) for r in rows if str(r["c"]).rpartition("#")[2] in CLASSES[of_class]}


@pytest.mark.parametrize("of_class", CLASSES)
def test_tasks_by_what_they_name(asker: Asker, store: Store, of_class: str) -> None:
    some = {number for number, _ in named(store, of_class)}
    whole = {str(task.number) for task in asker.lexicon.tasks.values()}
    for builds, wanted in ((SOME, some), (NONE, whole - some)):
        for build in builds:
            assert set(cells(asker, build.format(of_class), "number")) == wanted, build


@pytest.mark.parametrize(("tasks", "of_class"), [*itertools.product(SETS, CLASSES)])
def test_things_by_the_tasks_that_name_them(asker: Asker, store: Store, tasks: str, of_class: str) -> None:
    said = f"{tasks}有哪些任务" if tasks.endswith("部分") else f"{tasks}有哪些"
    numbers = {"第24条": {"24"}, "任务18": {"18"}}.get(tasks) or set(cells(asker, said, "number"))
    here = {thing for number, thing in named(store, of_class) if number in numbers}
    elsewhere = {thing for number, thing in named(store, of_class) if number not in numbers}
    for builds, wanted in ((OF_THESE, here), (ALONE, here - elsewhere), (LEFT, elsewhere - here)):
        for build in builds if here and elsewhere - here else ():
            assert set(cells(asker, build.format(s=tasks, c=of_class))) == wanted, build


def test_how_many_are_named(asker: Asker, store: Store) -> None:
    wanted = len({thing for number, thing in named(store, "高校") if number == "24"})
    for question in ("第24条点名了几所高校", "第24条写到了多少所高校", "第24条里点到的高校有多少所"):
        assert asker.ask(question).answers[0]["value"] == wanted, question


@pytest.mark.parametrize("of_class", ["企业", "机构", "高校"])
def test_how_many_a_task_names_and_how_many_tasks_name_it(asker: Asker, store: Store, of_class: str) -> None:
    tasks = Counter(number for number, _ in named(store, of_class))
    things = Counter(thing for _, thing in named(store, of_class))
    most = max(things.values())
    laws = (
        (SEVERAL, "number", {task for task, many in tasks.items() if many > 1}),
        (ONE, "number", {task for task, many in tasks.items() if many == 1}),
        (ONCE, "label", {thing for thing, many in things.items() if many == 1}),
        (TOP, "label", {thing for thing, many in things.items() if many == most}),
    )
    for builds, key, wanted in laws:
        for build in builds:
            assert set(cells(asker, build.format(of_class), key)) == wanted, build


@pytest.mark.parametrize("of_class", ["企业", "机构", "品牌"])
def test_others_that_its_tasks_name(asker: Asker, store: Store, of_class: str) -> None:
    rows = named(store, of_class)
    for one in sorted({thing for _, thing in rows if len(thing) > 2}):
        tasks = {number for number, thing in rows if one in thing}
        wanted = {thing for number, thing in rows if number in tasks and thing != one}
        for build in BESIDE if wanted else ():
            assert set(cells(asker, build.format(x=one, c=of_class))) == wanted, (build, one)
