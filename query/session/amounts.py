"""Those of the last targets that reach an amount: 其中达到90%的是哪几个, 超过90%的有几个."""

from __future__ import annotations

from dataclasses import replace

from query.logic import Logic, TargetIs
from query.reading.draft import TARGET_ASKS, Draft
from query.tokens.question_words import STRONG


def of_the_last_targets(new: Draft, old: Logic) -> Logic | None:
    """Return the last question about targets with an amount as a further bound, None where more is said than that."""
    if old.kind != "target" or old.operation not in ("select", "count") or not new.amounts:
        return None
    said = new.constraints or new.topics or new.general_topics or new.things or new.years or new.baselines
    further = said or new.units or new.free_roles or new.denied_roles or new.counts or new.unused or new.unknown
    bare = all(m.code in TARGET_ASKS or not m.code for m in new.asks)
    asks = new.any_flag("which", "count", "list") or any(STRONG.search(m.text) for m in new.asks)
    if further or not bare or not asks or new.negation or new.any_flag("yesno", "other", "remaining"):
        return None
    reached = tuple(TargetIs(comparator=a.comparator, value=a.value, unit=a.unit) for a in new.amounts)
    counts = "count" in new.flags and "which" not in new.flags
    return replace(old, operation="count" if counts else "select", where=(*old.where, *reached), expected=None)
