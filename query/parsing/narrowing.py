"""正在扩建的医院是哪两家: of more things than asked for, the words said with them tell which are meant."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.nlp import tag, tokenizer
from query.constraints import ThingIn
from query.lexicon import Lexicon
from query.lexicon.nearby import clauses_naming
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.tokens.question_words import words

_SAID_OF = re.compile(
    "(?:^|[，,])[^，,。？?]*?(?P<said>[\u4e00-\u9fff]{2,12})的(?:这|那)?(?:[几些两三][家个所])?"
    "(?:研究院|研究所|研究机构|科研机构|院所|机构|企业|公司|高校|大学|院校|医院|园区|项目|工程)"
    "(?:都|分别|具体|一共|到底|究竟)*(?:是|有|为|包括|叫)?(?:哪|什么|啥|谁)"
)
"""需要加快落地的研究院是哪几家: what is said of the things asked for."""
_LIGHT = words(
    "需要|需|必须|应当|可以|要求|提到|提及|涉及|点名|写到|写明|写进|列出|列入|有关|相关|参与|参加|负责|牵头|承担|"
    "出现|属于|包括|包含|叫做|知道|有没有"
)


def said_of_them(logic: Logic, question: str, found: tuple[str, ...], lexicon: Lexicon) -> Logic | None:
    """Return the form for those things of which all verbs in front of their class are said, None where all or none are.

    `found` are the IRIs of the things that answer it as it is.
    """
    if logic.kind not in (*THING_ASKS, "project") or logic.operation != "select" or len(found) < 2:
        return None
    if (match := _SAID_OF.search(question)) is None:
        return None
    words = [w for w in tokenizer().lcut(match["said"]) if len(w) > 1]
    verbs = [w for w in words if (tag(w) or "n").startswith("v") and w not in _LIGHT]
    if not verbs:
        return None
    told = {thing for thing, clause in clauses_naming(found, lexicon) if all(verb in clause for verb in verbs)}
    if not told or len(told) == len(set(found)):
        return None
    return replace(logic, where=(*logic.where, ThingIn(tuple(sorted(told)), "".join(verbs))))


def narrowed(logic: Logic, question: str, found: tuple[str, ...], lexicon: Lexicon) -> Logic | None:
    """Return the form for as many things as the question speaks of, if its own verbs and nouns stand with just these.

    `found` are the IRIs of the things that answer it as it is; None where no words of the question tell them apart.
    """
    if (logic.kind not in THING_ASKS and logic.kind != "project") or not logic.expected:
        return None
    said = dict.fromkeys(w for w in tokenizer().lcut(question) if len(w) > 1 and (tag(w) or "n")[0] in "nvaj")
    shared: dict[str, list[str]] = {}
    for thing, clause in clauses_naming(found, lexicon):
        shared[thing] = max(shared.get(thing, []), [word for word in said if word in clause], key=len)
    best = max(map(len, shared.values()), default=0)
    chosen = tuple(sorted(thing for thing, words in shared.items() if len(words) == best))
    if not best or len(chosen) != logic.expected:
        return None
    return replace(logic, where=(*logic.where, ThingIn(chosen, "、".join(shared[chosen[0]]))))
