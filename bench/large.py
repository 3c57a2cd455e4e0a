"""Figures of scale: extraction beside jieba, loading beside `oxigraph load`, questions over one document and many.

`python bench/large.py` takes 1, 100 and 1,000 invented plans; `python bench/large.py 100 1000 10000` others. Extraction
and questions are told in processor time, the least of several runs; loading, which several processes do, in time on the
clock. What is loaded is the same for both: the program reads texts, `oxigraph` the N-Quads that come of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench import invented, scale  # noqa: E402 - a script finds the rooms beside its own folder
from bench.asking import clock, forget, one_thing, show  # noqa: E402
from bench.serving import oxigraph  # noqa: E402
from kg.store import Store, open_store  # noqa: E402
from query.ask import Asker  # noqa: E402

PLAN = ROOT / "corpus" / "documents" / "banan-2022-37.txt"
ZEREN = (sys.executable, "-c", "from viz.cli import main; main()")
READ, WARM, TIMES = 120, 40, 3
SIZES = (1, 100, 1000)
OVER_ALL = {
    "units counted by tasks they lead": "每个单位牵头几项任务？",
    "targets over 50 % by 2025": "2025年超过50%的目标有哪些？",
    "tasks that nobody leads": "哪些任务没有牵头单位？",
    "task with the most participants": "哪个任务的参与单位最多？",
    "text search": "哪些任务提到污水处理？",
    "pairs that share the most tasks": "哪两家单位一起承担的任务最多？",
}


def least(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the least processor seconds of `work`."""
    return min(clock(work, 1) for _ in range(times))


def extraction() -> None:
    """Text to N-Quads on one core beside jieba cutting the same text, after both have read other plans."""
    from kg.nlp import tokenizer

    cutter, texts = tokenizer(), [plan.text for plan in islice(invented.plans(WARM + READ), WARM + READ)]
    for text in texts[:WARM]:
        scale.quads(text)
        cutter.lcut(text)
    for name, told, chosen in (
        ("invented plans", f"{READ} of them", texts[WARM:]),
        ("the shipped plan", "once a run", [PLAN.read_text(encoding="utf-8")]),
    ):
        pairs = [(_cpu(lambda: [cutter.lcut(t) for t in chosen]), _cpu(lambda: [*map(scale.quads, chosen)]))  # noqa: B023
                 for _ in range(TIMES)]  # fmt: skip
        cut, ours = (min(pair[place] for pair in pairs) for place in (0, 1))
        characters = sum(map(len, chosen))
        quads = sum(scale.quads(text).count("\n") for text in chosen)
        show(f"text to N-Quads, {name}", f"{ours / cut:.2f} × jieba", f"{told}; aim: at most 0.5 × jieba's cutting")
        show("  a character", f"{ours / characters * 1e6:.1f} µs", f"jieba {cut / characters * 1e6:.1f} µs; "
             f"{quads / characters:.2f} quads a character")  # fmt: skip


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def loading(folder: Path, number: int) -> Path:
    """Load so many plans with the program, and their N-Quads with `oxigraph`; return the program's store."""
    texts, store = folder / f"texts-{number}", folder / f"store-{number}"
    scale.write_texts(texts, number)
    seconds = _run(*ZEREN, "--store", str(store), "load", str(texts))
    shutil.rmtree(texts)
    with open_store(store) as opened:
        contents = opened.contents()
        documents = len(opened.graphs())
    size = sum(file.stat().st_size for file in store.iterdir()) / 1e6
    quads = contents.count("\n")
    show(f"{number:,} plans: zeren load", f"{seconds:.1f} s", f"{documents / seconds:.1f} documents a second, "
         f"{quads:,} quads, {size:.0f} MB, {os.cpu_count()} cores")  # fmt: skip
    if (program := oxigraph()) is None:
        show("  oxigraph load", "not installed", "pip install oxigraph")
        return store
    (folder / "all.nq").write_text(contents, encoding="utf-8")
    place = str(folder / "oxigraph")
    theirs = _run(str(program), "load", "-l", place, "-f", str(folder / "all.nq"))
    theirs += _run(str(program), "optimize", "-l", place)
    shutil.rmtree(place)
    (folder / "all.nq").unlink()
    show("  beside oxigraph load of the N-Quads", f"{theirs / seconds:.2f} ×", f"{theirs:.1f} s with its optimize; "
         "aim: at least 0.8 × its rate")  # fmt: skip
    return store


def _run(*command: str) -> float:
    """Return the seconds of a command, which must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - begun


def over_all(location: Path, number: int) -> None:
    """Questions about everything in a store; the time of each with its SPARQL alone beside it."""
    with open_store(location) as store:
        made = least(lambda: Asker(store), 1)
        asker = Asker(store)
        show(f"{number:,} plans: the library is made", f"{made:.1f} s", "once a change")
        for name, question in OVER_ALL.items():
            _show_question(store, asker, name, question, number)


def taken_anew(store: Store, work: Callable[[], object]) -> float:
    """Return the least processor seconds of `work` where the store has kept nothing of it."""
    found = []
    for _ in range(TIMES):
        forget(store)
        found.append(_cpu(work))
    return min(found)


def _show_question(store: Store, asker: Asker, name: str, question: str, number: int) -> None:
    answer = asker.ask(question)
    if answer.status != "answered":
        show(f"  {name}", answer.status, question)
        return
    asked = taken_anew(store, lambda: asker.ask(question))
    again = least(lambda: asker.ask(question))
    alone = taken_anew(store, lambda: store.select(answer.sparql))
    told = f"asked again {again * 1000:.0f} ms; its SPARQL {alone * 1000:.0f} ms, {len(answer.answers):,} answers"
    show(f"  {name}", f"{asked * 1000:.0f} ms", f"{told}; {_aim(number)}")


def _aim(number: int) -> str:
    return f"aim: {1500 if number > 1000 else 300} ms" if number >= 1000 else "no aim"


def main(sizes: Sequence[int]) -> None:
    """Print the figures."""
    extraction()
    with tempfile.TemporaryDirectory() as scratch:
        for number in sizes:
            store = loading(Path(scratch), number)
            over_all(store, number)
            if number > 1:
                one_thing(store, number)
            shutil.rmtree(store)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
