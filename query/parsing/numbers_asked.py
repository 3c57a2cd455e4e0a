"""Numbers that no form has a place for: two counts at once, halves of others, a range of counts, another total."""

from __future__ import annotations

import re

from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.wording.sought import Rare

_DOES = "(?:牵头|负责|参与|参加|配合|承担)"
_COUNT = f"{_DOES}[了过的]?(?:任务)?(?:几|多少)[条项](?:任务)?"
_REFUSED = Rare(
    f"{_COUNT}[，,、和又]*(?:还|再|另外?)?{_COUNT}"
    "|(?:不到|超过|不足|达到|占)[^，,。？?]{0,8}的?(?:一半|三分之)"
    "|最[多少]的[二两三四2-9]个部分(?:加|合|一共|总)"
    f"|(?:两家?|三家?|、[^，,]{{1,12}})[都均]没有?牵头的?任务吗|{_DOES}的?任务[0-9]+(?:-|—|~|到|至)[0-9]+[条项]"
    "|[目指]标(?:数量?)?最[多少]的前[两二三四五六七八九2-9][条项]"
    "|[目指]标(?:个|总)?数量?(?:超过|多于|少于|大于|小于)(?:责任|牵头|参与)?单位"
    "|[目指]标[^，,。？?]{0,4}[一两二三四五六1-9]个?(?:到|至|-|~)[两二三四五六七八九2-9]个(?:之间)?的任务|[目指]标(?:而|并)?且不止"
)
"""甲牵头几条、参与几条; 不到牵头的一半; 最多的两个部分加起来; 甲、乙都没有牵头任务吗; 牵头任务3到5项的."""
_TOTAL = re.compile(
    "(?:按|以|拿)(?:全部|总共|总数|一共)?的?(?P<n>[0-9]+)条(?:任务)?(?:来|为|作|当)*(?:总数|分母|基数|算|计|统计)"
)
"""按27条算: what the whole is said to count."""


def refuse_other_numbers(question: str, lexicon: Lexicon) -> None:
    """Refuse a question for more than one number, or one that says that there are other than so many tasks."""
    total = _TOTAL.search(question)
    if _REFUSED.search(question):
        raise NotUnderstood("nothing")
    if total and int(total["n"]) != lexicon.task_total():
        raise NotUnderstood("number", (total["n"], str(lexicon.task_total())))
