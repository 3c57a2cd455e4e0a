"""Running a server: what the operations page says is so, in both languages, and its commands do what they say."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.build import load
from kg.errors import DocumentError
from kg.statements import read_statements
from kg.store import open_store
from tests.kg.plans import plan_file
from viz.cli import app
from viz.web.limits import Limits

ROOT = Path(__file__).parents[2]
PAGES = ("docs/operations.md", "docs/operations.zh.md")
SECURITY = ("SECURITY.md", "SECURITY.zh.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def run(*arguments: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_limit_is_on_the_page_with_its_default(page: str) -> None:
    listed = dict(re.findall(r"\| `(ZEREN_\w+)` \| ([\d.]+) \|", text_of(page)))
    defaults = Limits()
    assert {name: float(value) for name, value in listed.items()} == {
        f"ZEREN_{field.name.upper()}": getattr(defaults, field.name) for field in fields(Limits)
    }


@pytest.mark.parametrize(("first", "second"), [PAGES, SECURITY])
def test_the_twins_have_the_same_build(first: str, second: str) -> None:
    for pattern in (r"(?m)^#+ ", r"```(\w*)\n", r"(?m)^\|", r"(?m)^- ", r"`(ZEREN_\w+|tests/[\w./]+)`"):
        assert re.findall(pattern, text_of(first)) == re.findall(pattern, text_of(second)), pattern


@pytest.mark.parametrize("page", SECURITY)
def test_every_test_that_is_named_is_there(page: str) -> None:
    there = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    for name in re.findall(r"`([\w/]*tests?[\w/]*\.py)`", text_of(page)):
        assert Path(name).name in there, name
        assert "/" not in name or (ROOT / name).is_file(), name


@pytest.mark.parametrize("page", [*PAGES, *SECURITY])
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text_of(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_a_store_is_copied_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_AUDIT", str(tmp_path / "audit"))
    store, plan = tmp_path / "store", plan_file(tmp_path)
    run("--store", store, "load", plan)
    run("--store", store, "backup", tmp_path / "copy")
    run("--store", store, "backup", tmp_path / "copy", code=1)
    number = run("--store", store, "documents").split("\t")[0]
    run("--store", store, "remove", number)
    run("--store", store, "restore", tmp_path / "copy", code=1)
    run("--store", tmp_path / "again", "restore", tmp_path / "copy")
    assert run("--store", tmp_path / "again", "documents").startswith(number)
    lines = [json.loads(line) for line in (tmp_path / "audit").read_text(encoding="utf-8").splitlines()]
    assert [(line["deed"], number in line["what"], line["client"]) for line in lines] == [
        ("load", True, "local"),
        ("remove", True, "local"),
    ]


def test_a_query_without_end_is_ended_by_ctrl_c(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as store:
        load(store, [plan_file(tmp_path)])
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    arguments = ["--store", str(tmp_path / "store"), "sparql", endless]
    code = f"from viz.cli import main; import sys; sys.argv[1:] = {arguments}; main()"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as process:
        time.sleep(8)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == -signal.SIGINT


def test_tokens_are_made_listed_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    shown = run("token", "add", "发改委", "--role", "admin", "--tokens", path).strip()
    assert len(shown) >= 40
    assert shown not in path.read_text(encoding="utf-8")
    assert run("token", "list", "--tokens", path) == "发改委\tadmin\n"
    run("token", "remove", "发改委", "--tokens", path)
    run("token", "remove", "发改委", "--tokens", path, code=1)
    assert run("token", "list", "--tokens", path) == ""


def test_a_closed_server_needs_tokens(tmp_path: Path) -> None:
    open_store(tmp_path / "store", write=True).close()
    run("--store", tmp_path / "store", "serve", "--closed", code=2)


def test_a_setting_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "store", write=True).close()
    monkeypatch.setenv("ZEREN_QUERY_SECONDS", "soon")
    run("--store", tmp_path / "store", "serve", code=1)


def test_entities_within_entities_are_refused_on_the_command_line_too(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "{}">]>'
    thing = '<rdf:Description rdf:about="urn:a"/>'
    body = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{thing}</rdf:RDF>'
    path = tmp_path / "laughs.rdf"
    path.write_text(head.format("&a;&a;") + body, encoding="utf-8")
    with pytest.raises(DocumentError, match="实体"):
        read_statements(path)
    whole = body.replace(thing, '<rdf:Description rdf:about="urn:a"><rdf:value>&b;</rdf:value></rdf:Description>')
    path.write_text(head.format("x") + whole, encoding="utf-8")
    assert '"x"' in read_statements(path).nquads
