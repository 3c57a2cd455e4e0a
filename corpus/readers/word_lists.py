"""The lists of a Word file: which paragraphs are numbered, directly or by their style, and their printed numbers.

ECMA-376 part 1, 17.9 (numbering.xml) and 17.7 (styles.xml).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from corpus.numbering import Counters, Level, ListKind
from corpus.readers.package import child, children, is_on, value

_LONGEST_CHAIN = 20  # styles based on styles; a circle is cut off


class WordLists:
    """The lists that `numbering` defines and `styles` link to; `label` counts paragraphs in the order they come."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {value(style, "styleId") or "": style for style in children(styles, "style")}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), None)
        self._abstract = {value(each, "abstractNumId") or "": each for each in children(numbering, "abstractNum")}
        self._nums = {value(each, "numId") or "": each for each in children(numbering, "num")}
        self._kinds: dict[str, ListKind | None] = {}
        self._counters = Counters()

    def label(self, properties: Element | None) -> str:
        """Return the number that is printed before a paragraph with these properties (w:pPr), or no characters."""
        style = value(child(properties, "pStyle")) or self._default
        number, depth = self._reference(properties, style)
        if number is None or number == "0":
            return ""
        kind = self._kind(number)
        if kind is None:
            return ""
        if depth is None:
            depth = next((found for each in self._chain(style) if (found := kind.level_of_style(each)) is not None), 0)
        return self._counters.label(number, kind, depth)

    def style_name(self, properties: Element | None) -> str:
        """Return the name of a paragraph's style in lower case (heading 1, toc 2)."""
        style = self._styles.get(value(child(properties, "pStyle")) or "")
        return (value(child(style, "name")) or "").lower()

    def _reference(self, properties: Element | None, style: str | None) -> tuple[str | None, int | None]:
        """Return list and level of a paragraph: its own, else those of the nearest style that names one."""
        own = child(properties, "numPr")
        number, depth = value(child(own, "numId")), _number(value(child(own, "ilvl")))
        for each in self._chain(style):
            if number is not None and (depth is not None or own is not None):
                break
            linked = child(self._styles.get(each), "pPr", "numPr")
            number = number if number is not None else value(child(linked, "numId"))
            depth = depth if depth is not None else _number(value(child(linked, "ilvl")))
            if number is not None:
                break
        return number, depth

    def _chain(self, style: str | None) -> Iterator[str]:
        for _ in range(_LONGEST_CHAIN):
            if style is None or style not in self._styles:
                return
            yield style
            style = value(child(self._styles[style], "basedOn"))

    def _kind(self, number: str) -> ListKind | None:
        if number not in self._kinds:
            self._kinds[number] = self._read_kind(number)
        return self._kinds[number]

    def _read_kind(self, number: str) -> ListKind | None:
        num = self._nums.get(number)
        shared = value(child(num, "abstractNumId"))
        abstract = self._resolved(self._abstract.get(shared or ""))
        if num is None or shared is None or abstract is None:
            return None
        kind = ListKind(value(abstract, "abstractNumId") or shared, dict(_levels(abstract)))
        starts = {}
        for override in children(num, "lvlOverride"):
            depth = _number(value(override, "ilvl")) or 0
            for depth_of, level in _levels(override):
                kind = kind.with_level(depth_of, level)
            start = _number(value(child(override, "startOverride")))
            if start is not None:
                starts[depth] = start
        return replace(kind, starts=starts)

    def _resolved(self, abstract: Element | None) -> Element | None:
        """Follow a list that only names a numbering style (w:numStyleLink) to the list that the style has."""
        link = value(child(abstract, "numStyleLink"))
        if link is None:
            return abstract
        for other in self._abstract.values():
            if value(child(other, "styleLink")) == link:
                return other
        return abstract


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in children(element, "lvl"):
        depth = _number(value(level, "ilvl")) or 0
        start, restart = _number(value(child(level, "start"))), _number(value(child(level, "lvlRestart")))
        yield (
            depth,
            Level(
                start=0 if start is None else start,
                style=_style(level),
                text=value(child(level, "lvlText")) or "",
                suffix=value(child(level, "suff")) or "tab",
                restart=restart,
                legal=is_on(child(level, "isLgl")),
                paragraph_style=value(child(level, "pStyle")),
            ),
        )


def _style(level: Element) -> str:
    """Return a level's number format; newer formats stand in a choice beside a fallback."""
    direct = next((each for each in level.iter() if each.tag.rpartition("}")[2] == "numFmt"), None)
    return value(direct) or "decimal"


def _is_default(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdecimal() else None
