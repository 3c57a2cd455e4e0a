"""One part of a sentence of prose: the units it names, the role its verb says, and what is done."""

from __future__ import annotations

import re
from functools import cache

from corpus.span import Span
from kg.clause_grammar import PRINCIPLE, ClauseGrammar, ahead, alternation, clause_grammar, role_of_verb
from kg.extractors.stretches import pieces
from kg.extractors.units import UnitName, is_bare_noun, is_known, is_unit, share_parts, split_units
from kg.facts import Role

_LEADING = re.compile(
    r"(?:[0-9]{1,2}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[）)])?(?:(?:此项|该项|本项|上述|以上|具体)(?:工作|任务|措施)?)?(?:其中)?(?P<by>由|责成|请(?=[省市区县州各]))?"
)
_TOPIC = re.compile(
    "(?!建立|成立|组建|形成|构建|健全|实行|支持|鼓励|坚持|推行|探索|改)[^由]{2,40}?(?<![自理事缘经来])(?<!经费)(?<!资金)(?<!费用)由(?=[^于此]..)"
)
"""What a part is about, before its units: 【站点建设由】市甲局负责; not who pays, nor what is set up of whom."""
_WITH = re.compile("(?:会同|联合|商|协同)(?=.{3})")
JOINS = re.compile("(?<=...)(?:会同|商(?=[省市区县州]))(?=.{3})")
_DOING = (
    "逐[户项一个级年步村]|研究|编制|制[定订]|拟[定订]|起草|出台|修订|提出|开展|建[立设成]|健全|完善|优化|做好|抓好|加[强大]|强化|深化|细化|推[动广行]|组织"
    "|指导|督促|监督|协调|打造|搭建|开发|培育|引导|支持|保障|提供|安排|争取|申报|审核|核定|确定|明确|[公发]布|梳理|排查|清理|整[治合]|探索|谋划"
    "|筹备|举办|办理|[设成]立|统一|定期|对|按|根据|围绕|结合|在|为|从|向"
)
"""How and what units do, in words that may stand right behind a name."""
_MODAL = re.compile("[应要须将]当?$|可以?$|可结合|负责(?:人|同志|的)|牵头(?:人|的|作用)|主体责任|配合的")
_HELPING = re.compile("(?:^提供.*|[给予]予|积极|大力|主动)(?:支撑|支持|协助|配合)$")
"""How what those do ends who help: 在用地上给予支持."""
Part = tuple[list[UnitName], Role, str, bool]
"""Units, their role, the verb that says it, and whether the verb has an object."""


@cache
def acting() -> re.Pattern[str]:
    """Return the pattern of a verb behind units, with what it is done to or nothing."""
    grammar = clause_grammar()
    words = grammar.words
    before = alternation((*words.manners, *words.adverbs))
    strong = alternation(verb for verb in words.role_verbs if verb[:2] in _WITH_OBJECT)
    alone = alternation(verb for verb in words.role_verbs if verb not in words.beside_verbs)
    manner = alternation(words.manners)
    return re.compile(
        rf"{ahead(words.manners, words.adverbs, words.role_verbs, ('本', '遵'))}"
        rf"(?P<verb>{PRINCIPLE}(?:(?:{before})的?)*(?:(?:{strong})(?:[并和]?(?:{alone}))?(?=(?P<what>(?:[^负牵配]|负(?!责)|牵(?!头)|配(?!合)){{2,60}})?$)"
        rf"|(?:{alone})(?:[并和]?(?:{alone}))?$)|(?:{manner})+$)"
    )


_WITH_OBJECT = frozenset({"负责", "承担", "牵头", "主办", "承办", "配合", "协助", "协办", "参与", "统筹", "抓好"})
"""Beginnings of verbs that may have an object and still say a role: 负责制定标准."""


def read_part(text: str, part: Span, grammar: ClauseGrammar, *, goes_on: bool) -> Part | None:
    """Return the units of a part, their role, its verb, and whether the verb has an object; None if it names none."""
    words = text[part.start : part.end]
    lead = _LEADING.match(words)
    start = lead.end() if lead else 0
    if not (lead and lead["by"]) and (topic := _TOPIC.match(words, start)):
        start = topic.end()
    if goes_on and (beside := _WITH.match(words, start)):
        return _beside(text, Span(part.start + beside.end(), part.end), grammar)
    if with_whom := JOINS.search(words, start):
        first = _units(text, Span(part.start + start, part.start + with_whom.start()), grammar)
        others = _beside(text, Span(part.start + with_whom.end(), part.end), grammar) if first else None
        if others and not acting().search(words, with_whom.end()):
            return first + others[0], others[1], others[2], True
    for act in acting().finditer(words, start):
        if act.start() == start:
            return None
        units = _units(text, Span(part.start + start, part.start + act.start()), grammar)
        if not units or _MODAL.search(words[start : act.end() + 2]):
            continue
        verb = act["verb"]
        return units, role_of_verb(verb), verb, bool(act["what"])
    return None


def _units(text: str, listed: Span, grammar: ClauseGrammar) -> list[UnitName]:
    """Return the units of a list, none if one of them may be no unit."""
    names = [name for piece, _ in pieces(text, listed, grammar) for name in split_units(text, piece, grammar)]
    whole = share_parts(names)
    return whole if all(unit.certain for unit in whole) else []


def _beside(text: str, part: Span, grammar: ClauseGrammar) -> Part | None:
    """Return the units with which those named before do something: 会同市乙局、市丙局制定标准."""
    found: list[UnitName] = []
    for piece, _ in pieces(text, part, grammar):
        words = piece.of(text)
        end = _name_end(words, grammar)
        if not end:
            break
        found += split_units(text, Span(piece.start, piece.start + end), grammar)
        if end < len(words):
            break
    return (found, "responsible", "会同", True) if found else None


def read_doing(text: str, part: Span, grammar: ClauseGrammar) -> Part | None:
    """Return the units of a part right behind one that says roles, and what they do: 市甲局负责，市乙局落实资金."""
    lead = _LEADING.match(text, part.start, part.end)
    part = Span(lead.end() if lead else part.start, part.end)
    *before, (last, _) = pieces(text, part, grammar)
    end = _name_end(last.of(text), grammar)
    doing = _doing().match(last.of(text), end) if end else None
    units = _units(text, Span(part.start, last.start + end), grammar) if doing else []
    if not doing or len(units) <= len(before) or any(is_bare_noun(unit.name) for unit in units):
        return None
    return units, _role_of_doing(text[last.start + end : part.end]), doing[0], True


def _role_of_doing(words: str) -> Role:
    """Return the role that what units do says: 协同做好, 予以支持 and 提供技术支撑 help."""
    if _HELPING.search(words):
        return "cooperate"
    verbs = _doing_verbs()
    verb = verbs[0].match(words) or verbs[1].match(words)
    return role_of_verb(verb["verb"]) if verb else "responsible"


@cache
def _doing_verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a verb of roles at the beginning of some words, and behind how it is done."""
    words = clause_grammar().words
    verb = f"(?P<verb>{alternation(words.role_verbs)})"
    return re.compile(verb), re.compile(f"(?:{alternation((*words.manners, *words.adverbs))})*{verb}")


def _name_end(words: str, grammar: ClauseGrammar) -> int:
    """Return where the name ends that words begin with: right before how or what its unit does, 0 where none begins."""
    ends = [end for end in range(2, len(words) + 1) if is_unit(words[:end], grammar)]
    known = max((end for end in ends if is_known(words[:end])), default=0)
    before = (end for end in ends if end >= known and _doing().match(words, end))
    return next(before, known or (ends[-1] if ends else 0))


@cache
def _doing() -> re.Pattern[str]:
    """Return the pattern of what stands right behind a name in a sentence: how it is done, or what."""
    words = clause_grammar().words
    return re.compile(f"{alternation((*words.manners, *words.adverbs, *words.role_verbs))}|{_DOING}")
