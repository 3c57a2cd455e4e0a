"""Targets that stand in no task: those of a part without tasks, those that are said to belong to none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from query.constraints import HasTarget, InPart, TargetIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon, Mark
from query.lexicon.layout import tasks_below
from query.logic import Logic


def of_taskless_parts(logic: Logic, row: list[Mark], lexicon: Lexicon) -> Logic:
    """Return the form that asks for the targets of parts without tasks, where no tasks are named; else itself."""
    named = any(m.code in ("task", "unit") or m.text.endswith(("条", "项")) for m in row)
    if named or logic.kind != "task" or logic.operation not in ("select", "count"):
        return logic
    parts = [c for c in logic.where if isinstance(c, InPart)]
    had = [c for c in logic.where if isinstance(c, HasTarget) and not c.negated]
    if len(parts) + len(had) != len(logic.where) or len(had) != 1 or not parts:
        return logic
    if any(tasks_below(c.parts, lexicon) for c in parts):
        return logic
    return replace(logic, kind="target", where=(*parts, TargetIs(had[0].kind)))


_OF_NONE = re.compile(
    "(?:不|没有?|未|并不|并没有?)(?:被)?(?:(?:属于|归属于?|归于?|对应的?)|(?:挂靠?|落实?|分解?|放|列|写)[到在进])"
    "(?:任何|哪|某|具体)*的?一?[条项个]?(?:具体)?任务(?:之?下面?|里面?|之?中|上|头上|名下)?[、，,]?"
    "(?:的(?=[^目指]*[目指]标)|[又且并而]*)"
    r"|,? ?(?:that |which )?"
    r"(?:(?:belong|are attached|are assigned|are tied)s? to no|(?:do not|don't) belong to any) tasks?"
)
_AIMS = re.compile("目标|指标|节点|target|milestone|indicator")
_BARE = re.compile("^(?:哪些|哪几[个项])(?=[^，,？?]{0,8}(?:目标|指标)[？?。]?$)")
_ALL = re.compile(
    r"有?(?:哪些|哪几[个项]|什么)?(?:目标|指标)(?:都|又)*[是有]?(?:哪些|哪几[个项]|什么)?[？?。]?"
    r"|(?:which|what) targets ?\??",
    re.IGNORECASE,
)


def of_no_task(question: str, lexicon: Lexicon, parse: Callable[[str], Logic]) -> Logic | None:
    """不属于任何一条任务的目标有哪些: the form that asks for targets of no task; None for another question.

    Raises NotUnderstood where something else is asked of them.
    """
    if not _AIMS.search(question) or not (match := _OF_NONE.search(question)):
        return None
    rest = (question[: match.start()] + question[match.end() :]).strip("、，,又且而的 ")
    said = _BARE.sub(lambda which: f"有{which[0]}", rest)
    logic = Logic("select", "target") if _ALL.fullmatch(said) else parse(said)
    if logic.kind != "target" or logic.operation not in ("select", "count", "exists") or logic.others:
        raise NotUnderstood("words", (match[0],))
    none = tuple(t.iri for t in lexicon.targets.values() if t.task is None)
    return replace(logic, where=(*logic.where, TargetIs(targets=none, label="不属于任务")))
