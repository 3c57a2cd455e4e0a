"""Laws of what is looked up in short ways: it is what the long way finds."""

from __future__ import annotations

import doctest

import pytest

from kg.store import Store
from query.ask import Asker
from query.evidence import MOST_KEPT, Quotes
from query.lexicon import normal, sounds, vocabulary
from query.tokens import amounts, comparatives, determiners, numbers, scripts
from query.tokens.numerals import NUMERAL
from tests.query.conftest import QUESTIONS, read_lines

ASKED = [normal(line["q"]) for path in sorted(QUESTIONS.glob("*.jsonl")) for line in read_lines(path) if "q" in line]


@pytest.mark.parametrize("module", [sounds, scripts])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # a module


def test_every_word_is_found_by_how_it_begins(asker: Asker) -> None:
    lost = [word for word, entries in asker.lexicon.words.items() if entries and not asker.lexicon.entries(word)]
    assert not lost


def test_looking_up_again_finds_the_same(asker: Asker, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    once = [asker.lexicon.marks(question) for question in ASKED[::9]]
    monkeypatch.setattr(vocabulary, "MOST_KEPT", 50)
    anew = Asker(store).lexicon
    assert [anew.marks(question) for question in ASKED[::9]] == once


def test_patterns_of_the_other_script_find_nothing() -> None:
    every = (*comparatives._patterns(), *determiners._DETERMINERS)
    for question in ASKED:
        tried = scripts.written_in(scripts.script_of(question), every)
        left = [pattern for _, pattern in every if pattern not in {tried_one for _, tried_one in tried}]
        assert not any(match[0] for pattern in left for match in pattern.finditer(question)), question


def test_without_a_numeral_there_are_no_numbers(asker: Asker) -> None:
    for question in ASKED:
        if not NUMERAL.search(question):
            assert not [*numbers._tasks(question, asker.lexicon), *amounts.amount_marks(question)], question


def test_remembered_evidence_is_what_the_store_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = store.select("SELECT ?t { ?t a <urn:zeren:ontology#Task> } ORDER BY ?t").rows
    tasks = [row[0].value for row in rows if row[0]]
    quotes = Quotes(store)
    first = [quotes.of_tasks(tasks[i : i + 3]) for i in range(len(tasks))]
    assert [quotes.of_tasks(tasks[i : i + 3]) for i in range(len(tasks))] == first
    assert [Quotes(store).of_tasks(tasks[i : i + 3]) for i in range(len(tasks))] == first
    assert 0 < quotes._size < MOST_KEPT
    monkeypatch.setattr("query.evidence.MOST_KEPT", 5)
    forgetful = Quotes(store)
    assert [forgetful.of_tasks(tasks[i : i + 3]) for i in range(len(tasks))] == first
