"""A question as a row of tokens: the best cover of its characters by known words, numbers and parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.numerals import parse_ordinal
from kg.nlp import tag, tokenizer
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import entitled, held, titled
from query.tokens.asides import without_asides, without_manners
from query.tokens.comparatives import comparative_marks
from query.tokens.cover import cover, with_gaps
from query.tokens.determiners import as_part_words, determiner_marks, with_kinds, with_nouns
from query.tokens.doubts import NOISE, with_doubts
from query.tokens.english import topic_marks
from query.tokens.english_names import english_name_marks, proper_words, with_english_place
from query.tokens.english_units import with_whole_names
from query.tokens.gaps import asked_by_one, named_by_one, read_gap
from query.tokens.mending import classes_pointed_at, grown, regained, titles_joined, without_broader
from query.tokens.numbers import number_marks
from query.tokens.parts import part_marks, without_position
from query.tokens.pinyin import pinyin_marks
from query.tokens.places import annex_marks, counted_part_marks, document_marks, due_marks, government_marks
from query.tokens.shared_tails import headless_marks, shared_tail_marks, with_shared_nouns
from query.tokens.so_many import counted_for_each, first_so_many
from query.tokens.spelling import misspelt, respelt, rewritten
from query.tokens.verbatim import (
    lettered_marks,
    quoted_marks,
    with_mentioned,
    with_quoted,
    with_translated,
    without_glosses,
)
from query.wording.numerals import HAN
from query.wording.sought import Rare
from query.wording.worded import named_so, worded

MOST_GAPS = 16
"""The most unknown stretches of a question that are looked at; one with more is no question."""
LONGEST_GAP = 60
_STRANGE = Rare(
    r"第\s*第|条条年|(?<![剔扣去排])除以(?![后外上下前来内])|(?:tasks?|任务)\s*[零〇一二三四五六七八九十百千万亿]{3,}|\d+\.\d+\.\d[\d.]*"
)
_UNREAD = re.compile(r"第(?!几)[^第条项，,。哪]{0,6}[条项](?!目)")
_HOW_MUCH = re.compile("(?:一共|总共|总额)?(?:是|有|为|要)?(?:多少|几|多大)")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_STRAY_LETTER = Rare(r"(?:(?<=[\u4e00-\u9fff])|^)[a-z](?=[\u4e00-\u9fff])")
_VERB_TWICE = Rare("([\u4e00-\u9fff])一\\1(?!条)")
"""A verb said twice says no more than once: 归一归, 数一数."""
_ORDER = Rare(
    "(?:前面|后面|上面|下面)?(?:紧挨|挨着|紧邻|相邻)着?的?[那这]?(?:一?[条项个])?|[前后上下]一[条项](?!任务的)|前者"
    "|后者|最[前后末先](?:面)?(?:的|和|与|、|一)|仅次于|[前后]一家|占第\\d+条[^，,]{0,16}(?:总量|总和)的?百分|[它其]的?[前后上下](?:面|头|边)?的?[那一]+[条项]"
    r"|\bneither it nor\b|\bskip tasks (?:with no|without)(?: a| any)? lead"
    r"|\bthe (?:one|task) (?:right |just |immediately )?(?:before|after|preceding) (?:it|that)\b"
)
_HEADING_NUMBER = re.compile(rf"(?:(?<![第\d零〇一二三四五六七八九十百]){HAN}+、|[（(]{HAN}+[）)])$")


def tokens(question: str, lexicon: Lexicon) -> list[Mark]:
    """Return the tokens of a question in order.

    A stretch that nothing covers is a `text` where the documents hold it, `unknown` where it is a noun that they do not
    hold, else a `filler`.
    """
    question = named_so(question)
    text = with_whole_names(question, worded(question), lexicon)
    quoted = [*quoted_marks(question, text, lexicon), *lettered_marks(text, lexicon)]
    row, marks = _row(text, lexicon, quoted)
    if named := list(english_name_marks(question, text, lexicon)):
        marks += named
        row = with_gaps(text, cover(text, marks))
    gaps = [len(mark.text) for mark in row if mark.kind == "gap"]
    if len(gaps) > MOST_GAPS or max(gaps, default=0) > LONGEST_GAP:
        return [replace(mark, entry=Entry("unknown")) if mark.kind == "gap" else mark for mark in row]
    if gaps:
        if (better := rewritten(respelt(text, row, lexicon), row, lexicon)) != text:
            text = better
            row, marks = _row(text, lexicon, ())
        marks += [*misspelt(text, row, lexicon), *pinyin_marks(text, row, lexicon)]
        row = with_gaps(text, cover(text, marks))
        row = regained(text, grown(text, row, lexicon), lexicon)
    row = [each for index, mark in enumerate(row) for each in _read(text, row, index, lexicon)]
    row = [
        *with_translated(without_glosses(with_mentioned(question, with_quoted(question, with_doubts(row)), lexicon))),
        *_unread(text, row, stray=_STRAY_LETTER.search(question) is not None),
    ]
    row = [
        replace(m, entry=Entry("text")) if _in_title(m, lexicon) else m
        for m in without_broader(titles_joined(row, lexicon), lexicon)
    ]
    row = classes_pointed_at(with_shared_nouns(without_position(row, lexicon), lexicon), lexicon)
    proper = proper_words(question)
    row = [replace(m, entry=Entry("unknown")) if m.code == NOISE and m.text in proper else m for m in row]
    if len(row) > 1 and _cut_off(row[0], row[1]):
        row[0] = replace(row[0], entry=Entry("unknown"))
    return without_asides(
        text, without_manners(as_part_words(with_kinds(first_so_many(counted_for_each(with_nouns(text, row))))))
    )


def _cut_off(mark: Mark, after: Mark) -> bool:
    """Tell whether characters that are no word open a clause right before words of the documents (甲陪|式乙)."""
    if mark.code != NOISE or len(mark.text) < 2 or _HAN.match(mark.text) is None or mark.start:
        return False
    return after.kind == "text" and after.start == mark.end and tag(mark.text) is None


def _in_title(mark: Mark, lexicon: Lexicon) -> bool:
    """Tell whether a light word of some length is part of a task's title (组织领导): then it is a topic."""
    return mark.kind == "filler" and len(mark.text) > 3 and not mark.text.isascii() and titled(mark.text, lexicon)


def _unread(text: str, row: list[Mark], *, stray: bool) -> Iterator[Mark]:
    """Yield 第…条 around what is no number (第三千万亿条), and 前一条, 后者: they name what nobody can find."""
    for pattern in (_STRANGE, _ORDER, *([_STRAY_LETTER] if stray else [])):
        apart = ("text", "thing", "unit") if pattern is _STRAY_LETTER else ("last", "first")  # 甲e乙, as is printed
        for match in pattern.finditer(text):
            if not any(m.kind in apart and m.start < match.end() and match.start() < m.end for m in row):
                yield Mark(Entry("unknown", "order"), *match.span(), match[0])
    for match in _UNREAD.finditer(text):
        read = (m for m in row if m.kind in ("numbers", "which", "part", "ask", "each", "top"))
        if not any(mark.start <= match.start() < mark.end for mark in read):
            yield Mark(Entry("unknown"), *match.span(), match[0])


_COMPARED = re.compile("[多少高低早晚大小长短快慢先后增减升降提]|一样|相同")
_PUNCTUATION = re.compile(r"[，。；：？！、,;:?!()（）\[\]【】…—]|\.(?=\s|$)")


def _row(text: str, lexicon: Lexicon, quoted: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
    marks = [
        *number_marks(text, lexicon),
        *determiner_marks(text),
        *comparative_marks(text),
        *part_marks(text, lexicon),
        *shared_tail_marks(text, lexicon),
        *headless_marks(text, lexicon),
        *lexicon.marks(text),
    ]
    marks += [*government_marks(text, lexicon), *annex_marks(text, lexicon), *due_marks(text, lexicon)]
    marks += document_marks(text, lexicon)
    counts = list(counted_part_marks(text, marks, lexicon))
    marks = [m for m in marks if m.kind != "numbers" or not any(m.start == c.start for c in counts)] + counts
    marks += (Mark(Entry("filler"), *match.span(), match[0]) for match in _PUNCTUATION.finditer(text))
    marks += (Mark(Entry("filler"), *m.span(), m[0]) for m in _VERB_TWICE.finditer(text) if _verb_twice(text, m))
    marks = [with_english_place(text, _with_its_number(text, mark, lexicon), lexicon) for mark in marks]
    spans = {(mark.start, mark.end) for mark in marks}
    marks += (mark for mark in quoted if (mark.start, mark.end) not in spans)
    marks += (
        mark
        for mark in topic_marks(text)
        if (mark.start, mark.end) not in spans
        and any(held(zh, lexicon) for zh in mark.entry.iris)
        and not (_HAN.search(text) and _printed_so(text, mark, lexicon))
    )
    marks += [wider for mark in marks if (wider := _of_other_level(text, mark))]
    named = [m for m in marks if m.kind == "unit" and m.entry.iris]
    starts, ends = {m.start for m in named}, {m.end for m in named}
    marks = [m for m in marks if _is_word(text, m, starts, ends, lexicon)]
    known = [m for m in marks if m.kind == "unit" and m.entry.iris]
    marks = [m for m in marks if m.kind != "unit" or _is_unit(text, m, known, lexicon)]
    return with_gaps(text, cover(text, marks)), marks


def _is_word(text: str, mark: Mark, starts: set[int], ends: set[int], lexicon: Lexicon) -> bool:
    """Tell whether a word is none that only its neighbours in the question make; units start and end at some places."""
    kind, first, before = mark.kind, mark.text[0], text[mark.start - 1 : mark.start]
    if kind in ("outside", "attribute"):
        if mark.start not in ends and not _stands(text, mark, lexicon):
            return False
    elif kind == "not":
        if mark.end not in starts and _begins_word(text, mark):  # 非|农业农村委
            return False
    elif kind == "part":
        if mark.code in ("Chapter", "Section") and entitled(mark.text, lexicon):
            return False
    elif (kind, first, before) == ("role", "有", "所") or _names_a_ratio(text, mark, lexicon):  # 所有|任务
        return False
    if mark.text == "除" and _ends_word(text, mark):
        return False
    return (before, first) not in (("一", "共"), ("并", "非"))  # 一共|管, 并非|牵头单位


def _names_a_ratio(text: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Tell whether 比 ends a noun of the documents (容积比), and nothing is compared behind it."""
    if mark.kind != "baseline" or mark.text != "比" or mark.start < 2:
        return False
    noun = text[mark.start - 2 : mark.end]
    return _COMPARED.search(text, mark.end) is None and held(noun, lexicon)


def _is_unit(text: str, mark: Mark, known: list[Mark], lexicon: Lexicon) -> bool:
    """Tell whether a unit's name is cut out of no other name and of no words of the documents."""
    if not mark.entry.iris and (_cuts(mark, known) or held(mark.text, lexicon)):
        return False
    return not _inside_phrase(text, mark, lexicon)


def _verb_twice(text: str, match: re.Match[str]) -> bool:
    """Tell whether a verb of its own is said twice (归一归), and not the end of a noun (农产品一品一码)."""
    verb = (tag(match[1]) or "n")[0] == "v"
    return verb and tokenizer().lcut(text[max(0, match.start() - 4) : match.start() + 1])[-1] == match[1]


def _printed_so(text: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Tell whether a word in Latin letters touches Chinese with which the documents hold it: CCER项目, 4A景区."""
    behind = text[mark.end : mark.end + 3].strip()[:2]
    return _HAN.fullmatch(behind) is not None and held(mark.text, lexicon)


def _with_its_number(text: str, mark: Mark, lexicon: Lexicon) -> Mark:
    """Return a chapter's or section's name with the number that its heading has in front (三、重点任务)."""
    number = _HEADING_NUMBER.search(text, 0, mark.start) if mark.kind == "part" and mark.start > 1 else None
    if number is None:
        return mark
    chapters = lexicon.chapters_at(parse_ordinal(number[0]))
    known = mark.code != "Chapter" or set(mark.entry.iris) <= set(chapters)
    return replace(mark, start=number.start(), text=text[number.start() : mark.end]) if known else mark


def _inside_phrase(text: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Tell whether a unit's everyday name is a piece of a longer phrase of the documents (全区|信访办|改造)."""
    one = len(mark.entry.iris) == 1
    if not one or mark.text in lexicon.label_of(mark.entry.iris, "") or not held(mark.text, lexicon):
        return False
    return (
        mark.start > 1
        and _HAN.fullmatch(text[mark.start - 2 : mark.start]) is not None
        and held(text[mark.start - 2 : mark.end], lexicon)
    )


def _begins_word(text: str, mark: Mark) -> bool:
    """Tell whether a negation is the beginning of a noun: 不|动产登记, 无|障碍, 无人|机."""
    if mark.text[0] not in "不无非未" or len(mark.text) > 2 or mark.end >= len(text):
        return False
    words = tokenizer().lcut(text[mark.start : mark.start + 6])
    return len(words[0]) > len(mark.text) and (tag(words[0]) or "v")[0] in "nlibj"


def _ends_word(text: str, mark: Mark) -> bool:
    """Tell whether 除 is the end of a verb: 消|除, 拆|除."""
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    return bool(before) and (tag(before + mark.text) or "").startswith("v")


def _cuts(mark: Mark, known: list[Mark]) -> bool:
    """Tell whether an unknown unit's name begins or ends inside a known one (经信|委办公室)."""
    return any(k.start < mark.start < k.end < mark.end or mark.start < k.start < mark.end < k.end for k in known)


def _stands(text: str, mark: Mark, lexicon: Lexicon) -> bool:
    """Tell whether a word is cut out of the question as one: 治|理由|谁 does not ask for a reason.

    Nor does one that the documents hold with the two characters beside it (专项|评价, 预算|绩效).
    """
    if mark.text.isascii():
        return True
    before = text[max(0, mark.start - 2) : mark.start]
    if mark.kind == "outside" and _HOW_MUCH.match(text, mark.end):
        return True
    if len(before) == 2 and _HAN.fullmatch(before) and held(before + mark.text, lexicon):
        return False
    if mark.kind == "attribute":
        return True
    behind = text[mark.end : mark.end + 2]
    if len(behind) == 2 and _HAN.fullmatch(behind) and held(mark.text + behind, lexicon):
        return False
    position, edges = 0, {0}
    for word in tokenizer().lcut(text):
        position += len(word)
        edges.add(position)
    return mark.start in edges and mark.end in edges


def _read(text: str, row: list[Mark], index: int, lexicon: Lexicon) -> Iterator[Mark]:
    mark = row[index]
    if mark.kind != "gap":
        yield mark
    elif len(mark.text) == 1 and (code := named_by_one(row, index, lexicon)) is not None:
        yield replace(mark, entry=Entry("text", code))
    else:
        begin = mark.start + asked_by_one(row, index, lexicon)
        if begin > mark.start:
            yield Mark(Entry("text"), mark.start, begin, text[mark.start : begin])
        yield from read_gap(text, begin, mark.end, lexicon)


def _of_other_level(text: str, mark: Mark) -> Mark | None:
    """市财政局 is not the district's: a unit behind the sign of a level that is no part of its name is another unit."""
    if mark.kind != "unit":
        return None
    sign = text[mark.start - 1 : mark.start]
    if not sign or sign not in "国省市县旗州盟" or mark.text[0] in "国省市县区旗州盟":
        return None
    return Mark(Entry("unit"), mark.start - 1, mark.end, sign + mark.text)
