"""Laws of names: companies, institutions, places and brands are told from the common words around them."""

from __future__ import annotations

import pytest

from corpus.span import Span
from kg.extractors.names import names
from kg.facts import Mention

FOUND = {
    "依托青岚研究院、岚澄大学，推进成果转化。": [("institute", "青岚研究院"), ("university", "岚澄大学")],
    "支持青禾、岚澄等企业做大做强。": [("company", "青禾"), ("company", "岚澄")],
    "引进岚澄科技有限公司，建设总部。": [("company", "岚澄科技有限公司")],
    "落实《甲市节水规划》（甲府发〔2031〕5号）。": [("document", "甲市节水规划")],
    "以区域公用品牌“青岚”为引领。": [("brand", "青岚")],
    "加大青溪、岚溪等区域改造力度。": [("place", "青溪"), ("place", "岚溪")],
    "推进青岚镇、岚澄湾、石岚片区项目升级。": [("place", "青岚镇"), ("place", "岚澄湾"), ("place", "石岚")],
}


def read(words: str) -> list[Mention]:
    return names(words, [Span(0, len(words))])


@pytest.mark.parametrize("words", FOUND)
def test_names_are_found_with_their_kind(words: str) -> None:
    assert [(mention.kind, mention.name.strip("《》")) for mention in read(words)] == FOUND[words]


@pytest.mark.parametrize(
    "words",
    [
        "支持龙头、骨干等企业发展。",
        "引导高校和科研机构参与。",
        "建设产业研究院，发展职业学院。",
        "培育各类有限公司和集团。",
        "加强宣传，营造氛围。",
        "推进工业、农业等区域协调发展。",
        "打造新景区、改造老景区，做好住房和城乡建设。",
    ],
)
def test_common_words_are_no_names(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize("words", FOUND)
def test_every_name_stands_where_it_says(words: str) -> None:
    found = read(words)
    assert all(mention.name in mention.span.of(words) for mention in found)
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)


def test_a_cited_document_keeps_its_number() -> None:
    (found,) = read("落实《甲市节水规划》（甲府发〔2031〕5号）。")
    assert found.number == "甲府发〔2031〕5号"


def test_names_are_read_only_where_one_looks() -> None:
    words = "依托青岚研究院，支持乙事。"
    assert names(words, [Span(8, len(words))]) == []
