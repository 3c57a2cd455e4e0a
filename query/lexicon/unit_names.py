"""The names of units: as printed, with their region, without the sign of their level, and by the function they have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.store import Python
from ontology.questions import question_words
from ontology.vocabularies import collective_markers
from query.lexicon.entries import Entry, Organization, last_region, normal
from query.lexicon.other_regions import write_others
from query.lexicon.words import Words
from query.whole import tabled

_UNIT_ENDING = re.compile(
    r"(?:委|局|办|厅|部|院|行|社|会|中心|公司|署|府|委员会|办公室|联|关|处|所|集团|队|站|^最高[法检])$"
)
_ENGLISH_UNIT = re.compile(
    r"(?i)\b(?:bureau|commission|department|administration|office|committee|ministry|authority|cent(?:er|re)|union|federation"
    r"|association|court|bank|branch|society|agency|congress|conference|procuratorate|league|academy|company|government"
    r"|board|cooperative|corporation|secretariat)s?\b"
)
_LOCAL = re.compile(r"(?:Bureau|Commission)$")
_BRANCH = re.compile("(?:支行|分行|支局|分局|总行|部)$")
_PREFIX = re.compile(r"^(?:省|市|区|县|旗|州|盟|自治区)")
_NAMED = "{ ?o rdfs:label ?label . BIND(0 AS ?aside) } UNION { ?o skos:altLabel ?label . BIND(1 AS ?aside) }"
_UNITS = (
    "?o ?label ?aside ?function ?region ?collective",
    ("{ SELECT DISTINCT ?o WHERE { ?t zr:responsibleUnit ?o } }", _NAMED),
    (
        "?o org:classification ?function",
        "?o zr:region/rdfs:label ?region",
        "?o a zr:Collective . BIND(true AS ?collective)",
    ),
    "?o ?aside ?label",
)
_FUNCTIONS = """SELECT ?f ?name ?lang WHERE {
  ?f skos:inScheme zrv:departments . ?f skos:prefLabel|skos:altLabel|skos:hiddenLabel ?n .
  BIND(STR(?n) AS ?name) BIND(LANG(?n) AS ?lang)
}"""
_COLLECTIVES = """SELECT ?f ?name WHERE {
  ?f skos:inScheme zrv:collectives . ?f skos:prefLabel|skos:altLabel ?n . BIND(STR(?n) AS ?name)
}"""
_DOCUMENTS = "SELECT ?d WHERE { ?d a zr:Document } LIMIT 2"
Select = Callable[[str], Iterable[Mapping[str, Python]]]


def write_units(words: Words, select: Select, *, whole: bool) -> None:
    """Write the units of a (`whole`) store and all their names. A function's name waits for the region before it."""
    units = _read_units(select, whole=whole)
    rows = ((u.iri, "\n".join(u.labels), u.function, u.region or _level(u), int(u.collective)) for u in units)
    words.library.executemany("INSERT INTO organization VALUES (?, ?, ?, ?, ?)", rows)
    for unit in units:
        for label in unit.labels:
            for name in _printed_forms(label, unit):
                words.add_unit(name, (unit.iri,))
    _write_other_heads(words, select, units)
    _write_bare_collectives(words, [unit for unit in units if unit.collective])
    _write_regions(words, sorted({unit.region for unit in units if unit.region}))
    for level in sorted({level for unit in units if (level := _level(unit))}):
        words.add(level, Entry("level", level))
    by_function: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        if unit.function:
            by_function[unit.function].append(unit.iri)
    _write_functions(words, select, by_function)
    if len(list(select(_DOCUMENTS))) > 1:
        write_others(words, units)


def _write_other_heads(words: Words, select: Select, units: Iterable[Organization]) -> None:
    """Let a branch be called by each name of what it is a branch of: 人行甲支行, 人民银行甲支行, 中国人民银行甲支行."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in select(_FUNCTIONS):
        if row.get("lang") == "zh" and not _BRANCH.search(str(row["name"])):
            names[str(row["f"])].append(str(row["name"]))
    for unit in units:
        for label in unit.labels if unit.function and _BRANCH.search(unit.labels[0]) else ():
            heads = [name for name in names[str(unit.function)] if label.startswith(name)]
            rest = label[len(max(heads, key=len)) :] if heads else ""
            for name in names[str(unit.function)] if rest else ():
                words.add_unit(name + rest, (unit.iri,))


def _read_units(select: Select, *, whole: bool) -> list[Organization]:
    labels: dict[str, list[str]] = defaultdict(list)
    units: dict[str, Organization] = {}
    for row in select(tabled(*_UNITS, whole=whole)):
        iri, region, function = str(row["o"]), row.get("region"), row.get("function")
        labels[iri].append(str(row["label"]))
        units[iri] = Organization(
            iri,
            tuple(labels[iri]),
            str(function) if function else None,
            str(region) if region else None,
            bool(row.get("collective")),
        )
    return list(units.values())


def _write_bare_collectives(words: Words, collectives: list[Organization]) -> None:
    """Let a collective's name without 有关, 各 … stand for all that differ from it by such a word only."""
    unmarked: dict[str, dict[str, str]] = defaultdict(dict)
    marker = re.compile(rf"^(?:{'|'.join(collective_markers())})+")
    for unit in collectives:
        unmarked[marker.sub("", unit.labels[0])][unit.iri] = unit.labels[0]
    asked = question_words()
    for name, members in unmarked.items():
        if len(name) > 1 and name not in asked:
            words.only_units(name, tuple(sorted(members)), alone=False)
    for members in unmarked.values():
        for label in set(members.values()):
            words.only_units(label, tuple(sorted(members)), alone=True)


def _printed_forms(label: str, unit: Organization) -> set[str]:
    """Return a printed name with its level prefix, without it, and with the region in its place.

    A name that is printed without one (甲协会) may be said with that of its region (市甲协会).
    """
    stem = _PREFIX.sub("", label) if not unit.collective and len(_PREFIX.sub("", label)) >= 2 else label
    forms = {label, stem}
    forms |= {form.replace("人民政府", "政府") for form in (label, stem) if len(form) > len("区人民政府")}
    if unit.region and stem != label:
        forms |= {unit.region + stem, last_region(unit.region) + stem}
    elif unit.region and unit.function and not unit.collective:
        forms.add(unit.region[-1] + stem)
    return forms


def _write_regions(words: Words, regions: list[str]) -> None:
    """Write the names of regions and the signs of their levels: what stands before a function's name."""
    for region in regions:
        for name in (region, last_region(region)):
            words.add(name, Entry("region", region))
        words.add(region[-1], Entry("level", region[-1]))


def _level(unit: Organization) -> str | None:
    """Return the sign of its level that a unit's printed name begins with, where its region is not known (市住建局)."""
    signed = _PREFIX.match(unit.labels[0]) if unit.function and not unit.region and not unit.collective else None
    return signed[0] if signed else None


def _initials(name: str) -> str:
    """Return the capitals that a name's words begin with: DRC is a local office's name, NDRC the nation's."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _write_functions(words: Words, select: Select, by_function: Mapping[str, list[str]]) -> None:
    """Write the names of functions: of every unit that has the function, unless a unit is printed so."""
    rows = list(select(_FUNCTIONS))
    local = {(str(row["f"]), _initials(str(row["name"]))) for row in rows if _LOCAL.search(str(row["name"]))}
    for row in rows:
        name, function = str(row["name"]), str(row["f"])
        if row.get("lang") == "zh":
            if _UNIT_ENDING.search(name) and len(name) > 1:
                words.add(name, Entry("function", function))
        elif _ENGLISH_UNIT.search(name) or (function, name) in local:
            words.add(name, Entry("function", function))
            words.add(f"district {name}", Entry("function", function))
    for row in select(_COLLECTIVES):
        if (members := by_function.get(str(row["f"]))) and normal(str(row["name"])) not in words.units:
            words.add_unit(str(row["name"]), members)
