"""What is denied or left out: 不在乙部分, 第9条却没有, but not in task 6.

The pass runs over the tokens before they are read. A name that is denied or left out carries it from then on, and the
word that did so is spent. A negation that belongs to a role word (不牵头, 没有牵头单位) is left for the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from query.lexicon import Amount, Entry, Mark
from query.tokens.exceptions import include, include_with, leave_out, restrict
from query.tokens.lacking import none_of_kind, role_lacking, spend, target_lacking
from query.tokens.neighbours import ANCHORS, STOPS, names_after, names_before
from query.tokens.question_words import IS_NOT, STRONG, names_units, words

_NOT_AMONG = {"不在", "没在", "未在", "不在其中", "不属于", "未列入", "没列入", "没进", "不见于"}
_NOT_AMONG |= {"not in", "not among", "is not in", "is not among"}
_LACKING = words(
    "没有|没|无|不在|却没有|则没有|就没有|没份|不是|都没有|均没有|全没有|都没|没点到名|没点名|未点名|没被点名|"
    "没被点到|未被点名|not|is not|isn't|are not|does not|doesn't|do not"
)
_CLAIMS = words("有|是|在|归|由|算|参与|涉及|提到|写了|定了|设了|列了|明确了|安排了|有了|点了")
_DONE = ("了", "过")
_ALSO = ("都", "也", "均", "全", "却", "又", "还")
_SHOWS = {"了", "出现", "过", "点", "点到", "点名", "提", "提到", "写", "写到", "列", "列出", "设", "涉及", "包括"}
"""Verbs behind a negation that say no more than that something is not there."""
_RATHER = {"而是", "rather", "but rather"}
_DENIES = {*IS_NOT, "不"}
_ONLY = {"只", "仅", "只在", "仅在", "仅仅", "only", "solely", "光"}
_OPPOSITES = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def with_polarity(row: list[Mark]) -> list[Mark]:
    """Return the tokens with every name marked that a negation or an exception applies to."""
    out = _asking(row)
    for index in range(len(out)):
        mark = out[index]
        if mark.kind == "except":
            _except(out, index)
        elif mark.kind == "beyond" and not _others_in_role(out, index):
            leave_out(out, index)
        elif mark.kind in _PASSES:
            _PASSES[mark.kind](out, index)
        elif mark.text in ("连", "连同"):
            include_with(out, index)
        elif mark.text in _ONLY:
            restrict(out, index)
    return _only_here(out)


def _except(row: list[Mark], index: int) -> None:
    """Apply an exception: to units named before, to what lacks a role, or to the names behind or in front."""
    if _those_units(row, index):
        spend(row, [index])
    elif lacking := _lacks_role(row, index):
        spend(row, [index, lacking])
        row[lacking + 1] = _at_least_one(row[lacking + 1])
    else:
        leave_out(row, index)


def _only_here(row: list[Mark]) -> list[Mark]:
    """只在第4条、不在第22条: where another place is denied, 只 says no more than that."""
    other = any(m.denied == "not" and m.kind in ("numbers", "part") for m in row)
    return [replace(m, denied="") if other and m.denied == "only" else m for m in row]


def _others_in_role(row: list[Mark], index: int) -> bool:
    """由甲以外的单位牵头: some unit has the role, and the units in front have not."""
    ahead = row[index + 1 : index + 3]
    units = _units_before(row, index)
    if [m.kind for m in ahead] != ["ask", "role"] or ahead[0].code != "unit" or STRONG.search(ahead[0].text):
        return False
    if not units or not row[index].text.endswith("的") or names_units(ahead[1].text):
        return False
    for place in units:
        row[place] = replace(row[place], denied="not")
    row[index] = ahead[1]
    row[index + 1] = replace(ahead[0], entry=Entry("filler"))
    row[index + 2] = _at_least_one(ahead[1])
    return True


def _topic_denied(row: list[Mark], index: int) -> None:
    """跟某事无关的指标, 乙部分没出现的: the topic or the places in front are denied."""
    places = names_before(row, index)
    if [m.kind for m in row[index + 1 : index + 2]] == ["unit"]:
        return  # 乙部分哪条没带上甲
    if index and row[index - 1].kind in ("text", "topic"):
        _mark_denied(row, [index - 1], index)
    elif places and all(row[place].kind in ("part", "numbers") for place in places):
        _mark_denied(row, places, index)


def _those_units(row: list[Mark], index: int) -> bool:
    """除了这两家: what is left out was named before, and the conversation knows it."""
    behind = row[index + 1 : index + 2]
    return bool(behind) and behind[0].kind == "these" and behind[0].code == "unit"


def _at_least_one(mark: Mark) -> Mark:
    return replace(mark, entry=Entry("counted", "unit", roles=mark.entry.roles), amount=Amount(">=", 1, None))


def _lacks_role(row: list[Mark], index: int) -> int | None:
    """去掉没有牵头单位的: what is left has one; return the place of the negation."""
    place = next((i for i in range(index + 1, len(row)) if row[i].kind not in ("filler", "pronoun")), None)
    if place is None or row[place].kind != "not" or [m.kind for m in row[place + 1 : place + 2]] != ["role"]:
        return None
    return place


def _asking(row: list[Mark]) -> list[Mark]:
    """有甲局没, 里头有甲局不: a closing 没 or 不 behind 有, 是, 归 asks yes or no; 哪条是不涉及乙的 denies."""
    said = [i for i, m in enumerate(row) if m.text not in (*STOPS, ",", "呀", "啊", "呢")]
    if said and row[said[-1]].text in ("吧", "对吧", "是吧") and not _asked(row):
        return [replace(m, entry=Entry("yesno")) if i == said[-1] else m for i, m in enumerate(row)]
    if any(m.text == "是不" for m in row) and any(m.kind in ("which", "count") or STRONG.search(m.text) for m in row):
        return [replace(m, entry=Entry("not"), text="不") if m.text == "是不" else m for m in row]
    if not said or row[said[-1]].text not in ("不", "没", "没有", "否") or row[said[-1]].kind != "not":
        return list(row)
    if any(m.text in ("有啥", "有什么", "啥", "什么") or m.text.startswith(("啥", "什么")) for m in row):
        return [replace(m, entry=Entry("filler")) if i == said[-1] else m for i, m in enumerate(row)]
    claims = any(row[i].text in _CLAIMS for i in said[max(0, len(said) - 6) : -1])
    done = any(row[i].text in _DONE or row[i].text.endswith(_DONE) for i in said[:-1])
    if not claims and not (done and _nothing_asked(row) and row[said[-2]].text not in _ALSO):
        return list(row)
    return [replace(m, entry=Entry("yesno")) if i == said[-1] else m for i, m in enumerate(row)]


def _nothing_asked(row: list[Mark]) -> bool:
    """Tell whether no word in front of a closing 没有 asks for anything else."""
    return not any(m.kind in ("which", "count", "list", "not") or STRONG.search(m.text) for m in row[:-1])


def _asked(row: list[Mark]) -> bool:
    """Tell whether a word of the question asks, or the row lacks a unit or role to be confirmed."""
    asks = any(m.kind in ("which", "count", "list", "yesno", "attribute") or STRONG.search(m.text) for m in row)
    return asks or not (any(m.kind == "unit" for m in row) and any(m.kind == "role" for m in row))


def _deny(row: list[Mark], index: int) -> None:
    """Apply a negation to what it denies: the first reading that fits spends it."""
    next((reading for reading in _READINGS if reading(row, index)), None)


def _mark_denied(row: list[Mark], places: Iterable[int], index: int) -> None:
    """Mark names as denied by the word at `index`, which is spent."""
    for place in places:
        row[place] = replace(row[place], denied="not")
    spend(row, [index])


def _corrected(row: list[Mark], index: int) -> bool:
    """不是牵头而是配合: what is corrected says nothing."""
    rather = next((i for i in range(index + 1, len(row)) if _says_rather(row, i)), None)
    if rather is None or row[index].text not in _DENIES or any(m.kind == "unit" for m in row[index:rather]):
        return False
    spend(row, range(index, rather))
    return True


def _unit_not_in(row: list[Mark], index: int) -> bool:
    """甲 is not in …: the unit in front is denied."""
    units = _units_before(row, index)
    if row[index].text not in _DENIES or _text_at(row, index + 1) != "in" or not units:
        return False
    _mark_denied(row, units, index)
    return True


def _not_so_many(row: list[Mark], index: int) -> bool:
    """不是独家: the amount behind is turned round."""
    ahead = [i for i in range(index + 1, min(len(row), index + 5)) if row[i].kind not in ("filler", "pronoun", "some")]
    if not ahead or row[ahead[0]].kind != "counted" or not row[ahead[0]].amount:
        return False
    row[ahead[0]] = replace(row[ahead[0]], amount=_opposite(row[ahead[0]].amount))
    spend(row, [index])
    return True


def _says_rather(row: list[Mark], index: int) -> bool:
    behind = row[index + 1].text if index + 1 < len(row) else ""
    return row[index].text in _RATHER or (row[index].text, behind) == ("而", "是")


def _opposite(amount: Amount | None) -> Amount | None:
    if amount is None:
        return None
    if amount.comparator == "=" and amount.value == 1:
        return replace(amount, comparator=">")
    return replace(amount, comparator=_OPPOSITES.get(amount.comparator, amount.comparator))


def _unit_not_among(row: list[Mark], index: int) -> bool:
    """甲不在责任单位之列: the unit in front is denied, and the roles and nouns behind say nothing more."""
    units = _units_before(row, index)
    if row[index].text not in _NOT_AMONG or not units or _names_places(row, index):
        return False
    spend(row, [p for p in range(index + 1, min(len(row), index + 4)) if row[p].kind in ("role", "ask")])
    _mark_denied(row, units, index)
    return True


def _names_places(row: list[Mark], index: int) -> bool:
    """Tell whether places alone stand behind: 涉及甲但不在乙部分 denies where, and not who; 甲不在第3条 denies who."""
    behind = names_after(row, index)
    places = bool(behind) and all(row[place].kind in ("part", "numbers") for place in behind)
    return places and row[index - 1].kind != "unit"


def _places_behind(row: list[Mark], index: int) -> bool:
    """不在乙部分, not in task 6: the places behind are denied."""
    behind = names_after(row, index)
    if not behind or any(row[place].kind == "unit" for place in behind):
        return False
    _mark_denied(row, behind, index)
    return True


def _role_in_places(row: list[Mark], index: int) -> bool:
    """负责第8条但不负责第17条: the places behind the verb are denied, where others are named in front."""
    verb, behind = row[index + 1 : index + 2], names_after(row, index + 1)
    if not verb or verb[0].kind != "role" or not behind or any(row[place].kind == "unit" for place in behind):
        return False
    if not any(m.kind in ("numbers", "part") for m in row[:index]):
        return False
    spend(row, [index + 1])
    _mark_denied(row, behind, index)
    return True


def _names_in_front(row: list[Mark], index: int) -> bool:
    """第9条却没有: the names in front are denied, if anything else says where to look."""
    rest = [m for m in row[index + 1 : index + 4] if m.text not in _SHOWS]
    closes = not rest or rest[0].text in {*STOPS, ",", "的"}
    names = names_before(row, index)
    if not closes or not names or names_after(row, index) or row[index].text not in _LACKING:
        return False
    all_of = row[index].text.startswith(("都", "均", "全")) and all(row[place].kind == "unit" for place in names)
    if not (all_of or _other_anchor(row, names)):
        return False
    _mark_denied(row, names, index)
    return True


_READINGS: tuple[Callable[[list[Mark], int], bool], ...] = (
    _corrected,
    _unit_not_in,
    _not_so_many,
    none_of_kind,
    role_lacking,
    target_lacking,
    _unit_not_among,
    _places_behind,
    _role_in_places,
    _names_in_front,
)


_PASSES: dict[str, Callable[[list[Mark], int], None]] = {"not": _deny, "included": include, "without": _topic_denied}


def _text_at(row: list[Mark], place: int) -> str:
    return row[place].text if place < len(row) else ""


def _units_before(row: list[Mark], index: int) -> list[int]:
    return [place for place in names_before(row, index) if row[place].kind == "unit"]


def _other_anchor(row: list[Mark], chosen: list[int]) -> bool:
    """Tell whether something else than the denied names says where to look: a closing 没有 alone asks yes or no."""
    return any(m.kind in ANCHORS for place, m in enumerate(row) if place not in chosen)
