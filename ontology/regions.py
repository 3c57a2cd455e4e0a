"""Regions: the provinces and what stands directly below them, and the way from a printed name to the whole chain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology.load import values_by_subject
from ontology.namespaces import SKOS, ZR

Chain = tuple[str, ...]
"""A region as the full names from the province down: (甲省, 乙市, 丙县)."""

_PART = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|州(?![市区县旗])|盟|区|县|旗|镇|乡|街道)"
)
_NO_NAME = re.compile(
    r"(?:城|全|本|我|各|省|县|超|门|上|都|后)市$|(?:社|园|景|山|灾|校|地|城|牧|林|片|街|小|特|老|库|矿|辖|全|本|各|市|功能|郊|海|湖)区$|(?:全|本|各|我|农)[省县州]$"
)
"""Words that end like names of regions and are none (促进城市…, 支持山区…)."""
_MOST_PARTS = 3
_LONGEST_UNKNOWN = 7


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the vocabulary: full, short and English name, its chain, and the IRI of its level."""

    iri: str
    name: str
    short: str
    english: str
    chain: Chain
    level: str


@cache
def regions() -> tuple[Region, ...]:
    """Return the regions of the vocabulary in the order of the file: each province before what it holds."""
    subjects = values_by_subject("regions.ttl")
    names = {iri: values[SKOS + "prefLabel@zh"][0] for iri, values in subjects.items()}
    return tuple(
        Region(
            iri,
            names[iri],
            values.get(SKOS + "altLabel@zh", [names[iri]])[0],
            values[SKOS + "prefLabel@en"][0],
            (*(names[above] for above in values.get(SKOS + "broader", ())), names[iri]),
            values[ZR + "level"][0],
        )
        for iri, values in subjects.items()
        if ZR + "level" in values
    )


@cache
def regions_by_chain() -> dict[Chain, Region]:
    """Return the regions of the vocabulary by their chains."""
    return {region.chain: region for region in regions()}


@cache
def _by_name() -> dict[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for region in regions():
        for name in dict.fromkeys((region.name, region.short)):
            found[name] = (*found.get(name, ()), region)
    return found


def region_called(name: str) -> Region | None:
    """Return the only region with a full or short name; None where there is none or more than one.

    >>> region_called("广东").chain, region_called("无此地")
    (('广东省',), None)
    """
    found = _by_name().get(name, ())
    whole = tuple(region for region in found if region.name == name) or found
    return whole[0] if len(whole) == 1 else None


@lru_cache(maxsize=16384)
def region_at_start(words: str, *, short: bool = False) -> tuple[Region, str] | None:
    """Return the region whose name begins some words, the longest of them, and what follows; `short`: 广东 as well.

    >>> region, rest = region_at_start("广东省广州市财政局")
    >>> region.chain, rest
    (('广东省', '广州市'), '财政局')
    """
    for size in range(min(len(words), 12), 1, -1):
        region = region_called(words[:size])
        if region is None or (not short and region.name != words[:size]):
            continue
        below = region_at_start(words[size:], short=short) if len(region.chain) == 1 else None
        return below if below and below[0].chain[:1] == region.chain else (region, words[size:])
    return None


def chain_of(words: str, *, whole: bool) -> Chain:
    """Return the chain that some words begin with, completed upwards where the vocabulary knows it; else empty.

    `whole` says that the words are a region's name and nothing else: then names that no vocabulary knows are taken by
    their endings (甲州市乙溪区). In other words only the first such name is taken, for 市 and 区 stand in much.

    >>> chain_of("广州市", whole=True), chain_of("重庆市甲州区", whole=True)
    (('广东省', '广州市'), ('重庆市', '甲州区'))
    """
    known = region_at_start(words)
    chain, rest = (known[0].chain, known[1]) if known else ((), words)
    if not whole:
        first = None if known else _PART.match(rest)
        name = first[0] if first else ""
        named = 1 < len(name) <= _LONGEST_UNKNOWN and not _NO_NAME.search(name)
        return (name,) if named else chain
    parts: list[str] = []
    position = 0
    while len(chain) + len(parts) < _MOST_PARTS and (match := _PART.match(rest, position)):
        parts.append(match[0])
        position = match.end()
    return (*chain, *(part for part in parts if len(part) > 1))


def shown(chain: Chain) -> str:
    """Return the usual name of a region: cities and counties without what is above them, districts with their city.

    >>> shown(("广东省", "广州市")), shown(("重庆市", "甲溪区")), shown(("广东省", "广州市", "甲溪区"))
    ('广州市', '重庆市甲溪区', '广州市甲溪区')
    """
    if not chain:
        return ""
    known = regions_by_chain().get(chain)
    if known or not chain[-1].endswith("区"):
        return chain[-1]
    return "".join(chain[-2:])
