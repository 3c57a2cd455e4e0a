"""Laws of questions about what a store describes by itself: its labels are all that is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import build
from kg.errors import LoadFailed
from kg.store import open_store
from query.ask import Asker
from query.described.check import described
from query.described.names import plural, stem
from viz.cli import app

GRAPHS = Path(__file__).with_name("graphs")
ZR = "PREFIX zr: <urn:zeren:ontology#> "


def cases(name: str) -> list[tuple[str, dict[str, Any]]]:
    lines = (GRAPHS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(name, json.loads(line)) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def askers() -> Iterator[dict[str, Asker]]:
    stores = {name: open_store(GRAPHS / f"{name}.ttl") for name in ("city", "culture", "ships")}
    yield {name: Asker(store) for name, store in stores.items()}
    for store in stores.values():
        store.close()


def said(item: dict[str, Any]) -> Any:
    return item["cells"] if item["type"] == "Row" else item.get("value", item.get("label"))


@pytest.mark.parametrize(
    ("name", "case"), cases("city") + cases("culture") + cases("ships"), ids=lambda value: str(value)[:60]
)
def test_labels_alone_answer(askers: dict[str, Asker], name: str, case: dict[str, Any]) -> None:
    answer = askers[name].ask(case["q"])
    assert answer.status == case.get("s", "answered"), answer.text
    if answer.status != "answered":
        assert answer.text
        assert not answer.answers
        return
    found = [said(item) for item in answer.answers]
    assert sorted(map(str, found)) == sorted(map(str, case["a"]))
    assert answer.reading
    assert answer.text


def test_the_query_gives_the_answers_again(askers: dict[str, Asker]) -> None:
    asker = askers["city"]
    answer = asker.ask("学生最多的三所学校")
    labels = [row["label"] for row in asker.store.select(answer.sparql).records()]
    assert labels == [item["label"] for item in answer.answers] == ["青禾第一中学", "望江中学", "永康路小学"]


def test_statements_are_the_evidence(askers: dict[str, Asker]) -> None:
    answer = askers["city"].ask("永康路小学在哪个区")
    assert [(e.document, e.quote) for e in answer.evidence] == [("city.ttl", "永康路小学 · 所在区 · 青禾区")]
    assert answer.answers[0]["type"] == "Place"


def test_rankings_keep_every_tie(askers: dict[str, Asker]) -> None:
    found = askers["city"].ask("哪个区的学校最多").answers
    assert {item["label"] for item in found} == {"青禾区", "石桥区"}


def test_several_properties_that_fit_are_named_and_none_is_guessed(tmp_path: Path) -> None:
    graph = tmp_path / "clubs.ttl"
    graph.write_text(
        """@prefix : <http://club.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        :Club rdfs:label "社团"@zh , "club"@en . :Town rdfs:label "镇"@zh , "town"@en .
        :home rdfs:label "驻地"@zh , "home"@en . :origin rdfs:label "发源地"@zh , "origin"@en .
        :c a :Club ; rdfs:label "云帆社"@zh , "Yunfan"@en ; :home :t1 ; :origin :t2 .
        :t1 a :Town ; rdfs:label "东镇"@zh , "Dongzhen"@en . :t2 a :Town ; rdfs:label "西镇"@zh , "Xizhen"@en .
        """,
        encoding="utf-8",
    )
    with open_store(graph) as store:
        asker = Asker(store)
        refused = asker.ask("东镇有哪些社团")
        assert refused.status == "not_understood"
        assert "驻地" in refused.text
        assert "发源地" in refused.text
        assert refused.suggestions
        assert [item["label"] for item in asker.ask("云帆社的发源地是哪个镇").answers] == ["西镇"]


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Yield a store with the shipped plan and, beside it, inspections of its tasks 9 and 3."""
    folder = tmp_path_factory.mktemp("inspected")
    text = (GRAPHS / "inspection.ttl").read_text(encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        build.load(store, build.shipped_documents())
        for number in ("9", "3"):
            found = f'SELECT ?t ?u WHERE {{ ?t a zr:Task ; zr:number "{number}" ; zr:lead ?u }} ORDER BY ?u LIMIT 1'
            row = store.select(ZR + found).records()[0]
            text = text.replace(f"@task:{number}@", str(row["t"])).replace(f"@unit:{number}@", str(row["u"]))
        (folder / "inspection.ttl").write_text(text, encoding="utf-8")
        build.load(store, [folder / "inspection.ttl"])
    with open_store(folder / "store") as store:
        yield Asker(store)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("第9条涉及哪些督查事项", ["春季督查一", "秋季督查"]),
        ("哪些督查事项涉及第3条任务？", ["春季督查二", "秋季督查"]),
        ("一共有几项督查事项", [3]),
        ("督查结果是整改的督查事项有哪些", ["春季督查二", "秋季督查"]),
        ("2023年的督查事项有几项", [2]),
        ("秋季督查是什么时候", ["2024-10-08"]),
        ("春季督查二的结果是什么", ["整改"]),
        ("春季督查一合格吗", [True]),
        ("Which inspections concern task 9?", ["Autumn check", "Spring check"]),
        ("How many inspections are there?", [3]),
        ("What is the outcome of the Autumn check?", ["to be mended"]),
        ("When was the Spring check?", ["2023-04-11"]),
    ],
)
def test_a_class_and_its_properties_need_only_labels(inspected: Asker, question: str, expected: list[object]) -> None:
    answer = inspected.ask(question)
    assert answer.status == "answered", answer.text
    assert sorted(str(said(item)) for item in answer.answers) == sorted(map(str, expected))


def test_tasks_stay_tasks(inspected: Asker) -> None:
    answer = inspected.ask("春季督查一涉及哪些任务")
    assert [(item["type"], item["number"]) for item in answer.answers] == [("Task", "9")]


@pytest.mark.parametrize("question", ["第9条由谁牵头", "哪些任务没有牵头单位", "who leads task 9", "一共有多少项任务"])
def test_the_plan_is_answered_as_before(inspected: Asker, asker: Asker, question: str) -> None:
    assert inspected.ask(question).answers == asker.ask(question).answers


def test_words_without_a_use_refuse(inspected: Asker) -> None:
    answer = inspected.ask("督查事项的经费是多少")
    assert answer.status == "not_understood"
    assert "经费" in answer.text
    assert answer.suggestions


def test_a_store_of_plans_describes_nothing_else(asker: Asker) -> None:
    assert described(asker.store, asker.lexicon) is None


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def test_the_command_line_asks_a_single_file() -> None:
    found = run("ask", "--store", str(GRAPHS / "city.ttl"), "永康路小学在哪个区")
    assert found.exit_code == 0
    assert "青禾区" in found.stdout
    counted = run(
        "sparql", "--store", str(GRAPHS / "city.ttl"), "SELECT (COUNT(*) AS ?n) { ?s a <http://city.example/Park> }"
    )
    assert "4" in counted.stdout


def test_a_single_file_is_read_only() -> None:
    found = run("load", "--store", str(GRAPHS / "city.ttl"), str(GRAPHS / "culture.ttl"))
    assert found.exit_code == 1
    assert "RDF" in found.stderr


def test_files_are_loaded_listed_replaced_and_removed(tmp_path: Path) -> None:
    store, graph = tmp_path / "store", tmp_path / "parks.ttl"
    park = (
        '@prefix : <http://p.example/> . @prefix l: <http://www.w3.org/2000/01/rdf-schema#> . :P l:label "公园"@zh . '
    )
    graph.write_text(park + ':a a :P ; l:label "东园"@zh . :b a :P ; l:label "西园"@zh .', encoding="utf-8")
    assert run("load", "--store", str(store), str(graph)).exit_code == 0
    assert "2" in run("ask", "--store", str(store), "一共有几个公园").stdout
    graph.write_text(park + ':a a :P ; l:label "东园"@zh ; :near [ l:label "桥"@zh ] .', encoding="utf-8")
    assert run("load", "--store", str(store), str(graph)).exit_code == 0
    listed = json.loads(run("documents", "--store", str(store), "--format", "json").stdout)
    assert [row["title"] for row in listed] == ["parks.ttl"]
    with open_store(store) as reading:
        assert len(reading.graphs()) == 1
        assert reading.select("SELECT ?x { ?x a <http://p.example/P> }").rows[0][0].value.endswith("/a")  # type: ignore[union-attr]
    assert run("remove", "--store", str(store), "parks.ttl").exit_code == 0
    with open_store(store) as reading:
        assert reading.graphs() == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.nt", "<http://a/s> <http://a/p> <http://a/o> .\n"),
        ("x.nq", "<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n"),
        ("x.trig", "<http://a/g> { <http://a/s> <http://a/p> <http://a/o> }"),
        ("x.jsonld", '{"@id": "http://a/s", "http://a/p": {"@id": "http://a/o"}}'),
        (
            "x.rdf",
            (
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/">'
                '<rdf:Description rdf:about="http://a/s"><a:p rdf:resource="http://a/o"/></rdf:Description></rdf:RDF>'
            ),
        ),
    ],
)
def test_every_notation_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with open_store(tmp_path / name) as store:
        assert store.ask("ASK { <http://a/s> <http://a/p> <http://a/o> }")
        assert len(store.graphs()) == 1


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix : <http://a/> . :s :p", encoding="utf-8")
    with open_store(tmp_path / "store", write=True) as store, pytest.raises(LoadFailed, match=r"broken\.ttl.*RDF"):
        build.load(store, [broken])


def test_another_program_s_folder_is_read(tmp_path: Path) -> None:
    ox = pytest.importorskip("pyoxigraph")
    foreign = ox.Store(tmp_path / "foreign")
    foreign.load((GRAPHS / "city.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    foreign.flush()
    del foreign
    with open_store(tmp_path / "foreign") as store:
        assert [item["value"] for item in Asker(store).ask("共有几家公园").answers] == [4]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("school", "schools"), ("library", "libraries"), ("bus", "buses"), ("point of sale", "points of sale")],
)
def test_plurals_go_by_rule(word: str, expected: str) -> None:
    assert plural(word) == expected


def test_forms_of_a_verb_share_a_stem() -> None:
    assert len({stem(word) for word in ("open", "opens", "opened", "opening")}) == 1
