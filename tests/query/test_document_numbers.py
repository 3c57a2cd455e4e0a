"""Laws of documents by the number that they were issued with: the plan's own and the cited ones, and those of none."""

from __future__ import annotations

import pytest

from kg.store import Store
from query.ask import Asker

NUMBERED = """PREFIX zr: <urn:zeren:ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?number ?title ?class WHERE { ?x zr:documentNumber ?number ; rdfs:label ?title ; a ?class }"""
ASKED = (
    "{}叫什么",
    "{}叫什么名字",
    "{}是什么文件？",
    "{}的标题是什么",
    "{}，全称叫什么？",
    "{}这份文件的名称",
    "哪份文件的文号是{}",
    "文号{}对应的是哪份文件",
    "What is the title of {}?",
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］"])
def test_a_number_names_its_document(store: Store, asker: Asker, asked: str, brackets: str) -> None:
    found = store.select(NUMBERED).records()
    assert {str(row["class"]).partition("#")[2] for row in found} == {"Document", "CitedDocument"}
    for row in found:
        number = str(row["number"]).replace("〔", brackets[0]).replace("〕", brackets[1])
        answer = asker.ask(asked.format(number))
        assert answer.status == "answered", (answer.question, answer.text)
        assert str(row["title"]) in answer.text


@pytest.mark.parametrize("asked", ASKED)
def test_another_figure_is_another_number(store: Store, asker: Asker, asked: str) -> None:
    for row in store.select(NUMBERED).records():
        number = str(row["number"])
        for other in (number.replace("〔20", "〔19"), number.replace("号", "9号")):
            assert asker.ask(asked.format(other)).status == "empty", other


@pytest.mark.parametrize("asked", ["这份文件叫什么名字", "本计划的全称是什么", "该方案的标题叫什么", "这个通知叫啥？"])
def test_the_document_itself_has_its_title(asker: Asker, asked: str) -> None:
    assert asker.ask(asked).text.endswith(asker.ask("文件标题是什么").text.rpartition("：")[2])
