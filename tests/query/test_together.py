"""Which two units share the most tasks: what plain Python counts, of every kind of store, in both languages."""

from __future__ import annotations

import doctest
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from kg.store import Store, open_store
from ontology.namespaces import ZR
from query import together
from query.ask import Asker
from query.quick import ledger_of, pairs_of
from query.together import asks_for_pairs, pairs_query
from tests.query.conftest import QUESTIONS, read_lines
from tests.query.test_quick import folder  # noqa: F401 - a fixture
from tests.query.test_tallies import pairs

ASKED = (
    "哪两家单位一起承担的任务最多？",
    "哪两个部门共同负责的任务最多",
    "一起承担任务最多的两家单位是谁？",
    "共同任务最多的是哪两个单位？",
    "Which two units share the most tasks?",
    "Which two departments have the most tasks in common?",
)


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:  # noqa: F811
    with open_store(folder) as opened:
        yield opened


def counted(store: Store) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for units in pairs(store, ZR + "responsibleUnit").values():
        found.update(combinations(sorted(units), 2))
    return found


def test_the_pairs_are_those_of_a_count_in_python(store: Store) -> None:
    truth = counted(store)
    most = max(truth.values())
    wanted = [(*pair, most) for pair in sorted(pair for pair, number in truth.items() if number == most)]
    for full_names in (False, True):
        rows = store.select(pairs_query(full_names=full_names)).records()
        assert [(row["a"], row["b"], row["n"]) for row in rows] == wanted
    ledger = ledger_of(store, Asker(store).lexicon.texts)
    assert ledger
    assert pairs_of(ledger) == store.select(pairs_query(full_names=True))


@pytest.mark.parametrize("question", ASKED)
def test_it_is_answered_and_shown(store: Store, question: str) -> None:
    truth, asker = counted(store), Asker(store)
    answer = asker.ask(question)
    assert answer.status == "answered"
    assert answer.evidence
    assert answer.answers
    assert len(answer.tasks) >= max(truth.values())
    asker.quotes.ledger = None
    assert asker.ask(question) == answer


def test_one_pair_is_two_units(asker: Asker) -> None:
    truth = counted(asker.store)
    (pair, most), (_, less) = truth.most_common(2)
    assert most > less
    answer = asker.ask(ASKED[0])
    assert [item["iri"] for item in answer.answers] == list(pair)
    assert {item["type"] for item in answer.answers} == {"Organization"}
    assert len(answer.tasks) == most


def test_other_questions_are_none_of_it() -> None:
    others = [line["q"] for path in QUESTIONS.glob("*.jsonl") for line in read_lines(path) if "q" in line]
    assert len(others) > 1000
    assert not [question for question in others if asks_for_pairs(question)]


def test_examples() -> None:
    assert doctest.testmod(together).failed == 0
