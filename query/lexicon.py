"""What the words of a question may stand for: names, roles, question words, each with what it means."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from kg.store import Store

_QUOTES = re.compile(r"[“”\"'‘’《》〈〉「」『』]")
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})


def bare(text: str) -> str:
    """Return `text` without quotation marks and book title marks."""
    return _QUOTES.sub("", text)


def normal(text: str) -> str:
    """Return `text` in lower case, half-width, without quotation marks: the form in which names are matched."""
    return _HYPHEN.sub(" ", _QUOTES.sub("", text).translate(_WIDE).lower())


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

    `denied` says that it is left out (`except`) or denied (`not`).
    """

    entry: Entry
    start: int
    end: int
    text: str
    numbers: tuple[int, ...] = ()
    amount: Amount | None = None
    denied: str = ""

    @property
    def kind(self) -> str:
        """What sort of word this is."""
        return self.entry.kind

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
    """What topics are looked up in: a task's IRI, number, title and whole text."""

    iri: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TargetText:
    """A target's IRI, indicator, unit, deadline, task and quote."""

    iri: str
    indicator: str
    unit: str | None
    deadline: int | None
    task: str | None
    quote: str


@dataclass(slots=True)
class Lexicon:
    """All names of one store. `automaton` finds every known word of a question in one pass."""

    organizations: dict[str, Organization] = field(default_factory=dict)
    things: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    chapters: dict[str, int] = field(default_factory=dict)
    projects: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: dict[str, TaskText] = field(default_factory=dict)
    targets: dict[str, TargetText] = field(default_factory=dict)
    words: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    automaton: ahocorasick.Automaton | None = None
    gapped: dict[str, set[str]] | None = None
    source: Store | None = None
    kept: dict[str, Any] = field(default_factory=dict)

    def label_of(self, units: tuple[str, ...], said: str) -> str:
        """Return the printed name of a single unit, else the words of the question."""
        return self.organizations[units[0]].labels[0] if len(units) == 1 and units[0] in self.organizations else said

    def one_typo_away(self, text: str) -> str | None:
        """Return the only long name of a unit or thing that differs from `text` in one character, if there is one."""
        if self.gapped is None:
            self.gapped = defaultdict(set)
            for word, values in self.words.items():
                if (
                    5 <= len(word) <= 16
                    and not word.isascii()
                    and any(e.kind in ("unit", "thing") and e.iris for e in values)
                ):
                    for index in range(len(word)):
                        self.gapped[f"{word[:index]}\0{word[index + 1 :]}"].add(word)
        found = {
            word for index in range(len(text)) for word in self.gapped.get(f"{text[:index]}\0{text[index + 1 :]}", ())
        }
        return found.pop() if len(found) == 1 else None

    def add(self, word: str, entry: Entry) -> None:
        """Let `word` stand for an entry, beside what it stands for already."""
        word = normal(word).strip()
        if word and entry not in self.words[word]:
            self.words[word].append(entry)

    def close(self) -> None:
        """Build the automaton once all words are in."""
        automaton = ahocorasick.Automaton()
        for word in self.words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        self.automaton = automaton

    def marks(self, question: str) -> list[Mark]:
        """Return every known word of a normal question, overlapping ones too; words in Latin letters stand whole."""
        if self.automaton is None:
            raise ValueError("the lexicon is not closed")
        found: list[Mark] = []
        for last, word in self.automaton.iter(question):
            start, end = last - len(word) + 1, last + 1
            if not whole_word(question, start, end):
                continue
            found.extend(Mark(entry, start, end, word) for entry in self.words[word])
        return found


def whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch does not begin or end inside a word of Latin letters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_latin(text[start]) and _latin(before)) and not (_latin(text[end - 1]) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
