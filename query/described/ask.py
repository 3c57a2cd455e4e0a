"""Questions about what a store describes by itself: classes and properties with labels, no code of their own.

`Described.answer` is the whole way: tokens by the labels of the store, one logical form, SPARQL, an answer with the
statements themselves as evidence. A question without a word of the described vocabulary is not its business.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.store import Store
from ontology.terms import CLASS_TASK, NUMBER
from query import notes
from query.answer import Answer
from query.described.answering import Answering
from query.described.check import may_be_asked
from query.described.draft import Absent, Several, Unread
from query.described.form import Form
from query.described.names import Sense, Words, read_words
from query.described.reading import Reading
from query.described.say import label_of
from query.described.schema import Schema, read_schema
from query.described.tokens import Token, tokens
from query.errors import NotInDocuments, NotUnderstood
from query.language import language_of
from query.lexicon import Lexicon

_MOST_READINGS = 48
_LONGEST = 300
_TASK = re.compile(r"第\s*(\d+)\s*(?:条|项)(?:任务)?|任务\s*(\d+)|(?:tasks?|items?)\s*(?:no\.?\s*)?(\d+)\b")
_TYPES = "SELECT DISTINCT ?x ?t ?l WHERE {{ VALUES ?x {{ {iris} }} ?x a ?t OPTIONAL {{ ?x <{label}> ?l }} }}"
_NUMBERED = f'SELECT DISTINCT ?t WHERE {{{{ ?t a <{CLASS_TASK}> ; <{NUMBER}> "{{number}}" }}}} ORDER BY ?t'
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def read_described(store: Store, plan: Lexicon, classes: Iterable[str]) -> Described:
    """Read what a store says of some classes, once for many questions."""
    schema = read_schema(store, classes)
    has_plan = store.ask(f"ASK {{ ?t a <{CLASS_TASK}> }}")
    return Described(store, schema, read_words(schema), plan, has_plan)


@dataclass(slots=True)
class Described:
    """The described part of one store, read once for many questions."""

    store: Store
    schema: Schema
    words: Words
    plan: Lexicon
    has_plan: bool
    known: set[str] = field(default_factory=set)

    def answer(self, question: str) -> Answer | None:
        """Return the answer; None where the question is for the plan parser."""
        row = tokens(question, self.words, self.schema, self._plan_names)
        ours = [t for t in row if t.kind == "word" and not t.hint and self._is_ours(t)]
        if self.has_plan and not ours:
            return None
        try:
            return Answering(self.store, self.schema, question, self._form(row, question)).answer()
        except (Unread, Several, Absent) as error:
            named = {i for t in ours for s in t.senses if s.kind == "class" for i in s.iris}
            if self.has_plan and not any(map(may_be_asked, named)):
                return None
            return self._refusal(question, error)

    def _is_ours(self, token: Token) -> bool:
        """Tell whether a word speaks of described things; names of the plan alone do not."""
        things = {i for s in token.senses if s.kind == "thing" for i in s.iris}
        kinds = set().union(*(self.schema.types.get(i, set()) for i in things))
        classes = {i for s in token.senses if s.kind == "class" for i in s.iris}
        plain = any(s.kind in ("property", "value") for s in token.senses)
        return plain or any(may_be_asked(kind) for kind in kinds | classes)

    def _form(self, row: list[Token], question: str) -> Form:
        """Return the form of the best reading: the first that has a use for every word; fewest guesses first."""
        if len(question) > _LONGEST:
            raise Unread(question[:20])
        language = language_of(question)
        choices = [token.senses for token in row if token.kind == "word"]
        found: list[tuple[float, int, Form]] = []
        errors: list[Unread | Several | Absent] = []
        for rank, senses in enumerate(itertools.islice(itertools.product(*choices), _MOST_READINGS)):
            reading = Reading(row, senses, self.schema, language)
            try:
                form = reading.form()
                named = sum(
                    s.kind == "property" and any(o.kind == "class" for o in c)
                    for s, c in zip(senses, choices, strict=True)
                )
                found.append((named + reading.bridged / 100, rank, form))
            except (Unread, Several, Absent) as error:
                errors.append(error)
        if found:
            return min(found, key=lambda item: item[:2])[2]
        raise next((e for e in errors if isinstance(e, Absent)), None) or next(
            (e for e in errors if isinstance(e, Several)), errors[0] if errors else Unread()
        )

    def _plan_names(self, text: str) -> list[tuple[int, int, tuple[Sense, ...]]]:
        """Return the units, things and tasks of the plan that a text names: described things may point to them."""
        if not self.has_plan:
            return []
        found = [
            (m.start, m.end, Sense("thing", m.entry.iris))
            for m in self.plan.marks(text)
            if m.kind in ("unit", "thing") and m.entry.iris
        ]
        for match in _TASK.finditer(text):
            number = next(g for g in match.groups() if g)
            iris = tuple(row[0].value for row in self.store.select(_NUMBERED.format(number=number)).rows if row[0])
            if iris:
                found.append((*match.span(), Sense("thing", iris)))
        self._read_types({iri for *_, sense in found for iri in sense.iris})
        return [(start, end, (sense,)) for start, end, sense in found]

    def _read_types(self, iris: set[str]) -> None:
        new = sorted(iris - self.known)
        if not new:
            return
        self.known |= iris
        listed = " ".join(f"<{iri}>" for iri in new)
        for thing, kind, label in self.store.select(_TYPES.format(iris=listed, label=_LABEL)).rows:
            if thing is not None and kind is not None:
                self.schema.types[thing.value].add(kind.value)
                if label is not None and thing.value not in self.schema.names:
                    self.schema.names[thing.value].append((label.value, ""))

    def _refusal(self, question: str, error: Unread | Several | Absent) -> Answer:
        language = language_of(question)
        if isinstance(error, Absent):
            text = notes.why(NotInDocuments((error.name,)), language)
            return Answer(question, "empty", "", "", (), text)
        if isinstance(error, Several):
            names = [label_of(self.schema, iri, language) for iri in error.properties]
            listed = "、".join(dict.fromkeys(names))
            zh, en = f"可以指：{listed}；请说明是哪一个。", f"May mean: {listed}; say which one."
            return Answer(
                question,
                "not_understood",
                "",
                "",
                (),
                zh if language == "zh" else en,
                (),
                tuple(self._about(names, language)),
            )
        words = tuple(word for word in error.words if word)
        text = notes.why(NotUnderstood("words" if words else "nothing", words), language)
        return Answer(question, "not_understood", "", "", (), text, (), self.suggestions(language))

    def _about(self, names: list[str], language: str) -> list[str]:
        wanted = [p for p in self.schema.properties.values() if p.label(language) in names]
        return [q for item in wanted if (q := self._question(item.iri, language))]

    def _question(self, iri: str, language: str) -> str:
        domains = self.schema.properties[iri].domains
        thing = next(
            (t for t, kinds in self.schema.types.items() if kinds & domains and self.schema.names.get(t)), None
        )
        if thing is None:
            return ""
        name, asked = label_of(self.schema, thing, language), label_of(self.schema, iri, language)
        return f"{name}的{asked}是什么？" if language == "zh" else f"What is the {asked} of {name}?"

    def suggestions(self, language: str) -> tuple[str, ...]:
        """Return questions about the first class and the first property that can be answered."""
        found = []
        for iri in itertools.islice((c for c in self.schema.classes), 1):
            name = label_of(self.schema, iri, language)
            found.append(f"有哪些{name}？" if language == "zh" else f"How many {name.lower()} are there?")
        found += [q for iri in itertools.islice(self.schema.properties, 2) if (q := self._question(iri, language))]
        return tuple(found)
