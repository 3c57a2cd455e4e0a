"""Names become organisations: a printed unit is read in the scope of its document (its issuer's region and level)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from corpus.model import Letterhead
from kg.facts import Mention, Responsibility
from kg.kinds import is_division, kind_of
from kg.scope import NATION, NATIONAL, Scope, level_of
from ontology.namespaces import ORGANIZATION_BASE, PLACE_BASE, WORK_BASE, ZR, ZRV
from ontology.reforms import former_bodies, founding_days
from ontology.regions import Chain, chain_of, region_at_start, regions_by_chain, shown
from ontology.vocabularies import collectives, departments, levels

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
Function = tuple[str, str, str]
_OF_THE_PARTY = re.compile(r"^(?:省|市|区|县|旗|州|盟|自治区党|党)委|^委|^中直")
_SIGNBOARD = re.compile(r"(?<=[\u4e00-\u9fff])[（(〔［<〈][^（()）]*[）)〕］>〉]$")
"""A second signboard behind a name: 市住建局（市人防办）."""
_YOUTH_LEAGUE = re.compile(r"^团[省市区县旗州盟]委$")
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{1,3}[县市区旗]$|自治[县旗]$")
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
class Resolved:
    """A thing that documents may share: its IRI, class IRI, full name, printed name, and what it is known to be.

    `changed_by` is the reform that ended a body of that name, `part_of` the department that a division is inside.
    """

    iri: str
    kind: str
    name: str
    printed: str
    function: str | None = None
    region: str | None = None
    level: str | None = None
    changed_by: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a unit belongs: `key` tells regions apart, `region` is the whole name of its region, if known.

    `stem` is the rest of the unit's name, `full` the name as it stands outside the document.
    """

    key: str
    region: str | None
    level: str | None
    stem: str
    full: str


@cache
def _functions() -> dict[str, Function]:
    """Return function IRI, kind IRI and full name by every Chinese name of a department function."""
    found: dict[str, Function] = {}
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
    if scope.issuer != name and is_division(name) and name not in _functions():
        inside = scope.issuer or scope.own
        iri = _iri(ORGANIZATION_BASE, "division", inside, name)
        kind, full = ZR.term("InternalDivision"), f"{scope.issuer}{name}"
        above = _resolve(scope.issuer, scope).iri if scope.issuer else None
        return Resolved(iri, kind, full, name, region=scope.region or None, level=scope.level, part_of=above)
    home = _place_in_scope(_SIGNBOARD.sub("", name), scope)
    function = _function(home, scope) or _functions().get(name)
    key: tuple[str, ...] = ("name", home.stem)
    if function:
        key = (function[0], _ending(home.stem), *_apart(home.stem, name, function[1]))
    return Resolved(
        _iri(ORGANIZATION_BASE, home.key or scope.own, *key),
        kind_of(name, function[1] if function else None),
        home.full,
        name,
        function[0] if function else None,
        home.region,
        home.level,
        former.event if (former := former_bodies().get(home.stem)) else None,
    )


def _function(home: _Home, scope: Scope) -> Function | None:
    """Return the function of a stem in its time: before a reform a new body's name is the local office's (地方…)."""
    founded = founding_days().get(home.stem)
    if founded and scope.day and scope.day < founded and (local := _functions().get(f"地方{home.stem}")):
        return local
    return _functions().get(home.stem)


def _apart(stem: str, name: str, kind: str) -> tuple[str, ...]:
    """Return what keeps bodies of one function apart: the former body that one was, and 市委 in front of the name."""
    former = former_bodies().get(stem)
    party = kind != ZR.term("PartyBody") and bool(_OF_THE_PARTY.match(name))
    return (*((former.body,) if former else ()), *(("party",) if party else ()))


def _ending(stem: str) -> str:
    ending = next((e for e in _ENDINGS if stem.endswith(e)), "")
    return _SAME_ENDING.get(ending, ending)


def _place_in_scope(name: str, scope: Scope) -> _Home:
    """Return region, level and the rest of a name: 区财政局 in a district's plan → (甲市乙区, district, 财政局)."""
    if NATIONAL.match(name) and name in _functions():
        return _Home(NATION, NATION, _level(()), name, name)
    return (
        _of_scope(name, scope)
        or _of_known_region(name)
        or _of_county(name, scope)
        or _of_level(name, scope)
        or _of_nobody(name, scope)
    )


def _of_scope(name: str, scope: Scope) -> _Home | None:
    """Return the home of a name that says a region of its document's chain, in full or in short."""
    for depth in range(len(scope.chain), 0, -1):
        chain = scope.chain[:depth]
        for printed in ("".join(chain), chain[-1], _short(chain)):
            if printed and printed in name and (rest := name.replace(printed, "", 1)) in _functions():
                return _home(chain, rest, name)
            if len(printed) > 1 and name.startswith(printed) and len(name) - len(printed) >= 2:
                return _home(chain, name[len(printed) :], name)
    return None


def _short(chain: Chain) -> str:
    known = regions_by_chain().get(chain)
    if known:
        return known.short
    return chain[-1][:-1] if len(chain[-1]) > 2 else ""


def _of_known_region(name: str) -> _Home | None:
    """Return the home of a name that says a region of the vocabulary: in front, or inside (人民银行广州分行)."""
    for start in range(len(name) - 2):
        found = region_at_start(name[start:], short=True)
        if not found:
            continue
        region, after = found
        rest = name[:start] + after
        whole = not start and name.startswith((region.name, "".join(region.chain)))
        if rest in _functions() or (whole and len(after) >= 2) or (start and NATIONAL.match(name)):
            return _home(region.chain, rest, name)
    return None


def _of_county(name: str, scope: Scope) -> _Home | None:
    """Return the home of a name that says a county or district of its document's region (甲县政府 in a city's plan)."""
    county = chain_of(name, whole=False)
    if not county or not _COUNTY.search(county[-1]) or scope.national or not scope.chain:
        return None
    rest = name[len(county[-1]) :]
    if rest in _functions() or rest in ("政府", "人民政府", "管委会"):
        return _home((*scope.chain, county[-1]), rest, name)
    return None


def _home(chain: Chain, stem: str, full: str) -> _Home:
    return _Home("".join(chain), "".join(chain), level_of(chain), stem, full)


def _of_level(name: str, scope: Scope) -> _Home | None:
    """Return where a level prefix points to: 市 in a plan of 甲市乙区 is 甲市; one outside the chain has no name."""
    if name in _functions():
        return None
    fitting = [
        (sign, level) for sign, level in _level_prefixes() if name.startswith(sign) and len(name) - len(sign) >= 2
    ]
    if not fitting:
        return None
    prefix, level = next((pair for pair in fitting if name[len(pair[0]) :] in _functions()), fitting[-1])
    stem = name[len(prefix) :]
    if NATIONAL.match(prefix):
        return _Home(NATION, NATION, level, stem, name)
    for depth in range(len(scope.chain), 0, -1):
        chain = scope.chain[:depth]
        if chain[-1].endswith(prefix[0]) or (prefix[0] == "示" and depth == len(scope.chain)):
            rest = name[len(prefix) if prefix[0] == "示" else 1 :]
            return _Home("".join(chain), "".join(chain), level_of(chain) or level, stem, shown(chain) + rest)
    return _Home(f"{scope.region or scope.own}（{prefix}）", None, level, stem, name)


def _of_nobody(name: str, scope: Scope) -> _Home:
    """Return the home of a bare name: the document's own region where it is a function's name, else unknown."""
    if name not in _functions() or not scope.region:
        return _Home(scope.region if scope.national else "", scope.region if scope.national else None, None, name, name)
    return _Home(scope.region, scope.region, scope.level, name, _outside(name, scope))


def _outside(name: str, scope: Scope) -> str:
    """Return the name of a body of the document's own region as others call it: 财政局 → 甲市财政局."""
    if scope.national:
        return NATION + name if NATION + name in _functions() else name
    if _YOUTH_LEAGUE.match(name):
        return f"共青团{scope.shown}委"
    return scope.shown + (name[1:] if name[0] == scope.chain[-1][-1] else name)


def _level(chain: Chain) -> str | None:
    return level_of(chain) or ZRV + "level-national"


def resolve_mention(mention: Mention) -> Resolved:
    """Return the thing that a name stands for; a cited document is known by its number, or else by its title."""
    kind = ZR.term(_KINDS[mention.kind])
    if mention.kind == "document":
        return Resolved(_iri(WORK_BASE, mention.number or mention.name), kind, mention.name, mention.name)
    base = PLACE_BASE if mention.kind in ("place", "brand") else ORGANIZATION_BASE
    return Resolved(_iri(base, mention.kind, mention.name), kind, mention.name, mention.name)


def resolve_issuers(head: Letterhead, scope: Scope) -> tuple[Resolved, ...]:
    """Return the organisations that issued a document, in the order of the letterhead."""
    names = (head.issuer or "").split("、")
    return tuple(_resolve(name, scope) for name in names if name)
