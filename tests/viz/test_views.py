"""Views hold what the graph holds, in an order that never changes."""

from __future__ import annotations

import pytest

from kg.store import Store
from tests.viz.plans import GREEN
from viz import views
from viz.errors import AmbiguousName, AmbiguousTask, UnknownName, UnknownTask
from viz.model import Edge, GraphView, Node, Words


def labels(view: GraphView, kind: str) -> list[str]:
    return [node.label for node in view.nodes if node.kind == kind]


def test_a_department_has_all_its_tasks_with_its_role(store: Store) -> None:
    view = views.department(store, "市财政局")
    tasks = {node.number: node.role for node in view.nodes if node.kind == "task"}
    expected = {work.number: dict(work.units)["市财政局"] for work in GREEN.tasks if "市财政局" in dict(work.units)}
    assert tasks == expected
    assert [(entry.role, entry.count) for entry in view.legend] == [("responsible", 1), ("participate", 2)]


def test_a_task_brings_its_other_units_in_the_order_of_the_clause(store: Store) -> None:
    view = views.department(store, "市经信局")
    first = [(node.label, node.role) for node in view.nodes if node.id.startswith("t0-u")]
    assert first == [("市发展改革委", "lead"), ("市财政局", "participate"), ("有关区县", "participate")]


def test_targets_stand_in_one_short_line(store: Store) -> None:
    view = views.department(store, "市经信局")
    assert labels(view, "target") == ["2027年 单位产值能耗 ↓14.5%", "2027年 固废利用率 ≥85%", "绿色工厂 ≥20家"]
    assert labels(view, "milestone") == ["2027年 能效达到基准水平"]


@pytest.mark.parametrize("view_name", ["department", "leads", "task"])
def test_every_proof_is_the_words_of_the_text_with_its_sentence_around(store: Store, view_name: str) -> None:
    view = {
        "department": lambda: views.department(store, "市经信局"),
        "leads": lambda: views.leads(store),
        "task": lambda: views.task(store, "1"),
    }[view_name]()
    proofs = [proof for node in view.nodes for proof in node.proofs]
    assert len(proofs) >= len(view.nodes) - 1
    assert all(len(proof.quote) == proof.end - proof.start > 0 for proof in proofs)
    assert {proof.document for proof in proofs} == {GREEN.number}
    part = next(node for node in view.nodes if node.kind == "organization" and node.proofs)
    assert part.proofs[0].quote == part.label
    assert part.proofs[0].after.endswith("）")


def test_views_are_the_same_every_time(store: Store) -> None:
    assert views.department(store, "市经信局") == views.department(store, "市经信局")
    assert views.leads(store) == views.leads(store)


@pytest.mark.parametrize("name", ["市经信局", "经信局", "市经济和信息化局", "经济和信息化局", " 市 经信局 "])
def test_a_unit_is_found_by_name_alias_and_ending(store: Store, name: str) -> None:
    assert views.department(store, name).node("unit").thing == views.department(store, "市经信局").node("unit").thing


def test_a_unit_of_another_region_is_not_taken_for_ours(store: Store) -> None:
    with pytest.raises(UnknownName):
        views.department(store, "乙市经信局")


def test_an_unknown_name_tells_names_near_it(store: Store) -> None:
    with pytest.raises(UnknownName) as caught:
        views.department(store, "市财政厅")
    assert caught.value.near[0] == "市财政局"
    assert "市财政局" in str(caught.value)


def test_an_ending_of_two_characters_is_not_looked_up(store: Store) -> None:
    with pytest.raises(UnknownName):
        views.department(store, "政局")


def test_a_name_of_several_units_is_ambiguous(namesakes: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        views.department(namesakes, "教育局")
    assert caught.value.found == ("东区教育局", "西区教育局")


def test_a_document_narrows_the_choice_of_units(namesakes: Store) -> None:
    assert views.department(namesakes, "西区教育局", document="丙府发").node("unit").label == "西区教育局"
    with pytest.raises(UnknownName):
        views.department(namesakes, "西区教育局", document="丁府发")


def test_leads_are_all_leads_and_no_other_role(store: Store) -> None:
    view = views.leads(store)
    pairs = {(view.node(edge.source).label, view.node(edge.target).number) for edge in view.edges}
    expected = {(name, work.number) for work in GREEN.tasks for name, role in work.units if role == "lead"}
    assert pairs == expected
    assert any("3" in note.zh and "无牵头" in note.zh for note in view.notes)


def test_a_task_shows_units_targets_projects_and_names(store: Store) -> None:
    view = views.task(store, "1")
    assert sorted(labels(view, "organization")) == sorted(name for name, _ in GREEN.tasks[0].units)
    assert labels(view, "project") == ["屋顶光伏项目"]
    assert labels(view, "mention") == ["晨光纸业"]


def test_an_unknown_task_tells_the_numbers_there_are(store: Store) -> None:
    with pytest.raises(UnknownTask) as caught:
        views.task(store, "99")
    assert caught.value.near == ("1", "2", "3", "4")


def test_a_number_in_two_documents_wants_the_document(two_plans: Store) -> None:
    with pytest.raises(AmbiguousTask) as caught:
        views.task(two_plans, "1")
    assert len(caught.value.documents) == 2
    assert "完善服务网络" in views.task(two_plans, "1", document="健康服务").title.zh


def test_tasks_of_several_documents_say_which(two_plans: Store) -> None:
    tasks = labels(views.department(two_plans, "市财政局"), "task")
    assert {label.rpartition("〔")[2] for label in tasks} == {"2024〕1号〕", "2025〕9号〕"}
    assert labels(views.department(two_plans, "市财政局", document="2025"), "task") == ["1 完善服务网络"]


def test_a_view_with_an_edge_to_nowhere_cannot_be_built() -> None:
    node = Node("a", "task", "1")
    with pytest.raises(ValueError, match="no node"):
        GraphView("task", Words("", ""), (node,), (Edge("a", "b"),))
    with pytest.raises(ValueError, match="same id"):
        GraphView("task", Words("", ""), (node, node), ())
