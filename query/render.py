"""What people read: the reading of a question, the answer in a sentence, and the answer with its quotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import singledispatch
from typing import Literal

from query.answer import Answer, Item
from query.logic import (
    ALL_ROLES,
    AnyOf,
    Constraint,
    Counted,
    Elsewhere,
    HasTarget,
    InPart,
    InProject,
    Logic,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskCount,
    TaskIn,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)

Language = Literal["zh", "en"]
_KINDS = {
    "task": ("任务", "tasks"),
    "unit": ("单位", "units"),
    "target": ("目标", "targets"),
    "company": ("企业", "companies"),
    "institution": ("机构", "institutions"),
    "institute": ("研究院所", "institutes"),
    "university": ("高校", "universities"),
    "project": ("项目", "projects"),
    "place": ("地点", "places"),
    "brand": ("品牌", "brands"),
    "box": ("专栏", "boxes"),
    "document": ("文件", "documents"),
    "part": ("章节", "parts"),
    "year": ("年份", "years"),
}
_ROLES = {
    "lead": ("牵头", "lead"),
    "participate": ("参与", "participate"),
    "cooperate": ("配合", "cooperate"),
    "responsible": ("负责", "responsible"),
}
_OPERATIONS = {
    "count": ("数量", "count"),
    "exists": ("是否存在", "is there any"),
    "group": ("分组计数", "count by group"),
    "rank": ("排名", "ranking"),
    "compare": ("比较", "comparison"),
    "ratio": ("占比", "share"),
    "times": ("倍数", "ratio"),
    "difference": ("相差", "difference"),
    "more": ("前者是否更多", "is the first greater"),
    "same": ("是否相等", "are both equal"),
    "attribute": ("文件信息", "document"),
}
_ATTRIBUTES = {
    "documentNumber": ("发文字号", "document number"),
    "issuerName": ("发文机关", "issuer"),
    "signedOn": ("成文日期", "signed on"),
    "publishedOn": ("发布日期", "published on"),
    "title": ("标题", "title"),
    "period": ("实施期", "period"),
    "implements": ("贯彻的文件", "implements"),
}


def language_of(question: str) -> Language:
    """Return zh where a question has at least twice as many Chinese characters as English words."""
    return (
        "zh"
        if len(re.findall(r"[\u4e00-\u9fff]", question)) >= 2 * len(re.findall(r"[A-Za-z]{2,}", question))
        else "en"
    )


def reading(logic: Logic, language: Language) -> str:
    """Return a logical form in words: 任务 · 牵头单位 = 区经济信息委."""
    pick = 0 if language == "zh" else 1
    parts = [_KINDS[logic.kind][pick]]
    if logic.operation == "attribute":
        parts.append(_ATTRIBUTES[str(logic.attribute)][pick])
    if logic.kind == "unit" and logic.roles != ALL_ROLES:
        parts.append(_role_words(logic.roles, pick))
    parts += [_constraint(constraint, pick) for constraint in logic.where]
    if logic.operation in _OPERATIONS:
        parts.append(_OPERATIONS[logic.operation][pick])
    parts += [f"[{reading(side, language)}]" for side in logic.others]
    return " · ".join(part for part in parts if part)


def _role_words(roles: frozenset[str], pick: int) -> str:
    if roles == ALL_ROLES:
        return ("责任单位", "responsible unit")[pick]
    return "/".join(_ROLES[role][pick] for role in _ROLES if role in roles) + ("单位", "")[pick]


@singledispatch
def _constraint(constraint: Constraint, pick: int) -> str:
    raise TypeError(f"no words for {constraint} ({pick})")


@_constraint.register
def _(constraint: UnitIs, pick: int) -> str:
    return f"{_role_words(constraint.roles, pick)} {'≠' if constraint.negated else '='} {constraint.label}"


@_constraint.register
def _(constraint: AnyOf, pick: int) -> str:
    return (" 或 ", " or ")[pick].join(_constraint(option, pick) for option in constraint.options)


@_constraint.register
def _(constraint: NumberIn, pick: int) -> str:
    few = len(constraint.numbers) < 6
    numbers = "、".join(constraint.numbers) if few else f"{constraint.numbers[0]}–{constraint.numbers[-1]}"
    return (f"第{numbers}条", f"number {numbers}")[pick]


@_constraint.register(TaskIn)
@_constraint.register(InPart)
@_constraint.register(Mentions)
@_constraint.register(InProject)
def _(constraint: TaskIn | InPart | Mentions | InProject, pick: int) -> str:
    return (f"「{constraint.label}」", f'"{constraint.label}"')[pick]


@_constraint.register
def _(constraint: TaskCount, pick: int) -> str:
    return f"{('出现的任务数', 'tasks that name it')[pick]} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: RoleCount, pick: int) -> str:
    words = f"{_role_words(constraint.roles, pick)}{('数', ' count')[pick]}"
    return f"{words} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: HasTarget, pick: int) -> str:
    words = {
        "any": ("目标", "targets"),
        "quantity": ("量化目标", "quantitative targets"),
        "milestone": ("节点目标", "milestones"),
    }
    return (("无", "no ") if constraint.negated else ("有", "with "))[pick] + words[constraint.kind][pick]


@_constraint.register
def _(constraint: Not, pick: int) -> str:
    return ("非", "not ")[pick] + _constraint(constraint.option, pick)


@_constraint.register
def _(constraint: Counted, pick: int) -> str:
    words = _KINDS[constraint.by][pick]
    return f"{words}{('数', ' count')[pick]} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: TasksOfUnit, pick: int) -> str:
    words = f"{_role_words(constraint.roles, pick)}{('的任务数', ' of tasks')[pick]}"
    return f"{words} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: Elsewhere, pick: int) -> str:
    words = " · ".join(_constraint(each, pick) for each in constraint.where)
    sign = (("无", "有"), ("none of ", "some of "))[pick][0 if constraint.negated else 1]
    return (
        f"{sign}（{_role_words(constraint.roles, pick)} · {words}）"
        if words
        else f"{sign}{_role_words(constraint.roles, pick)}"
    )


@_constraint.register
def _(constraint: ThingIn, _pick: int) -> str:
    return f"{'≠' if constraint.negated else '∈'} {constraint.label}"


@_constraint.register
def _(constraint: NameHolds, pick: int) -> str:
    return (f"名称含「{constraint.text}」", f'name contains "{constraint.text}"')[pick]


@_constraint.register
def _(constraint: TargetIs, pick: int) -> str:
    parts = [
        {"any": "", "quantity": ("量化", "quantitative")[pick], "milestone": ("节点", "milestone")[pick]}[
            constraint.kind
        ]
    ]
    if constraint.deadlines:
        parts.append(("期限 ", "due ")[pick] + "、".join(map(str, constraint.deadlines)))
    if constraint.baselines:
        parts.append(("基准年 ", "baseline ")[pick] + "、".join(map(str, constraint.baselines)))
    if constraint.before:
        parts.append((f"期限早于 {constraint.before}", f"due before {constraint.before}")[pick])
    if constraint.after:
        parts.append((f"期限晚于 {constraint.after}", f"due after {constraint.after}")[pick])
    if constraint.undated:
        parts.append(("无期限", "no deadline")[pick])
    if constraint.change:
        parts.append(
            {"decrease": ("要求下降", "decrease"), "increase": ("要求上升", "increase")}[constraint.change][pick]
        )
    if constraint.value is not None or constraint.unit:
        bound = "" if constraint.value is None else f"{constraint.comparator} {constraint.value:g}"
        parts.append(f"{bound}{constraint.unit or ''}")
    if constraint.label:
        parts.append(f"「{constraint.label}」")
    return " ".join(part for part in parts if part)


def item_words(item: Item, language: Language) -> str:
    """Return one item of an answer in words."""
    pick = 0 if language == "zh" else 1
    words = _WORDS.get(item["type"])
    return words(item, pick) if words else str(item.get("label", item.get("value")))


def _task_words(item: Item, pick: int) -> str:
    if not item["number"]:
        return str(item["label"])
    return (f"第{item['number']}条 {item['label']}", f"{item['number']}. {item['label']}")[pick]


def _unit_words(item: Item, pick: int) -> str:
    role = item.get("role")
    return f"{item['label']}（{_ROLES[role][pick]}）" if role else str(item["label"])


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
    return words + (("（第{}条）", " (task {})")[pick].format(item["task"]) if item.get("task") else "")


_WORDS: dict[str, Callable[[Item, int], str]] = {
    "Task": _task_words,
    "Target": _target_words,
    "Organization": _unit_words,
    "Row": _row_words,
    "Boolean": _boolean_words,
    "Document": _document_words,
}


def sentence(logic: Logic, items: tuple[Item, ...], language: Language) -> str:
    """Return the answer in one sentence."""
    pick = 0 if language == "zh" else 1
    words = "；".join(item_words(item, language) for item in items)
    said = reading(logic, language)
    if len(items) == 1 and items[0]["type"] in ("Number", "Boolean"):
        return f"{said}：{words}"
    count = (f"共 {len(items)} 项", f"{len(items)} found")[pick]
    return f"{said}：{count}：{words}" if len(items) > 1 else f"{said}：{words}"


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
        lines += [f"  · {item_words(item, language)}" for item in answer.answers]
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


def _quote(document: str, task: str | None, quote: str, start: int, end: int, language: Language) -> str:
    place = (
        f"{document}"
        + ((f" 第{task}条" if language == "zh" else f" task {task}") if task else "")
        + f" [{start}–{end}]"
    )
    return f"  「{quote}」 — {place}"
