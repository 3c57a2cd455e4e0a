"""A row of tokens parted into clauses, each of which says something by itself."""

from __future__ import annotations

from itertools import pairwise

from query.lexicon import Mark
from query.tokens.question_words import names_units, words

BREAKS = {",", "、", ";"}
_AND = words("且|又|并且|而且|同时|但|但是|却|也|还|并|既|不过|另外|同时又|又要")
_ADVERBS = {"又", "也", "还", "却", "既", "同时"}
_SAYS = {"role", "without", "counted", "amount", "has-not", "single", "several"}
TARGETS = {"target", "quantity", "milestone"}
_UPON = {"落到", "落在", "分到", "派到", "头上", "身上", "肩上", "名下", "都在", "都有", "在内"}
_DOES = {"做", "干", "办", "抓", "上", "出面"}
_HAVING = ("有", "带", "定", "设", "含", "点", "写", "列", "没", "无", "不")


def clauses_of(row: list[Mark]) -> list[list[Mark]]:
    """Return a row parted where 且, 但 or a comma stands between two clauses that each say something.

    A stretch that says nothing by itself (甲、乙联合牵头; 责任单位有甲、乙) belongs to the neighbour from which less
    parts it.
    """
    parts, gaps = _with_lists(*_stretches(row))
    apart = sum(map(_of_part, parts)) == 1 and len(parts) > 1  # two parts beside each other are a list
    while (
        lone := next((i for i, part in enumerate(parts) if not _alone(part, gaps[i], apart=apart)), None)
    ) is not None:
        if len(parts) == 1:
            break
        ahead = lone + 1 < len(parts) and (not lone or _weight(gaps[lone + 1]) < _weight(gaps[lone]))
        first = lone if ahead else lone - 1
        if first < 0:
            break
        parts[first : first + 2] = [[*parts[first], *gaps[first + 1], *parts[first + 1]]]
        del gaps[first + 1]
    return parts


def _stretches(row: list[Mark]) -> tuple[list[list[Mark]], list[list[Mark]]]:
    """Return the stretches of a row between its breaks, and for each the marks that part it from the one in front."""
    parts: list[list[Mark]] = []
    gaps: list[list[Mark]] = []
    gap: list[Mark] = []
    for mark in row:
        if mark.text in BREAKS or mark.text in _AND:
            gap.append(mark)
        elif gap or not parts:
            parts.append([mark])
            gaps.append(gap)
            gap = []
        else:
            parts[-1].append(mark)
    return parts, gaps


def _with_lists(parts: list[list[Mark]], gaps: list[list[Mark]]) -> tuple[list[list[Mark]], list[list[Mark]]]:
    """Put 没有甲 and the 、乙参与 behind it together again: the negation is said of both units."""
    index = 1
    while index < len(parts):
        before, listed = parts[index - 1], [m.text for m in gaps[index]] == ["、"]
        bare = [m.kind for m in before if m.kind != "filler"][-2:] == ["not", "unit"]
        if listed and bare and parts[index][0].kind == "unit":
            parts[index - 1 : index + 1] = [[*before, *gaps.pop(index), *parts[index]]]
        else:
            index += 1
    return parts, gaps


def _weight(gap: list[Mark]) -> int:
    """Return how much parts two stretches: 又 alone less than 、, that less than a comma, a comma less than 且."""
    if gap and all(m.text in _ADVERBS for m in gap):
        return 0
    return max((3 if m.text in _AND else 1 if m.text == "、" else 2 for m in gap), default=0)


def _alone(part: list[Mark], gap: list[Mark], *, apart: bool) -> bool:
    """Tell whether a stretch is a clause of its own: 又有乙 goes on with 里有甲 in front of it."""
    goes_on = bool(gap) and all(m.text in _ADVERBS for m in gap)
    if apart and _of_part(part):
        return True
    return says(part) and not (goes_on and not any(m.kind in _SAYS for m in part))


def modifiers_of(clause: list[Mark], *, goes_on: bool = False) -> list[list[Mark]]:
    """Return a clause parted behind each 的 on both sides of which something is said of tasks: 有目标的甲牵头的.

    One that `goes_on` from a clause in front may begin with a verb alone: …但不牵头的有目标的.
    """
    for index, mark in enumerate(clause):
        bare = (
            goes_on and mark.text == "的" and [m.kind for m in clause[:index] if m.kind != "filler"] == ["not", "role"]
        )
        if (bare or _ends_modifier(clause, index)) and bounds(clause[index + 1 :]):
            return [clause[: index + (mark.text != "的")], *modifiers_of(clause[index + 1 :])]
    return [clause]


def _ends_modifier(clause: list[Mark], index: int) -> bool:
    """Tell whether 的 stands behind words that say something of tasks by themselves: more than a role, or a part."""
    front, mark = clause[:index], clause[index]
    if mark.text != "的":
        return mark.kind == "beyond" and mark.text.endswith("的") and index > 0 and clause[index - 1].kind == "part"
    own = [m for m in front if m.kind not in ("filler", "role", "not") or names_units(m.text)]
    return (bool(own) and says(front)) or any(m.kind == "part" for m in front)


def bounds(row: list[Mark]) -> bool:
    """Tell whether words say something of tasks, or name the part in which they stand."""
    return says(row) or _of_part(row)


def _of_part(row: list[Mark]) -> bool:
    """Tell whether a stretch does no more than name one part of the document."""
    named = [m.kind for m in row if m.kind not in ("filler", "beyond", "not", "part-word")]
    return named == ["part"]


def says(row: list[Mark]) -> bool:
    """Tell whether a clause says something of tasks: a role, a count, a thing that they have or lack."""
    if any(m.kind in _SAYS for m in row):
        return True
    if any(one.kind == "unit" and other.text in _DOES for one, other in pairwise(row)):
        return True
    having = any(m.kind == "not" or m.text.startswith(_HAVING) or m.text in _UPON for m in row)
    return having and any(m.kind == "unit" or m.code in TARGETS for m in row)
