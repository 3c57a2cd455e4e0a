"""The store of the protocol's clients is that of the pictures' tests."""

from __future__ import annotations

from tests.viz.conftest import folder

__all__ = ["folder"]
