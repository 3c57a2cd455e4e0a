"""The pages for people: ask a question and see its answer with the words that prove it; what the API offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from kg.documents import documents
from query.answer import Answer
from query.render import item_words
from viz.style import ROLE_STYLES
from viz.templating import environment
from viz.web.desk import Desk
from viz.web.wording import WORDS

Language = Literal["zh", "en"]
FIRST = 8
"""Quotes that are shown at once; the others unfold."""


def routes(desk: Desk, description: Callable[[], dict[str, Any]]) -> APIRouter:
    """Return the pages on one desk; `description` gives the API's OpenAPI document."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/")
    def ask(q: Annotated[str, Query(max_length=2000)] = "", lang: Language = "zh") -> str:
        question = q.strip()
        answer = desk.ask(question) if question else None
        return environment().get_template("ask.html.j2").render(
            words=WORDS[lang],
            lang=lang,
            question=question,
            answer=_shown(answer, lang) if answer else None,
            examples=[each.question for each in desk.suggest("", 6, lang)] if answer is None else [],
            documents=documents(desk.store),
        )  # fmt: skip

    @router.get("/api")
    def api(lang: Language = "zh") -> str:
        template = environment().get_template("api.html.j2")
        return template.render(words=WORDS[lang], lang=lang, routes=_operations(description()))

    return router


def _shown(answer: Answer, lang: Language) -> dict[str, Any]:
    """Return what the page shows of an answer."""
    return {
        "status": answer.status,
        "reading": answer.reading,
        "text": answer.text,
        "note": answer.note,
        "items": [_item(item, lang) for item in answer.answers],
        "single": len(answer.answers) == 1 and answer.answers[0]["type"] in ("Number", "Boolean"),
        "quotes": answer.evidence[:FIRST],
        "further": answer.evidence[FIRST:],
        "sparql": answer.sparql,
        "suggestions": answer.suggestions,
    }


def _item(item: dict[str, Any], lang: Language) -> dict[str, Any]:
    """Return an item in words, its role apart, a row of a table in cells."""
    role = item.get("role")
    style = ROLE_STYLES.get(role) if role else None
    return {
        "words": str(item["label"]) if style else item_words(item, lang),
        "role": role if style else None,
        "role_name": (style.name.zh if lang == "zh" else style.name.en) if style else "",
        "number": item.get("number") if item["type"] == "Task" else None,
        "label": item.get("label"),
        "cells": item.get("cells"),
    }


def _operations(description: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the API's operations: method, path, summary and parameters."""
    found = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            parameters = [
                {"name": each["name"], "needed": each.get("required", False), "about": each.get("description", "")}
                for each in operation.get("parameters", ())
            ]
            summary = operation.get("summary", "")
            found.append({"method": method.upper(), "path": path, "summary": summary, "parameters": parameters})
    return found
