"""The names of a store, written into its library: question words, things, parts, tasks, projects and targets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from corpus.numerals import parse_ordinal
from kg.store import Python, Store, state_of
from kg.stores.part import PartOfStore
from ontology.namespaces import PREFIXES, ZR
from ontology.questions import question_words
from ontology.vocabularies import role_words
from query.lexicon.entries import Entry, bare, normal
from query.lexicon.fulltext import Texts
from query.lexicon.ledger import write_ledger
from query.lexicon.letters import write_letters
from query.lexicon.lexicon import Lexicon
from query.lexicon.library import opened
from query.lexicon.sounds import write_sounds
from query.lexicon.unit_names import write_units
from query.lexicon.words import Words
from query.whole import tabled

LEAST_TITLE = 4
"""The fewest characters of a task's title for which it is a word of its own."""
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zr", "zrv", "rdfs", "skos", "org", "oa"))
_THINGS = """SELECT DISTINCT ?x ?label ?class WHERE {
  { SELECT DISTINCT ?x WHERE { ?m a zr:Mention ; zr:of ?x } } ?x a ?class ; rdfs:label ?label
} ORDER BY ?x"""
_NUMBERED = """SELECT ?x ?number ?class WHERE { ?x zr:documentNumber ?number ; a ?class } ORDER BY ?x"""
_PARTS = """SELECT ?x ?label ?class ?number WHERE {
  VALUES ?class { zr:Chapter zr:Section zr:Box } ?x a ?class ; rdfs:label ?label . OPTIONAL { ?x zr:number ?number }
} ORDER BY ?x"""
_TASKS = (
    "?t ?number ?label ?text ?due",
    ("?t a zr:Task", "?t rdfs:label ?label", "?t zr:text ?text"),
    ("?t zr:number ?number", "?t zr:deadlineText ?due"),
    "?t",
)
_CLAUSES = """SELECT ?c ?text ?t WHERE { ?c a zr:Clause ; zr:clauseOf ?t ; zr:text ?text } ORDER BY ?c"""
_PROJECTS = """SELECT ?p ?label ?t WHERE { ?p a zr:Project ; rdfs:label ?label ; zr:ofTask ?t } ORDER BY ?p"""
_QUOTED = ("?x zr:evidence ?e", "?e oa:hasSelector ?s", "?s oa:exact ?quote")
_TARGETS = (
    "?x ?indicator ?unit ?year ?t ?quote",
    ("?x a zr:Target", "?x zr:indicator ?indicator", *_QUOTED),
    ("?x zr:unit ?unit", "?x zr:deadlineYear ?year", "?x zr:ofTask ?t"),
    "?x",
)
Record = dict[str, Python]


def read_lexicon(store: Store) -> Lexicon:
    """Return every name of a store; the vocabularies that it holds give the everyday names."""
    return Lexicon(Texts(opened(store, lambda library: write_names(library, store))), source=store)


def write_names(library: sqlite3.Connection, store: Store) -> None:
    """Write everything that questions may name into the empty tables of a library."""
    words, texts = Words(library), Texts(library)
    _write_question_words(words)
    write_units(words, lambda query: store.select(_PROLOGUE + query).records(), whole=_is_whole(store))
    _write_things(words, texts, store)
    _write_parts(words, texts, store)
    _write_tasks(words, texts, store)
    _write_projects(words, texts, store)
    _write_targets(words, texts, store)
    words.write()
    made = Lexicon(texts)
    write_sounds(library, made.words)
    write_letters(library, made)
    texts.tidy()
    if state_of(store):  # what a part of a store has is looked up, and a service may change
        write_ledger(library, store)


def _is_whole(store: Store) -> bool:
    """Tell whether a store is read in a row; of one seen through some documents, what these have is looked up."""
    return not isinstance(store, PartOfStore)


def _each(store: Store, query: str, key: str) -> Iterator[Record]:
    """Yield the rows of a query, the first of each `key`."""
    last: Python | None = None
    for row in store.select(_PROLOGUE + query).records():
        if row[key] != last:
            last = row[key]
            yield row


def _write_question_words(words: Words) -> None:
    for word, codes in question_words().items():
        for code in codes:
            kind, _, value = code.partition(":")
            words.add(word, Entry(kind, value))
    for word, role in role_words().items():
        words.add(word, Entry("role", role.concept.notation, roles=frozenset(role.counts)))


def _write_things(words: Words, texts: Texts, store: Store) -> None:
    rows = []
    for row in store.select(_PROLOGUE + _THINGS).records():
        iri, label, kind = str(row["x"]), str(row["label"]), str(row["class"]).removeprefix(ZR)
        rows.append((iri, label, kind))
        words.add(label, Entry("thing", kind, (iri,)))
    for row in store.select(_PROLOGUE + _NUMBERED).records():
        cited = str(row["class"]) == ZR + "CitedDocument"
        words.add(
            str(row["number"]), Entry("thing", "CitedDocument", (str(row["x"]),)) if cited else Entry("ask", "document")
        )
    words.library.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?)", rows)
    texts.feed("thing", ((iri, normal(label)) for iri, label in {iri: label for iri, label, _ in rows}.items()))


def _write_parts(words: Words, texts: Texts, store: Store) -> None:
    rows = []
    for row in _each(store, _PARTS, "x"):
        iri, label, kind = str(row["x"]), str(row["label"]), str(row["class"]).removeprefix(ZR)
        if kind != "Box":
            rows.append((iri, label, kind, parse_ordinal(str(row.get("number", "")))))
        words.add(label, Entry("part", kind, (iri,)))
    words.library.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", rows)
    texts.feed("part", ((iri, normal(label)) for iri, label, _, _ in rows))


def _write_tasks(words: Words, texts: Texts, store: Store) -> None:
    rows = [
        (str(row["t"]), str(row.get("number", "")), str(row["label"]), str(row.get("due", "")), str(row["text"]))
        for row in _each(store, tabled(*_TASKS, whole=_is_whole(store)), "t")
    ]
    texts.connection.executemany("INSERT INTO task VALUES (?, ?, ?, ?)", (row[:4] for row in rows))
    texts.connection.executemany("INSERT OR IGNORE INTO number VALUES (?)", ((row[1],) for row in rows if row[1]))
    for title in {row[2] for row in rows if len(row[2]) >= LEAST_TITLE and row[2] not in question_words()}:
        words.add(title, Entry("text"))
    texts.feed("title", ((row[0], normal(row[2])) for row in rows))
    texts.feed("task", ((row[0], _with_variants(normal(row[4]))) for row in rows))
    clauses = list(_each(store, _CLAUSES, "c"))
    texts.feed("clause", ((str(row["c"]), normal(str(row["text"]))) for row in clauses))
    texts.own("clause", ((str(row["c"]), str(row["t"])) for row in clauses))


def _with_variants(text: str) -> str:
    """Return a text with its pieces that hold a bracket in a word said without it: 充(换)电, 充换电, 充电."""
    pieces = [piece for piece in _PIECE.split(text) if _IN_WORD.search(piece)]
    return "。".join((text, *(_IN_WORD.sub(said, piece) for piece in pieces for said in (r"\1", ""))))


_PIECE = re.compile(r"[。；，、;,\n]")
_IN_WORD = re.compile("(?<=[\u4e00-\u9fff])\\(([\u4e00-\u9fff]{1,2})\\)(?=[\u4e00-\u9fff])")
"""A bracket in a word, in a normal text, which may be read or left out."""


def _write_projects(words: Words, texts: Texts, store: Store) -> None:
    rows = [(str(row["p"]), str(row["label"]), str(row["t"])) for row in _each(store, _PROJECTS, "p")]
    for _, label, _ in rows:
        words.add(label, Entry("text"))
    words.library.executemany("INSERT INTO project VALUES (?, ?, ?)", rows)
    texts.feed("project", ((iri, normal(label)) for iri, label, _ in rows))
    texts.own("project", ((iri, task) for iri, _, task in rows))


def _write_targets(words: Words, texts: Texts, store: Store) -> None:
    rows = [_target(row) for row in _each(store, tabled(*_TARGETS, whole=_is_whole(store)), "x")]
    for row in rows:
        words.add(row[1], Entry("text"))
    words.library.executemany("INSERT INTO target VALUES (?, ?, ?, ?, ?, ?)", rows)
    texts.feed("target", ((row[0], normal(row[1] + row[5])) for row in rows))
    texts.feed("sentence", ((row[0], _sentence(texts, row[4], normal(row[5]))) for row in rows))


def _sentence(texts: Texts, task: str | None, quote: str) -> str:
    """Return the sentence of a task's text in which a target is stated, its quote alone where it is in none."""
    found = texts.connection.execute("SELECT text FROM text_task WHERE iri = ?", (task,)).fetchone()
    return next((piece for piece in _SENTENCE.split(found[0]) if quote in piece), quote) if found else quote


_SENTENCE = re.compile(r"[。；\n]")


def _target(row: Record) -> tuple[str, str, str | None, int | None, str | None, str]:
    year, unit, task = row.get("year"), row.get("unit"), row.get("t")
    return (
        str(row["x"]),
        bare(str(row["indicator"])),
        str(unit) if unit else None,
        int(str(year)) if year else None,
        str(task) if task else None,
        bare(str(row["quote"])),
    )
