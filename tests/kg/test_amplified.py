"""Small files that stand for libraries: one page named without end, one text in every cell, spans as wide as can be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from corpus.errors import CorpusError, DamagedFileError, TooLargeError
from corpus.read import read
from tests.corpus.ofd_maker import make_ofd, page_of, words
from tests.query.test_robustness import given_up_after
from tests.strategies import files, task_tables

SECONDS = 60.0
"""More than any of them takes on a busy machine; what they stood for would take hours."""
BODY = "".join(words("推进绿色低碳转型发展工业能源" * 2, 30, 30 + 7 * row) for row in range(30))
OFD = make_ofd(BODY)
STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed(package: bytes, members: Mapping[str, Callable[[str], str | bytes]]) -> bytes:
    """Return a package with some members changed, or made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted({*old.namelist(), *members}):
            content = old.read(name).decode() if name in old.namelist() else ""
            new.writestr(name, members[name](content) if name in members else content)
    return buffer.getvalue()


def many_pages(document: str) -> str:
    return re.sub(r"(<ofd:Page [^>]*/>)", r"\1" * 100_000, document, count=1)


def many_bodies(package: str) -> str:
    return re.sub(r"(<ofd:DocBody>.*?</ofd:DocBody>)", r"\1" * 50_000, package, count=1)


def one_text_everywhere() -> bytes:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 5000))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    part = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{related}" Target="sharedStrings.xml"/></Relationships>'
    return changed(
        task_tables.as_workbook(task_tables.table(Random(1))),
        {
            "xl/worksheets/sheet1.xml": lambda text: re.sub(
                "<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>", text, flags=re.DOTALL
            ),
            STRINGS: lambda _: f'<sst xmlns="{MAIN}"><si><t>{"做好甲事。" * 100_000}</t></si></sst>',
            "[Content_Types].xml": lambda text: text.replace("</Types>", part),
            "xl/_rels/workbook.xml.rels": lambda text: text.replace("</Relationships>", relation),
        },
    )


def one_page_everywhere() -> bytes:
    whole = files.as_pdf("一、任务\n1.做好甲事。（市教育局牵头）\n" * 20, Random(1))
    kids = re.search(rb"/Kids \[\s*(\d+ 0 R)[^\]]*\]", whole)
    assert kids is not None
    more = whole.replace(kids[0], b"/Kids [" + kids[1] + (b" " + kids[1]) * 9_999 + b"]")
    return re.sub(rb"/Count \d+", b"/Count 10000", more)


def nested(kind: bytes) -> bytes:
    return b"".join(b"Content-Type: %s/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (kind, n, n) for n in range(3000))


REFUSED: dict[str, tuple[Callable[[], bytes], type[CorpusError]]] = {
    "pages.ofd": (lambda: changed(OFD, {"Doc_0/Document.xml": many_pages}), TooLargeError),
    "pages.pdf": (one_page_everywhere, TooLargeError),
    "cells.xlsx": (one_text_everywhere, TooLargeError),
    "parts.mht": (lambda: nested(b"multipart"), DamagedFileError),
    "PARTS.mht": (lambda: nested(b"MULTIPART"), DamagedFileError),
    "message.mht": (lambda: b"Content-Type: message/rfc822\r\n\r\n" * 20_000, DamagedFileError),
    "field.mht": (lambda: b"Content-Type: text/html; " + b'a="b;' * 200_000 + b"\r\n\r\n<p>x", DamagedFileError),
}
STEPS = "g 100000 1 " * 50
READ: dict[str, Callable[[], bytes]] = {
    "bodies.ofd": lambda: changed(OFD, {"OFD.xml": many_bodies}),
    "templates.ofd": lambda: changed(
        OFD, {"Doc_0/Pages/Page_0/Content.xml": lambda _: page_of(BODY, '<ofd:Template TemplateID="9"/>' * 50_000)}
    ),
    "steps.ofd": lambda: make_ofd(BODY + words("甲乙", 30, 250).replace('DeltaX="', f'DeltaX="{STEPS * 100}')),
    "tables.html": ("<table><tr><td>" * 20_000 + "1.做好甲事。（市教育局牵头）").encode,
    "spans.html": ("<table>" + "<tr><td colspan=99999 rowspan=65534>甲</td><td>乙</td></tr>" * 300 + "</table>").encode,
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_has_no_entities(tmp_path: Path, encoding: str) -> None:
    def with_doctype(text: str) -> bytes:
        bare = re.sub(r"^<\?xml[^>]*\?>", "", text)
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE r []>{bare}'.encode(encoding)

    path = tmp_path / "plan.xlsx"
    whole = task_tables.as_workbook(task_tables.table(Random(1)))
    path.write_bytes(changed(whole, {"xl/worksheets/sheet1.xml": with_doctype}))
    with pytest.raises(DamagedFileError, match="DOCTYPE"):
        read(path)


@pytest.mark.parametrize("name", REFUSED)
def test_what_stands_for_a_library_is_refused(tmp_path: Path, name: str) -> None:
    make, error = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert path.stat().st_size < 1.5 * 2**20
    with given_up_after(SECONDS), pytest.raises(error) as caught:
        read(path)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", READ)
def test_what_claims_a_library_is_read_for_what_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name]())
    with given_up_after(SECONDS):
        assert 1 < len(read(path).text) < 20_000
