"""Whether a number is the size of a change (下降5%, 降幅5%) or how much is worked on (改造提升5万亩)."""

from __future__ import annotations

import re

from kg.extractors.indicators import cleaned, only_verbs
from kg.extractors.target_patterns import patterns
from kg.facts import Change
from kg.measures import Quantity

_SHARES = {"%", "个百分点", "百分点", "倍", "番"}


def change_of(read: re.Match[str], quantity: Quantity) -> Change | None:
    """Return the direction where a number is the size of a change: 下降5%, 降幅5%, 减少排放5万吨; not 改造提升5万亩."""
    known, subject = patterns(), cleaned(read["subject"])
    cuts = not read["level"] and known.cuts.match(read["subject"].lstrip(" \t\u3000、"))
    if read["down"] or known.fall.search(subject) or cuts:
        return "decrease"
    if known.rise.search(subject) and not read["level"]:
        return "increase"
    return "increase" if read["up"] and not _is_work(read, quantity) else None


def subject_of(read: re.Match[str], quantity: Quantity) -> str:
    """Return the words that name what is measured: with 提升 at their end where that is the work (质量提升5万亩)."""
    subject = read["subject"]
    return subject + read["up"] if _is_work(read, quantity) and not only_verbs(cleaned(subject)) else subject


def _is_work(read: re.Match[str], quantity: Quantity) -> bool:
    """Tell whether what looks like growth is the work that is done so often: 完成质量提升5万亩, 改造提升5万亩."""
    if not read["up"] or quantity.unit in _SHARES:
        return False
    subject = read["subject"].lstrip()
    lead = patterns().lead.match(subject)
    return only_verbs(cleaned(subject)) or (lead is not None and patterns().aim.search(lead[0]) is not None)
