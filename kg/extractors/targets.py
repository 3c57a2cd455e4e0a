"""Targets: what shall be reached by when, as a quantity or as a dated milestone."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from corpus.span import Span
from kg.extractors.aims import is_aim, stands_alone
from kg.extractors.changes import change_of, subject_of
from kg.extractors.deadlines import OF_THE_YEAR, YearMention, year_mentions
from kg.extractors.indicators import cleaned, indicators_of
from kg.extractors.milestones import milestone, whole_before
from kg.extractors.no_aims import ITEM_NUMBER
from kg.extractors.number_groups import barred, counted, goes_on, goes_on_from, groups, segments
from kg.extractors.spacing import tightened
from kg.extractors.target_patterns import patterns, without
from kg.facts import Target
from kg.measures import BOUNDARY, Quantity, comparator, may_count, quantities
from kg.moved import back, moved

_SENTENCE = re.compile(r"[^。！？\n]+")
_LEAD_IN = re.compile(r"(?:力争|确保|争取|保证|实现|其中|同时|全[国省市区县州旗盟]|[我本][省市区县州旗盟])$")
_LONGEST_ASIDE, _FARTHEST = 40, 300  # characters between a number and the noun behind it, or what begins before it
_YEAR_REACHES = re.compile(
    r"\s*(?:力争|要|应|将|分别|总体|基本)*(?:(?:达到|达|提高[到至]|提升[到至]|增加到|降[到至]|突破|超过|不低于|不少于|不超过|控制在|保持在|稳定在)"
    r"|[0-9][0-9.]*[%％]|(?:(?:较|比)[^，,。；;]{2,8})?(?:年均|累计|同比|分别)*(?:增长|递增|提高|提升|增加|下降|降低|减少|压减|翻)[0-9一两三番约])"
)
_EVERY_YEAR = re.compile(r"\s*各(?=(?:新|改|扩|完|建|培|打|引|增|实|治|修)[\u4e00-\u9fff]?)")
_SAME = re.compile("[该这此其]一?(?:比例|占比|比重|指标|数量|数值|目标)")
_NOTHING = re.compile(r"(?:[\s、，和并]|累计|同比|年均|总数|比上年|较上年)*")
_OPEN = re.compile("[（(][^（()）]*$")
_GROWTH = re.compile("(?:年均|平均|同比)?(?:增速|增幅|增长率|复合增长率)|总数|总量|总额|总规模|总面积")
"""What says nothing without the indicator before it: 总产值3000亿元，【年均增速】10%."""
_LISTED = re.compile(r"[^，,；;。：:0-9０-９]*(?:[、和及与]|以及)\s*")
_BULLET = re.compile(r"\s*(?:[—–－•●◆■○·-]|[0-9]{1,2}[.．、)）]|[（(][0-9]{1,2}[）)]|[①-⑳])")
"""What begins the members of a list below a line that ends in a colon: 到2025年，实现以下目标：⏎——…."""
_BULLETS = " \t\u3000—–－•●◆■○·-"
_GOES_ON = re.compile(r"\s*(?:力争|争取|确保|其中|同时|并)")
_TITLE = re.compile(r"《[^》]*》")


@dataclass(slots=True)
class _Scope:
    """What earlier words of the paragraph still govern: the deadline, the last indicator, and the last subject."""

    years: tuple[int, ...] = ()
    heads_sentence: bool = False
    indicator: str | None = None
    of_year: bool = False  # the sentence says 年底前, 6月底前
    aimed: bool = False  # a segment of this sentence has set an aim
    in_column: bool = False  # in a cell of a column of targets
    recent: list[str] = field(default_factory=list)  # the indicators of this sentence
    counted: dict[str | None, str] = field(default_factory=dict)  # the last indicator of each unit


def targets(
    text: str, spans: Iterable[Span], *, inherit: bool = False, column: tuple[int, ...] | None = None
) -> Iterator[Target]:
    """Yield the targets of some stretches of text, each at most a paragraph, in order.

    A deadline in a line that ends in a colon governs the list below it. With `inherit` one governs all that follows it
    (a chapter of aims: 到2025年，…。…); without, only its own sentence and one that goes on from it. With `column` the
    stretches are cells of a column of targets, whose header names these years or none: what its cells count is set.
    """
    tight = tightened(text)
    if tight is None:
        yield from _targets(text, spans, inherit=inherit, column=column)
        return
    words, places = tight
    for found in _targets(words, [back(span, places) for span in spans], inherit=inherit, column=column):
        yield replace(found, span=moved(found.span, places))


def _targets(text: str, spans: Iterable[Span], *, inherit: bool, column: tuple[int, ...] | None) -> Iterator[Target]:
    scope, head = _Scope(), tuple[int, ...]()
    for span in spans:
        counting = may_count(text, span)
        if not (counting or head or inherit or column is not None):
            continue  # nothing stands there, and nothing reaches beyond
        below = bool(head) and _BULLET.match(text, span.start) is not None
        if column is not None:
            scope = _Scope(column, in_column=True)
        elif not inherit:
            scope = _Scope(head if below else ())
        for match in _SENTENCE.finditer(text, span.start, span.end) if counting else ():
            yield from _sentence_targets(text, Span(*match.span()), scope, inherit=inherit or below or scope.in_column)
        if not below:
            head = scope.years if text[span.start : span.end].rstrip().endswith(("：", ":")) else ()


def _sentence_targets(text: str, sentence: Span, scope: _Scope, *, inherit: bool) -> Iterator[Target]:
    goes_on = scope.heads_sentence and _GOES_ON.match(text, sentence.start, sentence.end) is not None
    if not (inherit or goes_on):
        scope.years = ()
    inherited, scope.indicator, scope.aimed, scope.recent = scope.years, None, False, []
    years, found = _numbers(text, sentence)
    deadlines = [y for y in years if not y.baseline and _governs(text, y, sentence)]
    scope.of_year = bool(found) and OF_THE_YEAR.search(text, sentence.start, sentence.end) is not None
    if found or deadlines:
        yield from _in_order(text, sentence, deadlines, years, found, scope)
    if deadlines:
        first = deadlines[0].span.start
        scope.heads_sentence = not text[sentence.start : first].strip("力争取确保 \t\u3000")
    elif not inherit:
        scope.heads_sentence, scope.years = False, inherited if goes_on else ()


def _numbers(text: str, sentence: Span) -> tuple[list[YearMention], list[Quantity]]:
    """Return the years of a sentence and the numbers that may set something, outside of titles."""
    if not may_count(text, sentence):
        return [], []
    titles = [Span(*m.span()) for m in _TITLE.finditer(text, sentence.start, sentence.end)]
    printed = [q for q in quantities(text, sentence) if not (titles and _inside(q.span, titles))]
    apart = [*titles, *(q.span for q in printed if q.due)]
    years = [y for y in year_mentions(text, sentence) if not (apart and _inside(y.span, apart))]
    found = [q for q in printed if not _overlaps(q.span, years)] if years else printed
    if found and (bans := barred(text, sentence)):
        found = [q for q in found if not _inside(q.span, bans)]
    return years, counted(text, found, sentence) if found else []


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(span in other for other in others)


def _overlaps(span: Span, years: Iterable[YearMention]) -> bool:
    return any(span.start < y.span.end and y.span.start < span.end for y in years)


def _governs(text: str, year: YearMention, sentence: Span) -> bool:
    """A year sets a deadline if its words say so (到…, …底), if it opens a clause, or before a verb of reaching."""
    if year.explicit:
        return True
    if _YEAR_REACHES.match(text, year.span.end, sentence.end):
        return True
    words = without(ITEM_NUMBER, text[sentence.start : year.span.start])
    before = _LEAD_IN.sub("", words.rstrip(" \t\u3000").lstrip(_BULLETS))
    return not before or before[-1] in BOUNDARY + "、（("


def _in_order(
    text: str,
    sentence: Span,
    deadlines: list[YearMention],
    years: list[YearMention],
    found: list[Quantity],
    scope: _Scope,
) -> Iterator[Target]:
    """Walk the segments between commas; each holds quantities, or is a milestone where a deadline governs it."""
    together = deque(groups(text, found))
    baselines = [y for y in years if y.baseline]
    for segment in segments(text, sentence):
        if not (together or deadlines):
            return
        within = [deadline for deadline in deadlines if deadline.span in segment] if deadlines else []
        scope.years = scope.years or (within[0].years if within else ())
        mine = list[list[Quantity]]()
        while together and together[0][0].span.start < segment.end:
            mine.append(together.popleft())
        if deadlines and not mine:
            yield from milestone(text, segment, deadlines)
        start, aimed, refused = segment.start, False, None
        for group in mine:
            inner = [d.span for d in deadlines if start <= d.span.start and d.span.end <= group[0].span.start]
            stretch = Span(max(start, group[0].span.start - _FARTHEST, *(year.end for year in inner)), segment.end)
            if inner and _YEAR_REACHES.match(text, stretch.start):  # 占比2034年达到5%
                scope.indicator = cleaned(text[start : inner[0].start]) or scope.indicator
            if reached := [d for d in within if d.span.end <= group[0].span.start]:
                scope.years = reached[-1].years
            yield from whole_before(text, Span(stretch.start, group[0].span.start), deadlines) if deadlines else ()
            listed = aimed and goes_on(text[start : group[0].span.start])
            if refused and goes_on_from(text, refused, group[0]):
                refused = group[-1]
                continue  # a member of a list whose member before sets nothing
            near = Span(max(segment.start, stretch.start - _FARTHEST), min(segment.end, group[-1].span.end + _FARTHEST))
            read = tuple(_quantitative(text, stretch, near, group, baselines, scope, listed=listed))
            yield from read
            start, aimed, refused = (group[-1].span.end, True, None) if read else (start, aimed, group[-1])
            scope.aimed |= bool(read)
        scope.years = within[-1].years if within else scope.years


def _quantitative(
    text: str,
    stretch: Span,
    segment: Span,
    group: list[Quantity],
    baselines: list[YearMention],
    scope: _Scope,
    *,
    listed: bool,
) -> Iterator[Target]:
    """Read one group of numbers; `listed` tells that it goes on a list whose member before is an aim."""
    known = patterns()
    words = text[stretch.start : group[0].span.start]
    base = next((b for b in baselines if segment.start <= b.span.start and b.span.end <= group[-1].span.end), None)
    if base and base.span.start >= stretch.start:
        words = text[stretch.start : base.span.start] + text[base.span.end : group[0].span.start]
    words = known.start.sub("", words) if "由" in words or "从" in words else words
    every = _EVERY_YEAR.match(words) if len(scope.years) > 1 and len(group) == 1 else None
    words = words[every.end() :] if every else words
    if listed and _LISTED.fullmatch(words):
        words = ""
    elif words.endswith(("到", "至")):
        words = known.verb_first.sub(r"\g<lead>\g<what>\g<verb>\g<to>", words)
    read = known.before.match(words)
    governed = (
        listed
        or scope.in_column
        or bool(scope.years or group[-1].due)
        or bool(known.grown.search(words) and known.sets.match(text, group[-1].span.end))
        or ((scope.aimed or scope.of_year) and stands_alone(text, words, group[-1]))
    )
    if read is None or not is_aim(text, segment, words, read, group, governed=governed):
        return
    subject = subject_of(read, group[-1])
    dealt = bool(read["each"] or read["each2"] or subject.rstrip().endswith("分别"))
    indicators = indicators_of(
        text,
        subject,
        group,
        segment,
        dealt=dealt,
        made=known.done.search(words) is not None,
        last=scope.indicator or scope.counted.get(group[-1].unit),
    )
    if dealt and len(group) > 1 and _NOTHING.fullmatch(subject) and len(scope.recent) >= len(group):
        indicators = scope.recent[-len(group) :]  # 游客3000万人次、收入200亿元，分别增长15%、18%
    elif scope.indicator and len(indicators) == 1:
        if indicators[0].startswith("占") or _GROWTH.fullmatch(indicators[0]):
            # 收入达到85亿元，占GDP比重提高到12%，年均增速8%
            indicators = [scope.indicator.removesuffix("数量") + indicators[0]]
        elif _SAME.fullmatch(indicators[0]):
            indicators = [scope.indicator]  # 到2033年…比例达到35%；到2035年，该比例达到45%
    if read["down"] == "减排":
        indicators = [name if name.endswith("量") and "排放" in name else f"{name}排放量" for name in indicators]
    least = known.at_least_done.search(words) is not None
    yield from _dealt_out(text, stretch, group, indicators, read, base, scope, least=least, every=every is not None)


def _dealt_out(
    text: str,
    stretch: Span,
    group: list[Quantity],
    indicators: list[str],
    read: re.Match[str],
    base: YearMention | None,
    scope: _Scope,
    *,
    least: bool,
    every: bool,
) -> Iterator[Target]:
    """Yield one target a value, or one an indicator where a single value holds for all of them.

    With `every` it holds for each year: 2034年、2035年各改造2000户.
    `least` tells that 至少 stands before the verb. What stands behind the last of several values (95%和90%以上) holds
    for all, if none of the others has a comparison of its own.
    """
    few, many = sorted((len(group), len(indicators)))
    change = change_of(read, group[-1])
    quote = Span(_quote_start(text, stretch, group), _quote_end(text, stretch, group, indicators[-1]))
    years = scope.years
    shared = "" if any(quantity.suffix for quantity in group[:-1]) else group[-1].suffix
    verb = read["compare"] or ("至少" if least else read["level"] or "")
    before = scope.indicator
    for index in range(count := len(years) if every else many if few == 1 else few):
        quantity = group[min(index, len(group) - 1)]
        scope.indicator = scope.counted[quantity.unit] = indicators[min(index, len(indicators) - 1)]
        yield Target(
            indicator=scope.indicator,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=group[-1].unit if (group[-1].unit or "").startswith(quantity.unit or "") else quantity.unit,
            comparator=comparator(verb, quantity.suffix or shared),
            change=change,
            baseline=base.years[0] if base else None,
            deadline=quantity.due or (years[index] if len(years) == count else years[-1] if years else None),
            qualitative=False,
            span=quote,
            rule="quantity" if count == 1 else "quantity-list",
        )
    scope.recent += indicators
    if before and _OPEN.search(text, max(0, group[0].span.start - _LONGEST_ASIDE), group[0].span.start):
        scope.indicator = before  # （其中乙1万亩），2035年建设5万亩


def _quote_start(text: str, stretch: Span, group: list[Quantity]) -> int:
    words = text[stretch.start : group[0].span.start]
    rest = without(ITEM_NUMBER, words).lstrip(" \t\u3000、和及")
    return group[0].span.start - len(rest)


def _quote_end(text: str, stretch: Span, group: list[Quantity], indicator: str) -> int:
    """Return where the words end that were read: behind the noun that the number counts, if that stands behind it."""
    end = group[-1].span.end
    place = text.find(indicator, end, stretch.end)
    return place + len(indicator) if 0 <= place <= end + _LONGEST_ASIDE else end
