"""Slips of the pen: a name with one wrong character, a word written with a sound-alike, an English word misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from query.lexicon import Lexicon, Mark
from query.lexicon.topics import held

_REACH = 12
"""How many characters around an unknown stretch may belong to the misspelt name."""
_KINDS = ("unit", "thing", "role", "ask")
_WORD = re.compile(r"[a-z]{5,}")


def misspelt(text: str, row: list[Mark], lexicon: Lexicon) -> Iterator[Mark]:
    """Yield names that stand in a normal question with one wrong character, around what nothing else covers."""
    for gap in (mark for mark in row if mark.kind == "gap" and not mark.text.isascii()):
        spans = [
            (start, end)
            for start in range(max(0, gap.start - _REACH), gap.end)
            for end in range(max(start + 5, gap.start + 1), min(len(text), gap.end + _REACH, start + 16) + 1)
        ]
        meant = lexicon.typos({text[start:end] for start, end in spans})
        for start, end in spans:
            if name := meant.get(text[start:end]):
                yield from (Mark(e, start, end, name) for e in lexicon.entries(name) if e.kind in ("unit", "thing"))
        yield from _sound_alikes(text, gap, lexicon)


def _sound_alikes(text: str, gap: Mark, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield known words of two to eight characters that sound like a stretch of the question (则任 for 责任)."""
    table = _by_sound(lexicon)
    for start in range(max(0, gap.start - 7), gap.end):
        for end in range(max(start + 2, gap.start + 1), min(len(text), gap.end + 7, start + 8) + 1):
            stretch = text[start:end]
            if (
                stretch in lexicon.words
                or held(stretch, lexicon)
                or not all("\u4e00" <= c <= "\u9fff" for c in stretch)
            ):
                continue
            names = table.get(_sound(stretch), ())
            if len(names) == 1 and sum(a != b for a, b in zip(names[0], stretch, strict=False)) <= 2:
                yield from (Mark(e, start, end, names[0]) for e in lexicon.words[names[0]] if e.kind in _KINDS)


def _sound(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word))


def _by_sound(lexicon: Lexicon) -> dict[tuple[str, ...], list[str]]:
    """Return the names and words of one store by their sound, made for the first question with an unknown word."""
    table: dict[tuple[str, ...], list[str]] | None = lexicon.kept.get("sounds")
    if table is None:
        table = {}
        for word, entries in list(lexicon.words.items()):
            wanted = any(e.kind in _KINDS and (e.iris or e.kind not in ("unit", "thing")) for e in entries)
            if wanted and 2 <= len(word) <= 8 and all("\u4e00" <= c <= "\u9fff" for c in word):
                table.setdefault(_sound(word), []).append(word)
        lexicon.kept["sounds"] = table
    return table


def respelt(text: str, row: list[Mark], lexicon: Lexicon) -> str:
    """Return a normal question with each unknown English word put right where one known word is one slip away."""
    from rapidfuzz.distance import OSA

    known: set[str] | None = lexicon.kept.get("english")
    for gap in reversed([mark for mark in row if mark.kind == "gap" and mark.text.isascii()]):
        for match in reversed(list(_WORD.finditer(text, gap.start, gap.end))):
            if known is None:
                known = {word for name in lexicon.words if name.isascii() for word in _WORD.findall(name)}
                lexicon.kept["english"] = known
            if match[0] in known:
                continue
            near = [
                w for w in known if abs(len(w) - len(match[0])) < 2 and OSA.distance(w, match[0], score_cutoff=1) == 1
            ]
            if len(near) == 1:
                text = text[: match.start()] + near[0] + text[match.end() :]
    return text
