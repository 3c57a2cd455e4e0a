"""What must hold in a store: the SHACL shapes, the quotes, and a list of what its plans leave open."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.build import load
from kg.doubles import doubles
from kg.gaps import Finding, Severity, document_names, gaps
from kg.store import SHARED, Store, open_store
from ontology import terms
from ontology.load import shapes_text
from ontology.namespaces import RDF, SH

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: broken shapes and false quotes (`violations`), and gaps in accountability (`gaps`).

    `doubles` are units and documents that may be one and the same: a person decides.
    """

    violations: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    documents: int
    doubles: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is broken: warnings and gaps are for people to look at and break nothing."""
        return not any(finding.severity == "violation" for finding in self.violations)


def check(store: Store) -> Report:
    """Hold every document of a store, and what they share, against the shapes and its own text."""
    graphs = store.graphs()
    names = document_names(store)
    broken = [finding for graph in (*graphs, SHARED) for finding in _breaches(store, graph, names.get(graph))]
    false = [finding for graph in graphs for finding in _false_quotes(store, graph, names.get(graph))]
    return Report(tuple(broken + false), gaps(store), len(graphs), doubles(store))


def check_files(paths: Iterable[str | Path]) -> Report:
    """Check files without touching a store of the user's; `kg.errors.LoadFailed` if some cannot be read."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", write=True) as store:
        load(store, paths)
        return check(store)


def _breaches(store: Store, name: str, document: str | None) -> Iterator[Finding]:
    """Yield where one graph breaks the shapes; no shape looks from a document's graph into another."""
    import pyshacl
    from rdflib import Graph, URIRef

    data = Graph().parse(data=store.contents(name).replace(f" <{name}> .\n", " .\n"), format="nt")
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    conforms, results, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if conforms:
        return
    if not isinstance(results, Graph):
        raise TypeError(f"pyshacl could not use the shapes: {text}")
    nodes = results.subjects(URIRef(RDF.term("type")), URIRef(SH.term("ValidationResult")))
    yield from sorted((_breach(data, shapes, results, node, document) for node in nodes), key=_in_order)


def _in_order(finding: Finding) -> tuple[str, ...]:
    return (finding.severity, finding.kind, finding.task or "", finding.quote or "", finding.message_zh)


def _breach(data: Graph, shapes: Graph, results: Graph, node: Node, document: str | None) -> Finding:
    from rdflib import URIRef

    focus = results.value(node, URIRef(SH.term("focusNode")))
    shape = results.value(node, URIRef(SH.term("sourceShape")))
    violation = URIRef(SH.term("Violation"))
    graded = results.value(node, URIRef(SH.term("resultSeverity")))
    severity: Severity = "violation" if graded == violation else "warning"
    said = {getattr(m, "language", None): str(m) for m in shapes.objects(shape, URIRef(SH.term("message")))}
    task, quote = _place(data, focus)
    kind = str(shape).rpartition("#")[2]
    return Finding(
        kind, f"{said.get('zh', kind)}：{focus}", f"{said.get('en', kind)}: {focus}", document, task, quote, severity
    )


def _place(data: Graph, focus: Node | None) -> tuple[str | None, str | None]:
    """Return the task number and the quote of a node that breaks a shape."""
    from rdflib import URIRef

    if focus is None:
        return None, None
    task = data.value(focus, URIRef(terms.ON_TASK)) or data.value(focus, URIRef(terms.OF_TASK)) or focus
    number = data.value(task, URIRef(terms.NUMBER))
    evidence = data.value(focus, URIRef(terms.EVIDENCE)) or focus
    selectors = [*data.objects(evidence, URIRef(terms.OA_HAS_SELECTOR)), focus]
    quote = next((q for s in selectors if (q := data.value(s, URIRef(terms.OA_EXACT))) is not None), None)
    return None if number is None else str(number), None if quote is None else str(quote)


_QUOTES = f"""
SELECT ?start ?end ?quote ?text WHERE {{ GRAPH ?graph {{
  ?evidence <{terms.OA_HAS_SOURCE}> ?graph ; <{terms.OA_HAS_SELECTOR}> ?position , ?selector .
  ?position <{terms.OA_START}> ?start ; <{terms.OA_END}> ?end . ?selector <{terms.OA_EXACT}> ?quote .
  ?graph <{terms.TEXT}> ?text
}} FILTER(?graph = <%s>) }} ORDER BY ?start ?end
"""


def _false_quotes(store: Store, graph: str, document: str | None) -> Iterator[Finding]:
    """Yield every quote that is not what the document's text has at its offsets (code points, half open)."""
    for row in store.select(_QUOTES % graph).records():
        start, end, quote = int(str(row["start"])), int(str(row["end"])), str(row["quote"])
        there = str(row["text"])[start:end]
        if there != quote:
            yield Finding(
                "quote",
                f"引文与原文第 {start} 至 {end} 字不符，原文为“{there}”",
                f"the quote is not the text's characters {start} to {end}, which are “{there}”",
                document,
                quote=quote,
                severity="violation",
            )
