"""Which organisation of the store a name means: by its labels, their endings, the everyday names of its function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.store import Python, Store
from ontology.namespaces import ORG, RDFS, SKOS, ZR
from viz.errors import AmbiguousName, UnknownName

SHORTEST_ENDING = 3
"""Characters an ending must have to be looked up: 局 and 委 end half of all names."""

_NAMES = f"""
SELECT DISTINCT ?unit (STR(?preferred) AS ?name) (STR(?other) AS ?alias) (STR(?regionName) AS ?region) WHERE {{
  {{ SELECT DISTINCT ?unit WHERE {{ ?responsibility <{ORG.term("organization")}> ?unit }} }}
  ?unit <{SKOS.term("prefLabel")}> ?preferred .
  OPTIONAL {{ ?unit <{SKOS.term("altLabel")}>|<{RDFS.term("label")}> ?other }}
  OPTIONAL {{ ?unit <{ZR.term("region")}>/<{SKOS.term("prefLabel")}> ?regionName }}
}}"""

_FUNCTIONS = f"""
SELECT DISTINCT ?unit ?function WHERE {{
  {{ SELECT DISTINCT ?unit WHERE {{ ?responsibility <{ORG.term("organization")}> ?unit }} }}
  ?unit <{ORG.term("classification")}> ?function .
}}"""
_FUNCTION_NAMES = f"""
SELECT DISTINCT ?function (STR(?label) AS ?alias) WHERE {{
  {{ SELECT DISTINCT ?function WHERE {{ ?unit <{ORG.term("classification")}> ?function }} }}
  ?function <{SKOS.term("prefLabel")}>|<{SKOS.term("altLabel")}>|<{SKOS.term("hiddenLabel")}> ?label .
}}"""


Record = dict[str, Python]


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation that answers for something.

    `name` is its preferred name, `labels` all its names, `functions` loose ones that others may share. `shown` is its
    shortest name that no other organisation of the store has.
    """

    iri: str
    name: str
    labels: frozenset[str]
    regions: frozenset[str]
    functions: frozenset[str]
    shown: str


def units(store: Store) -> tuple[Unit, ...]:
    """Return every organisation with a responsibility, in the order of names and IRIs."""
    functions = _functions(store)
    rows = _names(store)
    shared = Counter(label for own in rows.values() for label in _labels(own))
    found = [_unit(iri, own, shared, functions.get(iri, set())) for iri, own in rows.items()]
    return tuple(sorted(found, key=lambda unit: (unit.name, unit.iri)))


def shown_names(store: Store) -> dict[str, str]:
    """Return the shortest name of every organisation with a responsibility that no other has, by IRI."""
    rows = _names(store)
    shared = Counter(label for own in rows.values() for label in _labels(own))
    return {iri: _unit(iri, own, shared, set()).shown for iri, own in rows.items()}


def _names(store: Store) -> dict[str, list[Record]]:
    rows: dict[str, list[Record]] = {}
    for row in store.select(_NAMES).records():
        rows.setdefault(str(row["unit"]), []).append(row)
    return rows


def _functions(store: Store) -> dict[str, set[str]]:
    """Return the everyday names of what each organisation is for: asked for by function, since thousands share one."""
    names: dict[str, set[str]] = {}
    for row in store.select(_FUNCTION_NAMES).records():
        names.setdefault(str(row["function"]), set()).add(str(row["alias"]))
    found: dict[str, set[str]] = {}
    for row in store.select(_FUNCTIONS).records():
        found.setdefault(str(row["unit"]), set()).update(names.get(str(row["function"]), ()))
    return found


def _labels(rows: Iterable[Record]) -> frozenset[str]:
    return frozenset(str(row[key]) for row in rows for key in ("name", "alias") if key in row)


def _unit(iri: str, rows: list[Record], shared: Counter[str], functions: set[str]) -> Unit:
    name, labels = min(str(row["name"]) for row in rows), _labels(rows)
    regions = frozenset(str(row["region"]) for row in rows if "region" in row)
    shown = min((label for label in labels if shared[label] == 1), key=lambda label: (len(label), label), default=name)
    return Unit(iri, name, labels, regions, frozenset(functions), shown)


def _by_label(unit: Unit, name: str) -> bool:
    return name in unit.labels


def _by_ending(unit: Unit, name: str) -> bool:
    """教育局 for 市教育局; the other way round, the region that stands before must be the unit's own."""
    if len(name) >= SHORTEST_ENDING and any(label.endswith(name) for label in unit.labels):
        return True
    return any(name.endswith(label) and _own_place(unit, name.removesuffix(label)) for label in unit.labels)


def _by_function(unit: Unit, name: str) -> bool:
    return any(
        name.casefold() == label.casefold() or (name.endswith(label) and _own_place(unit, name.removesuffix(label)))
        for label in unit.functions
    )


def _own_place(unit: Unit, before: str) -> bool:
    """Whether the words before a name only say where the unit is: its level's first character, or its region."""
    return before == unit.name[:1] or any(before in region for region in unit.regions)


def find_unit(store: Store, name: str, *, among: Collection[str] | None = None) -> Unit:
    """Return the organisation meant by `name`; `UnknownName` with names near it, `AmbiguousName` if several fit.

    `among` narrows the choice to organisations with these IRIs.
    """
    known = tuple(unit for unit in units(store) if among is None or unit.iri in among)
    wanted = "".join(name.split())
    spoken = " ".join(name.split())
    for fits in (_by_label, _by_ending, _by_function):
        found = tuple(unit for unit in known if fits(unit, wanted) or fits(unit, spoken))
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousName(name, tuple(sorted({unit.name for unit in found})))
    raise UnknownName(name, near_names(known, wanted))


def near_names(known: tuple[Unit, ...], name: str, *, limit: int = 5) -> tuple[str, ...]:
    """Return the names of the organisations most like `name`, best first."""
    from rapidfuzz import fuzz, process

    labels = sorted({(label, unit.shown) for unit in known for label in unit.labels | unit.functions})
    scored = process.extract(name, [label for label, _ in labels], scorer=fuzz.ratio, limit=None, score_cutoff=30)
    best: dict[str, float] = {}
    for _, score, place in scored:
        unit = labels[place][1]
        best[unit] = max(best.get(unit, 0.0), score)
    return tuple(sorted(best, key=lambda unit: (-best[unit], unit)))[:limit]
