"""What readers of files are forked from: a process that has all that they need, begun while others still work."""

from __future__ import annotations

from multiprocessing import forkserver, get_all_start_methods

FORKS = "forkserver" in get_all_start_methods()


def get_ready(jobs: int) -> None:
    """Have it begin, if there will be readers: it takes seconds."""
    if jobs > 1 and FORKS:
        forkserver.set_forkserver_preload(["kg.prepared", "kg.warmed"])
        forkserver.ensure_running()
