"""The tree of a document's parts: numbered headings nest by their styles, boxes keep a numbering of their own.

A style that is already open continues where it stands; a new style opens a level below. A number decides between two
places: the part goes where it is the next number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.boxes import BoxLine, numbered_item, paragraph_items
from corpus.headings import Heading, find_heading
from corpus.inline import item_starts
from corpus.lines import Line
from corpus.model import Doubt, Node, NodeKind
from corpus.rows import Row
from corpus.sequence import Numbers, follows, is_absurd, opens
from corpus.span import Span
from corpus.titles import has_clause

AHEAD = 400  # lines: no part of a plan is so long that its next number stands farther on


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of a text, and what is doubtful about it."""

    root: Node
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class _Frame:
    """A part that is still open."""

    kind: NodeKind
    start: int
    end: int
    heading: Heading | None = None
    box: BoxLine | None = None
    level: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def style(self) -> str | None:
        return self.heading.style if self.heading else None

    @property
    def numbers(self) -> Numbers | None:
        return self.heading.path if self.heading else None

    def close(self) -> Node:
        span, heading, box = Span(self.start, self.end), self.heading, self.box
        children = tuple(self.children)
        if heading:
            title = heading.title or None
            return Node(self.kind, span, self.level, heading.style, heading.number, title, heading.span, children)
        if box:
            return Node(self.kind, span, 0, None, box.number, box.title, box.span, children)
        return Node(self.kind, span, children=children)


def outline(text: str, rows: Sequence[Row]) -> Outline:
    """Return the tree of `text` from what its lines can be."""
    builder = _Builder(text, rows)
    for index, row in enumerate(rows):
        if row.closing:
            builder.close_to(1)
            builder.forget()
            builder.body(row.line)
        elif row.box:
            builder.open_box(index, row.box)
        elif row.table:
            builder.table(row.table)
        elif not (row.heading and builder.place(index, row.heading)):
            builder.body(row.line)
    return builder.finish()


class _Builder:
    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self.text, self.rows = text, rows
        self.stack = [_Frame("document", 0, len(text))]
        self.box: int | None = None  # where in the stack the open box stands
        self.box_row = 0
        self.last: dict[str, Numbers] = {}  # the last number of each style outside boxes
        self.above: set[tuple[str, str]] = set()  # (upper, lower) styles as seen so far
        self.doubts: list[Doubt] = []

    def finish(self) -> Outline:
        self.close_to(1)
        return Outline(self.stack[0].close(), tuple(self.doubts))

    def close_to(self, depth: int) -> None:
        """Close parts until `depth` are open."""
        while len(self.stack) > depth:
            frame = self.stack.pop()
            self.stack[-1].end = max(self.stack[-1].end, frame.end)
            self.stack[-1].children.append(frame.close())
        if self.box is not None and self.box >= depth:
            self.box = None

    def forget(self) -> None:
        """Begin all numbering anew: another document or annex follows."""
        self.last.clear()

    def body(self, line: Line) -> None:
        top = self.stack[-1]
        span = line.span
        top.children += paragraph_items(self.text, span) if top.kind == "box" else [Node("paragraph", span)]
        top.end = max(top.end, line.end)

    def table(self, node: Node) -> None:
        self.stack[-1].children.append(node)
        self.stack[-1].end = max(self.stack[-1].end, node.span.end)

    def open_box(self, index: int, box: BoxLine) -> None:
        if self.box is not None:
            self.close_to(self.box)
        self.box, self.box_row = len(self.stack), index
        if box.title is None and index + 1 < len(self.rows) and self._is_title(self.rows[index + 1]):
            line = self.rows[index + 1].line
            box = BoxLine(box.number, line.text.strip("*_：: "), Span(box.span.start, line.end))
        self.stack.append(_Frame("box", box.span.start, box.span.end, box=box))

    def _is_title(self, row: Row) -> bool:
        return (
            not (row.heading or row.box or row.closing or row.table)
            and len(row.line.text) <= 40
            and row.line.text[-1] not in "。；"
        )

    def place(self, index: int, heading: Heading) -> bool:
        """Put a heading where it belongs; False if it is body text after all."""
        if self.box is not None:
            if not self._leaves_box(index, heading):
                return self._place_item(index, heading)
            self.close_to(self.box)
        depth = self._depth(index, heading, 1)
        if depth is None:
            return False
        self.close_to(depth)
        self.above.update((str(frame.style), heading.style) for frame in self.stack[1:] if frame.style != heading.style)
        self.last[heading.style] = heading.path
        frame = _Frame("division", heading.span.start, heading.end, heading, level=depth)
        if heading.body < heading.end:
            frame.children.append(Node("paragraph", Span(heading.body, heading.end)))
        self.stack.append(frame)
        return True

    def _place_item(self, index: int, heading: Heading) -> bool:
        base = (self.box or 0) + 1
        depth = self._depth(index, heading, base)
        if depth is None:
            return False
        self.close_to(depth)
        starts = item_starts(self.text, Span(heading.span.start, heading.end), heading.ordinal)
        for start, end in pairwise(starts):
            self.stack[-1].children.append(numbered_item(self.text, Span(start, end)))
        if starts:
            line = Line(starts[-1], heading.end, 0, self.text[starts[-1] : heading.end])
            heading = find_heading(self.text, line) or heading
        self.stack.append(_Frame("box_item", heading.span.start, heading.end, heading))
        return True

    def _depth(self, index: int, heading: Heading, base: int) -> int | None:
        """Return how many parts stay open when `heading` comes, or None if it can be no heading."""
        same = [depth for depth in range(base, len(self.stack)) if self.stack[depth].style == heading.style]
        fitting = [depth for depth in same if follows(self.stack[depth].numbers, heading.path)]
        if fitting:
            return fitting[-1] if len(fitting) > 1 and self._comes_again(index, heading) else fitting[0]
        if not same:
            return self._new_depth(heading, base)
        frame = self.stack[same[-1]]
        if is_absurd(frame.numbers, heading.path):
            return None
        if opens(heading.path) and len(same) == 1 and self._resumes(index, same[-1]):
            return len(self.stack)
        self._doubt(heading, frame.numbers)
        return same[-1]

    def _new_depth(self, heading: Heading, base: int) -> int | None:
        depth = len(self.stack)
        while depth > base and (heading.style, str(self.stack[depth - 1].style)) in self.above:
            depth -= 1
        last = self.last.get(heading.style) if base == 1 else None
        if is_absurd(last, heading.path):
            return None
        if not opens(heading.path) and not follows(last, heading.path):
            self._doubt(heading, last)
        return depth

    def _doubt(self, heading: Heading, last: Numbers | None) -> None:
        before = f"前一个是 {'.'.join(map(str, last))}" if last else "前面没有同类编号"
        self.doubts.append(Doubt(f"编号 {heading.number} 不连续（{before}）", heading.span))

    def _comes_again(self, index: int, heading: Heading) -> bool:
        """Tell whether the same number of the same style comes once more in this stretch, so that this one is inner.

        Behind a heading of an outer style the same style must go straight on with the number, or it is another's.
        """
        outer = {frame.style for frame in self.stack[1 : self.box]} - {heading.style}
        crossed = False
        for row in self.rows[index + 1 : index + AHEAD]:
            if row.closing or row.box:
                return False
            if row.heading is None:
                continue
            if row.heading.style == heading.style:
                if row.heading.path == heading.path:
                    return True
                if crossed:
                    return False
            elif row.heading.style in outer:
                crossed = True
        return False

    def _resumes(self, index: int, depth: int) -> bool:
        """Tell whether the sequence of the part at `depth` goes on later, and what comes now is a list inside it."""
        frame = self.stack[depth]
        for row in self.rows[index + 1 : index + AHEAD]:
            if row.closing:
                return False
            if row.heading and row.heading.style == frame.style and follows(frame.numbers, row.heading.path):
                return True
            if row.heading and any(
                row.heading.style == upper.style and follows(upper.numbers, row.heading.path)
                for upper in self.stack[1:depth]
            ):
                return False
        return False

    def _leaves_box(self, index: int, heading: Heading) -> bool:
        """Tell whether `heading` continues the numbering outside the open box, and so ends the box."""
        box = self.box or 0
        outer = [frame for frame in self.stack[1:box] if frame.style == heading.style]
        inner = [frame for frame in self.stack[box + 1 :] if frame.style == heading.style]
        last = self.last.get(heading.style)
        goes_on = any(follows(frame.numbers, heading.path) for frame in outer) or (
            not outer and follows(last, heading.path)
        )
        begins = opens(heading.path) and not inner
        item = begins or any(follows(frame.numbers, heading.path) for frame in inner)
        if goes_on and item:
            return self._votes(index, heading, 2 - 4 * self._comes_again(index, heading)) > 0
        if begins and not outer:
            return self._votes(index, heading, 0) > 1
        if goes_on or item:
            return goes_on
        return not inner and bool(outer)

    def _votes(self, index: int, heading: Heading, votes: int) -> int:
        """Add what speaks for the numbering outside: a responsibility bracket as its parts have, and a wider gap."""
        box = self.stack[self.box or 0]
        gaps = [row.line.gap for row in self.rows[self.box_row + 1 : index]]
        votes += 1 if self.rows[index].line.gap > max(gaps, default=0) else -1
        if has_clause(self.text, heading.span.start, self._stretch_end(index)):
            return votes + 2
        owner = self.stack[(self.box or 0) - 1]
        bracketed = owner.kind == "division" and has_clause(self.text, owner.start, box.start)
        return votes - 2 if bracketed else votes

    def _stretch_end(self, index: int) -> int:
        """Return where the text of the part that begins at row `index` ends."""
        for row in self.rows[index + 1 : index + AHEAD]:
            if row.heading or row.box or row.closing:
                return row.line.start
        return self.rows[min(index + AHEAD, len(self.rows)) - 1].line.end
