"""A list of units as printed becomes single names with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.span import Span
from kg.clause_grammar import BLANK, CLOSERS, COUNT, OPENERS, ClauseGrammar
from kg.extractors.standing import STARS
from ontology.vocabularies import collectives, departments

_LEVEL = re.compile(r"^[省市区县州旗盟镇乡村]$")
_NESTED = re.compile(rf"[{re.escape(OPENERS)}][^{re.escape(OPENERS + CLOSERS)}]*[{re.escape(CLOSERS)}]")
_SENTENCE = re.compile(
    r"^(?:成立|组建|设立|建立|此件)|应当|必须|要|加强|进一步|制定|按照|根据|的|了|将|对(?!外|台|口)|由|于|不(?!动产|锈钢)|本(?:通知|办法|意见|方案)"
    r"|(?:负责|牵头|配合)(?!单位|部门|[处股]室|机构|主体)|[入参持折控配]股$"
)
_HAVING = re.compile(r"^(?:有|涉)[\u4e00-\u9fff]{1,6}的(?=.{2})")
"""Which of several are meant: 有农业的区人民政府, 涉农的区县."""
_STORY = re.compile(r"任|为|书记|组长|主任|市长|县长|区长|省长|领导|同志|以|可|并|已|被|[“”\"0-9０-９《》！？!?]|见附")
_TAIL = re.compile(r"^.*?(?P<tail>(?P<level>[县市区旗州盟])(?:政府|人民政府|管委会))$")
_OWN_LEVEL = re.compile(rf"^.(?:[{re.escape(OPENERS)}][^{re.escape(OPENERS + CLOSERS)}]*[{re.escape(CLOSERS)}](?=.))?")
"""The level that a name begins with, and the levels in brackets behind it: 县（区）人民政府."""
_FIELD = re.compile(r"^[\u4e00-\u9fff]{2,6}$")
_KIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:部门|公司|企业|运营商)$")
"""What names of fields share: 教育、财政部门; 电信、移动公司."""
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}[县市区旗州盟]$")
_REST = re.compile(
    r"(.+[局委办部厅院署会社行司所站处府联团校学心区县市])等"
    r"(?:[省市区县州盟旗][直级属](?:各|有关|相关)?(?:部门|单位)|[^等]*(?:有关|相关|各级)[^等]*(?:部门|单位|机构|委办局|政府|企业|公司|管委会|[区县市镇乡])|(?:部门|单位)[和及与](?:部门|单位)|[0-9０-９一二三四五六七八九十]{1,3}[个家]?(?:市直|省直|县直|区直)?(?:部门|单位|委办局|成员单位)|[^等]*成员单位|[^等、]{2,6}(?:企业|机构|单位|部门))$"
)
_PAGE_MARK = re.compile(r"\s*[-—–－―]\s*[0-9０-９]{1,4}\s*[-—–－―]\s*")
_DASH = re.compile(r"[—–－―-]{1,2}[ \t\u3000]*(?=[\u4e00-\u9fff])")
"""A dash before the first unit of a clause: ——市甲局牵头."""
_PAGE_BREAK = re.compile(r"\s*[-—–－―]\s*[0-9０-９]{1,4}\s*[-—–－―]\s*|\s+")
_BARE_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,2}(?:州|[^县市区旗州盟])$")
_BARE_HEAD = re.compile(r"(?:单位|机构|组织|企业)(?:$|以及|[和及与])")
_PERSON = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
_OFFICES = ("常委", "政委", "纪委委员")
"""Offices that end like names of units."""
_COUNTED = re.compile(rf"{COUNT}\s*(?=[\u4e00-\u9fff])")
_WORD = re.compile(r"[^ \t\u3000\xa0/／|｜①-⑳]+")
_PARTY = re.compile(r"党(?:委|工委|组|组织)$")
_ALL_OF = re.compile("各.*(?:政府|管委会|办事处|行署)(?:[（(][^（()）]{1,12}[）)])?")
_BEGINS = re.compile("国网.{2,12}公司|各.*(?:政府|管委会|办事处|乡镇|街道)(?:[（(][^（()）]{1,12}[）)])?")
"""Names that may stand right before, or right behind, another one without a mark between them."""
_BARE_NOUN = re.compile(
    r"^(?:中央|地方|[省市县镇乡村]{1,2}级?|党委|党政|群众|行业|市场|家庭|个人|农户|单位|机构|组织|企业|政府|部门|公司|社会|学校|医院|银行|园区|社区)$"
)
_OF_PLACE = re.compile(r"[省市区县州盟旗镇乡]$|^(?:国家|中国|中央|全国)$")
_BEFORE_NAME, _BEHIND_NAME = BLANK + "\n" + STARS, BLANK + "\n.．" + STARS
_CLOSES, _OPENS = frozenset(CLOSERS), re.compile(rf"[{re.escape(OPENERS)}]")
LONGEST_NAME = 40
LONGEST_GUESS = 16
REMEMBERED = 8192  # names: those of a document come again and again


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name as meant, where it is printed, and whether it is certain that it is one unit."""

    name: str
    span: Span
    certain: bool = True


def trim(text: str, span: Span) -> Span:
    """Return `span` without blanks, stars and triangles at its ends, nor a point or a lone bracket behind it."""
    words = text[span.start : span.end].lstrip(_BEFORE_NAME)
    start, end = span.end - len(words), span.end - len(words) + len(words.rstrip(_BEHIND_NAME))
    if end > start and text[end - 1] in _CLOSES and not _OPENS.search(text, start, end):
        end -= 1
    return span if start == span.start and end == span.end else Span(start, end)


@lru_cache(maxsize=REMEMBERED)
def bare_name(name: str) -> str:
    """Return a name without what stands in brackets inside it."""
    while (shorter := _NESTED.sub("", name)) != name:
        name = shorter
    return name


@cache
def _departments() -> frozenset[str]:
    return frozenset(
        name for function in departments() for name in (function.pref_zh, *function.alt_zh, *function.hidden_zh)
    )


@cache
def _collectives() -> frozenset[str]:
    return frozenset(name for concept in collectives() for name in (concept.pref_zh, *concept.alt_zh))


def is_known(name: str) -> bool:
    """Tell whether the vocabulary has a name as a department's, alone or behind a region or level (市科协)."""
    known = _departments()
    return name in known or any(
        name[start:] in known and _OF_PLACE.search(name[:start]) for start in range(1, min(len(name) - 1, 10))
    )


@lru_cache(maxsize=REMEMBERED)
def is_group(name: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a name means several units that are not named one by one: 有关镇街, 各区（市）县政府（管委会）."""
    return name in _collectives() or bool(grammar.group.search(bare_name(name)))


@lru_cache(maxsize=REMEMBERED)
def is_unit(name: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a name is built as that of an organisation: it ends in an organisational noun and is no sentence."""
    bare = _HAVING.sub("", bare_name(name))
    if len(bare) == 1 and bare != name:  # 村（社区）, 县（市、区）
        return bool(_LEVEL.match(bare))
    if not 2 <= len(bare) <= LONGEST_NAME or _SENTENCE.search(bare) or bare.endswith(_OFFICES):
        return False
    return bool(grammar.ending.search(bare)) or is_known(bare)


def may_be_unit(name: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a name that has no known ending could still be a unit's: short, no sentence, no role word in it."""
    bare = bare_name(name)
    told = _SENTENCE.search(bare) or _STORY.search(bare) or grammar.keyword.search(bare)
    return 2 <= len(bare) <= LONGEST_GUESS and not told


def _split_at_joiners(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[Span]:
    """Split 甲和乙 where what stands before the joiner is a whole name; inside a name (区规划和自然资源局) leave it."""
    if not grammar.joiner.search(text, span.start, span.end):
        yield span
        return
    start, depth = span.start, 0
    position = span.start
    while position < span.end:
        depth += (text[position] in OPENERS) - (text[position] in CLOSERS)
        joiner = grammar.joiner.match(text, position, span.end) if depth == 0 else None
        if joiner and _parts(text[start:position], text[joiner.end() : span.end], grammar):
            yield Span(start, position)
            start = position = joiner.end()
        else:
            position += 1
    yield Span(start, span.end)


def _parts(before: str, behind: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a joiner stands between two names, and not inside one (有关部门和单位 is one too)."""
    before = before.removesuffix("等")  # 甲部等和地方政府
    if not is_unit(before, grammar) or (_BARE_HEAD.match(behind) and is_group(before, grammar)):
        return False
    if is_bare_noun(behind) and _PARTY.search(before):
        return False
    return is_unit(behind, grammar) or (before[0] == behind[:1] and bool(_LEVEL.match(before[0])))


def is_bare_noun(name: str) -> bool:
    """Tell whether a name is only the noun for a kind of unit: 企业, 政府."""
    return bool(_BARE_NOUN.match(name))


def split_units(text: str, span: Span, grammar: ClauseGrammar) -> Iterator[UnitName]:
    """Yield the units of one piece between two separators, without a closing 等."""
    piece = trim(text, span)
    closed = grammar.closed(text[piece.start : piece.end])
    if closed and closed.start():
        piece = trim(text, Span(piece.start, piece.start + closed.start()))
    for ahead in (_COUNTED, _PAGE_MARK, _DASH):
        if mark := ahead.match(text, piece.start, piece.end):
            piece = Span(mark.end(), piece.end)
            break
    for untrimmed in _split_at_joiners(text, piece, grammar):
        part = trim(text, untrimmed)
        if not part:
            continue
        for word in _apart(text, _without_rest(text, part, grammar), grammar):
            name = word.of(text)
            name = name if name.isalnum() else _PAGE_BREAK.sub("", name)
            if name:
                yield UnitName(name, word, is_unit(name, grammar))


def _without_rest(text: str, part: Span, grammar: ClauseGrammar) -> Span:
    """Return a name without what stands for those not named: 甲局等市有关部门和单位 → 甲局."""
    words = part.of(text)
    end = (_REST.match(words) if "等" in words else None) or grammar.closed(words)
    if end is None:
        return part
    cut = end.end(1) if end.re is _REST else end.start()
    return Span(part.start, part.start + cut) if cut else part


def _apart(text: str, part: Span, grammar: ClauseGrammar) -> Iterator[Span]:
    """Yield the names that only blanks, strokes or numbers set apart (甲局 乙局); a blank inside a name sets none."""
    if part.of(text).isalpha():  # nothing sets apart
        yield from _run_together(text, part)
        return
    words = [Span(part.start + m.start(), part.start + m.end()) for m in _WORD.finditer(part.of(text))]
    if len(words) > 1 and is_known(words[0].of(text)) and all(_is_person(word.of(text), grammar) for word in words[1:]):
        words = words[:1]
    named = len(words) > 1 and all(len(word) > 2 and is_unit(word.of(text), grammar) for word in words)
    yield from words if named else _run_together(text, words[0] if len(words) == 1 else part)


def _is_person(word: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a word behind a unit's name and a blank is the name of who answers for it: 市甲局 李某某."""
    return _PERSON.match(word) is not None and not is_unit(word, grammar)


def _run_together(text: str, part: Span) -> Iterator[Span]:
    """Yield the names that were printed with blanks or line ends between them that got lost: 市甲局市乙局.

    Each is known and of one level, or its beginning tells it from the name before: 各县政府市甲局国网某供电公司.
    """
    name = part.of(text)
    for cut in _seams(name):
        if not _ALL_OF.fullmatch(name, 0, cut) and (not is_known(name[:cut]) or _sharing_head(name[:cut])):
            continue
        behind = list(_run_together(text, Span(part.start + cut, part.end)))
        if all(is_known(span.of(text)) or _BEGINS.fullmatch(span.of(text)) for span in behind):
            yield from (Span(part.start, part.start + cut), *behind)
            return
    yield part


def _seams(name: str) -> Iterator[int]:
    """Yield where another name may begin inside one: at its own level again, behind 各…, or at what begins no part."""
    own = name[0] if _LEVEL.match(name[0]) else "省市区县州" if name[0] == "各" else ""
    if not any(level in name[3:] for level in own) and "国网" not in name and "各" not in name[3:]:
        return
    for cut in range(3, len(name) - 2):
        if name[cut] in own or name.startswith(("国网", "各"), cut):
            yield cut


def _sharing_head(name: str) -> bool:
    """Tell whether a name may go on in one that begins alike: 市委市政府督查室, 县委县政府."""
    return name.endswith(("委", "政府", "人大"))


def share_parts(units: list[UnitName]) -> list[UnitName]:
    """Give elided names their shared part: 市、区财政局 → 市财政局; 甲市、乙县政府 and 甲、乙市政府 → 甲市政府."""
    return [
        unit if (name := _whole_name(unit, units, place)) == unit.name else UnitName(name, unit.span)
        for place, unit in enumerate(units, start=1)
    ]


def _whole_name(unit: UnitName, units: list[UnitName], behind: int) -> str:
    """Return the name of a unit with what it shares with one of those that follow it; a whole name is no place's."""
    name = unit.name
    if unit.certain and len(name) > 1 and name[-1] not in "县市区旗州盟":
        return name
    following = units[behind:]
    if _LEVEL.match(name):
        whole = next((other.name for other in following if not _LEVEL.match(other.name)), "")
        return name + _OWN_LEVEL.sub("", whole) if whole[:1] and _LEVEL.match(whole[0]) else name
    if not unit.certain and _FIELD.match(name):
        kind = next((_KIND.search(other.name) for other in following if other.certain), None)
        if kind:
            return name + kind[0]
    place = bool(_PLACE.match(name))
    bare = bool(_BARE_PLACE.match(name)) and (place or not unit.certain)
    tails = (_TAIL.match(other.name) for other in following if not (_PLACE.match(other.name) or not other.certain))
    tail = next(tails, None)
    if tail is None or tail.group() in _collectives() or not (place or bare):
        return name
    if bare and not (place and tail["level"] == name[-1]):
        return name + tail["tail"]
    return name + tail["tail"][1:]
