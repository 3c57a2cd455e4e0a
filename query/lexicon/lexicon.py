"""All names of one store: what the words of a question stand for, looked up in the store's library."""

# ruff: noqa: S608 - tables are named by constants; what a question says is always bound

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from corpus.numerals import parse_ordinal
from kg.store import Store
from query.lexicon import lookup
from query.lexicon.entries import (
    HIDDEN,
    Entry,
    Mark,
    Organization,
    TargetText,
    TaskText,
    last_region,
    normal,
)
from query.lexicon.fulltext import END, Row, Texts
from query.lexicon.vocabulary import Vocabulary, entry

Made = TypeVar("Made")
MOST_KEPT = 20_000
"""The most words of one kind of look-up of which it is remembered what they stand for."""
FEW_REGIONS = 20
"""With more regions than these, the list of all words has names by function without the region before them."""

_SINGLE = "SELECT iri, labels FROM organization WHERE NOT collective ORDER BY iri"


@dataclass(slots=True)
class Lexicon:
    """All names of one store. A question looks up what it needs; whole tables are read for those who list them."""

    texts: Texts
    source: Store | None = None
    kept: dict[str, Any] = field(default_factory=dict)
    """What is made of the names when it is first wanted (tables here, pinyin, completions), by its maker's own key."""

    @property
    def organizations(self) -> dict[str, Organization]:
        """All units by IRI."""
        return self._once(
            "organizations", lambda: {str(row[0]): _organization(row) for row in self._all("organization")}
        )

    @property
    def things(self) -> dict[str, tuple[str, str]]:
        """The label and kind of every company, institution, place, brand and document that a plan names."""
        return self._once("things", lambda: {str(i): (str(name), str(kind)) for i, name, kind in self._all("thing")})

    @property
    def parts(self) -> dict[str, str]:
        """The titles of chapters and sections."""
        return self._once("parts", lambda: {str(iri): str(title) for iri, title, *_ in self._all("part")})

    @property
    def projects(self) -> dict[str, tuple[str, str]]:
        """The name and task of every project."""
        return self._once("projects", lambda: {str(i): (str(name), str(t)) for i, name, t in self._all("project")})

    @property
    def tasks(self) -> dict[str, TaskText]:
        """The number and title of every task."""
        return self._once("tasks", lambda: {str(row[0]): TaskText(*map(str, row)) for row in self._all("task")})

    @property
    def targets(self) -> dict[str, TargetText]:
        """All targets by IRI."""
        return self._once("targets", lambda: {str(row[0]): _target(row) for row in self._all("target")})

    @property
    def words(self) -> dict[str, list[Entry]]:
        """Every word with what it stands for, also the names that units have by their function and region."""
        return self._once("words", self._all_words)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words, looked up without reading them all."""
        return self._once("vocabulary", lambda: Vocabulary(self.texts))

    def organization(self, iri: str) -> Organization | None:
        """Return one unit."""
        query = "SELECT * FROM organization WHERE iri = ?"
        rows = self.remembered("unit", iri, lambda: self.texts.rows(query, (iri,)))
        return _organization(rows[0]) if rows else None

    def some_targets(self, iris: Iterable[str]) -> list[TargetText]:
        """Return some targets by their IRIs, in order."""
        query = "SELECT * FROM target WHERE iri IN (SELECT value FROM json_each(?)) ORDER BY iri"
        return [_target(row) for row in self.texts.rows(query, (json.dumps(list(iris)),))]

    def label_of(self, units: tuple[str, ...], said: str) -> str:
        """Return the printed name of a single unit, else the words of the question."""
        unit = self.organization(units[0]) if len(units) == 1 else None
        return unit.labels[0] if unit else said

    def collectives(self, ending: str) -> list[str]:
        """Return the printed names of the collectives that end in some words, each once."""
        rows = self.texts.rows("SELECT DISTINCT labels FROM organization WHERE collective")
        printed = {str(labels).split("\n", maxsplit=1)[0] for (labels,) in rows}
        return sorted(label for label in printed if label.endswith(ending))

    def collective_units(self) -> tuple[str, ...]:
        """Return the units that are collectives."""
        rows = self.texts.rows("SELECT iri FROM organization WHERE collective ORDER BY iri")
        return tuple(str(iri) for (iri,) in rows)

    def units_called(self, name: str) -> tuple[str, ...]:
        """Return the units that the documents print with just this name."""
        rows = self.texts.rows("SELECT iri, labels FROM organization ORDER BY iri")
        return tuple(str(iri) for iri, labels in rows if name in str(labels).split("\n"))

    def units_ending(self, *endings: str) -> tuple[str, ...]:
        """Return the units, no collectives, of whose names one ends in some words."""
        rows = self.remembered("units ending", endings[0], lambda: self.texts.rows(_SINGLE))
        named = ((str(iri), str(labels).split("\n")) for iri, labels in rows)
        return tuple(iri for iri, labels in named if any(label.endswith(endings) for label in labels))

    def printed_numbers(self, numbers: Iterable[int], *, ordinal: bool = False) -> tuple[str, ...]:
        """Return how the tasks with some numbers print them: 5 is 5, 五 where no task has that, else （五）.

        With `ordinal` it is 第五条 where one prints that.
        """
        by_value: dict[int, list[str]] = self._once("by value", self._numbers_by_value)
        articles: dict[int, list[str]] = self._once("articles", self._articles) if ordinal else {}
        chosen = (articles.get(number) or by_value.get(number, []) for number in numbers)
        return tuple(dict.fromkeys(printed for each in chosen for printed in each))

    def _articles(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for printed in self.numbers():
            value = parse_ordinal(printed) if printed.startswith("第") else None
            if value is not None:
                found.setdefault(value, []).append(printed)
        return found

    def numbers(self) -> list[str]:
        """Return all numbers of tasks, each once."""
        return self._once("numbers", lambda: [str(row[0]) for row in self.texts.rows("SELECT number FROM number")])

    def _numbers_by_value(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for printed in sorted(self.numbers(), key=_plainness):
            value = parse_ordinal(printed)
            if value is not None and (value not in found or _plainness(found[value][0]) == _plainness(printed)):
                found.setdefault(value, []).append(printed)
        return found

    def task_total(self) -> int:
        """Return how many tasks there are."""
        return self._once("task total", lambda: int(str(self.texts.rows("SELECT COUNT(*) FROM task")[0][0])))

    def due_tasks(self) -> frozenset[str]:
        """Return the tasks for which a deadline of their own is printed."""
        rows = self._once("due", lambda: self.texts.rows("SELECT iri FROM task WHERE due != ''"))
        return frozenset(str(row[0]) for row in rows)

    def due_words(self) -> frozenset[str]:
        """Return what deadlines of tasks print that names no date (长期坚持)."""
        rows = self._once("due words", lambda: self.texts.rows("SELECT DISTINCT due FROM task WHERE due != ''"))
        return frozenset(normal(str(due)) for (due,) in rows if not any(c.isdigit() for c in str(due)))

    def last_number(self) -> int:
        """Return the highest number of a task, 0 if none has one."""
        return max(self._once("by value", self._numbers_by_value), default=0)

    def parts_titled(self, title: str) -> list[str]:
        """Return the chapters and sections with a title."""
        wanted = normal(title)
        found = self.remembered("parts titled", wanted, lambda: self.texts.found(wanted, "part"))
        return [iri for iri, label in found if label == wanted]

    def chapters_at(self, ordinal: int | None) -> tuple[str, ...]:
        """Return the chapters with an ordinal."""
        return self._parts_at("Chapter", ordinal)

    def sections_at(self, ordinal: int | None) -> tuple[str, ...]:
        """Return the sections with an ordinal, in whatever chapter."""
        return self._parts_at("Section", ordinal)

    def _parts_at(self, kind: str, ordinal: int | None) -> tuple[str, ...]:
        found = self.texts.rows("SELECT iri FROM part WHERE kind = ? AND ordinal = ?", (kind, ordinal))
        return tuple(str(iri) for (iri,) in found)

    def kinds_called(self, words: str, ending: str = END) -> set[str]:
        """Return the kinds of the things whose name ends in some words, or holds them where `ending` is nothing."""
        iris = self.texts.holding(normal(words) + ending, "thing")
        query = "SELECT DISTINCT kind FROM thing WHERE iri IN (SELECT value FROM json_each(?))"
        return {str(kind) for (kind,) in self.texts.rows(query, (json.dumps(iris),))}

    def entries(self, word: str) -> list[Entry]:
        """Return what a whole word stands for."""
        return [mark.entry for mark in self.marks(word) if (mark.start, mark.end) == (0, len(word))]

    def marks(self, question: str) -> list[Mark]:
        """Return every known word of a normal question, overlapping ones too; words in Latin letters stand whole."""
        return lookup.marks(question, self.vocabulary)

    def words_in_letters(self) -> list[str]:
        """Return all words of ASCII characters alone."""
        query = "SELECT DISTINCT word FROM word WHERE word < char(128) AND kind NOT IN ('region', 'level')"
        return [word for (word,) in self.texts.rows(query) if isinstance(word, str) and word.isascii()]

    def typos(self, texts: Iterable[str]) -> dict[str, str]:
        """Return for each of many texts, looked up at once, the only long name one character away from it."""
        return lookup.typos(texts, self.vocabulary)

    def _all_words(self) -> dict[str, list[Entry]]:
        words: dict[str, list[Entry]] = {}
        functions: list[tuple[str, str]] = []
        query = "SELECT word, kind, code, iris, roles FROM word ORDER BY word, place"
        for word, kind, code, iris, roles in self.texts.rows(query):
            if kind == "function":
                functions.append((str(word), str(code)))
            elif kind not in HIDDEN:
                words.setdefault(str(word), []).append(entry(str(kind), str(code), str(iris), str(roles)))
        having = self._by_place()
        for word, function in functions:
            for place, iris in having.get(function, {"": []}).items():
                known = words.setdefault(place + word, [])
                new = Entry("unit", iris=tuple(iris))
                if (
                    not (place and word.isascii())
                    and not any(e.kind == "unit" and e.iris for e in known)
                    and new not in known
                ):
                    known.append(new)
        return words

    def _by_place(self) -> dict[str, dict[str, list[str]]]:
        """Return the units with each function, all of them and those that each region or level in front leaves."""
        rows = self.texts.rows("SELECT iri, function, region FROM organization WHERE function <> '' ORDER BY iri")
        few = len({region for _, _, region in rows}) <= FEW_REGIONS
        having: dict[str, dict[str, list[str]]] = {}
        for iri, function, region in rows:
            of_function = having.setdefault(str(function), {})
            for place in {"", *_places(str(region or ""), few=few)}:
                of_function.setdefault(place, []).append(str(iri))
        return having

    def _all(self, table: str) -> list[Row]:
        return self.texts.rows(f"SELECT * FROM {table} ORDER BY iri")

    def remembered(self, kind: str, words: str, make: Callable[[], Made]) -> Made:
        """Return what some words stand for in a kind of look-up, made once; where too much is kept, it begins anew."""
        known: dict[str, Made] = self.kept.setdefault(f"{kind}?", {})
        if words not in known:
            if len(known) > MOST_KEPT:
                known = self.kept[f"{kind}?"] = {}
            known[words] = make()
        return known[words]

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        if name not in self.kept:
            self.kept[name] = make()
        made: Made = self.kept[name]
        return made


def _places(region: str, *, few: bool) -> set[str]:
    """Return what may stand before a unit's name: the sign of its region's level, among `few` regions the name too."""
    names = {region, last_region(region)} if few else set()
    return {normal(name) for name in (*names, region[-1:]) if name}


def _organization(row: Row) -> Organization:
    iri, labels, function, region, collective = row
    return Organization(
        str(iri),
        tuple(str(labels).split("\n")),
        str(function) if function else None,
        str(region) if region else None,
        bool(collective),
    )


def _target(row: Row) -> TargetText:
    iri, indicator, unit, year, task, quote = row
    return TargetText(
        str(iri),
        str(indicator),
        str(unit) if unit else None,
        int(str(year)) if year else None,
        str(task) if task else None,
        str(quote),
    )


def _plainness(number: str) -> int:
    """Return how plainly a number is printed, the plainest first: 5, 五, （五）."""
    return 0 if number.isdecimal() else 2 if number.startswith(("（", "(")) else 1
