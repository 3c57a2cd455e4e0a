"""Which of the units of task 1 also lead other tasks: English questions for some units of a set of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from query.among.meaning import Clause, Question
from query.logic import Operation
from query.wording.numerals import WORDS, parse_count

_UNITS = "(?:units?|departments?|agencies|bodies|organi[sz]ations?|bureaus and commissions)"
_ROLE = "(?:(?P<role>lead|leading|responsible|participating|supporting|cooperating|involved) )?"
_OF = f"(?:the )?{_ROLE}{_UNITS} (?:of|in|for|on|behind|involved in|responsible for|working on) (?P<rest>.+)"
_ITS = f"(?P<owner>(?:task|item) [0-9]+|it|this task|that task)(?:'s|(?<=it)s) {_ROLE}{_UNITS}(?P<rest>,? .+)"
_THEM = f"(?P<last>(?:these|those|the (?:two|three|four|five|six)|them)(?: {_UNITS})?)(?P<rest>,? .+)"
_HEADS: tuple[tuple[Operation, str], ...] = (
    ("count", "(?:of|among|out of) {of},? how many(?: of (?:them|these|those))?(?: ones?| units)? "),
    ("select", "(?:of|among|out of) {of},? (?:which|who)(?: of (?:them|these|those))?(?: ones?| units)? "),
    ("count", "how many (?:of )?{of}"),
    ("select", "(?:which|who|name|list)(?: are)? (?:of |among )?{of}"),
    ("exists", "(?:do|does) any (?:of )?{of}"),
)
_LEFT = re.compile(
    "(?:leaving out|leaving aside|besides|apart from|other than|excluding|except for|not counting)"
    f" (?P<owner>.+?)'s (?:own )?leads?(?: units?)?, (?P<head>which|how many) of its (?:other )?{_UNITS} (?P<rest>.+)",
    re.IGNORECASE,
)
"""Leaving out task 5's own lead, which of its units …: those that take part in it beside the lead."""
_STARTS = re.compile(
    " (?:that |who |which )?(?=(?:also|are|is|were|do|does|don't|lead|leads|head|appear|stand|have|has|take|takes|work"
    "|works|participate|only|support|never|themselves|in turn|end|figure|hold|play)\\b)"
)
_ALSO = "(?:(?:also|likewise|themselves|in turn|at the same time) )?"
_NOT = "(?:(?P<denied>do not|don't|does not|doesn't|never|are not|aren't) )?"
_DOES = "(?P<does>lead|head|participate in|take part in|work on|support|assist(?: in)?|cooperate on)s?"
_WHOLE = (
    "(?:(?:anywhere )?(?:in|of|across|throughout|over|within) (?:the )?"
    "(?:(?:whole|entire|full|complete|overall) )?(?:plan|document|text)|overall|anywhere|plan-wide|in all|at all)"
)
_WITHIN = "(?:(?:of|among|in) (?:these|those|them)(?: tasks)?|(?:in|within) (?:this|that) (?:section|part|chapter|set))"
_SCOPE = f"(?: (?:(?P<whole>{_WHOLE})|(?P<within>{_WITHIN})))?"
_NUMBER = f"(?P<number>[0-9]+|a single|single|{'|'.join(WORDS)})"
_BOUNDS = {"at least": ">=", "at most": "<=", "no more than": "<=", "more than": ">", "fewer than": "<"}
_BOUND = f"(?:(?P<bound>exactly|only|just|precisely|{'|'.join(_BOUNDS)}) )?{_NUMBER}(?P<more> or more)?"
_X = "(?P<x>.+?)"
_OTHERS = re.compile(
    "(?:any |some |at least one )?(?:of the )?other (?:tasks?|items?)(?: (?:in|of) the (?:whole |entire )?plan)?"
    "|another task|(?:any )?tasks? elsewhere|elsewhere|(?:any|some)thing else",
    re.IGNORECASE,
)
_NO_TASK = "(?P<none>nothing|no tasks?)?(?:(?:an?y?|some|at least one) tasks?|anything)?"
_ANY = re.compile(f"{_NO_TASK}(?: ?{_WHOLE}| of (?:their|its) own)*", re.IGNORECASE)
_A_TASK_IN = re.compile("(?:an?y?|some|at least one|one) (?:of the )?tasks? (?:in|of|from|under) (?=.)", re.IGNORECASE)
_VERBS = {
    "lead": "牵头",
    "head": "牵头",
    "part": "参与",
    "take": "参与",
    "supp": "配合",
    "coop": "配合",
    "assi": "配合",
}
_SORTS = {
    "bureaus": "局",
    "commissions": "委",
    "companies": "公司",
    "centres": "中心",
    "centers": "中心",
    "towns": "镇街",
    "towns and subdistricts": "镇街",
}


@cache
def _heads() -> tuple[tuple[Operation, re.Pattern[str]], ...]:
    """Return the beginnings of a question that say which units of what it asks for; `rest` holds all that follows."""
    heads = []
    for operation, head in _HEADS:
        before, _, behind = head.partition("{of}")
        for of in (_OF, _ITS, _THEM):
            whole = of if not behind else of.replace("(?P<rest>", "(?P<base>", 1) + f"{behind}(?P<rest>.+)"
            heads.append((operation, re.compile(before + whole, re.IGNORECASE)))
    return tuple(heads)


@cache
def _clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what may be said of the units, the surer first; `x` is another set of tasks."""
    where = "(?:listed |named |involved |included |active |represented )?"
    appear = (
        "(?:appear|stand|figure|occur|are|are (?:listed|named|involved)|have a (?:part|role)|take part|participate)"
    )
    be = f"(?:are|is) {_ALSO}(?P<denied>not )?{_ALSO}"
    clauses = (
        ("most", f"{_ALSO}{_DOES} the (?P<most>most|fewest) tasks{_SCOPE}"),
        ("number", f"{_ALSO}{_DOES} {_BOUND} tasks?{_SCOPE}"),
        ("number", f"{_ALSO}{appear} {_ALSO}in {_BOUND} tasks?{_SCOPE}"),
        ("number", f"(?:are|is) {_ALSO}responsible for {_BOUND} tasks?{_SCOPE}"),
        ("here", f"(?:{_DOES}|{appear} in|are responsible for) only (?:this|that)(?: one)? task{_SCOPE}"),
        ("here", f"only (?:{_DOES}|{appear} in) (?:this|that)(?: one)? task{_SCOPE}"),
        (
            "name",
            "(?:have|has) (?:a )?names? (?:that )?(?:end|ends|ending) (?:in|with) [“\"']?(?P<text>\\w{1,6})[”\"']?",
        ),
        ("name", "end in [“\"']?(?P<text>\\w{1,6})[”\"']?"),
        ("sort", f"(?:are|is) (?P<denied>not )?(?P<text>{'|'.join(_SORTS)})"),
        ("tasks", f"{be}{where}(?:in|on|among the units of|part of|responsible for|working on|units of) {_X}"),
        ("tasks", f"{be}(?:a |the )?(?P<does>lead|participating)(?: units?|s)? (?:of|in|for|on) {_X}"),
        ("tasks", f"{be}(?:a |the )?responsible units? (?:of|in|for|on) {_X}"),
        ("tasks", f"{_ALSO}{_NOT}{_ALSO}(?:appear|stand|figure|occur) {_ALSO}in {_X}"),
        (
            "tasks",
            f"{_ALSO}{_NOT}(?:have|has|play|hold) {_ALSO}(?:(?P<no>no) |any |an? )?(?:part|role|share|hand) in {_X}",
        ),
        ("tasks", f"{_ALSO}{_NOT}{_ALSO}{_DOES} {_X}"),
    )
    return tuple((how, re.compile(clause, re.IGNORECASE)) for how, clause in clauses)


def asked_in_english(question: str) -> Iterator[Question]:
    """Yield the ways to understand an English question for some of the units of a set of tasks."""
    question = re.sub(r"(?:,? (?:as well|too))?[?.! ]*$", "", question)
    if left := _LEFT.fullmatch(question):
        step: Operation = "select" if left["head"].lower() == "which" else "count"
        yield Question(left["owner"], "参与", _clauses_in(left["rest"]), step)
    for operation, head in _heads():
        if match := head.fullmatch(question):
            yield from _parted(operation, match)


def _parted(operation: Operation, match: re.Match[str]) -> Iterator[Question]:
    """Yield the question with its set of tasks told from what is said of the units, wherever a verb parts them."""
    said = match.groupdict()
    does = _verb(said.get("role") or "")
    base, rest = said.get("base"), said["rest"]
    named = said.get("owner")
    if base is None and not (named or "last" in said):
        splits = [(rest[: at.start()], rest[at.end() :]) for at in _STARTS.finditer(rest)]
    else:
        start = _STARTS.match(f" {rest.lstrip(', ')}")
        splits = [(named or base or "", f" {rest.lstrip(', ')}"[start.end() :])] if start else []
    for tasks, clause in splits:
        if clauses := _clauses_in(clause):
            yield Question(None if "last" in said else tasks.rstrip(","), does, clauses, operation)


def _clauses_in(clause: str) -> tuple[Clause, ...]:
    return tuple(_clause(found, how) for how, pattern in _clauses() if (found := pattern.fullmatch(clause)))


def _clause(found: re.Match[str], how: str) -> Clause:
    named = found.groupdict()
    does, denied = _verb(named.get("does") or ""), bool(named.get("denied") or named.get("no"))
    whole, within = bool(named.get("whole")), bool(named.get("within"))
    if how == "most":
        return Clause("most", does, denied=named["most"].lower() == "fewest", whole=whole, within=within)
    if how == "number":
        return Clause("number", does, bound=_bound(named), whole=whole, within=within)
    if how == "here":
        return Clause("others", does, denied=True, within=True)
    if how in ("name", "sort"):
        text = _SORTS[named["text"].lower()] if how == "sort" else named["text"]
        return Clause("name", denied=denied, named=text)
    return _of_tasks(found, does, denied=denied)


def _of_tasks(found: re.Match[str], does: str, *, denied: bool) -> Clause:
    """Return the clause that says in which tasks the units have their role."""
    named = found.groupdict()
    if _OTHERS.fullmatch(named["x"]):
        return Clause("others", does, denied)
    if anything := _ANY.fullmatch(named["x"]):
        return Clause("any", does, denied or bool(anything["none"]))
    return Clause(
        "tasks", does, denied, _A_TASK_IN.sub("", named["x"]), also=bool(re.search(r"\balso\b", found.string))
    )


def _bound(named: dict[str, str | None]) -> tuple[str, int]:
    """Return the comparator and the number of a bound: at least two, three or more, only one."""
    number = (named["number"] or "").lower()
    comparator = ">=" if named["more"] else _BOUNDS.get((named["bound"] or "").lower(), "=")
    return comparator, 1 if number.endswith("single") else parse_count(number)


def _verb(word: str) -> str:
    """Return the Chinese verb of a role that an English word names, nothing where any role will do."""
    return _VERBS.get(word.lower()[:4], "")
