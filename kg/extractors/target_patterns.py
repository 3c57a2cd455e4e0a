"""The patterns by which sentences about targets are read, compiled from the vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.clause_grammar import alternation
from ontology.targets import target_words


@dataclass(frozen=True, slots=True)
class TargetPatterns:
    """Compiled patterns: `before` reads what stands in front of a number, the others search for single words."""

    before: re.Pattern[str]
    lead: re.Pattern[str]
    aim: re.Pattern[str]
    history: re.Pattern[str]
    reward: re.Pattern[str]
    prohibition: re.Pattern[str]
    milestone: re.Pattern[str]
    ratio: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def patterns() -> TargetPatterns:
    """Return the patterns that the vocabulary of target words makes."""
    words = target_words()
    level, down, up = (alternation(words[name]) for name in ("levelVerb", "decreaseVerb", "increaseVerb"))
    compare = alternation((*words["atLeastVerb"], *words["atMostVerb"], *words["aboutVerb"]))
    return TargetPatterns(
        before=re.compile(
            rf"(?P<subject>.*?)(?P<each>分别|各|均)?(?:力争|争取|基本|总体|全部|累计|平均|年均)*"
            rf"(?:(?P<level>{level})|(?P<down>(?:年均)?(?:{down}))|(?P<up>(?:年均)?(?:{up})))?了?(?P<each2>分别|均|各)?"
            rf"(?P<compare>(?:{compare})*)\s*$",
            re.DOTALL,
        ),
        lead=re.compile(rf"^(?:[、和及与，,\s]|(?:{alternation((*words['leadWord'], *words['aimVerb']))}))+"),
        aim=re.compile(alternation(words["aimVerb"])),
        history=re.compile(alternation(words["historyWord"])),
        reward=re.compile(alternation(words["rewardWord"])),
        prohibition=re.compile(alternation(words["prohibition"])),
        milestone=re.compile(alternation(words["milestoneWord"])),
        ratio=re.compile(rf"(?:{alternation(words['ratioHead'])})(?:[（(][^（()）]*[)）])?$"),
        behind=re.compile(r"^(?:的)?([\u4e00-\u9fff“”\"A-Za-z0-9、]{2,60})"),
    )
