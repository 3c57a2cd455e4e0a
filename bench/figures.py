"""Print figures of speed and memory, each beside what it is measured against: `make bench`.

Times are medians on this machine, of runs in one go; nothing here passes or fails. The program's processes come first,
while this one is small: on Linux a child starts with the peak memory of its parent, which would hide its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ZEREN = (sys.executable, "-c", "from viz.cli import main; main()")
NOTHING = (sys.executable, "-c", "pass")
ROOT = Path(__file__).parents[1]
PLAN = ROOT / "corpus" / "documents" / "banan-2022-37.txt"
QUESTION = "which tasks does 区经济信息委 lead"
WARM_UP = """甲市人民政府关于印发绿色发展方案的通知
一、主要任务
1．支持子丑、寅卯等企业建设“辰巳”平台。到2035年，覆盖率达到85%以上。（责任单位：市财政局牵头，市教育局配合）
专栏1 重点项目
1．午未项目。依托申酉大学建设基地。
"""
IN_PROCESS = 15
COLD = 7


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: `seconds` on the clock, peak resident `megabytes`, exit `status`."""

    seconds: float
    megabytes: float
    status: int


def median_seconds(work: Callable[[], object], *, times: int = IN_PROCESS) -> float:
    """Return the median time of `work`, after one run that does not count."""
    work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def run(*command: str) -> Run:
    """Run a command with nothing on its stdin; what it says is shown only if it fails."""
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.stderr.write(said.read().decode("utf-8", "replace"))
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kilobytes here
    return Run(seconds, usage.ru_maxrss * unit / 1e6, process.returncode)


def median_run(*command: str, times: int = COLD) -> Run:
    """Return the medians of several runs, after one that warms the file cache; the status is that of the worst."""
    run(*command)
    runs = [run(*command) for _ in range(times)]
    return Run(
        statistics.median(each.seconds for each in runs),
        statistics.median(each.megabytes for each in runs),
        max(each.status for each in runs),
    )


def show(name: str, figure: str, reference: str) -> None:
    """Print one line."""
    print(f"{name:46} {figure:>14}   {reference}")


def extraction() -> None:
    """Text to facts, against jieba's own cutting of the same text in the same run.

    Dictionaries and patterns are loaded before, for both. The text is the same each time, so nothing that is remembered
    may depend on it: the first reading after the set-up, of a text that shares no line with the plan, is timed as well.
    """
    from corpus.parse import parse
    from corpus.read import read, text_as_raw
    from kg.extract import extract
    from kg.nlp import tokenizer

    raw, cutter = read(PLAN), tokenizer()
    begun = time.perf_counter()
    extract(parse(text_as_raw(WARM_UP)))
    setup = time.perf_counter() - begun
    begun = time.perf_counter()
    extract(parse(raw))
    first = time.perf_counter() - begun
    cutting = median_seconds(lambda: cutter.lcut(raw.text))
    ours = median_seconds(lambda: extract(parse(raw)))
    show("set-up: patterns and index", f"{setup * 1000:.0f} ms", "once a process, in no figure below")
    show("jieba cuts the shipped plan", f"{cutting * 1000:.1f} ms", f"{len(raw.text):,} characters")
    show(
        "extraction, first time the plan is seen", f"{first * 1000:.1f} ms", f"{first / cutting:.2f} of jieba's cutting"
    )
    show("extraction, median", f"{ours * 1000:.1f} ms", f"{ours / cutting:.2f} of jieba's cutting; aim: at most 1")


def program() -> None:
    """Whole processes from a cold start, against an empty Python."""
    empty = median_run(*NOTHING)
    show("python -c pass", f"{empty.seconds * 1000:.0f} ms", f"{empty.megabytes:.0f} MB: the floor of what follows")
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        process("zeren --help", "aim: 200 ms", "--help")
        process("zeren load, shipped plan", "aim: under 400 MB", "--store", store, "load", str(PLAN))
        process("zeren ask, cold, loaded store", "aim: under 1 s, under 200 MB", "--store", store, "ask", QUESTION)
        process("zeren check, shipped plan", "a few seconds for a document", "--store", store, "check")


def process(name: str, reference: str, *arguments: str) -> None:
    """Measure one command of the program."""
    found = median_run(*ZEREN, *arguments)
    failed = "" if found.status == 0 else f"  FAILED with status {found.status}"
    show(name, f"{found.seconds * 1000:.0f} ms", reference + failed)
    show("  peak memory", f"{found.megabytes:.0f} MB", "")


if __name__ == "__main__":
    program()
    extraction()
    for script in ("formats.py", "pictures.py", "serving.py", "asking.py", "large.py"):
        subprocess.run([sys.executable, str(Path(__file__).with_name(script))], cwd=ROOT, check=True)
