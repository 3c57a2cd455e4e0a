"""Laws of clauses: tasks bounded by several of them are those that each of them bounds, however they are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from random import Random

import pytest

from kg.store import Store
from query.ask import Asker

UNITS = {
    "区经济信息委": ("经信委", "the Economy and Informatization Commission"),
    "区发展改革委": ("发改委", "the Development and Reform Commission"),
    "区农业农村委": ("农委", "the Agriculture and Rural Affairs Commission"),
    "区科技局": ("科技局", "the Science and Technology Bureau"),
    "区生态环境局": ("环保局", "the Ecology and Environment Bureau"),
    "区水利局": ("水利局", "the Water Resources Bureau"),
    "区财政局": ("财政局", "the Finance Bureau"),
}
CHINESE: dict[str, tuple[str, ...]] = {
    "lead": ("{u}牵头", "由{u}牵头", "牵头单位是{u}", "{u}挂帅", "归{u}牵头"),
    "any": ("涉及{u}", "{u}负责", "责任单位里有{u}", "{u}有份", "落到{u}头上"),
    "part": ("{u}参与", "有{u}参与", "{u}要参加"),
    "not": ("不涉及{u}", "没有{u}", "{u}没份", "责任单位里没有{u}", "不归{u}管"),
    "nobody": ("没有牵头单位", "没明确牵头", "没定谁牵头", "牵头单位空缺", "无牵头单位"),
    "several": ("牵头单位不止一家", "有两个以上牵头单位", "多家联合牵头"),
    "measured": ("有量化目标", "定了量化指标", "带量化指标"),
    "unmeasured": ("没有量化目标", "没定量化指标"),
    "many": ("责任单位超过{n}家", "责任单位多于{n}家"),
    "few": ("责任单位不超过{n}个", "责任单位在{n}家以下"),
}
ENGLISH: dict[str, tuple[str, ...]] = {
    "lead": ("led by {u}", "that {u} leads", "headed by {u}"),
    "any": ("involving {u}", "that involve {u}"),
    "part": ("that {u} takes part in", "in which {u} participates"),
    "not": ("not involving {u}", "without {u}", "that do not involve {u}"),
    "nobody": ("without a lead unit", "with no lead unit"),
    "several": ("with more than one lead unit", "with several lead units"),
    "measured": ("with quantitative targets", "that have numeric targets"),
    "unmeasured": ("without quantitative targets", "with no numeric targets"),
    "many": ("with more than {n} responsible units",),
    "few": ("with at most {n} responsible units",),
}
LISTS = ("{c}的任务有哪些", "哪些任务{c}", "{c}的是哪几条", "列一下{c}的任务", "把{c}的任务列出来")
LISTS_IN_ENGLISH = (
    "Which tasks are there {c}?",
    "List the tasks {c}.",
    "Show me all tasks {c}",
    "What are the tasks {c}?",
)
COUNTS = ("{c}的任务有几条", "有几条任务{c}", "{c}的总共几条")
JOINS, JOINS_IN_ENGLISH = ("，同时", "、又", "、且", "，并且", "而且", "，但"), (" and ", " but ", ", and ")


@dataclass(frozen=True)
class Clause:
    """What a clause says of tasks: its kind, a unit and a number where it names them."""

    kind: str
    unit: str = ""
    number: int = 0

    def said(self, rng: Random, *, english: bool) -> str:
        form = rng.choice((ENGLISH if english else CHINESE)[self.kind])
        return form.format(u=UNITS[self.unit][english] if self.unit else "", n=self.number)


@dataclass(frozen=True)
class Facts:
    """Numbers of tasks by what holds of them, as SPARQL gives them."""

    store: Store

    def numbers(self, pattern: str) -> set[str]:
        found = self.store.select(
            "PREFIX zr: <urn:zeren:ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
            f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            f"SELECT DISTINCT ?n WHERE {{ ?t a zr:Task ; zr:number ?n . {pattern} }}"
        )
        return {str(row["n"]) for row in found.records()}

    def of(self, clause: Clause) -> set[str]:
        by_unit = f'?u rdfs:label "{clause.unit}" . '
        everything = self.numbers("")
        counted = "{{ SELECT ?t (COUNT(DISTINCT ?p) AS ?c) WHERE {{ ?t {path} ?p }} GROUP BY ?t }} FILTER(?c {bound})"
        anybody = "zr:lead|zr:participate|zr:cooperate|zr:responsible"
        patterns: dict[str, Callable[[], set[str]]] = {
            "lead": lambda: self.numbers(f"?t zr:lead ?u . {by_unit}"),
            "any": lambda: self.numbers(f"?t {anybody} ?u . {by_unit}"),
            "part": lambda: self.numbers(f"?t zr:participate|zr:cooperate|zr:responsible ?u . {by_unit}"),
            "not": lambda: everything - self.of(Clause("any", clause.unit)),
            "nobody": lambda: everything - self.numbers("?t zr:lead ?u"),
            "several": lambda: self.numbers(counted.format(path="zr:lead", bound="> 1")),
            "measured": lambda: self.numbers("?x zr:ofTask ?t ; a zr:QuantitativeTarget"),
            "unmeasured": lambda: everything - self.of(Clause("measured")),
            "many": lambda: self.numbers(counted.format(path=f"({anybody})", bound=f"> {clause.number}")),
            "few": lambda: everything - self.of(Clause("many", number=clause.number)),
        }
        return patterns[clause.kind]()


def _clauses(rng: Random, most: int) -> list[Clause]:
    kinds = rng.sample(list(CHINESE), rng.randint(1, most))
    units = rng.sample(list(UNITS), len(kinds))
    with_unit, with_number = ("lead", "any", "part", "not"), ("many", "few")
    return [
        Clause(kind, unit if kind in with_unit else "", rng.randint(4, 7) if kind in with_number else 0)
        for kind, unit in zip(kinds, units, strict=True)
    ]


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return Facts(store)


@pytest.fixture(scope="module")
def one_asker(store: Store) -> Asker:
    return Asker(store)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("english", [False, True])
def test_clauses_bound_tasks_together(one_asker: Asker, facts: Facts, seed: int, english: bool) -> None:
    rng = Random(seed)
    clauses = _clauses(rng, 3)
    wanted = reduce(set.intersection, (facts.of(clause) for clause in clauses))
    join = rng.choice(JOINS_IN_ENGLISH if english else JOINS)
    body = join.join(clause.said(rng, english=english) for clause in clauses)
    question = rng.choice(LISTS_IN_ENGLISH if english else LISTS).format(c=body)
    answer = one_asker.ask(question)
    assert answer.status == ("answered" if wanted else "empty"), (question, answer.reading, answer.text)
    assert {str(item["number"]) for item in answer.answers} == wanted, (question, answer.reading)


@pytest.mark.parametrize("seed", range(60, 90))
def test_a_count_of_bounded_tasks_is_how_many_there_are(one_asker: Asker, facts: Facts, seed: int) -> None:
    rng = Random(seed)
    clauses = _clauses(rng, 3)
    wanted = reduce(set.intersection, (facts.of(clause) for clause in clauses))
    body = rng.choice(JOINS).join(clause.said(rng, english=False) for clause in clauses)
    question = rng.choice(COUNTS).format(c=body)
    answer = one_asker.ask(question)
    assert [item["value"] for item in answer.answers] == [len(wanted)], (question, answer.reading)


@pytest.mark.parametrize("seed", range(90, 120))
def test_who_leads_bounded_tasks_is_who_leads_one_of_them(one_asker: Asker, facts: Facts, seed: int) -> None:
    rng = Random(seed)
    clauses = _clauses(rng, 2)
    wanted = reduce(set.intersection, (facts.of(clause) for clause in clauses))
    body = rng.choice(JOINS).join(clause.said(rng, english=False) for clause in clauses)
    question = rng.choice(("{c}的任务由谁牵头", "{c}的任务，牵头单位有哪些")).format(c=body)
    leaders = {str(item["label"]) for number in wanted for item in one_asker.ask(f"第{number}条由谁牵头").answers}
    assert {str(item["label"]) for item in one_asker.ask(question).answers} == leaders, question
