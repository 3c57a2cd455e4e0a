"""全文算下来一共几条, 不限这个部分呢: the last question, or another one, asked of the whole plan."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import InPart
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.parsing.form import parse
from query.reading.read import read
from query.session.memory import Session

_WHOLE = re.compile(
    "(?:那|那么)?(?:要是|如果|若)?(?:放到|放在|放眼|扩大到|扩展到|扩到|从|按|就|在|看|不只看|不光看)?"
    "(?:全文|全篇|通篇|整篇|整个(?:方案|文件|计划|行动计划|文档)|整份(?:方案|文件|计划|文档)|全方案|全计划)"
    "(?:来看|来算|算下来|加起来|看下来|算|看|里面?|中|范围|上|内|统计)*[，,]?"
)
_UNBOUND = re.compile("(?:那|那么)?(?:如果)?不(?:限|局限|限定|限制)(?:于|在)?[^，,呢？?]{0,12}(?=[，,呢？?]|$)[，,]?")
_BARE = re.compile(
    "(?:一共|总共|合计|共|又|都)*(?:有|是)?(?:(?P<many>(?:几|多少)[条项个家]?)|(?P<which>哪[些几]?[条项个家]?))?"
    "(?:任务|单位)?[呢啊]*[。？?]?"
)


def widened(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of a question about the whole plan behind one about a part of it; None for any other.

    Raises NotUnderstood where the last question was of no part: what is to be widened is not known then.
    """
    asked = question.strip()
    whole = _WHOLE.match(asked) or _UNBOUND.match(asked)
    if whole is None:
        return None
    rest = asked[whole.end() :]
    if (bare := _BARE.fullmatch(rest)) is None:
        new = read(rest, lexicon)
        own = bool(new.units) and "pronoun" not in new.flags
        return parse(rest, lexicon) if own else None
    old = memory.last
    kept = tuple(c for c in old.where if not isinstance(c, InPart))
    if (len(kept) == len(old.where) or not kept) and "任务" in rest:
        return parse(question, lexicon)
    if len(kept) == len(old.where) or not kept or old.others:
        raise NotUnderstood("nothing")
    step: Operation = "count" if bare["many"] else "select" if bare["which"] else old.operation
    return replace(old, operation=step, where=kept, expected=None)
