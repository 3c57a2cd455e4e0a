"""The chain from companies over projects and tasks to who leads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.facts import Role
from kg.store import Store
from ontology.namespaces import PREFIXES
from viz.errors import NothingToDraw, UnknownLink
from viz.model import Edge, GraphView, Group, Node, NodeKind, Proof, Row, Words
from viz.names import shown_names
from viz.quoting import Texts, read_texts
from viz.reading import TaskRecord, read_tasks
from viz.style import ROLE_STYLES
from viz.views.nodes import by_document, document_words, legend, sources, task_node, unit_node, within

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_PROJECTS = """SELECT ?task ?thing (STR(?label) AS ?name) ?year (STR(?boxLabel) AS ?box) ?start ?end WHERE {
  ?thing a zr:Project ; zr:ofTask ?task ; rdfs:label ?label .
  OPTIONAL { ?thing zr:year ?year } OPTIONAL { ?thing zr:inBox/rdfs:label ?boxLabel }
  OPTIONAL { ?thing zr:evidence/oa:hasSelector ?place . ?place oa:start ?start ; oa:end ?end }
}"""
_INVOLVED = """SELECT ?project ?thing (STR(?label) AS ?name) WHERE {
  ?project a zr:Project ; zr:involves ?thing . ?thing skos:prefLabel|rdfs:label ?label
}"""
_NAMED = """SELECT ?task ?thing (STR(?label) AS ?name) ?start ?end WHERE {
  ?task zr:mentions ?thing . ?thing a zr:Company ; skos:prefLabel|rdfs:label ?label .
  OPTIONAL { ?mention zr:of ?thing ; zr:onTask ?task ; zr:evidence/oa:hasSelector ?place .
             ?place oa:start ?start ; oa:end ?end }
}"""
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Link:
    """A company or a project of a task; `partners` are the companies of a project."""

    iri: str
    name: str
    proof: Proof | None
    detail: Words
    partners: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Chain:
    """A task with its projects and the companies that it names, in the order of the text."""

    task: TaskRecord
    projects: list[_Link] = field(default_factory=list)
    companies: list[_Link] = field(default_factory=list)

    @property
    def leaders(self) -> tuple[Role, list[str]]:
        """Return who leads, or where nobody does those who answer together."""
        for role in ("lead", "responsible"):
            found = dict.fromkeys(part.unit for part in self.task.parts if part.role == role)
            if found:
                return role, list(found)
        return "lead", []


def chain(store: Store, name: str | None = None, *, document: str | None = None) -> GraphView:
    """Show company → project → task → lead for every task that has a project or names a company.

    `name` keeps what goes through the companies, projects or leads whose names have it in them: `UnknownLink` if none.
    """
    shown = shown_names(store)
    chains = _read(store, within(read_tasks(store), document))
    if not chains:
        raise NothingToDraw("没有项目，也没有点名的企业", "no projects and no companies named")
    kept = [one for one in (_through(each, name, shown) for each in chains) if one] if name else chains
    if not kept:
        raise UnknownLink(str(name), _near(str(name), chains))
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups: list[Group] = []
    at = {each.task.iri: each for each in kept}
    for place, (_, tasks) in enumerate(by_document(each.task for each in kept)):
        rows: list[Row] = []
        for number, task in enumerate(tasks):
            _add(f"d{place}-t{number}", at[task.iri], shown, nodes, edges, rows)
        groups.append(Group(document_words(tasks[0]), tuple(rows)))
    subject = f"：{name}" if name else ""
    title = Words(f"企业—项目—任务—牵头单位{subject}", "Company, project, task, lead" + (f": {name}" if name else ""))
    roles = [each.leaders[0] for each in kept if each.leaders[1]]
    notes = sources([each.task for each in kept])
    return GraphView("chain", title, tuple(nodes), tuple(edges), legend(roles), notes, groups=tuple(groups))


def _read(store: Store, tasks: tuple[TaskRecord, ...]) -> list[_Chain]:
    found = {task.iri: _Chain(task) for task in tasks}
    texts = read_texts(store, {task.document for task in tasks})
    partners: dict[str, dict[str, str]] = {}
    for row in _sorted(store, _INVOLVED):
        partners.setdefault(row["project"], {}).setdefault(row["thing"], row["name"])
    for row in _sorted(store, _PROJECTS):
        if one := found.get(row["task"]):
            with_whom = tuple(partners.get(row["thing"], {}).items())
            _put(one.projects, _link(row, one.task, texts, _project(row), with_whom))
    for row in _sorted(store, _NAMED):
        if one := found.get(row["task"]):
            _put(one.companies, _link(row, one.task, texts, Words("企业", "company")))
    return [one for one in found.values() if one.projects or one.companies]


def _sorted(store: Store, query: str) -> list[Record]:
    rows = store.select(_PREFIXES + query).records()
    return sorted(rows, key=lambda row: (row.get("start", 0), row["name"], row["thing"]))


def _put(links: list[_Link], link: _Link) -> None:
    if all(link.iri != each.iri for each in links):
        links.append(link)


def _link(
    row: Record, task: TaskRecord, texts: Texts, detail: Words, partners: tuple[tuple[str, str], ...] = ()
) -> _Link:
    known = "start" in row and "end" in row
    proof = texts.proof(task.document, task.number, row["start"], row["end"]) if known else None
    return _Link(row["thing"], row["name"], proof, detail, partners)


def _project(row: Record) -> Words:
    facts = [str(row[key]) for key in ("box", "year") if row.get(key)]
    return Words(" · ".join(["项目", *facts]), " · ".join(["project", *facts]))


def _through(one: _Chain, name: str, shown: dict[str, str]) -> _Chain | None:
    """Keep of a chain what goes through a link of this name; all of it where a lead or the task has it."""
    if any(name in shown.get(unit, "") for unit in one.leaders[1]) or name in one.task.title:
        return one
    projects = [each for each in one.projects if name in each.name or any(name in label for _, label in each.partners)]
    companies = [each for each in one.companies if name in each.name]
    return _Chain(one.task, projects, companies) if projects or companies else None


def _near(name: str, chains: Iterable[_Chain]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    links = (link for one in chains for link in (*one.projects, *one.companies))
    names = sorted({label for link in links for label in (link.name, *(label for _, label in link.partners))})
    return tuple(label for label, _, _ in process.extract(name, names, scorer=fuzz.WRatio, limit=5, score_cutoff=40))


def _add(key: str, one: _Chain, shown: dict[str, str], nodes: list[Node], edges: list[Edge], rows: list[Row]) -> None:
    """Add one chain; a company that takes part in a project of the task hangs on that alone."""
    named = {link.iri: link for link in one.companies}
    companies: dict[str, Node] = {}

    def company(link: _Link) -> str:
        if link.iri not in companies:
            companies[link.iri] = _node(f"{key}-c{len(companies)}", "company", link)
            nodes.append(companies[link.iri])
            rows.append(Row(companies[link.iri].id, 1))
        return companies[link.iri].id

    nodes.append(task_node(key, one.task))
    rows.append(Row(key))
    for place, project in enumerate(one.projects):
        nodes.append(_node(f"{key}-p{place}", "project", project))
        rows.append(Row(f"{key}-p{place}", 1))
        edges.append(Edge(f"{key}-p{place}", key))
        for iri, label in project.partners:
            link = named.get(iri, _Link(iri, label, project.proof, Words("企业", "company")))
            edges.append(Edge(company(link), f"{key}-p{place}"))
    edges += [Edge(company(link), key) for iri, link in named.items() if iri not in companies]
    _add_leaders(key, one, shown, nodes, edges, rows)


def _node(key: str, kind: NodeKind, link: _Link) -> Node:
    with_whom = "、".join(label for _, label in link.partners)
    detail = Words(f"{link.detail.zh} · {with_whom}", f"{link.detail.en} · {with_whom}") if with_whom else link.detail
    return Node(key, kind, link.name, link.iri, detail=detail, proofs=(link.proof,) if link.proof else ())


def _add_leaders(
    key: str, one: _Chain, shown: dict[str, str], nodes: list[Node], edges: list[Edge], rows: list[Row]
) -> None:
    role, leaders = one.leaders
    for place, unit in enumerate(leaders):
        part = next(part for part in one.task.parts if part.unit == unit and part.role == role)
        node = f"{key}-u{place}"
        nodes.append(unit_node(node, part, shown.get(unit, part.name), ROLE_STYLES[role].name))
        rows.append(Row(node, 1))
        edges.append(Edge(key, node, role))
