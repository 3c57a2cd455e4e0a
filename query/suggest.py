"""What may be asked: completions of what is being typed.

Every whole question that is offered has been read and its query run: it can be answered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ontology.questions import question_words
from ontology.suggestions import QuestionPattern, question_patterns
from ontology.vocabularies import roles
from query.lexicon import Lexicon, bare, normal
from query.lexicon.letters import spellings
from query.suggestions.index import Hit, How, pairs
from query.suggestions.offer import answerable, contained, index_of, meant

LONGEST = 60
"""Longer input is a question of its own, and nothing is completed."""
_TAIL = 24
_FEW = 3
_MOST_NAMES, _MOST_WORDS = 5, 2
_JOINERS = " 和与跟及、，,第"
_ENDS = "?？。.!！ \t"
_COMPLETED = ("ask", "count")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to take over: what is shown, what it is, what the whole input becomes, and how it was found.

    `kind`: question, word, unit, task, title, indicator, company, institution, thing, project, section, year.
    """

    text: str
    kind: str
    question: str
    match: str


@dataclass(frozen=True, slots=True)
class _Offer:
    """A suggestion with its place in the order; `pattern` is that of a whole question."""

    suggestion: Suggestion
    order: tuple[int, int, int, int, str]
    pattern: QuestionPattern | None = None


def suggest(q: str, lexicon: Lexicon, limit: int = 10, *, language: str = "zh") -> tuple[Suggestion, ...]:
    """Return at most `limit` completions of what was typed: names, question words and whole questions.

    Typed may be Chinese, English, pinyin or initials, the beginning of a name or of a question or a part of it, with
    one typo. What begins so comes first, then what holds it, then pinyin and initials, then typos. `language` is that
    of the questions where the input does not tell (nothing or digits typed).
    """
    shown = bare(q).strip().rstrip(_ENDS)
    typed = normal(shown)
    if len(typed) > LONGEST:
        return ()
    shown = shown if len(shown) == len(typed) else typed
    language = _language(typed) or language
    offers = [*_questions(typed, lexicon, language)] if typed else [*_openings("", lexicon, language)]
    if typed:
        offers += [*_names(shown, typed, lexicon, language), *_words(shown, typed, lexicon)]
    return tuple(_chosen(sorted(offers, key=lambda offer: offer.order), lexicon, limit))


def _language(typed: str) -> str | None:
    if re.search(r"[\u4e00-\u9fff]", typed) and not re.match(r"[a-z]{2,} ", typed):
        return "zh"
    return "en" if re.search("[a-z]", typed) else None


def _chosen(offers: list[_Offer], lexicon: Lexicon, limit: int) -> Iterator[Suggestion]:
    """Yield the first offers, each text once; names leave room for questions, questions must have an answer."""
    seen: set[str] = set()
    counted: Counter[bool] = Counter()
    room = _MOST_NAMES if any(offer.pattern for offer in offers) else limit
    for offer in offers:
        of_word, text = offer.suggestion.kind == "word", offer.suggestion.text
        full = offer.pattern is None and counted[of_word] >= (_MOST_WORDS if of_word else room)
        if text in seen or full or len(seen) >= limit:
            continue
        if offer.pattern and not answerable(text, offer.pattern.asks, lexicon):
            continue
        seen.add(text)
        counted[of_word] += offer.pattern is None
        yield offer.suggestion


def _names(shown: str, typed: str, lexicon: Lexicon, language: str) -> Iterator[_Offer]:
    for start, hit in _hits(typed, lexicon):
        said = hit.name.said(_said_in(hit, language))
        if normal(said) != typed:
            suggestion = Suggestion(said, hit.name.kind, shown[:start] + said, hit.how.name.lower())
            yield _Offer(suggestion, (hit.how, 0, 0, hit.order[1], said))


def _said_in(hit: Hit, language: str) -> str:
    """A name that was found by its English form is offered in English, one found by pinyin in Chinese."""
    if hit.how is How.PINYIN:
        return "zh"
    return "en" if hit.form.isascii() and re.search("[a-z]", hit.form) else language


def _hits(typed: str, lexicon: Lexicon) -> list[tuple[int, Hit]]:
    """Return the names that the input, or its end from some word on, may be meant for, with where they begin."""
    index = index_of(lexicon)
    if whole := [*index.beginning(typed), *index.holding(typed), *index.spelled(typed)]:
        return [(0, hit) for hit in whole]
    for start in _boundaries(typed, lexicon):
        tail = typed[start:]
        if found := [*index.beginning(tail), *index.spelled(tail)]:
            return [(start, hit) for hit in found]
    return [] if contained(typed, lexicon) else [(0, hit) for hit in index.mistyped(typed)]


def _boundaries(typed: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield where the last name may begin: behind a known word, a joiner or a space, and not inside a known word."""
    marks = lexicon.marks(typed)
    inside = {place for m in marks for place in range(m.start + 1, m.end)}
    behind = {m.end for m in marks} | {place for place, c in enumerate(typed, 1) if c in _JOINERS}
    for start in sorted(behind - inside):
        tail = typed[start:]
        if max(1, len(typed) - _TAIL) <= start and tail and not tail[0].isspace() and not _one_letter(tail):
            yield start


def _one_letter(tail: str) -> bool:
    return len(tail) == 1 and tail.isascii() and tail.isalpha()


def _questions(typed: str, lexicon: Lexicon, language: str) -> Iterator[_Offer]:
    """Yield whole questions about the names that are typed in part or in full, then those that begin like the input."""
    met: Counter[int] = Counter()
    for start, hit in _hits(typed, lexicon):
        yield from _about(hit, typed[:start], "", met, _said_in(hit, language))
    for start, end, hit in _inside(typed, lexicon):
        yield from _about(hit, typed[:start], typed[end:], met, language)
    yield from _openings(typed, lexicon, language)


def _inside(typed: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Hit]]:
    """Yield the names that stand in the input with their places: as they are, else in letters or with a typo."""
    whole = contained(typed, lexicon)
    yield from ((start, end, Hit(name, How.PREFIX, "")) for start, end, name in whole)
    if not whole and len(typed) > 1:
        for start, end, name in meant(typed, lexicon):
            yield start, end, Hit(name, How.PINYIN if typed[start:end].isascii() else How.TYPO, "")


def _about(hit: Hit, before: str, after: str, met: Counter[int], language: str) -> Iterator[_Offer]:
    """Yield the questions that a name fits in and that go with the other words of the input."""
    for pattern in question_patterns():
        if pattern.slot not in hit.name.slots or pattern.language != language:
            continue
        how = _fit(pattern, before, after)
        if how is None:
            continue
        met[id(hit.name)] += 1
        nth, text = met[id(hit.name)], pattern.filled(hit.name.said(language))
        how = max(how, hit.how)
        suggestion = Suggestion(text, "question", text, how.name.lower())
        yield _Offer(suggestion, (how, 1, nth, hit.name.rank, text), pattern)


def _fit(pattern: QuestionPattern, before: str, after: str) -> How | None:
    """Tell how the words before and behind a name go with a pattern, None where they do not."""
    front, back = normal(pattern.before).strip(), normal(pattern.after).strip()
    before, after = before.strip().removesuffix(" the"), after.strip()
    if front.endswith(before) and back.startswith(after):
        return How.PREFIX if front == before else How.INNER
    said = pairs(before) | pairs(after)
    shared = len(said & pairs(front + "|" + back))
    return How.INNER if shared and shared >= 0.5 * len(said) else None


def _openings(typed: str, lexicon: Lexicon, language: str) -> Iterator[_Offer]:
    """Yield the questions whose own words begin with the input, hold it, or are spelled so."""
    index = index_of(lexicon)
    met: Counter[str | None] = Counter()
    for place, pattern in enumerate(question_patterns()):
        how = _opening(pattern, typed, language)
        if how is None:
            continue
        first = index.first(pattern.slot, _FEW if typed else 1) if pattern.slot else (None,)
        kind = first[0].kind if first and first[0] else None
        met[kind] += 1
        turn = 0 if typed else met[kind]
        for nth, name in enumerate(first):
            text = pattern.filled(name.said(pattern.language) if name else "")
            order = (how, 1, nth + turn, place, text)
            yield _Offer(Suggestion(text, "question", text, how.name.lower()), order, pattern)


def _opening(pattern: QuestionPattern, typed: str, language: str) -> How | None:
    front, back = normal(pattern.before), normal(pattern.after)
    if not typed:
        return How.PREFIX if pattern.language == language else None
    if front.startswith(typed):
        return How.PREFIX
    if len(typed) > 1 and (typed in front or typed in back):
        return How.INNER
    letters = re.sub("[ '-]", "", typed)
    spelled = pattern.language == "zh" and front and typed.isascii() and len(letters) > 1 and letters.isalpha()
    return How.PINYIN if spelled and any(key.startswith(letters) for key in _spelled(front)) else None


@cache
def _spelled(words: str) -> frozenset[str]:
    full, initials = spellings(re.sub(r"\W", "", words))
    return full | initials


def _words(shown: str, typed: str, lexicon: Lexicon) -> Iterator[_Offer]:
    """Yield question words and role words that go on from the last characters of the input."""
    known = _known_words()
    for start in _boundaries(typed, lexicon):
        tail = typed[start:]
        at = bisect_left(known, tail)
        going_on = [word for word in known[at : at + 40] if word.startswith(tail) and word != tail]
        if len(tail) > 1 or not tail.isascii():
            for word in sorted(going_on, key=len)[:_MOST_WORDS]:
                suggestion = Suggestion(word, "word", shown[:start] + word, "prefix")
                yield _Offer(suggestion, (How.PREFIX, 1, 2, len(word), word))


@cache
def _known_words() -> list[str]:
    asked = {w for w, codes in question_words().items() if {code.partition(":")[0] for code in codes} & set(_COMPLETED)}
    named = {normal(name) for role in roles() for name in role.concept.names}
    return sorted(word for word in asked | named if len(word) > 1)
