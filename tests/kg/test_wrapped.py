"""Plain text wrapped at a margin says what the same text with whole lines says, each fact at its place."""

from __future__ import annotations

import re

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.wrapped import unwrapped
from kg.extract import extract
from kg.facts import Extraction
from kg.moved import inverse, moved

SENTENCE = "加快推进公共服务平台建设，完善配套制度和保障机制，不断提升服务能力和水平。"
CLAUSE = (
    "（牵头单位：市发展改革委、市经济和信息化委；配合单位：市人力资源社会保障局、各县人民政府；完成时限：2034年底）"
)
PLAN = "\n".join(
    [
        "某市关于加快公共服务平台建设的实施方案",
        "一、重点任务",
        *(f"（{n}）建设平台。{SENTENCE * 3}到2034年，平台覆盖率达到85%以上。{CLAUSE}" for n in "一二三四"),
        "二、保障措施",
        f"（一）加强领导。{SENTENCE * 2}（市发展改革委负责）",
    ]
)
_BREAK = re.compile(r"\s*(?:— \d+ —)?\s*")


def wrapped(text: str, width: int, *, pages: bool = False) -> str:
    lines = [line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width)]
    marked = [line + (f"\n— {n} —" if pages and n % 9 == 8 else "") for n, line in enumerate(lines)]
    return "\n".join(marked)


def said(found: Extraction) -> list[tuple[object, ...]]:
    facts = [
        (task.number, task.title, task.deadline, [(fact.unit, fact.role) for fact in task.responsibilities])
        for task in found.tasks
    ]
    return [*facts, *((t.indicator, t.value, t.unit, t.deadline) for task in found.tasks for t in task.targets)]


@pytest.mark.parametrize("width", [22, 31, 40])
@pytest.mark.parametrize("pages", [False, True])
def test_a_wrapped_plan_says_the_same(width: int, pages: bool) -> None:
    text = wrapped(PLAN, width, pages=pages)
    found = extract(parse(text_as_raw(text)))
    assert said(found) == said(extract(parse(text_as_raw(PLAN))))
    assert found.document.text == text
    for task in found.tasks:
        assert all(_BREAK.sub("", fact.span.of(text)) == fact.unit for fact in task.responsibilities)
        assert task.node.span in found.document.root.span


def test_text_with_whole_lines_is_left_alone() -> None:
    assert unwrapped(PLAN) is None
    assert unwrapped("\n".join(["甲" * 30] * 5)) is None


def test_every_character_keeps_its_place_and_nothing_but_ends_of_lines_is_lost() -> None:
    text = wrapped(PLAN, 30)
    whole = unwrapped(text)
    assert whole is not None
    flat, places = whole
    assert [text[place] for place in places[:-1]] == list(flat)
    assert flat.replace("\n", "") == PLAN.replace("\n", "")
    assert [inverse(places)[place] for place in places] == list(range(len(places)))


def test_an_indented_or_numbered_line_begins_a_paragraph() -> None:
    line = "加快推进公共服务平台建设完善配套制度和保障机制。"
    text = "\n".join([line, f"　　{line[:22]}", line] * 6 + [f"1.{line[:22]}", f"（二）{line[:21]}"])
    whole = unwrapped(text)
    assert whole is not None
    assert "\n　　" in whole[0]
    assert "\n1." in whole[0]


def test_only_spans_move() -> None:
    found = extract(parse(text_as_raw(PLAN)))
    same = moved(found.tasks, range(len(PLAN) + 1))
    assert same == found.tasks
    assert [task.span.start for task in moved(found.tasks, range(5, len(PLAN) + 6))] == [
        task.span.start + 5 for task in found.tasks
    ]


def test_a_bracket_left_open_does_not_draw_in_the_next_item() -> None:
    open_ended = PLAN.replace("完成时限：2034年底）\n（二）", "完成时限：2034年底\n（二）", 1)
    lines = "\n".join("　　" + line for line in open_ended.split("\n"))
    whole = unwrapped(wrapped(lines, 30))
    assert whole is not None
    assert whole[0] == lines
