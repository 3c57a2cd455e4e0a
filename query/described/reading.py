"""The grammar of questions about described things: a row of tokens, each with one sense, becomes one logical form.

What is asked for is found first, by the question words; then everything else is joined to it by properties that the
question names, or by the only property that fits the classes. Whatever stays without a use refuses the question.
"""

from __future__ import annotations

from query.described.bounds import Bounds
from query.described.draft import Absent, Draft, Fitting, Piece, Several, Unread
from query.described.focus import find_focus
from query.described.form import Form, Has, Linked, Node, Says, Step
from query.described.names import Sense
from query.described.owner import Focus
from query.described.schema import Schema
from query.described.tokens import Token
from query.described.unknown import unknown_name

_JOINING = ("and", "or", "comma")


class Reading:
    """One reading of a question: `senses` are those chosen for its words, in order."""

    def __init__(self, row: list[Token], senses: tuple[Sense, ...], schema: Schema, language: str) -> None:
        self.row, self.schema, self.language = row, schema, language
        self.fitting = Fitting(schema)
        chosen = iter(senses)
        self.pieces = [Piece(i, t, next(chosen)) for i, t in enumerate(row) if t.kind == "word"]
        self.drafts: list[Draft] = []
        self.bridged = 0

    def form(self) -> Form:
        """Return the logical form; `Unread`, `Several` or `Absent` where there is none."""
        self._refuse_unknown()
        self._make_drafts()
        self._negations()
        focus = find_focus(self)
        Bounds(self, focus).settle()
        self._values()
        self._join(focus)
        self._leftovers(focus)
        return self._finished(focus)

    def _refuse_unknown(self) -> None:
        unknown = [(i, t) for i, t in enumerate(self.row) if t.kind == "unknown"]
        if not unknown:
            return
        name = unknown_name(self.row, [i for i, _ in unknown], self.language)
        if name:
            raise Absent(name)
        raise Unread(*(t.text for _, t in unknown))

    def _make_drafts(self) -> None:
        """Make a draft of each class and thing; things joined by 和 or a comma become one draft."""
        last: Piece | None = None
        for piece in self.pieces:
            if piece.kind == "class":
                piece.draft = Draft(piece.place, classes=piece.sense.iris)
            elif piece.kind == "thing":
                between = self.row[last.place + 1 : piece.place] if last else []
                joined = 0 < len(between) < 3 and all(t.kind in _JOINING or t.text == "the" for t in between)
                if last and last.draft and joined and self._alike(last, piece):
                    last.draft.things = (*last.draft.things, *piece.sense.iris)
                    last.draft.joined = not any(t.kind == "or" for t in between)
                    piece.draft, piece.used, last = (
                        last.draft,
                        True,
                        Piece(piece.place, piece.token, piece.sense, draft=last.draft),
                    )
                    continue
                piece.draft = Draft(piece.place, things=piece.sense.iris)
            if piece.draft:
                self.drafts.append(piece.draft)
            last = piece if piece.kind == "thing" else None

    def _alike(self, one: Piece, other: Piece) -> bool:
        types = [set().union(*(self.schema.types.get(i, set()) for i in p.sense.iris)) for p in (one, other)]
        above = [set().union(*(self.schema.above(t) for t in kinds)) for kinds in types]
        return bool(above[0] & above[1])

    def _negations(self) -> None:
        for place, token in enumerate(self.row):
            ahead = [p for p in self.pieces if p.place > place]
            if token.kind == "not":
                if not ahead:
                    raise Unread(token.text)
                self._negated(ahead).negated = True
            elif token.kind == "except" and ahead:
                ahead[0].excepted = True
            elif token.kind in ("each", "by") or token.text == "by":
                self._each(place, ahead)

    def _negated(self, ahead: list[Piece]) -> Piece:
        """不是国家级的公园 denies the level, 没有国家级公园的区 denies the parks."""
        first = ahead[0]
        if first.kind == "value" and len(ahead) > 1 and ahead[1].kind == "class":
            between = self.row[first.place + 1 : ahead[1].place]
            later = [p for p in ahead[2:] if p.kind == "class"]
            asked_before = any(p.kind == "class" and p.place < first.place for p in self.pieces)
            if all(t.kind in ("of", "filler") for t in between) and (later or asked_before):
                return ahead[1]
        return first

    def _each(self, place: int, ahead: list[Piece]) -> None:
        if not ahead or ahead[0].kind not in ("class", "property"):
            return
        between = self.row[place + 1 : ahead[0].place]
        before = self.row[place - 1] if place else None
        verb = before is not None and before.kind == "word" and before.senses[0].kind == "property"
        plain_by = self.row[place].text == "by" and (
            verb or not any(t.kind in ("count", "total", "average") for t in self.row)
        )
        if all(t.kind in ("filler", "of", "measure") for t in between) and not plain_by:
            ahead[0].each = True

    def order(self, place: int, *, piece: Piece | None = None) -> list[Draft]:
        """Return the drafts that a word at a place may belong to, the likeliest first.

        In Chinese what says more of a thing stands before it, in English behind it, unless it touches it from before or
        has the genitive.
        """
        others = [d for d in self.drafts if piece is None or d is not piece.draft]
        before = sorted((d for d in others if d.place < place), key=lambda d: -d.place)
        after = sorted((d for d in others if d.place > place), key=lambda d: d.place)
        following = self.row[place + 1] if place + 1 < len(self.row) else None
        touches = bool(after) and (
            (following is not None and following.text in ("'s", "'"))
            or all(t.kind == "word" for t in self.row[place + 1 : after[0].place])
        )
        return [*after, *before] if self.language == "zh" or touches else [*before, *after]

    def _values(self) -> None:
        """Give each value and yes-or-no property to the thing that it is said of."""
        for piece in [p for p in self.pieces if not p.used and p.kind in ("value", "property")]:
            iris = piece.sense.iris
            if piece.kind == "property":
                iris = self.fitting.kinds(iris, "boolean")
            if piece.used or not iris or (piece.each and piece.kind == "property"):
                continue
            for draft in self.order(piece.place):
                fits = self.fitting.of(iris, draft)
                if fits:
                    self._say(piece, fits, draft)
                    break
            else:
                raise Unread(piece.token.text)

    def _say(self, piece: Piece, iris: tuple[str, ...], draft: Draft) -> None:
        piece.used = True
        literals = piece.sense.literals or ('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',)
        same = [c for c in draft.where if isinstance(c, Says) and c.properties == iris and c.negated == piece.negated]
        for other in self.pieces:
            if other.kind == "property" and not other.used and set(other.sense.iris) & set(iris):
                other.used, piece.negated = True, piece.negated or other.negated
        if same and piece.kind == "value":
            draft.where.remove(same[0])
            literals = (*same[0].literals, *literals)
        label = "、".join((*(c.label for c in same), piece.token.text)) if piece.kind == "value" else ""
        draft.where.append(Says(iris, literals, label, piece.negated))

    def _join(self, focus: Focus) -> None:
        """Join every thing and class to the tree of what is asked for."""
        for piece in self.pieces:
            draft = piece.draft
            if draft is None or draft is focus.root or draft.parent or piece.used or piece is focus.group:
                continue
            piece.used = True
            if piece.excepted and self._excluded(piece, draft, focus.root):
                continue
            self._attach(piece, draft, focus)
        if focus.group and focus.group.draft and focus.group.draft is not focus.root:
            focus.step = self.step(focus.root, focus.group.draft, focus.group.place)
            focus.group.used = True

    def _excluded(self, piece: Piece, draft: Draft, root: Draft) -> bool:
        if draft.things and self.fitting.family(draft) & set(root.classes):
            root.excluded = (*root.excluded, *draft.things)
            return True
        piece.negated = True
        return False

    def _attach(self, piece: Piece, draft: Draft, focus: Focus) -> None:
        order = self.order(piece.place, piece=piece)
        known = [d for d in order if d.root() is not draft]
        if self.language == "zh" and focus.root in known and not any(d.place > piece.place for d in known):
            known = [focus.root, *(d for d in known if d is not focus.root)]
        for other in (d for d in known if not (focus.group and d is focus.group.draft and d is not focus.root)):
            if self.fitting.steps(other, draft):
                step = self.step(other, draft, piece.place)
                for part in self._each_of(draft, step):
                    other.links.append((step, part, piece))
                draft.parent = other
                return
        raise Unread(piece.token.text)

    def _each_of(self, draft: Draft, step: Step) -> list[Draft]:
        """途经甲镇和乙镇 is through both, where there may be several; 甲区和乙区的学校 are in either."""
        if not draft.joined or step.inverse or not set(step.properties) & self.schema.several:
            return [draft]
        return [Draft(draft.place, things=(thing,), parent=draft.parent) for thing in draft.things]

    def step(self, start: Draft, end: Draft, place: int) -> Step:
        """Return the step between two drafts: by a property that the question names, or by the only one that fits."""
        options = self.fitting.steps(start, end)
        named = sorted((p for p in self.pieces if p.kind == "property"), key=lambda p: (p.used, abs(p.place - place)))
        for piece in named:
            found = [s for s in options if set(s.properties) & set(piece.sense.iris)]
            if len(found) == 1 and not (piece.used and len(options) > 1 and not piece.token.hint):
                piece.used = True
                end_piece = next((p for p in self.pieces if p.draft is end), None)
                if piece.negated and end_piece:
                    end_piece.negated, piece.negated = True, False
                return found[0]
        if len(options) > 1 and any(t.kind in ("in", "where") for t in self.row):
            options = [s for s in options if any(self.fitting.is_place(p) for p in s.properties)] or options
        if not options:
            raise Unread
        if len(options) > 1:
            raise Several(tuple(p for s in options for p in s.properties))
        self.bridged += 1
        return options[0]

    def _leftovers(self, focus: Focus) -> None:
        """A property without a value says that there is one (没有地址的学校); all else must have had its use."""
        for piece in self.pieces:
            if piece.used or piece.kind != "property":
                continue
            before = [t.kind for t in self.row[: piece.place] if t.kind not in ("filler", "of")]
            if not piece.token.hint and (piece.negated or (before and before[-1] == "have")):
                for draft in self.order(piece.place):
                    fits = self.fitting.of(piece.sense.iris, draft)
                    if fits:
                        draft.where.append(Has(fits, piece.negated))
                        piece.used = True
                        break
            if not piece.used:
                piece.used = self._speaks_of_step(piece) if piece.token.hint else self._leads_to_value(piece)
        idle = [p.token.text for p in self.pieces if not p.used and p.draft is not focus.root]
        idle += [t.text for t in self.row if t.kind == "unit" and not self._measures(t.text, focus.asked)]
        idle += [self.row[i].text for i in focus.idle(self.row)]
        if idle:
            raise Unread(*idle)

    def _speaks_of_step(self, piece: Piece) -> bool:
        """发给龙湖公园的许可证: a verb in the names of a class's properties says no more than its only link."""
        steps = {i for draft in self.drafts for step, _, _ in draft.links for i in step.properties}
        if steps & set(piece.sense.iris):
            return True
        domains = set().union(*(self.schema.properties[i].domains for i in piece.sense.iris))
        linked = [d for draft in self.drafts for _, d, _ in draft.links] + [d for d in self.drafts if d.links]
        return self.bridged > 0 and not piece.negated and any(self.fitting.family(d) & domains for d in linked)

    def _leads_to_value(self, piece: Piece) -> bool:
        """Festivals held in winter: `held in` before what another property of festivals says is a verb with its in."""
        after = next((p for p in self.pieces if p.place == piece.place + 1 and p.kind == "value"), None)
        if after is None or piece.negated or not piece.token.text.endswith((" in", " on", " at")):
            return False
        domains = [set().union(*(self.schema.properties[i].domains for i in p.sense.iris)) for p in (piece, after)]
        return bool(domains[0] & domains[1])

    def _measures(self, unit: str, asked: tuple[str, ...]) -> bool:
        return any(unit in (self.schema.properties[i].unit or "").lower().split("|") for i in asked)

    def _finished(self, focus: Focus) -> Form:
        root = focus.root.node()
        if focus.group:
            by = focus.group.draft.node() if focus.group.draft else None
            keys = self.fitting.of(focus.group.sense.iris, focus.root) if focus.group.kind == "property" else ()
            return Form("group", root, focus.asked, step=focus.step, by=by, keys=keys, aggregate=focus.aggregate)
        figures = self.fitting.kinds(focus.asked, "number", "year", "date")
        listed = any(t.kind == "each" or t.text in ("分别", "respectively", "each") for t in self.row)
        if focus.operation == "value" and not _is_one(root) and (listed or figures or focus.aggregate):
            return Form(focus.aggregate or "each", root, focus.asked, focus.year_only)
        return Form(focus.operation, root, focus.asked, focus.year_only)


def _is_one(node: Node) -> bool:
    """Tell whether a node is one thing: given, the first of a ranking, or what a property of one thing leads to."""
    if any(isinstance(c, Linked) and c.step.inverse and len(c.node.things) == 1 for c in node.where):
        return True
    return len(node.things) == 1 or bool(node.rank and node.rank.limit == 1) or not node.classes
