"""From the graph to a picture's content: one organisation's work, who leads what, one task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.facts import Role
from kg.store import Store, Term
from viz.errors import AmbiguousTask, NothingToDraw, UnknownTask
from viz.mentioned import read_mentioned
from viz.model import Edge, GraphView, LegendEntry, Node, NodeKind, Words
from viz.names import find_unit, units
from viz.reading import TASKS_OF_NUMBER, TASKS_OF_UNIT, Goal, Part, TaskRecord, read_tasks
from viz.style import ROLE_ORDER, ROLE_STYLES
from viz.wording import target, task_detail, task_label

_GOALS = {"milestone": Words("定性目标", "milestone"), "target": Words("量化目标", "target")}


def department(store: Store, name: str, *, document: str | None = None) -> GraphView:
    """Show one organisation in the middle, its tasks around it by role, each with its other units and its targets.

    `document` (number or title, whole or part) narrows it to one document. `UnknownName` or `AmbiguousName` where
    `name` fits no organisation or several.
    """
    among = None if document is None else {p.unit for t in _within(read_tasks(store), document) for p in t.parts}
    unit = find_unit(store, name, among=among)
    tasks = _within(read_tasks(store, TASKS_OF_UNIT, Term.iri(unit.iri)), document)
    several = _several_documents(tasks)
    nodes = [Node("unit", "organization", unit.shown, unit.iri, detail=_role_counts(tasks, unit.iri))]
    edges: list[Edge] = []
    roles: list[Role] = []
    for place, task in enumerate(tasks):
        role = min(task.roles_of(unit.iri), key=ROLE_ORDER.index)
        roles.append(role)
        own = next(part for part in task.parts if part.unit == unit.iri and part.role == role)
        nodes.append(_task_node(f"t{place}", task, role=role, several=several, own=own))
        edges.append(Edge("unit", f"t{place}", role))
        _add_parts(nodes, edges, f"t{place}", (part for part in task.parts if part.unit != unit.iri))
        _add_goals(nodes, edges, f"t{place}", task.goals)
    title = Words(f"{unit.shown}：任务与责任", f"{unit.shown}: tasks and responsibilities")
    return GraphView("department", title, tuple(nodes), tuple(edges), _legend(roles), _sources(tasks), "unit")


def leads(store: Store, *, document: str | None = None) -> GraphView:
    """Show who leads what: every organisation that leads, every task that is led; the notes name tasks nobody leads."""
    tasks = _within(read_tasks(store), document)
    several = _several_documents(tasks)
    led = [task for task in tasks if any(part.role == "lead" for part in task.parts)]
    if not led:
        raise NothingToDraw("没有写明牵头单位的任务", "no task has a lead")
    shown = {unit.iri: unit.shown for unit in units(store)}
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    counts = Counter(unit for task in led for unit in {part.unit for part in task.parts if part.role == "lead"})
    for place, task in enumerate(led):
        nodes[f"t{place}"] = _task_node(f"t{place}", task, several=several)
        for part in task.parts:
            if part.role == "lead":
                detail = Words(f"牵头 {counts[part.unit]} 项任务", f"leads {counts[part.unit]} tasks")
                nodes.setdefault(part.unit, _unit_node(part.unit, part, shown.get(part.unit, part.name), detail))
                edges[Edge(part.unit, f"t{place}", "lead")] = None
    without = [task for task in tasks if task not in led]
    title = Words("谁牵头什么", "Who leads what")
    legend = (LegendEntry("lead", len(led)),)
    notes = (*_sources(tasks), *_unled(without, several=several))
    return GraphView("leads", title, tuple(nodes.values()), tuple(edges), legend, notes)


def task(store: Store, number: str, *, document: str | None = None) -> GraphView:
    """Show one task: its units by role on one side, its targets, projects and names on the other.

    `document` (number or title, whole or part) picks one where several documents have a task of this number:
    `AmbiguousTask` without it. `UnknownTask` where there is none.
    """
    one = _one_task(store, number, document)
    nodes = [_task_node("task", one)]
    edges: list[Edge] = []
    parts = sorted(one.parts, key=lambda part: ROLE_ORDER.index(part.role))
    _add_parts(nodes, edges, "task", parts)
    _add_goals(nodes, edges, "task", one.goals)
    for node in read_mentioned(store, one):
        nodes.append(node)
        edges.append(Edge("task", node.id))
    title = Words(f"任务 {one.number}：{one.title}", f"Task {one.number}: {one.title}")
    legend = _legend([part.role for part in one.parts])
    return GraphView("task", title, tuple(nodes), tuple(edges), legend, _sources([one]), "task")


def _one_task(store: Store, number: str, document: str | None) -> TaskRecord:
    wanted = "".join(number.split())
    found = _within(read_tasks(store, TASKS_OF_NUMBER, Term.literal(wanted)), document)
    if not found:
        known = dict.fromkeys(task.number for task in read_tasks(store) if task.number)
        raise UnknownTask(number, tuple(known)[:40])
    if len(found) > 1:
        raise AmbiguousTask(number, tuple(f"{task.source} {task.title}" for task in found))
    return found[0]


def _within(tasks: tuple[TaskRecord, ...], document: str | None) -> tuple[TaskRecord, ...]:
    """Keep the tasks of the document that `document` names: part of its number or title, or the end of its IRI."""
    if document is None:
        return tasks
    return tuple(
        task for task in tasks if any(document in name for name in task.names) or task.document.endswith(document)
    )


def _task_node(
    key: str, task: TaskRecord, *, role: Role | None = None, several: bool = False, own: Part | None = None
) -> Node:
    proofs = tuple(proof for proof in (own.proof if own else None, task.proof) if proof)
    label = task_label(task, several_documents=several)
    return Node(key, "task", label, task.iri, role, task.number, task_detail(task), proofs)


def _unit_node(key: str, part: Part, label: str, detail: Words) -> Node:
    proofs = (part.proof,) if part.proof else ()
    return Node(key, "organization", label, part.unit, part.role, detail=detail, proofs=proofs)


def _add_parts(nodes: list[Node], edges: list[Edge], task: str, parts: Iterable[Part]) -> None:
    for place, part in enumerate(parts):
        key = f"{task}-u{place}"
        known = "" if part.printed == part.name else f"（{part.name}）"
        style = ROLE_STYLES[part.role].name
        nodes.append(_unit_node(key, part, part.printed, Words(f"{style.zh}{known}", f"{style.en}{known}")))
        edges.append(Edge(task, key, part.role))


def _add_goals(nodes: list[Node], edges: list[Edge], task: str, goals: Iterable[Goal]) -> None:
    for place, goal in enumerate(goals):
        kind: NodeKind = "milestone" if goal.value is None else "target"
        proofs = (goal.proof,) if goal.proof else ()
        nodes.append(Node(f"{task}-g{place}", kind, target(goal), goal.iri, detail=_GOALS[kind], proofs=proofs))
        edges.append(Edge(task, f"{task}-g{place}"))


def _legend(roles: Sequence[Role]) -> tuple[LegendEntry, ...]:
    counts = Counter(roles)
    return tuple(LegendEntry(role, counts[role]) for role in ROLE_ORDER if counts[role])


def _role_counts(tasks: Sequence[TaskRecord], unit: str) -> Words:
    counts = Counter(min(task.roles_of(unit), key=ROLE_ORDER.index) for task in tasks)
    names = [(ROLE_STYLES[role].name, counts[role]) for role in ROLE_ORDER if counts[role]]
    chinese = "，".join(f"{name.zh} {count} 项" for name, count in names)
    english = ", ".join(f"{name.en} {count}" for name, count in names)
    return Words(f"共 {len(tasks)} 项任务：{chinese}", f"{len(tasks)} tasks: {english}")


def _several_documents(tasks: Iterable[TaskRecord]) -> bool:
    return len({task.document for task in tasks}) > 1


def _sources(tasks: Iterable[TaskRecord]) -> tuple[Words, ...]:
    names = tuple(dict.fromkeys(task.source for task in tasks))
    shown = "、".join(names[:5]) + (f" 等 {len(names)} 份" if len(names) > 5 else "")
    return (Words(f"依据：{shown}", f"Source: {shown}"),) if names else ()


def _unled(tasks: Sequence[TaskRecord], *, several: bool) -> tuple[Words, ...]:
    if not tasks:
        return ()
    if several:
        return (Words(f"另有 {len(tasks)} 项任务无牵头单位。", f"{len(tasks)} more tasks have no lead."),)
    numbers = "、".join(task.number or task.title for task in tasks)
    return (Words(f"无牵头单位、共同负责的任务：{numbers}", f"Tasks without a lead, shared: {numbers}"),)
