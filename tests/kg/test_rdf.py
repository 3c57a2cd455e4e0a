"""Laws of the triples: the same bytes give the same graph, each triple once, every term declared, every quote true."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.facts import Extraction
from kg.identity import document_iri
from kg.rdf import to_nquads
from kg.store import SHARED
from ontology import terms
from ontology.load import vocabulary_ntriples
from ontology.namespaces import ORG, ZR, ZRV
from tests.kg.plans import plan_file, plan_text

ROOT = Path(__file__).parents[2]
_LINE = re.compile(r"<([^>]*)> <([^>]*)> (.*) <([^>]*)> \.")
WRITING = "import sys; from kg.build import extract_file; from kg.rdf import to_nquads; \
sys.stdout.buffer.write(to_nquads(extract_file(sys.argv[1])).encode())"


def of(text: str) -> Extraction:
    return extract(parse(text_as_raw(text)))


def dataset(nquads: str) -> Graph:
    """Return the union of all graphs."""
    triples = "".join(line.rpartition(" <")[0] + " .\n" for line in nquads.splitlines())
    return Graph().parse(data=triples, format="nt")


@pytest.fixture(scope="module")
def graph(shipped_nquads: str) -> Graph:
    return dataset(shipped_nquads)


def count(graph: Graph, kind: str) -> int:
    return len(set(graph.subjects(RDF.type, URIRef(kind))))


def test_lines_are_sorted_and_each_stands_once(shipped_nquads: str) -> None:
    lines = shipped_nquads.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert all(_LINE.fullmatch(line.rstrip("\n")) for line in lines)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_bytes_give_the_same_graph_in_any_process(tmp_path: Path, seed: str) -> None:
    path = plan_file(tmp_path)
    command = [sys.executable, "-c", WRITING, str(path)]
    written = subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
    assert written.decode() == to_nquads(of(plan_text()))


def test_no_triple_stands_in_two_graphs(shipped_nquads: str, shipped: Extraction) -> None:
    places = Counter(line.rpartition(" <")[0] for line in shipped_nquads.splitlines())
    assert set(places.values()) == {1}
    names = {match[4] for line in shipped_nquads.splitlines() if (match := _LINE.fullmatch(line))}
    assert names == {SHARED, document_iri(shipped.document)}


def test_a_document_speaks_of_itself_and_of_what_is_shared(shipped_nquads: str, shipped: Extraction) -> None:
    own = document_iri(shipped.document)
    for line in shipped_nquads.splitlines():
        match = _LINE.fullmatch(line)
        assert match is not None
        assert (match[1] == own or match[1].startswith(f"{own}:")) is (match[4] == own)


def test_every_term_of_ours_is_declared(shipped_nquads: str) -> None:
    used = set(re.findall(r"<(urn:zeren:(?:ontology|vocabulary)#[^>]+)>", shipped_nquads))
    declared = set(re.findall(r"(?m)^<(urn:zeren:(?:ontology|vocabulary)#[^>]+)> ", vocabulary_ntriples()))
    assert used <= declared
    assert len(used) > 30


def test_nothing_is_pointed_to_that_is_not_there(shipped_nquads: str, graph: Graph) -> None:
    subjects = {str(subject) for subject in graph.subjects()}
    pointed = set(re.findall(r"> <(urn:zeren:(?:document|organization|place|work):[^>]+)> <", shipped_nquads))
    assert pointed <= subjects


def test_facts_are_counted_as_they_were_read(shipped: Extraction, graph: Graph) -> None:
    stated = [*shipped.targets, *(target for task in shipped.tasks for target in task.targets)]
    assert count(graph, terms.CLASS_DOCUMENT) == 1
    assert count(graph, terms.CLASS_TASK) == len(shipped.tasks)
    assert count(graph, terms.CLASS_RESPONSIBILITY) == sum(len(task.responsibilities) for task in shipped.tasks)
    assert count(graph, terms.CLASS_TARGET) == len(stated)
    assert count(graph, terms.CLASS_MILESTONE) == sum(target.qualitative for target in stated)
    assert count(graph, terms.CLASS_PROJECT) == sum(len(task.projects) for task in shipped.tasks)


def test_shortcuts_say_what_the_responsibilities_say(graph: Graph) -> None:
    said = {
        (graph.value(node, URIRef(terms.ON_TASK)), str(graph.value(node, URIRef(terms.ORG_ROLE))), organization)
        for node, organization in graph.subject_objects(URIRef(terms.ORG_ORGANIZATION))
    }
    roles = {ZR.term(name): ZRV.term(name) for name in ("lead", "participate", "cooperate", "responsible")}
    short = {(s, roles[str(p)], o) for s, p, o in graph if str(p) in roles}
    assert short == said
    assert {(task, unit) for task, _, unit in said} == set(graph.subject_objects(URIRef(terms.RESPONSIBLE_UNIT)))


TEXTS = {
    "indented": plan_text(),
    "returns": plan_text(end="\r\n"),
    "spread": plan_text(end=" \r\n\u3000\n"),
    "quotes": plan_text(title='甲市"双碳"\\行动方案'),
}


@pytest.mark.parametrize("name", [*TEXTS, "shipped"])
def test_every_quote_is_the_text_at_its_offsets(name: str, shipped: Extraction) -> None:
    extraction = shipped if name == "shipped" else of(TEXTS[name])
    text, graph = extraction.document.text, dataset(to_nquads(extraction))
    quotes = 0
    for evidence in set(graph.subjects(RDF.type, URIRef(terms.OA_SPECIFIC_RESOURCE))):
        start, end = (
            int(str(graph.value(URIRef(f"{evidence}:position"), URIRef(p)))) for p in (terms.OA_START, terms.OA_END)
        )
        quote = str(graph.value(URIRef(f"{evidence}:quote"), URIRef(terms.OA_EXACT)))
        assert text[start:end] == quote != ""
        assert str(evidence).endswith(f":evidence:{start}-{end}")
        quotes += 1
    assert quotes >= len(extraction.tasks)


def test_every_fact_has_evidence(graph: Graph) -> None:
    for kind in (
        terms.CLASS_TASK,
        terms.CLASS_RESPONSIBILITY,
        terms.CLASS_TARGET,
        terms.CLASS_PROJECT,
        terms.CLASS_MENTION,
    ):
        for node in graph.subjects(RDF.type, URIRef(kind)):
            assert graph.value(node, URIRef(terms.EVIDENCE)) is not None


def test_the_document_keeps_its_text_and_digest(shipped: Extraction, graph: Graph, shipped_path: Path) -> None:
    subject = URIRef(document_iri(shipped.document))
    assert str(graph.value(subject, URIRef(terms.TEXT))) == shipped.document.text
    assert str(graph.value(subject, URIRef(terms.DIGEST))) == hashlib.sha256(shipped_path.read_bytes()).hexdigest()


def test_everything_shared_has_a_kind_and_a_name(shipped_nquads: str) -> None:
    graph = dataset("".join(line for line in shipped_nquads.splitlines(keepends=True) if f"<{SHARED}> ." in line))
    for subject in set(graph.subjects()):
        assert graph.value(subject, RDF.type) is not None
        names = list(graph.objects(subject, SKOS.prefLabel))
        assert len(names) == 1
        assert isinstance(names[0], Literal)


def test_a_number_names_the_document_and_other_numbers_others() -> None:
    one, changed, other = of(plan_text()), of(plan_text(unit="市水利局")), of(plan_text(number="甲府发〔2031〕6号"))
    assert document_iri(one.document) == document_iri(changed.document) != document_iri(other.document)
    assert re.fullmatch("urn:zeren:document:[0-9a-f]{12}", document_iri(one.document))


def test_units_of_one_region_are_shared_between_documents() -> None:
    one, other = (dataset(to_nquads(of(plan_text(number=f"甲府发〔2031〕{n}号")))) for n in (1, 2))
    units = [set(graph.objects(None, URIRef(ORG.term("organization")))) for graph in (one, other)]
    assert units[0] == units[1]
    assert len(units[0]) == 5
