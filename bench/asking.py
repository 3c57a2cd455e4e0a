"""Figures of questions: the regression questions on the shipped plan; for `large.py`, those about one thing among many.

Each answer is set beside the bare SPARQL that it names, run in the same process right after it. Times are those of the
processor, which another program on the machine hardly changes.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench import invented, scale  # noqa: E402 - a script finds the rooms beside its own folder
from kg.store import Store, open_store  # noqa: E402
from kg.stores.embedded import EmbeddedStore  # noqa: E402
from query.ask import Asker  # noqa: E402
from query.lexicon.library import FILE  # noqa: E402
from query.suggestions.offer import prepare  # noqa: E402
from tests.query.garbling import garbled  # noqa: E402

PLAN = ROOT / "corpus" / "documents" / "banan-2022-37.txt"
QUESTIONS = ROOT / "tests" / "query" / "questions"
GARBLED = 2000
EVERY = 10
"""One regression question of so many is asked: all of them take seven minutes and more."""
ASKED = 8
TIMES = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """Processor seconds for one question: to answer it, and to run the SPARQL of the answer alone."""

    ask: float
    sparql: float | None


def show(name: str, figure: str, reference: str) -> None:
    """Print one line."""
    print(f"{name:46} {figure:>14}   {reference}")


def clock(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the median processor seconds of `work`."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def forget(store: Store) -> None:
    """Have a store forget what it has found, so that it looks again."""
    if isinstance(store, EmbeddedStore):
        store.kept.forget()


def taken(store: Store, asker: Asker, question: str, times: int = TIMES) -> Taken:
    """Ask a question and run its SPARQL; what the store has kept of it counts for neither.

    The SPARQL is run once before: an answer from the ledger has not brought what it reads to hand.
    """
    answer = asker.ask(question)
    if answer.sparql:
        store.select(answer.sparql)

    def asked() -> None:
        forget(store)
        asker.ask(question)

    def alone() -> None:
        forget(store)
        store.select(answer.sparql)

    return Taken(clock(asked, times), clock(alone, times) if answer.sparql else None)


def ratio(found: Iterable[Taken]) -> str:
    """Return the median of how many times the SPARQL's time the answers took."""
    each = [one.ask / one.sparql for one in found if one.sparql]
    return f"{statistics.median(each):.1f} × its SPARQL alone"


def regression() -> None:
    """Regression questions once over on the shipped plan, after a run that fills caches; garbled ones before it."""
    from kg.build import load

    paths = sorted(QUESTIONS.glob("*.jsonl"))
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    asked = [line["q"] for line in lines if "q" in line][::EVERY]
    with tempfile.TemporaryDirectory() as folder:
        with open_store(folder + "/store", write=True) as store:
            load(store, [PLAN])
        with open_store(folder + "/store") as store:
            cold = clock(lambda: Asker(store), 1)
            warm = clock(lambda: Asker(store))
            asker = Asker(store)
            once = clock(lambda: prepare(asker.lexicon), 1)
            worst = max(clock(partial(asker.ask, question), 1) for _, question in garbled(GARBLED))
            for question in asked:
                asker.ask(question)
            found = [taken(store, asker, question, 1) for question in asked]
    show("first Asker: the library is made", f"{cold * 1000:.0f} ms", f"kept: {warm * 1000:.1f} ms; the shipped plan")
    show("  the dictionaries, once a process", f"{once * 1000:.0f} ms", "before the first question, or with it")
    seconds = sorted(one.ask for one in found)
    show(f"ask, median of {len(found)} questions", f"{statistics.median(seconds) * 1000:.1f} ms", ratio(found))
    show("  95th percentile", f"{seconds[int(len(seconds) * 0.95)] * 1000:.1f} ms", "")
    show(f"  the slowest of {GARBLED} garbled questions", f"{worst * 1000:.0f} ms", "each asked once; aim: 100 ms")


def questions(plan: invented.Invented, asker: Asker) -> dict[str, str]:
    """Return questions about a unit with its region, a task by its topic, a topic and a firm of one plan."""
    sign = "自治区" if plan.region.endswith("自治区") else plan.region[-1]
    own = (u for u in asker.lexicon.organizations.values() if u.region == plan.region and not u.collective)
    units = [u.labels[0].removeprefix(sign) for u in own if u.labels[0].startswith(sign)]
    of_unit = {"one unit": f"{plan.region}{units[0]}负责哪些任务？"} if units else {}
    return {
        **of_unit,
        "one task": f"{plan.topic}由谁负责？",
        "one topic": f"哪些任务涉及{plan.topic}？",
        "one company": f"{plan.firm}在哪些任务里出现？",
    }


def one_thing(location: Path, number: int) -> None:
    """Questions about one thing in a store of so many invented plans, and in stores that hold its plan alone."""
    with tempfile.TemporaryDirectory() as scratch, open_store(location) as many:
        asker = Asker(many)
        warm = clock(lambda: Asker(many))
        show("  the library is read", f"{warm * 1000:.1f} ms", f"{(location / FILE).stat().st_size / 1e6:.0f} MB")
        once = clock(lambda: prepare(asker.lexicon), 1)
        show("  the dictionaries, once a process", f"{once:.1f} s", "before the first question, or with it")
        named = (plan for plan in invented.plans(number) if any(plan.named))
        pairs: dict[str, list[tuple[Taken, Taken]]] = {}
        for order, plan in enumerate(islice(named, ASKED)):
            place = Path(scratch) / f"one-{order}"
            with open_store(place, write=True) as store:
                scale.load(store, [plan.text])
            with open_store(place) as one:
                alone = Asker(one)
                for kind, question in questions(plan, alone).items():
                    pairs.setdefault(kind, []).append((taken(one, alone, question), taken(many, asker, question)))
    pairs["one thing"] = [pair for found in pairs.values() for pair in found]
    for kind, found in pairs.items():
        first, last = (statistics.median(pair[place].ask for pair in found) for place in (0, 1))
        told = (
            f"{last * 1000:.1f} ms, alone {first * 1000:.1f} ms; {ratio(pair[1] for pair in found)}; aim: at most 2 ×"
        )
        show(f"  ask about {kind}", f"{last / first:.2f} × alone", told)


if __name__ == "__main__":
    regression()
