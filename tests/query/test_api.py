"""What programs rely on: one call from Python, sessions by name, and a batch with one JSON line for each question."""

from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import query.ask
from kg.store import Store
from query.ask import Asker, ask
from tests.query.conftest import QUESTIONS, read_lines
from viz.cli import app

ENGLISH = [line["q"] for line in read_lines(QUESTIONS / "english.jsonl")[:8]]


def batch(store: Store, path: Path, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    path.write_text("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    found = CliRunner().invoke(app, ["--store", str(store.location), "ask", "--batch", str(path)])
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_one_call_gives_what_an_asker_gives(store: Store, asker: Asker) -> None:
    for question in ENGLISH:
        assert ask(store, question) == asker.ask(question)


def test_an_answer_is_json_with_the_question_and_the_id(store: Store) -> None:
    reply = ask(store, "第9条谁牵头", id="q-1").as_dict()
    assert json.loads(json.dumps(reply)) == reply
    assert (reply["id"], reply["question"], reply["status"]) == ("q-1", "第9条谁牵头", "answered")
    assert {item["type"] for item in reply["answers"]} == {"Organization"}


def test_the_id_is_kept_whatever_becomes_of_the_question(asker: Asker) -> None:
    for question, status in (("第9条谁牵头", "answered"), ("第99条谁牵头", "empty"), ("明天下雨吗", "not_understood")):
        answer = asker.ask(question, id="7")
        assert (answer.status, answer.id) == (status, "7")


def test_a_session_goes_on_and_another_knows_nothing_of_it(asker: Asker) -> None:
    first = asker.ask("区经济信息委牵头哪些任务", session="a")
    narrowed = asker.ask("其中哪几条有量化目标", session="a")
    numbers, fewer = ({item["number"] for item in each.answers} for each in (first, narrowed))
    assert fewer
    assert fewer < numbers
    alone = asker.ask("其中哪几条有量化目标", session="b")
    assert {item.get("number") for item in alone.answers} != fewer


def test_without_a_session_nothing_is_remembered(asker: Asker) -> None:
    alone = asker.ask("那科技局呢")
    asker.ask("区经济信息委牵头哪些任务")
    assert asker.ask("那科技局呢") == alone
    assert asker.sessions == {}


def test_a_batch_answers_in_order_and_keeps_sessions_apart(store: Store, tmp_path: Path) -> None:
    replies = batch(
        store,
        tmp_path / "batch.jsonl",
        {"id": "1", "q": "区经济信息委牵头哪些任务", "session": "a"},
        {"id": "2", "q": "区科技局牵头哪些任务", "session": "b"},
        {"id": "3", "q": "有几条？", "session": "a"},
        {"id": "4", "q": "有几条？", "session": "b"},
        {"q": "明天下雨吗"},
    )
    assert [reply["id"] for reply in replies] == ["1", "2", "3", "4", None]
    listed = [len(reply["answers"]) for reply in replies[:2]]
    assert [reply["answers"][0]["value"] for reply in replies[2:4]] == listed
    assert replies[4]["status"] == "not_understood"


def test_a_batch_gives_the_answers_of_python(store: Store, asker: Asker, tmp_path: Path) -> None:
    lines = [{"id": str(place), "q": question} for place, question in enumerate(ENGLISH)]
    expected = [asker.ask(str(line["q"]), id=str(line["id"])).as_dict() for line in lines]
    assert batch(store, tmp_path / "batch.jsonl", *lines) == expected


@pytest.mark.parametrize("word", ["session", "Asker"])
def test_the_docstring_says_what_it_takes_and_returns(word: str) -> None:
    told = f"{ask.__doc__} {Asker.__doc__} {Asker.ask.__doc__}"
    assert word.lower() in told.lower()


def test_the_examples_of_the_docstrings_hold(store: Store) -> None:
    found = doctest.testmod(query.ask, extraglobs={"store": store})
    assert found.attempted > 0
    assert found.failed == 0
