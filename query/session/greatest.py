"""其中最高的是哪个, behind targets: the greatest, the least, the first or the last due of the last answer."""

from __future__ import annotations

from dataclasses import replace

from query.logic import Logic
from query.reading.draft import TARGET_ASKS, Draft

_GREATEST = ("most", "larger", "latest")
_LEAST = ("least", "smaller", "earliest")


def greatest_of(new: Draft, old: Logic) -> Logic | None:
    """Return the form that ranks the targets of the last answer, None where something else is asked for."""
    if old.kind != "target" or old.operation not in ("select", "rank") or not new.any_flag(*_GREATEST, *_LEAST):
        return None
    named = new.constraints or new.topics or new.general_topics or new.things or new.free_roles or new.years
    items = all(m.code in TARGET_ASKS or (m.code == "task" and m.text.endswith("项")) for m in new.asks)
    if named or not items or "count" in new.flags:
        return None
    attribute = "deadlineYear" if new.any_flag("latest", "earliest") else None
    return replace(
        old,
        operation="rank",
        by="target",
        descending=new.any_flag(*_GREATEST),
        limit=1,
        attribute=attribute,
        expected=None,
    )
