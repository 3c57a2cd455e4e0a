"""Small OFD files for tests: characters at places and straight lines, in millimetres from the upper left corner."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable

from tests.corpus.pdf_maker import Mark, Words

SIZE = 4.2
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


_MILLIMETRES = 25.4 / 72  # of a point
_ASCENT = 3.6 / SIZE


def drawn(marks: Iterable[Mark]) -> str:
    """Return the marks of a page of a PDF, which are measured in points, as a page's content."""
    return "".join(
        words(
            mark.text,
            mark.x * _MILLIMETRES,
            (mark.y - _ASCENT * mark.size) * _MILLIMETRES,
            size=mark.size * _MILLIMETRES,
        )
        if isinstance(mark, Words)
        else line(*(place * _MILLIMETRES for place in (mark.x1, mark.y1, mark.x2, mark.y2)))
        for mark in marks
    )


def words(text: str, x: float, y: float, ctm: str = "", *, size: float = SIZE) -> str:
    """Return a run of characters; a Latin letter or figure takes half the room of a character."""
    steps = " ".join(f"{size * (0.5 if char.isascii() else 1.0):g}" for char in text[:-1])
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{size}" Boundary="{x} {y} 160 6" {ctm}>'
        f'<ofd:TextCode X="0" Y="{_ASCENT * size}" DeltaX="{steps}">{html.escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a straight line from one point to another."""
    across, down = x2 - x1, y2 - y1
    path = f"<ofd:AbbreviatedData>M 0 0 L {across} {down}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x1} {y1} {across} {down}">{path}</ofd:PathObject>'


def page_of(body: str, before: str = "") -> str:
    """Return a page whose content is `body`."""
    return f"<ofd:Page {_NAMESPACE}>{before}<ofd:Content><ofd:Layer>{body}</ofd:Layer></ofd:Content></ofd:Page>"


def make_ofd(*pages: str, extra: dict[str, str] | None = None) -> bytes:
    """Return a file of some pages, each numbered, over a template with a running header."""
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    template = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    common = f"<ofd:CommonData>{area}{template}</ofd:CommonData>"
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    parts = {
        "OFD.xml": f'<ofd:OFD {_NAMESPACE} Version="1.0">{body}</ofd:OFD>',
        "Doc_0/Document.xml": f"<ofd:Document {_NAMESPACE}>{common}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content.xml": page_of(words("某市人民政府公报", 80, 12)),
    }
    for number, page in enumerate(pages):
        numbered = page + words(f"— {number + 1} —", 100, 280)
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = page_of(numbered, '<ofd:Template TemplateID="9"/>')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content)
    return buffer.getvalue()
