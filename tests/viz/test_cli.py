"""What scripts rely on: exit status, data on stdout alone, one line for an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.viz.plans import GREEN
from viz.cli import app, hoist

ROOT = Path(__file__).parents[2]
PLAN = """甲府发〔2024〕2号
甲市教育发展行动计划
一、重点任务
1.建设新学校。到2026年，新建学校12所。（责任单位：市教育局牵头，市财政局按职责分工负责）
2.培训教师。（责任单位：市教育局、市人力社保局按职责分工负责）
甲市人民政府
2024年3月1日
"""


def run(*arguments: str, store: Path | None = None, **options: str) -> Result:
    place = {} if store is None else {"ZEREN_STORE": str(store)}
    return CliRunner().invoke(app, list(arguments), env={"ZEREN_LANG": "zh", **place}, **options)  # type: ignore[arg-type]


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from viz.cli import main; main()", *arguments]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ZEREN_")}
    clean |= {"PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_help_is_hardly_slower_than_its_library_of_commands(tmp_path: Path) -> None:
    def timed(start: Callable[[], object]) -> float:
        begun = time.perf_counter()
        start()
        return time.perf_counter() - begun

    library = [sys.executable, "-c", "import typer"]
    pairs = [
        (timed(lambda: program("--help", cwd=tmp_path)), timed(lambda: subprocess.run(library, check=True)))
        for _ in range(5)
    ]
    assert min(ours for ours, _ in pairs) < 4 * min(alone for _, alone in pairs)
    assert program("--help", cwd=tmp_path).returncode == 0


def test_help_loads_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys, viz.cli; heavy = 'networkx pyvis rdflib pyoxigraph jieba spacy rich jinja2 rapidfuzz fastapi'; "
        "print(sorted(set(heavy.split()) & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["extract", "load", "documents", "remove", "ask", "sparql", "draw", "check"])
def test_help_of_a_command_has_examples_in_both_languages(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert "示例 / Examples:" in shown.stdout
    assert f"\n    zeren {command}" in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ask"],
        ["ask", "谁", "--batch", "x"],
        ["draw", "leads"],
        ["draw", "department", "-o", "x.html"],
        ["draw", "leads", "name", "-o", "x.html"],
        ["sparql", "ASK {}", "--format", "pdf"],
        ["--lang", "fr", "documents"],
        ["documents", "--store"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr


def test_global_options_may_follow_the_command(folder: Path) -> None:
    assert hoist(["draw", "--store", "s", "leads", "--lang=en"]) == ["--store", "s", "--lang=en", "draw", "leads"]
    assert hoist(["ask", "--", "--store", "s"]) == ["ask", "--", "--store", "s"]
    assert run("documents", "--store", str(folder)).stdout == run("--store", str(folder), "documents").stdout


def test_documents_are_listed_for_people_and_programs(folder: Path) -> None:
    [line] = run("documents", store=folder).stdout.splitlines()
    assert line.split("\t")[1:] == [GREEN.number, GREEN.title, str(len(GREEN.tasks))]
    [row] = json.loads(run("documents", "--format", "json", store=folder).stdout)
    assert (row["id"], row["tasks"]) == (line.split("\t")[0], len(GREEN.tasks))


def test_draw_writes_the_file_and_nothing_to_stdout(folder: Path, tmp_path: Path) -> None:
    for view in (["department", "经信局"], ["leads"], ["task", "1"]):
        for ending, opening in ((".html", "<!DOCTYPE html>"), (".svg", "<svg ")):
            path = tmp_path / f"{view[0]}{ending}"
            drawn = run("draw", *view, "-o", str(path), store=folder)
            assert (drawn.exit_code, drawn.stdout) == (0, "")
            assert path.read_text(encoding="utf-8").startswith(opening)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["draw", "department", "市民政局", "-o", "x.html"], "市民政局"),
        (["draw", "task", "77", "-o", "x.svg"], "77"),
        (["draw", "leads", "-o", "x.pdf"], ".html"),
        (["draw", "leads", "-o", "no/such/folder/x.svg"], "no/such/folder"),
        (["sparql", "@nowhere.rq"], "nowhere.rq"),
        (["sparql", "SELECT nonsense"], "查询有误"),
        (["ask", "--batch", "nowhere.jsonl"], "nowhere.jsonl"),
        (["extract", "nowhere.txt"], "nowhere.txt"),
        (["check", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_failed_work_is_status_1_and_one_line(folder: Path, arguments: list[str], words: str) -> None:
    found = run(*arguments, store=folder)
    assert (found.exit_code, found.stdout) == (1, "")
    [line] = found.stderr.splitlines()
    assert line.startswith("错误：")
    assert words in line


def test_messages_speak_english_on_demand(folder: Path) -> None:
    found = run("--lang", "en", "draw", "task", "77", "-o", "x.svg", store=folder)
    assert found.stderr.startswith("Error: ")
    assert 'no task is numbered "77"' in found.stderr


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    found = run("documents", store=tmp_path / "nowhere")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "nowhere" in found.stderr


@pytest.mark.parametrize(
    ("notation", "opening"), [("json", "{"), ("nq", "<urn:zeren:"), ("ttl", "@prefix"), ("jsonld", "{")]
)
def test_extract_prints_facts_and_touches_no_store(plan: Path, tmp_path: Path, notation: str, opening: str) -> None:
    found = run("extract", str(plan), "--format", notation, store=tmp_path / "store")
    assert found.exit_code == 0
    assert found.stdout.startswith(opening)
    assert "任务 2 · 责任 4 · 目标 1" in found.stderr
    assert not (tmp_path / "store").exists()
    if opening == "{":
        assert json.loads(found.stdout)


def test_load_check_remove(plan: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded = run("load", str(plan), store=store)
    assert (loaded.exit_code, loaded.stdout) == (0, "")
    assert "任务 2 · 责任 4 · 目标 1 · 疑点" in loaded.stderr
    gaps = json.loads(run("check", "--format", "json", store=store).stdout)
    assert gaps["ok"] is True
    assert [gap["task"] for gap in gaps["gaps"] if gap["kind"] == "no-lead"] == ["2"]
    assert run("check", str(plan)).stdout == run("check", store=store).stdout
    [row] = json.loads(run("documents", "--format", "json", store=store).stdout)
    assert run("remove", row["id"], store=store).exit_code == 0
    assert run("documents", "--format", "json", store=store).stdout == "[]\n"
    assert run("remove", row["id"], store=store).exit_code == 1


def test_one_bad_file_does_not_keep_the_others_out(plan: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    found = run("load", str(plan), str(tmp_path / "nowhere.txt"), store=store)
    assert found.exit_code == 1
    assert "任务 2" in found.stderr
    assert [line for line in found.stderr.splitlines() if line.startswith("错误：") and "nowhere.txt" in line]
    assert len(json.loads(run("documents", "--format", "json", store=store).stdout)) == 1


def test_ask_answers_for_people_and_programs(plan: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert run("load", str(plan), store=store).exit_code == 0
    told = run("ask", "市教育局牵头哪些任务", store=store)
    assert told.exit_code == 0
    assert "建设新学校" in told.stdout
    found = json.loads(run("ask", "市教育局牵头哪些任务", "--format", "json", store=store).stdout)
    assert found["status"] == "answered"
    assert [answer["number"] for answer in found["answers"]] == ["1"]


def test_a_batch_gives_one_line_for_each_question(folder: Path, tmp_path: Path) -> None:
    questions = [{"id": "a", "q": "市经信局牵头哪些任务"}, {"id": "b", "q": "天气怎么样", "session": "s"}]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n\n".join(json.dumps(question) for question in questions) + "\n", encoding="utf-8")
    found = run("ask", "--batch", str(path), store=folder)
    assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == ["a", "b"]
    assert (found.exit_code, found.stderr) == (0, "")


@pytest.mark.parametrize("line", ["nonsense", '{"id": "a"}', "[]"])
def test_a_bad_line_of_a_batch_is_named(folder: Path, tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"q": "市经信局牵头哪些任务"}\n' + line, encoding="utf-8")
    found = run("ask", "--batch", str(path), store=folder)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "第 2 行" in found.stderr


@pytest.mark.parametrize("notation", ["table", "json", "csv", "tsv", "xml"])
def test_sparql_answers_in_every_notation(folder: Path, tmp_path: Path, notation: str) -> None:
    query = "SELECT ?n WHERE { ?task a <urn:zeren:ontology#Task> ; <urn:zeren:ontology#number> ?n } ORDER BY ?n"
    path = tmp_path / "query.rq"
    path.write_text(query, encoding="utf-8")
    plain = run("sparql", query, "--format", notation, store=folder)
    assert (plain.exit_code, plain.stderr) == (0, "")
    assert all(number in plain.stdout for number in "1234")
    assert run("sparql", f"@{path}", "--format", notation, store=folder).stdout == plain.stdout
    assert run("sparql", "-", "--format", notation, store=folder, input=query).stdout == plain.stdout


def test_the_first_use_loads_what_ships(tmp_path: Path) -> None:
    first = program("documents", "--format", "json", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert len(json.loads(first.stdout)) == len([*(ROOT / "corpus" / "documents").iterdir()])
    assert "首次使用" in first.stderr
    second = program("documents", "--format", "json", cwd=tmp_path)
    assert (second.stdout, second.stderr) == (first.stdout, "")


def test_output_is_utf8_whatever_the_locale(folder: Path, tmp_path: Path) -> None:
    found = program("documents", cwd=tmp_path, ZEREN_STORE=str(folder), PYTHONIOENCODING="latin-1", LC_ALL="C")
    assert GREEN.title in found.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path, tmp_path: Path) -> None:
    command = f"'{sys.executable}' -c 'from viz.cli import main; main()' --store '{folder}' documents | true"
    found = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (0, "")
