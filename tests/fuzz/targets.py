"""What is tried with bad input: each target takes bytes and may raise nothing but its room's own errors."""

from __future__ import annotations

import base64
import html
import io
import json
import quopri
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from corpus.errors import CorpusError
from corpus.numerals import parse_numeral, parse_ordinal
from corpus.parse import parse
from corpus.read import read, text_as_raw
from corpus.span import Span
from kg.errors import KgError
from kg.extract import extract
from kg.identity import document_iri
from kg.measures import quantities
from kg.rdf import to_nquads
from kg.statements import read_statements
from kg.store import Store, Term, open_store
from kg.stores.binding import bind, says_service, with_dataset
from kg.stores.quads import check_document, document_quads, read_quads
from query.ask import Asker
from query.results import with_prefixes
from tests.corpus.ofd_maker import line, make_ofd, words
from tests.corpus.test_ofd import wrapped
from tests.kg.plans import plan_text
from tests.strategies import clauses, departments, files, measures, styles, task_tables
from viz.web.dataset import NotAnIri
from viz.web.dataset import with_dataset as with_named
from viz.web.sparql import Refused, form_of

LONGEST = 20_000
"""Bytes of one input: what grows faster than its input is looked for by `make bench`, not here."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried, and inputs to begin with."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _held(text: str) -> None:
    """Read a text; every fact must stand where it says, and the triples must be such as the store takes."""
    extraction = extract(parse(text_as_raw(text)))
    whole = extraction.document.text
    for task in extraction.tasks:
        facts = (task.responsibilities, task.targets, task.mentions, task.projects)
        spans = [fact.span for some in facts for fact in some]
        assert all(0 <= span.start <= span.end <= len(whole) for span in spans)
    nquads = to_nquads(extraction)
    list(check_document("fuzz", None, read_quads("fuzz", nquads)))


def _told_in_one_line(error: Exception) -> None:
    assert len(str(error).splitlines()) == 1


def _reader(ending: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"plan{ending}"
            path.write_bytes(data)
            try:
                extract(parse(read(path)))
            except CorpusError as error:
                _told_in_one_line(error)

    return run


def _statements(ending: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"graph{ending}"
            path.write_bytes(data)
            try:
                found = read_statements(path)
            except KgError as error:
                _told_in_one_line(error)
                return
            list(document_quads("fuzz", found.graph, found.nquads))

    return run


def _member(ending: str, member: str) -> Callable[[bytes], None]:
    """Try what stands in one member of a package, the package itself being whole."""
    whole = PACKAGES[ending]

    def run(data: bytes) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                new.writestr(name, data if name == member else old.read(name))
        _reader(ending)(buffer.getvalue())

    return run


def _unpacked(ending: str, member: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(PACKAGES[ending])) as package:
        return package.read(member)


def _plan(data: bytes) -> None:
    _held(_text(data))


def _clause(data: bytes) -> None:
    words = _text(data)
    for pair in ("（）", "()", "【】", "〔〕"):
        _held(f"一、重点任务\n1.做好甲事。{pair[0]}{words}{pair[1]}\n2.做好乙事。（市教育局牵头）\n")
    _held(f"一、重点任务\n1.做好甲事。\n{words}\n2.做好乙事。\n")


def _measure(data: bytes) -> None:
    words = _text(data)
    for found in quantities(words, Span(0, len(words))):
        assert found.span.of(words)
        assert found.value == found.value
    parse_numeral(words[:40])
    parse_ordinal(words[:40])
    _held(f"一、重点任务\n1.做好甲事。{words}（市教育局牵头）\n")


@cache
def _asker() -> Asker:
    folder = Path(tempfile.mkdtemp(prefix="zeren-fuzz-")) / "store"
    with open_store(folder, write=True) as store:
        for text in (plan_text(), STYLED[0]):
            extraction = extract(parse(text_as_raw(text)))
            store.replace_graph(document_iri(extraction.document), to_nquads(extraction))
    return Asker(open_store(folder))


def _question(data: bytes) -> None:
    asker = _asker()
    answer = asker.ask(_text(data)[:2000])
    json.dumps(answer.as_dict(), ensure_ascii=False, allow_nan=False).encode()
    assert answer.status in ("answered", "empty", "not_understood")
    if answer.sparql:
        asker.store.select(answer.sparql)


def _store() -> Store:
    return _asker().store


def _guard(data: bytes) -> None:
    """Whatever the endpoint lets through is read by the store as a query, or refused as none; it calls nobody."""
    words = _text(data)[:3000]
    try:
        whole = with_named(with_prefixes(words), ["urn:x:a"] if len(words) % 3 == 0 else [], [])
        form = form_of(whole, 200)
    except (Refused, NotAnIri):
        return
    assert form in ("select", "ask", "construct", "describe")
    assert not says_service(whole)


def _binding(data: bytes) -> None:
    """A value in the place of a variable stays a value: the query has as many words outside of strings as before."""
    value = _text(data)[:500]
    query = "SELECT ?s ?name WHERE { ?s ?p ?name . FILTER(?name != 'x') } ORDER BY ?name"
    bound = bind(query, {"name": Term.literal(value)})
    _store().select(bound + " LIMIT 1")
    assert with_dataset(bound, ["urn:zeren:shared"]).count("FROM <urn:zeren:shared>") == 1
    bind(value, {"name": Term.literal("x")})
    with_dataset(value, ["urn:zeren:shared"])


STYLED = tuple(styles.styled(Random(seed)).text for seed in range(24))
_WHERE = departments.place(Random(3))
CLAUSES = tuple(clauses.clause(Random(seed), _WHERE).text for seed in range(40))
SENTENCES = tuple(measures.sentence(Random(seed)).text for seed in range(40))
PACKAGES = {
    ".docx": files.as_word(plan_text(), Random(1)),
    ".xlsx": task_tables.as_workbook(task_tables.table(Random(1))),
    ".ofd": make_ofd(
        words("一、重点任务", 30, 30, 'CTM="1 0 0 1 5 40"') + wrapped("1．做好甲事。（市教育局牵头）", 50),
        "".join(line(30, 50 + 10 * row, 110, 50 + 10 * row) for row in range(3)),
    ),
}
OFD_PAGES = ("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml")
TURTLE = b'@prefix e: <urn:e:> . e:a e:p "x"@zh, 1.5, [ e:q ( 1 2 ) ], <urn:b> ; a e:C .\n'
GRAPHS = {
    ".ttl": TURTLE,
    ".nq": '<urn:a> <urn:p> "甲\\n"@zh <urn:g> .\n_:b <urn:p> "1"^^<urn:t> .\n'.encode(),
    ".trig": b"@prefix e: <urn:e:> . e:g { e:a e:p e:b } e:a e:p 1 .\n",
    ".jsonld": (
        b'{"@context":{"n":"urn:n","k":{"@id":"urn:k","@type":"@id"}},"@id":"urn:a","n":[1,true,"x"],"k":"urn:b"}'
    ),
    ".rdf": (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"><rdf:Description'
        b' rdf:about="urn:a"><e:p xml:lang="zh">x</e:p><e:q rdf:parseType="Collection"/></rdf:Description></rdf:RDF>'
    ),
    ".n3": b"@prefix e: <urn:e:> . e:a e:p { e:b e:c 1 } . e:a = e:b .\n",
}
QUERIES = (
    b"SELECT ?s WHERE { ?s ?p 'a' } ORDER BY ?s LIMIT 3",
    b'# SERVICE\nASK { ?s <urn:service> "SERVICE <urn:x> {" }',
    b"SELECT * { SERVICE SILENT <urn:x> { ?s ?p ?o } }",
    b"PREFIX service: <urn:s#> CONSTRUCT { ?s service:p ?o } WHERE { ?s service:p ?o }",
    b"INSERT DATA { <urn:a> <urn:b> 'select' }",
    b"SELECT * { \\u0053ERVICE <urn:x> {} }",
    b"DESCRIBE <urn:a> FROM <urn:b>",
    b"SELECT ('''a'b''' AS ?x) (\"\"\"c\"d\"\"\" AS ?y) {}",
)
QUESTIONS = (
    "第1条谁负责",
    "市教育局牵头哪些任务",
    "到2025年的目标有哪些",
    "which tasks does 市财政局 lead",
    "有多少项任务没有牵头单位",
    "不是市教育局牵头的任务有几项",
)


def _page() -> bytes:
    rows = "".join(f"<tr><td>{n}</td><td>做好甲事</td><td>市教育局</td></tr>" for n in range(3))
    return f"<html><body><p>{html.escape(STYLED[1])}</p><table>{rows}</table></body></html>".encode()


def _archive(encoding: str, coded: Callable[[bytes], bytes], charset: str = "utf-8") -> bytes:
    """Return a page as browsers save it (RFC 2557): a picture, then the page, each a part."""
    page = coded(_page().decode()[:3000].encode(charset))
    head = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n'
    )
    picture = b"Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw="
    text = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    return head + b"\r\n----b\r\n" + picture + b"\r\n----b\r\n" + text + page + b"\r\n----b--\r\n"


TARGETS: dict[str, Target] = {
    "plan": Target(_plan, tuple(text.encode() for text in STYLED)),
    "clause": Target(_clause, tuple(text.encode() for text in CLAUSES)),
    "measure": Target(_measure, tuple(text.encode() for text in SENTENCES)),
    "question": Target(_question, tuple(text.encode() for text in QUESTIONS)),
    "guard": Target(_guard, QUERIES),
    "binding": Target(_binding, (b"a", b"\"'\\", b"} UNION {", *QUERIES)),
    "txt": Target(_reader(".txt"), (STYLED[0].encode(), STYLED[1].encode("gb18030"), STYLED[2].encode("utf-16"))),
    "md": Target(_reader(".md"), (STYLED[0].encode(), b"# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")),
    "html": Target(_reader(".html"), (_page(),)),
    "mht": Target(
        _reader(".mht"),
        (
            _archive("quoted-printable", quopri.encodestring),
            _archive("base64", base64.encodebytes, "gb18030"),
            _archive("8bit", bytes),
        ),
    ),
    "ofd": Target(_reader(".ofd"), (PACKAGES[".ofd"],)),
    "ofd-page": Target(_member(".ofd", OFD_PAGES[0]), tuple(_unpacked(".ofd", name) for name in OFD_PAGES)),
    "ofd-document": Target(_member(".ofd", "Doc_0/Document.xml"), (_unpacked(".ofd", "Doc_0/Document.xml"),)),
    "csv": Target(_reader(".csv"), (task_tables.KINDS[".csv"](task_tables.table(Random(2))),)),
    "pdf": Target(_reader(".pdf"), (files.as_pdf(plan_text()[:600], Random(1)),)),
    "docx": Target(_reader(".docx"), (PACKAGES[".docx"],)),
    "xlsx": Target(_reader(".xlsx"), (PACKAGES[".xlsx"],)),
    "docx-document": Target(_member(".docx", "word/document.xml"), (_unpacked(".docx", "word/document.xml"),)),
    "xlsx-sheet": Target(
        _member(".xlsx", "xl/worksheets/sheet1.xml"), (_unpacked(".xlsx", "xl/worksheets/sheet1.xml"),)
    ),
    **{f"rdf{ending}": Target(_statements(ending), (seed,)) for ending, seed in GRAPHS.items()},
}
