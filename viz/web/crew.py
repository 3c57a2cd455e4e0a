"""The processes of a server, beside the one that serves: who carries out queries, answers questions, makes files."""

from __future__ import annotations

from typing import NamedTuple

from kg.bounded import Workers
from viz.web.limits import MB, Limits

PATIENCE_TO_ASK = 60.0
"""Seconds that a question, or a page, stands in line: right after the start all are behind what is loaded."""
PATIENCE_FOR_FILES = 20.0
"""Seconds that a file or a picture stands in line to be made."""
GIVES_WAY = 3
"""How much strangers' queries, files, and what is read ahead give way to those who answer people (`nice`)."""
AN_HOUR = 3600.0


class Crew(NamedTuple):
    """Who carries out strangers' queries, answers questions, reads ahead, and makes files and pictures."""

    workers: Workers
    askers: Workers
    spare: Workers
    makers: Workers


def crew_of(limits: Limits, *, online: bool) -> Crew:
    """Return the processes that limits allow; `online` where the store is a service, which they have to reach."""
    seconds, memory = limits.query_seconds, limits.query_memory * MB
    return Crew(
        Workers(
            limits.queries_at_once,
            seconds=seconds,
            memory=memory,
            waiting=limits.queries_waiting,
            online=online,
            nice=GIVES_WAY,
        ),
        Workers(
            limits.questions_at_once,
            seconds=seconds,
            memory=memory,
            waiting=limits.questions_waiting,
            patience=PATIENCE_TO_ASK,
            online=online,
        ),
        Workers(
            1,
            seconds=AN_HOUR,
            memory=limits.upload_memory * MB,
            patience=PATIENCE_TO_ASK,
            online=online,
            nice=GIVES_WAY,
        ),
        Workers(
            limits.files_at_once,
            seconds=limits.file_seconds,
            memory=limits.file_memory * MB,
            waiting=limits.files_waiting,
            patience=PATIENCE_FOR_FILES,
            online=online,
            nice=GIVES_WAY,
        ),
    )
