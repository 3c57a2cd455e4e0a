"""English relative clauses behind the tasks, each read by itself: tasks led by A, with targets and without B."""

from __future__ import annotations

from query.constraints import ALL_ROLES, Constraint, TargetIs
from query.errors import NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import Logic
from query.parsing.focus import SUPERLATIVES
from query.parsing.phrases import bounds_of
from query.parsing.stretches import TARGETS
from query.parsing.truth import denied
from query.reading.draft import target_kind

_BREAKS = {",", "and", "but", "and also", "also", "yet", "while", ";"}
_OPENS = {"with", "that", "which", "where", "without", "having", "whose"}
_HAVING = {"with", "have", "has", "having", "contain", "contains", "carry", "set", "sets", "name", "names"}
_HAVING |= {"include", "includes"}
_OWNS = {"include", "includes", "have", "has", "contain", "contains", "carry", "carries", "name", "names"}
_BE = {"are", "is", "involve", "involves"}
_SAYS = {"role", "without", "counted", "amount", "has-not", "single", "several", "part", "part-word"}
_ENDS = {"?", ".", "!", "have", "contain", "set", "are there", "there", "please"}
_TASKS = ("ask", "count", "all-of", "some")
_HEAD = {"list", "all-of", "ask", "which", "yesno", "filler", "count", "role", "all", "some", "both"}
_ELSEWHERE = {"or", "either", "ratio", "each", "each-part", "each-task", "apart", "pronoun", "others", "rank"}
_ELSEWHERE |= {"compare", "fewer", "times", "difference", "numbers", *SUPERLATIVES}


def of_relatives(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of an English question about tasks and the clauses behind them, None where it is not built so."""
    if whole := _of_every_task(row, lexicon) or _in_every_task(row, lexicon) or _share(row, lexicon):
        return whole
    place = next((i for i, m in enumerate(row) if m.code == "task" and m.kind in _TASKS), None)
    if place is None or not row[place].text.isascii() or any(m.kind in _ELSEWHERE for m in row):
        return None
    head, body = row[: place + 1], _trimmed(row[place + 1 :])
    clauses = _clauses(body)
    if not clauses or any(m.kind not in _HEAD for m in head) or not all(map(_says, clauses)):
        return None
    if any(m.kind == "ask" and m.code not in ("", "unit") for m in body if m.code not in TARGETS):
        return None
    where = _read(clauses, lexicon)
    return _asked(head, where) if where else None


def _of_every_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of do all tasks in a place have something: whether some task there has it not."""
    if [m.kind for m in row[:2]] not in (["yesno", "all-of"], ["yesno", "each-task"]) or row[1].code != "task":
        return None
    has = next((i for i in range(2, len(row)) if row[i].text in _HAVING | _BE and row[i].text not in _OPENS), None)
    if has is None:
        return None
    base, said = [m for m in row[2:has] if m.kind != "filler"], _trimmed(row[has:])
    where = bounds_of([_plain(row[2:has])], lexicon) if base else ()
    holds = _read([said], lexicon)
    if (base and not where) or len(holds) != 1:
        return None
    return Logic("exists", "task", (*where, denied(holds[0])), ALL_ROLES, attribute="not")


def _in_every_task(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of does A take part in every task led by B: whether some such task is without A in that role."""
    place = next((i for i, m in enumerate(row) if m.kind in _EVERY), None)
    if not place or row[0].kind != "yesno" or not row[0].text.isascii() or any(m.kind == "not" for m in row):
        return None
    said, behind = row[1:place], row[place + 1 :]
    if row[place].code != "task":
        behind = behind[1:] if behind and behind[0].code == "task" else []
    clause = [m for m in _trimmed(behind) if m.text not in ("that", "which")]
    named = any(m.kind == "unit" for m in said) and any(m.kind == "role" for m in said)
    if not named or not any(m.kind in (*_SAYS, "unit") for m in clause):
        return None
    where = bounds_of([_plain(clause)], lexicon, drop=_DROPPED)
    holds = bounds_of([_plain(said)], lexicon, drop=_DROPPED)
    if not where or len(holds) != 1:
        raise NotUnderstood("nothing")
    return Logic("exists", "task", (*where, denied(holds[0])), ALL_ROLES, attribute="not")


_EVERY = ("all", "each-task", "all-of")


def _share(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of what share of the tasks of a first phrase are as a second says: …led by A have targets."""
    place = next((i for i, m in enumerate(row) if m.code == "task" and m.kind in _TASKS), None)
    if place is None or row[0].kind != "ratio" or not row[0].text.isascii() or any(m.kind == "pronoun" for m in row):
        return None
    verbs = (i for i in range(len(row) - 1, place, -1) if row[i].text in _HAVING | _BE)
    owned = any(m.kind == "unit" for m in row[1:place])
    cuts = (
        i for i in verbs if row[i - 1].text not in _OPENS and (owned or _says(row[place + 1 : i])) and _says(row[i:])
    )
    verb = next(cuts, None)
    if verb is None:
        return None
    owner = [m for m in row[1:place] if m.kind != "filler"]
    base = _read([[*owner, *row[place + 1 : verb]]], lexicon)
    said = _read([_trimmed(row[verb:])], lexicon)
    if not base or not said:
        return None
    both = (*base, *(c for c in said if c not in base))
    return Logic("ratio", "task", others=(Logic("count", "task", both), Logic("count", "task", base)))


def _trimmed(row: list[Mark]) -> list[Mark]:
    """Return what stands behind the tasks, without are there in front and what closes the question."""
    end = len(row)
    while end and row[end - 1].text in _ENDS:
        end -= 1
    start = 1 if row and row[0].text in ("are there", "there", "are") else 0
    return row[start:end]


def _clauses(row: list[Mark]) -> list[list[Mark]]:
    """Return a row parted where a joiner or a relative word stands between two clauses that each say something."""
    parts: list[list[Mark]] = [[]]
    for index, mark in enumerate(row):
        if mark.text in _BREAKS:
            parts.append([])
        elif parts[-1] and _opens(row, index) and _says(parts[-1]):
            parts.append([mark])
        else:
            parts[-1].append(mark)
    out: list[list[Mark]] = []
    for part in parts:
        if (out and not _says(part)) or (out and not _says(out[-1])):
            out[-1] += part
        elif part:
            out.append(part)
    return out


def _opens(row: list[Mark], index: int) -> bool:
    """Tell whether a clause begins here: with, that, in which, not involving, led by, in the … section."""
    mark, before = row[index], row[index - 1]
    if mark.text in ("in", "within", "from", "under"):
        near = row[index + 1 : index + 5]
        return near[:1] != [] and (near[0].text == "which" or any(m.kind in ("part", "part-word") for m in near))
    if mark.kind == "not":
        return before.text not in _OPENS | {"do", "does", "which"}
    if mark.kind == "role" and mark.text.isascii():
        behind = mark.text.endswith(("ing", " by")) and before.kind != "not" and before.text not in ("is", "are")
        return behind and mark.text.split()[0] != "lead"
    verb = mark.text in _OWNS and before.kind in ("role", "part", "part-word") and row[0].text in _OPENS
    return verb or (mark.text in _OPENS and before.text not in ("in", "of", "for"))


def _says(row: list[Mark]) -> bool:
    if any(m.kind in _SAYS for m in row):
        return True
    having = any(m.kind == "not" or m.text in _HAVING for m in row)
    return having and any(m.kind == "unit" or m.code in TARGETS for m in row)


def _read(clauses: list[list[Mark]], lexicon: Lexicon) -> tuple[Constraint, ...]:
    """Return what the clauses say of tasks; nothing where one leaves its unit to another, or cannot be read."""
    whole: list[list[Mark]] = []
    for clause in clauses:
        units = [m for m in whole[-1] if m.kind == "unit"] if whole else []
        whole.append(
            [*units, *clause] if len(units) == 1 and _bare(clause) else clause
        )  # A is responsible, not leading
    return () if any(map(_bare, whole)) else bounds_of(map(_plain, whole), lexicon, drop=_DROPPED)


def _plain(clause: list[Mark]) -> list[Mark]:
    """Return a clause behind its tasks, without the relative word that joins it to them."""
    said = (m for m in clause if m.text not in ("that", "which", "where", "whose"))
    return [Mark(Entry("ask", "task"), 0, 0, "tasks"), *said]


def _bare(clause: list[Mark]) -> bool:
    """Tell whether a clause leaves its unit to the one in front: takes part without leading."""
    said = [m.kind for m in clause if m.kind != "filler"]
    verb = next((m.text for m in clause if m.kind == "role"), "")
    helped = any(m.kind == "not" and m.text.startswith(("do", "did")) for m in clause)
    noun = verb.endswith(("lead", "unit", "units", "department", "agency")) and not helped
    return said in (["not", "role"], ["role"]) and not noun


_DROPPED = ("yesno", "which", "list", "both")


def _asked(head: list[Mark], where: tuple[Constraint, ...]) -> Logic | None:
    """Return the form of what the words in front of the tasks ask of them."""
    targets = next((m for m in head if m.code in TARGETS), None)
    roles = next((m.entry.roles for m in head if m.kind == "role"), None)
    units = any(m.kind == "ask" and m.code == "unit" for m in head)
    counts = any(m.kind == "count" for m in head)
    if targets is not None:
        kind = target_kind(targets.code)
        bound = (*where, TargetIs(kind)) if kind != "any" else where
        return Logic("count" if targets.kind == "count" else "select", "target", bound)
    if roles is not None or units:
        return Logic("count" if counts else "select", "unit", where, roles or ALL_ROLES) if units else None
    if counts:
        return Logic("count", "task", where)
    asks = any(m.kind in ("which", "list") or m.text.startswith(("which", "what")) for m in head)
    whether = any(m.kind == "yesno" for m in head)
    return Logic("exists" if whether and not asks else "select", "task", where)
