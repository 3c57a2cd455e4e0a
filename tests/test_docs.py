"""The READMEs tell the truth: commands exist, scripts run, links lead somewhere, and both languages say the same."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
ZEREN = (sys.executable, "-c", "from viz.cli import main; main()")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(name), re.DOTALL)


def headings(name: str) -> list[int]:
    prose = re.sub(r"```.*?```", "", text_of(name), flags=re.DOTALL)
    return [len(match) for match in re.findall(r"(?m)^(#+) ", prose)]


def commands(name: str) -> list[list[str]]:
    return [shlex.split(line) for block in blocks(name, "sh") for line in block.splitlines() if line.strip()]


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_both_languages_have_the_same_sections_and_the_same_code() -> None:
    assert headings("README.md") == headings("README.zh.md")
    assert len(headings("README.md")) == 8
    for language in ("sh", "python"):
        assert blocks("README.md", language) == blocks("README.zh.md", language) != []
    tables = [re.findall(r"(?m)^\| `([^`]+)`", text_of(name)) for name in READMES]
    assert tables[0] == tables[1]


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", text_of(name))
    assert links
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def test_the_folders_are_those_of_the_tree() -> None:
    told = {folder.rstrip("/") for folder in re.findall(r"(?m)^\| `([^`]+)`", text_of("README.md"))}
    there = {path.parent.name for path in ROOT.glob("*/*.py")} - {".venv"}
    assert told == there


def test_make_has_the_targets_that_are_told() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of("Makefile")))
    told = {match for name in READMES for match in re.findall(r"make ([a-z]+)", text_of(name)) if match != "and"}
    assert told <= targets
    assert {"demo", "test", "lint", "bench", "format", "golden"} <= targets


def test_the_command_line_has_the_commands_that_are_told() -> None:
    told = {command[1] for command in commands("README.md") if command[0] == "zeren"}
    assert {"extract", "load", "documents", "remove", "ask", "sparql", "draw", "check", "serve", "export"} == told
    listed = run(*ZEREN, "--help").stdout
    assert [command for command in sorted(told) if not re.search(rf"(?m)^  {command} ", listed)] == []


@pytest.mark.parametrize(
    "command",
    [c for c in commands("README.md") if c[1] in ("ask", "sparql", "draw", "documents", "check", "export")],
    ids=" ".join,
)
def test_the_commands_work(command: list[str], shipped_store: Path, tmp_path: Path) -> None:
    done = run(*ZEREN, "--store", str(shipped_store), *command[1:], folder=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stdout or list(tmp_path.iterdir())


def test_the_python_script_runs_as_printed(shipped_store: Path, tmp_path: Path) -> None:
    shutil.copytree(shipped_store, tmp_path / "zeren-store")
    (script,) = blocks("README.md", "python")
    done = run(sys.executable, "-W", "ignore", "-c", script, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    *labels, last = done.stdout.splitlines()
    assert len(labels) == 3
    assert re.fullmatch(r"tasks without a lead: \d+", last)
