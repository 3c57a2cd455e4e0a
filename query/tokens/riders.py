"""Clauses behind a question that widen it, narrow it, or only remark: 节点也要, 单独牵头的不要, 我们要留底."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ontology.questions import words_by_code
from query.constraints import ALL_ROLES
from query.lexicon import Entry, Mark
from query.tokens.determiners import QUANTIFIED
from query.tokens.question_words import IS_NOT, STRONG, words

_STOPS = {",", "。", "?", ";", "(", ")", "!"}
_INCLUDING = {"including", "incl.", "包括", "包含", "含"}
_ALONG_WITH = words("带上|附上|连同|连|加上|算上|连带|外加|捎上|including|include|incl.|包括|包含|含|带")
_TOO = words("too|also|as well|all|included|both")
_KINDS = ("quantity", "milestone")
_OTHER = {"quantity": "milestone", "milestone": "quantity"}
_NAMES = ("unit", "part", "numbers", "thing", "text")


def _words(code: str) -> tuple[str, ...]:
    """Return the words of clauses that do one thing: remark, add, leave out."""
    return words_by_code("beside.ttl")[code]


def with_riders(row: list[Mark]) -> list[Mark]:
    """Return the tokens with each clause behind the first that asks nothing turned into what it adds or leaves out."""
    clauses = list(_clauses(row))
    if len(clauses) < 2:
        return row
    parts = sum(m.kind == "part" for m in row)
    along = parts == 1 and (_with_a_part(clauses[0]) or _as_a_part(clauses[0])) and _asks(clauses[1])
    out = [_light(m) for m in clauses[0]] if along else list(clauses[0])
    for clause in clauses[1:]:
        out += [_light(m) for m in clause] if parts == 1 and _with_a_part(clause) else _ridden(clause, out)
    return out


def _clauses(row: list[Mark]) -> Iterator[list[Mark]]:
    """Yield the clauses of a row, each with the mark of punctuation in front of it."""
    clause: list[Mark] = []
    for mark in row:
        if mark.text in _STOPS and clause:
            yield clause
            clause = []
        clause.append(mark)
    yield clause


def _ridden(clause: list[Mark], before: list[Mark]) -> list[Mark]:
    words = [m for m in clause if m.text not in _STOPS]
    if _asks(clause) or not words:
        return clause
    if (_leaves_out(words) or _denied_in_brackets(clause)) and _only_role(words):
        return [replace(m, denied="except") if m.kind == "role" else _light(m) for m in clause]
    if not any(m.kind in ("which", "count", "ask", "role") for m in before):
        return clause
    if _remarks(words) or _with_all_roles(words, before):
        return [_light(m) for m in clause]
    if _leaves_out(words):
        return _without(clause, before)
    return _widened(clause, before) if _adds(words) else clause


def _asks(clause: list[Mark]) -> bool:
    return any(m.kind in ("which", "count", "yesno", "attribute") or STRONG.search(m.text) for m in clause)


def _remarks(words: list[Mark]) -> bool:
    """Tell whether a clause only remarks on the question, or says it again."""
    narrows = any(m.kind == "unit" for m in words) and any(m.text.startswith("其中") for m in words)
    says = narrows or any(m.kind in ("role", "except", "not") for m in words)
    if words[0].text.startswith(_words("remark")) and not says:
        return True
    again = words[0].text in _words("says-again")
    return again and not any(m.kind in (*_NAMES, "pronoun", "other") for m in words)


def _with_a_part(clause: list[Mark]) -> bool:
    """连同主要目标一章里的在内: tell whether a clause only says that a part belongs to the whole; no other is named."""
    words = [m for m in clause if m.text not in _STOPS]
    kinds = {m.kind for m in words[1:]}
    opens = bool(words) and words[0].text in _ALONG_WITH
    return opens and "part" in kinds and kinds <= {"part", "filler", "included", "both", "all"}


def _as_a_part(clause: list[Mark]) -> bool:
    """保障措施也作为一个部分，哪个部分…: tell whether a clause only says that a part counts as one."""
    kinds = [m.kind for m in clause if m.kind != "filler"]
    return kinds == ["part", "both", "some"] and clause[-1].code == "part"


def _with_all_roles(words: list[Mark], before: list[Mark]) -> bool:
    """有哪些责任单位，带上牵头的: tell whether a clause only says that a role is among all those asked for."""
    opens = words[0].text in _ALONG_WITH or (
        words[0].text in ("并", "也", "要", "且") and words[1:2] and words[1].text in _ALONG_WITH
    )
    too = next((m.text for m in reversed(words) if m.text not in (".", "please")), "") in _TOO
    rest = [m for m in words if m.kind not in ("filler", "or", "both", "list", "all", "included")]
    bound = any(m.kind == "role" and m.entry.roles != ALL_ROLES for m in before)
    units = any(m.kind in ("role", "unit") or m.code == "unit" for m in before)
    return (bool(opens) or too) and [m.kind for m in rest] == ["role"] and units and not bound


def _light(mark: Mark) -> Mark:
    return replace(mark, entry=Entry("filler"))


def _leaves_out(words: list[Mark]) -> bool:
    """Tell whether a clause ends in words that leave something out, or only says what is not meant."""
    said = [m for m in words if m.text not in ("了", "吧", "先", "就", "的", "啊", "呀")]
    last = said[-2:]
    refused = any(m.kind in ("except", "beyond") or m.text in _words("unwanted") for m in last)
    unwanted = len(last) == 2 and last[0].text in ("不", "别", "不要", "不用") and last[1].text in _words("act")
    meant_otherwise = words[0].text in IS_NOT and any(m.kind == "single" for m in words)
    return refused or unwanted or meant_otherwise


def _only_role(words: list[Mark]) -> bool:
    """牵头的不用报: nothing but a role is left out."""
    said = [m.kind for m in words if m.kind not in ("filler", "not", "except", "both", "list", "mention")]
    return said == ["role"]


def _denied_in_brackets(clause: list[Mark]) -> bool:
    """参与（非牵头）, participates (but does not lead): what a bracket denies is no bound on tasks."""
    said = [m for m in clause if m.kind != "filler"]
    return clause[0].text == "(" and bool(said) and said[0].kind == "not"


def _adds(words: list[Mark]) -> bool:
    if words[0].text in _INCLUDING:
        return any(m.code in _KINDS for m in words)
    numbered = {m.text for m in words} & {*QUANTIFIED, "numbers", "figures"}
    if numbered and words[0].kind != "ask" and any(m.code == "milestone" for m in words):  # 量化的和节点性的都列出来
        return not any(m.kind == "not" for m in words)
    said = [m for m in words if m.text not in ("了", "吧", "的", "啊", "呀")]
    wanted = [m.text for m in said if m.text in _words("wanted") or m.kind == "included"]
    last = next((i for i in range(len(said) - 1, -1, -1) if said[i].text in _words("wanted")), len(said))
    only_acts = all(m.kind in ("filler", "mention", "list", "both") for m in said[last + 1 :])
    return bool(wanted) and (
        (only_acts and last > 0 and not any(m.code in _KINDS for m in said))
        or said[-1].text in _words("act")
        or said[-1].text in _words("wanted")
        or said[-1].kind == "included"
    )


def _widened(clause: list[Mark], before: list[Mark]) -> list[Mark]:
    """不带数字的节点也要: targets of any kind are asked for; 没有牵头的也要 adds nothing to all roles."""
    roles = [m for m in before if m.kind == "role" and m.entry.roles != ALL_ROLES]
    if any(m.kind == "role" for m in clause) and not roles and not any(m.kind == "unit" for m in clause):
        return [_light(m) for m in clause]
    if not any(m.kind in ("ask", "these") and m.code in _KINDS for m in clause):
        return clause
    mark = next(m for m in clause if m.code in _KINDS)
    return [*(_light(m) for m in clause), replace(mark, entry=Entry("ask", "target"), text="全部")]


def _without(clause: list[Mark], before: list[Mark]) -> list[Mark]:
    """节点不用列, 单独牵头的不要, 甲局不算: the other kind of target, several units, or no such names."""
    kind = next((m for m in clause if m.kind == "ask" and m.code in _KINDS), None)
    if kind is not None:
        return [*(_light(m) for m in clause), replace(kind, entry=Entry("ask", _OTHER[kind.code]), text="")]
    alone = next((m for m in clause if m.kind == "single"), None)
    role = next((m for m in reversed([*before, *clause]) if m.kind == "role"), None)
    if alone is not None and role is not None:
        several = any(m.kind in ("several", "others") for m in before)
        added = [] if several else [replace(alone, entry=Entry("several"), text="多家"), role]
        return [*(_light(m) for m in clause), *added]
    if any(m.kind in _NAMES for m in clause) and not any(m.kind in ("role", "ask") for m in clause):
        return [replace(m, denied="except") if m.kind in _NAMES else _light(m) for m in clause]
    return clause
