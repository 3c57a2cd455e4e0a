"""Which documents an export is about: all of the store, or those that a name fits."""

from __future__ import annotations

from kg.documents import DocumentRow, documents
from kg.store import Store
from viz.exports.errors import LOAD_FIRST, NothingToExport, UnknownPlan
from viz.reading import ALL_TASKS, TaskRecord, read_tasks


def chosen_documents(store: Store, name: str | None = None) -> tuple[DocumentRow, ...]:
    """Return the documents whose number, title or id has `name` in it, all of them for None.

    `NothingToExport` for a store without documents, `UnknownPlan` where the name fits none.
    """
    there = tuple(row for row in documents(store) if row.triples is None)
    if not there:
        raise NothingToExport("库中还没有文件", "the store holds no documents", LOAD_FIRST)
    found = tuple(row for row in there if name is None or any(name in word for word in _names(row)))
    if not found:
        raise UnknownPlan(str(name), tuple(row.number or row.title for row in there[:20]))
    return found


def _names(row: DocumentRow) -> tuple[str, ...]:
    return (row.number or "", row.title, row.id, row.iri)


def chosen_tasks(store: Store, name: str | None = None) -> tuple[TaskRecord, ...]:
    """Return the tasks of the chosen documents, by document and place; `NothingToExport` if they have none."""
    iris = {row.iri for row in chosen_documents(store, name)}
    tasks = tuple(task for task in read_tasks(store, ALL_TASKS) if task.document in iris)
    if not tasks:
        raise NothingToExport("这些文件里没有任务", "the documents hold no tasks")
    return tasks


def short_names(rows: tuple[DocumentRow, ...]) -> dict[str, str]:
    """Return what a cell calls each document, by IRI: its number; a title only where several documents are told apart.

    A title in every row of a table that rests on one document, and says so above, is only noise.
    """
    return {row.iri: row.number or (row.title if len(rows) > 1 else "") for row in rows}


def source_note(rows: tuple[DocumentRow, ...], *, most: int = 5) -> str:
    """Return the line that says which documents a table rests on."""
    told = "；".join(f"《{row.title}》" + (f"（{row.number}）" if row.number else "") for row in rows[:most])
    return f"依据：{told}" + (f"等 {len(rows)} 份文件" if len(rows) > most else "")
