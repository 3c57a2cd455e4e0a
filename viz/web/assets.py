"""Styles, scripts and signs of the pages: a few small files, read once and given out from memory.

From the disk a file takes several turns of a thread, and a page cannot be shown before its styles are there.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_KEPT = "public, max-age=600"
"""Ten minutes after an upgrade every browser has the new ones."""


class Assets:
    """An application over the files of a folder, by their names."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.name: _answer(path) for path in sorted(folder.iterdir()) if path.is_file()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file, with nothing where the browser has it already, or say that there is none."""
        made = self._files.get(scope["path"].rpartition("/static/")[2])
        if made is None or scope["method"] not in ("GET", "HEAD"):
            response: Response = PlainTextResponse("Not Found", 404)
        else:
            response = made(Headers(scope=scope).get("if-none-match", ""))
        await response(scope, receive, send)


def _answer(path: Path) -> Callable[[str], Response]:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": _KEPT}
    return lambda known: (
        Response(status_code=304, headers=headers)
        if tag in known
        else Response(content, media_type=kind, headers=headers)
    )
