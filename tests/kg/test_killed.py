"""Nothing is lost: a writer killed at any moment leaves each document whole or absent, and a store that opens."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kg.build import load, put
from kg.store import open_store
from tests.kg.killing import NUMBERS, Deeds, held, killed_after

KILLS = int(os.environ.get("ZEREN_SOAK_KILLS", "12"))
"""How many writers are killed; `make soak` kills 200."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


def test_a_writer_killed_at_random_leaves_whole_documents(tmp_path: Path) -> None:
    folder, deeds, dice = tmp_path / "store", Deeds(tmp_path / "files"), Random(2031)
    deeds.write()
    ready = deeds.prepared()
    with open_store(folder, write=True) as store:
        load(store, [deeds.path(0, 0)])
    began = time.monotonic()
    with open_store(folder, write=True) as store:
        put(store, ready[0, 1])
    pace = time.monotonic() - began
    seen = []
    for turn in range(KILLS):
        killed_after(folder, deeds.folder, turn, 5 * pace * dice.random())
        seen.append(held(folder, ready))
    assert len(set(seen)) > min(KILLS // 6, 20)  # of the 27 states that there are
    assert {version for found in seen for version in found} == {-1, 0, 1}


def test_the_law_would_see_half_a_document(tmp_path: Path) -> None:
    folder, deeds = tmp_path / "store", Deeds(tmp_path / "files")
    deeds.write()
    ready = deeds.prepared()
    found = ready[0, 1]
    lines = [line for line in found.nquads.splitlines(keepends=True) if "#Task>" not in line]
    assert len(lines) < len(found.nquads.splitlines())
    with open_store(folder, write=True) as store:
        store.replace_graph(found.graph, "".join(lines))
    with pytest.raises(AssertionError, match="neither whole nor absent"):
        held(folder, ready)
    with open_store(folder, write=True) as store:
        store.replace_graph(found.graph, found.nquads)
    assert held(folder, ready) == (1, *[-1] * (len(NUMBERS) - 1))
