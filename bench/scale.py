"""Make a store of many invented plans, each of its own place: what the figures of scale are measured on.

The texts come from the generator of the tests, so that seeds name them for ever; each gets a place, firms and a first
task that no other has. `python bench/scale.py FOLDER [COUNT]` makes a store to work with.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count, islice, permutations
from multiprocessing import get_context
from pathlib import Path
from random import Random

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.store import Store, open_store
from ontology.load import digest, vocabulary_ntriples
from tests.strategies.departments import place
from tests.strategies.plans import from_seed

FIRST = "岱峪溧滁沅澧酉郫邛崃珙筠蔺綦潼铜渠莒郯兖蕲枞黟歙婺畲鄱萍浈陆"
"""Characters of places' names: 30 of them make 870 pairs, and as many with a third."""
CHAPTERS, ITEMS = 2, 5


@dataclass(frozen=True, slots=True)
class Written:
    """One invented plan: its text, the place's name (青禾市), a firm and the topic of the first task."""

    text: str
    region: str
    firm: str
    topic: str


def places() -> Iterator[str]:
    """Yield names of places without an end that matters: two characters, then three."""
    for size in (2, 3):
        names = ["".join(chosen) for chosen in permutations(FIRST, size)]
        Random(size).shuffle(names)
        yield from names


def written(seed: int, short: str) -> Written:
    """Return the plan of a seed, with the place renamed to `short`."""
    where, plan = place(Random(seed)), from_seed(seed, chapters=CHAPTERS, items=ITEMS)
    topic, firm = f"{short}谷湿地修复", f"{short}精工"
    text = plan.text.replace(where.short, short).replace("支持龙头企业", f"支持{firm}、{short}新材等企业")
    first = plan.tasks[0].title.replace(where.short, short)
    return Written(text.replace(first, "推动" + topic), where.name.replace(where.short, short), firm, topic)


def plans(number: int) -> Iterator[Written]:
    """Yield so many plans, without those of the whole country, which has no name to change."""
    local = (seed for seed in count() if place(Random(seed)).short)
    yield from (written(seed, short) for seed, short in islice(zip(local, places(), strict=False), number))


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


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
