"""Which lines are headings, with what number and what title."""

from __future__ import annotations

import pytest

from corpus.headings import STYLES, Heading, headings


def one(line: str) -> Heading:
    (found,) = headings(line)
    return found


@pytest.mark.parametrize(
    ("line", "style", "number", "ordinal"),
    [
        ("第一编 目标", "part", "第一编", 1),
        ("第二部分　目标", "part", "第二部分", 2),
        ("第三章 目标", "chapter", "第三章", 3),
        ("第2节 目标", "section", "第2节", 2),
        ("第十二条　目标。", "article", "第十二条", 12),
        ("十一、目标", "han", "十一", 11),
        ("（二十）目标", "han_paren", "（二十）", 20),
        ("(三)目标", "han_paren", "(三)", 3),
        ("㈡目标", "han_paren", "㈡", 2),
        ("1.目标", "arabic", "1", 1),
        ("１２．目标", "arabic", "１２", 12),
        ("3、目标", "arabic", "3", 3),
        ("4﹒目标", "arabic", "4", 4),
        ("⒉目标", "arabic", "⒉", 2),
        ("（5）目标", "arabic_paren", "（5）", 5),
        ("⑵目标", "arabic_paren", "⑵", 2),
        ("6）目标", "arabic_close", "6）", 6),
        ("③目标", "circled", "③", 3),
        ("任务一：目标", "named", "任务一", 1),
        ("专项行动12：目标", "named", "专项行动12", 12),
        ("重点工程三、目标", "named", "重点工程三", 3),
        ("1.2 目标", "decimal2", "1.2", 2),
        ("1.2.3目标", "decimal3", "1.2.3", 3),
        ("7.2023年目标", "arabic", "7", 7),
        ("8.5G目标", "arabic", "8", 8),
    ],
)
def test_every_style(line: str, style: str, number: str, ordinal: int) -> None:
    for text in (line, "\u3000\u3000" + line, "\t" + line, "## " + line, "★" + line, "**" + line + "**"):
        found = one(text)
        assert (found.style, found.number, found.ordinal) == (style, number, ordinal)
        assert found.title.endswith("目标")
        assert found.span.of(text) == line.rstrip("。")
        assert found.title_span.of(text) == found.title


def test_every_style_has_a_case_above() -> None:
    cases = test_every_style.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {str(case[1]).rstrip("23") for case in cases} == set(STYLES)


@pytest.mark.parametrize(
    "line",
    [
        "一是加强领导。",
        "1.5亿元用于建设",
        "3.14%的企业",
        "2022.",
        "2022年10月8日",
        "2022-10-08",
        "12、13、14号线开工",
        "三、四线城市要加快发展。",
        "一、二、三产业融合发展。",
        "百、千、万工程",
        "第三章所称企业，是指甲。包括乙。",
        "第一批项目",
        "十四五时期",
        "一、总体要求……………3",
        "（含税）价格",
        "正文 1.目标",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert headings(line) == []


@pytest.mark.parametrize(
    ("line", "title", "body"),
    [
        ("1.推动转型。实施行动。", "推动转型", "实施行动。"),
        ("（一）推动转型", "推动转型", ""),
        ("（一）推动转型。", "推动转型", ""),
        ("一、推动转型，加快升级", "推动转型，加快升级", ""),
        ("1.推动转型（责任单位：甲局、乙局（丙办））", "推动转型", "（责任单位：甲局、乙局（丙办））"),
        ("1.推动转型（试点）（甲局牵头，乙局配合）", "推动转型（试点）", "（甲局牵头，乙局配合）"),
        ("1.推动转型［责任单位：甲局］", "推动转型", "［责任单位：甲局］"),
        ("1.工作目标：到2025年，建成甲园。", "工作目标", "到2025年，建成甲园。"),
        ("1.培育“甲，乙”企业，发放补贴10,000元，支持其在本市各园区扩大生产，并给予奖励。", "培育“甲，乙”企业", None),
        ("1.**推动转型**。实施行动。", "推动转型", "。实施行动。"),
    ],
)
def test_titles(line: str, title: str, body: str | None) -> None:
    found = one(line)
    assert found.title == title
    assert line[found.body : found.end] == (body if body is not None else line[2:])
