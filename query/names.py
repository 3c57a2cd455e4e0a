"""The names of a store, read into a lexicon: units in all their forms, things, parts, tasks, projects and targets."""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.numerals import parse_ordinal
from kg.store import Python, Store
from ontology.namespaces import PREFIXES, ZR
from ontology.questions import question_words
from ontology.vocabularies import collective_markers, role_words
from query.lexicon import Entry, Lexicon, Organization, TargetText, TaskText, bare, normal

_UNIT_ENDING = re.compile(r"(?:委|局|办|厅|部|院|行|社|会|中心|公司|署|府|委员会|办公室|联|关|处|所|集团|队|站)$")
_ENGLISH_UNIT = re.compile(
    r"(?i)\b(?:bureau|commission|department|administration|office|committee|ministry|authority|cent(?:er|re)|union|federation"
    r"|association|court|bank|branch|society|agency|congress|conference|procuratorate|league|academy|company|government"
    r"|board)s?\b"
)
_PREFIX = re.compile(r"^(?:省|市|区|县|旗|州|盟|自治区)")
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zr", "zrv", "rdfs", "skos", "org", "oa"))
_UNITS = """SELECT ?o ?label ?function ?region ?collective WHERE {
  { SELECT DISTINCT ?o WHERE { ?t zr:responsibleUnit ?o } }
  ?o rdfs:label ?label .
  OPTIONAL { ?o org:classification ?function } OPTIONAL { ?o zr:region/rdfs:label ?region }
  OPTIONAL { ?o a zr:Collective . BIND(true AS ?collective) }
} ORDER BY ?o ?label"""
_FUNCTIONS = """SELECT ?f ?name ?lang WHERE {
  ?f skos:inScheme zrv:departments . ?f skos:prefLabel|skos:altLabel|skos:hiddenLabel ?n .
  BIND(STR(?n) AS ?name) BIND(LANG(?n) AS ?lang)
}"""
_COLLECTIVES = """SELECT ?f ?name WHERE {
  ?f skos:inScheme zrv:collectives . ?f skos:prefLabel|skos:altLabel ?n . BIND(STR(?n) AS ?name)
}"""
_THINGS = """SELECT DISTINCT ?x ?label ?class WHERE {
  ?m a zr:Mention ; zr:of ?x . ?x a ?class ; rdfs:label ?label
} ORDER BY ?x"""
_PARTS = """SELECT ?x ?label ?class ?number WHERE {
  VALUES ?class { zr:Chapter zr:Section zr:Box } ?x a ?class ; rdfs:label ?label . OPTIONAL { ?x zr:number ?number }
} ORDER BY ?x"""
_TASKS = """SELECT ?t ?number ?label ?text WHERE {
  ?t a zr:Task ; rdfs:label ?label ; zr:text ?text . OPTIONAL { ?t zr:number ?number }
} ORDER BY ?t"""
_PROJECTS = """SELECT ?p ?label ?t WHERE { ?p a zr:Project ; rdfs:label ?label ; zr:ofTask ?t } ORDER BY ?p"""
_TARGETS = """SELECT ?x ?indicator ?unit ?year ?t ?quote WHERE {
  ?x a zr:Target ; zr:indicator ?indicator ; zr:evidence/oa:hasSelector/oa:exact ?quote .
  OPTIONAL { ?x zr:unit ?unit } OPTIONAL { ?x zr:deadlineYear ?year } OPTIONAL { ?x zr:ofTask ?t }
} ORDER BY ?x"""


def _rows(store: Store, query: str) -> tuple[dict[str, Python], ...]:
    return store.select(_PROLOGUE + query).records()


def read_lexicon(store: Store) -> Lexicon:
    """Read every name of a store; the vocabularies that it holds give the everyday names."""
    lexicon = Lexicon(source=store)
    _read_words(lexicon)
    _read_units(lexicon, store)
    _read_things(lexicon, store)
    _read_tasks(lexicon, store)
    _read_targets(lexicon, store)
    lexicon.close()
    return lexicon


def _read_things(lexicon: Lexicon, store: Store) -> None:
    for row in _rows(store, _THINGS):
        kind = str(row["class"]).removeprefix(ZR)
        lexicon.things[str(row["x"])] = (str(row["label"]), kind)
        lexicon.add(str(row["label"]), Entry("thing", kind, (str(row["x"]),)))
    for row in _rows(store, _PARTS):
        iri, label, kind = str(row["x"]), str(row["label"]), str(row["class"]).removeprefix(ZR)
        if kind != "Box":
            lexicon.parts[iri] = label
        ordinal = parse_ordinal(str(row.get("number", "")))
        if kind == "Chapter" and ordinal is not None:
            lexicon.chapters[iri] = ordinal
        lexicon.add(label, Entry("part", kind, (iri,)))


def _read_tasks(lexicon: Lexicon, store: Store) -> None:
    for row in _rows(store, _TASKS):
        iri, number = str(row["t"]), str(row.get("number", ""))
        lexicon.tasks[iri] = TaskText(iri, number, str(row["label"]), bare(str(row["text"])))
    for row in _rows(store, _PROJECTS):
        lexicon.projects[str(row["p"])] = (str(row["label"]), str(row["t"]))
        lexicon.add(str(row["label"]), Entry("text"))


def _read_targets(lexicon: Lexicon, store: Store) -> None:
    for row in _rows(store, _TARGETS):
        iri, year, unit, task = str(row["x"]), row.get("year"), row.get("unit"), row.get("t")
        lexicon.targets[iri] = TargetText(
            iri,
            bare(str(row["indicator"])),
            str(unit) if unit else None,
            int(str(year)) if year else None,
            str(task) if task else None,
            bare(str(row["quote"])),
        )
        lexicon.add(lexicon.targets[iri].indicator, Entry("text"))


def _read_words(lexicon: Lexicon) -> None:
    for word, codes in question_words().items():
        for code in codes:
            kind, _, value = code.partition(":")
            lexicon.add(word, Entry(kind, value))
    for word, role in role_words().items():
        lexicon.add(word, Entry("role", role.concept.notation, roles=frozenset(role.counts)))


def _read_units(lexicon: Lexicon, store: Store) -> None:
    labels: dict[str, list[str]] = defaultdict(list)
    for row in _rows(store, _UNITS):
        iri = str(row["o"])
        labels[iri].append(str(row["label"]))
        region, function = row.get("region"), row.get("function")
        lexicon.organizations[iri] = Organization(
            iri,
            tuple(labels[iri]),
            str(function) if function else None,
            str(region) if region else None,
            bool(row.get("collective")),
        )
    by_function: dict[str, list[str]] = defaultdict(list)
    for organization in lexicon.organizations.values():
        for label in organization.labels:
            for name in _printed_forms(label, organization):
                lexicon.add(name, Entry("unit", iris=(organization.iri,)))
        if organization.function:
            by_function[organization.function].append(organization.iri)
    _read_bare_collectives(lexicon)
    _read_functions(lexicon, store, by_function)


def _read_bare_collectives(lexicon: Lexicon) -> None:
    """Let a collective's name without 有关, 各 … stand for all that differ from it by such a word only."""
    unmarked: dict[str, list[str]] = defaultdict(list)
    marker = re.compile(rf"^(?:{'|'.join(collective_markers())})+")
    for organization in lexicon.organizations.values():
        if organization.collective:
            unmarked[marker.sub("", organization.labels[0])].append(organization.iri)
    words = question_words()
    for name, members in unmarked.items():
        if len(name) > 1 and name not in words:
            lexicon.words[normal(name)] = [e for e in lexicon.words[normal(name)] if e.kind != "unit"]
            lexicon.add(name, Entry("unit", iris=tuple(sorted(members))))
    for members in unmarked.values():
        for label in (lexicon.organizations[iri].labels[0] for iri in members):
            lexicon.words[normal(label)] = [Entry("unit", iris=tuple(sorted(members)))]


def _printed_forms(label: str, organization: Organization) -> set[str]:
    """Return a printed name with its level prefix, without it, and with the region in its place."""
    stem = _PREFIX.sub("", label) if not organization.collective and len(_PREFIX.sub("", label)) >= 2 else label
    forms = {label, stem}
    if organization.region and stem != label:
        forms |= {organization.region + stem, _last_region(organization.region) + stem}
    return forms


def _last_region(region: str) -> str:
    parts = re.findall(r".+?(?:省|市|区|县|州|旗)", region)
    return parts[-1] if parts else region


def _read_functions(lexicon: Lexicon, store: Store, by_function: dict[str, list[str]]) -> None:
    regions = {o.region for o in lexicon.organizations.values() if o.region}
    prefixes = {"", *(p for r in regions for p in (r, _last_region(r), r[-1]))}
    for row in _rows(store, _FUNCTIONS):
        name, function = str(row["name"]), str(row["f"])
        members = tuple(sorted(by_function.get(function, ())))
        if row.get("lang") == "zh":
            if _UNIT_ENDING.search(name) and len(name) > 1:
                for prefix in prefixes:
                    _add_unit(lexicon, prefix + name, members)
        elif _ENGLISH_UNIT.search(name):
            _add_unit(lexicon, name, members)
            _add_unit(lexicon, f"district {name}", members)
    for row in _rows(store, _COLLECTIVES):
        if members := tuple(sorted(by_function.get(str(row["f"]), ()))):
            _add_unit(lexicon, str(row["name"]), members)


def _add_unit(lexicon: Lexicon, name: str, members: tuple[str, ...]) -> None:
    """A name printed in the documents stands for its owner alone, any other for all that have its function."""
    known = [entry for entry in lexicon.words.get(normal(name), ()) if entry.kind == "unit" and entry.iris]
    if not known:
        lexicon.add(name, Entry("unit", iris=members))
