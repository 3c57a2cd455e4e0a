"""A quick look at the lines that a bulk load takes sees what a slow one sees."""

from __future__ import annotations

import pytest

from kg.errors import InvalidQuads
from kg.store import SHARED
from kg.stores.quads import AT_ONCE, graphs_of, insert_data, read_quads
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


def test_many_quads_go_in_by_several_operations_of_one_request() -> None:
    lines = [f'<{graph}> <{LABEL}> "{n}" <{graph}> .' for n in range(AT_ONCE) for graph in (A, B)]
    operations = insert_data(read_quads("here", "\n".join(lines))).split(" ;\n")
    assert [operation.count(f"<{LABEL}>") for operation in operations] == [AT_ONCE, AT_ONCE]
    assert all(operation.startswith("INSERT DATA {") for operation in operations)
    assert insert_data([]) == ""
