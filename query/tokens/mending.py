"""Stretches that short words have cut apart, put together again where the documents hold the whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest

from kg.nlp import tag, tokenizer
from ontology.names import name_words
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import held, titled, told
from query.tokens.question_words import JOINERS, STRONG

_CLASSES = {"brand", "company", "place", "project", "institution", "institute", "university"}
_SMALL = {"filler", "ask", "count", "some", "yesno", "both", "difference", "role", "baseline", "mention"}


def regained(text: str, row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Give a short word back to the unknown stretch beside it where the documents hold the two together (成本|核算)."""
    out: list[Mark] = []
    for mark in row:
        before = out[-1] if out and out[-1].end == mark.start else None
        whole = _taking_word(text, before, mark, lexicon) or _taking_character(before, mark, lexicon)
        if whole:
            out[-1:] = whole
        else:
            out.append(mark)
    return out


def _gap(text: str, start: int, end: int) -> Mark:
    return Mark(Entry("gap"), start, end, text[start:end])


def _taking_word(text: str, before: Mark | None, mark: Mark, lexicon: Lexicon) -> list[Mark]:
    """Join a word of two characters to the longest end of the stretch in front with which the documents hold it."""
    if before is None or before.kind != "gap" or mark.kind not in _SMALL or len(mark.text) != 2:
        return []
    size = next((n for n in range(len(before.text), 0, -1) if held(text[mark.start - n : mark.end], lexicon)), 0)
    start = mark.start - size
    rest = [_gap(text, before.start, start)] if size < len(before.text) else []
    return [*rest, _gap(text, start, mark.end)] if size else []


def _taking_character(before: Mark | None, mark: Mark, lexicon: Lexicon) -> list[Mark]:
    """Join a light character to the single unknown one behind it where they are a noun that the documents hold."""
    if before is None or before.kind != "filler" or mark.kind != "gap" or len(before.text + mark.text) != 2:
        return []
    whole = before.text + mark.text
    noun = (tag(whole) or "").startswith("n") and held(whole, lexicon)
    return [Mark(Entry("gap"), before.start, mark.end, whole)] if noun else []


def grown(text: str, row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Join stretches that short words have cut apart where the documents hold the whole (专|有|技术)."""
    out = list(row)
    index = 0
    while index < len(out):
        if out[index].kind == "gap" or (out[index].kind in _SMALL and len(out[index].text) == 2):
            ends = range(min(len(out), index + 5), index + 1, -1)
            end = next((end for end in ends if _is_whole(text, out[index:end], lexicon)), index + 1)
            if end > index + 1:
                out[index:end] = [_gap(text, out[index].start, out[end - 1].end)]
            elif parted := _with_beginning(text, out[index : index + 3], lexicon):
                out[index : index + 3] = parted
        index += 1
    return out


def _with_beginning(text: str, span: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Join two short words to the word that the unknown stretch behind them begins with (体育|中|心改造)."""
    if len(span) < 3 or span[2].kind != "gap" or any(m.kind == "gap" for m in span[:2]):
        return []
    words = tokenizer().lcut(text[span[0].start : span[2].end])
    end = span[0].start + len(words[0])
    if not span[2].start < end < span[2].end or not held(words[0], lexicon):
        return []
    return [_gap(text, span[0].start, end), _gap(text, end, span[2].end)]


def titles_joined(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Join two light words, or two topics, that together stand in a task's title (组织|领导): they are its name.

    So is a topic with the class of a school or an institute behind it (某某|研究院), where documents hold both.
    """
    out: list[Mark] = []
    for mark in row:
        before = out[-1] if out else None
        light = before is not None and _is_light(before) and _is_light(mark)
        if before and before.end == mark.start and (light or before.kind == mark.kind == "text"):
            whole = before.text + mark.text
            if titled(whole, lexicon):
                out[-1] = Mark(Entry("text"), before.start, mark.end, whole)
                continue
        if before and before.end == mark.start and before.kind == "text" and _names_school(before, mark, lexicon):
            out[-1] = replace(before, end=mark.end, text=before.text + mark.text)
            continue
        out.append(mark)
    return out


def _names_school(topic: Mark, noun: Mark, lexicon: Lexicon) -> bool:
    of_class = noun.kind == "ask" and noun.code in ("institute", "university") and not STRONG.search(noun.text)
    return of_class and len(topic.text) > 1 and held(topic.text + noun.text, lexicon)


def without_broader(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Take a broad noun for nothing right behind a topic with which no document holds it (风电|技术): it is of that."""
    out = [_without_broad_end(mark, lexicon) for mark in row]
    for index, (first, noun) in enumerate(pairwise(row), 1):
        if first.kind == noun.kind == "text" and first.end == noun.start and noun.text in name_words()["broadNoun"]:
            whole = first.text + noun.text
            out[index] = replace(noun, entry=Entry("filler"))
            if held(whole, lexicon):
                out[index - 1 : index + 1] = [replace(first, text=whole, end=noun.end), out[index]]
    return out


def _without_broad_end(mark: Mark, lexicon: Lexicon) -> Mark:
    noun = next((noun for noun in name_words()["broadNoun"] if mark.text.endswith(noun)), "")
    head = mark.text.removesuffix(noun)
    broader = noun and len(head) > 1 and mark.kind == "text" and not held(mark.text, lexicon) and held(head, lexicon)
    return replace(mark, text=head) if broader else mark


def classes_pointed_at(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Take the noun of a class right in front of 那条 for a topic (讲品牌的那条): nothing of its class is asked for."""
    return [
        replace(m, entry=Entry("text")) if behind is not None and _names_topic(m, behind, lexicon) else m
        for m, behind in zip_longest(row, row[1:])
    ]


def _names_topic(mark: Mark, behind: Mark, lexicon: Lexicon) -> bool:
    points = behind.kind == "pointer" or (behind.kind == "these" and behind.code == "task")
    of_class = mark.kind == "ask" and mark.code in _CLASSES and not STRONG.search(mark.text)
    return points and of_class and mark.end == behind.start and told(mark.text, lexicon)


def _is_light(mark: Mark) -> bool:
    return len(mark.text) == 2 and mark.kind in ("filler", "ask") and not STRONG.search(mark.text)


def _is_whole(text: str, span: list[Mark], lexicon: Lexicon) -> bool:
    """Tell whether some tokens are unknown stretches and short words that the documents hold as one."""
    small = all(m.kind == "gap" or (m.kind in _SMALL and len(m.text) <= 2) for m in span)
    touching = all(one.end == other.start for one, other in pairwise(span))
    whole = text[span[0].start : span[-1].end]
    joined = {span[0].text, span[-1].text} & JOINERS
    long = len(whole) > 3 or (len(whole) == 3 and tag(whole) is not None)
    known = small and touching and not joined and long and any(m.kind == "gap" for m in span)
    return known and held(whole, lexicon)
