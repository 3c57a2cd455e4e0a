"""What one number or one truth hides that comes from several documents: how it is spread over them."""

from __future__ import annotations

from dataclasses import replace

from kg.store import Table
from query.answer import Answer
from query.evidence import Quotes
from query.language import Language
from query.logic import COMPARISONS, Logic
from query.quick import find
from query.scopes.named import title_of
from query.scopes.placed import Documents
from query.sparql import compile_logic


def spread(answer: Answer, logic: Logic, quotes: Quotes, documents: Documents, language: Language) -> str:
    """Return a note on the documents behind a count, a truth or a comparison; nothing where one is behind it."""
    if answer.status != "answered":
        return ""
    if logic.operation in ("count", "exists") and not (logic.attribute or logic.total):
        listed = replace(logic, operation="select")
        counts = _counts(find(quotes.ledger, quotes.store.select, listed, compile_logic(listed)), documents)
        if not counts:
            return ""
        pairs = (f"{title}{f' {n}' if logic.operation == 'count' else ''}" for title, n in counts.items())
        told = "；".join(pairs)
        return (f"（分别见于：{told}）", f" (by document: {told})")[language == "en"]
    proofs = {proof.document for proof in answer.evidence}
    if logic.operation in (*COMPARISONS, "ratio") and len(proofs) > 1:
        return (
            f"（合并了 {len(proofs)} 份文件；可在问句中写明文件，如“在某某方案里…”）",
            f" ({len(proofs)} documents taken together; name one to ask about it alone)",
        )[language == "en"]
    return ""


def _counts(table: Table, documents: Documents) -> dict[str, int]:
    """Return how many things of a selection each document has, by title."""
    found: dict[str, set[object]] = {}
    for row in table.records():
        document = documents.of_row(row)
        if document:
            found.setdefault(document, set()).add(row.get("x"))
    titles = {name.name: title_of(name, "zh") for name in documents.by_iri.values()}
    return {titles[name]: len(things) for name, things in found.items()}
