"""How many others, which other, those at least: what is said beside the units, tasks and targets named is kept."""

from __future__ import annotations

from itertools import combinations

import pytest

from query.ask import Asker

LEADS = ("区经济信息委", "区发展改革委", "区生态环境局", "区商务委")
UNITS = ("区科技局", "区水利局", "区应急局", "区教委", "数智产业园公司")
PAIRS = tuple(combinations(UNITS, 2))
WITH_OTHERS = (
    ("{}和另外一家单位共同牵头的任务有哪些", 2),
    ("{}只和另一家单位一起牵头的任务有哪些", 2),
    ("{}跟另外两家单位一起牵头的任务有哪些", 3),
    ("Which tasks does {} lead jointly with exactly one other unit?", 2),
    ("Which tasks does {} co-lead with two other units?", 3),
    ("List the tasks that {} leads together with one other agency", 2),
)
MEET = ("{}跟{}凑在一起的任务有哪些", "{}和{}碰到一起的任务有哪些", "{}和{}凑到一起的任务是哪几条")
ANY_OF = (
    "{}、{}，两家里至少有一家负责的任务有哪些",
    "{}和{}两家中至少一家负责的任务是哪几条",
    "{}和{}这两家里头，至少一家负责的任务有哪些",
)
SHARES = (
    "{}负责的任务里，它牵头的占百分之几",
    "{}负责的任务中，由它牵头的占百分之几",
    "{}负责的任务里，由该委牵头的占百分之几",
)
SEVERAL_LEAD = (("2", 3), ("16", 2), ("20", 2))
THE_REST = ("第{0}条有{1}家牵头，{2}之外的还有谁", "第{0}条由{1}家牵头，除了{2}，另外那家是谁")
CHINESE = {2: "两", 3: "三"}
SPANS = ("介于{}%和{}%之间的目标有哪些", "数值在{}%与{}%之间的目标有哪些", "Which targets lie between {}% and {}%?")
STRICT_SPANS = ("数值在{}%到{}%之间（不含两端）的目标有哪些", "Which targets lie strictly between {}% and {}%?")
THINGS = (("上奇创", "芸中鹰"), ("弘愿工具", "芸中鹰"))
BOTH_SIDES = ("{}所在的任务和{}所在的任务，哪些责任单位两边都有", "{}和{}两条任务里都有份的单位是哪些")


def named(asker: Asker, question: str) -> set[str]:
    """Return the numbers, labels or indicators that answer a question."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.note)
    return {str(item.get("number") or item.get("label") or item.get("indicator")) for item in answer.answers}


@pytest.mark.parametrize("unit", LEADS)
def test_a_unit_leads_with_so_many_others(asker: Asker, unit: str) -> None:
    led = named(asker, f"{unit}牵头的任务有哪些")
    leads = {number: len(named(asker, f"谁牵头第{number}条")) for number in led}
    for build, total in WITH_OTHERS:
        assert named(asker, build.format(unit)) == {n for n in led if leads[n] == total}, build


@pytest.mark.parametrize("pair", PAIRS)
def test_units_meet_in_the_tasks_of_both_and_at_least_one_has_those_of_either(
    asker: Asker, pair: tuple[str, str]
) -> None:
    one, other = (named(asker, f"{unit}负责的任务有哪些") for unit in pair)
    for build in MEET:
        assert named(asker, build.format(*pair)) == one & other, build
    for build in ANY_OF:
        assert named(asker, build.format(*pair)) == one | other, build


@pytest.mark.parametrize("unit", ["区经济信息委", "区发展改革委", "区农业农村委"])
def test_the_pronoun_of_a_share_is_the_unit_in_front(asker: Asker, unit: str) -> None:
    led, own = (named(asker, f"{unit}{verb}的任务有哪些") for verb in ("牵头", "负责"))
    for build in SHARES:
        (item,) = asker.ask(build.format(unit)).answers
        assert item["value"] == pytest.approx(100 * len(led) / len(own), abs=0.06), build


@pytest.mark.parametrize(("number", "total"), SEVERAL_LEAD)
def test_the_rest_of_so_many_leads_are_leads(asker: Asker, number: str, total: int) -> None:
    leads = sorted(named(asker, f"谁牵头第{number}条"))
    assert len(leads) == total
    for build in THE_REST:
        question = build.format(number, CHINESE[total], "、".join(leads[:-1]))
        assert named(asker, question) == {leads[-1]}, question


def test_the_role_asked_for_is_not_that_of_the_unit_above(asker: Asker) -> None:
    for number in ("9", "18"):
        (lead,) = named(asker, f"谁牵头第{number}条")
        others = named(asker, f"第{number}条有哪些参与单位")
        assert named(asker, f"第{number}条里{lead}下面还有哪些参与单位") == others


@pytest.mark.parametrize(("least", "most"), [(40, 60), (43, 60), (80, 95)])
def test_a_span_of_amounts_has_its_ends_unless_they_are_left_out(asker: Asker, least: int, most: int) -> None:
    within = named(asker, f"不低于{least}%的目标有哪些") & named(asker, f"不高于{most}%的目标有哪些")
    inside = named(asker, f"高于{least}%的目标有哪些") & named(asker, f"低于{most}%的目标有哪些")
    assert within
    for build in SPANS:
        assert named(asker, build.format(least, most)) == within, build
    for build in STRICT_SPANS:
        assert named(asker, build.format(least, most)) == inside, build


@pytest.mark.parametrize("pair", THINGS)
def test_units_on_both_sides_are_in_a_task_of_each_thing(asker: Asker, pair: tuple[str, str]) -> None:
    one, other = (named(asker, f"{thing}所在的任务有哪些责任单位") for thing in pair)
    for build in BOTH_SIDES:
        assert named(asker, build.format(*pair)) == one & other, build


def test_an_amount_bounds_the_targets_asked_before(asker: Asker) -> None:
    whole = named(asker, "农业部分不低于90%的目标有哪些")
    for follow in ("其中达到90%及以上的是哪几个", "哪几个不低于90%", "不低于90%的有哪些"):
        asker.ask("农业部分有几个量化目标", session=follow)
        told = asker.ask(follow, session=follow)
        assert {item["indicator"] for item in told.answers} == whole, follow


def test_how_many_targets_are_due_in_a_year_bounds_no_tasks(asker: Asker) -> None:
    due = named(asker, "有2025年到期的目标的任务有哪些")
    assert named(asker, "哪几条任务至少有一个2025年到期的目标") == due
    assert named(asker, "Which tasks contain at least one target due in 2025?") == due
    for many in ("有两个以上2025年到期目标的任务有哪些", "Which tasks have at least two targets due in 2025?"):
        assert asker.ask(many).status == "not_understood"


def test_a_bracket_that_says_how_units_are_counted_names_none(asker: Asker) -> None:
    plain = named(asker, "责任单位不超过4家的任务有哪些")
    for note in ("镇街、区属国有公司这类统称也各算一家", "镇街也算一家", "各镇街算作一家"):
        assert named(asker, f"责任单位（{note}）不超过4家的任务有哪些") == plain


def test_a_unit_that_counts_as_lead_too_is_one(asker: Asker) -> None:
    for unit in LEADS:
        assert named(asker, f"{unit}也算牵头单位的任务有哪些") == named(asker, f"{unit}牵头的任务有哪些")
