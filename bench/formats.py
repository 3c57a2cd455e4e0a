"""Print how many documents and characters a second each kind of file gives, and the peak memory: part of `make bench`.

One document, the plan that ships, and a table of sixty tasks are written as a file of each kind; a process of its own
reads each again and again, so that the peak memory is that of this kind alone, with LibreOffice where that is used.
Office files of older kinds are left out where LibreOffice is missing.
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
TIMES, TIMES_CONVERTED = 5, 1
OLDER = {"plan.docx": ("doc", "odt", "rtf"), "table.xlsx": ("xls", "ods")}
"""What LibreOffice makes of our files."""
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
peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
peak = max(peaks) * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([len(raw.text), len(found.tasks), reading, whole, peak / 1e6]))
"""


def written(folder: Path) -> list[Path]:
    """Write the plan, and a task table of about its size, as files of every kind."""
    from tests.strategies import files, ruled_tables, task_tables

    text, paths = PLAN.read_text(encoding="utf-8"), []
    for ending, make in files.KINDS.items():
        paths.append(folder / f"plan{ending}")
        paths[-1].write_bytes(make(text, Random(1)))
    table = task_tables.table(Random(1), tasks=60)
    for ending, make_table in (task_tables.KINDS | ruled_tables.DRAWN).items():
        paths.append(folder / f"table{ending}")
        paths[-1].write_bytes(make_table(table))
    return paths + [folder / made for name, endings in OLDER.items() for made in converted(folder / name, endings)]


def converted(path: Path, endings: tuple[str, ...]) -> list[str]:
    """Have LibreOffice write a file in other formats; return the names of those, none where it is not installed."""
    from corpus.readers.office import converter

    program = converter()
    if program is None:
        print("LibreOffice is not here: .doc, .odt, .rtf, .xls and .ods are left out")
        return []
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    for ending in endings:
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(path.parent), str(path)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    return [path.with_suffix(f".{ending}").name for ending in endings]


def main() -> None:
    """Print a line for each kind."""
    print("kind of file       characters  tasks   read only   read, parsed, extracted                   peak memory")
    with tempfile.TemporaryDirectory() as folder:
        for path in written(Path(folder)):
            older = any(path.suffix[1:] in endings for endings in OLDER.values())
            command = [sys.executable, "-c", READING, str(path), str(TIMES_CONVERTED if older else TIMES)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            characters, tasks, reading, whole, peak = json.loads(done.stdout)
            print(
                f"{path.name:18} {characters:10,} {tasks:6}  {reading * 1000:7.1f} ms   {whole * 1000:7.1f} ms"
                f"  {1 / whole:7.1f} documents/s {characters / whole:11,.0f} characters/s  {peak:6.0f} MB"
            )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
