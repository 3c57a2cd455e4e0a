"""The namespaces of the graph as plain strings, so that importing them costs nothing."""

from __future__ import annotations


class Namespace(str):
    """An IRI that names of terms are appended to.

    >>> ZR.term("Task")
    'urn:zeren:ontology#Task'
    """

    __slots__ = ()

    def term(self, name: str) -> str:
        """Return the IRI of `name` in this namespace."""
        return f"{self}{name}"


ZR = Namespace("urn:zeren:ontology#")
ZRV = Namespace("urn:zeren:vocabulary#")

DCTERMS = Namespace("http://purl.org/dc/terms/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
QUDT = Namespace("http://qudt.org/schema/qudt/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("http://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
TIME = Namespace("http://www.w3.org/2006/time#")
UNIT = Namespace("http://qudt.org/vocab/unit/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS,
    "eli": ELI,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "time": TIME,
    "unit": UNIT,
    "xsd": XSD,
    "zr": ZR,
    "zrv": ZRV,
}

DOCUMENT_BASE = Namespace("urn:zeren:document:")
ORGANIZATION_BASE = Namespace("urn:zeren:organization:")
PLACE_BASE = Namespace("urn:zeren:place:")
WORK_BASE = Namespace("urn:zeren:work:")

SHARED_GRAPH = "urn:zeren:shared"
STORE_GRAPH = "urn:zeren:store"
VOCABULARY_GRAPH = "urn:zeren:vocabulary"
