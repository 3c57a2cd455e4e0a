"""Where responsibility clauses may stand: inside brackets, or on label lines of their own; and the pieces of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, COLON, MAY_LABEL, OPENERS, SCORE, SEPARATORS, ClauseGrammar
from kg.extractors.standing import STARS, lead_mark
from kg.extractors.units import UnitName, is_group, is_known, is_unit, share_parts

_HAN = "[一二三四五六七八九十]"
_NUMBER = rf"(?:{_HAN}{{1,3}}、|[（(]{_HAN}{{1,3}}[）)]|[0-9０-９]{{1,3}}[.．、][^0-9]|第{_HAN}+[章节条])"
_BRACKET = re.compile(
    rf"[{re.escape(OPENERS + CLOSERS)}]|(?<![-—–－、，,；;：:])\n[{BLANK}]*\n(?!\s*[-—–－]\s*[0-9０-９])"
    rf"|\n(?=[{BLANK}]*{_NUMBER})|\Z"
)
_LINE_STOP = re.compile(
    r"[。\n]|(?<=[局委办部厅院会社行司所府区县市校企团处心门位）)])(?="
    rf"(?:{_HAN}{{1,3}}、|[（(]{_HAN}{{1,3}}[）)]|[0-9]{{1,2}}[.．、](?![0-9])|第{_HAN}{{1,3}}[章节条])[\u4e00-\u9fff])"
    r"|(?=本(?:通知|办法|意见|方案|措施|规定|计划|细则)自)"
)
_NUMBERED = re.compile(
    rf"\n[{BLANK}]*(?:[0-9０-９]{{1,3}}[.．、]|[（(]?[0-9一二三四五六七八九十]{{1,3}}[）)、]|第[一二三四五六七八九十]+)"
)
_PARAGRAPH_END = re.compile(rf"[。；;]?[{BLANK}]*(?:\n|$|(?={_NUMBER}))")
_PARTY_AND_GOVERNMENT = re.compile("党(?:工)?委、(?:人民)?(?:政府|行署|行政公署|管委会|办事处)")
_QUOTED_LIST = re.compile("“[^“”\n]{1,20}、[^“”\n]{1,20}”")
"""A name in quotation marks that holds a list: “双随机、一公开”."""
_SCORED = re.compile(rf"[（(]{SCORE.pattern}[）)]$")
_LABEL_HEAD = re.compile(rf"[{BLANK}]*[\u4e00-\u9fff]{{1,4}}$")
_LABEL_BEHIND_BLANK = re.compile(rf"(?<=[{BLANK}])[\u4e00-\u9fff]{{2,8}}{COLON}")
_LONGEST_LIST, _FEWEST = 300, 3
_CLAUSE = 6
_SENTENCE = 15  # characters: a name in front of a bracket is shorter (李某某（市教育局）)
_HEADING = re.compile(rf"{_NUMBER}[^：:，,。；;]{{5,}}$")
"""A heading with its number: longer than the name of a person."""
_LEVEL_CUT_OFF = re.compile(rf"\s*[省市区县州盟旗镇乡局委办厅部会](?=[{re.escape(SEPARATORS + CLOSERS)}]|$)")
"""The last character of a name, alone on the line that a break put it on: 各县⏎区."""
_OPENS_GROUP = re.compile(r"[ \t\u3000]*(?:各|有关|相关)(?=.{2})")
"""What begins a name of its own on the line below another: 甲园区⏎各街道."""
_SETS_UP = re.compile(r"(?:成立|组建|设立|下设)[^。；\n]{0,24}(?:组|专班|指挥部|办公室|联席会议)(?:[，,。；]|$)")
_LAST_PIECE = re.compile(rf"[^{re.escape(SEPARATORS)}:：]*$")
_FIRST_PIECE = re.compile(rf"[^{re.escape(SEPARATORS)}]*")


def brackets(text: str, span: Span, grammar: ClauseGrammar | None = None) -> Iterator[Span]:
    """Yield the inside of each outermost pair of brackets, mixed kinds too; an unclosed one ends at a blank line.

    An unclosed one ends before a numbered line as well, and is yielded if it begins with a label of `grammar`.
    """
    stack: list[int] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        if match[0] in OPENERS:
            stack.append(match.end())
        elif match[0] in CLOSERS:
            if stack:
                start = stack.pop()
                if not stack:
                    yield Span(start, match.start())
        elif stack:
            labelled = (place for place in stack if grammar and grammar.label.match(text, place, match.start()))
            yield from (Span(place, _line_stop(text, place, match.start())) for place in islice(labelled, 1))
            stack.clear()


def _line_stop(text: str, start: int, limit: int) -> int:
    """Return where the line of an unclosed bracket ends: at a line end that no list of units runs on over."""
    position = text.find("\n", start, limit)
    while position >= 0 and text[start:position].rstrip(BLANK).endswith(("、", "，", ",", "；", ";", "：", ":")):
        position = text.find("\n", position + 1, limit)
    return position if position >= 0 else limit


def sentences(text: str, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield what stands behind 由 in the last sentence of a paragraph that says who is responsible.

    A paragraph that sets up a group tells of its members: 成立综合协调组。由市甲局牵头，市乙局参加.
    """
    for match in grammar.sentence.finditer(text):
        if not _SETS_UP.search(text, text.rfind("\n", 0, match.start("who")) + 1, match.start("who")):
            yield Span(*match.span("who"))


def bare_sentences(text: str, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield the last sentences of paragraphs that end in a verb of roles (…。市甲局牵头，市乙局配合)."""
    for match in grammar.bare_sentence.finditer(text):
        yield Span(*match.span("who"))


def with_brackets(text: str, span: Span) -> Span:
    """Return `span` with the brackets around it, if there are any."""
    start = span.start - 1 if span.start and text[span.start - 1] in OPENERS else span.start
    end = span.end + 1 if span.end < len(text) and text[span.end] in CLOSERS else span.end
    return Span(start, end)


def pieces(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[tuple[Span, str]]:
    """Yield the stretches between separators outside nested brackets, each with the separator that follows it.

    A line end separates only where it does not break a name in two, as a narrow column does.
    """
    start, depth = span.start, 0
    labels: set[int] = set()
    if MAY_LABEL.search(text, span.start, span.end):
        labels = {match.start() for match in grammar.inner_label.finditer(text, span.start, span.end)}
        labels |= {match.start() for match in grammar.inner_deadline.finditer(text, span.start, span.end)}
        labels |= (
            {match.start() for match in _LABEL_BEHIND_BLANK.finditer(text, span.start, span.end)} if labels else set()
        )
    ends = {
        match.end()
        for inner in (grammar.inner_verb, grammar.inner_mark)
        for match in inner.finditer(text, span.start, span.end)
    }
    whole = [
        match.span()
        for names in (grammar.collective, _PARTY_AND_GOVERNMENT, _QUOTED_LIST)
        for match in names.finditer(text, span.start, span.end)
    ]
    for position in range(span.start, span.end):
        character = text[position]
        if depth <= 0 and position in labels and not grammar.lead.fullmatch(text, start, position):
            if not _heads_label(text, Span(start, position), grammar):
                yield Span(start, position), ""
            start = position
        if depth <= 0 and position in ends and position > start:
            yield Span(start, position), ""
            start = position
        if character in OPENERS:
            depth += 1
        elif character in CLOSERS:
            depth -= 1
        elif depth <= 0 and character in SEPARATORS and not any(a < position < b for a, b in whole):
            if character == "\n" and _breaks_name(text, Span(start, position), span.end, grammar):
                continue
            yield Span(start, position), character
            start = position + 1
    yield Span(start, span.end), ""


def _heads_label(text: str, words: Span, grammar: ClauseGrammar) -> bool:
    """Tell whether words right before a label only say more of it: 第一牵头单位, 行业主管部门."""
    return _LABEL_HEAD.match(words.of(text)) is not None and not is_unit(words.of(text).strip(), grammar)


def bare_lists(text: str, taken: Sequence[Span], grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield the brackets that end a paragraph and hold only units, where that is the custom.

    Behind a full stop, three at least of these or of brackets in the same place that are clauses (`taken`): one alone
    may name examples; where there are so many, those that the paragraph goes on behind are clauses too. Before a full
    stop too, where they stand behind a sentence and not behind a unit, for that is an alias: 市委宣传部（网信办）.
    Inside a paragraph, before its stops, where no other kind of clause is as common; anywhere, where stars mark who
    leads.
    """
    behind, before, inner, amid = list[Span](), list[Span](), list[Span](), list[Span]()
    marks = lead_mark(text)
    for span in brackets(text, Span(0, len(text))):
        if not 2 < len(span) < _LONGEST_LIST or _inside(span, taken) or not _all_units(text, span, grammar):
            continue
        ends = _PARAGRAPH_END.match(text, span.end + 1) is not None
        if marks and any(mark in span.of(text) for mark in marks):
            yield span
        elif _behind_stop(text, span):
            (behind if ends else amid).append(span)
        elif ends and _behind_sentence(text, span, grammar):
            before.append(span)
        elif text[span.end + 1 : span.end + 2] in set("，,；;。") and _behind_words(text, span, grammar):
            inner.append(span)
    closing = [span for span in taken if _PARAGRAPH_END.match(text, span.end + 1)] if behind or before else []
    stopped = sum(_behind_stop(text, span) for span in closing)
    yield from (*behind, *amid) if len(behind) + stopped >= _FEWEST else ()
    within = len(before) + len(inner) >= max(_FEWEST, len(taken) + 1)
    yield from before if len(before) + len(closing) - stopped >= _FEWEST or within else ()
    yield from inner if within else ()


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    place = bisect_right(taken, span.start, key=lambda each: each.start)
    return place > 0 and span.start < taken[place - 1].end


def _behind_stop(text: str, span: Span) -> bool:
    """Tell whether a bracket stands behind a stop, or behind a score that does: …。（8分）（市甲局）."""
    before = _SCORED.sub("", text[max(0, span.start - 16) : span.start - 1].rstrip(BLANK))
    return before.rstrip(BLANK).endswith(("。", "！", "；"))


def _behind_words(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    words = _LAST_PIECE.search(text[max(0, span.start - 80) : span.start - 1])
    return words is not None and len(words[0].strip()) >= _CLAUSE and not _names_one(words[0], grammar)


def _behind_sentence(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    """Tell whether a bracket stands behind a sentence, or behind a heading with a number that is no unit's name."""
    words = text[text.rfind("\n", 0, span.start) + 1 : span.start - 1].strip(BLANK)
    heading = _HEADING.match(words)
    return bool(heading or len(words) >= _SENTENCE) and not _names_one(words, grammar)


def _names_one(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether words end as the name of a unit does: 市委宣传部, but not 驿站15处."""
    return grammar.ending.search(words) is not None and not words[-2:-1].isdigit()


def _all_units(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    names = [piece.of(text).strip(BLANK + STARS) for piece, _ in pieces(text, span, grammar)]
    while len(names) > 1 and _says_when(names[-1], grammar):
        names.pop()
    names = [name for name in names if not SCORE.fullmatch(name)] or names
    last = grammar.closer.search(names[-1])
    names[-1] = names[-1][: last.start()] if last and last.start() else names[-1]
    known = any(is_known(name) or (is_group(name, grammar) and name.startswith("各")) for name in names)
    if not known:
        return False
    listed = [UnitName(name, Span(0, len(name)), is_unit(name, grammar)) for name in names]
    return all(unit.certain for unit in share_parts(listed))


def _says_when(words: str, grammar: ClauseGrammar) -> bool:
    return bool(grammar.status.match(words) or grammar.deadline.match(words)) and not is_unit(words, grammar)


def _breaks_name(text: str, before: Span, end: int, grammar: ClauseGrammar) -> bool:
    """Tell whether a line end stands inside a name: neither a unit nor a verb before it, no label behind it."""
    last = _LAST_PIECE.search(before.of(text))
    words = last[0].strip() if last else ""
    if _LEVEL_CUT_OFF.match(text, before.end, end):
        return len(words) > 1
    if is_unit(words, grammar) or _OPENS_GROUP.match(text, before.end + 1, end) or grammar.verb.search(words):
        return False
    if grammar.label.match(text, before.end + 1, end):
        return False
    return grammar.deadline.match(text, before.end + 1, end) is None


def label_lines(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield runs of lines that begin with a label outside brackets: 牵头单位：…⏎责任单位：…⏎完成时限：…."""
    start = end = -1
    labelled = False
    for match in grammar.label_line.finditer(text, span.start, span.end):
        if match.start() < end:
            continue
        if start >= 0 and text[end : match.start()].strip(BLANK + "\n。；;"):
            if labelled:
                yield Span(start, end)
            start = -1
        start, labelled = (match.start(), False) if start < 0 else (start, labelled)
        labelled |= match["who"] is not None
        end = _line_end(text, match.end(), span.end, grammar)
    if start >= 0 and labelled:
        yield Span(start, end)


def _line_end(text: str, start: int, limit: int, grammar: ClauseGrammar) -> int:
    """Return where a label line ends: at its full stop or line end, but not at a line end inside a list or a name."""
    position = start
    while stop := _LINE_STOP.search(text, position, limit):
        if stop[0] != "\n" or not _goes_on(text, Span(start, stop.start()), limit, grammar):
            return stop.start()
        position = stop.end()
    return limit


def _names_unit(text: str, start: int, limit: int, grammar: ClauseGrammar) -> bool:
    """Tell whether the line behind a label that stands alone begins with a unit."""
    first = _FIRST_PIECE.match(text, start + 1, limit)
    return first is not None and is_unit(first[0].strip(BLANK), grammar)


def _goes_on(text: str, line: Span, limit: int, grammar: ClauseGrammar) -> bool:
    words = line.of(text).rstrip(BLANK)
    if not words:
        return _names_unit(text, line.end, limit, grammar)
    if grammar.label_line.match(text, line.end + 1, limit) or _NUMBERED.match(text, line.end, limit):
        return False
    if words[-1] in "、，,":
        return True
    last, first = _LAST_PIECE.search(words), _FIRST_PIECE.match(text, line.end + 1, limit)
    if last is None or first is None:
        return False
    if is_unit(last[0].strip(), grammar):
        return _more_units(text, line.end + 1, limit, grammar)
    return is_unit(last[0].strip() + first[0].strip(BLANK), grammar)


def _more_units(text: str, start: int, limit: int, grammar: ClauseGrammar) -> bool:
    """Tell whether lines of nothing but units stand here before a label or a number: 责任单位：甲局⏎乙局⏎时限：…."""
    position = start
    while (end := text.find("\n", position, limit)) >= 0:
        names = [piece.of(text).strip(BLANK) for piece, _ in pieces(text, Span(position, end), grammar)]
        if not all(is_unit(name, grammar) for name in names):
            return False
        if grammar.label_line.match(text, end + 1, limit) or _NUMBERED.match(text, end, limit):
            return True
        position = end + 1
    return False
