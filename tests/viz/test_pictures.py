"""Every picture shows what the graph holds, once, without a word over another, and needs nothing but itself."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kg.store import Store
from tests.viz.plans import GREEN, HEALTH
from tests.viz.test_layout import assert_apart
from viz import pictures, png, views
from viz.errors import NoChineseFont, NothingToDraw, UnknownLink
from viz.layout import Caption, Layout, arrange
from viz.measure import width
from viz.model import GraphView, Node, ViewKind
from viz.pictures import FORMATS, PICTURES

NAMES: dict[ViewKind, str] = {"department": "市财政局", "task": "2"}
KINDS = tuple(PICTURES)


def content(store: Store, kind: ViewKind) -> GraphView:
    document = GREEN.number if kind == "task" else None
    return pictures.view(store, kind, NAMES.get(kind), document=document)


def labels(view: GraphView, kind: str) -> list[str]:
    return [node.label for node in view.nodes if node.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_lies_over_another(two_plans: Store, kind: ViewKind) -> None:
    layout = arrange(content(two_plans, kind))
    assert {item.node.id for item in layout.placed} == {node.id for node in layout.view.nodes}
    assert_apart(layout)
    assert [(a, b) for a, b in combinations(map(_box, layout.captions), 2) if _meet(a, b)] == []
    assert [
        c.words.zh
        for c in layout.captions
        if any(_meet(_box(c), _node_box(layout, i)) for i in range(len(layout.placed)))
    ] == []


def _box(caption: Caption) -> tuple[float, float, float, float]:
    wide = width(caption.words.zh, caption.size)
    left = caption.x - {"start": 0.0, "center": wide / 2, "end": wide}[caption.align]
    return left, caption.y - caption.size / 2, left + wide, caption.y + caption.size / 2


def _node_box(layout: Layout, place: int) -> tuple[float, float, float, float]:
    item = layout.placed[place]
    return item.x - item.width / 2, item.y - item.height / 2, item.x + item.width / 2, item.y + item.height / 2


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.2 and min(a[3], b[3]) - max(a[1], b[1]) > 0.2


@pytest.mark.parametrize("kind", KINDS)
def test_a_label_is_no_wider_than_its_box(two_plans: Store, kind: ViewKind) -> None:
    for item in arrange(content(two_plans, kind)).placed:
        assert all(width(line, item.size) <= item.width + item.size for line in item.lines)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_says_the_same_as_the_picture(two_plans: Store, kind: ViewKind) -> None:
    view = content(two_plans, kind)
    listed = {row.node for group in view.groups for row in group.rows}
    columns = {node.id for node in view.nodes if kind == "matrix" and node.kind == "task"}
    assert listed | columns | ({view.centre} if view.centre else set()) == {node.id for node in view.nodes}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMATS)
def test_bytes_are_the_same_every_time(two_plans: Store, kind: ViewKind, form: pictures.Format) -> None:
    if form == "png" and not png.has_chinese_font():
        pytest.skip("本机没有中文字体 / no Chinese font here")
    document = GREEN.number if kind == "task" else None
    drawn = [pictures.draw(two_plans, kind, NAMES.get(kind), document=document, form=form) for _ in range(2)]
    assert drawn[0] == drawn[1]
    if form == "png":
        assert drawn[0].startswith(b"\x89PNG")
    else:
        addresses = set(re.findall(r"https?:[^\s\"'<>)]*", drawn[0].decode()))
        assert addresses <= {"http://www.w3.org/2000/svg"}


def test_a_matrix_has_every_responsibility_once_with_its_role(two_plans: Store) -> None:
    view = views.matrix(two_plans)
    nodes = {node.id: node for node in view.nodes}
    ends: dict[str, list[Node]] = {}
    for edge in view.edges:
        ends.setdefault(edge.target, []).append(nodes[edge.source])
    found = []
    for key, (unit, task) in ends.items():
        found.append((nodes[key].proofs[0].document, task.number, unit.label, nodes[key].role))
    expected = [
        (plan.number, work.number, name, role)
        for plan in (GREEN, HEALTH)
        for work in plan.tasks
        for name, role in work.units
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {entry.role: entry.count for entry in view.legend} == {
        role: sum(each[3] == role for each in expected) for role in {each[3] for each in expected}
    }


def test_a_matrix_tells_roles_by_letter_and_puts_them_where_unit_and_task_meet(store: Store) -> None:
    layout = arrange(views.matrix(store))
    at = {item.node.id: item for item in layout.placed}
    for edge in layout.view.edges:
        cell, end = at[edge.target], at[edge.source]
        assert cell.node.label in ("牵", "责", "参", "配")
        assert (cell.x == end.x) if end.node.kind == "task" else (cell.y == end.y)


def test_units_of_a_matrix_stand_in_the_order_of_what_they_lead(store: Store) -> None:
    view = views.matrix(store)
    units = [node.label for node in view.nodes if node.kind == "organization"]
    assert units[0] == "市经信局"
    assert set(units[1:3]) == {"市农业农村局", "市发展改革委"}


def test_a_chain_runs_from_company_to_lead(store: Store) -> None:
    view = views.chain(store)
    pairs = {(view.node(edge.source).label, view.node(edge.target).label) for edge in view.edges}
    assert pairs == {
        ("晨光纸业", "1 推动能源转型"),
        ("屋顶光伏项目", "1 推动能源转型"),
        ("1 推动能源转型", "市发展改革委"),
        ("1 推动能源转型", "市经信局"),
    }
    assert {edge.role for edge in view.edges} == {None, "lead"}
    columns = {item.node.kind: item.x for item in arrange(view).placed}
    assert columns["company"] < columns["project"] < columns["task"] < columns["organization"]


def test_a_chain_can_be_narrowed_to_a_name(store: Store) -> None:
    assert labels(views.chain(store, "晨光"), "project") == []
    assert labels(views.chain(store, "屋顶光伏"), "company") == []
    assert labels(views.chain(store, "市经信局"), "company") == ["晨光纸业"]
    with pytest.raises(UnknownLink) as caught:
        views.chain(store, "晨光制业")
    assert "晨光纸业" in caught.value.near


def test_a_timeline_has_every_target_under_its_year(store: Store) -> None:
    view = views.timeline(store)
    found = {group.title.zh: [view.node(row.node).label for row in group.rows] for group in view.groups}
    assert found == {
        "2027年 · 3 个目标": ["单位产值能耗 ↓14.5%", "固废利用率 ≥85%", "能效达到基准水平"],
        "未写明年份 · 1 个目标": ["绿色工厂 ≥20家"],
    }
    assert view.nodes[0].detail.zh == "任务 1 · 牵 市发展改革委、市经信局"
    heights = [
        min(item.y for item in arrange(view).placed if item.node.id in {r.node for r in g.rows}) for g in view.groups
    ]
    assert heights == sorted(heights)


def test_who_works_with_whom_counts_the_tasks_they_share(store: Store) -> None:
    view = views.together(store)
    found = {frozenset((view.node(e.source).label, view.node(e.target).label)): e.weight for e in view.edges}
    assert found[frozenset(("市经信局", "市财政局"))] == 2
    assert found[frozenset(("市经信局", "市科技局"))] == 1
    assert frozenset(("市发展改革委", "市科技局")) not in found
    hubs = [node.label for node in view.nodes if node.hub]
    assert hubs == ["市财政局"]


def test_drawn_lines_hold_each_units_strongest_tie(two_plans: Store) -> None:
    layout = arrange(views.together(two_plans))
    for node in layout.view.nodes:
        own = [edge.weight for edge in layout.view.edges if node.id in (edge.source, edge.target)]
        drawn = [edge.weight for edge in layout.edges if node.id in (edge.source, edge.target)]
        assert max(own) == max(drawn)


def test_sections_of_documents_do_not_meet(two_plans: Store) -> None:
    layout = arrange(views.leads(two_plans))
    names = {group.title.zh for group in layout.view.groups}
    cards = [panel for panel in layout.panels if panel.words and panel.words.zh in names]
    assert len(cards) == 2
    boxes = [(card.x, card.y, card.x + card.width, card.y + card.height) for card in cards]
    assert not _meet(*boxes)
    for item in layout.placed:
        assert sum(left <= item.x <= right and top <= item.y <= low for left, top, right, low in boxes) == 1


@pytest.mark.parametrize("kind", ["leads", "matrix", "chain", "timeline", "together"])
def test_an_unknown_document_leaves_nothing_to_draw(store: Store, kind: ViewKind) -> None:
    with pytest.raises(NothingToDraw):
        pictures.view(store, kind, document="不存在的文号")


@pytest.mark.parametrize(("kind", "name"), [("department", None), ("task", ""), ("leads", "市财政局"), ("matrix", "1")])
def test_a_name_is_given_where_it_is_wanted(store: Store, kind: ViewKind, name: str | None) -> None:
    with pytest.raises(ValueError, match=kind):
        pictures.view(store, kind, name)


def test_without_a_chinese_font_there_is_no_png_and_the_message_says_what_to_install(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "has_chinese_font", lambda: False)
    with pytest.raises(NoChineseFont, match="fonts-noto-cjk"):
        pictures.draw(store, "leads", form="png")


def test_the_size_of_a_png_has_a_limit(two_plans: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    if not png.has_chinese_font():
        pytest.skip("本机没有中文字体 / no Chinese font here")
    monkeypatch.setattr(png, "MOST_PIXELS", 90_000)
    drawn = pictures.draw(two_plans, "leads", form="png")
    wide, high = (int.from_bytes(drawn[place : place + 4], "big") for place in (16, 20))
    assert wide * high <= 92_000
