"""Laws of completion: every whole question offered has an answer, the order is kept, and it is quick."""

from __future__ import annotations

import random
import time

import pytest

from kg.store import Store
from query.ask import Asker
from query.lexicon import Lexicon, normal
from query.lexicon.names import read_lexicon
from query.suggest import LONGEST, Suggestion, suggest
from query.suggestions.index import How
from query.suggestions.offer import index_of, possible, suggestions

RANK = {how.name.lower(): how for how in How}


@pytest.fixture(scope="module")
def asker_once(store: Store) -> Asker:
    return Asker(store)


@pytest.fixture(scope="module")
def lexicon(asker_once: Asker) -> Lexicon:
    return asker_once.lexicon


def _prefixes(lexicon: Lexicon, count: int) -> list[str]:
    """Return beginnings, middles and slips of names and questions, some of them in letters."""
    rng = random.Random(37)
    known = [question for question, _ in possible(lexicon)] + [name.text for name in index_of(lexicon).names]
    found = []
    for _ in range(count):
        text = rng.choice(known)
        start = rng.choice((0, 0, 0, rng.randrange(len(text))))
        piece = text[start : start + rng.randint(1, 9)]
        if rng.random() < 0.2:
            place = rng.randrange(len(piece))
            piece = piece[:place] + rng.choice("区业村农x") + piece[place + 1 :]
        found.append(piece)
    return [
        *found,
        "jxw",
        "qjxw牵头",
        "jingxin",
        "kjj",
        "nyao",
        "shui",
        "eco",
        "who",
        "which tasks does sci",
        "1",
        "20",
    ]


def test_every_question_offered_is_answered(asker_once: Asker, lexicon: Lexicon) -> None:
    offered: set[str] = set()
    for typed in ["", *_prefixes(lexicon, 50)]:
        offered |= {each.text for each in suggest(typed, lexicon) if each.kind == "question"}
    assert len(offered) > 60
    assert [each for each in sorted(offered) if asker_once.ask(each).status != "answered"] == []


def test_what_begins_so_comes_before_what_holds_it_and_letters_and_typos(lexicon: Lexicon) -> None:
    for typed in _prefixes(lexicon, 60):
        found = suggest(typed, lexicon)
        ranks = [RANK[each.match] for each in found]
        assert ranks == sorted(ranks), typed
        assert len({each.text for each in found}) == len(found) <= 10


def test_the_same_input_gives_the_same_offers(store: Store, lexicon: Lexicon) -> None:
    again = read_lexicon(store)
    for typed in _prefixes(lexicon, 5):
        assert suggest(typed, lexicon) == suggest(typed, again)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("农业农村", "区农业农村委"),
        ("经信", "区经济信息委"),
        ("jingxinwei", "区经济信息委"),
        ("jxw", "区经济信息委"),
        ("区农业农存委", "区农业农村委"),
        ("econ", "the Economy and Informatization Commission"),
        ("经信委牵", "区经济信息委牵头哪些任务？"),
        ("谁负责第1", "谁负责第1条？"),
        ("农药使用量的", "农药使用量的目标是多少？"),
        ("which tasks does the sci", "Which tasks does the Science and Technology Bureau lead?"),
        ("jxw牵头", "区经济信息委牵头哪些任务？"),
        ("区农业农存委牵头", "区农业农村委牵头哪些任务？"),
        ("20", "2025年的目标有哪些？"),
    ],
)
def test_examples(lexicon: Lexicon, typed: str, text: str) -> None:
    assert text in [each.text for each in suggest(typed, lexicon)]


def test_the_end_of_the_input_is_completed_and_the_rest_is_kept(lexicon: Lexicon) -> None:
    found = suggest("财政局和农业农", lexicon)
    assert Suggestion("区农业农村委", "unit", "财政局和区农业农村委", "prefix") in found


def test_question_words_are_completed(lexicon: Lexicon) -> None:
    assert any(each.kind == "word" and each.question.startswith("财政局牵头") for each in suggest("财政局牵", lexicon))


def test_names_are_offered_in_full(lexicon: Lexicon) -> None:
    for name in index_of(lexicon).names[::7]:
        typed = normal(name.text)[: max(2, len(name.text) - 1)]
        if len(typed) < min(len(name.text), LONGEST) and name.kind != "year":
            limit = len(index_of(lexicon).names)
            assert name.text in [each.text for each in suggest(typed, lexicon, limit)], typed


@pytest.mark.parametrize("typed", ["", " ", "？", "\x00", "x" * 500, "(((", "😀", "'\"“", "ü", "a.b*"])
def test_any_input_is_borne(lexicon: Lexicon, typed: str) -> None:
    assert all(each.text for each in suggest(typed, lexicon))


def test_the_limit_is_kept(lexicon: Lexicon) -> None:
    assert [len(suggest("区", lexicon, limit)) for limit in (1, 3, 10)] == [1, 3, 10]


def test_the_language_of_the_interface_counts_where_nothing_is_typed(lexicon: Lexicon) -> None:
    assert all(each.text[:3].isascii() for each in suggest("", lexicon, 3, language="en"))
    assert not any(each.text[:3].isascii() for each in suggest("", lexicon, 3))


def test_completions_come_at_once(lexicon: Lexicon) -> None:
    typed = _prefixes(lexicon, 60)
    for each in typed:
        suggest(each, lexicon)
    times = []
    for each in typed:
        begun = time.process_time()
        suggest(each, lexicon)
        times.append(time.process_time() - begun)
    assert sorted(times)[len(times) // 2] < 0.010


@pytest.mark.parametrize(
    ("question", "shared"),
    [
        ("区教委今年干得怎么样", "区教委"),
        ("第3条的预算是多少", "第3条"),
        ("农药用了多少钱", "农药"),
        ("What is the budget of the Water Resources Bureau?", "Water Resources Bureau"),
        ("what is the budget of task 3", "task 3"),
    ],
)
def test_questions_near_one_not_understood_share_its_names(asker_once: Asker, question: str, shared: str) -> None:
    answer = asker_once.ask(question)
    assert answer.status == "not_understood"
    assert shared in answer.suggestions[0]
    assert all(asker_once.ask(each).status == "answered" for each in answer.suggestions)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_there_is_always_something_to_ask(asker_once: Asker, lexicon: Lexicon, language: str) -> None:
    for question in ("", "?", "完全无关的一句话呀", "completely unrelated words", "x" * 3000):
        offered = suggestions(lexicon, language, question)
        assert 3 <= len(offered) <= 4
        assert all(asker_once.ask(each).status == "answered" for each in offered)
