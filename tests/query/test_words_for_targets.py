"""What targets are bounded by (a year, a unit of measure, a number) has one meaning, however it is said and asked."""

from __future__ import annotations

import pytest

from query.ask import Asker

SETS = ("", "第2条", "第9条", "第13条", "农业部分", "服务业那一节", "农委负责的任务", "第9条到第18条")
ALIKE = {
    "没写年份的": (
        "没有写明到期年份的",
        "缺年份的",
        "年份没写的",
        "期限空着的",
        "时间上没有要求的",
        "没给出完成年份的",
    ),
    "有期限的": ("写明完成年份的", "标了完成时间的", "注明了年份的", "定了期限的", "有明确时限的", "写了哪年完成的"),
    "2025年到期的": ("时间节点在2025年的", "期限定在2025年的", "节点落在2025年的"),
    "2023年以后到期的": ("不早于2024年的", "2024年起到期的", "2024年及以后的"),
    "2025年以前到期的": ("不晚于2024年的", "最迟2024年完成的", "2024年及以前的"),
    "单位是家的": ("按“家”数的", "论家算的", "拿“家”计的", "以家为单位的", "用“家”来算的", "单位写作“家”的"),
    "单位是吨的": ("拿吨算的", "用吨来衡量的", "吨为单位的", "按吨计量的"),
    "单位是百分比的": ("带百分号的", "用百分数写的", "拿百分比来算的", "写成百分比的"),
    "带数字的": ("量化的", "给了数字的", "能量化的"),
    "有基准年的": ("写了基准年的", "注明了基准年的", "带基准年的"),
    "要求下降的": ("要降的", "应降的"),
    "较2020年下降的": ("相对2020年下降的", "对比2020年下降的"),
    "不带数字的": ("未量化的", "不能量化的", "没给数字的"),
}
LISTED = ("{}有哪些{}指标", "{}的目标中，{}是哪些", "把{}{}目标列出来", "{}的指标，只看{}", "{}的目标哪几个是{}")
COUNTED = ("{}有几个{}目标", "{}的目标里，{}有几个", "{}{}指标共计多少项")
WHETHER = ("{}有没有哪个目标是{}", "{}存不存在{}目标")


def said(asker: Asker, question: str) -> set[object]:
    """Return what answers a question: the targets, or the one value."""
    return {item.get("iri", item.get("value")) for item in asker.ask(question).answers}


@pytest.mark.parametrize("plain", ALIKE)
@pytest.mark.parametrize("place", SETS[1:])
def test_words_that_mean_the_same_bound_the_same(asker: Asker, place: str, plain: str) -> None:
    every, bound = said(asker, f"{place}有哪些目标"), said(asker, f"{plain}目标有哪些")
    some = every & bound
    assert bound
    for words in (plain, *ALIKE[plain]):
        for build in LISTED:
            assert said(asker, build.format(place, words)) == some, build.format(place, words)
        for build in COUNTED:
            assert said(asker, build.format(place, words)) in ({len(some)}, set() if not some else {len(some)})
        for build in WHETHER:
            assert said(asker, build.format(place, words)) == {bool(some)}, build.format(place, words)


def test_all_targets_that_are_so_are_counted_against_all_there_are(asker: Asker) -> None:
    for place in SETS[1:]:
        every = said(asker, f"{place}有哪些目标")
        for bound in ("写明年份", "定了期限"):
            holds = said(asker, f"{place}有期限的目标有哪些") == every
            assert said(asker, f"{place}的目标都{bound}了吗") == {holds}, (place, bound)


@pytest.mark.parametrize("question", ["列出{}的目标，注明年份", "{}有哪些目标？请标明期限"])
def test_a_year_that_is_to_be_told_bounds_nothing(asker: Asker, question: str) -> None:
    for place in SETS[1:4]:
        assert said(asker, question.format(place)) == said(asker, f"{place}有哪些目标")
