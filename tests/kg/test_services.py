"""A store behind a URL is as good as one in a folder: the same contents, answers and exports over real services."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.invented import plans
from kg.build import documents, load, remove, shipped_documents
from kg.store import open_store
from kg.validate import check
from query.ask import Asker
from tests.kg.plans import plan_file
from tests.kg.services import oxigraph_service, virtuoso_service

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    "区经济信息委牵头哪些任务",
    "哪些任务没有牵头单位",
    "2025年超过50%的目标有哪些",
    "每个单位牵头几项任务",
    "哪些任务没有目标",
    "2025年的目标有哪些",
    "没有牵头单位的任务有哪些目标",
    "哪个任务的参与单位最多",
    "哪些任务涉及湿地修复",
    "第9条谁负责",
    "有多少项任务",
    "which tasks does 区经济信息委 lead",
)


@dataclass(frozen=True, slots=True)
class Both:
    """The same documents in a folder and behind a URL."""

    folder: str
    url: str
    files: tuple[Path, ...]
    sorts_names: bool = True


BY_NAME = "每个单位牵头几项任务"
"""An answer in the order of names, which Virtuoso 7.2 sorts by rules of its own."""
SERVICES = {"oxigraph": oxigraph_service, "virtuoso": virtuoso_service}


@pytest.fixture(scope="module", params=SERVICES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    place = tmp_path_factory.mktemp("service")
    texts = place / "plans"
    texts.mkdir()
    for order, plan in enumerate(plans(3)):
        (texts / f"{order}.txt").write_text(plan.text, encoding="utf-8")
    files = (*shipped_documents(), *sorted(texts.iterdir()))
    with SERVICES[request.param](place / "served") as url:
        for location in (str(place / "store"), url):
            with open_store(location, write=True) as store:
                load(store, files)
        yield Both(str(place / "store"), url, files, sorts_names=request.param != "virtuoso")


def test_both_hold_the_same(both: Both) -> None:
    with open_store(both.folder) as folder, open_store(both.url) as service:
        assert service.contents() == folder.contents()
        assert service.graphs() == folder.graphs()
        assert documents(service) == documents(folder)


def test_both_answer_the_same(both: Both) -> None:
    with open_store(both.folder) as folder, open_store(both.url) as service:
        one, other = Asker(folder), Asker(service)
        for question in QUESTIONS:
            answer = one.ask(question)
            assert answer.status == "answered", question
            said = other.ask(question)
            if both.sorts_names or question != BY_NAME:
                assert said.as_dict() == answer.as_dict(), question
            assert sorted(map(str, said.answers)) == sorted(map(str, answer.answers)), question


def test_both_are_found_in_order(both: Both) -> None:
    with open_store(both.folder) as folder, open_store(both.url) as service:
        assert check(service) == check(folder)


def run(location: str, *arguments: str, cwd: Path) -> str:
    command = [sys.executable, "-c", "from viz.cli import main; main()", *arguments]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ZEREN_")}
    clean |= {"PYTHONPATH": str(ROOT), "ZEREN_STORE": location}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def test_the_program_says_and_exports_the_same(both: Both, tmp_path: Path) -> None:
    for place, location in enumerate((both.folder, both.url)):
        (tmp_path / str(place)).mkdir()
        for name, ending in (("graph", "nq"), ("graph", "ttl"), ("targets", "csv")):
            run(location, "export", name, "-o", f"{name}.{ending}", cwd=tmp_path / str(place))
    for path in (tmp_path / "0").iterdir():
        assert path.read_bytes() == (tmp_path / "1" / path.name).read_bytes(), path.name
    answers = [
        json.loads(run(location, "ask", QUESTIONS[0], "--format", "json", cwd=tmp_path))
        for location in (both.folder, both.url)
    ]
    assert answers[0]["answers"]
    assert answers[0] == answers[1]


def test_changes_leave_both_the_same(both: Both, tmp_path: Path) -> None:
    changed = plan_file(tmp_path, unit="市水利局")
    first = plan_file(tmp_path, "first.txt", unit="市商务局")
    held = []
    for location in (both.folder, both.url):
        with open_store(location, write=True) as store:
            before = store.contents()
            (loaded,) = load(store, [first])
            (again,) = load(store, [changed])
            assert (loaded.replaced, again.replaced) == (False, True)
            held.append(store.contents())
            assert "市商务局" not in held[-1]
            remove(store, again.id)
            assert store.contents() == before
    assert held[0] == held[1]
