"""Words taken for themselves: quoted ones that are to be mentioned, and the characters of a name."""

from __future__ import annotations

import re
from dataclasses import replace

from query.lexicon import Entry, Mark, normal

_QUOTED = re.compile(r"[“\"「『‘'《]([^”\"」』’'》]{1,24})[”\"」』’'》]")


def with_quoted(question: str, row: list[Mark]) -> list[Mark]:
    """Take a quoted word that tasks are to mention (提到“…”的任务) for itself, not for a unit or a class."""
    quoted = {normal(words) for words in _QUOTED.findall(question)}
    if not quoted or not any(mark.kind == "mention" for mark in row):
        return row
    return [
        replace(m, entry=Entry("text")) if m.text in quoted and m.kind in ("unit", "ask", "role", "filler") else m
        for m in row
    ]


def with_held_names(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the word behind 名字里带 taken for characters of a name, not for a class or a unit."""
    out: list[Mark] = []
    waiting: Mark | None = None
    for mark in row:
        if waiting is not None and (mark.kind != "filler" or len(mark.text) > 1):
            out.append(replace(waiting, text=mark.text))
            waiting = None
        elif mark.kind == "name-holds":
            waiting = mark
        else:
            out.append(mark)
    return out
