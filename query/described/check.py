"""Whether a store describes anything beyond the plans: two small look-ups where it does not, and nothing imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import Store
from ontology import terms
from ontology.namespaces import OA, OWL, PROV, RDF, RDFS, SH, SKOS

if TYPE_CHECKING:
    from query.described.ask import Described
    from query.lexicon import Lexicon

VOID = "http://rdfs.org/ns/void#"
_OWN = frozenset(str(value) for name, value in vars(terms).items() if name.startswith("CLASS_"))
_META = (RDF, RDFS, OWL, SH, VOID, OA, "http://www.w3.org/ns/org#", PROV, "http://data.europa.eu/eli/ontology#")
_NOT_ASKED = frozenset((SKOS.term("ConceptScheme"), SKOS.term("Collection")))


def described(store: Store, plan: Lexicon) -> Described | None:
    """Return what a store describes beyond the plans, None where there is nothing such."""
    classes = described_classes(store)
    if not classes:
        return None
    from query.described.ask import read_described

    return read_described(store, plan, classes)


def described_classes(store: Store) -> tuple[str, ...]:
    """Return the classes with data that the program does not know, sorted; two small look-ups where there are none."""
    foreign = [g for g in store.graphs() if not g.startswith("urn:zeren:document:")]
    declared = _column(store, f"SELECT DISTINCT ?c WHERE {{ VALUES ?k {{ <{OWL}Class> <{RDFS}Class> }} ?c a ?k }}")
    asked = sorted(c for c in declared if may_be_asked(c))
    there = {c for c in asked if store.ask(f"ASK {{ ?x a <{c}> }}")}
    if foreign or not declared:
        graphs = " ".join(f"<{g}>" for g in foreign)
        place = f"VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?x a ?c }}" if foreign else "?x a ?c"
        there |= {c for c in _column(store, f"SELECT DISTINCT ?c WHERE {{ {place} }}") if may_be_asked(c)}
    return tuple(sorted(there))


def may_be_asked(iri: str) -> bool:
    """Tell whether a class is neither the program's own nor one of those that RDF itself is made with."""
    return bool(iri) and iri not in _OWN and iri not in _NOT_ASKED and not iri.startswith(_META)


def _column(store: Store, query: str) -> set[str]:
    return {row[0].value for row in store.select(query).rows if row[0] is not None and row[0].kind == "iri"}
