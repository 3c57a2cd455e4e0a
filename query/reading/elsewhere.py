"""A question of another region's plan (隔壁甲区的方案里…) is not answered from the plans that there are."""

from __future__ import annotations

import re

from query.errors import NotInDocuments
from query.lexicon import Lexicon
from query.wording.sought import Rare

_PLAN = "(?:行动|实施|工作)?(?:计划|方案|文件|规划|意见|通知|办法)"
_OTHER_PLAN = Rare(
    "(?:^|[，,。、；])(?:那|那么|请问|想问|问下|问一下|和|跟|在|按|按照|根据|对照|看看)?"
    "(?P<near>隔壁|邻近|旁边|相邻|周边|对面|兄弟|外地|外区|人家|别的|其他|另一?个?)?的?"
    "(?P<place>[一-龥]{2,7}?(?:省|市|区县?|县|州|旗)|(?<=隔壁)[一-龥]{2,3}|[一-龥]{2,3}(?=那边|那里|那儿))?"
    f"(?:那边|那里|那儿|(?:人民)?政府)?的?(?:同类|类似|同样|相应|那[份个])?的?{_PLAN}(?:里|中|上|当中|里面|里头)"
)
_AIMS = Rare(
    "^(?:[^，,。？?：:]{0,8}[：:，,])?(?P<place>[一-龥]{2,4}?)(?=(?:今后|未来|接下来)?(?:要|拟|将|准备|打算|计划|重点|着力|大力|想)[一-龥])"
)
_GENERAL = re.compile(
    "[全本我园辖景各该这片城社校灾新老山小地专街县市省镇]区$|^[全本我各该这]?(?:区县|县区|[县市省州旗])$|(?:开发|高新|示范)区$"
)
"""本区, 全市, 园区: no region of their own name."""


def of_these_plans(question: str, lexicon: Lexicon) -> str:
    """Return a question without the name of a region whose plan it is about; refused is one of a region without any."""
    match = _OTHER_PLAN.search(question)
    if match is None:
        return _without_own_region(question, lexicon)
    place = match["place"] or ""
    if place and not _GENERAL.search(place) and not any(place in region for region in _regions(lexicon)):
        raise NotInDocuments((place,))
    if match["near"] and (not place or _GENERAL.search(place)):
        raise NotInDocuments((f"{match['near']}{place}",))
    own = place and not _GENERAL.search(place)
    return question[: match.start("place")] + question[match.end("place") :].removeprefix("的") if own else question


def _without_own_region(question: str, lexicon: Lexicon) -> str:
    """Return a question without the region of its plan that begins it (甲区要打造哪些品牌)."""
    match = _AIMS.match(question)
    if match is None or not any(
        region in (match["place"], match["place"] + region[-1]) for region in _regions(lexicon)
    ):
        return question
    return question[: match.start("place")] + question[match.end("place") :]


def _regions(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the regions whose units the documents name."""
    query = "SELECT word FROM region_word"
    return lexicon.remembered("regions", "", lambda: tuple(str(word) for (word,) in lexicon.texts.rows(query, ())))
