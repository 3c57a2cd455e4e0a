"""What was found in a text goes to where it stands in another: every span of a value is moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from corpus.model import RawText
from corpus.span import Span

_Value = TypeVar("_Value")


def moved(value: _Value, places: Sequence[int]) -> _Value:
    """Return a value with all its spans moved: the character at `n` of its text stands at `places[n]` of the other."""
    return cast("_Value", _moved(value, places))


def inverse(places: Sequence[int]) -> list[int]:
    """Return the places that move back: for each character of the other text, the one that stands there or next.

    >>> inverse([0, 1, 4, 5])
    [0, 1, 2, 2, 2, 3]
    """
    back: list[int] = []
    for here, there in enumerate(places):
        back += [here] * (there + 1 - len(back))
    return back


def back(span: Span, places: Sequence[int]) -> Span:
    """Return where one span of the other text stands in this one; of many, `inverse` is quicker.

    >>> back(Span(2, 5), [0, 1, 4, 5])
    Span(start=2, end=3)
    """
    return Span(bisect_left(places, span.start), bisect_left(places, span.end))


def _moved(value: Any, places: Sequence[int]) -> Any:
    if isinstance(value, Span):
        start = places[value.start]
        return Span(start, places[value.end - 1] + 1 if value.end > value.start else start)
    if isinstance(value, tuple):
        return tuple(_moved(each, places) for each in value)
    if isinstance(value, dict):
        return {key: _moved(each, places) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, RawText)):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, old in named.items() if (new := _moved(old, places)) is not old}
        return replace(value, **changed) if changed else value
    return value
