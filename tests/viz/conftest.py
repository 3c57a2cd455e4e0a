"""Stores of small plans for the tests of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.viz.plans import GREEN, HEALTH, Plan, Work, put


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One plan in a folder; nobody writes to it."""
    place = tmp_path_factory.mktemp("pictures") / "store"
    with open_store(place, write=True) as store:
        put(store, GREEN)
    return place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """One plan in a folder of its own, to be written to."""
    with open_store(tmp_path / "store", write=True) as store:
        put(store, GREEN)
    return tmp_path / "store"


@pytest.fixture(scope="session")
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def two_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("pictures") / "two"
    with open_store(place, write=True) as filled:
        put(filled, GREEN)
        put(filled, HEALTH)
    with open_store(place) as opened:
        yield opened


@pytest.fixture(scope="session")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("pictures") / "namesakes"
    with open_store(place, write=True) as filled:
        put(
            filled,
            Plan(
                "丙府发〔2024〕3号",
                "丙市方案",
                [Work("1", "办好学校", [("东区教育局", "lead"), ("西区教育局", "lead")])],
            ),
        )
    with open_store(place) as opened:
        yield opened
