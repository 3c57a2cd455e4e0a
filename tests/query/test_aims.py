"""A question about targets in other words has the answer of the plain one; near words keep their own meaning."""

from __future__ import annotations

import pytest

from query.ask import Asker

PLACES = ("第2条", "第13条", "第17条", "第22条", "农业部分", "区水利局负责的任务")
YEARS = ("2022", "2023", "2025")
CHECKED = ("年底考核，{}要看哪些指标", "{}要考核哪些指标", "{}的考核指标有哪些", "对{}考核什么指标")
WITH_NUMBERS = ("{}都要达到哪些数", "{}写了哪些数", "{}有哪些硬数字", "{}的目标中，哪些是量化的")
WITHOUT_NUMBERS = (
    "{}的目标里，没写数的有哪些",
    "{}没有量化数值的目标有哪些",
    "{}不是量化的目标有哪些",
    "{}没有定量的目标有哪些",
    "{}哪些目标是定性的",
    "{}的目标里，只定了节点没给数的有哪些",
)
BOTH_KINDS = (
    "{}定性和定量目标各有哪些",
    "{}的目标，不管定量定性都列出来",
    "{}的目标，带数的不带数的一起给我",
    "{}定了什么目标，除了数字指标，定性要求也别漏",
)
FROM_YEAR = (
    "以{}年数据为基础的目标有哪些",
    "参照年份为{}年的指标有哪些",
    "哪些指标要和{}年比着算",
    "Which targets have a baseline year of {}?",
    "What are the indicators with {} as the reference year?",
    "跟{}年对比的指标有哪些",
    "拿{}年做对比的指标有哪几个",
    "哪些指标的基期定在{}年",
    "比照{}年的目标有哪些",
)
OVER = (
    "家数超过{}家的目标有哪些",
    "{0}家不算，目标数量超出{0}家的指标都是什么",
    "{0}家不算，目标数在{0}家以上的指标都是什么",
    "指标里家数多于{}的有哪几个",
)
AT_LEAST = ("农业部分{}%起步的指标", "农业部分目标值{}%往上的指标", "农业部分目标在{}%以上的指标有几个，是哪些")
REDUCED = (
    "{}牵头的任务里，减排500吨以上的污染物有哪些",
    "{}牵头的任务里，哪些排放量要减500吨以上",
    "{}牵头的任务里，哪几项排放量下降至少500吨",
)
UNDATED = (
    "{}哪些指标没交代完成年份",
    "{}没说年限的指标有哪些",
    "{}不带年份的目标有哪些",
    "{}的目标里没定时间的有哪些",
    "{}哪些指标没标明完成年限",
)
LATER = (
    "期限比{}年还晚的目标有哪些",
    "期限超过{}年的目标有哪些",
    "{}年后才到期的目标有哪些",
    "期限晚于{}年的目标有哪些",
)
IN_PERCENT = ("要求往下降、又用百分比衡量的指标有哪些", "哪些下降指标是百分比的", "下降类指标中，用%衡量的有哪些")
HIGHER = (
    "{0}和{1}，哪个目标高",
    "{0}和{1}，谁的目标更高",
    "{0}、{1}，目标高的是哪一个",
    "{0}高还是{1}高",
)
STEEPER = (
    "{head}{0}和{1}，哪个降得更狠",
    "{head}的{0}和{1}，谁降得多",
    "{head}{0}与{1}相比，目标降得多的是哪一个",
    "{0}跟{1}比（都是{head}的），哪个要降得更多",
    "{head}，是{0}要求降得多，还是{1}要求降得多",
)
APART = (
    "{}和{}分别是多少",
    "{}和{}分别达到多少",
    "{}、{}各要达到多少",
    "{}几家、{}几家",
    "{}要达到多少，{}要达到多少",
)
NUMBERED_IN_ENGLISH = (
    "What numbers must {} reach?",
    "what concrete numbers does {} aim for",
    "In {}, which targets have figures attached?",
    "Give me every target with a number in {}.",
)
MORE_DUE = ("{}年和{}年，哪年到期的目标多", "{}与{}相比，哪一年的目标更多", "{}、{}两年，目标多的是哪一年")
ALSO = ("{}有哪些目标？没标年份的也报上来", "{}的目标有哪些，没有数字的也要", "{}定了哪些目标，没写年限的也列上")
SO_FAR = ("{}现在是多少", "{}目前达到多少", "{}如今实有多少亩", "{}已达到多少", "{}实际达到多少")
INDICATORS = ("农作物秸秆综合利用率", "大宗工业固废利用率", "智能网联及新能源汽车产量", "农业灌溉水有效利用系数")


def said(asker: Asker, question: str) -> list[str]:
    """Return the things that answer a question, in one order."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return sorted(str(item.get("iri", item.get("value"))) for item in answer.answers)


@pytest.mark.parametrize("place", PLACES)
def test_kinds_of_targets_in_other_words(asker: Asker, place: str) -> None:
    every, numbers, nodes = (said(asker, f"{place}有哪些{kind}") for kind in ("目标", "量化目标", "没有数字的目标"))
    assert sorted(numbers + nodes) == every
    for builds, plain in ((CHECKED, every), (WITH_NUMBERS, numbers), (WITHOUT_NUMBERS, nodes), (BOTH_KINDS, every)):
        for build in builds:
            assert said(asker, build.format(place)) == plain, build.format(place)


@pytest.mark.parametrize("build", FROM_YEAR)
def test_what_is_set_against_a_year_has_it_as_its_baseline(asker: Asker, build: str) -> None:
    for year in (2020, 2021):
        assert said(asker, build.format(year)) == said(asker, f"以{year}年为基准年的指标有哪些") != []


def test_two_years_beside_each_other_are_no_baseline(asker: Asker) -> None:
    plain = said(asker, "2023年到期的目标有哪些") + said(asker, "2024年到期的目标有哪些")
    assert said(asker, "期限落在2023和2024年的目标，各是哪一项") == sorted(plain)
    assert said(asker, "2023年、2024年各该完成哪些目标") == sorted(plain)


@pytest.mark.parametrize("number", [3, 20, 25])
def test_a_bound_that_is_said_roundabout(asker: Asker, number: int) -> None:
    plain = said(asker, f"目标值超过{number}家的指标有哪些")
    assert all(said(asker, build.format(number)) == plain for build in OVER)
    share = said(asker, f"农业部分目标值不低于{3 * number}%的指标有哪些")
    assert all(said(asker, build.format(3 * number)) == share for build in AT_LEAST)


def test_an_amount_bounds_indicators_called_by_a_noun(asker: Asker) -> None:
    plain = said(asker, "区生态环境局牵头的任务里，目标不低于500吨的有哪些")
    assert all(said(asker, build.format("区生态环境局")) == plain != [] for build in REDUCED)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_name_of_an_indicator_asks_for_its_value(asker: Asker, indicator: str) -> None:
    plain = said(asker, f"2025年{indicator}要达到多少")
    assert said(asker, indicator) == said(asker, f"2025年{indicator}") == plain != []


@pytest.mark.parametrize("year", YEARS)
def test_targets_of_a_part_by_its_name_alone(asker: Asker, year: str) -> None:
    for part in ("农业", "服务业"):
        plain = said(asker, f"{part}部分{year}年到期的目标有哪些")
        assert said(asker, f"{year}年到期的{part}目标有哪些") == plain


@pytest.mark.parametrize("place", ["", "农业部分", "第18条", "第15条"])
def test_targets_without_a_year(asker: Asker, place: str) -> None:
    plain = said(asker, f"{place}没有期限的目标有哪些")
    assert plain
    assert all(said(asker, build.format(place)) == plain for build in UNDATED)


@pytest.mark.parametrize("year", [2022, 2023, 2025])
def test_targets_later_than_a_year(asker: Asker, year: int) -> None:
    plain = said(asker, f"{year}年以后到期的目标有哪些")
    assert plain
    assert all(said(asker, build.format(year)) == plain for build in LATER)


def test_direction_and_measure_both_bound(asker: Asker) -> None:
    plain = said(asker, "要求下降、单位是百分比的指标有哪些")
    assert plain
    assert all(said(asker, build) == plain for build in IN_PERCENT)
    assert said(asker, "哪个百分比指标降得最多") == said(asker, "下降幅度最大的百分比指标是哪个") != []


@pytest.mark.parametrize("pair", [("化肥使用量", "大宗工业固废利用率"), ("农作物秸秆综合利用率", "畜禽粪污综合利用率")])
def test_the_higher_of_two_targets(asker: Asker, pair: tuple[str, str]) -> None:
    plain = said(asker, "{}和{}哪个更高".format(*pair))
    assert len(plain) == 1
    assert all(said(asker, build.format(*pair)) == plain for build in HIGHER)


@pytest.mark.parametrize("pair", [("能耗", "用水量"), ("用水量", "能耗")])
@pytest.mark.parametrize("head", ["规模以上工业单位增加值", "规上工业单位增加值"])
def test_two_targets_that_share_their_head(asker: Asker, pair: tuple[str, str], head: str) -> None:
    plain = said(asker, "规模以上工业单位增加值能耗和规模以上工业单位增加值用水量哪个下降幅度更大")
    assert len(plain) == 1
    assert all(said(asker, build.format(*pair, head=head)) == plain for build in STEEPER)


@pytest.mark.parametrize("place", ["第18条", "第13条", "农业部分"])
def test_what_also_counts_takes_nothing_away(asker: Asker, place: str) -> None:
    plain = said(asker, f"{place}有哪些目标")
    assert all(said(asker, build.format(place)) == plain for build in ALSO)


@pytest.mark.parametrize("indicator", [*INDICATORS, "高标准农田"])
def test_how_far_it_has_come_is_in_no_plan(asker: Asker, indicator: str) -> None:
    assert all(asker.ask(build.format(indicator)).status != "answered" for build in SO_FAR)


@pytest.mark.parametrize("pair", [("智慧医院", "互联网医院"), ("化肥使用量", "农药使用量")])
def test_two_values_asked_for_beside_each_other(asker: Asker, pair: tuple[str, str]) -> None:
    plain = sorted(said(asker, f"{pair[0]}的目标是多少") + said(asker, f"{pair[1]}的目标是多少"))
    assert len(plain) == len(set(plain)) == 2
    assert all(said(asker, build.format(*pair)) == plain for build in APART)


@pytest.mark.parametrize("number", [2, 13, 17])
def test_numbers_of_targets_in_english(asker: Asker, number: int) -> None:
    plain = said(asker, f"What are the quantified targets of task {number}?")
    assert plain
    assert all(said(asker, build.format(f"task {number}")) == plain for build in NUMBERED_IN_ENGLISH)


@pytest.mark.parametrize("pair", [(2022, 2023), (2022, 2025), (2025, 2030)])
def test_the_year_in_which_more_is_due(asker: Asker, pair: tuple[int, int]) -> None:
    plain = asker.ask("{}年的目标和{}年的目标哪个多".format(*pair)).answers
    assert plain
    assert all(asker.ask(build.format(*pair)).answers == plain for build in MORE_DUE)
