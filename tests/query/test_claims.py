"""What is claimed of two sets: only these, no others, as well, the same, so many; the truth is that of plain lists."""

from __future__ import annotations

import pytest

from query.ask import Asker
from tests.query.conftest import cells

LEAD, ANY = "牵头单位", "责任单位"
PAIRS = ((1, 3), (3, 1), (2, 1), (5, 25), (12, 15), (9, 18), (16, 2), (24, 10))
ONLY = (
    "第{0}条的{1}只有{2}吧",
    "第{0}条的{1}是不是就是{2}，没有别的",
    "能不能说第{0}条的{1}只有{2}",
    "第{0}条的{1}不就只有{2}吗",
)
OTHERS = {
    "除了{2}，第{0}条没有别的{1}了吧": False,
    "第{0}条的{1}，除了{2}就没别家了吧": False,
    "第{0}条是不是除了{2}就没有其他{1}了": False,
    "除了{2}，第{0}条不是还有别的{1}吗": True,
}
WITHIN = {
    "第{0}条的{2}也是第{1}条的{2}吗": (True, False),
    "第{1}条的{2}包含第{0}条的吗": (True, False),
    "第{0}条的{2}里有一家也是第{1}条的{2}吗": (False, True),
    "第{0}条和第{1}条没有共同的{2}吗": (False, False),
}
MANY = {"不到{}家": -1, "正好{}家": 0, "不止{}家": 1}
IN_ENGLISH = {
    "Are all the responsible units of task {0} also responsible for task {1}?": (ANY, True),
    "Is the lead unit of task {0} also a lead unit of task {1}?": (LEAD, True),
    "Does task {0} share any lead unit with task {1}?": (LEAD, False),
    "Is any responsible unit of task {0} also involved in task {1}?": (ANY, False),
}
DENIED = ("第{}条不是由{}牵头吗", "{}难道不是第{}条的牵头单位吗", "第{}条由{}牵头，这话对吗")
PARTS = ("农业部分", "制造业部分", "新兴产业部分", "产业园区部分")


def truth(asker: Asker, question: str) -> object:
    """Return the one value that answers a question."""
    answer = asker.ask(question)
    assert len(answer.answers) == 1, (question, answer.reading, answer.text)
    return answer.answers[0].get("value")


def units(asker: Asker, number: int, role: str) -> set[str]:
    """Return the units of a task."""
    return set(cells(asker, f"第{number}条的{role}有哪些"))


@pytest.mark.parametrize("role", [LEAD, ANY])
@pytest.mark.parametrize("number", [1, 5, 9, 16, 17, 25])
def test_none_but_those_named(asker: Asker, number: int, role: str) -> None:
    own = units(asker, number, role)
    for named in (own, set(sorted(own)[:1]), units(asker, number, LEAD)):
        said = "、".join(sorted(named))
        for build in ONLY:
            assert truth(asker, build.format(number, role, said)) == (named == own), build
        for build, further in OTHERS.items():
            assert truth(asker, build.format(number, role, said)) == (bool(own - named) == further), build


@pytest.mark.parametrize("role", [LEAD, ANY])
@pytest.mark.parametrize("pair", PAIRS)
def test_units_of_one_task_in_another(asker: Asker, pair: tuple[int, int], role: str) -> None:
    one, other = ({u.removeprefix("有关").removeprefix("各") for u in units(asker, n, role)} for n in pair)
    for build, (whole, some) in WITHIN.items():
        want = one <= other if whole else bool(one & other) == some
        if "镇街" not in one | other and "区属国有公司" not in one | other:
            assert truth(asker, build.format(*pair, role)) == want, build


@pytest.mark.parametrize("build", IN_ENGLISH)
@pytest.mark.parametrize("pair", [(5, 6), (1, 3), (12, 13), (12, 25), (16, 24), (17, 4)])
def test_units_of_one_task_in_another_in_english(asker: Asker, pair: tuple[int, int], build: str) -> None:
    role, whole = IN_ENGLISH[build]
    one, other = (units(asker, n, role) for n in pair)
    plain = {u for u in one ^ other if u.endswith(("镇街", "区属国有公司"))}
    if not plain:
        assert truth(asker, build.format(*pair)) == (one <= other if whole else bool(one & other))


@pytest.mark.parametrize("number", [3, 9, 17, 25])
def test_so_many_units(asker: Asker, number: int) -> None:
    for role in (LEAD, ANY):
        own = len(units(asker, number, role))
        for said, sign in MANY.items():
            for many in (own - 1, own, own + 1):
                want = (own > many) - (own < many) == sign
                assert truth(asker, f"第{number}条的{role}{said.format(many)}吗") == want, said


@pytest.mark.parametrize("build", DENIED)
def test_a_question_that_waits_for_a_yes(asker: Asker, build: str) -> None:
    for number, unit, want in ((5, "区经济信息委", True), (12, "区农业农村委", True), (12, "区水利局", False)):
        said = (unit, number) if build.startswith("{}难") else (number, unit)
        assert truth(asker, build.format(*said)) == want


@pytest.mark.parametrize("part", PARTS)
def test_tasks_of_a_part(asker: Asker, part: str) -> None:
    having = set(cells(asker, f"{part}有量化目标的任务有哪些", "number"))
    for number in sorted(set(cells(asker, f"{part}有哪些任务", "number"))):
        assert truth(asker, f"{part}只有第{number}条有量化目标吗") == (having == {number})
        assert truth(asker, f"{part}除了第{number}条都没有量化目标吗") == (having <= {number})
    assert truth(asker, f"{part}没有一条有量化目标，对吗") == (not having)


def test_units_that_are_none_are_alike_with_none(asker: Asker) -> None:
    for question in ("第8条的牵头单位也是第11条的牵头单位吗", "第8条和第11条的牵头单位一样吗"):
        assert asker.ask(question).status == "not_understood"
