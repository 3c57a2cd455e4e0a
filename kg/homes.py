"""Where a printed unit belongs: the region that its name says or its document speaks for, and the rest of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.scope import NATION, NATIONAL, Scope, level_of
from ontology.namespaces import ZR, ZRV
from ontology.regions import Chain, chain_of, region_at_start, regions_by_chain, shown
from ontology.vocabularies import departments, levels

Function = tuple[str, str, str]
"""A department function: IRI, IRI of the kind of bodies, preferred name."""
_YOUTH_LEAGUE = re.compile(r"^团[省市区县旗州盟]委$")
_MINISTRY = re.compile(r"(?<!武装)(?<!人武)(?<!指挥)(?<!工作)(?<!人力资源)部$|总局$|总署$|监会$|审计署$|合作署$")
_OFFICES = ("委员会", "委", "局", "厅", "办公室", "办")
_COUNTY = re.compile(r"^[\u4e00-\u9fff]{1,3}[县市区旗]$|自治[县旗]$")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a unit belongs: `key` tells regions apart, `region` is the whole name of its region, if known.

    `stem` is the rest of the unit's name, `full` the name as it stands outside the document.
    """

    key: str
    region: str | None
    level: str | None
    stem: str
    full: str


@cache
def functions() -> dict[str, Function]:
    """Return function IRI, kind IRI and full name by every Chinese name of a department function."""
    found: dict[str, Function] = {}
    for function in departments():
        for name in (*function.hidden_zh, *function.alt_zh, function.pref_zh):
            found[name] = (function.iri, function.kind, function.pref_zh)
    return found


@cache
def _level_prefixes() -> tuple[tuple[str, str], ...]:
    pairs = [(prefix, level.concept.iri) for level in levels() for prefix in level.prefixes if len(prefix) <= 3]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=4096)
def home_of(name: str, scope: Scope) -> Home:
    """Return region, level and the rest of a name: 区财政局 in a district's plan → (甲市乙区, district, 财政局)."""
    if _of_the_nation(name, scope):
        return Home(NATION, NATION, ZRV + "level-national", name, _outside_nation(name))
    return (
        _of_scope(name, scope)
        or _of_known_region(name)
        or _of_county(name, scope)
        or _of_level(name, scope)
        or _of_nobody(name, scope)
    )


def _of_the_nation(name: str, scope: Scope) -> bool:
    """Tell whether only the nation has a body of this name: 国家…, and 教育部, 海关总署, 证监会 in any plan.

    A development zone has departments that are called 部 too.
    """
    found = functions().get(name)
    if found is None:
        return False
    ministry = found[1] == ZR.term("Department") and _MINISTRY.search(name)
    return bool(NATIONAL.match(name) or (ministry and scope.level != ZRV + "level-development-zone"))


def _of_scope(name: str, scope: Scope) -> Home | None:
    """Return the home of a name that says a region of its document's chain, in full or in short."""
    for chain, printed in _said(scope.chain):
        if printed in name and (rest := name.replace(printed, "", 1)) in functions():
            return _home(chain, rest, name)
        if len(printed) > 1 and name.startswith(printed) and len(name) - len(printed) >= 2:
            return _home(chain, name[len(printed) :], name)
    return None


@lru_cache(maxsize=1024)
def _said(chain: Chain) -> tuple[tuple[Chain, str], ...]:
    """Return the regions of a chain, the innermost first, each with the names by which it is called."""
    parts = [chain[:depth] for depth in range(len(chain), 0, -1)]
    return tuple((part, name) for part in parts for name in ("".join(part), part[-1], _short(part)) if name)


def _short(chain: Chain) -> str:
    known = regions_by_chain().get(chain)
    if known:
        return known.short
    return chain[-1][:-1] if len(chain[-1]) > 2 else ""


@lru_cache(maxsize=16384)
def _of_known_region(name: str) -> Home | None:
    """Return the home of a name that says a region of the vocabulary: in front, or inside (人民银行广州分行)."""
    for start in range(len(name) - 2):
        found = region_at_start(name[start:], short=True)
        if not found:
            continue
        region, after = found
        rest = name[:start] + after
        whole = not start and name.startswith((region.name, "".join(region.chain)))
        if rest in functions() or (whole and len(after) >= 2) or (start and NATIONAL.match(name)):
            return _home(region.chain, rest, name)
    return None


def _of_county(name: str, scope: Scope) -> Home | None:
    """Return the home of a name that says a county or district of its document's region (甲县政府 in a city's plan)."""
    county = chain_of(name, whole=False)
    if not county or not _COUNTY.search(county[-1]) or scope.national or not scope.chain:
        return None
    if scope.chain[-1].endswith(county[-1]):  # 示范区财政局 in the plan of a 示范区: its own
        return None
    rest = name[len(county[-1]) :]
    if rest in functions() or rest in ("政府", "人民政府", "管委会"):
        return _home((*scope.chain, county[-1]), rest, name)
    return None


def _home(chain: Chain, stem: str, full: str) -> Home:
    return Home("".join(chain), "".join(chain), level_of(chain), stem, full)


@lru_cache(maxsize=16384)
def _level_prefix(name: str) -> tuple[str, str] | None:
    """Return the prefix of a name that tells its level, and the level: the one before a function's name, if any is."""
    fitting = [
        (sign, level) for sign, level in _level_prefixes() if name.startswith(sign) and len(name) - len(sign) >= 2
    ]
    return next((pair for pair in fitting if name[len(pair[0]) :] in functions()), fitting[-1] if fitting else None)


def _of_level(name: str, scope: Scope) -> Home | None:
    """Return where a level prefix points to: 市 in a plan of 甲市乙区 is 甲市; one outside the chain has no name."""
    if name in functions():
        return None
    found = _level_prefix(name)
    if found is None:
        return None
    prefix, level = found
    stem = name[len(prefix) :]
    if NATIONAL.match(prefix):
        return Home(NATION, NATION, level, stem, name)
    for depth in range(len(scope.chain), 0, -1):
        chain = scope.chain[:depth]
        if chain[-1].endswith((prefix, prefix[0])):
            rest = name[len(prefix) if chain[-1].endswith(prefix) else 1 :]
            return Home("".join(chain), "".join(chain), level_of(chain) or level, stem, shown(chain) + rest)
    return Home(f"{scope.region or scope.own}（{prefix}）", None, level, stem, name)


def elisions(names: Iterable[str], scope: Scope) -> dict[str, str]:
    """Return the whole name of each bare one that a document prints with and without its own region or level.

    In 示范区甲局、乙委 the second has lost 示范区; where 示范区乙委 is printed too, the two are surely one. Of bodies
    that are no offices (乙促进会) there may be a namesake elsewhere.
    """
    homes = {name: home_of(name, scope) for name in sorted(set(names))}
    own = {home.stem: name for name, home in homes.items() if home.region and home.region == scope.region}
    bare = (name for name, home in homes.items() if not home.region and name.endswith(_OFFICES))
    return {name: own[name] for name in bare if name in own}


def _of_nobody(name: str, scope: Scope) -> Home:
    """Return the home of a bare name: the document's own region where it is a function's name, else unknown."""
    if name not in functions() or not scope.region:
        return Home(scope.region if scope.national else "", scope.region if scope.national else None, None, name, name)
    return Home(scope.region, scope.region, scope.level, name, _outside(name, scope))


def _outside(name: str, scope: Scope) -> str:
    """Return the name of a body of the document's own region as others call it: 财政局 → 甲市财政局."""
    if scope.national:
        return _outside_nation(name)
    if _YOUTH_LEAGUE.match(name):
        return f"共青团{scope.shown}委"
    return scope.shown + (name[1:] if name[0] == scope.chain[-1][-1] else name)


def _outside_nation(name: str) -> str:
    """Return the name of a body of the nation as others call it: 发展改革委 → 国家发展改革委."""
    whole = NATION + name
    return whole if whole in functions() or (name.endswith("委") and name[0] not in "国中全") else name
