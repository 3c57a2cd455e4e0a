"""Slips of the pen: a name with one wrong character, a word written with a sound-alike, an English word misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nlp import tag, tokenizer
from query.lexicon import Lexicon, Mark
from query.lexicon.sounds import KINDS, alike, all_han, same_sound, sounding_like
from query.lexicon.topics import LEAST_HEAD, held

_REACH = 12
"""How many characters around an unknown stretch may belong to the misspelt name."""
_OFFICES = ("总局", "局", "厅", "委", "办")
_WORD = re.compile(r"[a-z]{5,}")
_PAIR = 2


def misspelt(text: str, row: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield names that stand in a normal question with one wrong character, around what nothing else covers."""
    for gap in (mark for mark in row if mark.kind == "gap" and not mark.text.isascii()):
        spans = [
            (start, end)
            for start in range(max(0, gap.start - _REACH), gap.end)
            for end in range(max(start + 5, gap.start + 1), min(len(text), gap.end + _REACH, start + 16) + 1)
        ]
        units = [m for m in row if m.kind == "unit" and m.entry.iris and len(m.text) > 2]
        spans = [(start, end) for start, end in spans if not any(start <= m.start and m.end <= end for m in units)]
        spans = [(start, end) for start, end in spans if text[end - 1] not in "是的由归在"]  # 发展计划|是 is no 计划局
        meant = lexicon.typos({text[start:end] for start, end in spans})
        for start, end in spans:
            name = meant.get(text[start:end])
            if name and not held(text[start:end], lexicon) and not _ends_in_joint(text[start:end], name, lexicon):
                if _wrong_in_word(text[start:end], name, row, start):
                    continue
                yield from (Mark(e, start, end, name) for e in lexicon.entries(name) if e.kind in ("unit", "thing"))
        yield from _sound_alikes(text, gap, lexicon)


def _ends_in_joint(words: str, name: str, lexicon: Lexicon) -> bool:
    """Tell whether only the first or last character is wrong, and the rest is a word of the documents (产业由)."""
    shared = words[:-1] if words[:-1] == name[:-1] else words[1:] if words[1:] == name[1:] else ""
    return bool(shared) and held(shared, lexicon)


def _wrong_in_word(words: str, name: str, row: list[Mark], start: int) -> bool:
    """Tell whether the wrong character is of a known word behind the name (招商引资|那条), or asks (招商引资|谁)."""
    wrong = next((start + i for i, (a, b) in enumerate(zip(words, name, strict=False)) if a != b), -1)
    end = start + len(words)
    return words[wrong - start] in "谁哪啥" or any(
        m.kind in ("these", "pronoun", "ask", "role") and m.start <= wrong < end < m.end for m in row
    )


def _sound_alikes(text: str, gap: Mark, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield known words of two to eight characters that sound like a stretch of the question (则任 for 责任)."""
    spans = [
        (start, end)
        for start in range(max(0, gap.start - 7), gap.end)
        for end in range(max(start + 2, gap.start + 1), min(len(text), gap.end + 7, start + 8) + 1)
    ]
    if len(gap.text) > 2 and held(gap.text, lexicon):
        spans = [(start, end) for start, end in spans if end - start > 2]
    spans = [(start, end) for start, end in spans if text[end - 1] not in "是的"]  # 数据集|是 is no 几时
    if gap.text.endswith(_OFFICES):  # 市监|总局: a unit's name is misspelt as a whole or not at all
        spans = [(start, end) for start, end in spans if not gap.start <= start < end < gap.end]
    spans = [(start, end) for start, end in spans if text[start] != "未"]  # 未指|定 is no 位置
    meant = sounding_like({text[start:end] for start, end in spans}, lexicon.vocabulary)
    words = _words_around(text, gap, lexicon) if meant else []
    for start, end in spans:
        name = meant.get(text[start:end])
        if name and not any(_cuts((start, end), word) for word in words) and not held(text[start:end], lexicon):
            known = tag(text[start:end]) is not None  # a word, in whose place only a role can be meant: 由谁千头
            kinds = KINDS if not known else {"role"} if (start, end) == (gap.start, gap.end) else set()
            yield from (Mark(e, start, end, name) for e in lexicon.entries(name) if e.kind in kinds)


def _words_around(text: str, gap: Mark, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return where words of the documents stand in and around an unknown stretch: a slip goes through none of them."""
    first, last = max(0, gap.start - _REACH), min(len(text), gap.end + _REACH)
    cut = ((word, first + start, first + end) for word, start, end in tokenizer().tokenize(text[first:last]))
    return [(start, end) for word, start, end in cut if end - start > 1 and tag(word) and held(word, lexicon)]


def _cuts(span: tuple[int, int], word: tuple[int, int]) -> bool:
    """Tell whether a span begins or ends inside a word and does not hold the whole of it (再开【发归】)."""
    return any(word[0] < edge < word[1] for edge in span)


def rewritten(text: str, row: list[Mark], lexicon: Lexicon) -> str:
    """Return a normal question with each Chinese word that is none put right where one known word sounds like it.

    No word is looked for in place of one of the dictionary: 税务 is not meant for 水务.
    """
    for gap in (mark for mark in row if mark.kind == "gap" and not mark.text.isascii()):
        for word, start, end in tokenizer().tokenize(gap.text):
            if len(word) == _PAIR and all_han(word) and tag(word) is None and not held(word, lexicon):
                meant = [other for other in alike(word) if tag(other) and held(other, lexicon)]
                if len(meant) == 1:
                    text = text[: gap.start + start] + meant[0] + text[gap.start + end :]
        if slip := _slip(text, gap, lexicon):
            text = text[: slip[0]] + slip[1] + text[slip[0] + 1 :]
    for short, long in _OTHERWISE.items():
        place = text.find(short)
        front, behind = text[max(0, place - LEAST_HEAD) : place], text[place + len(short) :][:LEAST_HEAD]
        near = ((long + behind, short + behind), (front + long, front + short)) if place >= 0 else ()
        if any(held(printed, lexicon) and not held(said, lexicon) for printed, said in near if printed != long):
            text = text.replace(short, long, 1)
    return text


def _slip(text: str, gap: Mark, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where a character of an unknown stretch sounds like another that the documents have there, and that.

    Three characters beside it are theirs too (丙【甲乙丁】 for 丙甲乙戊). None where more than one fits.
    """
    said = text[gap.start : gap.end]
    if len(said) <= _PAIR or held(said, lexicon):
        return None
    first, last = (int(held(rest, lexicon)) for rest in (said[1:], said[:-1]))
    for at in range(gap.start + first, gap.end - last):  # 搞甲业: what is left of the stretch is a word by itself
        for front, behind in (
            (text[max(0, at - 3) : at], ""),
            ("", text[at + 1 : at + 4]),
            (text[at - 1 : at], text[at + 1 : at + 3]),
        ):
            beside = front + behind
            if len(beside) < _BESIDE or not all_han(beside) or held(front + text[at] + behind, lexicon):
                continue
            if not all(held(each, lexicon) for each in (front, behind) if each):
                continue
            whole = (text[gap.start : at], text[at + 1 : gap.end])
            meant = [
                c for c in same_sound(text[at]) if held(front + c + behind, lexicon) and held(c.join(whole), lexicon)
            ]
            if len(meant) == 1:
                return at, meant[0]
    return None


_BESIDE = 3
_OTHERWISE = {"规上": "规模以上", "限上": "限额以上", "能耗": "能源消费", "水耗": "用水量", "占比": "比例"}
"""Words of statistics that plans print otherwise, each put so where the words beside it are printed with that."""


def respelt(text: str, row: list[Mark], lexicon: Lexicon) -> str:
    """Return a normal question with each unknown English word put right where one known word is one slip away."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    known: set[str] | None = lexicon.kept.get("english")
    for gap in reversed([mark for mark in row if mark.kind == "gap" and mark.text.isascii()]):
        for match in reversed(list(_WORD.finditer(text, gap.start, gap.end))):
            if known is None:
                known = {word for name in lexicon.words_in_letters() for word in _WORD.findall(name)}
                lexicon.kept["english"] = known
            if match[0] in known or held(match[0], lexicon):
                continue
            near = extract(match[0], known, scorer=OSA.distance, score_cutoff=1, limit=2)
            if len(near) == 1:
                text = text[: match.start()] + near[0][0] + text[match.end() :]
    return text
