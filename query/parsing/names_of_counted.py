"""Which two bodies a target counts: the documents say how many there are to be, and name none of them."""

from __future__ import annotations

import re

from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.lexicon.topics import targets_about

_UNITS = {"家", "个", "处", "所", "座"}
_NAMES = re.compile(
    "(?:是|为|指)的?[哪那][几两二三四五六七八九十0-9]*[家处个所](?=[，,。？?啊呢呀]|$)|(?:名称|名字|名单|叫什么|叫啥)|点一?下?名"
    "|(?:[定选设落放建]在|位于|在)(?:了)?(?:哪[儿里些]?(?:个?地方|位置)?|什么(?:地方|位置)|何处)|选址|选了哪|哪[几两二三四五六七八九0-9]*[处座个]地方"
    r"|\b(?:name|list) the (?:two|three|four|five|six|\d+)\b"
    r"|\bwhich (?:two|three|four|five|six|\d+) [a-z]+ (?:are|is)\b"
    r"|\bnames\b|\bwhich [a-z]+s\s*\??$",
    re.IGNORECASE,
)
_TOPICS = ("text", "topic")
_OTHERWISE = ("unit", "role", "count", "part", "thing", "not", "mention")


def refuse_names_of_counted(question: str, row: list[Mark], lexicon: Lexicon) -> None:
    """Refuse 那两家甲是哪两家, where a target counts 甲 and nothing else is asked for."""
    if not _NAMES.search(question) or any(
        m.kind in _OTHERWISE and m.text not in ("名字", "名称", "names") for m in row
    ):
        return
    if any(m.kind == "ask" and m.code not in ("unit", "place") and not m.text.isascii() for m in row):
        return
    for mark in row:
        words = mark.entry.iris[:1] if mark.kind == "topic" else (mark.text,)
        about = targets_about(words, lexicon) if mark.kind in _TOPICS else []
        if about and all(target.unit in _UNITS for target in lexicon.some_targets(about)):
            raise NotUnderstood("outside", (mark.text,))
