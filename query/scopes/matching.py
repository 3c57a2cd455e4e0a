"""Tasks of one document that another seems to lack: candidates, by how alike their words are, for a person to check."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.store import Store
from ontology import terms
from query.answer import Answer, Item
from query.constraints import TaskIn
from query.language import language_of
from query.logic import Logic
from query.readings import reading
from query.scopes.known import Known
from query.scopes.named import DocumentName, title_of
from query.scopes.phrase import called
from query.scopes.placed import Documents
from query.sparql import compile_logic

_SIDE = r"(?P<{}>[^，,、。？?]{{2,40}}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^(?:有)?(?:哪些|什么)任务(?:是)?{_SIDE.format('has')}(?:里|中)?有[，,、]?(?:而|但|但是)?{_SIDE.format('lacks')}(?:里|中)?(?:却)?没有(?:的)?[？?。]?$",
        rf"^{_SIDE.format('has')}(?:里|中)?有[，,、]?(?:而|但|但是)?{_SIDE.format('lacks')}(?:里|中)?(?:却)?没有的任务(?:有哪些|是什么|是哪些)?[？?。]?$",
        rf"^{_SIDE.format('lacks')}(?:里|中)?(?:比|和|与|跟){_SIDE.format('has')}(?:相比)?(?:里|中)?(?:缺|少了?|缺少)(?:了)?(?:哪些|什么)任务[？?。]?$",
    )
)
_OTHER = 0.12
"""Below this likeness to every task of the other document a task is a candidate."""
_NEAR = 0.22
"""From this likeness on, two tasks are taken to be about the same."""
_TITLE = 3
"""How often a title counts against the text below it."""
_FEW = 2
"""With more documents than these on a side, only the first is called by its title."""
_TEXT = 500
"""Characters of a task's text that are compared."""
_TASKS = f"""SELECT ?x ?d ?label ?number ?text ?order WHERE {{
  VALUES ?d {{ %s }} ?x a <{terms.CLASS_TASK}> ; <{terms.IN_DOCUMENT}> ?d ; <{terms.RDFS_LABEL}> ?label ;
    <{terms.TEXT}> ?text ; <{terms.ORDER}> ?order . OPTIONAL {{ ?x <{terms.NUMBER}> ?number }}
}} ORDER BY ?d ?order"""
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Task:
    iri: str
    document: str
    number: str | None
    label: str
    weights: Weights


def lacking(store: Store, question: str, documents: Documents) -> Answer | None:
    """Answer which tasks one side has and the other has not (哪些任务市里有区里没有); None for any other question."""
    sides = _sides(question, documents.known)
    if sides is None:
        return None
    has, lacks = sides
    theirs = _read(store, [*has, *lacks])
    first = {document.iri for document in has}
    own, others = [t for t in theirs if t.document in first], [t for t in theirs if t.document not in first]
    likest = {
        task.iri: max(((_alike(task, other), other) for other in others), key=_likeness, default=None) for task in own
    }
    missing = [t for t in own if (found := likest[t.iri]) is None or found[0] < _OTHER]
    unsure = [t for t in own if (found := likest[t.iri]) and _OTHER <= found[0] < _NEAR]
    chosen = [*missing, *unsure]
    logic = Logic("select", "task", (TaskIn(tuple(t.iri for t in chosen), "候选"),))
    names = {name.iri: name.name for name in documents.by_iri.values()}
    items: tuple[Item, ...] = tuple(
        {
            "type": "Task",
            "number": t.number,
            "label": t.label,
            "iri": t.iri,
            "document": names[t.document],
            "candidate": True,
        }
        for t in chosen
    )
    said = f"{_titles(has)}有、{_titles(lacks)}没有 · {reading(logic, language_of(question))}"
    text = _in_words(said, missing, unsure, {t.iri: likest[t.iri] for t in unsure}, len(own))
    tasks = tuple(t.iri for t in chosen)
    return Answer(question, "answered" if chosen else "empty", said, compile_logic(logic), items, text, tasks=tasks)


def _sides(question: str, known: Known) -> tuple[tuple[DocumentName, ...], tuple[DocumentName, ...]] | None:
    for form in _FORMS:
        match = form.match(question.strip())
        if match:
            has, lacks = called(match["has"], known), called(match["lacks"], known)
            lacks = tuple(document for document in lacks if document not in has)
            if has and lacks:
                return has, lacks
    return None


def _titles(documents: Sequence[DocumentName]) -> str:
    if len(documents) > _FEW:
        return f"{title_of(documents[0], 'zh')}等 {len(documents)} 份文件"
    return "".join(title_of(document, "zh") for document in documents)


def _read(store: Store, documents: Sequence[DocumentName]) -> list[_Task]:
    """Return the tasks of some documents; a pair of characters that all of them have says little."""
    rows = store.select(_TASKS % " ".join(f"<{document.iri}>" for document in documents)).records()
    counts = [_pairs(str(row["label"])) for row in rows]
    texts = [_pairs(str(row["text"])[:_TEXT]) for row in rows]
    held = Counter(pair for text in texts for pair in text)
    size = len(rows)
    return [
        _Task(
            str(row["x"]),
            str(row["d"]),
            str(row["number"]) if "number" in row else None,
            str(row["label"]),
            _weights(title, text, held, size),
        )
        for row, title, text in zip(rows, counts, texts, strict=True)
    ]


def _pairs(text: str) -> Counter[str]:
    """Return the pairs of Chinese characters of a text, without what stands in brackets at its end: the clause."""
    words = re.sub(r"[（(〔［\[][^（()）]*(?:单位|部门|牵头|负责|配合)[^（()）]*[）)〕］\]]", "", text)
    return Counter(pair for run in re.findall(r"[\u4e00-\u9fff]+", words) for pair in map("".join, pairwise(run)))


def _weights(title: Counter[str], text: Counter[str], held: Counter[str], size: int) -> Weights:
    raw = {pair: (1 + math.log(n)) for pair, n in text.items()}
    for pair, n in title.items():
        raw[pair] = raw.get(pair, 0.0) + _TITLE * n
    weighed = {pair: n * math.log((size + 1) / (held.get(pair, 0) + 0.5)) for pair, n in raw.items()}
    length = math.sqrt(sum(n * n for n in weighed.values())) or 1.0
    return {pair: n / length for pair, n in weighed.items()}


def _alike(one: _Task, other: _Task) -> float:
    """Return how alike two tasks are: the cosine of their pairs' weights, 0 to 1."""
    return sum(weight * other.weights.get(pair, 0.0) for pair, weight in one.weights.items())


def _likeness(found: tuple[float, _Task]) -> tuple[float, str]:
    return found[0], found[1].iri


def _in_words(
    said: str, missing: list[_Task], unsure: list[_Task], likest: dict[str, tuple[float, _Task] | None], total: int
) -> str:
    text = f"{said}：按文字相近程度比较，{total} 项任务中有 {len(missing) + len(unsure)} 项候选，请人工核对。"
    if missing:
        text += f"没有相近任务：{'；'.join(map(_called, missing))}。"
    if unsure:
        pairs = ((task, found[1]) for task in unsure if (found := likest[task.iri]))
        text += f"只有略相近的任务：{'；'.join(f'{_called(task)}（对方 {_called(near)}）' for task, near in pairs)}。"
    return text


def _called(task: _Task) -> str:
    return f"第{task.number}条 {task.label}" if task.number else task.label
