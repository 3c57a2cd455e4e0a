"""What a target counts and how it binds: the noun behind a number, changes, sizes of new things, names."""

from __future__ import annotations

import pytest

from corpus.span import Span
from kg.extractors.targets import targets
from kg.facts import Target


def read(words: str) -> list[Target]:
    return [found for found in targets(words, [Span(0, len(words))]) if not found.qualitative]


COUNTED: dict[str, list[tuple[str, float]]] = {
    "在全国建立15个研究实验室。": [("研究实验室", 15)],
    "每年分行业、分领域发布100个应用场景。": [("应用场景", 100)],
    "面向3万名技术人员开展培训。": [("技术人员", 3)],
    "打造100个“甲＋乙”典型应用案例。": [("“甲＋乙”典型应用案例", 100)],
    "滚动实施1000项技术改造项目。": [("技术改造项目", 1000)],
    "推动100家企业开展分级管理。": [("企业", 100)],
    "推动10个县（市、区）、20个乡镇开展试点。": [("县（市、区）", 10), ("乡镇", 20)],
    "全市新增2400户（累计3600户）餐饮单位接入平台。": [("餐饮单位", 2400), ("餐饮单位", 3600)],
    "每个县（市、区）至少建成1所托育机构。": [("托育机构", 1)],
    "培育10个示范镇，100个省级示范村。": [("示范镇", 10), ("省级示范村", 100)],
    "全年新建高标准农田40万亩，改造提升10万亩。": [("高标准农田", 40), ("高标准农田", 10)],
    "新开工改造28个老旧小区。": [("老旧小区", 28)],
    "诊室数量扩充至80个以上。": [("诊室数量", 80)],
    "审批环节精简30%。": [("审批环节", 30)],
    "全面完成2032年35个老旧小区改造。": [("老旧小区改造", 35)],
    "在二级以上医院改造100张重症监护病床。": [("重症监护病床", 100)],
    "建设10个创新中心、推广中心等载体。": [("创新中心", 10)],
    "1.1种植护岸林80公里。": [("护岸林", 80)],
    "卫生院公用经费标准每床每年不低于600元。": [("卫生院公用经费标准", 600)],
    "培育年产值超百亿元企业3家，超50亿元企业10家。": [("年产值超百亿元企业", 3), ("超50亿元企业", 10)],
    "设立总规模100亿元的产业基金。": [("总规模", 100)],
    "每千名老年人拥有养老床位40张。": [("每千名老年人拥有养老床位", 40)],
    "公立医院100%实现信息化管理。": [("公立医院", 100)],
    "在重点县新建仓储设施3000个。": [("仓储设施", 3000)],
    "为困难老人家庭免费安装报警器3500个。": [("报警器", 3500)],
    "为1200户困难老人家庭免费安装报警器。": [("困难老人家庭", 1200)],
    "稳妥撤并教学点12个，移交幼儿园4所。": [("教学点", 12), ("幼儿园", 4)],
    "接入监控平台的单位数量达到600家。": [("接入监控平台的单位数量", 600)],
    "在校学生达到3万人。": [("在校学生", 3)],
    "解决3.5万农村人口饮水安全问题。": [("农村人口饮水安全问题", 3.5)],
    "接待游客3000万人次、旅游收入200亿元，分别增长15%、18%。": [
        ("游客", 3000),
        ("旅游收入", 200),
        ("游客", 15),
        ("旅游收入", 18),
    ],
    "新建基站1500个，总数达到6000个。": [("基站", 1500), ("基站总数", 6000)],
    "新增绿化面积100公顷。": [("绿化面积", 100)],
    "完成第三批30个村的产权制度改革。": [("产权制度改革", 30)],
    "建成投产后年产值可达50亿元。": [("年产值", 50)],
    "工业总产值突破3000亿元，年均增速10%以上。": [("工业总产值", 3000), ("工业总产值年均增速", 10)],
    "新增示范企业2家、试点企业30家，累计分别达到10家、150家。": [
        ("示范企业", 2),
        ("试点企业", 30),
        ("示范企业", 10),
        ("试点企业", 150),
    ],
    "新建养老床位4万张（其中护理型床位1万张），再建5万张。": [("养老床位", 4), ("护理型床位", 1), ("养老床位", 5)],
    "比上年提高2个百分点以上。": [("比上年提高2个百分点以上", 2)],
}


@pytest.mark.parametrize("words", COUNTED)
def test_a_number_counts_the_noun_that_it_belongs_to(words: str) -> None:
    assert [(found.indicator, found.value) for found in read(words)] == COUNTED[words]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("47．全市新增2400户餐饮单位。", "全市新增2400户餐饮单位"),
        ("鼓励1—2家实力强、信誉好的企业落户。", "鼓励1—2家实力强、信誉好的企业"),
        ("培育甲企业20家。", "培育甲企业20家"),
    ],
)
def test_the_quote_holds_the_number_and_what_it_counts_and_no_item_number(words: str, quote: str) -> None:
    assert [found.span.of(words) for found in read(words)][:1] == [quote]


@pytest.mark.parametrize(
    ("words", "comparators"),
    [
        ("甲、乙、丙、丁分别下降8%、8%、10%以上、12%以上。", ["=", "=", ">=", ">="]),
        ("甲率、乙率分别达到95%和90%以上。", [">=", ">="]),
        ("每个乡镇至少建设1个卫生院。", [">="]),
        ("每个乡镇建设1个卫生院。", ["="]),
    ],
)
def test_a_comparison_holds_for_the_numbers_that_it_is_printed_for(words: str, comparators: list[str]) -> None:
    assert [found.comparator for found in read(words)] == comparators


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("全年减少二氧化碳排放100万吨。", "decrease"),
        ("用水量降幅达到16%。", "decrease"),
        ("用水量下降16%。", "decrease"),
        ("工业增加值增速8%左右。", "increase"),
        ("改造提升农田10万亩。", None),
        ("用水量下降到16亿立方米。", None),
    ],
)
def test_a_change_is_told_by_its_verb_or_by_what_is_measured(words: str, change: str | None) -> None:
    assert [found.change for found in read(words)] == [change]


@pytest.mark.parametrize(
    "words",
    [
        "严格执行24小时值班制度。",
        "打造“10分钟便民服务圈”。",
        "完成35蒸吨/小时及以下燃煤锅炉淘汰。",
        "淘汰10蒸吨以下燃煤锅炉。",
        "近三年年均增长10%以上的企业优先支持。",
        "面积大于2万平方米的建筑执行标准。",
    ],
)
def test_a_number_in_a_name_sets_nothing(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("压减审批事项30%。", "decrease"),
        ("力争减少排放5万吨。", "decrease"),
        ("节约用水1200万立方米。", "decrease"),
        ("压减率达到30%。", "decrease"),
        ("节约集约用地水平达到90%。", None),
        ("审批时限压减至3天。", None),
        ("申请材料减少到5份。", None),
    ],
)
def test_a_verb_of_cutting_before_what_is_cut_makes_a_number_the_size_of_a_fall(words: str, change: str | None) -> None:
    assert [each.change for each in read(words)] == [change]
