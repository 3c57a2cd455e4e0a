"""The builds of whole questions, each with the words without which it cannot be: most are ruled out at a glance."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from query.lexicon import Lexicon, Mark
from query.logic import Logic
from query.parsing import all_tasks, task_sets, within_sets
from query.parsing.among import of_some_of_them
from query.parsing.clauses import Form, of_clauses
from query.parsing.in_each_list import of_each_list
from query.parsing.manners import of_manners
from query.parsing.nothing_there import of_none
from query.parsing.only_those import only_those
from query.parsing.ordering import ordered_by
from query.parsing.other_tasks import of_other_tasks
from query.parsing.portions import for_every_task, share_of
from query.parsing.proportion import set_against
from query.parsing.relatives import of_relatives
from query.parsing.shared_tasks import of_shared_tasks
from query.parsing.shares import for_each_companion, for_each_task
from query.parsing.special import of_its_basis, of_period
from query.parsing.stretches import TARGETS
from query.parsing.support import of_support
from query.parsing.targets_within import of_targets_within
from query.parsing.things_elsewhere import of_things_elsewhere
from query.tokens.question_words import INSIDE

Find = Callable[[list[Mark], Lexicon], Logic | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """A build of a question: how its form is found, the signs that it `needs`, and some of which it has `either`."""

    find: Find
    needs: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()

    def may_fit(self, signs: set[str]) -> bool:
        """Tell whether a row with these signs may be built so; where not, nothing would be found."""
        return self.needs <= signs and not (self.either and self.either.isdisjoint(signs))


def signs_of(row: list[Mark]) -> set[str]:
    """Return the kinds, codes and texts of the tokens of a row."""
    return {sign for mark in row for sign in (mark.entry.kind, mark.entry.code, mark.text)}


def frames(form: Form) -> tuple[Frame, ...]:
    """Return the builds in the order in which they are tried; what they leave over is read by `form`."""
    return (
        _frame(of_period, "document"),
        _frame(of_its_basis, "", {"documentNumber", "document"}),
        _frame(only_those, "numbers yesno"),
        _frame(of_support, "unit role", {"cooperate", "participate"}),
        _frame(all_tasks.of_all_their_tasks, "unit role task", all_tasks.BINDING),
        _frame(of_manners, "unit role lead"),
        _frame(of_none, "not"),
        _frame(of_shared_tasks, "unit", {"most", "least", "compare", "fewer", "rank", "rank-up"}),
        _frame(of_other_tasks, "role other"),
        _frame(of_things_elsewhere, "mention"),
        _frame(of_each_list, "role unit", INSIDE),
        _frame(ordered_by, "", {"rank", "rank-up"}),
        _frame(of_targets_within, "task", TARGETS),
        _frame(within_sets.within_sets, "", within_sets.BINDING),
        _frame(lambda row, lexicon: task_sets.of_task_sets(row, lexicon, form), "", task_sets.BINDING),
        _frame(set_against, "unit role", {"times", "difference", "ratio"}),
        _frame(for_each_companion, "unit role count", {"apart", "each"}),
        _frame(of_some_of_them, "or unit task"),
        _frame(for_each_task),
        _frame(share_of, "ratio"),
        _frame(for_every_task, "yesno"),
        _frame(lambda row, lexicon: of_clauses(row, lexicon, form)),
        _frame(of_relatives, "task"),
    )


def _frame(find: Find, needs: str = "", either: Collection[str] = ()) -> Frame:
    return Frame(find, frozenset(needs.split()), frozenset(either))
