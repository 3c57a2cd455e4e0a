"""Words that no vocabulary knows and that are no slip to be skipped: pieces of words, heads of what is named."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.nlp import tag
from ontology.names import plan_verbs
from ontology.vocabularies import measure_units
from query.lexicon import Entry, Mark
from query.tokens.question_words import AND_OR, words

NOISE = "noise"
"""The code of a word that no vocabulary knows and that is taken to say nothing."""
_SKIPPED = re.compile(r"[vpcdrumqfty]|zg|k|h|a")
_NUMERAL = re.compile("第?[零〇一二三四五六七八九十百千两]+|第")
_ORDINAL = re.compile("第[一二三四五六七八九][个家位]")
_CLOSED = re.compile(r"[pcdr]")
_COMPLEMENTS = set("好上完住到下出起着过成了来去开给于")
_DETERMINING = {"的", "个", "这", "那", "这个", "那个", "什么", "有", "是"}
_TAILS = set("量数率值额")
_KNOWN_AGAIN = 2
_WITHIN = words("里|里头|里面|当中|之中|中|内|那部分|部分|那节|这节|那块|专栏|除外|之外")
_UNIT_ENDINGS = set("局委办厅院部署")


def with_doubts(row: list[Mark]) -> list[Mark]:
    """Return the tokens with each skipped word that may have meant something as `unknown`: it counts against a reading.

    A character is no slip where another one stands beside it (一革), where it is the head of a place (业那部分), a
    member of a list of units (某力、甲局), the end of a unit's name, or a noun.
    """
    return [replace(m, entry=Entry("unknown")) if _noise(m) and _doubtful(row, i) else m for i, m in enumerate(row)]


def _noise(mark: Mark | None) -> bool:
    return mark is not None and mark.kind == "filler" and mark.code == NOISE and not mark.text.isascii()


def _doubtful(row: list[Mark], index: int) -> bool:
    mark = row[index]
    before = row[index - 1] if index and row[index - 1].end == mark.start else None
    after = row[index + 1] if index + 1 < len(row) and row[index + 1].start == mark.end else None
    if _in_list(row, index) or _in_topics(row, index) or _which_of_several(mark, after):
        return True
    if _known_again(before, mark, after):
        return False
    if (after is not None and after.text in _WITHIN) or _pieces(before, mark) or _pieces(mark, after):
        return True
    return _unreadable(mark.text) and not (before is not None and before.text in _DETERMINING)


def _which_of_several(mark: Mark, after: Mark | None) -> bool:
    """第二个牵头单位: which one of several is meant that a plan does not number."""
    return _ORDINAL.fullmatch(mark.text) is not None and after is not None and after.kind in ("role", "ask", "unit")


def _known_again(before: Mark | None, mark: Mark, after: Mark | None) -> bool:
    """Tell whether a skipped word is the tail of a measure (减排|量), or a slip in a name that is known without it."""
    tail = mark.text in _TAILS and before is not None and not (_noise(before) and len(before.text) == 1)
    return tail or _in_long_name(before) or _in_long_name(after) or _whole(before, mark) or _whole(mark, after)


def _pieces(first: Mark | None, second: Mark | None) -> bool:
    if first is None or second is None:
        return False
    return _noise(first) and _noise(second) and _broken(first.text, second.text)


def _in_long_name(mark: Mark | None) -> bool:
    """Tell whether a word of the documents stands here that is long enough to be known with one wrong character."""
    return mark is not None and mark.kind in ("text", "topic", "thing") and len(mark.text) > _KNOWN_AGAIN


def _whole(first: Mark | None, second: Mark | None) -> bool:
    """Tell whether a skipped character and the light one beside it are a word of the dictionary (对|标)."""
    if first is None or second is None or "filler" not in (first.kind, second.kind):
        return False
    return len(first.text + second.text) == 2 and tag(first.text + second.text) is not None


def _unreadable(word: str) -> bool:
    """Tell whether a skipped word is no word, or one that names something."""
    known = tag(word)
    if _NUMERAL.fullmatch(word):
        return True
    if known is None and len(word) == 2:
        return _broken(*word)
    if plan_verbs().fullmatch(word):
        return False
    return (len(word) > 1 and word in measure_units()) or word[-1] in _UNIT_ENDINGS or not _SKIPPED.match(known or "n")


def _broken(first: str, second: str) -> bool:
    """Tell whether two skipped characters side by side are pieces of what was another word: no 已列, no 建完."""
    if len(first) > 1 or len(second) > 1:
        return False
    return second not in _COMPLEMENTS and not _CLOSED.match(tag(first) or "n") and tag(first + second) is None


def _in_topics(row: list[Mark], index: int) -> bool:
    """Tell whether a skipped word is one of several topics (甲能也好、绿甲也好、加甲也好)."""
    listed = index > 2 and row[index - 1].text == "、" and [m.text for m in row[index + 1 : index + 2]] == ["也"]
    return listed and any(m.kind in ("text", "topic") for m in row[index - 4 : index - 1])


def _in_list(row: list[Mark], index: int) -> bool:
    """Tell whether a skipped word stands where a list of units has a member."""
    ahead = row[index + 1 : index + 3]
    back = row[max(0, index - 2) : index]
    first = len(ahead) == 2 and ahead[0].text in AND_OR and ahead[1].kind == "unit"
    last = len(back) == 2 and back[1].text in AND_OR and back[0].kind == "unit" and len(row[index].text) > 1
    return first or last
