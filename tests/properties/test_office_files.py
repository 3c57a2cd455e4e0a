"""What LibreOffice makes of our Word files, PDF and .doc, says the same: its own page breaks, fonts and ruled lines."""

from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

import pytest

from corpus.parse import parse
from corpus.read import read
from corpus.readers.office import converter
from kg.extract import extract
from tests.properties import test_outlines, test_styles
from tests.strategies import files, task_tables
from tests.strategies.outlines import outlined
from tests.strategies.styles import styled

SEEDS = (0, 2, 3, 5, 6)  # tables without names that fill their line in a narrow cell, where nothing parts them


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = converter()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    for seed in SEEDS:
        rng = Random(seed)
        numbered = files.as_numbered_word(outlined(Random(seed)).text, rng)
        (folder / f"outline{seed}.docx").write_bytes(numbered)
        (folder / f"style{seed}.docx").write_bytes(files.as_word(styled(Random(seed)).text, rng))
        (folder / f"table{seed}.docx").write_bytes(task_tables.as_word(table(seed)))
    sources = sorted(map(str, folder.glob("*.docx")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for ending in ("pdf", "doc"):
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def table(seed: int) -> task_tables.TaskTable:
    return task_tables.MAKERS[seed % len(task_tables.MAKERS)](Random(seed), tasks=12)


@pytest.mark.parametrize("ending", ["pdf", "doc"])
def test_what_is_printed_says_the_same(folder: Path, ending: str) -> None:
    if ending == "doc":
        names = [f"{kind}{SEEDS[0]}" for kind in ("outline", "style", "table")]  # a process each
    else:
        names = [f"{kind}{seed}" for kind in ("outline", "style", "table") for seed in SEEDS]
    for name in names:
        kind, seed = name.rstrip("0123456789"), int(name[-1])
        extraction = extract(parse(read(folder / f"{name}.{ending}")))
        if kind == "outline":
            assert test_outlines.found(extraction) == test_outlines.wanted(outlined(Random(seed))), name
        elif kind == "style":
            assert test_styles.parts(extraction) == test_styles.wanted(styled(Random(seed))), name
        else:
            assert [
                (task.number, task.title, tuple((each.unit, each.role) for each in task.responsibilities))
                for task in extraction.tasks
            ] == [(truth.number, truth.title, truth.given) for truth in table(seed).tasks], name
