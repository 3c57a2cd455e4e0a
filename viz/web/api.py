"""The routes of the API under `/api`, and `/health`."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query

from kg.documents import documents
from viz.reading import TaskRecord
from viz.web import models, records
from viz.web.desk import Desk

_Document = Annotated[str | None, Query(description="文号或标题的一部分 / part of a document's number or title")]
_Limit = Annotated[int, Query(ge=1, le=1000, description="最多几条 / at most so many")]
_Offset = Annotated[int, Query(ge=0, description="跳过几条 / skip so many")]
_Language = Annotated[Literal["zh", "en"], Query(description="界面语言 / language of what is offered")]


def routes(desk: Desk) -> APIRouter:
    """Return the routes that answer from one desk."""
    router = APIRouter()
    _add_questions(router, desk)
    _add_tasks(router, desk)
    _add_lists(router, desk)
    return router


def _add_questions(router: APIRouter, desk: Desk) -> None:
    @router.get("/api/ask", tags=["questions"], summary="回答一个问题 / Answer one question")
    def ask(
        q: Annotated[str, Query(max_length=2000, description="问题 / the question")],
        session: Annotated[str | None, Query(max_length=100, description="同一会话可以追问 / for follow-ups")] = None,
        lang: _Language = "zh",  # noqa: ARG001 - an answer speaks the language of its question
    ) -> models.AnswerShape:
        return models.AnswerShape.model_validate(desk.ask(q, session).as_dict())

    @router.get("/api/suggest", tags=["questions"], summary="补全输入 / Complete what is being typed")
    def suggest(
        q: Annotated[str, Query(max_length=2000, description="已输入的内容 / what was typed so far")] = "",
        limit: Annotated[int, Query(ge=1, le=50, description="最多几条 / at most so many")] = 10,
        lang: _Language = "zh",
    ) -> models.SuggestionsShape:
        return models.SuggestionsShape.model_validate({"suggestions": desk.suggest(q, limit, lang)})


def _add_tasks(router: APIRouter, desk: Desk) -> None:
    @router.get("/api/tasks", tags=["graph"], summary="任务 / Tasks")
    def tasks(
        document: _Document = None,
        unit: Annotated[str | None, Query(description="单位名 / a unit's name as printed")] = None,
        limit: _Limit = 100,
        offset: _Offset = 0,
    ) -> models.TasksShape:
        found = [
            task
            for task in desk.tasks()
            if _within(task, document) and (unit is None or any(unit in (p.name, p.printed) for p in task.parts))
        ]
        shown = [records.task_shape(task) for task in found[offset : offset + limit]]
        return models.TasksShape(total=len(found), tasks=shown)

    @router.get(
        "/api/tasks/{name}",
        tags=["graph"],
        summary="一项任务：编号或标识符 / One task by its number or IRI",
        responses={404: {"description": "no such task"}, 409: {"description": "several documents have the number"}},
    )
    def task(name: str, document: _Document = None) -> models.TaskShape:
        found = [task for task in desk.tasks() if name in (task.number, task.iri) and _within(task, document)]
        if not found:
            raise HTTPException(404, f"没有任务 {name} / no task {name}")
        if len(found) > 1:
            listed = "、".join(dict.fromkeys(each.source for each in found))
            raise HTTPException(409, f"多份文件有任务 {name}，请加 document= / several documents have it: {listed}")
        return records.task_shape(found[0])


def _within(task: TaskRecord, document: str | None) -> bool:
    return document is None or document == task.document or any(document in name for name in task.names)


def _add_lists(router: APIRouter, desk: Desk) -> None:
    @router.get("/api/documents", tags=["graph"], summary="文件 / Documents")
    def list_documents() -> models.DocumentsShape:
        return models.DocumentsShape.model_validate({"documents": documents(desk.store)})

    @router.get("/api/units", tags=["graph"], summary="单位及其任务数 / Units and how many tasks they have")
    def units(document: _Document = None, limit: _Limit = 1000, offset: _Offset = 0) -> models.UnitsShape:
        found = records.units(task for task in desk.tasks() if _within(task, document))
        return models.UnitsShape(total=len(found), units=found[offset : offset + limit])

    @router.get("/api/targets", tags=["graph"], summary="目标和指标 / Targets")
    def targets(
        document: _Document = None,
        task: Annotated[str | None, Query(description="任务编号 / a task's number")] = None,
        year: Annotated[int | None, Query(description="完成年份 / year it is due")] = None,
        limit: _Limit = 100,
        offset: _Offset = 0,
    ) -> models.TargetsShape:
        holdings = desk.holdings()
        found = [
            target
            for target in records.targets(holdings.aims.values(), holdings.texts)
            if (document is None or document in target.document)
            and task in (None, target.task)
            and year in (None, target.deadline)
        ]
        return models.TargetsShape(total=len(found), targets=found[offset : offset + limit])

    @router.get("/api/gaps", tags=["graph"], summary="责任缺口 / Gaps in accountability")
    def list_gaps() -> models.GapsShape:
        return models.GapsShape.model_validate({"gaps": desk.gaps()})

    @router.get("/health", tags=["service"], summary="是否可用 / Whether the store answers")
    def health() -> models.HealthShape:
        return models.HealthShape(status="ok", documents=len(desk.store.graphs()))
