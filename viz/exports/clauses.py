"""Tasks clause by clause: of one whose clauses each name their own units, a row for each clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.store import Store
from ontology.namespaces import PREFIXES
from viz.gather import Record
from viz.reading import TaskRecord

_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zr", "rdfs"))
_CLAUSES = f"""{_PROLOGUE}SELECT ?clause ?task ?title ?text ?order ?deadline WHERE {{
  ?clause a zr:Clause ; zr:clauseOf ?task ; rdfs:label ?title ; zr:text ?text ; zr:order ?order .
  OPTIONAL {{ ?clause zr:deadlineText ?deadline }}
}} ORDER BY ?task ?order"""
_PARTS = f"{_PROLOGUE}SELECT ?part ?clause WHERE {{ ?part zr:inClause ?clause }}"


def by_clause(store: Store, tasks: Iterable[TaskRecord]) -> tuple[tuple[TaskRecord, ...], dict[str, str]]:
    """Return tasks with each that has several clauses parted into these, and the whole texts of clauses by IRI.

    A clause has the title, deadline, units and targets that stand in it, and the place and number of its task.
    """
    clauses: dict[str, list[Record]] = defaultdict(list)
    for row in store.select(_CLAUSES).records():
        clauses[str(row["task"])].append(dict(row))
    clause_of = {str(row["part"]): str(row["clause"]) for row in store.select(_PARTS).records()}
    found = tuple(each for task in tasks for each in _parted(task, clauses.get(task.iri, []), clause_of))
    return found, {str(row["clause"]): str(row["text"]) for rows in clauses.values() for row in rows}


def _parted(task: TaskRecord, clauses: list[Record], clause_of: dict[str, str]) -> Iterator[TaskRecord]:
    if not clauses:
        yield task
    starts = [int(row["order"]) for row in clauses]
    for row, start, end in zip(clauses, starts, [*starts[1:], None], strict=False):
        yield replace(
            task,
            iri=str(row["clause"]),
            title=str(row["title"]),
            deadline=str(row.get("deadline", "")),
            parts=tuple(part for part in task.parts if clause_of.get(part.iri) == row["clause"]),
            goals=tuple(
                goal for goal in task.goals if _begins_in(goal.proof.start if goal.proof else start, start, end)
            ),
        )


def _begins_in(place: int, start: int, end: int | None) -> bool:
    return start <= place and (end is None or place < end)
