"""Ways in which targets are printed: what is set, by when, and numbers that set nothing."""

from __future__ import annotations

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.span import Span
from kg.extract import extract
from kg.extractors.targets import targets

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
    ],
)
def test_a_sentence_sets_nothing(sentence: str) -> None:
    assert [t.value for t in targets(sentence, [Span(0, len(sentence))]) if not t.qualitative] == []


def test_members_of_a_list_are_counted_by_their_own_nouns() -> None:
    sentence = "打造10个标杆、5个平台。"
    assert [t.indicator for t in targets(sentence, [Span(0, len(sentence))])] == ["标杆", "平台"]


def test_what_was_reached_before_the_year_of_the_document_is_no_aim() -> None:
    text = "关于造林的意见\n某政发〔2022〕3号\n一、目标\n2021年底，森林覆盖率达到45%。到2025年，森林覆盖率达到46%。\n"
    assert [target.deadline for target in extract(parse(text_as_raw(text))).targets] == [2025]
