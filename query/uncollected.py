"""Python looks for no garbage while much is made that is none: names of a store, rows of an answer.

It would look at all objects again and again, millions of them, of which none are in circles. An answer of ninety
thousand rows took half its time for that.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Have Python look for no garbage meanwhile; of several at once, whoever began first has it look again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
