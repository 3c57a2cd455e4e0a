"""Office files (zip packages, ECMA-376 part 2) with fixed times, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def packed(content: bytes, now: datetime) -> bytes:
    """Return the package with `now` as the only time in it: of its making, its change, and of every part."""
    stamp = now.astimezone(UTC)
    told = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _CORE:
                part = _TIMES.sub(rb"\g<1>" + told + rb"\g<2>", part)
            new.writestr(ZipInfo(name, max(stamp.timetuple()[:6], (1980, 1, 1, 0, 0, 0))), part, ZIP_DEFLATED)
    return made.getvalue()
