"""The questions that are offered to people, as `suggestions.ttl` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR


@dataclass(frozen=True, slots=True)
class QuestionPattern:
    """A question with at most one name to fill in: `before` + a name that fits `slot` + `after`.

    `slot` is None where there is nothing to fill in; `asks` is the kind of thing that the question asks for.
    """

    before: str
    slot: str | None
    after: str
    language: str
    asks: str

    def filled(self, name: str = "") -> str:
        """Return the question with a name in its place.

        >>> QuestionPattern("谁负责", "task", "？", "zh", "unit").filled("第1条")
        '谁负责第1条？'
        """
        return f"{self.before}{name}{self.after}"


@cache
def question_patterns() -> tuple[QuestionPattern, ...]:
    """Return every pattern in both languages, in the order in which they are offered."""
    found = []
    for values in values_by_subject("suggestions.ttl").values():
        if ZR + "question" in values:
            (asks,) = values[ZR + "asks"]
            for language in ("zh", "en"):
                found += [_pattern(text, language, asks) for text in values[f"{ZR}question@{language}"]]
    return tuple(found)


def _pattern(text: str, language: str, asks: str) -> QuestionPattern:
    before, brace, rest = text.partition("{")
    slot, _, after = rest.partition("}")
    return QuestionPattern(before, slot if brace else None, after, language, asks)
