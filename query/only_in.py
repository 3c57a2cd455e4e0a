"""Which units appear only in tasks without a lead: English questions for the units that have no task outside a set."""

from __future__ import annotations

import re

from query.constraints import Elsewhere
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.form import parse
from query.parsing.truth import none_of
from query.patterns import OF_THING

_UNITS = "(?:units?|departments?|bodies|agencies|bureaus)"
_DOES = (
    "(?:named|listed|involved|mentioned|found|appear|appears|work|works|take part|takes part|participate|participates"
    "|figure|figures|occur|occurs|responsible|have tasks|has tasks)"
)
_ONLY = "(?:only|solely|exclusively|nowhere but|just)"
_ALL_OF_THEM = "(?:whose tasks (?:are all|all (?:lie|are|fall))|all (?:of )?their tasks)"
_ASKED = re.compile(
    f"(?:(?P<many>how many)|which|what|list|name)(?: all)?(?: the)? (?:responsible )?{_UNITS}"
    f"(?:(?: that| which)?(?: are| is)? (?:{_ONLY} )?{_DOES}(?: {_ONLY})?|(?: have)? {_ALL_OF_THEM})"
    " (?:in|for|on|under|within)"
    " (?P<set>.+?)(?: and nowhere else| alone| only)?[?.]*",
    re.IGNORECASE,
)
_SAYS_ONLY = re.compile(rf"\b(?:{_ONLY}|nowhere else|alone|{_ALL_OF_THEM})\b", re.IGNORECASE)


def units_only_in(question: str, lexicon: Lexicon) -> Logic | None:
    """Return the form of an English question for the units all of whose tasks are in a set; None for any other."""
    match = _ASKED.fullmatch(question.strip()) if _SAYS_ONLY.search(question) else None
    if match is None or not _SAYS_ONLY.search(question.replace(match["set"], "")):
        return None
    there = parse(f"which units are responsible for {match['set']}?", lexicon)
    plain = (there.operation, there.kind, there.others, there.every) == ("select", "unit", (), False)
    if not plain or not there.where or any(isinstance(c, OF_THING) for c in there.where):
        return None
    where = (*there.where, Elsewhere((none_of(there.where),), negated=True))
    return Logic("count" if match["many"] else "select", "unit", where)
