"""Numbers of tasks, years, amounts and counts of a question."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from query.constraints import Not, NumberIn
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Mark
from query.reading.draft import Draft
from query.reading.place import At
from query.tokens.doubts import NOISE


def take_year(mark: Mark, new: Draft, at: At) -> None:
    """Keep years, those behind 较 or 比 as baselines."""
    if new.negation_at(at.before) and at.index > 1 and at.row[at.index - 2].kind == "baseline":
        raise NotUnderstood("words", (mark.text,))  # 基准年不是2020年
    if mark.denied or (new.negation_at(at.before) and not new.units):
        new.other_years.extend(mark.numbers)
        new.negation = None if new.negation == "not" else new.negation
        return
    ahead = at.row[at.index + 1 : at.index + 4]
    compared = any(m.text in ("比", "较") and n.kind == "year" for m, n in pairwise(ahead))
    behind = [m for m in ahead[:2] if m.kind == "baseline" and m.text != "较" and not compared]
    if len(mark.numbers) > 1:
        new.year_ends = (mark.numbers[0], mark.numbers[-1])
    if mark.text.endswith(("底", "末")):
        new.flags.setdefault("year-end", mark)
    is_so = at.before.text in ("是", "为", "定在", "选") and at.index > 1 and at.row[at.index - 2].kind == "baseline"
    of_baseline = bool(behind) or is_so or at.before.kind == "baseline"
    (new.baselines if of_baseline else new.years).extend(mark.numbers)


def take_numbers(mark: Mark, new: Draft, at: At) -> None:
    """Constrain to tasks by number; NotInDocuments where no task has one of them."""
    if [m.text if m.code != "box" else "box" for m in at.row[max(0, at.index - 2) : at.index]] == ["box", "的"]:
        raise NotUnderstood("words", (mark.text,))
    in_annex = any(m.code == "annex" for m in at.row[: at.index])
    article = "第" in mark.text or "article" in mark.text
    wanted = at.lexicon.printed_numbers(mark.numbers, ordinal=article and not in_annex)
    if not wanted:
        raise NotInDocuments((mark.text,))
    if mark.denied in ("not", "except"):
        new.constraints.append(Not(NumberIn(wanted)))
        return
    if mark.denied == "only":
        new.only.append(NumberIn(wanted))
    earlier = next((c for c in new.constraints if isinstance(c, NumberIn)), None)
    ahead = at.row[at.index + 1 : at.index + 3]
    if not earlier and len(ahead) == 2 and ahead[0].kind == "baseline" and ahead[1].text in (",", "、"):
        new.base_first = True
    if earlier:
        new.constraints.remove(earlier)
        wanted = tuple(dict.fromkeys((*earlier.numbers, *wanted)))
    new.constraints.append(NumberIn(wanted))


_LIGHT = ("了", "到", "在", "要", "是", "为", "设", "定", "订", "占")


def take_amount(mark: Mark, new: Draft, at: At) -> None:
    """Keep an amount for the targets asked for; unknown words at a bare one (接近80%, 80%左近) are no small talk."""
    if mark.amount is None:
        return
    front = next((m for m in reversed(at.row[: at.index]) if m.text not in _LIGHT), None)
    near = [m for m in (front, *at.row[at.index + 1 : at.index + 2]) if m and m.code == NOISE and not m.text.isascii()]
    if near and mark.amount.comparator == "=":
        raise NotUnderstood("words", tuple(m.text for m in near))
    new.amounts.append(mark.amount)


def take_counted(mark: Mark, new: Draft, _at: At) -> None:
    """Keep an amount that counts things."""
    new.counts.append(mark)


def take_count(mark: Mark, new: Draft, at: At) -> None:
    """How many: the last one said decides; 多少 of something that is no class asks for an amount."""
    ahead = at.row[at.index + 1 : at.index + 2]
    noun = any(m.kind == "ask" and m.code != "value" for m in at.row[at.index + 2 : at.index + 3])
    if mark.code == "any" and ahead and ahead[0].kind in ("text", "topic", "topic-word") and not noun:
        new.asks.append(replace(mark, entry=Entry("ask", "value")))
        return
    named = new.flags.get("count")
    if named is not None and mark.code == "any" and "ratio" in new.flags:
        return
    of_targets = named is not None and named.code in ("target", "quantity", "milestone")
    if named is not None and of_targets and mark.code == "any" and "apart" in new.flags:
        new.asks.append(replace(named, entry=Entry("ask", named.code)))
        new.flags.setdefault("list", mark)
    new.flags["count"] = mark
