"""Laws of lists of units: where a list splits, what its members share, and what can be a unit at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span
from kg.clause_grammar import clause_grammar
from kg.extractors.units import UnitName, is_known, is_unit, may_be_unit, share_parts, split_units, trim
from tests.properties.profile import FIXED

GRAMMAR = clause_grammar()
SPLITS = {
    "市财政局和市教育局": ["市财政局", "市教育局"],
    "区规划和自然资源局": ["区规划和自然资源局"],
    "区规划和自然资源局及区经济和信息化委": ["区规划和自然资源局", "区经济和信息化委"],
    "市财政局和市青岚": ["市财政局", "市青岚"],
    "有关部门和单位": ["有关部门和单位"],
    "市财政局等": ["市财政局"],
    "财政部等国务院相关部门": ["财政部"],
    "市财政局等和地方政府": ["市财政局", "地方政府"],
    "市财政\n局": ["市财政局"],
    "甲（和乙）局以及市教育局": ["甲（和乙）局", "市教育局"],
}


@pytest.mark.parametrize("words", SPLITS)
def test_a_list_splits_between_names_and_never_inside_one(words: str) -> None:
    assert [unit.name for unit in split_units(words, Span(0, len(words)), GRAMMAR)] == SPLITS[words]


@FIXED
@given(st.lists(st.sampled_from(("市财政局", "市水利局", "各区", "区妇联")), min_size=2, max_size=2, unique=True))
def test_every_name_is_where_it_says(names: list[str]) -> None:
    words = " " + "以及".join(names) + "等 "
    found = list(split_units(words, Span(0, len(words)), GRAMMAR))
    assert [unit.span.of(words) for unit in found] == [unit.name for unit in found] == names


SHARES: dict[tuple[str, ...], list[str]] = {
    ("市", "区财政局"): ["市财政局", "区财政局"],
    ("甲市", "乙县政府"): ["甲市政府", "乙县政府"],
    ("甲市", "市财政局"): ["甲市", "市财政局"],
    ("市财政局", "教育局"): ["市财政局", "教育局"],
}


@pytest.mark.parametrize("names", SHARES)
def test_members_share_what_is_printed_once(names: tuple[str, ...]) -> None:
    units = [UnitName(name, Span(place, place + 1), is_unit(name, GRAMMAR)) for place, name in enumerate(names)]
    assert [unit.name for unit in share_parts(units)] == SHARES[names]
    assert [unit.span for unit in share_parts(units)] == [unit.span for unit in units]


@pytest.mark.parametrize("name", ["市财政局", "甲县科协", "团市委", "市不动产登记中心", "市财政局（国资委）"])
def test_a_unit_is_known_by_its_ending_or_its_name(name: str) -> None:
    assert is_unit(name, GRAMMAR)


@pytest.mark.parametrize("words", ["局", "加强财政局", "由市财政局", "青岚", "财政局必须按时报告的部门"])
def test_a_sentence_is_no_unit(words: str) -> None:
    assert not is_unit(words, GRAMMAR)


def test_a_name_is_known_behind_a_region_only() -> None:
    assert is_known("甲市科协")
    assert not is_known("青岚科协")


@pytest.mark.parametrize("words", ["市长任组长", "见附件", "2031年", "按照要求", "市财政局负责建设"])
def test_what_tells_a_story_cannot_be_a_unit(words: str) -> None:
    assert may_be_unit("市青岚", GRAMMAR)
    assert not may_be_unit(words, GRAMMAR)


@FIXED
@given(st.text(alphabet=" \u3000*★\n甲", max_size=8))
def test_trimming_takes_blanks_off_both_ends_only(words: str) -> None:
    kept = trim(words, Span(0, len(words))).of(words)
    assert kept == words.strip(" \u3000*★\n")
