"""The language of a question: Chinese or English."""

from __future__ import annotations

import re
from typing import Literal

_CHINESE, _ENGLISH = re.compile("[\u4e00-\u9fff]+"), re.compile("[A-Za-z]{2,}")
Language = Literal["zh", "en"]


def article(number: str) -> str:
    """Return the number of a task as Chinese says it: 第5条; 第五条 is printed so.

    >>> article("5"), article("（五）"), article("第五条")
    ('第5条', '第（五）条', '第五条')
    """
    return number if number.startswith("第") else f"第{number}条"


def language_of(question: str) -> Language:
    """Return zh where a question has at least twice as many Chinese characters as English words."""
    characters = sum(map(len, _CHINESE.findall(question)))
    return "zh" if characters >= 2 * len(_ENGLISH.findall(question)) else "en"
