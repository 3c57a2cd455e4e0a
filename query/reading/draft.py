"""What has been read of a question before it is decided what it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from query.constraints import Constraint, TargetKind, UnitIs
from query.lexicon import Amount, Entry, Mark
from query.tokens.question_words import IS_NOT

TARGET_ASKS = {"target", "quantity", "milestone", "value", "year"}
NO_FLAG = Mark(Entry(""), 0, 0, "")


@dataclass(slots=True)
class Draft:
    """What has been read, before it is decided what is asked for.

    Units wait in `group` for the role word behind them; a role word without a unit waits in `free_roles`: it belongs to
    the unit asked for. `topics` are the words that no vocabulary knows, `flags` the words that say what to do. `sides`
    are the topics parted where a list parts them.
    """

    constraints: list[Constraint] = field(default_factory=list)
    group: list[Mark] = field(default_factory=list)
    negated_group: bool = False
    free_roles: list[frozenset[str]] = field(default_factory=list)
    role_waits: bool = False
    excluded_roles: frozenset[str] = frozenset()
    last_units: list[Mark] = field(default_factory=list)
    negation: str | None = None
    negation_text: str = ""
    topics: list[str] = field(default_factory=list)
    general_topics: list[str] = field(default_factory=list)
    sides: list[list[str]] = field(default_factory=list)
    asks: list[Mark] = field(default_factory=list)
    flags: dict[str, Mark] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    other_years: list[int] = field(default_factory=list)
    baselines: list[int] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    things: list[Mark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    counts: list[Mark] = field(default_factory=list)
    role_words: list[str] = field(default_factory=list)
    denied_roles: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    denied_topics: list[tuple[str, str]] = field(default_factory=list)
    denied_things: list[Mark] = field(default_factory=list)
    split: int | None = None
    task_topics: list[str] = field(default_factory=list)
    pointed: set[str] = field(default_factory=set)
    year_ends: tuple[int, int] | None = None
    verbs: list[str] = field(default_factory=list)
    named_roles: list[frozenset[str]] = field(default_factory=list)
    bags: list[tuple[str, ...]] = field(default_factory=list)
    bag_targets: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    expected: int | None = None
    singular: str = ""
    stated: tuple[str, int] = ("", 0)
    base_first: bool = False
    only: list[Constraint] = field(default_factory=list)
    others_wait: bool = False
    others_roles: frozenset[str] = frozenset()
    excepted: set[str] = field(default_factory=set)
    kind_noun: str | None = None
    kind_others: tuple[str, ...] = ()

    def flag(self, name: str) -> str:
        """Return the words that set a flag, nothing where it is not set."""
        return self.flags.get(name, NO_FLAG).text

    def any_flag(self, *names: str) -> bool:
        """Tell whether one of some flags is set."""
        return any(name in self.flags for name in names)

    def negation_at(self, before: Mark) -> bool:
        """Tell whether a negation stands right in front (不是2025年)."""
        return self.negation == "not" and before.text in {*IS_NOT, "不在", "not in", "other than"}

    @property
    def units(self) -> list[UnitIs]:
        """The constraints on units."""
        return [c for c in self.constraints if isinstance(c, UnitIs)]


def target_kind(asked: str) -> TargetKind:
    """Return the kind of target that a word asks for: 量化目标, 节点, or any."""
    kinds: dict[str, TargetKind] = {"quantity": "quantity", "milestone": "milestone"}
    return kinds.get(asked, "any")
