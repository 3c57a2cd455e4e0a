"""The page to ask on: a question, its answer with the words that prove it, and questions that go on from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import StringConstraints

from query.answer import Answer, Evidence
from query.render import item_words
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.pages import frame
from viz.web.pages.data import known

FIRST = 6
"""Quotes that are shown at once; the others unfold."""
DEEPEST = 6
"""Questions of a conversation that an address carries along."""

Question = Annotated[str, StringConstraints(max_length=2000)]
"""As long as a question may be."""


def routes(desk: Desk) -> APIRouter:
    """Return the page on one desk."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/")
    def ask(
        request: Request,
        q: Question = "",
        after: Annotated[list[Question] | None, Query(max_length=DEEPEST)] = None,
    ) -> HTMLResponse:
        question, earlier = q.strip(), tuple(each.strip() for each in after or () if each.strip())
        lang = frame.language_of(request)
        answer = desk.go_on(question, earlier) if question else None
        holdings = desk.holdings() if answer else desk.holdings_at_hand()
        return frame.page(
            request, desk, "ask", section="ask", question=question, earlier=_trail(earlier),
            answer=_shown(answer, lang, holdings) if answer and holdings else None,
            after=(*earlier, question)[-DEEPEST:], examples=() if question else desk.examples(lang),
            holdings=holdings, empty=not (holdings.documents if holdings else desk.store.graphs()),
            address=_address, before=earlier, briefing=_briefing((*earlier, question)),
        )  # fmt: skip

    return router


def _address(question: str, earlier: Sequence[str] = ()) -> str:
    """Return the permanent link of an answer: its question, and those that it goes on from."""
    return f"/?{urlencode([('q', question), *(('after', each) for each in earlier)])}"


def _briefing(questions: Sequence[str]) -> str:
    """Return the link to the page that puts a briefing together, of questions each of which goes on from the last."""
    chain = [("chain", "1")] if len(questions) > 1 else []
    return f"/briefing?{urlencode([*(('q', each) for each in questions), *chain])}"


def _trail(earlier: Sequence[str]) -> list[tuple[str, str]]:
    """Return the questions before this one with their links."""
    return [(each, _address(each, earlier[:place])) for place, each in enumerate(earlier)]


def _shown(answer: Answer, lang: frame.Language, holdings: Holdings) -> dict[str, Any]:
    """Return what the page shows of an answer."""
    quotes = [_quote(each, holdings) for each in answer.evidence]
    return {
        "status": answer.status,
        "reading": answer.reading,
        "text": answer.text,
        "note": answer.note,
        "items": [_item(item, lang, holdings) for item in answer.answers],
        "groups": _groups(answer.answers, lang, holdings),
        "single": len(answer.answers) == 1 and answer.answers[0]["type"] in ("Number", "Boolean"),
        "quotes": quotes[:FIRST],
        "further": quotes[FIRST:],
        "sparql": answer.sparql,
        "editor": f"/editor?{urlencode({'query': answer.sparql})}",
        "suggestions": answer.suggestions,
    }


def _quote(proof: Evidence, holdings: Holdings) -> dict[str, Any]:
    """Return a quote with its link into the document, as far as the store keeps the document's text."""
    document = holdings.by_name.get(proof.document)
    link = links.reader(document, proof.start, proof.end) if document else ""
    return {"quote": proof.quote, "document": proof.document, "task": proof.task, "link": link,
            "start": proof.start, "end": proof.end}  # fmt: skip


def _item(item: dict[str, Any], lang: frame.Language, holdings: Holdings) -> dict[str, Any]:
    """Return an item in words, its role apart, a row of a table in cells; a task with its units by role."""
    iri = str(item.get("iri") or "")
    role = item.get("role")
    task = holdings.tasks.get(iri)
    return {
        "words": str(item["label"]) if role else item_words(item, lang),
        "iri": iri if known(holdings, iri) else "",
        "role": role,
        "number": item.get("number") if item["type"] == "Task" else None,
        "label": item.get("label"),
        "cells": item.get("cells"),
        "task": task,
    }


def _groups(items: Sequence[dict[str, Any]], lang: frame.Language, holdings: Holdings) -> list[dict[str, Any]]:
    """Return the items by the document that each comes from, in their order; of one alone nothing is said."""
    found: list[dict[str, Any]] = []
    for item in items:
        iri = holdings.by_name.get(str(item.get("document", "")), "") if len(holdings.documents) > 1 else ""
        if not found or found[-1]["iri"] != iri:
            row = holdings.documents.get(iri)
            found.append(
                {"iri": iri, "title": row.title if row else "", "number": row.number if row else "", "items": []}
            )
        found[-1]["items"].append(_item(item, lang, holdings))
    return found
