"""Asides: words that say why or for whom something is asked, taken for nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from ontology.questions import words_by_code
from query.lexicon import Entry, Mark
from query.tokens.counting import TARGETS
from query.tokens.question_words import STRONG, words

_STOP = re.compile(r"[，。；：！,;:!]|\.(?=\s|$)|？(?=.)|\?(?=.)")
_DOES = words(
    "amount|several|single|most|least|rank|rank-up|top|compare|fewer|larger|smaller|difference|ratio|times|same|"
    "except|included|pronoun|these|remaining|year|or|yesno|other|all-of|no-deadline|dated|based|decrease|increase|measure|list|"
    "name-holds"
)
_IDLE = {"unknown", "ask", "pronoun", "these", "count", "each", "each-part", "each-task", "rank", "most"}
_ASKING = ("which", "count", "yesno", "role", "numbers", "part", "except")
_QUESTIONS = {"which", "count", "yesno", "ask", "role", "attribute"}
_ANCHORS = {"thing", "part", "numbers", "text", "topic", "topic-word", "year"}
_SAYS = _ANCHORS | {"unit", "role", "ask", "which", "count", "outside", "attribute"}


_ABOUT = {"方面的", "方面", "的事", "相关", "相关的", "有关", "有关的", "的", "事", "事儿", "事情"}
_ASKED_OF = ("unit", "document")
_WHY = re.compile("怎|咋|什么|何|啥|想法|why|how")
"""A question of its own, which no plan answers: it is asked, not said beside another."""
_WANTED = re.compile("(?<!着)(?:给|报|发|留|说|要|写|附|带)(?:我|一?[个份下]|出来|上|上来|也)*[吧呗啊嘛呢]?$")
_COUNTED_AS = re.compile(
    "(?<!不)(?:(?:算|计|记|当)(?:作|为|成)?(?:是)?[一1][家个](?:单位|计算|算|计)?"
    "|[按以作][一1][家个](?:单位)?来?(?:算|计|计算|计数|统计|看待|处理))$"
)


def without_manners(row: list[Mark]) -> list[Mark]:
    """Take a bracket or a last clause for nothing that says how units are counted (镇街这类统称也各算一家)."""
    out: list[Mark] = []
    for mark in row:
        out.append(mark)
        if mark.text != ")":
            continue
        opened = next((i for i in range(len(out) - 1, -1, -1) if out[i].text == "("), None)
        if opened is not None:
            said = "".join(m.text for m in out[opened + 1 : -1])
            if _COUNTED_AS.search(said):
                out[opened:] = [Mark(Entry("filler"), out[opened].start, mark.end, f"({said})")]
    last = next(
        (i for i in range(len(out) - 1, 0, -1) if out[i].text in (",", ";", "。") and i < len(out) - 1), len(out)
    )
    said = "".join(m.text for m in out[last + 1 :]).rstrip("。.")
    if _COUNTED_AS.search(said) and not any(m.kind in _QUESTIONS for m in out[last:]):
        out[last:] = [Mark(Entry("filler"), out[last].start, out[-1].end, said)]
    return out


def without_asides(text: str, row: list[Mark]) -> list[Mark]:
    """Take words for nothing that say why or for whom something is asked.

    Unknown words are, where their clause holds no word that says anything (写材料要用，…); where a clause ends in a
    colon or begins with 为 (某处要做统计：…, 为写总结，…) only the names in it count. What nobody can find is no aside.
    """
    if any((m.kind, m.code) == ("unknown", "order") for m in row):
        return row  # 甲那条，连同它的上一条，…
    kept: list[Mark] = []
    clause: list[Mark] = []
    stops = [m for m in row if _STOP.match(text, m.start)]
    for mark in [*row, Mark(Entry("end"), len(text), len(text), "")]:
        if mark.text.startswith(("请", "麻烦", "烦请", "帮")) and clause and clause[0].text in (",", "。", ";", ":"):
            kept = _occasion(kept, [m for m in row if m.start >= mark.start])
        if mark.kind == "end" or _STOP.match(text, mark.start):
            kept += _clause(
                clause,
                alone=not any(m.kind in _ANCHORS and m not in clause for m in row),
                whose=_asks_whose([m for m in row if m not in clause]),
                preface=mark.text == ":" or (bool(clause) and clause[0].text == "为"),
                more=bool(stops) and (mark.kind != "end" or not any(m.kind in _SAYS for m in clause)),
                asked=any(m.kind in _QUESTIONS or STRONG.search(m.text) for m in row if m not in clause),
                last=bool(kept) and mark.kind == "end" and any(m.kind in ("role", "which", "ask") for m in kept),
            )
            clause = []
        clause.append(mark)
    return kept


def _occasion(row: list[Mark], request: list[Mark]) -> list[Mark]:
    """Take words for nothing that say what a request is for (拟召开某某会，请…), where they ask nothing.

    What the request points back at (此项工作, 该项任务) is kept.
    """
    if any(m.text.startswith(("此", "该", "这")) for m in request) and not any(m.kind in _ANCHORS for m in request):
        return row
    if not row or any(m.kind in ("which", "count", "yesno") or STRONG.search(m.text) for m in row):
        return row
    named = any(m.kind in (*_ANCHORS, "unit", "except", "ask") for m in row)
    opens = row[0].kind != "unit" and row[0].text.startswith(words_by_code("beside.ttl")["occasion"])
    if named and not (opens and not any(m.kind in _ASKING for m in row)):
        return row
    return [m if m.kind == "unit" and m.entry.iris else replace(m, entry=Entry("filler")) for m in row]


def _widening(clause: list[Mark]) -> list[Mark]:
    """节点也算, 任何一家都算: kept where it names a kind of target or says that one unit is enough, else nothing."""
    return [m if m.kind == "or" and m.text.endswith("一家") else replace(m, entry=Entry("filler")) for m in clause]


def _names_topic(clause: list[Mark]) -> bool:
    """Tell whether a clause ends in words of the documents (旧物利用，谁负责): they are what is asked about."""
    said = [m for m in clause if m.text not in ("。", ".", ",", ";")]
    return bool(said) and said[-1].kind == "text" and len(said[-1].text) > 2


def _prepares(clause: list[Mark]) -> bool:
    """Tell whether a clause only says what units get ready for (甲局准备年度考核): then it is no topic."""
    named = [m for m in clause if m.kind in _SAYS]
    texts = [m for m in named if m.kind == "text"]
    return (
        bool(texts)
        and all(m in texts or m.kind == "unit" for m in named)
        and len(named) > len(texts)
        and all(m.text.endswith(words_by_code("beside.ttl")["event"]) for m in texts)
    )


def _is_topic(clause: list[Mark]) -> bool:
    """Tell whether a clause is a word of the documents and little else (金融，谁牵头): it is what is asked about."""
    said = [m for m in clause if m.text not in (",", "的", "的事", "呢", "嘛", "啊", "吧")]
    while len(said) > 1 and said[0].kind == "filler":
        said = said[1:]
    said = said[1:] if said and said[0].text in ("其中", "里面", "那", "那么") else said
    said = (
        said[1:]
        if said and said[0].text in ("搜", "搜一下", "查一下", "找一下", "讲", "谈", "说", "写", "管", "关于", "有关")
        else said
    )
    return [m.kind for m in said[:1]] == ["text"] and all(
        m.kind == "these" or m.text in _ABOUT or (m.kind == "ask" and m.code == "target") for m in said[1:]
    )


def _asks_whose(rest: list[Mark]) -> bool:
    """Tell whether the rest asks for units and says of what nowhere (村民烧垃圾，这事归谁管): the clause says it."""
    return any(m.kind == "role" for m in rest) and all(
        m.kind in ("filler", "role", "pronoun", "which", "both") or (m.kind == "ask" and m.code in _ASKED_OF)
        for m in rest
    )


def _clause(
    clause: list[Mark], *, alone: bool, whose: bool, preface: bool, more: bool, asked: bool, last: bool
) -> list[Mark]:
    said = "".join(m.text for m in clause)
    asks = any(
        m.kind in ("which", "count", "yesno", "role", "attribute", "not") or STRONG.search(m.text) for m in clause
    )
    asks = asks or (_WHY.search(said) is not None and any(m.kind == "outside" for m in clause))
    if any(m.kind == "included" for m in clause):
        bracket = next((i for i, m in enumerate(clause) if m.text == "("), 0)
        if not asks or (bracket and not any(m.kind in ("which", "count", "role") for m in clause[bracket:])):
            return [*clause[:bracket], *_widening(clause[bracket:])]
    said = said.rstrip("。.!！")
    wanted = any(m.kind == "outside" for m in clause) and _WANTED.search(said)  # …，电话给一个
    last = last and not wanted
    purpose = said.endswith(words_by_code("beside.ttl")["purpose"]) and not _names_topic(clause)
    if purpose and not any(m.kind in (_SAYS - {"text"}) for m in clause):
        return [replace(m, entry=Entry("filler")) for m in clause]
    if last and not asks and not any(m.kind in _SAYS - {"ask", "outside", "text"} for m in clause):
        light = [(m.kind in ("outside", "unknown") and not _WHY.search(m.text)) or m.code == "document" for m in clause]
        return [replace(m, entry=Entry("filler")) if spare else m for m, spare in zip(clause, light, strict=True)]
    if more and not any(m.kind in _SAYS | _DOES or (m.kind == "some" and m.code in TARGETS) for m in clause):
        return [replace(m, entry=Entry("filler")) if m.kind in ("not", "unknown", "all", "both") else m for m in clause]
    if not asks and more and not any(m.kind in ("except", "beyond", "pointer", "mention") for m in clause):
        every = any(m.kind in ("all", "all-of", "each-task") for m in clause)
        lone = sum(m.kind in _ANCHORS | {"unit"} for m in clause) == 1 and not every
        listed = any(m.text == "也" for m in clause) and any(m.text == "、" for m in clause)
        idle = {"text"} if lone or _prepares(clause) else set[str]()
        idle |= ({"outside"} if asked else set()) | (set() if listed else {"unknown"})  # 甲局的电话，给一个 asks for it
        idle -= {"text"} if whose or (alone and _is_topic(clause)) else set()
        clause = [replace(m, entry=Entry("filler")) if m.kind in idle and len(m.text) < 3 else m for m in clause]
        clause = [replace(m, entry=Entry("filler")) if m.kind == "unknown" and not listed else m for m in clause]
    if preface and not any(m.kind == "which" or STRONG.search(m.text) for m in clause):
        known = [
            m.kind not in _IDLE and (m.kind != "unit" or (bool(m.entry.iris) and clause[0].text != "为"))
            for m in clause
        ]
    elif any(m.kind in _SAYS | {"except", "beyond"} for m in clause):
        return clause  # what is left out is never taken for nothing
    else:
        known = [m.kind != "unknown" for m in clause]
    return [m if keep else replace(m, entry=Entry("filler")) for m, keep in zip(clause, known, strict=True)]
