"""What is left out or denied: 除了甲, 甲不算, 把甲去掉, 不在乙部分, 第9条却没有, outside the section, but not in task 6.

The pass runs over the tokens before they are read. A name that is denied or left out carries it from then on, and the
word that did so is spent. A negation that belongs to a role word (不牵头, 没有牵头单位) is left for the reader.
"""

from __future__ import annotations

from dataclasses import replace

from query.lexicon import Amount, Entry, Mark

ANCHORS = {"unit", "part", "numbers", "thing", "text", "topic", "topic-word"}
"""Kinds of marks that say where something is looked for."""
_LIGHT = {"filler", "these", "some", "both", "yesno", "list", "pointer", "ask", "part-word"}
_PREFIX_ONLY = (
    "除了",
    "除",
    "除去",
    "除开",
    "除却",
    "except",
    "excluding",
    "other than",
    "apart from",
    "besides",
    "leaving aside",
    "aside from",
)
_JOINERS = {"、", "和", "与", "跟", "及", "以及", "或", ",", "and", "or", "/"}
_STOPS = {"，", "。", "；", "？", "：", "！", ";", "?", ":", ".", "!"}
_NOT_AMONG = {
    "不在",
    "没在",
    "未在",
    "不在其中",
    "不属于",
    "未列入",
    "没列入",
    "没进",
    "不见于",
    "not in",
    "not among",
    "is not in",
    "is not among",
}
_RATHER = {"而是", "rather", "but rather"}
_DENIES = {"不是", "并非", "并不是", "不", "not", "is not", "isn't", "are not"}
_ONLY = {"只", "仅", "只在", "仅在", "仅仅", "only", "solely", "光"}
_REACH = 6


def with_polarity(row: list[Mark]) -> list[Mark]:
    """Return the tokens with every name marked that a negation or an exception applies to."""
    out = list(row)
    for index, mark in enumerate(row):
        if mark.kind in ("except", "beyond"):
            _exception(out, index)
        elif mark.kind == "not":
            _negation(out, index)
        elif mark.kind == "included":
            _inclusion(out, index)
        elif mark.text in _ONLY:
            _restriction(out, index)
    return out


def _restriction(row: list[Mark], index: int) -> None:
    """只在农业部分出现过: the place behind 只 is the only one."""
    ahead = [
        i for i in range(index + 1, min(len(row), index + 4)) if row[i].text not in ("在", "in", "the", "于", "within")
    ]
    if ahead and row[ahead[0]].kind in ("part", "numbers", "topic", "text"):
        row[ahead[0]] = replace(row[ahead[0]], denied="only")


def _inclusion(row: list[Mark], index: int) -> None:
    """牵头的也算, the lead included: the role in front narrows nothing."""
    for place in range(index - 1, max(-1, index - 9), -1):
        if row[place].kind == "role" or (row[place].kind == "unit" and place >= index - 2):
            row[place] = replace(row[place], entry=Entry("filler"))
        elif row[place].kind != "filler" or row[place].text in _STOPS:
            return


def _exception(row: list[Mark], index: int) -> None:
    mark = row[index]
    ahead = row[index + 1 : index + 4]
    if any(m.kind == "pronoun" for m in ahead[:2]) and not any(m.kind == "role" for m in ahead):
        row[index] = replace(mark, entry=Entry("other"))
        return
    left = [] if mark.text in _PREFIX_ONLY else _before(row, index)
    role = next((i for i in range(index - 1, max(-1, index - 3), -1) if row[i].kind == "role"), None)
    ends = index + 1 >= len(row) or row[index + 1].text in _STOPS | {","}
    if role is not None and not left and ends and mark.text not in _PREFIX_ONLY:
        row[role] = replace(row[role], denied="except")
        row[index] = replace(mark, entry=Entry("filler"))
        return
    right = [] if mark.kind == "beyond" else _after(row, index)
    if any(m.kind == "role" for m in row[index + 1 : index + 3]) and not right:
        return
    closes = index + 1 >= len(row) or row[index + 1].text in _STOPS | {",", "的", "外", "不说", "不谈", "掉"}
    chosen = left if left and (closes or not right or row[index].kind == "beyond") else right
    phrase = [] if chosen or not ends or mark.text in _PREFIX_ONLY else _before(row, index, through_role=True)
    for place in chosen:
        row[place] = replace(row[place], denied="except")
    for place in phrase:
        row[place] = replace(row[place], denied="not")
    if not chosen and not phrase and _pronoun_before(row, index):
        row[index] = replace(mark, entry=Entry("other"))
    elif chosen or phrase:
        row[index] = replace(mark, entry=Entry("filler"))


def _opposite(amount: Amount | None) -> Amount | None:
    """不是独家: more than one."""
    if amount is None:
        return None
    if amount.comparator == "=" and amount.value == 1:
        return replace(amount, comparator=">")
    return replace(
        amount, comparator={">": "<=", ">=": "<", "<": ">=", "<=": ">"}.get(amount.comparator, amount.comparator)
    )


def _pronoun_before(row: list[Mark], index: int) -> bool:
    """它自己不算: what the pronoun stands for is left out of the answer."""
    return any(m.kind == "pronoun" for m in row[max(0, index - 2) : index])


def _negation(row: list[Mark], index: int) -> None:
    mark = row[index]
    rather = next((i for i in range(index + 1, len(row)) if row[i].text in _RATHER), None)
    if rather is not None and mark.text in _DENIES and not any(m.kind == "unit" for m in row[index:rather]):
        for place in range(index, rather):
            row[place] = replace(row[place], entry=Entry("filler"))
        return
    if mark.text in _DENIES and index + 1 < len(row) and row[index + 1].text == "in" and _units_before(row, index):
        for place in _units_before(row, index):
            row[place] = replace(row[place], denied="not")
        row[index] = replace(mark, entry=Entry("filler"))
        return
    ahead = [i for i in range(index + 1, min(len(row), index + 3)) if row[i].kind != "filler"]
    if ahead and row[ahead[0]].kind == "counted" and row[ahead[0]].amount:
        row[ahead[0]] = replace(row[ahead[0]], amount=_opposite(row[ahead[0]].amount))
        row[index] = replace(mark, entry=Entry("filler"))
        return
    right = _after(row, index)
    before = next((i for i in range(index - 1, max(-1, index - 3), -1) if row[i].kind != "filler"), None)
    closing = index + 1 >= len(row) or row[index + 1].text in {*_STOPS, ",", "的", "吗"}
    owned = before and row[before - 1].text in ("有", "有了", "设了", "定了", "设", "定", "列了", "带", "have", "has")
    if (
        before is not None
        and closing
        and not owned
        and row[before].kind == "ask"
        and row[before].code in ("target", "quantity", "milestone")
    ):
        row[before] = replace(row[before], entry=Entry("has-not", row[before].code))
        row[index] = replace(mark, entry=Entry("filler"))
        return
    if mark.text in _NOT_AMONG and _units_before(row, index):
        for place in range(index + 1, min(len(row), index + 4)):
            if row[place].kind in ("role", "ask"):
                row[place] = replace(row[place], entry=Entry("filler"))
        for place in _units_before(row, index):
            row[place] = replace(row[place], denied="not")
        row[index] = replace(mark, entry=Entry("filler"))
        return
    if right and all(row[place].kind != "unit" for place in right):
        for place in right:
            row[place] = replace(row[place], denied="not")
        row[index] = replace(mark, entry=Entry("filler"))
        return
    rest = [m for m in row[index + 1 : index + 3] if not (m.kind == "filler" and m.text in ("了", "出现", "过"))]
    closes = not rest or rest[0].text in {*_STOPS, ",", "的"}
    left = _before(row, index)
    if (
        closes
        and left
        and not right
        and mark.text in ("没有", "没", "无", "不在", "却没有", "not")
        and _other_anchor(row, left)
    ):
        for place in left:
            row[place] = replace(row[place], denied="not")
        row[index] = replace(mark, entry=Entry("filler"))


def _units_before(row: list[Mark], index: int) -> list[int]:
    return [place for place in _before(row, index) if row[place].kind == "unit"]


def _other_anchor(row: list[Mark], chosen: list[int]) -> bool:
    """Tell whether something else than the denied names says where to look: a closing 没有 alone asks yes or no."""
    return any(m.kind in ANCHORS for place, m in enumerate(row) if place not in chosen)


def _after(row: list[Mark], index: int) -> list[int]:
    """Return the places of the names right behind a word, with those joined to them."""
    found: list[int] = []
    for place in range(index + 1, min(len(row), index + 1 + _REACH + 2 * len(found))):
        mark = row[place]
        if mark.kind in ANCHORS:
            found.append(place)
        elif mark.text in _STOPS or (mark.kind not in _LIGHT and mark.text not in _JOINERS):
            break
        elif found and mark.text not in _JOINERS and mark.text not in ("the", "这", "那"):
            break
        elif mark.text in (",", "，") and not _continues(row, place):
            break
    return found


def _continues(row: list[Mark], place: int) -> bool:
    ahead = [m for m in row[place + 1 : place + 3] if m.text not in ("and", "or", "the")]
    return bool(ahead) and ahead[0].kind in ANCHORS


def _before(row: list[Mark], index: int, *, through_role: bool = False) -> list[int]:
    """Return the places of the names right in front of a word, with those joined to them."""
    found: list[int] = []
    for place in range(index - 1, max(-1, index - 1 - _REACH - 2 * len(found)), -1):
        mark = row[place]
        if mark.kind in ANCHORS:
            found.append(place)
        elif mark.text in _STOPS or mark.text == ",":
            break
        elif mark.kind == "role" and not found and through_role:
            continue
        elif (mark.kind not in _LIGHT and mark.text not in _JOINERS) or (found and mark.text not in _JOINERS):
            break
    return found[::-1]


def with_held_names(row: list[Mark]) -> list[Mark]:
    """Return the tokens with the word behind 名字里带 taken for what it is: characters of a name, not a class or a unit."""
    out: list[Mark] = []
    waiting: Mark | None = None
    for mark in row:
        if waiting is not None and (mark.kind != "filler" or len(mark.text) > 1):
            out.append(replace(waiting, text=mark.text))
            waiting = None
        elif mark.kind == "name-holds":
            waiting = mark
        else:
            out.append(mark)
    return out
