"""Laws of what bounds a question: it is read or the question is refused; what only sounds like a bound adds none."""

from __future__ import annotations

import pytest

from kg.store import Store
from query.ask import Asker
from query.errors import NotUnderstood
from query.logic import Logic
from query.parsing.bounds_read import refuse_unread_bounds
from query.parsing.numbers_said import with_number_of_units
from query.reading.read import prepared
from tests.query.conftest import cells, numbers
from tests.query.sets_of_tasks import PARTS, UNITS, tasks_of
from tests.query.test_claims import truth

ONLY_THERE = (
    "{0}是不是只在{1}部分有任务？",
    "{0}的任务是不是只在{1}部分",
    "{0}只参与{1}部分的任务吗",
    "{0}的任务仅限于{1}部分吗",
    "是不是只有{1}部分有{0}的任务",
)
ONLY_NUMBERED = ("{0}只在第{1}条有任务吗", "{0}的任务是不是只在第{1}条", "{0}是否只在第{1}条里有责任")
BOUNDED = (
    "只有农业部分的任务",
    "经信委不牵头的任务有哪些",
    "没有牵头单位的任务",
    "除了农业部分，有哪些任务",
    "仅在第3条出现的单位",
    "唯一没有目标的任务",
    "Which tasks does the Water Bureau not lead?",
    "tasks without a target",
    "only in task 3",
)
SO_MANY_LEADS = (
    "{}家牵头的任务有哪些",
    "{}家牵头的是哪几条",
    "由{}家共同牵头的是哪几条",
    "牵头单位正好写了{}家的任务有哪些",
)
WHO_OF_SO_MANY = ("第{0}条{1}家牵头的是谁", "第{0}条有{1}家牵头单位，分别是谁", "第{0}条由{1}家共同牵头，是哪{1}家")
WITH_THE_WHOLE = ("算上{}，", "连{}在内，", "包括{}部分在内，", "把{}也算进来，", "含{}，")
COUNTED_AS_ONE = ("（镇街按一家算）", "（镇街、区属国有公司各按一家算）", "，镇街这类统称各算一家", "，镇街按一家计")
ENDS = {
    "last": ("{}部分最后一条由谁牵头", "Who leads the last task in the {} section?"),
    "first": ("{}部分第一条由谁牵头", "Who leads the first task in the {} section?"),
}
IN_ENGLISH = {"农业": "agriculture", "服务业": "services", "制造业": "manufacturing"}
LED_BY_BOTH = (
    "Which tasks are led by both {0} and {1}?",
    "Which tasks have both {0} and {1} as lead units?",
    "Which tasks list {0} and {1} as leads?",
)
FIGURES = "零一两三四五六七八九"


def members(store: Store, part: str) -> dict[str, set[str]]:
    """Return the units of each task of a part, by its number."""
    return {task.number: set(task.roles) for task in tasks_of(store) if any(part in name for name in task.parts)}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("unit", sorted(UNITS))
def test_tasks_in_one_part_alone(asker: Asker, store: Store, unit: str, part: str) -> None:
    own = {task.number for task in tasks_of(store) if UNITS[unit] in task.roles}
    led = {task.number for task in tasks_of(store) if UNITS[unit] in task.leads}
    there = set(members(store, part))
    for build in ONLY_THERE:
        said = own - led if "参与" in build else own
        assert truth(asker, build.format(unit, part)) == (bool(said) and said <= there), build


@pytest.mark.parametrize("unit", [*sorted(UNITS), "税务局", "公安分局", "教委"])
def test_tasks_of_these_numbers_alone(asker: Asker, unit: str) -> None:
    own = cells(asker, f"{unit}负责的任务有哪些", "number")
    for number in dict.fromkeys([*own, "9"]):
        for build in ONLY_NUMBERED:
            assert truth(asker, build.format(unit, number)) == (own == [number]), build


@pytest.mark.parametrize("question", BOUNDED)
def test_a_form_without_a_bound_is_none_of_a_question_with_one(asker: Asker, question: str) -> None:
    row = prepared(question, asker.lexicon)
    with pytest.raises(NotUnderstood):
        refuse_unread_bounds(Logic("select", "task"), row)


@pytest.mark.parametrize("question", ["重复的只算一次，共有几条", "一条没有的部分不用列", "经信委牵头的只有哪条"])
def test_what_says_how_to_count_or_to_write_is_no_bound(asker: Asker, question: str) -> None:
    refuse_unread_bounds(Logic("count", "task"), prepared(question, asker.lexicon))


@pytest.mark.parametrize("question", ["农业部分的任务最多的单位", "任务从多到少的单位", "最晚的目标"])
def test_a_form_without_an_order_is_none_of_a_question_with_one(asker: Asker, question: str) -> None:
    row = prepared(question, asker.lexicon)
    refuse_unread_bounds(Logic("rank", "unit"), row)
    with pytest.raises(NotUnderstood):
        refuse_unread_bounds(Logic("select", "unit"), row)


def test_a_number_of_units_is_that_of_the_answer_or_refused(asker: Asker) -> None:
    row = prepared("第3条两家牵头的", asker.lexicon)
    assert with_number_of_units(Logic("select", "unit"), row).expected == 2
    with pytest.raises(NotUnderstood):
        with_number_of_units(Logic("select", "task"), row)


@pytest.mark.parametrize("many", [2, 3])
@pytest.mark.parametrize("build", SO_MANY_LEADS)
def test_tasks_with_so_many_leads(asker: Asker, store: Store, build: str, many: int) -> None:
    want = {task.number for task in tasks_of(store) if len(task.leads) == many}
    assert numbers(asker, build.format(FIGURES[many])) == want


@pytest.mark.parametrize("number", [1, 2, 3, 16, 25])
def test_who_leads_where_the_number_is_told_first(asker: Asker, store: Store, number: int) -> None:
    leads = next(task.leads for task in tasks_of(store) if task.number == str(number))
    for build in WHO_OF_SO_MANY:
        assert set(cells(asker, build.format(number, FIGURES[len(leads)]))) == leads, build
        other = asker.ask(build.format(number, FIGURES[len(leads) + 1]))
        assert other.status == "not_understood", (build, other.reading)


@pytest.mark.parametrize("asked", ["经信委牵头几条任务", "没有牵头单位的任务有几条", "共有几条任务"])
def test_a_part_that_belongs_to_the_whole_bounds_nothing(asker: Asker, asked: str) -> None:
    plain = cells(asker, asked, "value")
    for build in WITH_THE_WHOLE:
        assert cells(asker, build.format("保障措施") + asked, "value") == plain, build


@pytest.mark.parametrize("asked", ["第12条有几家责任单位", "责任单位不足5家的任务一共几条"])
def test_how_units_are_counted_bounds_nothing(asker: Asker, asked: str) -> None:
    plain = asker.ask(asked)
    for said in COUNTED_AS_ONE:
        assert asker.ask(asked + said).sparql == plain.sparql, said


@pytest.mark.parametrize("part", sorted(IN_ENGLISH))
@pytest.mark.parametrize("end", sorted(ENDS))
def test_the_first_and_the_last_of_a_part_in_both_languages(asker: Asker, store: Store, end: str, part: str) -> None:
    there = sorted(members(store, part), key=int)
    number = there[-1] if end == "last" else there[0]
    leads = next(task.leads for task in tasks_of(store) if task.number == number)
    chinese, english = ENDS[end]
    assert set(cells(asker, chinese.format(part))) == leads
    assert set(cells(asker, english.format(IN_ENGLISH[part]))) == leads


@pytest.mark.parametrize("build", LED_BY_BOTH)
def test_led_by_both(asker: Asker, store: Store, build: str) -> None:
    both = {"区发展改革委", "区经济信息委"}
    want = {task.number for task in tasks_of(store) if both <= task.leads}
    names = ("the Development and Reform Commission", "the Economy and Informatization Commission")
    assert numbers(asker, build.format(*names)) == want
    assert numbers(asker, build.format(*reversed(names))) == want
