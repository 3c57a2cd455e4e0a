"""Facts become triples: sorted N-Quads text, the same bytes for the same document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.model import Document, Node
from corpus.span import Span
from kg.facts import Extraction, Mention, Project, Target, Task
from kg.groups import groups_of
from kg.identity import document_iri
from kg.items import items
from kg.memberships import Units, assert_memberships
from kg.resolve import resolve_issuers, resolve_mention, resolve_units
from kg.scope import Scope, scope_of
from kg.sentences import around
from kg.triples import Quads, Things, assert_evidence, assert_region, assert_shared
from ontology import terms
from ontology.namespaces import ZRV
from ontology.vocabularies import units_by_name

_COMPARATORS = {"=": "equal", ">=": "at-least", "<=": "at-most", "~": "about"}


def to_nquads(extraction: Extraction, graph: str | None = None) -> str:
    """Return the document's graph and the triples it shares with others as sorted N-Quads (W3C N-Quads 1.1).

    The graph is called `graph`, else by the document's own IRI.
    """
    document = extraction.document
    graph = graph or document_iri(document)
    quads = Quads(graph, document.root)
    scope = scope_of(document.letterhead, graph)
    tasks = items(extraction.tasks, document.text)
    units = resolve_units((fact for task in tasks for fact in task.responsibilities), scope)
    for unit in units.values():
        assert_shared(quads, unit)
    _document(quads, document, scope, units)
    places = _divisions(quads, document, tasks)
    _groups(quads, document, tasks, places)
    for index, task in enumerate(tasks, 1):
        _task(quads, document, task, places[id(task)], index, units, places)
    _loose_targets(quads, extraction, places)
    for index, mention in enumerate(extraction.mentions, 1):
        _mention(quads, document, mention, None, f"{graph}:mention:0-{index}")
    return quads.nquads()


def _document(quads: Quads, document: Document, scope: Scope, units: Units) -> None:
    subject, head = quads.graph, document.letterhead
    title = head.title or document.source.name
    quads.about(
        subject,
        ((terms.RDF_TYPE, terms.CLASS_DOCUMENT), (terms.LEVEL, scope.level)),
        (
            (terms.RDFS_LABEL, title),
            (terms.DCTERMS_TITLE, title),
            (terms.DOCUMENT_NUMBER, head.number),
            (terms.ISSUER_NAME, head.issuer),
            (terms.SIGNED_ON, head.signed),
            (terms.PUBLISHED_ON, head.published),
            (terms.PRINTED_ON, head.printed),
            (terms.TEXT, document.text),
            (terms.DIGEST, document.source.digest),
            (terms.PERIOD_START, head.period[0] if head.period else None),
            (terms.PERIOD_END, head.period[1] if head.period else None),
        ),
    )
    for issuer in resolve_issuers(head, scope, {unit.iri for unit in units.values()}):
        quads.iri(subject, terms.ISSUER, assert_shared(quads, issuer))
    if scope.region:
        quads.iri(subject, terms.REGION, assert_region(quads, scope.region))
    for cited in head.based_on:
        mention = Mention("document", cited.title, cited.span, "based-on", number=cited.number)
        work = _mention(quads, document, mention, None, f"{subject}:mention:b{cited.span.start}")
        quads.iri(subject, terms.IMPLEMENTS, work)
    assert_evidence(quads, document, subject, head.spans.get("title") or Span(0, min(len(document.text), 60)))


Places = dict[int, str]


def _divisions(quads: Quads, document: Document, tasks: tuple[Task, ...]) -> Places:
    """Assert chapters, sections and boxes; return the IRIs of tasks and divisions by the identity of task and node."""
    numbers = [task.number for task in tasks]
    numbered = numbers == [str(index) for index in range(1, len(numbers) + 1)]
    places = {
        id(task): f"{quads.graph}:task:{task.number if numbered else index}" for index, task in enumerate(tasks, 1)
    }
    held = Counter(id(task.node) for task in tasks)
    alone = {id(task.node): places[id(task)] for task in tasks if held[id(task.node)] == 1}
    _children(quads, document, document.root, quads.graph, alone, places, [0])
    return places


def _children(
    quads: Quads,
    document: Document,
    parent: Node,
    parent_iri: str,
    alone: dict[int, str],
    places: Places,
    counter: list[int],
) -> None:
    for node in parent.children:
        if node.kind not in ("division", "box"):
            continue
        counter[0] += 1
        subject = alone.get(id(node)) or f"{quads.graph}:{node.kind}:{counter[0]}"
        places[id(node)] = subject
        quads.iri(subject, terms.PART_OF, parent_iri)
        if id(node) not in alone:
            kind = (
                terms.CLASS_BOX
                if node.kind == "box"
                else terms.CLASS_CHAPTER
                if node.level == 1
                else terms.CLASS_SECTION
            )
            quads.iri(subject, terms.RDF_TYPE, kind)
            _part(quads, document, subject, node.number, node.title, node.heading or node.span, node.span)
        _children(quads, document, node, subject, alone, places, counter)


def _part(
    quads: Quads, document: Document, subject: str, number: str | None, title: str | None, heading: Span, span: Span
) -> None:
    quads.about(
        subject,
        ((terms.IN_DOCUMENT, quads.graph),),
        (
            (terms.RDFS_LABEL, title),
            (terms.NUMBER, number),
            (terms.HEADING, heading.of(document.text).strip()),
            (terms.ORDER, span.start),
            (terms.TEXT, span.of(document.text).strip()),
        ),
    )
    assert_evidence(quads, document, subject, heading)


def _groups(quads: Quads, document: Document, tasks: tuple[Task, ...], places: Places) -> None:
    """Assert what tables group their rows under, as parts of what the tables stand below."""
    headed = ((task, quads.owners.at(task.span.start)) for task in tasks)
    for index, group in enumerate(groups_of(document, headed), 1):
        subject = f"{quads.graph}:group:{index}"
        quads.iri(subject, terms.RDF_TYPE, terms.CLASS_SECTION if group.above else terms.CLASS_CHAPTER)
        quads.iri(subject, terms.PART_OF, places[id(group.above[-1])] if group.above else quads.graph)
        _part(quads, document, subject, group.number, group.title, group.heading, group.heading)
        quads.groups.update((places[id(task)], subject) for task in group.tasks)


def _shortcuts(quads: Quads, position: int, own: str | None, places: Places) -> Things:
    """Return the chapter and the section of what stands at a position, which is not called `own`."""
    above = [place for node in quads.owners.at(position) if (place := places[id(node)]) != own]
    group = quads.groups.get(own or "")
    return tuple(zip((terms.IN_CHAPTER, terms.IN_SECTION), [*above[:1], group] if group else above, strict=False))


def _task(quads: Quads, document: Document, task: Task, subject: str, index: int, units: Units, places: Places) -> None:
    above = quads.owners.at(task.span.start)
    outer = places[id(above[-1])] if above else quads.graph
    parent = places.get(id(task.node)) or quads.groups.get(subject) or outer  # a row has no place
    quads.about(
        subject,
        (
            (terms.RDF_TYPE, terms.CLASS_TASK),
            (terms.PART_OF, parent if parent != subject else None),
            *_shortcuts(quads, task.span.start, subject, places),
        ),
        ((terms.DEADLINE_TEXT, task.deadline),),
    )
    heading = task.node.heading if task.node.heading and task.node.heading in task.span else task.span
    _part(quads, document, subject, task.number, task.title, heading, task.span)
    assert_memberships(quads, document, task, subject, index, units)
    for rank, target in enumerate(task.targets, 1):
        _target(quads, document, target, subject, f"{quads.graph}:target:{index}-{rank}", places)
    known: dict[str, str] = {}
    for rank, mention in enumerate(task.mentions, 1):
        known[mention.name] = _mention(
            quads, document, mention, subject, f"{quads.graph}:mention:{index}-{rank}", places
        )
    for rank, project in enumerate(task.projects, 1):
        _project(quads, document, task, project, (subject, f"{quads.graph}:project:{index}-{rank}"), known, places)


def _target(quads: Quads, document: Document, target: Target, task: str | None, subject: str, places: Places) -> None:
    unit = units_by_name().get(target.unit or "")
    quads.fact(
        subject,
        (
            (terms.RDF_TYPE, terms.CLASS_MILESTONE if target.qualitative else terms.CLASS_QUANTITATIVE_TARGET),
            (terms.RDF_TYPE, terms.CLASS_TARGET),
            (terms.OF_TASK, task),
            (terms.IN_DOCUMENT, quads.graph),
            (terms.COMPARATOR, ZRV.term(_COMPARATORS[target.comparator]) if target.comparator else None),
            (terms.CHANGE, ZRV.term(target.change) if target.change else None),
            (terms.HAS_UNIT, unit.concept.iri if unit else None),
            (terms.IN_BOX, _box(quads, target.span, places)),
            (terms.EVIDENCE, quads.evidence(document.text, target.span)),
            *_shortcuts(quads, target.span.start, task, places),
        ),
        (
            (terms.RDFS_LABEL, target.indicator),
            (terms.INDICATOR, target.indicator),
            (terms.UNIT, target.unit),
            (terms.VALUE, target.value),
            (terms.VALUE_MAX, target.value_max),
            (terms.BASELINE_YEAR, target.baseline),
            (terms.DEADLINE_YEAR, target.deadline),
            (terms.NATURE, target.nature),
            (terms.ORDER, target.span.start),
            (terms.RULE, target.rule),
            (terms.CONFIDENCE, float(target.confidence)),
        ),
    )


def _loose_targets(quads: Quads, extraction: Extraction, places: Places) -> None:
    for rank, target in enumerate(extraction.targets, 1):
        _target(quads, extraction.document, target, None, f"{quads.graph}:target:0-{rank}", places)


def _box(quads: Quads, span: Span, places: Places) -> str | None:
    """Return the box that a span stands in, if it does."""
    box = next((node for node in quads.boxes if span in node.span), None)
    return places.get(id(box)) if box else None


def _mention(
    quads: Quads, document: Document, mention: Mention, task: str | None, subject: str, places: Places | None = None
) -> str:
    """Assert that a name stands in the text; the evidence is the whole sentence."""
    iri, start = assert_shared(quads, resolve_mention(mention)), mention.span.start
    if mention.kind == "document":
        quads.about(iri, (), ((terms.DOCUMENT_NUMBER, mention.number),), shared=True)
        quads.iri(quads.graph, terms.CITES, iri)
    quads.fact(
        subject,
        (
            (terms.RDF_TYPE, terms.CLASS_MENTION),
            (terms.OF, iri),
            (terms.IN_DOCUMENT, quads.graph),
            (terms.ON_TASK, task),
            (terms.EVIDENCE, quads.evidence(document.text, around(document.text, mention.span))),
            (terms.IN_BOX, _box(quads, mention.span, places) if places else None),
            *(_shortcuts(quads, start, task, places) if places else ()),
        ),
        ((terms.RULE, mention.rule), (terms.CONFIDENCE, float(mention.confidence))),
    )
    if task:
        quads.iri(task, terms.MENTIONS, iri)
    return iri


def _concerned(text: str, task: Task, project: Project) -> Iterator[str]:
    """Yield the places and brands named in the same part of a project's sentence (以甲山、乙山等建设某基地)."""
    named = [mention for mention in task.mentions if mention.kind in ("place", "brand")]
    clause = around(text, project.span, "；。！？") if named else project.span
    yield from dict.fromkeys(resolve_mention(mention).iri for mention in named if mention.span in clause)


def _project(
    quads: Quads,
    document: Document,
    task: Task,
    project: Project,
    iris: tuple[str, str],
    known: dict[str, str],
    places: Places,
) -> None:
    """Assert a project of a task, with the places and brands that it concerns; `iris` are those of task and project."""
    of, subject = iris
    quads.fact(
        subject,
        (
            (terms.RDF_TYPE, terms.CLASS_PROJECT),
            (terms.OF_TASK, of),
            (terms.IN_DOCUMENT, quads.graph),
            (terms.IN_BOX, _box(quads, project.span, places) if project.box else None),
            (terms.EVIDENCE, quads.evidence(document.text, project.quote)),
            *((terms.INVOLVES, known.get(name)) for name in project.companies),
            *((terms.CONCERNS, iri) for iri in _concerned(document.text, task, project)),
            *_shortcuts(quads, project.span.start, of, places),
        ),
        (
            (terms.RDFS_LABEL, project.name),
            (terms.YEAR, project.year),
            (terms.ORDER, project.span.start),
            (terms.RULE, project.rule),
            (terms.CONFIDENCE, float(project.confidence)),
        ),
    )
