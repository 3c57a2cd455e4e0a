"""Projects: what the items of a box (专栏) are about, and the undertakings that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.model import Node
from corpus.span import Span
from kg.clause_grammar import alternation
from kg.facts import Mention, Project
from kg.sentences import around
from ontology.names import name_words

_WORD = "[^，。；：！？\n]"
_SEGMENT = re.compile(f"{_WORD}+")
_QUOTES = '“”"「」'
_UNSEEN = re.compile(rf"[{_QUOTES}\s]")
"""What makes no other name."""
_YEAR = re.compile(r"\s*(20[0-9]{2})年(?:底|末)?前?")
_NUMBER = re.compile(r"\s*(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]+[）)])")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    segment: re.Pattern[str]
    head: re.Pattern[str]
    verb: re.Pattern[str]
    strong: re.Pattern[str]
    tail: re.Pattern[str]
    generic: re.Pattern[str]
    quoted: re.Pattern[str]
    adverb: re.Pattern[str]
    through_company: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = name_words()
    heads, tails = alternation(words["projectHead"]), alternation(words["projectTail"])
    verbs = alternation(words["projectVerb"])
    strong = "打造|开展|构建|创建|争创|搭建|实施|建成|布局|参与|组建|设立"
    return _Patterns(
        segment=re.compile(rf"(?P<named>{_WORD}*?(?:{heads}|“|建设){_WORD}*)|{_WORD}+"),
        head=re.compile(rf"(?:{heads})(?=[{_QUOTES}]*(?:(?:{tails})+|等|[、和及与]|$)|[”」][“「])"),
        verb=re.compile(rf"(?:{verbs})+"),
        strong=re.compile(rf"(?:{strong})(?!为)"),
        tail=re.compile(rf"(?:{tails})+$"),
        generic=re.compile(rf"^(?:(?:{alternation((*words['projectStop'], *words['projectHead']))})|[的等和、])*$"),
        quoted=re.compile(
            r"(?:实施|开展|推进|落实)(?P<name>[^，。；：、“”]{0,10}“[^”]{2,16}”(?:行动|活动|工程|计划)?)$"
        ),
        adverb=re.compile(r"(?:积极|加快|持续|大力|深入|全面|着力|重点|稳步|有序|高质量|高标准|加大|协同|加强)+"),
        through_company=re.compile(r"^.*?(?:企业|公司)(?:在|加大|加快|开展|对|加强|向)"),
    )


def projects(text: str, prose: Iterable[Span], boxes: Iterable[Node], names: Iterable[Mention]) -> list[Project]:
    """Return the projects of one task: those of its boxes, item by item, then those of its prose, each name once."""
    partners = [m for m in names if m.kind in ("company", "institute", "university")]
    found: dict[str, Project] = {}
    for box in boxes:
        for project in _box_projects(text, box, partners):
            found.setdefault(_key(project.name), project)
    for span in prose:
        for name in _named(text, span):
            if (key := _key(name.of(text))) not in found and not _is_means(text, name, partners):
                sentence = around(text, name)
                quote = Span(max(sentence.start, span.start), min(sentence.end, span.end))
                found[key] = _project(text, name, quote, "prose", partners)
    return sorted(found.values(), key=lambda project: project.span)


def _is_means(text: str, name: Span, partners: list[Mention]) -> bool:
    """Tell whether a name is that of an institution by which something is done (依托甲研究院), not what is done."""
    by = text.endswith(("依托", "依靠", "联合", "会同"), 0, name.start)
    return by and any(partner.span == name for partner in partners)


def _key(name: str) -> str:
    return _UNSEEN.sub("", name)


def _project(
    text: str,
    name: Span,
    quote: Span,
    rule: str,
    partners: list[Mention],
    box: str | None = None,
    year: int | None = None,
) -> Project:
    words = quote.of(text) if partners else ""
    companies = tuple(dict.fromkeys(p.name for p in partners if p.name in words))
    return Project(name.of(text), name, quote, rule, box, companies, year, 0.9 if box else 0.7)


def _named(text: str, line: Span) -> Iterator[Span]:
    """Yield the names of undertakings in one line, of those segments that may hold one."""
    for match in _patterns().segment.finditer(text, line.start, line.end):
        if match["named"]:
            yield from _in_segment(text, Span(*match.span()))


def _in_segment(text: str, segment: Span) -> Iterator[Span]:
    patterns, words = _patterns(), segment.of(text)
    quoted = patterns.quoted.search(words) if "“" in words else None
    if quoted:
        yield Span(*quoted.span("name")).shift(segment.start)
        return
    heads = list(patterns.head.finditer(words))
    start = _name_start(words, heads[-1].start()) if heads else None
    if start is None:
        if words.endswith("建设") and (match := re.search(r"实施(?P<name>[\u4e00-\u9fff]{2,12}建设)$", words)):
            yield Span(*match.span("name")).shift(segment.start)
        return
    for part in _list_members(words, start, heads):
        if len(part) >= 4 and len(part) <= _LONGEST_NAME and not patterns.generic.match(_key(part.of(words))):
            yield part.shift(segment.start)


def _name_start(words: str, head: int) -> int | None:
    """Return where the name begins: behind the first verbs of the segment, an inner verb of action, and a 的."""
    patterns = _patterns()
    verb = patterns.verb.search(words, 0, head)
    if verb is None:
        return words.rfind("的", 0, head) + 1 if re.search(r"的[“\"]", words[:head]) else None
    start = verb.end()
    for inner in patterns.strong.finditer(words, start, head):
        if head - inner.end() >= 2:
            start = inner.end()
    of = words.rfind("的", start, head)
    return of + 1 if of >= 0 else start


def _list_members(words: str, start: int, heads: list[re.Match[str]]) -> Iterator[Span]:
    """Split a list whose members all end in a head (甲平台、乙平台等…); any other stretch is one name."""
    ends = [h.end() for h in heads if h.start() >= start]
    etc = words.find("等", start)
    if etc >= 0 and any(end <= etc for end in ends):
        if _patterns().verb.match(words, etc + 1) and not _patterns().tail.match(words, etc + 1):
            ends = [end for end in ends if end > etc]
            start = etc + 1 if not ends else start
        else:
            ends = [end for end in ends if end <= etc]
    elif etc >= 0 and ends and re.match(r"等[\u4e00-\u9fff]", words[etc:]):
        start = etc + 1
    for end in ends:
        close = end + 1 if words[end : end + 1] in _QUOTES and words[end : end + 1] else end
        part = words[start:close]
        lead = len(part) - len(part.lstrip("、和及与 "))
        if len(part) - lead >= 2:
            yield Span(start + lead, close)
        start = close


def _box_projects(text: str, box: Node, partners: list[Mention]) -> Iterator[Project]:
    items = [leaf for item in box.children if item.kind == "box_item" for leaf in item.children or (item,)]
    for node in (item for item in items if item.kind == "box_item"):
        year = _YEAR.match(text, node.span.start)
        if node.title and node.heading and text[node.heading.end : node.heading.end + 1] in "：:":
            name = Span(_past_number(text, node.heading), node.heading.end)
            yield _project(text, name, node.span, "box-label", partners, box.title)
            continue
        for name in _item_names(text, node):
            yield _project(text, name, node.span, "box-item", partners, box.title, int(year[1]) if year else None)


def _past_number(text: str, span: Span) -> int:
    """Return where the words of an item begin, behind its number."""
    number = _NUMBER.match(text, span.start, span.end)
    return number.end() if number else span.start


def _item_names(text: str, node: Node) -> list[Span]:
    """Return the names in one item of a box: undertakings in its first sentence, or what its first clause is about."""
    start = _past_number(text, node.span)
    stop = text.find("。", start, node.span.end)
    sentence = Span(start, node.span.end if stop < 0 else stop)
    segments = [Span(*m.span()) for m in _SEGMENT.finditer(text, sentence.start, sentence.end)]
    for segment in segments[:2]:
        named = [s for s in _in_segment(text, segment) if not re.match(r"^.*等企业", s.of(text))]
        if named:
            return named
        about = _about(text, segment)
        if about:
            return [about]
    return []


def _about(text: str, segment: Span) -> Span | None:
    """Return what a clause is about, without its verb and without the companies that do it; None if nothing is left."""
    patterns, words = _patterns(), segment.of(text)
    verb = re.match(
        r"(?:积极|大力|加快|重点)*(?:推动|支持|引导|鼓励|推进|依托|促进|加大|加快|实施|开展|建设|打造|组织)+", words
    )
    start = verb.end() if verb else 0
    company = patterns.through_company.match(words[start:])
    if company is None:
        company = re.match(r"^.{2,8}?(?:加大|加快|开展)", words[start:])
    rest = start + company.end() if company else start
    if words[:rest].endswith("等企业") or words.endswith("等企业"):
        return None
    adverb = patterns.adverb.match(words, rest)
    rest = adverb.end() if adverb else rest
    return Span(segment.start + rest, segment.end) if len(words) - rest >= 4 else None
