"""The command `zeren export`: the file's ending says the format, failures are one line, and imports stay light."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.store import open_store
from tests.viz.plans import Plan, Work, put
from viz.cli import app
from viz.exports.catalogue import ASKED, ENDINGS, NAMED

ROOT = Path(__file__).parents[2]
ASK = ("--ask", "市经信局牵头哪些任务")


def run(*arguments: str, store: Path | None = None) -> Result:
    place = {} if store is None else {"ZEREN_STORE": str(store)}
    return CliRunner().invoke(app, ["export", *arguments], env={"ZEREN_LANG": "zh", **place})


@pytest.mark.parametrize(("what", "ending"), [(what, ending) for what in ENDINGS for ending in ENDINGS[what]])
def test_every_format_is_written_and_nothing_goes_to_stdout(
    folder: Path, tmp_path: Path, what: str, ending: str
) -> None:
    path = tmp_path / f"导出{ending.upper()}"
    named = ("经信局",) if what in NAMED else ()
    found = run(what, *named, "-o", str(path), *(ASK if what in ASKED else ()), store=folder)
    assert (found.exit_code, found.stdout) == (0, ""), found.stderr
    assert path.stat().st_size > 40  # an answer of one sentence as comma separated values
    assert str(path) in found.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["unit", "市经信委员", "-o", "x.docx"], "市经信局"),
        (["tasks", "-o", "x.pdf"], ".xlsx、.docx、.csv"),
        (["tasks", "-o", "x"], ".xlsx、.docx、.csv"),
        (["graph", "-o", "x.xlsx"], ".graphml"),
        (["tasks", "-o", "no/such/folder/x.xlsx"], "文件夹不存在"),
        (["tasks", "--document", "丁府发", "-o", "x.xlsx"], "甲府发〔2024〕1号"),
    ],
)
def test_failed_work_is_status_1_and_one_line(folder: Path, arguments: list[str], words: str) -> None:
    found = run(*arguments, store=folder)
    assert (found.exit_code, found.stdout) == (1, "")
    [line] = found.stderr.splitlines()
    assert line.startswith("错误：")
    assert words in line


def test_a_folder_in_the_place_of_the_file_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    found = run("tasks", "-o", str(tmp_path / "x.xlsx"), store=folder)
    assert found.exit_code == 1
    assert "无法写入文件" in found.stderr


@pytest.mark.parametrize("ending", [".docx", ".pptx"])
def test_a_briefing_may_be_of_pictures_alone(folder: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"简报{ending}"
    found = run("briefing", "-o", str(path), "--draw", "department 市经信局", "--draw", "together", store=folder)
    assert found.exit_code == 0, found.stderr
    with zipfile.ZipFile(path) as package:
        assert sum(name.endswith(".png") for name in package.namelist()) == 2


def test_a_picture_of_an_unknown_unit_is_told(folder: Path, tmp_path: Path) -> None:
    found = run("briefing", "-o", str(tmp_path / "x.docx"), "--draw", "department 市经信委员", store=folder)
    assert found.exit_code == 1
    [line] = found.stderr.splitlines()
    assert "市经信局" in line


def test_advice_fits_the_case(folder: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as store:
        put(store, Plan("甲府发〔2024〕7号", "甲市方案", [Work("1", "办好学校", [("市教育局", "lead")])]))
    found = run("targets", "-o", str(tmp_path / "x.xlsx"), store=tmp_path / "store")
    assert "请换一份文件" in found.stderr


def test_an_empty_store_says_so_and_leaves_no_file(tmp_path: Path) -> None:
    open_store(tmp_path / "store", write=True).close()
    found = run("tasks", "-o", str(tmp_path / "x.xlsx"), store=tmp_path / "store")
    assert found.exit_code == 1
    assert "库中还没有文件" in found.stderr
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense", "-o", "x.xlsx"],
        ["tasks"],
        ["unit", "-o", "x.docx"],
        ["tasks", "市经信局", "-o", "x.xlsx"],
        ["briefing", "-o", "x.docx"],
        ["briefing", "-o", "x.docx", "--ask", " "],
        ["answer", "-o", "x.html"],
        ["tasks", "-o", "x.xlsx", *ASK],
        ["answer", "-o", "x.html", *ASK, "--document", "甲"],
        ["answer", "-o", "x.html", *ASK, "--draw", "matrix"],
        ["tasks", "-o", "x.xlsx", "--draw", "matrix"],
        ["briefing", "-o", "x.docx", "--draw", "nonsense"],
        ["briefing", "-o", "x.docx", "--draw", "department"],
        ["briefing", "-o", "x.docx", "--draw", "matrix 市经信局"],
    ],
)
def test_wrong_usage_is_status_2(folder: Path, arguments: list[str]) -> None:
    found = run(*arguments, store=folder)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr


def test_help_has_examples_in_both_languages() -> None:
    shown = run("--help").stdout
    assert "示例 / Examples:" in shown
    assert "\n    zeren export" in shown
    assert all(f" {what}" in shown for what in ENDINGS)


def test_the_command_loads_no_office_library_before_it_runs() -> None:
    code = (
        "import sys, viz.cli, viz.exports.catalogue; "
        "print(sorted({'openpyxl', 'docx', 'pptx', 'networkx', 'jinja2', 'lxml', 'query'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"
