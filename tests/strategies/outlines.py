"""Plans in every outline that is met: articles, four levels, 1.1, annexes, several plans, headings without numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from tests.strategies import clauses, prose
from tests.strategies.clauses import Clause, Part
from tests.strategies.departments import Place, place
from tests.strategies.letterhead import letterhead
from tests.strategies.plans import NUMERALS

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Item:
    """What a reader finds at a clause: the number of its item, its title and the headings above it."""

    number: str | None
    title: str
    path: tuple[str, ...]
    given: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outlined:
    """A plan's text with its items in order; `style` names the function that wrote it."""

    text: str
    items: tuple[Item, ...]
    style: str


Written = tuple[list[str], list[Item]]
"""The lines of a plan, and its items."""


def _clause(rng: Random, where: Place) -> Clause:
    """Return a clause of plain brackets with the stop outside or none."""
    style = rng.choice((clauses.led, clauses.helped, clauses.three, clauses.led_only, clauses.shared, clauses.labelled))
    text, given = style(rng, where)
    return Clause(f"（{text}）{rng.choice(('', '。'))}", given, style.__name__)


def _item(rng: Random, where: Place, mark: str, number: str | None, path: Iterable[str]) -> tuple[str, Item]:
    """Return a line that begins with its number and title, and ends in a clause."""
    title, clause = prose.heading(rng), _clause(rng, where)
    body = "".join(prose.fillers(rng, rng.choice((1, 2))))
    return f"{mark}{title}。{body}{clause.text}", Item(number, title, tuple(path), clause.parts)


def _chapters(rng: Random, count: int = 2) -> list[str]:
    return [f"{NUMERALS[at]}、{words}" for at, words in enumerate(rng.sample(prose.CHAPTERS, count))]


def articles(rng: Random, where: Place) -> Written:
    """第一章 …, 第一条 …: articles count on through the chapters."""
    lines, items = list[str](), list[Item]()
    for at, words in enumerate(rng.sample(prose.CHAPTERS, 2)):
        chapter = f"第{NUMERALS[at]}章　{words}"
        lines.append(chapter)
        for _ in range(rng.choice((1, 2))):
            number = f"第{NUMERALS[len(items)]}条"
            line, item = _item(rng, where, f"{number}　", number, [chapter])
            lines, items = [*lines, line], [*items, item]
    return lines, items


def _levels(rng: Random, where: Place, deepest: Callable[[int], str]) -> Written:
    lines, items = list[str](), list[Item]()
    for chapter in _chapters(rng):
        lines.append(chapter)
        for section_at in range(rng.choice((1, 2))):
            section = f"（{NUMERALS[section_at]}）{prose.heading(rng)}"
            lines.append(section)
            for item_at in range(rng.choice((1, 2))):
                upper = f"{item_at + 1}.{prose.heading(rng)}"
                lines.append(upper)
                for leaf in range(rng.choice((1, 2, 3))):
                    number = deepest(leaf)
                    line, item = _item(rng, where, number, number, [chapter, section, upper])
                    lines, items = [*lines, line], [*items, item]
    return lines, items


def four_levels(rng: Random, where: Place) -> Written:
    """一、（一）1.（1）."""
    return _levels(rng, where, lambda at: f"（{at + 1}）")


def circled(rng: Random, where: Place) -> Written:
    """一、（一）1. ①."""
    return _levels(rng, where, lambda at: CIRCLED[at])


def decimals(rng: Random, where: Place) -> Written:
    """1. and 1.1, or 1.1 and 1.1.1 below 一、."""
    lines, items = list[str](), list[Item]()
    han = rng.random() < 0.5
    gap = rng.choice((" ", ""))
    for at, words in enumerate(rng.sample(prose.CHAPTERS, 2), 1):
        chapter = f"{NUMERALS[at - 1]}、{words}" if han else f"{at}.{words}"
        lines.append(chapter)
        for section_at in range(1, rng.choice((2, 3))):
            if not han:
                number = f"{at}.{section_at}"
                line, item = _item(rng, where, number + gap, number, [chapter])
                lines, items = [*lines, line], [*items, item]
                continue
            section = f"{at}.{section_at}{gap}{prose.heading(rng)}"
            lines.append(section)
            for leaf in range(1, rng.choice((2, 3))):
                number = f"{at}.{section_at}.{leaf}"
                line, item = _item(rng, where, number + gap, number, [chapter, section])
                lines, items = [*lines, line], [*items, item]
    return lines, items


def _sections(rng: Random, where: Place) -> Written:
    lines, items = list[str](), list[Item]()
    for chapter in _chapters(rng):
        lines.append(chapter)
        for at in range(rng.choice((1, 2))):
            number = f"（{NUMERALS[at]}）"
            line, item = _item(rng, where, number, number, [chapter])
            lines, items = [*lines, line], [*items, item]
    return lines, items


def annexes(rng: Random, where: Place) -> Written:
    """A plan and its annexes, each with a title of its own and numbers that begin anew."""
    lines, items = _sections(rng, where)
    for annex in (1, 2):
        more, found = _sections(rng, where)
        title = f"{where.name}{prose.heading(rng)}{rng.choice(('工作方案', '实施细则'))}"
        lines, items = [*lines, f"附件{annex}", title, *more], [*items, *found]
    return lines, items


def several_plans(rng: Random, where: Place) -> Written:
    """Plans one behind the other in one file."""
    lines, items = _sections(rng, where)
    for _ in range(2):
        more, found = _sections(rng, where)
        title = f"{where.name}{prose.heading(rng)}{rng.choice(prose.KINDS)}"
        lines, items = [*lines, "", title, "", *more], [*items, *found]
    return lines, items


def unnumbered(rng: Random, where: Place) -> Written:
    """Headings on lines of their own without numbers; the clause closes the paragraph below."""
    lines, items = list[str](), list[Item]()
    for _ in range(4):
        clause, title = _clause(rng, where), prose.heading(rng)
        lines += [title, "".join(prose.fillers(rng, 2)) + clause.text]
        items.append(Item(None, title, (), clause.parts))
    return lines, items


FORMS: tuple[Callable[[Random, Place], Written], ...] = (
    articles,
    four_levels,
    circled,
    decimals,
    annexes,
    several_plans,
    unnumbered,
)


def outlined(rng: Random) -> Outlined:
    """Return a plan in one outline, behind a notice or its bare title."""
    where = place(rng, rng.choice(("省", "市", "区", "县")))
    form = rng.choice(FORMS)
    lines, items = form(rng, where)
    between = rng.choice(("\n", "\n\n", "\n　　"))
    return Outlined(letterhead(rng, where).text + between.join(lines) + "\n", tuple(items), form.__name__)


def outlines() -> st.SearchStrategy[Outlined]:
    """Plans in every outline; a failing one names its seed."""
    return st.integers(0, 2**32 - 1).map(lambda seed: outlined(Random(seed)))
