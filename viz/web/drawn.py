"""Pictures for the pages, made by a worker that keeps what it read for the last ones, for other forms and languages."""

from __future__ import annotations

from collections import OrderedDict

from kg.store import Store
from viz import page, pictures
from viz.model import GraphView, Proof, ViewKind
from viz.svg import Language
from viz.web import links

KEPT = 12
LIBRARY = "/draw/library.js"

Key = tuple[ViewKind, str, str]
_kept: tuple[Store | None, OrderedDict[Key, GraphView]] = (None, OrderedDict())
"""The contents drawn last of the store that this process has open; of a service nothing is kept: others write there."""


def drawn(store: Store, key: Key, form: pictures.Format, lang: Language) -> bytes:
    """Return a picture of a store: its kind, a name and a document say which; what `viz.pictures.view` raises."""
    content = _content(store, key)
    return pictures.write(content, form, lang) if form != "html" else _page(content, key, lang).encode()


def get_ready(_: Store) -> None:
    """Have at hand what pictures want."""
    page.library()


def _content(store: Store, key: Key) -> GraphView:
    global _kept  # noqa: PLW0603 - a process has one store open
    if _kept[0] is not store or "://" in store.location:
        _kept = (store, OrderedDict())
    contents = _kept[1]
    found = contents.get(key)
    if found is None:
        kind, name, document = key
        found = contents[key] = pictures.view(store, kind, name or None, document=document or None)
        if len(contents) > KEPT:
            contents.popitem(last=False)
    return found


def _page(content: GraphView, key: Key, lang: Language) -> str:
    site = page.Site("/static", LIBRARY, "/draw", _proof, lambda form: links.picture(*key, form=form))
    return page.render(content, lang=lang, site=site)


def _proof(proof: Proof) -> str:
    return links.reader(proof.iri, proof.start, proof.end)
