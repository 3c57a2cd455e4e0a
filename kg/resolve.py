"""Names become organisations: a printed unit is read in the scope of its document (its issuer's region and level)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from corpus.model import Letterhead
from kg.facts import Mention, Responsibility
from ontology.namespaces import ORGANIZATION_BASE, PLACE_BASE, WORK_BASE, ZR
from ontology.vocabularies import collectives, departments, levels

_REGION_PART = re.compile(
    r"[\u4e00-\u9fff]{1,10}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|区|县|旗|镇|乡|街道)"
)
_GOVERNMENT = re.compile(
    r"^(?P<region>[\u4e00-\u9fff]+?)(?:人民政府|政府|党委|委员会|管委会|管理委员会|发展和?改革|生态环境|工业和信息化|住房)"
)
_NATIONAL = re.compile(r"^(?:国家|中国|中央|国务院|全国|中共中央)")
_ENDINGS = (
    "委员会",
    "办公厅",
    "办公室",
    "分局",
    "支行",
    "分行",
    "总局",
    "公司",
    "中心",
    "委",
    "局",
    "厅",
    "部",
    "办",
    "院",
    "署",
    "会",
    "社",
    "行",
)
_SAME_ENDING = {"委员会": "委", "办公室": "办", "办公厅": "办"}
_KINDS = {
    "company": "Company",
    "institute": "Institute",
    "university": "University",
    "place": "Place",
    "brand": "Brand",
    "document": "CitedDocument",
    "park": "Park",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The region chain of a document, outermost first (甲市, 乙区), and a name that no other document shares.

    An empty chain with `national` unset means that the region is unknown: then only names that say their own region are
    shared with other documents.
    """

    chain: tuple[str, ...]
    national: bool
    own: str

    @property
    def region(self) -> str:
        """The whole chain as one name, 国家 for the nation, empty where unknown."""
        return "国家" if self.national else "".join(self.chain)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A thing that documents may share: its IRI, class IRI, full name, printed name, and what it is known to be."""

    iri: str
    kind: str
    name: str
    printed: str
    function: str | None = None
    region: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a unit belongs: `key` tells regions apart, `region` is its name if known, `stem` the rest of the name."""

    key: str
    region: str | None
    level: str | None
    stem: str


def scope_of(head: Letterhead, identity: str) -> Scope:
    """Read the region from the issuer, else from the beginning of the title."""
    issuer = head.issuer or ""
    if issuer.startswith("国务院") or _NATIONAL.match(issuer) or (head.number or "").startswith("国"):
        return Scope((), True, identity)
    match = _GOVERNMENT.match(issuer)
    source = match["region"] if match else issuer or head.title or ""
    return Scope(_chain(source, whole=bool(match)), False, identity)


def _chain(words: str, *, whole: bool) -> tuple[str, ...]:
    parts: list[str] = []
    position = 0
    while match := _REGION_PART.match(words, position):
        parts.append(match[0])
        position = match.end()
        if not whole and len(parts) == 2:
            break
    return tuple(part for part in parts if len(part) > 1)[:3]


@cache
def _functions() -> dict[str, tuple[str, str, str]]:
    """Return function IRI, kind IRI and full name by every Chinese name of a department function."""
    found: dict[str, tuple[str, str, str]] = {}
    for function in departments():
        for name in (*function.hidden_zh, *function.alt_zh, function.pref_zh):
            found[name] = (function.iri, function.kind, function.pref_zh)
    return found


@cache
def _collectives() -> dict[str, str]:
    return {name: concept.iri for concept in collectives() for name in (*concept.alt_zh, concept.pref_zh)}


@cache
def _level_prefixes() -> tuple[tuple[str, str], ...]:
    pairs = [(prefix, level.concept.iri) for level in levels() for prefix in level.prefixes if len(prefix) <= 3]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _iri(base: str, *parts: str) -> str:
    return base + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def resolve_unit(fact: Responsibility, scope: Scope) -> Resolved:
    """Return the organisation that a printed unit stands for in its document's scope.

    Two names are one organisation only if region, function and organisational form (委, 局, 中心 …) are the same.
    """
    name = fact.unit
    if fact.group:
        where = scope.region or scope.own
        return Resolved(
            _iri(ORGANIZATION_BASE, "collective", where, name),
            ZR.term("Collective"),
            name,
            name,
            _collectives().get(name),
            scope.region or None,
        )
    return _resolve(name, scope)


def _resolve(name: str, scope: Scope) -> Resolved:
    home = _place_in_scope(name, scope)
    function = _functions().get(home.stem) or _functions().get(name)
    key = (function[0], _ending(home.stem)) if function else ("name", home.stem)
    return Resolved(
        _iri(ORGANIZATION_BASE, home.key or scope.own, *key),
        _kind(name, function[1] if function else None),
        _full_name(name, home),
        name,
        function[0] if function else None,
        home.region,
        home.level,
    )


def _full_name(name: str, home: _Home) -> str:
    whole = home.region not in (None, "国家") and not name.startswith(home.stem) and name.endswith(home.stem)
    return f"{home.region}{home.stem}" if whole else name


def _ending(stem: str) -> str:
    ending = next((e for e in _ENDINGS if stem.endswith(e)), "")
    return _SAME_ENDING.get(ending, ending)


def _place_in_scope(name: str, scope: Scope) -> _Home:
    """Return region, level and the rest of a name: 区财政局 in a district's plan → (甲市乙区, district, 财政局)."""
    if _NATIONAL.match(name) and name in _functions():
        return _Home("国家", "国家", None, name)
    for depth in range(len(scope.chain), 0, -1):
        region = "".join(scope.chain[:depth])
        for printed in (region, scope.chain[depth - 1], _short(scope.chain[depth - 1])):
            if printed and printed in name and (rest := name.replace(printed, "", 1)) in _functions():
                return _Home(region, region, None, rest)
            if len(printed) > 1 and name.startswith(printed) and len(name) - len(printed) >= 2:
                return _Home(region, region, None, name[len(printed) :])
    for prefix, level in _level_prefixes():
        if name.startswith(prefix) and len(name) - len(prefix) >= 2 and name not in _functions():
            return _home_at(prefix, level, name[len(prefix) :], scope)
    whole = scope.region if scope.national or name in _functions() else ""
    return _Home(whole, whole or None, None, name)


def _short(region: str) -> str:
    return region[:-1] if len(region) > 2 else ""


def _home_at(prefix: str, level: str, stem: str, scope: Scope) -> _Home:
    """Return where a level prefix points to: 市 in a plan of 甲市乙区 is 甲市; one outside the chain has no name."""
    if _NATIONAL.match(prefix):
        return _Home("国家", "国家", level, stem)
    for depth in range(len(scope.chain), 0, -1):
        if scope.chain[depth - 1].endswith(prefix[0]) or (prefix[0] == "示" and depth == len(scope.chain)):
            region = "".join(scope.chain[:depth])
            return _Home(region, region, level, stem)
    return _Home(f"{scope.region or scope.own}（{prefix}）", None, level, stem)


def _kind(name: str, function_kind: str | None) -> str:
    if re.search(r"(?:公司|集团|电网|运营商)$", name):
        return ZR.term("Company")
    if re.search(r"(?:大学|学院)$", name):
        return ZR.term("University")
    return function_kind or ZR.term(
        "PublicInstitution" if re.search(r"(?:中心|社|院|所|馆|站|协会|学会)$", name) else "Department"
    )


def resolve_mention(mention: Mention) -> Resolved:
    """Return the thing that a name stands for; a cited document is known by its number, or else by its title."""
    kind = ZR.term(_KINDS[mention.kind])
    if mention.kind == "document":
        return Resolved(_iri(WORK_BASE, mention.number or mention.name), kind, mention.name, mention.name)
    base = PLACE_BASE if mention.kind in ("place", "brand") else ORGANIZATION_BASE
    return Resolved(_iri(base, mention.kind, mention.name), kind, mention.name, mention.name)


def resolve_issuer(head: Letterhead, scope: Scope) -> Resolved | None:
    """Return the organisation that issued a document."""
    return _resolve(head.issuer, scope) if head.issuer else None
