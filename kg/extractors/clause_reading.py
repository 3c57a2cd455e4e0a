"""How the pieces of a clause are read one by one: labels, units, verbs, deadlines."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.span import Span
from kg.clause_grammar import CLOSERS, MAY_LABEL, SCORE, ClauseGrammar, role_of_label, role_of_verb
from kg.extractors.clause_roles import Reading, named_again
from kg.extractors.standing import STARS, rule_in
from kg.extractors.units import REMEMBERED, UnitName, bare_name, is_unit, may_be_unit, split_units, trim
from kg.facts import Role

_REMAINDER = re.compile("部门|单位|机构")
_LEVEL = re.compile(r"^(?:[省市区县州盟旗镇乡]|自治区|国家)")
_OPENING = re.compile(
    r"(?:(?:以上|上述|此项|该项|本项|具体)?(?:工作|任务|事项)?由|以(?=.+为主)|请(?=[省市区县州各])|会同|联合|其中由?|商(?=[省市区县州国自])|以及|(?:任务|工作|责任)?分工[:：])(?=..)"
)
"""Words before the first unit of a piece that are none of its name."""
_RULE_BEHIND = re.compile(r"[^（(]+(?P<open>[（(])(?P<rule>[^（()）]+)[）)]$")
"""A rule in brackets behind the last unit: 市甲局（排名第一的为牵头单位）."""
_TOPIC = re.compile(r"[^由]{1,16}(?<!自)(?<!经费)(?<!资金)(?<!费用)由(?=..)")
_MANNER = re.compile(r"[（(](?P<words>按[^（()）]{2,12}|(?:分别|共同|具体)负责)[）)]$")
_ALL_BY = re.compile(
    r"[均都](?:需要?|须|由|应由|要由?)(?P<who>[^均都]{2,40}?)(?:组织|具体|负责|抓好)*(?:落实|负责|实施|配合|参与)$"
)
_PERSON = re.compile(
    r"^[^任为由]*(?:[省市州盟县区旗镇乡司局处科厅部院校]长|书记|主任|秘书长|主席|总经理|董事长|常委|领导|同志|负责人|责任人)"
    r"(?:[^\W任为兼]{2,3})?$"
)
"""A person by office, who is no unit: 分管副市长, 市长李某某."""
_OF_LEVEL = re.compile(r"^(?:[省市区县州盟旗镇乡]|自治区|中央|国家|地方)[级直]?(?:层面)?$")
_TOGETHER = re.compile("共同|联合|分别|[均都]为?")
"""In a mark behind the last of several: 市甲局、市乙局（共同牵头）."""
_A_STAR = frozenset(STARS)
_OFFICE_LIKE = ("承办", "协办", "主办", "会办")
"""Verbs that end as names of offices do: 市书店承办."""
_DATED = re.compile(r"\d+\s*[年月分]|月底|年底")


def _read_label(text: str, piece: Span, reading: Reading, grammar: ClauseGrammar) -> Span:
    """Take a label off the front of a piece: it closes the units before it and names the role of those behind it."""
    label = grammar.label.match(text, piece.start, piece.end)
    if not label:
        return _read_other_label(text, piece, reading, grammar)
    reading.give(reading.role, reading.rule)
    who = "".join((label["who"] or label["lone"]).split())
    reading.role = role_of_label(who)
    reading.person, reading.aside = bool(grammar.person.search(who)), False
    reading.rule, reading.labelled = f"label:{who}", True
    reading.heads.append(len(reading.given))
    return _read_other_label(text, Span(label.end(), piece.end), reading, grammar)


def _read_other_label(text: str, piece: Span, reading: Reading, grammar: ClauseGrammar) -> Span:
    """Take a label that names no role we know off a piece of a clause that has one: 督办单位：市甲局, 省级：省乙厅.

    A level leaves the role as it is. What has no unit behind its colon is about other things.
    """
    label = grammar.any_label.match(text, piece.start, piece.end)
    if label and grammar.person.search(label["who"]):
        reading.give(reading.role, reading.rule)
        reading.role, reading.person = "responsible", True
        return Span(label.end(), piece.end)
    if not label or not reading.labelled:
        return piece
    named = any(unit.certain for unit in split_units(text, Span(label.end(), piece.end), grammar))
    if not named and label.end() < piece.end:
        reading.give(reading.role, reading.rule)
        reading.aside = True
        return piece
    reading.give(reading.role, reading.rule)
    reading.aside = False
    if not _OF_LEVEL.search(label["who"]):
        reading.role = role_of_label(label["who"])
        reading.rule = f"label:{label['who']}"
    reading.heads.append(len(reading.given))
    return Span(label.end(), piece.end)


def read_piece(text: str, piece: Span, separator: str, reading: Reading, grammar: ClauseGrammar) -> None:
    """Read one piece: a deadline, a label, a rule, a status, or units; most are one unit's name and nothing else."""
    name = trim(text, piece)
    if not name:
        return
    if not reading.ruled and _is_name_alone(name.of(text), grammar) and not _is_starred(text, name):
        if not reading.aside:
            _take([UnitName(name.of(text), name)], None, separator, reading, grammar)
        return
    if not MAY_LABEL.search(text, piece.start, piece.end):
        if not reading.aside:
            _read_words(text, name, separator, reading, grammar)
        return
    deadline = grammar.deadline.match(text, piece.start, piece.end)
    if deadline or grammar.other.match(text, piece.start, piece.end):
        reading.give(reading.role, reading.rule)
        reading.aside = deadline is None
        if deadline:
            reading.deadline = trim(text, Span(deadline.end(), piece.end))
        return
    body = trim(text, _read_label(text, piece, reading, grammar))
    if not reading.aside:
        _read_words(text, body, separator, reading, grammar)


@lru_cache(maxsize=REMEMBERED)
def _is_name_alone(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether words are read as the name of one unit, wherever they stand: no label, rule, verb or list."""
    if not words.isalpha() or not is_unit(words, grammar) or MAY_LABEL.search(words) or rule_in(words):
        return False
    if grammar.ruling.match(words) or grammar.standing.search(words) or grammar.verb_of(words):
        return False
    opens = "由" in words or _OPENING.match(words)
    return not opens and [unit.name for unit in split_units(words, Span(0, len(words)), grammar)] == [words]


def _read_words(text: str, body: Span, separator: str, reading: Reading, grammar: ClauseGrammar) -> None:
    """Read what stands behind a label, or without one: a rule, a status, or units."""
    words = body.of(text)
    if words[-1:] in CLOSERS and (inner := _RULE_BEHIND.match(words)) and (rule := rule_in(inner["rule"])):
        reading.said |= rule
        body = trim(text, Span(body.start, body.start + inner.start("open")))
        words = body.of(text)
    rule = rule_in(text[body.start - 1] + words if body.start and text[body.start - 1] in STARS else words)
    if rule:
        reading.said |= rule
    if grammar.ruling.match(words):
        reading.ruled = True
        _read_ruled(text, body, reading, grammar)
    standing = grammar.standing.search(bare_name(words)) and not _says_role(words, grammar)
    reading.among |= words.startswith("其中")
    if words in {"", "其中"} or reading.ruled or rule or standing or SCORE.fullmatch(words):
        return
    if _is_status(words, reading, grammar):
        start = reading.deadline.start if reading.deadline else body.start
        reading.deadline = Span(start, body.end)
        return
    _read_units(text, body, separator, reading, grammar)


def _read_ruled(text: str, body: Span, reading: Reading, grammar: ClauseGrammar) -> None:
    """Add the unit of a rule for all tasks to its own clause, if it is not there yet: 以下任务均需各区政府落实."""
    named = _ALL_BY.search(body.of(text))
    known = {unit.name for unit, _, _ in reading.given} | {unit.name for unit in reading.pending}
    units = split_units(text, Span(*(body.start + at for at in named.span("who"))), grammar) if named else ()
    reading.give(reading.role, reading.rule)
    reading.pending.extend(unit for unit in units if unit.certain and unit.name not in known)
    reading.give("responsible", "rule")


def _says_role(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether a piece says of a unit what it is: 市甲局为牵头单位."""
    verb = grammar.verb_of(words)
    return verb is not None and is_unit(words[: verb.start()], grammar)


def _is_status(words: str, reading: Reading, grammar: ClauseGrammar) -> bool:
    """Tell whether a piece says by when or how on (持续推进, 6月底完成), and not who."""
    if is_unit(words, grammar):
        return False
    if grammar.status.search(words):
        return True
    return not reading.labelled and not grammar.verb_of(words) and bool(_DATED.search(words))


def _read_units(text: str, body: Span, separator: str, reading: Reading, grammar: ClauseGrammar) -> None:
    words = body.of(text)
    verb = grammar.verb_of(words) or _acting(words, reading, grammar)
    if verb and is_unit(words, grammar) and not _ends_in_unit(words[: verb.start()], grammar):
        verb = verb if _LEVEL.match(words) and verb["verb"] in _OFFICE_LIKE else None
    start = body.start + _opening(words, grammar)
    units = list(split_units(text, Span(start, body.start + verb.start()) if verb else Span(start, body.end), grammar))
    if _REMAINDER.fullmatch(words[: verb.start()] if verb else words) and (reading.pending or reading.given):
        units = []  # 甲局等有关部门、单位
    units = [_unmarked(text, unit, reading, grammar) for unit in units if unit.certain or not _PERSON.search(unit.name)]
    reading.starred.update(unit.span for unit in units if _is_starred(text, unit.span))
    _take(units, verb, separator, reading, grammar)


def _take(
    units: list[UnitName], verb: re.Match[str] | None, separator: str, reading: Reading, grammar: ClauseGrammar
) -> None:
    """Let the units of a piece wait for their role, or give it with the piece's verb."""
    reading.pending.extend(units)
    if separator in "；;":
        reading.heads.append(len(reading.given) + len(reading.pending))
    if verb:
        role: Role = role_of_verb(verb["verb"]) if verb["verb"] else "responsible"
        role = reading.role if reading.column and role == "responsible" else role
        first = not reading.verbs
        reading.verbs += verb["verb"] not in grammar.words.beside_verbs
        if (
            role in {"cooperate", "participate"}
            and reading.parted
            and first
            and (reading.labelled or not reading.given)
        ):
            behind = reading.pending[reading.parted :]
            del reading.pending[reading.parted :]
            reading.give(reading.role, reading.rule)
            reading.pending.extend(behind)
        if (reading.among or verb["verb"].startswith("为")) and (again := named_again(reading)):
            if role != "responsible" or not reading.among:
                reading.marked.update((unit.span, role) for unit in again)
            return
        reading.told += bool(units) and all(unit.certain or _led(unit, role, grammar) for unit in reading.pending)
        reading.give(role, f"verb:{verb['verb']}")
    elif separator in "，,；;":
        reading.parted = len(reading.pending) if separator else 0
        if reading.before_comma is None:
            reading.before_comma = len(reading.given) + len(reading.pending)


def _ends_in_unit(words: str, grammar: ClauseGrammar) -> bool:
    """Tell whether words are a unit's name, or a list whose last name is one: 市甲厅和市科协."""
    return is_unit(words, grammar) or is_unit(grammar.joiner.split(words)[-1], grammar)


def _opening(words: str, grammar: ClauseGrammar) -> int:
    """Return how many characters stand before the first unit of a piece: 由甲局, 城区由甲局."""
    if opening := _OPENING.match(words):
        return opening.end()
    topic = _TOPIC.match(words) if "由" in words else None
    behind = words[topic.end() :] if topic else ""
    verb = grammar.verb_of(behind)
    return topic.end() if topic and is_unit(behind[: verb.start()] if verb else behind, grammar) else 0


def _acting(words: str, reading: Reading, grammar: ClauseGrammar) -> re.Match[str] | None:
    """Return the verb that goes on to say what a unit does: 市甲局负责制定办法; beside a role, 市乙局做好保障."""
    if is_unit(words, grammar):
        return None
    for verb in grammar.acting.finditer(words):
        before = words[: verb.start()]
        told = reading.verbs or reading.labelled or grammar.keyword.match(verb["verb"])
        if told and is_unit(before[_opening(before, grammar) :].strip(), grammar):
            return verb
    return None


def _unmarked(text: str, unit: UnitName, reading: Reading, grammar: ClauseGrammar) -> UnitName:
    """Return a unit without the role in brackets behind its name, and note the role: 市甲局（牵头）.

    What says only how (按职责分工负责) is taken off as well.
    """
    if (manner := _MANNER.search(unit.span.of(text))) and grammar.verb.match(manner["words"]):
        name = unit.name[: unit.name.rindex(manner[0][0])]
        return UnitName(name, Span(unit.span.start, unit.span.start + manner.start()), is_unit(name, grammar))
    mark = grammar.mark.search(unit.span.of(text)) if text[unit.span.end - 1] in CLOSERS else None
    if not mark or not mark.start():
        return unit
    span = Span(unit.span.start, unit.span.start + mark.start())
    role = reading.marked[span] = role_of_label(mark["role"])
    if _TOGETHER.search(mark[0]):
        reading.marked.update((before.span, role) for before in reading.pending[reading.parted :])
    name = grammar.mark.sub("", unit.name)
    return UnitName(name, span, is_unit(name, grammar))


def _is_starred(text: str, span: Span) -> bool:
    return (span.start > 0 and text[span.start - 1] in STARS) or text[span.end : span.end + 1] in _A_STAR


def _led(unit: UnitName, role: Role, grammar: ClauseGrammar) -> bool:
    """Tell whether a name of unknown ending is most likely a unit's: a level stands before it, 牵头 behind it."""
    return role == "lead" and bool(_LEVEL.match(unit.name)) and may_be_unit(unit.name, grammar)
