"""What comes second, third or at another place has that number in the whole ranking; superlatives have many builds."""

from __future__ import annotations

from itertools import product

import pytest

from query.ask import Asker

ORDINALS = {2: "二", 3: "三", 4: "四"}
RANKED = {
    "各单位按牵头任务数从多到少排": (
        "牵头任务第{}多的是谁",
        "哪个单位牵头任务数排第{}",
        "牵头任务数排名第{}的是哪家",
        "牵头任务数居第{}位的单位",
    ),
    "各单位按负责的任务数从多到少排": ("负责的任务数第{}多的单位是谁", "哪家单位负责的任务数排在第{}位"),
}
ENGLISH = {2: "second", 3: "third", 4: "fourth"}
RANKED_IN_ENGLISH = {
    "Rank the units by the number of tasks they lead": (
        "Which unit leads the {}-most tasks?",
        "Which unit comes {} by number of tasks led?",
        "Which unit leads the {} largest number of tasks?",
    ),
}
BUILDS = {
    "Which task has the {} responsible units?": (
        "Find the task with the {} responsible units.",
        "The task with the {} responsible units, which one is it?",
        "Of all the tasks, which one has the {} units working on it?",
    ),
}
MANY = {
    "most": ("greatest number of", "highest count of", "longest list of", "largest set of"),
    "fewest": ("least number of", "lowest count of", "shortest list of", "smallest set of"),
}
ENDS = {"most": ("first", "top"), "fewest": ("last", "bottom")}


def labels(asker: Asker, question: str) -> list[str]:
    """Return the names of what answers a question."""
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.note)
    return [str(item.get("number") or item.get("label")) for item in answer.answers]


def ranking(asker: Asker, question: str) -> list[tuple[str, int]]:
    """Return the rows of a whole ranking: what is ranked, and its number."""
    answer = asker.ask(question)
    assert answer.status == "answered", (question, answer.note)
    return [(str(name), int(number)) for name, number in (item["cells"] for item in answer.answers)]


@pytest.mark.parametrize(
    ("whole", "asked", "ordinals"),
    [
        *((w, q, ORDINALS) for w, builds in RANKED.items() for q in builds),
        *((w, q, ENGLISH) for w, builds in RANKED_IN_ENGLISH.items() for q in builds),
    ],
)
def test_what_is_at_a_place_has_that_number_of_the_ranking(
    asker: Asker, whole: str, asked: str, ordinals: dict[int, str]
) -> None:
    rows = ranking(asker, whole)
    numbers = sorted({number for _, number in rows}, reverse=True)
    for place, word in ordinals.items():
        at_place = {name for name, number in rows if number == numbers[place - 1]}
        assert set(labels(asker, asked.format(word))) == at_place


def test_several_places_at_once_and_places_of_nothing_are_refused(asker: Asker) -> None:
    for question in ("牵头任务最多和第二多的单位分别是谁", "排第二、第三的牵头单位是谁", "第二名是谁"):
        assert asker.ask(question).status == "not_understood", question


@pytest.mark.parametrize(("plain", "superlative"), tuple(product(BUILDS, MANY)))
def test_the_greatest_is_found_in_every_build(asker: Asker, plain: str, superlative: str) -> None:
    expected = labels(asker, plain.format(superlative))
    for build, many in product(BUILDS[plain], (superlative, *MANY[superlative])):
        if "units working on it" in build and many != superlative:
            continue
        assert labels(asker, build.format(many)) == expected, build.format(many)
    for end in ENDS[superlative]:
        question = f"Which task comes {end} in terms of number of responsible units?"
        assert labels(asker, question) == expected, question
