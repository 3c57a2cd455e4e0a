"""Laws of what is skipped in a question: marks that are no writing change nothing, words left unread are doubted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store import Store
from query.ask import Asker
from query.lexicon import Entry, Mark
from query.tokens.doubts import NOISE, with_doubts
from query.wording.worded import cleaned

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)
NO_WRITING = st.characters(categories=["Mn", "Me", "Cf", "So"]).filter(
    lambda c: not unicodedata.normalize("NFKC", c).isascii()
)
PIECES = ("朰", "燚", "槑")
"""Characters of no word that plans or questions use."""


@pytest.fixture(scope="module")
def asker(store: Store) -> Asker:
    return Asker(store)


def _row(*words: tuple[str, str]) -> list[Mark]:
    """Return tokens side by side: words with their kinds, `noise` for a skipped one."""
    row, position = [], 0
    for word, kind in words:
        entry = Entry("filler", NOISE) if kind == "noise" else Entry(kind)
        row.append(Mark(entry, position, position + len(word), word))
        position += len(word)
    return row


def _doubted(row: list[Mark]) -> list[str]:
    return [mark.text for mark in with_doubts(row) if mark.kind == "unknown"]


@given(text=HAN, mark=NO_WRITING, data=st.data())
def test_marks_that_are_no_writing_change_no_question(text: str, mark: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert cleaned(text[:place] + mark + text[place:]) == cleaned(text)


@given(text=HAN, sign=st.sampled_from("#$^&*~`|\\_=<>@½①⑨"), data=st.data())
def test_a_sign_inside_a_word_is_dropped(text: str, sign: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(text) - 1))
    if text[place - 1] != "第":
        assert cleaned(text[:place] + sign + text[place:]) == text


@pytest.mark.parametrize(
    "row",
    [
        _row(("槑", "noise"), ("里头", "filler")),
        _row(("槑燚", "noise"), ("、", "filler"), ("甲局", "unit")),
        _row(("甲局", "unit"), ("和", "filler"), ("槑燚", "noise")),
        _row(("燚", "noise"), ("槑", "noise")),
        _row(("三", "noise"), ("的", "filler")),
        _row(
            ("水局", "noise"),
        ),
    ],
    ids=["head of a place", "first of a list", "last of a list", "pieces of a word", "numeral", "end of a unit"],
)
def test_a_skipped_word_that_may_have_meant_something_is_doubted(row: list[Mark]) -> None:
    assert set(_doubted(row)) == {m.text for m in row if m.code == NOISE}


def test_a_slip_in_a_long_name_and_the_tail_of_a_measure_are_not_doubted() -> None:
    assert not _doubted(_row(("绿色仓库", "text"), ("槑", "noise"), ("建设", "filler")))
    assert not _doubted(_row(("减排", "text"), ("量", "noise")))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(
    "form", ["{p}{p}、{u}负责哪些任务", "{u}和{p}{p}负责哪些任务", "{p}部分里{u}负责哪些任务", "{p}、{u}合计几条"]
)
def test_a_question_with_an_unread_member_or_place_is_not_answered(asker: Asker, piece: str, form: str) -> None:
    units = [label for label in ("财政局", "科技局", "水利局") if asker.lexicon.entries(label)]
    assert units
    for unit in units:
        assert asker.ask(form.format(p=piece, u=unit)).status != "answered", unit


@pytest.mark.parametrize(
    "question",
    [
        "牵头哪些任务",
        "a牵头哪些任务",
        "} ; DROP ALL #",
        "第第3条条年的目标",
        "어느 부서가 주관합니까",
        "财政局t负责哪些任务",
    ],
)
def test_what_nobody_asks_is_not_answered(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"
