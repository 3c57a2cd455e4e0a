"""Layouts stand still and nothing lies over anything else."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts import Role
from kg.store import Store
from viz import views
from viz.layout import Layout, Placed, arrange
from viz.measure import shorten, width, wrap
from viz.model import ROLES, Edge, GraphView, Node, NodeKind, Words

NAMES = st.text(st.sampled_from("市区县财政教育农业农村经济信息委局办公室ABC12、（）"), min_size=1, max_size=40)


def overlaps(one: Placed, two: Placed) -> bool:
    across = abs(one.x - two.x) < (one.width + two.width) / 2 - 0.2
    return across and abs(one.y - two.y) < (one.height + two.height) / 2 - 0.2


def assert_apart(layout: Layout) -> None:
    assert [(a.node.label, b.node.label) for a, b in combinations(layout.placed, 2) if overlaps(a, b)] == []
    left, top, wide, high = layout.bounds()
    for item in layout.placed:
        assert left <= item.x - item.width / 2
        assert item.x + item.width / 2 <= left + wide
        assert top <= item.y - item.height / 2
        assert item.y + item.height / 2 <= top + high


@st.composite
def departments(draw: st.DrawFn) -> GraphView:
    nodes, edges = [Node("unit", "organization", draw(NAMES))], list[Edge]()
    for place in range(draw(st.integers(1, 12))):
        role: Role = draw(st.sampled_from(ROLES))
        nodes.append(Node(f"t{place}", "task", draw(NAMES), role=role, number=str(place)))
        edges.append(Edge("unit", f"t{place}", role))
        for child in range(draw(st.integers(0, 6))):
            kind: NodeKind = draw(st.sampled_from(("organization", "target", "milestone")))
            part: Role | None = draw(st.sampled_from(ROLES)) if kind == "organization" else None
            nodes.append(Node(f"t{place}-{child}", kind, draw(NAMES), role=part))
            edges.append(Edge(f"t{place}", f"t{place}-{child}", part))
    return GraphView("department", Words("图", "view"), tuple(nodes), tuple(edges), centre="unit")


@st.composite
def all_leads(draw: st.DrawFn) -> GraphView:
    units = [Node(f"u{i}", "organization", draw(NAMES), role="lead") for i in range(draw(st.integers(1, 8)))]
    tasks, edges = list[Node](), list[Edge]()
    for place in range(draw(st.integers(len(units), 15))):
        tasks.append(Node(f"t{place}", "task", draw(NAMES)))
        leaders = {place % len(units)} | draw(st.sets(st.integers(0, len(units) - 1), max_size=2))
        edges += [Edge(f"u{i}", f"t{place}", "lead") for i in sorted(leaders)]
    return GraphView("leads", Words("图", "view"), (*units, *tasks), tuple(edges))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(departments())
def test_no_box_of_a_department_lies_over_another(view: GraphView) -> None:
    layout = arrange(view)
    assert {item.node.id for item in layout.placed} == {node.id for node in view.nodes}
    assert_apart(layout)
    assert layout == arrange(view)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(all_leads())
def test_no_box_of_the_leads_lies_over_another(view: GraphView) -> None:
    layout = arrange(view)
    assert {item.node.id for item in layout.placed} == {node.id for node in view.nodes}
    assert_apart(layout)
    assert layout == arrange(view)


def test_no_box_of_a_task_lies_over_another(store: Store) -> None:
    assert_apart(arrange(views.task(store, "1")))


def test_tasks_of_one_role_stand_in_the_order_of_their_numbers(store: Store) -> None:
    layout = arrange(views.department(store, "市经信局"))
    leads = [item for item in layout.placed if item.node.kind == "task" and item.node.role == "lead"]
    assert [item.node.number for item in sorted(leads, key=lambda item: (item.x, item.y))] == ["1", "2"]


@settings(derandomize=True)
@given(NAMES, st.integers(60, 300), st.integers(1, 4))
def test_lines_keep_their_width_and_lose_nothing_unless_cut(text: str, limit: int, most: int) -> None:
    lines = wrap(text, 10, limit, most=most)
    assert len(lines) <= most
    if not lines[-1].endswith("…"):
        assert "".join(lines) == text
    assert all(width(line.rstrip("、）"), 10) <= limit or line.isascii() for line in lines)


def test_a_short_text_is_left_alone() -> None:
    assert shorten("教育", 10, 20) == "教育"
    assert shorten("教育局", 10, 25) == "教…"
