"""A logical form is run: what it finds, and the answer with its sentence and evidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from query import notes
from query.answer import Answer
from query.constraints import ALL_ROLES
from query.evidence import Quotes
from query.items import cells, counts_nothing, items_of
from query.language import language_of
from query.logic import Logic
from query.proofs import Select, proofs_about, proofs_of
from query.quick import find, find_tasks
from query.readings import reading
from query.render import nothing, sentence
from query.scopes.placed import Documents
from query.sparql import compile_logic
from query.uncollected import uncollected


def things_found(quotes: Quotes, logic: Logic) -> tuple[str, ...]:
    """Return the things (IRIs) that a form finds."""
    table = find(quotes.ledger, quotes.store.select, logic, compile_logic(logic))
    return tuple(dict.fromkeys(str(item["iri"]) for item in items_of(logic, table) if "iri" in item))


@uncollected()
def answer_logic(quotes: Quotes, logic: Logic, question: str, documents: Documents | None = None) -> Answer:
    """Run a logical form and put its answer together with evidence; what is asked twice is run once.

    Among several documents each item names its own.
    """
    language = language_of(question)
    select: Select = cache(quotes.store.select)
    sparql = compile_logic(logic, full_names=bool(documents))
    table = find(quotes.ledger, select, logic, sparql, full_names=bool(documents))
    items = () if counts_nothing(logic, table) else items_of(logic, table, documents)
    said = reading(logic, language)
    if not items:
        return _empty(quotes, logic, question, said, sparql)
    proofs = proofs_of(quotes, select, logic, table) or quotes.of_documents()
    if logic.operation == "count" and logic.kind == "task":
        table = find_tasks(quotes.ledger, select, logic)
    named = [str(item["iri"]) for item in items if item["type"] == "Task" and "iri" in item]
    tasks = tuple(dict.fromkeys(named or cells(table, "x" if logic.kind == "task" else "task")))
    told = sentence(logic, items, language, documents)
    return Answer(question, "answered", said, sparql, items, told, proofs, tasks=tasks)


def _empty(quotes: Quotes, logic: Logic, question: str, said: str, sparql: str) -> Answer:
    """Say that nothing fits; where nobody has the role asked for, name the units that share the task instead."""
    language = language_of(question)
    text = nothing(logic, language)
    if logic.kind == "unit" and logic.roles != ALL_ROLES:
        others = replace(logic, roles=ALL_ROLES)
        table = quotes.store.select(compile_logic(others))
        text += notes.shared([item["label"] for item in items_of(others, table)], language)
        proofs = proofs_of(quotes, quotes.store.select, others, table)
        return Answer(question, "empty", said, sparql, (), text, proofs)
    return Answer(question, "empty", said, sparql, (), text, proofs_about(quotes, logic))
