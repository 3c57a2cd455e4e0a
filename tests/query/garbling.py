"""Questions as they come by accident or on purpose: cut, mixed up, mistyped, endless, or code."""

from __future__ import annotations

import json
import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable

from pypinyin import lazy_pinyin

from tests.query.conftest import QUESTIONS, read_lines

Garbler = Callable[[str, random.Random], str]
ASKED: list[str] = [
    line[key]
    for path in sorted(QUESTIONS.glob("*.jsonl"))
    for line in read_lines(path)
    for key in ("q", "zh", "en")
    if key in line
]
CODE = (
    "' OR 1=1 --",
    "'; DROP TABLE word; --",
    '" UNION SELECT * FROM sqlite_master --',
    "} UNION { ?s ?p ?o",
    "} ; DROP ALL #",
    '"} DELETE WHERE { ?s ?p ?o } #',
    "<urn:zeren:store> ?p ?o . FILTER(1=1)",
    "SELECT * WHERE { ?s ?p ?o }",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{7*7}} ${jndi:ldap://x} %s %n {0} {!r}",
    "../../../../etc/passwd",
    "\\u0022\\x00\\N{DIGIT ONE}",
    'word* NEAR "x" AND NOT OR (',
    "\\",
    '"""',
    "'''",
)
NOTHING = (
    *("None", "null", "NULL", "NaN", "nan", "undefined", "nil", "true", "False", "[]", "{}", "()", "0", "-1", "1e309"),
    *("", " ", "\t", "\n", "\r\n", "\u3000", "\u200b", "\ufeff", "\\N", "N/A", "#REF!", "??", "inf", "第", "的", "a"),
)
MARKS = "，。？！、；：“”‘’（）《》…—·,.?!;:'\"()[]{}<>@#$%^&*_+-=|\\/~` "
PICTURES = ("😀", "👍🏽", "👨‍👩‍👧‍👦", "🇨🇳", "✅", "❓", "①", "㊙", "½", "㎡")
CONTROLS = ("\x00", "\x01", "\x07", "\x08", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufffe", "\U000e0001", "\ud800")
WRITING = ("\u202e", "\u202d", "\u200f", "\u2067", "\u2069", "\u200d", "\u0301", "\u20dd", "\ufe0f")
SCRIPTS = (
    "Какие задачи возглавляет комиссия?",
    "どの部門が担当していますか",
    "어느 부서가 주관합니까",
    "ما هي المهام التي تقودها اللجنة؟",
    "אילו משימות",
    "कौन सा विभाग",
    "งานใดที่นำโดย",
    "Ποιες εργασίες",
    "哪些任務由區發展改革委牽頭？",
    "Quelles tâches dirige la commission ?",
    "ᠮᠣᠩᠭᠣᠯ",
    "བོད་སྐད",
)


def _place(text: str, rng: random.Random) -> int:
    return rng.randrange(len(text) + 1)


def _put(text: str, piece: str, rng: random.Random) -> str:
    place = _place(text, rng)
    return text[:place] + piece + text[place:]


def _cut(text: str, rng: random.Random) -> str:
    start, end = sorted((_place(text, rng), _place(text, rng)))
    return text[start:end]


def _without_some(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if rng.random() > 0.2)


def _mixed_characters(text: str, rng: random.Random) -> str:
    return "".join(rng.sample(text, len(text)))


def _mixed_words(text: str, rng: random.Random) -> str:
    size = rng.randint(2, 4)
    words = text.split() if text.isascii() else [text[i : i + size] for i in range(0, len(text), size)]
    return (" " if text.isascii() else "").join(rng.sample(words, len(words)))


def _backwards(text: str, _rng: random.Random) -> str:
    return text[::-1]


def _doubled(text: str, rng: random.Random) -> str:
    if rng.random() < 0.3:
        return text * rng.randint(2, 4)
    return "".join(c * rng.choice((1, 1, 2)) for c in text)


def _turned(text: str, rng: random.Random) -> str:
    place = rng.randrange(max(1, len(text) - 1))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _mistyped(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 3)):
        place = _place(text, rng)
        text = text[:place] + rng.choice("abeinorstz的了是一有") + text[place + rng.randint(0, 1) :]
    return text


def _sounding_alike() -> dict[str, list[str]]:
    sounds = defaultdict(set)
    for character in set("".join(ASKED)) | set("牵千签责则泽任认人部不步位为委局句举巨同铜条调第地目木标表年念"):
        if "\u4e00" <= character <= "\u9fff":
            sounds[lazy_pinyin(character)[0]].add(character)
    return {sound: sorted(found) for sound, found in sounds.items()}


_ALIKE = _sounding_alike()


def _homophones(text: str, rng: random.Random) -> str:
    changed = (rng.choice(_ALIKE.get(lazy_pinyin(c)[0], [c])) if rng.random() < 0.25 else c for c in text)
    return "".join(changed)


def _with_one_of(pieces: tuple[str, ...]) -> Garbler:
    def garbled(text: str, rng: random.Random) -> str:
        for _ in range(rng.randint(1, 3)):
            text = _put(text, rng.choice(pieces), rng)
        return text

    return garbled


def _code(text: str, rng: random.Random) -> str:
    piece = rng.choice(CODE)
    return rng.choice((piece, text + piece, piece + text, f"名字里带“{piece}”的企业有哪些", _put(text, piece, rng)))


def _between_all(text: str, rng: random.Random) -> str:
    return rng.choice((" ", "\u200b", "\x00", "、", "-", "\u202e", "*")).join(text)


def _full_width(text: str, rng: random.Random) -> str:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    return wide.replace(" ", rng.choice((" ", "\u3000")))


def _decomposed(text: str, rng: random.Random) -> str:
    return unicodedata.normalize(rng.choice(("NFD", "NFKD")), text).upper()


def _only_marks(_text: str, rng: random.Random) -> str:
    return "".join(rng.choices(MARKS, k=rng.randint(1, 60)))


def _other_script(text: str, rng: random.Random) -> str:
    other = rng.choice(SCRIPTS)
    return rng.choice((other, other + text, text[: len(text) // 2] + other))


def _nothing(text: str, rng: random.Random) -> str:
    piece = rng.choice(NOTHING)
    return rng.choice((piece, f"{piece}牵头哪些任务", f"Which tasks does {piece} lead?", piece * rng.randint(2, 9)))


def _endless(text: str, rng: random.Random) -> str:
    return rng.choice((text * 800, rng.choice(text) * 10_000, "".join(rng.choices("".join(ASKED), k=10_000))))[:10_000]


def _as_long_as_may_be(text: str, rng: random.Random) -> str:
    return rng.choice((text * 150, rng.choice(text) * 300, "".join(rng.choices("".join(ASKED), k=300))))[:300]


def _long_words(text: str, rng: random.Random) -> str:
    word = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(60, 250)))
    return rng.choice((word, text + word, f"Who leads {word}?", f"“{word}”是谁牵头的"))


def _names_in_a_row(text: str, rng: random.Random) -> str:
    names = (
        "区科技局",
        "经信委",
        "发改委",
        "区商务委",
        "第3条",
        "2025年",
        "教委",
        "Health Commission",
        "task 7",
        "医院",
    )
    row = rng.choice("、，和 ").join(rng.choices(names, k=rng.choice((8, 20, 40, 3000))))
    return rng.choice((row, row + "牵头哪些任务", text + row))[: rng.choice((290, 20_000))]


def _numbers(text: str, rng: random.Random) -> str:
    number = rng.choice(
        ("9" * 40, "0", "-3", "1e400", "٣", "零", "三千万亿", "3.14.15", "1/0", "二〇二五", "第第3条条")
    )
    whole: tuple[str, ...] = (f"第{number}条谁牵头", f"{number}年的目标", f"Who leads task {number}?")
    return rng.choice((*whole, _put(text, number, rng)))


def _two_at_once(text: str, rng: random.Random) -> str:
    other = rng.choice(ASKED)
    return text[: _place(text, rng)] + other[_place(other, rng) :]


def _as_data(text: str, rng: random.Random) -> str:
    return str(
        rng.choice((json.dumps({"q": text}), repr(text), text.encode().hex(), f"# {text}\n- {text}", f"<b>{text}"))
    )


GARBLERS: dict[str, Garbler] = {
    "cut": _cut,
    "without some": _without_some,
    "mixed characters": _mixed_characters,
    "mixed words": _mixed_words,
    "backwards": _backwards,
    "doubled": _doubled,
    "turned": _turned,
    "mistyped": _mistyped,
    "homophones": _homophones,
    "pictures": _with_one_of(PICTURES),
    "controls": _with_one_of(CONTROLS),
    "writing direction": _with_one_of(WRITING),
    "punctuation": _with_one_of(tuple(MARKS)),
    "code": _code,
    "between all": _between_all,
    "full width": _full_width,
    "decomposed": _decomposed,
    "only marks": _only_marks,
    "other script": _other_script,
    "nothing": _nothing,
    "endless": _endless,
    "as long as may be": _as_long_as_may_be,
    "long words": _long_words,
    "names in a row": _names_in_a_row,
    "numbers": _numbers,
    "two at once": _two_at_once,
    "as data": _as_data,
}


def garbled(count: int, seed: int = 20221008) -> list[tuple[str, str]]:
    """Return `count` questions with how each was garbled, always the same ones."""
    rng = random.Random(seed)
    kinds = sorted(GARBLERS)
    return [(kind, GARBLERS[kind](rng.choice(ASKED), rng)) for kind in (kinds[i % len(kinds)] for i in range(count))]
