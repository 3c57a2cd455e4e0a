"""Footnotes for Word files (ECMA-376 part 1, 17.11), which the library that writes the files cannot make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from viz.exports.cleaning import one_line

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_FACE = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="17"/></w:rPr>'
)
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one document, in the order in which they are referred to."""

    texts: list[str] = field(default_factory=list)

    def add(self, where: Any, text: str) -> None:
        """Put the number of a new footnote at the end of a paragraph."""
        self.texts.append(one_line(text))
        run = where.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.texts)))
        run._r.append(reference)  # noqa: SLF001 the library has no footnotes

    def finish(self, document: Document) -> None:
        """Put the footnotes into the document."""
        if not self.texts:
            return
        notes = "".join(_note(number, text) for number, text in enumerate(self.texts, 1))
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<w:footnotes xmlns:w="{_NAMESPACE}">{_RULES}{notes}</w:footnotes>'
        )
        package: Any = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode("utf-8"), package)
        document.part.relate_to(part, _RELATION)


def _note(number: int, text: str) -> str:
    words = f'<w:r>{_FACE}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>{words}</w:p></w:footnote>'
