"""Sets of tasks in words, each with the plain test that tells which tasks are in it: parts of composed questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from kg.store import Store
from query.sparql import PROLOGUE

UNITS = {
    "经信委": "区经济信息委",
    "发改委": "区发展改革委",
    "科技局": "区科技局",
    "农委": "区农业农村委",
    "水利局": "区水利局",
    "环保局": "区生态环境局",
}
PARTS = ("制造业", "新兴产业", "农业", "服务业")
_TASKS = "SELECT ?task ?number ?part { ?task a zr:Task ; zr:number ?number ; zr:partOf ?p . ?p rdfs:label ?part }"
_ROLES = "SELECT ?task ?name ?role { ?r zr:onTask ?task ; org:role ?role ; org:organization ?u . ?u rdfs:label ?name }"
_NUMBERS = "SELECT ?task (COUNT(?t) AS ?n) { ?t a zr:QuantitativeTarget ; zr:ofTask ?task } GROUP BY ?task"
_FIGURES = {3: "三", 4: "四", 5: "五", 6: "六"}


@dataclass(slots=True)
class Task:
    """A task as the graph has it: its number, the headings it stands under, who has which role, its numbers."""

    number: str
    parts: set[str] = field(default_factory=set)
    roles: dict[str, set[str]] = field(default_factory=dict)
    quantities: int = 0

    @property
    def leads(self) -> set[str]:
        """The units that lead it."""
        return {unit for unit, held in self.roles.items() if "lead" in held}


@dataclass(frozen=True, slots=True)
class Told:
    """A set of tasks: what stands in front of the noun 任务, and which tasks are in it."""

    words: str
    holds: Callable[[Task], bool] = field(repr=False)


def tasks_of(store: Store) -> list[Task]:
    """Return the tasks of a store, read by plain queries that no question goes through."""
    found: dict[str, Task] = {}
    for task, number, part in _rows(store, _TASKS, "task", "number", "part"):
        found.setdefault(task, Task(number)).parts.add(part)
    for task, name, role in _rows(store, _ROLES, "task", "name", "role"):
        found[task].roles.setdefault(name, set()).add(role.rpartition("#")[2])
    for task, total in _rows(store, _NUMBERS, "task", "n"):
        found[task].quantities = int(total)
    return list(found.values())


def _rows(store: Store, query: str, *columns: str) -> list[list[str]]:
    return [[str(row[column]) for column in columns] for row in store.select(PROLOGUE + query).records()]


def _any_of(words: tuple[str, ...], holds: Callable[[Task], bool]) -> st.SearchStrategy[Told]:
    return st.sampled_from(words).map(lambda said: Told(said, holds))


def _by_unit(short: str) -> st.SearchStrategy[Told]:
    name = UNITS[short]
    return st.one_of(
        _any_of((f"{short}牵头的", f"由{short}牵头的", f"{short}领衔的"), lambda task: name in task.leads),
        _any_of((f"不是{short}牵头的", f"{short}不牵头的"), lambda task: name not in task.leads),
        _any_of((f"{short}单独牵头的", f"只由{short}牵头的"), lambda task: task.leads == {name}),
        _any_of((f"涉及{short}的", f"{short}有份的", f"跟{short}有关的"), lambda task: name in task.roles),
        _any_of((f"不涉及{short}的", f"没有{short}的", f"与{short}无关的"), lambda task: name not in task.roles),
        _any_of((f"{short}参与但不牵头的",), lambda task: name in task.roles and name not in task.leads),
    )


def _by_number(number: int) -> st.SearchStrategy[Told]:
    said = _FIGURES[number]
    return st.one_of(
        _any_of(
            (f"责任单位超过{number}家的", f"责任单位在{said}家以上（不含{said}家）的"),
            lambda task: len(task.roles) > number,
        ),
        _any_of((f"责任单位不少于{said}家的", f"责任单位达到{number}家的"), lambda task: len(task.roles) >= number),
        _any_of((f"责任单位不到{said}家的", f"责任单位个数少于{number}家的"), lambda task: len(task.roles) < number),
        _any_of((f"责任单位正好{said}家的",), lambda task: len(task.roles) == number),
    )


def _in_part(part: str) -> st.SearchStrategy[Told]:
    def inside(task: Task) -> bool:
        return any(part in name for name in task.parts)

    return st.one_of(
        _any_of((f"{part}部分的", f"属于{part}部分的"), inside),
        _any_of((f"{part}部分以外的", f"不在{part}部分的"), lambda task: not inside(task)),
    )


_PLAIN = st.one_of(
    _any_of(("没有牵头单位的", "没明确牵头单位的", "没写谁牵头的"), lambda task: not task.leads),
    _any_of(("只有一家牵头的", "牵头单位只有一家的"), lambda task: len(task.leads) == 1),
    _any_of(("联合牵头的", "牵头单位不止一家的"), lambda task: len(task.leads) > 1),
    _any_of(("有量化目标的", "定了量化目标的"), lambda task: task.quantities > 0),
    _any_of(("没有量化目标的", "没定量化指标的"), lambda task: not task.quantities),
)
KINDS = (
    st.sampled_from(sorted(UNITS)).flatmap(_by_unit),
    st.sampled_from(sorted(_FIGURES)).flatmap(_by_number),
    st.sampled_from(PARTS).flatmap(_in_part),
    _PLAIN,
)
"""Kinds of sets: by a unit, by how many units, by their part, by leads and targets."""


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Told, Told]:
    """Draw two sets of different kinds."""
    first, second = draw(st.permutations(KINDS))[:2]
    return draw(first), draw(second)


ONE = st.one_of(*KINDS)
"""One set, of any kind."""
