"""The logical form of a question about described things as SPARQL 1.1, and the statements that an answer rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from query.described.form import Bound, Constraint, Form, Linked, Node, Rank, Says
from query.described.schema import LABELS, Schema

_LABELS = "<http://www.w3.org/2000/01/rdf-schema#label>|<http://www.w3.org/2004/02/skos/core#prefLabel>"
_OTHER_LABELS = "|".join(f"<{iri}>" for iri in LABELS if not _LABELS.count(f"<{iri}>") and not iri.endswith("altLabel"))
_YEAR = "xsd:integer(SUBSTR(STR(?{}), 1, 4))"
_PROLOGUE = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"


@dataclass(slots=True)
class Compiler:
    """Patterns for one form; `statements` are the triples (as SPARQL terms) that hold for each solution."""

    schema: Schema
    language: str
    statements: list[tuple[str, str, str]] = field(default_factory=list)
    used: int = 0
    quiet: int = 0

    def fresh(self, name: str) -> str:
        """Return a variable that stands nowhere else."""
        self.used += 1
        return f"?{name}{self.used}"

    def node(self, node: Node, variable: str) -> str:
        """Return the patterns that bind a variable to the things of a node."""
        lines = []
        if node.things:
            lines.append(f"VALUES {variable} {{ {_listed(node.things)} }}")
        if node.classes:
            lines.append(self._of_class(node.classes, variable))
        if node.rank:
            lines.append(self._ranked(node, node.rank, variable))
        if node.excluded:
            lines.append(f"FILTER({variable} NOT IN ({', '.join(f'<{iri}>' for iri in node.excluded)}))")
        lines += [self._constraint(c, variable) for c in sorted(node.where, key=_is_negated)]
        return "\n".join(lines)

    def _of_class(self, classes: tuple[str, ...], variable: str) -> str:
        wanted = sorted(set().union(*(self.schema.below(iri) for iri in classes)))
        kind = self.fresh("kind")
        if len(wanted) == 1:
            return f"{variable} a <{wanted[0]}> ."
        return f"VALUES {kind} {{ {_listed(wanted)} }} {variable} a {kind} ."

    def _constraint(self, constraint: Constraint, variable: str) -> str:
        if not _is_negated(constraint):
            return self._positive(constraint, variable)
        self.quiet += 1
        inside = self._positive(constraint, variable)
        self.quiet -= 1
        return f"FILTER NOT EXISTS {{ {inside} }}"

    def _positive(self, constraint: Constraint, variable: str) -> str:
        if isinstance(constraint, Linked):
            return self._linked(constraint, variable)
        if isinstance(constraint, Says):
            value = self.fresh("said")
            literals = " ".join(constraint.literals)
            return f"VALUES {value} {{ {literals} }} {self.triple(variable, constraint.properties, value)}"
        if isinstance(constraint, Bound):
            value = self.fresh("value")
            return f"{self.triple(variable, constraint.properties, value)} FILTER({_bound(constraint, value[1:])})"
        return self.triple(variable, constraint.properties, self.fresh("any"))

    def _linked(self, link: Linked, variable: str) -> str:
        end = self.fresh("y")
        if link.comparator:
            self.quiet += 1
            inside = f"{self.node(link.node, end)} {self.step(link, variable, end)}"
            self.quiet -= 1
            count = self.fresh("n")
            counted = f"SELECT {variable} (COUNT(DISTINCT {end}) AS {count}) WHERE {{ {inside} }} GROUP BY {variable}"
            return f"{{ {counted} }} FILTER({count} {link.comparator} {link.number:g})"
        return f"{self.node(link.node, end)}\n{self.step(link, variable, end)}"

    def step(self, link: Linked, start: str, end: str) -> str:
        """Return the pattern of a link between two variables."""
        if link.step.inverse:
            return self.triple(end, link.step.properties, start)
        return self.triple(start, link.step.properties, end)

    def triple(self, subject: str, properties: tuple[str, ...], value: str) -> str:
        """Return the pattern of one statement, and keep it as one that the answer rests on."""
        name = f"<{properties[0]}>"
        listed = ""
        if len(properties) > 1:
            name = self.fresh("p")
            listed = f"VALUES {name} {{ {_listed(properties)} }} "
        if not self.quiet:
            self.statements.append((subject, name, value))
        return f"{listed}{subject} {name} {value} ."

    def _ranked(self, node: Node, rank: Rank, variable: str) -> str:
        """Return what keeps the first of a node by rank with every tie: none beyond the last place's value."""
        plain = Node(node.classes, node.things, node.where, node.excluded)
        found, key, least = self.fresh("x"), self.fresh("k"), self.fresh("least")
        self.quiet += 1
        inner = self.keyed(plain, rank, found, key)
        outer = self.keyed(plain, rank, variable, mine := self.fresh("k"))
        self.quiet -= 1
        if rank.step is None:
            self.statements.append((variable, f"<{rank.properties[0]}>", mine))
        order, end = ("DESC", "MIN") if rank.descending else ("ASC", "MAX")
        first = f"SELECT {found} {key} WHERE {{ {inner} }} ORDER BY {order}({key}) LIMIT {rank.limit}"
        sign = ">=" if rank.descending else "<="
        return (
            f"{{ SELECT ({end}({key}) AS {least}) WHERE {{ {{ {first} }} }} }}\n"
            f"{{ {outer} }} FILTER({mine} {sign} {least})"
        )

    def keyed(self, node: Node, rank: Rank, variable: str, key: str) -> str:
        """Return the query for the things of a node, each with what it is ranked by."""
        body = self.node(node, variable)
        if rank.step is None or rank.node is None:
            value = self.fresh("v")
            best = "MAX" if rank.descending else "MIN"
            pattern = self.triple(variable, rank.properties, value)
            return f"SELECT {variable} ({best}({value}) AS {key}) WHERE {{ {body} {pattern} }} GROUP BY {variable}"
        end = self.fresh("y")
        linked = Linked(rank.step, rank.node)
        inside = f"{self.node(rank.node, end)} {self.step(linked, variable, end)}"
        optional = f"OPTIONAL {{ {inside} }}" if not rank.descending else inside
        return f"SELECT {variable} (COUNT(DISTINCT {end}) AS {key}) WHERE {{ {body} {optional} }} GROUP BY {variable}"

    def label(self, variable: str, name: str) -> str:
        """Return optional patterns that bind the label of a thing, in the question's language if there is one."""
        own, any_ = self.fresh("own"), self.fresh("other")
        match = f'FILTER(LANGMATCHES(LANG({own}), "{self.language}"))'
        return (
            f"OPTIONAL {{ {variable} {_LABELS}|{_OTHER_LABELS} {own} {match} }}\n"
            f"OPTIONAL {{ {variable} {_LABELS}|{_OTHER_LABELS} {any_} }}\n"
            f"BIND(COALESCE({own}, {any_}, STR({variable})) AS {name})"
        )

    def value(self, subject: str, properties: tuple[str, ...], value: str) -> str:
        """Return the pattern of a value that is asked for, in the language of the question where values have one."""
        tags = set().union(*(self.schema.properties[i].languages for i in properties))
        only = f' FILTER(!isLiteral({value}) || LANG({value}) = "" || LANGMATCHES(LANG({value}), "{self.language}"))'
        return self.triple(subject, properties, value) + (only if self.language in tags else "")


def _is_negated(constraint: Constraint) -> bool:
    return constraint.negated and not (isinstance(constraint, Linked) and constraint.comparator is not None)


def _bound(bound: Bound, variable: str) -> str:
    if bound.by == "number":
        return f"xsd:double(STR(?{variable})) {bound.comparator} {bound.value}"
    if bound.by == "year":
        return f"{_YEAR.format(variable)} {bound.comparator} {bound.value}"
    return f'SUBSTR(STR(?{variable}), 1, {len(str(bound.value))}) {bound.comparator} "{bound.value}"'


def _listed(iris: tuple[str, ...] | list[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query, and the query for the statements behind its answer with the places of subject, property and value."""

    query: str
    proof: str
    statements: tuple[tuple[str, str, str], ...]


def compile_form(form: Form, schema: Schema, language: str) -> Compiled:
    """Return the SPARQL of a form: its answers, and the statements that they rest on."""
    made = Compiler(schema, language)
    query = _PROLOGUE + _OPERATIONS[form.operation](form, made)
    prover = Compiler(schema, language)
    body = prover.node(form.node, "?x")
    if form.properties:
        body += "\n" + prover.value("?x", form.properties, "?v")
    if form.step and form.by:
        body += "\n" + prover.node(form.by, "?g") + "\n" + prover.step(Linked(form.step, form.by), "?x", "?g")
    if form.keys:
        body += "\n" + prover.triple("?x", form.keys, "?g")
    if not prover.statements:
        prover.statements.append(("?x", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "?type"))
        body += "\n?x a ?type ."
    proof = f"{_PROLOGUE}SELECT DISTINCT * WHERE {{\n{body}\n}} LIMIT 200"
    return Compiled(query, proof, tuple(prover.statements))


def _select(form: Form, made: Compiler) -> str:
    body = made.node(form.node, "?x")
    label = made.label("?x", "?name")
    order = "?label"
    if form.node.rank:
        rank = form.node.rank
        key = made.keyed(Node(), rank, "?x", "?key") if rank.step is None else ""
        if key:
            order = f"{'DESC' if rank.descending else 'ASC'}(MAX(?key)) ?label"
            body += f"\n{{ {key} }}"
    return f"SELECT ?x (MIN(?name) AS ?label) WHERE {{\n{body}\n{label}\n}} GROUP BY ?x ORDER BY {order}"


def _count(form: Form, made: Compiler) -> str:
    return f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{\n{made.node(form.node, '?x')}\n}}"


def _exists(form: Form, made: Compiler) -> str:
    return f"ASK {{\n{made.node(form.node, '?x')}\n}}"


def _value(form: Form, made: Compiler) -> str:
    body = f"{made.node(form.node, '?x')}\n{made.value('?x', form.properties, '?v')}"
    return f"SELECT ?v (MIN(?name) AS ?label) WHERE {{\n{body}\n{made.label('?v', '?name')}\n}} GROUP BY ?v ORDER BY ?v"


def _each(form: Form, made: Compiler) -> str:
    body = f"{made.node(form.node, '?x')}\n{made.value('?x', form.properties, '?v')}"
    labels = f"{made.label('?x', '?name')}\n{made.label('?v', '?said')}"
    shown = "(MIN(?name) AS ?label) (MIN(?said) AS ?value)"
    return f"SELECT ?x ?v {shown} WHERE {{\n{body}\n{labels}\n}} GROUP BY ?x ?v ORDER BY ?label ?v"


def _aggregate(form: Form, made: Compiler) -> str:
    word = "SUM" if form.operation == "sum" else "AVG"
    body = f"{made.node(form.node, '?x')}\n{made.value('?x', form.properties, '?v')}"
    return f"SELECT ({word}(?v) AS ?n) WHERE {{ {{ SELECT DISTINCT ?x ?v WHERE {{\n{body}\n}} }} }}"


def _group(form: Form, made: Compiler) -> str:
    body = made.node(form.node, "?x")
    inner, count = "DISTINCT ?g ?x", "COUNT(?x)"
    if form.properties:
        body += "\n" + made.value("?x", form.properties, "?v")
        inner, count = "DISTINCT ?g ?x ?v", f"{'SUM' if form.aggregate == 'sum' else 'AVG'}(?v)"
    if form.keys:
        body += "\n" + made.value("?x", form.keys, "?g")
        rows = f"{{ SELECT {inner} WHERE {{ {body} }} }}"
    elif form.step and form.by:
        linked = made.step(Linked(form.step, form.by), "?x", "?g")
        among = made.node(form.by, "?g")
        rows = f"{among}\nOPTIONAL {{ {{ SELECT {inner} WHERE {{ {body}\n{linked} }} }} }}"
        if form.properties:
            rows = f"{among}\n{{ SELECT {inner} WHERE {{ {body}\n{linked} }} }}"
    else:
        rows = f"{{ SELECT {inner} WHERE {{ {body} BIND(?x AS ?g) }} }}"
    counted = f"SELECT ?g ({count} AS ?n) WHERE {{\n{rows}\n}} GROUP BY ?g"
    body = f"{{ {counted} }}\n{made.label('?g', '?name')}"
    shown = f"SELECT ?g (MIN(?name) AS ?label) (MAX(?n) AS ?number) WHERE {{\n{body}\n}}"
    return f"{shown} GROUP BY ?g ORDER BY DESC(?number) ?label"


_OPERATIONS = {
    "select": _select,
    "count": _count,
    "exists": _exists,
    "value": _value,
    "each": _each,
    "sum": _aggregate,
    "average": _aggregate,
    "group": _group,
}
