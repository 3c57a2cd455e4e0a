"""Laws of parts and lists: put together, compared in what both hold, one list all in another, bound in turns."""

from __future__ import annotations

from itertools import count, permutations

import pytest

from query.ask import Asker

PARTS = ("农业", "园区", "新兴产业", "服务业", "制造业")
SAID = {
    "由经信委牵头": "经信委牵头的任务有哪些",
    "有量化目标": "有量化目标的任务有哪些",
    "涉及科技局": "科技局负责的任务有哪些",
}
BOTH = ("单看{}和{}这两块，{}跟{}谁负责的任务更多", "{}部分和{}部分里，{}和{}谁负责的任务更多")
MORE = ("{a}部分比{b}部分多几条{r}的任务", "{a}部分{r}的任务比{b}部分多几条")
INCLUDED = (
    "第{}条的责任单位是不是全都也在第{}条名单里？",
    "第{}条的责任单位是不是都在第{}条里",
    "第{}条的责任单位第{}条都有吗",
    "第{}条的责任单位，第{}条是不是一个不落都列了",
)
KEPT = ("单看{}的是哪几条", "缩小到{}的", "再限定为{}的", "还是刚才那些，光看{}的")
GONE = ("{}的先放一边，其余的是哪些", "撇开{}的呢")
ADDED = ("再加上农委牵头的呢", "把农委牵头的也算进来，有哪些")
_SESSIONS = count()


def _tasks(asker: Asker, *turns: str) -> set[str]:
    session = f"parts {next(_SESSIONS)}"
    answer = [asker.ask(turn, session=session) for turn in turns][-1]
    assert answer.status in ("answered", "empty"), turns
    return {str(item["number"]) for item in answer.answers}


def _value(asker: Asker, question: str) -> object:
    answer = asker.ask(question)
    assert answer.status == "answered", question
    return answer.answers[0]["value"]


@pytest.mark.parametrize(("first", "second"), list(permutations(PARTS, 2))[::3])
def test_parts_beside_each_other(asker: Asker, first: str, second: str) -> None:
    one, other = (_tasks(asker, f"{part}部分有哪些任务") for part in (first, second))
    had = {unit: len(_tasks(asker, f"{unit}负责哪些任务") & (one | other)) for unit in ("科技局", "环保局")}
    for build in BOTH:
        told = [i["label"] for i in asker.ask(build.format(first, second, *had)).answers]
        more = {"区科技局": had["科技局"], "区生态环境局": had["环保局"]}
        assert set(told) == {unit for unit in more if more[unit] == max(more.values())}, build
    for said, asked in SAID.items():
        held = _tasks(asker, asked)
        for build in MORE:
            question = build.format(a=first, b=second, r=said)
            assert abs(int(str(_value(asker, question)))) == abs(len(one & held) - len(other & held)), question


@pytest.mark.parametrize(("one", "other"), [(6, 10), (10, 6), (3, 12), (2, 3), (21, 27)])
def test_all_of_a_list_in_another(asker: Asker, one: int, other: int) -> None:
    units = [{i["label"] for i in asker.ask(f"第{n}条有哪些责任单位").answers} for n in (one, other)]
    for build in INCLUDED:
        assert _value(asker, build.format(one, other)) == (units[0] <= units[1]), build


@pytest.mark.parametrize("first", ["科技局负责的任务有哪些", "没有牵头单位的任务有哪些", "镇街参与的任务有哪些"])
def test_turns_that_bound_or_add(asker: Asker, first: str) -> None:
    before = _tasks(asker, first)
    for said in ("有量化目标", "涉及环保局", "有专栏", "提到企业"):
        held = _tasks(asker, f"{said.replace('涉及环保局', '环保局负责')}的任务有哪些")
        for build in KEPT:
            assert _tasks(asker, first, build.format(said)) == before & held, (build, said)
        for build in GONE:
            assert _tasks(asker, first, build.format(said)) == before - held, (build, said)
    for turn in ADDED:
        assert _tasks(asker, first, turn) == before | _tasks(asker, "农委牵头的任务有哪些"), turn


@pytest.mark.parametrize(
    ("turn", "told"), [("反过来，只看园区部分，是哪几条？", "园区部分"), ("反过来，有量化目标的有哪些", "有量化目标")]
)
def test_the_other_way_about_with_a_bound(asker: Asker, turn: str, told: str) -> None:
    turned = _tasks(asker, "经信委有份、科技局没份的任务有哪些")
    held = _tasks(asker, f"{told}的任务有哪些")
    assert _tasks(asker, "科技局有份、经信委没份的任务是哪条", turn) == turned & held


def test_kinds_of_units_as_they_are_printed(asker: Asker) -> None:
    each = _tasks(asker, "责任单位里原文写成“各镇街”的是哪几条任务")
    some = _tasks(asker, "责任单位用“有关镇街”这个说法的任务有哪些")
    assert each
    assert some
    assert (each | some) < _tasks(asker, "镇街负责的任务有哪些")
    assert each == _tasks(asker, "哪些任务的责任单位用的是各镇街而不是有关镇街")


@pytest.mark.parametrize(
    "question",
    [
        "第3条由谁牵头，有哪些目标",
        "发文机关是谁，文号是多少",
        "第15条有哪些目标，涉及哪些企业",
        "第2条的第二个牵头单位是谁",
        "哪些任务已经销号了",
        "农委牵头的任务里哪条已经通过验收了",
        "除去有专栏的，还有哪几条",
    ],
)
def test_half_an_answer_is_none(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_understood"


@pytest.mark.parametrize("part", PARTS)
def test_what_is_asked_of_the_first_or_last_of_a_part(asker: Asker, part: str) -> None:
    tasks = sorted(map(int, _tasks(asker, f"{part}部分有哪些任务")))
    for number, place in ((tasks[0], "第一条"), (tasks[-1], "最后一条")):
        for asked in ("由谁牵头", "有哪些责任单位"):
            told = asker.ask(f"{part}部分的{place}{asked}").answers
            assert told == asker.ask(f"第{number}条{asked}").answers, (part, place)
