"""What every request passes before anything of it is read: its host, its pace, where it comes from, its token.

The same place counts requests and keeps the record of who asked what.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from viz.audit import Audit, Deed
from viz.errors import UnwritableFile
from viz.web.access import Access, shown_in
from viz.web.figures import Figures
from viz.web.limits import Limits

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)
_SAFE = ("GET", "HEAD", "OPTIONS")
_OPEN = ("/health",)
_CLIENTS = 10_000
"""Clients whose pace is remembered."""
_REFUSALS = (401, 403, 429)


class Pace:
    """How many requests a client has left: so many at once, and so many more with every minute."""

    def __init__(self, burst: int, per_minute: int) -> None:
        self._burst, self._rate = float(burst), per_minute / 60
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str, now: float) -> bool:
        """Take one from what a client has left; False if there is nothing."""
        if not self._rate:
            return True
        left, since = self._clients.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        self._clients[client] = (left - 1 if left >= 1 else left, now)
        if len(self._clients) > _CLIENTS:
            self._clients.popitem(last=False)
        return left >= 1


class Gate:
    """Wraps an application; `hosts` are the names it may be called by, none for any."""

    def __init__(
        self, app: ASGIApp, *, access: Access, limits: Limits, audit: Audit, figures: Figures, hosts: Iterable[str] = ()
    ) -> None:
        self.app, self._access, self._audit, self._figures = app, access, audit, figures
        self._hosts = frozenset(host.lower() for host in hosts)
        self._pace = Pace(limits.requests_burst, limits.requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request or hand it on, then count it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 500
        state = scope.setdefault("state", {})

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            refusal = self._refusal(scope, state)
            await (refusal or self.app)(scope, receive, watched)
        finally:
            seconds = time.monotonic() - began
            self._figures.count(scope["path"], status, seconds)
            if self._audit.path is not None and (deed := _deed(scope, status)):
                await run_in_threadpool(self._note, deed, scope, state, status, seconds)

    def _refusal(self, scope: Scope, state: dict[str, Any]) -> PlainTextResponse | None:
        headers, path = Headers(scope=scope), scope["path"]
        if self._hosts and _name(headers.get("host", "")) not in self._hosts:
            return _plain(400, "这里没有这个主机名 / not a name of this host (ZEREN_HOSTS)")
        if not path.startswith("/static/") and not self._pace.allows(_client(scope), time.monotonic()):
            return _plain(429, "请求过于频繁，请稍后再试 / too many requests; try again later", {"Retry-After": "10"})
        if scope["method"] not in _SAFE and _is_foreign(headers):
            return _plain(403, "拒绝来自其他网站的请求 / requests from other sites are refused")
        token = self._access.who(shown_in(headers.get("authorization")))
        state["who"] = token.name if token else None
        if self._access.closed and path not in _OPEN and token is None:
            return _plain(
                401, "需要口令 / a token is needed", {"WWW-Authenticate": 'Basic realm="zeren", charset="UTF-8"'}
            )
        return self._refused_change(scope, token is not None and token.allows("upload"))

    def _refused_change(self, scope: Scope, allowed: bool) -> PlainTextResponse | None:  # noqa: FBT001 - a word of its own
        """Refuse a document before its bytes are taken."""
        if scope["method"] in _SAFE or not scope["path"].startswith("/api/documents") or allowed:
            return None
        if not self._access.open:
            return _plain(403, "这个服务只读 / this server is read only")
        return _plain(401, "需要写入口令 / the write token is needed", {"WWW-Authenticate": "Bearer"})

    def _note(self, deed: Deed, scope: Scope, state: dict[str, Any], status: int, seconds: float) -> None:
        said = state.get("said") or _asked(scope)
        if deed == "refused":
            said = f"{scope['method']} {scope['path']}"
        try:
            self._audit.note(
                deed, said, who=state.get("who"), client=_client(scope), status=status, seconds=round(seconds, 3)
            )
        except UnwritableFile as error:  # the answer has gone out already
            _LOG.error(error)


def _plain(status: int, said: str, headers: dict[str, str] | None = None) -> PlainTextResponse:
    return PlainTextResponse(said + "\n", status, headers)


def _client(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else "?"


def _name(host: str) -> str:
    """Return the name of a Host header without its port."""
    if not host.isprintable() or " " in host:
        return ""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_foreign(headers: Headers) -> bool:
    """Tell whether a page of another site sends a request: browsers say so, other programs send neither header."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in ("same-origin", "none")
    try:
        return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True


def _deed(scope: Scope, status: int) -> Deed | None:
    """Return what a request counts as in the record; most count as nothing."""
    path, method = scope["path"], scope["method"]
    if status in _REFUSALS:
        return "refused"
    if path == "/sparql":
        return "sparql"
    if path == "/api/ask" or ((path == "/" or path.startswith("/export/")) and _asked(scope)):
        return "ask"
    if method == "POST" and path in ("/api/documents", "/upload"):
        return "upload"
    return "remove" if method == "DELETE" else None


def _asked(scope: Scope) -> str:
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), errors="replace")
    return " | ".join(value for name, value in pairs if name in ("q", "query"))
