"""Rules that hold for a whole document: 列第一位者为牵头单位，下同; 逗号前为牵头单位; 标*的为牵头单位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.span import Span

STARS = "*＊★☆▲△●◆"
_WHO = "(?:的|者|责任|有关|单位|部门|处室|科室|机构|名称)*"
_IS = "(?:均|都|即)?(?:为|是|系|作为)(?:总)?(?:牵头|主办|主要责任|第一责任)"
_FIRST = re.compile(
    rf"(?:第一(?:位|个|家|名)?|首位|首个|最前面?|前者){_WHO}(?:{_IS}|(?:负责)?牵头(?:抓总)?(?!单位|部门))"
    r"|^责任(?:单位|部门)中的?(?:第一|首)[个位家]?(?:单位|部门)?$"
    r"|(?:牵头|主办)(?:单位|部门)[（(][即指为]?责任(?:单位|部门)中的?(?:第一|首)"
    r"|(?:牵头|主办)(?:单位|部门)(?:均)?(?:排|列)(?:名|序|位|在)*(?:第一|首|最前)"
)
_COMMA = re.compile(rf"[逗分]号(?:之|以)?前面?{_WHO}{_IS}")
_STAR = re.compile(rf"(?:[{re.escape(STARS)}][”\"]?(?:号|标)?|星号){_WHO}{_IS}")
_EACH = re.compile(r"各级|各自|每一?(?:级|组|层级|类)|各层级|(?:省|市|县|区)级?[、和与](?:市|县|区|镇)")
_OTHERS = re.compile(
    r"(?:其他|其余|其它|后面|之?后)(?:的|者|单位|部门|各)*(?:均|都|即|则)?(?:为|是|系)(?:配合|协助|协办)"
)
_MAY = re.compile(
    "第一|首位|首个|最前|前者|逗号|分号|星号|其他|其余|其它|后|责任单位中|责任部门中|牵头单位|牵头部门|主办单位|主办部门|"
    + "|".join(map(re.escape, STARS))
)
"""What every rule begins with: one look where five would find nothing, as in nearly all sentences."""
_SENTENCE = re.compile(r"[^。；;\n]+")
_NOTE = re.compile(r"[\s\u3000（(]*(?:注|备注|说明)[：: \u3000]")


@dataclass(frozen=True, slots=True)
class StandingRule:
    """Which unit of a list leads: the first, those before the comma, or those with a star.

    `each` tells that every list of a clause has a first of its own (省：甲、乙；市：丙、丁), `others_cooperate` that
    the units beside the lead are its helpers (其他为配合单位).
    """

    first_leads: bool = False
    comma_leads: bool = False
    star_leads: bool = False
    each: bool = False
    others_cooperate: bool = False

    def __or__(self, other: StandingRule) -> StandingRule:
        """Return the rule that holds where both have been said."""
        return StandingRule(
            self.first_leads or other.first_leads,
            self.comma_leads or other.comma_leads,
            self.star_leads or other.star_leads,
            self.each or other.each,
            self.others_cooperate or other.others_cooperate,
        )

    def __bool__(self) -> bool:
        return self.first_leads or self.comma_leads or self.star_leads or self.others_cooperate

    def leads(self, units: int, heads: Sequence[int], before_comma: int | None, starred: Sequence[int]) -> set[int]:
        """Return which of so many units lead: `heads` are the first ones of lists, `starred` those with a star."""
        if self.star_leads and starred:
            return set(starred)
        if self.first_leads:
            return {head for head in heads if head < units} | {0} if self.each else {0}
        return set(range(before_comma)) if self.comma_leads and before_comma else set()


NO_RULE = StandingRule()


def rule_in(words: str) -> StandingRule:
    """Return the rule that some words lay down, an empty one if they lay down none.

    >>> rule_in("排名第一的单位为牵头单位，下同").first_leads, bool(rule_in("由市教育局牵头"))
    (True, False)
    """
    if _MAY.search(words) is None:
        return NO_RULE
    first, comma, star, each, others = (
        pattern.search(words) is not None for pattern in (_FIRST, _COMMA, _STAR, _EACH, _OTHERS)
    )
    return StandingRule(first, comma, star, each and first, others)


def lead_mark(text: str) -> str:
    """Return the stars with which a text says that it marks who leads, an empty text if it says so of none.

    >>> lead_mark("标*的为牵头单位，下同"), lead_mark("三星级酒店")
    ('*', '')
    """
    said = _STAR.search(text) if "牵头" in text or "主办" in text else None
    return "" if said is None else said[0][0] if said[0][0] in STARS else STARS


def rules_told(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, StandingRule]]:
    """Yield the rules that sentences of a text lay down outside of the stretches `taken`, and from where on they hold.

    What a note (注：…) says holds for all that it is a note to, above it as well.
    """
    if "牵头" not in text and "主办" not in text:
        return
    for sentence in _SENTENCE.finditer(text):
        rule = rule_in(sentence[0])
        if rule and not any(span.start < sentence.end() and sentence.start() < span.end for span in taken):
            yield (0 if _NOTE.match(text, text.rfind("\n", 0, sentence.start()) + 1) else sentence.start()), rule
