"""Two units in the tasks of one another, said in many builds: each answers as the sets of their tasks say."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from query.ask import Asker

UNITS = ("发改委", "科技局", "农委", "水利局", "经信委", "镇街")
PAIRS = [(a, b) for a, b in product(UNITS, UNITS) if a != b]
NONE = (
    "{s}的任务{b}一条都没参加，对吗",
    "{s}的任务里从来没有{b}，是吗",
    "{b}从不参与{s}的任务，没错吧",
    "{b}没有参与{s}的任何任务，对不对",
    "{b}跟{s}的任务一点关系都没有，对吧",
    "{s}的任务跟{b}无关，对吗",
)
EACH = (
    "{s}的任务{b}都有份吗",
    "凡是{s}的任务，{b}都有份，对吗",
    "{b}是不是参与了{s}的全部任务",
    "{s}的任务里，{b}是不是条条都在",
    "{s}的任务必有{b}，是这样吗",
)
ONE = ("{a}和{b}二者只居其一的任务有哪些", "{a}、{b}里恰好只有一家负责的任务")
NEITHER = ("{a}、{b}两家都不管的任务", "{a}和{b}谁都没份的任务")
BOTH = ("{a}和{b}一起干的任务有哪些", "{a}和{b}都有份的任务有哪些")
CLAIMS: dict[str, Callable[[frozenset[str], frozenset[str]], bool]] = {
    "{a}和{b}一条共同任务都没有，对吗": lambda a, b: not a & b,
    "{a}和{b}没有任何交集，是吗": lambda a, b: not a & b,
    "{a}和{b}打过交道吗": lambda a, b: bool(a & b),
    "{a}的任务没有{b}多，对吗": lambda a, b: len(a) < len(b),
    "{a}任务数高于{b}，没错吧": lambda a, b: len(a) > len(b),
    "{a}和{b}的任务数不相上下，是吗": lambda a, b: len(a) == len(b),
}


def _tasks(asker: Asker, question: str) -> frozenset[str]:
    return frozenset(item["number"] for item in asker.ask(question).as_dict()["answers"])


def _truth(asker: Asker, question: str) -> object:
    answers = asker.ask(question).as_dict()["answers"]
    return answers[0].get("value") if len(answers) == 1 else answers


@pytest.mark.parametrize("role", ["牵头", "负责"])
def test_whether_none_or_each_of_the_tasks_of_one_has_the_other(asker: Asker, role: str) -> None:
    sets = {f"{unit}{role}": _tasks(asker, f"{unit}{role}的任务有哪些") for unit in UNITS}
    for (name, tasks), unit in product(sets.items(), UNITS):
        if tasks and not name.startswith(unit):
            has = _tasks(asker, f"{unit}负责的任务有哪些")
            for builds, holds in ((NONE, not tasks & has), (EACH, tasks <= has)):
                for build in builds:
                    question = build.format(s=name, b=unit)
                    assert _truth(asker, question) is holds, question


def test_tasks_of_both_of_one_alone_and_of_neither(asker: Asker) -> None:
    every = _tasks(asker, "镇街负责的任务有哪些") | _tasks(asker, "镇街没份的任务有哪些")
    sets = {unit: _tasks(asker, f"{unit}负责的任务有哪些") for unit in UNITS}
    for a, b in PAIRS:
        first, second = sets[a], sets[b]
        for builds, wanted in ((ONE, first ^ second), (NEITHER, every - first - second), (BOTH, first & second)):
            for build in builds:
                assert _tasks(asker, build.format(a=a, b=b)) == wanted, build.format(a=a, b=b)
        for build, holds in CLAIMS.items():
            assert _truth(asker, build.format(a=a, b=b)) is holds(sets[a], sets[b]), build.format(a=a, b=b)


LED = ("{b}要跟着{a}干哪些任务", "需要{b}配合{a}的任务有哪些", "{b}给{a}打下手的任务有哪些", "{a}领着{b}干的任务有哪些")


def test_tasks_of_one_that_the_other_helps_with(asker: Asker) -> None:
    for a, b in PAIRS:
        wanted = _tasks(asker, f"{a}牵头、{b}参与的任务有哪些")
        for build in LED:
            assert _tasks(asker, build.format(a=a, b=b)) == wanted, build.format(a=a, b=b)
