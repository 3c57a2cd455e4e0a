"""The head of a plan: a notice with an attached plan as GB/T 9704-2012 prints it, or the bare title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.strategies import prose
from tests.strategies.departments import Place, addressees


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first chapter. `since` and `until` are the years that targets start from and end in."""

    text: str
    title: str
    since: int
    until: int
    number: str | None = None
    issuer: str | None = None
    signed: date | None = None
    period: tuple[int, int] | None = None
    printing: str | None = None


def _day(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"


def _broken(rng: Random, title: str) -> str:
    """Break a long title into two lines as prints do."""
    if len(title) < 14 or rng.random() < 0.6:
        return title
    middle = len(title) // 2
    return title[:middle] + "\n\n" + title[middle:]


def _title(rng: Random, where: Place, first: int, until: int) -> tuple[str, str]:
    """Return the words of the title and its bracketed period, if it is printed."""
    subject = f"{rng.choice(('推进', '支持', '加快'))}{rng.choice(prose.SUBJECTS)}"
    words = f"{where.name}{subject}高质量发展{rng.choice(prose.KINDS)}"
    return words, rng.choice((f"（{first}-{until}年）", f"（{first}—{until}年）", ""))


def letterhead(rng: Random, where: Place) -> Head:
    """Return the head of a plan of `where`."""
    until = rng.choice((2025, 2025, 2027, 2030))
    first = until - rng.choice((2, 3, 4))
    words, bracket = _title(rng, where, first, until)
    period = (first, until) if bracket else None
    intro = f"为贯彻落实上级决策部署，推动{rng.choice(prose.SUBJECTS)}工作，结合实际，制定本方案。\n\n"
    if rng.random() < 0.25:
        return Head(f"{words}{bracket}\n\n{intro}", words + bracket, first - 1, until, period=period)
    signed = date(first, 1, 5) + timedelta(days=rng.randint(0, 330))
    number = f"{where.short or '国'}{rng.choice(('政发', '府发', '政办发'))}〔{signed.year}〕{rng.randint(1, 120)}号"
    issuer, title = where.government, words + bracket
    printed = f"\n{_day(signed + timedelta(days=1))}" if rng.random() < 0.5 else ""
    shown = _broken(rng, words) + (f"\n\n{bracket}" if bracket else "")
    text = (
        f"\n{number}\n{printed}\n{issuer}\n关于印发{shown}的通知\n{addressees(where)}：\n\n"
        f"现将《{title}》印发给你们，请认真组织实施。\n\n{issuer}\n\n{_day(signed)}\n\n（此件公开发布）\n\n"
        f"{_broken(rng, words)}\n\n" + (f"{bracket}\n\n" if bracket else "") + intro
    )
    printing = f"{issuer}办公室             {_day(signed + timedelta(days=1))}印发" if rng.random() < 0.6 else None
    return Head(text, title, first - 1, until, number, issuer, signed, period, printing)
