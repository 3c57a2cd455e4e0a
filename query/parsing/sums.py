"""The sum of several targets' values: 甲和乙加起来要减多少吨, 这两个合计多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.topics import targets_about
from query.logic import Logic, TargetIs
from query.parsing.focus import focus
from query.parsing.topics import core_topics
from query.reading.draft import TARGET_ASKS, Draft

ADDED = "加起来|加在一起|加一起|合计|合起来|合在一起|相加|总和|之和"
"""Words for a sum, as a pattern."""
_SUM = re.compile(f"一共|总共|{ADDED}")


def summed(new: Draft, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the sum of several topics' targets, None where it asks no such thing."""
    topics = core_topics(new)
    amount = focus(new) in ("value", *TARGET_ASKS) or "count" in new.flags
    if len(topics) < 2 or new.units or not amount or not any(_SUM.search(word) for word in new.said):
        return None
    found = [targets_about((topic,), lexicon, new.years or None) for topic in topics]
    if any(len(each) != 1 for each in found) or len({each[0] for each in found}) != len(found):
        return None
    return sum_of([iri for each in found for iri in each], lexicon)


def sum_of(targets: Sequence[str], lexicon: Lexicon) -> Logic:
    """Return the form of the sum of some targets (IRIs); NotUnderstood where their units of measure differ."""
    stated = {target.iri: target for target in lexicon.some_targets(targets)}
    if len({target.unit for target in stated.values()}) != 1 or len(stated) != len(targets):
        raise NotUnderstood("nothing")
    each = (Logic("select", "target", (TargetIs(targets=(iri,), label=stated[iri].indicator),)) for iri in targets)
    return Logic("sum", "target", others=tuple(each))
