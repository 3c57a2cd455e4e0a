"""The units of two tasks or sets set against each other: all the same, those of both, of one alone, as many of each."""

from query.lists.asking import two_lists

__all__ = ["two_lists"]
