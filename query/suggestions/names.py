"""The names that a store offers to complete a question: units, tasks, indicators, companies, projects, sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.store import Python, Store
from query.lexicon import Lexicon, bare, normal
from query.lexicon.letters import known_names
from query.sparql import PROLOGUE

_UNITS = """SELECT ?o ?label WHERE {
  { SELECT DISTINCT ?o WHERE { ?t zr:responsibleUnit ?o } } ?o rdfs:label ?label
} ORDER BY ?o ?label"""
_PARTS = """SELECT ?o ?role (COUNT(?task) AS ?n) WHERE {
  VALUES ?role { zr:lead zr:participate zr:cooperate zr:responsible } ?task ?role ?o
} GROUP BY ?o ?role"""
_ENGLISH = """SELECT ?o (STR(?n) AS ?name) WHERE {
  { SELECT DISTINCT ?o WHERE { ?t zr:responsibleUnit ?o } }
  ?o org:classification/skos:prefLabel ?n . FILTER(LANG(?n) = "en")
} ORDER BY ?o"""
_TASKS = """SELECT ?t ?number ?label ?led ?aimed WHERE {
  ?t a zr:Task ; rdfs:label ?label . OPTIONAL { ?t zr:number ?number }
  BIND(EXISTS { ?t zr:lead ?o } AS ?led) BIND(EXISTS { ?x zr:ofTask ?t ; a zr:Target } AS ?aimed)
} ORDER BY ?t"""
_TARGETS = """SELECT ?indicator ?measured ?owned ?year WHERE {
  ?x a zr:Target ; zr:indicator ?indicator . OPTIONAL { ?x zr:deadlineYear ?year }
  BIND(EXISTS { ?x zr:value ?v } AS ?measured) BIND(EXISTS { ?x zr:ofTask ?t } AS ?owned)
} ORDER BY ?x"""
_THINGS = """SELECT ?label ?class WHERE {
  { SELECT DISTINCT ?x WHERE { ?m a zr:Mention ; zr:of ?x } } ?x a ?class ; rdfs:label ?label
} ORDER BY ?x ?class"""
_SECTIONS = """SELECT ?label WHERE {
  VALUES ?class { zr:Chapter zr:Section } ?x a ?class ; rdfs:label ?label
} ORDER BY ?x"""
_PROJECTS = "SELECT ?label WHERE { ?p a zr:Project ; rdfs:label ?label ; zr:ofTask ?t } ORDER BY ?p"
_THING_KINDS = {"Company": "company", "Institute": "institution", "University": "institution"}
_LONGEST = 40
"""A longer project or indicator is a sentence, which nobody types."""


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name to offer: how it stands in a question of each language, what else it is called, which slots it fits.

    `forms` are all names that it goes by, `own` those by which it is found from the middle; the lowest `rank` is first.
    """

    text: str
    kind: str
    slots: tuple[str, ...]
    forms: tuple[str, ...]
    english: str = ""
    rank: int = 0
    own: tuple[str, ...] = ()

    def said(self, language: str) -> str:
        """Return the name as a question in a language has it."""
        return self.english or self.text if language == "en" else self.text


def names(lexicon: Lexicon) -> tuple[Name, ...]:
    """Return every name of a lexicon's store; a lexicon without a store has none to offer."""
    if lexicon.source is None:
        return ()
    kinds = (_units(lexicon.source, lexicon), _tasks(lexicon.source), _targets(lexicon.source))
    return (*(name for each in kinds for name in each), *_labels(lexicon.source))


def _rows(source: Store, query: str) -> tuple[dict[str, Python], ...]:
    return source.select(PROLOGUE + query).records()


def _units(source: Store, lexicon: Lexicon) -> Iterator[Name]:
    labels: dict[str, list[str]] = defaultdict(list)
    for row in _rows(source, _UNITS):
        labels[str(row["o"])].append(str(row["label"]))
    forms: dict[str, list[str]] = defaultdict(list)
    for word, named in known_names(lexicon):
        if len(named.iris) == 1:
            forms[named.iris[0]].append(word)
    counts, english = _counts(source), _english(source, forms)
    for iri, printed in labels.items():
        yield _unit(printed, forms[iri], counts.get(iri, {}), english.get(iri, ""))


def _unit(labels: list[str], forms: list[str], counts: dict[str, int], english: str) -> Name:
    """Put a unit's name together; it is found from the middle by its printed names, also without their level."""
    printed = [normal(label) for label in labels]
    stems = [form for form in forms if any(form != label and label.endswith(form) for label in printed)]
    own = (*printed, *stems, *([normal(english)] if english else []))
    slots = ["unit", *(["leader"] if "lead" in counts else []), *(["helper"] if set(counts) - {"lead"} else [])]
    every = tuple(dict.fromkeys([*printed, *forms]))
    rank = -sum(counts.values())
    return Name(labels[0], "unit", tuple(slots), every, f"the {english}" if english else "", rank, own)


def _counts(source: Store) -> dict[str, dict[str, int]]:
    """Return for every unit in how many tasks it has each role."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(source, _PARTS):
        found[str(row["o"])][str(row["role"]).rpartition("#")[2]] = int(str(row["n"]))
    return found


def _english(source: Store, forms: dict[str, list[str]]) -> dict[str, str]:
    """Return the English names that stand for one unit alone."""
    rows = ((str(row["o"]), str(row["name"])) for row in _rows(source, _ENGLISH))
    return {iri: name for iri, name in rows if normal(name) in forms.get(iri, ())}


def _tasks(source: Store) -> Iterator[Name]:
    rows = sorted(_rows(source, _TASKS), key=lambda row: (_number(row), str(row["t"])))
    slots: dict[int, list[str]] = defaultdict(lambda: ["task"])
    for row in rows:
        if str(row.get("number", "")).isdecimal():
            slots[_number(row)] += [slot for slot in ("led", "aimed") if row[slot]]
    for number, fitting in slots.items():
        name = f"第{number}条"
        forms = (name, str(number), f"第{number}项", f"任务{number}", f"task {number}")
        yield Name(name, "task", tuple(dict.fromkeys(fitting)), forms, f"task {number}", number, (name,))
    for place, title in enumerate(dict.fromkeys(str(row["label"]) for row in rows)):
        yield _plain(title, "title", ("title",), place)


def _number(row: dict[str, Python]) -> int:
    digits = re.match(r"\d+", str(row.get("number", "")))
    return int(digits[0]) if digits else 10**6


def _targets(source: Store) -> Iterator[Name]:
    slots: dict[str, list[str]] = {}
    rows = _rows(source, _TARGETS)
    for row in rows:
        fitting = slots.setdefault(bare(str(row["indicator"])), [])
        fitting += [slot for slot, key in (("measured", "measured"), ("indicator", "owned")) if row[key]]
    for indicator, fitting in slots.items():
        if len(indicator) <= _LONGEST:
            yield _plain(indicator, "indicator", tuple(dict.fromkeys(fitting)), len(indicator))
    for year in sorted({int(str(row["year"])) for row in rows if "year" in row}):
        yield Name(str(year), "year", ("year",), (str(year),), str(year), -year)


def _labels(source: Store) -> Iterator[Name]:
    """Yield what is known by its label alone: things, sections, projects."""
    for row in {str(row["label"]): row for row in _rows(source, _THINGS)}.values():
        kind = _THING_KINDS.get(str(row["class"]).rpartition("#")[2], "thing")
        yield _plain(str(row["label"]), kind, ("thing",), len(str(row["label"])))
    for kind, slot, query in (("section", "part", _SECTIONS), ("project", "project", _PROJECTS)):
        for label in dict.fromkeys(bare(str(row["label"])) for row in _rows(source, query)):
            if len(label) <= _LONGEST:
                yield _plain(label, kind, (slot,), len(label))


def _plain(label: str, kind: str, slots: tuple[str, ...], rank: int) -> Name:
    return Name(label, kind, slots, (normal(label),), "", rank, (normal(label),))
