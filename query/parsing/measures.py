"""The measure in which the value of a target is asked for (要新增几家); another than the plan gives is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontology.vocabularies import measure_units
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.lexicon.entries import TargetText
from query.reading.draft import Draft
from query.tokens.amounts import CLASSIFIERS

_SO_MANY_OF = re.compile("(?:几|多少)(?P<unit>[\u4e00-\u9fff]{1,4})$")
_MONEY = re.compile("(?:[十百千万亿]*[元块]|块?钱)$")
_BARE = re.compile("[十百千]*([万亿])$")
_FOR_EACH = re.compile("每一?(?P<unit>[\u4e00-\u9fff]{1,4})$")
_OF_EACH = re.compile("均|每|单位")


def in_measure(chosen: list[str], new: Draft, lexicon: Lexicon) -> list[str]:
    """甲级的要新增几家: of the targets that words are about, those in the unit asked for, where some are in it.

    Raises NotUnderstood where none of them is measured so: 甲田每亩补几块钱 is no question for its area.
    """
    asked = next((m.text for m in new.asks if m.code == "value"), new.flag("count"))
    said = _SO_MANY_OF.search(asked)
    stated = lexicon.some_targets(chosen) if chosen else []
    if any(t.unit for t in stated):
        _refuse_other_measure(asked, said["unit"] if said else "", new, stated)
    fitting = [t.iri for t in stated if t.unit == said["unit"]] if said and len(chosen) > 1 else []
    return fitting or chosen


def _refuse_other_measure(asked: str, unit: str, new: Draft, stated: Sequence[TargetText]) -> None:
    units = [t.unit or "" for t in stated]
    measures = {*measure_units()} - {*CLASSIFIERS}
    bare = _BARE.match(unit)
    money = _MONEY.match(unit) and not any("元" in own for own in units)
    so_many = bare and not any(own.startswith(bare[1]) for own in units)
    other = unit in measures and not any(unit[-1] in own for own in units) and not unit.endswith("点")
    each = [word for word in new.said if (of := _FOR_EACH.match(word)) and of["unit"] in measures]
    of_each = any("/" in (t.unit or "") or _OF_EACH.search(t.indicator) for t in stated)
    if money or so_many or other or (each and not of_each):
        raise NotUnderstood("outside", tuple(each) or (asked,))
