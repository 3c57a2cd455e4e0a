"""What a table groups its rows under (一、资源配置) is a chapter, or a section if the table stands below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.model import Document
from corpus.span import Span
from kg.facts import Task
from kg.triples import Quads, assert_evidence
from ontology import terms

_NUMBER = re.compile(r"(?P<number>[（(]?[一二三四五六七八九十百]+[）)]?|\d+)[、.．)）]?\s*(?=\S)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]$")
_BLANK = re.compile(r"\s+")


def assert_groups(
    quads: Quads, document: Document, tasks: Iterable[tuple[Task, str, tuple[str, ...]]]
) -> dict[str, str]:
    """Assert the groups of tasks, each given with its IRI and the headings above it; return the groups' IRIs by task.

    A task is in a group where the last heading of its path is none of the document's outline.
    """
    groups: dict[tuple[str, str], str] = {}
    found: dict[str, str] = {}
    for task, iri, above in tasks:
        heading = task.path[-1] if task.path else ""
        place = document.text.rfind(heading, 0, task.span.end) if heading else -1
        if place < 0 or task.node.kind != "row" or any(_same(heading, each) for each in above):
            continue
        key = (heading, "".join(above))
        if key not in groups:
            groups[key] = f"{quads.graph}:group:{len(groups) + 1}"
            _assert(quads, document, groups[key], Span(place, place + len(heading)), below=bool(above))
        found[iri] = groups[key]
    return found


def _same(heading: str, other: str) -> bool:
    one, two = (_BLANK.sub("", each) for each in (heading, other))
    return one in two or two in one


def _assert(quads: Quads, document: Document, group: str, heading: Span, *, below: bool) -> None:
    words = heading.of(document.text).strip()
    number = _NUMBER.match(words)
    title = words[number.end() :] if number else words
    quads.about(
        group,
        (
            (terms.RDF_TYPE, terms.CLASS_SECTION if below else terms.CLASS_CHAPTER),
            (terms.IN_DOCUMENT, quads.graph),
            (terms.PART_OF, quads.graph),
        ),
        (
            (terms.RDFS_LABEL, _ASIDE.sub("", title) or title),
            (terms.NUMBER, number["number"] if number else None),
            (terms.HEADING, words),
            (terms.ORDER, heading.start),
            (terms.TEXT, words),
        ),
    )
    assert_evidence(quads, document, group, heading)
