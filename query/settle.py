"""Names and unknown words of a question become constraints: things, topics, projects, targets and counts."""

from __future__ import annotations

import re

from kg.nlp import tag
from ontology.names import plan_verbs
from query.draft import STRONG, TARGET_ASKS, Draft, target_kind
from query.focus import THING_ASKS
from query.lexicon import Lexicon, normal
from query.logic import InPart, InProject, Mentions, NameHolds, Not, NumberIn, Operation, TargetIs, TaskIn, ThingIn
from query.nearby import things_said_with
from query.parts import parts_called
from query.topics import stated, targets_about, targets_with, parts_with, tasks_about, tasks_holding, tasks_with, titled


def settle_names(new: Draft, asked: str, step: Operation, lexicon: Lexicon) -> list[str]:
    """Turn things and unknown words into constraints; return the words for which there is no use."""
    if step in ("select", "count", "exists", "group") and not new.any_flag("larger", "smaller"):
        _settle_bags(new, asked, lexicon)
    topics = core_topics(new)
    unused = _settle_topics(new.task_topics, new, lexicon) if new.task_topics else []
    if unused:
        return unused
    _settle_denied(new, lexicon)
    if step in ("compare", "more", "same", "times", "difference") and _two_targets(topics, new, lexicon):
        return []
    if "name-holds" in new.flags:
        words = normal(new.flag("name-holds"))
        if asked in THING_ASKS or asked == "project":
            new.constraints.append(NameHolds(words))
        else:
            new.constraints.append(Mentions(tuple(sorted(_longer_names(words, lexicon))), words))
        return _settle_topics(topics, new, lexicon)
    if new.kind_noun:
        new.constraints.append(NameHolds(new.kind_noun))
    _settle_things(new, lexicon)
    if asked in TARGET_ASKS:
        return _settle_targets(topics, new, asked, lexicon)
    named = next((m.text for m in new.asks if m.code == asked and len(m.text) > 4 and not m.text.isascii()), "")
    if (asked in THING_ASKS or asked == "project") and not topics and not new.constraints and named:
        topics = [named] if things_said_with([named], asked, None, lexicon) else []
    if asked in THING_ASKS or asked == "project":
        topics = _settle_nearby(topics, asked, new, lexicon)
    if asked in THING_ASKS:
        topics = _settle_projects(topics, new, lexicon)
    return _settle_topics(topics, new, lexicon)


def _settle_nearby(topics: list[str], asked: str, new: Draft, lexicon: Lexicon) -> list[str]:
    """哪几个片区的旅游项目要升级: the things that one sentence names beside the topic."""
    words = [topic for topic in topics if not titled(topic, lexicon)]
    named = [
        m.text
        for m in new.asks
        if m.code == asked and len(m.text) > 3 and not m.text.isascii() and not STRONG.search(m.text)
    ]
    if named and (words or not new.constraints) and not things_said_with(named, asked, None, lexicon):
        return [*topics, *named]
    if named and things_said_with([*words, *named], asked, None, lexicon):
        words, topics = [*words, *named], [*topics, *named]
    chosen = [c.numbers for c in new.constraints if isinstance(c, NumberIn)]
    tasks = {iri for iri, task in lexicon.tasks.items() if task.number in chosen[0]} if chosen else None
    found = things_said_with(words, asked, tasks, lexicon, new.said) if words else ()
    if not found:
        return topics
    new.constraints.append(ThingIn(found, "、".join(words)))
    return [topic for topic in topics if topic not in words]


def _settle_bags(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """Several English words are looked for together: what most of them, in any of their Chinese words, stand in."""
    if "part-word" in new.flags and new.bags and not any(isinstance(c, InPart) for c in new.constraints):
        parts = parts_with(new.bags, lexicon)
        if parts:
            new.constraints.append(InPart(tuple(parts), " ".join([*new.topics, *new.general_topics])))
            new.topics, new.general_topics, new.bags = [], [], []
    if len(new.bags) < 2 or "or" in new.flags or "mention" in new.flags:
        return
    due = tuple(new.years) if new.years and not new.any_flag("due-before", "due-after") else None
    if asked in TARGET_ASKS:
        chosen = targets_with(new.bags, lexicon, due)
        if chosen:
            new.bag_targets = chosen
            new.topics, new.general_topics = [], []
        return
    tasks = tasks_with(new.bags, lexicon)
    if tasks:
        new.constraints.append(TaskIn(tuple(sorted(tasks)), " ".join([*new.topics, *new.general_topics])))
        new.topics, new.general_topics = [], []


def _two_targets(topics: list[str], new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether two topics, or one in two years, each name one target: then targets are compared, and not tasks."""
    if len(new.units) == 2 or any(isinstance(c, InPart) for c in new.constraints if len(topics) < 2):
        return False
    years = [*new.years, *new.baselines]
    if topics and len(years) == 2:
        return all(len(targets_about(topics, lexicon, (year,))) == 1 for year in years)
    if len(topics) == 3 and all(len(targets_about((topic,), lexicon)) == 1 for topic in topics[1:]):
        new.topics = topics[1:]
        return True
    if len(topics) == 2:
        return all(len(targets_about((topic,), lexicon)) == 1 for topic in topics)
    return False


def _settle_denied(new: Draft, lexicon: Lexicon) -> None:
    """Turn what is denied or left out into constraints: things by name, topics as parts or tasks."""
    for mark in new.denied_things:
        named = tuple(sorted({*mark.entry.iris, *_longer_names(mark.text, lexicon)}))
        asked = {m.code for m in new.asks} & THING_ASKS
        new.constraints.append(ThingIn(named, mark.text, negated=True) if asked else Not(Mentions(named, mark.text)))
    for topic in new.denied_topics:
        parts = parts_called(topic, lexicon)
        tasks = tasks_about(topic, lexicon)
        if parts and not titled(topic, lexicon):
            new.constraints.append(Not(InPart(parts, topic)))
        elif tasks:
            new.constraints.append(Not(TaskIn(tuple(sorted(tasks)), topic)))


def _longer_names(words: str, lexicon: Lexicon) -> list[str]:
    return list(lexicon.texts.holding(normal(words), "thing"))


def core_topics(new: Draft) -> list[str]:
    """Return the unknown words of a question without verbs of plans (打造, 推进…), which say nothing about a topic."""
    found = []
    for topic in new.topics:
        words = re.sub(r"^[\W_]+|[\W_]+$", "", topic)
        verb = plan_verbs().match(words)
        core = words[verb.end() :] if verb else words
        core = _without_class(re.sub(rf"{plan_verbs().pattern}$", "", core) or core)
        if len(core) > 1:
            found.append(core)
    return found or list(new.general_topics)


def _without_class(words: str) -> str:
    """A topic that ends in the noun of a class only says what it is one of (推广项目): a verb in front says nothing."""
    head = re.sub("(?:项目|工程|任务|工作|专栏)$", "", words)
    verbal = plan_verbs().fullmatch(head) or tag(head) == "v"
    return "" if head != words and verbal else words


def _settle_things(new: Draft, lexicon: Lexicon) -> None:
    """Constrain to tasks that name a thing; a name also stands for the longer names that hold it (涉及甲: 甲集团)."""
    for mark in {mark.text: mark for mark in new.things}.values():
        named = _longer_names(mark.text, lexicon)
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
    said = {m.code for m in new.asks} | ({new.flags["count"].code} if "count" in new.flags else set())
    whole = any(m.text.startswith(("全部", "所有", "all")) for m in new.asks if m.code == "target")
    kind = (
        "any"
        if whole
        else target_kind("quantity" if "quantity" in said else "milestone" if "milestone" in said else asked)
    )
    extra = _further_amounts(new)
    if not topics and new.verbs and not new.bag_targets:
        new.bag_targets = (
            targets_about(new.verbs, lexicon, new.years or None) if stated("".join(new.verbs[:1]), lexicon) else []
        )
    amount = new.amounts[0] if new.amounts else None
    chosen: tuple[str, ...] = tuple(new.bag_targets)
    unused: list[str] = []
    if topics:
        dated = new.years and not new.any_flag("due-before", "due-after")
        due = new.years if dated else None
        compared = new.any_flag("larger", "smaller")
        about = _each_about(topics, lexicon, due) if compared else targets_about(topics, lexicon, due)
        if not about and compared:
            return topics
        if not about and len(topics) > 1:
            named = [topic for topic in topics if targets_about((topic,), lexicon, due)]
            about = targets_about(named, lexicon, due) if named else []
            unused = _settle_topics([t for t in topics if t not in named], new, lexicon) if about else []
        if not about and asked in ("value", "year"):
            return topics
        unused = unused if about else _settle_topics(topics, new, lexicon)
        if not about and new.verbs:
            about = targets_about(new.verbs, lexicon, due)
        chosen = tuple(sorted(about))
    before = new.years[0] if "due-before" in new.flags and new.years else None
    after = new.years[0] if "due-after" in new.flags and new.years else None
    change = "decrease" if "decrease" in new.flags else "increase" if "increase" in new.flags else None
    sign, value, unit = (amount.comparator, amount.value, amount.unit) if amount else (None, None, None)
    years = () if before or after else tuple(new.years)
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
        after,
        undated,
    )
    if wanted != TargetIs():
        new.constraints.append(wanted)
    new.constraints += extra
    return unused


def _further_amounts(new: Draft) -> list[TargetIs]:
    """Return the bounds beside the first: 在3家到20家之间."""
    return [TargetIs(comparator=a.comparator, value=a.value, unit=a.unit) for a in new.amounts[1:]]


def _measure(new: Draft) -> str | None:
    """Return the unit of measure that targets are asked by: 以家为单位, in tonnes."""
    return new.flags["measure"].code if "measure" in new.flags else None


def _each_about(topics: list[str], lexicon: Lexicon, years: list[int] | None) -> list[str]:
    """Return the targets of each of several topics; a joined one (甲和乙) is taken apart."""
    parts = [part for topic in topics for part in re.split("[和与跟、]", topic) if len(part) > 1]
    found = [targets_about((part,), lexicon, years) for part in parts]
    return [target for each in found for target in each] if [len(each) for each in found] == [1, 1] else []
