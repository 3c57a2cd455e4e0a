"""One question in, one answer out: the whole way from words to evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.store import Store
from query import notes
from query.answer import Answer, Status
from query.described.check import described
from query.errors import NotInDocuments, NotUnderstood
from query.evidence import Quotes
from query.items import cells, items_of
from query.language import language_of
from query.lexicon import Lexicon
from query.lexicon.names import read_lexicon
from query.logic import ALL_ROLES, Logic
from query.parsing.form import parse
from query.proofs import Select, proofs_about, proofs_of
from query.readings import reading
from query.render import nothing, sentence
from query.scopes.asked import Parts, named_in, said_of, several
from query.scopes.placed import Documents
from query.session import Session, carried_over
from query.sparql import compile_found, compile_logic
from query.suggestions.offer import suggestions

if TYPE_CHECKING:
    from query.described.ask import Described


@dataclass(slots=True)
class Asker:
    """A store with its lexicon read once, for many questions; sessions are kept by name."""

    store: Store
    lexicon: Lexicon = field(init=False)
    sessions: dict[str, Session] = field(default_factory=dict)
    described: Described | None = field(init=False)
    documents: Documents | None = field(init=False)
    parts: Parts[Asker] = field(init=False)
    quotes: Quotes = field(init=False)

    def __post_init__(self) -> None:
        self.lexicon = read_lexicon(self.store)
        self.described = described(self.store, self.lexicon)
        self.documents = several(self.store)
        self.parts = Parts(self.store, Asker)
        self.quotes = Quotes(self.store)

    def ask(self, question: str, *, session: str | None = None, id: str | None = None) -> Answer:  # noqa: A002 - the contract's name
        """Return the answer to one question; with `session`, in the light of the question before it.

        `session` names a conversation: questions of one name go on from each other. `id` is put into the answer as it
        is. What is not understood, or not in the documents, is an answer too: see its `status`. Raises
        kg.errors.StoreError where the store cannot be read.
        """
        question = question.encode("utf-8", "replace").decode("utf-8")
        if self.documents:
            return replace(self._of_documents(question, self.documents, session), id=id)
        return self._of_all(question, session, id)

    def _of_documents(self, question: str, documents: Documents, session: str | None) -> Answer:
        """Answer a question that may name the documents which it is about; what it asks is read in their scope."""
        try:
            found = named_in(question, documents, self.parts, session)
        except NotInDocuments as e:
            return self._without_answer(question, e, None)
        for scope, rest in found:
            answer = self.parts.of(scope, self.sessions).ask(rest, session=session)
            if answer.status == "answered" or (scope, rest) == found[-1]:
                self.parts.keep(session, scope)
                return said_of(answer, scope, question, self.parts.view(scope), documents)
        self.parts.keep(session, None)
        return self._of_all(question, session, None)

    def _of_all(self, question: str, session: str | None, id: str | None) -> Answer:  # noqa: A002 - the contract's name
        told = self.described.answer(question) if self.described else None
        if told is not None:
            return replace(told, id=id)
        memory = self.sessions.setdefault(session, Session()) if session else Session()
        language = language_of(question)
        try:
            logic = carried_over(question, self.lexicon, memory) if session and memory.logic else None
            logic = logic or parse(question, self.lexicon)
        except (NotInDocuments, NotUnderstood) as e:
            memory.forget()
            return self._without_answer(question, e, id)
        answer = replace(answer_logic(self.quotes, logic, question, self.documents), id=id)
        if logic.expected and answer.answers and len(answer.answers) != logic.expected:
            memory.forget()
            counted = (str(logic.expected), str(len(answer.answers)))
            return self._without_answer(question, NotUnderstood("number", counted), id)
        memory.keep(logic, answer)
        return replace(answer, note=notes.beside(logic, answer, self.lexicon, language))

    def _without_answer(self, question: str, error: NotInDocuments | NotUnderstood, id: str | None) -> Answer:  # noqa: A002 - the contract's name
        language = language_of(question)
        status: Status = "empty" if isinstance(error, NotInDocuments) else "not_understood"
        offered = suggestions(self.lexicon, language, question)
        return Answer(question, status, "", "", (), notes.why(error, language), id=id, suggestions=offered)


def ask(store: Store, question: str, *, session: str | None = None, id: str | None = None) -> Answer:  # noqa: A002 - the contract's name
    """Return the `Answer` to one question. For many questions on one store keep an `Asker`.

    `session` and `id` are those of `Asker.ask`; no conversation outlives the call. Raises a `StoreError` if the store
    cannot be read, and nothing for a question, whatever it is.

    >>> answer = ask(store, "谁负责第9条")
    >>> answer.status, answer.answers[0]["type"], answer.answers[0]["role"]
    ('answered', 'Organization', 'lead')
    """
    return Asker(store).ask(question, session=session, id=id)


def answer_logic(quotes: Quotes, logic: Logic, question: str, documents: Documents | None = None) -> Answer:
    """Run a logical form and put its answer together with evidence; what is asked twice is run once.

    Among several documents each item names its own.
    """
    language = language_of(question)
    select: Select = cache(quotes.store.select)
    sparql = compile_logic(logic)
    table = select(sparql)
    items = items_of(logic, table, documents)
    said = reading(logic, language)
    if not items:
        return _empty(quotes, logic, question, said, sparql)
    proofs = proofs_of(quotes, select, logic, table) or quotes.of_documents()
    if logic.operation == "count" and logic.kind == "task":
        table = select(compile_found(logic))
    tasks = tuple(dict.fromkeys(cells(table, "x" if logic.kind == "task" else "task")))
    told = sentence(logic, items, language, documents)
    return Answer(question, "answered", said, sparql, items, told, proofs, tasks=tasks)


def _empty(quotes: Quotes, logic: Logic, question: str, said: str, sparql: str) -> Answer:
    """Say that nothing fits; where nobody has the role asked for, name the units that share the task instead."""
    language = language_of(question)
    text = nothing(logic, language)
    if logic.kind == "unit" and logic.roles != ALL_ROLES:
        others = replace(logic, roles=ALL_ROLES)
        table = quotes.store.select(compile_logic(others))
        text += notes.shared([item["label"] for item in items_of(others, table)], language)
        proofs = proofs_of(quotes, quotes.store.select, others, table)
        return Answer(question, "empty", said, sparql, (), text, proofs)
    return Answer(question, "empty", said, sparql, (), text, proofs_about(quotes, logic))
