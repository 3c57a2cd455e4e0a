"""What people read: items in words, the answer in a sentence, and the answer with its quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from query.answer import Answer, Item
from query.language import Language, article, language_of
from query.logic import Logic
from query.readings import ROLE_WORDS, reading
from query.scopes.placed import Documents, grouped


def item_words(item: Item, language: Language) -> str:
    """Return one item of an answer in words."""
    pick = 0 if language == "zh" else 1
    words = _WORDS.get(item["type"])
    return words(item, pick) if words else str(item.get("label", item.get("value")))


def _task_words(item: Item, pick: int) -> str:
    if not item["number"]:
        return str(item["label"])
    return (f"{article(item['number'])} {item['label']}", f"{item['number']}. {item['label']}")[pick]


def _unit_words(item: Item, pick: int) -> str:
    role = item.get("role")
    return f"{item['label']}（{ROLE_WORDS[role][pick]}）" if role else str(item["label"])


def _row_words(item: Item, _pick: int) -> str:
    return f"{item['cells'][0]}：{item['cells'][1]}"


def _boolean_words(item: Item, pick: int) -> str:
    return (("是", "否"), ("yes", "no"))[pick][0 if item["value"] else 1]


def _document_words(item: Item, _pick: int) -> str:
    return f"《{item['label']}》" + (f"（{item['number']}）" if item.get("number") else "")


def _target_words(item: Item, pick: int) -> str:
    words = str(item["indicator"])
    if item["value"] is not None:
        top = f"–{item['value_max']:g}" if item.get("value_max") is not None else ""
        sign = {">=": "≥", "<=": "≤", "~": "≈"}.get(item.get("comparator") or "", "")
        change = {"increase": ("增加", "up "), "decrease": ("下降", "down ")}.get(item.get("change") or "", ("", ""))[
            pick
        ]
        words += f" {change}{sign}{item['value']:g}{top}{item['unit'] or ''}"
    if item["deadline"]:
        words += (f"（{item['deadline']}年）", f" ({item['deadline']})")[pick]
    task = item.get("task")
    return words + ((f"（{article(task)}）", f" (task {task})")[pick] if task else "")


_WORDS: dict[str, Callable[[Item, int], str]] = {
    "Task": _task_words,
    "Target": _target_words,
    "Organization": _unit_words,
    "Row": _row_words,
    "Boolean": _boolean_words,
    "Document": _document_words,
}


def sentence(logic: Logic, items: tuple[Item, ...], language: Language, documents: Documents | None = None) -> str:
    """Return the answer in one sentence; among several documents each item stands behind the title of its own."""
    pick = 0 if language == "zh" else 1
    words = _by_document(items, language, documents) if documents else _listed(items, language)
    said = reading(logic, language)
    if len(items) == 1 and items[0]["type"] in ("Number", "Boolean"):
        return f"{said}：{words}"
    count = (f"共 {len(items)} 项", f"{len(items)} found")[pick]
    return f"{said}：{count}：{words}" if len(items) > 1 else f"{said}：{words}"


def _listed(items: Iterable[Item], language: Language) -> str:
    return "；".join(item_words(item, language) for item in items)


def _by_document(items: tuple[Item, ...], language: Language, documents: Documents) -> str:
    told = []
    for name, own in grouped(items).items():
        title = documents.title(name, language) if name else ""
        count = ((f"（{len(own)} 项）", f" ({len(own)})")[language == "en"] if len(own) > 1 else "") if name else ""
        told.append(f"{title}{count}：{_listed(own, language)}" if name else _listed(own, language))
    return "。".join(told)


def nothing(logic: Logic, language: Language) -> str:
    """Say that the documents hold nothing that fits."""
    said = reading(logic, language)
    return (
        f"按“{said}”理解：文件中没有符合的内容。"
        if language == "zh"
        else f'Read as "{said}": the documents hold nothing that fits.'
    )


def text(answer: Answer) -> str:
    """Return an answer for the terminal: the sentence, each item on a line, the quotes with their places."""
    language = language_of(answer.question)
    lines = [f"{('理解', 'Reading')[language == 'en']}：{answer.reading}"] if answer.reading else []
    if answer.status == "answered":
        lines += _lines(answer, language)
        lines += [answer.note] if answer.note else []
    else:
        lines.append(answer.text)
    if answer.evidence:
        lines += [("依据：", "Evidence:")[language == "en"]]
        lines += [_quote(e.document, e.task, e.quote, e.start, e.end, language) for e in answer.evidence]
    if answer.suggestions:
        lines.append(("可以这样问：", "You can ask:")[language == "en"])
        lines += [f"  · {suggestion}" for suggestion in answer.suggestions]
    return "\n".join(lines)


def _lines(answer: Answer, language: Language) -> list[str]:
    """Return each item on a line; items of several documents stand below the names of these."""
    groups = grouped(answer.answers)
    if len(groups) < 2:
        return [f"  · {item_words(item, language)}" for item in answer.answers]
    lines: list[str] = []
    for name, items in groups.items():
        lines += [f"  {name or '—'}"] + [f"    · {item_words(item, language)}" for item in items]
    return lines


def _quote(document: str, task: str | None, quote: str, start: int, end: int, language: Language) -> str:
    place = (
        f"{document}"
        + ((f" {article(task)}" if language == "zh" else f" task {task}") if task else "")
        + f" [{start}–{end}]"
    )
    return f"  「{quote}」 — {place}"
