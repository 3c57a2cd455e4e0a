"""Dates and periods as documents print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, find_period, parse_date
from corpus.numerals import to_chinese
from tests.corpus.strategies import STEADY

YEARS = str.maketrans("0123456789", "〇一二三四五六七八九")


@STEADY
@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_a_date_round_trips_in_every_dress(day: date) -> None:
    words = f"{str(day.year).translate(YEARS)}年{to_chinese(day.month)}月{to_chinese(day.day)}日"
    dresses = [words, f"{day.year}年{day.month}月{day.day}日", f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日"]
    dresses += [day.isoformat(), day.strftime("%Y/%m/%d"), day.strftime("%Y.%m.%d")]
    for printed in dresses:
        assert parse_date(printed) == day
        text = f"于{printed}印发"
        (found,) = find_dates(text)
        assert (found.date, found.span.of(text)) == (day, printed)


@pytest.mark.parametrize("printed", ["2022年2月30日", "2022年13月1日", "2022年", "10月8日", "0000-01-01"])
def test_what_is_no_date(printed: str) -> None:
    assert parse_date(printed) is None
    assert list(find_dates(printed)) == []


@pytest.mark.parametrize("dash", ["-", "—", "–", "－", "~", "～", "至", "--"])
def test_a_period_in_every_dress(dash: str) -> None:
    title = f"行动计划（2022{dash}2025年）"
    found = find_period(title)
    assert found is not None
    assert found.years == (2022, 2025)
    assert found.span.of(title) == f"2022{dash}2025年"


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("“十四五”规划", (2021, 2025)),
        ("十五五规划", (2026, 2030)),
        ("2023年工作要点", (2023, 2023)),
        ("某市规划", None),
    ],
)
def test_other_periods(title: str, years: tuple[int, int] | None) -> None:
    found = find_period(title)
    assert (found.years if found else None) == years
