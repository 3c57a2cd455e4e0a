"""占全部任务的几成, 其中有量化目标的占多少: what share the last tasks are of all, or some of them of the last."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import PREVIOUS, TaskIn
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.session.leaving_out import of_old_unit, phrase_of
from query.session.memory import Session

_HOW_MUCH = (
    "(?:了|到)?(?:总数|全部|总体)?(?:的)?(?:几成|多少|百分之几|百分之多少|百分比|多大(?:比例|比重|份额)"
    "|(?:比例|比重|占比)(?:是|有)?(?:多少|多大|多高|几成)?)[呢啊]?[？?。]?"
)
_OF_ALL = re.compile(
    "(?:那|那么)?(?:它们|这些|这几[条项]|那些)?(?:任务)?(?:一共|总共)?占(?:了|到)?"
    f"(?:全部|全文|总|所有|全计划|整个(?:计划|方案))的?(?:任务)?(?:总?数|总量)?{_HOW_MUCH}"
    r"|(?:and )?what (?:share|percentage|proportion|fraction)"
    r" (?:of (?:all|the) tasks )?(?:is|are) (?:that|they|those)(?: of all(?: the)? tasks)?\??",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    f"(?:那|那么)?(?:其中|里面|里头|当中|这里面|这些里面?)(?P<what>[^，,]{{2,16}})的(?:任务)?占{_HOW_MUCH}"
)


def share_of_the_last(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question for a share, behind tasks that were answered; None for any other.

    Raises NotUnderstood where the words do not say which of them are counted.
    """
    old, asked = memory.last, question.strip()
    whole, part = _OF_ALL.fullmatch(asked), _OF_THEM.fullmatch(asked)
    if not (whole or part):
        return None
    if old.kind != "task" or old.operation not in ("select", "count") or not old.where or old.others:
        raise NotUnderstood("nothing")
    last = replace(old, operation="count", expected=None)
    if part is None:
        return Logic("ratio", "task", others=(last, Logic("count", "task")))
    where = of_old_unit(phrase_of(part["what"], lexicon), part["what"], old)
    if not where or not memory.tasks:
        raise NotUnderstood("words", (part["what"],))
    base = TaskIn(memory.tasks, PREVIOUS)
    return Logic("ratio", "task", others=(Logic("count", "task", (base, *where)), Logic("count", "task", (base,))))
