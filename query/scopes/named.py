"""The documents of a store with all that people call them by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg.store import Store
from ontology import terms
from ontology.regions import region_at_start, regions_by_chain, shown
from ontology.vocabularies import levels
from query.lexicon import normal

_QUERY = f"""SELECT ?d ?title ?number ?issuer ?region ?level WHERE {{
  ?d a <{terms.CLASS_DOCUMENT}> ; <{terms.RDFS_LABEL}> ?title .
  OPTIONAL {{ ?d <{terms.DOCUMENT_NUMBER}> ?number }} OPTIONAL {{ ?d <{terms.ISSUER_NAME}> ?issuer }}
  OPTIONAL {{ ?d <{terms.REGION}>/<{terms.RDFS_LABEL}> ?region }} OPTIONAL {{ ?d <{terms.LEVEL}> ?level }}
}} ORDER BY ?d"""
PERIOD = re.compile(r"[（(]\d{4}\s*[-—~～至]+\s*\d{4}年?[）)]")
"""The years that a title closes with."""


@dataclass(frozen=True)
class DocumentName:
    """A document: IRI, title, 发文字号, issuers as printed, the whole name of its region, and the IRI of its level."""

    iri: str
    title: str
    number: str = ""
    issuer: str = ""
    region: str = ""
    level: str = ""

    @property
    def name(self) -> str:
        """What evidence calls the document: its number, or else its title."""
        return self.number or self.title

    @cached_property
    def normal_title(self) -> str:
        """The title as questions are matched with it."""
        return normal(self.title).replace(" ", "")

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The names of its region: whole, usual, full and short, longest first."""
        if not self.region or self.region == "国家":
            return ()
        found = region_at_start(self.region)
        chain = (*found[0].chain, *((found[1],) if found[1] else ())) if found else (self.region,)
        known = regions_by_chain().get(chain)
        last = chain[-1]
        short = known.short if known else last[:-1] if len(last) > 2 else last
        names = {self.region, shown(chain), last, short, "".join(chain)}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def english(self) -> str:
        """The English name of its region in small letters, empty where the vocabulary has none."""
        found = region_at_start(self.region)
        return found[0].english.lower() if found and not found[1] else ""

    @cached_property
    def rank(self) -> int:
        """The rank of its level, 1 for the nation; 0 where it is unknown."""
        return next((level.rank for level in levels() if level.concept.iri == self.level), 0)

    @cached_property
    def plain_number(self) -> str:
        """The number without brackets and blanks."""
        return plain_number(self.number)

    @property
    def issuer_names(self) -> tuple[str, ...]:
        """The issuers, and 国务院 for what its offices issue."""
        return (*self.issuers, *(["国务院"] if any(name.startswith("国务院") for name in self.issuers) else ()))

    @property
    def level_names(self) -> tuple[str, ...]:
        """The words for its level, without those that another ending of its region forbids (区里: 甲区)."""
        last = self.region[-1:]
        fits = {1: "家", 2: "省区市", 3: "市州盟区", 4: "县区旗市", 5: "镇乡道"}.get(self.rank, "")
        if self.rank == 0 or last not in fits:
            return ()
        return tuple(
            w for w in _words_of_level(self.rank) if self.rank == 1 or w[0] not in "省市区县州盟旗" or w[0] == last
        )

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuers one by one."""
        return tuple(name for name in self.issuer.split("、") if name)


def plain_number(number: str) -> str:
    """Return a document number without brackets and blanks."""
    return re.sub(r"[^\u4e00-\u9fff\d]", "", number)


@cache
def _words_of_level(rank: int) -> tuple[str, ...]:
    signs = {1: ("国家",), 2: ("省", "自治区", "市"), 3: ("市", "州", "盟"), 4: ("县", "区", "旗", "市")}.get(rank, ())
    words = {
        name for level in levels() if level.rank == rank for name in (level.concept.pref_zh, *level.concept.alt_zh)
    }
    return tuple(sorted({*words, *(f"{sign}{end}" for sign in signs for end in ("里", "级", "级层面", "层面"))}))


def names_of(store: Store) -> tuple[DocumentName, ...]:
    """Return the documents of a store in the order of their IRIs."""
    found: dict[str, DocumentName] = {}
    for row in store.select(_QUERY).records():
        iri = str(row["d"])
        others = (str(row.get(key, "")) for key in ("number", "issuer", "region", "level"))
        found.setdefault(iri, DocumentName(iri, str(row["title"]), *others))
    return tuple(found.values())


def title_of(document: DocumentName, language: str) -> str:
    """Return a document's title as an answer prints it."""
    return f"《{document.title.strip('《》')}》" if language == "zh" else f"“{document.title}”"


def by_iri(names: tuple[DocumentName, ...]) -> Mapping[str, DocumentName]:
    """Return documents by IRI."""
    return {name.iri: name for name in names}
