"""Figures of pictures: how long each takes to draw, and how long after opening it stands still in Chromium.

The pictures are of invented contents of about 10, 300 and 3,000 nodes, so that nothing of a store is in the figures.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tests.viz.large import SIZES, made  # noqa: E402 - a script finds the rooms beside its own folder
from viz import page, svg  # noqa: E402
from viz.model import GraphView, ViewKind  # noqa: E402

KINDS: tuple[ViewKind, ...] = ("leads", "matrix", "chain", "timeline", "together")
OPENED = 5


def main() -> None:
    """Print the figures."""
    contents = [(kind, made(kind, size)) for kind in KINDS for size in SIZES]
    with tempfile.TemporaryDirectory() as folder:
        files = [_drawn(content, Path(folder) / f"{place}.html") for place, (_, content) in enumerate(contents)]
        for (kind, content), opened in zip(contents, _opened([file for file, _ in files]), strict=True):
            drawn = files[contents.index((kind, content))][1]
            figure = "no Chromium" if opened is None else f"{opened:.0f} ms"
            nodes = f"{kind}, {len(content.nodes):,} nodes: opened, stands still"
            print(f"{nodes:46} {figure:>14}   aim: 1 s; page and SVG drawn in {drawn * 1000:.0f} ms")


def _drawn(content: GraphView, file: Path) -> tuple[Path, float]:
    begun = time.perf_counter()
    text = page.render(content)
    svg.render(content)
    taken = time.perf_counter() - begun
    file.write_text(text, encoding="utf-8")
    return file, taken


def _opened(files: list[Path]) -> Iterator[float | None]:
    """Yield the median milliseconds from the start of loading to the first full drawing; None without Chromium."""
    program = shutil.which("chromium")
    if program is None:
        yield from (None for _ in files)
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for file in files:
            yield statistics.median(_still(browser, file) for _ in range(OPENED))
        browser.close()


def _still(browser: Any, file: Path) -> float:
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.goto(file.as_uri())
    opened.wait_for_function("performance.getEntriesByName('still').length > 0")
    taken = float(opened.evaluate("performance.getEntriesByName('still')[0].startTime"))
    opened.close()
    return taken


if __name__ == "__main__":
    main()
