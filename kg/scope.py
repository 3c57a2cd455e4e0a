"""The scope of a document: the region and level that its short names are read in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Letterhead
from ontology.namespaces import ZRV
from ontology.regions import Chain, chain_of, regions_by_chain, shown

NATION = "国家"
NATIONAL = re.compile(r"^(?:国家|中国|中央|国务院|全国|中共中央)")
_GOVERNMENT = re.compile(
    r"^(?P<region>[\u4e00-\u9fff]+?)(?:人民政府|政府|党委|委员会|管委会|管理委员会|发展和?改革|生态环境|工业和信息化|住房)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LEVELS = (
    (re.compile(r"(?:新区|开发区|高新区|经开区|示范区|合作区|试验区|管理区|保税区|度假区|园区)$"), "development-zone"),
    (re.compile(r"自治县$"), "autonomous-county"),
    (re.compile(r"自治区$"), "autonomous-region"),
    (re.compile(r"自治州$"), "autonomous-prefecture"),
    (re.compile(r"街道$"), "subdistrict"),
    (re.compile(r"[镇乡]$"), "township"),
    (re.compile(r"区$"), "district"),
    (re.compile(r"县$"), "county"),
    (re.compile(r"旗$"), "banner"),
    (re.compile(r"市$"), "county-city"),
    (re.compile(r"省$"), "province"),
)
"""What the names of regions end in that the vocabulary does not list: it has every province and every prefecture."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The region chain of a document, outermost first (甲省, 乙市, 丙区), and a name that no other document shares.

    An empty chain with `national` unset means that the region is unknown: then only names that say their own region are
    shared with other documents. `issuer` is who speaks of its own divisions, `day` (ISO 8601, or a year) when.
    """

    chain: Chain
    national: bool
    own: str
    issuer: str = ""
    day: str = ""

    @property
    def region(self) -> str:
        """The whole chain as one name, 国家 for the nation, empty where unknown."""
        return NATION if self.national else "".join(self.chain)

    @property
    def level(self) -> str | None:
        """The IRI of the level of administration, None where the region is unknown."""
        return ZRV + "level-national" if self.national else level_of(self.chain)

    @property
    def shown(self) -> str:
        """The region's usual name, empty where unknown."""
        return NATION if self.national else shown(self.chain)


@lru_cache(maxsize=1024)
def level_of(chain: Chain) -> str | None:
    """Return the IRI of a region's level: from the vocabulary, else by what its name ends in."""
    if not chain:
        return None
    known = regions_by_chain().get(chain)
    if known:
        return known.level
    return next((f"{ZRV}level-{level}" for ending, level in _LEVELS if ending.search(chain[-1])), None)


def scope_of(head: Letterhead, identity: str) -> Scope:
    """Read the region from the issuer, else from the beginning of the title."""
    issuer = head.issuer or ""
    if issuer.startswith("国务院") or NATIONAL.match(issuer) or (head.number or "").startswith("国"):
        return Scope((), True, identity, issuer, day_of(head))
    match = _GOVERNMENT.match(issuer)
    chain = chain_of(match["region"], whole=True) if match else chain_of(issuer, whole=False)
    return Scope(chain or chain_of(head.title or "", whole=False), False, identity, issuer, day_of(head))


def day_of(head: Letterhead) -> str:
    """Return when a document speaks: its date, else the year in its number or title, else its period's first."""
    day = head.signed or head.published or head.printed
    if day:
        return day.isoformat()
    year = _YEAR.search(head.number or "") or _YEAR.search(head.title or "")
    return year[0] if year else str(head.period[0]) if head.period else ""
