"""Patterns for questions over everything: nothing that they name leads to what they are about.

The engine takes 10 to 30 µs to look one thing up, and reads a whole property in a row in the time of some hundred
look-ups. What is a sub-select of its own it reads in a row and joins by hash. Where a constraint names something, that
leads to a few things, and looking these up is quicker: such questions keep their plain patterns (`query/patterns.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from query.constraints import Constraint, Counted, HasTarget, RoleCount, TargetIs

_FILTER = re.compile(r"\s*FILTER (NOT )?EXISTS (\{.*\})\s*", re.DOTALL)


def is_over_all(where: Sequence[Constraint]) -> bool:
    """Tell whether no constraint names a thing that leads to what is asked for.

    >>> is_over_all([RoleCount(frozenset({"lead"}), "=", 0)]), is_over_all([TargetIs(targets=("urn:x",))])
    (True, False)
    """
    return all(
        not constraint.targets
        if isinstance(constraint, TargetIs)
        else isinstance(constraint, Counted | RoleCount | HasTarget)
        for constraint in where
    )


def in_a_row(pattern: str) -> str:
    """Return a pattern that is read as a whole and joined with others by hash.

    >>> in_a_row("?x zr:value ?value")
    '{ SELECT * WHERE { ?x zr:value ?value } }'
    """
    return f"{{ SELECT * WHERE {{ {pattern.strip()} }} }}"


def joined(said: Iterable[str], perhaps: Iterable[str] = (), *, whole: bool) -> str:
    """Return patterns joined, and those that `perhaps` hold; all are read in a row where the question is a `whole` one.

    >>> print(joined(["?x rdfs:label ?label"], ["?x zr:value ?value"], whole=False), end="")
      ?x rdfs:label ?label .
      OPTIONAL { ?x zr:value ?value }
    """
    read = in_a_row if whole else str
    always = " . ".join(map(read, said))
    return f"  {always} .\n" + "".join(f"  OPTIONAL {{ {read(each)} }}\n" for each in perhaps)


def tabled(columns: str, said: Iterable[str], perhaps: Iterable[str], order: str, *, whole: bool) -> str:
    """Return the query for some columns of what `joined` patterns hold, in an order."""
    return f"SELECT {columns} WHERE {{\n{joined(said, perhaps, whole=whole)}}} ORDER BY {order}"


def all_in_a_row(patterns: Iterable[str]) -> str:
    """Return patterns each of which is read as a whole; filters are left as they are or, if none may be, taken away."""
    return "".join(
        of_all(f"  {pattern.strip()}\n") if pattern.lstrip().startswith("FILTER") else f"  {in_a_row(pattern)}\n"
        for pattern in patterns
    )


def of_all(pattern: str) -> str:
    r"""Return a pattern for the tasks that a filter keeps: found for all at once where it would be tried on each.

    `?task` is bound before. All else is left as it is.

    >>> of_all("FILTER NOT EXISTS { ?task zr:lead ?y }"), of_all("FILTER EXISTS { ?task zr:lead ?y }")
    ('  MINUS { ?task zr:lead ?y }\n', '  { SELECT DISTINCT ?task WHERE { ?task zr:lead ?y } }\n')
    """
    found = _FILTER.fullmatch(pattern)
    if found is None:
        return pattern
    return f"  MINUS {found[2]}\n" if found[1] else f"  {{ SELECT DISTINCT ?task WHERE {found[2]} }}\n"
