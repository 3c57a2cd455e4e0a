"""Turns about targets: others, another year (那2030年的呢), the greatest of the last, those that reach an amount."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import PREVIOUS, Constraint, NumberIn, TargetIs, TaskIn
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.topics import targets_about
from query.logic import Logic, Operation
from query.parsing.measures import in_measure
from query.reading.draft import TARGET_ASKS, Draft
from query.session.back import Back
from query.session.memory import Session
from query.tokens.question_words import STRONG

_SHORTEST_SHARED = 4
"""The fewest characters that two indicators begin with where they are set for the same thing."""
_ITEMS = ("项", "个", "item", "items")
"""What targets are counted in as well as tasks."""

_GREATEST = ("most", "larger", "latest")
_LEAST = ("least", "smaller", "earliest")


_MEASURES = {"占比", "比例", "比重", "百分比", "比率", "数值", "目标值", "数字", "数量"}


def without_measures(new: Draft) -> None:
    """到2030年的目标比例是多少, behind a target: a word for its number names no other."""
    for topics in (new.topics, new.general_topics):
        topics[:] = [topic for topic in topics if topic not in _MEASURES]


def of_items(new: Draft) -> None:
    """2024年的是哪项, 其中某指标是多少, behind targets: the item or the number asked for is a target's."""
    if new.topics and new.flag("count") in ("多少", "几"):
        new.flags.pop("count")
        new.flags.pop("pronoun", None)
    if not new.years or new.topics or new.things or new.constraints or new.free_roles:
        return
    if new.flag("count") in ("多少", "几"):
        new.flags.pop("count")
    items = [m for m in new.asks if m.code == "task" and m.text.endswith(_ITEMS)]
    new.asks[:] = [m for m in new.asks if m not in items]
    if items or not new.asks:
        for name in ("which", "pronoun", "wh"):
            new.flags.pop(name, None)


def other_target(topics: list[str], back: Back) -> Logic | None:
    """Ask again of other targets: those that some words are about, in its year if there are any."""
    new, old, lexicon = back.new, back.old, back.lexicon
    before = next(c for c in old.where if isinstance(c, TargetIs))
    years = tuple(new.years) or before.deadlines
    chosen = targets_about(topics, lexicon, years or None) or targets_about(topics, lexicon)
    if not chosen:
        return None
    chosen = _of_the_same(before, in_measure(chosen, new, lexicon), lexicon)
    due = {t.deadline for t in lexicon.some_targets(chosen)}
    years = years if new.years or due & set(years) else ()
    kept = tuple(c for c in old.where if not isinstance(c, TargetIs | NumberIn | TaskIn))
    wanted = replace(before, targets=tuple(sorted(chosen)), label="、".join(topics), deadlines=years)
    return replace(old, where=(*kept, wanted))


def _of_the_same(before: TargetIs, chosen: list[str], lexicon: Lexicon) -> list[str]:
    """Return the targets that are set for what the one before is set for (甲的能耗, behind 甲的用水量); else all."""
    last = [t.indicator for t in lexicon.some_targets(before.targets)]
    if len(last) != 1 or len(chosen) < 2 or set(chosen) & set(before.targets):
        return chosen
    shared = {t.iri: _alike(last[0], t.indicator) for t in lexicon.some_targets(chosen)}
    longest = max(shared.values())
    return [iri for iri in chosen if shared[iri] == longest] if longest >= _SHORTEST_SHARED else chosen


def _alike(one: str, other: str) -> int:
    """Return how many characters two indicators begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _beside(before: TargetIs, back: Back) -> Constraint:
    """2023年那个呢, behind a node of a task: what the same task sets for that year; NotInDocuments where nothing is."""
    years = tuple(back.new.years)
    tasks = {t.task for t in back.lexicon.some_targets(before.targets)} - {None}
    found = [t.iri for t in back.lexicon.targets.values() if t.task in tasks and t.deadline in years]
    if not found:
        raise NotInDocuments((f"{years[0]}年的{before.label}",))
    return replace(before, deadlines=years, targets=tuple(sorted(found)), label=PREVIOUS)


def other_years(back: Back) -> Constraint:
    """那2030年的呢: the targets of the question before in other years."""
    before = next((c for c in back.old.where if isinstance(c, TargetIs)), TargetIs())
    chosen = targets_about(before.label.split("、"), back.lexicon, back.new.years) if before.label else []
    if before.label and not chosen:
        return _beside(before, back)
    return replace(before, deadlines=tuple(back.new.years), targets=tuple(chosen))


def some_of_the_last(new: Draft, memory: Session, lexicon: Lexicon) -> Logic | None:
    """其中讲甲的是多少, 甲那个呢, behind several targets: those of them that some words are about."""
    shown = memory.shown[-1] if memory.shown else ()
    topics = [*new.topics, *new.general_topics]
    last = memory.last
    if (last.kind, last.operation) != ("target", "select") or len(shown) < 2 or not topics:
        return None
    further = new.constraints or new.things or new.free_roles or new.denied_roles or new.counts or new.years
    asks = {m.code for m in new.asks} <= {*TARGET_ASKS, "value", "year"}
    if further or not asks or new.any_flag("yesno", "other", "remaining", *_GREATEST, *_LEAST):
        return None
    chosen = set(targets_about(topics, lexicon)) & set(shown)
    if not chosen or len(chosen) == len(shown):
        return None
    return Logic("select", "target", (TargetIs(targets=tuple(sorted(chosen)), label="、".join(topics)),))


_OF_KIND = re.compile(
    "(?:那|那么)?(?P<among>(?:其中|里面|这里面|当中|里头|(?:这些|它们)(?:里面?|当中|中)?|只[看要留算]|就看|光看|留下|去掉没有?(?=有?数)|"
    "哪[些几][个项]?(?=是))是?)?(?:量化|定量|(?:有|带|含)?(?:具体)?(?:数字|数值|数))的?(?:目标|指标)?的?"
    "(?:(?:又|都)*(?:[是有]?(?:哪[些几][个项]?|什么)|(?P<many>有?(?:几|多少)[个项]))|呢)?[呢啊]?[？?。]?"
)
"""其中量化的有哪些, 只要带数字的: those of the last targets that have a number."""


def of_a_kind(question: str, memory: Session) -> Logic | None:
    """Return the form of a question for the targets with a number among the last, None for any other."""
    match, old = _OF_KIND.fullmatch(question.strip()), memory.last
    if match is None or old.kind != "target" or old.operation not in ("select", "count"):
        return None
    if not match["among"] and any(isinstance(c, TargetIs) and c.targets for c in old.where):
        return None
    step: Operation = "count" if match["many"] else "select"
    return replace(old, operation=step, where=(*old.where, TargetIs(kind="quantity")), expected=None)


_THAT_TARGET = re.compile("[那这]一?个(?:量化)?(?:指标|目标)")


def of_that_target(back: Back) -> Logic | None:
    """有数字的那个指标，到2025年要达到多少, behind several targets: the one of them that is so, in that year.

    Raises NotUnderstood where it is not clear which of them is meant.
    """
    shown = back.lexicon.some_targets(back.memory.shown[-1]) if back.memory.shown else []
    if back.old.kind != "target" or not back.new.years or len(shown) < 2 or not _THAT_TARGET.search(back.question):
        return None
    if back.new.topics or back.new.general_topics:
        return None
    measured = any(m.code == "quantity" for m in back.new.asks)
    meant = [target for target in shown if target.unit or not measured]
    if len(meant) != 1:
        raise NotUnderstood("nothing")
    return other_target([meant[0].indicator], back)


def greatest_of(new: Draft, old: Logic) -> Logic | None:
    """其中最高的是哪个: the form that ranks the targets of the last answer, None where something else is asked for."""
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


def of_the_last_targets(new: Draft, old: Logic) -> Logic | None:
    """其中达到90%的是哪几个: the last question with an amount as a further bound, None where more is said than that."""
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
