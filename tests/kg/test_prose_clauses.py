"""Clauses that the last sentence of a paragraph tells without brackets, behind other words or with what is done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction

LEAD, HELP, JOIN, ALL = "lead", "cooperate", "participate", "responsible"
PLAIN = "（一）第一项。加快建设。由市林业局牵头，市水利局配合。\n"
SAID: dict[str, list[tuple[str, str]]] = {
    "支持发放消费券，市商务局、市财政局负责。": [("市商务局", ALL), ("市财政局", ALL)],
    "打造精品线路，由市文化和旅游局牵头、市财政局配合。": [("市文化和旅游局", LEAD), ("市财政局", HELP)],
    "市商务局负责制定标准，市财政局负责资金保障，各区政府抓好落实。": [
        ("市商务局", ALL),
        ("市财政局", ALL),
        ("各区政府", ALL),
    ],
    "由市商务局牵头，会同市财政局、市统计局推进，各区人民政府具体实施。": [
        ("市商务局", LEAD),
        ("市财政局", JOIN),
        ("市统计局", JOIN),
        ("各区人民政府", JOIN),
    ],
    "请市商务局会同市人社局抓紧制定招聘计划。": [("市商务局", ALL), ("市人社局", ALL)],
    "市商务局会同市财政局、市统计局制定支持政策。": [("市商务局", ALL), ("市财政局", ALL), ("市统计局", ALL)],
    "市商务局牵头保障用地，市财政局牵头保障资金，市统计局负责监测。": [
        ("市商务局", LEAD),
        ("市财政局", LEAD),
        ("市统计局", JOIN),
    ],
    "由市商务局牵头、市财政局和各乡镇配合，合格率保持在90%以上。": [
        ("市商务局", LEAD),
        ("市财政局", HELP),
        ("各乡镇", HELP),
    ],
    "2033年底前建成公园20个，市商务局为责任单位，各区政府（管委会）为配合单位。": [
        ("市商务局", ALL),
        ("各区政府（管委会）", HELP),
    ],
    "市商务局、市财政局牵头，市统计局参与，积极争取资金。2033年安排资金2000万元。": [
        ("市商务局", LEAD),
        ("市财政局", LEAD),
        ("市统计局", JOIN),
    ],
    "由市商务局牵头，市财政局配合，制定标准。标准每年修订一次。": [("市商务局", LEAD), ("市财政局", HELP)],
    "由市商务局会同市财政局制定标准。引导社会力量参与。": [("市商务局", ALL), ("市财政局", ALL)],
    "市商务局负责制定标准，各区负责落实。每年通报1次。": [("市商务局", ALL), ("各区", ALL)],
    "由市商务局牵头，会同市财政局、市统计局逐项编制建设方案。运营由市城投公司负责，市公安局配合。": [
        ("市商务局", LEAD),
        ("市财政局", JOIN),
        ("市统计局", JOIN),
        ("市城投公司", ALL),
        ("市公安局", HELP),
    ],
    "站点建设由市商务局负责。站点运营由市数据局负责。市城管局负责占道审批和车辆调配。": [
        ("市商务局", ALL),
        ("市数据局", ALL),
        ("市城管局", ALL),
    ],
    "加强管理，道路改造由市商务局负责，市财政局落实配套资金。": [("市商务局", ALL), ("市财政局", ALL)],
    "压缩时间，相关改革由甲州海关、甲州海事局按职责分工负责，市口岸办配合。": [
        ("甲州海关", ALL),
        ("甲州海事局", ALL),
        ("市口岸办", HELP),
    ],
    "由市商务局牵头，会同甲州综合保税区管委会编制基地建设方案。": [
        ("市商务局", LEAD),
        ("甲州综合保税区管委会", JOIN),
    ],
    "由市商务局商市财政局提出方案。": [("市商务局", ALL), ("市财政局", ALL)],
    "市商务局承担平台建设任务，市财政局承担资金保障任务。": [("市商务局", ALL), ("市财政局", ALL)],
    "由市商务局牵头，市数据局提供技术支撑。": [("市商务局", LEAD), ("市数据局", HELP)],
    "市文联、市作协共同组织采风，各县（市、区）文联参与。": [
        ("市文联", ALL),
        ("市作协", ALL),
        ("各县（市、区）文联", JOIN),
    ],
    "由市财政局统筹资金，市商务局负责实施。": [("市财政局", ALL), ("市商务局", ALL)],
    "由市商务局牵头，市新华书店承办，市歌舞剧院协办。": [
        ("市商务局", LEAD),
        ("市新华书店", JOIN),
        ("市歌舞剧院", HELP),
    ],
    "市商务局要加强统筹，市财政局负责保障。": [("市财政局", ALL)],
    "全市开展培训，市商务局负责。": [("市商务局", ALL)],
    "由市商务局总牵头，各区县具体实施；涉及航道的，由市港航中心会同市海事处办理。": [
        ("市商务局", LEAD),
        ("各区县", JOIN),
        ("市港航中心", JOIN),
        ("市海事处", JOIN),
    ],
    "市商务局、市财政局按照“谁主管、谁负责”的原则分别牵头，市统计局、市供电公司予以支持。": [
        ("市商务局", LEAD),
        ("市财政局", LEAD),
        ("市统计局", HELP),
        ("市供电公司", HELP),
    ],
    "市商务局牵头，市城管局、市公安局交警支队协同做好处置。": [
        ("市商务局", LEAD),
        ("市城管局", HELP),
        ("市公安局交警支队", HELP),
    ],
    "日常监管由市商务局主管，市统计局依职责协管。": [("市商务局", LEAD), ("市统计局", HELP)],
    "由市商务局负责，市财政局在资金上给予支持。": [("市商务局", ALL), ("市财政局", HELP)],
    "推进农民入股，由市商务局负责。": [("市商务局", ALL)],
    "由市商务局总牵头，市财政局分头落实。": [("市商务局", LEAD), ("市财政局", JOIN)],
    "市商务局负责规划，市财政局、市统计局按职责分工做好相关工作。": [
        ("市商务局", ALL),
        ("市财政局", ALL),
        ("市统计局", ALL),
    ],
}
NOTHING = (
    "完善机制。市商务局要发挥牵头作用。2033年安排资金2000万元。",
    "市商务局牵头成立领导小组。领导小组每年开会一次。",
    "由市商务局负责解释。",
    "领导小组办公室设在市商务局，市商务局负责日常工作。",
    "市商务局要加强统筹，市财政局要做好保障。",
    "企业负责、社会参与。",
    "压实主体责任，充分发挥市商务局牵头作用。",
    "所需经费由市财政局承担。",
    "建立由市商务局牵头、市财政局参加的联席会议制度。",
    "支持由企业牵头组建联盟。",
)


def found(words: str) -> Extraction:
    text = f"某市方案\n一、任务\n{PLAIN}{PLAIN.replace('一', '二')}（三）另一项。{words}\n"
    return extract(parse(text_as_raw(text)))


def roles(words: str) -> Sequence[tuple[str, str]]:
    return [(fact.unit, fact.role) for task in found(words).tasks for fact in task.responsibilities][4:]


@pytest.mark.parametrize("words", SAID)
def test_the_last_sentence_of_a_paragraph_says_who_does_what(words: str) -> None:
    assert roles(words) == SAID[words]


@pytest.mark.parametrize("words", NOTHING)
def test_sentences_about_groups_and_calls_give_nothing(words: str) -> None:
    assert roles(words) == []


def test_what_a_unit_is_told_behind_its_role_is_the_deadline() -> None:
    task = found("完成绿化5万亩。市林业局负责，12月底前完成。").tasks[-1]
    assert (task.deadline, [fact.unit for fact in task.responsibilities]) == ("12月底前完成", ["市林业局"])


def test_an_aim_before_a_clause_of_prose_stays_an_aim() -> None:
    words = "2033年底前建成公园20个，市商务局为责任单位，市财政局为配合单位。"
    assert [(target.value, target.deadline) for task in found(words).tasks for target in task.targets] == [(20, 2033)]


@pytest.mark.parametrize("words", ["2033年培训3000人次", "2033年参训人数达到3000人次"])
def test_an_aim_behind_a_clause_of_prose_is_no_deadline(words: str) -> None:
    task = found(f"市商务局负责，市财政局参与，{words}。支持院校开课。").tasks[-1]
    assert task.deadline is None
    assert [(target.value, target.deadline) for target in task.targets] == [(3000, 2033)]


def test_prose_gives_nothing_where_clauses_stand_in_brackets() -> None:
    marked = "".join(f"{i}．做好第{i}项工作。（市水利局负责）\n" for i in range(1, 8))
    text = f"某市方案\n一、任务\n{marked}二、保障\n（一）加强领导。市商务局负责统筹工作，市财政局负责资金保障。\n"
    given = extract(parse(text_as_raw(text)))
    assert {fact.unit for task in given.tasks for fact in task.responsibilities} == {"市水利局"}
