"""What is around every page: its language, the way to all others, the words for roles and kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi.responses import HTMLResponse

from viz import wording
from viz.style import ROLE_ORDER
from viz.templating import environment
from viz.web import links
from viz.web.desk import Desk
from viz.web.pages.names import ROLE_LETTERS, ROLE_NAMES, kind_name

if TYPE_CHECKING:
    from fastapi import Request

FIRST = ("web/ask.html.j2", "web/frame.html.j2", "web/parts.html.j2")
"""Templates of the page to ask on."""
Language = Literal["zh", "en"]
COOKIE = "lang"
LASTING = frozenset(
    (
        "document",
        "documents",
        "name",
        "names",
        "project",
        "projects",
        "target",
        "targets",
        "task",
        "tasks",
        "unit",
        "units",
    )
)
"""Pages on which nothing stands but what the documents say and the address asks for."""
SECTIONS = (
    ("ask", "/", "提问", "Ask"),
    ("documents", "/documents", "文件", "Documents"),
    ("units", "/units", "部门", "Units"),
    ("tasks", "/tasks", "任务", "Tasks"),
    ("targets", "/targets", "目标", "Targets"),
    ("projects", "/projects", "企业与项目", "Companies"),
    ("gaps", "/gaps", "缺口", "Gaps"),
    ("pictures", "/draw", "图表", "Pictures"),
    ("editor", "/editor", "SPARQL", "SPARQL"),
    ("upload", "/upload", "上传", "Upload"),
)


def compile_templates() -> None:
    """Compile the templates of the first page, which would else be compiled when that is opened."""
    for name in FIRST:
        environment().get_template(name)


def language_of(request: Request) -> Language:
    """Return the language of the address, else the one chosen before, else Chinese."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE)
    return "en" if chosen == "en" else "zh"


def page(
    request: Request, desk: Desk, template: str, *, section: str, status: int = 200, **values: Any
) -> HTMLResponse:
    """Return one page made of a template and some values."""
    lang = language_of(request)

    def made() -> str:
        return environment().get_template(f"web/{template}.html.j2").render(
            **_around(lang), section=section, other=_switched(request, lang), link=_linker(desk),
            writable=desk.writable, **values,
        )  # fmt: skip

    key = (template, lang, request.url.path, request.url.query)
    text = desk.rendered.of(values["holdings"], key, made) if template in LASTING else made()
    response = HTMLResponse(text, status, headers={"Vary": "Accept, Cookie"})
    if request.query_params.get("lang") in ("zh", "en"):
        response.set_cookie(COOKIE, lang, max_age=31_536_000, httponly=True, samesite="lax")
    return response


def _linker(desk: Desk) -> Callable[[str], str]:
    """Return `path_of` for the store; a page without links does not wait for all to be read."""
    return lambda iri: links.path_of(iri, desk.holdings().bodies)


def said_in(lang: Language) -> Callable[[str, str], str]:
    """Return the choice between Chinese and English words."""
    return lambda chinese, english: english if lang == "en" else chinese


def _around(lang: Language) -> dict[str, Any]:
    t = said_in(lang)
    return {
        "lang": lang,
        "t": t,
        "sections": [(key, path, t(chinese, english)) for key, path, chinese, english in SECTIONS],
        "role_order": ROLE_ORDER,
        "role_letter": {role: t(*letters) for role, letters in ROLE_LETTERS.items()},
        "role_name": {role: t(*names) for role, names in ROLE_NAMES.items()},
        "kind_name": lambda kind: t(*kind_name(kind)),
        "picture": links.picture,
        "export": links.export,
        "amount": wording.amount,
        "proof_link": links.proof_link,
    }


def _switched(request: Request, lang: Language) -> str:
    """Return this page's address in the other language."""
    kept = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != "lang"]
    return f"{request.url.path}?{urlencode([*kept, ('lang', 'zh' if lang == 'en' else 'en')])}"
