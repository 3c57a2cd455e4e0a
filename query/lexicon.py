"""The names that a question may use: those of the graph, with their everyday forms, and the words of the vocabularies."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import ahocorasick

from corpus.numerals import parse_ordinal
from kg.store import Python, Store
from ontology.namespaces import PREFIXES, ZR
from ontology.questions import question_words
from ontology.vocabularies import collective_markers, roles

_QUOTES = re.compile(r"[“”\"'‘’《》〈〉「」『』]")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_UNIT_ENDING = re.compile(r"(?:委|局|办|厅|部|院|行|社|会|中心|公司|署|府|委员会|办公室|联|关|处|所|集团|队|站)$")
_ENGLISH_UNIT = re.compile(
    r"(?i)\b(?:bureau|commission|department|administration|office|committee|ministry|authority|cent(?:er|re)|union|federation"
    r"|association|court|bank|branch|society|agency|congress|conference|procuratorate|league|academy|company|government|board)s?\b"
)
_PREFIX = re.compile(r"^(?:省|市|区|县|旗|州|盟|自治区)")


def normal(text: str) -> str:
    """Return `text` in lower case, half-width, without quotation marks: the form in which names are matched."""
    return _QUOTES.sub("", text).translate(_WIDE).lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word stands for: its kind, a code (what is asked, a class, a flag), the IRIs it names, the roles it counts."""

    kind: str
    code: str = ""
    iris: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Amount:
    """A bound on a number: comparator (`=`, `>=`, `<=`, `>`, `<`), value and unit of measure as printed."""

    comparator: str
    value: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the (normal) question and what it stands for; `text` is the stretch, or the name it was meant to be."""

    entry: Entry
    start: int
    end: int
    text: str
    numbers: tuple[int, ...] = ()
    amount: Amount | None = None

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def code(self) -> str:
        return self.entry.code


@dataclass(frozen=True, slots=True)
class Organization:
    """A unit of the graph: IRI, printed labels, the function that it has, its region and whether it is a collective."""

    iri: str
    labels: tuple[str, ...]
    function: str | None
    region: str | None
    collective: bool


@dataclass(frozen=True, slots=True)
class TaskText:
    """What topics are looked up in: a task's IRI, number, title, chapter and section IRIs and whole text."""

    iri: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TargetText:
    """A target's IRI, indicator, unit, deadline, task and quote."""

    iri: str
    indicator: str
    unit: str | None
    deadline: int | None
    task: str | None
    quote: str


@dataclass(slots=True)
class Lexicon:
    """All names of one store. `automaton` finds every known word of a question in one pass."""

    organizations: dict[str, Organization] = field(default_factory=dict)
    things: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    chapters: dict[str, int] = field(default_factory=dict)
    projects: dict[str, tuple[str, str]] = field(default_factory=dict)
    tasks: dict[str, TaskText] = field(default_factory=dict)
    targets: dict[str, TargetText] = field(default_factory=dict)
    words: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    automaton: ahocorasick.Automaton | None = None
    gapped: dict[str, set[str]] | None = None

    def label_of(self, units: tuple[str, ...], said: str) -> str:
        """Return the printed name of a single unit, else the words of the question."""
        return self.organizations[units[0]].labels[0] if len(units) == 1 and units[0] in self.organizations else said

    def one_typo_away(self, text: str) -> str | None:
        """Return the only name of a unit or thing that differs from `text` in one character, if it is long enough to tell."""
        if self.gapped is None:
            self.gapped = defaultdict(set)
            for word, values in self.words.items():
                if (
                    5 <= len(word) <= 16
                    and not word.isascii()
                    and any(e.kind in ("unit", "thing") and e.iris for e in values)
                ):
                    for index in range(len(word)):
                        self.gapped[f"{word[:index]}\0{word[index + 1 :]}"].add(word)
        found = {
            word for index in range(len(text)) for word in self.gapped.get(f"{text[:index]}\0{text[index + 1 :]}", ())
        }
        return found.pop() if len(found) == 1 else None

    def add(self, word: str, entry: Entry) -> None:
        """Let `word` stand for an entry, beside what it stands for already."""
        word = normal(word).strip()
        if word and entry not in self.words[word]:
            self.words[word].append(entry)

    def close(self) -> None:
        """Build the automaton once all words are in."""
        automaton = ahocorasick.Automaton()
        for word in self.words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        self.automaton = automaton

    def marks(self, question: str) -> list[Mark]:
        """Return every known word of a normal question, overlapping ones too; words in Latin letters stand whole."""
        if self.automaton is None:
            raise ValueError("the lexicon is not closed")
        found: list[Mark] = []
        for last, word in self.automaton.iter(question):
            start, end = last - len(word) + 1, last + 1
            if not _whole_word(question, start, end):
                continue
            found.extend(Mark(entry, start, end, word) for entry in self.words[word])
        return found


def _whole_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_latin(text[start]) and _latin(before)) and not (_latin(text[end - 1]) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


_UNITS = """SELECT ?o ?label ?function ?region ?collective WHERE {
  { SELECT DISTINCT ?o WHERE { ?t zr:responsibleUnit ?o } }
  ?o rdfs:label ?label . OPTIONAL { ?o org:classification ?function } OPTIONAL { ?o zr:region/rdfs:label ?region }
  OPTIONAL { ?o a zr:Collective . BIND(true AS ?collective) } } ORDER BY ?o ?label"""
_FUNCTIONS = """SELECT ?f ?name ?lang WHERE { ?f skos:inScheme zrv:departments . ?f skos:prefLabel|skos:altLabel|skos:hiddenLabel ?n .
  BIND(STR(?n) AS ?name) BIND(LANG(?n) AS ?lang) }"""
_COLLECTIVES = """SELECT ?f ?name WHERE { ?f skos:inScheme zrv:collectives . ?f skos:prefLabel|skos:altLabel ?n . BIND(STR(?n) AS ?name) }"""
_THINGS = """SELECT DISTINCT ?x ?label ?class WHERE { ?m a zr:Mention ; zr:of ?x . ?x a ?class ; rdfs:label ?label } ORDER BY ?x"""
_PARTS = """SELECT ?x ?label ?class ?number WHERE { VALUES ?class { zr:Chapter zr:Section zr:Box } ?x a ?class ; rdfs:label ?label .
  OPTIONAL { ?x zr:number ?number } } ORDER BY ?x"""
_TASKS = """SELECT ?t ?number ?label ?text WHERE { ?t a zr:Task ; rdfs:label ?label ; zr:text ?text . OPTIONAL { ?t zr:number ?number } } ORDER BY ?t"""
_PROJECTS = """SELECT ?p ?label ?t WHERE { ?p a zr:Project ; rdfs:label ?label ; zr:ofTask ?t } ORDER BY ?p"""
_TARGETS = """SELECT ?x ?indicator ?unit ?year ?t ?quote WHERE { ?x a zr:Target ; zr:indicator ?indicator ;
  zr:evidence/oa:hasSelector/oa:exact ?quote . OPTIONAL { ?x zr:unit ?unit } OPTIONAL { ?x zr:deadlineYear ?year } OPTIONAL { ?x zr:ofTask ?t } } ORDER BY ?x"""

PROLOGUE = "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in ("zr", "zrv", "rdfs", "skos", "org", "oa")
)


def _rows(store: Store, query: str) -> tuple[dict[str, Python], ...]:
    return store.select(PROLOGUE + query).records()


def read_lexicon(store: Store) -> Lexicon:
    """Read every name of a store; the vocabularies that it holds give the everyday names."""
    lexicon = Lexicon()
    _read_words(lexicon)
    _read_units(lexicon, store)
    for row in _rows(store, _THINGS):
        kind = str(row["class"]).removeprefix(ZR)
        lexicon.things[str(row["x"])] = (str(row["label"]), kind)
        lexicon.add(str(row["label"]), Entry("thing", kind, (str(row["x"]),)))
    for row in _rows(store, _PARTS):
        iri, label, box = str(row["x"]), str(row["label"]), str(row["class"]).endswith("Box")
        (lexicon.boxes if box else lexicon.parts)[iri] = label
        ordinal = parse_ordinal(str(row.get("number", "")))
        if str(row["class"]).endswith("Chapter") and ordinal is not None:
            lexicon.chapters[iri] = ordinal
        lexicon.add(label, Entry("part", "box" if box else "part", (iri,)))
    for row in _rows(store, _TASKS):
        iri = str(row["t"])
        lexicon.tasks[iri] = TaskText(
            iri, str(row.get("number", "")), str(row["label"]), _QUOTES.sub("", str(row["text"]))
        )
    for row in _rows(store, _PROJECTS):
        lexicon.projects[str(row["p"])] = (str(row["label"]), str(row["t"]))
        lexicon.add(str(row["label"]), Entry("text"))
    for row in _rows(store, _TARGETS):
        iri, year = str(row["x"]), row.get("year")
        unit, task = row.get("unit"), row.get("t")
        lexicon.targets[iri] = TargetText(
            iri,
            _QUOTES.sub("", str(row["indicator"])),
            str(unit) if unit else None,
            int(str(year)) if year else None,
            str(task) if task else None,
            _QUOTES.sub("", str(row["quote"])),
        )
        lexicon.add(lexicon.targets[iri].indicator, Entry("text"))
    lexicon.close()
    return lexicon


def _read_words(lexicon: Lexicon) -> None:
    for word, codes in question_words().items():
        for code in codes:
            kind, _, value = code.partition(":")
            lexicon.add(word, Entry(kind, value))
    for role in roles():
        for name in role.concept.names:
            lexicon.add(name, Entry("role", role.concept.notation, roles=frozenset(role.counts)))


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
    bare: dict[str, list[str]] = defaultdict(list)
    marker = re.compile(rf"^(?:{'|'.join(collective_markers())})+")
    for organization in lexicon.organizations.values():
        if organization.collective:
            bare[marker.sub("", organization.labels[0])].append(organization.iri)
    words = question_words()
    for name, members in bare.items():
        if len(name) > 1 and name not in words:
            lexicon.words[normal(name)] = [e for e in lexicon.words[normal(name)] if e.kind != "unit"]
            lexicon.add(name, Entry("unit", iris=tuple(sorted(members))))


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
    """A name that is printed in the documents stands for its owner alone; any other stands for all that have its function."""
    known = [entry for entry in lexicon.words.get(normal(name), ()) if entry.kind == "unit" and entry.iris]
    if not known:
        lexicon.add(name, Entry("unit", iris=members))
