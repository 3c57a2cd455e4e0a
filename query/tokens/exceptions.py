"""What is left out or taken in: 除了甲, 甲不算, 牵头的也算, outside the section, only in task 6."""

from __future__ import annotations

from dataclasses import replace

from query.errors import NotUnderstood
from query.lexicon import Entry, Mark
from query.tokens.neighbours import STOPS, names_after, names_before
from query.tokens.question_words import names_units, word_list, words

_PREFIX_ONLY = word_list(
    "除了|除|除去|除开|除却|except|excluding|other than|apart from|besides|leaving aside|aside from"
)
_ENDS: set[str | None] = {*STOPS, ",", ")", None}
_INCLUDED = ("role", "ask", "part")
_TOGETHER = words("一起|一并|一块|一块儿|一同|也|都|在内|算上|带上|也算|算在内|一共|共|总共")
_COUNTS_AS = {"也算", "都算"}
_CLOSES = {"的", "外", "不说", "不谈", "掉"}


def restrict(row: list[Mark], index: int) -> None:
    """只在教育部分出现过: the place behind 只 is the only one."""
    ahead = [
        i
        for i in range(index + 1, min(len(row), index + 4))
        if row[i].text not in ("in", "the", "于", "within") and not row[i].text.endswith("在")
    ]
    inside = bool(ahead) and row[ahead[0] - 1].text.endswith("在")
    if inside and row[ahead[0]].kind in ("not", "unit") and any(m.kind == "ask" and m.code == "unit" for m in row):
        raise NotUnderstood("words", (row[index].text,))  # 只在甲牵头的任务里: it would bound nothing
    if ahead and row[ahead[0]].kind in ("part", "numbers", "topic", "text"):
        row[ahead[0]] = replace(row[ahead[0]], denied="only")


def include(row: list[Mark], index: int) -> None:
    """牵头的也算, the lead included: the role in front narrows nothing; 甲也算牵头单位 says what 甲 is."""
    if row[index].text in _COUNTS_AS and [m.kind for m in row[index + 1 : index + 2]] == ["role"]:
        row[index] = replace(row[index], entry=Entry("filler"))
        return
    for place in range(index - 1, max(-1, index - 9), -1):
        if row[place].kind in _INCLUDED or (row[place].kind == "unit" and place >= index - 2):
            row[place] = replace(row[place], entry=Entry("filler"))
        elif row[place].kind != "filler" or row[place].text in STOPS:
            return


def include_with(row: list[Mark], index: int) -> None:
    """连牵头的一起, 连专栏也算: what stands behind 连 narrows nothing."""
    for place in range(index + 1, min(len(row), index + 6)):
        if row[place].text in _TOGETHER or row[place].kind == "included":
            for inner in range(index, place + 1):
                row[inner] = replace(row[inner], entry=Entry("filler"))
            return
        if row[place].kind not in (*_INCLUDED, "filler") or row[place].text in STOPS:
            return


def _leave_out_phrase(row: list[Mark], index: int) -> bool:
    """去掉涉及乙的: the unit behind a role behind the word is denied."""
    unit = index + 2
    if unit >= len(row) or row[index + 1].kind != "role" or row[unit].kind != "unit":
        return False
    row[index] = replace(row[index], entry=Entry("filler"))
    row[unit] = replace(row[unit], denied="not")
    return True


def _leave_out_year(row: list[Mark], index: int) -> bool:
    """除2025年到期的以外, 2025年以外的目标: the year behind, or in front, is left out."""
    if row[index].kind == "beyond" and index and row[index - 1].kind == "year" and not row[index - 1].denied:
        row[index - 1] = replace(row[index - 1], denied="except")
        row[index] = replace(row[index], entry=Entry("filler"))
        return True
    if index + 1 >= len(row) or row[index + 1].kind != "year" or row[index].kind != "except":
        return False
    row[index] = replace(row[index], entry=Entry("filler"))
    row[index + 1] = replace(row[index + 1], denied="except")
    for place in range(index + 2, min(len(row), index + 6)):
        if row[place].kind == "beyond":
            row[place] = replace(row[place], entry=Entry("filler"))
    return True


def _only_described(row: list[Mark], index: int) -> None:
    """除了自己牵头的物流那条，…: behind a role, the topic only says once more which tasks these are."""
    end = next((i for i in range(index + 1, len(row)) if row[i].text == ","), len(row))
    inside = range(index + 1, end)
    role = next((i for i in inside if row[i].kind == "role"), end)
    described = [i for i in range(role + 1, end) if row[i].kind in ("text", "topic", "topic-word", "these", "pointer")]
    plain = all(row[i].kind in ("pronoun", "filler", "role", "ask") or i in described for i in inside)
    if described and plain and not names_units(row[role].text):
        for place in described:
            row[place] = replace(row[place], entry=Entry("filler"))


def leave_out(row: list[Mark], index: int) -> None:
    """Mark the names, or the role, that an exception leaves out; without any it stands for other things than these."""
    _only_described(row, index)
    if _leave_out_phrase(row, index) or _leave_out_year(row, index):
        return
    mark, follows = row[index], _follows(row, index)
    ahead = row[index + 1 : index + 4]
    this = mark.kind == "except" and bool(ahead) and ahead[0].kind == "these" and ahead[0].code == "task"
    if this or (any(m.kind == "pronoun" for m in ahead[:2]) and not any(m.kind == "role" for m in ahead)):
        row[index] = replace(mark, entry=Entry("other"))
        return
    closing = mark.text not in _PREFIX_ONLY
    left = names_before(row, index) if closing else []
    ends = follows in _ENDS
    role = next((i for i in range(index - 1, max(-1, index - 3), -1) if row[i].kind == "role"), None)
    if role and closing and row[role - 1].denied == "except":
        row[index] = replace(mark, entry=Entry("filler"))  # 除了甲牵头的以外: the role is the unit's own
        return
    if role and row[role - 1].kind == "unit" and not left and ends and closing and _asks_units(row, index):
        row[role - 1] = replace(row[role - 1], denied="except")  # 甲牵头以外，还有谁参加
        row[role] = row[index] = replace(mark, entry=Entry("filler"))
        return
    if role is not None and not left and ends and closing:
        row[role] = replace(row[role], denied="except")
        row[index] = replace(mark, entry=Entry("filler"))
        for place in range(max(0, role - 4), role):
            if row[place].kind == "except":
                row[place] = replace(row[place], entry=Entry("filler"))
        return
    right = [] if mark.kind == "beyond" else names_after(row, index)
    units = mark.kind == "beyond" and left and all(row[place].kind == "unit" for place in left)
    places = mark.kind == "beyond" and left and all(row[place].kind in ("part", "numbers") for place in left)
    owned = left and (mark.text.endswith("的") or places or (units and _asks_units(row, index)))
    if any(m.kind == "role" for m in ahead[:2]) and not right and not owned:
        return
    closes = ends or follows in _CLOSES or mark.kind == "beyond"
    chosen = left if left and (closes or not right) else right
    phrase = names_before(row, index, through_role=True) if not chosen and ends and closing else []
    _mark_left_out(row, index, chosen, phrase)


def _asks_units(row: list[Mark], index: int) -> bool:
    """Tell whether units are asked for behind a word."""
    return any(m.kind == "ask" and m.code == "unit" for m in row[index + 1 :])


def _follows(row: list[Mark], index: int) -> str | None:
    """Return the word behind, None at the end."""
    return row[index + 1].text if index + 1 < len(row) else None


def _mark_left_out(row: list[Mark], index: int, chosen: list[int], phrase: list[int]) -> None:
    for place in chosen:
        row[place] = replace(row[place], denied="except")
    for place in phrase:
        row[place] = replace(row[place], denied="not")
    if chosen or phrase:
        row[index] = replace(row[index], entry=Entry("filler"))
    elif _pronoun_before(row, index):
        row[index] = replace(row[index], entry=Entry("other"))


def _pronoun_before(row: list[Mark], index: int) -> bool:
    """它自己不算: what the pronoun stands for is left out of the answer."""
    return any(m.kind == "pronoun" for m in row[max(0, index - 2) : index])
