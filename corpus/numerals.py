"""Chinese, full-width and Arabic numerals as numbers, and numbers as Chinese numerals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

DIGITS = "[0-9０-９]"
HAN_DIGITS = "零〇○一二两三四五六七八九"
HAN_NUMERAL = f"[{HAN_DIGITS}十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+"
ARABIC_NUMERAL = r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
NUMERAL = (
    f"(?:百分之{HAN_NUMERAL}(?:点[{HAN_DIGITS}]+)?|{ARABIC_NUMERAL}[十百千万亿]*|{HAN_NUMERAL}(?:点[{HAN_DIGITS}]+)?)"
)
"""A numeral as printed, for use inside larger patterns. It has no groups."""

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_VALUES |= {c: i + 1 for i, c in enumerate("壹贰叁肆伍陆柒捌玖")}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_ARABIC = re.compile(r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)([十百千万亿]*)")


def parse_numeral(text: str) -> Decimal | None:
    """Return the number that `text` prints, or None if it is no numeral as a whole.

    A percentage gives the number of hundredths, since the per cent sign is a unit.

    >>> parse_numeral("１，２３４.５"), parse_numeral("3.5万"), parse_numeral("百分之三十"), parse_numeral("二〇二五")
    (Decimal('1234.5'), Decimal('35000'), Decimal('30'), Decimal('2025'))
    """
    printed = unicodedata.normalize("NFKC", text).strip().removeprefix("百分之").rstrip("%")
    match = _ARABIC.fullmatch(printed)
    if match:
        return _scaled(match[1].replace(",", ""), match[2])
    whole, point, fraction = printed.translate(_TENS).partition("点")
    value = _han(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not fraction or any(c not in _VALUES for c in fraction):
        return None
    return Decimal(f"{value}.{''.join(str(_VALUES[c]) for c in fraction)}")


def _scaled(figure: str, units: str) -> Decimal | None:
    try:
        value = Decimal(figure)
    except InvalidOperation:
        return None
    for unit in units:
        value *= _SMALL.get(unit) or _LARGE[unit]
    return value if not units or value != value.to_integral() else value.quantize(Decimal(1))


def _han(text: str) -> int | None:
    """Return the value of a whole Chinese numeral: by place (一百零五) or digit by digit (二〇二五)."""
    if not text:
        return None
    if all(c in _VALUES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, section, digit = 0, 0, 0
    for index, char in enumerate(text):
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in _SMALL:
            section += (digit or (1 if index == 0 or _SMALL[char] == 10 else 0)) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            total, section, digit = _raised(total, section + digit, _LARGE[char]), 0, 0
        else:
            return None
    return total + section + digit


def _raised(total: int, section: int, unit: int) -> int:
    """Multiply what stands before 万 or 亿: 亿 takes all before it (一万亿), 万 only its own section (一亿二千万)."""
    return (total + section) * unit if unit > 10**4 else total + section * unit


def parse_ordinal(text: str) -> int | None:
    """Return the whole number that a heading's number prints, whatever its brackets: 三, （十二）, 第一章, ③, ⑴, 1.

    >>> parse_ordinal("（十二）"), parse_ordinal("第三章"), parse_ordinal("③"), parse_ordinal("专项行动1")
    (12, 3, 3, 1)
    """
    if len(text) == 1 and not text.isdecimal() and text not in _VALUES:
        value = unicodedata.numeric(text, -1.0)
        if value >= 0:
            return int(value)
    bare = text.strip("第编篇章节条款项部分卷重点主要专任务行动举措施工程（）()〔〕[]、．.﹒。：: \t\u3000")
    if bare.isdecimal():
        return int(bare)
    number = parse_numeral(bare)
    return int(number) if number is not None and number == number.to_integral() else None


def to_chinese(number: int) -> str:
    """Return a whole number from 0 to below 10¹² as it is printed in words.

    >>> to_chinese(12), to_chinese(105), to_chinese(20_010)
    ('十二', '一百零五', '二万零一十')
    """
    if not 0 <= number < 10**12:
        raise ValueError(f"0 to below 10**12, not {number}")
    printed = ""
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section, number = divmod(number, size)
        if section:
            gap = "零" if printed and section < 1000 else ""
            printed += gap + _section(section) + unit
        elif printed and number and not printed.endswith("零"):
            printed += "零" if number >= 1000 else ""
    return (printed.removeprefix("一") if printed.startswith("一十") else printed) or "零"


def _section(number: int) -> str:
    printed, skipped = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            printed += ("零" if skipped and printed else "") + "零一二三四五六七八九"[digit] + unit
        skipped = digit == 0
    return printed
