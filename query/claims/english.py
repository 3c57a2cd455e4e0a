"""What an English question claims of sets: only the Bureau leads task 9, its units are those of task 2 as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from query.claims.saying import Claim, How

_UNITS = "(?:(?: units?| agenc(?:y|ies)| departments?| bod(?:y|ies))|s)?"
_WHOSE = "(?:lead(?:ing)?|responsible|participating|supporting)"
_T = "(?:task [0-9]+|第[0-9]+条|(?:the )?[a-z][a-z -]{3,40}? (?:section|part))"
_OF = "(?:of|for|in|on|under)"
_ALL = "(?:the |all |both |every |each |of the |single |one of )*"
_NAME = "(?:the )?[^,?]{3,80}?"
_ANY = "(?:any|any of|one of|at least one of|some|some of)(?: the)?"
_DOES = {
    "lead": f"in charge of|leading|leads?|heads?|(?:the )?leads? {_OF}",
    "responsible": f"responsible for|(?:involved|listed|named) {_OF}|part of|(?:appear|work)(?:s|ing)? {_OF}|on",
    "participating": "participat(?:e|es|ing) in|tak(?:e|es|ing) part in",
}
_BE = "(?:is|are|do|does)"
_N = (
    "(?:(?P<before>more than|over|fewer than|less than|at least|at most|no more than|no fewer than|exactly|only"
    "|just) )?(?P<number>[0-9]+)(?: (?P<behind>or more|or fewer))?"
)


def _role(name: str) -> str:
    """Return the pattern of units by their role: lead units, leads."""
    return f"(?P<{name}>{_WHOSE}){_UNITS}"


def _of(i: int) -> str:
    """Return the pattern of a set of units: the lead units of task 9."""
    return f"{_role(f'r{i}')} {_OF} (?P<t{i}>{_T})"


@cache
def builds() -> tuple[tuple[How, re.Pattern[str]], ...]:
    """Return the builds, each with what it claims."""
    does = "|".join(f"(?P<{name}2>{words})" for name, words in _DOES.items())
    ones = "(?:a |the |all |among the |one of the )*"
    second = f"(?:also |all |both |likewise )*(?:{ones}{_of(2)}|(?:{does}) (?P<s2>{_T}))(?: too| as well| also)?"
    alike = "(?:all |exactly |completely )*(?:the same|identical|(?P<not>different|not the same))"
    verbs = (
        "have|has|hold|lead|leading|head|participate|participating|take part|involved|responsible|named|listed|appear"
    )
    two = "tasks (?P<a>[0-9]+) and (?:task )?(?P<b>[0-9]+)"
    those = f"(?:that|those|the ones?|the {_WHOSE}{_UNITS}) {_OF}"
    no = "(?:not (?:have|share) any|have no|share no)"
    found: tuple[tuple[How, str], ...] = (
        ("some", f"{_BE} {_ANY} {_of(1)} {second}"),
        ("none", f"{_BE} (?:no|none of the) {_of(1)} {second}"),
        ("all", f"{_BE} {_ALL}{_of(1)} {second}"),
        ("all", f"{_BE} (?:the )?{_of(2)} (?:include|cover|contain)s? {_ALL}(?:{_of(1)}|{those} (?P<s1>{_T}))"),
        ("same", f"{_BE} the {_of(1)} {alike} (?:as|to|from) {those} (?P<s2>{_T})"),
        ("same", f"{_BE} the {_role('r')} {_OF} {two} {alike}"),
        ("same", f"are {two} (?P<r>led|run|headed) by (?:exactly )?the same{_UNITS}"),
        ("same", f"do(?:es)? {two} have (?:exactly )?(?:the same|(?P<not>different)) {_role('r')}"),
        ("none", f"do(?:es)? {two} {no} (?:common )?{_role('r')}(?: in common)?"),
        ("some", f"do(?:es)? (?P<t1>{_T}) share (?:any|a|some) (?:common )?{_role('r1')} with (?P<s2>{_T})"),
        ("only", f"(?P<x>[^,?]{{3,160}}?) (?:is|are) the (?:only|sole) {_role('r1')} {_OF} (?P<t1>{_T})"),
        ("only", f"(?:is|are) (?P<x>[^,?]{{3,160}}?) the (?:only|sole) {_role('r1')} {_OF} (?P<t1>{_T})"),
        ("only", f"(?:does |do )?only (?P<x>[^,?]{{3,160}}?) (?P<r1>lead)s? (?P<t1>{_T})"),
        (
            "only",
            f"is (?P<x>[^,?]{{3,160}}?) the only (?:one|unit|body|agency) (?P<r1>leading) (?P<t1>{_T})",
        ),
        ("other", f"(?P<t1>{_T}) (?P<no>has no|doesn['’]t have any) (?:other )?{_role('r1')}(?P<any>)"),
        ("other", f"(?:there is|is there) (?P<no>no) (?:other )?{_role('r1')}(?P<any>) {_OF} (?P<t1>{_T})"),
        ("so many", f"are there {_N} {_role('r1')} {_OF} (?P<t1>{_T})"),
        ("so many", f"are {_N}{_UNITS} (?P<r1>responsible) for (?P<t1>{_T})"),
        ("so many", f"(?:does )?(?P<t1>{_T}) (?:has|have) {_N} {_role('r1')}"),
        (
            "within",
            (
                f"(?:does|do|is|are) (?P<who>{_NAME}) (?:only )?(?P<does>{verbs})(?: for| in)?(?: any)? "
                f"(?:tasks )?only (?:for tasks )?(?:in|under|within|to) (?P<place>{_T})"
            ),
        ),
        (
            "within",
            (
                f"(?:does|do|is|are) (?P<who>{_NAME}) only (?P<does>{verbs})(?: for| in)?(?: any)?(?: tasks)? (?:in"
                f"|under|within) (?P<place>{_T})"
            ),
        ),
        (
            "within",
            (
                f"are (?:the |all )*(?P<who>{_NAME})['’]s? tasks (?:all )?(?:only|solely|confined|limited"
                f"|restricted) (?:to|in) (?P<place>{_T})(?P<does>)"
            ),
        ),
        ("so many", f"is the number of (?P<set>tasks [^,?]{{5,90}}?) (?:equal to )?{_N}"),
    )
    return tuple((how, re.compile(build, re.IGNORECASE)) for how, build in found)


_TRUE = re.compile(r"^is it true that |, is (?:that|this|it) (?:right|true|correct|so)$", re.IGNORECASE)
_ASKS = re.compile(r"(?:is|are|do|does)\b", re.IGNORECASE)
_OUT = re.compile(
    r"(?P<front>.*?),? ?\b(?:other than|besides|apart from|except(?: for)?|aside from) (?P<x>[^,?]{3,120}?)"
    r"(?P<back>,.*| (?:for|of|on|in) (?:task|第).*|)",
    re.IGNORECASE,
)
_FIGURES = {
    name: str(n)
    for n, name in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_FIGURES)})\b(?= (?:lead|responsible|participating|supporting|units|tasks)|$)")
_VERBS = {"lead": "leads", "head": "leads", "participat": "participates in", "take part": "participates in"}
_PLAIN = {
    "lead": "Which units lead {}?",
    "responsible": "Which units are responsible for {}?",
    "participating": "Which units take part in {}?",
    "supporting": "Which units support {}?",
}


def claims_in_english(question: str) -> Iterator[Claim]:
    """Yield the ways to understand what an English question claims; none where it asks for anything else."""
    plain = question.strip().rstrip("?.! ")
    said = _NUMBER.sub(lambda m: _FIGURES[m[0]], _TRUE.sub("", plain))
    if not (said != plain or _ASKS.match(said)):
        return
    out = _OUT.fullmatch(said)
    left = out["x"] if out else ""
    said = f"{out['front']}{out['back']}".strip(" ,") if out else said
    for how, build in builds():
        if match := build.fullmatch(said):
            named = match.groupdict()
            sets = _sets(named)
            if (named.get("any") is None or left) and not (left and len(sets) > 1):
                denied = bool(named.get("not") or named.get("no"))
                yield Claim(how, sets, named.get("x") or "", left, match if how == "so many" else None, denied)


def _sets(named: dict[str, str]) -> tuple[str, ...]:
    """Return the plain questions for the sets that a build names."""
    if named.get("set"):
        return (f"List the {named['set']}",)
    if named.get("place"):
        does = next((does for start, does in _VERBS.items() if named["does"].startswith(start)), "is responsible for")
        return f"List the tasks that {named['who']} {does}", f"List the tasks in {named['place']}"
    if named.get("a"):
        return tuple(_plain(named["r"], f"task {named[each]}") for each in "ab")
    own, other = named.get("r1") or named.get("r2") or "", named.get("r2")
    doing = next((name for name in _DOES if named.get(f"{name}2")), other or own)
    places = [named.get(f"t{i}") or named.get(f"s{i}") for i in (1, 2)]
    return tuple(_plain(role, place) for role, place in zip((own, doing), places, strict=True) if place)


def _plain(role: str, tasks: str) -> str:
    return _PLAIN["lead" if role.lower() in ("leading", "led", "run", "headed") else role.lower()].format(tasks)
