"""A question in other words has the answer of the plain one: numbers, lists, what is set aside, amounts set beside."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker
from tests.query.conftest import numbers

UNITS = ("区经济信息委", "区发展改革委", "区农业农村委", "区城市管理局", "区招商投资局", "区交通局", "区教委")
PAIRS = tuple(combinations(UNITS, 2))[::4]
NUMBERED = ("{}负责的是几号任务", "{}头上有几号任务", "第几号任务由{}负责", "{}负责的任务编号分别是几号")
MERGED = (
    "请将{}、{}两家负责的任务并成一张清单，重复的只列一次",
    "把{}和{}负责的任务汇总到一份台账里",
    "{}和{}负责的任务合并成一张总表",
)
OWN_SET_ASIDE = (
    "{}自己牵头的不算，它还要承担哪些任务？",
    "{}牵头的任务不算在内，该单位还参与哪些任务",
    "{}牵头的那些除外，它还在哪些任务里",
)
OTHERS_SET_ASIDE = ("{0}牵头的不算，{1}还参与哪些任务", "{0}牵头的任务除外，{1}还参与哪些任务")
MORE = ("{}牵头的任务是否多于{}牵头的任务", "{}牵头的任务超过{}牵头的任务吗")
FEWER = ("{}牵头的任务是否少于{}牵头的任务", "{}牵头的任务不如{}牵头的任务多吗")
QUOTIENT = (
    "{}参与的任务数除以{}参与的任务数，等于几",
    "用{}参与的任务数除以{}参与的任务数，结果是多少",
    "{}参与的任务数比上{}参与的任务数得几",
)
KINDS = ("没有牵头单位的任务", "2025年以后到期的目标", "涉及宗申的任务", "2022年的目标")
TOLD = ("有没有{}，列出来看看", "是否有{}，请列一下", "有没有{}？有的话都报出来")


def values(asker: Asker, question: str) -> list[object]:
    """Return the values that answer a question."""
    return [item["value"] for item in asker.ask(question).answers]


@pytest.mark.parametrize("unit", UNITS)
def test_which_number_asks_for_tasks(asker: Asker, unit: str) -> None:
    tasks = numbers(asker, f"{unit}负责哪些任务")
    assert tasks
    for build in NUMBERED:
        assert numbers(asker, build.format(unit)) == tasks, build


@pytest.mark.parametrize("pair", PAIRS)
def test_one_list_of_what_two_have_is_the_union(asker: Asker, pair: tuple[str, str]) -> None:
    one, other = (numbers(asker, f"{unit}负责哪些任务") for unit in pair)
    for build in MERGED:
        assert numbers(asker, build.format(*pair)) == one | other, build


@pytest.mark.parametrize("unit", UNITS)
def test_what_a_unit_leads_is_set_aside(asker: Asker, unit: str) -> None:
    rest = numbers(asker, f"{unit}负责哪些任务") - numbers(asker, f"{unit}牵头哪些任务")
    for build in OWN_SET_ASIDE:
        assert numbers(asker, build.format(unit)) == rest, build


@pytest.mark.parametrize("pair", PAIRS)
def test_what_another_leads_is_set_aside(asker: Asker, pair: tuple[str, str]) -> None:
    led, taken = numbers(asker, f"{pair[0]}牵头哪些任务"), numbers(asker, f"{pair[1]}参与哪些任务")
    for build in OTHERS_SET_ASIDE:
        assert numbers(asker, build.format(*pair)) == taken - led, build


@pytest.mark.parametrize("pair", PAIRS)
def test_one_is_more_or_fewer_or_so_many_times_the_other(asker: Asker, pair: tuple[str, str]) -> None:
    led = [len(numbers(asker, f"{unit}牵头哪些任务")) for unit in pair]
    for build in MORE:
        assert values(asker, build.format(*pair)) == [led[0] > led[1]], build
    for build in FEWER:
        assert values(asker, build.format(*pair)) == [led[0] < led[1]], build
    taken = [len(numbers(asker, f"{unit}参与哪些任务")) for unit in pair]
    if all(taken):
        for build in QUOTIENT:
            assert values(asker, build.format(*pair)) == [pytest.approx(taken[0] / taken[1], abs=0.001)], build


@pytest.mark.parametrize("build", TOLD)
@pytest.mark.parametrize("kind", KINDS)
def test_whether_there_are_some_and_to_list_them_asks_for_them(asker: Asker, build: str, kind: str) -> None:
    plain, answer = asker.ask(f"{kind}有哪些"), asker.ask(build.format(kind))
    assert plain.answers
    assert [item.get("iri") for item in answer.answers] == [item.get("iri") for item in plain.answers]


@pytest.mark.parametrize("number", [2, 3, 9, 16])
def test_a_role_that_comes_along_narrows_nothing(asker: Asker, number: int) -> None:
    plain = asker.ask(f"第{number}条有哪些责任单位").answers
    assert plain
    for rider in ("带上牵头的", "包括牵头单位", "含牵头的"):
        assert asker.ask(f"第{number}条一共有哪些责任单位，{rider}").answers == plain, rider


@pytest.mark.parametrize("unit", UNITS[:4])
def test_what_a_unit_gets_ready_for_is_no_topic(asker: Asker, unit: str) -> None:
    tasks = numbers(asker, f"{unit}负责哪些任务")
    for event in ("年度考核", "督查", "总结"):
        assert numbers(asker, f"{unit}准备{event}，请把该单位负责的任务列出来") == tasks, event


def test_the_company_of_whoever_asks_is_the_one_named(asker: Asker) -> None:
    tasks = numbers(asker, "数智产业园公司参与哪些任务")
    assert tasks
    assert numbers(asker, "我是数智产业园公司的，咱公司参与哪些任务") == tasks
    assert numbers(asker, "我们是数智产业园公司，我们公司参与哪几条任务") == tasks


def test_each_of_several_things_has_tasks_of_its_own(asker: Asker) -> None:
    names = [str(item["label"]) for item in asker.ask("点名了哪些企业").answers]
    tasks = {name: numbers(asker, f"哪些任务提到{name}") for name in names}
    for one, other in list(combinations(names, 2))[::17]:
        assert numbers(asker, f"{one}、{other}这两家分别写在第几条") == tasks[one] | tasks[other], (one, other)


def test_the_characters_of_a_name_say_what_is_asked_for(asker: Asker) -> None:
    for ending, kind in (("大学", "Institution"), ("研究院", "Institution"), ("集团", "Company")):
        found = asker.ask(f"名称里有“{ending}”二字的，全文点了哪些").answers
        assert found, ending
        assert all(ending in str(item["label"]) and item["type"] == kind for item in found), found


@pytest.mark.parametrize("question", ["区教委在几环", "区交通局在几楼？"])
def test_what_no_word_counts_is_not_answered(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_understood"


def test_small_words_of_amounts(asker: Asker) -> None:
    pair = ("挥发性有机物", "氮氧化物")
    plain = asker.ask(f"{pair[0]}减排量是{pair[1]}减排量的几倍").answers
    assert plain
    assert asker.ask(f"{pair[0]}的减排吨数约为{pair[1]}减排吨数的多少倍").answers == plain
    assert numbers(asker, "牵头单位多达三家的是哪几条") == numbers(asker, "牵头单位有三家的是哪几条")
    assert asker.ask("编了号的任务总共多少条").answers == asker.ask("任务总共多少条").answers


@pytest.mark.parametrize("unit", UNITS[2:5])
def test_one_of_a_list_by_its_number(asker: Asker, unit: str) -> None:
    for place, words in ((0, ("编号小的那条", "最前面那条")), (-1, ("编号较大的那条", "最后面那条"))):
        for said in words:
            listed = [str(item["number"]) for item in asker.ask(f"{unit}负责哪些任务", session=said).answers]
            assert len(listed) > 1
            answer = asker.ask(f"{said}由哪些单位负责", session=said)
            assert answer.answers == asker.ask(f"第{listed[place]}条由哪些单位负责").answers, said


@pytest.mark.parametrize("part", ["农业", "服务业", "制造业"])
@pytest.mark.parametrize(
    "words",
    [
        "{}部分没讲具体数量的目标是哪些",
        "{}部分的目标中，没量化的是哪些",
        "{}部分光有时间没有数的目标有哪些",
        "{}部分没说多少的目标有哪些",
    ],
)
def test_targets_without_a_number_are_nodes(asker: Asker, part: str, words: str) -> None:
    nodes = asker.ask(f"{part}部分有哪些没有数字的目标")
    assert asker.ask(words.format(part)).answers == nodes.answers


@pytest.mark.parametrize("number", range(1, 28))
def test_the_projects_of_a_tasks_box_are_those_of_the_box(asker: Asker, number: int) -> None:
    boxes = [str(item["label"]) for item in asker.ask(f"第{number}条有哪些专栏").answers]
    for words in ("第{}条下面那个专栏里都写了哪些项目", "Name the projects in the box under task {}."):
        found = {str(item["label"]) for item in asker.ask(words.format(number)).answers}
        named = [asker.ask(f"“{box}”专栏里列了哪些项目").answers for box in boxes]
        assert not boxes or found == {str(item["label"]) for each in named for item in each}
