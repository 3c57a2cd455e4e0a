"""The templates of this room, with everything escaped that goes into them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from jinja2 import Environment

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of direction (Unicode Standard Annex 9, section 2)."""
HERE = Path(__file__).parent
_UNSAFE: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


@cache
def environment() -> Environment:
    """Return the templates' environment: autoescape on, a missing name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_in_sight,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["query"] = _parameter
    return made


def _in_sight(value: object) -> object:
    """Write out the characters that turn the direction of what stands behind them: they would garble a page.

    >>> _in_sight("甲\u202e乙")
    '甲[U+202E]乙'
    """
    if isinstance(value, str) and _TURNING.search(value):
        return type(value)(_TURNING.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", value))
    return value


def _parameter(query: str, name: str) -> str:
    """Return a parameter of a query string, empty where it is not there."""
    return dict(parse_qsl(query)).get(name, "")


def static(name: str) -> str:
    """Return the text of a file in `static/`."""
    return (HERE / "static" / name).read_text(encoding="utf-8")


def script_json(value: object) -> str:
    r"""Write JSON that may stand inside a script element, whatever the names in it hold.

    >>> script_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(str.maketrans(_UNSAFE))
