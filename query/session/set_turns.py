"""Turns about the tasks that were answered last: 是不是都有甲, 除去有目标的还有哪几条, 甲在其中几条里有份."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES, PREVIOUS, AnyOf, TaskIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing.clauses import asks, trimmed
from query.parsing.task_sets import LEFT, OUT, OUTSIDE, set_of
from query.parsing.truth import all_of, none_of
from query.reading.read import prepared
from query.session.leaving_out import of_old_unit, phrase_of
from query.session.memory import Session
from query.tokens.question_words import words

_THEM = words(
    "这些任务|那些任务|这几条|那几条|这几项|它们|这些|那些|上述任务|其中|这里面|里面|当中|在其中|在里面|这当中|"
    "这里头|它们当中|那里面|这里边"
)
_ONLY = {"只看", "只要", "只算", "就看", "光看", "只留", "只说"}
_MAY = re.compile(
    "其中|里面|当中|里头|里边|这些|那些|它们|这几|那几|上述|[都均全每除去扣减剔]|排除|不[算计含包]|只[看要算留说]|[就光]看"
)
"""What a question holds that may speak of the last tasks as a set: no other is looked at."""
_INCLUDED = "(?:加上|算上|补上|并上|添上|带上|加进[来去]|算进[来去]|并进[来去]|算在内|包括进[来去]|纳入进?来?)"
_ADDED = re.compile(
    f"(?:那|那么|请|要是|如果)*(?:(?:再|还)?(?:把|将|连)(?P<also>[^，,]+?)(?:也|都|一并|一起|给)*{_INCLUDED}"
    "|(?:再|还|另外)?(?:加上|算上|补上|并上|添上)(?P<what>[^，,]+?的?(?:任务)?))[，,]?(?:一共|总共|合计|共|现在|都|又)*"
    "(?:有|是)?(?P<which>(?P<many>几|多少)[条项]|哪[些几]?[条项个]?)?(?:任务)?[呢啊]?[？?。]?"
)
"""Turns that put further tasks to those of the last answer."""
_ROLE_ALONE = re.compile("(?:牵头|主办|主责|参与|参加|配合|协办|负责|承担)(?:单位|部门)?的?")
"""连参与的也算进来: the role of the same unit, and no tasks that have some such unit."""
_OPENS = {"那", "那么", ",", "这", "请", "再", "现在", "看", "了"}
_UNITS = ("两家", "这两家", "三家", "几家", "两个单位", "他们")
_LIGHT = ("filler", "other", "remaining", "beyond", "list", "both")
_EVERY = ("both", "all", "all-of", "each-task")


def of_the_last_set(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a turn that says something of the last tasks as a set, None where it does not."""
    if more := _with_more(question, memory, lexicon):
        return more
    if not memory.tasks or not _MAY.search(question):
        return None
    try:
        row = _without_opening(prepared(question, lexicon))
        if any((m.kind == "pronoun" and not _them(m)) or m.text.startswith(_UNITS) for m in row):
            return None  # 其中它牵头的, 其中两家都有的: units that were named before
        last = TaskIn(memory.tasks, PREVIOUS)
        return _of_each(row, last, lexicon) or _fewer(row, memory, last, lexicon) or _with_unit(row, last, lexicon)
    except NotUnderstood:
        return None


def _with_more(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """再加上甲牵头的呢, 把甲的也算进来一共几条: the last tasks and those of another set; None for any other turn.

    Raises NotUnderstood where the words do not say which are added.
    """
    match, old = _ADDED.fullmatch(question.strip()), memory.last
    if match is None or old.kind != "task" or old.operation not in ("select", "count"):
        return None
    what = match["what"] or match["also"]
    where = phrase_of(what.removesuffix("任务").removesuffix("的"), lexicon)
    if not (where and old.where) or old.others or _ROLE_ALONE.fullmatch(what):
        raise NotUnderstood("words", (what,))
    units = [c for c in old.where if isinstance(c, UnitIs) and not c.negated]
    if len(units) == len(where) == 1 and isinstance(where[0], UnitIs) and where[0].roles == ALL_ROLES:
        where = (replace(where[0], roles=units[0].roles),)
    counts = match["many"] or (old.operation == "count" and not match["which"])
    return Logic("count" if counts else "select", "task", (AnyOf((all_of(old.where), all_of(where))),))


def _without_opening(row: list[Mark]) -> list[Mark]:
    start = 0
    while start < len(row) and row[start].text in _OPENS:
        start += 1
    return row[start:]


def _them(mark: Mark) -> bool:
    """Tell whether a token stands for the last tasks."""
    return mark.text in _THEM and (mark.kind in ("pronoun", "filler") or (mark.kind, mark.code) == ("these", "task"))


def _of_each(row: list[Mark], last: TaskIn, lexicon: Lexicon) -> Logic | None:
    """这些任务都涉及甲吗, 是不是都有目标: whether one of them is not so."""
    every = next((i for i, m in enumerate(row) if m.kind in _EVERY or m.text in ("都没有", "都不")), None)
    if every is None or not any(m.kind == "yesno" for m in row):
        return None
    if any(not (_them(m) or m.kind == "yesno" or m.text in ("是", "里", "中")) for m in row[:every]):
        return None
    said = [m for m in trimmed(row[every + 1 :]) if m.kind not in (*_EVERY, "yesno")]
    said = [row[every], *said] if row[every].kind == "not" else said
    where = set_of(said, lexicon) if said else ()
    return Logic("exists", "task", (last, none_of(where)), ALL_ROLES, attribute="not") if where else None


def _fewer(row: list[Mark], memory: Session, last: TaskIn, lexicon: Lexicon) -> Logic | None:
    """除去有目标的还有哪几条, 其中没有甲的有哪些, 只看有目标的: the last tasks that are not, or that are, in a set."""
    if memory.last.kind != "task" or not row:
        return None
    drops = row[0].text in OUT and row[0].kind in ("except", "not", "without", "filler")
    if not drops and not _them(row[0]) and row[0].text not in _ONLY:
        return None
    end = _end(row)
    tail = trimmed(row[end:])
    plain = all(m.kind in _LIGHT or (asks(m) and m.code in ("", "any", "task")) for m in tail)
    if not plain or row[end - 1].text != "的" or end < 3:
        return None
    where = of_old_unit(set_of(row[1:end], lexicon), "".join(m.text for m in row[1:end]), memory.last)
    if not where:
        return None
    counts = any(m.kind == "count" for m in tail)
    chosen = (none_of(where),) if drops else where
    return Logic("count" if counts else "select", "task", (last, *chosen))


def _end(row: list[Mark]) -> int:
    """Return where the words that say the set end: behind its last 的."""
    for index in range(1, len(row)):
        stops = asks(row[index]) or row[index].kind in ("remaining", "other", "beyond", "list", "yesno")
        if stops or row[index].text in (*LEFT, *OUTSIDE, ",", "呢", "?"):
            return index
        if row[index - 1].text == "的" and row[index].text in ("有", "是", "都"):
            return index
    return len(row)


def _with_unit(row: list[Mark], last: TaskIn, lexicon: Lexicon) -> Logic | None:
    """甲在其中几条里有份, 这里面有几条涉及甲: how many, or which, of the last tasks are so."""
    said = trimmed(row)
    asked = [m for m in said if asks(m)]
    if not any(map(_them, said)) or len(asked) != 1 or sum(m.kind == "unit" for m in said) != 1:
        return None
    if asked[0].code not in ("task", "any") or asked[0].kind == "yesno":
        return None
    rest = [
        m for m in said if not _them(m) and m is not asked[0] and m.text not in ("在", "里", "中", "了", "有", "的")
    ]
    if (
        any(m.kind not in ("unit", "role", "mention", "filler") for m in rest)
        or sum(m.kind == "role" for m in rest) != 1
    ):
        return None
    where = set_of(rest, lexicon)
    return Logic("count" if asked[0].kind == "count" else "select", "task", (last, *where)) if where else None
