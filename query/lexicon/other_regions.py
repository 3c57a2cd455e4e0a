"""Short names in a store of several documents: what one plan prints, another region's unit is called as well.

A plan prints 财政局 for its own one. Beside the plans of other regions the name stands for theirs too, whatever they
print (市财政局, 区财政局), as far as the name does not say its level itself: 财政厅 is a province's, 市财政局 a city's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ontology.vocabularies import departments
from query.lexicon.entries import Organization, last_region
from query.lexicon.words import Words

_SIGNS = "省市区县旗州盟"
_OF_HIGH_LEVELS = "厅部"
"""Endings of names that provinces or the nation alone give."""


def write_others(words: Words, units: Iterable[Organization]) -> None:
    """Let the short name of a unit stand for the units of its function in the regions that do not print it."""
    known = {unit.iri: unit for unit in units}
    having: dict[str, list[Organization]] = defaultdict(list)
    for unit in known.values():
        if unit.function and unit.region:
            having[unit.function].append(unit)
    functions = {name for each in departments() for name in (each.pref_zh, *each.alt_zh, *each.hidden_zh)}
    for name, owners in list(words.units.items()):
        sign = name[0] if name[0] in _SIGNS and name[1:] in functions else ""
        own = [known[iri] for iri in owners if iri in known]
        of = {unit.function for unit in own}
        if (not sign and name not in functions) or len(of) != 1 or None in of:
            continue
        covered = {unit.region for unit in own}
        others = having[str(of.pop())]
        words.add_unit(name, (o.iri for o in others if o.region not in covered and _may_be(name, sign, o)))


def _may_be(name: str, sign: str, unit: Organization) -> bool:
    """Tell whether people may mean a unit by a name: of the level that its sign and its ending say."""
    if sign and not last_region(str(unit.region)).endswith(sign):
        return False
    endings = {label[-1] for label in unit.labels}
    if name[-1] in _OF_HIGH_LEVELS:
        return name[-1] in endings
    return not endings <= set(_OF_HIGH_LEVELS)
