"""Targets on a timeline: what is to be reached in which year, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.store import Store
from viz.errors import NothingToDraw
from viz.model import Edge, GraphView, Group, Node, NodeKind, Row, Words
from viz.reading import Goal, LooseGoal, TaskRecord, read_loose_goals, read_tasks
from viz.views.nodes import several_documents, within
from viz.wording import amount, doers


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target with its document's name and the task it stands in, if any."""

    goal: Goal
    source: str
    task: TaskRecord | None


def timeline(store: Store, *, document: str | None = None) -> GraphView:
    """Show every target under its year, those without one last; an edge joins the years of one indicator of a task."""
    every = read_tasks(store)
    tasks = within(every, document)
    aims = [_Aim(goal, task.source, task) for task in tasks for goal in task.goals]
    aims += [_Aim(loose.goal, loose.source, None) for loose in _within(read_loose_goals(store), document)]
    if not aims:
        raise NothingToDraw("没有目标", "no targets")
    several = len({aim.source for aim in aims}) > 1 or several_documents(tasks)
    years = sorted({aim.goal.deadline for aim in aims}, key=lambda year: (year is None, year or 0))
    nodes: list[Node] = []
    groups: list[Group] = []
    series: dict[tuple[str, str, str], list[str]] = {}
    for year in years:
        rows: list[Row] = []
        for aim in (aim for aim in aims if aim.goal.deadline == year):
            key = f"g{len(nodes)}"
            nodes.append(_node(key, aim, several=several))
            rows.append(Row(key))
            series.setdefault((aim.source, aim.task.iri if aim.task else "", aim.goal.indicator), []).append(key)
        groups.append(Group(_year(year, len(rows)), tuple(rows)))
    edges = tuple(Edge(one, other) for keys in series.values() for one, other in pairwise(keys))
    title = Words("目标时间线", "Targets by year")
    return GraphView("timeline", title, tuple(nodes), edges, (), tuple(_notes(aims)), groups=tuple(groups))


def _within(loose: Iterable[LooseGoal], document: str | None) -> Iterator[LooseGoal]:
    for goal in loose:
        if document is None or any(document in name for name in goal.names) or goal.document.endswith(document):
            yield goal


def _year(year: int | None, count: int) -> Words:
    if year is None:
        return Words(f"未写明年份 · {count} 个目标", f"No year given · {count} targets")
    return Words(f"{year}年 · {count} 个目标", f"{year} · {count} targets")


def _node(key: str, aim: _Aim, *, several: bool) -> Node:
    goal, task = aim.goal, aim.task
    kind: NodeKind = "milestone" if goal.value is None else "target"
    label = f"{goal.indicator} {amount(goal)}".strip()
    place = [aim.source] if several else []
    chinese, english = list(place), list(place)
    if task is None:
        chinese.append("未列入任务")
        english.append("belongs to no task")
    else:
        named, who = task.number or task.title, doers(task)
        chinese += [f"任务 {named}", *([who] if who else [])]
        english += [f"task {named}", *([who] if who else [])]
    proofs = (goal.proof,) if goal.proof else ()
    number = task.number if task else None
    return Node(key, kind, label, goal.iri, None, number, Words(" · ".join(chinese), " · ".join(english)), proofs)


def _notes(aims: Iterable[_Aim]) -> Iterator[Words]:
    names = tuple(dict.fromkeys(aim.source for aim in aims))
    shown = "、".join(names[:5])
    yield Words(
        f"依据：{shown}" + (f" 等 {len(names)} 份" if len(names) > 5 else ""),
        f"Source: {shown}" + (f" and {len(names) - 5} more" if len(names) > 5 else ""),
    )
    yield Words("● 量化目标　◇ 定性目标", "● quantitative target　◇ milestone")
