"""Laws of targets set beside each other, and of units that have a role together with others."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest

from kg.store import Store
from query.ask import Asker
from query.lexicon.topics import targets_about

COMPARING = ("{}和{}，哪个目标定得高", "{}与{}哪个指标更高", "到2025年，{}和{}，哪个目标值更大？")
ORDERING = ("{}，按目标值从高到低排序", "把{}这几个指标由高到低排一下")
WITH_OTHERS = (
    "{}和别的单位一起牵头的任务有哪些",
    "哪些任务是{}牵头、但不是一家牵头",
    "{}不是一家单独牵头、还有别家一起牵头的任务是哪几条",
    "除了{}还有别的单位牵头的任务有哪些",
    "{}牵头、另外还有别家牵头的是哪几条",
)
LEADING = """PREFIX zr: <urn:zeren:ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?number ?name WHERE { ?task zr:lead ?unit ; zr:number ?number . ?unit rdfs:label ?name }"""


def _values(asker: Asker) -> dict[str, float]:
    """Return the values of the quantities due in 2025 that one indicator names alone."""
    found = {}
    for item in asker.ask("2025年的量化目标有哪些").answers:
        name = str(item["indicator"])
        alone = len(targets_about((name,), asker.lexicon, (2025,))) == 1
        if alone and item["unit"] == "%" and not item.get("change") and len(name) < 14:
            found[name] = float(item["value"])
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_greater_of_two_targets_and_the_order_of_several(asker: Asker, seed: int) -> None:
    values = _values(asker)
    assert len(values) > 5
    choose = random.Random(seed)
    names = choose.sample(sorted(values), 4)
    for one, other in combinations(names, 2):
        answer = asker.ask(choose.choice(COMPARING).format(one, other))
        best = max(values[one], values[other])
        assert [item["value"] for item in answer.answers][:1] == [best], (one, other, answer.text)
    answer = asker.ask(choose.choice(ORDERING).format("、".join(names)))
    ranked = [float(item["cells"][1]) for item in answer.answers]
    assert ranked == sorted((values[name] for name in names), reverse=True), (names, answer.text)


def test_who_leads_with_others_leads_a_task_that_several_lead(store: Store, asker: Asker) -> None:
    leads = [(str(row["number"]), str(row["name"])) for row in store.select(LEADING).records()]
    several = {number for number, count in Counter(number for number, _ in leads).items() if count > 1}
    asked = 0
    for unit in sorted({name for _, name in leads}):
        expected = {number for number, name in leads if name == unit} & several
        for build in WITH_OTHERS:
            answer = asker.ask(build.format(unit))
            assert answer.status == ("answered" if expected else "empty"), (build, unit, answer.text)
            assert {str(item["number"]) for item in answer.answers} == expected, (build, unit)
            asked += 1
    assert asked > 20


def test_pollutants_are_each_kind_that_has_a_target(asker: Asker) -> None:
    kinds = ("化学需氧量", "氨氮", "氮氧化物", "挥发性有机物")
    answer = asker.ask("污染物的减排目标有哪些")
    named = [str(item["indicator"]) for item in answer.answers]
    assert len(named) == len(kinds)
    assert all(any(kind in name for name in named) for kind in kinds)
    least = asker.ask("几种污染物里减排量最少的是哪一项").answers
    assert [item["value"] for item in least] == [min(item["value"] for item in answer.answers)]
