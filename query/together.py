"""Which two units share the most tasks: the question about pairs, of which no single one can be looked up.

All pairs are counted by name before any text is read, and both ways round, since to tell one way from the other takes
two texts a pair: counted so they take the engine three quarters of the time. The ledger, which has units by number,
takes a fifteenth (`query/quick.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from query.answer import Answer, Item
from query.constraints import UnitIs
from query.evidence import MOST, Quotes
from query.items import cells
from query.language import language_of
from query.logic import Logic
from query.quick import pairs_of
from query.sparql import PROLOGUE, compile_found

_TWO, _UNITS = "(?:两|二|俩|2)(?:家|个)?", "(?:责任)?(?:单位|部门)"
_SHARED = "(?:之间)?(?:一起|共同|联合|合作)(?:承担|负责|参与|落实|完成)?的?(?:任务)?"
_ASKED = (
    re.compile(rf"(?:请问)?哪{_TWO}{_UNITS}{_SHARED}(?:数量?)?最多"),
    re.compile(rf"{_SHARED}最多的(?:是)?(?:哪)?{_TWO}{_UNITS}(?:是(?:谁|哪{_TWO}(?:{_UNITS})?))?"),
    re.compile(
        r"which (?:two|2) (?:units|departments|agencies) (?:share|have|handle|work on) (?:the )?most tasks"
        r"(?: together| in common| jointly)?",
        re.IGNORECASE,
    ),
)
_COUNTED = """SELECT %a %b (COUNT(DISTINCT %task) AS %n) WHERE {
  { SELECT %task %a WHERE { %task zr:responsibleUnit %a } } { SELECT %task %b WHERE { %task zr:responsibleUnit %b } }
  FILTER(!sameTerm(%a, %b))
} GROUP BY %a %b"""
_PAIRS = f"""SELECT ?a ?b (SAMPLE(?count) AS ?n) (MIN(?one) AS ?first) (MIN(?other) AS ?second) WHERE {{
{{ SELECT ?a ?b (?n AS ?count) WHERE {{
  {{ SELECT (MAX(?all_n) AS ?most) WHERE {{ {{ {_COUNTED.replace("%", "?all_")} }} }} }}
  {{ {_COUNTED.replace("%", "?")} }} FILTER(?n = ?most) BIND(STR(?a) < STR(?b) AS ?once) FILTER(?once)
}} }}
  ?a %label% ?one . ?b %label% ?other .
}} GROUP BY ?a ?b ORDER BY ?a ?b"""


def asks_for_pairs(question: str) -> bool:
    """Tell whether a question asks which two units share the most tasks.

    >>> asks_for_pairs("哪两家单位一起承担的任务最多？"), asks_for_pairs("哪个单位承担的任务最多？")
    (True, False)
    """
    plain = re.sub(r"[\s？?。！!]+$", "", question.strip())
    return any(form.fullmatch(plain) for form in _ASKED)


def pairs_query(*, full_names: bool) -> str:
    """Return the SPARQL of the pairs that share the most tasks, every tie among them; units by name as in rankings."""
    return PROLOGUE + _PAIRS.replace("%label%", "skos:prefLabel" if full_names else "rdfs:label")


def most_together(quotes: Quotes, question: str, *, full_names: bool) -> Answer | None:
    """Answer which two units share the most tasks, with these as evidence; None for any other question."""
    if not asks_for_pairs(question):
        return None
    language, query = language_of(question), pairs_query(full_names=full_names)
    told = pairs_of(quotes.ledger) if quotes.ledger and full_names else None
    table = quotes.store.select(query) if told is None else told
    reading = ("单位 · 两家共同承担的任务 · 最多", "units · tasks shared by two · most")[language == "en"]
    if not table.rows:
        text = (f"{reading}：没有两家单位共同承担任务。", f"{reading}: no two units share a task.")[language == "en"]
        return Answer(question, "empty", reading, query, (), text)
    rows = table.records()
    tasks = _tasks_of(quotes, [(str(row["a"]), str(row["b"])) for row in rows])
    named = [f"{row['first']}、{row['second']}" for row in rows]
    number = int(str(rows[0]["n"]))
    items: tuple[Item, ...] = tuple({"type": "Row", "cells": [name, number]} for name in named)
    if len(rows) == 1:
        sides = ((rows[0]["first"], rows[0]["a"]), (rows[0]["second"], rows[0]["b"]))
        items = tuple({"type": "Organization", "label": label, "iri": iri} for label, iri in sides)
    said = (f"：{'；'.join(named)}（各 {number} 项）", f": {'; '.join(named)} ({number} each)")[language == "en"]
    return Answer(question, "answered", reading, query, items, reading + said, quotes.of_tasks(tasks), tasks=tasks)


def _tasks_of(quotes: Quotes, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the tasks that the first of some pairs share, as far as evidence goes."""
    tasks: dict[str, None] = {}
    for pair in pairs:
        if len(tasks) >= MOST:
            break
        shared = Logic("select", "task", tuple(UnitIs((unit,), "") for unit in pair))
        tasks |= dict.fromkeys(cells(quotes.store.select(compile_found(shared)), "x"))
    return tuple(tasks)
