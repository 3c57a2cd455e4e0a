"""What is printed around a document's body: title, 发文字号, 发文机关, dates, 主送机关 and the documents it implements.

Names and order of these parts follow GB/T 9704-2012, 7.2 and 7.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.citations import NUMBER, citations
from corpus.closing import ORGANIZATION, is_date, is_organization, names_of, signers
from corpus.dates import find_dates, find_period, parse_date
from corpus.fields import fields_of, is_field, tells_of_itself
from corpus.headings import find_heading
from corpus.lines import Line
from corpus.model import Citation, Letterhead
from corpus.span import Span
from corpus.title_lines import KIND, Printed, attached_title, issued_titles, notice_title, plan_of

_TOP = 40  # lines: the letterhead is looked for in so many at most
_OWN_NUMBER = re.compile(rf"[（(]?\s*({NUMBER})\s*[）)]?")
_NUMBER_BEHIND = re.compile(rf".*(?:{KIND})[（(]?({NUMBER})[）)]?")
_ADDRESSEES = re.compile(r"[^。！？《》]{2,400}?[：:](?=$|[^0-9])")
_ADDRESSED = re.compile(r"政府|部门|机构|单位|公司|办事处|委|局|管理|企业|高校|学校")
_ISSUER_IN_TITLE = re.compile(
    r"([^《》，。\s]{2,60}?(?:人民政府办公[厅室]|人民政府|办公[厅室]|委员会|国务院|总局|管委会|小组|[委局厅部]))(?=等?.{0,12}关于|印发|转发)"
)
_ABOUT = re.compile(r"\s*(?:关\s*于|印发|转发)")
_FEWEST = 2  # of those who issue together
_PAPERS = re.compile(r"\s*文\s*件$")
_MASTHEAD = re.compile(rf"{ORGANIZATION.pattern}文\s*件")
_SHORT = re.compile(r"(?:自治区|[省市区县州盟旗])(?:人民)?政府")  # signed without the place's name, which the title has
_PRINTED = re.compile(r"(?:\S[^\n]*?)?印\s*(?:发|制)[。]?")
_GROUNDS = re.compile("贯彻|落实|根据|依据|按照|依照|执行|推进实施")
_SENTENCE = re.compile("[。！？]")


@dataclass(frozen=True, slots=True)
class Head:
    """The letterhead, and the intervals at which titles of attached documents are printed as lines of their own."""

    letterhead: Letterhead
    attached: tuple[tuple[int, int], ...] = ()


def find_letterhead(text: str, rows: Sequence[Line], grids: Sequence[Span] = ()) -> Head:
    """Return the letterhead of `text`, whose lines are `rows`. What is not printed stays None or empty."""
    if not rows:
        return Head(Letterhead())
    return _Finder(text, rows, grids).head()


_CELLS = re.compile(r"\t| [|｜]|[|｜] ")
"""What parts the cells of a line, which is no title."""


class _Finder:
    def __init__(self, text: str, rows: Sequence[Line], grids: Sequence[Span]) -> None:
        self.text, self.rows, self.grids = text, rows, grids
        self.spans: dict[str, Span] = {}
        self.body = self._first_heading()
        self.top = rows[: min(_TOP, self.body)]
        self.fields = fields_of(text, self.top)
        self.number = self._number()
        self.addressees = self._addressees()

    def head(self) -> Head:
        notice = notice_title(self._title_rows())
        issued = issued_titles(self.text, self.rows[self.top_end : max(self.body, self.top_end)])
        attached = tuple(filter(None, (attached_title(self.rows, self.top_end, title.text) for title in issued)))
        title = self._title(notice, issued, attached)
        if title:
            self.spans["title"] = title.span
        period = self._period(title)
        signed, published = self._dates()
        letterhead = Letterhead(
            title=title.text if title else None,
            number=self.number,
            issuer=self._issuer(notice),
            signed=signed,
            published=published,
            printed=self._printed(),
            period=period,
            addressees=self.addressees,
            based_on=self._based_on(issued, attached),
            spans=self.spans,
        )
        return Head(letterhead, tuple((span.start, span.end) for span in attached))

    def _first_heading(self) -> int:
        """Return the index of the first line that opens a numbered outline, or the count of lines."""
        for index, row in enumerate(self.rows):
            heading = find_heading(self.text, row)
            if heading and heading.ordinal == 1:
                return index
        return len(self.rows)

    def _number(self) -> str | None:
        if (field := self.fields.get("发文字号")) and _OWN_NUMBER.fullmatch(field.text):
            return self._keep("number", field)
        for pattern in (_OWN_NUMBER, _NUMBER_BEHIND):
            for row in self.top:
                match = pattern.fullmatch(row.text)
                if match:
                    start = row.start + match.start(1)
                    return self._keep("number", Printed(match[1], Span(start, start + len(match[1]))))
        return None

    def _addressees(self) -> tuple[str, ...]:
        """Return the 主送机关, and set `top_end` to the line behind which the body begins."""
        self.top_end = 0
        for index, row in enumerate(self.top):
            if is_field(self.text, row):
                continue
            match = _ADDRESSEES.match(row.text)
            if match and _ADDRESSED.search(match[0]):
                self.top_end = index
                printed = match[0][:-1]
                self.spans["addressees"] = Span(row.start, row.start + len(printed))
                return tuple(part.strip() for part in re.split("[，,]", printed) if part.strip())
            if row.text[-1] in "。；" or len(row.text) > 120:
                self.top_end = index
                return ()
        self.top_end = len(self.top)
        return ()

    def _title_rows(self) -> list[Line]:
        above = (row for row in self.top[: self.top_end] if not (is_field(self.text, row) or is_date(row)))
        outside = (row for row in above if not any(row.span in grid for grid in self.grids))
        return [row for row in outside if not (_MASTHEAD.fullmatch(row.text) or _CELLS.search(row.text))]

    def _title(self, notice: Printed | None, issued: Sequence[Printed], attached: Sequence[Span]) -> Printed | None:
        """Return the plan's title: of the one document that a notice issues, else of the document itself."""
        if len(issued) == 1:
            return Printed(issued[0].text, attached[0] if attached else issued[0].span)
        notice = notice or self.fields.get("标题")
        plan = plan_of(notice) if notice and not issued else None
        if plan is None:
            return notice
        span = attached_title(self.rows, self.top_end, plan.text)
        return Printed(plan.text, span) if span else plan

    def _period(self, title: Printed | None) -> tuple[int, int] | None:
        found = find_period(title.text) if title else None
        if not (title and found):
            return None
        printed = find_period(self.text, title.span.start, title.span.end)
        self.spans["period"] = printed.span if printed else title.span
        return found.years

    def _issuer(self, notice: Printed | None) -> str | None:
        if "发文机关" in self.fields:
            return self._keep("issuer", self.fields["发文机关"])
        signature, notice = self._signature(), notice or self.fields.get("标题")
        joint = self._joint(notice) if notice else None
        if joint and (not signature or signature.text.count("、") < joint.text.count("、")):
            return self._keep("issuer", joint)
        match = _ISSUER_IN_TITLE.match(notice.text) if notice else None
        if signature and not (match and _SHORT.match(signature.text)):
            return self._keep("issuer", signature)
        if notice and match:
            start = notice.span.start
            end = start + len(match[1])
            whole = self.text[start:end] != match[1]  # wrapped inside the name
            return self._keep("issuer", Printed(match[1], notice.span if whole else Span(start, end)))
        if "发布机构" in self.fields:
            return self._keep("issuer", self.fields["发布机构"])
        above = self._above()
        return self._keep("issuer", above) if above else None

    def _joint(self, notice: Printed) -> Printed | None:
        """Return those who issue together, whose names blanks part before the title's 关于; None if it is one."""
        printed = self.text[notice.span.start : notice.span.end]
        about = _ABOUT.search(printed)
        words = printed[: about.start()].rstrip() if about else ""
        names = names_of([replace(self.rows[0], text=line.strip()) for line in words.splitlines() if line.strip()])
        if len(names) < _FEWEST or not all(ORGANIZATION.fullmatch(name) for name in names):
            return None
        return Printed("、".join(names), Span(notice.span.start, notice.span.start + len(words)))

    def _above(self) -> Printed | None:
        """Return whose name stands on the first line, alone or as a masthead (某市人民政府文件)."""
        row = self.top[0] if self.top else None
        if row is None or not (is_organization(row) or _MASTHEAD.fullmatch(row.text)):
            return None
        name = _PAPERS.sub("", row.text)
        return Printed(name, Span(row.start, row.start + len(name)))

    def _signature(self) -> Printed | None:
        """Return who signs: the lines of names above the first date that stands alone behind the body's beginning."""
        for index in range(max(1, self.top_end + 1), len(self.rows)):
            first = signers(self.rows, index, self.top_end) if is_date(self.rows[index]) else index
            names = names_of(self.rows[first:index])
            if names:
                return Printed("、".join(names), Span(self.rows[first].start, self.rows[index - 1].end))
        return None

    def _dates(self) -> tuple[date | None, date | None]:
        """Return 成文日期, which stands below the body's beginning, and the date of publication above it."""
        signed = self._field_date("成文日期", "signed")
        published = self._field_date("发布日期", "published") or self._date_beside_title()
        for index, row in enumerate(self.rows):
            if not is_date(row):
                continue
            above = index < self.top_end and row.text[0] not in "（("
            name = "published" if above else "signed"
            if name not in self.spans:
                self.spans[name] = row.span
                day = parse_date(row.text.strip("（()） "))
                signed, published = (signed, day) if above else (day, published)
        return signed, published

    def _date_beside_title(self) -> date | None:
        """Return the date on a line of what a page says of itself: 来源：县政府办 时间：2033-02-10."""
        for row in self.top[: self.top_end]:
            if tells_of_itself(row):
                for found in find_dates(self.text, row.start, row.end):
                    self.spans["published"] = found.span
                    return found.date
        return None

    def _field_date(self, field: str, name: str) -> date | None:
        if field not in self.fields:
            return None
        for found in find_dates(self.text, self.fields[field].span.start, self.fields[field].span.end):
            self.spans[name] = found.span
            return found.date
        return None

    def _printed(self) -> date | None:
        for row in reversed(self.rows):
            if len(row.text) <= 80 and row.text[-1] in "发制。" and _PRINTED.fullmatch(row.text):
                for found in find_dates(self.text, row.start, row.end):
                    self.spans["printed"] = found.span
                    return found.date
        return None

    def _based_on(self, issued: Sequence[Printed], attached: Sequence[Span]) -> tuple[Citation, ...]:
        """Return the documents that the words before the first numbered part say they carry out."""
        own = {_bare(title.text) for title in issued}
        found: dict[str, Citation] = {}
        for row in self.rows[self.top_end : self.body]:
            if any(span.start <= row.start < span.end for span in attached):
                continue
            for citation in citations(self.text, row.start, row.end):
                if _bare(citation.title) not in own and self._is_ground(row, citation):
                    found.setdefault(_bare(citation.title), citation)
        return tuple(found.values())

    def _is_ground(self, row: Line, citation: Citation) -> bool:
        begin = row.start
        for match in _SENTENCE.finditer(self.text, row.start, citation.span.start):
            begin = match.end()
        return _GROUNDS.search(self.text, begin, citation.span.start) is not None

    def _keep(self, name: str, printed: Printed) -> str:
        self.spans[name] = printed.span
        return printed.text


def _bare(title: str) -> str:
    return re.sub(r"[\s《》〈〉“”\"（）()\-—–－]", "", title)
