"""Laws of names in letters: pinyin and initials name what they spell, and never guess."""

from __future__ import annotations

import doctest

import pytest

from kg.store import Store
from query.ask import Asker
from query.lexicon import Lexicon
from query.lexicon import letters as in_letters
from query.lexicon.letters import known_names, named_by, readings, spellings
from query.tokens.pinyin import AmbiguousLetters, english
from query.tokens.row import tokens


@pytest.fixture(scope="module")
def asker(store: Store) -> Asker:
    return Asker(store)


@pytest.fixture(scope="module")
def lexicon(asker: Asker) -> Lexicon:
    return asker.lexicon


def test_examples() -> None:
    assert doctest.testmod(in_letters).failed == 0


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("银行", "yinhang"),
        ("人行", "renhang"),
        ("区长", "quzhang"),
        ("会计", "kuaiji"),
        ("重庆", "chongqing"),
        ("绿色", "lvse"),
        ("绿色", "luse"),
        ("旅游委", "lvyouwei"),
    ],
)
def test_characters_with_several_readings_are_found_by_the_usual_one(name: str, letters: str) -> None:
    assert letters in spellings(name)[0]


def test_readings_are_few_and_have_a_syllable_for_each_character() -> None:
    for name in ("中国人民银行", "区行政审批局", "重庆市长寿区会展中心"):
        assert 0 < len(readings(name)) <= 64
        assert {len(reading) for reading in readings(name)} == {len(name)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jxw牵头哪些任务", "经信委牵头哪些任务"),
        ("qjxw牵头哪些任务", "区经信委牵头哪些任务"),
        ("JXW牵头哪些任务", "经信委牵头哪些任务"),
        ("qujingjixinxiwei牵头哪些任务", "区经济信息委牵头哪些任务"),
        ("qu jing ji xin xi wei牵头哪些任务", "区经济信息委牵头哪些任务"),
        ("qu'jing'ji'xin'xi'wei牵头哪些任务", "区经济信息委牵头哪些任务"),
        ("fagaiwei lead tasks", "发改委 lead tasks"),
        ("which tasks does fagaiwei lead", "which tasks does 发改委 lead"),
        ("wen hua lv you wei牵头哪些任务", "文化旅游委牵头哪些任务"),
    ],
)
def test_letters_ask_what_the_name_asks(asker: Asker, typed: str, meant: str) -> None:
    answer = asker.ask(typed)
    assert answer.status == "answered"
    assert answer.sparql == asker.ask(meant).sparql


def test_every_full_pinyin_of_a_printed_unit_names_it_or_several(lexicon: Lexicon) -> None:
    for iri, unit in lexicon.organizations.items():
        for letters in spellings(unit.labels[0])[0]:
            assert any(iri in iris for iris in named_by(letters, lexicon)), (unit.labels[0], letters)


def test_what_letters_name_is_spelled_so(lexicon: Lexicon) -> None:
    names = {name: entry.iris for name, entry in known_names(lexicon) if not name.isascii()}
    for name, iris in list(names.items())[::23]:
        full, initials = spellings(name)
        assert all(iris in named_by(letters, lexicon, single=False) for letters in full), name
        found = [named_by(letters, lexicon) for letters in initials if len(letters) > 1]
        assert all(found), name


def test_letters_of_several_names_are_refused_with_the_names(asker: Asker) -> None:
    answer = asker.ask("jw牵头哪些任务")
    assert answer.status == "not_understood"
    assert "区教委" in answer.text
    assert answer.suggestions
    assert all(asker.ask(each).status == "answered" for each in answer.suggestions)


def test_ambiguous_letters_tell_their_candidates(lexicon: Lexicon) -> None:
    with pytest.raises(AmbiguousLetters) as caught:
        tokens("shuiwuju负责哪些任务", lexicon)
    assert caught.value.letters == "shuiwuju"
    assert len(caught.value.candidates) > 1


def test_english_words_are_never_read_as_pinyin(lexicon: Lexicon) -> None:
    words = english(lexicon)
    assert {"lead", "bureau", "targets"} <= words
    for question in ("which tasks does the Science and Technology Bureau lead", "targets by 2025 for farmland"):
        for mark in tokens(question, lexicon):
            assert mark.kind not in ("unit", "thing") or mark.text.isascii(), (question, mark)


def test_letters_that_name_nothing_are_left_alone(asker: Asker) -> None:
    assert asker.ask("xqzzk牵头哪些任务").status != "answered"


def test_how_names_are_spelled_is_kept_in_the_library(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Asker(store)
    monkeypatch.setattr(in_letters, "spellings", None)
    monkeypatch.setattr(in_letters, "known_names", None)
    assert kept.ask("jxw牵头哪些任务").status == "answered"
    assert kept.ask("jw牵头哪些任务").status == "not_understood"
