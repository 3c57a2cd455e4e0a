"""Evidence: for the things of an answer, the quotes of the documents that say so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from kg.store import Python, Store
from query.answer import Evidence
from query.quick import Ledger
from query.sparql import PROLOGUE

MOST = 200
"""The most subjects that evidence is fetched for at once."""
MOST_KEPT = 50_000
"""The most quotes and names that are remembered, some 25 MB; with more, all are forgotten and read again."""

_QUERY = """SELECT DISTINCT ?s (COALESCE(?printed, ?title) AS ?document) (COALESCE(?target, ?clause, ?own) AS ?number)
  ?quote ?start ?end WHERE {{
  VALUES ?s {{ {listed} }} ?s zr:evidence ?e .
  ?e oa:hasSource ?d ; oa:hasSelector ?p , ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?quote .
  ?d rdfs:label ?title . OPTIONAL {{ ?d zr:documentNumber ?printed }}
  OPTIONAL {{ ?s zr:ofTask/zr:number ?target }} OPTIONAL {{ ?s zr:onTask/zr:number ?clause }}
  OPTIONAL {{ ?s zr:number ?own FILTER EXISTS {{ ?s a zr:Task }} }}
}} ORDER BY ?document ?start ?end"""
_CLAUSES = """SELECT DISTINCT ?s ?r WHERE {{
  VALUES ?s {{ {listed} }} ?r zr:onTask ?s ; a zr:Responsibility ; zr:rank 1
}} ORDER BY ?r"""
_MENTIONS = """SELECT DISTINCT ?s ?r WHERE {{ VALUES ?s {{ {listed} }} ?r zr:of ?s ; a zr:Mention }} ORDER BY ?r"""
_DOCUMENTS = """SELECT ?d WHERE { ?d a zr:Document } ORDER BY ?d"""
Record = dict[str, Python]
Made = TypeVar("Made")
Kept = dict[str, list[Made]]


@dataclass(slots=True)
class Quotes:
    """The evidence of one store: what proves a task or a target is the same for every question and is read once.

    A folder cannot change while it is open for reading. A service can: nothing of it is remembered.
    """

    store: Store
    ledger: Ledger | None = None
    """Where what is asked of everything is found quicker than in the store."""
    _quotes: Kept[Evidence] = field(default_factory=dict)
    _clauses: Kept[str] = field(default_factory=dict)
    _mentions: Kept[str] = field(default_factory=dict)
    _size: int = 0

    def of_subjects(self, subjects: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the evidence of facts (responsibilities, targets, projects, mentions, headings) in text order."""
        found = self._of_each(_first(subjects), self._quotes, _QUERY, _evidence)
        return tuple(sorted(dict.fromkeys(chain.from_iterable(found)), key=lambda e: (e.document, e.start, e.end)))

    def of_tasks(self, tasks: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the responsibility clauses of some tasks."""
        found = self._of_each(_first(tasks), self._clauses, _CLAUSES, _name)
        return self.of_subjects(sorted(set(chain.from_iterable(found))))

    def of_things(self, things: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the sentences that name some companies, institutions, places, brands or documents."""
        found = self._of_each(_first(things), self._mentions, _MENTIONS, _name)
        return self.of_subjects(sorted(set(chain.from_iterable(found))))

    def of_documents(self) -> tuple[Evidence, ...]:
        """Return the title lines of the documents: what an answer about a whole document rests on."""
        return self.of_subjects(str(row["d"]) for row in self.store.select(PROLOGUE + _DOCUMENTS).records())

    def _of_each(
        self, iris: list[str], kept: Kept[Made], query: str, made: Callable[[Record], Made]
    ) -> list[list[Made]]:
        """Return for each of some IRIs what is remembered of it, else what a query finds; at most `MOST` of one."""
        found = {iri: kept[iri] for iri in iris if iri in kept}
        if missing := [iri for iri in iris if iri not in found]:
            found |= {iri: [] for iri in missing}
            listed = " ".join(f"<{iri}>" for iri in missing)
            for row in self.store.select(PROLOGUE + query.format(listed=listed)).records():
                if len(found[str(row["s"])]) < MOST:
                    found[str(row["s"])].append(made(row))
            self._keep(kept, {iri: found[iri] for iri in missing})
        return [found[iri] for iri in iris]

    def _keep(self, kept: Kept[Made], new: Kept[Made]) -> None:
        if "://" in self.store.location:
            return
        if self._size > MOST_KEPT:
            for each in (self._quotes, self._clauses, self._mentions):
                each.clear()
            self._size = 0
        kept.update(new)
        self._size += sum(1 + len(each) for each in new.values())


def _first(iris: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(iris))[:MOST]


def _name(row: Record) -> str:
    return str(row["r"])


def _evidence(row: Record) -> Evidence:
    number = str(row["number"]) if "number" in row else None
    return Evidence(
        sys.intern(str(row["document"])), number, str(row["quote"]), int(str(row["start"])), int(str(row["end"]))
    )
