"""The names that a store offers to complete a question: units, tasks, indicators, companies, projects, sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.store import Python, Store
from query.lexicon import Lexicon, TaskText, bare, normal
from query.lexicon.letters import known_names
from query.sparql import PROLOGUE

_PARTS = """SELECT ?o ?role (COUNT(?task) AS ?n) WHERE {
  VALUES ?role { zr:lead zr:participate zr:cooperate zr:responsible } ?task ?role ?o
} GROUP BY ?o ?role"""
_ENGLISH = """SELECT ?f (STR(?n) AS ?name) WHERE { ?f skos:prefLabel ?n . FILTER(LANG(?n) = "en") } ORDER BY ?f"""
_LED = "SELECT DISTINCT ?t WHERE { ?t zr:lead ?o }"
_MEASURED = "SELECT DISTINCT ?x WHERE { ?x zr:value ?v }"
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
    """Return every name of a lexicon's store; a lexicon without a store has none to offer.

    The names stand in the lexicon. The store is asked for what is counted only, in one pass each: in a store of a
    thousand documents a condition looked up for every row takes minutes.
    """
    if lexicon.source is None:
        return ()
    kinds = (_units(lexicon.source, lexicon), _tasks(lexicon.source, lexicon), _targets(lexicon.source, lexicon))
    return (*(name for each in kinds for name in each), *_labels(lexicon))


def _rows(source: Store, query: str) -> tuple[dict[str, Python], ...]:
    return source.select(PROLOGUE + query).records()


def _iris(source: Store, query: str) -> set[str]:
    """Return the IRIs of the only column of a query."""
    return {str(iri) for row in _rows(source, query) for iri in row.values()}


def _units(source: Store, lexicon: Lexicon) -> Iterator[Name]:
    forms: dict[str, list[str]] = defaultdict(list)
    for word, named in known_names(lexicon):
        if len(named.iris) == 1:
            forms[named.iris[0]].append(word)
    counts = _counts(source)
    english = {str(row["f"]): str(row["name"]) for row in _rows(source, _ENGLISH)}
    for iri, unit in lexicon.organizations.items():
        said = english.get(unit.function or "", "")
        own = said if normal(said) in forms[iri] else ""  # an English name that several share stands for none of them
        yield _unit(unit.labels, forms[iri], counts.get(iri, {}), own)


def _unit(labels: tuple[str, ...], forms: list[str], counts: dict[str, int], english: str) -> Name:
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


def _tasks(source: Store, lexicon: Lexicon) -> Iterator[Name]:
    led, aimed = _iris(source, _LED), {target.task for target in lexicon.targets.values()}
    tasks = sorted(lexicon.tasks.values(), key=lambda task: (_number(task), task.iri))
    slots: dict[int, list[str]] = defaultdict(lambda: ["task"])
    for task in tasks:
        if task.number.isdecimal():
            slots[_number(task)] += [s for s, known in (("led", led), ("aimed", aimed)) if task.iri in known]
    for number, fitting in slots.items():
        name = f"第{number}条"
        forms = (name, str(number), f"第{number}项", f"任务{number}", f"task {number}")
        yield Name(name, "task", tuple(dict.fromkeys(fitting)), forms, f"task {number}", number, (name,))
    for place, title in enumerate(dict.fromkeys(task.title for task in tasks)):
        yield _plain(title, "title", ("title",), place)


def _number(task: TaskText) -> int:
    digits = re.match(r"\d+", task.number)
    return int(digits[0]) if digits else 10**6


def _targets(source: Store, lexicon: Lexicon) -> Iterator[Name]:
    measured = _iris(source, _MEASURED)
    slots: dict[str, list[str]] = {}
    for target in lexicon.targets.values():
        fitting = slots.setdefault(target.indicator, [])
        fitting += ["measured"] if target.iri in measured else []
        fitting += ["indicator"] if target.task else []
    for indicator, fitting in slots.items():
        if len(indicator) <= _LONGEST:
            yield _plain(indicator, "indicator", tuple(dict.fromkeys(fitting)), len(indicator))
    for year in sorted({target.deadline for target in lexicon.targets.values() if target.deadline}):
        yield Name(str(year), "year", ("year",), (str(year),), str(year), -year)


def _labels(lexicon: Lexicon) -> Iterator[Name]:
    """Yield what is known by its label alone: things, sections, projects."""
    for label, kind in dict(lexicon.things.values()).items():
        yield _plain(label, _THING_KINDS.get(kind, "thing"), ("thing",), len(label))
    projects = (name for name, _ in lexicon.projects.values())
    for kind, slot, labels in (("section", "part", lexicon.parts.values()), ("project", "project", projects)):
        for label in dict.fromkeys(map(bare, labels)):
            if len(label) <= _LONGEST:
                yield _plain(label, kind, (slot,), len(label))


def _plain(label: str, kind: str, slots: tuple[str, ...], rank: int) -> Name:
    return Name(label, kind, slots, (normal(label),), "", rank, (normal(label),))
