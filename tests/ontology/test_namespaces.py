"""Laws of the namespaces and term constants: every constant exists in the Turtle, every IRI is well formed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from ontology import namespaces, terms
from ontology.load import data_files, values_by_subject, vocabulary_ntriples

OWN = (namespaces.ZR, namespaces.ZRV)
CONSTANTS = {
    name: value for name, value in vars(terms).items() if name.isupper() and not isinstance(value, namespaces.Namespace)
}
SUBJECTS = {iri for path in data_files() for iri in values_by_subject(path.name)}


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_constant_is_a_string_in_a_known_namespace(name: str) -> None:
    value = CONSTANTS[name]
    assert any(value.startswith(prefix) and len(value) > len(prefix) for prefix in namespaces.PREFIXES.values())


def test_own_constants_are_subjects_of_the_data() -> None:
    assert {value for value in CONSTANTS.values() if value.startswith(OWN)} <= SUBJECTS


def test_no_two_constants_name_one_term() -> None:
    assert len(set(CONSTANTS.values())) == len(CONSTANTS) > 100


def test_terms_and_namespaces_load_no_rdf_library() -> None:
    code = (
        "import sys, ontology.terms, ontology.load, ontology.vocabularies\n"
        "print([name for name in ('pyoxigraph', 'rdflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_iris_are_well_formed() -> None:
    iris = set(re.findall(r"<([^>]*)>", re.sub(r'"(?:[^"\\]|\\.)*"', "", vocabulary_ntriples())))
    assert iris
    for iri in iris:
        assert re.fullmatch(r"(urn:zeren:[A-Za-z0-9:#-]+|https?://[!-~]+)", iri), iri


def test_own_local_names_keep_one_style() -> None:
    for iri in SUBJECTS:
        if iri.startswith(namespaces.ZR):
            assert re.fullmatch(r"[A-Za-z]+", iri.removeprefix(namespaces.ZR)), iri
        if iri.startswith(namespaces.ZRV):
            assert re.fullmatch(r"[a-z][A-Za-z0-9]*(-[a-z0-9]+)*", iri.removeprefix(namespaces.ZRV)), iri


def test_term_appends() -> None:
    assert namespaces.ZR.term("Task") == "urn:zeren:ontology#Task" == terms.CLASS_TASK
