"""Laws of what is done with a question: a conversation travels with it, and nobody gets another's."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import build
from kg.store import Store, open_store
from query.answer import Answer
from query.ask import Asker
from viz.web.asking import Talk, answered, answered_after

PLAN = """{place}绿色园区行动方案


　　一、重点任务
　　1．建设公共平台。到2034年，平台覆盖率达到85%以上。（{first}牵头，市民政局配合）
　　2．完善服务体系。推动服务下沉。（{second}牵头）

{place}人民政府
2031年3月2日
"""
IN_FIRST, ONWARDS = "甲州市的方案里谁牵头第1条", "第2条呢"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("asking")
    for place, first, second in (("甲州市", "市财政局", "市科技局"), ("乙川市", "市教育局", "市财政局")):
        (folder / f"{place}.txt").write_text(PLAN.format(place=place, first=first, second=second), encoding="utf-8")
    with open_store(folder / "store", write=True) as writing:
        build.load(writing, sorted(folder.glob("*.txt")))
    with open_store(folder / "store") as reading:
        yield reading


@pytest.fixture
def asker(store: Store) -> Asker:
    return Asker(store)


def units(answer: Answer) -> list[str]:
    return [item["label"] for item in answer.answers if item["type"] == "Organization"]


def test_a_conversation_goes_on_with_another_asker(store: Store, asker: Asker) -> None:
    answer, talk = answered(asker, IN_FIRST, Talk())
    assert units(answer) == ["市财政局"]
    other = Asker(store)
    for _ in range(2):  # what has travelled is not used up
        answer, _after = answered(other, ONWARDS, pickle.loads(pickle.dumps(talk)))
        assert units(answer) == ["市科技局"]


def test_nothing_of_a_conversation_is_left_behind(asker: Asker) -> None:
    fresh = answered(asker, ONWARDS, Talk())[0]
    _, talk = answered(asker, IN_FIRST, Talk())
    assert talk != Talk()
    assert answered(asker, ONWARDS, Talk())[0] == fresh
    assert units(answered_after(asker, ONWARDS, (IN_FIRST,))) == ["市科技局"]
    assert answered_after(asker, ONWARDS, ()) == fresh
    assert asker.sessions == {}
    assert all(part.sessions == {} for _, part in asker.parts.made.values())


def test_a_conversation_comes_back_to_the_documents_it_left(asker: Asker) -> None:
    talk = Talk()
    for question, expected in (
        (IN_FIRST, "市财政局"),
        ("乙川市的方案里谁牵头第1条", "市教育局"),
        (ONWARDS, "市财政局"),
    ):
        answer, talk = answered(asker, question, talk)
        assert units(answer) == [expected]
    assert len(talk.parts) == 2
