"""LibreOffice opens every office file that is exported, and shows its words; skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from kg.store import open_store
from viz.exports.catalogue import ASKED, ENDINGS, NAMED, Order, make

NOW = datetime(2025, 3, 1, 8, tzinfo=UTC)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
QUESTIONS = ("区经济信息委牵头哪些任务", "2025年的目标有哪些")
FILES = [(what, ending) for what in ENDINGS for ending in ENDINGS[what] if ending in (".xlsx", ".docx", ".pptx")]
_PARTS = {".xlsx": "calc", ".docx": "writer", ".pptx": "impress"}
PAGES = {
    "tasks": (3, 25),
    "unit": (2, 12),
    "targets": (3, 25),
    "gaps": (1, 8),
    "matrix": (1, 6),
    "briefing": (4, 20),
    "answer": (3, 9),
    "units": (1, 6),
    "projects": (2, 12),
}
"""Between how many pages each file of the shipped plan prints on."""


@pytest.fixture(scope="module")
def printed(shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """The texts of the pages of every file, as LibreOffice prints them."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed (apt-get install libreoffice-calc libreoffice-writer …-impress)")
    folder = tmp_path_factory.mktemp("office")
    with open_store(shipped_store) as store:
        for what, ending in FILES:
            named = "区经济信息委" if what in NAMED else None
            asked = QUESTIONS if what in ASKED else ()
            content = make(store, Order(what, ending, NOW, named, asked))
            (folder / f"{what}-{_PARTS[ending]}{ending}").write_bytes(content)
    files = [str(folder / f"{what}-{_PARTS[ending]}{ending}") for what, ending in FILES]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if "no export filter" in done.stderr.lower() or "could not be loaded" in done.stderr:
        pytest.skip(f"LibreOffice lacks a part: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr
    return {(what, ending): texts(folder / f"{what}-{_PARTS[ending]}.pdf") for what, ending in FILES}


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize(("what", "ending"), FILES)
def test_an_office_program_prints_the_file(printed: dict[tuple[str, str], list[str]], what: str, ending: str) -> None:
    pages = printed[what, ending]
    least, most = PAGES[what]
    assert least <= len(pages) <= most
    text = "".join(pages)
    assert "巴南府发〔2022〕37号" in text
    assert "区经济信息委" in text
    assert all(page for page in pages)


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_no_word_is_lost_in_print(printed: dict[tuple[str, str], list[str]], ending: str, shipped_store: Path) -> None:
    from viz.exports.tasks import task_report

    text = "".join(printed["tasks", ending])
    with open_store(shipped_store) as store:
        (table,) = task_report(store).tables
    for row in table.rows:
        words = str(row[2]).replace(" ", "").split("\n")
        ends = [line[-8:] for line in words]
        assert ends[-1] in text or len(words[-1]) < 8, row[1]  # the last line of the longest cell is not cut off
    assert all("主要内容" in page for page in printed["tasks", ending])  # the header stands on every page
