"""Ways in which targets are printed: what is set, by when, and numbers that set nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.span import Span
from kg.extract import extract
from kg.extractors.targets import targets
from tests.properties.profile import FIXED

Said = tuple[float, str | None, int | None]

SET: dict[str, list[Said]] = {
    "2024年完成造林1300万亩，2025年完成450万亩。": [(1300, "万亩", 2024), (450, "万亩", 2025)],
    "2023—2025年造林9万亩，其中：2023年4万亩，2025年5万亩。": [
        (9, "万亩", 2025),
        (4, "万亩", 2023),
        (5, "万亩", 2025),
    ],
    "到2025年，毛入学率由2022年的58%提高到65%。": [(65, "%", 2025)],
    "办理环节由5个减少到2个。": [(2, "个", None)],
    "到2025年，入境游客恢复到2019年的80%。": [(80, "%", 2025)],
    "建设1个中心、3个基地和10个以上示范点。": [(1, "个", None), (3, "个", None), (10, "个", None)],
    "新建停车位5000个（其中公共停车位2000个）。": [(5000, "个", None), (2000, "个", None)],
    "城镇新增就业65万人以上，脱贫人口就业20万人。": [(65, "万人", None), (20, "万人", None)],
    "规范管理率≥70%，失业率≤5%。": [(70, "%", None), (5, "%", None)],
    "到2025年，平均受教育年限达到11.3年，满意度达到90分以上。": [(11.3, "年", 2025), (90, "分", 2025)],
    "产值达到1,200亿元。": [(1200, "亿元", None)],
    "林长巡林率100%。": [(100, "%", None)],
    "到2025年底，在8个行业分别培育1—2个数据集。": [(1, "个", 2025)],
    "完成30个县（市、区）管网改造，创建社区医院4所。": [(30, "个", None), (4, "所", None)],
    "2023年创建社区医院4所，1个镇卫生院达到二级医院水平。": [(4, "所", 2023), (1, "个", 2023)],
    "30%城市污水处理厂完成提标改造。": [(30, "%", None)],
    "年底前70%以上机关创建成为节约型机关。": [(70, "%", None)],
    "46．全市90%的市场主体纳入智慧监管平台。": [(90, "%", None)],
    "实现标识注册总量突破5亿。": [(5, "亿", None)],
    "建设240余座育苗大棚。": [(240, "座", None)],
    "接纳省外电量达到1200亿千瓦时。": [(1200, "亿千瓦时", None)],
    "规划建设8个500千伏、50个220千伏输变电项目。": [(8, "个", None), (50, "个", None)],
    "开展10个左右园区审核试点并给予奖补。": [(10, "个", None)],
    "新增1000万千瓦以上新能源装机。": [(1000, "万千瓦", None)],
    "力争2025年前建成3个基地、2030年前建成5个。": [(3, "个", 2025), (5, "个", 2030)],
    "招引亿元以上项目500个，其中10亿元以上项目50个。": [(500, "个", None), (50, "个", None)],
    "培育5家以上企业，对新认定的给予奖励。": [(5, "家", None)],
    "规上企业营业收入到2034年年均增长8%，总数不少于600家。": [(8, "%", 2034), (600, "家", 2034)],
    "年用水总量到2034年保持在30亿立方米以内。": [(30, "亿立方米", 2034)],
    "粮食面积58万亩、总产25万吨，新建高标准农田3万亩。": [(58, "万亩", None), (25, "万吨", None), (3, "万亩", None)],
    "到2034年，解决3.5万农村人口饮水安全问题，惠及12万群众。": [(3.5, "万", 2034), (12, "万", 2034)],
    "甲率、乙率分别提高1个、2个百分点。": [(1, "个百分点", None), (2, "个百分点", None)],
    "新增1.2万就业岗位。": [(1.2, "万", None)],
}


@pytest.mark.parametrize("sentence", SET)
def test_a_sentence_sets_these_values(sentence: str) -> None:
    found = list(targets(sentence, [Span(0, len(sentence))]))
    assert [(t.value, t.unit, t.deadline) for t in found if not t.qualitative] == SET[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "对购买家电给予10%补贴，每件不超过1000元。",
        "目前全市共有企业300家，实现产值100亿元。",
        "有效期3年。",
        "政策执行期5年。",
        "推广的改革举措（共23项）。",
        "科技成果转化激励方面4项：甲；乙。",
        "完成信息平台上线前15项业务编码。",
        "督促年综合能源消费量5000吨标准煤以上企业开展报告。",
        "推进整合苏南地区30万千瓦及以上机组供热半径15公里范围内锅炉。",
        "对组织大型团队的旅行社，组织游客游览3个以上景区，给予奖励。",
        "一次性组织不少于300人的团队，给予1万元奖补。",
        "团购规模超过30套不足100套的，每平方米补贴20元。",
        "按不超过500元/人次的标准发放消费券。",
        "为符合条件的低保对象每人发放300元消费券。",
        "12.对旅行社继续实施100%暂退保证金政策。",
        "计算各部门7个方面分值。",
        "全域建成“15分钟”医疗服务圈。",
        "全县粮食总产25万吨，是产粮大县。",
        "目前全市有3万多农村人口。",
        "归集车辆信息、出行信息、轨迹信息等6类数据。",
    ],
)
def test_a_sentence_sets_nothing(sentence: str) -> None:
    assert [t.value for t in targets(sentence, [Span(0, len(sentence))]) if not t.qualitative] == []


def test_members_of_a_list_are_counted_by_their_own_nouns() -> None:
    sentence = "打造10个标杆、5个平台。"
    assert [t.indicator for t in targets(sentence, [Span(0, len(sentence))])] == ["标杆", "平台"]


def test_a_list_that_values_are_dealt_out_to_is_parted_by_its_commas() -> None:
    sentence = "甲市及周边地区、乙地区机械化率分别达到10%、5%。"
    found = targets(sentence, [Span(0, len(sentence))])
    assert [t.indicator for t in found] == ["甲市及周边地区机械化率", "乙地区机械化率"]


def test_an_amount_with_more_than_that_many_is_at_least_so_much() -> None:
    sentence = "建设240余座育苗大棚。"
    assert [t.comparator for t in targets(sentence, [Span(0, len(sentence))])] == [">="]


def test_all_targets_of_a_plan_for_one_year_are_due_in_it() -> None:
    text = "某市造林2022年行动计划\n一、任务\n（一）造林。造林10万亩。到2025年，造林30万亩。（责任单位：市林业局）\n"
    (task,) = extract(parse(text_as_raw(text))).tasks
    assert [(t.value, t.deadline) for t in task.targets if not t.qualitative] == [(10, 2022), (30, 2025)]


def test_what_was_reached_before_the_year_of_the_document_is_no_aim() -> None:
    text = "关于造林的意见\n某政发〔2022〕3号\n一、目标\n2021年底，森林覆盖率达到45%。到2025年，森林覆盖率达到46%。\n"
    assert [target.deadline for target in extract(parse(text_as_raw(text))).targets] == [2025]


@FIXED
@given(
    st.lists(st.tuples(st.integers(2, 900), st.integers(2031, 2060)), min_size=1, max_size=4),
    st.sampled_from(("家", "公里", "亿元", "%")),
    st.sampled_from(("（{}年）", "(到{}年)", "（{}年底）")),
    st.sampled_from(("、", "，")),
)
def test_a_year_in_brackets_behind_a_value_is_when_it_is_due(
    values: list[tuple[int, int]], unit: str, bracket: str, joiner: str
) -> None:
    listed = joiner.join(f"{value}{unit}{bracket.format(year)}" for value, year in values)
    sentence = f"到2069年，示范企业产值不低于{listed}。"
    found = list(targets(sentence, [Span(0, len(sentence))]))
    assert [(t.value, t.deadline) for t in found] == values
    assert joiner == "，" or {t.comparator for t in found} == {">="}
