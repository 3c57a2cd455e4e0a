"""Published documents in one store: questions that name one are about it alone (skipped where they are absent)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import build
from kg.doubles import doubles
from kg.store import open_store
from query.ask import Asker

BESIDE = Path(__file__).parents[3] / "shared" / "documents"
NAMES = ("01_nat_energysaving_plan.pdf", "28_chengdu_energy_structure.pdf", "34_foshan_green_building.pdf")
FILES = [path for name in NAMES if (path := BESIDE / name).exists()]

pytestmark = pytest.mark.skipif(len(FILES) < len(NAMES), reason="the published documents are not beside this checkout")


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with open_store(tmp_path_factory.mktemp("published") / "store", write=True) as store:
        build.load(store, [*build.shipped_documents(), *FILES])
        yield Asker(store)


@pytest.mark.parametrize(
    ("question", "documents", "count"),
    [
        ("在成都市的方案里谁牵头第1条", {"成都市优化能源结构促进城市绿色低碳发展行动方案"}, 5),
        ("佛山市的方案有哪些任务", {"佛建〔2022〕16号"}, 15),
        ("国务院的方案里生态环境部牵头哪些任务", {"国发〔2021〕33号"}, 5),
        ("区经济信息委牵头哪些任务", {"巴南府发〔2022〕37号"}, 11),
    ],
)
def test_a_named_document_answers_alone(asker: Asker, question: str, documents: set[str], count: int) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert {item["document"] for item in answer.answers} == documents
    assert len(answer.answers) == count


def test_a_number_that_all_have_is_answered_for_each(asker: Asker) -> None:
    found = {item["document"] for item in asker.ask("第2条由谁负责").answers}
    assert {"佛建〔2022〕16号", "巴南府发〔2022〕37号"} <= found


def test_no_two_units_of_these_may_be_one(asker: Asker) -> None:
    assert [finding.message_zh for finding in doubles(asker.store)] == []
