"""Full-text retrieval over SQLite's FTS5: exact search for any characters, and ranked search by likeness.

A text is fed as its overlapping pairs of characters, so that a phrase of pairs is found where the characters stand, and
only there. A pair of the last character and an end mark closes each text: one character is the beginning of a pair.
"""

# ruff: noqa: S608 - tables are named by constants; what a question says is always bound

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock

THRESHOLD = 0.72
"""The least share of some words' character pairs, weighted by rarity, that a text must hold to be about them."""
TURNED = 0.9
"""The share given to a sentence that holds every character of a few words in another order (垃圾分类, 分类垃圾)."""
LONGEST_TURNED = 8
MOST = 400
"""The most texts that likeness is worked out for: the best by BM25."""
MOST_KEPT = 50_000
"""The most words of which it is remembered which texts hold them; with more, all are forgotten."""
FEW = 12
"""With more texts than these that hold some words, it is not remembered which."""
END = "\x03"
"""Put behind words, asks for texts that end in them."""

KINDS = ("task", "title", "clause", "target", "sentence", "project", "part", "thing")
"""What is searched: tasks' texts and titles, the texts of clauses where a task has several, indicators with their
quotes, the sentences in which targets are stated, names of projects, parts and things."""
_IN_PIECES = {"task": re.compile(r"[。；，\n]"), "target": None, "part": None}
"""Kinds that are searched by single characters too: a task's within one stretch of a sentence."""
_PIECES = 4096
_PRIVATE = {code: chr(0xE000 + code) for code in range(128)}
_STRANGE = re.compile("[\ue000-\ue07f\ud800-\udfff]")
Row = tuple[object, ...]


def clean(text: str) -> str:
    """Return text without halves of surrogate pairs, which no file can hold; its length stays the same."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _terms(text: str) -> str:
    """Return text in characters that FTS5 takes for letters: what is ASCII moves to the private use area."""
    return _STRANGE.sub("\ufffd", text).translate(_PRIVATE)


def pairs(text: str) -> set[str]:
    """Return the overlapping pairs of characters of a text; a single character is its own pair."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _phrase(words: str) -> str:
    """Return the FTS5 phrase that stands where some words stand.

    >>> _phrase("保护区")
    '"保护 护区"'
    """
    terms = _terms(words)
    if len(terms) == 1:
        return f'"{terms}"*'
    return '"' + " ".join(terms[i : i + 2] for i in range(len(terms) - 1)) + '"'


def _characters(characters: Iterable[str]) -> list[str]:
    return [f'"{_terms(character)}"' for character in sorted(set(characters))]


def schema() -> str:
    """Return the SQL that makes empty tables."""
    made = ["CREATE TABLE owner (kind TEXT, iri TEXT, owner TEXT, PRIMARY KEY (kind, iri, owner)) WITHOUT ROWID"]
    for kind in KINDS:
        made.append(f"CREATE TABLE text_{kind} (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, text TEXT NOT NULL)")
        made.append(f"CREATE VIRTUAL TABLE pairs_{kind} USING fts5(words, content='', tokenize='ascii')")
        made.append(f"CREATE VIRTUAL TABLE terms_{kind} USING fts5vocab(pairs_{kind}, row)")
    for kind in _IN_PIECES:
        made.append(
            f"CREATE VIRTUAL TABLE characters_{kind} USING fts5(words, content='', tokenize='ascii', detail=none)"
        )
        made.append(f"CREATE VIRTUAL TABLE letters_{kind} USING fts5vocab(characters_{kind}, row)")
    made.append("CREATE INDEX task_of_iri ON text_task (iri)")  # the sentence of each target is sought in its task
    return ";\n".join(made) + ";\n"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a library. Any thread may ask; texts are normal (`query.lexicon.normal`) when they are fed."""

    connection: sqlite3.Connection
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)
    _kept: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def feed(self, kind: str, texts: Iterable[tuple[str, str]]) -> None:
        """Add IRIs with their texts; what is found comes back in the order of feeding."""
        self._kept.clear()
        cursor = self.connection.cursor()
        (last,) = cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM text_{kind}").fetchone()
        for place, (iri, text) in enumerate(texts, last + 1):
            kept = clean(text)
            terms = _terms(kept + END)
            cursor.execute(f"INSERT INTO text_{kind} VALUES (?, ?, ?)", (place, iri, kept))
            fed = " ".join(terms[i : i + 2] for i in range(len(terms) - 1))
            cursor.execute(f"INSERT INTO pairs_{kind} (rowid, words) VALUES (?, ?)", (place, fed))
            if kind in _IN_PIECES:
                for number, piece in enumerate(_pieces(kind, kept)[: _PIECES - 1]):
                    cursor.execute(
                        f"INSERT INTO characters_{kind} (rowid, words) VALUES (?, ?)",
                        (place * _PIECES + number, " ".join(sorted(set(_terms(piece))))),
                    )

    def tidy(self) -> None:
        """Put the index in one piece, once everything is fed."""
        for table in (*(f"pairs_{kind}" for kind in KINDS), *(f"characters_{kind}" for kind in _IN_PIECES)):
            self.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def own(self, kind: str, owners: Iterable[tuple[str, str]]) -> None:
        """Say what things of a kind belong to: IRIs, each with its owner's."""
        self.connection.executemany("INSERT OR IGNORE INTO owner VALUES (?, ?, ?)", ((kind, *o) for o in owners))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """Return the rows of a query of the library."""
        with self._lock:
            return self.connection.execute(query, values).fetchall()

    def holding(self, words: str, kind: str) -> tuple[str, ...]:
        """Return the IRIs whose text holds exactly these (normal) words; nothing holds no words."""
        found = self._kept.get((kind, words))
        if found is None:
            found = tuple(str(iri) for iri, _ in self.found(words, kind))
            if len(found) <= FEW:
                self._keep((kind, words), found)
        return found

    def found(self, words: str, kind: str, *, most: int = -1) -> list[tuple[str, str]]:
        """Return the IRIs and texts that hold exactly these words, the first ones up to a number."""
        return self._matching(kind, _phrase(words), most) if words else []

    def held(self, words: str, *kinds: str) -> bool:
        """Tell whether any text of some kinds holds exactly these words."""
        if not words:
            return False
        known = self._kept.get((*kinds, "", words))
        if known is None:
            each = (f"EXISTS (SELECT 1 FROM pairs_{kind} WHERE pairs_{kind} MATCH ?1)" for kind in kinds)
            known = kinds if self.rows(f"SELECT {' OR '.join(each)}", (_phrase(words),))[0][0] else ()
            self._keep((*kinds, "", words), known)
        return bool(known)

    def _keep(self, asked: tuple[str, ...], found: tuple[str, ...]) -> None:
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        self._kept[asked] = found

    def about(self, words: str, kinds: Sequence[str] = ("title", "task")) -> tuple[str, ...]:
        """Return the IRIs most like some words by any of some kinds of text; none below the threshold.

        Likeness is the share of the words' pairs, weighted by rarity, that one stretch of a text holds. What is most
        like them may be several. Nothing is like fewer than three characters.
        """
        if len(words) < 3:
            return ()
        weights = self._weights(words, kinds[-1])
        scores: dict[str, float] = {}
        for kind in kinds:
            for iri, text in self._candidates(words, kind, weights):
                scores[iri] = max(scores.get(iri, 0.0), _best_piece(words, kind, text, weights))
        top = max(scores.values(), default=0.0)
        best = sorted(iri for iri, score in scores.items() if score >= max(THRESHOLD, top - 1e-9))
        return tuple(best)

    def with_characters(self, characters: Iterable[str], kind: str) -> list[tuple[str, str]]:
        """Return the IRIs and texts with one stretch that holds every one of some characters."""
        wanted = " AND ".join(_characters(characters))
        places = f"SELECT rowid / {_PIECES} FROM characters_{kind} WHERE characters_{kind} MATCH ? LIMIT {MOST * 10}"
        query = f"SELECT iri, text FROM text_{kind} WHERE id IN ({places}) ORDER BY id"
        return [(str(iri), str(text)) for iri, text in self.rows(query, (wanted,))]

    def with_characters_and_pairs(self, characters: Iterable[str], wanted: Iterable[str], kind: str) -> list[str]:
        """Return the IRIs whose text holds any of some characters and any of some pairs, at most `MOST` by BM25."""
        any_pair = " OR ".join(sorted(_phrase(pair) for pair in wanted))
        places = f"SELECT rowid / {_PIECES} FROM characters_{kind} WHERE characters_{kind} MATCH ?"
        query = f"""SELECT iri FROM text_{kind} WHERE id IN (SELECT rowid FROM pairs_{kind} WHERE pairs_{kind} MATCH ?
            AND rowid IN ({places}) ORDER BY bm25(pairs_{kind}) LIMIT {MOST}) ORDER BY id"""
        any_character = " OR ".join(_characters(characters))
        found = self.rows(query, (any_pair, any_character)) if any_pair and any_character else []
        return [str(iri) for (iri,) in found]

    def character_counts(self, characters: Iterable[str], kind: str) -> dict[str, int]:
        """Return in how many stretches each of some characters stands."""
        return self._counted(characters, f"letters_{kind}")

    def with_pairs(self, wanted: Iterable[str], kind: str) -> list[tuple[str, str]]:
        """Return the IRIs and texts that hold any of some pairs, those first that hold the rarest, at most `MOST`."""
        match = " OR ".join(sorted(_phrase(pair) for pair in wanted))
        best = f"SELECT rowid FROM pairs_{kind} WHERE pairs_{kind} MATCH ? ORDER BY bm25(pairs_{kind}) LIMIT {MOST}"
        query = f"SELECT iri, text FROM text_{kind} WHERE id IN ({best}) ORDER BY id"
        return [(str(iri), str(text)) for iri, text in self.rows(query, (match,))] if match else []

    def counts(self, wanted: Iterable[str], kind: str) -> dict[str, int]:
        """Return in how many texts each of some pairs stands."""
        return self._counted(wanted, f"terms_{kind}")

    def _counted(self, wanted: Iterable[str], table: str) -> dict[str, int]:
        """Return the number of texts of each term, one by one: FTS5 reads a whole vocabulary for a list of terms."""
        counts = {}
        for words in wanted:
            rows = self.rows(f"SELECT doc FROM {table} WHERE term = ?", (_terms(words),))
            counts[words] = int(str(rows[0][0])) if rows else 0
        return counts

    def owners(self, iris: Sequence[str], kind: str) -> tuple[str, ...]:
        """Return what some things belong to (the tasks of projects), each once, in order."""
        query = "SELECT DISTINCT owner FROM owner WHERE kind = ? AND iri IN (SELECT value FROM json_each(?)) ORDER BY 1"
        return tuple(str(owner) for (owner,) in self.rows(query, (kind, json.dumps(iris)))) if iris else ()

    def _matching(self, kind: str, match: str, most: int) -> list[tuple[str, str]]:
        places = f"SELECT rowid FROM pairs_{kind} WHERE pairs_{kind} MATCH ?"
        query = f"SELECT iri, text FROM text_{kind} WHERE id IN ({places}) ORDER BY id LIMIT ?"
        return [(str(iri), str(text)) for iri, text in self.rows(query, (match, most))]

    def _weights(self, words: str, kind: str) -> dict[str, float]:
        return {pair: math.log(1 + 30 / (1 + count)) for pair, count in self.counts(pairs(words), kind).items()}

    def _candidates(self, words: str, kind: str, weights: dict[str, float]) -> list[tuple[str, str]]:
        """Return all texts that may reach the threshold: a text without the rarest pairs cannot."""
        rest = (1 - THRESHOLD) * sum(weights.values()) + 1e-9
        needed: list[str] = []
        for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
            if rest < 0:
                break
            needed.append(pair)
            rest -= weights[pair]
        found = self.with_pairs(needed, kind)
        if kind in _IN_PIECES and len(words) <= LONGEST_TURNED:
            found += self.with_characters(words, kind)
        return found


def _pieces(kind: str, text: str) -> list[str]:
    cut = _IN_PIECES.get(kind)
    return [piece for piece in cut.split(text) if piece] if cut else [text]


def _best_piece(words: str, kind: str, text: str, weights: dict[str, float]) -> float:
    """Return the likeness of the best stretch of a text; few words may stand turned round there."""
    best, whole = 0.0, sum(weights.values())
    for piece in _pieces(kind, text):
        best = max(best, sum(weight for pair, weight in weights.items() if pair in piece) / whole)
        if kind in _IN_PIECES and len(words) <= LONGEST_TURNED and set(words) <= set(piece):
            best = max(best, TURNED)
    return best
