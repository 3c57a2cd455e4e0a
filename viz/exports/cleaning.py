"""Texts made fit for files: no characters that XML may not hold, nothing that a spreadsheet takes for a formula."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")  # the full-width ones start formulas in some programs too


def clean(text: str) -> str:
    r"""Return a text without what XML 1.0 (section 2.2) forbids; every kind of line break becomes `\n`.

    >>> clean("甲\x00局\r\n乙局")
    '甲局\n乙局'
    """
    return _FORBIDDEN.sub("", _BREAK.sub("\n", text))


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take a text for a formula (CWE-1236).

    >>> is_formula("=1+1"), is_formula("甲局")
    (True, False)
    """
    return text.startswith(FORMULA_STARTS)


def one_line(text: str) -> str:
    """Return a text with every stretch of white space as one blank."""
    return " ".join(clean(text).split())
