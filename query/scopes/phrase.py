"""The words of a question that say which documents it is about, and the question without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ontology.questions import document_nouns
from ontology.regions import region_called, regions
from query.errors import NotInDocuments
from query.lexicon import normal
from query.scopes.known import SHORTEST, Known
from query.scopes.named import PERIOD, DocumentName, plain_number, title_of

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[（(【]?(?:19|20)\d{2}[〕\]）)】]?第?\d{1,4}号")
_BEFORE = re.compile(r"(?:按照|根据|依据|对照|参照|在|从|按|就|查|看|问)?(?:这份|那份|该|这个|那个)?[《“\"]*$")
_BEHIND = re.compile(r"[》”\"]*(?:这份|这个|那份)?(?:文件)?(?:里面|里边|里头|当中|之中|里|中|内|上)?(?:的|，|,|：|:)?")
_LINK = re.compile(r"(?:的|[》”\"]|这份|那份|这个|那个)$")
_JOINER = re.compile(r"(?:以及|和|与|及|跟|、)$")
_AHEAD = r"(?:任务|目标|指标|文件|方案|计划|项目|企业|有|哪|谁|第|共|一共|总共|总计|多少|每|各[单部项]|没有)"
_BEHIND_PLACE = re.compile(rf"里?(?:的|，|,|{_AHEAD})")
_BEHIND_LEVEL = re.compile(rf"(?:的|，|,|{_AHEAD})")
_ENGLISH_HEAD = re.compile(
    r"\b(?:in|from|of|under|by|according to)\s+(?:the\s+)?(?P<head>[^,?]{2,60}?)(?:'s|’s)?\s+$", re.IGNORECASE
)
_ENGLISH_LEVELS = (("national", 1), ("central", 1), ("provincial", 2), ("municipal", 3), ("county", 4), ("district", 4))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The place of some words in a question, the documents that they name, and what to call these."""

    start: int
    end: int
    documents: tuple[DocumentName, ...]
    label: str


def phrases(question: str, known: Known) -> tuple[Phrase, ...]:
    """Return the phrases of a question that name documents, in order, none inside another.

    NotInDocuments where one names a region whose documents the store does not have.
    """
    taken: list[Phrase] = []
    for found in (*_numbers(question, known), *_headed(question, known), *_english(question, known)):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
    return tuple(sorted(taken or _places(question, known), key=lambda phrase: phrase.start))


def called(words: str, known: Known) -> tuple[DocumentName, ...]:
    """Return the documents that some words name by themselves (甲市, 甲市的方案, 省里), none where they name none."""
    for said in (words, f"{words}的文件", f"{words}里的文件"):
        found = phrases(said, known)
        if found:
            return found[0].documents
    return ()


def without(question: str, phrase: Phrase, *, put: str = "") -> str:
    """Return a question without a phrase and the words that tie it in (在…里的), or with others in its place."""
    start = phrase.start - len(match[0]) if (match := _BEFORE.search(question[: phrase.start])) else phrase.start
    end = phrase.end + len(match[0]) if (match := _BEHIND.match(question, phrase.end)) else phrase.end
    return f"{question[:start]}{put}{question[end:]}".strip(" ，,：:")


def _numbers(question: str, known: Known) -> Iterator[Phrase]:
    """Yield the document numbers in a question, whatever their brackets, and titles that stand in it whole."""
    for match in _NUMBER.finditer(question):
        given = plain_number(match[0])
        for document in known.numbered(given):
            wanted = document.plain_number
            start = match.start() + next(i for i in range(len(match[0])) if plain_number(match[0][i:]) == wanted)
            yield Phrase(start, match.end(), (document,), title_of(document, "zh"))
    for title, document in known.titled_in(question):
        place = question.find(title)
        yield Phrase(place, place + len(title), (document,), title_of(document, "zh"))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, document_nouns()[0])))


def _headed(question: str, known: Known) -> Iterator[Phrase]:
    """Yield phrases with a kind of document at their end (甲市的方案, 国务院的文件, 甲市节水行动方案)."""
    for noun in _noun().finditer(question):
        period = PERIOD.match(question, noun.end())
        end = period.end() if period else noun.end()
        start, chosen, said = _head(question, noun.start(), noun[0], known)
        if start == noun.start() or not said:
            continue
        start, chosen = _joined(question, start, chosen, known)
        words = question[start:end]
        if len(chosen) < len(known.documents):
            yield Phrase(start, end, chosen, _label(words, chosen))


def _head(question: str, position: int, noun: str, known: Known) -> tuple[int, tuple[DocumentName, ...], bool]:
    """Read leftwards from a noun while words name documents: where they begin, which are named, if for sure."""
    chosen, said, held = known.documents, False, len(noun)
    while position:
        inner = link.start() if (link := _LINK.search(question[:position])) else position
        size, fitting, sure, titled = _longest(question[:inner], chosen, known, joined=inner == position)
        if not said:
            _refuse_elsewhere(question[:inner], longer_than=size)
        if not size:
            break
        position, chosen = inner - size, fitting
        held += size if titled else 0
        said = said or sure or held >= SHORTEST + len(noun)
    return position, chosen, said


def _joined(
    question: str, start: int, chosen: tuple[DocumentName, ...], known: Known
) -> tuple[int, tuple[DocumentName, ...]]:
    """Add the regions and issuers that are joined to a phrase in front of it (甲市、乙市和丙市的方案)."""
    while joiner := _JOINER.search(question[:start]):
        size, fitting, sure, _ = _longest(question[: joiner.start()], known.documents, known, joined=False)
        if not (size and sure):
            break
        start = joiner.start() - size
        chosen = (*(d for d in fitting if d not in chosen), *chosen)
    return start, chosen


def _longest(
    before: str, documents: tuple[DocumentName, ...], known: Known, *, joined: bool
) -> tuple[int, tuple[DocumentName, ...], bool, bool]:
    """Return the longest words at the end of a stretch that name documents, which ones, if surely, if by title."""
    best, named = known.named_at_end(before, documents)
    titled: dict[int, list[DocumentName]] = {}
    text = normal(before)
    for document in documents if joined else ():
        size = _shared_end(text, document.normal_title)
        if size > 1:
            titled.setdefault(size, []).append(document)
    other = max(titled, default=0)
    if best and best >= other:
        return best, named, True, False
    return (other, tuple(titled[other]), False, True) if other else (0, documents, False, False)


def _shared_end(text: str, title: str) -> int:
    size = 0
    while size < len(text) and text[len(text) - size - 1 :] in title:
        size += 1
    return size


def _refuse_elsewhere(before: str, *, longer_than: int) -> None:
    """Refuse a region in front of the noun of which the store has no document (在某市的方案里)."""
    for size in range(min(len(before), 12), max(longer_than, 1), -1):
        if region := region_called(before[-size:]):
            raise NotInDocuments((region.name,))


def _places(question: str, known: Known) -> list[Phrase]:
    """Return a region or level that the question begins with, before what it asks (甲市有哪些任务, 省里的发改委…)."""
    opened = re.match(r"(?:请问|在|我想知道|想问)?", question)
    start = opened.end() if opened else 0
    places = (known.by_place, known.longest_place, _BEHIND_PLACE)
    levels = (known.by_full_level, known.longest_full_level, _BEHIND_LEVEL)
    for names, longest, tail in (places, levels):
        ends = range(min(len(question), start + longest), start, -1)
        end = next((end for end in ends if question[start:end] in names and tail.match(question, end)), None)
        if end is not None:
            chosen = names[question[start:end]]
            if len(chosen) < len(known.documents):
                return [Phrase(start, end, chosen, _label(f"{question[start:end]}的文件", chosen))]
    return []


def _label(words: str, chosen: tuple[DocumentName, ...]) -> str:
    return title_of(chosen[0], "zh") if len(chosen) == 1 else f"{words}（{len(chosen)} 份）"


def _english(question: str, known: Known) -> Iterator[Phrase]:
    """Yield English phrases (in the Guangdong plan, of the State Council's plans, in national documents)."""
    nouns = re.compile(rf"\b(?:{'|'.join(document_nouns()[1])})\b", re.IGNORECASE)
    for noun in nouns.finditer(question):
        head = _ENGLISH_HEAD.search(question[: noun.start()])
        if not head:
            continue
        words = head["head"].lower().strip()
        chosen = tuple(document for document in known.documents if _called_in_english(words, document))
        if chosen and len(chosen) < len(known.documents):
            label = title_of(chosen[0], "en") if len(chosen) == 1 else f"{words} documents ({len(chosen)})"
            yield Phrase(head.start(), noun.end(), chosen, label)
        elif not chosen and (elsewhere := next((r for r in regions() if r.english.lower() == words), None)):
            raise NotInDocuments((elsewhere.name,))


def _called_in_english(words: str, document: DocumentName) -> bool:
    if document.english and re.fullmatch(rf"{re.escape(document.english)}(?: (?:city|province|municipality))?", words):
        return True
    if words in ("state council", "the state council"):
        return document.issuer.startswith("国务院")
    return any(words == word and document.rank == rank for word, rank in _ENGLISH_LEVELS) or any(
        normal(name) == words for name in (*document.places, *document.issuers)
    )
