"""What a task says beside its title and its responsibility clause, and the clause as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.store import Store
from ontology.namespaces import ZR
from viz.model import Proof
from viz.reading import TaskRecord

_TEXTS = f"SELECT ?task ?text WHERE {{ ?task a <{ZR.term('Task')}> ; <{ZR.term('text')}> ?text }}"
_DOUBLED = re.compile(r"([。；;])[\s。；;]*(?=[。；;])|(?<=[\n。；;])[。；;]")
_CHAPTER = re.compile(r"\s*([一二三四五六七八九十百]+)\s*、")
Span = tuple[int, int]
_APART = 60
"""Characters between two units of one clause, at most; what is farther apart is another clause."""
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
    """Return the words of the document that name the task's units; where these stand far apart, …… between them."""
    text = text_of.get(task.document, "")
    runs = _near(_spans(_of_parts(task)), text)
    told = dict.fromkeys(" ".join(text[start:end].split()) for start, end in runs)
    return " …… ".join(words for words in told if words)


def _near(spans: list[Span], text: str = "") -> list[Span]:
    """Join spans of which each stands close behind the last, and in the same cell where the text is a table's."""
    found: list[Span] = []
    for start, end in spans:
        last = found[-1] if found else None
        if last and start - last[1] <= _APART and _CELLS not in text[last[1] : start]:
            found[-1] = (last[0], max(last[1], end))
        else:
            found.append((start, end))
    return found


def place(task: TaskRecord, name: str) -> str:
    """Return where a task stands, from its heading to its last unit: `name` is what its document is called."""
    start = task.proof.start if task.proof else 0  # a unit that a table's cell lends to all its rows stands before
    proofs = [proof for proof in (task.proof, *_of_parts(task)) if proof and proof.start >= start]
    spans = [(min(p.start for p in proofs), max(p.end for p in proofs))] if proofs else []
    return placed(name, task.path, task.number, spans)


def clause_place(task: TaskRecord, name: str) -> str:
    """Return where the clause stands that names the task's units."""
    return placed(name, task.path, task.number, _near(_spans(_of_parts(task))))


def placed(name: str, path: tuple[str, ...], number: str, spans: Iterable[Span]) -> str:
    """Return a place, a line each for the document, the headings, the number, the characters of the plain text."""
    told = f"第{number}条" if number.isdecimal() else ""
    characters = "、".join(f"{start}–{end}" for start, end in spans)
    return "\n".join(words for words in (name, *_headings(path), told, f"第{characters}字" * bool(characters)) if words)


def _headings(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings as officials cite them: the number of the chapter before the section, 三（一）推动转型."""
    chapter = _CHAPTER.match(path[0]) if len(path) == 2 and path[1].startswith(("（", "(")) else None
    return (chapter[1] + path[1],) if chapter else path


def _of_parts(task: TaskRecord) -> tuple[Proof, ...]:
    return tuple(part.proof for part in task.parts if part.proof)


def _spans(proofs: Iterable[Proof]) -> list[Span]:
    return sorted({(proof.start, proof.end) for proof in proofs})
