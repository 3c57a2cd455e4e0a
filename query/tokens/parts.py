"""Chapters and sections called by a word of their title (教育部分, 教育那三条) or by their ordinal (第三部分)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from corpus.numerals import parse_ordinal
from kg.nlp import tokenizer
from ontology.questions import question_words
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.layout import closes
from query.lexicon.topics import entitled, titled
from query.wording.numerals import HAN

_ORDINAL = re.compile(rf"第(\d+|{HAN}+)(?:大)?(?:部[分份]|章|小?节)|\b(?:chapter|part)\s+(\d+|[ivx]+)\b")
_SECTION = re.compile(rf"第?\(({HAN}+)\)(?:大)?(?:部[分份]|小?节|章节|板块|大类|方面)")
"""（五）部分: the section that is printed so."""
_CALLED = re.compile(
    r"([\u4e00-\u9fff]{2,24}?)(?:(?:那一个|这一个|那一|这一|那个|这个|那|这)?(?:\s?(?:section|part|chapter)|大?部[分份]|板块|大类|一类|类(?=[里中的,，、由有共])|方面(?!的)|领域|一块儿?|块儿?|一节|一章|章节?|节)"
    rf"|(?<![化字有][目指]标)(?P<tasks>(?:方面)?的?(?:(?:[那这]|其余|剩下的?|另外)(?:\d+|{HAN}+|几)(?:条|项)|(?:\d+|{HAN}+)条(?=任务|[里中,，按的]))))"
)


_INSIDE = re.compile(
    r"([\u4e00-\u9fff]{2,14}?)(?:里头|里面|里边|当中|之中|里|中(?![\u4e00-\u9fff]?[心国医药央期标介级枢游部水]))"
    r"|在([\u4e00-\u9fff]{2,12})(?=[,，])"
)
_SEVERAL = re.compile(
    rf"(?P<names>(?:[\u4e00-\u9fff]{{2,10}}?[、和与跟及]){{1,9}}[\u4e00-\u9fff]{{2,10}}?)"
    rf"(?:[,，]?[这那]?(?:\d+|{HAN}+|几)个?大?(?:部[分份]|板块|领域|方面|类|块|章节?|节)|[,，](?=哪一?[个几]?(?:部[分份]|板块|章节?|节)"
    r"|[^，,]{2,12}?[各每]个?(?:部[分份]|板块|章节?|节)))"
)
_AND = re.compile("[、和与跟及]")
_AT_END = ("最后", "末尾", "结尾", "文末", "最末", "末了", "后面", "最后面")
_LAST = {
    *_AT_END,
    "面",
    "的",
    "部分",
    "那",
    "那一章",
    "那章",
    "那部分",
    "一章",
    "一部分",
    "这",
    "最",
    "最后的",
    "最后面的",
}
_PART_WORD = re.compile(
    rf"[块节章]|部[分份]|类|方面|领域|section|part|chapter|(?:[那这]|其余|剩下的?|另外)(?:\d+|{HAN}+|几)[条项]|(?:\d|{HAN})条"
)
"""What every part that is called by a word of its title ends in, or holds."""


def part_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the parts of documents that a normal question calls by a word of their title or by their ordinal."""
    if "里" in text or "中" in text or "在" in text:
        yield from _inside(text, lexicon)
    if not _PART_WORD.search(text):
        return
    yield from _several(text, lexicon)
    for match in _CALLED.finditer(text):
        words = match[1]
        for start in range(len(words) - 1):
            found = parts_called(words[start:], lexicon)
            whole = bool(found) and set(lexicon.parts_titled(words[start:])) == set(found)
            other = _inside_other(words, start, lexicon) or (entitled(words[start:], lexicon) and not whole)
            if found and other:
                break
            if found:
                code = "tasks" if match["tasks"] else "named"
                yield Mark(Entry("part", code, found), match.start() + start, match.end(), words[start:])
                break
    yield from _by_ordinal(text, lexicon)
    if "(" in text:
        yield from section_marks(text, lexicon)


def _by_ordinal(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield chapters by their ordinal; 第五部分 where there is no fifth chapter is the only fifth section."""
    for match in _ORDINAL.finditer(text):
        ordinal = parse_ordinal(match[1]) if match[1] else _in_english(match[2])
        chapters = lexicon.chapters_at(ordinal)
        below = lexicon.sections_at(ordinal)
        sections = below if not chapters or (match[0].endswith("节") and len(below) == 1) else ()
        if len(sections) == 1:
            yield Mark(Entry("part", "named", sections), *match.span(), match[0])
        if chapters:
            yield Mark(Entry("part", "ordinal", chapters), *match.span(), match[0])


def section_marks(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the sections by the number in brackets that is printed before their title."""
    for match in _SECTION.finditer(text):
        found = lexicon.sections_at(parse_ordinal(match[1]))
        yield Mark(Entry("part", "section", found) if found else Entry("unknown"), *match.span(), match[0])


def sections_numbered(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the sections, in whatever chapter, that an ordinal may mean behind one (第四部分, 第（四）节)."""
    number = _SECTION.fullmatch(words) or (None if words.endswith("章") else _ORDINAL.fullmatch(words))
    return lexicon.sections_at(parse_ordinal(number[1])) if number and number[1] else ()


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _in_english(number: str) -> int | None:
    """Return the ordinal of Chapter 3 or Chapter III."""
    return int(number) if number.isdecimal() else _ROMAN.index(number) + 1 if number in _ROMAN else None


def _inside_other(words: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a word of a part's title is cut out of another (高|风险), or closes a task's title (合作|发展)."""
    edges = accumulate(map(len, tokenizer().lcut(words)), initial=0)
    return start not in edges or any(titled(words[first:], lexicon) for first in range(start - 1))


def _inside(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield a part that a place word follows (公共服务里头; 在公共服务，), where no task is titled so."""
    for match in _INSIDE.finditer(text):
        words = match[1] or match[2]
        for start in range(len(words) - 1 if match[1] else 1):
            called = words[start:]
            if (
                called not in question_words()
                and (found := lexicon.texts.holding(called, "part"))
                and not titled(called, lexicon)
            ):
                first = match.start(1) if match[1] else match.start(2)
                yield Mark(Entry("part", "named", found), first + start, match.end(), called)
                break


def _several(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the parts of a list that are called together: 教育和养老这两部分, 教育、养老、医疗，哪个部分."""
    for match in _SEVERAL.finditer(text):
        first, *others = _AND.split(match["names"])
        cut = next((s for s in range(len(first) - 1) if parts_called(first[s:], lexicon)), None)
        if cut is None or not all(parts_called(name, lexicon) for name in others):
            continue
        start = match.start() + cut
        for name in (first[cut:], *others):
            end = start + len(name)
            last = end == match.end("names")
            yield Mark(Entry("part", "named", parts_called(name, lexicon)), start, match.end() if last else end, name)
            start = end + 1


def without_position(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the tokens without words that say of the last part that it is the last (文件最后的保障措施)."""
    for place, part in enumerate(row):
        start = place
        while start and row[start - 1].text in _LAST:
            start -= 1
        if start == place or part.kind != "part" or not closes(part.entry.iris, lexicon):
            continue
        if not any(m.text.startswith(_AT_END) for m in row[start:place]):
            continue
        spent, end = row[start].start, part.start
        light = [replace(m, entry=Entry("filler")) if start <= i < place else m for i, m in enumerate(row)]
        return [m for m in light if m.kind != "unknown" or not spent <= m.start < end]
    return row


def parts_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the chapters and sections whose title holds some words, or the only one with their characters in order."""
    return lexicon.remembered("parts called", words, lambda: _parts_called(words, lexicon))


def _parts_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    whole = lexicon.texts.holding(words, "part")
    if whole or len(words) < 4:
        return whole
    loose = tuple(iri for iri, label in lexicon.texts.with_characters(words, "part") if _in_order(words, label))
    return loose if len(loose) == 1 else ()


def _in_order(words: str, label: str) -> bool:
    rest = iter(label)
    return all(character in rest for character in words)
