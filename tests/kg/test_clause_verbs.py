"""What stands behind the units of a clause, and labels that name no role of their own: who does what."""

from __future__ import annotations

import pytest

from tests.kg.test_clause_styles import roles

LEAD, HELP, JOIN, ALL = "lead", "cooperate", "participate", "responsible"
SAID: dict[str, list[tuple[str, str]]] = {
    "（市教育局牵头会同市财政局、市林业局负责）": [("市教育局", LEAD), ("市财政局", JOIN), ("市林业局", JOIN)],
    "（以市教育局为主，市财政局配合）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（市教育局主责，市财政局协同）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（市教育局总牵头，市财政局分工负责）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（市教育局负总责，市财政局配合）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（市教育局牵头推进，市财政局做好资金保障）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（市教育局牵头制定方案，市财政局配合落实资金）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（市教育局主办，市财政局会办）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（市教育局统筹协调，各区人民政府具体实施）": [("市教育局", ALL), ("各区人民政府", ALL)],
    "（市教育局、市财政局各负其责）": [("市教育局", ALL), ("市财政局", ALL)],
    "（市教育局、市财政局按照各自职责做好相关工作）": [("市教育局", ALL), ("市财政局", ALL)],
    "（市教育局及市财政局等按照职责分工负责并持续推进）": [("市教育局", ALL), ("市财政局", ALL)],
    "（城区由市教育局负责，农村由市财政局负责）": [("市教育局", ALL), ("市财政局", ALL)],
    "（市教育局负责城区，市财政局负责农村）": [("市教育局", ALL), ("市财政局", ALL)],
    "（分管副市长牵头，市教育局、市财政局负责）": [("市教育局", ALL), ("市财政局", ALL)],
    "（牵头单位：市教育局；督办单位：市财政局）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（牵头单位：市教育局；数据来源单位：市财政局）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（第一牵头单位：市教育局；行业主管部门：市财政局）": [("市教育局", LEAD), ("市财政局", LEAD)],
    "（牵头单位：市教育局 督办：市财政局）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（牵头单位：市教育局；地点：市政务服务中心；配合单位：市财政局）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（责任分工：市教育局、市财政局）": [("市教育局", ALL), ("市财政局", ALL)],
    "（牵头单位：省级：省教育厅；市级：市教育局）": [("省教育厅", LEAD), ("市教育局", LEAD)],
    "（牵头单位：市教育局；考核方法：见附件；配合单位：市财政局）": [("市教育局", LEAD), ("市财政局", HELP)],
    "（责任单位：市教育局（牵头）市财政局、市林业局（配合））": [
        ("市教育局", LEAD),
        ("市财政局", JOIN),
        ("市林业局", HELP),
    ],
    "（主要领导：张三；责任科室：办公室）": [("办公室", ALL)],
    "（牵头单位：市教育局）（责任单位：市财政局）": [("市教育局", LEAD), ("市财政局", JOIN)],
    "（市教育局负责，各区人民政府均为责任单位，不再列出）": [("市教育局", ALL), ("各区人民政府", ALL)],
    "（责任单位：市教育局/市财政局）": [("市教育局", ALL), ("市财政局", ALL)],
    "（责任单位：①市教育局②市财政局.）": [("市教育局", ALL), ("市财政局", ALL)],
}


@pytest.mark.parametrize("clause", SAID)
def test_a_clause_says_who_does_what(clause: str) -> None:
    assert roles(clause) == SAID[clause]


@pytest.mark.parametrize(
    "clause",
    [
        "（市教育局监督）",
        "（中央统筹、省负总责、市县抓落实）",
        "（政府主导、企业负责、社会参与）",
        "（由市教育局牵头的专项工作组）",
        "（市教育局牵头建设的项目）",
        "（此件公开发布，市教育局承办）",
        "（食品安全监督）",
        "（由市教育局组织）",
        "（成立市教育局牵头的专班，分管领导负责）",
        "\n考试由市教育局组织。\n",
        "\n具体由市教育局负责解释。\n",
    ],
)
def test_what_only_helps_a_role_makes_no_clause(clause: str) -> None:
    assert roles(clause) == []


def test_questions_are_dealt_out_to_departments() -> None:
    lines = (
        "\n（1）关于“守住红线”的问题，由国土部会同财政部等部门研究提出落实意见。"
        "\n（2）关于甲事的要求，由教育部牵头落实。\n"
    )
    assert roles(lines) == [("国土部", ALL), ("财政部", ALL), ("教育部", LEAD)]


def test_the_unit_that_leads_is_called_by_what_it_is() -> None:
    body = "责任分解中，列第一位的责任单位为牵头单位。\n（二）完善机制。（责任单位：市教育局、市财政局）"
    assert roles(body) == [("市教育局", LEAD), ("市财政局", JOIN)]
