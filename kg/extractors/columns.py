"""The columns of a task table: which row is the header, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from corpus.span import Span
from kg.clause_grammar import CLOSERS, OPENERS, clause_grammar, role_of_label
from kg.extractors.deadlines import year_mentions
from kg.extractors.standing import StandingRule, rule_in
from kg.facts import Role
from ontology.tables import column_words

Kind = Literal["number", "group", "title", "content", "duty", "unit", "role", "deadline", "target", "other"]
TEXT_KINDS: tuple[Kind, ...] = ("title", "content", "duty", "target", "group")
_BLANK = re.compile(r"\s+")
_ASIDE = re.compile(rf"[{re.escape(OPENERS)}].*?[{re.escape(CLOSERS)}]")
_BRACKETS = str.maketrans("", "", OPENERS + CLOSERS)
_JOINED = re.compile("(?:[及和或/、／]|(?<!参)与)+")
_LONGEST_HEADER = 30
NO_RULE = StandingRule()


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, told by its header (`printed`): the role of its units, and the rule that tells who leads."""

    kind: Kind
    printed: str
    role: Role = "responsible"
    rule: StandingRule = NO_RULE


def column_of(printed: str) -> Column | None:
    """Return what a header names, None if it is no header that we know."""
    header = _BLANK.sub("", printed)
    if not header or len(header) > _LONGEST_HEADER:
        return None
    rule = rule_in(header)
    without = _ASIDE.sub("", header)
    words = (without,) if rule else (header.translate(_BRACKETS), without)
    role = _first_role(words) or _shared_role(without)
    if role:
        several = _roles_in(without) > 1
        shared: Role = "responsible"
        return Column("role", header, shared if several else role, rule | StandingRule(first_leads=several))
    for each in reversed(words):
        if kind := _kind(each):
            return Column(kind, header)
    return None


def _first_role(words: Iterable[str]) -> Role | None:
    for each in words:
        if role := _role(each):
            return role
    return None


def _roles_in(words: str) -> int:
    """Return how many roles a header joins (牵头及配合单位): the units of the first stand first."""
    known = clause_grammar().words.role_words
    parts = [part for part in _JOINED.split(words) if part]
    found = {known[word] for part in parts for word in known if part.startswith(word)}
    return len(found) if len(parts) > 1 else 1


def _shared_role(words: str) -> Role | None:
    """Return the role in a header that names units and people (责任单位及责任人)."""
    return _first_role(_JOINED.split(words))


def _role(words: str) -> Role | None:
    """Return the role that a header of role word and holder names (市级责任单位), or of a role word alone (牵头)."""
    words_known = clause_grammar().words
    known, holders = words_known.role_words, words_known.holders
    bare = next((words.removeprefix(ahead) for ahead in words_known.label_prefixes if words.startswith(ahead)), words)
    if words in known or bare in known:
        return role_of_label(words)
    holder = next((each for each in holders if words.endswith(each)), None)
    rest = _JOINED.sub("", words.removesuffix(holder)) if holder else ""
    return role_of_label(rest) if any(rest.endswith(word) for word in known) else None


def _kind(words: str) -> Kind | None:
    found = next((kind for word, kind in column_words().kinds.items() if words.endswith(word)), None)
    return cast("Kind | None", found)


def aims_in(column: Column) -> tuple[int, ...] | None:
    """Return the one year that the header of a column of targets names (2035年工作目标), or none; None for others."""
    if column.kind != "target" or not column.printed.endswith(column_words().aims):
        return None
    years = {year for mention in year_mentions(column.printed, Span(0, len(column.printed))) for year in mention.years}
    return tuple(years) if len(years) == 1 else ()


def header_of(rows: Sequence[Sequence[str]]) -> tuple[int, list[Column | None]] | None:
    """Return how many of the first of `rows` are a header, with the columns it names; None if they are none.

    A header names most of its columns in words we know, units or who does what (分工) among them. Over two rows, the
    lower one tells more.
    """
    upper = [column_of(text) for text in rows[0]]
    if not _is_header(rows[0], upper):
        return None
    lower = [column_of(text) for text in rows[1]] if len(rows) > 1 else []
    goes_on = lower and any(above == below and above for above, below in zip(rows[0], rows[1], strict=True))
    if goes_on and _is_header(rows[1], lower) and any(a != b for a, b in zip(rows[0], rows[1], strict=True)):
        return 2, [below or above for above, below in zip(upper, lower, strict=True)]
    return 1, upper


def _is_header(texts: Sequence[str], columns: Sequence[Column | None]) -> bool:
    printed = {text for text in texts if text}
    known = {text for text, column in zip(texts, columns, strict=True) if column}
    units = any(column and (column.kind in ("role", "unit") or column.printed.endswith("分工")) for column in columns)
    return units and len(known) >= 2 and len(known) * 2 >= len(printed)
