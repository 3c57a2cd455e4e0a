"""The record of who asked and changed what, and when: one JSON object a line, only ever added to.

The file is opened for each line, so that it may be moved away at any time. Nothing in a line can begin another one, or
give orders to a terminal: what is not printable is escaped. Tokens are never written, only their names.
"""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from viz.errors import UnwritableFile

Deed = Literal["start", "stop", "ask", "sparql", "upload", "loaded", "failed", "load", "remove", "refused"]
QUESTIONS: tuple[Deed, ...] = ("ask", "sparql")
LONGEST = 4000
"""Characters of what was asked that are kept."""


@dataclass(frozen=True, slots=True)
class Audit:
    """A record in the file at `path`, none at all without one; `questions` says whether questions are kept."""

    path: Path | None = None
    questions: bool = True

    def note(self, deed: Deed, what: str = "", **more: str | float | None) -> None:
        """Add one line; `UnwritableFile` where it cannot be added."""
        if self.path is None or (deed in QUESTIONS and not self.questions):
            return
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = written({"time": now, "deed": deed, "what": what[:LONGEST], **more})
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.write(handle, line)  # one call: lines of several programs do not mix
            finally:
                os.close(handle)
        except OSError as e:
            raise UnwritableFile(self.path, e.strerror or str(e)) from e

    def note_here(self, deed: Deed, what: str) -> None:
        """Add a line about what the person at this machine has done."""
        self.note(deed, what, who=_person(), client="local")


def audit_of(environment: os._Environ[str] | dict[str, str]) -> Audit:
    """Return the record that an environment names: `ZEREN_AUDIT`, and `ZEREN_AUDIT_QUESTIONS` (0 keeps none)."""
    place = environment.get("ZEREN_AUDIT")
    return Audit(Path(place) if place else None, environment.get("ZEREN_AUDIT_QUESTIONS", "1") != "0")


def written(entry: dict[str, str | float | None]) -> bytes:
    r"""Return an entry as one line of JSON.

    >>> written({"what": "甲\n\u2028\x1b[2J"})
    b'{"what": "\xe7\x94\xb2\\n\\u2028\\u001b[2J"}\n'
    """
    text = json.dumps(entry, ensure_ascii=False)
    safe = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
    return f"{safe}\n".encode("utf-8", "backslashreplace")


def _person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
