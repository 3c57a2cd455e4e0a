"""Ways in which clauses are printed: the same units and roles come out of each."""

from __future__ import annotations

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Task

LED = [("市教育局", "lead"), ("市财政局", "cooperate")]
BOTH = [("市教育局", "responsible"), ("市财政局", "responsible")]


def tasks(body: str, head: str = "某市工作方案") -> tuple[Task, ...]:
    return extract(
        parse(text_as_raw(f"{head}\n一、总体要求\n（一）推进工作。做好工作。{body}\n（二）完善机制。\n"))
    ).tasks


def roles(body: str) -> list[tuple[str, str]]:
    return [(fact.unit, fact.role) for task in tasks(body) for fact in task.responsibilities]


@pytest.mark.parametrize(
    "clause",
    [
        "（由市教育局牵头，市财政局配合）",
        "（牵头单位：市教育局，配合单位：市财政局",  # never closed
        "（市教育局牵头，市财政局配合。16.推进其他工作。优化服务。",  # never closed, and the next item behind it
        "（牵头单位：市教育局；配合单位：市财—3—政局）",  # a page's number inside a name
        "（牵头单位：市教育局；配合单位：\n\n— 3 —\n\n市财政局）",
        "\n牵头单位：市教育局　配合单位：市财政局　完成时限：年底",
        "\n牵头单位：市教育局\n配合单位：市财政局完成时限：2024年底",
        "\n【牵头单位】市教育局【配合单位】市财政局",
        "\n牵头单位　市教育局\n配合单位　市财政局",
        "\n▲牵头单位：市教育局\n▲配合单位：市财政局",
        "\n（1）牵头单位：市教育局。\n（2）配合单位：市财政局。",
        "\n责任单位：市教育局（牵头）、市财政局（配合）",
        "（主办：市教育局；协办：市财政局）",
        "（牵头市领导：某某；牵头单位：市教育局，配合单位：市财政局）",
        "（牵头单位为市教育局，配合单位为市财政局）",
        "（市教育局为牵头单位，市财政局为配合单位）",
        "（牵头单位：市教育局；配合单位：市财政局；预期成果：出台政策文件）",
        "（市教育局牵头，市财政局等20个部门配合）",
        "\n由市教育局牵头，市财政局配合。\n",
        "\n由市教育局牵头，市财政局配合，于6月底前完成。\n",
        "\n牵头单位：\n市教育局\n配合单位：\n市财政局",  # a narrow column pasted as lines
        "（牵头单位：市教育局，\n\n配合单位：市财政局）",  # a blank line inside the bracket
        "（牵头单位：市教育局；配合单位：市财政\n局）",
        "（牵头单位市教育局，配合单位市财政局）",  # the colon left out
        "（牵 头 单 位：市教育局；配 合 单 位：市财政局）",
        "（牵头单位——市教育局；配合单位——市财政局）",
        "｛市教育局牵头，市财政局配合｝",
        "（任务分工：市教育局牵头，市财政局配合）",
        "（分工：市教育局牵头，市财政局配合）",
    ],
)
def test_one_leads_and_one_helps(clause: str) -> None:
    assert roles(clause) == LED


@pytest.mark.parametrize(
    "clause",
    [
        "（责任单位：市教育局 市财政局）",
        "（市教育局、市财政局等省有关部门、单位按职责分工负责）",
        "（市教育局及市财政局按职责分工负责。以下责任单位均包括各县人民政府、市财政局，不再列出）",
        "（市教育局、市财政局等有关部门和单位按职责分工负责）",
        "（责任单位：市教育局、市财政局；时间：2023年底）",
        "（责任单位：1.市教育局；2.市财政局）",
        "（责任单位：市教育局、市财政局，联系人：市水利局农水科）",
        "（责任单位：市教育局市财政局）",  # blanks lost in print
        "（责任单位及责任人：市教育局 某某某，市财政局 某某）",
        "（有关单位：市教育局、市财政局负责）",
        "\n此项工作由市教育局会同市财政局负责。\n",
        "（以上工作由市教育局、市财政局负责）",
        "（责任单位：市教育局、市财政局等相关市政府）",
        "（责任单位：市教育局、市财政局负责。具体任务均涉及相关市政府，不再做分工，下同。）",
    ],
)
def test_both_are_responsible_and_nothing_else_is_a_unit(clause: str) -> None:
    assert roles(clause) == BOTH


WHOLE = (
    "各市、县（市、区）人民政府", "各市、县、自治县人民政府", "各省、自治区、直辖市", "各市州、县市区人民政府",
    "村（社区）", "各区人民政府（含开发区、风景区管委会，下同）",
)  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_governments_of_all_levels_named_in_one_breath_are_one_unit(name: str) -> None:
    assert roles(f"（市教育局、{name}负责）") == [("市教育局", "responsible"), (name, "responsible")]


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("各乡镇、街道", ["各乡镇", "街道"]),
        ("各区、县级市", ["各区", "县级市"]),
        ("各盟行政公署、市人民政府", ["各盟行政公署", "市人民政府"]),
        ("各乡镇人民政府、街道办事处", ["各乡镇人民政府", "街道办事处"]),
    ],
)
def test_all_places_of_several_kinds_are_a_group_each_where_each_has_a_name(printed: str, units: list[str]) -> None:
    facts = tasks(f"（{printed}负责）")[0].responsibilities
    assert [(fact.unit, fact.group) for fact in facts] == [(unit, True) for unit in units]


@pytest.mark.parametrize(
    "words",
    [
        "本方案由市教育局负责解释。",
        "由市教育局负责日常调度。",
        "成立综合协调组。由市教育局牵头，市财政局、市科协参加。",
        "领导小组由市长任组长。",
        "\n责任单位 完成时限\n",
        "\n主办单位：市政府办公室 网站标识码：4100000001\n",
        "\n各责任单位：\n请落实。",
        "\n联系人：市教育局规划科，联系电话：0999—8888888。\n",
        "\n业务联系人：市教育局某某某。\n",
    ],
)
def test_sentences_and_headers_that_only_look_like_clauses_are_none(words: str) -> None:
    assert roles(words) == []


def test_a_list_without_label_counts_where_other_paragraphs_end_in_clauses() -> None:
    bare = "做好保障。（市财政局、市水利局；12月底前）"
    led = (
        "（市教育局负责）\n（二）甲事。做好甲事。（市教育局负责）\n（三）乙事。做好乙事。（市教育局负责）\n（四）丙事。"
    )
    assert roles(led + bare)[3:] == [("市财政局", "responsible"), ("市水利局", "responsible")]
    assert roles(bare) == []


def test_a_list_without_label_may_stand_before_the_full_stop() -> None:
    lines = "".join(f"\n{n}.加快推进第{n}项重点工程建设并按期投用（市财政局、市水利局）。" for n in range(1, 4))
    assert roles(lines) == [("市财政局", "responsible"), ("市水利局", "responsible")] * 3
    people = "".join(f"\n{n}.李某某（市财政局）" for n in range(1, 6))
    assert roles(people) == []


def test_a_word_of_supervision_inside_a_name_makes_no_other_clause_of_a_bare_list() -> None:
    items = "".join(f"\n{n}.制定标准。（{unit}）" for n, unit in enumerate(("市市场监管局", "市财政局", "市教育局"), 1))
    assert [unit for unit, _ in roles(items)] == ["市市场监管局", "市财政局", "市教育局"]


def test_lists_without_label_inside_a_paragraph_count_where_no_other_clause_is_as_common() -> None:
    inner = "（1）建设甲工程（市教育局）；（2）加快乙项目建设（市财政局）；（3）推进丙工程（市水利局、市林业局）。"
    assert [unit for unit, _ in roles(inner)] == ["市教育局", "市财政局", "市水利局", "市林业局"]
    led = "".join(f"\n{n}.推进工作。（责任单位：市教育局）" for n in range(4))
    assert [unit for unit, _ in roles(inner + led)] == ["市教育局"] * 4
    assert roles("设立服务窗口（市教育局），开展服务。") == []


def test_an_alias_at_the_end_of_a_line_is_no_list() -> None:
    lines = "".join(
        f"\n牵头单位：市教育局\n责任单位：市水利局、各区（市）县政府（管委会）\n{n}.推进工作。" for n in range(5)
    )
    wanted = [("市教育局", "lead"), ("市水利局", "participate"), ("各区（市）县政府（管委会）", "participate")]
    assert roles(lines) == wanted * 5
    told = "".join(f"\n{n}.每月将推进情况报送市委宣传部（网信办）。" for n in range(5))
    assert roles(told) == []


def test_party_and_government_of_one_place_are_one_unit() -> None:
    assert roles("（各县（市、区）党委和政府负责）") == [("各县（市、区）党委和政府", "responsible")]
    assert roles("（各乡镇党委、政府负责）") == [("各乡镇党委、政府", "responsible")]
    assert roles("（甲开发区党工委、管委会负责）") == [("甲开发区党工委、管委会", "responsible")]
    assert roles("（市委、市政府负责）") == [("市委", "responsible"), ("市政府", "responsible")]


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("市、县（区）人民政府，市水利局", ["市人民政府", "县（区）人民政府", "市水利局"]),
        ("发展改革、财政、教育部门", ["发展改革部门", "财政部门", "教育部门"]),
        ("铁塔、电信公司", ["铁塔公司", "电信公司"]),
        ("甲市、乙市政府", ["甲市政府", "乙市政府"]),
    ],
)
def test_what_names_share_is_given_to_each(printed: str, units: list[str]) -> None:
    assert roles(f"（{printed}负责）") == [(unit, "responsible") for unit in units]


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("市教育局市财政局国网甲山供电公司", ["市教育局", "市财政局", "国网甲山供电公司"]),
        ("各县（区）人民政府市残疾人联合会", ["各县（区）人民政府", "市残疾人联合会"]),
        ("市教育局各乡镇", ["市教育局", "各乡镇"]),
        ("市教育局各科室", ["市教育局各科室"]),
    ],
)
def test_names_that_lost_the_line_end_between_them_are_told_apart(printed: str, units: list[str]) -> None:
    assert [unit for unit, _ in roles(f"（责任单位：{printed}）")] == units


def test_those_who_join_the_lead_take_part() -> None:
    assert roles("（市教育局牵头，会同市财政局、市水利局落实）") == [
        ("市教育局", "lead"),
        ("市财政局", "participate"),
        ("市水利局", "participate"),
    ]


def test_a_star_explained_behind_the_list_marks_the_lead() -> None:
    assert roles("（责任单位：市教育局★、市财政局。★为牵头单位）") == [
        ("市教育局", "lead"),
        ("市财政局", "participate"),
    ]


def test_an_item_inside_a_paragraph_has_its_own_number_and_title() -> None:
    found = tasks("（市教育局牵头）（1）谋划项目。开工。（责任单位：市财政局）（2）培育企业。（责任单位：市林业局）")
    assert [(task.number, task.title) for task in found] == [
        ("（一）", "推进工作"),
        ("（1）", "谋划项目"),
        ("（2）", "培育企业"),
    ]


def test_each_year_of_a_range_has_its_value() -> None:
    (task,) = tasks("2022至2024年绿色建筑占比分别达到80%、90%、95%。（责任单位：市教育局）")
    assert [(target.value, target.deadline) for target in task.targets] == [(80, 2022), (90, 2023), (95, 2024)]


def test_the_year_of_a_plan_for_one_year_is_meant_by_words_of_the_year() -> None:
    (task,) = tasks("全年造林10万亩。（责任单位：市林业局）", "某市2022年工作计划")
    assert [target.deadline for target in task.targets] == [2022]
    (task,) = tasks("全年造林10万亩。（责任单位：市林业局）", "某市2022—2025年工作计划")
    assert [target.deadline for target in task.targets] == [None]


def test_a_size_that_only_qualifies_a_noun_is_no_target() -> None:
    (task,) = tasks("建筑面积大于2万平方米的公共建筑先行。建成公园5个。（责任单位：市住建局）")
    assert [target.value for target in task.targets] == [5]


@pytest.mark.parametrize(
    "clause",
    [
        "（市教育局；市财政局配合）",
        "（市教育局，市财政局配合）",
        "（责任单位：市教育局，市财政局配合）",
        "（市教育局负责，市财政局给予支持）",
        "（市教育局等市直部门；市财政局等12个部门配合）",
    ],
)
def test_a_verb_of_helping_holds_for_those_behind_the_last_comma(clause: str) -> None:
    assert roles(clause) == [("市教育局", "responsible"), ("市财政局", "cooperate")]


def test_a_rule_may_stand_in_brackets_behind_the_last_unit() -> None:
    led = [("市教育局", "lead"), ("市财政局", "participate")]
    assert roles("（责任单位：市教育局、市财政局（第一个为牵头单位））") == led


def test_sentences_without_brackets_are_clauses_where_that_is_the_custom() -> None:
    body = "市教育局牵头，市财政局配合。\n（二）完善服务。提高效率。市教育局负责，市科协、各县（市、区）政府配合。"
    assert roles(body) == [
        *LED,
        ("市教育局", "responsible"),
        ("市科协", "cooperate"),
        ("各县（市、区）政府", "cooperate"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "市教育局牵头，市财政局配合。",  # one alone
        "各县区、各有关部门按职责分工抓好落实。\n（二）加强领导。压实责任。有关部门按职责分工负责。",  # nobody is named
        "市教育局要牵头抓好落实。\n（二）加强领导。压实责任。市财政局应当积极配合。",
    ],
)
def test_sentences_that_only_tell_of_units_are_none(body: str) -> None:
    assert roles(body) == []


def test_a_list_of_units_in_brackets_may_end_an_item_of_a_text_on_one_line() -> None:
    text = "（一）甲。做好甲。（市教育局牵头）（二）乙。做好乙。（市科协、市财政局）（三）丙。做好丙。（市教育局负责）"
    assert ("市科协", "responsible") in roles(text)


def test_beside_a_unit_marked_as_the_lead_the_others_take_part() -> None:
    assert roles("（牵头单位：市教育局（牵头）、市财政局）") == [("市教育局", "lead"), ("市财政局", "participate")]


def test_lists_before_a_full_stop_are_clauses_beside_clauses_in_that_place() -> None:
    body = (
        "改造公园和绿地，全部建成并开放使用（市教育局牵头，市财政局配合）。\n（二）甲。新建改造城市驿站，累计达到15处"
        "（各县区、市属开发区）。\n（三）乙。加快推进老旧小区改造和配套建设工程（市科协、市财政局）。"
    )
    assert roles(body) == [
        *LED,
        ("各县区", "responsible"),
        ("市属开发区", "responsible"),
        ("市科协", "responsible"),
        ("市财政局", "responsible"),
    ]


def test_behind_a_lead_a_comma_parts_no_roles() -> None:
    assert roles("（责任单位：市教育局牵头，市科协、市林业局，市财政局配合）") == [
        ("市教育局", "lead"),
        ("市科协", "cooperate"),
        ("市林业局", "cooperate"),
        ("市财政局", "cooperate"),
    ]


def test_the_last_of_joined_names_may_end_like_the_verb_begins() -> None:
    assert roles("（市教育局牵头，市文化和旅游局和市科协协办）") == [
        ("市教育局", "lead"),
        ("市文化和旅游局", "cooperate"),
        ("市科协", "cooperate"),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "（责任单位：市教育局、市财政局、各县区政府，市教育局为牵头单位）",
        "（责任单位：市教育局、市财政局、各县区政府，其中市教育局为牵头单位）",
    ],
)
def test_who_leads_of_those_named_before_may_be_said_behind_them(clause: str) -> None:
    assert roles(clause) == [("市教育局", "lead"), ("市财政局", "participate"), ("各县区政府", "participate")]


def test_places_may_be_told_by_what_they_have() -> None:
    assert roles("（市教育局、有农业的区人民政府负责）") == [
        ("市教育局", "responsible"),
        ("有农业的区人民政府", "responsible"),
    ]


def test_sentences_without_brackets_end_before_the_next_item_of_a_pressed_text() -> None:
    text = "（一）甲。做好甲。市教育局牵头，市财政局配合。（二）乙。做好乙。市科协负责。（三）丙。做好丙。"
    assert roles(text) == [*LED, ("市科协", "responsible")]
