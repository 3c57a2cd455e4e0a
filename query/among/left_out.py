"""农委牵头的任务里，除镇街外各参与单位分别参与几条: units that are counted one by one, without those named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.constraints import ThingIn
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.form import parse
from query.reading.read import read

_WITHOUT = re.compile(
    "(?P<front>[^？?。]*?)(?:除[了去开]?|不算|不计|不含|剔除|排除|扣除)(?P<who>[^，,。？?各每哪]{2,24}?)(?:以外|之外|外|在内)?[，,]?"
    "(?P<rest>(?:按|其他|其余|剩下的?)?(?:各个?|每一?[个家])[^，,。？?]*?(?:单位|部门).+)"
)


_BESIDE = re.compile("[，,]除[了去开]?(?P<who>[^，,。？?各每哪]{2,24}?)(?:以外|之外|外)?(?=[，,])")
_STILL = re.compile("(?<=^[，,])(?:还|另外)(?=有?(?:哪|谁|几|多少))")


def some_without(question: str, lexicon: Lexicon, asked: Callable[[str], Logic | None]) -> Logic | None:
    """Return the form of 第1条的责任单位里，除了甲，哪些还牵头别的任务: those `asked` for, but for some it names."""
    match = _BESIDE.search(question) if "除" in question else None
    iris = _units_alone(match["who"], lexicon) if match else ()
    rest = question[: match.start()] + _STILL.sub("", question[match.end() :]) if match and iris else ""
    logic = asked(rest) if rest else None
    if match is None or logic is None or logic.kind != "unit" or logic.operation not in ("select", "count"):
        return None
    return replace(logic, where=(*logic.where, ThingIn(iris, match["who"], negated=True)))


def each_without(question: str, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question that counts for each unit but some that it names; None for any other."""
    match = _WITHOUT.fullmatch(question.strip()) if "单位" in question or "部门" in question else None
    if match is None:
        return None
    try:
        iris = _units_alone(match["who"], lexicon)
        logic = parse(match["front"] + re.sub("^(?:其他|其余|剩下的?)", "", match["rest"]), lexicon)
    except (NotUnderstood, NotInDocuments):
        return None
    if not iris or (logic.operation, logic.kind) != ("group", "unit"):
        return None
    return replace(logic, where=(*logic.where, ThingIn(iris, match["who"], negated=True)))


def _units_alone(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the units that some words name; none where they say more (除甲牵头的任务外)."""
    try:
        named = read(words, lexicon)
    except (NotUnderstood, NotInDocuments):
        return ()
    says_more = named.unknown or named.unused or named.role_words or named.asks
    return () if says_more else tuple(iri for unit in named.units for iri in unit.units)
