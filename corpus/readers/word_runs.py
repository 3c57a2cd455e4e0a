"""The words of one Word paragraph as printed: changes accepted, fields by their results, no hidden text.

ECMA-376 part 1, 17.3 (paragraphs and runs), 17.13 (changes), 17.16 (fields).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.readers.package import child, is_on, local, value

GONE = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "fldData"))
"""Elements whose content is not printed: deletions, codes of fields, and the readings above characters."""
_PLAIN = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PROPERTIES = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid"))
_PRIVATE_USE = 0xE000


class Runs:
    """Reads paragraphs in order; a field may run over several, so its state is kept between them."""

    def __init__(self) -> None:
        self._codes: list[bool] = []  # open fields: whether we are still in the code of each

    def read(self, paragraph: Element) -> tuple[str, list[Element]]:
        """Return a paragraph's words and the contents (w:txbxContent) of the text boxes that hang on it."""
        words: list[str] = []
        boxes: list[Element] = []
        self._walk(paragraph, words, boxes)
        self._codes = [False] * len(self._codes)  # no code runs over a paragraph's end
        return "".join(words), boxes

    def _walk(self, element: Element, words: list[str], boxes: list[Element]) -> None:
        for each in element:
            name = local(each)
            if name in GONE or name in _PROPERTIES:
                continue
            if name == "txbxContent":
                boxes.append(each)
            elif name == "fldChar":
                self._field(value(each, "fldCharType"))
            elif name == "AlternateContent":
                for branch in alternatives(each):
                    self._walk(branch, words, boxes)
            elif name == "r" and is_on(child(each, "rPr", "vanish")):
                continue
            elif not any(self._codes):
                words.append(_printed(name, each))
                self._walk(each, words, boxes)
            else:
                self._walk(each, [], boxes)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()


def _printed(name: str, element: Element) -> str:
    if name == "t":
        return element.text or ""
    if name == "sym":
        code = value(element, "char") or ""
        number = int(code, 16) if code and all(c in "0123456789abcdefABCDEF" for c in code) else 0
        return chr(number) if 0x20 <= number < _PRIVATE_USE and not 0xD800 <= number < _PRIVATE_USE else ""
    return _PLAIN.get(name, "")


def alternatives(element: Element) -> Iterator[Element]:
    """Yield the one branch to read of content written in two ways: the newer, if it holds a text box or words."""
    branches = [each for each in element if local(each) in ("Choice", "Fallback")]
    telling = (each for each in branches if any(local(inner) in ("txbxContent", "t") for inner in each.iter()))
    first = next(telling, None)
    if first is not None:
        yield first


def is_changed(element: Element) -> bool:
    """Tell whether an element holds tracked changes."""
    return any(local(each) in ("ins", "del", "moveFrom", "moveTo") for each in element.iter())
