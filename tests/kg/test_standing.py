"""Rules for a whole document: which unit leads where no clause says so itself."""

from __future__ import annotations

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.extractors.standing import rule_in

FIRST = [
    "列第一位者为牵头单位",
    "排名第一的单位为牵头单位",
    "排在首位的为牵头部门",
    "责任单位中第一个为牵头单位",
    "首位单位为主办单位",
    "牵头单位排第一位",
    "列第一位的牵头",
    "第一位的责任单位负责牵头抓总",
]
NONE = ["由市教育局牵头", "第一责任人为主要负责同志", "下同", "排名第一的城市", "牵头单位另行通知"]


def roles(body: str) -> list[tuple[str, str]]:
    document = parse(text_as_raw(f"某市工作方案\n一、总体要求\n（一）推进工作。做好工作。{body}\n"))
    return [(fact.unit, fact.role) for task in extract(document).tasks for fact in task.responsibilities]


@pytest.mark.parametrize("words", FIRST)
@pytest.mark.parametrize(
    "where",
    [
        "（责任单位：市教育局、市财政局。{}，下同）",
        "（市教育局、市财政局负责，{}，下同）",
        "（市教育局、市财政局；{}）",
    ],
)
def test_the_first_leads_here_and_from_here_on(words: str, where: str) -> None:
    later = "\n（二）完善机制。做好工作。（责任单位：市林业局、市公安局）"
    assert roles(where.format(words) + later) == [
        ("市教育局", "lead"),
        ("市财政局", "participate"),
        ("市林业局", "lead"),
        ("市公安局", "participate"),
    ]


@pytest.mark.parametrize("words", NONE)
def test_other_words_lay_down_no_rule(words: str) -> None:
    assert not rule_in(words)


def test_a_rule_may_stand_in_a_sentence_and_tell_the_others_part() -> None:
    body = (
        "各项任务的责任单位中，列首位的为牵头单位，其他为配合单位。\n（二）完善机制。（责任单位：市教育局、市财政局）"
    )
    assert roles(body) == [("市教育局", "lead"), ("市财政局", "cooperate")]


def test_a_note_holds_for_what_stands_above_it() -> None:
    assert roles("（责任单位：市教育局、市财政局）\n注：排名第一的为牵头单位。") == [
        ("市教育局", "lead"),
        ("市财政局", "participate"),
    ]


@pytest.mark.parametrize("star", ["*", "＊", "★"])
def test_a_star_marks_the_lead_wherever_it_stands(star: str) -> None:
    body = (
        f"（标{star}的为牵头单位，下同）\n（二）完善机制。（市教育局、市财政局{star}负责）"
        f"\n（三）强化支撑。（{star}市林业局、市公安局负责）"
    )
    assert roles(body) == [
        ("市教育局", "participate"),
        ("市财政局", "lead"),
        ("市林业局", "lead"),
        ("市公安局", "participate"),
    ]


def test_every_list_has_its_first_where_the_rule_says_so() -> None:
    body = "（省级责任单位：省教育厅、省财政厅；市级责任单位：市教育局、市财政局。各级列第一位者为牵头单位）"
    assert [role for _, role in roles(body)] == ["lead", "participate", "lead", "participate"]


def test_lists_without_a_label_count_where_there_are_several() -> None:
    items = [
        f"\n（{n}）完善机制。做好工作。（{units}）"
        for n, units in zip("二三四", ("市教育局、市财政局", "市林业局等", "市公安局"), strict=True)
    ]
    assert [unit for unit, _ in roles("".join(items))] == ["市教育局", "市财政局", "市林业局", "市公安局"]
    assert roles(items[0]) == []
    assert roles("试点单位（市教育局、市财政局）要先行。" * 4) == []


def test_who_leads_may_be_told_to_those_who_lead() -> None:
    body = "请各牵头单位（责任单位中的第一个单位）按月报送。\n（二）完善机制。（责任单位：市教育局、市财政局）"
    assert roles(body) == [("市教育局", "lead"), ("市财政局", "participate")]
