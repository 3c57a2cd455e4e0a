"""Laws of garbled questions: nothing is raised, the contract's JSON holds, time is short, code stays text."""

from __future__ import annotations

import json
import re
import signal
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from kg.store import Store
from query.answer import Answer
from query.ask import Asker
from query.results import run
from tests.query.garbling import GARBLERS, garbled

COUNT = 2000
GIVEN_UP = 5.0
"""Seconds of processor time after which a question is endless; how long questions take is told by `make bench`."""
FIELDS = {
    "Task": {"number", "label"},
    "Organization": {"label"},
    "Company": {"label"},
    "Institution": {"label"},
    "Project": {"label"},
    "Place": {"label"},
    "Target": {"indicator", "value", "value_max", "unit", "deadline", "task"},
    "Document": {"label", "number"},
    "Number": {"value"},
    "Boolean": {"value"},
    "Text": {"label"},
    "Row": {"cells"},
}


class TooLong(Exception):
    """A question was given up."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A garbled question and what came of it; no answer where it was given up."""

    kind: str
    question: str
    answer: Answer | None
    raised: str = ""


@contextmanager
def given_up_after(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in the block when it takes longer, so that one endless question does not stop all tests."""

    def ring(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="module")
def warm(store: Store) -> Asker:
    asker = Asker(store)
    for question in (
        "经信委牵头哪些任务",
        "jxw牵头哪些任务",
        "who leads task 3",
        "完全无关的一句话呀",
        "unrelated words",
    ):
        asker.ask(question)
    return asker


@pytest.fixture(scope="module")
def replies(warm: Asker) -> list[Asked]:
    """Every garbled question, asked once."""
    return [_asked(warm, kind, question) for kind, question in garbled(COUNT)]


def _asked(asker: Asker, kind: str, question: str) -> Asked:
    try:
        with given_up_after(GIVEN_UP):
            return Asked(kind, question, asker.ask(question))
    except Exception as error:  # noqa: BLE001 - the law is that there is none
        return Asked(kind, question, None, f"{type(error).__name__}: {error}")


def test_nothing_is_raised(replies: list[Asked]) -> None:
    assert {asked.question[:120]: asked.raised for asked in replies if asked.raised} == {}


def test_the_questions_are_always_the_same_and_of_every_kind() -> None:
    asked = garbled(COUNT)
    assert asked == garbled(COUNT)
    assert len(asked) == COUNT
    assert {kind for kind, _ in asked} == set(GARBLERS)
    assert len({question for _, question in asked}) > 0.8 * COUNT


def _item_faults(item: dict[str, Any]) -> Iterator[str]:
    if item.get("type") not in FIELDS:
        yield f"type {item.get('type')}"
        return
    yield from (f"{item['type']} lacks {field}" for field in FIELDS[item["type"]] - set(item))
    value, number = item.get("value"), item["type"] in ("Number", "Target")
    if number and (isinstance(value, bool) or not isinstance(value, int | float | None)):
        yield f"value {value!r}"
    if item["type"] == "Boolean" and not isinstance(value, bool):
        yield f"value {value!r}"
    if item["type"] == "Row" and (not isinstance(item["cells"], list) or len(item["cells"]) < 2):
        yield f"cells {item['cells']!r}"


def _status_fits(reply: dict[str, Any]) -> bool:
    answers, sparql, suggestions = reply["answers"], reply["sparql"], reply["suggestions"]
    fits = {
        "answered": bool(answers and sparql and reply["reading"] and reply["evidence"]) and not suggestions,
        "empty": not answers,
        "not_understood": bool(suggestions) and not answers and not sparql,
    }
    return fits.get(reply["status"], False)


def _faults(reply: dict[str, Any]) -> Iterator[str]:
    """Yield in what a reply is not what the contract says."""
    if set(reply) != {"id", "question", "status", "reading", "sparql", "answers", "text", "evidence", "suggestions"}:
        yield f"fields {sorted(reply)}"
    if not all(isinstance(reply[key], str) for key in ("question", "reading", "sparql", "text")) or not reply["text"]:
        yield "a text is none"
    if not _status_fits(reply):
        yield f"{reply['status']} with {len(reply['answers'])} answers, {len(reply['suggestions'])} suggestions"
    for item in reply["answers"]:
        yield from _item_faults(item)
    for proof in reply["evidence"]:
        if set(proof) != {"document", "task", "quote", "start", "end"} or not 0 <= proof["start"] < proof["end"]:
            yield f"evidence {proof}"


def test_every_answer_is_the_json_of_the_contract(replies: list[Asked]) -> None:
    found = {}
    for asked in replies:
        reply = asked.answer.as_dict() if asked.answer else None
        if reply is not None:
            written = json.dumps(reply, allow_nan=False, ensure_ascii=False).encode("utf-8")
            assert json.loads(written) == reply
            assert reply["question"] == asked.question.encode("utf-8", "replace").decode("utf-8")
            if faults := [*_faults(reply)]:
                found[asked.question] = faults
    assert found == {}


def test_garbling_leaves_some_questions_of_every_status(replies: list[Asked]) -> None:
    counted: defaultdict[str, int] = defaultdict(int)
    for asked in replies:
        counted[asked.answer.status if asked.answer else "given up"] += 1
    assert min(counted[status] for status in ("answered", "empty", "not_understood")) > 20


def test_what_is_only_marks_or_endless_has_no_answer(replies: list[Asked]) -> None:
    said = [a for a in replies if a.answer and (a.kind == "only marks" or len(a.question) > 300)]
    assert said
    assert {a.question[:80] for a in said if a.answer and a.answer.status == "answered"} == set()


def test_every_suggestion_can_be_answered(warm: Asker, replies: list[Asked]) -> None:
    offered = {each for asked in replies if asked.answer for each in asked.answer.suggestions}
    assert len(offered) > 50
    assert {each for each in offered if warm.ask(each).status != "answered"} == set()


def _values(store: Store, sparql: str) -> set[str]:
    return {cell.value for row in store.select(sparql).rows for cell in row if cell is not None}


def test_the_sparql_run_by_hand_gives_the_answers_again(store: Store, replies: list[Asked]) -> None:
    answered = [asked.answer for asked in replies if asked.answer and asked.answer.status == "answered"][::5]
    assert len(answered) > 100
    for answer in answered:
        told = json.loads(run(store, answer.sparql, "json"))
        assert told["head"]["vars"], answer.question
        values = _values(store, answer.sparql)
        wanted = {str(item["iri"]) for item in answer.answers if item.get("iri")}
        wanted |= {str(item["cells"][-1]) for item in answer.answers if item["type"] == "Row"}
        assert wanted <= values, answer.question


FRAGMENTS = (
    *('"', "'", "\\", "{", "}", '\\"', '"} UNION { ?x ?p ?o', "'''", '"""', "?x", "<urn:x>", "#", "\\u0022", "*"),
    *("\n", "%s", "{0}", "$x", "绿色) } #", "\\\\", '") || true || CONTAINS("', "a AND b", 'NEAR("a")'),
)
TEMPLATES = (
    "名字里带“{}”的企业有哪些",
    "名字里有「{}」的任务有哪些",
    "哪些任务提到“{}”",
    "《{}》是谁牵头的",
    'Which companies have "{}" in their names?',
    "Which tasks mention ‘{}’?",
)
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_name_in_a_question_is_never_more_than_a_string(store: Store, warm: Asker, fragment: str) -> None:
    for template in TEMPLATES:
        for said in (fragment, f"绿色{fragment}", f"{fragment}公司"):
            answer = warm.ask(template.replace("{}", said))
            if answer.sparql:
                store.select(answer.sparql)
                code = _LITERAL.sub("", answer.sparql)
                assert len(fragment) < 4 or fragment.lower() not in code.lower(), answer.sparql
                assert '"' not in code, answer.sparql
                assert code.count("{") == code.count("}"), answer.sparql


def test_a_name_that_reaches_sparql_is_written_with_escapes(store: Store, warm: Asker) -> None:
    """At least some names do reach it, or the law above would say nothing."""
    reached = [
        literal
        for fragment in FRAGMENTS
        for template in TEMPLATES
        for literal in _LITERAL.findall(warm.ask(template.replace("{}", f"绿色{fragment}")).sparql)
    ]
    assert reached
    assert all(json.loads(literal) for literal in reached)
