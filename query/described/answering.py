"""A logical form of a question about described things, run: answers of the contract, and the statements as evidence."""

from __future__ import annotations

from decimal import Decimal

from kg.statements import statements
from kg.store import Store, Table, Term
from ontology.namespaces import RDF
from ontology.terms import CLASS_TASK, NUMBER
from query.answer import Answer, Evidence, Item
from query.described.form import Bound, Form, Says
from query.described.say import label_of, reading
from query.described.schema import Schema
from query.described.sparql import Compiled, compile_form
from query.evidence import Quotes
from query.language import language_of
from query.render import item_words

_PLACES = ("Place", "Location", "Region")
_AGENTS = ("Organization", "Organisation", "Agent", "Department")
_GRAPHS = "SELECT DISTINCT ?s ?p ?o ?g WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} GRAPH ?g {{ ?s ?p ?o }} }}"
_TITLES = """SELECT ?d ?name WHERE {
  ?d a <urn:zeren:ontology#Document> ; <http://www.w3.org/2000/01/rdf-schema#label> ?title
  OPTIONAL { ?d <urn:zeren:ontology#documentNumber> ?number } BIND(COALESCE(?number, ?title) AS ?name)
}"""
_WITH_EVIDENCE = "SELECT DISTINCT ?s WHERE {{ VALUES ?s {{ {rows} }} ?s <urn:zeren:ontology#evidence> ?e }}"
_NUMBER = f"SELECT ?n WHERE {{{{ <{{iri}}> <{NUMBER}> ?n }}}}"
_MOST = 60


class Answering:
    """One form over one store, and its answer."""

    def __init__(self, store: Store, schema: Schema, question: str, form: Form) -> None:
        self.store, self.schema, self.question, self.form = store, schema, question, form
        self.language = language_of(question)
        self.compiled: Compiled = compile_form(form, schema, self.language)

    def answer(self) -> Answer:
        """Return the answer with its evidence."""
        said = reading(self.form, self.schema, self.language)
        items = self._items()
        query = self.compiled.query
        if not items:
            zh = self.language == "zh"
            text = (
                f"按“{said}”理解：数据中没有符合的内容。"
                if zh
                else f'Read as "{said}": the data hold nothing that fits.'
            )
            return Answer(self.question, "empty", said, query, (), text)
        words = "；".join(item_words(item, self.language) for item in items)
        several = len(items) > 1
        count = (f"共 {len(items)} 项：" if self.language == "zh" else f"{len(items)} found: ") if several else ""
        text = f"{said}：{count}{words}"
        return Answer(self.question, "answered", said, query, items, text, self._evidence())

    def _items(self) -> tuple[Item, ...]:
        form = self.form
        if form.operation == "exists":
            return self._truth()
        table = self.store.select(self.compiled.query)
        if form.operation == "count":
            return ({"type": "Number", "value": int(table.rows[0][0].value)},)  # type: ignore[union-attr]  # a COUNT is always bound
        if form.operation in ("sum", "average"):
            found = self._proof()
            value = _value(table.rows[0][0]) if len(found) else None
            return ({"type": "Number", "value": value},) if value is not None else ()
        rows = [dict(zip(table.variables, row, strict=True)) for row in table.rows]
        return self._rows(rows)

    def _rows(self, rows: list[dict[str, Term | None]]) -> tuple[Item, ...]:
        form = self.form
        if form.operation == "group":
            return tuple({"type": "Row", "cells": [_text(r["label"]), _value(r["number"])]} for r in rows if r["g"])
        if form.operation == "each" and len(rows) == 1:
            return (self._said({**rows[0], "label": rows[0]["value"]}),)
        if form.operation == "each":
            return tuple({"type": "Row", "cells": [_text(r["label"]), self._cell(r)]} for r in rows)
        if form.operation == "value":
            return tuple(dict(pair) for pair in dict.fromkeys(tuple(self._said(r).items()) for r in rows))
        return tuple(self._thing(r["x"], r["label"]) for r in rows)

    def _truth(self) -> tuple[Item, ...]:
        """Return one Boolean; nothing where the thing has no statement at all of what is asked (never a guess)."""
        true = self.store.ask(self.compiled.query)
        for item in self.form.node.where:
            if not true and isinstance(item, Says | Bound) and self.form.node.things:
                listed = " ".join(f"<{iri}>" for iri in self.form.node.things)
                names = " ".join(f"<{iri}>" for iri in item.properties)
                if not self.store.ask(f"ASK {{ VALUES ?x {{ {listed} }} VALUES ?p {{ {names} }} ?x ?p ?o }}"):
                    return ()
        return ({"type": "Boolean", "value": true},)

    def _cell(self, row: dict[str, Term | None]) -> object:
        term = row["v"]
        if term is not None and term.kind == "literal":
            return _value(term)
        return _text(row["value"])

    def _said(self, row: dict[str, Term | None]) -> Item:
        term = row["v"]
        if term is None or term.kind != "literal":
            return self._thing(term, row["label"])
        if self.form.year_only:
            return {"type": "Number", "value": int(term.value[:4])}
        value = _value(term)
        if isinstance(value, bool):
            return {"type": "Boolean", "value": value}
        unit = next(
            (self.schema.properties[i].unit for i in self.form.properties if self.schema.properties[i].unit), None
        )
        if isinstance(value, int | float):
            item: Item = {"type": "Number", "value": value}
            return item if unit is None else {**item, "unit": _in_language(unit, self.language)}
        return {"type": "Text", "label": str(value)}

    def _thing(self, term: Term | None, label: Term | None) -> Item:
        iri = term.value if term else ""
        if CLASS_TASK in self.schema.types.get(iri, ()):
            found = self.store.select(_NUMBER.format(iri=iri)).rows
            return {"type": "Task", "number": _text(found[0][0]) if found else None, "label": _text(label), "iri": iri}
        kinds = set().union(*(self.schema.above(k) for k in self.schema.types.get(iri, ()))) or {""}
        ends = {kind.rpartition("#")[2].rpartition("/")[2] for kind in kinds}
        kind = "Organization" if ends & set(_AGENTS) else "Place" if ends & set(_PLACES) else "Text"
        return {"type": kind, "label": _text(label), "iri": iri}

    def _proof(self) -> Table:
        return self.store.select(self.compiled.proof)

    def _evidence(self) -> tuple[Evidence, ...]:
        """Return the statements that the answer rests on, or the quotes that things have of their own."""
        table = self._proof()
        found: dict[tuple[Term, Term, Term], None] = {}
        for row in table.rows:
            cells = {f"?{name}": cell for name, cell in zip(table.variables, row, strict=True) if cell is not None}
            for statement in self.compiled.statements:
                terms = [cells.get(part) or _iri(part) for part in statement]
                if all(terms):
                    found[terms[0], terms[1], terms[2]] = None  # type: ignore[index]  # all three are bound
        triples = [t for t in found if t[0].kind == "iri" and t[2].kind != "bnode"][:_MOST]
        if not triples:
            return ()
        subjects = " ".join(dict.fromkeys(t[0].ntriples() for t in triples))
        quoted = {c.value for (c,) in self.store.select(_WITH_EVIDENCE.format(rows=subjects)).rows if c}
        quotes = Quotes(self.store).of_subjects(sorted(quoted)) if quoted else ()
        rows = " ".join(f"({' '.join(term.ntriples() for term in t)})" for t in triples)
        places = self.store.select(_GRAPHS.format(rows=rows)).rows
        titles = self._titles() if places else {}
        graphs = {row[:3]: titles.get(row[3].value, row[3].value) for row in places if row[3]}
        stated = tuple(
            Evidence(graphs.get(t, self.store.location), None, self._quote(t), 0, 0)
            for t in triples
            if t[0].value not in quoted
        )
        return (*quotes, *stated)

    def _titles(self) -> dict[str, str]:
        titles = {row.graph: row.title for row in statements(self.store)}
        titles |= {str(r["d"]): str(r["name"]) for r in self.store.select(_TITLES).records()}
        return titles

    def _quote(self, triple: tuple[Term, Term, Term]) -> str:
        subject, name, value = triple
        if name.value == RDF.term("type"):
            named = ("类别", "class")[self.language == "en"]
        else:
            named = label_of(self.schema, name.value, self.language)
        said = label_of(self.schema, value.value, self.language) if value.kind == "iri" else value.value
        return f"{label_of(self.schema, subject.value, self.language)} · {named} · {said}"


def _iri(part: str) -> Term | None:
    return Term.iri(part[1:-1]) if part.startswith("<") else None


def _text(term: Term | None) -> str:
    return term.value if term is not None else ""


def _value(term: Term | None) -> object:
    """Return a number, a truth or the text of a literal; a year is a number."""
    if term is None:
        return None
    value = term.python()
    if term.datatype and term.datatype.endswith("#gYear"):
        return int(term.value[:4])
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal | float):
        number = round(float(value), 6)
        return int(number) if number == int(number) else number
    return term.value


def _in_language(unit: str, language: str) -> str:
    parts = unit.split("|")
    return next((p for p in parts if p.isascii() == (language == "en")), parts[0])
