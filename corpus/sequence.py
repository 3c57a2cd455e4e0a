"""Whether numbers go up by one: the law by which a heading finds its place among those before it."""

from __future__ import annotations

Numbers = tuple[int, ...]

FARTHEST = 20  # a number that jumps farther than this ahead of its sequence is no heading but a figure


def opens(numbers: Numbers) -> bool:
    """Tell whether a sequence can begin with this number: 1, 1.1, 2.1.

    >>> opens((1,)), opens((2, 1)), opens((2,))
    (True, True, False)
    """
    return numbers[-1] == 1


def follows(previous: Numbers | None, numbers: Numbers) -> bool:
    """Tell whether `numbers` is the next after `previous` in one sequence.

    >>> follows((1,), (2,)), follows((1, 2), (1, 3)), follows((1, 2), (2, 3)), follows(None, (1,))
    (True, True, False, False)
    """
    return previous is not None and previous[:-1] == numbers[:-1] and previous[-1] + 1 == numbers[-1]


def is_absurd(previous: Numbers | None, numbers: Numbers) -> bool:
    """Tell whether this can be no heading's number behind `previous`."""
    return numbers[-1] == 0 or (previous is not None and numbers[-1] > previous[-1] + FARTHEST)
