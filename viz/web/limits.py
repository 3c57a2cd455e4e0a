"""The limits of the server, each a setting of the environment: `ZEREN_` and the name in capitals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from viz.errors import VizError

PREFIX = "ZEREN_"
MB = 2**20


class BadSetting(VizError):
    """A setting is no number of its kind."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(
            f"设置 {name} 的值 {value[:40]!r} 不是非负数；请改正",
            f"the setting {name} has the value {value[:40]!r}, which is no number from 0 on; correct it",
        )
        self.name, self.value = name, value


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request, one client and all of them may take. Sizes are in units of 2^20 bytes."""

    query_seconds: float = 20
    """How long one SPARQL query, or the answer to one question, may take."""
    query_memory: int = 1000
    """How much memory it may take."""
    query_bytes: int = 200_000
    """How long the text of a SPARQL request may be, in bytes."""
    query_nesting: int = 200
    """How deep its brackets may go."""
    queries_at_once: int = 2
    """How many SPARQL queries run at the same time, each in a process of its own."""
    queries_waiting: int = 16
    """How many more may stand in line; others are told at once to come back later."""
    result_size: int = 50
    """How large the result of a SPARQL query may be."""
    result_rows: int = 200_000
    """How many rows, or triples, it may have."""
    questions_at_once: int = 2
    """How many questions are answered at the same time, each in a process of its own."""
    questions_waiting: int = 64
    """How many more may stand in line; others are told at once to come back later."""
    files_at_once: int = 2
    """How many files and pictures are made at the same time, each in a process of its own."""
    files_waiting: int = 16
    """How many more may stand in line; others are told at once to come back later."""
    file_seconds: float = 120
    """How long making one may take."""
    file_memory: int = 2000
    """How much memory making one may take."""
    upload_size: int = 50
    """How large a document that is brought in may be."""
    upload_seconds: float = 300
    """How long reading it may take."""
    upload_memory: int = 2000
    """How much memory reading it may take."""
    uploads_waiting: int = 50
    """How many documents may stand in line to be read."""
    requests_burst: int = 300
    """How many requests one client may send at once."""
    requests_per_minute: int = 1200
    """How many it may send in the long run; 0 is without limit."""
    connections: int = 500
    """How many connections are held at the same time."""
    connections_each: int = 100
    """How many of them one client may hold; a proxy on this machine may hold all."""

    @property
    def in_line(self) -> int:
        """How many requests may be served, or stand in line, where only so many are at once."""
        at_once = self.queries_at_once + self.questions_at_once + self.files_at_once
        return at_once + self.queries_waiting + self.questions_waiting + self.files_waiting

    @property
    def upload_bytes(self) -> int:
        """`upload_size` in bytes."""
        return self.upload_size * MB


def limits_of(environment: Mapping[str, str]) -> Limits:
    """Return the limits that an environment sets; BadSetting names one that is no number.

    >>> limits_of({"ZEREN_QUERY_SECONDS": "2.5", "HOME": "/"}).query_seconds
    2.5
    """
    given: dict[str, float] = {}
    for field in fields(Limits):
        name = PREFIX + field.name.upper()
        if name in environment:
            given[field.name] = _number(name, environment[name], whole=field.type == "int")
    return Limits(**given)  # type: ignore[arg-type]


def _number(name: str, text: str, *, whole: bool) -> float:
    try:
        found = int(text) if whole else float(text)
    except ValueError as e:
        raise BadSetting(name, text) from e
    if not 0 <= found < float("inf") or (found == 0 and name != f"{PREFIX}REQUESTS_PER_MINUTE"):
        raise BadSetting(name, text)
    return found
