"""Laws of the lists of words of questions: no word twice, signs are signs, words stand as questions are read."""

from __future__ import annotations

from collections import Counter

import pytest

from ontology.described import closed_words, dimensions, signs
from ontology.questions import signs_by_word, words_by_code

SIGNS = {">", ">=", "<", "<=", "="}
LISTS = ("beside.ttl", "bounds.ttl", "described-words.ttl")


@pytest.mark.parametrize("name", LISTS)
def test_no_code_is_without_words_and_none_has_a_word_twice(name: str) -> None:
    """Adjectives may speak of several dimensions: a long road, a long show."""
    for code, words in ((code, words) for code, words in words_by_code(name).items() if code != "dimension"):
        assert words, code
        assert [word for word, count in Counter(words).items() if count > 1] == [], code


@pytest.mark.parametrize("name", LISTS)
def test_words_stand_as_questions_are_read(name: str) -> None:
    words = {word for listed in words_by_code(name).values() for word in listed}
    assert {word for word in words if word != word.lower() or word != word.strip()} == set()


@pytest.mark.parametrize("side", ["before", "behind", "count"])
def test_a_word_of_comparison_means_one_sign(side: str) -> None:
    listed = [w for code, words in words_by_code("bounds.ttl").items() if code.startswith(side) for w in words]
    assert len(listed) == len(set(listed)) == len(signs_by_word("bounds.ttl", side))
    assert set(signs_by_word("bounds.ttl", side).values()) <= SIGNS


@pytest.mark.parametrize("side", ["before", "behind"])
def test_a_word_of_comparison_of_things_means_a_sign(side: str) -> None:
    assert set(signs(side).values()) <= SIGNS


def test_both_lists_of_comparisons_agree_where_they_share_a_word() -> None:
    for side in ("before", "behind"):
        plan, things = signs_by_word("bounds.ttl", side), signs(side)
        shared = set(plan) & set(things)
        assert len(shared) > 3
        assert {word for word in shared if plan[word] != things[word]} == set()


def test_adjectives_of_measure_speak_of_names() -> None:
    assert all(adjectives and names for adjectives, names in dimensions())
    assert "dimension" in closed_words()
