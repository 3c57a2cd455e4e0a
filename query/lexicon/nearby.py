"""Things that a sentence of the documents names beside some words: towns of a project, brands, boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.nlp import tokenizer
from ontology.namespaces import PREFIXES, ZR
from query.lexicon.entries import normal
from query.lexicon.lexicon import Lexicon
from query.lexicon.topics import tasks_about

_CLASSES = {
    "company": ("Company",),
    "institution": ("Institute", "University"),
    "institute": ("Institute",),
    "university": ("University",),
    "place": ("Place",),
    "brand": ("Brand",),
    "document": ("CitedDocument",),
    "project": ("Project",),
}
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zr", "oa", "rdfs"))
_SAID = """SELECT DISTINCT ?x ?label ?class ?quote ?task WHERE {
  { ?m a zr:Mention ; zr:of ?x ; zr:evidence ?e . OPTIONAL { ?m zr:onTask ?task } ?x a ?class }
  UNION { ?x a zr:Project ; zr:evidence ?e . OPTIONAL { ?x zr:ofTask ?task } BIND(zr:Project AS ?class) }
  ?x rdfs:label ?label . ?e oa:hasSelector/oa:exact ?quote
} ORDER BY ?x ?quote"""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that names a thing: its IRI, label and class, the sentence, and the task it stands in."""

    thing: str
    label: str
    kind: str
    quote: str
    task: str


def _said(lexicon: Lexicon) -> list[Said]:
    found: list[Said] | None = lexicon.kept.get("said")
    if found is None:
        rows = lexicon.source.select(_PROLOGUE + _SAID).records() if lexicon.source else ()
        found = [
            Said(
                str(r["x"]),
                normal(str(r["label"])),
                str(r["class"]).removeprefix(ZR),
                normal(str(r["quote"])),
                str(r.get("task", "")),
            )
            for r in rows
        ]
        lexicon.kept["said"] = found
    return found


def things_said_with(
    words: Sequence[str], kind: str, tasks: set[str] | None, lexicon: Lexicon, beside: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the things of a kind named in one sentence with all of `words`.

    Where names hold all the words, or one clause both the words and a name, those alone. `tasks` narrows the sentences
    to those of some tasks; of several, those win whose clause holds most of `beside`.
    """
    wanted = [part for word in words for part in _content(word)]
    if not wanted:
        return ()
    near = [
        each
        for each in _said(lexicon)
        if each.kind in _CLASSES.get(kind, ())
        and (tasks is None or each.task in tasks)
        and all(w in each.quote for w in wanted)
    ]
    called = {each.thing for each in near if all(normal(word) in each.label for word in words)}
    if called:
        return tuple(sorted(called))
    tight = [each for each in near if _in_one_clause(each, wanted)] or near
    shared = [sum(word in clause for word in beside) for each in tight for clause in [_clause_of(each)]]
    best = max(shared, default=0)
    return tuple(sorted({each.thing for each, n in zip(tight, shared, strict=True) if n == best}))


def clauses_naming(things: Sequence[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return the clauses of the documents that name one of some things, each with the thing."""
    return [(each.thing, _clause_of(each)) for each in _said(lexicon) if each.thing in things]


_INVOLVES = "SELECT ?x ?of WHERE { ?x a zr:Project ; zr:involves ?of }"


def projects_involving(things: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the projects that involve one of some companies or institutions."""
    found: list[tuple[str, str]] | None = lexicon.kept.get("involved")
    if found is None:
        rows = lexicon.source.select(_PROLOGUE + _INVOLVES).records() if lexicon.source else ()
        found = [(str(r["x"]), str(r["of"])) for r in rows]
        lexicon.kept["involved"] = found
    return tuple(sorted({project for project, thing in found if thing in things}))


def _content(words: str) -> list[str]:
    whole = normal(words)
    parts = [part for part in tokenizer().lcut(whole) if len(part) > 1]
    return parts or [whole]


def things_with(bags: Sequence[Sequence[str]], kind: str, numbers: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the things of a kind in the sentence (of the tasks with some numbers) that holds most of some words.

    Each word is given by several, as a dictionary translates it; fewer than two or than 60 % are not enough.
    """
    scored: dict[str, int] = {}
    for each in _said(lexicon):
        task = lexicon.tasks.get(each.task)
        if each.kind in _CLASSES.get(kind, ()) and (not numbers or (task is not None and task.number in numbers)):
            held = sum(any(normal(word) in each.quote for word in bag) for bag in bags)
            scored[each.thing] = max(held, scored.get(each.thing, 0))
    best = max(scored.values(), default=0)
    if best < max(2, 0.6 * len(bags)):
        return ()
    return tuple(sorted(thing for thing, held in scored.items() if held == best))


def _clause_of(said: Said) -> str:
    """Return the clause that names the thing."""
    return next((clause for clause in re.split("[，；。,;]", said.quote) if said.label in clause), said.quote)


def _in_one_clause(said: Said, wanted: Sequence[str]) -> bool:
    clauses = re.split("[，；。,;]", said.quote)
    return any(said.label in clause and all(word in clause for word in wanted) for clause in clauses)


_BOXES = """SELECT ?x ?label ?task WHERE {
  ?x a zr:Box ; rdfs:label ?label . OPTIONAL { ?x zr:partOf+ ?task . ?task a zr:Task }
}"""


def boxes_of(numbers: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the boxes of the tasks with some numbers."""
    tasks = {iri for iri, task in lexicon.tasks.items() if task.number in numbers}
    return tuple(sorted(iri for iri, _, task in _boxes(lexicon) if task in tasks))


def tasks_with(boxes: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks that have one of some boxes."""
    return tuple(sorted({task for iri, _, task in _boxes(lexicon) if iri in boxes and task}))


def boxes_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the boxes (专栏) whose title holds some words, else those of the tasks that the words are about."""
    found = _boxes(lexicon)
    titled = {iri for iri, label, _ in found if words in label}
    tasks = set() if titled else set(tasks_about(words, lexicon))
    return tuple(sorted(titled or {iri for iri, _, task in found if task in tasks}))


def _boxes(lexicon: Lexicon) -> list[tuple[str, str, str]]:
    """Return each box with its title and its task."""
    found: list[tuple[str, str, str]] | None = lexicon.kept.get("boxes")
    if found is None:
        rows = lexicon.source.select(_PROLOGUE + _BOXES).records() if lexicon.source else ()
        found = [(str(r["x"]), normal(str(r["label"])), str(r.get("task", ""))) for r in rows]
        lexicon.kept["boxes"] = found
    return found
