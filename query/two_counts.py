"""甲的任务数是乙的任务数的几倍: the numbers of two sets beside each other, each set read as a question by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from query.errors import NotInDocuments, NotUnderstood
from query.logic import Logic, Operation
from query.wording.sought import Rare

_NOUN = "(?:任务|(?:量化|节点)(?:目标|指标)|企业|(?:责任|牵头|参与|配合)?(?:单位|部门))"
_SET = f"[^，,。？?；;哪几比倍各]{{1,30}}?{_NOUN}"
_NUMBER = "(?:的)?(?:总)?(?:数量|个数|条数|总数|数)"
_TIMES = re.compile(f"(?P<a>{_SET}){_NUMBER}?(?:是|为|等于|相当于)(?P<b>{_SET}){_NUMBER}?的?(?:几|多少)倍[？?。]*")
_MORE = re.compile(
    f"(?P<a>{_SET}){_NUMBER}?比(?P<b>{_SET}){_NUMBER}?(?P<way>[多少])(?:出|了)?(?:几|多少)[条项个家]?{_NOUN}?[？?。]*"
)
_ITS_OWN = re.compile(
    "(?:它|其|自己|本身)?(?:不|没有?|未|只|单独|独家)*(?:牵头|主责|主办|参与|参加|配合|协办|负责|承担)[了过]?的?任务"
)
"""What says of the tasks only what the other set completes (甲牵头的任务是参与的任务的几倍)."""
_MAY_BE = Rare(f"{_NOUN}.*(?:倍|比.*{_NOUN}.*[多少])")


def two_counts(question: str, form: Callable[[str], Logic]) -> Logic | None:
    """Return the form for how the numbers of two sets stand to each other; None for any other question.

    `form` reads the question how many there are in one set. None too where a set cannot be read by itself, is of
    another kind than the other one, or is its unit's own.
    """
    if not _MAY_BE.search(question):
        return None
    plain = question.strip()
    if match := _TIMES.fullmatch(plain):
        return _beside("times", match["a"], match["b"], form)
    if match := _MORE.fullmatch(plain):
        a, b = (match["a"], match["b"]) if match["way"] == "多" else (match["b"], match["a"])
        return _beside("difference", a, b, form)
    return None


def _beside(step: Operation, a: str, b: str, form: Callable[[str], Logic]) -> Logic | None:
    if _ITS_OWN.fullmatch(a) or _ITS_OWN.fullmatch(b):
        return None
    first, second = _counted(a, form), _counted(b, form)
    if first is None or second is None or first == second or first.kind != second.kind:
        return None
    return Logic(step, first.kind, others=(first, second))


def _counted(things: str, form: Callable[[str], Logic]) -> Logic | None:
    try:
        found = form(f"{things}有多少个？")
    except (NotInDocuments, NotUnderstood):
        return None
    plain = (found.operation, found.others, found.attribute) == ("count", (), None)
    return found if plain and found.where else None
