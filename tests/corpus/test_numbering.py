"""Automatic numbers are printed as word processors print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbering import Counters, Level, ListKind, formatted
from corpus.numerals import parse_ordinal, to_chinese
from tests.corpus.strategies import STEADY


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (12, "chineseCountingThousand", "十二"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (10, "ideographDigital", "一〇"),
        (3, "chineseLegalSimplified", "叁"),
        (13, "decimalEnclosedCircleChinese", "⑬"),
        (2, "decimalEnclosedParen", "⑵"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (5, "bullet", ""),
        (5, "none", ""),
        (5, "someFutureFormat", "5"),
    ],
)
def test_formats(number: int, style: str, printed: str) -> None:
    assert formatted(number, style) == printed


@STEADY
@given(st.integers(1, 20), st.sampled_from(["decimal", "chineseCounting", "decimalEnclosedCircle", "decimalFullWidth"]))
def test_the_outline_reads_the_number_that_is_printed(number: int, style: str) -> None:
    assert parse_ordinal(formatted(number, style)) == number


@STEADY
@given(st.integers(-5, 10**6), st.text(max_size=12))
def test_any_number_in_any_format_is_text(number: int, style: str) -> None:
    assert isinstance(formatted(number, style), str)


LEVELS = {
    0: Level(text="%1、", style="chineseCounting"),
    1: Level(text="（%2）", style="chineseCounting"),
    2: Level(text="%1.%2.%3", legal=True),
}


@STEADY
@given(st.lists(st.integers(0, 2), min_size=1, max_size=30))
def test_levels_count_on_and_begin_anew_below_a_new_number(depths: list[int]) -> None:
    counters, values = Counters(), [0, 0, 0]
    for depth in depths:
        values[depth] += 1
        values[depth + 1 :] = [0] * (2 - depth)
        shown = [max(value, 1) for value in values]
        expected = [f"{to_chinese(shown[0])}、", f"（{to_chinese(shown[1])}）", ".".join(map(str, shown)) + " "][depth]
        assert counters.label("1", ListKind("a", LEVELS), depth) == expected


def test_lists_that_share_counters_go_on_and_overrides_begin_anew() -> None:
    counters = Counters()
    kind, anew = ListKind("a", LEVELS), ListKind("a", LEVELS, {0: 5})
    said = [counters.label("1", kind, 0), counters.label("2", kind, 0), counters.label("3", anew, 0)]
    assert [*said, counters.label("3", anew, 0)] == ["一、", "二、", "五、", "六、"]


def test_a_level_may_never_begin_anew() -> None:
    levels = {0: LEVELS[0], 1: Level(text="%2.", restart=0)}
    counters, kind = Counters(), ListKind("a", levels)
    assert [counters.label("1", kind, depth) for depth in (0, 1, 0, 1)] == ["一、", "1. ", "二、", "2. "]
