"""Numerals of questions in figures, in Chinese and in English words."""

from __future__ import annotations

import re

from corpus.numerals import parse_numeral, parse_ordinal

HAN = "[一二三四五六七八九十两百]"
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
WORDS |= {word: 11 + place for place, word in enumerate(_TEENS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
ORDINALS = {word: n for n, word in enumerate(f"{_ORDINALS} sixteenth seventeenth eighteenth nineteenth".split(), 1)}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "twentieth": 20, "thirtieth": 30, "fortieth": 40}
NUMERAL = re.compile(rf"\d|{HAN}|(?:(?<![a-z])|top)(?:{'|'.join((*WORDS, *ORDINALS, *TENS))})")
"""What every number of a question holds."""


def value_of(printed: str) -> int:
    """Return an ordinal in figures, in Chinese or in English words; 0 where it is none."""
    return WORDS.get(printed) or parse_ordinal(printed) or 0


def parse_count(printed: str) -> int:
    """Return a small number in figures, in Chinese or in English words; 0 where it is none.

    >>> parse_count("三"), parse_count("12"), parse_count("five"), parse_count("many")
    (3, 12, 5, 0)
    """
    number = parse_numeral(printed.replace("两", "二"))
    return WORDS.get(printed) or (int(number) if number is not None else 0)
