"""Questions about the documents themselves: which there are, how many tasks each has, which of them name something."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.store import Store
from query.answer import Answer, Item, Status
from query.constraints import Kind
from query.language import Language, language_of
from query.logic import Logic
from query.scopes.named import title_of
from query.scopes.placed import Documents
from query.sparql import PROLOGUE

_NOUN = "文件|方案|计划|规划|公文"
_LIST = re.compile(
    rf"^(?:请?列出|查看)?(?:库里|数据库里|系统里|现在|目前|这里)?(?:一共|总共|共|都)?(?:有|收录了|载入了|收了)?"
    rf"(?P<how>哪些|哪几份|什么|所有|全部|几份|多少份?|几个|多少个)(?:{_NOUN})(?:有哪些)?[？?。]?$"
)
_LIST_EN = re.compile(
    r"^(?:(?P<how>how many)|which|what|list(?: all)?(?: the)?) (?:documents|plans)(?: are there)?\??$", re.IGNORECASE
)
_WHOLE = re.compile(
    r"^(?:一共|总共|共|都|主要)?(?:有|包括|包含|列出|部署了?|提出了?|安排了?)?(?:哪些|什么|全部|所有)(?:的)?(?:重点|主要|工作)?"
    r"(?P<what>任务|目标|指标|企业|项目|责任单位|单位|部门)(?:有哪些|是什么|是哪些)?[？?。]?$"
)
_WHOLE_EN = re.compile(
    r"^(?:what|which|list)(?: are)?(?: all)?(?: the)? (?P<what>tasks|targets|units|companies|projects)"
    r"(?: are there)?\??$",
    re.IGNORECASE,
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("任务", "tasks"), "task"),
    **dict.fromkeys(("目标", "指标", "targets"), "target"),
    **dict.fromkeys(("责任单位", "单位", "部门", "units"), "unit"),
    **dict.fromkeys(("企业", "companies"), "company"),
    **dict.fromkeys(("项目", "projects"), "project"),
}
_WHAT = r"(?P<what>量化目标|任务|目标|指标|责任单位|牵头单位|单位|项目)数?"
_MOST = (
    re.compile(rf"^哪一?[个份]?(?:{_NOUN})(?:里|中)?的?{_WHAT}(?:更|最)?(?P<end>多|少)[？?。]?$"),
    re.compile(rf"^{_WHAT}最(?P<end>多|少)的?(?:是)?(?:哪一?[个份])?(?:{_NOUN})(?:是哪一?[个份])?[？?。]?$"),
)
_MORE = re.compile(
    rf"^(?:和|与|跟|同|比|、)?(?:哪一?[个份](?:{_NOUN})?|谁)?的?{_WHAT}(?:更|最)?(?P<end>多|少)[？?。]?$"
)
"""What is left of 甲市的方案和乙市的方案哪个任务多: a question about some documents only."""
_EACH = re.compile(
    rf"^(?:(?:每一?[份个](?:{_NOUN})?|各[份个]?(?:{_NOUN})|这?两[份个](?:{_NOUN})?)(?:里|中)?(?:各|分别|各自)?|各|分别|各自)"
    rf"有?(?:多少|几)[项个家条]?{_WHAT}[？?。]?$"
)
_COUNTED = {
    "任务": "?y a zr:Task ; zr:inDocument ?x .",
    "目标": "?y a zr:Target ; zr:inDocument ?x .",
    "指标": "?y a zr:Target ; zr:inDocument ?x .",
    "量化目标": "?y a zr:QuantitativeTarget ; zr:inDocument ?x .",
    "责任单位": "?t zr:inDocument ?x ; zr:responsibleUnit ?y .",
    "单位": "?t zr:inDocument ?x ; zr:responsibleUnit ?y .",
    "牵头单位": "?t zr:inDocument ?x ; zr:lead ?y .",
    "项目": "?y a zr:Project ; zr:inDocument ?x .",
}
_NAMES = "?x a zr:Document ; rdfs:label ?label . OPTIONAL { ?x zr:documentNumber ?number }"
_WHICH = re.compile(rf"^(?:哪些|哪几份|哪份|哪个|什么)(?:{_NOUN})(?:里面|里|中|当中)?(?P<rest>.+?)[？?。]?$")


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer about documents says: its reading, its items, its query, and words for the text."""

    reading: str
    items: tuple[Item, ...]
    sparql: str
    text: str


def everything(rest: str) -> Logic | None:
    """Return the form of a question for all that some documents hold of a kind (有哪些任务), None for any other."""
    found = _WHOLE.match(rest) or _WHOLE_EN.match(rest)
    return Logic("select", _KINDS[found["what"].lower()]) if found else None


def about_documents(store: Store, question: str, documents: Documents, *, scope: str | None = None) -> Answer | None:
    """Answer a question about documents as such, or what is left of one that names those of a `scope`."""
    asked = question
    language = language_of(question)
    said = _listed(store, asked, language) or _counted(store, asked, documents, language, scope)
    if said is None:
        return None
    status: Status = "answered" if said.items else "empty"
    return Answer(question, status, said.reading, said.sparql, said.items, said.text)


def _listed(store: Store, asked: str, language: Language) -> _Said | None:
    found = _LIST.match(asked) or _LIST_EN.match(asked)
    if not found:
        return None
    reading = "文件" if language == "zh" else "documents"
    if (found["how"] or "").startswith(("几", "多少", "how", "How")):
        sparql = f"{PROLOGUE}SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a zr:Document }}"
        number = int(str(store.select(sparql).records()[0]["n"]))
        return _Said(
            f"{reading} · {('数量', 'count')[language == 'en']}",
            ({"type": "Number", "value": number},),
            sparql,
            f"{reading}：{number}",
        )
    sparql = f"{PROLOGUE}SELECT DISTINCT ?x ?label ?number WHERE {{ {_NAMES} }} ORDER BY ?x"
    items = tuple(_document(row) for row in store.select(sparql).records())
    return _Said(reading, items, sparql, _in_words(reading, items, language))


def _document(row: Mapping[str, object]) -> Item:
    return {"type": "Document", "label": str(row["label"]), "number": row.get("number"), "iri": str(row["x"])}


def _in_words(reading: str, items: tuple[Item, ...], language: Language) -> str:
    names = "；".join(f"《{item['label']}》" + (f"（{item['number']}）" if item["number"] else "") for item in items)
    return f"{reading}：{(f'共 {len(items)} 份', f'{len(items)} found')[language == 'en']}：{names}"


def _counted(store: Store, asked: str, documents: Documents, language: Language, scope: str | None) -> _Said | None:
    """Answer which document has most of something, or how many each has."""
    each = _EACH.match(asked)
    forms = _MOST if scope is None else (*_MOST, _MORE)
    most = next((found for form in forms if (found := form.match(asked))), None)
    found = each or most
    if found is None:
        return None
    what, fewest = found["what"], most is not None and most["end"] == "少"
    sparql = (
        f"{PROLOGUE}SELECT ?x ?label ?number (COUNT(DISTINCT ?y) AS ?n) WHERE {{\n"
        f"  {_NAMES} OPTIONAL {{ {_COUNTED[what]} }}\n"
        f"}} GROUP BY ?x ?label ?number ORDER BY {'ASC' if fewest else 'DESC'}(?n) ?x"
    )
    rows = store.select(sparql).records()
    told = "；".join(f"{_title(documents, row)} {row['n']}" for row in rows)
    reading = f"文件 · {what}数" if language == "zh" else f"documents · {what}"
    if each:
        items: tuple[Item, ...] = tuple(
            {"type": "Row", "cells": [row.get("number") or row["label"], row["n"]]} for row in rows
        )
    else:
        items = tuple(_document(row) for row in rows if row["n"] == rows[0]["n"])
    return _Said(reading, items, sparql, f"{reading}：{told}")


def _title(documents: Documents, row: Mapping[str, object]) -> str:
    found = documents.by_iri.get(str(row["x"]))
    return title_of(found, "zh") if found else ""


def those_with(question: str, ask: Callable[[str], Answer], store: Store) -> Answer | None:
    """Answer which documents hold something (哪些文件涉及甲): those of the tasks on which it holds."""
    found = _WHICH.match(question)
    if not found:
        return None
    rest = found["rest"]
    for asked in (f"哪些任务{rest}", f"{rest}哪些任务", f"{rest}的任务有哪些"):
        answer = ask(asked)
        if answer.status == "answered" and all(item["type"] == "Task" for item in answer.answers):
            break
    else:
        return None
    sparql = _of_tasks(answer.sparql)
    items = tuple(_document(row) for row in store.select(sparql).records())
    reading = f"文件 · {answer.reading}"
    return Answer(
        question,
        "answered",
        reading,
        sparql,
        items,
        _in_words(reading, items, "zh"),
        answer.evidence,
        tasks=answer.tasks,
    )


def _of_tasks(sparql: str) -> str:
    """Return the query for the documents of the tasks that a query gives."""
    inner = f"SELECT DISTINCT (?x AS ?task) WHERE {{ {{ {sparql.removeprefix(PROLOGUE)} }} }}"
    return (
        f"{PROLOGUE}SELECT DISTINCT ?x ?label ?number WHERE {{\n{{ {inner} }}\n"
        f"?task zr:inDocument ?x . {_NAMES} }} ORDER BY ?x"
    )
