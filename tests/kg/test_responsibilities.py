"""Laws of responsibility clauses: who, in which role, as a unit or a group, by when; and what is only doubted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.extractors.responsibilities import LONGEST_CLAUSE
from kg.facts import Extraction
from ontology.vocabularies import departments
from tests.properties.profile import FIXED

Said = list[tuple[str, str]]
KNOWN = sorted(
    {name for function in departments() for name in function.alt_zh if 2 <= len(name) <= 6 and "（" not in name}
)


def read(clause: str) -> Extraction:
    return extract(parse(text_as_raw(f"甲市工作方案\n\n一、重点任务\n\n1.改善服务。加强宣传。{clause}\n")))


def said(extraction: Extraction) -> Said:
    return [(fact.unit, fact.role) for task in extraction.tasks for fact in task.responsibilities]


def doubts(extraction: Extraction) -> list[str]:
    text = extraction.document.text
    return [doubt.span.of(text) for doubt in extraction.warnings if "责任" in doubt.message]


CLAUSES: dict[str, Said] = {
    "（市科协牵头，市教委配合）": [("市科协", "lead"), ("市教委", "cooperate")],
    "（青禾、岚澄市政府牵头）": [("青禾市政府", "lead"), ("岚澄市政府", "lead")],
    "（丙州、丁州市政府牵头）": [("丙州市政府", "lead"), ("丁州市政府", "lead")],
    "（甲市、乙县政府配合）": [("甲市政府", "cooperate"), ("乙县政府", "cooperate")],
    "（市、区财政局负责）": [("市财政局", "responsible"), ("区财政局", "responsible")],
    "（牵头单位：市财政局 责任单位：各区）": [("市财政局", "lead"), ("各区", "participate")],
    "（牵头考核单位：市财政局；配合单位：区规划和自然资源局和区妇联）": [
        ("市财政局", "lead"),
        ("区规划和自然资源局", "cooperate"),
        ("区妇联", "cooperate"),
    ],
    "（责任单位：市财政局（国资委）、市教育局(体育局)）": [
        ("市财政局（国资委）", "responsible"),
        ("市教育局(体育局)", "responsible"),
    ],
    "（各部门和单位及各地区按职责分工负责）": [("各部门和单位", "responsible"), ("各地区", "responsible")],
    "（责任单位：市财政局；责任人：张三）": [("市财政局", "responsible")],
    "（牵头单位：市财政局；配合单位：市发展改\n革委、市教育局）": [
        ("市财政局", "lead"),
        ("市发展改革委", "cooperate"),
        ("市教育局", "cooperate"),
    ],
    "\n牵头单位：市财政局\n责任单位：市教育局、\n市水利局": [
        ("市财政局", "lead"),
        ("市教育局", "participate"),
        ("市水利局", "participate"),
    ],
    "\n责任单位：市财政局。本通知自印发之日起施行，有效期至2035年。": [("市财政局", "responsible")],
    "\n责任单位：市财政局、\n2.加强管理": [("市财政局", "responsible")],
}


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_says_who(clause: str) -> None:
    found = read(clause)
    assert said(found) == CLAUSES[clause]
    assert doubts(found) == []


@FIXED
@given(st.sampled_from(KNOWN), st.sampled_from(("市", "区", "省", "甲县", "自治区")))
def test_every_known_department_is_a_unit(name: str, prefix: str) -> None:
    assert said(read(f"（{prefix}{name}牵头，市教育局配合）")) == [(prefix + name, "lead"), ("市教育局", "cooperate")]


DEADLINES = {
    "（责任单位：市财政局；完成时限：2032年12月，持续推进）": "2032年12月，持续推进",
    "（责任单位：市财政局；完成时限：\n持续推进）": "持续推进",
    "（6月底取得明显成效并持续推进，牵头单位：市财政局）": "6月底取得明显成效并持续推进",
    "（责任单位：市财政局，长期坚持）": "长期坚持",
    "\n责任单位：市财政局\n完成时限：2037年底前": "2037年底前",
    "\n完成时限：2037年底前\n责任单位：市财政局": "2037年底前",
    "（责任单位：省推进改革专项工作组）": None,
}


@pytest.mark.parametrize("clause", DEADLINES)
def test_a_clause_says_by_when(clause: str) -> None:
    found = read(clause)
    assert [task.deadline for task in found.tasks] == [DEADLINES[clause]]
    assert len(said(found)) == 1
    assert doubts(found) == []


GROUPS = {
    "各区（市）县政府（管委会）": True,
    "各县（市、区）人民政府": True,
    "旗属国有公司": True,
    "盟属国有企业": True,
    "有关镇街": True,
    "国务院有关部门": True,
    "市重点项目专班": False,
    "区政府": False,
    "市财政局（国资委）": False,
}


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_is_told_from_a_unit(name: str) -> None:
    (task,) = read(f"（责任单位：{name}）").tasks
    assert [(fact.unit, fact.group) for fact in task.responsibilities] == [(name, GROUPS[name])]


NO_CLAUSES = (
    "（由市财政局负责解释）",
    "（成立工作专班，由分管领导牵头，有关部门负责同志为成员）",
    "（各责任单位要加强协同配合，确保各项工作落到实处）",
    "（具体分工另行制定）",
    "（市长任组长，市财政局负责）",
    "（企业自主负责）",
    "（政府引导、企业主体、社会参与）",
    "（含新业态）",
    "各牵头单位要切实履行职责。",
)


@pytest.mark.parametrize("words", NO_CLAUSES)
def test_other_brackets_give_nothing_and_no_noise(words: str) -> None:
    found = read(words)
    assert said(found) == []
    assert doubts(found) == []


DOUBTED = {
    "市青岚牵头": "（市青岚牵头）",
    "市教育局牵头，各区应当自行抓好落实": "（市教育局牵头，各区应当自行抓好落实）",
    "牵头单位 市青岚 配合单位 市青岫": "（牵头单位 市青岚 配合单位 市青岫）",
    "责任单位：": "（责任单位：）",
}


@pytest.mark.parametrize("place", DOUBTED)
def test_a_clause_that_cannot_be_read_is_a_warning_with_its_place(place: str) -> None:
    found = read(DOUBTED[place])
    assert said(found) == []
    assert doubts(found) == [place]


def test_one_doubtful_unit_among_certain_ones_is_kept_with_a_warning() -> None:
    found = read("（市青岚牵头，市教育局、市财政局配合）")
    (task,) = found.tasks
    assert [(fact.unit, fact.confidence) for fact in task.responsibilities] == [
        ("市青岚", 0.5),
        ("市教育局", 1.0),
        ("市财政局", 1.0),
    ]
    assert doubts(found) == ["市青岚"]


def test_a_clause_beyond_all_measure_is_a_warning() -> None:
    assert len(doubts(read("（责任单位：" + "市财政局、" * (LONGEST_CLAUSE // 5) + "市教育局）"))) == 1


def test_a_rule_stated_once_holds_from_there_on() -> None:
    found = read(
        "（市财政局负责）\n\n2.甲事。抓好。（市财政局、市教育局负责。列第一位者为牵头单位，下同）"
        "\n\n3.乙事。抓好。（市水利局、市民政局负责）"
    )
    assert [role for _, role in said(found)] == ["responsible", "lead", "participate", "lead", "participate"]
