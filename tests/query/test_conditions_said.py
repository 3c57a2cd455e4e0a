"""What holds of tasks said roundabout is what the plain question says: not among the leads, one target, both points."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker
from tests.query.conftest import numbers

UNITS = ("区发展改革委", "区科技局", "区经济信息委", "区农业农村委")
PAIRS = tuple(combinations(UNITS, 2))
NEITHER_LEADS = ("定了牵头单位，而且{}、{}都不在牵头单位里的，是哪些任务？", "有牵头单位，但{}、{}都不在牵头之列的任务")
ONE = "{2}牵头的任务中，{0}、{1}至少点了一家名的，是哪几条？"
BOTH = "{0}负责的任务里，同时满足有{1}参加和有数字指标这两点的，编号是多少？"
LACKING = ("{}牵头，可是一个数字指标都没定的，是哪几条", "{}牵头但一个量化目标都没写的任务有哪些")
TOGETHER = ("{}跟{}一起牵头的那些任务，合起来定了多少个量化目标", "{}和{}共同牵头的任务，合起来有几个量化目标")
SINGLE = ("只定了一个量化目标的任务有几条", "恰好有一个量化目标的任务有几条", "量化目标数等于1的任务有几条")
RANKED = (
    "{}，只看各自不牵头的任务，谁最多谁最少？由多到少排个名次",
    "不算自己牵头的，{}这四家各自参与的任务数，从高到低排序",
    "比一比谁参与的任务多，由多到少排：{}",
)


@pytest.mark.parametrize("pair", PAIRS)
def test_what_holds_of_two_units(asker: Asker, pair: tuple[str, str]) -> None:
    led = numbers(asker, "有牵头单位的任务有哪些").difference(*(numbers(asker, f"{unit}牵头哪些任务") for unit in pair))
    for build in NEITHER_LEADS:
        assert numbers(asker, build.format(*pair)) == led, build
    third = next(unit for unit in UNITS if unit not in pair)
    either = set.union(*(numbers(asker, f"{unit}负责哪些任务") for unit in pair))
    assert numbers(asker, ONE.format(*pair, third)) == either & numbers(asker, f"{third}牵头哪些任务")
    part = numbers(asker, f"{pair[1]}参与哪些任务") & numbers(asker, f"{pair[0]}负责哪些任务")
    assert numbers(asker, BOTH.format(*pair)) == part & numbers(asker, "有量化目标的任务有哪些")
    both = set.intersection(*(numbers(asker, f"{unit}牵头哪些任务") for unit in pair))
    many = sum(len(asker.ask(f"第{number}条有哪些量化目标").answers) for number in both)
    for build in TOGETHER:
        assert asker.ask(build.format(*pair)).answers[0]["value"] == many, build


@pytest.mark.parametrize("unit", UNITS)
def test_no_target_at_all(asker: Asker, unit: str) -> None:
    left = numbers(asker, f"{unit}牵头哪些任务") - numbers(asker, "有量化目标的任务有哪些")
    for build in LACKING:
        assert numbers(asker, build.format(unit)) == left, build


@pytest.mark.parametrize("question", SINGLE)
def test_a_single_target(asker: Asker, question: str) -> None:
    each = [len(asker.ask(f"第{number}条有哪些量化目标").answers) for number in range(1, 28)]
    assert asker.ask(question).answers[0]["value"] == each.count(1)


@pytest.mark.parametrize("build", RANKED)
def test_ranks_of_what_is_not_led(asker: Asker, build: str) -> None:
    plain = asker.ask(f"{'、'.join(UNITS)}按参与的任务数由多到少排名")
    assert asker.ask(build.format("、".join(UNITS))).answers == plain.answers
