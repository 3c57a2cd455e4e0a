"""What an amount counts: 6个以上责任单位, 牵头单位有三家, 由两家联合牵头, at least one numeric target, 牵头3项以上."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.numerals import parse_ordinal
from query.lexicon import Amount, Entry, Mark
from query.tokens.further import one_of_them, so_many_others, with_others
from query.tokens.question_words import INSIDE, STRONG, names_units, words
from query.tokens.sole import before_text, counted_mark, with_sole
from query.wording.numerals import WORDS

_NOUNS = words("unit|task|target|quantity|milestone|company|institution|institute|university|place|brand|project")
_HAS = words("有|为|是|共有|达|达到|由|共|with|has|have|having|by|数|数量|有且只有")
_ONLY_IN = {"只", "仅", "只在", "仅在", "就在", "only"}
_REACHED = {"达到", "达", "多达", "高达"}
_ONLY = {"只", "仅", "就", "只是", "仅仅", "only", "just"}
_JOINERS = {"和", "与", "跟", "同", "with", "and"}
_LIGHT = {"filler", "both", "yesno", "list"}
_TIMES = re.compile("[一多]次|条|项|once|repeatedly|task|item")
TARGETS = ("target", "quantity", "milestone")
_UNIT_MEASURES = {"个", "家", None}
_OF_TASKS = ("条", "项")


def with_counts(row: list[Mark]) -> list[Mark]:
    """Return the tokens with each amount that counts things joined with them into one mark of the kind `counted`.

    Its code is the class counted and its roles those of the units counted, or of the unit whose tasks are counted.
    Small numbers that count nothing (这三家) become light words, or nouns where they have one.
    """
    row = [replace(m, entry=Entry("single")) if _alone(row, i) else m for i, m in enumerate(row)]
    row = [replace(m, entry=Entry("filler")) if _only_which(row, i) else m for i, m in enumerate(row)]
    row = [_of_years(row, i) or m for i, m in enumerate(row)]
    row = with_sole(row)
    spent: dict[int, Mark | None] = {}
    for index, mark in enumerate(row):
        amount = so_many_others(row, index)
        if amount and with_others(row, index, amount, spent):
            continue
        amount = amount or _amount(mark, row, index)
        if amount and one_of_them(row, index, amount):
            spent[index] = replace(mark, entry=Entry("or"), amount=None)
        elif amount:
            _attach(row, index, amount, spent)
    return [_plain(kept) for index, mark in enumerate(row) if (kept := spent.get(index, mark)) is not None]


def _plain(mark: Mark) -> Mark:
    if mark.kind != "some":
        return mark
    return replace(mark, entry=Entry("ask", mark.code) if mark.code else Entry("filler"))


def _amount(mark: Mark, row: list[Mark], index: int) -> Amount | None:
    """Return the amount that a token gives: in figures, or by a word (独家, several, 另一家)."""
    if mark.kind == "amount":
        amount = mark.amount
    elif mark.kind == "several" or (mark.kind == "others" and before_text(row, index) in _JOINERS):
        amount = Amount(">", 1, "条" if mark.text.endswith(_OF_TASKS) else None)
    elif mark.kind == "single":
        amount = Amount("=", 1, None)
    else:
        amount = _small_number(mark, row, index) if mark.kind == "some" else None
    return _reached(amount, before_text(row, index)) if amount else None


def _reached(amount: Amount, before: str) -> Amount:
    """达到5家, 多达5家: five or more of what is counted."""
    return replace(amount, comparator=">=") if amount.comparator == "=" and before in _REACHED else amount


def _small_number(mark: Mark, row: list[Mark], index: int) -> Amount | None:
    """Return the amount of a small number that counts: 只牵头一条, 由两家牵头; 这三家 counts nothing."""
    written = parse_ordinal(mark.text[:1])
    if (mark.code == "task" or mark.text[-1] in _OF_TASKS) and {
        m.text for m in row[max(0, index - 2) : index]
    } & _ONLY_IN:
        return Amount("=", WORDS.get(mark.text.split()[0]) or written or 1, "条")
    if _only_so_many(row, index):
        return Amount("=", written or 1, None)
    if mark.code == "unit" and _opens_role(row, index):
        return Amount("=", written or 1, None)
    if before_text(row, index) not in _HAS or (index > 1 and row[index - 2].kind == "unit"):
        return None
    number = next((WORDS[w] for w in mark.text.split() if w in WORDS), None) or written or 0
    return Amount("=", number, None) if number > 1 else None


def _only_so_many(row: list[Mark], index: int) -> bool:
    """只点了三家单位的任务: a number of units that bounds the tasks behind it."""
    ahead = [m for m in row[index + 1 : index + 3] if m.text != "的"]
    only = any(m.text.startswith(tuple(_ONLY)) for m in row[max(0, index - 3) : index])
    units = row[index].code == "unit" and names_units(row[index].text)
    return units and only and bool(ahead) and ahead[0].code == "task"


def _alone(row: list[Mark], index: int) -> bool:
    """甲一家牵头: one, between a unit and its role."""
    if row[index].kind != "some" or row[index].text not in ("一家", "一家单位", "一个单位", "一个部门"):
        return False
    before = [m.kind for m in row[:index] if m.text not in _ONLY]
    return before[-1:] == ["unit"] and [m.kind for m in row[index + 1 : index + 2]] == ["role"]


def _only_which(row: list[Mark], index: int) -> bool:
    """唯独哪一条没有牵头单位: in front of a question word, 唯独 counts nothing."""
    return row[index].kind == "single" and any(STRONG.search(m.text) for m in row[index + 1 : index + 2])


def _of_years(row: list[Mark], index: int) -> Mark | None:
    """到期年份不止一个: how many years there are is nothing that can be asked."""
    several = row[index].kind == "several" and index > 0 and row[index - 1].code == "year"
    return replace(row[index], entry=Entry("unknown")) if several else None


def _opens_role(row: list[Mark], index: int) -> bool:
    """三家联合牵头的: a small number of units that opens a clause, right in front of a role."""
    ahead = [m for m in row[index + 1 : index + 3] if m.kind != "both"]
    alone = not any(m.kind == "unit" for m in row[:index])
    return alone and before_text(row, index) in ("", ",", "、") and bool(ahead) and ahead[0].kind == "role"


def _attach(row: list[Mark], index: int, amount: Amount, spent: dict[int, Mark | None]) -> None:
    """Join an amount with the role or noun behind it, else with the one in front of it."""
    mark = row[index]
    if mark.kind == "some" and mark.code and mark.code != "unit" and amount.unit != "条":
        return
    start = _behind_year(row, index)
    ahead = _near(row, range(start, min(len(row), start + 4)))
    back = _near(row, range(index - 1, max(-1, index - 5), -1))
    if amount.unit in ("条", "项"):
        _count_tasks(row, index, amount, back, spent)
    elif amount.unit in _UNIT_MEASURES:
        in_front = not any(row[i].kind == "role" or row[i].code in _NOUNS for i in ahead)
        if not (in_front and mark.kind == "amount" and index + 1 < len(row) and not _says_number(row, index)):
            _count_named(row, index, amount, (ahead, back), spent)


def _behind_year(row: list[Mark], index: int) -> int:
    """Return where the noun of an amount is looked for: 至少一个2025年到期的目标, behind the year."""
    start = index + 1
    if [m.kind for m in row[start : start + 1]] == ["year"] and row[index].amount:
        start += 1
        while start < len(row) and row[start].text in ("到期", "的", "完成", "要"):
            start += 1
    return start


def _count_tasks(row: list[Mark], index: int, amount: Amount, back: list[int], spent: dict[int, Mark | None]) -> None:
    """牵头3项以上, 在多条任务里牵头: the role in front, or behind 里, is that of the unit whose tasks are counted."""
    roles = [i for i in back if row[i].kind == "role"] or _role_inside(row, index) or _role_of_tasks(row, index)
    spent.update(dict.fromkeys(roles))
    spent[index] = counted_mark(row[index], "task", row[roles[0]] if roles else None, amount)


def _role_of_tasks(row: list[Mark], index: int) -> list[int]:
    """牵头的任务不止一条: return where the verb of a role stands that says which of a unit's tasks are counted."""
    before = row[max(0, index - 3) : index]
    if (
        [m.code or m.text for m in before[1:]] != ["的", "task"]
        or before[0].kind != "role"
        or before[1].kind != "filler"
    ):
        return []
    owned = names_units(before[0].text) or (index > 3 and row[index - 4].kind == "unit")
    return [] if owned else [index - 3]


def _role_inside(row: list[Mark], index: int) -> list[int]:
    """Return where a verb of a role stands behind 里 or 中 and the tasks that an amount counts."""
    inside = next((i for i in range(index + 1, min(len(row), index + 4)) if row[i].text in INSIDE), None)
    if inside is None or inside + 1 >= len(row) or row[inside + 1].kind != "role":
        return []
    return [] if names_units(row[inside + 1].text) else [inside + 1]


def _count_named(
    row: list[Mark], index: int, amount: Amount, places: tuple[list[int], list[int]], spent: dict[int, Mark | None]
) -> None:
    """6个以上责任单位, 牵头单位有三家: units of a role, or things of the class that is named."""
    mark, (ahead, back) = row[index], places
    in_front = not any(row[i].kind == "role" or row[i].code in _NOUNS for i in ahead)
    chosen = back if in_front else ahead
    role = next((row[i] for i in chosen if row[i].kind == "role"), None)
    noun = next((row[i] for i in chosen if row[i].kind == "ask" and row[i].code in _NOUNS), None)
    if role and noun and noun.code in TARGETS and role.start > noun.start > mark.start:
        role = None  # with three or more targets, involving A
    if role is None and noun is None:
        if mark.kind == "some" and mark.code == "unit" and _only_so_many(row, index):
            spent[index] = counted_mark(mark, "unit", None, amount)
        else:
            _count_nothing(mark, index, amount, spent)
        return
    of_tasks = mark.kind != "amount" and any(m.code == "task" for m in row[index:])  # 量化目标有三个的任务
    if role is None and noun is not None and noun.code in TARGETS and in_front and not of_tasks:
        return
    with_others = mark.kind in ("single", "several", "others") or any(m.text.startswith("另") for m in row[:index])
    owned = with_others and role is not None and _of_unit(row, role)
    if role is None and noun is not None and noun.code == "unit" and not in_front:
        led = [i for i in back if row[i].kind == "role" and i >= index - 2][:1]
        role = row[led[0]] if led else None
        spent.update(dict.fromkeys(led))
    spent.update({i: None for i in chosen if (row[i] is role and not owned) or row[i] is noun})
    spent[index] = counted_mark(mark, noun.code if noun and not role else "unit", role, amount)


def _count_nothing(mark: Mark, index: int, amount: Amount, spent: dict[int, Mark | None]) -> None:
    """多次 without a noun counts tasks; 独家 without one says nothing."""
    if mark.kind == "several" and _TIMES.search(mark.text):
        spent[index] = counted_mark(mark, "task", None, amount)
    elif mark.kind == "single":
        spent[index] = replace(mark, entry=Entry("filler"))


def _of_unit(row: list[Mark], role: Mark) -> bool:
    """Tell whether a role word belongs to a unit beside it as well: 甲单独牵头, A leads alone, solely led by A."""
    behind = [m.kind for m in row if m.start >= role.end and m.text != "the"]
    if role.text.endswith("by") and behind[:1] == ["unit"]:
        return True
    for mark in reversed([m for m in row if m.end <= role.start]):
        if mark.kind == "unit":
            return True
        if mark.kind == "role" or mark.text == ",":
            return False
    return False


def _says_number(row: list[Mark], index: int) -> bool:
    """Tell whether what stands in front of an amount is what it counts: 牵头单位有三家, 责任单位数量达到6个."""
    return any(m.kind == "role" and len(m.text) > 2 for m in row[max(0, index - 3) : index])


def _near(row: list[Mark], places: range) -> list[int]:
    """Return the places of roles and nouns near an amount, with nothing but light words between."""
    found = []
    for place in places:
        if row[place].kind in ("role", "ask") and row[place].code != "value":
            found.append(place)
        elif row[place].kind not in _LIGHT or row[place].text in ("的", ",", "。", "任务"):
            break
    return found
