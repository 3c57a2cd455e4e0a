"""Questions about some documents of a store: which ones, a view of the store with these alone, the answer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from kg.store import Store
from kg.stores.part import PartOfStore
from query.language import language_of
from query.scopes.named import by_iri, names_of
from query.scopes.phrase import Phrase, phrases, without
from query.scopes.placed import Documents

if TYPE_CHECKING:
    from query.answer import Answer

MOST_PARTS = 8
"""How many views with their names are kept: the one used longest ago goes first."""
_GENERIC = "文件"


class _Asks(Protocol):
    sessions: dict[str, Any]


Asks = TypeVar("Asks", bound=_Asks)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents (IRIs) that a question is about, and what it called them."""

    documents: tuple[str, ...]
    label: str


@dataclass(slots=True)
class Parts(Generic[Asks]):
    """Askers of parts of a store, each made when it is first needed; and the part that a conversation is about."""

    store: Store
    make: Callable[[Store], Asks]
    made: OrderedDict[tuple[str, ...], tuple[PartOfStore, Asks]] = field(default_factory=OrderedDict)
    spoken_of: dict[str, Scope] = field(default_factory=dict)

    def view(self, scope: Scope) -> PartOfStore:
        """Return the store seen through the documents of a scope."""
        return self._made(scope)[0]

    def of(self, scope: Scope, sessions: dict[str, Any]) -> Asks:
        """Return the asker of a part; its conversations are kept in a mapping like the whole's."""
        asker = self._made(scope)[1]
        if type(asker.sessions) is not type(sessions):
            asker.sessions = type(sessions)()
        return asker

    def keep(self, session: str | None, scope: Scope | None) -> None:
        """Remember which documents a conversation is about."""
        if session and scope:
            self.spoken_of[session] = scope
        elif session:
            self.spoken_of.pop(session, None)

    def _made(self, scope: Scope) -> tuple[PartOfStore, Asks]:
        if scope.documents not in self.made:
            part = PartOfStore(self.store, scope.documents)
            self.made[scope.documents] = (part, self.make(part))
        self.made.move_to_end(scope.documents)
        while len(self.made) > MOST_PARTS:
            self.made.popitem(last=False)
        return self.made[scope.documents]


def several(store: Store) -> Documents | None:
    """Return the documents of a store that has several, else None."""
    names = names_of(store)
    return Documents(by_iri(names)) if len(names) > 1 else None


@dataclass(frozen=True, slots=True)
class Named:
    """The scope of a question and what may be left of its words, the likeliest first.

    `carried` says that the question names no document: the scope is that of the conversation.
    """

    scope: Scope
    rests: tuple[str, ...]
    carried: bool = False


def named_in(question: str, documents: Documents, parts: Parts[Asks], session: str | None) -> Named | None:
    """Return which documents a question is about, None where it is about all.

    A question that names no document goes on about those of the conversation. NotInDocuments for documents of a region
    that the store does not have.
    """
    found = phrases(question, documents.known)
    if not found:
        before = parts.spoken_of.get(session) if session else None
        return Named(before, (question,), carried=True) if before else None
    scope = _scope(found)
    rest = bare = question
    for phrase in reversed(found):
        rest, bare = without(rest, phrase), without(bare, phrase, put=_GENERIC)
    return Named(scope, (rest, bare))


def _scope(found: tuple[Phrase, ...]) -> Scope:
    iris = dict.fromkeys(document.iri for phrase in found for document in phrase.documents)
    return Scope(tuple(sorted(iris)), "、".join(dict.fromkeys(phrase.label for phrase in found)))


def said_of(answer: Answer, scope: Scope, question: str, part: PartOfStore, documents: Documents) -> Answer:
    """Return the answer of a part as one to the whole question: it says of which documents, and so does its query."""
    chinese = language_of(question) == "zh"
    reading = f"{'文件' if chinese else 'documents'} = {scope.label}"
    items = answer.answers
    if len(scope.documents) == 1 and answer.sparql:
        name = documents.by_iri[scope.documents[0]].name
        items = tuple({**item, "document": item.get("document", name)} for item in items)
    return replace(
        answer,
        question=question,
        reading=f"{reading} · {answer.reading}" if answer.reading else reading,
        sparql=part.query(answer.sparql) if answer.sparql else "",
        text=f"{scope.label}{'：' if chinese else ': '}{answer.text}",
        answers=items,
    )
