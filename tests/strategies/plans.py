"""Whole plans with their truth: letterhead, chapters, sections, items with clauses and targets, boxes, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from hypothesis import strategies as st

from tests.strategies import clauses, measures, prose
from tests.strategies.clauses import Clause
from tests.strategies.departments import Place, place
from tests.strategies.letterhead import Head, letterhead
from tests.strategies.measures import Aim

NUMERALS = "一二三四五六七八九十"
NARROW = str.maketrans("（）［］，：；？！～", "()[],:;?!~")


@dataclass(frozen=True, slots=True)
class TaskTruth:
    """A task as printed: `clause_start` and `clause_end` are the clause's place in the plan's text."""

    number: str
    title: str
    path: tuple[str, ...]
    clause: Clause
    clause_start: int
    clause_end: int
    aims: tuple[Aim, ...] = ()

    @property
    def due(self) -> tuple[Aim, ...]:
        """The aims as a reader should give them: without a year of their own they are due when the task is.

        What shall stay as it is has no such year.
        """
        year = re.search("20[0-9]{2}", self.clause.deadline or "")
        return tuple(
            replace(aim, deadline=int(year[0])) if year and not (aim.deadline or aim.stays) else aim
            for aim in self.aims
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's text and everything a reader should find in it; `aims` are the targets that belong to no task."""

    text: str
    title: str
    tasks: tuple[TaskTruth, ...]
    aims: tuple[Aim, ...] = ()
    number: str | None = None
    issuer: str | None = None
    signed: date | None = None
    period: tuple[int, int] | None = None


@dataclass(slots=True)
class Draft:
    """A plan being written. `numbering` says how items are numbered: on and on, or anew in each section or chapter."""

    rng: Random
    where: Place
    head: Head
    numbering: str
    chapter: str
    gap: str
    indent: str
    text: str
    tasks: list[TaskTruth]
    aims: list[Aim]
    item: int = 0

    def open(self, order: int, title: str) -> str:
        """Print the heading of a chapter and return it."""
        heading = self.chapter.format(NUMERALS[order]) + title
        self.paragraph(heading)
        return heading

    def paragraph(self, words: str) -> None:
        self.text += self.indent + words + self.gap


def _body(draft: Draft) -> tuple[str, tuple[Aim, ...]]:
    """Return an item's sentences: an undated target comes first, so that no year before it can claim it."""
    rng, since, until = draft.rng, draft.head.since, draft.head.until
    sentences = prose.fillers(rng, rng.choice((1, 2, 3)))
    aims: tuple[Aim, ...] = ()
    if rng.random() < 0.15:
        undated = measures.sentence(rng, since=since, until=until, dated=False)
        sentences, aims = [undated.text, *sentences], undated.aims
    if rng.random() < 0.3:
        sentences.append(measures.false_friend(rng, since=since, until=until))
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        dated = measures.sentence(rng, since=since, until=until)
        sentences, aims = [*sentences, dated.text], aims + dated.aims
        if rng.random() < 0.4:
            sentences += prose.fillers(rng, 1)
    return "".join(sentences), aims


def _clause(draft: Draft) -> Clause:
    rng, until = draft.rng, draft.head.until
    return (clauses.lines if rng.random() < 0.06 else clauses.clause)(rng, draft.where, year=until)


def _item(draft: Draft, path: tuple[str, ...], number: str, mark: str) -> None:
    """Write one item with its clause, its title inline or on a line of its own, now and then a box behind it."""
    rng, title = draft.rng, prose.heading(draft.rng)
    body, aims = _body(draft)
    between = rng.choice(("。", "。", "。", "。\n" + draft.indent, "\n" + draft.indent))
    draft.text += f"{draft.indent}{mark}{title}{between}{body}"
    given = _clause(draft)
    if given.style != "lines" and rng.random() < 0.1:
        draft.text += "\n" + draft.indent
    start = len(draft.text)
    draft.text += given.text + draft.gap
    draft.tasks.append(TaskTruth(number, title, path, given, start, start + len(given.text), aims))
    if rng.random() < 0.12:
        draft.text += prose.box(rng) + "\n"


def _items(draft: Draft, path: tuple[str, ...], count: int) -> None:
    """Write numbered items (1. 2. 3.)."""
    mark = draft.rng.choice((".", ".", ".", "．", "、"))
    for _ in range(count):
        draft.item += 1
        _item(draft, path, str(draft.item), f"{draft.item}{mark}")


def _chapter(draft: Draft, order: int, sizes: list[int]) -> None:
    """Write a chapter of tasks: sections with items, items alone, or sections that are the items themselves."""
    rng = draft.rng
    heading = draft.open(order, rng.choice(prose.CHAPTERS))
    shape = rng.choice(("sections", "sections", "items", "leaves"))
    if draft.numbering != "on":
        draft.item = 0
    if shape == "items":
        _items(draft, (heading,), sum(sizes))
    for section_order, size in enumerate(sizes if shape != "items" else []):
        mark = f"（{NUMERALS[section_order]}）"
        if shape == "leaves":
            _item(draft, (heading,), mark, mark)
            continue
        section = mark + prose.heading(rng)
        draft.paragraph(section)
        draft.item = 0 if draft.numbering == "section" else draft.item
        _items(draft, (heading, section), size)


def _preface(draft: Draft) -> int:
    """Write the chapters before the tasks: principles without numbers, then goals that belong to no task."""
    rng, order = draft.rng, 0
    if rng.random() < 0.6:
        draft.open(order, rng.choice(prose.PREFACES))
        draft.paragraph("".join(prose.fillers(rng, 3)))
        order += 1
    if rng.random() < 0.6:
        draft.open(order, rng.choice(prose.GOALS))
        goals = [
            measures.sentence(rng, since=draft.head.since, until=draft.head.until) for _ in range(rng.choice((1, 2)))
        ]
        draft.paragraph(prose.fillers(rng, 1)[0] + "".join(goal.text for goal in goals))
        draft.aims += [aim for goal in goals for aim in goal.aims]
        order += 1
    return order


def _closing(draft: Draft, order: int) -> None:
    rng = draft.rng
    if rng.random() < 0.5:
        draft.open(order, "组织保障")
        draft.paragraph("".join(rng.sample(prose.CLOSINGS, 2)))
    if draft.head.printing:
        draft.text += "\n" + draft.head.printing + "\n"


def plan(rng: Random, *, chapters: int = 2, items: int = 4, where: Place | None = None) -> Plan:
    """Return a plan with up to `chapters` chapters of tasks, each of about `items` items; of any place for None."""
    where = where or place(rng)
    head = letterhead(rng, where)
    gap, indent = rng.choice(("\n\n", "\n", "\n\n")), rng.choice(("", "", "　　"))
    chapter = "第{}章 " if rng.random() < 0.1 else "{}、"
    numbering = rng.choice(("on", "on", "section"))
    draft = Draft(rng, where, head, numbering, chapter, gap, indent, head.text, [], [])
    order = _preface(draft)
    for _ in range(chapters):
        rest, sizes = items, []
        while rest > 0:
            sizes.append(min(rest, rng.randint(1, 3)))
            rest -= sizes[-1]
        _chapter(draft, order, sizes)
        order += 1
    _closing(draft, order)
    full = Plan(
        draft.text,
        head.title,
        tuple(draft.tasks),
        tuple(draft.aims),
        head.number,
        head.issuer,
        head.signed,
        head.period,
    )
    return narrow(full) if rng.random() < 0.2 else full


def single(given: Clause, *, title: str, body: str, aims: tuple[Aim, ...] = ()) -> Plan:
    """Return the smallest plan: one chapter with one item that holds `body` and the clause."""
    before = f"乡村建设行动方案\n\n一、重点任务\n\n1.{title}。{body}"
    start = len(before)
    truth = TaskTruth("1", title, ("一、重点任务",), given, start, start + len(given.text), aims)
    return Plan(before + given.text + "\n", "乡村建设行动方案", (truth,))


def narrow(full: Plan) -> Plan:
    """Return the same plan as some sites print it: brackets and punctuation of half width. No offset moves."""
    tasks = tuple(_narrow_task(task) for task in full.tasks)
    return replace(full, text=full.text.translate(NARROW), title=full.title.translate(NARROW), tasks=tasks)


def _narrow_task(task: TaskTruth) -> TaskTruth:
    given = replace(
        task.clause,
        text=task.clause.text.translate(NARROW),
        parts=tuple(replace(part, unit=part.unit.translate(NARROW)) for part in task.clause.parts),
    )
    path = tuple(step.translate(NARROW) for step in task.path)
    return replace(task, number=task.number.translate(NARROW), path=path, clause=given)


def from_seed(seed: int, *, chapters: int = 2, items: int = 4) -> Plan:
    """Return the plan of a seed: the same text for ever, for benchmarks as well."""
    return plan(Random(seed), chapters=chapters, items=items)


def plans() -> st.SearchStrategy[Plan]:
    """Plans of one to three chapters; a failing one shrinks to few items and names its seed."""
    sizes = {"chapters": st.integers(1, 3), "items": st.integers(1, 6)}
    return st.builds(from_seed, st.integers(0, 2**32 - 1), **sizes)
