"""Markdown: words without marks, tables as tables, nothing that a crawler wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import markdown

HAN = "推进绿色低碳转型发展工业能源"
words = st.text(HAN, min_size=2, max_size=20)
MARKS = st.sampled_from(
    ["{}", "# {}", "### **{}**", "- {}", "> {}", "**{}**", "__{}__", "[{}](https://www.example.org/a)", "　　{}"]
)


def text_of(source: str) -> str:
    return markdown.read(Path("plan.md"), source.encode()).text


@settings(max_examples=80, derandomize=True)
@given(st.lists(st.tuples(words, MARKS), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_marks_go_and_words_stay(lines: list[tuple[str, str]], gap: str) -> None:
    source = gap.join(mark.format(line) for line, mark in lines)
    assert text_of(source).splitlines() == [line for line, _ in lines]


@pytest.mark.parametrize(
    "line",
    [
        "**原文链接**: [https://www.example.org](https://www.example.org)",
        "**检索时间**: 2026-02-02 15:25:09",
        "检索关键词：人工智能",
        "---",
        "***",
        "- [关于印发方案的通知.pdf](/files/a.pdf)",
        "https://www.example.org/a.html",
    ],
)
def test_a_crawlers_notes_are_left_out(line: str) -> None:
    assert text_of(f"# 某市方案\n\n{line}\n\n一、总体要求\n") == "某市方案\n一、总体要求\n"


def test_stars_that_mark_a_lead_stay() -> None:
    assert text_of("（*市教育局、*市财政局负责）") == "（*市教育局、*市财政局负责）\n"


def test_a_clause_over_two_lines_is_one() -> None:
    assert text_of("（责任单位：市教育局、\n市财政局）\n1. 下一项") == "（责任单位：市教育局、市财政局）\n1. 下一项\n"


def test_a_table_is_a_table() -> None:
    raw = markdown.read(
        Path("plan.md"), "| 序号 | **责任单位** |\n|:--|:--:|\n| 1 | 市教育局<br>市财政局 |\n完".encode()
    )
    (placed,) = raw.tables
    assert [cell.text for cell in placed.table.cells] == ["序号", "责任单位", "1", "市教育局\n市财政局"]
    assert [span.of(raw.text) for span in placed.spans] == [cell.text for cell in placed.table.cells]


def test_a_title_of_the_front_matter_is_told_where_the_text_has_none() -> None:
    assert text_of("---\ntitle: 某市绿色发展方案\n---\n一、总体要求") == "某市绿色发展方案\n一、总体要求\n"
    assert text_of("---\ntitle: 某市方案\n---\n# 某市方案\n一、甲") == "某市方案\n一、甲\n"
