"""各部门这类统称不算, 公司不要, 原文写成“各镇街”的: kinds of units, left out or meant just as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.tokens.question_words import names_units

_STOPS = {",", "。", "?", ";", "!"}
_COLLECTIVE = re.compile("统称|泛称|泛指|合称|collectives?|collective")
_OUT = {"不算", "都不算", "不列", "不计", "不要", "除外", "不算在内", "不包括", "不含", "不用列", "不必列", "不用算"}
_LIGHT = ("filler", "both", "except", "beyond", "not", "these")
_PRINTED = re.compile(
    "(?:写成|写作|写为|印成|印作|表述[为成]|称[为作]|(?:写|印|用|表述|说法|提法|写法|字样|原文)的?(?:就|都)?[是为]|原文用|位用)了?$"
)
_SAID_SO = re.compile("^(?:这[个种]|的|一)?(?:说法|提法|表述|写法|字样|叫法|字眼)")


def as_printed(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the tokens with each unit that is said to be printed so (写成“各镇街”) bound to the one printed so.

    Raises NotUnderstood where the question is which of two it is.
    """
    kinds = [i for i, m in enumerate(row) if m.kind == "unit" and len(m.entry.iris) > 1]
    first = next((i for i in kinds if _is_printed(row, i)), None)
    if first is None:
        return row
    if any(m.text in ("还是", "抑或") for m in row[first:]):
        raise NotUnderstood("nothing")
    return [_exactly(m, lexicon) if i in kinds and i >= first else m for i, m in enumerate(row)]


def _is_printed(row: list[Mark], index: int) -> bool:
    before = "".join(m.text for m in row[max(0, index - 4) : index])
    return bool(_PRINTED.search(before) or _SAID_SO.match("".join(m.text for m in row[index + 1 : index + 4])))


def _exactly(mark: Mark, lexicon: Lexicon) -> Mark:
    units = ((iri, lexicon.organization(iri)) for iri in mark.entry.iris)
    printed = tuple(iri for iri, unit in units if unit is not None and mark.text in unit.labels)
    return replace(mark, entry=replace(mark.entry, iris=printed) if printed else Entry("unknown"))


def with_kinds_left_out(row: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the tokens with each clause that leaves out kinds of units turned into the units of these kinds."""
    nouns = any(m.kind == "role" and names_units(m.text) for m in row)
    units = any((m.code == "unit" and m.kind in ("ask", "count")) or (nouns and m.kind == "which") for m in row)
    if not units:
        return row
    out: list[Mark] = []
    for clause in _clauses(row):
        gone = _left_out(clause, lexicon) if out else []
        out += gone or clause
    return out


def _clauses(row: list[Mark]) -> Iterator[list[Mark]]:
    """Yield the clauses of a row, each with the mark of punctuation in front of it; a bracket is one of its own."""
    clause: list[Mark] = []
    for index, mark in enumerate(row):
        bracket = mark.text == "(" and any(m.text in _OUT or m.kind == "except" for m in _bracket(row, index))
        if (mark.text in _STOPS or bracket) and clause:
            yield clause
            clause = []
        clause.append(mark)
    yield clause


def _bracket(row: list[Mark], index: int) -> list[Mark]:
    end = next((i for i in range(index, len(row)) if row[i].text == ")"), index)
    return row[index:end]


def _goes(said: list[Mark]) -> bool:
    """Tell whether a clause ends in words that leave something out."""
    last = [m.text for m in said[-2:]]
    unwanted = (
        len(last) == 2 and last[0] in ("不", "别", "不用", "不必") and last[1] in ("要", "算", "列", "计", "看", "写")
    )
    return bool(said) and (unwanted or last[-1] in _OUT or said[-1].kind in ("except", "beyond"))


def _left_out(clause: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the units that a clause leaves out by their kind and name; nothing where it says anything else."""
    said = [m for m in clause if m.text not in (*_STOPS, "(", ")", "了", "的", "吧")]
    if not _goes(said):
        return []
    kinds = [m for m in said if _COLLECTIVE.search(m.text) or (m.text == "公司" and m.code == "company")]
    quoted = {m: iris for m in said if m.kind == "text" and (iris := lexicon.units_called(m.text))}
    named = [m for m in said if m.kind == "unit" and m.entry.iris]
    if not (kinds or quoted) or any(m not in (*kinds, *quoted, *named) and m.kind not in _LIGHT for m in said):
        return []
    marks = [replace(m, denied="except") for m in named]
    marks += [replace(m, entry=Entry("unit", iris=iris), denied="except") for m, iris in quoted.items()]
    for mark in kinds:
        firm = mark.text == "公司"
        iris = firms_in(lexicon) if firm else lexicon.collective_units()
        text = "公司" if firm else "统称"
        marks.append(replace(mark, entry=Entry("unit", iris=iris), text=text, denied="except") if iris else mark)
    joined = [m for mark in marks for m in (replace(mark, entry=Entry("filler"), text="、", denied=""), mark)]
    return [replace(clause[0], entry=Entry("filler"), text=",", denied=""), *joined[1:]]


def firms_in(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the units that are companies, by name or as a kind."""
    kinds = ((iri, lexicon.organization(iri)) for iri in lexicon.collective_units())
    called = (iri for iri, unit in kinds if unit is not None and unit.labels[0].endswith("公司"))
    return (*lexicon.units_ending("公司"), *called)
