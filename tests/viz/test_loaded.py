"""Laws of the summary of a load: a line for each document, a total, columns that stand below each other."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Doubt
from corpus.span import Span
from kg.build import Loaded
from viz.loaded import _width, summary

DOUBT = Doubt("甲", Span(0, 1))


def document(
    title: str, number: str | None = None, counts: tuple[int, int, int] = (2, 4, 1), doubts: int = 0
) -> Loaded:
    return Loaded("0123456789ab", number, title, Path("a.txt"), *counts, (DOUBT,) * doubts)


def test_one_document_is_one_line() -> None:
    chinese, english = summary([document("甲方案", doubts=3)])
    assert chinese == "0123456789ab 甲方案：任务 2 · 责任 4 · 目标 1 · 疑点 3"
    assert english == "0123456789ab 甲方案: tasks 2 · responsibilities 4 · targets 1 · doubts 3"


def test_several_are_a_table_with_a_total() -> None:
    found = [document("甲方案", "甲府发〔2031〕5号", doubts=1), document("乙" * 60, counts=(10, 20, 30), doubts=2)]
    for text in summary(found):
        head, first, second, total = text.splitlines()
        assert first.split()[-4:] == ["2", "4", "1", "1"]
        assert second.split()[-4:] == ["10", "20", "30", "2"]
        assert total.split()[-4:] == ["12", "24", "31", "3"]
        assert len({_width(line) for line in (head, first, second, total)}) == 1


def test_what_was_replaced_and_what_has_no_tasks_is_told() -> None:
    replaced = Loaded("0123456789ab", None, "甲方案", Path("a.txt"), 0, 0, 0, (), replaced=True)
    assert summary([replaced])[0].endswith(" · 替换 无任务")
    assert "replaced no tasks" in summary([replaced, document("乙")])[1]


def test_rdf_files_have_triples_and_no_tasks() -> None:
    park = Loaded("0123456789ab", None, "parks", Path("parks.ttl"), 0, 0, 0, (), triples=7)
    assert summary([park])[0] == "0123456789ab parks：陈述 7"
    assert "陈述 7" in summary([park, park])[0]
    assert summary([])[1] == "Nothing was loaded."
