"""Invented contents of pictures, as large as asked for: plans of twelve tasks, each of a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from kg.facts import Role
from viz.model import Edge, GraphView, Group, LegendEntry, Node, Proof, Row, ViewKind, Words

SIZES = (10, 300, 3000)
TASKS = 12
UNITS = ("发展改革委", "经信局", "财政局", "科技局", "生态环境局", "农业农村局", "住房城乡建设局", "交通运输局")
ROLES_OF_THREE: tuple[Role, ...] = ("lead", "participate", "cooperate")


def made(kind: ViewKind, size: int) -> GraphView:
    """Return a content of this kind with about so many nodes, and never fewer."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups: list[Group] = []
    for plan in count():
        rows = list(_PLANS[kind](plan, min(TASKS, max(2, size // 3)), nodes, edges))
        name = f"{_place(plan)}市推进高质量发展行动计划"
        groups.append(Group(Words(name, name), tuple(rows)))
        if len(nodes) >= size:
            break
    title = Words("图", "picture")
    legend = tuple(LegendEntry(role, 1) for role in ROLES_OF_THREE)
    return GraphView(kind, title, tuple(nodes), tuple(edges), legend, (), None, tuple(groups))


def _place(plan: int) -> str:
    signs = "甲乙丙丁戊己庚辛壬癸"
    return signs[plan // 100 % 10] + signs[plan // 10 % 10] + signs[plan % 10]


def _node(key: str, kind: str, label: str, role: Role | None = None) -> Node:
    proof = Proof(label, "甲府发〔2024〕1号", "1", 0, len(label), "由", "牵头，其他单位按职责分工负责。" * 3)
    return Node(key, kind, label, key, role, detail=Words(label, label), proofs=(proof,))  # type: ignore[arg-type]


def _unit(plan: int, place: int, role: Role | None = None) -> Node:
    return _node(f"{plan}-u{place}", "organization", _place(plan) + "市" + UNITS[place % len(UNITS)], role)


def _task(plan: int, place: int) -> Node:
    return _node(f"{plan}-t{place}", "task", f"{place + 1} 推动重点领域绿色低碳转型升级")


def _leads(plan: int, tasks: int, nodes: list[Node], edges: list[Edge]) -> Iterator[Row]:
    for place in range(min(tasks, len(UNITS))):
        nodes.append(_unit(plan, place, "lead"))
        yield Row(nodes[-1].id)
    for place in range(tasks):
        nodes.append(_task(plan, place))
        yield Row(nodes[-1].id, 1)
        leaders = {place % len(UNITS), place // 3 % min(tasks, len(UNITS))} if tasks > len(UNITS) else {place}
        edges += [Edge(f"{plan}-u{unit}", nodes[-1].id, "lead") for unit in sorted(leaders)]


def _matrix(plan: int, tasks: int, nodes: list[Node], edges: list[Edge]) -> Iterator[Row]:
    nodes += [_task(plan, place) for place in range(tasks)]
    for unit in range(min(tasks, len(UNITS))):
        nodes.append(_unit(plan, unit))
        own = nodes[-1].id
        yield Row(own)
        for task in range(unit % 3, tasks, 3):
            role = ROLES_OF_THREE[(task + unit) % 3]
            nodes.append(_node(f"{plan}-{unit}-{task}", "part", "牵参配"[ROLES_OF_THREE.index(role)], role))
            edges += [Edge(own, nodes[-1].id, role), Edge(f"{plan}-t{task}", nodes[-1].id, role)]
            yield Row(nodes[-1].id, 1)


def _chain(plan: int, tasks: int, nodes: list[Node], edges: list[Edge]) -> Iterator[Row]:
    for place in range(tasks):
        task = _task(plan, place)
        company = _node(f"{plan}-c{place}", "company", _place(plan) + "精密制造")
        project = _node(f"{plan}-p{place}", "project", "智能工厂改造升级示范项目")
        lead = _unit(plan, place + 100, "lead")
        nodes += [task, company, project, lead]
        edges += [Edge(company.id, project.id), Edge(project.id, task.id), Edge(task.id, lead.id, "lead")]
        yield Row(task.id)
        yield from (Row(node.id, 1) for node in (company, project, lead))


def _timeline(plan: int, tasks: int, nodes: list[Node], _: list[Edge]) -> Iterator[Row]:
    for place in range(tasks * 3):
        nodes.append(_node(f"{plan}-g{place}", "target", f"规模以上工业单位增加值能耗 ↓{place}%"))
        yield Row(nodes[-1].id)


def _together(plan: int, tasks: int, nodes: list[Node], edges: list[Edge]) -> Iterator[Row]:
    units = [_unit(plan, place) for place in range(tasks * 2)]
    nodes += units
    edges += [
        Edge(one.id, other.id, None, 1 + (place + step) % 5)
        for place, one in enumerate(units)
        for step, other in enumerate(units[place + 1 : place + 6])
    ]
    yield from (Row(unit.id) for unit in units)


_PLANS: dict[ViewKind, Callable[[int, int, list[Node], list[Edge]], Iterator[Row]]] = {
    "leads": _leads,
    "matrix": _matrix,
    "chain": _chain,
    "timeline": _timeline,
    "together": _together,
}
