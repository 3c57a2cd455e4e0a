"""A quick look at the lines that a bulk load takes sees what a slow one sees."""

from __future__ import annotations

import pytest

from kg.errors import InvalidQuads
from kg.store import SHARED
from kg.stores.quads import graphs_of
from tests.kg.test_store import LABEL, A, B, described, own

DOCUMENT = own(A, (1,)) + described(1)
ODD = (
    f'<{A}> <{LABEL}> "x" .\n',
    f'<{A}> <{LABEL}> "x" <{B}> .\n',
    f'<{A}> <{LABEL}> "x" <{SHARED}> .\n',
    f'<{A}x> <{LABEL}> "x" <{A}> .\n',
    f'<urn:x> <{LABEL}> "x" <{A}> .\n',
    f'<{A}> <{LABEL}> "x" <{B}> . # " <{A}> .\n',
    f'<{A}> <{LABEL}> "x\\q" <{A}> .\n',
    f"<{A}> <{LABEL}> _:x <{A}> .\n",
    f'<urn:zeren:ontology#Task> <{LABEL}> "x" <{SHARED}> .\n',
    f'<{A}> <{LABEL}> "x" <urn:zeren:vocabulary> .\n',
)
WELL_FORMED = (
    "",
    "\n",
    f'<{A}> <{LABEL}> "a\\"b\\u4E2D" <{A}> . # 注\n',
    f"<{A}#x> <{A}> <{A}>  <{A}>.\n",
)


@pytest.mark.parametrize("line", ODD)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_what_may_not_stand_there_is_refused(line: str, place: str) -> None:
    with pytest.raises(InvalidQuads):
        graphs_of("here", line + DOCUMENT if place == "before" else DOCUMENT + line)


@pytest.mark.parametrize("line", WELL_FORMED)
def test_what_is_well_formed_is_taken_however_it_is_written(line: str) -> None:
    assert graphs_of("here", DOCUMENT + line) == {A}
    assert graphs_of("here", DOCUMENT + line + own(B)) == {A, B}
