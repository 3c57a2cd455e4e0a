"""Laws of targets: what is measured, how much, in which direction, by when; and numbers that set no aim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span
from kg.extractors.targets import targets
from kg.facts import Target
from tests.properties.profile import FIXED

Quantity = tuple[str, str, float, str | None]


def read(words: str, *, inherit: bool = False) -> list[Target]:
    return list(targets(words, [Span(0, len(words))], inherit=inherit))


def counted(words: str) -> list[Quantity]:
    return [
        (found.indicator, found.comparator or "", found.value or 0, found.unit)
        for found in read(words)
        if not found.qualitative
    ]


SENTENCES: dict[str, list[Quantity]] = {
    "失业率不超过5.5%。": [("失业率", "<=", 5.5, "%")],
    "能耗不高于3吨。": [("能耗", "<=", 3, "吨")],
    "能耗不低于3吨。": [("能耗", ">=", 3, "吨")],
    "失业率控制在5%左右。": [("失业率", "~", 5, "%")],
    "甲率、乙率都达到95%以上。": [("甲率", ">=", 95, "%"), ("乙率", ">=", 95, "%")],
    "甲率、乙率均达到95%。": [("甲率", "=", 95, "%"), ("乙率", "=", 95, "%")],
    "首都功能区达到5个。": [("首都功能区", "=", 5, "个")],
    "便民点达到220处以上、驿站30座。": [("便民点", ">=", 220, "处"), ("驿站", "=", 30, "座")],
    "培育青岚公寓618套、云霁社区2个。": [("青岚公寓", "=", 618, "套"), ("云霁社区", "=", 2, "个")],
    "建成20分钟生活圈5个。": [("20分钟生活圈", "=", 5, "个")],
    "新增50亿元以上企业1家、10亿元以上企业3家。": [("50亿元以上企业", "=", 1, "家"), ("10亿元以上企业", "=", 3, "家")],
    "人均寿命达到79岁。": [("人均寿命", "=", 79, "岁")],
    "养老床位达到二十张。": [("养老床位", "=", 20, "张")],
    "新建项目普及率达到30%。": [("新建项目普及率", "=", 30, "%")],
    "新能源车不少于20辆。": [("新能源车", ">=", 20, "辆")],
    "基本公共服务均衡系数达到0.9。": [("基本公共服务均衡系数", "=", 0.9, None)],
    "开发区单位面积产值达到5亿元/平方公里。": [("开发区单位面积产值", "=", 5, "亿元/平方公里")],
    "建筑业总产值达到68亿元。": [("建筑业总产值", "=", 68, "亿元")],
    "基本建成青岚驿站20家。": [("青岚驿站", "=", 20, "家")],
    "确保全社会投入强度达到2%以上。": [("全社会投入强度", ">=", 2, "%")],
    "12．新增青岚驿站20家。": [("青岚驿站", "=", 20, "家")],
}


@pytest.mark.parametrize("words", SENTENCES)
def test_a_sentence_says_what_and_how_much(words: str) -> None:
    assert counted(words) == SENTENCES[words]


NO_TARGETS = (
    "对60岁以上老人给予关怀。",
    "打造千亿元产业集群。",
    "培育百亿元、千亿元企业。",
    "对面积90平方米及以下的住房分类施策。",
    "违者处以5000元罚款。",
    "给予每家20万元奖励。",
    "2030年，已建成驿站20座。",
    "严禁新增产能3万吨。",
    "落实《甲办法（2031年）》第12条。",
    "推动4A级景区提升。",
)


@pytest.mark.parametrize("words", NO_TARGETS)
def test_numbers_that_set_no_aim(words: str) -> None:
    assert read(words) == []


def test_a_change_has_direction_and_baseline() -> None:
    (found,) = read("到2035年，单位能耗较2030年下降14%以上。")
    assert (found.value, found.change, found.comparator) == (14, "decrease", ">=")
    assert (found.baseline, found.deadline) == (2030, 2035)


def test_a_level_reached_by_falling_is_no_change() -> None:
    (found,) = read("漏损率下降到8%。")
    assert (found.value, found.change) == (8, None)


def test_a_range_has_two_ends() -> None:
    (found,) = read("建成驿站3-5座。")
    assert (found.value, found.value_max) == (3, 5)


def test_values_are_dealt_out_to_years() -> None:
    assert [(t.value, t.deadline) for t in read("到2033年，覆盖率达到30%，到2035年达到50%。")] == [
        (30, 2033),
        (50, 2035),
    ]


def test_a_dated_end_without_a_number_is_a_milestone() -> None:
    (found,) = read("到2035年，服务体系基本建成。")
    assert (found.qualitative, found.value, found.deadline) == (True, None, 2035)
    assert found.indicator in "服务体系基本建成"


def test_a_ratio_is_no_number_and_stays_whole() -> None:
    (found,) = read("到2035年，床人比提高到1:1.6以上。")
    assert (found.qualitative, found.value, found.indicator) == (True, None, "床人比提高到1:1.6以上")


def test_only_a_chapter_of_aims_hands_its_deadline_on() -> None:
    words = "到2035年，覆盖率达到30%。利用率达到50%。"
    assert [found.deadline for found in read(words, inherit=True)] == [2035, 2035]
    assert [found.deadline for found in read(words)] == [2035, None]


@FIXED
@given(st.integers(2, 9999), st.sampled_from(("家", "个", "万亩", "公里", "亿元")), st.integers(2026, 2060))
def test_every_target_quotes_its_number(value: int, unit: str, year: int) -> None:
    words = f"到{year}年，青岚规模达到{value}{unit}以上。"
    (found,) = read(words)
    assert (found.value, found.unit, found.deadline, found.comparator) == (value, unit, year, ">=")
    assert f"{value}{unit}" in found.span.of(words)
