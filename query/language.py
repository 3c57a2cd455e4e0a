"""The language of a question: Chinese or English."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["zh", "en"]


def language_of(question: str) -> Language:
    """Return zh where a question has at least twice as many Chinese characters as English words."""
    return (
        "zh"
        if len(re.findall(r"[\u4e00-\u9fff]", question)) >= 2 * len(re.findall(r"[A-Za-z]{2,}", question))
        else "en"
    )
