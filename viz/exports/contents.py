"""What a task says beside its title and its responsibility clause, and the clause as printed."""

from __future__ import annotations

import re

from kg.store import Store
from ontology.namespaces import ZR
from viz.model import Proof
from viz.reading import TaskRecord

_TEXTS = f"SELECT ?task ?text WHERE {{ ?task a <{ZR.term('Task')}> ; <{ZR.term('text')}> ?text }}"
_DOUBLED = re.compile(r"([。；;])[\s。；;]*(?=[。；;])|(?<=[\n。；;])[。；;]")
_CELLS, _STOPS = "\t", "。；;：:，,、.． "


def task_texts(store: Store) -> dict[str, str]:
    """Return the whole text of every task by its IRI."""
    return {str(row["task"]): str(row["text"]) for row in store.select(_TEXTS).records()}


def content(task: TaskRecord, text: str) -> str:
    """Return the words of a task, `text`, without its heading and without the clause that names its units."""
    quote = task.proof.quote.strip() if task.proof else ""
    if _CELLS in quote:
        return _row_content(task)
    body = text.removeprefix(quote) if quote != text else text.removeprefix(task.number).lstrip(_STOPS)
    body = body.removeprefix(task.title)
    for clause in sorted({part.proof.quote for part in task.parts if part.proof}, key=len, reverse=True):
        body = body.replace(clause, "", 1) if len(clause) > len(task.title) or clause.startswith(("（", "(")) else body
    lines = (line.replace(_CELLS, "　").strip() for line in _DOUBLED.sub("", body).split("\n"))
    return "\n".join(line for line in lines if line).lstrip(_STOPS).strip()


def _row_content(task: TaskRecord) -> str:
    """Return the cells of a table row that hold neither units nor what stands in the other columns."""
    if task.proof is None:
        return ""
    held = {task.number, task.title, task.deadline, f"{task.number}.{task.title}"}
    spans = [(part.proof.start, part.proof.end) for part in task.parts if part.proof]
    kept, start = list[str](), task.proof.start
    for cell in task.proof.quote.split(_CELLS):
        end = start + len(cell)
        words = cell.strip()
        if words.rstrip("。") not in held and not any(start < last and first < end for first, last in spans):
            kept.append(words)
        start = end + 1
    return "\n".join(words for words in kept if words)


def clause(task: TaskRecord, text_of: dict[str, str]) -> str:
    """Return the words of the document that name the task's units, from the first of them to the last."""
    proofs = _of_parts(task)
    whole = text_of.get(task.document, "")[_start(proofs) : _end(proofs)] if proofs else ""
    return " ".join(whole.split())


def place(task: TaskRecord) -> str:
    """Return where a task stands: document, headings, characters of the document's plain text."""
    return _placed(task, (*((task.proof,) if task.proof else ()), *_of_parts(task)))


def clause_place(task: TaskRecord) -> str:
    """Return where the clause stands that names the task's units."""
    return _placed(task, _of_parts(task))


def _of_parts(task: TaskRecord) -> tuple[Proof, ...]:
    return tuple(part.proof for part in task.parts if part.proof)


def _start(proofs: tuple[Proof, ...]) -> int:
    return min(proof.start for proof in proofs)


def _end(proofs: tuple[Proof, ...]) -> int:
    return max(proof.end for proof in proofs)


def _placed(task: TaskRecord, proofs: tuple[Proof, ...]) -> str:
    span = f"第 {_start(proofs)}–{_end(proofs)} 字" if proofs else ""
    number = f"第{task.number}条" if task.number.isdecimal() else ""
    return " › ".join(words for words in (task.source, *task.path, number, span) if words)
