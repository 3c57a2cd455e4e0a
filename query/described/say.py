"""The reading of a question about described things in words: 公园 · 级别 = 国家级 · 数量."""

from __future__ import annotations

from query.described.form import Bound, Constraint, Form, Has, Linked, Node, Says
from query.described.schema import Schema, best_label
from query.language import Language

_OPERATIONS = {
    "count": ("数量", "count"),
    "exists": ("是否", "is it so"),
    "sum": ("合计", "total"),
    "average": ("平均", "average"),
}


def label_of(schema: Schema, iri: str, language: str) -> str:
    """Return what a class, property or thing is called."""
    if iri in schema.classes:
        return best_label(schema.classes[iri].labels, language, iri)
    if iri in schema.properties:
        return schema.properties[iri].label(language)
    return best_label(schema.names.get(iri, ()), language, iri)


def reading(form: Form, schema: Schema, language: Language) -> str:
    """Return a logical form in words."""
    pick = 0 if language == "zh" else 1
    parts = [node_words(form.node, schema, language)]
    if form.properties:
        parts.append(_property(form.properties, schema, language))
    if form.by or form.keys:
        grouped = node_words(form.by, schema, language) if form.by else _property(form.keys, schema, language)
        parts.append((f"按{grouped}计数", f"by {grouped}")[pick])
    if form.operation in _OPERATIONS:
        parts.append(_OPERATIONS[form.operation][pick])
    return " · ".join(part for part in parts if part)


def _property(iris: tuple[str, ...], schema: Schema, language: str) -> str:
    return "/".join(dict.fromkeys(label_of(schema, iri, language) for iri in iris))


def node_words(node: Node, schema: Schema, language: Language) -> str:
    """Return a node in words, what is linked to it in brackets."""
    pick = 0 if language == "zh" else 1
    names = [label_of(schema, iri, language) for iri in (*node.things, *node.classes)]
    parts = ["、".join(dict.fromkeys(names)), *(_constraint(c, schema, language) for c in node.where)]
    if node.excluded:
        parts.append("≠ " + "、".join(label_of(schema, iri, language) for iri in node.excluded))
    if node.rank:
        end = (("最大", "最小"), ("highest", "lowest"))[pick][0 if node.rank.descending else 1]
        counted = node_words(node.rank.node, schema, language) + ("数", " count")[pick] if node.rank.node else ""
        key = counted or _property(node.rank.properties, schema, language)
        parts.append(f"{key} {end}" + (f" {node.rank.limit}" if node.rank.limit > 1 else ""))
    return " · ".join(part for part in parts if part)


def _constraint(constraint: Constraint, schema: Schema, language: Language) -> str:
    pick = 0 if language == "zh" else 1
    if isinstance(constraint, Linked):
        name = _property(constraint.step.properties, schema, language)
        inner = node_words(constraint.node, schema, language)
        sign = "≠" if constraint.negated else "="
        if constraint.comparator:
            return f"{inner} {('数', 'count')[pick]} {constraint.comparator} {constraint.number:g}"
        return f"{name} {sign} [{inner}]" if " · " in inner else f"{name} {sign} {inner}"
    name = _property(constraint.properties, schema, language)
    if isinstance(constraint, Says):
        truth = constraint.label or ("是", "yes")[pick]
        return f"{name} {'≠' if constraint.negated else '='} {truth}"
    if isinstance(constraint, Bound):
        value = f"{constraint.value:g}" if isinstance(constraint.value, float | int) else constraint.value
        said = f"{name} {constraint.comparator} {value}"
        return (f"非（{said}）", f"not ({said})")[pick] if constraint.negated else said
    assert isinstance(constraint, Has)
    return (("无", "no ") if constraint.negated else ("有", "with "))[pick] + name
