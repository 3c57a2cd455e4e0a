"""Responsibility clauses in the printed styles of Chinese plans, each with the parts it gives out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from kg.facts import Role
from tests.strategies.departments import Place, Unit, elide, place, units

SHARING = ("按职责分工负责", "按照职责分工负责", "负责", "按职责分工落实", "分工落实", "分工负责")
HELPING: tuple[tuple[str, Role], ...] = (
    ("参与", "participate"), ("参加", "participate"), ("配合", "cooperate"), ("协助", "cooperate"),
    ("协办", "cooperate"),
    ("按职责分工配合", "cooperate"),
)  # fmt: skip
LEADING = ("牵头单位", "牵头部门")
BESIDE: tuple[tuple[str, Role], ...] = (
    ("配合单位", "cooperate"), ("配合部门", "cooperate"), ("协办单位", "cooperate"), ("参与单位", "participate"),
    ("参加单位", "participate"),
)  # fmt: skip
DEADLINES = ("持续推进", "长期坚持", "{y}年12月", "{y}年6月底", "{y}年底前", "{y}年底", "{y}年12月31日")


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit has to do by a clause."""

    unit: str
    role: Role
    group: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as printed, brackets and stop included; `style` names the function that wrote it."""

    text: str
    parts: tuple[Part, ...]
    style: str
    deadline: str | None = None


Written = tuple[str, tuple[Part, ...]]


def parts(members: Sequence[Unit], role: Role) -> tuple[Part, ...]:
    return tuple(Part(unit.name, role, unit.group) for unit in members)


def row(rng: Random, members: Sequence[Unit], *, end: str = "", comma: bool = False) -> str:
    """Print a list: 、 between units, sometimes another joiner before the last, a comma if `comma` allows it."""
    names = [unit.name for unit in members]
    joiners = ("、", "、", "、", "和", "及", "以及", *(("，",) if comma else ()))
    joiner = rng.choice(joiners) if len(names) > 2 else rng.choice("、、和")
    body = "、".join(names[:-1]) + joiner + names[-1] if len(names) > 1 else names[0]
    return body + (end if len(names) > 1 else "")


def _gather(rng: Random, where: Place, *sizes: int) -> list[list[Unit]]:
    """Return lists of different units, of these sizes; in one clause in eight the prefix is printed only once."""
    members = units(rng, where, sum(sizes))
    if rng.random() < 0.12:
        members = list(dict.fromkeys([members[0], *(elide(unit, where) for unit in members[1:])]))
    lists: list[list[Unit]] = []
    for size in sizes:
        lists.append(members[:size])
        members = members[size:]
    return [each for each in lists if each]


def _few(rng: Random) -> int:
    return rng.choice((1, 1, 1, 2, 2, 3))


def _many(rng: Random) -> int:
    return rng.choice((1, 2, 3, 4, 5, 7))


def _etc(rng: Random) -> str:
    return rng.choice(("", "", "", "", "等"))


def led(rng: Random, where: Place) -> Written:
    """A、B牵头，C、D按职责分工负责."""
    lead, rest = _gather(rng, where, _few(rng), _many(rng))
    comma = rng.choice(("，", "，", "，", "；"))
    text = f"{row(rng, lead)}牵头{comma}{row(rng, rest, end=_etc(rng), comma=True)}{rng.choice(SHARING)}"
    return text, parts(lead, "lead") + parts(rest, "participate")


def helped(rng: Random, where: Place) -> Written:
    """A牵头，B配合."""
    lead, rest = _gather(rng, where, _few(rng), _many(rng))
    word, role = rng.choice(HELPING)
    text = f"{row(rng, lead)}{rng.choice(('牵头', '牵头', '分别牵头' if len(lead) > 1 else '牵头'))}，"
    return text + row(rng, rest, end=_etc(rng), comma=True) + word, parts(lead, "lead") + parts(rest, role)


def three(rng: Random, where: Place) -> Written:
    """A牵头，B参与，C配合."""
    lead, second, third = _gather(rng, where, 1, _few(rng), _few(rng) + 1)
    word = rng.choice(("参与", "按职责分工负责"))
    text = f"{row(rng, lead)}牵头，{row(rng, second)}{word}，{row(rng, third)}配合"
    return text, parts(lead, "lead") + parts(second, "participate") + parts(third, "cooperate")


def led_only(rng: Random, where: Place) -> Written:
    """A牵头负责."""
    (lead,) = _gather(rng, where, _few(rng))
    return row(rng, lead) + rng.choice(("牵头", "牵头负责")), parts(lead, "lead")


def shared(rng: Random, where: Place) -> Written:
    """A、B等按职责分工负责: nobody leads."""
    (members,) = _gather(rng, where, _many(rng))
    return row(rng, members, end=_etc(rng), comma=True) + rng.choice(SHARING), parts(members, "responsible")


def plain(rng: Random, where: Place) -> Written:
    """A、B: nobody leads; only behind the label 责任单位."""
    (members,) = _gather(rng, where, _many(rng))
    return row(rng, members, comma=True), parts(members, "responsible")


def labelled(rng: Random, where: Place) -> Written:
    """牵头单位：A；配合单位：B；责任单位：C."""
    lead, second, third = _gather(rng, where, _few(rng), _few(rng) + 1, _few(rng) + 1)
    label, role = rng.choice(BESIDE)
    segments = [(rng.choice(LEADING), lead, parts(lead, "lead")), (label, second, parts(second, role))]
    if rng.random() < 0.4:
        segments.append((rng.choice(("责任单位", "责任部门")), third, parts(third, "participate")))
    return _labels(rng, segments)


def labelled_pair(rng: Random, where: Place) -> Written:
    """牵头单位：A；责任单位：B."""
    lead, rest = _gather(rng, where, _few(rng), _many(rng))
    segments = [(rng.choice(LEADING), lead, parts(lead, "lead")), ("责任单位", rest, parts(rest, "participate"))]
    return _labels(rng, segments)


def labelled_unled(rng: Random, where: Place) -> Written:
    """责任单位：A；配合单位：B: nobody leads."""
    first, rest = _gather(rng, where, _few(rng), _many(rng))
    segments = [("责任单位", first, parts(first, "responsible")), ("配合单位", rest, parts(rest, "cooperate"))]
    return _labels(rng, segments)


def _labels(rng: Random, segments: Sequence[tuple[str, list[Unit], tuple[Part, ...]]]) -> Written:
    between = rng.choice(("；", "；", "，"))
    text = between.join(f"{label}：{row(rng, members)}" for label, members, _ in segments)
    return text, tuple(part for _, _, given in segments for part in given)


OPEN: tuple[Callable[[Random, Place], Written], ...] = (led, helped, three, led_only, shared)
LABELLED: tuple[Callable[[Random, Place], Written], ...] = (labelled, labelled_pair, labelled_unled)
STYLES = (led, led, helped, shared, plain, led_only, three, labelled, labelled_pair, labelled_unled)


def clause(rng: Random, where: Place, *, year: int = 2025) -> Clause:
    """Return one bracketed clause of a random style, its stop inside or outside the bracket or absent."""
    style = rng.choice(STYLES)
    text, given = style(rng, where)
    if style is plain or (style not in LABELLED and rng.random() < 0.7):
        text = rng.choice(("责任单位：", "责任单位：", "责任单位：", "责任部门：")) + text
    deadline = rng.choice(DEADLINES).format(y=year) if rng.random() < 0.12 else None
    if deadline:
        text += f"{rng.choice('；；，')}{rng.choice(('完成时限', '完成时限', '完成期限'))}：{deadline}"
    before, after = rng.choice((("（", "）"),) * 7 + (("［", "］"),))
    inner, outer = rng.choice((("", ""), ("", ""), ("", "。"), ("。", ""), ("。", "。")))
    return Clause(before + text + inner + after + outer, given, style.__name__, deadline)


def lines(rng: Random, where: Place, *, year: int = 2025) -> Clause:
    """Return a clause printed as label lines of its own: 牵头单位：A, 责任单位：B, 完成时限：C."""
    text, given = labelled_pair(rng, where)
    lead, rest = text.replace("；责任单位", "，责任单位").split("，责任单位：", 1)
    deadline = rng.choice(DEADLINES).format(y=year) if rng.random() < 0.3 else None
    tail = f"\n完成时限：{deadline}" if deadline else ""
    return Clause(f"\n{lead}\n责任单位：{rest}{tail}", given, "lines", deadline)


def clauses() -> st.SearchStrategy[Clause]:
    return st.randoms(use_true_random=False).map(lambda rng: clause(rng, place(rng)))
