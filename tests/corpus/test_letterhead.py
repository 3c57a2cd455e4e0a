"""Title, number, issuer and dates are found where the standard prints them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import corpus
from corpus.model import Letterhead
from corpus.parse import parse
from corpus.read import read, text_as_raw

PLAN = Path(corpus.__file__).parent / "documents" / "banan-2022-37.txt"


def head(*lines: str) -> Letterhead:
    return parse(text_as_raw("\n".join(lines))).letterhead


def test_the_plan_that_ships() -> None:
    document = parse(read(PLAN))
    found = document.letterhead
    assert found.title == "巴南区以实现碳达峰碳中和目标为引领深入推进产业绿色发展行动计划（2022-2025年）"
    assert (found.number, found.issuer) == ("巴南府发〔2022〕37号", "重庆市巴南区人民政府")
    assert (found.signed, found.published, found.printed) == (date(2022, 10, 8), date(2022, 10, 9), date(2022, 10, 8))
    assert found.period == (2022, 2025)
    assert len(found.addressees) == 4
    (basis,) = found.based_on
    assert basis.number == "渝府发〔2022〕34号"
    assert basis.title.startswith("关于印发以实现碳达峰")
    assert basis.span.of(document.text).endswith("（渝府发〔2022〕34号）")


def test_spans_print_what_was_read() -> None:
    document = parse(read(PLAN))
    found = document.letterhead
    for name in ("number", "issuer"):
        assert found.spans[name].of(document.text) == getattr(found, name)
    assert "".join(found.spans["title"].of(document.text).split()) == found.title
    assert found.spans["signed"].of(document.text) == "2022年10月8日"


NOTICE = (
    "甲市人民政府办公室",
    "关于印发甲市绿色发展行动方案",
    "（2023—2025年）的通知",
    "甲政办发［2023］5号",
    "各县（区）人民政府，市政府各部门：",
    "　　《甲市绿色发展行动方案（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。",
    "甲市人民政府办公室",
    "2023年3月1日",
    "甲市绿色发展行动方案",
    "",
    "（2023—2025年）",
    "根据《某省绿色发展规划》和《中共某省委关于发展的意见》（某发〔2022〕1号），制定本方案。参考《年鉴》。",
    "一、总体要求",
)


def test_a_notice_with_an_attached_plan() -> None:
    found = head(*NOTICE)
    assert found.title == "甲市绿色发展行动方案（2023—2025年）"
    assert (found.number, found.issuer, found.signed) == ("甲政办发［2023］5号", "甲市人民政府办公室", date(2023, 3, 1))
    assert found.period == (2023, 2025)
    assert found.addressees == ("各县（区）人民政府", "市政府各部门")
    assert [(basis.title, basis.number) for basis in found.based_on] == [
        ("某省绿色发展规划", None),
        ("中共某省委关于发展的意见", "某发〔2022〕1号"),
    ]


def test_the_attached_title_closes_a_numbered_notice() -> None:
    lines = [*NOTICE[:6], "一、加强领导", "二、抓好落实", *NOTICE[8:]]
    roots = parse(text_as_raw("\n".join(lines))).root.children
    assert [node.number for node in roots if node.kind == "division"] == ["一", "二", "一"]
    second = next(node for node in roots if node.number == "二")
    assert len(second.children) == 0


def test_a_plan_that_stands_alone() -> None:
    found = head("乙市“十四五”节能减排", "", "综合工作方案", "为贯彻国家要求，制定本方案。", "一、总体要求", "内容。")
    assert found.title == "乙市“十四五”节能减排综合工作方案"
    assert found.period == (2021, 2025)
    assert (found.number, found.issuer, found.signed) == (None, None, None)


def test_an_opinion_keeps_its_whole_title_and_joint_issuers_are_listed() -> None:
    found = head(
        "丙省人民政府关于加快发展的意见",
        "（丙政发〔2021〕第8号）",
        "各市人民政府：",
        "现提出如下意见。",
        "一、总体要求",
        "内容。",
        "丙省发展和改革委员会",
        "丙省财政厅",
        "二〇二一年五月六日",
    )
    assert found.title == "丙省人民政府关于加快发展的意见"
    assert found.number == "丙政发〔2021〕第8号"
    assert found.issuer == "丙省发展和改革委员会、丙省财政厅"
    assert found.signed == date(2021, 5, 6)


def test_a_title_without_signature_names_the_issuer() -> None:
    found = head("丙省人民政府关于加快发展的意见", "各市人民政府：", "现提出如下意见。", "一、总体要求")
    assert found.issuer == "丙省人民政府"


def test_a_number_cited_in_the_body_is_not_the_documents_own() -> None:
    found = head("丁县工作方案", "为落实《省方案》（省发〔2020〕1号），制定本方案。", "一、总体要求")
    assert found.number is None


def test_nothing_printed_gives_nothing() -> None:
    assert head("一、总体要求", "内容。") == Letterhead()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间：2033-02-10　来源：县政府办", date(2033, 2, 10)),
        ("2033-02-10 来源：县政府办 字号：大 中 小", date(2033, 2, 10)),
        ("信息来源：县府办  发布时间：2033年2月10日  浏览次数：15", date(2033, 2, 10)),
        ("【字体：大 中 小】", None),
        ("索引号：123/2033-1 主题分类：工业", None),
    ],
)
def test_what_a_page_says_of_itself_around_the_title_hides_no_title(line: str, published: date | None) -> None:
    body = ("各乡镇人民政府：", "一、重点任务", "做好工作。")
    for lines in (("某县2033年工作要点", line, *body), (line, "某县2033年工作要点", *body)):
        found = head(*lines)
        assert (found.title, found.period, found.published) == ("某县2033年工作要点", (2033, 2033), published)


def test_lines_of_a_law_database_below_the_title_are_none_of_it() -> None:
    fields = "【发文字号】某政发〔2031〕3号\n【时效性】现行有效\n【效力级别】地方规范性文件\n【实施日期】2031.02.09\n"
    text = f"某市人民政府关于2031年重点工作责任分解的通知\n\n{fields}\n各区人民政府：\n现印发给你们。\n一、任务\n"
    head = parse(text_as_raw(text)).letterhead
    assert (head.title, head.number, head.period) == (
        "某市人民政府关于2031年重点工作责任分解的通知",
        "某政发〔2031〕3号",
        (2031, 2031),
    )
