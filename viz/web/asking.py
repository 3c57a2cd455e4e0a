"""What is done with a question: by a worker, which keeps its store and lexicon, or by the process that serves.

A conversation goes along with its question and comes back with the answer, so that any worker can go on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.store import Store, open_store
from query.answer import Answer

if TYPE_CHECKING:
    from query.ask import Asker
    from query.scopes.asked import Scope
    from query.session import Session
    from query.suggest import Suggestion

EXAMPLES = 8
"""Questions that are offered before anything is asked."""
LANGUAGES = ("zh", "en")
_HERE = "here"
"""The name of the conversation that an asker has in hand; there is one at a time."""
_made: dict[str, tuple[Store, Asker]] = {}
"""The asker of this worker: one, by the place of its store."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: what the last answers left, the documents it is about, and the same for parts of the store."""

    whole: Session | None = None
    about: Scope | None = None
    parts: tuple[tuple[Scope, Talk], ...] = ()


def in_worker(place: str, location: str, function: Callable[..., T], *arguments: object) -> T:
    """Return what `function` makes of an asker of the store at a place, which people know by its location."""
    return function(_asker_at(place, location), *arguments)


def _asker_at(place: str, location: str) -> Asker:
    from query.ask import Asker

    if place not in _made:
        for store, _ in _made.values():
            store.close()
        _made.clear()
        store = open_store(place)
        store.location = location  # a snapshot has a folder of its own; its names are kept beside the store
        _made[place] = (store, Asker(store))
    return _made[place][1]


def answered(asker: Asker, question: str, talk: Talk) -> tuple[Answer, Talk]:
    """Answer one question in the light of a conversation, and go on with that."""
    try:
        _begin(asker, talk)
        answer = asker.ask(question, session=_HERE)
    finally:
        after = _ended(asker, talk)
    return answer, after


def answered_after(asker: Asker, question: str, earlier: Sequence[str]) -> Answer:
    """Answer a question in the light of those before it."""
    if not earlier:
        return asker.ask(question)
    talk = Talk()
    for each in earlier:
        _, talk = answered(asker, each, talk)
    return answered(asker, question, talk)[0]


def completed(asker: Asker, typed: str, limit: int, language: str) -> tuple[Suggestion, ...]:
    """Complete what was typed."""
    from query.suggest import suggest

    return suggest(typed, asker.lexicon, limit, language=language)


def examples(asker: Asker, language: str) -> tuple[str, ...]:
    """Return questions to begin with, each of which has an answer."""
    return tuple(each.question for each in completed(asker, "", EXAMPLES, language))


def all_examples(asker: Asker) -> dict[str, tuple[str, ...]]:
    """Return the questions to begin with by language."""
    return {language: examples(asker, language) for language in LANGUAGES}


def load(asker: Asker) -> None:
    """Load what the first question would wait for."""
    from query.suggestions.offer import prepare

    prepare(asker.lexicon)


def _begin(asker: Asker, talk: Talk) -> None:
    """Put a conversation into an asker and those of its parts that are there or will be asked."""
    if talk.whole is not None:
        asker.sessions[_HERE] = talk.whole
    asker.parts.keep(_HERE, talk.about)
    for scope, part in talk.parts:
        if scope == talk.about or scope.documents in asker.parts.made:
            _begin(asker.parts.of(scope, asker.sessions), part)


def _ended(asker: Asker, before: Talk) -> Talk:
    """Take a conversation out of an asker and its parts: the next one is another's."""
    from query.scopes.asked import MOST_PARTS, Scope

    parts = {scope.documents: (scope, part) for scope, part in before.parts}
    for documents, (_, part_asker) in asker.parts.made.items():
        scope, part = parts.pop(documents, (Scope(documents, ""), Talk()))
        if (after := _ended(part_asker, part)) != Talk():
            parts[documents] = (scope, after)
    whole, about = asker.sessions.pop(_HERE, None), asker.parts.spoken_of.pop(_HERE, None)
    if about is not None and about.documents in parts:
        parts[about.documents] = (about, parts[about.documents][1])
    return Talk(whole, about, tuple(parts.values())[-MOST_PARTS:])
