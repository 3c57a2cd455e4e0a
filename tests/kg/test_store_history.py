"""Whatever was loaded, replaced and removed before: the store holds what the present documents say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import SHARED, STORE, Store, open_store
from tests.kg.test_store import ZR, A, B, C, described, organization, own

UNITS = st.frozensets(st.integers(0, 5), max_size=3)
STEPS = st.lists(st.tuples(st.sampled_from((A, B, C)), st.none() | UNITS), min_size=1, max_size=8)
REFERS = st.dictionaries(st.integers(0, 5), st.integers(0, 5), max_size=6)


def whole(document: str, units: frozenset[int], refers: dict[int, int]) -> str:
    """A document that describes all it refers to, where unit `n` refers to unit `refers[n]`."""
    known, growing = set(units), set(units)
    while growing:
        growing = {refers[unit] for unit in growing if unit in refers} - known
        known |= growing
    links = (
        f"<{organization(n)}> <{ZR}partOf> <{organization(m)}> <{SHARED}> .\n" for n, m in refers.items() if n in known
    )
    return own(document, tuple(sorted(units))) + described(*sorted(known)) + "".join(links)


@pytest.fixture(scope="module")
def reused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("property") / "s", write=True) as opened:
        yield opened


@settings(max_examples=60, derandomize=True, deadline=None)
@given(steps=STEPS, refers=REFERS)
def test_only_the_documents_that_are_there_count(
    reused: Store, steps: list[tuple[str, frozenset[int] | None]], refers: dict[int, int]
) -> None:
    for document in reused.graphs():
        reused.remove_graph(document)
    present: dict[str, str] = {}
    for document, units in steps:
        if units is not None:
            present[document] = whole(document, units, refers)
            reused.replace_graph(document, present[document])
        elif document in present:
            del present[document]
            reused.remove_graph(document)
    expected = {line for text in present.values() for line in text.splitlines()}
    assert set(reused.contents().splitlines()) - set(reused.contents(STORE).splitlines()) == expected
