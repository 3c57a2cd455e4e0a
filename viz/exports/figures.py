"""Pictures for a briefing: in pixels, with a caption and the documents they rest on."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from kg.store import Store
from query.language import Language
from viz import pictures
from viz.exports.chosen import chosen_documents, source_note
from viz.model import ViewKind

Wanted = tuple[ViewKind, str | None]
"""A picture's kind and its name, as `zeren draw` takes them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as a PNG of `wide` times `high` pixels; `source` names the documents of what it shows."""

    caption: str
    source: str
    content: bytes
    wide: int
    high: int

    def fitted(self, wide: float, high: float) -> tuple[float, float]:
        """Return width and height that fill a place of this size and keep the shape."""
        scale = min(wide / self.wide, high / self.high)
        return self.wide * scale, self.high * scale


def figures(store: Store, wanted: Sequence[Wanted], language: Language) -> tuple[Figure, ...]:
    """Return the pictures in their order; the errors of `viz.pictures` for what cannot be drawn."""
    return tuple(_figure(store, kind, name, language) for kind, name in wanted)


def _figure(store: Store, kind: ViewKind, name: str | None, language: Language) -> Figure:
    view = pictures.view(store, kind, name)
    content = pictures.write(view, "png", language)
    wide, high = struct.unpack(">II", content[16:24])  # PNG, section 11.2.2: the header begins with the size
    shown = {proof.iri for node in view.nodes for proof in node.proofs}
    rows = tuple(row for row in chosen_documents(store) if row.iri in shown)
    caption = view.title.zh if language == "zh" else view.title.en
    return Figure(caption, source_note(rows) if rows else "", content, wide, high)
