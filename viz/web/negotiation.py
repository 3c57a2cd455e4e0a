"""Content negotiation: the media type that a client likes best of those that there are (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type of the greatest quality, the first of equals; None where none is acceptable.

    >>> preferred("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> preferred(None, ["text/csv"])
    'text/csv'
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best = max(offered, key=lambda kind: _quality(kind, ranges), default=None)
    return best if best is not None and _quality(best, ranges) > 0 else None


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return kind, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return kind, 0.0


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The most specific range that fits decides."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
