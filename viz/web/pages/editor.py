"""The page to write SPARQL on: an editor, examples that answer, results as a table, and the words it completes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from kg.store import VOCABULARY, Store
from ontology.namespaces import PREFIXES
from viz.web.desk import Desk
from viz.web.models import TermsShape
from viz.web.pages import frame
from viz.web.pages.examples import EXAMPLES

_TERMS = (
    "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    + f"""SELECT ?x ?kind (STR(MIN(?chinese)) AS ?zh) (STR(MIN(?english)) AS ?en) WHERE {{ GRAPH <{VOCABULARY}> {{
  VALUES ?kind {{ owl:Class owl:ObjectProperty owl:DatatypeProperty skos:Concept }} ?x a ?kind .
  OPTIONAL {{ ?x rdfs:label|skos:prefLabel ?chinese FILTER(LANG(?chinese) = "zh") }}
  OPTIONAL {{ ?x rdfs:label|skos:prefLabel ?english FILTER(LANG(?english) = "en") }}
}} }} GROUP BY ?x ?kind ORDER BY ?kind ?x"""
)
_SHOWN = ("zr", "zrv", "org", "skos", "dcterms", "oa")
"""The vocabularies whose names are completed."""


def routes(desk: Desk) -> APIRouter:
    """Return the page and the list of names on one desk."""
    router = APIRouter()

    @router.get("/editor", include_in_schema=False, response_class=HTMLResponse)
    def editor(request: Request, query: Annotated[str, Query(max_length=200_000)] = "") -> HTMLResponse:
        t = frame.said_in(frame.language_of(request))
        examples = [(t(chinese, english), text) for chinese, english, text in EXAMPLES]
        return frame.page(
            request, desk, "editor", section="editor", examples=examples, query=query.strip() or examples[0][1]
        )

    @router.get("/api/terms", tags=["sparql"], summary="类和属性及其名称 / Classes and properties with their labels")
    def terms() -> TermsShape:
        return TermsShape.model_validate({"prefixes": PREFIXES, "terms": read_terms(desk.store)})

    return router


def read_terms(store: Store) -> list[dict[str, Any]]:
    """Return classes, properties and concepts by their short names; what a service keeps without labels is left out."""
    found = []
    for row in store.select(_TERMS).records():
        iri, kind = str(row["x"]), str(row["kind"]).rpartition("#")[2]
        prefix = next((name for name in _SHOWN if iri.startswith(PREFIXES[name])), None)
        if prefix:
            name = f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
            found.append({"name": name, "iri": iri, "kind": kind, "zh": row.get("zh"), "en": row.get("en")})
    return found
