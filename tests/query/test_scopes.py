"""Laws of several documents: a question that names some is about these alone, and an answer says what is from where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import build
from kg.store import Store, open_store
from query.answer import Answer
from query.ask import Asker

CLAUSES = {
    "甲州市": ("市财政局牵头，市教育局按职责分工负责", "市民政局、市科技局按职责分工负责"),
    "乙川市": ("市教育局牵头，市财政局配合", "市财政局牵头"),
    "广东省": ("省发展改革委牵头，省财政厅配合", "省财政厅牵头"),
}
TITLES = {
    "甲州市": "甲州市绿色园区行动方案",
    "乙川市": "乙川市绿色园区行动方案",
    "广东省": "广东省关于加快绿色园区建设的意见",
}
NUMBERS = {"甲州市": "甲府发〔2031〕5号", "乙川市": "", "广东省": "粤府〔2031〕7号"}


def plan(place: str) -> str:
    first, second = CLAUSES[place]
    return "\n".join(
        (
            TITLES[place],
            NUMBERS[place],
            "",
            "　　一、重点任务",
            f"　　1．建设公共平台。到2034年，{place[:2]}平台覆盖率达到85%以上。（{first}）",
            f"　　2．完善服务体系。推动服务下沉。（{second}）",
            "",
            f"{place}人民政府",
            "2031年3月2日",
            "",
        )
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("scopes")
    for place in TITLES:
        (folder / f"{place}.txt").write_text(plan(place), encoding="utf-8")
    with open_store(folder / "store", write=True) as writing:
        build.load(writing, sorted(folder.glob("*.txt")))
    with open_store(folder / "store") as reading:
        yield reading


@pytest.fixture(scope="module")
def asker(store: Store) -> Asker:
    return Asker(store)


def tasks(answer: Answer) -> set[tuple[str, str]]:
    return {(item["document"], item["number"]) for item in answer.answers if item["type"] == "Task"}


def units(answer: Answer) -> list[tuple[str, str]]:
    return [(item["document"], item["label"]) for item in answer.answers if item["type"] == "Organization"]


OF_FIRST = {("甲府发〔2031〕5号", "1")}


@pytest.mark.parametrize(
    "question",
    [
        "在甲州市的方案里财政局牵头哪些任务",
        "甲州市绿色园区行动方案里财政局牵头哪些任务",
        "《甲州市绿色园区行动方案》中市财政局牵头哪些任务",
        "甲府发〔2031〕5号里财政局牵头哪些任务",
        "甲府发[2031]5号财政局牵头哪些任务",
        "财政局在甲州方案里牵头哪些任务",
        "甲州市的财政局牵头哪些任务",
    ],
)
def test_a_document_is_named_by_region_title_or_number(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert tasks(answer) == OF_FIRST
    assert {proof.document for proof in answer.evidence} == {"甲府发〔2031〕5号"}


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("市里的财政局牵头哪些任务", {"甲府发〔2031〕5号", "乙川市绿色园区行动方案"}),
        ("省里的财政厅牵头哪些任务", {"粤府〔2031〕7号"}),
        ("省级文件里财政厅牵头哪些任务", {"粤府〔2031〕7号"}),
        ("广东省的意见里财政厅牵头哪些任务", {"粤府〔2031〕7号"}),
        ("甲州市和乙川市的方案里财政局牵头哪些任务", {"甲府发〔2031〕5号", "乙川市绿色园区行动方案"}),
        ("which tasks does 省财政厅 lead in the Guangdong plan", {"粤府〔2031〕7号"}),
        ("which tasks does 省财政厅 lead in the provincial documents", {"粤府〔2031〕7号"}),
    ],
)
def test_a_level_or_region_names_its_documents(asker: Asker, question: str, documents: set[str]) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert {item["document"] for item in answer.answers} == documents


def test_a_number_of_several_documents_is_answered_for_each_of_them(asker: Asker) -> None:
    answer = asker.ask("谁牵头第1条")
    assert sorted(units(answer)) == sorted(
        [("甲府发〔2031〕5号", "市财政局"), ("乙川市绿色园区行动方案", "市教育局"), ("粤府〔2031〕7号", "省发展改革委")]
    )
    assert all(f"《{title}》" in answer.text for title in TITLES.values())


def test_units_of_one_name_stay_apart(asker: Asker) -> None:
    answer = asker.ask("谁负责第2条")
    found = units(answer)
    assert ("乙川市绿色园区行动方案", "市财政局") in found
    assert ("粤府〔2031〕7号", "省财政厅") in found
    assert len(found) == len(set(found))


def test_the_query_of_an_answer_gives_it_again(asker: Asker, store: Store) -> None:
    answer = asker.ask("乙川市的方案里谁牵头第1条")
    rows: list[dict[str, Any]] = list(store.select(answer.sparql).records())
    assert [row["label"] for row in rows] == ["市教育局"] == [label for _, label in units(answer)]


def test_a_region_without_documents_is_told(asker: Asker) -> None:
    answer = asker.ask("武汉市的方案里谁牵头第1条")
    assert (answer.status, answer.answers) == ("empty", ())
    assert "武汉市" in answer.text


def test_a_conversation_stays_with_its_document(asker: Asker) -> None:
    asker.ask("乙川市的方案里谁牵头第1条", session="甲")
    answer = asker.ask("第2条呢", session="甲")
    assert units(answer) == [("乙川市绿色园区行动方案", "市财政局")]
    assert "document" in asker.ask("谁牵头第1条", session="乙").answers[0]


def test_one_document_alone_is_answered_as_ever(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(plan("甲州市"), encoding="utf-8")
    with open_store(tmp_path / "store", write=True) as writing:
        build.load(writing, [tmp_path / "plan.txt"])
        alone = Asker(writing)
        answer = alone.ask("谁牵头第1条")
        assert [item["label"] for item in answer.answers] == ["市财政局"]
        assert "document" not in answer.answers[0]
        assert "《" not in answer.text
        assert "FROM" not in answer.sparql


def labels(answer: Answer) -> list[str]:
    return [str(item["label"]) for item in answer.answers]


def test_the_documents_are_listed_and_counted(asker: Asker) -> None:
    assert set(labels(asker.ask("有哪些文件"))) == set(TITLES.values())
    assert asker.ask("一共有多少份文件").answers == ({"type": "Number", "value": 3},)
    assert set(labels(asker.ask("市里有哪些文件"))) == {TITLES["甲州市"], TITLES["乙川市"]}
    assert [item["cells"][1] for item in asker.ask("每份文件各有多少项任务").answers] == [2, 2, 2]
    assert asker.ask("甲州市的方案有多少项任务").answers[0]["value"] == 2


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("哪些文件涉及市教育局", {"甲州市", "乙川市"}),
        ("哪些文件里省财政厅牵头", {"广东省"}),
        ("哪份文件牵头单位最多", {"甲州市", "乙川市", "广东省"}),
    ],
)
def test_documents_are_found_by_what_they_hold(asker: Asker, store: Store, question: str, titles: set[str]) -> None:
    answer = asker.ask(question)
    expected = {TITLES[place] for place in titles}
    if question.endswith("最多"):
        expected = {TITLES["乙川市"], TITLES["广东省"]}
    assert set(labels(answer)) == expected
    assert expected <= {str(row["label"]) for row in store.select(answer.sparql).records()}


def test_all_that_a_document_holds(asker: Asker) -> None:
    answer = asker.ask("乙川市的方案有哪些任务")
    assert tasks(answer) == {("乙川市绿色园区行动方案", "1"), ("乙川市绿色园区行动方案", "2")}
    assert [item["indicator"] for item in asker.ask("甲州市的方案有哪些目标").answers] == ["甲州平台覆盖率"]


def test_a_number_says_how_it_is_spread(asker: Asker) -> None:
    answer = asker.ask("财政局牵头几项任务")
    assert answer.answers == ({"type": "Number", "value": 2},)
    assert f"《{TITLES['甲州市']}》 1" in answer.as_dict()["text"]
    assert f"《{TITLES['乙川市']}》 1" in answer.as_dict()["text"]
    assert "合并了 3 份文件" in str(asker.ask("第1条和第2条哪个责任单位多").as_dict()["text"])


def test_units_that_are_ranked_have_their_full_names(asker: Asker) -> None:
    found = {item["cells"][0]: item["cells"][1] for item in asker.ask("每个单位牵头几项任务").answers}
    assert found == {"甲州市财政局": 1, "乙川市教育局": 1, "乙川市财政局": 1, "广东省发展改革委": 1, "广东省财政厅": 1}


PLANS = {
    "甲州市": ("推广装配式建筑", "建设充电设施", "推进垃圾分类处理"),
    "乙川市": ("加快装配式建筑推广", "推进生活垃圾分类和处理", "培育绿色金融产品"),
}


@pytest.fixture
def two(tmp_path: Path) -> Asker:
    """An asker of two cities' plans, of whose tasks two are about the same."""
    for place, titles in PLANS.items():
        lines = [f"{place}绿色发展方案", "", "　　一、重点任务"]
        lines += [f"　　{n}．{title}。{title}，扩大范围。（市财政局牵头）" for n, title in enumerate(titles, 1)]
        text = "\n".join([*lines, "", f"{place}人民政府", "2031年3月2日", ""])
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "store", write=True)
    build.load(store, sorted(tmp_path.glob("*.txt")))
    return Asker(store)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("哪些任务甲州市里有乙川市里没有", "2"),
        ("甲州市有、乙川市没有的任务有哪些", "2"),
        ("哪些任务乙川市的方案有而甲州市的方案没有", "3"),
    ],
)
def test_what_one_plan_has_and_another_lacks_is_a_candidate(two: Asker, question: str, number: str) -> None:
    answer = two.ask(question)
    assert [item["number"] for item in answer.answers] == [number]
    assert all(item["candidate"] for item in answer.answers)
    assert "候选" in answer.text
    assert [proof.task for proof in answer.evidence] == [number]
    assert [str(row["number"]) for row in two.store.select(answer.sparql).records()] == [number]


def test_a_short_name_is_every_region_s_own(two: Asker) -> None:
    assert len(two.ask("财政局牵头哪些任务").answers) == 6
    assert len(two.ask("甲州市财政局牵头哪些任务").answers) == 3
