"""One question in, one answer out: the whole way from words to evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from kg.store import Store
from query import notes
from query.among import units_among
from query.answer import Answer, Status
from query.apart import Reader, refuse_kept, without_the_rest
from query.claims.meaning import claimed
from query.claims.plainly import asked_plainly
from query.constraints import Constraint, Mentions, TaskIn
from query.described.check import described
from query.errors import NotInDocuments, NotUnderstood
from query.evidence import Quotes
from query.items import cells
from query.language import language_of
from query.lexicon import Lexicon
from query.lexicon.names import read_lexicon
from query.lists import two_lists
from query.logic import Logic
from query.nested import Parted, of_its_part, of_the_greatest, parted
from query.only_in import units_only_in
from query.parsing.focus import THING_ASKS
from query.parsing.form import parse
from query.parsing.narrowing import narrowed, said_of_them
from query.parsing.other_sets import refuse_unsaid, units_elsewhere
from query.parsing.refusals import refuse_ill_typed
from query.parsing.truth import refuse_list_for_truth
from query.quick import ledger_of
from query.run import answer_logic, things_found
from query.scopes.asked import Named, Parts, named_in, said_of, several
from query.scopes.listing import about_documents, everything, those_with
from query.scopes.matching import lacking
from query.scopes.placed import Documents
from query.scopes.spread import spread
from query.session import Session, among_the_last, carried_over, enumerated, gone_back, says_no_place
from query.sorts_of_units import asks_of_a_sort, of_a_sort
from query.sparql import compile_logic
from query.suggestions.offer import suggestions
from query.together import most_together
from query.two_counts import two_counts
from query.units_of_sets import units_of_sets
from query.wording.one_word import about_a_topic, in_one_word
from query.wording.sought import Rare

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
        self.quotes = Quotes(self.store, ledger_of(self.store, self.lexicon.texts))

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
        if found := lacking(self.store, question, documents):
            return replace(found, evidence=self.quotes.of_tasks(found.tasks))
        try:
            named = named_in(question, documents, self.parts, session)
        except NotInDocuments as e:
            return self._without_answer(question, e)
        answer = self._in_scope(question, named, documents, session) if named else None
        self.parts.keep(session, named.scope if named and answer else None)
        if answer or named:
            return answer or self._of_all(question, session, None)
        return (
            about_documents(self.store, question, documents)
            or those_with(question, lambda asked: self._of_all(asked, None, None), self.store)
            or self._of_all(question, session, None)
        )

    def _in_scope(self, question: str, named: Named, documents: Documents, session: str | None) -> Answer | None:
        """Answer what is left of a question in the scope of the documents that it names.

        None where it names none itself and those of the conversation have no answer.
        """
        part, asker = self.parts.view(named.scope), self.parts.of(named.scope, self.sessions)
        answers = []
        for rest in named.rests:
            logic = everything(rest)
            answer = (
                answer_logic(asker.quotes, logic, rest, asker.documents)
                if logic
                else about_documents(part, rest, documents, scope=named.scope.label) or asker.ask(rest, session=session)
            )
            if answer.status == "answered":
                return said_of(answer, named.scope, question, part, documents)
            answers.append(answer)
        told = next((answer for answer in answers if answer.status == "empty"), answers[0])
        return None if named.carried else said_of(told, named.scope, question, part, documents)

    def _of_all(self, question: str, session: str | None, id: str | None) -> Answer:  # noqa: A002 - the contract's name
        told = self.described.answer(question) if self.described else None
        plain = asked_plainly(in_one_word(question))
        answer = told or self._of_plans(plain, session)
        if answer.status == "empty" and (about := about_a_topic(plain, question)):
            answer = self._of_plans(about, session)
        return replace(answer, id=id, question=question)

    def _of_plans(self, question: str, session: str | None) -> Answer:
        memory = self.sessions.setdefault(session, Session()) if session else Session()
        language, last = language_of(question), memory.tasks
        if pairs := most_together(self.quotes, question, full_names=bool(self.documents)):
            memory.forget()
            return pairs
        try:
            logic = self._form(question, memory)
        except (NotInDocuments, NotUnderstood) as e:
            memory.forget()
            return self._without_answer(question, e)
        answer = answer_logic(self.quotes, logic, question, self.documents)
        of_one = logic.kind != "unit" and _THAT_ONE.search(question)
        goes_back = bool(logic.kind == "task" or of_one or _ELSEWHERE.match(question))
        goes_back = goes_back and any(isinstance(c, TaskIn) for c in logic.where)
        if not answer.answers and goes_back and (wider := memory.before()):
            logic, answer = self._of_the_turn_before(question, wider, logic, answer)
        if among := among_the_last(question, logic, answer.tasks, last):
            logic, answer = among, answer_logic(self.quotes, among, question, self.documents)
        if closer := self._nearer(logic, question, answer):
            logic, answer = closer, answer_logic(self.quotes, closer, question, self.documents)
        if _otherwise_many(logic, answer):
            memory.forget()
            counted = (str(logic.expected), str(len(answer.answers)))
            return self._without_answer(question, NotUnderstood("number", counted))
        if session:
            memory.keep(logic, self._with_its_tasks(logic, answer))
        note = notes.beside(logic, answer, self.lexicon, language)
        if self.documents:
            note += spread(answer, logic, self.quotes, self.documents, language)
        return replace(answer, note=note)

    def _nearer(self, logic: Logic, question: str, answer: Answer) -> Logic | None:
        """Return the form for those of the things answered that the words said with them mean, None where none do."""
        named = tuple(str(item["iri"]) for item in answer.answers if "iri" in item)
        if _otherwise_many(logic, answer):
            return narrowed(logic, question, named, self.lexicon)
        return None if logic.expected else said_of_them(logic, question, named, self.lexicon)

    def _with_its_tasks(self, logic: Logic, answer: Answer) -> Answer:
        """Return an answer with the tasks that it is about: nobody leads 第3条, and what comes next asks of it too."""
        things = tuple(str(item["iri"]) for item in answer.answers if item.get("iri"))
        if logic.kind in THING_ASKS and logic.operation == "select" and things and not answer.tasks:
            where: tuple[Constraint, ...] = (Mentions(things, ""),)
        elif answer.answers or logic.kind != "unit" or logic.operation != "select" or not logic.where:
            return answer
        else:
            where = logic.where
        table = self.store.select(compile_logic(Logic("select", "task", where)))
        return replace(answer, tasks=tuple(dict.fromkeys(cells(table, "x"))))

    def _form(self, question: str, memory: Session) -> Logic:
        """Return the form of a question in the light of those before it; NotUnderstood or NotInDocuments else."""
        if asked := parted(question):
            return self._nested(asked, memory)
        question, memory = gone_back(question, memory)
        question = enumerated(self._of_its_part(question), memory, self.lexicon)
        reader = Reader(self.lexicon, partial(things_found, self.quotes))
        form = partial(self._form, memory=memory)
        said = None if asks_of_a_sort(question) else claimed(question, form, reader)
        apart = said or without_the_rest(question, form, reader)
        logic = units_elsewhere(
            apart
            or of_a_sort(question, self.lexicon, form)
            or two_lists(question, self.lexicon)
            or units_among(question, self.lexicon, memory)
            or units_of_sets(question, self.lexicon)
            or units_only_in(question, self.lexicon)
            or carried_over(question, self.lexicon, memory)
            or two_counts(question, form)
            or parse(question, self.lexicon)
        )
        if not apart:
            refuse_kept(question, logic, self.lexicon)
        refuse_ill_typed(logic)
        refuse_unsaid(logic)
        refuse_list_for_truth(question, logic)
        unsaid = memory.lost or (memory.logic is None and _IT.search(question))
        if unsaid and (says_no_place(logic) or (memory.lost and _ELLIPTIC.search(question))):
            raise NotUnderstood("nothing")
        named = memory.logic is not None and memory.logic.kind in THING_ASKS
        if (named or memory.lost) and logic.kind == "unit" and _ALSO.search(question):
            raise NotUnderstood("nothing")
        return logic

    def _of_its_part(self, question: str) -> str:
        """甲所在的部分里哪些任务…: the question with the part called by its title, where 甲 stands in a single one."""
        if not (asked := of_its_part(question)):
            return question
        inner = parse(asked[0], self.lexicon)
        found = answer_logic(self.quotes, inner, asked[0], self.documents).answers if inner.kind == "part" else ()
        if len(found) != 1:
            raise NotUnderstood("words", (asked[0],))
        return f"{found[0]['label']}部分里，{asked[1]}"

    def _nested(self, asked: Parted, memory: Session) -> Logic:
        """Return the form of a question about the greatest of some tasks, which is looked for first."""
        inner = self._form(asked.inner, memory)
        found = answer_logic(self.quotes, inner, asked.inner, self.documents)
        last = Session()
        last.keep(inner, found)
        return of_the_greatest(asked, inner, last, self.lexicon)

    def _of_the_turn_before(self, question: str, memory: Session, logic: Logic, answer: Answer) -> tuple[Logic, Answer]:
        """没有指标的那条呢, behind 其中有指标的: what the last answer lacks may stand in the one before."""
        try:
            other = carried_over(question, self.lexicon, memory)
        except (NotInDocuments, NotUnderstood):
            return logic, answer
        found = answer_logic(self.quotes, other, question, self.documents) if other else answer
        return (other, found) if other and found.answers else (logic, answer)

    def _without_answer(self, question: str, error: NotInDocuments | NotUnderstood) -> Answer:
        language = language_of(question)
        status: Status = "empty" if isinstance(error, NotInDocuments) else "not_understood"
        offered = suggestions(self.lexicon, language, question)
        return Answer(question, status, "", "", (), notes.why(error, language), suggestions=offered)


def ask(store: Store, question: str, *, session: str | None = None, id: str | None = None) -> Answer:  # noqa: A002 - the contract's name
    """Return the `Answer` to one question. For many questions on one store keep an `Asker`.

    `session` and `id` are those of `Asker.ask`; no conversation outlives the call. Raises a `StoreError` if the store
    cannot be read, and nothing for a question, whatever it is.

    >>> answer = ask(store, "第3条由谁牵头")
    >>> answer.status, answer.answers[0]["type"], answer.answers[0]["role"]
    ('answered', 'Organization', 'lead')
    """
    return Asker(store).ask(question, session=session, id=id)


_THAT_ONE = re.compile(r"[那这]一?[条个项]|的呢|\bone\b", re.IGNORECASE)
"""没有指标的那条: one that the last answer lacks; of the last tasks themselves (它们的目标) no other is meant."""
_ELSEWHERE = Rare("(?:那|那么)?(?:另外?|其他|其余|剩下)")
_ELLIPTIC = re.compile(r"^.{1,12}呢[？?]?$|^(?:(?:what|how) about|and)\b", re.IGNORECASE)
_IT = Rare(r"[跟和与同](?:它|该单位|这家)|^它|^and task\b|\bis that\W*$|^(?:what|how) about (?!the )", re.IGNORECASE)
"""What stands for a unit: of whom nothing was said, nobody can be meant."""
_ALSO = re.compile("^[^，,]{1,10}也[^，,]{1,6}的(?:又|还)?[是有]?哪[几些]?[家所个][？?]?$")
"""乙部分也提到的又是哪家, behind companies or institutions: it asks for more of these, and not for units."""
"""A question that leaves what it asks to the one before."""


def _otherwise_many(logic: Logic, answer: Answer) -> bool:
    """Tell whether a question speaks of another number of things (哪两个) than there are."""
    return bool(logic.expected and answer.answers) and len(answer.answers) != logic.expected
