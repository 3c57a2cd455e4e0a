"""Facts become triples: sorted N-Quads text, the same bytes for the same document."""

from __future__ import annotations

from corpus.model import Document, Node
from corpus.span import Span
from kg.facts import Extraction, Mention, Project, Target, Task
from kg.groups import assert_groups
from kg.identity import document_iri
from kg.items import items
from kg.memberships import Units, assert_memberships
from kg.resolve import resolve_issuers, resolve_mention, resolve_units
from kg.scope import Scope, scope_of
from kg.triples import Quads, assert_evidence, assert_region, assert_shared
from ontology import terms
from ontology.namespaces import SHARED_GRAPH, ZRV
from ontology.vocabularies import units_by_name

_COMPARATORS = {"=": "equal", ">=": "at-least", "<=": "at-most", "~": "about"}


def to_nquads(extraction: Extraction, graph: str | None = None) -> str:
    """Return the document's graph and the triples it shares with others as sorted N-Quads (W3C N-Quads 1.1).

    The graph is called `graph`, else by the document's own IRI.
    """
    document = extraction.document
    graph = graph or document_iri(document)
    quads = Quads(graph, tuple(node for node in document.root.walk() if node.kind == "box"))
    scope = scope_of(document.letterhead, graph)
    tasks = items(extraction.tasks, document.text)
    units = resolve_units((fact for task in tasks for fact in task.responsibilities), scope)
    _document(quads, document, scope, units)
    places = _divisions(quads, document, tasks)
    headed = ((task, places[id(task)], _headings(document, task.span.start)) for task in tasks)
    quads.groups.update(assert_groups(quads, document, headed))
    for index, task in enumerate(tasks, 1):
        _task(quads, document, task, places[id(task)], index, units, places)
    _loose_targets(quads, extraction, places)
    for index, mention in enumerate(extraction.mentions, 1):
        _mention(quads, document, mention, None, f"{graph}:mention:0-{index}")
    # the order of UTF-8 is that of code points, and comparing it is quick
    return b"".join(sorted(line.encode("utf-8", "surrogatepass") for line in quads.lines)).decode(
        "utf-8", "surrogatepass"
    )


def _document(quads: Quads, document: Document, scope: Scope, units: Units) -> None:
    subject, head = quads.graph, document.letterhead
    quads.iri(subject, terms.RDF_TYPE, terms.CLASS_DOCUMENT)
    title = head.title or document.source.name
    for predicate, value in (
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
    ):
        quads.literal(subject, predicate, value)
    for issuer in resolve_issuers(head, scope, {unit.iri for unit in units.values()}):
        quads.iri(subject, terms.ISSUER, assert_shared(quads, issuer))
    if scope.region:
        quads.iri(subject, terms.REGION, assert_region(quads, scope.region))
    quads.iri(subject, terms.LEVEL, scope.level)
    for cited in head.based_on:
        work = resolve_mention(Mention("document", cited.title, cited.span, "based-on", number=cited.number))
        quads.iri(subject, terms.IMPLEMENTS, assert_shared(quads, work))
        quads.literal(work.iri, terms.DOCUMENT_NUMBER, cited.number, graph=SHARED_GRAPH)
        _mention(
            quads,
            document,
            Mention("document", cited.title, cited.span, "based-on", number=cited.number),
            None,
            f"{subject}:mention:b{cited.span.start}",
        )
    assert_evidence(quads, document, subject, head.spans.get("title") or Span(0, min(len(document.text), 60)))


Places = dict[int, str]


def _divisions(quads: Quads, document: Document, tasks: tuple[Task, ...]) -> Places:
    """Assert chapters, sections and boxes; return the IRIs of tasks and divisions by the identity of task and node."""
    places: Places = {}
    numbers = [task.number for task in tasks]
    for index, task in enumerate(tasks, 1):
        unique = task.number is not None and task.number.isdecimal() and numbers.count(task.number) == 1
        places[id(task)] = f"{quads.graph}:task:{task.number if unique and numbers == _continuous(numbers) else index}"
    alone = {id(task.node): places[id(task)] for task in tasks if sum(other.node is task.node for other in tasks) == 1}
    _children(quads, document, document.root, quads.graph, alone, places, [0])
    return places


def _continuous(numbers: list[str | None]) -> list[str | None]:
    return [str(index) for index in range(1, len(numbers) + 1)]


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
    quads.iri(subject, terms.IN_DOCUMENT, quads.graph)
    quads.literal(subject, terms.RDFS_LABEL, title)
    quads.literal(subject, terms.NUMBER, number)
    quads.literal(subject, terms.HEADING, heading.of(document.text).strip())
    quads.literal(subject, terms.ORDER, span.start)
    quads.literal(subject, terms.TEXT, span.of(document.text).strip())
    assert_evidence(quads, document, subject, heading)


def _above(document: Document, position: int) -> list[Node]:
    """Return the divisions that hold a position, outermost first."""
    found: list[Node] = []
    node = document.root
    while inner := next(
        (n for n in node.children if n.kind == "division" and n.span.start <= position < n.span.end), None
    ):
        found.append(inner)
        node = inner
    return found


def _headings(document: Document, position: int) -> tuple[str, ...]:
    return tuple(node.heading.of(document.text) for node in _above(document, position) if node.heading)


def _shortcuts(quads: Quads, document: Document, subject: str, position: int, own: str | None, places: Places) -> None:
    above = [node for node in _above(document, position) if places[id(node)] != own]
    if above:
        quads.iri(subject, terms.IN_CHAPTER, places[id(above[0])])
    group = quads.groups.get(own or "")
    if len(above) > 1 or (group and above):
        quads.iri(subject, terms.IN_SECTION, group or places[id(above[1])])
    elif group:
        quads.iri(subject, terms.IN_CHAPTER, group)


def _task(quads: Quads, document: Document, task: Task, subject: str, index: int, units: Units, places: Places) -> None:
    quads.iri(subject, terms.RDF_TYPE, terms.CLASS_TASK)
    heading = task.node.heading if task.node.heading and task.node.heading in task.span else task.span
    _part(quads, document, subject, task.number, task.title, heading, task.span)
    quads.literal(subject, terms.DEADLINE_TEXT, task.deadline)
    _shortcuts(quads, document, subject, task.span.start, subject, places)
    above = _above(document, task.span.start)
    outer = places[id(above[-1])] if above else quads.graph
    parent = places.get(id(task.node)) or quads.groups.get(subject) or outer  # a row has no place
    if parent != subject:
        quads.iri(subject, terms.PART_OF, parent)
    assert_memberships(quads, document, task, subject, index, units)
    for rank, target in enumerate(task.targets, 1):
        _target(quads, document, target, subject, f"{quads.graph}:target:{index}-{rank}", places)
    known: dict[str, str] = {}
    for rank, mention in enumerate(task.mentions, 1):
        known[mention.name] = _mention(
            quads, document, mention, subject, f"{quads.graph}:mention:{index}-{rank}", places
        )
    for rank, project in enumerate(task.projects, 1):
        _project(quads, document, project, subject, f"{quads.graph}:project:{index}-{rank}", known, places)
        _project_places(quads, document, task, project, f"{quads.graph}:project:{index}-{rank}")


def _target(quads: Quads, document: Document, target: Target, task: str | None, subject: str, places: Places) -> None:
    kind = terms.CLASS_MILESTONE if target.qualitative else terms.CLASS_QUANTITATIVE_TARGET
    quads.iri(subject, terms.RDF_TYPE, kind)
    quads.iri(subject, terms.RDF_TYPE, terms.CLASS_TARGET)
    quads.iri(subject, terms.OF_TASK, task)
    quads.iri(subject, terms.IN_DOCUMENT, quads.graph)
    for predicate, value in (
        (terms.RDFS_LABEL, target.indicator),
        (terms.INDICATOR, target.indicator),
        (terms.UNIT, target.unit),
        (terms.VALUE, target.value),
        (terms.VALUE_MAX, target.value_max),
        (terms.BASELINE_YEAR, target.baseline),
        (terms.DEADLINE_YEAR, target.deadline),
        (terms.ORDER, target.span.start),
        (terms.RULE, target.rule),
        (terms.CONFIDENCE, float(target.confidence)),
    ):
        quads.literal(subject, predicate, value)
    if target.comparator:
        quads.iri(subject, terms.COMPARATOR, ZRV.term(_COMPARATORS[target.comparator]))
    if target.change:
        quads.iri(subject, terms.CHANGE, ZRV.term(target.change))
    unit = units_by_name().get(target.unit or "")
    quads.iri(subject, terms.HAS_UNIT, unit.concept.iri if unit else None)
    _shortcuts(quads, document, subject, target.span.start, task, places)
    _in_box(quads, subject, target.span, places)
    assert_evidence(quads, document, subject, target.span)


def _loose_targets(quads: Quads, extraction: Extraction, places: Places) -> None:
    for rank, target in enumerate(extraction.targets, 1):
        _target(quads, extraction.document, target, None, f"{quads.graph}:target:0-{rank}", places)


def _in_box(quads: Quads, subject: str, span: Span, places: Places) -> None:
    box = next((node for node in quads.boxes if span in node.span), None)
    quads.iri(subject, terms.IN_BOX, places.get(id(box)) if box else None)


def _between(text: str, span: Span, stops: str) -> Span:
    """Return what stands around a span between two of `stops`."""
    start = max(text.rfind(stop, 0, span.start) for stop in stops) + 1
    ends = [end for stop in stops if (end := text.find(stop, span.end)) >= 0]
    return Span(start, min(ends, default=len(text)))


def _sentence(text: str, span: Span) -> Span:
    """Return the sentence (or line) that holds a span."""
    return _between(text, span, "。！？\n")


def _mention(
    quads: Quads, document: Document, mention: Mention, task: str | None, subject: str, places: Places | None = None
) -> str:
    """Assert that a name stands in the text; the evidence is the whole sentence."""
    thing = resolve_mention(mention)
    iri = assert_shared(quads, thing)
    if mention.kind == "document":
        quads.literal(iri, terms.DOCUMENT_NUMBER, mention.number, graph=SHARED_GRAPH)
        quads.iri(quads.graph, terms.CITES, iri)
    quads.iri(subject, terms.RDF_TYPE, terms.CLASS_MENTION)
    quads.iri(subject, terms.OF, iri)
    quads.iri(subject, terms.IN_DOCUMENT, quads.graph)
    quads.literal(subject, terms.RULE, mention.rule)
    quads.literal(subject, terms.CONFIDENCE, float(mention.confidence))
    if task:
        quads.iri(subject, terms.ON_TASK, task)
        quads.iri(task, terms.MENTIONS, iri)
    if places is not None:
        _shortcuts(quads, document, subject, mention.span.start, task, places)
        _in_box(quads, subject, mention.span, places)
    assert_evidence(quads, document, subject, _sentence(document.text, mention.span))
    return iri


def _project_places(quads: Quads, document: Document, task: Task, project: Project, subject: str) -> None:
    """Tie a project to the places and brands named in the same part of its sentence (以甲山、乙山等建设某基地)."""
    clause = _between(document.text, project.span, "；。！？\n")
    for mention in task.mentions:
        if mention.kind in ("place", "brand") and mention.span in clause:
            quads.iri(subject, terms.CONCERNS, resolve_mention(mention).iri)


def _project(
    quads: Quads, document: Document, project: Project, task: str, subject: str, known: dict[str, str], places: Places
) -> None:
    quads.iri(subject, terms.RDF_TYPE, terms.CLASS_PROJECT)
    quads.iri(subject, terms.OF_TASK, task)
    quads.iri(subject, terms.IN_DOCUMENT, quads.graph)
    quads.literal(subject, terms.RDFS_LABEL, project.name)
    quads.literal(subject, terms.YEAR, project.year)
    quads.literal(subject, terms.ORDER, project.span.start)
    quads.literal(subject, terms.RULE, project.rule)
    quads.literal(subject, terms.CONFIDENCE, float(project.confidence))
    for name in project.companies:
        quads.iri(subject, terms.INVOLVES, known.get(name))
    if project.box:
        _in_box(quads, subject, project.span, places)
    _shortcuts(quads, document, subject, project.span.start, task, places)
    assert_evidence(quads, document, subject, project.quote)
