"""Laws of the ontology: two languages everywhere, domains and ranges, nothing undeclared, nothing from a plan."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ontology.load import data_files, values_by_subject, vocabulary_ntriples
from ontology.namespaces import OWL, RDF, RDFS, SKOS, ZR
from ontology.vocabularies import ontology_terms

ROOT = Path(__file__).parents[2]
ZEREN = values_by_subject("zeren.ttl")
KINDS = {OWL + kind for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
DECLARED = sorted(iri for iri, values in ZEREN.items() if KINDS & set(values[RDF + "type"]))
PROPERTIES = [iri for iri in DECLARED if OWL + "Class" not in ZEREN[iri][RDF + "type"]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_term_has_names_and_a_definition(language: str) -> None:
    for iri in DECLARED:
        assert len(ZEREN[iri].get(RDFS + f"label@{language}", [])) == 1, iri
        assert ZEREN[iri].get(SKOS + f"altLabel@{language}"), iri
        assert len(ZEREN[iri].get(SKOS + f"definition@{language}", [])) == 1, iri


def test_chinese_is_chinese_and_english_is_not() -> None:
    for iri in DECLARED:
        for name in ("label", "definition"):
            space = RDFS if name == "label" else SKOS
            assert re.search(r"[\u4e00-\u9fff]", ZEREN[iri][space + f"{name}@zh"][0]), iri
        assert not re.search(r"[\u4e00-\u9fff]", ZEREN[iri][RDFS + "label@en"][0]), iri


def test_every_property_has_one_domain_and_one_range() -> None:
    for iri in PROPERTIES:
        assert len(ZEREN[iri].get(RDFS + "domain", [])) == 1, iri
        assert len(ZEREN[iri].get(RDFS + "range", [])) == 1, iri


def test_own_domains_ranges_and_parents_are_declared() -> None:
    edges = ("domain", "range", "subClassOf", "subPropertyOf")
    used = {value for iri in DECLARED for edge in edges for value in ZEREN[iri].get(RDFS + edge, [])}
    assert {iri for iri in used if iri.startswith(ZR)} <= set(DECLARED)


VOCABULARIES = ("collectives", "departments", "events", "levels", "measures", "roles")


def test_every_own_term_used_in_the_vocabularies_is_declared() -> None:
    """Word lists of the grammars (clauses, targets, …) are left out: their own modules name and read them."""
    used = {
        term
        for name in VOCABULARIES
        for values in values_by_subject(f"{name}.ttl").values()
        for term in (*(predicate.partition("@")[0] for predicate in values), *values.get(RDF + "type", []))
        if term.startswith(ZR)
    }
    assert used
    assert used <= set(DECLARED)


def test_shapes_use_declared_terms_only() -> None:
    used = set(re.findall(r"(?<![\w:])zr:([A-Za-z]+)", (ROOT / "ontology/data/shapes.ttl").read_text(encoding="utf-8")))
    assert used
    assert {ZR + name for name in used} <= set(DECLARED)


def test_header_tells_version_and_licence() -> None:
    header = ZEREN["urn:zeren:ontology"]
    assert header[OWL + "versionInfo"]
    assert header["http://purl.org/dc/terms/license"] == ["http://www.apache.org/licenses/LICENSE-2.0"]


def test_superclasses_form_no_circle() -> None:
    parents = {iri: ZEREN[iri].get(RDFS + "subClassOf", []) for iri in DECLARED}

    def above(iri: str, seen: tuple[str, ...] = ()) -> None:
        assert iri not in seen, (*seen, iri)
        for parent in parents.get(iri, []):
            above(parent, (*seen, iri))

    for iri in DECLARED:
        above(iri)


@pytest.mark.parametrize(
    ("iri", "words"),
    [
        ("Task", "任务 条 项 事项 工作 工作任务 重点任务 task item"),
        ("Target", "指标 目标 目标值 target indicator goal"),
        ("Company", "企业 公司 厂家"),
        ("Document", "文件 计划 方案 document plan"),
    ],
)
def test_everyday_words_ask_for_a_class(iri: str, words: str) -> None:
    term = next(term for term in ontology_terms() if term.iri == ZR + iri)
    assert set(words.split()) <= {name.lower() for name in term.concept.names}


def test_terms_to_ask_for_exclude_the_properties_of_vocabularies() -> None:
    found = {term.iri for term in ontology_terms()}
    assert ZR + "factor" not in found
    assert ZR + "deadlineYear" in found
    assert {term.kind for term in ontology_terms()} == {"class", "property"}


def _names_of_the_sample() -> set[str]:
    """Names that belong to the plan shipped with the program: region, document number, and what the gold file lists."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus/documents").glob("*.txt")))
    names = set(re.findall(r"([\u4e00-\u9fff]{2})府发〔", text)) | set(
        re.findall(r"[\u4e00-\u9fff]{2,4}府发〔\d+〕\d+号", text)
    )
    gold = ROOT.parent / "shared/gold/banan-2022-37.json"
    if gold.exists():
        for task in json.loads(gold.read_text(encoding="utf-8"))["tasks"]:
            names.add(task["title"])
            names.update(item["name"] for kind in ("companies", "institutions", "projects") for item in task[kind])
    return {name for name in names if len(name) > 1}


def test_no_name_of_the_sample_plan_is_in_the_data() -> None:
    names = _names_of_the_sample()
    if not names:
        pytest.skip("no sample plan in this checkout")
    data = vocabulary_ntriples() + "".join(path.read_text(encoding="utf-8") for path in data_files())
    assert sorted(name for name in names if name in data) == []
