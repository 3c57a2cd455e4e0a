"""The package: what is declared is there, imports are cheap, and nothing in the tree belongs to one machine."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = ("corpus", "ontology", "kg", "query", "viz")
HEAVY = {"spacy", "jieba", "rdflib", "pyshacl", "oxrdflib", "networkx", "pyvis", "fastapi", "scipy", "numpy"}
SKIPPED = {".git", ".venv", "build", "dist", "zeren-store"}


def packages() -> list[str]:
    found = [path.parent.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("__init__.py")]
    return sorted(".".join(path.parts) for path in found)


def files() -> list[Path]:
    """Return every text file of the tree, without caches and environments."""
    found = (path for path in ROOT.rglob("*") if path.is_file() and not path.is_symlink())
    kept = [
        p for p in found if not any(part in SKIPPED or part.endswith("_cache") for part in p.relative_to(ROOT).parts)
    ]
    return [p for p in kept if p.suffix not in (".gz", ".png", ".pyc") and ".hypothesis" not in p.parts]


def test_every_package_is_declared() -> None:
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == packages()


@pytest.mark.parametrize("room", ROOMS)
def test_top_level_names_are_those_of_this_tree(room: str) -> None:
    module = importlib.import_module(room)
    assert module.__file__ is not None
    assert Path(module.__file__).is_relative_to(ROOT / room)
    assert (ROOT / room / "py.typed").exists()


def test_data_files_are_declared() -> None:
    declared = PROJECT["tool"]["setuptools"]["package-data"]
    for room, folder in (("corpus", "documents"), ("ontology", "data"), ("viz", "static"), ("viz", "templates")):
        there = {path for path in (ROOT / room / folder).rglob("*") if path.is_file()}
        covered = {path for pattern in declared[room] for path in (ROOT / room).glob(pattern)}
        assert there
        assert there <= covered


def test_every_dependency_is_locked_with_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", lock)
    locked = {re.split(r"==", block)[0].strip().lower() for block in blocks if "==" in block}
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    assert {re.split(r"[<>=\[]", each)[0].lower() for each in wanted} <= locked
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


@pytest.mark.parametrize("module", ["viz.cli", "kg.build", "kg.validate", "kg.store"])
def test_imports_load_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split()
    assert loaded == []


def test_no_file_names_a_registry_or_a_place_of_one_machine() -> None:
    registries = [f"py{''}pi.org", f"python{''}hosted", f"registry.{''}npm"]
    homes = [f"/{name}/" for name in ("home", "root", "Users")]
    guilty = []
    for path in files():
        text = path.read_text(encoding="utf-8", errors="replace")
        guilty += [f"{path.relative_to(ROOT)}: {word}" for word in (*registries, *homes) if word in text]
    assert [each for each in guilty if not each.startswith("tests/test_package.py")] == []


def test_the_machine_runs_what_people_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text(encoding="utf-8")
