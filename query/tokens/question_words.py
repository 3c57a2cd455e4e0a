"""Question words: they say outright what is asked for."""

from __future__ import annotations

import re

STRONG = re.compile(r"哪|谁|什么|第几|几|which|what|who|多少")
"""Question words: an ask that holds one says outright what is asked for."""
