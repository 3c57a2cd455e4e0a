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
    assert units(answer) == [
        ("甲府发〔2031〕5号", "市财政局"),
        ("乙川市绿色园区行动方案", "市教育局"),
        ("粤府〔2031〕7号", "省发展改革委"),
    ] or sorted(units(answer)) == sorted(
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
