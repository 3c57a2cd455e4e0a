"""Evidence: for the things of an answer, the quotes of the documents that say so."""

from __future__ import annotations

from collections.abc import Iterable

from kg.store import Store
from query.answer import Evidence
from query.sparql import PROLOGUE

MOST = 200
"""The most subjects that evidence is fetched for at once."""

_QUERY = """SELECT DISTINCT (COALESCE(?printed, ?title) AS ?document) (COALESCE(?target, ?clause, ?own) AS ?number)
  ?quote ?start ?end WHERE {{
  VALUES ?s {{ {subjects} }} ?s zr:evidence ?e .
  ?e oa:hasSource ?d ; oa:hasSelector ?p , ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?quote .
  ?d rdfs:label ?title . OPTIONAL {{ ?d zr:documentNumber ?printed }}
  OPTIONAL {{ ?s zr:ofTask/zr:number ?target }} OPTIONAL {{ ?s zr:onTask/zr:number ?clause }}
  OPTIONAL {{ ?s zr:number ?own FILTER EXISTS {{ ?s a zr:Task }} }}
}} ORDER BY ?document ?start ?end"""
_CLAUSES = """SELECT DISTINCT ?r ?task WHERE {{
  VALUES ?task {{ {tasks} }} ?r zr:onTask ?task ; a zr:Responsibility ; zr:rank 1
}} ORDER BY ?r"""
_MENTIONS = """SELECT DISTINCT ?m WHERE {{ VALUES ?x {{ {things} }} ?m zr:of ?x ; a zr:Mention }} ORDER BY ?m"""
_DOCUMENTS = """SELECT ?d WHERE { ?d a zr:Document } ORDER BY ?d"""


def _listed(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in list(dict.fromkeys(iris))[:MOST])


def of_subjects(store: Store, subjects: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the evidence of facts (responsibilities, targets, projects, mentions, headings) in text order."""
    listed = _listed(subjects)
    if not listed:
        return ()
    rows = store.select(PROLOGUE + _QUERY.format(subjects=listed)).records()
    return tuple(
        Evidence(
            str(row["document"]),
            str(row["number"]) if "number" in row else None,
            str(row["quote"]),
            int(str(row["start"])),
            int(str(row["end"])),
        )
        for row in rows
    )


def of_tasks(store: Store, tasks: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the responsibility clauses of some tasks."""
    listed = _listed(tasks)
    if not listed:
        return ()
    rows = store.select(PROLOGUE + _CLAUSES.format(tasks=listed)).records()
    return of_subjects(store, (str(row["r"]) for row in rows))


def of_things(store: Store, things: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the sentences that name some companies, institutions, places, brands or documents."""
    listed = _listed(things)
    if not listed:
        return ()
    rows = store.select(PROLOGUE + _MENTIONS.format(things=listed)).records()
    return of_subjects(store, (str(row["m"]) for row in rows))


def of_documents(store: Store) -> tuple[Evidence, ...]:
    """Return the title lines of the documents: what an answer about a whole document rests on."""
    return of_subjects(store, (str(row["d"]) for row in store.select(PROLOGUE + _DOCUMENTS).records()))
