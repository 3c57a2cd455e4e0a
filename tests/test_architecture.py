"""The form of the code: who may import whom, one subject a file, nothing of the sample plan outside its text."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from kg.facts import Extraction

ROOT = Path(__file__).parents[1]
ROOMS = ("corpus", "ontology", "kg", "query", "viz")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 300
VENDORED = "static"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_keep_to_their_contracts() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_its_one_subject(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert first.endswith((".", ":"))
    assert len(source.splitlines()) <= LONGEST
    assert path.name == "__init__.py" or "from __future__ import annotations" in source
    assert path.stem not in ("utils", "util", "helper", "helpers", "manager", "misc", "common")


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_folder_of_tests_is_a_package(path: Path) -> None:
    assert (path.parent / "__init__.py").exists()


def test_modules_shadow_nothing() -> None:
    taken = sys.stdlib_module_names | {"docx", "rdflib", "jieba", "spacy", "typer", "rich"}
    assert not {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()} & taken


def names_of(extraction: Extraction) -> set[str]:
    """Return the names that are the plan's own: of companies, places, brands, institutions and quoted projects."""
    mentions = [*extraction.mentions, *(mention for task in extraction.tasks for mention in task.mentions)]
    return {mention.name for mention in mentions if mention.kind != "document" and len(mention.name) > 2}


def test_no_name_of_the_shipped_plan_stands_in_code_or_vocabularies(shipped: Extraction) -> None:
    names = names_of(shipped) | {
        project.name for task in shipped.tasks for project in task.projects if len(project.name) > 8
    }
    assert len(names) > 50
    guilty = []
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()):
        if path.suffix in (".py", ".ttl", ".j2", ".html") and VENDORED not in path.parts:
            text = path.read_text(encoding="utf-8")
            guilty += [f"{name(path)}: {each}" for each in sorted(names) if each in text]
    assert guilty == []
