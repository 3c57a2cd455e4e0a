"""Where clauses stand and what stands beside them: dashes, headings, deadlines with and without brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Task
from tests.properties.profile import FIXED

LED = [("市教育局", "lead"), ("市财政局", "cooperate")]


def tasks(body: str) -> tuple[Task, ...]:
    return extract(parse(text_as_raw(f"某市工作方案\n一、总体要求\n{body}\n"))).tasks


def roles(task: Task) -> list[tuple[str, str]]:
    return [(fact.unit, fact.role) for fact in task.responsibilities]


@pytest.mark.parametrize("dash", ["——", "—— ", "—", "－", "--"])
def test_a_dash_before_the_first_unit_is_no_part_of_its_name(dash: str) -> None:
    body = "\n".join(f"（{at}）推进工作。做好工作。{dash}市教育局牵头，市财政局配合" for at in "一二")
    assert [roles(task) for task in tasks(body)] == [LED, LED]


@pytest.mark.parametrize(
    "when", ["2036年12月底前完成，并长期坚持", "于2036年底前完成", "力争2036年6月完成", "并持续推进"]
)
def test_by_when_it_shall_be_done_stands_behind_the_roles(when: str) -> None:
    (task,) = tasks(f"（一）推进工作。做好工作。（市教育局牵头，市财政局配合，{when}）")
    assert (roles(task), task.deadline) == (LED, when)


@pytest.mark.parametrize(("opened", "closed"), [("【", "】"), ("［", "］"), ("〔", "〕"), ("[", "]"), ("【", "】：")])
def test_labels_in_brackets_may_name_the_deadline(opened: str, closed: str) -> None:
    labelled = {"牵头单位": "市教育局", "配合单位": "市财政局", "完成时限": "2036年底"}
    lines = "\n".join(f"{opened}{label}{closed}{value}" for label, value in labelled.items())
    (task,) = tasks(f"（一）推进工作。做好工作。\n{lines}\n（二）完善机制。")
    assert (roles(task), task.deadline) == (LED, "2036年底")


@pytest.mark.parametrize("number", ["（{}）", "{}、", "第{}条　"])
def test_units_behind_a_heading_answer_for_all_below_it(number: str) -> None:
    heads = ["健全完善工作机制（市教育局）", "完善支持政策体系（市财政局、市林业局）", "推进重点工程建设（市水利局）"]
    body = "\n".join(f"{number.format('一二三'[at])}{head}\n1.推进。\n2.落实。" for at, head in enumerate(heads))
    found = tasks(body)
    assert [[fact.unit for fact in task.responsibilities] for task in found] == [
        ["市教育局"],
        ["市财政局", "市林业局"],
        ["市水利局"],
    ]
    assert [task.title for task in found] == [head.partition("（")[0] for head in heads]


def test_persons_with_their_units_in_brackets_are_no_tasks() -> None:
    names = ["欧阳某某", "李某某", "王某某", "张某"]
    assert tasks("\n".join(f"{at}.{name}（市教育局）" for at, name in enumerate(names, start=1))) == ()


@pytest.mark.parametrize("mark", ["共同牵头", "联合牵头", "均为牵头单位", "分别牵头"])
def test_a_mark_behind_the_last_of_several_holds_for_all_before_the_comma(mark: str) -> None:
    (task,) = tasks(f"（一）推进工作。〔责任单位：市教育局、市财政局（{mark}），市林业局、各区政府〕")
    assert [role for _, role in roles(task)] == ["lead", "lead", "participate", "participate"]


@pytest.mark.parametrize("office", ["区委常委、副区长张三", "市委常委", "县人武部政委"])
def test_who_holds_an_office_is_no_unit(office: str) -> None:
    (task,) = tasks(f"（一）推进工作。牵头领导：{office}；牵头单位：市教育局；配合单位：市财政局。")
    assert roles(task) == LED


@FIXED
@given(
    st.lists(
        st.sampled_from(("市教育局", "市林业局", "市水利局", "各区人民政府")), min_size=1, max_size=4, unique=True
    ),
    st.sampled_from(("\n", "、\n", "，\n", "、")),
    st.sampled_from(("完成时限：2036年底", "（二）完善机制。")),
)
def test_units_of_a_label_may_stand_on_lines_of_their_own(units: list[str], between: str, behind: str) -> None:
    body = f"（一）推进工作。\n牵头单位：市财政局\n责任单位：{between.join(units)}\n{behind}"
    (task,) = tasks(body)
    assert roles(task) == [("市财政局", "lead"), *((unit, "participate") for unit in units)]
    assert task.deadline == ("2036年底" if "2036" in behind else None)


def test_who_signs_below_a_label_line_is_none_of_its_units() -> None:
    (task,) = tasks("（一）推进工作。\n责任单位：市财政局\n某市人民政府\n2036年3月4日")
    assert roles(task) == [("市财政局", "responsible")]


@pytest.mark.parametrize("clause", ["市教育局、市财政局按职责分工负责", "责任单位：市教育局、市财政局"])
@pytest.mark.parametrize("behind", ["\n（二）完善机制。做好保障。", "\n二、保障措施\n加强领导。", ""])
def test_a_bracket_that_is_never_closed_ends_with_its_line(clause: str, behind: str) -> None:
    (task,) = tasks(f"（一）推进工作。做好工作。（{clause}{behind}")
    assert roles(task) == [("市教育局", "responsible"), ("市财政局", "responsible")]


def test_a_bracket_that_was_never_opened_is_no_part_of_a_name() -> None:
    (task,) = tasks("（一）推进工作。做好工作。牵头单位：市教育局；配合单位：各区（市、县）政府、市财政局）")
    assert roles(task) == [("市教育局", "lead"), ("各区（市、县）政府", "cooperate"), ("市财政局", "cooperate")]


@pytest.mark.parametrize(
    "rule", ["列第一位者为牵头单位，下同", "排在首位的为牵头单位", "第一个单位为牵头单位，以下均同"]
)
def test_a_rule_in_brackets_on_a_line_of_labels_is_part_of_it(rule: str) -> None:
    first = f"责任单位：市教育局、市财政局（{rule}）；配合单位：市水利局"
    body = f"（一）推进工作。做好工作。\n{first}\n（二）完善机制。做好工作。\n责任单位：市林业局、市财政局\n"
    one, two = tasks(body)
    assert roles(one) == [("市教育局", "lead"), ("市财政局", "participate"), ("市水利局", "cooperate")]
    assert roles(two) == [("市林业局", "lead"), ("市财政局", "participate")]


@pytest.mark.parametrize("label", ["责任落实", "任务落实", "分工落实", "责任分工", "任务分工"])
@pytest.mark.parametrize(
    "words", ["市教育局牵头，市财政局配合", "由市教育局牵头，市财政局配合", "牵头单位市教育局，配合单位市财政局"]
)
def test_a_label_of_what_is_divided_stands_on_a_line_before_units(label: str, words: str) -> None:
    (task,) = tasks(f"（一）推进工作。做好工作。\n{label}：{words}\n（二）完善机制。做好工作。")
    assert roles(task) == LED


@pytest.mark.parametrize("words", ["各乡镇要压实责任，加强检查。", "张三负责全面工作", "加强检查，市教育局负责"])
def test_a_label_of_what_is_divided_before_other_words_names_nobody(words: str) -> None:
    assert tasks(f"（一）推进工作。做好工作。\n责任落实：{words}\n（二）完善机制。做好工作。") == ()


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("责任单位：市教育局、市财政局；其中，市教育局负责业务，市财政局负责资金", ["responsible", "responsible"]),
        ("责任单位：市教育局、市财政局，其中市教育局牵头", ["lead", "participate"]),
        ("牵头单位：市教育局，配合单位：市财政局，其中市财政局负责资金", ["lead", "cooperate"]),
        ("主责单位：市教育局，技术支撑单位：市财政局", ["lead", "cooperate"]),
        ("主管部门：市教育局，要素保障部门：市财政局", ["lead", "cooperate"]),
    ],
)
def test_who_of_those_named_does_what_names_none_again(clause: str, wanted: list[str]) -> None:
    (task,) = tasks(f"（一）推进工作。做好工作。\n{clause}\n（二）完善机制。")
    assert roles(task) == list(zip(("市教育局", "市财政局"), wanted, strict=True))


@pytest.mark.parametrize("holder", ["股室", "股所", "科室", "站所"])
def test_sections_of_an_office_answer_as_units_do(holder: str) -> None:
    (task,) = tasks(f"（一）推进工作。做好工作。\n责任领导：李某某\n责任{holder}：规划股、县公交公司\n（二）完善机制。")
    assert roles(task) == [("规划股", "responsible"), ("县公交公司", "responsible")]
