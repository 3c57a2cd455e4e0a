"""The projects of a task and the names that stand in it, as nodes of its picture."""

from __future__ import annotations

from kg.store import Store, Term
from ontology.namespaces import OA, RDFS, SKOS, ZR
from viz.model import Node, NodeKind, Proof, Words
from viz.quoting import Texts, read_texts
from viz.reading import TaskRecord

_PROJECTS = f"""
SELECT ?thing (STR(?label) AS ?name) ?box ?start ?end WHERE {{
  ?thing a <{ZR.term("Project")}> ; <{ZR.term("ofTask")}> ?task ; <{RDFS.term("label")}> ?label .
  OPTIONAL {{ ?thing <{ZR.term("inBox")}>/<{RDFS.term("label")}> ?box }}
  OPTIONAL {{ ?thing <{ZR.term("evidence")}>/<{OA.term("hasSelector")}> ?place .
             ?place <{OA.term("start")}> ?start ; <{OA.term("end")}> ?end }}
}}"""
_MENTIONS = f"""
SELECT ?thing (STR(?label) AS ?name) ?kind ?start ?end WHERE {{
  ?task <{ZR.term("mentions")}> ?thing .
  ?thing a ?kind ; <{SKOS.term("prefLabel")}>|<{RDFS.term("label")}> ?label .
  OPTIONAL {{ ?mention <{ZR.term("of")}> ?thing ; <{ZR.term("onTask")}> ?task ;
             <{ZR.term("evidence")}>/<{OA.term("hasSelector")}> ?place .
             ?place <{OA.term("start")}> ?start ; <{OA.term("end")}> ?end }}
}}"""
_KINDS = {
    ZR.term("Company"): Words("企业", "company"),
    ZR.term("Institute"): Words("科研院所", "institute"),
    ZR.term("University"): Words("高校", "university"),
    ZR.term("Park"): Words("园区", "park"),
    ZR.term("Place"): Words("地点", "place"),
    ZR.term("Brand"): Words("品牌", "brand"),
    ZR.term("CitedDocument"): Words("引用文件", "cited document"),
}


def read_mentioned(store: Store, task: TaskRecord) -> tuple[Node, ...]:
    """Return the task's projects, then the companies, institutions and places it names, in the order of the text."""
    texts = read_texts(store, [task.document])
    bindings = {"task": Term.iri(task.iri)}
    projects = store.select(_PROJECTS, bindings=bindings).records()
    mentions = [row for row in store.select(_MENTIONS, bindings=bindings).records() if row["kind"] in _KINDS]
    return (*_nodes(projects, "project", task, texts), *_nodes(mentions, "mention", task, texts))


def _nodes(rows: object, kind: NodeKind, task: TaskRecord, texts: Texts) -> tuple[Node, ...]:
    ordered = sorted(rows, key=lambda row: (row.get("start", 0), row["name"], row["thing"]))  # type: ignore[call-overload]
    first: dict[str, dict[str, object]] = {}
    for row in ordered:
        first.setdefault(row["thing"], row)
    return tuple(_node(f"task-{kind}{place}", row, kind, task, texts) for place, row in enumerate(first.values()))


def _node(key: str, row: dict[str, object], kind: NodeKind, task: TaskRecord, texts: Texts) -> Node:
    start, end = row.get("start"), row.get("end")
    proofs: tuple[Proof, ...] = ()
    if isinstance(start, int) and isinstance(end, int):
        proofs = (texts.proof(task.document, task.number, start, end),)
    box = row.get("box")
    detail = _KINDS[str(row["kind"])] if kind == "mention" else Words("项目", "project")
    if box:
        detail = Words(f"{detail.zh}（{box}）", f"{detail.en} ({box})")
    return Node(key, kind, str(row["name"]), str(row["thing"]), detail=detail, proofs=proofs)
