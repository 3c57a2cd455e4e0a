"""和甲同在一条任务里次数最多的是哪家: units ranked or compared by the tasks that they share with one."""

from __future__ import annotations

from query.constraints import ALL_ROLES, ThingIn, UnitIs
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.companions import TOGETHER
from query.parsing.roles import not_those
from query.reading.roles import JOINT
from query.tokens.question_words import WITH

_LIGHT = ("filler", "both", "mention", "list", "or", "most", "least", "compare", "fewer", "rank", "rank-up")


def of_shared_tasks(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question that counts the tasks which units share with one unit, None for any other."""
    at = next((i for i in range(len(row) - 2) if _beside(row, i)), None)
    if at is None or not all(_light(m) or m.kind in ("unit", "role") for m in row):
        return None
    roles = [i for i, m in enumerate(row) if m.kind == "role"]
    others = [m for i, m in enumerate(row) if m.kind == "unit" and i != at + 1]
    if len(roles) > 1 or any(not at + 2 <= i <= at + 3 for i in roles):
        return None  # 跟甲同在的任务里，牵头最多的: another role is counted
    if any(m.denied or not m.entry.iris for m in (row[at + 1], *others)):
        return None
    own = row[roles[0]].entry.roles if roles else ALL_ROLES
    return _counted(row, _unit(row[at + 1], own, lexicon), [_unit(m, own, lexicon) for m in others])


def _beside(row: list[Mark], at: int) -> bool:
    """Tell whether a unit stands here beside which the others are looked at: 跟甲同在, 和甲共同负责."""
    with_one = row[at].text in WITH and row[at + 1].kind == "unit"
    if not with_one or (at and row[at - 1].kind == "unit"):
        return False
    verb = row[at + 2]
    return bool(
        (verb.kind == "both" and TOGETHER.search(verb.text)) or (verb.kind == "role" and JOINT.match(verb.text))
    )


def _light(mark: Mark) -> bool:
    things = mark.kind in ("ask", "count", "some", "these") and mark.code in ("task", "unit", "")
    return mark.kind in _LIGHT or things


def _unit(mark: Mark, roles: frozenset[str], lexicon: Lexicon) -> UnitIs:
    return UnitIs(mark.entry.iris, lexicon.label_of(mark.entry.iris, mark.text), roles)


def _counted(row: list[Mark], one: UnitIs, others: list[UnitIs]) -> Logic | None:
    kinds = {m.kind for m in row}
    falling = not kinds & {"least", "fewer", "rank-up"}
    asks = any(m.kind == "ask" and m.code == "unit" for m in row)
    compares, ranks = kinds & {"compare", "fewer"}, kinds & {"rank", "rank-up"}
    if len(others) == 1 or not (compares or ranks or kinds & {"most", "least"}):
        return None
    if compares and not ranks and len(others) == 2:
        sides = tuple(Logic("count", "task", (one, each)) for each in others)
        return Logic("compare", "unit", descending=falling, others=sides)
    if not others and not (asks or ranks):
        return None
    if compares and not others:
        return None
    named = tuple(sorted({iri for each in others for iri in each.units}))
    among = ThingIn(named, "、".join(each.label for each in others)) if others else not_those([one])
    return Logic("rank", "unit", (one, among), one.roles, "task", falling, None if ranks else 1)
