"""Laws of answers: proof, reproducible SPARQL, honest blanks, and no word of a question that reaches SPARQL as code."""

from __future__ import annotations

import random

import pytest

from kg.store import Store
from query.ask import Asker
from tests.query.conftest import QUESTIONS, read_lines

ASKED = [line["q"] for name in ("chinese", "english") for line in read_lines(QUESTIONS / f"{name}.jsonl")]


def test_every_answer_has_evidence_that_stands_in_the_document(store: Store, asker: Asker) -> None:
    (text,) = store.select(
        "SELECT ?t WHERE { ?d a <urn:zeren:ontology#Document> ; <urn:zeren:ontology#text> ?t }"
    ).rows[0]
    assert text is not None
    for question in ASKED:
        answer = asker.ask(question)
        assert bool(answer.evidence) or answer.status != "answered", question
        assert all(text.value[e.start : e.end].strip() == e.quote for e in answer.evidence), question


def test_the_sparql_of_an_answer_gives_its_rows_again(store: Store, asker: Asker) -> None:
    for question in ASKED:
        answer = asker.ask(question)
        if answer.status == "answered" and answer.answers[0]["type"] == "Task":
            rows = store.select(answer.sparql).records()
            assert {str(row["x"]) for row in rows} >= {item["iri"] for item in answer.answers}, question


def test_the_same_question_gives_the_same_answer(store: Store, asker: Asker) -> None:
    again = Asker(store)
    for question in ASKED[::7]:
        assert asker.ask(question) == again.ask(question)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("区民政局负责哪些任务", "empty"),
        ("第99条谁负责", "empty"),
        ("市财政局牵头哪些任务", "empty"),
        ("第3条的预算是多少", "not_understood"),
        ("明天下雨吗", "not_understood"),
        ("", "not_understood"),
        ("？？？", "not_understood"),
        ("What is the budget of task 3?", "not_understood"),
    ],
)
def test_what_no_document_holds_is_left_open(asker: Asker, question: str, status: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.answers) == (status, ())
    assert answer.text


def test_suggestions_can_all_be_answered(asker: Asker) -> None:
    for question in ("完全无关的一句话呀", "completely unrelated words"):
        offered = asker.ask(question).suggestions
        assert offered
        assert all(asker.ask(each).status == "answered" for each in offered)


def test_names_of_one_unit_give_one_sparql(asker: Asker) -> None:
    names = ("区经济信息委", "经信委", "区经信委", "巴南区经济和信息化委员会", "重庆市巴南区经济和信息化委员会")
    assert len({asker.ask(f"{name}牵头哪些任务").sparql for name in names}) == 1
    english = asker.ask("Which tasks does the Economy and Informatization Commission lead?")
    assert english.sparql == asker.ask("经信委牵头哪些任务").sparql


@pytest.mark.parametrize(
    "fragment",
    ['"} DROP ALL #', "'; DELETE WHERE {?s ?p ?o} #", "\\u0022 } UNION { ?s ?p ?o", "<urn:x> ?a", "\U0001f600\x00\n"],
)
def test_no_word_of_a_question_becomes_code(store: Store, asker: Asker, fragment: str) -> None:
    before = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").records()
    for question in (
        fragment,
        f"{fragment}牵头哪些任务",
        f"名字里带“{fragment}”的企业有哪些",
        f"which tasks mention {fragment}",
    ):
        assert asker.ask(question).status in ("answered", "empty", "not_understood")
    assert store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").records() == before


def _garbled(question: str, rng: random.Random) -> str:
    characters = list(question)
    for _ in range(rng.randint(1, 4)):
        index = rng.randrange(len(characters) + 1)
        match rng.randrange(4):
            case 0:
                characters = characters[:index]
            case 1:
                rng.shuffle(characters)
            case 2:
                characters.insert(index, rng.choice("😀{}'\";的?# 0九"))
            case _:
                characters += characters[:index]
        characters = characters or ["？"]
    return "".join(characters)


def test_garbled_questions_raise_nothing(asker: Asker) -> None:
    rng = random.Random(20221008)
    for question in (_garbled(rng.choice(ASKED), rng) for _ in range(400)):
        answer = asker.ask(question)
        assert (answer.status == "answered") == bool(answer.answers), question


def test_a_very_long_question_is_refused(asker: Asker) -> None:
    assert asker.ask("谁负责" * 4000).status == "not_understood"


@pytest.mark.parametrize(
    "question",
    [
        "区科技局负责但区经济信息委不负责的任务有哪些",
        "经信委不负责、科技局负责的任务",
        (
            "Which tasks is the Science and Technology Bureau responsible for but the "
            "Economy and Informatization Commission not?"
        ),
    ],
)
def test_a_denied_unit_is_in_none_of_the_tasks(store: Store, asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    units = "SELECT DISTINCT ?u WHERE { <%s> <urn:zeren:ontology#responsibleUnit>/rdfs:label ?u }"
    assert answer.status == "answered"
    for task in answer.tasks:
        rows = store.select("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + units % task).records()
        names = {row["u"] for row in rows}
        assert "区科技局" in names
        assert "区经济信息委" not in names


def test_a_denial_behind_whether_there_is_any_still_denies(asker: Asker) -> None:
    answer = asker.ask("第1条有没有不涉及发改委")
    assert [item["value"] for item in answer.answers] == [False]


@pytest.mark.parametrize("several", ["不止一条", "不止一项", "多条", "多项"])
def test_units_with_a_role_in_several_tasks_are_counted_by_their_tasks(
    store: Store, asker: Asker, several: str
) -> None:
    led = store.select(
        "SELECT ?u WHERE { ?t <urn:zeren:ontology#lead> ?u } GROUP BY ?u HAVING (COUNT(DISTINCT ?t) > 1)"
    ).records()
    assert led
    for question in (f"哪些单位在{several}任务里牵头", f"哪些单位牵头{several}任务", f"牵头{several}任务的单位有哪些"):
        answer = asker.ask(question)
        assert {item["iri"] for item in answer.answers} == {str(row["u"]) for row in led}, question
