"""Footnotes for Word files (ECMA-376 part 1, 17.11), which the library that writes the files cannot make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from viz.exports.cleaning import one_line
from viz.exports.fonts import LATIN, SONG

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_FACE = f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{SONG}"/><w:sz w:val="18"/></w:rPr>'
_CLOSE = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{_CLOSE}<w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
MOST = 10
"""New sources of one place that are told; what is beyond is counted."""
SAME: dict[str, tuple[str, str, str]] = {
    "zh": ("同注", "；", "另有 {0} 处"),
    "en": ("as in note ", "; ", "{0} more"),
}


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one document, in the order in which they are referred to."""

    texts: list[str] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)

    def add(self, where: Any, sources: Sequence[str], language: str = "zh") -> None:
        """Put one number at the end of a paragraph for all its sources; what was told before is not told again."""
        if not sources:
            return
        same, comma, more = SAME[language]
        new = [source for source in dict.fromkeys(map(one_line, sources)) if source not in self._first]
        told, rest = new[:MOST], len(new) - MOST
        before = {self._first[source] for source in map(one_line, sources) if source in self._first}
        number = len(self.texts) + 1
        self._first.update(dict.fromkeys(told, number))
        beyond = [more.format(rest)] if rest > 0 else []
        self.texts.append(comma.join([*told, *beyond, *([same + _ranges(before)] if before else [])]))
        run = where.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
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
    return f'<w:footnote w:id="{number}"><w:p>{_CLOSE}<w:r>{_RAISED}<w:footnoteRef/></w:r>{words}</w:p></w:footnote>'


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers in order, neighbours as a range.

    >>> _ranges({3, 1, 2, 7})
    '1–3、7'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
