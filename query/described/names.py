"""The words that stand for what a store describes: labels, plurals, short forms, and what of a label has meaning."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import ahocorasick

from query.described.schema import Class, Label, Property, Schema, local_words
from query.lexicon import whole_word

_LIGHT = frozenset(
    ("of", "in", "by", "for", "on", "at", "the", "a", "an", "is", "are", "has", "have", "had", "to", "was")
)
_LIGHT |= {"date", "year", "time", "day", "name", "number", "count", "total", "amount"}
_COUNT_ENDINGS = ("人数", "数量", "总数", "个数", "数目", "数")
_TIME_ENDINGS = ("年份", "年月", "日期", "时间", "年度", "日", "年")
_ENDING = re.compile(r"(?:姓名|名称|名)$")
_FRONT = re.compile(r"^(?:是否有|是否为|是否|有无|设有|拥有|带有|可否|能否|有|可|是)")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word may stand for: `class`, `thing`, `property` or `value`, its IRIs, for a value its literals."""

    kind: str
    iris: tuple[str, ...]
    literals: tuple[str, ...] = ()


@dataclass(slots=True)
class Words:
    """All words of a schema; `find` yields each that stands in a text, overlapping ones too."""

    senses: dict[str, dict[tuple[str, str], Sense]] = field(default_factory=lambda: defaultdict(dict))
    automaton: ahocorasick.Automaton | None = None

    def add(self, word: str, sense: Sense, key: str = "") -> None:
        """Let a word stand for a sense; senses of one kind and key are joined to one with all their IRIs."""
        text = plain(word).strip()
        if not text or (len(text) < 2 and text.isascii()):
            return
        there = self.senses[text].get((sense.kind, key))
        if there:
            iris = tuple(dict.fromkeys((*there.iris, *sense.iris)))
            sense = Sense(sense.kind, iris, tuple(dict.fromkeys((*there.literals, *sense.literals))))
        self.senses[text][sense.kind, key] = sense

    def close(self) -> None:
        """Build the automaton once all words are in."""
        self.automaton = ahocorasick.Automaton()
        for word in self.senses:
            self.automaton.add_word(word, word)
        self.automaton.make_automaton()

    def find(self, text: str) -> list[tuple[int, int, tuple[Sense, ...]]]:
        """Return start, end and senses of each known word; words in Latin letters stand whole."""
        if self.automaton is None or not self.senses:
            return []
        found = []
        for last, word in self.automaton.iter(text):
            start, end = last - len(word) + 1, last + 1
            if whole_word(text, start, end):
                found.append((start, end, tuple(self.senses[word].values())))
        return found


_WIDE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"’": "'", "‘": "'", "　": " "}
)


def plain(text: str) -> str:
    """Return a text in lower case and half-width, of the same length: the form in which words are matched."""
    return re.sub(r"[《》“”\"「」『』]", " ", text.translate(_WIDE)).lower()


def plural(word: str) -> str:
    """Return the plural of an English noun phrase by rule; `number of beds` has its first noun changed.

    >>> plural("bus company"), plural("place of work"), plural("branch")
    ('bus companies', 'places of work', 'branches')
    """
    head, of, rest = word.partition(" of ")
    if of:
        return f"{plural(head)} of {rest}"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"


def stem(word: str) -> str:
    """Return an English word without its endings, roughly: opened, opening and opens are open.

    >>> stem("issued"), stem("issuing"), stem("festivals"), stem("carries")
    ('issu', 'issu', 'festival', 'carr')
    """
    found = re.sub(r"(?:ies|ied|ing|ed|es|(?<!s)s|er|or|ion|al|y|e)$", "", word)
    return found if len(found) >= 3 else word


def base_words(label: str) -> list[str]:
    """Return the words of an English label that carry its meaning: `date of issue` is about issue."""
    return [word for word in re.findall(r"[a-z0-9-]+", label.lower()) if word not in _LIGHT]


def read_words(schema: Schema) -> Words:
    """Return all words of a schema."""
    words = Words()
    for item in schema.classes.values():
        for name in class_names(item):
            words.add(name, Sense("class", (item.iri,)), item.iri)
    for each in schema.properties.values():
        for name in property_names(each):
            words.add(name, Sense("property", (each.iri,)))
    for (name, text), literals in schema.values.items():
        sense = Sense("value", (name,), tuple(sorted(literals)))
        for variant in (text, f"{text}-level", f"{text} level") if text.isascii() else (text,):
            words.add(variant, sense, name)
    for iri, labels in schema.names.items():
        for text, _ in labels:
            words.add(text, Sense("thing", (iri,)))
    _add_short_names(words, schema)
    words.close()
    return words


def with_english(item: Class | Property) -> tuple[Label, ...]:
    """Return the labels of a class or property; where none is English, the words of its IRI are."""
    local = " ".join(local_words(item.iri))
    if any(text.isascii() for text, _ in item.labels) or not local.isascii() or not re.search("[a-z]{3}", local):
        return item.labels
    return (*item.labels, (local, "en"))


def class_names(item: Class) -> list[str]:
    """Return the names of a class with English plurals; without labels the words of its IRI."""
    labels = with_english(item)
    names = [text for text, _ in labels]
    return names + [plural(text.lower()) for text, _ in labels if text.isascii()]


def property_names(item: Property) -> list[str]:
    """Return the names of a property, whole and without the parts that only say of what kind its values are."""
    labels = with_english(item)
    names: list[str] = []
    for text, _ in labels:
        names += _english_names(text.lower(), item) if text.isascii() else _chinese_names(text, item)
    return list(dict.fromkeys(names))


def _english_names(text: str, item: Property) -> list[str]:
    base = " ".join(base_words(text))
    names = [text]
    if " " in base or item.kind in ("number", "boolean") or not item.labels:
        names.append(base)  # a single word is left to `hinted`, which knows all properties of that stem
    if item.kind == "number" and re.match(r"(?:number|count|total) of |.* (?:count|number)$|num(?:ber)? ", text):
        names += [f"number of {base}", base.removesuffix("s"), plural(base.removesuffix("s"))]
    if item.kind == "resource":
        names.append(plural(text))
    return [name for name in names if name]


def _chinese_names(text: str, item: Property) -> list[str]:
    names = [text]
    if item.kind in ("number", "date", "year"):
        endings = _COUNT_ENDINGS if item.kind == "number" else _TIME_ENDINGS
        ending = next((e for e in endings if text.endswith(e) and len(text) - len(e) >= 2), None)
        if ending:
            base = text.removesuffix(ending)
            names += [base, *(base + e for e in endings[:-1])]
    short = _FRONT.sub("", text) if item.kind == "boolean" else _ENDING.sub("", text)
    return [*names, short] if len(short) >= 2 else names


def _add_short_names(words: Words, schema: Schema) -> None:
    """Add names without their class (东湖公园 is 东湖, East Lake Park is East Lake) where nothing else is called so."""
    short: dict[str, set[str]] = defaultdict(set)
    for iri, labels in schema.names.items():
        kinds = set().union(*(schema.above(kind) for kind in schema.types.get(iri, ())))
        endings = [text for kind in kinds if kind in schema.classes for text, _ in schema.classes[kind].labels]
        for text, _ in labels:
            for form in _shorter(text, endings):
                short[plain(form)].add(iri)
    for form, iris in short.items():
        if len(iris) == 1 and form not in words.senses:
            words.add(form, Sense("thing", tuple(iris)))


def _shorter(text: str, endings: list[str]) -> list[str]:
    found = []
    for ending in endings:
        rest = text[: -len(ending)].strip() if text.lower().endswith(ending.lower()) else ""
        if len(rest) >= (4 if text.isascii() else 2):
            found.append(rest)
    return found


def hinted(text: str, schema: Schema) -> tuple[str, ...]:
    """Return the properties that an unknown word may be of, by their labels: 发 is in 发证机关, opens in opening day.

    A Chinese stretch may also be two parts of one label (季节举办 of 举办季节).
    """
    found = tuple(item.iri for item in schema.properties.values() if _speaks_of(text, item))
    if found or text.isascii():
        return found
    for cut in range(2, len(text) - 1):
        halves = [
            {item.iri for item in schema.properties.values() if _speaks_of(half, item)}
            for half in (text[:cut], text[cut:])
        ]
        if halves[0] & halves[1]:
            return tuple(sorted(halves[0] & halves[1]))
    return ()


def _speaks_of(text: str, item: Property) -> bool:
    for label, _ in with_english(item):
        if text.isascii() and label.isascii():
            if stem(text) in {stem(word) for word in base_words(label)}:
                return True
        elif not text.isascii() and len(text) <= 4 and _in_order(text, label):
            return True
    return False


def _in_order(text: str, label: str) -> bool:
    rest = iter(label)
    return all(character in rest for character in text)
