"""The words of responsibility clauses, as the vocabulary `clauses.ttl` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.load import values_by_subject
from ontology.namespaces import ZR


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Role words stand before a holder and a colon (牵头单位：), role verbs behind the units (…牵头).

    `role_words` and `role_verbs` give the role's code value (`lead`, `cooperate`, `participate`, `responsible`).
    `beside_verbs`, which are among the role verbs, make no clause by themselves.
    """

    role_words: dict[str, str]
    role_verbs: dict[str, str]
    beside_verbs: tuple[str, ...]
    holders: tuple[str, ...]
    person_holders: tuple[str, ...]
    deadline_words: tuple[str, ...]
    status_words: tuple[str, ...]
    manners: tuple[str, ...]
    adverbs: tuple[str, ...]
    joiners: tuple[str, ...]
    closers: tuple[str, ...]
    markers: tuple[str, ...]
    unit_endings: tuple[str, ...]
    group_heads: tuple[str, ...]
    lone_labels: tuple[str, ...]
    label_prefixes: tuple[str, ...]
    person_of: tuple[str, ...]
    other_labels: tuple[str, ...]


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def clause_words() -> ClauseWords:
    """Read the vocabulary once; every list is sorted with its longest word first, ready for an alternation."""
    subjects = values_by_subject("clauses.ttl")
    words: dict[str, str] = {}
    verbs: dict[str, str] = {}
    listed: dict[str, list[str]] = {}
    for values in subjects.values():
        for iri in values.get(ZR + "clauseRole", []):
            role = iri.rpartition("#")[2]
            words.update((word, role) for word in values.get(ZR + "roleWord", []))
            verbs.update(
                (word, role) for word in (*values.get(ZR + "roleVerb", []), *values.get(ZR + "besideVerb", []))
            )
        for predicate, found in values.items():
            listed.setdefault(predicate.rpartition("#")[2], []).extend(found)
    return ClauseWords(
        role_words=words,
        role_verbs=verbs,
        beside_verbs=_longest_first(listed["besideVerb"]),
        holders=_longest_first(listed["holder"]),
        person_holders=_longest_first(listed["personHolder"]),
        deadline_words=_longest_first(listed["deadlineWord"]),
        status_words=_longest_first(listed["statusWord"]),
        manners=_longest_first(listed["manner"]),
        adverbs=_longest_first(listed["adverb"]),
        joiners=_longest_first(listed["joiner"]),
        closers=_longest_first(listed["closer"]),
        markers=_longest_first(listed["marker"]),
        unit_endings=_longest_first(listed["unitEnding"]),
        group_heads=_longest_first(listed["groupHead"]),
        lone_labels=_longest_first(listed["loneLabel"]),
        label_prefixes=_longest_first(listed["labelPrefix"]),
        person_of=_longest_first(listed["personOf"]),
        other_labels=_longest_first(listed["otherLabel"]),
    )
