"""A question that goes on from the one before, with what the last answer left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from query.constraints import PREVIOUS, Constraint, TaskIn
from query.lexicon import Lexicon
from query.logic import Logic
from query.parsing.focus import focus
from query.reading.draft import Draft
from query.session.memory import Session
from query.tokens.question_words import words
from query.wording.numerals import parse_count

IT = re.compile(r"它|该单位|该局|该委|\bit\b")
"""What stands for a unit."""
SUBSET = words("其中|里面|那里面|这些|那些|上述|这里面|当中|those|these|of those|of these|of them")
"""What stands for some of the last things."""
_SO_MANY_TASKS = re.compile("[这那](?P<many>[两二三四五六七八九十])[条项]")


@dataclass(frozen=True, slots=True)
class Back:
    """A question that goes on from a conversation: its words, its draft and what the last answer left."""

    question: str
    new: Draft
    old: Logic
    memory: Session
    lexicon: Lexicon

    @property
    def asked(self) -> str:
        """What the question asks for; tasks where it says nothing."""
        return focus(self.new) if self.new.asks or self.new.free_roles else "task"

    def last_tasks(self) -> list[Constraint]:
        """Return the constraint to the tasks of the last answer, or of as many as are spoken of (这四条)."""
        said = _SO_MANY_TASKS.search(self.question)
        number = parse_count(said["many"]) if said else None
        meant = next((t for t in (self.memory.tasks, self.memory.earlier) if len(t) == number), self.memory.tasks)
        return [TaskIn(meant, PREVIOUS)] if meant else []


def in_chinese(question: str) -> bool:
    """Tell whether a question is written in Chinese."""
    return re.search(r"[\u4e00-\u9fff]", question) is not None
