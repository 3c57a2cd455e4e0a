"""Turns about targets: another target or another year of the last question (那2030年的呢, 2024年的是哪项)."""

from __future__ import annotations

from dataclasses import replace

from query.errors import NotInDocuments
from query.lexicon.topics import targets_about
from query.logic import Constraint, Logic, NumberIn, TargetIs, TaskIn
from query.parsing.targets import in_measure
from query.reading.draft import Draft
from query.session.back import Back

_ITEMS = ("项", "个", "item", "items")
"""What targets are counted in as well as tasks."""


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
    chosen = in_measure(chosen, new, lexicon)
    due = {t.deadline for t in lexicon.some_targets(chosen)}
    years = years if new.years or due & set(years) else ()
    kept = tuple(c for c in old.where if not isinstance(c, TargetIs | NumberIn | TaskIn))
    wanted = replace(before, targets=tuple(sorted(chosen)), label="、".join(topics), deadlines=years)
    return replace(old, where=(*kept, wanted))


def _beside(before: TargetIs, back: Back) -> Constraint:
    """2023年那个呢, behind a node of a task: what the same task sets for that year; NotInDocuments where nothing is."""
    years = tuple(back.new.years)
    tasks = {t.task for t in back.lexicon.some_targets(before.targets)} - {None}
    found = [t.iri for t in back.lexicon.targets.values() if t.task in tasks and t.deadline in years]
    if not found:
        raise NotInDocuments((f"{years[0]}年的{before.label}",))
    return replace(before, deadlines=years, targets=tuple(sorted(found)), label=back.label)


def other_years(back: Back) -> Constraint:
    """那2030年的呢: the targets of the question before in other years."""
    before = next((c for c in back.old.where if isinstance(c, TargetIs)), TargetIs())
    chosen = targets_about(before.label.split("、"), back.lexicon, back.new.years) if before.label else []
    if before.label and not chosen:
        return _beside(before, back)
    return replace(before, deadlines=tuple(back.new.years), targets=tuple(chosen))
