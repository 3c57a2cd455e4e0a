"""Things with their properties, one row for each thing: every property that may be missing is read by its own query.

A store works out what OPTIONAL may add for all that it holds, before it looks for which things: with 200 plans in it
Oxigraph took 1.3 s for the places of three tasks, and takes 2 ms so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.store import Bindings, Store, Term
from ontology.namespaces import PREFIXES

Record = dict[str, Any]
PREFIX_LINES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
FEW = 500
"""Things up to which their properties are asked for by name; of more those of all of their class are read."""
PLACE: Mapping[tuple[str, ...], str] = {
    ("start", "end"): "?%s zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end"
}
"""Where the document says so: a property of two values."""


@dataclass(frozen=True, slots=True)
class Things:
    """What to read: the variable `key` and those `with_it`, bound by `pattern`, and what may be there of a thing.

    `properties` are paths from the thing by the name of their value, `more` patterns by the names of several; %s in
    these is the key. `class_of` is a pattern that all such things fit, and few others. Texts lose their language.
    """

    key: str
    pattern: str
    with_it: tuple[str, ...] = ()
    class_of: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[tuple[str, ...], str] = field(default_factory=lambda: PLACE)

    def parts(self) -> dict[tuple[str, ...], str]:
        """Return the pattern of everything that may be there, by the names that it binds."""
        paths = {(name,): f"?{self.key} {path} ?{name}" for name, path in self.properties.items()}
        return paths | {names: pattern % self.key for names, pattern in self.more.items()}


PROJECTS = Things(
    "x",
    "?x a zr:Project ; rdfs:label ?name .",
    ("name",),
    "?x a zr:Project .",
    {"task": "zr:ofTask", "year": "zr:year", "box": "zr:inBox/rdfs:label", "document": "zr:inDocument"},
)
"""Every project with its name, task, year, box and document."""


def gather(store: Store, things: Things, *, only: str = "", bindings: Bindings | None = None) -> list[Record]:
    """Return a row for each thing, of several values the first in order; `only` is a pattern that picks among them."""
    key = things.key
    found = _first(_rows(store, (key, *things.with_it), f"{only} {things.pattern}", bindings), key)
    among = _these(key, found) if len(found) <= FEW else things.class_of
    for names, part in things.parts().items() if found else ():
        for thing, row in _first(_rows(store, (key, *names), f"{among} {part} ."), key).items():
            if thing in found:
                found[thing].update(row)
    return [found[thing] for thing in sorted(found)]


def texts(store: Store, things: Iterable[str], path: str) -> dict[str, str]:
    """Return the first text at the end of a property path from each thing that has one."""
    found: dict[str, str] = {}
    wanted = sorted(set(things))
    for start in range(0, len(wanted), FEW):
        some = wanted[start : start + FEW]
        rows = _rows(store, ("thing", "said"), f"{_these('thing', some)} ?thing {path} ?said .")
        found |= {thing: str(row["said"]) for thing, row in _first(rows, "thing").items()}
    return found


def _these(key: str, things: Iterable[str]) -> str:
    return f"VALUES ?{key} {{ {' '.join(Term.iri(thing).ntriples() for thing in sorted(things))} }}"


def _rows(store: Store, names: Sequence[str], pattern: str, bindings: Bindings | None = None) -> Iterable[Record]:
    shown = " ".join(f"?{name}" for name in names)
    return store.select(f"{PREFIX_LINES}SELECT {shown} WHERE {{ {pattern} }}", bindings=bindings).records()


def _first(rows: Iterable[Record], key: str) -> dict[str, Record]:
    """Keep of each thing the row whose values come first."""
    found: dict[str, Record] = {}
    for row in rows:
        thing = str(row[key])
        if thing not in found or _order(row) < _order(found[thing]):
            found[thing] = row
    return found


def _order(row: Record) -> list[tuple[int, Any]]:
    return [(0, value) if isinstance(value, int) else (1, str(value)) for value in row.values()]
