"""Print how many documents and characters a second each kind of file gives, and the peak memory: part of `make bench`.

One document, the plan that ships, is written as a file of each kind; a process of its own reads it again and again, so
that the peak memory is that of this kind alone. Office files of older kinds are left out where LibreOffice is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "corpus" / "documents" / "banan-2022-37.txt"
TIMES = 5
READING = """
import json, resource, sys, time
from pathlib import Path
from corpus.parse import parse
from corpus.read import read
from kg.extract import extract
path, times = Path(sys.argv[1]), int(sys.argv[2])
extract(parse(read(path)))
begun = time.perf_counter()
for _ in range(times):
    raw = read(path)
reading = (time.perf_counter() - begun) / times
begun = time.perf_counter()
for _ in range(times):
    found = extract(parse(read(path)))
whole = (time.perf_counter() - begun) / times
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([len(raw.text), len(found.tasks), reading, whole, peak / 1e6]))
"""


def written(folder: Path) -> list[Path]:
    """Write the plan, and a task table of about its size, as files of every kind."""
    from tests.strategies import files, task_tables

    text, paths = PLAN.read_text(encoding="utf-8"), []
    for ending, make in files.KINDS.items():
        paths.append(folder / f"plan{ending}")
        paths[-1].write_bytes(make(text, Random(1)))
    table = task_tables.table(Random(1), tasks=60)
    for ending, make_table in task_tables.KINDS.items():
        paths.append(folder / f"table{ending}")
        paths[-1].write_bytes(make_table(table))
    return paths


def main() -> None:
    """Print a line for each kind."""
    print("kind of file       characters  tasks   read only   read, parsed, extracted                   peak memory")
    with tempfile.TemporaryDirectory() as folder:
        for path in written(Path(folder)):
            command = [sys.executable, "-c", READING, str(path), str(TIMES)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            characters, tasks, reading, whole, peak = json.loads(done.stdout)
            print(
                f"{path.name:18} {characters:10,} {tasks:6}  {reading * 1000:7.1f} ms   {whole * 1000:7.1f} ms"
                f"  {1 / whole:7.1f} documents/s {characters / whole:11,.0f} characters/s  {peak:6.0f} MB"
            )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
