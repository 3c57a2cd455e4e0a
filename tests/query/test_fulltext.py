"""Laws of retrieval: what is found holds the words, what holds them is found, and below the threshold nothing is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import load
from kg.store import Store, open_store
from query.ask import Asker
from query.lexicon import fulltext, normal
from query.lexicon.fulltext import END, KINDS, Texts, schema
from query.lexicon.library import FILE, write
from query.lexicon.names import read_lexicon, write_names
from query.lexicon.topics import held, stated, targets_about, tasks_about, tasks_holding
from tests.strategies.plans import from_seed

CHARACTERS = st.sampled_from('绿色发展产业园区ab 1-"*。，𠮷')
FEW = "绿色发展产业园"
ANY = st.text(st.one_of(CHARACTERS, st.characters(exclude_categories=["Co", "Cs"])), max_size=12)
TEXTS = st.lists(st.one_of(st.text(CHARACTERS, max_size=20), ANY), min_size=1, max_size=6)


def library(texts: list[str], kind: str = "task") -> Texts:
    """Return a library in memory with some texts, whose IRIs are their places."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema())
    made = Texts(connection)
    made.feed(kind, ((f"{place:03}", text) for place, text in enumerate(texts)))
    return made


def holders(texts: list[str], words: str) -> tuple[str, ...]:
    return tuple(f"{place:03}" for place, text in enumerate(texts) if words in text)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(TEXTS, st.one_of(st.text(CHARACTERS, min_size=1, max_size=4), ANY.filter(bool)), st.sampled_from(KINDS))
def test_a_text_is_found_if_and_only_if_it_holds_the_words(texts: list[str], words: str, kind: str) -> None:
    made = library(texts, kind)
    assert made.holding(words, kind) == holders(texts, words)
    assert made.held(words, kind) == bool(holders(texts, words))


def test_what_was_asked_before_is_found_again_and_what_is_fed_later_too() -> None:
    made = library(["绿色发展"] * (fulltext.FEW - 1))
    for _ in range(3):  # the last time they are more than are remembered
        for _ in range(2):
            assert len(made.holding("发展", "task")) == len(made.rows("SELECT id FROM text_task"))
            assert made.held("发展", "task")
            assert (
                made.held("产业", "task") == bool(made.holding("产业", "task")) == ("999" in made.holding("产", "task"))
            )
        made.feed("task", [("998", "发展"), ("999", "产业发展")])


@settings(derandomize=True, deadline=None, max_examples=100)
@given(TEXTS, st.data())
def test_every_part_of_a_text_finds_it(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[place])))
    end = data.draw(st.integers(start, len(texts[place])))
    words = texts[place][start:end]
    assert not words or f"{place:03}" in library(texts).holding(words, "task")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(TEXTS, st.text(CHARACTERS, min_size=1, max_size=3))
def test_words_with_an_end_are_found_at_the_end_only(texts: list[str], words: str) -> None:
    found = tuple(f"{place:03}" for place, text in enumerate(texts) if text.endswith(words))
    assert library(texts).holding(words + END, "task") == found


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.text(FEW, max_size=15), min_size=1, max_size=6), st.text(FEW, min_size=3, max_size=6))
def test_what_holds_all_the_words_is_about_them_and_what_shares_no_character_is_not(
    texts: list[str], words: str
) -> None:
    found = library(texts).about(words, ["task"])
    assert not holders(texts, words) or set(holders(texts, words)) <= set(found)
    assert all(set(texts[int(iri)]) & set(words) for iri in found)


def test_words_turned_round_are_found_in_one_stretch_only() -> None:
    made = library(["禁止焚烧秸秆。", "禁止焚烧。清运秸秆。", "绿化造林。"])
    assert made.about("秸秆焚烧", ["task"]) == ("000",)


def test_a_likeness_below_the_threshold_says_nothing() -> None:
    made = library(["发展绿色产业。", "建设产业园区。"])
    assert made.about("发展绿色金融中心", ["task"]) == ()
    assert made.about("发展绿色产", ["task"]) == ("000",)
    assert made.about("绿", ["task"]) == ()


@pytest.mark.parametrize("words", ["", "\x00", '"', "*", "a OR b", "NEAR(", "\ud800", "词" * 500])
def test_no_words_break_the_search(words: str) -> None:
    made = library(["发展绿色产业。"])
    assert made.holding(words, "task") == ()
    assert made.about(words) == ()


def test_tasks_are_found_by_every_stretch_of_their_titles(asker: Asker) -> None:
    lexicon = asker.lexicon
    for task in lexicon.tasks.values():
        for size in (2, 3, 5):
            for start in range(len(task.title) - size + 1):
                words = task.title[start : start + size]
                assert task.iri in tasks_about(words, lexicon), words
        assert held(task.title, lexicon)


def test_targets_are_found_by_their_indicator_and_only_those_of_the_years(asker: Asker) -> None:
    lexicon = asker.lexicon
    for target in lexicon.targets.values():
        assert stated(target.indicator, lexicon)
        found = targets_about([target.indicator], lexicon)
        assert normal(target.indicator) in {normal(lexicon.targets[iri].indicator) for iri in found}
        due = {lexicon.targets[iri].deadline for iri in targets_about([target.indicator], lexicon, (2025,))}
        assert due <= {2025}


def test_nothing_is_found_for_words_that_no_document_holds(asker: Asker) -> None:
    for words in ("量子引力望远镜", "quantum telescope", "xyz"):
        assert tasks_holding(words, asker.lexicon) == ()
        assert tasks_about(words, asker.lexicon) == ()
        assert targets_about([words], asker.lexicon) == []
        assert not held(words, asker.lexicon)


def test_a_kept_library_says_what_a_new_one_says(store: Store) -> None:
    made = sqlite3.connect(":memory:")
    write(made, "", lambda empty: write_names(empty, store))
    kept = read_lexicon(store)
    for table in ("word", "half", "organization", "thing", "part", "task", "project", "target", "owner", "text_task"):
        assert kept.texts.rows(f"SELECT * FROM {table}") == made.execute(f"SELECT * FROM {table}").fetchall()
    assert (Path(store.location) / FILE).exists()


def test_a_library_is_made_anew_when_the_store_changes(tmp_path: Path) -> None:
    files = [tmp_path / f"{seed}.txt" for seed in (1, 2)]
    for seed, file in enumerate(files, 1):
        file.write_text(from_seed(seed, chapters=1, items=1).text, encoding="utf-8")
    seen = []
    for file in files:
        with open_store(tmp_path / "store", write=True) as writing:
            load(writing, [file])
        with open_store(tmp_path / "store") as reading:
            seen.append(set(read_lexicon(reading).tasks))
            assert seen[-1] == set(read_lexicon(reading).tasks)
    assert seen[0] < seen[1]
