"""The targets and the names that a document's body states, each once, and none that was reached before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.model import Document, Node
from corpus.span import Span
from kg.extractors.deadlines import year_headed
from kg.extractors.history import no_older_than
from kg.extractors.indicator_tables import IndicatorTable
from kg.extractors.names import names
from kg.extractors.targets import targets
from kg.facts import Mention, Target
from kg.owners import Owners
from ontology.targets import target_words

_NUMBER_YEAR = re.compile(r"[〔\[（(【]((?:19|20)[0-9]{2})[〕\]）)】]")
_LINE = re.compile(r"[^\n]+")
_SETS_AIMS = re.compile(r"目标|总体要求|主要任务|工作任务|(?:到|至)20[0-9]{2}年|期末")
_OF_YEAR = re.compile(r"^(?:(?:20[0-9]{2}年度?|上年度?|去年)的?|“十[二三四五六]五”(?:时期|期间)?)")
_ISSUES = re.compile("印发|通知|根据|按照|《")
"""What lines before the first division say: aims, or what is issued, and on what it is based."""


def body_facts(
    document: Document,
    owners: Owners,
    prose: list[Span],
    tabled: Sequence[IndicatorTable],
    described: Sequence[Span],
    columns: Mapping[Span, tuple[int, ...]],
) -> tuple[list[Target], list[Mention]]:
    """Return the targets and the names that the body states, in order.

    Where it is `described` what a thing is, numbers without a deadline of their own are its sizes. `columns` are the
    lines of cells that stand in columns of targets, with the years that their headers name.
    """
    inside = [span for span in prose if span in columns] if columns else []
    prose = [span for span in prose if span not in columns] if columns else prose
    under = [(span, owners.at(span.start)) for span in prose]
    chains = {id(above[-1]): above for _, above in under if above}
    of = {innermost: _tells(above) for innermost, above in chains.items()}
    aims = [span for span, above in under if above and of[id(above[-1])] == "aims"]
    others = [span for span, above in under if not (above and of[id(above[-1])])]
    grids = document.grids
    told = [
        *targets(document.text, [s for s in _preface(document) if not any(meets(s, grid) for grid in grids)]),
        *targets(document.text, aims, inherit=True),
        *targets(document.text, others),
        *(target for table in tabled for target in table.targets),
        *(
            target
            for years in sorted({columns[span] for span in inside})
            for target in targets(document.text, [s for s in inside if columns[s] == years], column=years)
        ),
    ]
    aimed = [each for each in told if each.deadline or not any(meets(each.span, span) for span in described)]
    ahead = _ahead(document, aimed)
    lines = sorted([*prose, *inside]) if inside else prose
    return sorted(ahead, key=lambda target: target.span), names(document.text, lines)


def _preface(document: Document) -> Iterator[Span]:
    """Yield the lines before the first division that set aims: 今年的主要目标是…, 到2025年…."""
    first = next((node.span.start for node in document.root.children if node.kind == "division"), 0)
    for match in _LINE.finditer(document.text, 0, first):
        if _SETS_AIMS.search(match[0]) and not _ISSUES.search(match[0]):
            yield Span(*match.span())


def told_once(stated: list[Target], rows: list[Span]) -> list[Target]:
    """Return targets without what a row of a task table tells again: in its text, and in its column of targets.

    Where one of two names no year, the one that names it stays.
    """
    rows = sorted(rows)
    said = [(target, _told_in(target, rows)) for target in stated]
    dated = {place for target, place in said if target.deadline}
    kept, told = list[Target](), set[tuple[object, ...]]()
    for target, place in said:
        again = (*place, target.deadline) in told or (target.deadline is None and place in dated)
        if not place or not again:
            kept.append(target)
            told.add((*place, target.deadline))
    return kept


def _told_in(target: Target, rows: list[Span]) -> tuple[object, ...]:
    """Return the row of a table in which a target stands, with what it says beside its year; nothing outside tables."""
    row = bisect_right(rows, target.span.start, key=lambda row: row.start) - 1
    if row < 0 or target.span not in rows[row]:
        return ()
    return (row, target.indicator, target.value, target.value_max, target.unit, target.comparator, target.change)


def issued(document: Document) -> int:
    """Return the year of a document, 0 where it names none: what was reached in a year before is no aim."""
    head = document.letterhead
    if head.signed:
        return head.signed.year
    numbered = _NUMBER_YEAR.search(head.number or "")
    told = [date.year for date in (head.published, head.printed) if date]
    years = [*told, *([int(numbered[1])] if numbered else [])]
    return min(years, default=head.period[0] if head.period else 0)


def in_given_years(document: Document, owners: Owners, stated: Iterable[Target]) -> tuple[Target, ...]:
    """Return targets with the year of a heading above them, or of a plan for one year, where they are not dated."""
    period = document.letterhead.period
    plan = period[1] if period and period[0] == period[1] else None
    dated = (
        each if each.deadline or not (year := _headed(owners, each) or plan) else replace(each, deadline=year)
        for each in stated
    )
    return tuple(_ahead(document, dated))


def _ahead(document: Document, stated: Iterable[Target]) -> list[Target]:
    """Return the targets that were not due before the document was issued."""
    year = issued(document) or no_older_than(document.text)
    return [target for target in stated if not target.deadline or target.deadline >= year]


def _headed(owners: Owners, target: Target) -> int | None:
    """Return the year of the nearest heading above a target that says of which year its items are."""
    titles = (node.title for node in reversed(owners.at(target.span.start)) if node.title)
    return next((year for title in titles if (year := year_headed(title))), None)


def _tells(above: Iterable[Node]) -> str:
    """Return what titles say of all below them: aims, or the past (发展基础; not 夯实发展基础); else nothing."""
    titles, past = [node.title for node in above if node.title], target_words()["pastTitle"]
    if any("目标" in title for title in titles):
        return "aims"
    return "past" if any(_OF_YEAR.sub("", title).startswith(past) for title in titles) else ""


def meets(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end
