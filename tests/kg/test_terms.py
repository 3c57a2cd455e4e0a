"""Numbers that are terms, bounds or distances set nothing; beside them stand aims that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.span import Span
from kg.extractors.targets import targets
from kg.facts import Target
from tests.properties.profile import FIXED
from tests.query.test_robustness import given_up_after
from tests.strategies.terms import reaches, terms


def read(words: str) -> list[Target]:
    return [found for found in targets(words, [Span(0, len(words))]) if not found.qualitative]


@FIXED
@given(terms())
def test_terms_and_what_comes_of_something_are_no_aims(sentence: str) -> None:
    assert read(sentence) == []


@FIXED
@given(reaches())
def test_a_distance_is_part_of_what_is_measured(said: tuple[str, str, int]) -> None:
    sentence, indicator, share = said
    assert [(each.indicator, each.value, each.unit, each.deadline) for each in read(sentence)] == [
        (indicator, share, "%", 2035)
    ]


@pytest.mark.parametrize(
    ("sentence", "value", "deadline"),
    [
        ("居民医保人均财政补助标准达到每人每年不低于700元。", 700, None),
        ("到2035年，政务服务满意度得分不低于90分。", 90, 2035),
        ("到2036年设立总规模12亿元的引导基金。", 12, 2036),
        ("到2036年建成的示范园区达到8个。", 8, 2036),
        ("每千名老年人拥有养老床位不少于45张。", 45, None),
        ("对首发上市企业给予500万元奖励，力争新增上市企业6家。", 6, None),
        ("普惠贷款增长15%以上，单户最高1000万元。", 15, None),
        ("全年新建口袋公园不少于20个，总投资不超过3亿元。", 20, None),
    ],
)
def test_what_is_to_be_reached_is_set_beside_such_words(sentence: str, value: float, deadline: int | None) -> None:
    assert [(each.value, each.deadline) for each in read(sentence)][:1] == [(value, deadline)]


@pytest.mark.parametrize("year", ["2000年底前建成", "2000年到2005年建成", "2003年以前设立"])
def test_a_year_that_says_which_are_meant_is_no_deadline(year: str) -> None:
    assert [each.deadline for each in read(f"改造{year}的小区300个。")] == [None]


def test_a_score_in_a_table_of_marks_is_no_aim() -> None:
    assert read("评价结果为优秀的得分10分，良好的得分8分。") == []


@pytest.mark.parametrize("blank", ["　", "  ", ""])
@pytest.mark.parametrize("number", ["第二条", "第十一条"])
def test_a_year_behind_the_number_of_an_article_governs_it(number: str, blank: str) -> None:
    words = f"{number}{blank}2034年，全区实施招商项目121个，到位资金142.3亿元。"
    assert [each.deadline for each in read(words)] == [2034, 2034]


def test_up_to_how_much_one_borrows_is_no_aim() -> None:
    assert [each.value for each in read("普惠贷款增长15%以上，单户最高1000万元，单笔不超过300万元。")] == [15]


@pytest.mark.parametrize("words", ["2次以上同类的", "3.5万农村", "88%（2035年）、", "2次以上"])
def test_thousands_of_numbers_without_a_stop_are_read_in_proportion_to_their_length(words: str) -> None:
    with given_up_after(45):  # a minute or two where all that stands before each of them is looked through
        assert read(words * 6000) is not None
