"""Topics, the words that no vocabulary knows, become constraints: tasks, parts, targets to compare."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.nlp import tag
from ontology.names import plan_verbs
from query.constraints import InClause, InPart, NumberIn, TaskIn, ThingIn
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon, normal
from query.lexicon.fulltext import pairs
from query.lexicon.nearby import things_with
from query.lexicon.topics import (
    clauses_holding,
    parts_with,
    targets_about,
    targets_called,
    targets_with,
    tasks_about,
    tasks_holding,
    tasks_with,
    titled,
)
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.reading.draft import TARGET_ASKS, Draft

MEASURED = {"面积", "数量", "总量", "规模", "比例", "总数", "个数", "产量", "总额", "比重", "里程", "容量"}
"""Nouns behind a topic that say what is measured of it, where the plan gives the number alone."""
_MEASURED_IN = {"面积": ("亩", "公顷", "平方米", "平方公里"), "里程": ("公里", "千米"), "金额": ("元",)}
"""What is measured in some units: beside an amount in one of these, the noun says no more (面积目标超过百万亩)."""


def settle_bags(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """Several English words are looked for together: what most of them, in any of their Chinese words, stand in."""
    if "part-word" in new.flags and new.bags and not any(isinstance(c, InPart) for c in new.constraints):
        _in_part(new, lexicon)
    if whole := [topic for topic in new.topics if new.bags and _is_title(topic, lexicon)]:
        new.topics, new.general_topics, new.bags = whole, [], []
    pointed = "pointer" in new.flags and asked in (*THING_ASKS, *TARGET_ASKS)  # the task on …: whatever it names
    if len(new.bags) < 2 or "or" in new.flags or ("mention" in new.flags and not pointed):
        return
    due = tuple(new.years) if new.years and not new.any_flag("due-before", "due-after") else None
    if asked in TARGET_ASKS and not pointed:
        printed = [topic for topic in new.topics if not any(topic in bag for bag in new.bags)]
        named = targets_about(printed, lexicon, due) if printed else []
        chosen = named if len(named) == 1 else targets_with(new.bags, lexicon, due, new.topics)
        if chosen:
            new.bag_targets = chosen
            new.topics, new.general_topics = [], []
        return
    if (asked in THING_ASKS and not pointed) or asked == "project":
        numbers = next((c.numbers for c in new.constraints if isinstance(c, NumberIn)), ())
        found = things_with(new.bags, asked, numbers, lexicon)
        if found:
            new.constraints.append(ThingIn(found, " ".join([*new.topics, *new.general_topics])))
            new.topics, new.general_topics = [], []
            return
    tasks = tasks_with(new.bags, lexicon)
    if tasks:
        new.constraints.append(TaskIn(tuple(sorted(tasks)), " ".join([*new.topics, *new.general_topics])))
        new.topics, new.general_topics = [], []


def _in_part(new: Draft, lexicon: Lexicon) -> None:
    """The section on emerging industries: the sections whose titles hold most of the words; NotInDocuments else."""
    words = " ".join([*new.topics, *new.general_topics])
    parts = parts_with(new.bags, lexicon)
    if parts:
        new.constraints.append(InPart(tuple(parts), words))
        new.topics, new.general_topics, new.bags = [], [], []
    elif not new.things:
        raise NotInDocuments((words,))


def _is_title(words: str, lexicon: Lexicon) -> bool:
    """Tell whether words are the whole title of a task: then English words beside them only say it again."""
    return any(normal(lexicon.tasks[task].title) == words for task in lexicon.texts.holding(normal(words), "title"))


def two_targets(topics: list[str], new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether two topics, or one in two years, each name one target: then targets are compared, and not tasks."""
    if len(new.units) == 2 or any(isinstance(c, InPart) for c in new.constraints if len(topics) < 2):
        return False
    years = [*new.years, *new.baselines]
    if topics and len(years) == 2:
        return all(len(targets_about(topics, lexicon, (year,))) == 1 for year in years)
    if len(topics) == 3 and topics[1] in MEASURED:
        topics[:] = [topics[0], topics[2]]
    if len(topics) == 3 and all(_names_one(topic, lexicon) for topic in topics[1:]):
        new.topics = topics[1:]
        return True
    if len(topics) == 2:
        named = [targets_about((topic,), lexicon) for topic in topics]
        return named[0] != named[1] and all(_names_one(topic, lexicon) for topic in topics)
    return False


def _names_one(topic: str, lexicon: Lexicon) -> bool:
    """Tell whether a topic names just one target: a word of two characters (同步) only by its indicator."""
    named = len(topic) > 2 or bool(targets_called(topic, lexicon))
    return named and len(targets_about((topic,), lexicon)) == 1


def core_topics(new: Draft, kept: frozenset[str] = frozenset()) -> list[str]:
    """Return the unknown words of a question without verbs of plans (打造, 推进…), which say nothing about a topic.

    Those that are `kept` keep what they end in.
    """
    found = []
    for topic in new.topics:
        words = re.sub(r"^[\W_]+|[\W_]+$", "", topic)
        verb = plan_verbs().match(words)
        core = words[verb.end() :] if verb and len(words) - verb.end() > 1 else words
        core = words if topic in kept else _without_class(_without_tail(core))
        if len(core) > 1 or core == topic:
            found.append(core)
    return _without_kinds(found) or list(new.general_topics)


def told_topics(new: Draft, lexicon: Lexicon) -> list[str]:
    """Return the topics of a question; what tasks are to mention stays whole where some task does, word for word."""
    mentioned = (topic for topic in new.topics if "mention" in new.flags and not topic.endswith("政策"))
    told = core_topics(new, frozenset(topic for topic in mentioned if tasks_holding(topic, lexicon)))
    units = [amount.unit or "" for amount in new.amounts]
    return [topic for topic in told if not any(unit.endswith(_MEASURED_IN.get(topic, "-")) for unit in units)]


def _without_kinds(topics: list[str]) -> list[str]:
    """Return topics without words that only give kinds of a single character (林，不管是林业还是造林)."""
    single = [topic for topic in topics if len(topic) == 1]
    return [topic for topic in topics if topic in single or not any(one in topic for one in single)]


def _without_tail(words: str) -> str:
    """Return words without verbs of plans at their end, but for what would leave a verb alone (强化【组织推动】)."""
    head = re.sub(rf"{plan_verbs().pattern}$", "", words)
    return head if head and not (tag(head) or "").startswith("v") else words


def _without_class(words: str) -> str:
    """A topic that ends in the noun of a class only says what it is one of (培训项目): a verb in front says nothing.

    A policy is told by what it is about (差别电价政策): a list of policies says the noun once for all.
    """
    head = re.sub("(?:项目|工程|任务|工作|专栏)$", "", words)
    verbal = plan_verbs().fullmatch(head) or tag(head) == "v"
    if head != words:
        return "" if verbal else words
    return words.removesuffix("政策") if len(words) > len("政策") + 3 else words


def _without_verbal_tail(topic: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks that hold a topic without the verb that it ends in, where none holds it whole (雨水【收集】)."""
    head, tail = topic[:-2], topic[-2:]
    verbal = len(head) > 1 and tag(tail) in ("v", "vn") and tag(head) not in ("v", "vn")
    return tasks_holding(head, lexicon) if verbal else ()


def _likest_title(topic: str, tasks: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """甲乙丙丁那条: of several tasks that hold the words, the only one in whose title a pair of their characters is."""
    named = tuple(t for t in tasks if pairs(normal(topic)) & pairs(normal(lexicon.tasks[t].title)))
    return named if len(named) == 1 else tasks


def settle_topics(topics: list[str], new: Draft, lexicon: Lexicon) -> list[str]:
    """Constrain to the tasks that topics are about; return the topics that are about none."""
    mentioned = "mention" in new.flags
    if mentioned and len(topics) > 1:
        each = [set(tasks_holding(word, lexicon)) for word in topics]
        held = sorted(set.intersection(*each) if "both" in new.flags and all(each) else set().union(*each))
        new.constraints.append(TaskIn(tuple(held), "、".join(topics)))
        return [] if held else topics
    unused, found = [], []
    numbered = {n for c in new.constraints if isinstance(c, NumberIn) and len(c.numbers) == 1 for n in c.numbers}
    for topic in topics:
        if numbered and any(lexicon.tasks[task].number in numbered for task in tasks_holding(topic, lexicon)):
            continue
        tasks = tasks_holding(topic, lexicon) if mentioned or len(topic) == 1 else tasks_about(topic, lexicon)
        tasks = _likest_title(topic, tasks, lexicon) if topic in new.pointed and len(tasks) > 1 else tasks
        tasks = tasks or _without_verbal_tail(topic, lexicon)
        if tasks:
            found.append(TaskIn(tuple(sorted(tasks)), topic))
        else:
            unused.append(topic)
    if len(found) > 1 and not set.intersection(*(set(f.tasks) for f in found)):
        listed = len(found) == len(topics) == len(new.sides)
        apart = listed and (new.any_flag("each-task", "both-sides") or _each_of_one(found, new))
        if "or" not in new.flags and not apart and not all(titled(f.label, lexicon) for f in found):
            together = tasks_about("".join(topics), lexicon)
            new.constraints.extend([TaskIn(tuple(sorted(together)), "".join(topics))] if together else [])
            return [] if together else topics
        found = [TaskIn(tuple(sorted({t for f in found for t in f.tasks})), "、".join(f.label for f in found))]
    new.constraints.extend(found)
    return unused


def _each_of_one(found: list[TaskIn], new: Draft) -> bool:
    """甲平台、乙基地各归谁牵头: tell whether units are asked for of topics that stand in one task each."""
    joint = "both" in new.flags or any(word.startswith(("共同", "联合", "一起")) for word in new.role_words)
    asked = any(m.code == "unit" for m in new.asks) and not joint
    return asked and all(len(f.tasks) == 1 for f in found)


def settle_titled(held: str, topics: list[str], new: Draft, asked: str, lexicon: Lexicon) -> list[str]:
    """标题里有甲的任务, 标题以甲开头的: those whose titles hold the characters so; return the topics that are left.

    Raises NotUnderstood where no task is spoken of, NotInDocuments where no title holds them.
    """
    if asked in (*THING_ASKS, "project", "document", "part", "box") and not any(m.code == "task" for m in new.asks):
        raise NotUnderstood("words", (held,))
    either = "or" in new.flags
    words = [held, *topics] if either else [held]
    named = {task for each in words for task in lexicon.texts.holding(normal(each), "title")}
    if new.flags["name-holds"].code == "begins":
        named = {task for task in named if normal(lexicon.tasks[task].title).startswith(tuple(map(normal, words)))}
        words = [f"{word}…" for word in words]
    if not named:
        raise NotInDocuments(tuple(words))
    new.constraints.append(TaskIn(tuple(sorted(named)), "、".join(words)))
    for flag in ("mention", "or"):
        new.flags.pop(flag, None)
    return [] if either else topics


def in_its_clause(logic: Logic, lexicon: Lexicon) -> Logic:
    """Of a task with several clauses those units are meant that stand in the one about the topic asked about."""
    found = [c for c in logic.where if isinstance(c, TaskIn)]
    if logic.kind != "unit" or logic.operation not in ("select", "exists") or not found:
        return logic
    tasks = set.intersection(*(set(c.tasks) for c in found))
    clauses = clauses_holding([c.label for c in found], sorted(tasks), lexicon)
    bound = InClause(clauses, "、".join(c.label for c in found))
    return replace(logic, where=(*logic.where, bound)) if clauses else logic
