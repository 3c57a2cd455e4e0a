"""Unknown words of a question that stand where a name would: the store does not hold what they name."""

from __future__ import annotations

from query.described.tokens import Token
from query.described.words import ASKING


def unknown_name(row: list[Token], places: list[int], language: str) -> str:
    """Return an unknown name: unknown words before a class that is not asked for, or where a subject stands."""
    first, last = places[0], places[-1]
    if last - first != len(places) - 1:
        return ""
    said = "".join(t.text if language == "zh" else f"{t.text} " for t in row[first : last + 1]).strip()
    after = row[last + 1] if last + 1 < len(row) else None
    before = row[first - 1] if first else None
    asking = [i for i, t in enumerate(row) if t.kind in ASKING or t.kind == "yesno"]
    if after is None or (before is not None and before.kind in ("which", "count", "each", "up", "down", "not")):
        return said if language == "en" and before is not None and before.kind in ("of", "in", "is") else ""
    if after.kind == "word" and after.senses[0].kind == "class" and (language == "en" or after.start == row[last].end):
        asked = row[last + 2] if last + 2 < len(row) else None
        if asking and not (asked and asked.kind == "have" and last + 3 in asking):
            return f"{said}{' ' if language == 'en' else ''}{after.text}"
        return ""
    opens = first == 0 and after.kind in ("of", "in", "is", "have", "count", "when") and language == "zh"
    return said if opens and any(i > last for i in asking) else ""
