"""Numbers survive being printed in Chinese and read again."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import NUMERAL, parse_numeral, parse_ordinal, to_chinese
from tests.corpus.strategies import STEADY

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@STEADY
@given(st.integers(0, 10**12 - 1))
def test_words_round_trip(number: int) -> None:
    assert parse_numeral(to_chinese(number)) == number


@STEADY
@given(st.decimals(0, 10**9, places=2))
def test_figures_round_trip_plain_grouped_and_full_width(number: Decimal) -> None:
    for printed in (str(number), f"{number:,}", f"{number:,}".translate(FULL_WIDTH)):
        assert parse_numeral(printed) == number
        assert re.fullmatch(NUMERAL, printed)


@STEADY
@given(st.integers(0, 9999))
def test_digit_by_digit_round_trips(year: int) -> None:
    printed = f"{year:04d}".translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    assert parse_numeral(printed) == year


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("两", "2"),
        ("廿三", "23"),
        ("一百零五", "105"),
        ("一万二千", "12000"),
        ("三千万", "30000000"),
        ("一亿二千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("3.5万", "35000"),
        ("1.25亿", "125000000"),
        ("0.5117", "0.5117"),
        ("百分之三十", "30"),
        ("百分之六点五", "6.5"),
        ("14.5%", "14.5"),
        ("贰拾", "20"),
    ],
)
def test_values(printed: str, value: str) -> None:
    assert parse_numeral(printed) == Decimal(value)


@pytest.mark.parametrize("printed", ["", "甲", "一甲", "1.2.3", "点五", "一点", "年", "-"])
def test_what_is_no_numeral(printed: str) -> None:
    assert parse_numeral(printed) is None


@STEADY
@given(st.integers(1, 200))
def test_ordinals_in_every_dress(number: int) -> None:
    words = to_chinese(number)
    dresses = [words, f"（{words}）", f"({words})", f"第{words}章", f"第 {words} 条", f"{words}、"]
    dresses += [f"{number}", f"{number}.", f"{number}．", f"（{number}）", f"{number}）", f"第{number}节"]
    assert {parse_ordinal(dress) for dress in dresses} == {number}


@STEADY
@given(st.integers(1, 20))
def test_ordinals_in_one_character(number: int) -> None:
    assert {parse_ordinal(chr(base + number - 1)) for base in (0x2460, 0x2474, 0x2488)} == {number}


def test_only_what_can_be_printed_is_printed() -> None:
    with pytest.raises(ValueError, match="below"):
        to_chinese(-1)
