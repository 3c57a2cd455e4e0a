"""What the last questions of a conversation left: the form, tasks and units of the answer, the units named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from query.answer import Answer
from query.constraints import PREVIOUS, Constraint, Mentions, Not, NumberIn, TaskIn, ThingIn, UnitIs
from query.logic import Logic
from query.parsing.focus import THING_ASKS

MOST_REMEMBERED = 8
"""How many forms of questions are kept beside the last."""


@dataclass(slots=True)
class Session:
    """The last question's form, the tasks and units of its answer, the tasks of the answer before.

    `named` are the units (IRIs) that questions have named, the last one at the end; `shown` the targets of each answer
    that showed any, in order; `things` the named things of the last answer, `mentioned` those that questions about the
    same tasks have named; `listed` the last list of tasks that was answered, `numbered` the numbers of the
    two tasks that questions named last. `previous` are the forms of those before the last,
    `first` the conversation behind its first question. `lost` tells that the question
    before had no answer: what does not say by itself where to look cannot be understood then.
    """

    logic: Logic | None = None
    tasks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    named: tuple[tuple[str, ...], ...] = ()
    shown: tuple[tuple[str, ...], ...] = ()
    things: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    lost: bool = False
    previous: tuple[Logic, ...] = ()
    first: Session | None = None

    @property
    def last(self) -> Logic:
        """The form of the last question: turns are read behind one alone."""
        assert self.logic is not None
        return self.logic

    @property
    def told(self) -> tuple[str, ...]:
        """The tasks, units or named things that the last answer told, by what was asked for."""
        return {"task": self.tasks, "unit": self.units}.get(self.last.kind, self.things)

    def not_told(self) -> Constraint:
        """Return that something is none of what the last answer told."""
        told = self.told
        return Not(TaskIn(told, PREVIOUS)) if self.last.kind == "task" else ThingIn(told, PREVIOUS, negated=True)

    def before(self) -> Session | None:
        """Return what the answer before the last one left, None where it left no tasks."""
        return replace(self, tasks=self.earlier, earlier=()) if self.logic and self.earlier else None

    def last_targets(self, number: int) -> tuple[str, ...]:
        """Return the targets of the last answers if they are just so many; none where it is open which are meant."""
        last: tuple[str, ...] = ()
        for each in reversed(self.shown):
            if len(last) >= number:
                break
            last = (*each, *last)
        return last if len(set(last)) == len(last) == number else ()

    def forget(self) -> None:
        """Forget what was said: after a question without an answer nothing can be referred to."""
        self.logic, self.tasks, self.units, self.earlier, self.named, self.shown, self.things = None, *((),) * 6
        self.mentioned, self.listed, self.numbered, self.previous = (), (), (), ()
        self.lost = True

    def keep(self, logic: Logic, answer: Answer) -> None:
        """Remember an answered question."""
        self.previous = (*self.previous, self.logic)[-MOST_REMEMBERED:] if self.logic else ()
        self.logic, self.lost = logic, False
        targets = tuple(str(i["iri"]) for i in answer.answers if i["type"] == "Target" and i.get("iri"))
        if targets:
            self.shown = (*(each for each in self.shown if each != targets), targets)
        self.things = tuple(str(i["iri"]) for i in answer.answers if logic.kind in THING_ASKS and i.get("iri"))
        units = [str(i["iri"]) for i in answer.answers if i["type"] == "Organization" and i.get("iri")]
        self.units = tuple(dict.fromkeys(units))
        asked = [c.units for side in (logic, *logic.others) for c in side.where if isinstance(c, UnitIs)]
        self.named = tuple(dict.fromkeys([*self.named, *asked]))
        if logic.kind == "task" and logic.operation in ("select", "rank") and len(answer.tasks) > 1:
            self.listed = answer.tasks
        single = [c.numbers[0] for c in logic.where if isinstance(c, NumberIn) and len(c.numbers) == 1]
        self.numbered = (*(n for n in self.numbered if n not in single), *single)[-2:]
        said = [thing for c in logic.where if isinstance(c, Mentions) for thing in c.things]
        kept = self.mentioned if answer.tasks in ((), self.tasks) else ()
        self.mentioned = tuple(dict.fromkeys([*kept, *said]))
        if answer.tasks and not self._asked_of(logic):
            self.earlier, self.tasks = self.tasks, answer.tasks
        self.first = self.first or replace(self)

    def _asked_of(self, logic: Logic) -> bool:
        """Tell whether a question asked something of the last tasks (这些任务都由谁牵头): they stay those meant.

        Of some of them by a topic (讲甲的那条谁配合) these are meant from then on.
        """
        chosen = [c.tasks for c in logic.where if isinstance(c, TaskIn)]
        return logic.kind != "task" and chosen == [self.tasks]
