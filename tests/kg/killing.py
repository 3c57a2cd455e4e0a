"""A writer that loads, replaces and removes documents until it is killed, and the law that holds afterwards."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from kg.build import Prepared, load, prepare, put
from kg.documents import remove
from kg.store import SHARED, Store, open_store
from kg.validate import check
from tests.kg.plans import plan_text

NUMBERS = ("甲府发〔2031〕1号", "甲府发〔2031〕2号", "甲府发〔2031〕3号")
VERSIONS = 2


@dataclass(frozen=True, slots=True)
class Deeds:
    """The files that are loaded: two versions of each document."""

    folder: Path

    def path(self, document: int, version: int) -> Path:
        return self.folder / f"{document}-{version}.txt"

    def write(self) -> None:
        """Write plans whose versions differ in length and in the units that they name."""
        self.folder.mkdir(parents=True)
        for document, number in enumerate(NUMBERS):
            for version in range(VERSIONS):
                unit = f"市{'教育财政民政'[2 * document : 2 * document + 2]}局"
                clause = f"（责任单位：{unit}、{'市科技局、市审计局' if version else '市统计局'}）"
                text = plan_text(number=number, title=f"甲市第{document}号行动方案", unit=unit)
                more = "".join(f"　　{n + 3}．办好第{n}件实事。{clause}\n" for n in range(40 if version else 8))
                place = text.index("\n甲市人民政府\n")
                self.path(document, version).write_text(f"{text[:place]}{more}{text[place:]}", encoding="utf-8")

    def prepared(self) -> dict[tuple[int, int], Prepared]:
        """Return what each file holds, by document and version."""
        return {(d, v): prepare(self.path(d, v)) for d in range(len(NUMBERS)) for v in range(VERSIONS)}


def work(folder: str, files: str, seed: int) -> None:
    """Load, replace and remove, opening the store anew for each deed, for ever."""
    deeds, dice = Deeds(Path(files)), Random(seed)
    ready = deeds.prepared()
    Path(files, "begun").touch()
    while True:
        document, version = dice.randrange(len(NUMBERS)), dice.randrange(VERSIONS)
        with open_store(folder, write=True) as store:
            there = store.graphs()
            found = ready[document, version]
            if found.graph in there and dice.random() < 0.4:
                remove(store, found.loaded.id)
            elif dice.random() < 0.3:
                load(store, [deeds.path(d, version) for d in range(len(NUMBERS))])
            else:
                put(store, found)


def killed_after(folder: Path, files: Path, seed: int, seconds: float) -> None:
    """Have a writer work on a store and kill it `seconds` after it has begun."""
    (files / "begun").unlink(missing_ok=True)
    context = get_context("forkserver")
    context.set_forkserver_preload(["kg.validate", "kg.extract", "kg.stores.embedded", "tests.kg.killing"])
    process = context.Process(target=work, args=(str(folder), str(files), seed))
    process.start()
    while not (files / "begun").exists():
        assert process.is_alive()
        time.sleep(0.005)
    time.sleep(seconds)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def held(folder: Path, ready: dict[tuple[int, int], Prepared]) -> tuple[int, ...]:
    """Hold that each document is whole or absent, shared things fit, the check is clean; return the versions found."""
    with open_store(folder, write=True, wait=0) as store:
        found = _versions(store, ready)
        assert check(store).ok
        return found


def _versions(store: Store, ready: dict[tuple[int, int], Prepared]) -> tuple[int, ...]:
    shared: set[str] = set()
    found = []
    for document in range(len(NUMBERS)):
        lines = store.contents(ready[document, 0].graph)
        for version in range(VERSIONS):
            own, common = split(ready[document, version].nquads)
            if lines == own:
                shared |= common
                found.append(version)
                break
        else:
            assert lines == "", f"document {document} is neither whole nor absent"
            found.append(-1)
    assert set(store.contents(SHARED).splitlines()) == shared
    return tuple(found)


def split(nquads: str) -> tuple[str, set[str]]:
    """Return the lines of a document's own graph, and those about shared things."""
    lines = nquads.splitlines()
    common = {line for line in lines if line.endswith(f" <{SHARED}> .")}
    return "".join(f"{line}\n" for line in sorted(lines) if line not in common), common
