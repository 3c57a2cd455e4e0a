"""The graph for other programs: what a reader of each format finds in it is what the store holds."""

from __future__ import annotations

import io
import json
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

from kg.store import Store, open_store
from tests.viz.plans import GREEN, HEALTH, Plan, Work, iri, put
from viz.exports.catalogue import Order, make
from viz.exports.network import network

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)


def written(store: Store, ending: str, document: str | None = None) -> bytes:
    return make(store, Order("graph", ending, NOW, document=document))


def opened(content: bytes, ending: str) -> Any:
    reader = nx.read_graphml if ending == ".graphml" else nx.read_gexf
    return reader(io.BytesIO(content))


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_a_network_holds_units_tasks_targets_projects_and_companies(store: Store, ending: str) -> None:
    found = opened(written(store, ending), ending)
    kinds = {kind: [f["label"] for _, f in found.nodes(data=True) if f["kind"] == kind] for kind in
             ("单位", "任务", "目标", "项目", "企业")}  # fmt: skip
    assert len(kinds["任务"]) == len(GREEN.tasks)
    assert sorted(kinds["单位"]) == sorted({name for task in GREEN.tasks for name, _ in task.units})
    assert len(kinds["目标"]) == sum(len(task.aims) for task in GREEN.tasks)
    assert (kinds["项目"], kinds["企业"]) == (["屋顶光伏项目"], ["晨光纸业"])


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_an_edge_says_the_role(store: Store, ending: str) -> None:
    found = opened(written(store, ending), ending)
    label = {key: facts["label"] for key, facts in found.nodes(data=True)}
    roles = {(label[a], label[b]): f["role"] for a, b, f in found.edges(data=True) if f["kind"] == "责任"}
    assert roles == {(name, f"{task.number} {task.title}"): role for task in GREEN.tasks for name, role in task.units}


def test_a_target_that_nobody_answers_for_is_in_the_network_too(shipped_store: Path) -> None:
    with open_store(shipped_store) as plan:
        graph = network(plan)
        count = len(plan.select("SELECT ?t WHERE { ?t a <urn:zeren:ontology#Target> }"))
    goals = [key for key, facts in graph.nodes(data=True) if facts["kind"] == "目标"]
    alone = [key for key in goals if not graph.degree(key)]
    assert len(goals) == count
    assert 0 < len(alone) < count
    assert all(graph.nodes[key]["label"] and graph.nodes[key]["document"] for key in alone)


def test_several_roles_of_a_unit_stand_on_one_edge(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as both:
        units = [("市财政局", "cooperate"), ("市教育局", "lead"), ("市财政局", "participate")]
        put(both, Plan("甲府发〔2024〕8号", "甲市方案", [Work("1", "办<好>学校\x01", units)]))
        graph = network(both)
        (facts,) = [f for _, _, f in graph.edges(data=True) if f["role"] == "participate"]
        assert facts["roles"] == "participate cooperate"
        labels = {f["label"] for _, f in opened(written(both, ".gexf"), ".gexf").nodes(data=True)}
        assert "1 办<好>学校" in labels


def test_the_rdf_formats_hold_the_same_triples(store: Store) -> None:
    found = {}
    for ending, notation in ((".nq", "nquads"), (".ttl", "turtle"), (".jsonld", "json-ld")):
        graph = rdflib.Dataset()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the library warns of its own calls
            graph.parse(data=written(store, ending).decode(), format=notation)
        found[notation] = {
            (str(s), str(p), o.toPython() if isinstance(o, rdflib.Literal) else str(o)) for s, p, o, _ in graph.quads()
        }
    assert found["nquads"] == found["turtle"] == found["json-ld"]
    assert (iri(GREEN), "urn:zeren:ontology#documentNumber", GREEN.number) in found["nquads"]


def test_a_document_s_graph_brings_along_what_it_refers_to(two_plans: Store) -> None:
    text = written(two_plans, ".nq", HEALTH.number).decode()
    assert iri(HEALTH) in text
    assert iri(GREEN) not in text
    assert "市卫生健康委" in text
    assert json.dumps("市农业农村局", ensure_ascii=False) not in text
    assert text.splitlines() == sorted(text.splitlines())
