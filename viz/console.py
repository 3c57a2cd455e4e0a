"""How the command line talks: data to stdout, all else to stderr, an error in one line, in the chosen language."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from viz.errors import UnreadableInput, UnwritableFile

if TYPE_CHECKING:
    from kg.store import Store

DEFAULT_STORE = "zeren-store"
_ORDERS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\t\n\r\x85")), "\ufffd")


@dataclass(frozen=True, slots=True)
class Console:
    """The global options. `store` is None where the default folder is meant."""

    store: str | None = None
    lang: str = "zh"

    def tell(self, chinese: str, english: str) -> None:
        """Say something to the person at the terminal."""
        typer.echo(harmless(chinese if self.lang == "zh" else english), err=True)

    def fail(self, error: Exception) -> None:
        """Say in one line what went wrong; an error that gathers several has a line for each."""
        for line in harmless(str(error)).splitlines() or [type(error).__name__]:
            typer.echo(f"错误：{line}" if self.lang == "zh" else f"Error: {line}", err=True)

    @contextmanager
    def open(self, *, write: bool = False) -> Iterator[Store]:
        """Open the store; the default one is filled with the plan that ships when it is used for the first time."""
        from kg.store import open_store

        with open_store(self._location(), write=write) as store:
            yield store

    @contextmanager
    def snapshot(self) -> Iterator[Store]:
        """Open the store for a long time of reading, so that others may load documents."""
        from kg.store import open_snapshot

        with open_snapshot(self._location()) as store:
            yield store

    @property
    def place(self) -> str:
        """Where the store is or will be."""
        return self.store or DEFAULT_STORE

    def _location(self) -> str:
        location = self.place
        if self.store is None and not Path(location).exists():
            self.tell(
                f"首次使用：正在载入随附文件到 {location} …", f"First use: loading the shipped plan into {location} …"
            )
            from kg.build import ensure_default

            ensure_default(location)
        return location


def console(context: typer.Context) -> Console:
    """Return the console of this run."""
    return context.obj if isinstance(context.obj, Console) else Console()


def harmless(text: str) -> str:
    r"""Return a text without what a terminal takes for orders: names of files and texts come from strangers.

    >>> harmless("甲\x1b[2J\n")
    '甲�[2J\n'
    """
    return text.translate(_ORDERS)


def emit(text: str) -> None:
    """Write data to stdout, with one line end behind it."""
    text = harmless(text)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def emit_json(value: Any, *, indent: int | None = 2) -> None:
    """Write one JSON value to stdout."""
    import json

    emit(json.dumps(value, ensure_ascii=False, indent=indent))


def read_text(path: Path) -> str:
    """Read a file that a command was pointed to; `UnreadableInput` says why it cannot be."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise UnreadableInput(path, e.strerror or str(e) if isinstance(e, OSError) else "不是 UTF-8") from e


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file; `UnwritableFile` says why it cannot be."""
    try:
        path.write_bytes(content)
    except OSError as e:
        raise UnwritableFile(path, e.strerror or str(e)) from e
