"""What has been read of a clause so far, and the roles that its units get in the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.span import Span
from kg.extractors.standing import NO_RULE, StandingRule
from kg.extractors.units import UnitName, share_parts
from kg.facts import Role


@dataclass(slots=True)
class Reading:
    """What has been read of a clause so far: units wait in `pending` until a verb, a label or the end names a role.

    `told` counts the verbs whose units are all certain; `person` tells that the label before names people.
    """

    role: Role = "responsible"
    labelled: bool = False
    person: bool = False
    rule: str = "units"
    pending: list[UnitName] = field(default_factory=list)
    given: list[tuple[UnitName, Role, str]] = field(default_factory=list)
    deadline: Span | None = None
    verbs: int = 0
    told: int = 0
    before_comma: int | None = None
    heads: list[int] = field(default_factory=list)
    starred: set[Span] = field(default_factory=set)
    marked: dict[Span, Role] = field(default_factory=dict)
    parted: int = 0  # so many of those waiting stand before a comma or semicolon: 市甲局；市乙局配合
    aside: bool = False  # behind a label of other things: 进度：…
    said: StandingRule = NO_RULE
    column: bool = False  # in the cell of a column that names a role: 负责 says no other one
    among: bool = False  # behind 其中: units named again are told what each does
    ruled: bool = False  # inside a sentence that lays down a rule: 以下…均包括甲、乙，不再列出

    def give(self, role: Role, rule: str) -> None:
        """Give the waiting units a role; behind a label of people only units that are certain."""
        self.given.extend((unit, role, rule) for unit in share_parts(self.pending) if unit.certain or not self.person)
        self.pending.clear()
        self.parted = 0


def named_again(reading: Reading) -> list[UnitName]:
    """Take those off the end of the waiting units that are named a second time; return their first mentions.

    责任单位：市甲局、市乙局，市甲局为牵头单位.
    """
    names = [unit.name for unit in reading.pending]
    first = len(names)
    while first and names[first - 1] in names[: first - 1]:
        first -= 1
    again = set(names[first:])
    del reading.pending[first:]
    return [unit for unit in reading.pending if unit.name in again]


def settled(reading: Reading, standing: StandingRule) -> list[tuple[UnitName, Role, str]]:
    """Settle the roles: a standing rule may name the lead; beside a lead, those merely responsible take part."""
    given = [(unit, reading.marked.get(unit.span, role), rule) for unit, role, rule in reading.given]
    if "lead" in reading.marked.values():  # under 牵头单位: 市甲局（牵头）、市乙局
        given = [(u, "participate" if r == "lead" and u.span not in reading.marked else r, w) for u, r, w in given]
    if given and not any(role == "lead" for _, role, _ in given):
        starred = [place for place, (unit, _, _) in enumerate(given) if unit.span in reading.starred]
        leads = (reading.said | standing).leads(len(given), reading.heads, reading.before_comma, starred)
        given = [(u, "lead" if i in leads and r == "responsible" else r, w) for i, (u, r, w) in enumerate(given)]
    if any(role == "lead" for _, role, _ in given):
        beside: Role = "cooperate" if (reading.said | standing).others_cooperate else "participate"
        given = [(unit, beside if role == "responsible" else role, rule) for unit, role, rule in given]
    return given
