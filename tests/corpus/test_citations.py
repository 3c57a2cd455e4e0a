"""Cited documents, with their numbers and places."""

from __future__ import annotations

import pytest

from corpus.citations import citations


@pytest.mark.parametrize("brackets", ["〔〕", "［］", "[]", "（）", "()"])
def test_a_title_with_its_number(brackets: str) -> None:
    number = f"甲政发{brackets[0]}2022{brackets[1]}34号"
    text = f"根据《关于发展的意见》（{number}）精神"
    (found,) = citations(text)
    assert (found.title, found.number) == ("关于发展的意见", number)
    assert found.span.of(text) == f"《关于发展的意见》（{number}）"


def test_titles_in_a_row_and_inside_each_other() -> None:
    text = "《甲法》《关于落实《乙法》的\n通知》（乙发〔2020〕1号）和《丙法》（以下简称丙）"
    assert [(c.title, c.number) for c in citations(text)] == [
        ("甲法", None),
        ("关于落实《乙法》的通知", "乙发〔2020〕1号"),
        ("丙法", None),
    ]


def test_only_the_stretch_asked_for() -> None:
    text = "《甲法》和《乙法》"
    assert [c.title for c in citations(text, 4)] == ["乙法"]
    assert [c.title for c in citations(text, 0, 5)] == ["甲法"]


def test_marks_left_open_cite_nothing() -> None:
    assert citations("《甲法") == citations("甲法》") == citations("《》") == ()
    assert [c.title for c in citations("《甲" + "字" * 500 + "《乙法》")] == ["乙法"]
