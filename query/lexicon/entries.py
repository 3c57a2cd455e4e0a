"""What the words of a question may stand for, as values: entries, marks in a question, units, tasks and targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_QUOTES = re.compile(r"[“”\"'‘’《》〈〉「」『』]")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"〔": "[", "〕": "]"})
HIDDEN = ("function", "region", "level")
"""Kinds of words that are no tokens: a function's name, which is a unit's with the region before it or without."""


def bare(text: str) -> str:
    """Return `text` without quotation marks and book title marks."""
    return _QUOTES.sub("", text)


def normal(text: str) -> str:
    """Return `text` in lower case, half-width, without quotation marks: the form in which names are matched."""
    plain = _QUOTES.sub("", text)
    plain = (plain if plain.isascii() else plain.translate(_WIDE)).lower()
    return _HYPHEN.sub(" ", plain) if "-" in plain else plain


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word stands for: its kind, a code (what is asked, a class), the IRIs it names, the roles it counts."""

    kind: str
    code: str = ""
    iris: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Amount:
    """A bound on a number: comparator (`=`, `>=`, `<=`, `>`, `<`), value and unit of measure as printed."""

    comparator: str
    value: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the normal question and what it stands for; `text` is the stretch, or the name it was meant for.

    `denied` says that it is left out (`except`), denied (`not`) or the only one meant (`only`).
    """

    entry: Entry
    start: int
    end: int
    text: str
    numbers: tuple[int, ...] = ()
    amount: Amount | None = None
    denied: str = ""

    kind: str = field(init=False, repr=False, compare=False)
    """What sort of word this is; it is asked for a thousand times in a question."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", self.entry.kind)

    @property
    def code(self) -> str:
        """What is asked for, or the class of what is named."""
        return self.entry.code


@dataclass(frozen=True, slots=True)
class Organization:
    """A unit of the graph: IRI, printed labels, the function that it has, its region and whether it is a collective."""

    iri: str
    labels: tuple[str, ...]
    function: str | None
    region: str | None
    collective: bool


@dataclass(frozen=True, slots=True)
class TaskText:
    """A task's IRI, number, title and printed deadline, nothing where it has none."""

    iri: str
    number: str
    title: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class TargetText:
    """A target's IRI, indicator, unit, deadline, task and quote."""

    iri: str
    indicator: str
    unit: str | None
    deadline: int | None
    task: str | None
    quote: str


def whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch does not begin or end inside a word of Latin letters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_latin(text[start]) and _latin(before)) and not (_latin(text[end - 1]) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def last_region(region: str) -> str:
    """Return the last part of a region's name.

    >>> last_region("浙江省杭州市")
    '杭州市'
    """
    parts = re.findall(r".+?(?:省|市|区|县|州(?![市区县旗])|旗)", region)
    return parts[-1] if parts else region


def halves(word: str) -> tuple[str, str]:
    """Return two keys of a word, of which a word of equal length that differs in one character has one as well."""
    middle = len(word) // 2
    return f"{len(word)}<{word[:middle]}", f"{len(word)}>{word[middle:]}"
