"""Names become organisations: a printed unit is read in the scope of its document (its issuer's region and level)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cache

from corpus.model import Letterhead
from kg.facts import Mention, Responsibility
from kg.homes import Function, Home, elisions, functions, home_of
from kg.kinds import is_division, kind_of
from kg.scope import Scope
from ontology.namespaces import ORGANIZATION_BASE, PLACE_BASE, WORK_BASE, ZR
from ontology.reforms import former_bodies, founding_days
from ontology.vocabularies import collectives

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
_OF_THE_PARTY = re.compile(r"^(?:省|市|区|县|旗|州|盟|自治区党|党)委|^委|^中直")
_SIGNBOARD = re.compile(r"(?<=[\u4e00-\u9fff])[（(〔［<〈][^（()）]*[）)〕］>〉]$")
"""A second signboard behind a name: 市住建局（市人防办）."""
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
    `aside` says that this printed name is not the one to show: a letterhead's, or one that has lost its region's sign.
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
    aside: bool = False


@cache
def _collectives() -> dict[str, str]:
    return {name: concept.iri for concept in collectives() for name in (*concept.alt_zh, concept.pref_zh)}


def _iri(base: str, *parts: str) -> str:
    return base + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def resolve_units(facts: Iterable[Responsibility], scope: Scope) -> dict[tuple[str, bool], Resolved]:
    """Return the organisation of each printed unit of a document, by its name and whether it is a collective."""
    units = {(fact.unit, fact.group): fact for fact in facts}
    whole = elisions((name for name, group in units if not group), scope)
    found = {key: resolve_unit(fact, scope, whole.get(fact.unit)) for key, fact in units.items()}
    printed: dict[str, set[str]] = {}
    for unit in found.values():
        printed.setdefault(unit.iri, set()).add(unit.printed)
    return {
        key: replace(unit, aside=True) if elided(unit.printed, printed[unit.iri]) else unit
        for key, unit in found.items()
    }


def elided(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name is another of the same body without its beginning (财政局 beside 市财政局)."""
    return any(other != name and other.endswith(name) for other in names)


def resolve_unit(fact: Responsibility, scope: Scope, whole: str | None = None) -> Resolved:
    """Return the organisation that a printed unit stands for in its document's scope; `whole` is its unabridged name.

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
    return _resolve(whole or name, scope, name)


def _resolve(name: str, scope: Scope, printed: str) -> Resolved:
    """Return the organisation of a name, which is `printed` so."""
    if scope.issuer != name and is_division(name) and name not in functions():
        inside = scope.issuer or scope.own
        iri = _iri(ORGANIZATION_BASE, "division", inside, name)
        kind, full = ZR.term("InternalDivision"), f"{scope.issuer}{name}"
        above = _resolve(scope.issuer, scope, scope.issuer).iri if scope.issuer else None
        return Resolved(iri, kind, full, printed, region=scope.region or None, level=scope.level, part_of=above)
    home = home_of(_SIGNBOARD.sub("", name), scope)
    function = _function(home, scope) or functions().get(name)
    key: tuple[str, ...] = ("name", home.stem)
    if function:
        key = (function[0], _ending(home.stem), *_apart(home.stem, name, function[1]))
    return Resolved(
        _iri(ORGANIZATION_BASE, home.key or scope.own, *key),
        kind_of(name, function[1] if function else None),
        home.full,
        printed,
        function[0] if function else None,
        home.region,
        home.level,
        former.event if (former := former_bodies().get(home.stem)) else None,
    )


def _function(home: Home, scope: Scope) -> Function | None:
    """Return the function of a stem in its time: before a reform a new body's name is the local office's (地方…)."""
    founded = founding_days().get(home.stem)
    if founded and scope.day and scope.day < founded and (local := functions().get(f"地方{home.stem}")):
        return local
    return functions().get(home.stem)


def _apart(stem: str, name: str, kind: str) -> tuple[str, ...]:
    """Return what keeps bodies of one function apart: the former body that one was, and 市委 in front of the name."""
    former = former_bodies().get(stem)
    party = kind != ZR.term("PartyBody") and of_the_party(name)
    return (*((former.body,) if former else ()), *(("party",) if party else ()))


def of_the_party(name: str) -> bool:
    """Tell whether a printed name puts a body with the Party committee (市委金融办) and not the government."""
    return bool(_OF_THE_PARTY.match(name))


def _ending(stem: str) -> str:
    ending = next((e for e in _ENDINGS if stem.endswith(e)), "")
    return _SAME_ENDING.get(ending, ending)


def resolve_mention(mention: Mention) -> Resolved:
    """Return the thing that a name stands for; a cited document is known by its number, or else by its title."""
    kind = ZR.term(_KINDS[mention.kind])
    if mention.kind == "document":
        return Resolved(_iri(WORK_BASE, mention.number or mention.name), kind, mention.name, mention.name)
    base = PLACE_BASE if mention.kind in ("place", "brand") else ORGANIZATION_BASE
    return Resolved(_iri(base, mention.kind, mention.name), kind, mention.name, mention.name)


def resolve_issuers(head: Letterhead, scope: Scope, named: Container[str] = ()) -> tuple[Resolved, ...]:
    """Return the organisations that issued a document, in the order of the letterhead.

    For those (IRIs) that clauses have `named` too the letterhead's name is not the one to show.
    """
    issuers = (_resolve(name, scope, name) for name in (head.issuer or "").split("、") if name)
    return tuple(replace(issuer, aside=issuer.iri in named) for issuer in issuers)
