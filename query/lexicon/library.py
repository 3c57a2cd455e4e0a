"""The library of a store: its names and texts in one SQLite database, kept in the store's folder while they hold.

A kept library is good for the state of the folder, the vocabulary and the program that it was made with; any other is
made anew. Where nothing can be kept (a service, a folder that may not be written) the library is made in memory.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from kg.store import Store, state_of
from ontology.load import digest
from query.lexicon import fulltext, ledger
from query.uncollected import uncollected

FILE = "zeren.names"
"""The library's name in the folder of a store."""
_STATEMENTS = 1000
"""How many queries a connection keeps ready: to read one and plan it takes three times as long as to run it."""
_STALE = 600.0  # seconds after which a half-made library is litter
_MADE_BY = (
    "entries.py",
    "fulltext.py",
    "ledger.py",
    "letters.py",
    "lexicon.py",
    "library.py",
    "names.py",
    "other_regions.py",
    "sounds.py",
    "unit_names.py",
    "vocabulary.py",
    "words.py",
)
_SCHEMA = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE word (
  word TEXT, place INTEGER, kind TEXT, code TEXT, iris TEXT, roles TEXT, PRIMARY KEY (word, place)
) WITHOUT ROWID;
CREATE TABLE head (head TEXT PRIMARY KEY, lengths TEXT) WITHOUT ROWID;
CREATE TABLE region_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sound (sound TEXT, word TEXT, meant INTEGER, PRIMARY KEY (sound, word)) WITHOUT ROWID;
CREATE TABLE spelled (place INTEGER PRIMARY KEY, label TEXT, kind TEXT, code TEXT, iris TEXT);
CREATE TABLE letters (
  letters TEXT, initials INTEGER, place INTEGER, PRIMARY KEY (letters, initials, place)
) WITHOUT ROWID;
CREATE TABLE half (key TEXT, word TEXT, stem INTEGER, PRIMARY KEY (key, word, stem)) WITHOUT ROWID;
CREATE TABLE organization (
  iri TEXT PRIMARY KEY, labels TEXT, function TEXT, region TEXT, collective INTEGER
) WITHOUT ROWID;
CREATE INDEX of_function ON organization (function, region);
CREATE TABLE thing (iri TEXT PRIMARY KEY, label TEXT, kind TEXT) WITHOUT ROWID;
CREATE TABLE part (iri TEXT PRIMARY KEY, label TEXT, kind TEXT, ordinal INTEGER) WITHOUT ROWID;
CREATE TABLE task (iri TEXT PRIMARY KEY, number TEXT, title TEXT, due TEXT) WITHOUT ROWID;
CREATE TABLE number (number TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE project (iri TEXT PRIMARY KEY, label TEXT, task TEXT) WITHOUT ROWID;
CREATE TABLE target (
  iri TEXT PRIMARY KEY, indicator TEXT, unit TEXT, deadline INTEGER, task TEXT, quote TEXT
) WITHOUT ROWID;
"""
Fill = Callable[[sqlite3.Connection], None]


def opened(store: Store, fill: Fill) -> sqlite3.Connection:
    """Return the library of a store: the kept one while it is good, else one that `fill` makes of empty tables."""
    folder, shown = Path(store.location), state_of(store)
    if shown:
        state = _state(shown)
        with suppress(OSError, sqlite3.Error):
            found = _kept(folder / FILE, state) or _made(folder, state, fill)
            if found:
                return found
    library = sqlite3.connect(":memory:", check_same_thread=False)
    write(library, "", fill)
    return library


def _state(shown: str) -> str:
    """Return what changes with what a store shows of its folder, the vocabulary or the modules that make a library."""
    marks = [digest(), shown]
    for name in _MADE_BY:
        with suppress(FileNotFoundError):
            found = Path(__file__).with_name(name).stat()
            marks.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(marks)


def _kept(path: Path, state: str) -> sqlite3.Connection | None:
    """Return the kept library if it was made for this state."""
    if not path.exists():
        return None
    place = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    library = sqlite3.connect(place, uri=True, check_same_thread=False, cached_statements=_STATEMENTS)
    try:
        library.execute("PRAGMA temp_store = MEMORY")  # a list in a query is a table: in a file each takes 0.1 ms
        row = library.execute("SELECT value FROM fact WHERE name = 'state'").fetchone()
    except sqlite3.Error:
        row = None
    if row is not None and row[0] == state:
        return library
    library.close()
    return None


def apart(library: sqlite3.Connection) -> sqlite3.Connection:
    """Return another connection to a kept library, for what takes long: nobody waits for it who looks up a name.

    Of a library in memory, and where another one has taken the place of the file, it is the one that there is.
    """
    (state,) = library.execute("SELECT value FROM fact WHERE name = 'state'").fetchone()
    file = library.execute("PRAGMA database_list").fetchone()[2]
    return (_kept(Path(file), state) if file else None) or library


def _made(folder: Path, state: str, fill: Fill) -> sqlite3.Connection | None:
    """Make a library beside its place and move it there in one step; readers of the old one keep what they have."""
    for old in _litter(folder):
        old.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{FILE}.", dir=folder)
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as library:
            library.execute("PRAGMA journal_mode = OFF")
            library.execute("PRAGMA synchronous = OFF")
            write(library, state, fill)
        shutil.copymode(folder / "CURRENT", name)
        Path(name).replace(folder / FILE)
    finally:
        Path(name).unlink(missing_ok=True)
    return _kept(folder / FILE, state)


def write(library: sqlite3.Connection, state: str, fill: Fill) -> None:
    """Make the tables of an empty database and fill them; `state` says what they are good for."""
    library.executescript(_SCHEMA + ledger.SCHEMA + fulltext.schema())
    with uncollected():
        fill(library)
    library.execute("INSERT INTO fact VALUES ('state', ?)", (state,))
    library.commit()


def _litter(folder: Path) -> Iterator[Path]:
    for path in folder.glob(f"{FILE}.*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE:
                yield path
