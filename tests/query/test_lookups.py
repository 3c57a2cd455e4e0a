"""Laws of what is looked up in short ways: it is what the long way finds."""

from __future__ import annotations

import doctest
import re

import pytest

from kg.store import Store
from query.ask import Asker
from query.evidence import MOST_KEPT, Quotes
from query.lexicon import normal, sounds, vocabulary
from query.suggestions.index import pairs
from query.suggestions.offer import index_of
from query.tokens import amounts, comparatives, determiners, numbers, parts
from query.wording import scripts, sought
from query.wording.numerals import NUMERAL
from tests.query.conftest import QUESTIONS, read_lines

ASKED = [normal(line["q"]) for path in sorted(QUESTIONS.glob("*.jsonl")) for line in read_lines(path) if "q" in line]


@pytest.mark.parametrize("module", [sounds, scripts, sought])
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


def test_patterns_that_are_not_tried_find_nothing() -> None:
    every = (*comparatives._patterns(), *determiners._DETERMINERS)
    known = {script: scripts.written_in(script, every) for script in ("han", "latin", "both")}
    for question in ASKED:
        tried = {id(pattern) for _, pattern in known[scripts.script_of(question)].possible(question)}
        left = [pattern for _, pattern in every if id(pattern) not in tried]
        assert left
        assert not any(match[0] for pattern in left for match in pattern.finditer(question)), question


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("乙甲", ["乙甲"]),
        ("[甲乙]丙", ["乙丙 甲丙"]),
        ("甲?(?:乙|丙丁)", ["丙丁 乙"]),
        ("(?:甲乙){2,}", ["甲乙"]),
        ("(?=.*甲)乙", ["乙", "甲"]),
        (r"甲\b(?!丁)乙丙", ["乙丙", "甲乙"]),
        ("甲.乙丙", ["乙丙", "甲"]),
        ("[^甲]|乙", []),
        ("甲*", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, signs: list[str]) -> None:
    assert sorted(" ".join(sorted(some)) for some in sought.needed(re.compile(pattern))) == sorted(signs)


def test_parts_are_called_with_a_word_for_them() -> None:
    every = (parts._SEVERAL, parts._CALLED, parts._ORDINAL)
    left = [question for question in ASKED if not parts._PART_WORD.search(question)]
    assert left
    assert not [question for question in left if any(pattern.search(question) for pattern in every)]


def test_what_any_kind_of_text_holds_is_held(asker: Asker) -> None:
    texts = asker.lexicon.texts
    for words in {question[i : i + 3] for question in ASKED[::40] for i in range(len(question) - 2)}:
        found = [kind for kind in ("task", "target", "part") if texts.found(words, kind)]
        assert texts.held(words, "task", "target", "part") == bool(found)
        assert all(texts.found(words, kind)[:2] == texts.found(words, kind, most=2) for kind in found)


def test_names_near_a_question_share_their_pairs_with_it(asker: Asker) -> None:
    index = index_of(asker.lexicon)
    for question in ASKED[::90]:
        said = pairs(question)
        near = {name.text: (shared, size) for name, shared, size in index.sharing(said)}
        assert all(near[n.text] == (len(said & own), len(own)) for n in index.titles if said & (own := pairs(n.text)))


def test_without_a_numeral_there_are_no_numbers(asker: Asker) -> None:
    for question in ASKED:
        if not NUMERAL.search(question):
            assert not [*numbers._tasks(question, asker.lexicon), *amounts.amount_marks(question)], question
            assert not any(p.search(question) for p in (numbers._YEARS, numbers._YEAR, numbers._TOP, numbers._WHOLE))


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
