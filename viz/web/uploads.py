"""Documents that come in over HTTP, one after the other, each step told to whoever watches.

They are read in a process of its own (`kg.bounded`): a file that brings a reader down brings nothing else down.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Literal

from corpus.errors import CorpusError
from kg.bounded import Workers
from kg.documents import remove
from kg.errors import Crowded, KgError
from kg.store import open_store
from viz.audit import Audit
from viz.errors import VizError
from viz.web.access import Access
from viz.web.limits import MB, Limits

if TYPE_CHECKING:
    from kg.build import Loaded

Step = Literal["waiting", "reading", "extracting", "writing", "opening", "done", "failed"]
STEPS: tuple[Step, ...] = ("waiting", "reading", "extracting", "writing", "opening", "done")
_MOST_JOBS = 200
_WAIT = 60.0
"""Seconds that writing waits for other programs which read or write the folder."""
_LONGEST_STEM, _LONGEST_ENDING = 60, 8


@dataclass(slots=True)
class Job:
    """One document on its way into the store; `error` says why it did not get there."""

    id: str
    name: str
    size: int
    who: str | None = None
    step: Step = "waiting"
    characters: int | None = None
    loaded: Loaded | None = None
    replaced: bool = False
    error: str | None = None
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None

    @property
    def seconds(self) -> float:
        """How long it has taken so far, or took."""
        return round((self.ended or time.monotonic()) - self.started, 1)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.step in ("done", "failed")


class Uploads:
    """The documents that come in, one after the other; `renew` is called when the store holds another one.

    Without a token that allows it nothing comes in.
    """

    def __init__(
        self,
        location: str,
        access: Access,
        renew: Callable[[], None],
        limits: Limits | None = None,
        audit: Audit | None = None,
    ) -> None:
        self._location, self.access, self._renew, self._audit = location, access, renew, audit or Audit()
        self.limits = limits or Limits()
        self._readers = Workers(1, seconds=self.limits.upload_seconds, memory=self.limits.upload_memory * MB)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: SimpleQueue[tuple[Job, Path] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._worker = threading.Thread(target=self._work, name="uploads", daemon=True)

    @property
    def open(self) -> bool:
        """Whether documents are taken at all."""
        return self.access.open

    @property
    def waiting(self) -> int:
        """How many documents are on their way."""
        return sum(not job.over for job in list(self._jobs.values()))

    def take(self, name: str, content: bytes, who: str | None = None) -> Job:
        """Take a document in and return its job; `Crowded` where too many wait already."""
        if self.waiting >= self.limits.uploads_waiting:
            raise Crowded
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="zeren-upload-"))
                self._worker.start()
        job = Job(secrets.token_urlsafe(9), file_name(name), len(content), who)
        place = Path(tempfile.mkdtemp(dir=self._folder)) / job.name
        place.write_bytes(content)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_JOBS + self.limits.uploads_waiting:
                self._jobs.popitem(last=False)
        self._waiting.put((job, place))
        return job

    def job(self, name: str) -> Job | None:
        """Return a job by its id."""
        return self._jobs.get(name)

    def remove(self, name: str) -> None:
        """Take a document out of the store; what `kg.documents.remove` raises."""
        with self._lock, open_store(self._location, write=True, wait=_WAIT) as store:
            remove(store, name)
        self._renew()

    def close(self) -> None:
        """End after the document that is being written, and forget those that are read or wait."""
        self._readers.close()
        if self._worker.is_alive():
            self._waiting.put(None)
            self._worker.join(timeout=_WAIT)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _work(self) -> None:
        while (next_one := self._waiting.get()) is not None:
            job, path = next_one
            try:
                self._carry(job, path)
            except (CorpusError, KgError) as error:
                job.error = _said(error, path)
            except Exception as error:  # noqa: BLE001 - a reader may fail in ways nobody foresaw: the thread must go on
                job.error = f"无法读取：{type(error).__name__} / cannot be read: {type(error).__name__}"
            finally:
                job.ended = time.monotonic()
                self._tell(job)
                job.step = "failed" if job.error else "done"
                shutil.rmtree(path.parent, ignore_errors=True)

    def _tell(self, job: Job) -> None:
        with suppress(VizError):  # a record that cannot be written is told at the next request
            if job.loaded is None:
                self._audit.note("failed", f"{job.name}: {job.error}", who=job.who)
            else:
                told = f"{job.name}: {job.loaded.iri}{' (replaced)' if job.replaced else ''}"
                self._audit.note("loaded", told, who=job.who)

    def _carry(self, job: Job, path: Path) -> None:
        from kg.build import prepare, put

        def read(characters: int) -> None:
            job.characters, job.step = characters, "extracting"

        job.step = "reading"
        prepared = self._readers.run_told(prepare, path, on_told=read)
        job.step = "writing"
        with self._lock, open_store(self._location, write=True, wait=_WAIT) as store:
            before = store.graphs()
            job.loaded = put(store, prepared)
            job.replaced = job.loaded.iri in before
        job.step = "opening"
        self._renew()


def file_name(given: str) -> str:
    r"""Return the last step of a name, without what a file system would take amiss.

    >>> file_name("../../etc/passwd"), file_name("C:\\方案.docx"), file_name("..")
    ('passwd', '方案.docx', 'document')
    """
    last = given.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    stem, dot, ending = kept.rpartition(".") if "." in kept else (kept, "", "")
    short = f"{stem[:_LONGEST_STEM]}{dot}{ending[:_LONGEST_ENDING]}"
    return f"document.{short}" if short and last.endswith(f".{short}") else short or "document"


def _said(error: Exception, path: Path) -> str:
    """Return an error's words without the places of this machine in them."""
    return str(error).replace(str(path), path.name).replace(str(path.parent), "")
