"""Where a document's facts stand in its text, from the graph alone, and the text cut into pieces at their edges."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.store import Store, Term
from ontology.namespaces import PREFIXES, ZR, ZRV

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_FACTS = """SELECT ?x ?role ?thing ?kind ?name ?task ?rule ?confidence ?rank ?start ?end WHERE {
  { ?x org:role ?role ; org:organization ?thing ; zr:printedName ?name ; zr:onTask ?task .
    ?task zr:inDocument ?document OPTIONAL { ?x zr:rank ?rank } }
  UNION { ?x zr:inDocument|(zr:onTask/zr:inDocument) ?document . ?x zr:of ?thing .
    ?thing skos:prefLabel|rdfs:label ?name ; a ?kind OPTIONAL { ?x zr:onTask ?task } }
  UNION { ?x zr:inDocument|(zr:ofTask/zr:inDocument) ?document . ?x zr:indicator ?name
    OPTIONAL { ?x zr:ofTask ?task } OPTIONAL { ?x zr:value ?value }
    BIND(IF(BOUND(?value), "target", "milestone") AS ?kind) }
  UNION { ?x a zr:Project ; zr:inDocument|(zr:ofTask/zr:inDocument) ?document ; rdfs:label ?name
    OPTIONAL { ?x zr:ofTask ?task } BIND("project" AS ?kind) }
  OPTIONAL { ?x zr:rule ?rule } OPTIONAL { ?x zr:confidence ?confidence }
  ?x zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end
}"""
_HEADINGS = """SELECT ?x ?start ?end ?part WHERE {
  ?x zr:inDocument ?document ; zr:heading ?heading ; zr:evidence/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end . OPTIONAL { ?x zr:partOf ?part }
}"""
_GENERAL = ("Organization", "Institution", "Place")
ROLES = ("lead", "responsible", "participate", "cooperate")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something read out of a document: characters `start` to `end` of its text are the words that say so.

    `kind` is a role, `target`, `milestone`, `project`, or a class such as Company; `thing` is what the fact is about.
    """

    iri: str
    kind: str
    name: str
    thing: str
    task: str
    rule: str
    confidence: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that all belong to the same facts; `here` where the reader was pointed to them."""

    text: str
    facts: tuple[int, ...]
    here: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the graph has it: characters `start` to `end`, and how deep it lies, from 1."""

    start: int
    end: int
    level: int
    iri: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text in pieces, with the heading that it begins with; a heading may run into the text."""

    start: int
    pieces: tuple[Piece, ...]
    heading: Heading | None

    @property
    def title(self) -> str:
        """The words of the heading."""
        return "".join(piece.text for piece in self.pieces if piece.is_heading).strip()

    @property
    def runs_in(self) -> bool:
        """Whether the text goes on behind the heading on the same line."""
        return not all(piece.is_heading or not piece.text.strip(" 。.") for piece in self.pieces)


def read_facts(store: Store, document: str, text: str) -> tuple[Fact, ...]:
    """Return the facts of a document in the order of its text, each on the narrowest words that say it."""
    rows: dict[str, dict[str, Any]] = {}
    found = store.select(_PREFIXES + _FACTS, bindings={"document": Term.iri(document)}).records()
    for row in sorted(found, key=lambda row: (row["start"], _generality(row), str(row["x"]))):
        rows.setdefault(str(row["x"]), row)
    taken: dict[tuple[int, int], int] = {}
    facts = [_fact(row, text, taken) for row in sorted(rows.values(), key=_turn)]
    return tuple(sorted(facts, key=lambda fact: (fact.start, -fact.end, fact.iri)))


def _turn(row: dict[str, Any]) -> tuple[int, int, str]:
    """The units of a clause in the order in which it names them, so that equal names find their own places."""
    return int(row["start"]), int(row.get("rank", 0)), str(row["x"])


def _generality(row: dict[str, Any]) -> bool:
    kind = str(row.get("kind", ""))
    return "//" in kind or kind.removeprefix(ZR) in _GENERAL


def _fact(row: dict[str, Any], text: str, taken: dict[tuple[int, int], int]) -> Fact:
    start, end = int(row["start"]), int(row["end"])
    kind = str(row["role"]).removeprefix(ZRV) if "role" in row else str(row["kind"]).removeprefix(ZR)
    name = str(row["name"])
    if kind not in ("target", "milestone"):
        start, end = _narrowed(text, name, start, end, taken if "role" in row else {})
    confidence = row.get("confidence")
    return Fact(
        str(row["x"]), kind, name, str(row.get("thing", "")), str(row.get("task", "")), str(row.get("rule", "")),
        None if confidence is None else float(confidence), start, end,
    )  # fmt: skip


def _narrowed(text: str, name: str, start: int, end: int, taken: dict[tuple[int, int], int]) -> tuple[int, int]:
    """Return where a name stands between two places: behind the last that was found there; else those places."""
    at = text.find(name, taken.get((start, end), start), end)
    if at < 0:
        at = text.find(name, start, end)
    if at < 0:
        return start, end
    taken[start, end] = at + len(name)
    return at, at + len(name)


def read_headings(store: Store, document: str) -> dict[int, Heading]:
    """Return the headings of a document by where they begin."""
    rows = store.select(_PREFIXES + _HEADINGS, bindings={"document": Term.iri(document)}).records()
    above = {str(row["x"]): str(row.get("part", "")) for row in rows}

    def level(iri: str) -> int:
        steps = 1
        while (iri := above.get(iri, "")) in above and steps < 6:
            steps += 1
        return steps

    found = [(int(str(row["start"])), int(str(row["end"])), str(row["x"])) for row in rows]
    return {start: Heading(start, end, level(iri), iri) for start, end, iri in sorted(found)}


def lines_of(
    text: str, facts: Sequence[Fact], headings: Mapping[int, Heading], here: tuple[int, int]
) -> Iterator[Line]:
    """Yield the text line by line, without empty lines, cut wherever a fact or a heading begins or ends."""
    start, waiting, near = 0, 0, list[tuple[int, Fact]]()
    for line in text.split("\n"):
        end = start + len(line)
        while waiting < len(facts) and facts[waiting].start < end:
            near.append((waiting, facts[waiting]))
            waiting += 1
        near = [each for each in near if each[1].end > start]
        if line.strip():
            heading = headings.get(end - len(line.lstrip()), headings.get(start))
            yield Line(start, tuple(_pieces(text, start, end, near, heading, here)), heading)
        start = end + 1


def _pieces(
    text: str, start: int, end: int, near: Sequence[tuple[int, Fact]], heading: Heading | None, here: tuple[int, int]
) -> Iterator[Piece]:
    head = (heading.start, heading.end) if heading else (0, 0)
    cuts = sorted({start, end, *_inside((*_ends(fact for _, fact in near), *here, *head), start, end)})
    for left, right in itertools.pairwise(cuts):
        within = tuple(place for place, fact in near if fact.start <= left and right <= fact.end)
        is_heading = head[0] <= left and right <= head[1]
        yield Piece(text[left:right], within, here[0] <= left and right <= here[1], is_heading)


def _ends(facts: Iterable[Fact]) -> Iterator[int]:
    for fact in facts:
        yield from (fact.start, fact.end)


def _inside(places: Iterable[int], start: int, end: int) -> Iterator[int]:
    return (place for place in places if start < place < end)
