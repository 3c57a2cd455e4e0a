"""Laws of loading: sorted triples without blank nodes, a digest of all files, errors that say where."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ontology import load
from ontology.errors import DataFileError, OntologyError

DIGEST = """
import hashlib
from ontology.load import digest, vocabulary_ntriples
print(digest(), hashlib.sha256(vocabulary_ntriples().encode()).hexdigest())
"""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder in place of the real one."""
    monkeypatch.setattr(load, "DATA", tmp_path)
    return tmp_path


def test_files_are_sorted_and_complete() -> None:
    names = [path.name for path in load.data_files()]
    assert names == sorted(names)
    expected = "collectives departments events levels measures roles shapes zeren"
    assert {f"{name}.ttl" for name in expected.split()} <= set(names)


def test_triples_are_sorted_unique_and_without_blank_nodes() -> None:
    lines = load.vocabulary_ntriples().splitlines()
    assert lines == sorted(set(lines))
    assert all(line.startswith("<") and line.endswith(" .") for line in lines)
    assert not any(" _:" in line.split('"')[0] for line in lines)


def test_triples_hold_vocabulary_and_ontology_but_no_shapes() -> None:
    text = load.vocabulary_ntriples()
    assert "<urn:zeren:ontology#Task> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in text
    assert "<urn:zeren:vocabulary#lead> " in text
    assert "http://www.w3.org/ns/shacl#" not in text
    assert "sh:NodeShape" in load.shapes_text()


def test_digest_and_triples_do_not_depend_on_the_process() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    here = f"{load.digest()} {hashlib.sha256(load.vocabulary_ntriples().encode()).hexdigest()}\n"
    assert runs == {here}


def test_digest_follows_names_and_bytes_but_not_line_ends(elsewhere: Path) -> None:
    def digest_of(name: str, text: bytes) -> str:
        for path in elsewhere.iterdir():
            path.unlink()
        (elsewhere / name).write_bytes(text)
        return load.digest.__wrapped__()

    first = digest_of("a.ttl", b"# one\n")
    assert first == digest_of("a.ttl", b"# one\r\n")
    assert len({first, digest_of("b.ttl", b"# one\n"), digest_of("a.ttl", b"# two\n")}) == 3
    assert len(first) == 64


def test_values_are_listed_by_language(elsewhere: Path) -> None:
    (elsewhere / "x.ttl").write_text('<urn:a> <urn:p> "甲"@zh , "A"@en , "n" .', encoding="utf-8")
    values = load.values_by_subject.__wrapped__("x.ttl")
    assert values == {"urn:a": {"urn:p": ["甲", "A", "n"], "urn:p@zh": ["甲"], "urn:p@en": ["A"]}}


def test_broken_turtle_names_file_and_line(elsewhere: Path) -> None:
    (elsewhere / "x.ttl").write_text("<urn:a> <urn:b> .\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"x\.ttl.*line 1") as caught:
        load.values_by_subject.__wrapped__("x.ttl")
    assert isinstance(caught.value, OntologyError)
    assert caught.value.path == elsewhere / "x.ttl"


def test_missing_file_names_the_file(elsewhere: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.ttl"):
        load.values_by_subject.__wrapped__("none.ttl")
