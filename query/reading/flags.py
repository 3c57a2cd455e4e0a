"""Words that ask, point back, or say how many of the things are meant."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import Counted, HasTarget, ThingIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Entry, Mark
from query.reading.draft import TARGET_ASKS, Draft, target_kind
from query.reading.place import At
from query.tokens.question_words import INSIDE, STRONG, words
from query.wording.numerals import WORDS, parse_count

_DETERMINER = re.compile("^哪(?:些|.?个)")
_THAT_UNIT = re.compile("[这那该][个家]?(?:单位|部门|局|委|家)")
_EACH_ONE = re.compile("每[一]?[条项个件]|[条项样件]{2}|一[条项]不[落漏少]|every|each")
_SO_MANY = re.compile(rf"([2-9]|\d\d|[两二三四五六七八九十])(?=[个家所项])|({'|'.join(list(WORDS)[1:10])})(?= )")
_THAT_ONE = re.compile("那一?[家所个]")
_SUBJECTS = words("its|itself|their own|they|their|其|其中|里面|当中|这里面|里头|do they|are they")
_DONE = {"完成", "达到", "达成", "实现", "建成", "做到"}
_AT_ONCE = {"一并", "一起", "一同", "一块", "一块儿"}
_TELL = ("列", "报", "告", "给", "说", "提供", "发", "写", "标", "注")
_SO_MANY_TASKS = re.compile("[这那]?[两二三四五六七八九十][条项](?:任务)?$")
_ON_BOTH_SIDES = {"两边都", "两头都"}
_UNIVERSAL = {"都", "均", "全", "全都", "一律", "都是", "都由", "都属", "都归", "全部都", "均为"}


def take_ask(mark: Mark, new: Draft, at: At) -> None:
    """Keep what is asked for; a target denied or owned (定了量化目标的任务) bounds tasks instead."""
    if mark.code == "box":
        new.flags.setdefault("in-box", mark)
    if mark.text in ("名单", "全名单") and at.before.kind == "ask" and at.before.code not in ("unit", "task"):
        return  # 研究院名单
    if mark.code == "unit" and mark.entry.iris:
        new.constraints.append(ThingIn(mark.entry.iris, _DETERMINER.sub("", mark.text)))  # 哪几个市政府
    lone = at.before.text in ("只有", "仅有") and mark.code in ("quantity", "milestone") and at.task_behind()
    bounds = lone or new.negation == "not" or at.counts_as_owned() or at.only_owned() or at.those_have()
    bounds = bounds or (at.had_by_tasks() and _SO_MANY.match(mark.text) is not None)
    if mark.code in ("quantity", "target", "milestone") and bounds:
        new.constraints.append(_had(mark, negated=new.negation == "not"))
        new.negation = None
    else:
        if (many := _SO_MANY.match(mark.text)) and new.expected is None:
            new.stated = (mark.code, parse_count(many[0]))
        if mark.code == "box" and new.negation == "not":
            new.constraints.append(Counted("box", "=", 0))
            new.negation = None
            return
        if mark.code == "box" and at.has_in_front():
            new.constraints.append(Counted("box", ">=", 1))
            return
        asking = at.row[at.index - 2] if at.before.kind in ("role", "mention") and at.index > 1 else at.before
        indefinite = asking.kind == "yesno" and asking.text in ("有没有", "有无", "是否有", "有木有", "是不是有")
        new.asks.append(replace(mark, text="") if indefinite else mark)


def _had(mark: Mark, *, negated: bool) -> Counted | HasTarget:
    """Return that a task has targets, or so many (定了三个量化目标的); NotUnderstood for 没有三个."""
    many = _SO_MANY.match(mark.text)
    number = parse_count(many[0]) if many else 1
    if number > 1 and negated:
        raise NotUnderstood("words", (mark.text,))
    kind = target_kind(mark.code)
    return Counted("target", "=", number, kind) if number > 1 else HasTarget(kind, negated=negated)


def _this_task(mark: Mark, new: Draft, at: At) -> bool:
    """甲局要不要参与这条: behind a role, and with no other place named, this task is the one asked about before."""
    elsewhere = any(not isinstance(c, UnitIs) for c in new.constraints) or new.topics or new.things
    return mark.code == "task" and mark.text.startswith("这") and at.before.kind == "role" and not elsewhere


def take_these(mark: Mark, new: Draft, at: At) -> None:
    """教育那三条 points at the part in front; 这几条 alone points at the question before."""
    if mark.code == "document":
        return
    if mark.code == "box":
        new.flags.setdefault("in-box", mark)
    if _THAT_ONE.match(mark.text):
        new.singular = mark.code
    if mark.text.startswith("那些") and mark.code and at.before.kind == "role" and _closes_unasked(at):
        new.asks.append(replace(mark, entry=Entry("ask", mark.code), text="哪" + mark.text[1:]))
        return
    anchored = (
        at.before.kind in ("part", "text", "topic", "numbers", "thing", "unit", "role", "year", "ask", "mention")
        or at.before.text == "的"
    )
    if mark.code and at.before.text == "的":
        new.asks.append(replace(mark, entry=Entry("ask", mark.code), text=""))
    if (mark.code and not anchored) or (mark.code in TARGET_ASKS and at.before.kind in ("text", "topic")):
        new.asks.append(replace(mark, entry=Entry("ask", mark.code), text=""))
    elif _this_task(mark, new, at):
        new.flags.setdefault("this-task", mark)
        anchored = False
    if not anchored:
        new.flags.setdefault("pronoun", mark)


def _closes_unasked(at: At) -> bool:
    """Tell whether a word ends a question that has no other question word: 涉及那些单位 is written for 涉及哪些单位."""
    ends = all(m.text in ("?", "。", "呢", "啊") for m in at.row[at.index + 1 :])
    return ends and not any(m.kind in ("which", "count", "yesno") or STRONG.search(m.text) for m in at.row)


def take_change(mark: Mark, new: Draft, _at: At) -> None:
    """A direction of change is a flag; with its noun (下降目标) it asks for targets as well."""
    new.flags.setdefault(mark.kind, mark)
    if mark.text.endswith(("target", "targets", "目标", "指标")):
        new.asks.append(replace(mark, entry=Entry("ask", "target"), text=""))


def take_verb(mark: Mark, new: Draft, _at: At) -> None:
    """Keep a verb that targets state."""
    new.verbs.append(mark.text)


def take_both(mark: Mark, new: Draft, at: At) -> None:
    """甲和乙都: a flag, and where in the question it stood; before a question word (都有哪些) it says nothing."""
    if mark.text in _UNIVERSAL and at.before_question_word():
        return
    behind = at.row[at.index + 1].text if at.index + 1 < len(at.row) else ""
    if mark.text in _AT_ONCE and behind.startswith(_TELL):
        return
    new.flags.setdefault("both", mark)
    if mark.text in _ON_BOTH_SIDES and not (new.group or new.units):
        new.flags.setdefault("both-sides", mark)
    if _behind_tasks(at):
        new.flags.setdefault("each-task", mark)  # 四条任务里都有的单位, 哪些单位两条都负责
    if mark.text in _UNIVERSAL:
        new.split = len(new.constraints) + len(new.group)


def _behind_tasks(at: At) -> bool:
    """Tell whether so many tasks (四条任务里) stand right in front."""
    near = [m for m in at.row[max(0, at.index - 2) : at.index] if m.text not in INSIDE]
    return bool(near) and _SO_MANY_TASKS.match(near[-1].text) is not None


def take_all(mark: Mark, new: Draft, at: At) -> None:
    """Every task, all: a flag, and where in the question it stood."""
    if _EACH_ONE.match(mark.text) or _behind_tasks(at):
        new.flags.setdefault("each-task", mark)
    new.flags.setdefault("all", mark)
    new.split = len(new.constraints) + len(new.group)


def take_all_of(mark: Mark, new: Draft, at: At) -> None:
    """All of a class (所有任务): a flag, and the class is asked for; 所有目标里 is where some are looked for."""
    if mark.code not in TARGET_ASKS or not any(m.text in INSIDE for m in at.row[at.index + 1 : at.index + 2]):
        new.flags.setdefault("all-of", mark)
    new.asks.append(replace(mark, entry=Entry("ask", mark.code)))


def take_pronoun(mark: Mark, new: Draft, at: At) -> None:
    """A pronoun points at the question before, unless its own question has named something (甲那条，它的目标)."""
    if at.before.text == "的" and mark.text in ("那些", "这些"):
        return
    if mark.text == "该" and any(m.code in TARGET_ASKS or m.text in _DONE for m in at.row[at.index + 1 : at.index + 2]):
        return  # what should be reached
    if mark.text.startswith("在"):
        elsewhere = any(not isinstance(c, UnitIs) for c in new.constraints) or any(m.code == "task" for m in new.asks)
        whether = any(m.kind == "yesno" and not m.text.isascii() for m in at.row)
        if whether and not (elsewhere or new.topics or new.things):
            new.flags.setdefault("pronoun", mark)
        return
    subject = new.asks if mark.text in _SUBJECTS else []
    places = new.denied_roles or new.constraints or new.group or new.topics or new.general_topics or new.things
    named = bool(new.units or new.group) if _THAT_UNIT.search(mark.text) else bool(places)
    if not (subject or named):
        new.flags.setdefault("pronoun", mark)


def take_which(mark: Mark, new: Draft, at: At) -> None:
    """Which are they? asks for what was named last."""
    new.flags.setdefault("which", mark)
    ahead = [m.text for m in at.row[at.index + 1 : at.index + 3]]
    if new.asks and ahead[:1] in (["ones"], ["one"]):
        new.asks.append(Mark(Entry("ask", new.asks[0].code), mark.start, mark.end, mark.text))


def take_measure(mark: Mark, new: Draft, _at: At) -> None:
    """Keep the unit of measure that targets are to have; of two, or of one denied (不是百分比的), nothing is known."""
    other = new.flags.get("measure")
    if new.negation == "not" or (other is not None and other.code != mark.code):
        new.unused.append(mark.text)
    new.flags.setdefault("measure", mark)


def take_has_not(mark: Mark, new: Draft, _at: At) -> None:
    """Constrain to tasks without a target of a kind."""
    new.constraints.append(HasTarget(target_kind(mark.code), negated=True))
