"""OFD (GB/T 33190-2016): a ZIP package of XML whose pages say where each run of characters stands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

from corpus.errors import DamagedFileError, ScanError
from corpus.model import RawText
from corpus.readers.blocks import draft_of
from corpus.readers.package import Package, child, children, local
from corpus.readers.pages import Page, blocks_of, bounded
from corpus.readers.printed import Glyph, plain_character
from corpus.readers.rulings import Ruling

_POINTS = 72 / 25.4  # OFD counts in millimetres
_ASCENT = 0.85  # of the size: how much of a character stands above its base line
_A4 = (0.0, 0.0, 210.0, 297.0)
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FIGURE = r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_SEGMENT = re.compile(rf"([MLBQACS])\s*((?:{_FIGURE}\s*)*)")


def read(path: Path, content: bytes) -> RawText:
    """Return the text of an OFD file, as `corpus.readers.pdf` does it.

    Raises what `Package` raises, DamagedFileError where a part is missing, ScanError where pages are pictures only.
    """
    package = Package(path, content, old=".ofd")
    package.check_sizes()
    pages = bounded(path, (page for root in dict.fromkeys(_documents(package)) for page in _pages(package, root)))
    if not any(page.glyphs for page in pages):
        raise ScanError(path)
    numbered = [Page(number, page.height, page.glyphs, page.rulings) for number, page in enumerate(pages, 1)]
    return draft_of(blocks_of(numbered)).raw(path, content, "application/ofd")


def _documents(package: Package) -> Iterator[str]:
    """Yield the root part of each document of the package (OFD.xml names them)."""
    root = package.xml("OFD.xml")
    if root is None:
        raise DamagedFileError(package.path, "没有 OFD.xml / no OFD.xml")
    for body in children(root, "DocBody"):
        location = child(body, "DocRoot")
        if location is not None and location.text:
            yield _target("", location.text)


def _target(part: str, location: str) -> str:
    """Return the name of the member that a location in `part` means; a leading / is the package."""
    folder = "" if location.strip().startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/", folder, location.strip().lstrip("/"))).lstrip("/")


def _pages(package: Package, part: str) -> Iterator[Page]:
    document = package.xml(part)
    common = child(document, "CommonData")
    box = _numbers(getattr(child(common, "PageArea", "PhysicalBox"), "text", None), _A4)
    templates = {
        page.get("ID", ""): _target(part, page.get("BaseLoc", ""))
        for page in (common if common is not None else ())
        if local(page) == "TemplatePage"
    }
    seen: dict[str, Page] = {}
    for page in children(child(document, "Pages"), "Page"):
        name = _target(part, page.get("BaseLoc", ""))
        if name not in seen:
            seen[name] = _page(package, name, box, templates)
        yield seen[name]


def _page(package: Package, name: str, box: tuple[float, ...], templates: Mapping[str, str]) -> Page:
    content = package.xml(name)
    own = _numbers(getattr(child(content, "Area", "PhysicalBox"), "text", None), box)
    used = dict.fromkeys(templates.get(each.get("TemplateID", "")) for each in children(content, "Template"))
    trees = [*(package.xml(template) for template in used if template), content]
    glyphs = tuple(glyph for tree in trees for glyph in _glyphs(tree))
    rulings = tuple(ruling for tree in trees for ruling in _rulings(tree))
    return Page(0, own[3] * _POINTS, glyphs, rulings)


def _numbers(text: str | None, default: tuple[float, ...]) -> tuple[float, ...]:
    """Return the figures of an array as OFD writes it, or `default` where there are fewer than that has."""
    try:
        found = tuple(float(word) for word in (text or "").split())
    except ValueError:
        return default
    return found if len(found) >= len(default) else default


def _objects(tree: Element | None, name: str) -> Iterator[Element]:
    if tree is not None:
        yield from (each for each in tree.iter() if local(each) == name and each.get("Visible", "true") != "false")


def _glyphs(tree: Element | None) -> Iterator[Glyph]:
    for text in _objects(tree, "TextObject"):
        left, top, *_ = _numbers(text.get("Boundary"), (0.0, 0.0, 0.0, 0.0))
        a, b, c, d, e, f = _numbers(text.get("CTM"), _PLAIN)[:6]
        size = _numbers(text.get("Size"), (4.2,))[0]
        x = y = 0.0
        for code in children(text, "TextCode"):
            x, y = _numbers(code.get("X"), (x,))[0], _numbers(code.get("Y"), (y,))[0]
            for char, dx, dy, width in _placed(code, size):
                at_x, at_y = left + a * (x + dx) + c * (y + dy) + e, top + b * (x + dx) + d * (y + dy) + f
                yield _glyph(char, at_x, at_y, width * abs(a or 1), size * abs(d or 1))


def _glyph(char: str, x: float, y: float, width: float, size: float) -> Glyph:
    left, top, high = x * _POINTS, (y - _ASCENT * size) * _POINTS, size * _POINTS
    return Glyph(plain_character(char), left, top, left + width * _POINTS, top + high, high)


def _placed(code: Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Yield the characters of a run with their way from its beginning and their width."""
    words = (code.text or "").strip("\r\n")
    across, down = (_deltas(code.get(name), len(words)) for name in ("DeltaX", "DeltaY"))
    x = y = 0.0
    for index, char in enumerate(words):
        width = size * (0.5 if char.isascii() else 1.0)
        yield char, x, y, min(width, across[index]) if index < len(across) and across[index] > 0 else width
        x += across[index] if index < len(across) else (0.0 if down else width)
        y += down[index] if index < len(down) else 0.0


def _deltas(text: str | None, most: int) -> list[float]:
    """Return the steps between at `most` so many characters; `g 3 4.2` stands for three of 4.2 each.

    >>> _deltas("1.5 g 3 4.2", 3)
    [1.5, 4.2, 4.2]
    """
    found: list[float] = []
    words = iter((text or "").split())
    try:
        for word in words:
            if len(found) >= most:
                break
            if word == "g":
                count, step = int(next(words)), float(next(words))
                found += [step] * min(count, most - len(found))
            else:
                found.append(float(word))
    except (ValueError, StopIteration):
        return found
    return found


def _rulings(tree: Element | None) -> Iterator[Ruling]:
    """Yield the straight lines of a page's paths."""
    for path in _objects(tree, "PathObject"):
        left, top, *_ = _numbers(path.get("Boundary"), (0.0, 0.0, 0.0, 0.0))
        a, b, c, d, e, f = _numbers(path.get("CTM"), _PLAIN)[:6]
        if path.get("Stroke", "true") == "false":
            continue
        data = getattr(child(path, "AbbreviatedData"), "text", None) or ""
        at = [(left + a * x + c * y + e, top + b * x + d * y + f) for x, y in _corners(data)]
        for (x1, y1), (x2, y2) in pairwise(at):
            if abs(x1 - x2) < 0.5 or abs(y1 - y2) < 0.5:
                box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
                yield Ruling(*(value * _POINTS for value in box))


def _corners(data: str) -> Iterator[tuple[float, float]]:
    """Yield the corners of a path drawn in one go; C closes it."""
    first: tuple[float, float] | None = None
    for command, figures in _SEGMENT.findall(data):
        values = [float(word) for word in re.findall(_FIGURE, figures)]
        if command in "MSL" and len(values) >= 2:
            first = first or (values[0], values[1])
            yield values[0], values[1]
        elif command == "C" and first:
            yield first
