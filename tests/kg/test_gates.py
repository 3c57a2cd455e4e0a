"""What is looked at before a costly pattern is tried never keeps anything from being found."""

from __future__ import annotations

import re
from dataclasses import astuple
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import wrapped
from corpus.model import Node
from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.span import Span
from kg import measures
from kg.clause_grammar import BLANK, alternation, clause_grammar
from kg.extractors import (
    clause_reading,
    deadlines,
    history,
    names,
    no_aims,
    projects,
    prose,
    prose_parts,
    spacing,
    standing,
    stretches,
)
from kg.extractors.clause_roles import Reading
from kg.extractors.target_patterns import patterns
from kg.owners import Owners
from ontology.clauses import clause_words
from ontology.names import name_words
from ontology.targets import plan_periods, target_words
from tests.properties.profile import FIXED
from tests.strategies.plans import plan

MANY = settings(FIXED, max_examples=200)
_AHEAD = r"\(\?=\[(?:\\.|[^\]\\])*\](?:\|\\Z)?\)"
LOOK = re.compile(rf"\A{_AHEAD}|\(\?:{_AHEAD}\|\(\?=\\s\*\$\)\)")
"""A look at the first character, of all that a pattern finds or of what stands behind a subject."""
WORDS = sorted(
    {
        *chain.from_iterable(each for each in astuple(clause_words()) if isinstance(each, tuple)),
        *clause_words().role_words,
        *clause_words().role_verbs,
        *chain.from_iterable(target_words().values()),
        *chain.from_iterable(name_words().values()),
        *plan_periods(),
        *(
            "2035年",
            "２０３５年",
            "二〇三五年",
            "到",
            "较",
            "85%",
            "百分之三十",
            "翻一番",
            "至少",
            "一所",
            "三十家",
            "1:2",
            "3.5万",
        ),
        *(
            "市甲局",
            "乙委",
            "丙科技",
            "“丁”",
            "《戊》",
            "下同",
            "第一位为",
            "逗号前",
            "*",
            "后面的",
            "其余为",
            "目前",
            "已建成",
        ),
        *"，。；：:、（）()【】[]\n \t\u3000年月的等由和并各不与上去会同商",
    }
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
GATED = {
    **{
        f"{type(each).__name__} {name}": getattr(each, name)
        for each in (clause_grammar(), patterns(), names._patterns())
        for name in each.__slots__
    },
    "quantities": measures._pattern(),
    "year against": deadlines._BASELINE,
    "year to reach": deadlines._TO,
    "told": history._TOLD,
    "line stop": stretches._LINE_STOP,
    "act": prose_parts.acting(),
    "then a reward": no_aims._THEN_REWARD,
}  # fmt: skip
GATED = {name: each for name, each in GATED.items() if isinstance(each, re.Pattern) and LOOK.search(each.pattern)}


def found(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [(match.span(), match.groupdict()) for match in pattern.finditer(text)]


def plans() -> list[str]:
    return [plan(Random(seed)).text for seed in range(12)]


@pytest.mark.parametrize("name", sorted(GATED))
def test_a_look_at_the_first_character_leaves_nothing_out(name: str) -> None:
    pattern = GATED[name]
    free = re.compile(LOOK.sub("", pattern.pattern), pattern.flags)

    @MANY
    @given(TEXTS)
    def alike(text: str) -> None:
        assert found(pattern, text) == found(free, text)

    alike()
    for text in plans()[:2]:
        for line in text.splitlines():
            assert found(pattern, line) == found(free, line)


@MANY
@given(st.lists(st.text(alphabet="甲乙丙+", max_size=4), min_size=1), st.text(alphabet="甲乙丙+", max_size=12))
def test_of_words_that_begin_alike_the_longest_is_found(words: list[str], text: str) -> None:
    longest_first = "|".join(map(re.escape, sorted({*words} - {""}, key=lambda word: (-len(word), word))))
    assert found(re.compile(f"(?:{alternation(words)})丙?$"), text) == found(
        re.compile(f"(?:{longest_first})丙?$"), text
    )


@MANY
@given(TEXTS)
def test_where_no_number_may_stand_none_does(text: str) -> None:
    whole = Span(0, len(text))
    if not measures.may_count(text, whole):
        assert not list(measures.quantities(text, whole))
        assert not list(deadlines.year_mentions(text, whole))


@MANY
@given(TEXTS)
def test_a_verb_and_what_closes_a_list_are_found_by_their_last_characters(text: str) -> None:
    grammar = clause_grammar()
    verb, asked = grammar.verb.search(text), grammar.verb_of(text)
    assert (verb and verb.span()) == (asked and asked.span())
    closer, closed = grammar.closer.search(text), grammar.closed(text)
    assert (closer and closer.span()) == (closed and closed.span())


@MANY
@given(TEXTS)
def test_no_rule_begins_in_another_way(text: str) -> None:
    rules = (standing._FIRST, standing._COMMA, standing._STAR, standing._OTHERS)
    assert bool(standing._MAY.search(text)) or not any(rule.search(text) for rule in rules)


@MANY
@given(TEXTS)
def test_patterns_of_beginnings_match_nowhere_else(text: str) -> None:
    grammar = clause_grammar()
    for pattern, stop in ((grammar.sentence, stretches._STOP), (grammar.label_line, stretches._ANY_STOP)):
        behind_stops = [match.span() for match in stretches._from(pattern, stop, text)]
        assert behind_stops == [match.span() for match in pattern.finditer(text)]
    bare = [match.span("who") for match in grammar.bare_sentence.finditer(text)]
    assert [(span.start, span.end) for span in stretches.bare_sentences(text, grammar)] == bare
    assert "由" in text or not grammar.sentence.search(text)


@MANY
@given(st.text(alphabet="（()）【】甲1.一、；\n \u3000-", max_size=16))
def test_brackets_are_read_as_by_a_pattern_that_is_tried_everywhere(text: str) -> None:
    everywhere = re.compile(
        rf"[{stretches._BRACKETS}]|(?<![-—–－、，,；;：:])\n[{BLANK}]*\n(?!\s*[-—–－]\s*[0-9０-９])"
        rf"|\n(?=[{BLANK}]*{stretches.NUMBER})"
    )
    assert found(stretches._BRACKET, text) == found(everywhere, text)


@MANY
@given(TEXTS)
def test_the_last_sentences_of_paragraphs_are_those_between_stop_and_line_end(text: str) -> None:
    last = re.compile(r"(?:^|(?<=[。\n]))(?P<words>[^。\n]{6,400})。?[ \t\u3000]*(?=\n|$)")
    wanted = [match.span("words") for match in last.finditer(text) if match["words"].strip(" \t\u3000")]
    told = [(span.start, span.end) for span in prose._last_sentences(text) if span.of(text).strip(" \t\u3000")]
    assert told == wanted


@MANY
@given(st.text(alphabet="到年，％%85２ \u3000\xa0\n甲（）≥a.", max_size=14))
def test_blanks_go_where_a_word_and_a_number_stand_around_them(text: str) -> None:
    blanks, word, number = "[ \u3000\xa0\u2002-\u200a]+", "\u4e00-\u9fff，、。；：“”（）", "0-9０-９%％‰≥≤＞＜><"
    between = rf"(?<=[{word}]){blanks}(?=[{number}])|(?<=[{number}]){blanks}(?=[{word}%％‰])"
    tight = spacing.tightened(text)
    assert (tight[0] if tight else text) == re.sub(between, "", text)
    if tight:
        assert "".join(text[place] for place in tight[1][:-1]) == tight[0]
        assert tight[1][-1] == len(text)


def owners(root: Node, position: int) -> list[Node]:
    inner = next((n for n in root.children if n.kind == "division" and n.span.start <= position < n.span.end), None)
    return [inner, *owners(inner, position)] if inner else []


@pytest.mark.parametrize("text", plans()[:4])
def test_the_divisions_of_a_place_are_those_that_hold_it(text: str) -> None:
    root = parse(text_as_raw(text)).root
    divisions = Owners(root)
    for position in range(0, len(text), 3):
        assert list(divisions.at(position)) == owners(root, position)


@MANY
@given(st.lists(st.sampled_from([*WORDS, "市教育局", "县政府", "市", "区"]), min_size=1, max_size=4).map("".join))
def test_a_name_that_stands_alone_is_read_as_all_else_is(words: str) -> None:
    grammar, whole = clause_grammar(), Span(0, len(words))
    if clause_reading._is_name_alone(words, grammar):
        for separator in ("、", "，", "；", ""):
            quick, thorough = Reading(), Reading()
            clause_reading.read_piece(words, whole, separator, quick, grammar)
            clause_reading._read_words(words, whole, separator, thorough, grammar)
            assert quick == thorough


@MANY
@given(st.lists(st.sampled_from([*WORDS, *name_words()["projectHead"], "建设", "实施"]), max_size=8).map("".join))
def test_where_no_name_of_an_undertaking_may_stand_none_does(text: str) -> None:
    everywhere = [
        name
        for segment in projects._SEGMENT.finditer(text)
        for name in projects._in_segment(text, Span(*segment.span()))
    ]
    assert list(projects._named(text, Span(0, len(text)))) == everywhere


@MANY
@given(st.lists(st.text(alphabet="甲aｱ，", min_size=1, max_size=60), min_size=12, max_size=40))
def test_a_text_without_a_margin_is_known_before_columns_are_counted(rows: list[str]) -> None:
    columns, characters, last = [*map(wrapped._width, rows)], [*map(len, rows)], -1 - len(rows) // 50
    margin = (sorted(columns)[last], sorted(characters)[last])
    full = sum(wrapped._is_full(*sizes, margin) for sizes in zip(columns, characters, strict=True))
    wanted = margin if margin[0] >= wrapped._NARROWEST and full * 5 >= len(rows) * 2 else None
    text = "\n".join(rows)
    assert wrapped._margin(text, [Span(*match.span()) for match in re.finditer("[^\n]+", text)]) == wanted


@pytest.mark.parametrize("text", plans()[:6])
def test_prose_that_counts_is_read_to_its_end(text: str) -> None:
    told = prose.told_in(text, [])
    paragraphs = len({text.rfind("\n", 0, each.span.start) for each in told})
    for least in range(paragraphs + 3):
        assert prose.told_in(text, [], least) == (told if paragraphs >= least else [])
