"""What a store describes by itself: classes and properties that no code knows, read from its labels and its data.

The program's own classes and properties are those that code names in `ontology.terms`; all others that have data are
described, in whatever namespace they stand. Domains and ranges come from the data, labels from the usual properties.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.store import XSD, Store, Table, Term
from ontology.namespaces import DCTERMS, OWL, RDF, RDFS, SCHEMA, SKOS, ZR
from ontology.terms import EVIDENCE
from query.described.check import VOID, may_be_asked

Kind = Literal["resource", "number", "date", "year", "boolean", "text"]
Label = tuple[str, str]
"""A name and its language (`zh`, `en`, or empty where none is given)."""

LABELS = (
    RDFS.term("label"),
    SKOS.term("prefLabel"),
    SKOS.term("altLabel"),
    SCHEMA.term("name"),
    "https://schema.org/name",
    "http://xmlns.com/foaf/0.1/name",
    DCTERMS.term("title"),
)
_SILENT = frozenset((*LABELS, SKOS.term("hiddenLabel"), SKOS.term("notation"), RDF.term("type"), EVIDENCE))
_NUMBERS = frozenset(
    f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "int", "long", "short", "byte")
)
_NUMBERS |= frozenset(f"{XSD}{sign}Integer" for sign in ("nonNegative", "positive", "nonPositive", "negative"))
_DATES = frozenset((f"{XSD}date", f"{XSD}dateTime"))
_UNITS = (
    SCHEMA.term("unitText"),
    "http://qudt.org/schema/qudt/unit",
    "http://qudt.org/schema/qudt/hasUnit",
    ZR.term("unit"),
)
_YEARLY = re.compile(r"年份|年度|年$|\byear\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Class:
    """A class: IRI, labels, itself with all that is below it, itself with all that is above it."""

    iri: str
    labels: tuple[Label, ...]
    below: frozenset[str]
    above: frozenset[str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: labels, what its values are, the classes it leads from and to, its unit of measure, its languages."""

    iri: str
    labels: tuple[Label, ...]
    kind: Kind
    domains: frozenset[str]
    ranges: frozenset[str] = frozenset()
    unit: str | None = None
    languages: frozenset[str] = frozenset()

    def label(self, language: str) -> str:
        """Return the name in a language, else any, else the end of the IRI."""
        return best_label(self.labels, language, self.iri)


@dataclass(slots=True)
class Schema:
    """All that a store describes: classes, properties, labels of things with their types, and short texts as values."""

    classes: dict[str, Class] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)
    names: dict[str, list[Label]] = field(default_factory=lambda: defaultdict(list))
    types: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    values: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """(property, text) → the literals in SPARQL that say so."""
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """thing → the things that it points to: names of places in front of a name can then be left out."""
    parents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    several: set[str] = field(default_factory=set)
    """The properties of which a thing may have several values."""

    def below(self, iri: str) -> frozenset[str]:
        """Return a class with all its subclasses."""
        found, growing = {iri}, {iri}
        children = defaultdict(set)
        for child, parents in self.parents.items():
            for parent in parents:
                children[parent].add(child)
        while growing:
            growing = set().union(*(children.get(each, set()) for each in growing)) - found
            found |= growing
        return frozenset(found)

    def above(self, iri: str) -> frozenset[str]:
        """Return a class with all its superclasses."""
        found, growing = {iri}, {iri}
        while growing:
            growing = set().union(*(self.parents.get(each, set()) for each in growing)) - found
            found |= growing
        return frozenset(found)


def best_label(labels: Iterable[Label], language: str, iri: str) -> str:
    """Return the first label in a language, else without one, else any, else words made of the IRI's end."""
    there = list(labels)
    for wanted in (language, ""):
        found = next((text for text, tag in there if tag == wanted), None)
        if found:
            return found
    return there[0][0] if there else " ".join(local_words(iri))


def local_words(iri: str) -> list[str]:
    """Return the words of the end of an IRI: `…#busLine` and `…/bus_line` are bus, line."""
    name = re.split(r"[#/:]", iri.rstrip("#/:"))[-1]
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\x00-\x7f]+", name)]


def read_schema(store: Store, classes: Iterable[str]) -> Schema:
    """Read all that is known of some classes: hierarchy, labels, properties, the names of things, short texts."""
    schema = Schema()
    for child, parent in _pairs(store, f"SELECT ?a ?b WHERE {{ ?a <{RDFS}subClassOf> ?b FILTER(isIRI(?b)) }}"):
        schema.parents[child].add(parent)
    wanted = sorted(set(classes).union(*(schema.above(c) for c in classes)))
    given = set(classes)
    wanted = [c for c in wanted if c in given or (may_be_asked(c) and not c.startswith(str(SCHEMA)))]
    _add_classes(schema, store, wanted)
    _read_things(schema, store, classes)
    _read_properties(schema, store, classes)
    ranges = set().union(*(schema.above(k) for p in schema.properties.values() for k in p.ranges))
    _add_classes(schema, store, sorted(k for k in ranges - schema.classes.keys() if k.startswith(ZR)))
    _read_values(schema, store, classes)
    many = (
        f"VALUES ?c {{ {_listed(classes)} }} ?s a ?c ; ?p ?a , ?b FILTER(isIRI(?a) && isIRI(?b) && STR(?a) < STR(?b))"
    )
    schema.several |= {row[0].value for row in store.select(f"SELECT DISTINCT ?p WHERE {{ {many} }}").rows if row[0]}
    return schema


def _add_classes(schema: Schema, store: Store, wanted: list[str]) -> None:
    labels = _labels(store, f"VALUES ?x {{ {_listed(wanted)} }}") if wanted else {}
    for iri in wanted:
        schema.classes[iri] = Class(iri, tuple(labels.get(iri, ())), schema.below(iri), schema.above(iri))


def _listed(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _pairs(store: Store, query: str) -> list[tuple[str, str]]:
    return [(a.value, b.value) for a, b in store.select(query).rows if a is not None and b is not None]


def _labels(store: Store, body: str) -> dict[str, list[Label]]:
    """Return the labels of what a pattern binds to `?x`: preferred names first, Chinese or English or without tag."""
    rows = store.select(
        f"SELECT DISTINCT ?x ?p ?l WHERE {{ VALUES ?p {{ {_listed(LABELS)} }} {body} ?x ?p ?l FILTER(isLiteral(?l)) }}"
    ).rows
    found: dict[str, list[Label]] = defaultdict(list)
    order = {name: place for place, name in enumerate(LABELS)}
    named = [(x.value, p.value, name) for x, p, name in rows if x is not None and p is not None and name is not None]
    for iri, _, name in sorted(named, key=lambda row: (order[row[1]], row[2].value)):
        language = (name.language or "").lower().partition("-")[0]
        if language in ("zh", "en", "") and (name.value, language) not in found[iri]:
            found[iri].append((name.value, language))
    return found


def _read_things(schema: Schema, store: Store, classes: Iterable[str]) -> None:
    """Read the names and types of the things of described classes and of what they point to."""
    given = f"VALUES ?c {{ {_listed(classes)} }} ?s a ?c ."
    linked = f"{given} ?s ?link ?x . FILTER(isIRI(?x) && ?link != <{RDF}type>)"
    for body in (given.replace("?s", "?x"), linked):
        for iri, names in _labels(store, body).items():
            schema.names[iri] = names
        for iri, kind in _pairs(store, f"SELECT DISTINCT ?x ?t WHERE {{ {body} ?x a ?t }}"):
            schema.types[iri].add(kind)
    for source, target in _pairs(store, f"SELECT DISTINCT ?s ?x WHERE {{ {linked} }}"):
        schema.links[source].add(target)


def _read_properties(schema: Schema, store: Store, classes: Iterable[str]) -> None:
    rows = store.select(
        f"SELECT DISTINCT ?p ?c ?kind ?tag ?t WHERE {{ VALUES ?c {{ {_listed(classes)} }} ?s a ?c ; ?p ?o . "
        'BIND(IF(isLiteral(?o), STR(DATATYPE(?o)), "") AS ?kind) BIND(IF(isLiteral(?o), LANG(?o), "") AS ?tag) '
        "OPTIONAL { ?o a ?t FILTER(isIRI(?o)) } }"
    )
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for record in _plain(rows):
        if record["p"] not in _SILENT and not record["p"].startswith((str(OWL), str(RDF), str(RDFS), VOID)):
            found[record["p"]].append(record)
    labels = _labels(store, f"VALUES ?x {{ {_listed(sorted(found))} }}") if found else {}
    units = dict(_pairs(store, _units_query(found))) if found else {}
    for iri, records in sorted(found.items()):
        schema.properties[iri] = _property(iri, tuple(labels.get(iri, ())), records, units.get(iri))


def _plain(table: Table) -> list[dict[str, str]]:
    return [{n: c.value for n, c in zip(table.variables, row, strict=True) if c is not None} for row in table.rows]


def _units_query(found: Mapping[str, object]) -> str:
    named = f"OPTIONAL {{ ?o <{RDFS}label>|<{SKOS}prefLabel>|<{SKOS}altLabel> ?n }}"
    return (
        f"SELECT ?p ?unit WHERE {{ VALUES ?p {{ {_listed(sorted(found))} }} VALUES ?u {{ {_listed(_UNITS)} }} "
        f"?p ?u ?o {named} BIND(COALESCE(STR(?n), STR(?o)) AS ?unit) }}"
    )


_IN_BRACKETS = re.compile(r"\s*[（(\[]([^（）()\[\]]{1,12})[）)\]]\s*$")


def _property(iri: str, labels: tuple[Label, ...], records: list[dict[str, str]], unit: str | None) -> Property:
    kinds = {record["kind"] for record in records}
    bracketed = [found[1] for text, _ in labels if (found := _IN_BRACKETS.search(text))]
    plain = tuple((_IN_BRACKETS.sub("", text), tag) for text, tag in labels)
    return Property(
        iri,
        plain,
        _kind(kinds, plain or ((" ".join(local_words(iri)), "en"),)),
        frozenset(record["c"] for record in records),
        frozenset(record["t"] for record in records if record.get("t")),
        unit or "|".join(bracketed) or None,
        frozenset(record["tag"].partition("-")[0] for record in records if record.get("tag")),
    )


def _kind(kinds: set[str], labels: tuple[Label, ...]) -> Kind:
    if "" in kinds:
        return "resource"
    if f"{XSD}gYear" in kinds:
        return "year"
    if kinds <= _DATES:
        return "date"
    if kinds <= _NUMBERS:
        return "year" if any(_YEARLY.search(text) for text, _ in labels) and kinds <= {f"{XSD}integer"} else "number"
    return "boolean" if kinds == {f"{XSD}boolean"} else "text"


def _read_values(schema: Schema, store: Store, classes: Iterable[str]) -> None:
    """Read the short texts that properties have as values, so that they may be named in a question."""
    texts = [p.iri for p in schema.properties.values() if p.kind == "text"]
    if not texts:
        return
    rows = store.select(
        f"SELECT DISTINCT ?p ?o WHERE {{ VALUES ?c {{ {_listed(classes)} }} VALUES ?p {{ {_listed(texts)} }} "
        "?s a ?c ; ?p ?o FILTER(isLiteral(?o) && STRLEN(STR(?o)) <= 40) }"
    ).rows
    for name, value in rows:
        if name is not None and value is not None:
            schema.values[name.value, value.value].add(value.ntriples())


def term(iri: str) -> str:
    """Write an IRI for SPARQL."""
    return Term.iri(iri).ntriples()
