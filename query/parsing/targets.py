"""What is said of targets becomes one constraint: kind, topic, years, amount, direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.facts import Change
from query.constraints import DueIn, HasTarget, Not, RoleCount, TargetIs, TargetKind
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark, normal
from query.lexicon.topics import has_kinds, stated, targets_about, targets_beside
from query.logic import COMPARISONS, Operation
from query.parsing.due import due_in
from query.parsing.measures import in_measure
from query.parsing.sides import one_each
from query.parsing.topics import MEASURED, settle_topics
from query.reading.draft import TARGET_ASKS, Draft, target_kind
from query.tokens.question_words import STRONG

MOST_TOPICS = 3
"""The most topics that a question about targets may join: more are several targets at once."""


def settle_targets(topics: list[str], new: Draft, asked: str, lexicon: Lexicon) -> list[str]:
    """Constrain to the targets that are asked for; return the topics that neither targets nor tasks are about."""
    further = [TargetIs(comparator=a.comparator, value=a.value, unit=a.unit) for a in new.amounts[1:]]
    chosen: list[str] = new.bag_targets
    unused: list[str] = []
    if topics:
        chosen, unused, readable = _about(topics, new, asked, lexicon)
        if not readable:
            return topics
    elif new.verbs and not chosen and not new.denied_topics and stated("".join(new.verbs[:1]), lexicon):
        chosen = targets_about(new.verbs, lexicon, new.years or None)
    lacking = [c for c in new.constraints if isinstance(c, HasTarget) and c.negated and c.kind != "milestone"]
    if any(c.kind == "any" for c in lacking):  # 不要求下降的指标: what is denied is no target
        raise NotUnderstood("nothing")
    if lacking:
        new.constraints[:] = [c for c in new.constraints if c not in lacking]
        new.asks.append(Mark(Entry("ask", "milestone"), 0, 0, ""))
    chosen = in_measure(chosen, new, lexicon)
    if topics and chosen and len(new.sides) > 1 and "apart" in new.flags:
        _refuse_not_found(topics, chosen, lexicon)
    wanted = _wanted(new, _kind(new, asked), tuple(chosen), "、".join(topics) if chosen else "")
    if wanted != TargetIs():
        new.constraints.append(wanted)
    new.constraints += further
    return unused


def _refuse_not_found(topics: list[str], chosen: list[str], lexicon: Lexicon) -> None:
    """甲和乙率分别是多少: refuse where no target says anything of one of them."""
    said = "".join(normal(t.indicator + t.quote) for t in lexicon.some_targets(chosen))
    left = [topic for topic in topics if not set(normal(topic)) & set(said)]
    if left or len(chosen) == 1:
        raise NotUnderstood("words", tuple(left or topics))


def of_amounts(new: Draft, lexicon: Lexicon) -> bool:
    """减排500吨以上的污染物, 哪些覆盖率要超过45%: tell whether an amount bounds indicators that are called so."""
    asked = [m for m in new.asks if STRONG.search(m.text) or m.code != "task"]
    if not new.amounts or (not new.any_flag("which") and not asked) or any(not m.text.endswith("项") for m in asked):
        return False
    units = {a.unit for a in new.amounts}
    return any(
        t.unit in units and (has_kinds(topic) or normal(t.indicator).endswith(normal(topic)))
        for topic in new.topics
        for t in lexicon.some_targets(targets_about((topic,), lexicon))
    )


def names_indicator(new: Draft, lexicon: Lexicon) -> bool:
    """2025年某某利用率: tell whether words that ask for nothing are what a quantity is called: its value is meant."""
    said = new.asks or new.constraints or new.group or new.free_roles or new.things or new.bags or new.amounts
    if said or not new.topics or any(flag not in _LIGHT_FLAGS for flag in new.flags):
        return False
    found = lexicon.some_targets(targets_about(new.topics, lexicon, new.years or None))
    return all(_called(new.topics, normal(t.indicator)) for t in found) and bool(
        found or called_so(new.topics, lexicon, new.years or None)
    )


def called_so(topics: list[str], lexicon: Lexicon, due: Sequence[int] | None) -> list[str]:
    """Return the targets whose indicators several words make up, in whatever order (甲田累计建设面积)."""
    every = lexicon.targets.values() if len(topics) > 1 else ()
    return [t.iri for t in every if (not due or t.deadline in due) and _called(topics, normal(t.indicator))]


_LIGHT_FLAGS = {"year-end", "list", "baseline", "decrease", "increase"}


def _called(topics: Sequence[str], indicator: str) -> bool:
    """Tell whether some words make up most of an indicator, to its end."""
    words = [normal(word) for topic in topics for word in topic.split("的") if word]
    held = all(word in indicator for word in words) and indicator.endswith(words[-1])
    return held and 2 * sum(map(len, words)) > len(indicator) and not indicator.endswith(_DONE)


_DONE = ("建设", "改造", "园区", "转型", "质量", "覆盖", "搭建")


_OF_ALL = re.compile("任务|全部|所有|总")


def states_share(new: Draft, lexicon: Lexicon) -> bool:
    """甲所在的任务，要求多大比例的产能达到乙: tell whether the share asked for is one that a single target states."""
    share = new.flags["ratio"]
    of_tasks = any(m.code == "task" and m.end == share.start for m in new.asks) or _OF_ALL.search(share.text)
    if of_tasks or new.units or new.free_roles or new.counts or new.denied_roles or "mention" in new.flags:
        return False
    if any(isinstance(c, HasTarget | RoleCount) for c in new.constraints):
        return False
    found = targets_about(new.topics, lexicon, new.years or None) if new.topics else []
    return len(found) == 1 and lexicon.some_targets(found)[0].unit == "%"


def _kind(new: Draft, asked: str) -> TargetKind:
    """Return the kind of targets meant: all of them are of any kind, else a word in any place says which."""
    if any(m.text.startswith(("全部", "所有", "all")) for m in new.asks if m.code == "target"):
        return "any"
    said = {m.code for m in new.asks} | ({new.flags["count"].code} if "count" in new.flags else set())
    if "milestone" in said and _beside(new.asks):
        return "any"
    if (
        asked == "value"
        and not said & {"quantity", "milestone", "target", "year"}
        and _HOW_MUCH.search(_asked_text(new))
    ):
        return "quantity"
    return target_kind("quantity" if "quantity" in said else "milestone" if "milestone" in said else asked)


_HOW_MUCH = re.compile("(?:多少|几)[\u4e00-\u9fff]|how m(?:any|uch)")


def _asked_text(new: Draft) -> str:
    return "".join(m.text for m in new.asks if m.code == "value")


_LACKS = re.compile("(?:with|without|no) |.* attached$")
"""Targets without numbers, with figures attached: two kinds are not beside each other."""


def _beside(asks: Sequence[Mark]) -> bool:
    """Tell whether two kinds of target stand beside each other: 数字目标和时间节点 are both asked for."""
    named = [m for m in asks if not _LACKS.match(m.text)]
    kinds = [
        m for m in named if m.code in ("quantity", "milestone") or (m.code == "target" and m.text and m.text.isascii())
    ]
    beside = any(one.code != other.code and 0 < other.start - one.end < 6 for one, other in pairwise(kinds))
    said = [(one.text[-2:], other.text) for one, other in pairwise(asks) if other.start - one.end == 1]
    return beside or any(one in ("指标", "目标") and other in ("节点", "时间节点", "里程碑") for one, other in said)


def _about(topics: list[str], new: Draft, asked: str, lexicon: Lexicon) -> tuple[list[str], list[str], bool]:
    """Return the targets that topics are about, the topics without a use, and whether there is a reading at all."""
    due = new.years if new.years and not new.any_flag("due-before", "due-after") else None
    named = _of_one_task(topics, lexicon, due) if asked in ("year", "milestone") else []
    if len(topics) > MOST_TOPICS and not named:
        listed = _one_each(topics, lexicon, due) if new.any_flag("rank", "rank-up", "apart") else []
        return sorted(listed), [] if listed else topics, bool(listed)
    compared = new.any_flag("larger", "smaller")
    named = named or (_named_otherwise(topics, lexicon, due) if due and not compared else [])
    if named:
        return named, [], True
    several = new.any_flag("joined", "apart") or sum(m.code == "value" for m in new.asks) > 1
    each = _one_each(topics, lexicon, due) if several else []
    each = each or (one_each(new, lexicon) if several and new.sides and asked != "year" else [])
    about = each if each or compared else targets_about(topics, lexicon, due)
    if not about and compared:
        return [], topics, False
    if not about and not compared and len(new.topics) > 1 and new.topics[-1] in MEASURED:
        about = targets_about(("".join(new.topics[:-1]),), lexicon, due)
    if not about and asked == "value":
        about = called_so(new.topics, lexicon, due)
    unused: list[str] = []
    if about and "related" in new.flags and len(topics) == 1:
        return sorted({*about, *targets_beside(topics[0], lexicon)}), [], True
    if not about and len(topics) > 1:
        named = [topic for topic in topics if targets_about((topic,), lexicon, due)]
        about = targets_about(named, lexicon, due) if named else []
        unused = settle_topics([t for t in topics if t not in named], new, lexicon) if about else []
    if not about and asked in ("value", "year"):
        return [], topics, False
    if not about:
        unused = settle_topics(topics, new, lexicon)
        about = targets_about(new.verbs, lexicon, due) if new.verbs else []
    return sorted(about), unused, True


def _of_one_task(topics: list[str], lexicon: Lexicon, due: Sequence[int] | None) -> list[str]:
    """甲园哪年完成改造、建成示范区: the targets of one task that state these words together, where none states all."""
    held = [lexicon.texts.holding(normal(topic), "target") for topic in topics]
    if len(topics) < 2 or set.intersection(*map(set, held)):
        return []
    tasks = set.intersection(*({t.task for t in lexicon.some_targets(targets)} for targets in held))
    found = [t for t in lexicon.some_targets({iri for targets in held for iri in targets}) if t.task in tasks]
    fit = all(t.deadline and (due is None or t.deadline in due) and _heads(topics, t.indicator) for t in found)
    return sorted(t.iri for t in found) if len(tasks) == 1 and fit else []


def _heads(topics: list[str], indicator: str) -> bool:
    """Tell whether one of some words ends in the last quarter of an indicator: what is done, not where."""
    last = max(normal(indicator).rfind(normal(topic)) + len(normal(topic)) for topic in topics)
    return 4 * last > 3 * len(normal(indicator))


def _one_each(topics: list[str], lexicon: Lexicon, due: Sequence[int] | None) -> list[str]:
    """Return the targets of several topics each of which names one of its own (甲覆盖率和乙覆盖率分别是多少)."""
    found = {topic: targets_about((topic,), lexicon, due) for topic in topics} if len(topics) > 1 else {}
    named = [targets[0] for targets in found.values() if len(targets) == 1]
    shared = [normal(topic) for topic, targets in found.items() if len(targets) != 1]
    fit = all(set(named) <= set(targets_beside(word, lexicon)) for word in shared)
    return named if fit and len(set(named)) == len(named) > 1 else []


def _named_otherwise(topics: list[str], lexicon: Lexicon, due: Sequence[int]) -> list[str]:
    """Return the targets whose indicators the topics name, where none of them is due in the years asked about."""
    about = lexicon.some_targets(targets_about(topics, lexicon))
    named = [t for t in about if all(normal(topic) in normal(t.indicator) for topic in topics)]
    return [] if any(t.deadline in due for t in named) else [t.iri for t in named]


_GROWS = re.compile("^(?:提高|提升|增加|增长|上升|上涨|涨|拉高|抬高|调高|扩大)了?(?:多少|几)")
_SHRINKS = re.compile("^(?:下降|降低|减少|缩减|压减|压缩|缩短)了?(?:多少|几)")


def grows(new: Draft) -> bool:
    """Tell whether the size of a growth is asked for (提高几个百分点)."""
    return any(m.code == "value" and _GROWS.match(m.text) for m in new.asks)


def _by_how_much(new: Draft) -> Change | None:
    """比2023年提高多少: against another year the size of a change is asked for, and not the value that is reached."""
    said = [m.text for m in new.asks if m.code == "value"] if new.baselines else []
    if any(map(_GROWS.match, said)):
        return "increase"
    return "decrease" if any(map(_SHRINKS.match, said)) else None


def _wanted(new: Draft, kind: TargetKind, chosen: tuple[str, ...], label: str) -> TargetIs:
    """Return the constraint of a draft on targets: years, first amount, direction."""
    amount = new.amounts[0] if new.amounts else None
    also = int("inclusive" in new.flags)
    ended = int("year-end" in new.flags)
    before = new.years[0] + max(also, ended) if "due-before" in new.flags and new.years else None
    after = new.years[0] - also if "due-after" in new.flags and new.years else None
    measure = new.flags["measure"].code if "measure" in new.flags else None
    return TargetIs(
        kind,
        deadlines=() if before or after else tuple(new.years),
        baselines=tuple(new.baselines),
        comparator=amount.comparator if amount else None,
        value=amount.value if amount else None,
        unit=(amount.unit if amount else None) or measure,
        targets=chosen,
        label=label,
        change=next((flag for flag in ("decrease", "increase") if flag in new.flags), None) or _by_how_much(new),
        before=before,
        after=after,
        undated="no-deadline" in new.flags,
        dated="dated" in new.flags,
        based="based" in new.flags,
        other_than=tuple(new.other_years),
    )


_EACH = {"既", "又", "都", "均", "皆", "同时", "也", "both"}


def _in_each_year(new: Draft) -> tuple[tuple[int, ...], ...]:
    """既有2022年到期的目标、又有2025年到期的: return the two years in each of which a task is to have a target."""
    spoken = new.year_ends if new.year_ends and new.flag("both") == "both" else tuple(dict.fromkeys(new.years))
    plain = not (new.baselines or new.amounts or new.any_flag("due-before", "due-after", "or", "year-end"))
    each = len(spoken) == 2 and new.flag("both") in _EACH and len(new.units) < 2
    return tuple((year,) for year in spoken) if each and plain and not new.other_years else ()


def unspent(new: Draft, asked: str, step: Operation, lexicon: Lexicon) -> list[str]:
    """Years bound tasks and units by their targets; return amounts and words of target questions that found no use."""
    if asked in TARGET_ASKS or (step in COMPARISONS and new.years):
        return []
    if new.years or new.baselines:
        also = max("inclusive" in new.flags, "year-end" in new.flags)
        before = new.years[0] + also if "due-before" in new.flags and new.years else None
        years = () if before else tuple(new.years)
        each = _in_each_year(new) if asked == "task" else ()
        bounds = [TargetIs(deadlines=y, baselines=tuple(new.baselines), before=before) for y in each or (years,)]
        new.constraints += [due_in(bound, new, lexicon) if asked == "task" else bound for bound in bounds]
    if asked == "task" and "no-deadline" in new.flags and lexicon.due_tasks():
        new.flags.pop("no-deadline")
        new.constraints.append(Not(DueIn(())))  # 没有写完成时限的任务
    topical = bool(new.topics or new.general_topics or new.bags)
    flags = ("no-deadline", "dated", "based", "measure", *(() if topical else ("decrease", "increase")))
    idle = [new.flag(f) for f in flags if f in new.flags and step not in ("ratio", "times", "difference")]
    return idle + [f"{a.comparator} {a.value:g}{a.unit or ''}" for a in new.amounts]
