"""Units asked by their parts in sets of tasks: whatever the build, what the tasks of the sets say one by one."""

from __future__ import annotations

import pytest

from query.ask import Asker

SETS = ("区科技局负责的任务", "农业部分的任务", "没有牵头单位的任务", "有量化目标的任务", "责任单位超过5家的任务")
OTHER = "新兴产业部分的任务"
BUILDS = {
    "less": (
        "参与{s}但没参与{x}的单位有哪些",
        "哪些单位在{s}里参与，在{x}里没有参与",
        "参与{s}的单位里，哪些没参与{x}",
        "{s}的参与单位中，不参与{x}的有哪些",
        "{s}的参与单位减去{x}的参与单位",
    ),
    "both": (
        "既参与{s}又参与{x}的单位有哪些",
        "哪些单位参与{s}，也参与{x}",
        "{s}和{x}共同的参与单位有哪些",
        "{s}的参与单位中，在{x}里也参与的有哪些",
        "在{s}里参与、在{x}里也参与的单位",
    ),
    "either": ("{s}和{x}合起来有哪些参与单位", "参与{s}或{x}的单位有哪些", "在{s}或{x}里参与的单位"),
    "only": ("只参与{s}的单位有哪些", "哪些单位参与的全是{s}", "除了{s}，在别的任务里都不参与的单位有哪些"),
    "none": ("哪些单位没有参与任何一条{s}", "从没参与过{s}的单位", "哪些单位在{s}里没有参与过"),
    "all": ("所有{s}都参与的单位有哪些", "有没有单位参与了全部{s}，是谁"),
    "three": ("参与{s}至少3条的单位有哪些", "哪些单位参与的{s}不少于三条", "{s}里参与任务数达到3条的单位"),
    "any": ("哪些单位参与{s}", "参与{s}的单位有哪些", "把{s}的参与单位汇总一下"),
}
NOWHERE_ELSE = (
    "哪家单位只出现在{s}里，别处一概没有？",
    "只在{s}里出现的单位有哪些",
    "哪些单位只负责{s}，不涉及其他部分",
    "有个单位只在{s}里出现过，别处从没露过面，是哪家",
    "哪些单位除了{s}，在别处都没有任务",
)
Parts = dict[str, frozenset[str]]


@pytest.fixture
def parts(asker: Asker) -> Parts:
    """Return the units that take part in each task, by its number."""
    numbers = {str(item["number"]) for item in asker.ask("第1条到第27条有哪些任务").answers}
    shown = {n: asker.ask(f"谁负责第{n}条").answers for n in numbers}
    return {n: frozenset(str(i["label"]) for i in told if i["role"] != "lead") for n, told in shown.items()}


@pytest.mark.parametrize("tasks", SETS)
def test_units_of_sets_are_those_of_their_tasks(asker: Asker, parts: Parts, tasks: str) -> None:
    first, second = _numbers(asker, tasks), _numbers(asker, OTHER)
    own, other, apart = (_units(parts, numbers) for numbers in (first, second, set(parts) - first))
    each = [unit for number in first for unit in parts[number]]
    wanted = {
        "less": own - other,
        "both": own & other,
        "either": own | other,
        "only": own - apart,
        "none": _everybody(asker, parts) - own,
        "all": frozenset.intersection(*(parts[number] for number in first)),
        "three": frozenset(unit for unit in own if each.count(unit) > 2),
        "any": own,
    }
    for way, builds in BUILDS.items():
        for build in builds:
            found = asker.ask(build.format(s=tasks, x=OTHER))
            labels = frozenset(str(item["label"]) for item in found.answers)
            assert found.status in ("answered", "empty"), build
            assert _of_one_name(labels) == _of_one_name(wanted[way]), build.format(s=tasks, x=OTHER)


@pytest.mark.parametrize("tasks", SETS)
def test_units_that_are_nowhere_else(asker: Asker, tasks: str) -> None:
    numbers = {str(item["number"]) for item in asker.ask("第1条到第27条有哪些任务").answers}
    everybody = {n: frozenset(str(i["label"]) for i in asker.ask(f"谁负责第{n}条").answers) for n in numbers}
    own = _numbers(asker, tasks)
    wanted = _of_one_name(_units(everybody, own) - _units(everybody, numbers - own))
    for build in NOWHERE_ELSE:
        found = asker.ask(build.format(s=tasks))
        labels = _of_one_name(frozenset(str(item["label"]) for item in found.answers))
        assert labels == wanted, (build, found.reading)


def _numbers(asker: Asker, tasks: str) -> set[str]:
    return {str(item["number"]) for item in asker.ask(f"{tasks}有哪些").answers}


def _units(parts: Parts, numbers: set[str]) -> frozenset[str]:
    return frozenset().union(*(parts[number] for number in numbers))


def _everybody(asker: Asker, parts: Parts) -> frozenset[str]:
    told = [asker.ask(f"谁负责第{number}条").answers for number in parts]
    return frozenset(str(item["label"]) for answers in told for item in answers)


def _of_one_name(units: frozenset[str]) -> frozenset[str]:
    """Return units without those that are one under several names."""
    return frozenset(unit for unit in units if not unit.endswith(("镇街", "区属国有公司")))
