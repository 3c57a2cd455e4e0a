"""What is said beside an answer: why there is none, who shares what nobody leads, what may include a unit."""

from __future__ import annotations

from query.answer import Answer
from query.constraints import UnitIs
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic

_REASONS = {
    "long": ("问题太长：请用一句话提问。", "The question is too long: ask in one sentence."),
    "outside": ("文件不含这类信息（{}），不作推测。", "The documents hold no such information ({})."),
    "words": ("没有看懂：{}。", "Not understood: {}."),
    "number": (
        "按问句应有 {} 个，文件中找到 {} 个，故不作答。",
        "The question speaks of {}, the documents give {}: no answer is given.",
    ),
    "nothing": (
        "没有看懂这个问题：请说明单位、任务、章节、指标或年份。",
        "Not understood: name a unit, a task, a part, a target or a year.",
    ),
}


def why(error: NotInDocuments | NotUnderstood, language: str) -> str:
    """Say why a question has no answer: not in the documents, no such information, or not understood."""
    pick = 0 if language == "zh" else 1
    if isinstance(error, NotInDocuments):
        return ("文件中没有“{}”。", "The documents do not mention {}.")[pick].format("、".join(error.names))
    words = error.words if error.reason == "number" else ("、".join(error.words),)
    return _REASONS[error.reason][pick].format(*words)


def shared(units: list[str], language: str) -> str:
    """Name the units of a task where none has the role asked for."""
    if not units:
        return ""
    listed = "、".join(units)
    return f"负责的单位有：{listed}。" if language == "zh" else f" Responsible are: {listed}."


def beside(logic: Logic, answer: Answer, lexicon: Lexicon, language: str) -> str:
    """Say that a collective may include a company that a question is about; such tasks are kept apart, not counted."""
    asked = {unit for c in logic.where if isinstance(c, UnitIs) for unit in c.units}
    named = [unit for unit in map(lexicon.organization, sorted(asked)) if unit]
    if answer.status != "answered" or not any(o.labels[0].endswith("公司") and not o.collective for o in named):
        return ""
    groups = [name for name in lexicon.collectives("公司") if not asked.intersection(lexicon.units_called(name))]
    if not groups:
        return ""
    listed = "、".join(groups)
    if language == "zh":
        return f"（另：文件中的“{listed}”也可能包括该单位，未计入。）"
    return f" (Tasks of {listed} may include it too; they are not counted.)"
