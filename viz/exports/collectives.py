"""The collectives (有关部门, 各镇街) that a unit may fall under: by what it is, and by whose plan names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.store import Store, Term
from ontology.namespaces import PREFIXES, ZR, ZRV
from viz.names import Unit
from viz.reading import Part, TaskRecord

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_COLLECTIVES = """SELECT DISTINCT ?unit ?concept WHERE {
  ?unit a zr:Collective . OPTIONAL { ?unit org:classification ?concept }
}"""
_KINDS = "SELECT DISTINCT ?kind WHERE { ?subject a ?kind }"
_ANY = ("all-units", "members")
_FITTING: dict[str, tuple[str, ...]] = {
    ZR.term("Department"): (*_ANY, "departments"),
    ZR.term("PublicInstitution"): (*_ANY, "departments"),
    ZR.term("Company"): (*_ANY, "companies", "state-owned-companies", "platform-companies"),
    ZR.term("University"): (*_ANY, "schools"),
    ZR.term("Park"): (*_ANY, "parks"),
}
_TOWN = re.compile(r"(?:镇|乡|街道?)(?:人民政府|政府|办事处)?$")
_GOVERNMENT = re.compile(r"[市县区州盟旗]人民政府$|[市县区州盟旗]政府$")
_BY_NAME = (
    (_TOWN, (*_ANY, "towns-subdistricts", "local-governments")),
    (_GOVERNMENT, (*_ANY, "counties-districts", "municipal-governments", "local-governments")),
)


@dataclass(frozen=True, slots=True)
class Loose:
    """A task in which a collective stands that may or may not mean the unit."""

    task: TaskRecord
    part: Part


def may_mean(store: Store, unit: Unit, tasks: Iterable[TaskRecord]) -> tuple[Loose, ...]:
    """Return the parts of collectives that may include `unit`, in tasks of `tasks` that do not name the unit itself.

    A collective without a kind of its own (各市级相关单位) may mean anyone; those of other kinds mean others.
    """
    fitting = _kinds_of(store, unit)
    concepts: dict[str, set[str]] = {}
    for row in store.select(_PREFIXES + _COLLECTIVES).records():
        concepts.setdefault(str(row["unit"]), set()).update([str(row["concept"])] if "concept" in row else [])
    open_to = {iri for iri, kinds in concepts.items() if not kinds or kinds & fitting}
    return tuple(
        Loose(task, part) for task in tasks if not task.roles_of(unit.iri) for part in task.parts
        if part.unit in open_to and part.unit != unit.iri
    )  # fmt: skip


def _kinds_of(store: Store, unit: Unit) -> set[str]:
    """Return the IRIs of the kinds of collectives that a unit belongs to: by the end of its name, else by its class."""
    for pattern, kinds in _BY_NAME:
        if pattern.search(unit.name):
            return {ZRV.term(f"collective-{kind}") for kind in kinds}
    classes = {str(row["kind"]) for row in store.select(_KINDS, bindings={"subject": Term.iri(unit.iri)}).records()}
    return {ZRV.term(f"collective-{kind}") for each in classes for kind in _FITTING.get(each, _ANY)}
