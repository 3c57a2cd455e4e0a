"""What is said with another word or build of the same meaning has the same answer, whatever else a question says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from query.ask import Asker
from tests.query.conftest import QUESTIONS, read_lines
from tests.query.test_questions import SETS

Change = tuple[str, str | Callable[[re.Match[str]], str]]
_DIGITS = "零一二三四五六七八九"
_FIRST = "(?<=[局委办街镇司])和(?=[^，,]{1,8}[局委办街镇司])"
CHINESE: dict[str, Change] = {
    "第五条": (r"第(\d)(?=条)", lambda m: f"第{_DIGITS[int(m[1])]}"),
    "5号任务": (r"第(\d+)条", r"\1号任务"),
    "哪几条任务": ("哪些任务", "哪几条任务"),
    "哪些部门": ("哪些单位", "哪些部门"),
    "责任部门": ("(?<=责任|牵头)单位(?![局委])", "部门"),
    "有无": ("(?<!还)有没有", "有无"),
    "么": ("吗(?=[？?]?$)", "么"),
    "no mark": ("[？?]$", ""),
    "与": (_FIRST, "与"),
    "跟": (_FIRST, "跟"),
    "里面": ("任务里(?!面|头)", "任务里面"),
    "量化指标": ("量化目标", "量化指标"),
    "数字指标": ("量化目标", "数字指标"),
    "领衔": ("(?<=[局委办])牵头(?=的任务|了?哪)", "领衔"),
    "请问": ("^", "请问"),
    "想问": ("^", "我想问一下，"),
    "查一下": ("^", "帮我查一下"),
    "按计划": ("^", "按照计划，"),
    "计划里": ("^(?!文件|计划|方案|本|这[个份])", "这个计划里，"),
    "谢谢": ("(?<!吧)(?:[？?]|(?<![？?]))$", "？谢谢"),
    "半角": ("，", ","),
    "2025 年": (r"(?<=\d)年", " 年"),
    "3家及3家以上": (r"(?<=\D)(\d+)([家个条项])及?以上", r"\1\2及\1\2以上"),
}
ENGLISH: dict[str, Change] = {
    "items": (r"\btasks\b", "items"),
    "item": (r"\btask (?=\d)", "item "),
    "task no.": (r"\btask (?=\d)", "task no. "),
    "Please tell me": ("^(?:Which|What)", lambda m: f"Please tell me {m[0].lower()}"),
    "Could you list": ("^(?:Which|What)", lambda m: f"Could you list {m[0].lower()}"),
    "please": (r"(?<!Right)\?$", ", please?"),
    "no mark": (r"\?$", ""),
}
MOST = 40
"""How many questions are changed in each way."""


def _right_ones() -> list[str]:
    """Return the questions that are known to be answered right and stand by themselves."""
    found = []
    for name in SETS:
        kept = set((QUESTIONS / f"{name}.right").read_text(encoding="utf-8").split())
        found += [
            line["q"]
            for line in read_lines(QUESTIONS / f"{name}.jsonl")
            if line["id"] in kept and "session" not in line
        ]
    return found


RIGHT = _right_ones()


@pytest.mark.parametrize(("script", "change"), [*(("zh", c) for c in CHINESE), *(("en", c) for c in ENGLISH)])
def test_what_means_the_same_has_the_same_answer(asker: Asker, script: str, change: str) -> None:
    pattern, said = (CHINESE if script == "zh" else ENGLISH)[change]
    asked = [q for q in RIGHT if q.isascii() == (script == "en") and (script == "en" or not q[0].isascii())]
    changed = [(q, other) for q in asked if (other := re.sub(pattern, said, q)) != q]
    every = changed[:: max(1, len(changed) // MOST)]
    assert len(every) >= 20
    told = [(q, other, asker.ask(q), asker.ask(other)) for q, other in every]
    assert [(q, other) for q, other, one, two in told if (one.status, one.answers) != (two.status, two.answers)] == []


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("农业和服务业两个部分加起来一共多少条任务", "农业和服务业两个部分总共有多少条任务"),
        ("没配专栏的任务有哪些", "没有专栏的任务有哪些"),
        ("按牵头任务数排，第一名和第二名分别是谁", "牵头任务最多的前两名是谁"),
        ("责任单位里，水利局、科技局一个都没有的任务有哪些", "水利局和科技局都没有份的任务有哪些"),
        ("不缺牵头单位的任务有哪些", "有牵头单位的任务有哪些"),
        ("科技局不做牵头单位、只做参与单位的任务有几条", "科技局参与的任务有几条"),
        ("最晚2025年完成的任务有几条", "2026年以前完成的任务有几条"),
        (
            "经信委牵头的任务里没有科技局和环保局都参与的任务，对吗",
            "经信委牵头的任务没有一条同时涉及科技局和环保局，对吗",
        ),
        ("充换电设施由哪些单位负责", "充（换）电设施由哪些单位负责"),
        ("第11条提到的走廊，名字列一下", "第11条提到了哪些走廊"),
        ("科技局跟理工大学有没有联系，通过的是第几条任务", "科技局跟理工大学是通过哪条任务联系的"),
        (
            "Which tasks do not involve the district state-owned companies (区属国有公司)?",
            "Which tasks do not involve the district state-owned companies?",
        ),
        ("Which tasks are led by two units?", "Which tasks have two lead units?"),
        (
            "Which tasks except those led by 发改委 have no quantitative targets?",
            "发改委没牵头的任务里没有量化目标的有哪些",
        ),
    ],
)
def test_what_is_near_a_word_that_is_replaced_keeps_its_meaning(asker: Asker, asked: str, plain: str) -> None:
    one, two = asker.ask(asked), asker.ask(plain)
    assert one.status == two.status == "answered"
    assert one.answers == two.answers


@pytest.mark.parametrize("unit", ["科技局", "经信委", "发改委"])
def test_a_share_of_all_tasks_counts_the_role_that_is_said(asker: Asker, unit: str) -> None:
    taken, every = (asker.ask(q).answers[0]["value"] for q in (f"{unit}参与的任务有几条", "一共有几条任务"))
    share = asker.ask(f"{unit}参与的任务占全部任务的比例是多少").answers[0]["value"]
    assert share == round(100 * float(str(taken)) / float(str(every)), 1)


@pytest.mark.parametrize(
    "asked",
    [
        "科技局牵头几条、参与几条",
        "任务最多的两个部分加起来有多少条任务",
        "参与的任务不到牵头的一半的单位有哪些",
        "期限最晚的目标在哪条任务里",
    ],
)
def test_what_would_take_two_numbers_is_left_open(asker: Asker, asked: str) -> None:
    assert asker.ask(asked).status == "not_understood"
