"""What a question asks for, and what is to be done with it."""

from __future__ import annotations

from query.draft import STRONG, TARGET_ASKS, Draft
from query.logic import NumberIn, Operation, TaskIn

THING_ASKS = {"company", "institution", "institute", "university", "place", "brand", "document"}
_ABOUT_TARGETS = ("larger", "smaller", "latest", "earliest", "measure", "no-deadline", "decrease", "increase")
_SUPERLATIVES = ("most", "least", "rank", "top", "larger", "smaller", "latest", "earliest")

_STEPS: tuple[tuple[Operation, tuple[str, ...]], ...] = (
    ("times", ("times",)),
    ("difference", ("difference",)),
    ("ratio", ("ratio",)),
    ("group", ("each", "each-part")),
    ("rank", ("rank", "top")),
    ("compare", ("compare",)),
    ("rank", _SUPERLATIVES),
)


def focus(new: Draft) -> str:
    """Return what is asked for: the strongest question word, else the last noun, else what the rest leaves open."""
    forced = _forced(new)
    strong = [m for m in new.asks if STRONG.search(m.text) and m.code != "value"]
    if forced or strong:
        return forced or _narrower(strong[-1].code, new)
    if new.any_flag(*_SUPERLATIVES) and new.asks and new.asks[-1].code in ("task", "part"):
        return new.asks[-1].code
    if any(m.code in TARGET_ASKS for m in new.asks):
        weak = [m for m in new.asks if m.code not in ("value", "task")]
        return weak[-1].code if weak else "value"
    return "unit" if new.any_flag("compare", "each") else _counted(new) or _weak_focus(new)


def _counted(new: Draft) -> str | None:
    """How many by a year asks for a target's value; 几条 and 几家 say what is counted unless a class is named."""
    counted = new.flags.get("count")
    if counted and new.years and not new.asks:
        return "value"
    if counted is None or counted.code == "any":
        return None
    return new.asks[-1].code if any(m.code in THING_ASKS for m in new.asks) else counted.code


def _forced(new: Draft) -> str | None:
    """A ranking of named units is about units; a direction, a measure or a missing deadline is about targets."""
    if "rank" in new.flags and len(new.units) > 1:
        return "unit"
    return "target" if new.any_flag(*_ABOUT_TARGETS) and not new.units else None


def _narrower(asked: str, new: Draft) -> str:
    """A general word (哪几家, who) gives way to a class that is named beside it (企业, 研究院)."""
    named = [m.code for m in new.asks if m.code in THING_ASKS]
    return named[-1] if asked == "unit" and named and not new.free_roles else asked


def _weak_focus(new: Draft) -> str:
    asked = [m.code for m in new.asks]
    pointed = any(isinstance(c, NumberIn | TaskIn) for c in new.constraints) or bool(new.topics or new.things)
    if new.free_roles and not new.units and set(asked) <= {"task"} and pointed:
        return "unit"
    if asked:
        return asked[-1]
    return "unit" if new.free_roles and not new.units else "task"


def operation(new: Draft) -> Operation:
    """Return what is to be done with the things asked for."""
    for step, flags in _STEPS:
        if new.any_flag(*flags):
            return step
    strong = {m.code for m in new.asks if STRONG.search(m.text)}
    if "list" in new.flags or _asks_amount(new):
        return "select"
    if "count" in new.flags and not strong - {"value", "unit"}:
        return "count"
    if "yesno" in new.flags and not strong - {"value"} and "which" not in new.flags and not _only_helps(new):
        return "exists"
    return "select"


def _asks_amount(new: Draft) -> bool:
    """目标是几家, how many by 2025: the number asked for is a target's value and not a count of things."""
    counted = new.flags.get("count")
    of_target = any(m.code in TARGET_ASKS for m in new.asks)
    return counted is not None and ((counted.code == "unit" and of_target) or (bool(new.years) and not new.asks))


def _only_helps(new: Draft) -> bool:
    """Tell whether does, is … only help a which or what in front of them."""
    return bool(new.flag("yesno")) and new.flag("yesno").isascii() and "wh" in new.flags
