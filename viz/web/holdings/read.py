"""One store becomes `Holdings`: a few queries, each over the whole store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.documents import DocumentRow, documents
from kg.store import Store
from ontology.namespaces import PREFIXES, ZR, ZRV
from viz.model import Proof
from viz.quoting import Texts, read_texts
from viz.reading import Goal, TaskRecord, read_tasks
from viz.web.holdings.model import Aim, Body, Holdings, Named, Sighting, Undertaking, printed_name

Record = dict[str, Any]
_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_AIMS = """SELECT ?x ?document ?order ?baseline ?task ?indicator ?value ?maximum ?unit ?comparator ?change ?deadline
  ?start ?end WHERE {
  ?x zr:indicator ?indicator ; zr:inDocument|(zr:ofTask/zr:inDocument) ?document .
  OPTIONAL { ?x zr:order ?order } OPTIONAL { ?x zr:baselineYear ?baseline } OPTIONAL { ?x zr:ofTask ?task }
  OPTIONAL { ?x zr:value ?value } OPTIONAL { ?x zr:valueMax ?maximum } OPTIONAL { ?x zr:unit ?unit }
  OPTIONAL { ?x zr:comparator ?comparator } OPTIONAL { ?x zr:change ?change } OPTIONAL { ?x zr:deadlineYear ?deadline }
  OPTIONAL { ?x zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_BODIES = """SELECT ?x (STR(?label) AS ?name) (STR(?other) AS ?alias) ?region WHERE {
  { SELECT DISTINCT ?x WHERE { ?part org:organization ?x } } ?x skos:prefLabel ?label .
  OPTIONAL { ?x skos:altLabel ?other } OPTIONAL { ?x zr:region/skos:prefLabel ?where BIND(STR(?where) AS ?region) }
}"""
_KINDS = """SELECT DISTINCT ?x ?kind WHERE {
  { SELECT DISTINCT ?x WHERE { { ?a org:organization ?x } UNION { ?a zr:of ?x } } } ?x a ?kind
}"""
_NAMED = """SELECT ?x (STR(?label) AS ?name) ?mention ?task ?document ?start ?end WHERE {
  ?mention zr:of ?x ; zr:inDocument|(zr:onTask/zr:inDocument) ?document . ?x skos:prefLabel|rdfs:label ?label .
  OPTIONAL { ?mention zr:onTask ?task }
  OPTIONAL { ?mention zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_PROJECTS = """SELECT ?x (STR(?label) AS ?name) ?box ?year ?task ?document ?start ?end WHERE {
  ?x a zr:Project ; zr:inDocument|(zr:ofTask/zr:inDocument) ?document ; rdfs:label ?label .
  OPTIONAL { ?x zr:ofTask ?task } OPTIONAL { ?x zr:year ?year } OPTIONAL { ?x zr:inBox/rdfs:label ?box }
  OPTIONAL { ?x zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_INVOLVES = "SELECT DISTINCT ?x ?thing WHERE { ?x zr:involves ?thing }"
_GENERAL = frozenset({"Organization", "Institution", "Place"})
"""Classes above others: a thing is called by the narrower one where it has both."""


def read_holdings(store: Store) -> Holdings:
    """Read all that the pages show of a store."""
    rows = {row.iri: row for row in documents(store) if row.triples is None}
    texts = read_texts(store, rows)
    tasks = {task.iri: task for task in read_tasks(store)}
    kinds = _kinds(store)
    return Holdings(
        dict(sorted(rows.items(), key=lambda item: (texts.name(item[0]), item[0]))),
        texts,
        tasks,
        _aims(store, tasks, texts, rows),
        _bodies(store, tasks.values(), kinds),
        _names(store, tasks, texts, kinds),
        _projects(store, tasks, texts),
        kinds,
    )


def _records(store: Store, query: str) -> list[Record]:
    return list(store.select(_PREFIXES + query).records())


def _once(rows: Iterable[Record], key: str = "x") -> dict[str, Record]:
    """Return the row of each thing whose evidence stands first."""
    first: dict[str, Record] = {}
    for row in sorted(rows, key=lambda row: (row.get("start", 0), str(row[key]))):
        first.setdefault(str(row[key]), row)
    return first


def _proof(row: Record, texts: Texts, task: TaskRecord | None) -> Proof | None:
    if "start" not in row or "end" not in row:
        return None
    return texts.proof(str(row["document"]), task.number if task else None, row["start"], row["end"])


def _aims(
    store: Store, tasks: Mapping[str, TaskRecord], texts: Texts, rows: Mapping[str, DocumentRow]
) -> dict[str, Aim]:
    found = []
    for iri, row in _once(_records(store, _AIMS)).items():
        task = tasks.get(str(row.get("task", "")))
        goal = Goal(
            iri, str(row["indicator"]), row.get("value"), row.get("maximum"), str(row.get("unit", "")),
            _local(row.get("comparator")), _local(row.get("change")), row.get("deadline"), _proof(row, texts, task),
        )  # fmt: skip
        found.append(Aim(goal, str(row["document"]), row.get("baseline"), int(str(row.get("order", 0))), task))
    found.sort(key=lambda aim: (texts.name(aim.document), aim.document, aim.order, aim.goal.iri))
    return {aim.goal.iri: aim for aim in found if aim.document in rows}


def _kinds(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _records(store, _KINDS):
        if str(row["kind"]).startswith(ZR):
            found[str(row["x"])].add(str(row["kind"]).removeprefix(ZR))
    return {iri: frozenset(kinds) for iri, kinds in found.items()}


def _kind(iri: str, kinds: Mapping[str, frozenset[str]]) -> str:
    own = kinds.get(iri, frozenset())
    return min(own - _GENERAL, default=min(own, default=""))


def _bodies(store: Store, tasks: Iterable[TaskRecord], kinds: Mapping[str, frozenset[str]]) -> dict[str, Body]:
    rows: dict[str, list[Record]] = defaultdict(list)
    for row in _records(store, _BODIES):
        rows[str(row["x"])].append(row)
    mine: dict[str, dict[str, TaskRecord]] = defaultdict(dict)
    parts = defaultdict(list)
    for task in tasks:
        for part in task.parts:
            mine[part.unit][task.iri] = task
            parts[part.unit].append(part)
    found = []
    for iri, own in rows.items():
        full = min(str(row["name"]) for row in own)
        name = printed_name(parts[iri]) or full
        printed = {" ".join(part.printed.split()) for part in parts[iri]}
        aliases = tuple(sorted({str(row["alias"]) for row in own if "alias" in row} | printed - {name, full}))
        region = min((str(row["region"]) for row in own if "region" in row), default="")
        found.append(Body(iri, name, full, aliases, _kind(iri, kinds), region, tuple(mine[iri].values())))
    found.sort(key=lambda body: (-len(body.tasks), body.name, body.iri))
    return {body.iri: body for body in found}


def _names(
    store: Store, tasks: Mapping[str, TaskRecord], texts: Texts, kinds: Mapping[str, frozenset[str]]
) -> dict[str, Named]:
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    labels: dict[str, str] = {}
    for row in _once(_records(store, _NAMED), "mention").values():
        task = tasks.get(str(row.get("task", "")))
        iri = str(row["x"])
        labels[iri] = min(str(row["name"]), labels.get(iri, str(row["name"])))
        sightings[iri].append(Sighting(str(row["document"]), task, _proof(row, texts, task)))
    found = [Named(iri, labels[iri], _kind(iri, kinds), tuple(seen)) for iri, seen in sightings.items()]
    found.sort(key=lambda named: (-len(named.sightings), named.name, named.iri))
    return {named.iri: named for named in found}


def _projects(store: Store, tasks: Mapping[str, TaskRecord], texts: Texts) -> dict[str, Undertaking]:
    involved: dict[str, set[str]] = defaultdict(set)
    for row in _records(store, _INVOLVES):
        involved[str(row["x"])].add(str(row["thing"]))
    found = []
    for iri, row in _once(_records(store, _PROJECTS)).items():
        task = tasks.get(str(row.get("task", "")))
        found.append(
            Undertaking(iri, str(row["name"]), str(row.get("box", "")), row.get("year"), str(row["document"]), task,
                        tuple(sorted(involved[iri])), _proof(row, texts, task))
        )  # fmt: skip
    found.sort(key=lambda each: (texts.name(each.document), each.document, each.proof.start if each.proof else 0))
    return {each.iri: each for each in found}


def _local(iri: object) -> str:
    return "" if iri is None else str(iri).removeprefix(ZRV)
