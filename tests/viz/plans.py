"""Small plans written straight as N-Quads in the graph's layout, for tests that need a store and no extraction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.store import SHARED, XSD, Store
from ontology.namespaces import DCTERMS, OA, ORG, RDF, RDFS, SKOS, ZR, ZRV


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in the plan's text; `value` None makes a milestone."""

    indicator: str
    value: str | None = None
    unit: str = ""
    comparator: str = "equal"
    change: str | None = None
    deadline: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A task: units as (name, role) in the order of the clause."""

    number: str
    title: str
    units: Sequence[tuple[str, str]]
    aims: Sequence[Aim] = ()
    projects: Sequence[str] = ()
    companies: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A document with its tasks; `aliases` are further names of organisations, by name."""

    number: str
    title: str
    tasks: Sequence[Work]
    aliases: dict[str, Sequence[str]] | None = None


def digest(text: str) -> str:
    """Return the twelve hexadecimal digits that an IRI is minted with."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def iri(plan: Plan) -> str:
    """Return the document's IRI, which names its graph."""
    return f"urn:zeren:document:{digest(plan.number)}"


def put(store: Store, plan: Plan) -> None:
    """Put a plan into a store."""
    store.replace_graph(iri(plan), _Writer(plan).text())


class _Writer:
    """Writes one plan; the plain text grows along with the quads, so that every evidence is right."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.graph, self.words, self.lines = plan, iri(plan), plan.title + "\n", list[str]()

    def text(self) -> str:
        self.state(self.graph, RDF.term("type"), f"<{ZR.term('Document')}>")
        self.say(self.graph, DCTERMS.term("title"), self.plan.title)
        self.say(self.graph, ZR.term("documentNumber"), self.plan.number)
        for order, task in enumerate(self.plan.tasks, 1):
            self.task(order, task)
        self.say(self.graph, ZR.term("text"), self.words)
        return "\n".join(sorted(set(self.lines))) + "\n"

    def state(self, subject: str, predicate: str, value: str, graph: str = "") -> None:
        self.lines.append(f"<{subject}> <{predicate}> {value} <{graph or self.graph}> .")

    def say(self, subject: str, predicate: str, value: str, graph: str = "") -> None:
        self.state(subject, predicate, json.dumps(value, ensure_ascii=False), graph)

    def count(self, subject: str, predicate: str, value: int) -> None:
        self.state(subject, predicate, f'"{value}"^^<{XSD}integer>')

    def write(self, subject: str, words: str) -> None:
        """Add words to the text and make them the evidence of `subject`."""
        start, end = len(self.words), len(self.words) + len(words)
        self.words += words
        place = f"{self.graph}:evidence:{start}-{end}"
        self.state(subject, ZR.term("evidence"), f"<{place}>")
        self.state(place, OA.term("hasSource"), f"<{self.graph}>")
        self.state(place, OA.term("hasSelector"), f"<{place}:position>")
        self.state(place, OA.term("hasSelector"), f"<{place}:quote>")
        self.count(f"{place}:position", OA.term("start"), start)
        self.count(f"{place}:position", OA.term("end"), end)
        self.say(f"{place}:quote", OA.term("exact"), words)

    def task(self, order: int, work: Work) -> None:
        task = f"{self.graph}:task:{order}"
        self.state(task, RDF.term("type"), f"<{ZR.term('Task')}>")
        self.state(task, ZR.term("inDocument"), f"<{self.graph}>")
        self.say(task, RDFS.term("label"), work.title)
        self.say(task, ZR.term("number"), work.number)
        self.count(task, ZR.term("order"), order)
        self.write(task, f"{work.number}.{work.title}")
        self.words += "。"
        for place, aim in enumerate(work.aims, 1):
            self.aim(f"{self.graph}:target:{order}-{place}", task, place, aim)
        for place, name in enumerate(work.projects, 1):
            self.project(f"{self.graph}:project:{order}-{place}", task, name)
        for place, name in enumerate(work.companies, 1):
            self.company(f"{self.graph}:mention:{order}-{place}", task, name)
        self.words += "（责任单位："
        for rank, (name, role) in enumerate(work.units, 1):
            self.words += "、" if rank > 1 else ""
            self.part(f"{self.graph}:responsibility:{order}-{rank}", task, rank, name, role)
        self.words += "）\n"

    def aim(self, target: str, task: str, order: int, aim: Aim) -> None:
        kind = "Milestone" if aim.value is None else "QuantitativeTarget"
        self.state(target, RDF.term("type"), f"<{ZR.term(kind)}>")
        self.state(target, ZR.term("ofTask"), f"<{task}>")
        self.say(target, ZR.term("indicator"), aim.indicator)
        self.count(target, ZR.term("order"), order)
        for predicate, value in self._measured(aim):
            self.state(target, ZR.term(predicate), value)
        self.write(target, f"{aim.deadline or ''}{aim.indicator}{aim.value or ''}{aim.unit}")
        self.words += "。"

    @staticmethod
    def _measured(aim: Aim) -> Iterator[tuple[str, str]]:
        if aim.value is not None:
            yield "value", f'"{aim.value}"^^<{XSD}decimal>'
            yield "comparator", f"<{ZRV.term(aim.comparator)}>"
        if aim.unit:
            yield "unit", json.dumps(aim.unit, ensure_ascii=False)
        if aim.change:
            yield "change", f"<{ZRV.term(aim.change)}>"
        if aim.deadline:
            yield "deadlineYear", f'"{aim.deadline}"^^<{XSD}integer>'

    def project(self, project: str, task: str, name: str) -> None:
        self.state(project, RDF.term("type"), f"<{ZR.term('Project')}>")
        self.state(project, ZR.term("ofTask"), f"<{task}>")
        self.say(project, RDFS.term("label"), name)
        self.write(project, name)

    def company(self, mention: str, task: str, name: str) -> None:
        company = self.organization(name, "Company")
        self.state(task, ZR.term("mentions"), f"<{company}>")
        self.state(mention, ZR.term("onTask"), f"<{task}>")
        self.state(mention, ZR.term("of"), f"<{company}>")
        self.write(mention, name)

    def part(self, part: str, task: str, rank: int, name: str, role: str) -> None:
        unit = self.organization(name, "Department")
        self.state(part, ZR.term("onTask"), f"<{task}>")
        self.state(part, ORG.term("organization"), f"<{unit}>")
        self.state(part, ORG.term("role"), f"<{ZRV.term(role)}>")
        self.say(part, ZR.term("printedName"), name)
        self.count(part, ZR.term("rank"), rank)
        self.state(task, ZR.term(role), f"<{unit}>")
        self.state(task, ZR.term("responsibleUnit"), f"<{unit}>")
        self.write(part, name)

    def organization(self, name: str, kind: str) -> str:
        unit = f"urn:zeren:organization:{digest(name)}"
        self.state(unit, RDF.term("type"), f"<{ZR.term(kind)}>", SHARED)
        self.say(unit, SKOS.term("prefLabel"), name, SHARED)
        for alias in (self.plan.aliases or {}).get(name, ()):
            self.say(unit, SKOS.term("altLabel"), alias, SHARED)
        return unit


GREEN = Plan(
    "甲府发〔2024〕1号",
    "甲市绿色发展行动计划",
    [
        Work(
            "1",
            "推动能源转型",
            [("市发展改革委", "lead"), ("市经信局", "lead"), ("市财政局", "participate"), ("有关区县", "participate")],
            [
                Aim("单位产值能耗", "14.50", "%", "equal", "decrease", 2027),
                Aim("固废利用率", "85", "%", "at-least", None, 2027),
                Aim("能效达到基准水平", deadline=2027),
            ],
            ["屋顶光伏项目"],
            ["晨光纸业"],
        ),
        Work(
            "2",
            "建设绿色园区",
            [("市经信局", "lead"), ("市科技局", "cooperate")],
            [Aim("绿色工厂", "20", "家", "at-least")],
        ),
        Work("3", "强化资金保障", [("市财政局", "responsible"), ("市经信局", "responsible")]),
        Work("4", "推广绿色农业", [("市农业农村局", "lead"), ("市财政局", "participate"), ("市科技局", "participate")]),
    ],
    {"市经信局": ["市经济和信息化局"]},
)
HEALTH = Plan(
    "甲府办〔2025〕9号",
    "甲市健康服务方案",
    [Work("1", "完善服务网络", [("市卫生健康委", "lead"), ("市财政局", "cooperate")])],
)
