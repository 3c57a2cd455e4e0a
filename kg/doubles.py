"""What may be one and stands as two: units and documents for a person to decide on. Nothing is merged by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.gaps import Finding, document_names
from kg.resolve import of_the_party
from kg.store import Store
from ontology.namespaces import PREFIXES
from ontology.regions import Chain, chain_of, shown

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_UNITS = f"""{_PREFIXES}SELECT ?o ?label ?name ?function ?region ?event ?d WHERE {{
  ?fact org:organization ?o ; zr:onTask/zr:inDocument ?d ; zr:printedName ?label . ?o skos:prefLabel ?name .
  FILTER NOT EXISTS {{ ?o a zr:Collective }}
  OPTIONAL {{ ?o org:classification ?function }} OPTIONAL {{ ?o zr:region/rdfs:label ?region }}
  OPTIONAL {{ ?o org:changedBy/skos:prefLabel ?event FILTER(LANG(?event) = "zh") }}
}} ORDER BY ?o ?name ?d"""
_DOCUMENTS = f"""{_PREFIXES}SELECT ?d ?title ?region WHERE {{
  ?d a zr:Document ; dcterms:title ?title . OPTIONAL {{ ?d zr:region/rdfs:label ?region }}
}} ORDER BY ?d"""
_SIGN = re.compile(r"^(?:自治区|示范区|开发区|高新区|省|市|区|县|旗|州|盟)(?=.{2})")
_ASIDE = re.compile(
    r"[（(〔［][^（()）]*[）)〕］]|关于印发|的通知|通知$|[《》“”\"\s]|\d{4}\s*[-—~～至]\s*\d{4}年?|\d{4}年度?"
)


@dataclass(slots=True)
class _Unit:
    """A unit with its full name, the stems that plans print, and the documents that name it."""

    iri: str
    name: str
    function: str
    region: str
    event: str
    stems: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    party: bool = False

    @property
    def chain(self) -> Chain:
        return chain_of(self.region, whole=True) if self.region else ()


def doubles(store: Store) -> tuple[Finding, ...]:
    """Return the pairs of units, then of documents, that may be one, each with the reason; in a fixed order."""
    names = document_names(store)
    units = _units(store)
    return (*_of_units(units, names), *_of_documents(store, names))


def _units(store: Store) -> list[_Unit]:
    found: dict[str, _Unit] = {}
    for row in store.select(_UNITS).records():
        iri, label = str(row["o"]), str(row["label"])
        function, region, event = (str(row.get(key, "")) for key in ("function", "region", "event"))
        unit = found.setdefault(iri, _Unit(iri, str(row["name"]), function, region, event))
        unit.stems.add(_SIGN.sub("", label))
        unit.documents.add(str(row["d"]))
        unit.party |= of_the_party(label)
    return list(found.values())


def _of_units(units: Iterable[_Unit], names: dict[str, str]) -> Iterator[Finding]:
    """Yield pairs: by function and region, or by the words that plans print for both."""
    near: dict[tuple[str, str], list[_Unit]] = {}
    for unit in units:
        last = unit.chain[-1] if unit.chain else unit.region
        if unit.function and last:
            near.setdefault((unit.function, last), []).append(unit)
        for document in unit.documents if not unit.function else ():
            for stem in unit.stems:
                near.setdefault((document, stem), []).append(unit)
    seen: set[tuple[str, str]] = set()
    for group in near.values():
        for one, other in combinations(group, 2):
            pair = (min(one.iri, other.iri), max(one.iri, other.iri))
            reason = _reason(one, other) if one.party == other.party else None
            if reason and pair not in seen:
                seen.add(pair)
                documents = "、".join(sorted({names.get(d, d) for d in one.documents | other.documents}))
                yield Finding(
                    "same-unit",
                    f"“{one.name}”与“{other.name}”可能是同一单位：{reason[0]}",
                    f"“{one.name}” and “{other.name}” may be one unit: {reason[1]}",
                    documents,
                )


def _reason(one: _Unit, other: _Unit) -> tuple[str, str] | None:
    """Return why two units may be one, in both languages; None where they cannot be."""
    if one.event or other.event:
        event = one.event or other.event
        return (f"机构改革前后的名称（{event}）", f"names before and after a reform ({event})")
    if one.region and other.region and one.region != other.region:
        inner, outer = sorted((one.chain, other.chain), key=len)
        if inner[-1:] != outer[-1:] or not set(inner) <= set(outer):
            return None
        return (f"{shown(outer)}的上级地区一处写明、一处未写明", f"only one says what is above {shown(outer)}")
    if one.function and one.function == other.function:
        return ("同一地区、同一职能，机构名称的形式不同", "one region and one function, but another form of name")
    if one.stems & other.stems:
        return (
            "同一文件中名称相同，一处写明层级、一处未写明",
            "one name in one document, its level printed only once",
        )
    return None


def _of_documents(store: Store, names: dict[str, str]) -> Iterator[Finding]:
    """Yield pairs of documents with one title, years and asides left out, that no region keeps apart."""
    titled: dict[str, list[tuple[str, str, str]]] = {}
    for row in store.select(_DOCUMENTS).records():
        title = str(row["title"])
        titled.setdefault(_ASIDE.sub("", title), []).append((str(row["d"]), title, str(row.get("region", ""))))
    for bare, group in titled.items():
        for (one, first, here), (other, second, there) in combinations(group, 2):
            if len(bare) > 3 and (here == there or not (here and there)):
                yield Finding(
                    "same-document",
                    f"《{first}》与《{second}》可能是同一文件的不同版本：标题相同，未见不同地区",
                    f"“{first}” and “{second}” may be versions of one document: one title, no two regions",
                    "、".join(sorted((names.get(one, one), names.get(other, other)))),
                )
