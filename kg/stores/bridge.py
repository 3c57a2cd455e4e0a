"""The store as an rdflib Dataset, for scripts written with rdflib.

    with as_rdflib("zeren-store") as dataset:
        for task, label in dataset.subject_objects(RDFS.label):
            print(task, label)

Plain queries and patterns see the union of all graphs. The three lines of oxrdflib itself, which are
`Dataset(store="Oxigraph", default_union=True)`, `open(folder)` and `close()`, read the same files, but hold only the
engine's lock: this one also keeps readers away while it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import open_store
from kg.stores.embedded import EmbeddedStore
from kg.stores.remote import RemoteStore

if TYPE_CHECKING:
    from rdflib import Dataset


@contextmanager
def as_rdflib(location: str | Path, *, write: bool = False, wait: float = 5.0) -> Iterator[Dataset]:
    """Open the store at `location` (folder or URL) as an rdflib Dataset; errors in opening are those of `open_store`.

    rdflib's results are lazy: read them in the thread that asked, inside the `with`. From a folder, plain texts come as
    `Literal(…, datatype=XSD.string)`, which rdflib does not hold equal to `Literal(…)`: compare `str` of them.
    Without `write`, read one graph as `Graph(dataset.store, name)`: `dataset.graph(name)` would register it.
    """
    from rdflib import Dataset

    with open_store(location, write=write, wait=wait) as store:
        if isinstance(store, EmbeddedStore):
            from oxrdflib import OxigraphStore

            dataset = Dataset(OxigraphStore(store=store.engine), default_union=True)
            try:
                yield dataset
            finally:  # a dataset that lives on would keep the engine open without our lock
                dataset.close()
        elif isinstance(store, RemoteStore):
            from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

            update = store.update_url if write else None
            union = {"union-default-graph": "true"}
            service = SPARQLUpdateStore(store.query_url, update, method="POST", params=union)
            yield Dataset(service, default_union=True)
