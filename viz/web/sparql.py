"""The SPARQL endpoint: SPARQL 1.1 Protocol for queries. Updates and calls of other services are refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from kg.errors import Crowded, KgError, QueryError, ResultTooLarge, Stopped
from kg.store import Store
from kg.stores.binding import says_service
from query.results import with_prefixes
from viz.errors import TooManyRows
from viz.web.carried import GRAPHS, SOLUTIONS, carried_out, place_of
from viz.web.dataset import QUIET, NotAnIri, with_dataset
from viz.web.desk import Desk
from viz.web.limits import MB
from viz.web.negotiation import preferred

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_NAMED = {
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    **dict.fromkeys(("ttl", "turtle", "n3"), "text/turtle"),
    **dict.fromkeys(("nt", "n-triples"), "application/n-triples"),
    **dict.fromkeys(("jsonld", "json-ld"), "application/ld+json"),
    **dict.fromkeys(("rdf", "rdfxml", "rdf+xml", "rdf xml"), "application/rdf+xml"),
}
"""Names of formats for addresses, as other endpoints and SPARQLWrapper have them: a link cannot send a header."""
_TRUTH = [kind for kind, name in SOLUTIONS.items() if name in ("json", "xml")]
_QUIET = re.compile(QUIET, re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WORD = r"(?<![\w:?$@-]){}(?![\w-]*:|[\w-])"
_FORMS = re.compile(_WORD.format("(select|ask|construct|describe)"), re.IGNORECASE)
_UPDATE = re.compile(_WORD.format("(insert|delete|load|clear|drop|create|copy|move|add)"), re.IGNORECASE)
_BRACKETS = re.compile(r"[(){}\[\]]")
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <%s> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD,
        formats:RDF_XML ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ]%s ] .
"""


class Refused(Exception):
    """A request that is not carried out: the HTTP status and what to say, in plain text."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


_Described = Annotated[
    str | None, Query(description="SPARQL 1.1 查询 / the query; without it, the endpoint's description")
]
_Format = Annotated[
    str | None, Query(description="结果格式，代替 Accept：json xml csv tsv ttl nt jsonld / instead of an Accept header")
]

_TEXT: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "results, a graph, or the description of the endpoint",
        "content": {kind: {"schema": {}} for kind in (*SOLUTIONS, *GRAPHS)},
    },
    400: {"description": "malformed: the message says where; or stopped at a limit", "content": _TEXT},
    403: {"description": "an update, or a call of another service", "content": _TEXT},
    406: {"description": "the results are not offered in such a form", "content": _TEXT},
    413: {"description": "longer than is read, or than is given out", "content": _TEXT},
    415: {"description": "neither a form nor a query", "content": _TEXT},
    503: {"description": "busy, or the store does not answer", "content": _TEXT},
}


def routes(desk: Desk) -> APIRouter:
    """Return the endpoint on one desk."""
    router = APIRouter()

    @router.get(
        "/sparql",
        tags=["sparql"],
        summary="SPARQL 1.1 查询，GET / a SPARQL 1.1 query by GET",
        response_class=Response,
        responses={**_RESPONSES, 303: {"description": "the editor, for a browser without a query"}},
    )
    def by_get(request: Request, query: _Described = None, format: _Format = None) -> Response:  # noqa: A002, ARG001
        if query is None and preferred(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html":
            return RedirectResponse("/editor", 303, {"Vary": "Accept"})
        return _answered(desk, request, None)

    @router.post(
        "/sparql",
        tags=["sparql"],
        summary="SPARQL 1.1 查询，POST / a SPARQL 1.1 query by POST",
        response_class=Response,
        responses=_RESPONSES,
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {
                    _QUERY: {"schema": {"type": "string"}},
                    _FORM: {
                        "schema": {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
                    },
                },
            }
        },
    )
    def by_post(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        return _answered(desk, request, body)

    return router


async def _body(request: Request) -> bytes:
    """Read at most as many bytes as the limits say; one more shows that there are too many."""
    found, most = bytearray(), request.app.state.limits.query_bytes
    async for piece in request.stream():
        found += piece
        if len(found) > most:
            break
    return bytes(found[: most + 1])


def _answered(desk: Desk, request: Request, body: bytes | None) -> Response:
    try:
        query = _query(request, body, desk.limits.query_bytes)
        request.state.said = query or ""
        return _described(desk.store, request) if query is None else _run(desk, query, _accept(request))
    except (Refused, KgError, TooManyRows) as e:
        return _plain(*_refusal(e))


def _refusal(error: Refused | KgError | TooManyRows) -> tuple[int, str, dict[str, str] | None]:
    """Return the status, the words and the headers that tell of an error; none names a place of this machine."""
    match error:
        case Refused(status=status, said=said):
            return status, said, None
        case Crowded():
            return 503, "too many queries are running; try again", {"Retry-After": "10"}
        case Stopped(reason=reason, seconds=seconds):
            limit = f"after {seconds:g} s" if reason == "time" else "for the memory that it needed"
            return 400, f"the query was stopped {limit}; ask for less", None
        case ResultTooLarge(most=most) | TooManyRows(most=most):
            counted = "rows" if isinstance(error, TooManyRows) else "bytes"
            return 413, f"the result has more than {most} {counted}; ask for it in pages (LIMIT, OFFSET)", None
        case QueryError(line=line, column=column, reason=reason):
            return 400, f"malformed query: {'' if line is None else f'line {line}, column {column}: '}{reason}", None
        case _:
            return 503, "the store does not answer", None


def _accept(request: Request) -> str | None:
    """Return what a request accepts: the format that its address names, else its header."""
    return _NAMED.get(request.query_params.get("format", "").lower()) or request.headers.get("accept")


def _plain(status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    return Response(said + "\n", status, headers, media_type="text/plain")


def _query(request: Request, body: bytes | None, longest: int) -> str | None:
    """Return the query of a request (SPARQL 1.1 Protocol, section 2.1), None where it has none at all."""
    if len(request.url.query) > longest or len(body or b"") > longest:
        raise Refused(413, f"a request has at most {longest} bytes")
    parameters = _pairs(request.url.query)
    if body is not None:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/sparql-update":
            raise Refused(403, "updates are refused: this endpoint answers queries only")
        if kind == _QUERY:
            parameters.append(("query", _decoded(body)))
        elif kind == _FORM:
            parameters += _pairs(_decoded(body))
        else:
            raise Refused(415, f"send {_QUERY} or {_FORM}")
    return _one_query(parameters, needed=body is not None)


def _one_query(parameters: Sequence[tuple[str, str]], *, needed: bool) -> str | None:
    names = [name for name, _ in parameters]
    if "update" in names:
        raise Refused(403, "updates are refused: this endpoint answers queries only")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1 or (needed and not queries):
        raise Refused(400, "give exactly one query")
    default, named = ([v for n, v in parameters if n == f"{kind}-graph-uri"] for kind in ("default", "named"))
    try:
        return with_dataset(with_prefixes(queries[0]), default, named) if queries else None
    except NotAnIri as e:
        raise Refused(400, f"not the IRI of a graph: {e}") from e


def _pairs(text: str) -> list[tuple[str, str]]:
    """Decode a query string or a form once, as UTF-8."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError as e:
        raise Refused(400, "parameters must be UTF-8") from e


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as e:
        raise Refused(400, "the request must be UTF-8") from e


def _run(desk: Desk, query: str, accept: str | None) -> Response:
    form = form_of(query, desk.limits.query_nesting)
    offered = GRAPHS if form in ("construct", "describe") else _TRUTH if form == "ask" else list(SOLUTIONS)
    kind = preferred(accept, offered)
    if kind is None:
        raise Refused(406, f"this query's results are offered as {', '.join(offered)}")
    try:
        limits = desk.limits
        bounds = (limits.result_size * MB, limits.result_rows)
        data = desk.workers.run(carried_out, place_of(desk.store), query, kind, *bounds)
    except ValueError as e:
        raise Refused(406, "RDF/XML cannot name one of these properties; ask for Turtle") from e
    return Response(data, media_type=kind, headers={"Vary": "Accept"})


def form_of(query: str, nesting: int) -> str:
    """Return the form of a query; refuse what is an update, calls another service, or nests without end."""
    words = _QUIET.sub(" ", _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16) % 0x110000), query))
    if _depth(words) > nesting:
        raise Refused(400, f"brackets may be nested {nesting} deep")
    if says_service(query):
        raise Refused(403, "SERVICE is refused: this endpoint does not call other services")
    found = _FORMS.search(words)
    update = _UPDATE.search(words)
    if update and (found is None or update.start() < found.start()):
        raise Refused(403, "updates are refused: this endpoint answers queries only")
    return found[1].lower() if found else "select"


def _depth(words: str) -> int:
    """Return how deep the brackets go.

    >>> _depth("{ ( ) { } }")
    2
    """
    depth = deepest = 0
    for mark in _BRACKETS.findall(words):
        depth += 1 if mark in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


def _described(store: Store, request: Request) -> Response:
    """Describe the endpoint (SPARQL 1.1 Service Description), in Turtle, to a request without a query."""
    kind = GRAPHS[0]
    graphs = "".join(f" ;\n        sd:namedGraph [ a sd:NamedGraph ; sd:name <{name}> ]" for name in store.graphs())
    text = _DESCRIPTION % (str(request.url.replace(query="")), graphs)
    return Response(text, media_type=kind, headers={"Vary": "Accept"})
