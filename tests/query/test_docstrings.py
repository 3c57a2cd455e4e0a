"""What a docstring shows is what comes out."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

from kg.store import Store

ROOT = Path(__file__).parents[2]
ROOMS = ("ontology", "corpus", "kg", "query", "viz")


def _with_examples() -> list[str]:
    """Return the modules of the rooms with examples in their docstrings."""
    found = (each for room in ROOMS for each in pkgutil.walk_packages([str(ROOT / room)], f"{room}."))
    places = ((each.name, ROOT.joinpath(*each.name.split(".")).with_suffix(".py")) for each in found if not each.ispkg)
    return [name for name, place in places if "    >>> " in place.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", _with_examples())
def test_examples_hold(name: str, store: Store) -> None:
    result = doctest.testmod(importlib.import_module(name), extraglobs={"store": store})
    assert result.attempted
    assert not result.failed
