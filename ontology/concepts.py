"""What the vocabularies hold, as frozen values: concepts, departments, roles, units of measure, levels, terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: IRI, code value (`notation`, empty where there is none) and the names in both languages."""

    iri: str
    notation: str
    pref_zh: str
    alt_zh: tuple[str, ...]
    pref_en: str
    alt_en: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in both languages, the preferred ones first in each."""
        return (self.pref_zh, *self.alt_zh, self.pref_en, *self.alt_en)


@dataclass(frozen=True, slots=True)
class DepartmentFunction:
    """What a department does, and every name that bodies with this function have at any level.

    `hidden_zh` and `hidden_en` are former and loose names: good for finding, not for showing. `kind` is the class
    IRI of the bodies (`zr:Department`, `zr:PublicInstitution`, `zr:Company`, …).
    """

    iri: str
    pref_zh: str
    alt_zh: tuple[str, ...]
    hidden_zh: tuple[str, ...]
    pref_en: str
    alt_en: tuple[str, ...]
    hidden_en: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role; `counts` holds the code values of the roles counted when a question uses one of its words."""

    concept: Concept
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparator:
    """How a number binds: `sign` is `=`, `>=`, `<=` or `~`; `before` and `after` are the words beside the number."""

    concept: Concept
    sign: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A unit of measure: one makes `factor` of the unit `base` (its own IRI and 1 where it is no multiple)."""

    concept: Concept
    base: str
    factor: float
    qudt: str | None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of administration, `rank` 1 (national) to 6 (village), with name beginnings and region-name endings."""

    concept: Concept
    rank: int
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with the words that ask for it; `parents` are its superclasses or superproperties."""

    iri: str
    kind: Literal["class", "property"]
    concept: Concept
    domain: str | None
    range: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A reform (org:ChangeEvent) on `day` (ISO 8601): the bodies `before` became those `after`, by Chinese name."""

    iri: str
    day: str
    before: tuple[str, ...]
    after: tuple[str, ...]
