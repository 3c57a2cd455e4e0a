"""Words that no vocabulary knows: a topic if the documents hold them, else words that say nothing, or too much to skip.

A word of a closed class, a verb or an adverb adds nothing to a question whose other words are read. A noun that the
documents do not hold does: it restricts what is asked in a way that nobody can check, so it counts against the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.nlp import tag, tokenizer
from ontology.names import plan_verbs
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import held, stated, tasks_about
from query.tokens.doubts import NOISE

_NOUNS = re.compile(r"n|vn|j|l|i|eng|x")
_CLOSED = re.compile(r"[pcdrumqfty]|zg|k|h")
_NAMES = re.compile(r"n|j|l|i|eng|x")
_LATIN = re.compile(r"[a-z][a-z'-]*")
_RESTRICTS = re.compile(
    r"\b(?:of|for|on|about|in|with|by|the|a|an|from|mention(?:s|ing)?|named|called|regarding"
    r"|how many|how much|does|do|did|leads?|supports?|heads?|concerning|cover(?:s|ing)?|and|or)\s+$"
)
_SAYING = "讲说写提谈管抓搞做"
_HOLDS = "涉含带沾"
MENTIONED = "mentioned"
"""The code of a single character that is what texts are to hold."""
_RELATED = {*"的,?。了(、", "", "相关", "相关的", "有关", "沾边", "和", "与", "及", "或", "产业", "任务"}
_TOWARDS = ("涉及", "涉及到", "关于", "有关", "跟", "和", "与", "及", "或", "、", "沾", "沾边", "有", "里有")
_LONGEST = 12
_RUN = 8
_SHORT, _ENOUGH = 4, 40
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[\d.,/+-]+")
_LETTERS = re.compile(r"[a-z]{1,2}")
_VERBAL = re.compile(r"(?:ed|ly|ing)$")


def read_gap(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the marks of a stretch of a normal question that nothing covers: `text`, `unknown` or `filler`."""
    stretch = text[start:end]
    if len(stretch) > 2 and stretch[0] in _SAYING and held(stretch[1:], lexicon) and not held(stretch, lexicon):
        yield _mark("filler", start, stretch[0])
        start, stretch = start + 1, stretch[1:]
    if _holds_one(stretch, lexicon):
        yield Mark(Entry("mention"), start, start + 1, stretch[0])
        yield Mark(Entry("text", MENTIONED), start + 1, end, stretch[1])
        return
    if stretch.isascii():
        yield from _latin(text, start, end, lexicon)
    else:
        yield from _chinese(stretch, start, lexicon)


def _holds_one(stretch: str, lexicon: Lexicon) -> bool:
    """Tell whether two characters say that texts hold the second of them (涉林的任务)."""
    if len(stretch) != 2 or stretch[0] not in _HOLDS or tag(stretch) is not None or held(stretch, lexicon):
        return False
    return (tag(stretch[1]) or "n").startswith("n") and held(stretch[1], lexicon)


def named_by_one(row: list[Mark], index: int, lexicon: Lexicon) -> str | None:
    """Return the code of a single character that is what is asked about: 哪些镇, 提到茶的, 跟茶有关的, 茶相关的任务."""
    one, behind = row[index].text, "".join(m.text for m in row[index + 1 : index + 2])
    before = next((m for m in reversed(row[:index]) if m.text not in ("了", "过", "到", "着")), None)
    if before is not None and before.kind == "which":
        return "" if held(one, lexicon) else None
    mentioned = before is not None and (before.kind == "mention" or before.text in _TOWARDS)
    noun = (tag(one) or "n").startswith("n") and held(one, lexicon)
    told = any(m.kind == "mention" for m in row[index + 1 :]) and (behind == "在" or row[index + 1].kind == "mention")
    alone = before is None and (behind.startswith(("相关", "有关")) or told)
    return MENTIONED if noun and (behind in _RELATED if mentioned else alone) else None


def asked_by_one(row: list[Mark], index: int, lexicon: Lexicon) -> int:
    """Return how many characters name what is asked for in front of a verb: one in 哪些山建基地, else none."""
    stretch = row[index].text
    asked = index > 0 and row[index - 1].kind == "which" and row[index - 1].text.startswith("哪")
    noun = asked and tag(stretch[0]) == "n" and tag(stretch[1:2]) == "v" and tag(stretch[:2]) in (None, "ns")
    return int(noun and held(stretch[0], lexicon))


def _mark(kind: str, start: int, word: str) -> Mark:
    return Mark(Entry(kind, NOISE if kind == "filler" else ""), start, start + len(word), word)


def _latin(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mark]:
    for match in re.finditer(r"\S+", text[start:end]):
        word = re.sub(r"'s$|^\W+|\W+$", "", match[0])
        position = start + match.start()
        if not word:
            continue
        if _NUMBER.fullmatch(word) or _LETTERS.fullmatch(word):
            kind = "unknown"
        elif held(word, lexicon):
            kind = "text"
        else:
            known = not _LATIN.fullmatch(word) or _HAN.search(text) or _RESTRICTS.search(text[:position])
            kind = "unknown" if known and not _VERBAL.search(word) else "filler"
        yield _mark(kind, position, match[0])


def _chinese(stretch: str, start: int, lexicon: Lexicon) -> Iterator[Mark]:
    if len(stretch) > 2 and stretch.endswith("的"):
        yield from _chinese(stretch[:-1], start, lexicon)
        yield _mark("filler", start + len(stretch) - 1, "的")
        return
    whole = len(stretch) > 1 and held(stretch, lexicon) and _says_something([stretch], lexicon)
    if whole and not _cut_from_words(stretch, lexicon):
        yield _mark("text", start, stretch)
        return
    inner = _longest_held(stretch, lexicon)
    if inner:
        first, last = inner
        if first:
            yield from _chinese(stretch[:first], start, lexicon)
        yield _mark("text", start + first, stretch[first:last])
        if last < len(stretch):
            yield from _chinese(stretch[last:], start + last, lexicon)
        return
    yield from _words(tokenizer().lcut(stretch), start, lexicon)


def _cut_from_words(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a few characters only stand in the documents as a piece of longer words: 务业 in 服务业."""
    if len(words) > _SHORT or tag(words) is not None or [len(w) for w in tokenizer().lcut(words)] == [2, 2]:
        return False
    seen = 0
    for kind in ("task", "target", "part"):
        for _, text in lexicon.texts.found(words, kind, most=_ENOUGH + 1):
            for match in re.finditer(re.escape(words), text):
                before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
                if not ((before and tag(before + words[0])) or (after and tag(words[-1] + after))):
                    return False
                seen += 1
                if seen > _ENOUGH:
                    return True
    return seen > 0


def _longest_held(stretch: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the longest run of three characters or more stands that the documents hold and that says much."""
    begins = [_may_go_on(stretch[place : place + 2], lexicon) for place in range(len(stretch) - 1)]
    for length in range(min(len(stretch), _LONGEST), 2, -1):
        for first in range(len(stretch) - length + 1):
            words = stretch[first : first + length]
            if words[-1] in "和与及、" or words[0] in "和与及、":
                continue
            may_be_held = all(begins[first : first + length - 1])
            open_class = may_be_held and held(words, lexicon) and _open_class(tokenizer().lcut(words))
            if open_class and not _cut_from_words(words, lexicon):
                return first, first + length
    return None


def _may_go_on(pair: str, lexicon: Lexicon) -> bool:
    """Tell whether two characters may stand side by side in the documents: no run of characters is held that do not."""
    return not pair.isalpha() or held(pair, lexicon)


def _words(words: list[str], start: int, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the longest run of words that the documents hold as a topic, and what stands on either side of it."""
    if not words:
        return
    for length in range(min(len(words), _RUN), 0, -1):
        for first in range(len(words) - length + 1):
            run = words[first : first + length]
            if _topical(run, lexicon):
                position = start + sum(map(len, words[:first]))
                yield from _words(words[:first], start, lexicon)
                yield _mark("text", position, "".join(run))
                yield from _words(words[first + length :], position + sum(map(len, run)), lexicon)
                return
    position = start
    for word in words:
        content = len(word) > 1 and _names(word)
        verb = len(word) > 1 and tag(word) in ("v", "vn") and not plan_verbs().fullmatch(word) and stated(word, lexicon)
        yield _mark("verb" if verb else "unknown" if content else "filler", position, word)
        position += len(word)


def _topical(run: list[str], lexicon: Lexicon) -> bool:
    joined = "".join(run)
    if len(joined) < 2:
        return False
    whole = held(joined, lexicon)
    known = len(joined) > 3 and all(len(word) > 1 and tag(word) is not None for word in run)
    if not (whole or known) or not _says_something(run, lexicon):
        return False
    return not _cut_from_words(joined, lexicon) if whole else bool(tasks_about(joined, lexicon))


def _noun(word: str) -> bool:
    known = tag(word)
    return known is None or bool(_NOUNS.match(known))


def _open_class(run: list[str]) -> bool:
    """Tell whether a stretch of several characters is more than verbs of plans and words of closed classes."""
    joined = "".join(run)
    return not plan_verbs().fullmatch(joined) and any(
        not _CLOSED.match(tag(word) or "n") for word in run if len(word) > 1 or tag(word) == "n"
    )


def _names(word: str) -> bool:
    """Tell whether a leftover word names something: a noun of the dictionary, or a long word that it lacks."""
    known = tag(word)
    if plan_verbs().fullmatch(word):
        return False
    return len(word) > 2 if known is None else bool(_NAMES.match(known))


def _says_something(run: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a run holds a noun, or stands in the title of a task: a verb alone (推进) is no topic."""
    if len(run) == 1 and len(run[0]) > 4:
        return True
    if plan_verbs().fullmatch("".join(run)):
        return False
    return any(len(word) > 1 and _noun(word) for word in run) or _titled("".join(run), lexicon)


def _titled(words: str, lexicon: Lexicon) -> bool:
    return lexicon.texts.held(words, "title")
