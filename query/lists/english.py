"""Do tasks 6 and 7 have the same leads: English questions that set the units of two tasks against each other."""

from __future__ import annotations

import re
from functools import cache

from query.lists.ways import Way, compiled

_T, _U = (f"(?:the )?(?:tasks? |item )?(?P<{name}>[0-9]+)" for name in "ab")
ROLES = {"lead": "牵头", "leading": "牵头", "participating": "参与", "supporting": "配合", "responsible": "责任"}
_OF_ROLE = f"(?P<%s>{'|'.join(ROLES)})?(?: ?(?:units?|departments?|agenc(?:y|ies)|bod(?:y|ies)|leads?))(?<!lead lead)"
_R, _S = (f"(?:the )?(?:(?:list|set) of )?{_OF_ROLE % name}" for name in "rs")
_BOTH_OF = f"(?:both )?{_T} and {_U}"
_THEIR = f"(?:{_R} (?:of|for|in|on) {_BOTH_OF}|{_BOTH_OF}(?:'s|s')? {_S})"
_OWN = f"{_R} (?:of|for|in|on) {_T}"
_THOSE = f"(?:(?:those|the ones|{_S}) (?:of|for|in|on) {_U}|{_U}'s(?: {_S})?)"
_ALSO = "(?:also )?"
_STANDS = "(?:are|is|appears?|stands?|figures?)(?: listed| named)?"
_AS_MANY = "(?:the same number of|equally many|as many|an equal number of)"
_ENGLISH: tuple[tuple[Way, str], ...] = (
    ("same", f"do {_BOTH_OF} have (?:exactly |all )?the (?:very |exact )?(?:same|identical) {_R}"),
    ("same", f"(?:is|are) {_THEIR} (?:exactly |all |completely )?(?:the same|identical|alike)"),
    ("same", f"(?:is|are) {_R} (?:exactly |all )?(?:the same|identical) (?:for|in|on) {_BOTH_OF}"),
    ("same", f"(?:is|are) {_OWN} (?:exactly |all )?(?:the same as|identical (?:to|with)) {_THOSE}"),
    ("differ", f"do {_BOTH_OF} have different {_R}"),
    ("differ", f"(?:is|are) {_THEIR} different|do(?:es)? {_THEIR} differ"),
    ("differ", f"do(?:es)? {_OWN} differ from {_THOSE}|(?:is|are) {_OWN} different from {_THOSE}"),
    ("differ", f"(?:is|are) there (?:any |a )?differences? (?:between|in|among) {_THEIR}"),
    ("apart", f"(?:which|what) {_R} differ between {_BOTH_OF}"),
    ("apart", f"(?:how|in what|where) do(?:es)? {_THEIR} differ"),
    ("apart", f"what (?:is|are) the differences? (?:between|in) {_THEIR}"),
    (
        "apart",
        f"which {_R} {_STANDS} (?:in|on) (?:only|just|exactly) one of {_BOTH_OF}",
    ),
    (
        "apart",
        f"which {_R} {_STANDS} (?:only|just) (?:in|on) one of {_BOTH_OF}",
    ),
    (
        "equal",
        f"do {_BOTH_OF} have (?:exactly )?{_AS_MANY} {_R}(?: as each other)?",
    ),
    ("equal", f"do(?:es)? {_T} have (?:exactly |just )?as many {_R} as {_U}"),
    ("shared", f"do {_BOTH_OF} (?:share|have) (?:any|an?|some|at least one)(?: common| shared)? {_R}(?: in common)?"),
    ("shared", f"(?:is|are) there (?:any|an?) (?:common |shared )?{_R} (?:common to|shared by|of|in|for) {_BOTH_OF}"),
    ("shared", f"(?:is|are) any unit an? {_R} of {_BOTH_OF}"),
    ("both", f"(?:which|what|how many) {_R} (?:do|are|is) {_BOTH_OF} (?:share|have in common)"),
    ("both", f"(?:which|what|how many|list|name) {_R} (?:are |is )?(?:common to|shared by) {_BOTH_OF}"),
    ("first", f"(?:which|what|how many|list|name) {_OWN} (?:that )?(?:are|is) not {_S} (?:of|for|in|on) {_U}"),
    ("holds", f"do(?:es)? {_OWN} (?:include|contain|cover|comprise) (?:all |every one )?(?:of )?{_THOSE}"),
    ("holds", f"do(?:es)? {_T} (?:include|contain|cover|have) (?:all|every one)(?: of)? {_THOSE}"),
    ("within", f"(?:is|are) (?:all|every)(?: of)? {_OWN} {_ALSO}(?:an? )?{_S} (?:of|for|in|on) {_U}"),
    (
        "within",
        f"(?:is|are) (?:all|every)(?: of)? {_OWN} {_ALSO}(?:listed |named |found |included )?(?:in|on|among) {_U}",
    ),
)


@cache
def english() -> tuple[tuple[Way, re.Pattern[str]], ...]:
    """Return the builds in English, each with what it asks."""
    return tuple((way, compiled(f"(?:{build})[?.! ]*")) for way, build in _ENGLISH)
