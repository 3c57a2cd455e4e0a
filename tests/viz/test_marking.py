"""Laws of the reader: every fact of the graph is marked, the text stays whole, pieces end where facts do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.facts import Extraction
from kg.identity import document_iri
from kg.store import open_store
from viz.web.marking import ROLES, Fact, lines_of, read_facts, read_headings


def _fact(start: int, end: int) -> Fact:
    return Fact(f"urn:x:{start}-{end}", "lead", "甲", "", "", "", None, start, end)


@given(
    st.text(alphabet="甲乙。\n ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
def test_the_text_stays_whole_and_every_fact_is_marked(
    text: str, places: list[tuple[int, int]], here: tuple[int, int]
) -> None:
    facts = sorted(
        (_fact(start, start + length) for start, length in places if start + length <= len(text)),
        key=lambda fact: (fact.start, -fact.end),
    )
    lines = list(lines_of(text, facts, {}, here))
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [line for line in text.split("\n") if line.strip()]
    for place, fact in enumerate(facts):
        marked = "".join(piece.text for line in lines for piece in line.pieces if place in piece.facts)
        assert marked == "".join(_shown(text, fact.start, fact.end))


def _shown(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the lines that are not empty hold of some characters."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield line[max(0, start - at) : max(0, end - at)]
        at += len(line) + 1


def test_every_fact_of_a_document_is_read_back_on_its_own_words(shipped: Extraction, shipped_store: Path) -> None:
    document = document_iri(shipped.document)
    text = shipped.document.text
    with open_store(shipped_store) as store:
        facts = read_facts(store, document, text)
    units = {(f.start, f.end, f.kind) for f in facts if f.kind in ROLES}
    assert units == {(r.span.start, r.span.end, r.role) for task in shipped.tasks for r in task.responsibilities}
    targets = [*shipped.targets, *(target for task in shipped.tasks for target in task.targets)]
    assert {(f.start, f.end) for f in facts if f.kind in ("target", "milestone")} == {
        (target.span.start, target.span.end) for target in targets
    }
    assert sum(f.kind == "project" for f in facts) == sum(len(task.projects) for task in shipped.tasks)
    named = [f for f in facts if f.kind not in (*ROLES, "target", "milestone", "project")]
    assert all(text[f.start : f.end] == f.name for f in named)


def test_headings_are_those_of_the_outline(shipped: Extraction, shipped_store: Path) -> None:
    with open_store(shipped_store) as store:
        headings = read_headings(store, document_iri(shipped.document))
    text = shipped.document.text
    lines = [line for line in lines_of(text, (), headings, (0, 0)) if line.heading]
    assert len(lines) == len(headings)
    assert {task.title for task in shipped.tasks} <= {line.title.partition(".")[2].strip("。") for line in lines}
    assert {line.heading.level for line in lines if line.heading} >= {1, 2, 3}
