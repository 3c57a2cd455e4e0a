"""Word files (.docx, .docm): paragraphs with their automatic numbers, and tables in place.

What is read is what a reader of the print sees: changes accepted, fields by their results, text boxes behind the
paragraph that they hang on. Headers, footers, notes, comments and generated tables of contents are left out.
ECMA-376 part 1, 17 (WordprocessingML); files written in the strict namespaces are read as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.errors import DamagedFileError
from corpus.model import RawText
from corpus.readers.draft import Draft
from corpus.readers.package import Package, child, is_on, local, value
from corpus.readers.word_lists import WordLists
from corpus.readers.word_runs import GONE, Runs, alternatives, is_changed
from corpus.tables import Cell, Table, cell_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHANGES = "文件里有未接受的修订，已按接受后的文字读取 / tracked changes were read as if accepted"
FEW = 6  # cells: a table of tasks has more
DEEPEST = 8  # tables in cells in tables …; what lies deeper is read as paragraphs
WIDEST = 200  # columns that a merged cell may claim


def read(path: Path, content: bytes) -> RawText:
    """Return the text of a Word file with a place for every paragraph (第2段) and cell (表1 第3行 第2列).

    Raises EncryptedFileError, MisnamedFileError, DamagedFileError, OversizedFileError or NoTextError.
    """
    package = Package(path, content, old=".doc")
    main = package.related("", "officeDocument") or "word/document.xml"
    body = child(package.xml(main), "body")
    if body is None:
        raise DamagedFileError(path, f"没有正文 / no body in {main}")
    numbering, styles = package.related(main, "numbering"), package.related(main, "styles")
    lists = WordLists(package.xml(numbering) if numbering else None, package.xml(styles) if styles else None)
    reader = _Reader(lists)
    reader.body(body)
    return reader.draft.raw(path, content, MEDIA_TYPE)


class _Reader:
    def __init__(self, lists: WordLists) -> None:
        self.draft, self.lists, self.runs = Draft(), lists, Runs()
        self.paragraphs = self.tables = 0
        self.carried = ""  # words of a paragraph whose end was deleted: they stand before those of the next
        self.doubted = False
        self.inside = 0  # so many tables that only lay out a page

    def body(self, element: Element) -> None:
        """Write the blocks of the body, or of a text box, in order."""
        for block in _blocks(element):
            if local(block) == "tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def _paragraph(self, element: Element) -> None:
        label, words, boxes = self._words(element)
        if words is None:
            return
        words = label + words if words.strip() else words
        self.paragraphs += bool(words.strip())
        span = self.draft.paragraph(words, f"第{self.paragraphs}段")
        if is_changed(element) and not self.doubted:
            self.doubted = True
            self.draft.doubt(CHANGES, span)
        for box in boxes:
            self.body(box)

    def _words(self, element: Element) -> tuple[str, str | None, list[Element]]:
        """Return a paragraph's number and words, and its text boxes.

        The words are None where not even a blank line is printed. An empty paragraph of a list counts.
        """
        properties = child(element, "pPr")
        words, boxes = self.runs.read(element)
        mark = child(properties, "rPr")
        if self.lists.style_name(properties).startswith("toc "):
            return "", None, []
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried += words
            return "", None, boxes
        if is_on(child(mark, "vanish")) and not words:
            return "", None, boxes
        whole, self.carried = self.carried + words, ""
        return self.lists.label(properties), whole, boxes

    def _table(self, element: Element) -> None:
        if self.inside < DEEPEST and _is_layout(element):
            self.inside += 1
            for cell in (cell for row in _rows(element) for cell in _cells(row)):
                self.body(cell)
            self.inside -= 1
            return
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # column → index of the cell above that goes on downwards
        for row, each in enumerate(_rows(element)):
            self._row(each, row, cells, open_cells)
        self.tables += 1
        self.draft.table(Table(tuple(cells)), f"表{self.tables}")

    def _row(self, element: Element, row: int, cells: list[Cell], open_cells: dict[int, int]) -> None:
        properties = child(element, "trPr")
        column = _number(value(child(properties, "gridBefore")))
        for each in _cells(element):
            of = child(each, "tcPr")
            width = min(max(1, _number(value(child(of, "gridSpan")))), WIDEST)
            merge = child(of, "vMerge")
            above = open_cells.get(column)
            if merge is not None and value(merge) != "restart" and above is not None:
                cell = cells[above]
                cells[above] = Cell(cell.text, cell.row, cell.column, row - cell.row + 1, max(cell.column_span, 1))
            else:
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = len(cells)
                cells.append(Cell(cell_text(self._cell(each)), row, column, 1, width))
            column += width

    def _cell(self, element: Element, depth: int = 1) -> str:
        """Return what a cell prints, a line for each paragraph; an automatic number may stand in it alone."""
        lines: list[str] = []
        for block in _blocks(element):
            if local(block) == "tbl":
                if depth < DEEPEST:
                    inner = (self._cell(cell, depth + 1) for row in _rows(block) for cell in _cells(row))
                    lines += [line for line in inner if line]
                continue
            label, words, boxes = self._words(block)
            lines.append((label + (words or "")).strip())
            lines += [self._cell(box, depth + 1) for box in boxes if depth < DEEPEST]
        return "\n".join(lines)


def _blocks(element: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, also those inside content controls and insertions, but not deleted ones."""
    for each in element:
        name = local(each)
        if name in ("p", "tbl"):
            yield each
        elif name == "sdt":
            gallery = value(child(each, "sdtPr", "docPartObj", "docPartGallery"))
            if gallery != "Table of Contents":
                content = child(each, "sdtContent")
                yield from _blocks(content) if content is not None else ()
        elif name == "AlternateContent":
            for branch in alternatives(each):
                yield from _blocks(branch)
        elif name not in GONE:
            yield from _blocks(each)


def _is_layout(table: Element) -> bool:
    """Tell whether a table only lays out a page, as those of sites pasted into Word do: few cells, a table in one."""
    if sum(1 for row in _rows(table) for _ in _cells(row)) > FEW:
        return False
    inner = (each for each in table.iter() if local(each) == "tbl" and each is not table)
    return any(len([*_rows(each)]) > 1 for each in inner)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table that are not deleted."""
    for row in _inside(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in _inside(row, "tc") if child(cell, "tcPr", "cellDel") is None)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also those inside content controls and custom XML."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(each, name)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
