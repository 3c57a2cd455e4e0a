"""Brackets that hold nothing but units are clauses wherever the custom of a document says so."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from tests.properties.profile import FIXED
from tests.strategies import prose
from tests.strategies.departments import Place, Unit, place, units
from tests.strategies.plans import NUMERALS

SEEDS = st.integers(0, 2**32 - 1)
Given = tuple[tuple[str, str], ...]
Clauses = list[tuple[str, Given]]
PLACES = ("南河", "北林", "中山", "西宁")


def _members(rng: Random, where: Place) -> list[Unit]:
    """Return units with a department among them that all know."""
    known = Unit(f"{where.level}财政{'厅' if where.level == '省' else '局'}", group=False)
    rest = [unit for unit in units(rng, where, rng.choice((2, 3))) if unit.name != known.name and not unit.group]
    return [known, *rest]


def _given(members: list[str], leads: int) -> list[tuple[str, str]]:
    if not leads:
        return [(name, "responsible") for name in members]
    return [(name, "lead" if at < leads else "participate") for at, name in enumerate(members)]


def _starred(rng: Random, where: Place) -> Clauses:
    """Stars mark who leads; a list may end in places that share the word behind the last of them."""
    star, found = rng.choice("*★▲"), Clauses()
    for at in range(3):
        names = [unit.name for unit in _members(rng, where)]
        leads = rng.randint(1, len(names))
        printed = [name + (star if i < leads else "") for i, name in enumerate(names)]
        tail = rng.sample(PLACES, 2) if rng.random() < 0.4 else []
        shared = f"，{'、'.join(tail)}市人民政府" if tail else ""
        rule = f"负责。标{star}的为牵头单位，下同" if at == 0 else ""
        names += [f"{name}市人民政府" for name in tail]
        found.append((f"（{'、'.join(printed)}{shared}{rule}）", tuple(_given(names, leads))))
    return found


def _unmarked(rng: Random, where: Place) -> Clauses:
    names = [[unit.name for unit in _members(rng, where)] for _ in range(4)]
    return [(f"（{'、'.join(each)}）", tuple(_given(each, 0))) for each in names]


def _plan(rng: Random, form: Callable[[Random, Place], Clauses], *, pressed: bool) -> tuple[str, list[Given]]:
    where = place(rng, rng.choice(("省", "市", "县")))
    clauses = form(rng, where)
    behind = rng.randrange(len(clauses))  # the paragraph of one goes on behind it
    items = [
        f"（{NUMERALS[at]}）{prose.heading(rng)}。{''.join(prose.fillers(rng, 2))}{words}"
        + ("".join(prose.fillers(rng, 1)) if at == behind and at else "")
        for at, (words, _) in enumerate(clauses)
    ]
    head = f"{where.name}人民政府关于{prose.heading(rng)}的意见"
    body = "".join(items) if pressed else "\n".join(items)
    return f"{head}\n\n一、重点任务\n{body}\n", [given for _, given in clauses]


def _found(text: str) -> list[Given]:
    tasks = extract(parse(text_as_raw(text))).tasks
    return [tuple((each.unit, each.role) for each in task.responsibilities) for task in tasks]


@FIXED
@given(SEEDS, st.booleans())
def test_where_stars_mark_who_leads_each_starred_list_is_a_clause(seed: int, pressed: bool) -> None:
    text, wanted = _plan(Random(seed), _starred, pressed=pressed)
    assert _found(text) == wanted


@FIXED
@given(SEEDS, st.booleans())
def test_where_lists_of_units_end_paragraphs_one_may_stand_inside(seed: int, pressed: bool) -> None:
    text, wanted = _plan(Random(seed), _unmarked, pressed=pressed)
    assert _found(text) == wanted


def test_without_the_custom_a_bracket_with_units_is_none() -> None:
    text = "某市意见\n\n一、任务\n（一）甲。做好工作。（市财政局、市教育局）其他单位做好保障。\n（二）乙。做好工作。\n"
    assert extract(parse(text_as_raw(text))).tasks == ()
