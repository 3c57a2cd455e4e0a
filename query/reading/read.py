"""A question read from left to right: each token is taken for what it is, and what is left is settled at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.constraints import ALL_ROLES, AnyOf, Constraint, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import held
from query.reading.draft import NO_FLAG, Draft
from query.reading.elsewhere import of_these_plans
from query.reading.flags import (
    take_all,
    take_all_of,
    take_ask,
    take_both,
    take_change,
    take_has_not,
    take_measure,
    take_pronoun,
    take_these,
    take_verb,
    take_which,
)
from query.reading.names import (
    asked_by_ending,
    take_due_words,
    take_nature,
    take_part,
    take_text,
    take_thing,
    take_topic,
)
from query.reading.numbers import take_amount, take_count, take_counted, take_numbers, take_year
from query.reading.place import At
from query.reading.roles import take_others, take_role
from query.reading.units import close_group, take_negation, take_unit, take_without
from query.tokens.collectives import as_printed, with_kinds_left_out
from query.tokens.counting import with_counts
from query.tokens.doubts import NOISE
from query.tokens.further import with_another
from query.tokens.helped import with_helpers
from query.tokens.joint import with_joint_roles, with_together
from query.tokens.neighbours import with_asker, with_own, without_appositions, without_lists
from query.tokens.neither import with_neither, without_summing
from query.tokens.objects import with_objects
from query.tokens.part_ranges import with_part_ranges
from query.tokens.polarity import with_polarity
from query.tokens.question_words import STRONG
from query.tokens.referring import with_referents
from query.tokens.riders import with_riders
from query.tokens.row import tokens
from query.tokens.set_aside import with_set_aside
from query.tokens.verbatim import with_held_names
from query.wording.numerals import WORDS, parse_count
from query.wording.sought import Rare

_WH = re.compile(r"\W*(?:in |for |at |on |of )?(?:what|which|who|how|when|where|list|show|give|name)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"^(?:哪(?P<n>[两二三四五六七八九十])[个家条项座种类所处块]|which (?P<en>two|three|four|five|six)\b)"
)
_OF_THOSE = re.compile(r"\bof (?:these|those|them|its|their)\b|\bof the (?:two|three|four|five)\b")
_PROGRESS = Rare(
    r"(?:到现在|到目前|到今天|到如今|截至今天|至今|迄今|目前|现在|如今|眼下|截至|截止|今年以来).{0,16}?(?:已|[了啦][吗呢吧]?[？?。]?$|进展|完成情况)"
    r"|(?:现在|目前|当前|眼下|如今)的.{1,18}?(?:多少|几|百分之)"
    r"|(?:现在|目前|当前|眼下|如今)(?:已经?|才|都)?(?:完成|达到|做|干|建|实现|推进)(?:到|成|了).{0,12}?(?:多少|几)"
    r"|(?:今年|去年|上半年|本月|上个?月|本季度).{0,16}?(?:(?:完成|做|干|建)(?:到|成|了)?了?(?:多少|几|百分之)|[\u4e00-\u9fff]{1,4}了(?:多少|几|百分之)(?![条项家]))"
    r"|已经?[\u4e00-\u9fff]{1,6}了(?:多少|几)"
    r"|(?:到?现在|目前|当前|眼下|如今|现今|当下|现阶段).{0,16}?(?:实有|现有|有|是|达到|为)了?(?:多少|几)(?:万|亿|公顷|亩|吨|辆|公里|千瓦|平方|米|人|户|%)"
    r"|(?:实有|现有|已有|已经?(?:建成|完成|建好|建|做到|达到|实现)|实际(?:建成|完成|达到|建|做))了?(?:多少|几)(?![条项])"
    r"|(?:已经?|都)(?:建成|完成|建好|达到|实现|创建|认定).{0,8}?(?:多少|几).{0,4}了"
)
"""Words that ask how far something has come, which no plan says."""
_AS_IT_IS = Rare(
    r"(?:(?<![体实出呈兑])现|已经?|实|原)(?:有|存|建有|拥有|建成|建好|投用|创建|创成|认定|培育)了?的?[\u4e00-\u9fff]{0,8}?"
    r"(?:多少|几|数量|规模|面积|总量)|还[差缺欠][\u4e00-\u9fff]{0,6}?(?:多少|几)"
    r"|(?:目前|现在|如今|当前|眼下|现阶段|时下)(?:一?共|总共)?(?:有|是|到|为|占|建)?了?(?:多少|几)"
    r"|(?:多少|几)[\u4e00-\u9fff]{1,3}(?:已经|已)(?:建成|建好|完成|创建|创成|认定)"
    r"|^(?!.*(?:年|要|计划|规划|方案|目标|文件|安排)).*(?:建成?|创成|修|培育|引进|认定|淘汰)了(?:多少|几)"
)
"""Words that ask how much of something there is today."""
_YET = re.compile(r"\b(?:has|have|is|are|was|were)\b.{1,60}\b(?:yet|so far|by now)\b", re.IGNORECASE)
_SHARED_OUT = re.compile(
    r"(?:分|摊|派|下达|分配|分解)(?:到|给)(?:我们|咱们?|各|每个?|具体)?个?(?:镇街?|街道|乡镇|村|社区).{0,14}?(?:多少|几)"
    r"|各(?:镇街?|街道|乡镇|村|社区)(?:分|摊|派|分配|分解)(?:到|得).{0,14}?(?:多少|几)"
    r"|(?:各自?|每一?家|分别)(?:都|要|应该?|需要?|得|会)*(?:分摊|分担|摊派?|认领|分解|分到|承担)了?(?:到|得)?(?:多少|百分之)"
)
"""Words that ask for each one's share of a target."""
_DONE = Rare(
    "(?:已经?|目前|现有|现已)(?:通过|获得|被)?(?:认定|评定|获评|评上|建成|创建|命名|授牌|入选|完工|投产)的?.{0,14}"
    "(?:名单|有哪些|是哪些|哪几|清单)|出过?了?(?:什么|啥|哪些|点|没)?(?:事(?:情|故|儿)?|问题|岔子|差错)(?:没有|没|吗|呢)?[？?。]?$"
)
"""Words that ask for a list of what is done already, which no plan has."""
_TOGETHER = re.compile("[同都均皆共]")
_BY_NOW = {"已经", "已", "业已", "already"}
_CLOSING = {"了", "?", "。", "吗", "没有", "呢", "过", "都", "是"}
_STATES = ("有", "明确", "确定", "写", "定", "列", "安排", "落实", "点")
LONGEST_QUESTION = 300
MOST_TOKENS = 100
MOST_UNITS = 10
MOST_NOISE = 6
SHARE_OF_NOISE = 0.34
"""The greatest share of a question, beyond a few characters, that may be words which no vocabulary knows."""


_AVERAGE = re.compile(r"平均|均值|\baverage\b|\bmean number\b", re.IGNORECASE)
"""An average of what is counted is not worked out."""
_NAMED = ("text", "topic", "topic-word", "thing", "measure", "increase", "decrease", "part")


def _refuse_average(question: str, row: list[Mark]) -> None:
    mean = _AVERAGE.search(question)
    if mean and not any(mean[0].lower() in mark.text for mark in row if mark.kind in _NAMED):
        raise NotUnderstood("words", (mean[0],))


def _refuse_progress(question: str, row: list[Mark]) -> None:
    """Refuse what asks how far things have come, what there is today, or what each town's share is."""
    if _DONE.search(question):
        raise NotUnderstood("outside", ("进展情况",))
    if _YET.search(question):
        raise NotUnderstood("outside", ("progress",))
    if _SHARED_OUT.search(question):
        raise NotUnderstood("outside", ("分解到镇街的数",))
    if done := _done_already(row):
        raise NotUnderstood("outside", (done,))
    if _PROGRESS.search(question) and any(
        (m.kind == "ask" and m.code == "value") or m.kind in ("count", "ratio") for m in row
    ):
        raise NotUnderstood("outside", ("进展情况",))
    if _AS_IT_IS.search(question) and not any(m.kind == "role" or m.code in ("task", "part") for m in row):
        raise NotUnderstood("outside", ("现状",))


def _done_already(row: list[Mark]) -> str:
    """Return what is asked to be done by now (哪条已经销号了): words of no vocabulary behind 已经."""
    if not any(m.kind == "numbers" or (m.kind in ("ask", "count") and m.code == "task") for m in row):
        return ""
    start = next((i for i, m in enumerate(row) if m.text in _BY_NOW and m.kind == "filler"), None)
    if start is None:
        return ""
    end = next((i for i in range(start, len(row)) if row[i].text in (",", "的")), len(row))
    said = [m for m in row[start + 1 : end] if m.text not in _CLOSING]
    done = bool(said) and all(m.kind == "filler" and not m.text.startswith(_STATES) for m in said)
    return "".join(m.text for m in (row[start], *said)) if done else ""


def prepared(question: str, lexicon: Lexicon) -> list[Mark]:
    """Return the tokens of a question; NotUnderstood where it asks for what no plan holds (budgets, people)."""
    if len(question) > LONGEST_QUESTION:
        raise NotUnderstood("long")
    row = with_part_ranges(tokens(of_these_plans(question, lexicon), lexicon), lexicon)
    if len(row) > MOST_TOKENS or sum(mark.kind == "unit" for mark in row) > MOST_UNITS:
        raise NotUnderstood("long")
    if any(mark.kind == "mention" for mark in row):
        row = [replace(m, entry=Entry("text")) if m.kind == "outside" and held(m.text, lexicon) else m for m in row]
    outside = [mark.text for mark in row if mark.kind == "outside"]
    if outside:
        raise NotUnderstood("outside", tuple(outside))
    _refuse_progress(question, row)
    _refuse_average(question, row)
    noise = sum(len(mark.text) for mark in row if mark.kind == "filler" and mark.code == NOISE)
    if noise > max(MOST_NOISE, SHARE_OF_NOISE * len(question)):
        raise NotUnderstood("nothing")
    row = with_kinds_left_out(without_summing(with_neither(with_referents(as_printed(row, lexicon)))), lexicon)
    row = with_objects(without_lists(with_helpers(with_held_names(row))), lexicon)
    row = with_joint_roles(with_together(without_appositions(with_own(with_asker(row)))))
    return with_another(with_riders(with_set_aside(row)))


def read(question: str, lexicon: Lexicon) -> Draft:
    """Return what the tokens of a question say."""
    return read_row(prepared(question, lexicon), lexicon)


def read_row(row: list[Mark], lexicon: Lexicon) -> Draft:
    """Return what a row of tokens says: a whole question, or a phrase of one."""
    row = with_polarity(with_counts(row))
    question = " ".join(mark.text for mark in row)
    new = Draft()
    new.said = [mark.text for mark in row if len(mark.text) > 1 and not mark.text.isascii() and mark.kind != "unit"]
    new.unused = [mark.text for mark in row if mark.kind == "unknown"]
    if _WH.match(question):
        new.flags["wh"] = NO_FLAG
    for index, mark in enumerate(row):
        _take(mark, new, At(row, index, lexicon))
    if new.negation == "not" and new.group and question.isascii():
        new.negated_group, new.negation = True, None
    close_group(new, ALL_ROLES)
    asked_by_ending(new, row, lexicon)
    _close_question(new, lexicon)
    return new


def _close_question(new: Draft, lexicon: Lexicon) -> None:
    """Settle what only the whole question shows: a closing 没有 asks yes or no, 或 and 加上 join units."""
    if new.negation == "not":
        new.flags.setdefault("yesno", NO_FLAG)
        if new.negation_text in ("没有", "没", "没有呢") and not any(STRONG.search(m.text) for m in new.asks):
            new.negation = None
    if not (new.years or new.baselines):
        new.flags.pop("due-before", None)
        new.flags.pop("due-after", None)
    units = [c for c in new.units if not c.negated]
    each = "apart" in new.flags and "count" not in new.flags and any(m.code == "task" for m in new.asks)
    any_of = new.flags.get("or", NO_FLAG)
    shared = new.flags.get("both", NO_FLAG)
    summed = _TOGETHER.match(shared.text) and shared.start < any_of.start  # 甲和乙都有份的任务，合计几条
    if ((any_of.text and not summed) or each) and len(units) > 1:
        new.constraints[:] = [*(c for c in new.constraints if c not in units), AnyOf(tuple(units))]
    new.constraints[:] = [_labelled(c, lexicon) for c in new.constraints]


def _labelled(constraint: Constraint, lexicon: Lexicon) -> Constraint:
    if isinstance(constraint, UnitIs):
        return replace(constraint, label=lexicon.label_of(constraint.units, constraint.label))
    if isinstance(constraint, AnyOf):
        return AnyOf(tuple(_labelled(option, lexicon) for option in constraint.options))
    return constraint


def _take(mark: Mark, new: Draft, at: At) -> None:
    if mark.text in (",", "。", ";") and new.negation == "not" and _denied_nothing(at):
        new.negation = None
    if mark.text == "," and new.negation == "except" and at.before.kind in ("pronoun", "these"):
        new.negation = None  # 除了它们，参与的还有谁
        new.flags.setdefault("other", at.before)
    if mark.kind in ("due-before", "due-after") and (at.before.text in ("及", "或", "和") or _that_year_too(mark, at)):
        new.flags.setdefault("inclusive", mark)
    asked = f"which {mark.text}" if at.before.text == "which" else mark.text
    if mark.kind in ("which", "ask", "some") and (few := _HOW_MANY.search(asked)):
        new.expected = parse_count(few["n"]) if few["n"] else WORDS[few["en"]]
    if _OF_THOSE.search(mark.text):
        new.flags.setdefault("pronoun", mark)
    handler = _HANDLERS.get(mark.kind)
    if handler:
        handler(mark, new, at)
    elif mark.kind not in ("filler", "unknown") and not _only_a_verb(mark, new, at):
        new.flags.setdefault(mark.kind, mark)


def _that_year_too(mark: Mark, at: At) -> bool:
    """Tell whether English words behind a year count it too: 2024 or later, 2024 and beyond, 2024 onwards."""
    behind = at.before.kind == "year" or (at.before.text in ("or", "and") and at.row[at.index - 2].kind == "year")
    joined = mark.text.startswith(("or ", "and ")) or at.before.text in ("or", "and") or "onward" in mark.text
    return mark.text.isascii() and behind and joined


def _only_a_verb(mark: Mark, new: Draft, at: At) -> bool:
    """Tell whether does or is stands inside a question, and list behind how many: then they ask nothing."""
    helps = mark.kind == "yesno" and not (at.opens_clause() or mark.text == "whether")
    return mark.text.isascii() and (helps or (mark.kind == "list" and "count" in new.flags))


def _denied_nothing(at: At) -> bool:
    """Tell whether only words that no vocabulary knows stand behind the last negation (没人收，)."""
    behind: list[Mark] = []
    for mark in reversed(at.row[: at.index]):
        if mark.kind == "not":
            return bool(behind) and all(m.kind == "filler" and m.code == NOISE for m in behind)
        behind.append(mark)
    return False


_HANDLERS: dict[str, Callable[[Mark, Draft, At], None]] = {
    "unit": take_unit,
    "role": take_role,
    "text": take_text,
    "topic": take_topic,
    "topic-word": take_topic,
    "ask": take_ask,
    "not": take_negation,
    "except": take_negation,
    "without": take_without,
    "year": take_year,
    "numbers": take_numbers,
    "thing": take_thing,
    "part": take_part,
    "due-words": take_due_words,
    "nature": take_nature,
    "amount": take_amount,
    "counted": take_counted,
    "these": take_these,
    "count": take_count,
    "both": take_both,
    "all": take_all,
    "all-of": take_all_of,
    "pronoun": take_pronoun,
    "which": take_which,
    "has-not": take_has_not,
    "others": take_others,
    "decrease": take_change,
    "increase": take_change,
    "verb": take_verb,
    "measure": take_measure,
}
