"""Answers as tables, to sort and to count with: a row for each item, what it is in columns, and where it says so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.store import Store
from query.answer import Answer, Item
from query.language import Language
from viz.exports.asked import LABELS, Entry, Topic, cited, language_of_all, topics
from viz.exports.cleaning import one_line
from viz.exports.tables import Column, Kind, Report, Table, Value
from viz.style import ROLE_STYLES

_NAMES: dict[Language, dict[str, str]] = {
    "zh": {
        "number": "编号", "task": "任务", "indicator": "指标", "value": "目标值", "value_max": "上限", "unit": "单位",
        "deadline": "完成年份", "label": "名称", "role": "角色", "document": "文件", "answer": "答复", "title": "答复",
    },
    "en": {
        "number": "No.", "task": "Task", "indicator": "Indicator", "value": "Value", "value_max": "At most",
        "unit": "Unit", "deadline": "Due", "label": "Name", "role": "Role", "document": "Document",
        "answer": "Answer", "title": "Answer",
    },
}  # fmt: skip
_WIDTHS = {"label": 36, "indicator": 32, "document": 26, "answer": 40}
_SHORT = 10
_FIELDS = {
    "Task": ("number", "label"),
    "Target": ("indicator", "value", "value_max", "unit", "deadline", "task"),
    "Document": ("label", "number"),
    "Organization": ("label", "role"),
}
_FIGURE: dict[Language, str] = {"zh": "数值", "en": "Figure"}
_TRUTH: dict[Language, tuple[str, str]] = {"zh": ("否", "是"), "en": ("no", "yes")}


def answer_report(store: Store, answers: Sequence[Answer]) -> Report:
    """Return a table for each answer; what has no items is one cell with what is said."""
    found = topics(store, answers)
    language = language_of_all(found)
    title = found[0].answer.question if len(found) == 1 else _NAMES[language]["title"]
    return Report(one_line(title), tuple(_table(topic) for topic in found))


def _table(topic: Topic) -> Table:
    names, items = _NAMES[topic.language], topic.answer.answers
    reading = (f"{LABELS[topic.language]['reading']}：{topic.answer.reading}",) if topic.answer.reading else ()
    notes = tuple(one_line(line) for line in (*reading, topic.said))
    kinds = {str(item["type"]) for item in items}
    if not topic.entries or len(kinds) != 1 or not items:
        cell = _single(items[0], topic.language) if len(items) == 1 and not topic.entries else topic.said
        return Table(topic.answer.question, (Column(names["answer"], _WIDTHS["answer"]),), ((cell,),), notes)
    (kind,) = kinds
    if kind == "Row":
        return _ranking(topic, notes)
    fields = [
        name
        for name in (*_FIELDS.get(kind, ("label",)), "document")
        if any(item.get(name) is not None for item in items)
    ]
    titles = {**names, "label": names["task"]} if kind == "Task" else names
    columns = [Column(titles[name], _WIDTHS.get(name, _SHORT), _kind(name)) for name in fields]
    rows = [[_told(item, name, topic.language) for name in fields] for item in items]
    if kind == "Task":
        columns += [Column(LABELS[topic.language][name], 28) for name in ("lead", "beside")]
        rows = [[*row, entry.lead, entry.beside] for row, entry in zip(rows, topic.entries, strict=True)]
    return _with_sources(topic, columns, rows, notes)


def _ranking(topic: Topic, notes: tuple[str, ...]) -> Table:
    """Set rows of an answer as they are: a name, then figures."""
    rows = [[_cell(cell) for cell in item["cells"]] for item in topic.answer.answers]
    most = max(map(len, rows))
    names = _NAMES[topic.language]
    columns = [Column(names["label"], _WIDTHS["label"])]
    columns += [Column(f"{_FIGURE[topic.language]}{n if most > 2 else ''}", _SHORT, "short") for n in range(1, most)]
    return Table(
        topic.answer.question, tuple(columns), tuple((*row, *[None] * (most - len(row))) for row in rows), notes
    )


def _with_sources(topic: Topic, columns: list[Column], rows: list[list[Value]], notes: tuple[str, ...]) -> Table:
    sources = [_sources(entry, topic.language) for entry in topic.entries]
    if any(sources):
        columns = [*columns, Column(LABELS[topic.language]["sources"], 46)]
        rows = [[*row, source] for row, source in zip(rows, sources, strict=True)]
    return Table(topic.answer.question, tuple(columns), tuple(map(tuple, rows)), notes)


def _sources(entry: Entry, language: Language) -> str:
    return "\n".join(dict.fromkeys(cited(proof, language) for proof in entry.proofs))


def _single(item: Item, language: Language) -> Value:
    value = item.get("value")
    return _TRUTH[language][value] if isinstance(value, bool) else _cell(value)


def _told(item: Item, name: str, language: Language) -> Value:
    value = item.get(name)
    if name == "role" and value in ROLE_STYLES:
        style = ROLE_STYLES[value].name
        return style.zh.partition("（")[0] if language == "zh" else style.en
    return _cell(value)


def _kind(name: str) -> Kind:
    return "text" if name in _WIDTHS else "short"


def _cell(value: object) -> Value:
    if value is None or isinstance(value, (int, float)):
        return value
    return one_line(str(value))
