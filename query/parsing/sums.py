"""The sum of several targets' values: 甲和乙加起来要减多少吨, 这两个合计多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

from query.constraints import NumberIn, TargetIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.topics import has_kinds, targets_about
from query.logic import Logic
from query.parsing.focus import focus
from query.parsing.topics import core_topics
from query.reading.draft import TARGET_ASKS, Draft

ADDED = "加起来|加在一起|加一起|合计|合起来|合在一起|相加|总和|之和"
"""Words for a sum, as a pattern."""
_SUM = re.compile(f"一共|总共|{ADDED}")


def summed(new: Draft, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for the sum of several topics' targets, None where it asks no such thing."""
    topics = core_topics(new)
    if new.any_flag("difference") and len(topics) > 2 and any(re.search(ADDED, word) for word in new.said):
        raise NotUnderstood("words", (new.flag("difference"),))  # 甲比乙和丙加起来还多多少
    added = _SUM if _of_kinds(topics, new) else re.compile(ADDED)
    if len(topics) == 1 and not new.units and any(added.search(word) for word in new.said):
        return _of_one_topic(topics[0], new, lexicon)
    amount = focus(new) in ("value", *TARGET_ASKS) or "count" in new.flags
    if len(topics) < 2 or new.units or not amount or not any(_SUM.search(word) for word in new.said):
        return None
    found = [targets_about((topic,), lexicon, new.years or None) for topic in topics]
    if any(len(each) != 1 for each in found) or len({each[0] for each in found}) != len(found):
        return None
    return sum_of([iri for each in found for iri in each], lexicon)


def _of_kinds(topics: list[str], new: Draft) -> bool:
    """四种污染物总共要减排几吨: tell whether one amount is asked of all kinds of a thing."""
    return len(topics) == 1 and has_kinds(topics[0]) and [m.code for m in new.asks] == ["value"]


def _of_one_topic(topic: str, new: Draft, lexicon: Lexicon) -> Logic | None:
    """第2条的四种污染物加起来: all targets of a topic (in the tasks named) that have one unit of measure."""
    numbers = {n for c in new.constraints if isinstance(c, NumberIn) for n in c.numbers}
    others = [c for c in new.constraints if not isinstance(c, NumberIn)]
    found = lexicon.some_targets(targets_about((topic,), lexicon, new.years or None))
    tasks = {t.task for t in found}
    kept = [
        t.iri for t in found if not numbers or (t.task in lexicon.tasks and lexicon.tasks[t.task].number in numbers)
    ]
    if others or len(kept) < 2 or not tasks:
        return None
    return sum_of(sorted(kept), lexicon)


def sum_of(targets: Sequence[str], lexicon: Lexicon) -> Logic:
    """Return the form of the sum of some targets (IRIs); NotUnderstood where their units of measure differ."""
    stated = {target.iri: target for target in lexicon.some_targets(targets)}
    if len({target.unit for target in stated.values()}) != 1 or len(stated) != len(targets):
        raise NotUnderstood("nothing")
    each = (Logic("select", "target", (TargetIs(targets=(iri,), label=stated[iri].indicator),)) for iri in targets)
    return Logic("sum", "target", others=tuple(each))
