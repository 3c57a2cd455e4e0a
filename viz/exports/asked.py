"""Questions for a file: their answers, with roles beside the tasks and with the quotes that prove each item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.store import Store
from query.answer import Answer, Evidence, Item
from query.ask import Asker
from query.language import Language, language_of
from query.render import item_words
from viz.exports.cleaning import one_line
from viz.exports.tasks import names_of
from viz.reading import TaskRecord, read_tasks
from viz.style import ROLE_ORDER, ROLE_STYLES


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an answer in words, with the units of a task, and the quotes for this item.

    `roles` are all units in one line; `lead` are those that lead, `beside` the others with a line for each role.
    """

    words: str
    roles: str
    proofs: tuple[Evidence, ...]
    lead: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """An answer ready to be set: `said` is the sentence above the items, `proofs` are quotes for the whole."""

    answer: Answer
    language: Language
    said: str
    entries: tuple[Entry, ...]
    proofs: tuple[Evidence, ...]


def ask_all(store: Store, questions: Sequence[str]) -> tuple[Topic, ...]:
    """Return the answers to some questions, ready to be set."""
    return topics(store, answers(store, questions))


def answers(store: Store, questions: Sequence[str]) -> tuple[Answer, ...]:
    """Return the answers to some questions, in their order; each stands for itself."""
    asker = Asker(store)
    return tuple(asker.ask(question) for question in questions)


def topics(store: Store, given: Iterable[Answer]) -> tuple[Topic, ...]:
    """Return answers ready to be set."""
    tasks = {task.iri: task for task in read_tasks(store)}
    return tuple(_topic(answer, tasks) for answer in given)


def _topic(answer: Answer, tasks: dict[str, TaskRecord]) -> Topic:
    language = language_of(answer.question)
    single = len(answer.answers) == 1 and answer.answers[0]["type"] in ("Number", "Boolean")
    if answer.status != "answered" or single:
        told = answer.text.removeprefix(f"{answer.reading}：")  # which stands above it
        said = f"{LABELS[language]['answer']}{told}" if single and told != answer.text else answer.text
        return Topic(answer, language, one_line(said + answer.note), (), answer.evidence)
    named = [tasks.get(str(item.get("iri", ""))) for item in answer.answers]
    several = len({task.source for task in named if task}) > 1
    entries = tuple(
        _entry(item, answer.evidence, task, language, several=several)
        for item, task in zip(answer.answers, named, strict=True)
    )
    used = {id(proof) for entry in entries for proof in entry.proofs}
    count = len(entries)
    said = (f"共 {count} 项。" if language == "zh" else f"{count} in all.") + answer.note
    return Topic(answer, language, one_line(said), entries, tuple(e for e in answer.evidence if id(e) not in used))


def _entry(
    item: Item, evidence: Sequence[Evidence], task: TaskRecord | None, language: Language, *, several: bool
) -> Entry:
    words = item_words(item, language) + (f"〔{task.source}〕" if task and several else "")
    proofs = tuple(proof for proof in evidence if _proves(proof, item, task))
    if task is None:
        return Entry(one_line(words), "", proofs)
    told = _by_role(task, language)
    roles = "；".join(told) if language == "zh" else "; ".join(told)
    lead = names_of(task, "lead")
    return Entry(one_line(words), roles, proofs, lead, "\n".join(told[1:] if lead else told))


def _proves(proof: Evidence, item: Item, task: TaskRecord | None) -> bool:
    """Tell whether a quote speaks of an item: the task's own clause, or words with the item's name in them."""
    if task is not None:
        return proof.document == task.source and (proof.task or "") == task.number
    name = str(item.get("indicator") or item.get("label") or "")
    return bool(name) and name in proof.quote and item.get("task") in (None, proof.task)


def _by_role(task: TaskRecord, language: Language) -> list[str]:
    """Return the units of a task, a line for each role, those that lead first."""
    told = []
    for role in ROLE_ORDER:
        names = names_of(task, role)
        style = ROLE_STYLES[role].name
        if names:
            told.append(f"{style.zh.partition('（')[0]}：{names}" if language == "zh" else f"{style.en}: {names}")
    return told


def cited(proof: Evidence, language: Language) -> str:
    """Return a quote with its place in one line: 文号 第9条：“…”（第 10–20 字）."""
    quote = one_line(proof.quote)
    if language == "zh":
        task = f" 第{proof.task}条" if proof.task else ""
        return f"{proof.document}{task}：“{quote}”（第 {proof.start}–{proof.end} 字）"
    task = f", task {proof.task}" if proof.task else ""
    return f"{proof.document}{task}: “{quote}” (characters {proof.start}–{proof.end})"


LABELS: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "责任落实情况简报", "reading": "理解为", "near": "可以这样问", "sources": "出处", "contents": "目录",
        "task": "任务", "lead": "牵头单位", "beside": "配合（责任）单位", "figure": "图", "notes": "原文见备注",
        "answer": "答：",
    },
    "en": {
        "title": "Briefing: who answers for what", "reading": "Read as", "near": "You can ask", "sources": "Sources",
        "contents": "Contents", "task": "Task", "lead": "Lead", "beside": "Others", "figure": "Figure ",
        "notes": "their words are in the notes", "answer": "Answer: ",
    },
}  # fmt: skip


def day(now: datetime, language: Language) -> str:
    """Return the day as it stands below a title, 2025年3月1日."""
    return f"{now.year}年{now.month}月{now.day}日" if language == "zh" else f"{now:%Y-%m-%d}"


def language_of_all(found: Sequence[Topic]) -> Language:
    """Return the language of a file: that of its first question."""
    return found[0].language if found else "zh"
