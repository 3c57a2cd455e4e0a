"""What can go wrong between a question and its answer."""

from __future__ import annotations


class QueryRoomError(Exception):
    """Root of the errors of this room."""


class NotUnderstood(QueryRoomError):
    """No reading fits a question.

    `reason`: `long`, `outside` (no plan holds such), `words` (without a use), `number` (asked for, found) or `nothing`.
    """

    def __init__(self, reason: str, words: tuple[str, ...] = ()) -> None:
        super().__init__(f"question not understood ({reason}): {' '.join(words)}")
        self.reason = reason
        self.words = words


class NotInDocuments(QueryRoomError):
    """A name that the question uses is known, but no document names it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"not in the documents: {'、'.join(names)}")
        self.names = names
