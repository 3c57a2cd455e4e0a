"""Laws of lists: a negation in front of several units reaches each of them, however they are joined."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker

UNITS = ("科技局", "财政局", "农业农村委", "卫生健康委")
DENYING = ("没有{}的任务是哪些", "不涉及{}的任务", "没有{}参与的任务有哪些", "哪些任务里没有{}")
JOINERS = ("和", "、", "与", "或者")
ENGLISH = (
    "Which tasks do not involve {}?",
    "Which tasks are without {}?",
    "List the tasks that do not involve {}.",
)
NAMES = {
    "科技局": "the Science and Technology Bureau",
    "财政局": "the Finance Bureau",
    "农业农村委": "the Agriculture and Rural Affairs Commission",
    "卫生健康委": "the Health Commission",
}
PAIRS = tuple(combinations(UNITS, 2))


def _tasks(asker: Asker, question: str) -> set[str]:
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.text)
    return {str(item["number"]) for item in answer.answers}


def _without(asker: Asker, build: str, units: tuple[str, str]) -> set[str]:
    return set.intersection(*(_tasks(asker, build.format(unit)) for unit in units))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("build", DENYING)
def test_what_is_without_two_units_is_without_each(asker: Asker, build: str, pair: tuple[str, str]) -> None:
    expected = _without(asker, build, pair)
    for joiner in JOINERS:
        assert _tasks(asker, build.format(joiner.join(pair))) == expected, joiner


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("build", ENGLISH)
def test_so_it_is_in_english(asker: Asker, build: str, pair: tuple[str, str]) -> None:
    first, second = NAMES[pair[0]], NAMES[pair[1]]
    expected = _without(asker, DENYING[1], pair)
    for joiner in (" and ", " or "):
        assert _tasks(asker, build.format(first + joiner + second)) == expected, joiner
