"""The responsibility matrix: units down, tasks across, a letter for the role where they meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.facts import Role
from kg.store import Store
from viz.errors import NothingToDraw
from viz.model import Edge, GraphView, Group, Node, Row, Words
from viz.names import shown_names
from viz.reading import TaskRecord, read_tasks
from viz.style import ROLE_ORDER, ROLE_STYLES
from viz.views.nodes import by_document, document_words, legend, main_roles, sources, task_node, within
from viz.wording import letters


def matrix(store: Store, *, document: str | None = None) -> GraphView:
    """Show every responsibility once, document by document: rows are units, those that lead most first.

    A node of kind `part` stands for the roles of one unit in one task; edges lead to it from the unit and the task.
    """
    tasks = [task for task in within(read_tasks(store), document) if task.parts]
    if not tasks:
        raise NothingToDraw("没有写明责任单位的任务", "no task names a unit")
    shown = shown_names(store)
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups = [_add_document(f"d{place}", own, shown, nodes, edges) for place, (_, own) in enumerate(by_document(tasks))]
    title = Words("责任矩阵：单位 × 任务", "Responsibility matrix: units × tasks")
    roles = [role for task in tasks for role in main_roles(task).values()]
    return GraphView(
        "matrix", title, tuple(nodes), tuple(edges), legend(roles), sources(tasks), groups=tuple(groups)
    )  # fmt: skip


def _add_document(
    key: str, tasks: Sequence[TaskRecord], shown: Mapping[str, str], nodes: list[Node], edges: list[Edge]
) -> Group:
    """Add the tasks, then each unit with its cells; the group lists units and cells by rows and columns."""
    held = {f"{key}-t{place}": main_roles(task) for place, task in enumerate(tasks)}
    names = {part.unit: shown.get(part.unit, part.name) for task in tasks for part in task.parts}
    nodes += [task_node(f"{key}-t{place}", task) for place, task in enumerate(tasks)]
    rows: list[Row] = []
    for unit in sorted(names, key=lambda unit: (*_rank(unit, held.values()), names[unit], unit)):
        own = f"{key}-{unit}"
        nodes.append(Node(own, "organization", names[unit], unit, detail=_counts(unit, held.values())))
        rows.append(Row(own))
        for (column, roles), task in zip(held.items(), tasks, strict=True):
            if unit in roles:
                nodes.append(_cell(f"{column}-{unit}", task, unit, names[unit], roles[unit]))
                edges += [Edge(own, nodes[-1].id, roles[unit]), Edge(column, nodes[-1].id, roles[unit])]
                rows.append(Row(nodes[-1].id, 1))
    return Group(document_words(tasks[0]), tuple(rows))


def _cell(key: str, task: TaskRecord, unit: str, name: str, role: Role) -> Node:
    proofs = tuple(part.proof for part in task.parts if part.unit == unit and part.proof)
    own = [ROLE_STYLES[each].name for each in ROLE_ORDER if each in task.roles_of(unit)]
    named = f"{task.number} {task.title}".strip()
    detail = Words(
        f"{name}：{'、'.join(words.zh for words in own)} · {named}",
        f"{name}: {', '.join(words.en for words in own)} · {named}",
    )
    return Node(key, "part", letters(task, unit), task.iri, role, task.number, detail, proofs)


def _rank(unit: str, held: Collection[Mapping[str, Role]]) -> tuple[int, int]:
    roles = [each[unit] for each in held if unit in each]
    return -roles.count("lead"), -len(roles)


def _counts(unit: str, held: Collection[Mapping[str, Role]]) -> Words:
    leads, all_of_them = (-count for count in _rank(unit, held))
    return Words(f"牵头 {leads} 项，共 {all_of_them} 项", f"leads {leads}, {all_of_them} in all")
