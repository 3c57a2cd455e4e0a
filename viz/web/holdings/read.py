"""One store becomes `Holdings`: a few queries, each over the whole store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.documents import DocumentRow, documents
from kg.store import Store
from ontology.namespaces import ZR
from viz.gather import PREFIX_LINES, PROJECTS, Record, Things, gather
from viz.model import Proof
from viz.quoting import Texts, read_texts
from viz.reading import TaskRecord, read_loose_goals, read_tasks
from viz.web.carried import opened
from viz.web.holdings.model import Aim, Body, Holdings, Named, Sighting, Undertaking, printed_name

if TYPE_CHECKING:
    from kg.gaps import Finding

_AIM = "?x zr:indicator ?indicator ."
_AIMS = Things("x", _AIM, (), _AIM, {"order": "zr:order", "baseline": "zr:baselineYear"}, {})
_BODIES = "SELECT DISTINCT ?x (STR(?value) AS ?%s) WHERE { ?part org:organization ?x . ?x %s ?value }"
_KINDS = """SELECT DISTINCT ?x ?kind WHERE {
  { SELECT DISTINCT ?x WHERE { { ?a org:organization ?x } UNION { ?a zr:of ?x } } } ?x a ?kind
}"""
_NAMED = Things(
    "mention",
    "?mention zr:of ?x .",
    ("x",),
    "?mention zr:of ?any .",
    {"name": "zr:of/skos:prefLabel", "label": "zr:of/rdfs:label", "task": "zr:onTask", "document": "zr:inDocument"},
)
_INVOLVES = "SELECT DISTINCT ?x ?thing WHERE { ?x zr:involves ?thing }"
_GENERAL = frozenset({"Organization", "Institution", "Place"})
"""Classes above others: a thing is called by the narrower one where it has both."""


def holdings_at(place: str) -> Holdings:
    """Do as `read_holdings`, in a worker, with the store at a place."""
    return read_holdings(opened(place))


def gaps_at(place: str) -> tuple[Finding, ...]:
    """Return what the graph at a place shows that the plans leave open, in a worker."""
    from kg.gaps import graph_gaps

    return graph_gaps(opened(place))


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
    return list(store.select(PREFIX_LINES + query).records())


def _document(row: Record, task: TaskRecord | None) -> str:
    """Return the document of what was read: its own, or that of its task; nothing where the store does not say."""
    return str(row.get("document") or (task.document if task else ""))


def _proof(row: Record, texts: Texts, task: TaskRecord | None) -> Proof | None:
    if "start" not in row or "end" not in row:
        return None
    return texts.proof(_document(row, task), task.number if task else None, row["start"], row["end"])


def _aims(
    store: Store, tasks: Mapping[str, TaskRecord], texts: Texts, rows: Mapping[str, DocumentRow]
) -> dict[str, Aim]:
    said = {str(row["x"]): row for row in gather(store, _AIMS)}
    every = [(goal, task.document, task) for task in tasks.values() for goal in task.goals]
    found = [
        Aim(goal, document, said[goal.iri].get("baseline"), int(said[goal.iri].get("order", 0)), task)
        for goal, document, task in (*every, *((each.goal, each.document, None) for each in read_loose_goals(store)))
    ]
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


def _values(store: Store, query: str, name: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _records(store, query):
        found[str(row["x"])].add(str(row[name]))
    return found


def _bodies(store: Store, tasks: Iterable[TaskRecord], kinds: Mapping[str, frozenset[str]]) -> dict[str, Body]:
    names, aliases, regions = (
        _values(store, _BODIES % ("name", path), "name")
        for path in ("skos:prefLabel", "skos:altLabel", "zr:region/skos:prefLabel")
    )
    mine: dict[str, dict[str, TaskRecord]] = defaultdict(dict)
    parts = defaultdict(list)
    for task in tasks:
        for part in task.parts:
            mine[part.unit][task.iri] = task
            parts[part.unit].append(part)
    found = []
    for iri, own in names.items():
        full = min(own)
        name = printed_name(parts[iri]) or full
        printed = {" ".join(part.printed.split()) for part in parts[iri]}
        others = tuple(sorted(aliases[iri] | printed - {name, full}))
        region = min(regions[iri], default="")
        found.append(Body(iri, name, full, others, _kind(iri, kinds), region, tuple(mine[iri].values())))
    found.sort(key=lambda body: (-len(body.tasks), body.name, body.iri))
    return {body.iri: body for body in found}


def _names(
    store: Store, tasks: Mapping[str, TaskRecord], texts: Texts, kinds: Mapping[str, frozenset[str]]
) -> dict[str, Named]:
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    labels: dict[str, str] = {}
    for row in sorted(gather(store, _NAMED), key=lambda row: (row.get("start", 0), str(row["mention"]))):
        task = tasks.get(str(row.get("task", "")))
        iri, said = str(row["x"]), [str(row[name]) for name in ("name", "label") if name in row]
        if said and (document := _document(row, task)):
            labels[iri] = min(*said, labels.get(iri, said[0]))
            sightings[iri].append(Sighting(document, task, _proof(row, texts, task)))
    found = [Named(iri, labels[iri], _kind(iri, kinds), tuple(seen)) for iri, seen in sightings.items()]
    found.sort(key=lambda named: (-len(named.sightings), named.name, named.iri))
    return {named.iri: named for named in found}


def _projects(store: Store, tasks: Mapping[str, TaskRecord], texts: Texts) -> dict[str, Undertaking]:
    involved: dict[str, set[str]] = defaultdict(set)
    for row in _records(store, _INVOLVES):
        involved[str(row["x"])].add(str(row["thing"]))
    found = []
    for row in gather(store, PROJECTS):
        iri, task = str(row["x"]), tasks.get(str(row.get("task", "")))
        if document := _document(row, task):
            own = tuple(sorted(involved[iri]))
            found.append(
                Undertaking(iri, str(row["name"]), str(row.get("box", "")), row.get("year"), document, task, own,
                            _proof(row, texts, task))
            )  # fmt: skip
    found.sort(key=lambda each: (texts.name(each.document), each.document, each.proof.start if each.proof else 0))
    return {each.iri: each for each in found}
