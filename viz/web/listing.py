"""A list as a page shows it: narrowed by words, put in an order, cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

Key = Callable[[Any], Any]
PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one page; `total` is how many there are in all, `order` the column they are sorted by."""

    rows: tuple[Any, ...]
    total: int
    page: int
    pages: int
    order: str
    falling: bool
    address: str

    def link(self, **changed: object) -> str:
        """Return the address of this list with some parameters changed; None takes one away."""
        path, _, query = self.address.partition("?")
        kept = {name: value for name, value in parse_qsl(query) if name not in ("page", "lang")} | changed
        told = urlencode({name: value for name, value in kept.items() if value is not None and value != ""})
        return f"{path}?{told}" if told else path

    def sorted_by(self, column: str) -> str:
        """Return the link that sorts by a column, the other way round where it is sorted by it."""
        return self.link(sort=column, dir="down" if column == self.order and not self.falling else None)

    def aria(self, column: str) -> str:
        """Return the value of `aria-sort` for a column's header."""
        if column != self.order:
            return "none"
        return "descending" if self.falling else "ascending"


def listed(
    rows: Sequence[Any], address: str, *, keys: Mapping[str, Key], words: Key, per_page: int = PER_PAGE
) -> Listing:
    """Return one page of the rows that an address asks for: `q` words, `sort` and `dir`, `page`.

    `keys` are the columns that can be sorted by; a row without a value stands last either way. `words` gives the text
    that is searched. What cannot be meant is left out of account: a link that is old still opens.
    """
    asked = dict(parse_qsl(address.partition("?")[2]))
    wanted = asked.get("q", "").casefold().split()
    found = [row for row in rows if all(word in words(row).casefold() for word in wanted)]
    order, falling = asked.get("sort", ""), asked.get("dir") == "down"
    if order in keys:
        key = keys[order]
        there = sorted((row for row in found if key(row) not in (None, "")), key=key, reverse=falling)
        found = there + [row for row in found if key(row) in (None, "")]
    else:
        order = ""
    pages = max(1, -(-len(found) // per_page))
    page = min(pages, int(given)) if (given := asked.get("page", "1")).isdecimal() and int(given) > 0 else 1
    shown = tuple(found[(page - 1) * per_page : page * per_page])
    return Listing(shown, len(found), page, pages, order, falling, address)


def address_of(path: str, query: str) -> str:
    """Join a path and a query string."""
    return f"{path}?{query}" if query else path


def natural(text: str) -> tuple[int, int, str]:
    """Return a key that puts 9 before 10, and printed numbers that are no figures behind.

    >>> sorted(["10", "9", "（一）"], key=natural)
    ['9', '10', '（一）']
    """
    plain = text.isascii() and text.isdecimal()
    return (0, int(text), "") if plain and len(text) < 10 else (1, 0, text)
