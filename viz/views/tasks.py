"""From the graph to a picture's content: one organisation's work, who leads what, one task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.facts import Role
from kg.store import Store, Term
from viz.errors import AmbiguousTask, NothingToDraw, UnknownTask
from viz.mentioned import read_mentioned
from viz.model import Edge, GraphView, Group, LegendEntry, Node, NodeKind, Row, Words
from viz.names import find_unit, shown_names
from viz.reading import TASKS_OF_NUMBER, TASKS_OF_UNIT, Goal, Part, TaskRecord, read_tasks
from viz.style import ROLE_ORDER, ROLE_STYLES
from viz.views.nodes import (
    by_document,
    document_words,
    groups_around,
    legend,
    several_documents,
    sources,
    task_node,
    unit_node,
    within,
)
from viz.wording import target

_GOALS = {"milestone": Words("定性目标", "milestone"), "target": Words("量化目标", "target")}


def department(store: Store, name: str, *, document: str | None = None) -> GraphView:
    """Show one organisation in the middle, its tasks around it by role, each with its other units and its targets.

    `document` (number or title, whole or part) narrows it to one document. `UnknownName` or `AmbiguousName` where
    `name` fits no organisation or several.
    """
    among = None if document is None else {p.unit for t in within(read_tasks(store), document) for p in t.parts}
    unit = find_unit(store, name, among=among)
    tasks = within(read_tasks(store, TASKS_OF_UNIT, Term.iri(unit.iri)), document)
    several = several_documents(tasks)
    nodes = [Node("unit", "organization", unit.shown, unit.iri, detail=_role_counts(tasks, unit.iri))]
    edges: list[Edge] = []
    roles: list[Role] = []
    for place, task in enumerate(tasks):
        role = min(task.roles_of(unit.iri), key=ROLE_ORDER.index)
        roles.append(role)
        own = next(part for part in task.parts if part.unit == unit.iri and part.role == role)
        nodes.append(task_node(f"t{place}", task, role=role, several=several, own=own))
        edges.append(Edge("unit", f"t{place}", role))
        _add_parts(nodes, edges, f"t{place}", (part for part in task.parts if part.unit != unit.iri))
        _add_goals(nodes, edges, f"t{place}", task.goals)
    title = Words(f"{unit.shown}：任务与责任", f"{unit.shown}: tasks and responsibilities")
    groups = groups_around("unit", nodes, edges)
    return GraphView("department", title, tuple(nodes), tuple(edges), legend(roles), sources(tasks), "unit", groups)


def leads(store: Store, *, document: str | None = None) -> GraphView:
    """Show who leads what, document by document; the notes name tasks nobody leads."""
    tasks = within(read_tasks(store), document)
    several = several_documents(tasks)
    led = [task for task in tasks if any(part.role == "lead" for part in task.parts)]
    if not led:
        raise NothingToDraw("没有写明牵头单位的任务", "no task has a lead")
    shown = shown_names(store)
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups: list[Group] = []
    for place, (_, own) in enumerate(by_document(led)):
        leaders = _leaders(own)
        rows: dict[str, list[Row]] = {}
        for iri, part in leaders.items():
            count = sum(iri in _leading(task) for task in own)
            detail = Words(f"牵头 {count} 项任务", f"leads {count} tasks")
            nodes.append(unit_node(f"d{place}-{iri}", part, shown.get(iri, part.name), detail))
            rows[iri] = [Row(nodes[-1].id)]
        for number, task in enumerate(own):
            nodes.append(task_node(f"d{place}-t{number}", task))
            for iri in _leading(task):
                edges.append(Edge(f"d{place}-{iri}", nodes[-1].id, "lead"))
                rows[iri].append(Row(nodes[-1].id, 1))
        groups.append(Group(document_words(own[0]), tuple(row for part in rows.values() for row in part)))
    without = [task for task in tasks if task not in led]
    title = Words("谁牵头什么", "Who leads what")
    notes = (*sources(tasks), *_unled(without, several=several))
    entries = (LegendEntry("lead", len(led)),)
    return GraphView("leads", title, tuple(nodes), tuple(edges), entries, notes, groups=tuple(groups))


def _leading(task: TaskRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.unit for part in task.parts if part.role == "lead"))


def _leaders(tasks: Sequence[TaskRecord]) -> dict[str, Part]:
    """Return the units that lead, those with most tasks first, each with the part where it is first said."""
    first: dict[str, Part] = {}
    for task in tasks:
        for part in task.parts:
            if part.role == "lead":
                first.setdefault(part.unit, part)
    counts = Counter(unit for task in tasks for unit in _leading(task))
    return dict(sorted(first.items(), key=lambda pair: -counts[pair[0]]))


def task(store: Store, number: str, *, document: str | None = None) -> GraphView:
    """Show one task: its units by role on one side, its targets, projects and names on the other.

    `document` (number or title, whole or part) picks one where several documents have a task of this number:
    `AmbiguousTask` without it. `UnknownTask` where there is none.
    """
    one = _one_task(store, number, document)
    nodes = [task_node("task", one)]
    edges: list[Edge] = []
    parts = sorted(one.parts, key=lambda part: ROLE_ORDER.index(part.role))
    _add_parts(nodes, edges, "task", parts)
    _add_goals(nodes, edges, "task", one.goals)
    for node in read_mentioned(store, one):
        nodes.append(node)
        edges.append(Edge("task", node.id))
    title = Words(f"任务 {one.number}：{one.title}", f"Task {one.number}: {one.title}")
    roles = legend([part.role for part in one.parts])
    groups = groups_around("task", nodes, edges)
    return GraphView("task", title, tuple(nodes), tuple(edges), roles, sources([one]), "task", groups)


def _one_task(store: Store, number: str, document: str | None) -> TaskRecord:
    wanted = "".join(number.split())
    found = within(read_tasks(store, TASKS_OF_NUMBER, Term.literal(wanted)), document)
    if not found:
        known = dict.fromkeys(task.number for task in read_tasks(store) if task.number)
        raise UnknownTask(number, tuple(known)[:40])
    if len(found) > 1:
        raise AmbiguousTask(number, tuple(f"{task.source} {task.title}" for task in found))
    return found[0]


def _add_parts(nodes: list[Node], edges: list[Edge], task: str, parts: Iterable[Part]) -> None:
    for place, part in enumerate(parts):
        key = f"{task}-u{place}"
        known = "" if part.printed == part.name else f"（{part.name}）"
        style = ROLE_STYLES[part.role].name
        nodes.append(unit_node(key, part, part.printed, Words(f"{style.zh}{known}", f"{style.en}{known}")))
        edges.append(Edge(task, key, part.role))


def _add_goals(nodes: list[Node], edges: list[Edge], task: str, goals: Iterable[Goal]) -> None:
    for place, goal in enumerate(goals):
        kind: NodeKind = "milestone" if goal.value is None else "target"
        proofs = (goal.proof,) if goal.proof else ()
        nodes.append(Node(f"{task}-g{place}", kind, target(goal), goal.iri, detail=_GOALS[kind], proofs=proofs))
        edges.append(Edge(task, f"{task}-g{place}"))


def _role_counts(tasks: Sequence[TaskRecord], unit: str) -> Words:
    counts = Counter(min(task.roles_of(unit), key=ROLE_ORDER.index) for task in tasks)
    names = [(ROLE_STYLES[role].name, counts[role]) for role in ROLE_ORDER if counts[role]]
    chinese = "，".join(f"{name.zh} {count} 项" for name, count in names)
    english = ", ".join(f"{name.en} {count}" for name, count in names)
    return Words(f"共 {len(tasks)} 项任务：{chinese}", f"{len(tasks)} tasks: {english}")


def _unled(tasks: Sequence[TaskRecord], *, several: bool) -> tuple[Words, ...]:
    if not tasks:
        return ()
    if several:
        return (Words(f"另有 {len(tasks)} 项任务无牵头单位。", f"{len(tasks)} more tasks have no lead."),)
    numbers = "、".join(task.number or task.title for task in tasks)
    return (Words(f"无牵头单位、共同负责的任务：{numbers}", f"Tasks without a lead, shared: {numbers}"),)
