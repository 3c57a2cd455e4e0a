"""What stands before a question and says who asks or why (as an auditor, …; 供电公司来问，…), and is no part of it."""

from __future__ import annotations

import re

_ASKS = (
    r"(?:i'?d (?:like|want|need)|i (?:want|need|would|wish)|we (?:want|need|would|wish)|please|kindly|which|what"
    r"|who|whose|how|where|"
    r"when|could|can|would|is|are|does|do|list|give|tell|name|show|state|count)\b"
)
_WORDS = r"[a-z][a-z' -]{2,45}?"
_ENGLISH = re.compile(
    rf"^(?:as (?:an?|the) {_WORDS},? |(?:for|in) (?:our|my|an?) {_WORDS}, )(?={_ASKS})", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?!I\b|I')[A-Z]")
_SPEAKER = re.compile(
    "^[一-龥]{2,8}(?:来|打)?(?:电话|人|电|函)?(?:来)?(?:问|打听|咨询|询问)(?:到|起|我们?|我区)?[，,：:](?=.{4})"
    "(?!.*(?:它|其|他们|他家|自己|我们|该))"
)
"""供电公司来问: whoever asks is nothing that the question is about, unless it speaks of them."""
_ONLY_PART = re.compile(
    r",? ?(?:rather than|instead of|not)(?: being)?(?: just| only| merely| simply)(?: as)? an? "
    r"(?:participant|supporter|participating unit|supporting unit|cooperating unit|participating agency)\b",
    re.IGNORECASE,
)
"""A lead, rather than just a participant: a lead."""


def without_preface(question: str) -> str:
    """Return a question without what says who asks it; what names a unit or a thing in its own capitals stays."""
    match = _ENGLISH.match(question)
    if match and not _NAMED.search(question, 1, match.end()):
        question = question[match.end() :]
    return _ONLY_PART.sub("", _SPEAKER.sub("", question))
