"""Where a question says to look, as the plan prints it: articles and the items of an annex, deadlines, governments."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import build
from kg.store import open_store
from query.ask import Asker

PLAN = """甲市人民政府办公室关于印发《甲市推动渔业发展若干措施》的通知
甲政办发〔2025〕3号

各县市区人民政府，市直各有关单位：
　　《甲市推动渔业发展若干措施》已经市人民政府同意，现印发给你们，请认真贯彻执行。
　　　　　　　　　　　　　　甲市人民政府办公室
　　　　　　　　　　　　　　2025年5月6日

甲市推动渔业发展若干措施

　　为推动渔业发展，根据《甲省渔业条例》《甲市海洋发展规划》等规定，制定如下措施。

第一章　壮大产业
　　第一条　强化组织推动。加强统筹，培育渔业品牌，到2027年渔业总产值达到50亿元，新建渔港3个。
　　牵头单位：市发展改革委
　　责任单位：市财政局
　　完成时限：2027年12月底前
　　第二条　实施渔船更新改造提质。到2026年更新渔船120艘，渔船检验率达到98%以上。
　　牵头单位：市农业农村局
　　责任单位：市交通运输局，乙县、丙县人民政府
　　完成时限：2026年10月底前
　　第三条　开展渔港巡查。全面排查渔港隐患。
　　牵头单位：市应急管理局
　　责任单位：乙县人民政府
　　完成时限：长期坚持

第二章　优化服务
　　第四条　规范渔业执法。严查违规捕捞。
　　牵头单位：市公安局
　　责任单位：市农业农村局
　　完成时限：2026年12月底前

第三章　附则
　　第五条　本措施自印发之日起施行。《甲市渔业扶持办法》（甲政发〔2019〕8号）同时废止。

附件
甲市水产品产业链责任分工

1.对虾产业链。引进加工企业。牵头单位：市商务局。责任单位：市农业农村局。
2.海带产业链。建设育苗基地，打造品牌。牵头单位：市科技局。责任单位：市财政局。
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("places")
    plan = folder / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        build.load(store, [plan])
    with open_store(folder / "store") as store:
        yield Asker(store)


def said(asker: Asker, question: str) -> list[str]:
    """Return the numbers, names, indicators or values of an answer, in order; nothing where there is none."""
    answer = asker.ask(question)
    keys = ("number", "indicator", "label", "value")
    return [str(next(item[key] for key in keys if item.get(key) is not None)) for item in answer.answers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("谁牵头第一条", ["市发展改革委"]),
        ("第1条由谁牵头", ["市发展改革委"]),
        ("任务2谁牵头", ["市科技局"]),
        ("附件第2条谁牵头", ["市科技局"]),
        ("附件分工里哪几条涉及农业农村局", ["1"]),
        ("附件里市财政局负责哪些任务", ["2"]),
        ("正文里哪几条涉及农业农村局", ["第二条", "第四条"]),
        ("哪几条涉及农业农村局", ["第二条", "第四条", "1"]),
        ("附件以外，农业农村局还涉及哪几条", ["第二条", "第四条"]),
        ("除附件外哪几条涉及农业农村局", ["第二条", "第四条"]),
        ("哪几条涉及农业农村局但不在附件里", ["第二条", "第四条"]),
        ("哪几条涉及农业农村局但不在壮大产业部分里", ["第四条", "1"]),
    ],
)
def test_the_number_as_printed_wins_and_an_annex_bounds(asker: Asker, question: str, expected: list[str]) -> None:
    assert sorted(said(asker, question)) == sorted(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("完成时限写的是2026年12月底前的有哪几条", ["第四条"]),
        ("哪几条要在2026年10月底前完成", ["第二条"]),
        ("完成时限为2027年12月的任务有哪几条", ["第一条"]),
        ("完成时限是长期坚持的有哪几条", ["第三条"]),
        ("时限栏填“长期坚持”的是哪几条", ["第三条"]),
        ("时限为长期坚持的任务谁牵头", ["市应急管理局"]),
    ],
)
def test_deadlines_are_told_as_printed(asker: Asker, question: str, expected: list[str]) -> None:
    assert said(asker, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("渔船更新改造提质那条，要哪几个县政府参与", ["乙县人民政府", "丙县人民政府"]),
        ("渔船更新改造提质涉及哪几个县的政府", ["乙县人民政府", "丙县人民政府"]),
        ("开展渔港巡查涉及哪几个县政府", ["乙县人民政府"]),
        ("强化组织推动、规范渔业执法这两条，牵头单位各是哪家", ["市发展改革委", "市公安局"]),
        ("渔船更新改造提质定了哪些量化指标", ["渔船", "渔船检验率"]),
    ],
)
def test_governments_of_a_level_and_whole_titles(asker: Asker, question: str, expected: list[str]) -> None:
    assert sorted(said(asker, question)) == sorted(expected)


@pytest.mark.parametrize("question", ["明天渔港下不下雨", "渔港今天下雨吗", "海带贵不贵", "对虾好吃吗"])
def test_the_world_is_not_asked(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_understood"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("同时废止的是哪个文件", {"甲市渔业扶持办法"}),
        ("印发这份措施以后，同时废止的是哪个文件", {"甲市渔业扶持办法"}),
        ("制定这些措施依据了哪两个文件", {"甲省渔业条例", "甲市海洋发展规划"}),
        ("依据哪些文件制定的", {"甲省渔业条例", "甲市海洋发展规划"}),
        ("制定这些措施依据了哪三个文件", set()),
    ],
)
def test_documents_are_asked_by_what_becomes_of_them(asker: Asker, question: str, expected: set[str]) -> None:
    assert {item["label"] for item in asker.ask(question).answers} == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("对虾和海带这两条产业链，牵头单位各是哪个", ["市商务局", "市科技局"]),
        ("附件两条产业链里，农业农村局有份的占百分之几", [50.0]),
        ("How many articles in Chapter 1 name a lead unit?", [3]),
        ("who leads Article 2", ["市农业农村局"]),
        ("which articles in chapter 2 involve 市农业农村局", ["规范渔业执法"]),
    ],
)
def test_a_noun_is_shared_and_articles_are_english_too(asker: Asker, question: str, expected: list[object]) -> None:
    answer = asker.ask(question)
    assert [item["value"] if "value" in item else item["label"] for item in answer.answers] == expected


def test_the_one_of_the_last_answer_that_is_about_a_word_is_meant(asker: Asker) -> None:
    asker.ask("第一章有哪些任务", session="a")
    units = asker.ask("讲品牌的那条谁牵头", session="a").answers
    assert [unit["label"] for unit in units] == ["市发展改革委"]
    assert [item["label"] for item in asker.ask("那条的完成时限呢", session="a").answers] == ["2027年12月底前"]
    assert len(asker.ask("讲品牌的那条谁牵头").answers) == 2


def test_an_article_is_said_as_it_is_printed(asker: Asker) -> None:
    assert "第二条 实施渔船更新改造提质" in asker.ask("第二条有哪些任务").text
    assert asker.ask("谁牵头第二条").reading == "单位 · 牵头单位 · 第二条"


def test_a_count_in_front_of_a_chapter_is_no_number(asker: Asker) -> None:
    assert said(asker, "3条壮大产业任务里，不涉及市财政局的是哪几条") == ["第二条", "第三条"]
    assert said(asker, "4条壮大产业任务里，不涉及市财政局的是哪几条") == []
