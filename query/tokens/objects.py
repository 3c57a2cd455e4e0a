"""What is to be done, in front of who answers for it: 打造甲品牌，责任单位有哪些 asks for units, for no brands."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp import tag
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import held
from query.tokens.question_words import STRONG, names_units

_CLASSES = {"company", "institution", "institute", "university", "place", "brand", "project", "box", "document"}
_INSIDE = {"filler", "text", "thing", "ask"}
_CLASS_ALONE = 2
"""The most characters of a noun that names a class and nothing else."""
_JOINS = {",", "的", "由", "归", "是由", "这事"}


def with_objects(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Take the noun that a verb in front has for its object (建设…项目, 打造…品牌) for words of a topic.

    So where the rest asks for the units that have a role, and nothing in front of it asks anything.
    """
    if not row or row[0].kind != "filler" or len(row[0].text) != 2 or not (tag(row[0].text) or "n").startswith("v"):
        return row
    end = next((i for i, m in enumerate(row) if m.kind not in _INSIDE or m.text in _JOINS or STRONG.search(m.text)), 0)
    noun = row[end - 1]
    if end < 2 or noun.kind != "ask" or noun.code not in _CLASSES or not _asks_who(row[end:]):
        return row
    words = "".join(m.text for m in row[1:end])
    if row[end - 2].kind in ("thing", "text") and not held(words, lexicon):
        return [*row[: end - 1], replace(noun, entry=Entry("filler")), *row[end:]]
    says = len(noun.text) > _CLASS_ALONE or any(m.kind != "filler" for m in row[1 : end - 1])  # 重点项目 says no more
    kind = "text" if says and held(words, lexicon) else "unknown"
    return [row[0], Mark(Entry(kind), row[1].start, noun.end, words), *row[end:]]


def _asks_who(rest: list[Mark]) -> bool:
    """Tell whether the rest of a question asks for units alone: 责任单位有哪些, 谁负责, 由哪些单位牵头."""
    roles = [m for m in rest if m.kind == "role"]
    asks = [m for m in rest if m.kind == "ask"]
    which = any(m.kind == "which" for m in rest) and any(names_units(m.text) for m in roles)
    who = any(m.code == "unit" and STRONG.search(m.text) for m in asks)
    plain = all(m.kind in ("filler", "role", "ask", "which", "both") for m in rest)
    return bool(roles) and plain and (which or who) and all(m.code == "unit" for m in asks)
