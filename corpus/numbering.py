"""Automatic numbers of word processors as they are printed: number formats, and counters of several levels.

ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.numerals import to_chinese

_PLACE = re.compile("%([1-9])")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_OLD = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNTED = (
    *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand"),
    *("japaneseCounting", "koreanCounting"),
)
_ENCLOSED = {  # format → first character, how many there are
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}


def formatted(number: int, style: str) -> str:
    """Return `number` as a format prints it; a format unknown here prints Arabic figures.

    >>> formatted(12, "chineseCountingThousand"), formatted(3, "ideographTraditional"), formatted(4, "lowerRoman")
    ('十二', '丙', 'iv')
    """
    if style in ("none", "bullet"):
        return ""
    if number < 0 or number >= 10**9:
        return str(number)
    if style in _COUNTED:
        return to_chinese(number)
    if style in _ENCLOSED:
        first, count = _ENCLOSED[style]
        return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)
    return _by_digits(number, style) or _by_letters(number, style) or str(number)


def _by_digits(number: int, style: str) -> str:
    if style == "decimalZero":
        return f"{number:02}"
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(_WIDE)
    if style in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"):
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if style == "chineseLegalSimplified":
        return to_chinese(number).translate(_LEGAL)
    if style in ("ideographLegalTraditional", "japaneseLegal"):
        return to_chinese(number).translate(_LEGAL_OLD)
    return ""


def _by_letters(number: int, style: str) -> str:
    if number == 0:
        return ""
    if style in ("ideographTraditional", "ideographZodiac"):
        row = _STEMS if style == "ideographTraditional" else _BRANCHES
        return row[number - 1] if number <= len(row) else ""
    if style == "ideographZodiacTraditional":
        return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]
    if style in ("upperLetter", "lowerLetter"):
        letters = chr(ord("A") + (number - 1) % 26) * min(1 + (number - 1) // 26, 30)
        return letters if style == "upperLetter" else letters.lower()
    if style in ("upperRoman", "lowerRoman"):
        return _roman(min(number, 9999)) if style == "upperRoman" else _roman(min(number, 9999)).lower()
    return ""


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` holds %1…%9 for the numbers of the levels, `suffix` is what parts it from the words.

    `restart` is the level (from 1) whose next number begins this one anew, 0 for never, None for any level above.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list as paragraphs name it: which counters it shares (`shared`), its levels and where it begins anew."""

    shared: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)

    def level_of_style(self, style: str) -> int | None:
        """Return the level that a paragraph style is linked to."""
        return next((depth for depth, level in self.levels.items() if level.paragraph_style == style), None)

    def with_level(self, depth: int, level: Level) -> ListKind:
        """Return the list with another level in place of its own."""
        return replace(self, levels={**self.levels, depth: level})


class Counters:
    """The counters of all lists of one document, fed paragraph by paragraph."""

    def __init__(self) -> None:
        self._values: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, key: str, kind: ListKind, depth: int) -> str:
        """Count one paragraph of the list `key` at `depth` (from 0) and return its number with what follows it."""
        level = kind.levels.get(depth)
        if level is None:
            return ""
        values = self._values.setdefault(kind.shared, {})
        if depth in kind.starts and (key, depth) not in self._begun:
            values[depth] = kind.starts[depth]
        elif depth in values:
            values[depth] += 1
        else:
            values[depth] = level.start
        self._begun.add((key, depth))
        for below in [other for other in values if other > depth and _restarts(kind, other, depth)]:
            del values[below]
        return _printed(kind, level, values)


def _restarts(kind: ListKind, depth: int, above: int) -> bool:
    restart = kind.levels[depth].restart if depth in kind.levels else None
    return restart is None or above < restart


def _printed(kind: ListKind, level: Level, values: Mapping[int, int]) -> str:
    if level.style == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        of = kind.levels.get(depth, Level())
        style = "decimal" if level.legal and of.style not in ("decimal", "decimalZero", "none") else of.style
        return formatted(values.get(depth, of.start), style)

    text = _PLACE.sub(number, level.text)
    if not text or level.suffix == "nothing" or text[-1] in "、）〕】：":
        return text
    return text + " "
