"""Where responsibility clauses may stand: inside brackets, or on label lines of their own; and the pieces of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, COLON, MAY_LABEL, OPENERS, SEPARATORS, ClauseGrammar
from kg.extractors.units import is_unit

_HAN = "[一二三四五六七八九十]"
NUMBER = rf"(?:{_HAN}{{1,3}}、|[（(]{_HAN}{{1,3}}[）)]|[0-9０-９]{{1,3}}[.．、][^0-9]|第{_HAN}+[章节条])"
_BRACKETS = re.escape(OPENERS + CLOSERS)
_BRACKET = re.compile(
    rf"[{_BRACKETS}\n](?:(?<=[{_BRACKETS}])"
    rf"|(?<=\n)(?:(?<![-—–－、，,；;：:]\n)[{BLANK}]*\n(?!\s*[-—–－]\s*[0-9０-９])|(?=[{BLANK}]*{NUMBER})))"
    r"|。(?=[0-9]{1,2}[.．、][\u4e00-\u9fff])"
)
"""A bracket, or where one that is not closed ends: at a blank line, before a numbered one or a number in its line."""
_LINE_STOP = re.compile(
    r"(?=[。\n一二三四五六七八九十（(0-9第本])(?:[。\n]|(?<=[局委办部厅院会社行司所府区县市校企团处心门位）)])(?="
    rf"(?:{_HAN}{{1,3}}、|[（(]{_HAN}{{1,3}}[）)]|[0-9]{{1,2}}[.．、](?![0-9])|第{_HAN}{{1,3}}[章节条])[\u4e00-\u9fff])"
    r"|(?=本(?:通知|办法|意见|方案|措施|规定|计划|细则)自))"
)
_NUMBERED = re.compile(
    rf"\n[{BLANK}]*(?:[0-9０-９]{{1,3}}[.．、]|[（(]?[0-9一二三四五六七八九十]{{1,3}}[）)、]|第[一二三四五六七八九十]+)"
)
_STOP, _ANY_STOP = re.compile(r"[。\n]"), re.compile(r"[\n。；;]")
_PARTY_AND_GOVERNMENT = re.compile("党(?:工)?委、(?:人民)?(?:政府|行署|行政公署|管委会|办事处)")
_QUOTED_LIST = re.compile("“[^“”\n]{1,20}、[^“”\n]{1,20}”")
"""A name in quotation marks that holds a list: “双随机、一公开”."""
_LABEL_HEAD = re.compile(rf"[{BLANK}]*[\u4e00-\u9fff]{{1,4}}$")
_LABEL_BEHIND_BLANK = re.compile(rf"(?<=[{BLANK}])[\u4e00-\u9fff]{{2,8}}{COLON}")
_LEVEL_CUT_OFF = re.compile(rf"\s*[省市区县州盟旗镇乡局委办厅部会](?=[{re.escape(SEPARATORS + CLOSERS)}]|$)")
"""The last character of a name, alone on the line that a break put it on: 各县⏎区."""
_OPENS_GROUP = re.compile(r"[ \t\u3000]*(?:各|有关|相关)(?=.{2})")
"""What begins a name of its own on the line below another: 甲园区⏎各街道."""
_SETS_UP = re.compile(r"(?:成立|组建|设立|下设)[^。；\n]{0,24}(?:组|专班|指挥部|办公室|联席会议)(?:[，,。；]|$)")
_PARTS = re.compile(rf"[{re.escape(SEPARATORS + OPENERS + CLOSERS)}]")
LAST_PIECE = re.compile(rf"[^{re.escape(SEPARATORS)}:：]*$")
_FIRST_PIECE = re.compile(rf"[^{re.escape(SEPARATORS)}]*")


def brackets(text: str, span: Span, grammar: ClauseGrammar | None = None) -> Iterator[Span]:
    """Yield the inside of each outermost pair of brackets, mixed kinds too; an unclosed one ends at a blank line.

    An unclosed one ends before a numbered line as well, and is yielded if it begins with a label of `grammar` or if
    its line ends in a verb of one.
    """
    stack: list[int] = []
    stops = ((match[0], match.start()) for match in _BRACKET.finditer(text, span.start, span.end))
    for mark, position in chain(stops, (("\n", span.end),)):
        if mark in OPENERS:
            stack.append(position + 1)
        elif mark in CLOSERS:
            if stack:
                start = stack.pop()
                if not stack:
                    yield Span(start, position)
        elif stack:
            left = (Span(place, _line_stop(text, place, position)) for place in stack) if grammar else ()
            yield from islice((span for span in left if grammar and _says_who(text, span, grammar)), 1)
            stack.clear()


def _says_who(text: str, span: Span, grammar: ClauseGrammar) -> bool:
    """Tell whether what stands behind a bracket that is not closed is a clause: behind a label, or before a verb."""
    if grammar.label.match(text, span.start, span.end):
        return True
    words = span.of(text).rstrip(f"{BLANK}\n。；;")
    return "。" not in words and grammar.verb_of(words) is not None


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
    for match in _from(grammar.sentence, _STOP, text) if "由" in text else ():
        if not _SETS_UP.search(text, text.rfind("\n", 0, match.start("who")) + 1, match.start("who")):
            yield Span(*match.span("who"))


def bare_sentences(text: str, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield the last sentences of paragraphs that end in a verb of roles (…。市甲局牵头，市乙局配合)."""
    end = 0
    for verb in grammar.closing.finditer(text):
        start = max(text.rfind("。", 0, verb.start()), text.rfind("\n", 0, verb.start())) + 1
        if start >= end and (match := grammar.bare_sentence.match(text, start)):
            yield Span(*match.span("who"))
            end = match.end()


def _from(pattern: re.Pattern[str], stop: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds that matches only at a text's beginning or behind a stop: it is tried nowhere else."""
    end = 0
    for place in chain((0,), (match.end() for match in stop.finditer(text))):
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()


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
    labels, ends = _inner_labels(text, span, grammar), _inner_ends(text, span, grammar)
    whole = [
        match.span()
        for names in (grammar.collective, _PARTY_AND_GOVERNMENT, _QUOTED_LIST)
        for match in names.finditer(text, span.start, span.end)
    ]
    marks = {match.start() for match in _PARTS.finditer(text, span.start, span.end)}
    for position in sorted(marks | labels | ends):
        if position == span.end:
            break
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


def _inner_labels(text: str, span: Span, grammar: ClauseGrammar) -> set[int]:
    """Return where labels begin in a clause."""
    if not MAY_LABEL.search(text, span.start, span.end):
        return set()
    known = (grammar.inner_label, grammar.inner_deadline)
    labels = {match.start() for label in known for match in label.finditer(text, span.start, span.end)}
    others = _LABEL_BEHIND_BLANK.finditer(text, span.start, span.end) if labels else ()
    return labels.union(match.start() for match in others)


def _inner_ends(text: str, span: Span, grammar: ClauseGrammar) -> set[int]:
    """Return where pieces of a clause end without a separator: behind a verb of leading, or a role in brackets."""
    inner = (grammar.inner_verb, grammar.inner_mark)
    return {match.end() for end in inner for match in end.finditer(text, span.start, span.end)}


def _heads_label(text: str, words: Span, grammar: ClauseGrammar) -> bool:
    """Tell whether words right before a label only say more of it: 第一牵头单位, 行业主管部门."""
    return _LABEL_HEAD.match(words.of(text)) is not None and not is_unit(words.of(text).strip(), grammar)


def _breaks_name(text: str, before: Span, end: int, grammar: ClauseGrammar) -> bool:
    """Tell whether a line end stands inside a name: neither a unit nor a verb before it, no label behind it."""
    last = LAST_PIECE.search(before.of(text))
    words = last[0].strip() if last else ""
    if _LEVEL_CUT_OFF.match(text, before.end, end):
        return len(words) > 1
    if is_unit(words, grammar) or _OPENS_GROUP.match(text, before.end + 1, end) or grammar.verb_of(words):
        return False
    if grammar.label.match(text, before.end + 1, end):
        return False
    return grammar.deadline.match(text, before.end + 1, end) is None


def label_lines(text: str, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield runs of lines that begin with a label outside brackets: 牵头单位：…⏎责任单位：…⏎完成时限：…."""
    start = end = -1
    labelled = False
    for match in _from(grammar.label_line, _ANY_STOP, text):
        if match.start() < end or (match["lone"] and not _tells_units(text, match.end(), grammar)):
            continue
        if start >= 0 and text[end : match.start()].strip(BLANK + "\n。；;"):
            if labelled:
                yield Span(start, end)
            start = -1
        start, labelled = (match.start(), False) if start < 0 else (start, labelled)
        labelled |= match["who"] is not None or match["lone"] is not None
        end = _line_end(text, match.end(), len(text), grammar)
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


def _tells_units(text: str, start: int, grammar: ClauseGrammar) -> bool:
    """Tell whether units or a label stand behind a label of what is divided: 责任落实：市甲局牵头; not 要加强…."""
    if grammar.label.match(text, start):
        return True
    first = _FIRST_PIECE.match(text, start)
    words = first[0].strip(BLANK).removeprefix("由") if first else ""
    verb = grammar.verb_of(words)
    return is_unit(words[: verb.start()] if verb else words, grammar)


def _goes_on(text: str, line: Span, limit: int, grammar: ClauseGrammar) -> bool:
    words = line.of(text).rstrip(BLANK)
    if not words:
        return _names_unit(text, line.end, limit, grammar)
    if grammar.label_line.match(text, line.end + 1, limit) or _NUMBERED.match(text, line.end, limit):
        return False
    if words[-1] in "、，,":
        return True
    last, first = LAST_PIECE.search(words), _FIRST_PIECE.match(text, line.end + 1, limit)
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
