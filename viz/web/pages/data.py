"""Content negotiation on IRIs: the page of a thing for people, its triples for programs."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from kg.store import Store
from ontology.namespaces import PREFIXES
from viz import serialize
from viz.web import links
from viz.web.desk import Desk
from viz.web.holdings.model import Holdings
from viz.web.negotiation import preferred

KINDS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")
_BY_NAME = {"html": KINDS[0], "ttl": KINDS[1], "jsonld": KINDS[2], "nt": KINDS[3]}
_ABOUT = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + """CONSTRUCT { ?s ?p ?o } WHERE {
  { VALUES ?s { %(iri)s } ?s ?p ?o }
  UNION { ?s zr:onTask|zr:ofTask|zr:of|org:organization %(iri)s . ?s ?p ?o }
  UNION { %(iri)s zr:evidence ?s . ?s ?p ?o }
  UNION { %(iri)s zr:evidence/oa:hasSelector ?s . ?s ?p ?o }
}"""
)
"""What is said of a thing, of the facts about it (who does what in a task), and where the document says so."""


def wanted(request: Request) -> str | None:
    """Return the media type that a request wants of a thing: `format=ttl` in the address, else the Accept header."""
    if (named := request.query_params.get("format")) is not None:
        return _BY_NAME.get(named)
    return preferred(request.headers.get("accept"), KINDS)


def answered_with_data(request: Request, store: Store, iri: str) -> Response | None:
    """Return the triples about a thing, None where a page is wanted; 406 for what there is not."""
    kind = wanted(request)
    if kind == KINDS[0]:
        return None
    if kind is None:
        raise HTTPException(406, f"offered: {', '.join(KINDS)}")
    ntriples = store.construct(_ABOUT % {"iri": f"<{iri}>"})
    return Response(_written(ntriples, kind), media_type=kind, headers={"Vary": "Accept"})


def _written(ntriples: str, kind: str) -> str:
    if kind == "application/n-triples":
        return ntriples
    return serialize.turtle(ntriples) if kind == "text/turtle" else serialize.jsonld(ntriples)


def known(holdings: Holdings, iri: str) -> bool:
    """Tell whether there is a page for what an IRI names."""
    return any(
        iri in each
        for each in (
            holdings.tasks, holdings.aims, holdings.bodies, holdings.names, holdings.projects, holdings.documents,
        )
    )  # fmt: skip


def routes(desk: Desk) -> APIRouter:
    """Return the door to everything by its IRI."""
    router = APIRouter()

    @router.get(
        "/id/{iri}",
        tags=["graph"],
        summary="按 IRI 打开：网页、Turtle、JSON-LD / A thing by its IRI: a page, Turtle or JSON-LD",
        response_class=Response,
        responses={
            200: {"content": {kind: {"schema": {"type": "string"}} for kind in KINDS[1:]}},
            303: {"description": "the page of the thing"},
            404: {"description": "nothing is known of it"},
            406: {"description": "not offered in such a form"},
        },
    )
    def by_iri(request: Request, iri: str) -> Response:
        holdings = desk.holdings()
        if not known(holdings, iri):
            raise HTTPException(404, "库中没有这个标识符 / nothing is known of this IRI")
        page = RedirectResponse(links.path_of(iri, holdings.bodies), 303, {"Vary": "Accept"})
        return answered_with_data(request, desk.store, iri) or page

    return router
