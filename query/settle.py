"""Names and unknown words of a question become constraints: things, topics, projects, targets and counts."""

from __future__ import annotations

import re
from functools import cache

from ontology.names import name_words
from query.draft import TARGET_ASKS, Draft, target_kind
from query.focus import THING_ASKS
from query.lexicon import Lexicon, normal
from query.logic import ALL_ROLES, InProject, Mentions, NameHolds, NumberIn, RoleCount, TargetIs, TaskCount, TaskIn
from query.topics import targets_about, tasks_about, tasks_holding, titled


def settle_amounts(new: Draft, asked: str) -> None:
    """An amount counts units where it stands beside a role (8个以上责任单位), else it bounds a target's value."""
    if "several" in new.flags and any(isinstance(c, NumberIn) for c in new.constraints):
        del new.flags["several"]
    if "several" in new.flags and new.free_roles:
        new.constraints.append(RoleCount(new.free_roles.pop(), ">", 1))
        del new.flags["several"]
    if "several" in new.flags and new.units and new.units[-1].roles != ALL_ROLES:
        new.constraints.append(RoleCount(new.units[-1].roles, ">", 1))
        del new.flags["several"]
    if "single" in new.flags:
        counted = new.free_roles.pop() if new.free_roles else frozenset({"lead"})
        new.constraints.append(RoleCount(counted, "=", 1))
    for amount in list(new.amounts):
        if asked == "task" and amount.unit in ("个", "家", None) and new.free_roles and not new.group:
            new.constraints.append(RoleCount(new.free_roles.pop(), amount.comparator, int(amount.value)))
            new.amounts.remove(amount)


def settle_names(new: Draft, asked: str, lexicon: Lexicon) -> list[str]:
    """Turn things and unknown words into constraints; return the words for which there is no use."""
    topics = core_topics(new)
    if "name-holds" in new.flags:
        words = [*topics, *(m.text for m in new.things), *(m.text for m in new.asks if m.code in THING_ASKS)]
        new.constraints.extend(NameHolds(word) for word in words[:1])
        return topics[1:]
    if new.kind_noun:
        new.constraints.append(NameHolds(new.kind_noun))
    if "several" in new.flags and asked in THING_ASKS:
        new.constraints.append(TaskCount(">", 1))
        del new.flags["several"]
    _settle_things(new, lexicon)
    if asked in TARGET_ASKS:
        return _settle_targets(topics, new, asked, lexicon)
    if asked in THING_ASKS:
        topics = _settle_projects(topics, new, lexicon)
    return _settle_topics(topics, new, lexicon)


def core_topics(new: Draft) -> list[str]:
    """Return the unknown words of a question without verbs of plans (打造, 推进…), which say nothing about a topic."""
    found = []
    for topic in new.topics:
        words = re.sub(r"^[\W_]+|[\W_]+$", "", topic)
        verb = _verbs().match(words)
        core = words[verb.end() :] if verb else words
        if len(core) > 1:
            found.append(core)
    return found or list(new.general_topics)


@cache
def _verbs() -> re.Pattern[str]:
    words = {"重点", "要", "打算", "计划", *name_words()["nameVerb"], *name_words()["projectVerb"]}
    kept = sorted((w for w in words if len(w) > 1 or w == "要"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(kept)})+")


def _settle_things(new: Draft, lexicon: Lexicon) -> None:
    """Constrain to tasks that name a thing; a name also stands for the longer names that hold it (涉及甲: 甲集团)."""
    for mark in {mark.text: mark for mark in new.things}.values():
        named = lexicon.texts.holding(mark.text, "thing")
        new.constraints.append(Mentions(tuple(sorted({*named, *mark.entry.iris})), mark.text))


def _settle_projects(topics: list[str], new: Draft, lexicon: Lexicon) -> list[str]:
    """Who takes part in a project: a topic that stands in a project's name is that project."""
    left = []
    for topic in topics:
        found = tuple(sorted(lexicon.texts.holding(normal(topic), "project")))
        if found:
            new.constraints.append(InProject(found, topic))
        else:
            left.append(topic)
    return left


def _settle_topics(topics: list[str], new: Draft, lexicon: Lexicon) -> list[str]:
    mentioned = "mention" in new.flags
    if mentioned and (new.character or len(topics) > 1):
        words = [new.character] if new.character else topics
        held = sorted({task for word in words for task in tasks_holding(word, lexicon)})
        new.constraints.append(TaskIn(tuple(held), "、".join(words)))
        return [] if held else topics
    unused, found = [], []
    for topic in topics:
        tasks = tasks_holding(topic, lexicon) if mentioned else tasks_about(topic, lexicon)
        if tasks:
            found.append(TaskIn(tuple(sorted(tasks)), topic))
        else:
            unused.append(topic)
    if len(found) > 1 and not set.intersection(*(set(f.tasks) for f in found)):
        if "or" not in new.flags and not all(titled(f.label, lexicon) for f in found):
            return topics
        found = [TaskIn(tuple(sorted({t for f in found for t in f.tasks})), "、".join(f.label for f in found))]
    new.constraints.extend(found)
    return unused


def _settle_targets(topics: list[str], new: Draft, asked: str, lexicon: Lexicon) -> list[str]:
    said = {m.code for m in new.asks}
    whole = any(m.text.startswith(("全部", "所有", "all")) for m in new.asks if m.code == "target")
    kind = (
        "any"
        if whole
        else target_kind("quantity" if "quantity" in said else "milestone" if "milestone" in said else asked)
    )
    if len(new.amounts) > 1:
        return [f"{a.comparator} {a.value:g}" for a in new.amounts[1:]]
    amount = new.amounts[0] if new.amounts else None
    chosen: tuple[str, ...] = ()
    unused: list[str] = []
    if topics:
        dated = new.years and "due-before" not in new.flags
        due = new.years if dated else None
        compared = new.any_flag("larger", "smaller")
        about = _each_about(topics, lexicon, due) if compared else targets_about(topics, lexicon, due)
        if not about and compared:
            return topics
        unused = [] if about else _settle_topics(topics, new, lexicon)
        chosen = tuple(sorted(about))
    before = new.years[0] if "due-before" in new.flags and new.years else None
    change = "decrease" if "decrease" in new.flags else "increase" if "increase" in new.flags else None
    sign, value, unit = (amount.comparator, amount.value, amount.unit) if amount else (None, None, None)
    years = () if before else tuple(new.years)
    undated = "no-deadline" in new.flags
    wanted = TargetIs(
        kind,
        years,
        tuple(new.baselines),
        sign,
        value,
        unit or _measure(new),
        chosen,
        "、".join(topics) if chosen else "",
        change,
        before,
        undated,
    )
    if wanted != TargetIs():
        new.constraints.append(wanted)
    return unused


def _measure(new: Draft) -> str | None:
    """Return the unit of measure that targets are asked by: 以家为单位, in tonnes."""
    return new.flags["measure"].code if "measure" in new.flags else None


def _each_about(topics: list[str], lexicon: Lexicon, years: list[int] | None) -> list[str]:
    """Return the targets of each of several topics; a joined one (甲和乙) is taken apart."""
    parts = [part for topic in topics for part in re.split("[和与跟、]", topic) if len(part) > 1]
    found = [targets_about((part,), lexicon, years) for part in parts]
    return [target for each in found for target in each] if [len(each) for each in found] == [1, 1] else []
