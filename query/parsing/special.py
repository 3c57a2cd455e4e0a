"""Questions with a form of their own: about a document, about units that one task has more, about one unit's tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from ontology.questions import document_nouns
from query.constraints import (
    ALL_ROLES,
    Constraint,
    Elsewhere,
    Mentions,
    NameHolds,
    NumberIn,
    TaskIn,
    TasksOfUnit,
    ThingIn,
)
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import Logic
from query.parsing.roles import narrowest
from query.reading.draft import Draft
from query.tokens.doubts import NOISE
from query.tokens.question_words import STRONG
from query.wording.documents import DOCUMENT_NUMBER
from query.wording.numerals import parse_count

_WHICH = re.compile(
    "^(?:一?个|一份|一套|一种|一项|一批)?(?:什么|啥|哪[个份部些]?|which |what )|^一[个套份项部](?=.{2})"
)

_TWO_NUMBERS = re.compile(
    "(?:两个|二个|两份|各自的?|分别的?|两者的?) ?(?:发文)?(?:文号|字号)"
    "|文号.*(?:分别|各是|各自)|(?:分别|各是|各自).*文号"
)
_SO_MANY = re.compile("哪([两二三四五])个")


@cache
def _kinds() -> frozenset[str]:
    """Return the words for kinds of documents: alone they mean the document itself (方案的全称), not another."""
    chinese, english = document_nouns()
    return frozenset((*chinese, *english, "文", "本文件"))


def about_document(new: Draft) -> Logic | None:
    """发文字号是多少, 全称是什么: an attribute of the document, or a cited document by its name."""
    attribute = new.flags.get("attribute")
    if attribute is None:
        return None
    if (
        attribute.code == "implements"
        and new.topics
        and any(m.code == "task" and STRONG.search(m.text) for m in new.asks)
    ):
        new.flags.pop("attribute")  # 甲事的政策依据在第几条: the plan itself is what somebody rests on
        return None
    if _TWO_NUMBERS.search(" ".join(new.said)) and attribute.code in ("documentNumber", "implements"):
        raise NotUnderstood("words", ("两个文号",))
    cited = _cited(new) if attribute.code in ("documentNumber", "implements") else None
    if cited is not None:
        new.flags.pop("attribute")
        new.flags.pop("count", None)
        new.constraints.extend(cited)
        new.things = [m for m in new.things if m.code != "CitedDocument"]
        new.asks = [*(m for m in new.asks if m.code == "document")] or [Mark(Entry("ask", "document"), 0, 0, "")]
        return None
    named = next((m for m in new.asks if m.code == "document" and m.text not in _kinds()), None)
    if attribute.code == "title" and named:
        return Logic("select", "document", (NameHolds(_WHICH.sub("", named.text)),))
    if attribute.code == "title" and (new.topics or new.constraints):
        return None
    return _of_itself(attribute, new)


def _of_itself(attribute: Mark, new: Draft) -> Logic:
    """Return the form for an attribute of the document itself; NotUnderstood where something else is asked of."""
    numbered = attribute.code == "documentNumber"
    if numbered and any(isinstance(c, Mentions) for c in new.constraints):
        raise NotUnderstood("words", (attribute.text,))  # the number of no document: 某项目是几号文
    if attribute.code == "implements" and any(m.code in ("year", "value") and STRONG.search(m.text) for m in new.asks):
        raise NotUnderstood("words", (attribute.text,))  # 贯彻落实情况什么时候报 asks nothing of documents
    given = numbered and any(DOCUMENT_NUMBER.search(m.text) for m in new.asks)  # 哪份文件的文号是…: it is this one
    if other := tuple(word for word in new.unknown if DOCUMENT_NUMBER.search(word)):
        raise NotInDocuments(other)
    if given and "yesno" in new.flags:
        raise NotUnderstood("words", (attribute.text,))
    said = _SO_MANY.search(attribute.text)
    code = "title" if given else attribute.code
    return Logic("attribute", "document", attribute=code, expected=parse_count(said[1]) if said else None)


_RESTS_ON = re.compile(
    "^(?:依据|根据|据|据以|依照|遵照|按|按照|落实|贯彻落实|执行|承接|对应的?|对标|催生|参照|细化|配套|衔接|实施)$"
    r"|^(?:implement|carr(?:y|ies) out|execute|respond|follow|base|rest|derive|deriv|flow|stem|come)"
)
_ABOVE = re.compile(r"府办?发|市|省|国家|国务院|中央|上级|上面|上头|municipal|city|provincial|national|state|higher")
_ANOTHER = ("numbers", "topic", "topic-word", "text", "thing", "part", "year", "role", "count")
_OWN = re.compile("^(?:这|本|该)")


def of_its_basis(row: list[Mark], _lexicon: Lexicon) -> Logic | None:
    """本计划据以制定的那份市政府文件，文号是啥: the number or name of a document above that this one rests on."""
    asked = [m for m in row if m.kind == "attribute"]
    numbered = any(m.code == "documentNumber" for m in asked)
    if {m.code for m in asked} - {"documentNumber", "implements"} or any(map(_says_more, row)):
        return None
    said = next((clause for clause in _clauses(row) if any(map(_rests, clause))), [])
    named = any(m.kind == "attribute" or m.code == "document" for m in said)
    above = any(_ABOVE.search(m.text) or m.code == "implements" for m in said)
    which = any(m.code == "document" and STRONG.search(m.text) for m in said)
    if _TWO_NUMBERS.search(" ".join(m.text for m in row)):
        return None
    rests = named and above and (numbered or which)
    return Logic("attribute", "document", attribute="implements") if rests or (numbered and _of_above(row)) else None


def _says_more(mark: Mark) -> bool:
    """Tell whether a word bounds what is asked of documents (第三条依据的文件)."""
    amount = mark.kind == "count" and mark.code == "any"
    return mark.kind in _ANOTHER and not amount and not _RESTS_ON.match(mark.text) and not _ABOVE.match(mark.text)


def _of_above(row: list[Mark]) -> bool:
    """Tell whether a body above stands right in front of a document (市政府那份计划的文号), and none is this one."""
    named = [m for m in row if m.text not in ("的", "里")]
    return any(
        _ABOVE.match(body.text)
        and not body.entry.iris
        and (item.code == "document" or item.text.startswith("文件"))
        and not _OWN.match(item.text)
        for body, item in pairwise(named)
    )


def _rests(mark: Mark) -> bool:
    resting = mark.kind in ("filler", "role", "text") and _RESTS_ON.match(mark.text) is not None
    return resting or (mark.kind, mark.code) == ("attribute", "implements")


def _clauses(row: list[Mark]) -> Iterator[list[Mark]]:
    """Yield the clauses of a question that hold something."""
    for ends, clause in groupby(row, key=lambda m: m.text in (",", "。", "?", ";", "!", ".")):
        if not ends:
            yield list(clause)


_END = re.compile("到|止|终|结束|收官|截|末|end|until|last|expire|run")
_START = re.compile("从|起|算起?|开始|启动|自|start|begin|first|from")


def of_period(row: list[Mark], _lexicon: Lexicon) -> Logic | None:
    """计划的起止年份, 这个方案到哪一年: years that are asked of the document itself, and of nothing that it holds."""
    named = any(m.code == "document" and m.kind in ("ask", "these") for m in row)
    asked = [m for m in row if (m.kind == "ask" and m.code == "year") or m.kind == "baseline"]
    if not named or not asked or not all(map(_of_a_span, row)):
        return None
    said = " ".join(m.text for m in row)
    ends = (bool(_START.search(said)) and not any(m.kind == "year" for m in row), bool(_END.search(said)))
    both = len([m for m in asked if m.text.startswith("哪")]) > 1 or "起止" in said
    if both or ends[0] == ends[1]:
        return Logic("attribute", "document", attribute="period")
    return Logic("attribute", "document", attribute="periodEnd" if ends[1] else "periodStart")


def _of_a_span(mark: Mark) -> bool:
    """Tell whether a word may stand in a question about a document's years: its verbs say when these begin or end."""
    if mark.code == NOISE:
        return bool(_START.fullmatch(mark.text) or _END.search(mark.text))
    named = mark.kind in ("filler", "baseline", "apart", "list", "year") or mark.code in ("year", "document", "period")
    return named or (mark.kind == "role" and mark.text == "管") or (mark.kind, mark.text) == ("count", "多少")


def _cited(new: Draft) -> list[Constraint] | None:
    """《某意见》的文号, 第四条依据的是哪个文件: of documents that are cited, not of the one that cites them."""
    if titles := [m for m in new.things if m.code == "CitedDocument"]:
        return [ThingIn(tuple(sorted(iri for m in titles for iri in m.entry.iris)), "、".join(m.text for m in titles))]
    asked = any(m.code == "document" for m in new.asks)
    of_tasks = [c for c in new.constraints if isinstance(c, NumberIn | TaskIn)]
    rests = "依据" in new.flag("attribute") and not asked and bool(new.topics)  # 甲园的依据文件
    return [] if rests or (asked and (of_tasks or new.task_topics)) else None


def more_units(new: Draft) -> Logic:
    """第2条比第1条多了哪家牵头单位: the units of one task that the other lacks."""
    numbers = [n for c in new.constraints if isinstance(c, NumberIn) for n in c.numbers]
    if len(numbers) != 2 or len(new.constraints) != 1 or new.flag("difference").startswith("少"):
        raise NotUnderstood("words", (new.flag("difference"),))
    base, other = numbers if new.base_first else reversed(numbers)
    roles = narrowest(new.free_roles)
    return Logic("select", "unit", (NumberIn((other,)), Elsewhere((NumberIn((base,)),), roles, negated=True)), roles)


def tasks_of_one(new: Draft) -> Logic | None:
    """Does a unit have more than one task: a question about the unit, not about tasks."""
    counted = [m for m in new.counts if m.code == "task" and m.amount]
    units = [c for c in new.units if not c.negated]
    if len(counted) != 1 or len(units) != 1 or len(new.counts) > 1 or counted[0].amount is None:
        return None
    amount = counted[0].amount
    roles = units[0].roles if units[0].roles != ALL_ROLES else counted[0].entry.roles
    where = tuple(c for c in new.constraints if c is not units[0])
    bound = TasksOfUnit(roles, amount.comparator, int(amount.value), where)
    return Logic("exists", "unit", (ThingIn(units[0].units, units[0].label), bound))
