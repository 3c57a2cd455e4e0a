"""English words that leave something out: excluding the lead units, task 3 aside, once the townships are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from query.apart.saying import Parting

_WITHOUT = (
    "(?:excluding|except(?: for)?|apart from|aside from|other than|besides|leaving (?:aside|out)|setting aside"
    "|(?:not|without|while not) (?:counting|including|considering)|ignoring|disregarding|with the exception of|omitting"
    "|dropping|removing|discounting|minus)"
)
_OUT = "(?:aside|excluded|left out|set aside|taken out|removed|left aside|not counted|not included|out)"
_LEAVE = "(?:leave|take|set|put|drop|exclude|remove|ignore|omit|skip|don't count|do not count)"
_WHAT = "(?P<what>[^,?;.()]{2,90}?)"
_ASKS = r"(?:which|what|who|whose|how many|list|name|give|show|is|are|does|do|in which|by which|rank|count)\b"
_REST = f"(?P<rest>{_ASKS}.+?)"
_LEAVING = "(?:leaving|taking|dropping|removing|excluding)"
_IF = "(?:if|when|once|after)"
_AWAY = "(?: out| aside| away| off)?"
_COUNTS_NOT = "(?:do not|does not|don't|doesn't|should not|are not to) (?:count|be counted|be included)"
_PLEASE = "(?:so |and |now |please |then )*"


@cache
def _builds() -> tuple[re.Pattern[str], ...]:
    """Return the builds of a question that leaves something out."""
    builds = (
        f"{_PLEASE}{_WITHOUT} {_WHAT}, {_REST}",
        f"{_PLEASE}(?:leaving|setting|putting|taking|with) {_WHAT} {_OUT}, {_REST}",
        f"{_PLEASE}{_WHAT} {_OUT}, {_REST}",
        rf"{_REST},? ?\(?{_WITHOUT} {_WHAT}\)?",
        rf"{_REST},? {_IF} (?:we |you |one )?(?:{_LEAVE}|{_LEAVING}){_AWAY} {_WHAT}{_AWAY}",
        rf"{_REST},? {_IF} {_WHAT} (?:are|is|have been|has been) {_OUT}",
        rf"{_REST}(?:,| \() ?{_WHAT} {_OUT}\)?",
        rf"{_REST}[?.;] {_LEAVE}{_AWAY} {_WHAT}{_AWAY}",
        rf"{_REST}[?.;,] {_WHAT} {_COUNTS_NOT}",
    )
    return tuple(re.compile(rf"{build}\s*[?.!]*", re.IGNORECASE) for build in builds)


_LONGEST = 300
_MAY_BE = re.compile(
    rf"\b(?:{_WITHOUT}|{_LEAVE}|aside|excluded|left out|taken out|removed|leaving|setting|count)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|left|remain)\b|^what are the\b", re.IGNORECASE)
"""Leaving out task 5's lead, which of its units; which of A's tasks are left if: other builds say whose they are."""
_OTHER = re.compile(r"\b(?:else|other|remaining|also)\b ?", re.IGNORECASE)


def parted_in_english(question: str) -> Iterator[Parting]:
    """Yield the way to part a question from the words that leave something out; nothing where none do."""
    matches = (
        (pattern.fullmatch(question) for pattern in _builds())
        if len(question) <= _LONGEST and _MAY_BE.search(question)
        else ()
    )
    match = next(filter(None, matches), None)
    if match and not _ITS.search(match["rest"]):
        yield Parting(f"{_OTHER.sub('', match['rest'])}?", (match["what"],), english=True)
