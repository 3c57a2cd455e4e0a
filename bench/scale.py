"""Make a store of many invented plans, each of its own place, for figures that need one.

`python bench/scale.py FOLDER [COUNT]` makes a store to work with, `python bench/scale.py --texts FOLDER [COUNT]` a
folder of the plans as text files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.invented import plans
from kg.store import Store, open_store
from ontology.load import digest, vocabulary_ntriples


def quads(text: str) -> str:
    """Return the N-Quads of one text."""
    from corpus.parse import parse
    from corpus.read import text_as_raw
    from kg.extract import extract
    from kg.rdf import to_nquads

    return to_nquads(extract(parse(text_as_raw(text))))


def load(store: Store, texts: Iterable[str], *, jobs: int = 1) -> None:
    """Load texts in bulk, read by `jobs` processes."""
    store.put_vocabulary(vocabulary_ntriples(), digest())
    if jobs == 1:
        store.bulk_load(map(quads, texts))
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as readers:
            store.bulk_load(readers.map(quads, texts, chunksize=10))
    store.optimize()


def make(folder: Path, number: int, *, jobs: int = os.cpu_count() or 1) -> None:
    """Make a store of `number` plans in `folder`."""
    with open_store(folder, write=True) as store:
        load(store, (plan.text for plan in plans(number)), jobs=jobs)


def write_texts(folder: Path, number: int) -> None:
    """Write so many plans into `folder`, a thousand to a folder of their own."""
    for order, plan in enumerate(plans(number)):
        path = folder / f"{order // 1000:03}" / f"{order:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan.text, encoding="utf-8")


if __name__ == "__main__" and sys.argv[1] == "--texts":
    write_texts(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
elif __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
