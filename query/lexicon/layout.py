"""What a document's layout says of tasks and targets: annex or body, how many below a part, binding or expected."""

from __future__ import annotations

import re
from itertools import count, takewhile

from kg.store import Term as RdfTerm
from ontology.namespaces import PREFIXES
from query.lexicon.lexicon import Lexicon

_PROLOGUE = f"PREFIX zr: <{PREFIXES['zr']}>\n"
_TEXT = _PROLOGUE + "SELECT ?text WHERE { ?d a zr:Document ; zr:text ?text } LIMIT 2"
_ORDERED = _PROLOGUE + "SELECT ?t ?at WHERE { ?t a zr:Task ; zr:order ?at } ORDER BY ?at"
_BELOW = _PROLOGUE + "SELECT ?t ?p WHERE { ?t a zr:Task ; zr:inChapter|zr:inSection ?p }"
_DIVIDED = (
    f"PREFIX rdfs: <{PREFIXES['rdfs']}>\n{_PROLOGUE}SELECT DISTINCT ?c ?title ?s WHERE "
    "{ ?t a zr:Task ; zr:inChapter ?c . ?c rdfs:label ?title OPTIONAL { ?t zr:inSection ?s } } ORDER BY ?c ?s"
)
_ANNEX = re.compile(r"^[ \u3000]*附[ \u3000]*[件表录][ \u3000]*(?P<n>\d{0,2})[：:]?[ \u3000]*$", re.MULTILINE)
BODY, ANY_ANNEX = -1, 0
"""Keys of the tasks in front of all annexes and of those in any of them."""
Tasks = tuple[str, ...]


def annexes(lexicon: Lexicon) -> dict[int, Tasks]:
    """Return the tasks in front of the annexes of a single document, those in them, and those in each by its number.

    Nothing where all tasks stand on one side: then an annex bounds nothing, or is not there.
    """
    return lexicon.remembered("layout", "annexes", lambda: _annexes(lexicon))


def _annexes(lexicon: Lexicon) -> dict[int, Tasks]:
    texts = [str(row["text"]) for row in lexicon.source.select(_TEXT).records()] if lexicon.source else []
    headings = list(_ANNEX.finditer(texts[0])) if len(texts) == 1 else []
    if not headings or lexicon.source is None:
        return {}
    tasks = [(str(row["t"]), int(str(row["at"]))) for row in lexicon.source.select(_ORDERED).records()]
    found: dict[int, list[str]] = {}
    for task, at in tasks:
        heading = next((h for h in reversed(headings) if h.start() <= at), None)
        for key in (BODY,) if heading is None else (ANY_ANNEX, *map(int, filter(None, [heading["n"]]))):
            found.setdefault(key, []).append(task)
    return {key: tuple(each) for key, each in found.items()} if {BODY, ANY_ANNEX} <= set(found) else {}


def targets_of_nature(nature: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the targets of which a table of indicators says so: 约束性, 预期性."""
    return lexicon.remembered("nature", nature, lambda: _of_nature(nature, lexicon))


def _of_nature(nature: str, lexicon: Lexicon) -> tuple[str, ...]:
    query = f"{_PROLOGUE}SELECT ?x WHERE {{ ?x zr:nature {RdfTerm.literal(nature).ntriples()} }} ORDER BY ?x"
    return tuple(str(row["x"]) for row in lexicon.source.select(query).records()) if lexicon.source else ()


def tasks_below(parts: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return how many tasks stand below some chapters and sections."""
    return len(_tasks_of(parts, lexicon))


def lies_within(lower: str, upper: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether a section has tasks, and all of them stand below some other chapter or section."""
    tasks = _tasks_of((lower,), lexicon)
    return lower not in upper and bool(tasks) and tasks <= _tasks_of(upper, lexicon)


def _tasks_of(parts: tuple[str, ...], lexicon: Lexicon) -> set[str]:
    return {task for task, part in _placed(lexicon) if part in parts}


def divisions(lexicon: Lexicon) -> dict[tuple[str, str], int]:
    """Return each chapter (IRI and title) that has tasks, with the number of its sections that have some."""
    return lexicon.remembered("layout", "divisions", lambda: _divisions(lexicon))


def _divisions(lexicon: Lexicon) -> dict[tuple[str, str], int]:
    rows = lexicon.source.select(_DIVIDED).records() if lexicon.source else ()
    sections: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        sections.setdefault((str(row["c"]), str(row["title"])), set()).update({str(row["s"])} if row.get("s") else ())
    return {chapter: len(each) for chapter, each in sections.items()}


def closes(parts: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether the last task of a single document stands below some chapter or section."""
    return bool(set(parts) & set(lexicon.remembered("layout", "closing", lambda: _closing(lexicon))))


def _closing(lexicon: Lexicon) -> Tasks:
    """Return the chapter and the section of the last task of a single document."""
    if lexicon.source is None or len(lexicon.source.select(_TEXT).records()) != 1:
        return ()
    last = [str(row["t"]) for row in lexicon.source.select(_ORDERED).records()][-1:]
    return tuple(part for task, part in _placed(lexicon) if task in last)


def parts_between(first: str, last: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the parts of a single document from one to another, as they stand: those right above tasks, or chapters.

    Nothing where they are not of one such row, or the second stands in front of the first.
    """
    for row in lexicon.remembered("layout", "rows of parts", lambda: _rows_of_parts(lexicon)):
        if first in row and last in row[row.index(first) :]:
            return row[row.index(first) : row.index(last) + 1]
    return ()


def _rows_of_parts(lexicon: Lexicon) -> tuple[Tasks, Tasks]:
    chapters = {chapter for chapter, _ in divisions(lexicon)}
    above: dict[str, list[str]] = {}
    for task, part in _placed(lexicon):
        above.setdefault(task, []).append(part)
    tasks = [str(row["t"]) for row in lexicon.source.select(_ORDERED).records()] if lexicon.source else []
    lowest = (min(above.get(task, ()), key=chapters.__contains__, default="") for task in tasks)
    numbered = takewhile(bool, map(lexicon.chapters_at, count(1)))
    highest = tuple(chapter for each in numbered for chapter in each)
    return tuple(dict.fromkeys(filter(None, lowest))), highest


def _placed(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    return lexicon.remembered("layout", "below", lambda: _all_placed(lexicon))


def _all_placed(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    rows = lexicon.source.select(_BELOW).records() if lexicon.source else ()
    return tuple((str(r["t"]), str(r["p"])) for r in rows)
