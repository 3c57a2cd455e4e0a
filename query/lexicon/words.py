"""The words of a library while it is written: what each stands for, and where one is found that has a wrong letter."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from query.lexicon.entries import Entry, halves, normal
from query.lexicon.vocabulary import heads


@dataclass(slots=True)
class Words:
    """Words in the order in which they were added; several units of one name are one entry."""

    library: sqlite3.Connection
    entries: dict[str, dict[Entry, None]] = field(default_factory=lambda: defaultdict(dict))
    """What each word stands for, in order: of ten thousand plans as many have a chapter of one title."""
    units: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, word: str, entry: Entry) -> None:
        """Let `word` stand for an entry, beside what it stands for already."""
        word = normal(word).strip()
        if word:
            self.entries[word].setdefault(entry)

    def add_unit(self, word: str, iris: Iterable[str]) -> None:
        """Let `word` be a name of some units, beside those whose name it is already."""
        word = normal(word).strip()
        if word:
            self.units[word].update(dict.fromkeys(iris))

    def only_units(self, word: str, iris: tuple[str, ...], *, alone: bool) -> None:
        """Let `word` stand for these units instead of others; `alone`: and for nothing else."""
        word = normal(word)
        if alone:
            self.entries.pop(word, None)
        self.units[word] = dict.fromkeys(iris)

    def write(self) -> None:
        """Write the words into the library: words of questions first, units next, names of things last."""
        self.library.executemany("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)", self._rows())
        self.library.executemany("INSERT OR IGNORE INTO half VALUES (?, ?, ?)", self._halves())
        known = [word for word, _ in self.all()]
        halved = [str(word) for (word,) in self.library.execute("SELECT DISTINCT word FROM half")]
        self.library.executemany("INSERT INTO head VALUES (?, ?)", heads(known, backwards=halved))
        places = "SELECT DISTINCT word FROM word WHERE kind IN ('region', 'level')"
        self.library.execute(f"INSERT INTO region_word {places}")

    def all(self) -> Iterator[tuple[str, list[Entry]]]:
        """Yield every word with what it stands for."""
        for word in {**self.entries, **self.units}:
            entries = self.entries.get(word, {})
            own = [Entry("unit", iris=tuple(sorted(self.units[word])))] if word in self.units else []
            late = [e for e in entries if e.kind in ("thing", "part", "text")]
            yield word, [*(e for e in entries if e.kind not in ("thing", "part", "text")), *own, *late]

    def _rows(self) -> Iterator[tuple[str, int, str, str, str, str]]:
        for word, entries in self.all():
            for place, e in enumerate(entries):
                yield word, place, e.kind, e.code, "\n".join(e.iris), " ".join(sorted(e.roles))

    def _halves(self) -> Iterator[tuple[str, str, int]]:
        for word, entries in self.all():
            if word.isascii() or len(word) > 16:
                continue
            if len(word) >= 5 and any(e.kind in ("unit", "thing") and e.iris for e in entries):
                yield from ((key, word, 0) for key in halves(word))
            if any(e.kind == "function" for e in entries):
                yield from ((key, word, 1) for key in halves(word))
