"""What all views are made of: tasks and units as nodes, their documents, the legend and the line of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.facts import Role
from viz.model import Edge, Group, LegendEntry, Node, NodeKind, Row, Words
from viz.reading import Part, TaskRecord
from viz.style import ROLE_ORDER, ROLE_STYLES
from viz.wording import task_detail, task_label


def within(tasks: tuple[TaskRecord, ...], document: str | None) -> tuple[TaskRecord, ...]:
    """Keep the tasks of the document that `document` names: part of its number or title, or the end of its IRI."""
    if document is None:
        return tasks
    return tuple(
        task for task in tasks if any(document in name for name in task.names) or task.document.endswith(document)
    )


def task_node(
    key: str, task: TaskRecord, *, role: Role | None = None, several: bool = False, own: Part | None = None
) -> Node:
    """Show a task; `own` is the part whose words come before those of the task."""
    proofs = tuple(proof for proof in (own.proof if own else None, task.proof) if proof)
    label = task_label(task, several_documents=several)
    return Node(key, "task", label, task.iri, role, task.number, task_detail(task), proofs)


def unit_node(key: str, part: Part, label: str, detail: Words) -> Node:
    """Show a unit in the role of one of its parts."""
    proofs = (part.proof,) if part.proof else ()
    return Node(key, "organization", label, part.unit, part.role, detail=detail, proofs=proofs)


def legend(roles: Sequence[Role]) -> tuple[LegendEntry, ...]:
    """Count the roles, in the order in which they are always told."""
    counts = Counter(roles)
    return tuple(LegendEntry(role, counts[role]) for role in ROLE_ORDER if counts[role])


def several_documents(tasks: Iterable[TaskRecord]) -> bool:
    """Whether the tasks stand in more than one document."""
    return len({task.document for task in tasks}) > 1


def by_document(tasks: Iterable[TaskRecord]) -> Iterator[tuple[str, tuple[TaskRecord, ...]]]:
    """Yield each document with its tasks, in the order of the tasks."""
    for document, own in groupby(tasks, key=lambda task: task.document):
        yield document, tuple(own)


def document_words(task: TaskRecord) -> Words:
    """Name the document of a task by its title and its number, as far as it has them."""
    title = task.names[-1] if task.names else task.source
    named = title if title == task.source else f"{title}（{task.source}）"
    return Words(named, named)


def sources(tasks: Iterable[TaskRecord]) -> tuple[Words, ...]:
    """Say which documents a picture rests on."""
    names = tuple(dict.fromkeys(task.source for task in tasks))
    shown = "、".join(names[:5]) + (f" 等 {len(names)} 份" if len(names) > 5 else "")
    told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return (Words(f"依据：{shown}", f"Source: {told}"),) if names else ()


def main_roles(task: TaskRecord) -> dict[str, Role]:
    """Return each unit of a task with the strongest of its roles there, in the order of the clause."""
    return {
        unit: min(task.roles_of(unit), key=ROLE_ORDER.index) for unit in dict.fromkeys(part.unit for part in task.parts)
    }


_SECTIONS: tuple[tuple[tuple[NodeKind, ...], Words], ...] = (
    (("target", "milestone"), Words("目标", "Targets")),
    (("project",), Words("项目", "Projects")),
    (("mention",), Words("提到的企业、机构、地点和文件", "Companies, institutions, places and documents named")),
)


def groups_around(centre: str, nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Group, ...]:
    """List what hangs on the middle of a picture: by role, then by kind, each with what hangs on it in turn."""
    by_id = {node.id: node for node in nodes}
    below: dict[str, list[Node]] = {}
    for edge in edges:
        below.setdefault(edge.source, []).append(by_id[edge.target])
    own = below.get(centre, [])
    parts = [(ROLE_STYLES[role].name, [node for node in own if node.role == role]) for role in ROLE_ORDER]
    parts += [(words, [node for node in own if node.kind in kinds and not node.role]) for kinds, words in _SECTIONS]
    return tuple(_group(words, members, below) for words, members in parts if members)


def _group(words: Words, members: list[Node], below: dict[str, list[Node]]) -> Group:
    title = Words(f"{words.zh} {len(members)}", f"{words.en}: {len(members)}")
    rows = [Row(one.id, depth) for node in members for depth, one in _with_own(node, below)]
    return Group(title, tuple(rows))


def _with_own(node: Node, below: dict[str, list[Node]]) -> Iterator[tuple[int, Node]]:
    yield 0, node
    for child in below.get(node.id, ()):
        yield 1, child
