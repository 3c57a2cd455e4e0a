"""The SKOS vocabularies of this room as typed values, each read once."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ontology.concepts import Change, Comparator, Concept, DepartmentFunction, Level, MeasureUnit, Role, Term
from ontology.load import values_by_subject
from ontology.namespaces import ORG, OWL, RDF, RDFS, SKOS, ZR, ZRV

DEPARTMENTS, ROLES, MEASURES, LEVELS, COLLECTIVES = (
    "departments.ttl",
    "roles.ttl",
    "measures.ttl",
    "levels.ttl",
    "collectives.ttl",
)


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _all(values: dict[str, list[str]], predicate: str) -> tuple[str, ...]:
    return tuple(values.get(predicate, ()))


def _one(values: dict[str, list[str]], predicate: str) -> str:
    return next(iter(values.get(predicate, ("",))))


def _concept(iri: str, values: dict[str, list[str]], label: str = SKOS + "prefLabel") -> Concept:
    """Build a concept; words beside a number are names as well, and the preferred name is no alternative to itself."""
    preferred = _one(values, label + "@zh")
    beside = _all(values, ZR + "wordBefore") + _all(values, ZR + "wordAfter")
    others = dict.fromkeys(_all(values, SKOS + "altLabel@zh") + beside)
    return Concept(
        iri,
        _one(values, SKOS + "notation"),
        preferred,
        tuple(name for name in others if name != preferred),
        _one(values, label + "@en"),
        _all(values, SKOS + "altLabel@en"),
    )


def _members(name: str, scheme: str) -> list[tuple[str, dict[str, list[str]]]]:
    """Return the concepts of one scheme with their values, in the order of the file."""
    inside = SKOS + "inScheme"
    return [(iri, values) for iri, values in values_by_subject(name).items() if ZRV + scheme in values.get(inside, ())]


@cache
def _concepts(name: str, scheme: str) -> tuple[Concept, ...]:
    return tuple(_concept(iri, values) for iri, values in _members(name, scheme))


@cache
def departments() -> tuple[DepartmentFunction, ...]:
    """Return the department functions in the order of their IRIs."""
    return tuple(
        DepartmentFunction(
            iri,
            _one(values, SKOS + "prefLabel@zh"),
            _all(values, SKOS + "altLabel@zh"),
            _all(values, SKOS + "hiddenLabel@zh"),
            _one(values, SKOS + "prefLabel@en"),
            _all(values, SKOS + "altLabel@en"),
            _all(values, SKOS + "hiddenLabel@en"),
            _one(values, ZR + "kind"),
        )
        for iri, values in _members(DEPARTMENTS, "departments")
    )


@cache
def roles() -> tuple[Role, ...]:
    """Return lead, participate, cooperate and responsible, in this order."""
    return tuple(
        Role(_concept(iri, values), tuple(other.removeprefix(ZRV) for other in _all(values, ZR + "countsAs")))
        for iri, values in _members(ROLES, "roles")
    )


@cache
def role_words() -> dict[str, Role]:
    """Return the role of every word that questions use for one: its names, and hidden labels that no clause prints."""
    found = {}
    for role, (_, values) in zip(roles(), _members(ROLES, "roles"), strict=True):
        hidden = _all(values, SKOS + "hiddenLabel@zh") + _all(values, SKOS + "hiddenLabel@en")
        found.update(dict.fromkeys((*role.concept.names, *hidden), role))
    return found


@cache
def comparators() -> tuple[Comparator, ...]:
    """Return the four comparators with their words, longest words first."""
    return tuple(
        Comparator(
            _concept(iri, values),
            _one(values, SKOS + "notation"),
            _longest_first(set(_all(values, ZR + "wordBefore"))),
            _longest_first(set(_all(values, ZR + "wordAfter"))),
        )
        for iri, values in _members(MEASURES, "comparators")
    )


@cache
def changes() -> tuple[Concept, ...]:
    """Return the two directions of change, decrease and increase, with all their names."""
    return _concepts(MEASURES, "changes")


@cache
def change_words() -> dict[str, str]:
    """Return the direction (`decrease`, `increase`) of every Chinese change word, longest words first."""
    found = {word: change.notation for change in changes() for word in (change.pref_zh, *change.alt_zh)}
    return {word: found[word] for word in _longest_first(set(found))}


@cache
def units() -> tuple[MeasureUnit, ...]:
    """Return the units of measure in the order of the file: base units, each before its multiples."""
    found = []
    for iri, values in _members(MEASURES, "units"):
        factor = float(_one(values, ZR + "factor") or 1)
        base = _one(values, ZR + "baseUnit") or iri
        found.append(MeasureUnit(_concept(iri, values), base, factor, _one(values, SKOS + "exactMatch") or None))
    return tuple(found)


@cache
def measure_units() -> tuple[str, ...]:
    """Return every printed form of a unit of measure, longest first, ready for an alternation."""
    return tuple(units_by_name())


@cache
def units_by_name() -> dict[str, MeasureUnit]:
    """Return the unit of measure of every printed form, longest forms first."""
    found = {name: unit for unit in units() for name in (unit.concept.pref_zh, *unit.concept.alt_zh)}
    return {name: found[name] for name in _longest_first(set(found))}


@cache
def levels() -> tuple[Level, ...]:
    """Return the levels of administration from the top down."""
    return tuple(
        Level(
            _concept(iri, values),
            int(_one(values, SKOS + "notation")),
            _longest_first(set(_all(values, ZR + "levelPrefix"))),
            _longest_first(set(_all(values, ZR + "regionEnding"))),
        )
        for iri, values in _members(LEVELS, "levels")
    )


@cache
def collectives() -> tuple[Concept, ...]:
    """Return the kinds of units that plans do not name one by one (有关部门, 各镇街)."""
    return _concepts(COLLECTIVES, "collectives")


@cache
def collective_markers() -> tuple[str, ...]:
    """Return the words that stand before the name of a collective (有关, 各, …), longest first."""
    return _words("collectiveMarkers")


@cache
def collective_heads() -> tuple[str, ...]:
    """Return the head nouns of collectives (部门, 镇街, …), longest first."""
    return _words("collectiveHeads")


def _words(scheme: str) -> tuple[str, ...]:
    return _longest_first({word for found in _concepts(COLLECTIVES, scheme) for word in (found.pref_zh, *found.alt_zh)})


@cache
def ontology_terms() -> tuple[Term, ...]:
    """Return every class and property that documents are described with, in the order of the file.

    Properties of vocabulary concepts (zr:factor, word lists of the grammars) are left out: nobody asks for them.
    """
    label = RDFS + "label"
    found = []
    for iri, values in values_by_subject("zeren.ttl").items():
        if not iri.startswith(ZR) or SKOS + "Concept" in values.get(RDFS + "domain", ()):
            continue
        kind: Literal["class", "property"] = "class" if _one(values, RDF + "type") == OWL + "Class" else "property"
        parents = _all(values, RDFS + ("subClassOf" if kind == "class" else "subPropertyOf"))
        edges = (_one(values, RDFS + "domain") or None, _one(values, RDFS + "range") or None)
        found.append(Term(iri, kind, _concept(iri, values, label), *edges, parents))
    return tuple(found)


@cache
def reforms() -> tuple[Change, ...]:
    """Return the dated reforms of national bodies, oldest first."""
    values = values_by_subject("events.ttl")
    names = {iri: _one(found, SKOS + "prefLabel@zh") for iri, found in values.items()}
    day = "http://purl.org/dc/terms/date"
    found = [
        Change(
            iri,
            _one(of, day),
            tuple(sorted(names[body] for body in _all(of, ORG + "originalOrganization"))),
            tuple(sorted(names[body] for body in _all(of, ORG + "resultingOrganization"))),
        )
        for iri, of in values.items()
        if day in of
    ]
    return tuple(sorted(found, key=lambda change: (change.day, change.iri)))
