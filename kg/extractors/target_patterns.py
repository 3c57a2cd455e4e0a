"""The patterns by which sentences about targets are read, compiled from the vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.clause_grammar import ahead, alternation
from kg.facts import Change
from ontology.targets import target_words


@dataclass(frozen=True, slots=True)
class TargetPatterns:
    """Compiled patterns: `before` reads what stands in front of a number, the others search for single words.

    `verb_first` is a verb that stands before what it changes (提高占比至), `start` is where a change begins (由8%),
    `lead_word` one word of those that `lead` takes off the front of an indicator, `done` a verb of doing right before
    a number, `at_least_done` one with 至少 before it (至少建成1所), `compared` words as 超过 at the end, `has` a verb
    of having at the end, `covers` one of covering, before the share of what is covered, `size_of_new` how large
    something new will be (设立总规模), `sized_new` a verb of making or giving before its size (组建不少于),
    `per_head` the head of a share (每千人口), `term` on what terms something is granted (最高额度, 限额退休人员),
    `fall` and `rise` tell a change in what is measured (减少排放, 降幅, 增速), `cuts` a verb of cutting before it
    (压减事项), `consequence` what is granted to those that a number sizes, or comes down on them (层高不低于6米
    【的优先支持】, 2次以上【的列入名单】), `granted` what stands wherever anything is granted, `sets` a sentence up to
    a part that says what shall be made and how much, `grown` what is grown or bred at the end of a part before it,
    `freed` where a part begins that says what shall be reached or made behind one that forbids (严禁新增产能
    【，利用率达到80%】).
    """

    before: re.Pattern[str]
    verb_first: re.Pattern[str]
    start: re.Pattern[str]
    lead: re.Pattern[str]
    lead_word: re.Pattern[str]
    condition: re.Pattern[str]
    aim: re.Pattern[str]
    history: re.Pattern[str]
    reward: re.Pattern[str]
    granted: re.Pattern[str]
    prohibition: re.Pattern[str]
    freed: re.Pattern[str]
    milestone: re.Pattern[str]
    ratio: re.Pattern[str]
    behind: re.Pattern[str]
    at_least_done: re.Pattern[str]
    compared: re.Pattern[str]
    change_ends: dict[Change, tuple[str, ...]]
    done: re.Pattern[str]
    fall: re.Pattern[str]
    cuts: re.Pattern[str]
    rise: re.Pattern[str]
    size_of_new: re.Pattern[str]
    per_head: re.Pattern[str]
    term: re.Pattern[str]
    has: re.Pattern[str]
    covers: re.Pattern[str]
    sized_new: re.Pattern[str]
    consequence: re.Pattern[str]
    sets: re.Pattern[str]
    grown: re.Pattern[str]


_GRANTS = ("得分", "资金支持", "给予", "予以", "奖励", "补贴", "补助", "奖补", "资助")


def without(front: re.Pattern[str], words: str) -> str:
    """Return words without what a pattern finds at their beginning."""
    found = front.match(words)
    return words[found.end() :] if found else words


@cache
def patterns() -> TargetPatterns:
    """Return the patterns that the vocabulary of target words makes."""
    words = target_words()
    down, up = (alternation(words[name]) for name in ("decreaseVerb", "increaseVerb"))
    level = alternation(word for word in words["levelVerb"] if word != "达") + "|(?<![雷发抵马])达"
    each = rf"(?:{alternation(words['eachWord'])})(?<![首成古故]都)(?<![平年人户]均)"
    reached = alternation(word for word in words["levelVerb"] if len(word) > 1)
    verbs = (*words["leadWord"], *words["aimVerb"])
    compare = alternation((*words["atLeastVerb"], *words["atMostVerb"], *words["aboutVerb"]))
    ends = ahead(
        *(words[name] for name in ("eachWord", "verbAdverb", "decreaseVerb", "increaseVerb", "levelVerb")),
        *(words[name] for name in ("atLeastVerb", "atMostVerb", "aboutVerb")),
        "达年了每",
    )
    return TargetPatterns(
        before=re.compile(
            rf"(?P<subject>.*?)(?:{ends}|(?=\s*$))(?P<each>{each})?(?:每[人生户亩床]每[年月天日])?(?:{alternation(words['verbAdverb'])})*"
            rf"(?:(?P<level>{level})|(?P<down>(?:年均)?(?:{down}))|(?P<up>(?:年均)?(?:{up})))?了?(?P<each2>{each})?"
            rf"(?P<compare>(?:{compare})*)(?:每[百千万]{{1,2}}[人户]|每[人户]每[年月])?\s*$",
            re.DOTALL,
        ),
        verb_first=re.compile(
            rf"^(?P<lead>(?:[\s、和并再]|(?:{alternation(words['leadWord'])}))*)(?P<verb>提高|提升|增加|扩大|降低|压缩|压减|缩短|减少)"
            r"(?P<what>(?!率|比例|幅度)[\u4e00-\u9fffA-Za-z“”（）()、]{2,40}?)(?P<to>(?<!达)[到至])$"
        ),
        start=re.compile(
            r"(?:由|从)[^，,；;：:。]*?[0-9０-９][0-9０-９.%％]*[^，,；;：:。0-9]{0,6}?"
            rf"(?=(?:{level}|{down}|{up}))"
        ),
        lead=re.compile(rf"^(?:[、和及与，,\s]|(?:{alternation(verbs)}))+"),
        lead_word=re.compile(alternation((*verbs, *(f"新{verb}" for verb in words["aimVerb"] if len(verb) > 1)))),
        condition=re.compile(rf"[\s\u3000]*(?:{alternation(words['conditionWord'])})(?!接)"),
        aim=re.compile(alternation(words["aimVerb"])),
        history=re.compile(rf"{ahead(words['historyWord'])}(?<!以)(?:{alternation(words['historyWord'])})"),
        reward=re.compile(
            rf"{ahead(words['rewardWord'], '得资')}(?:(?:{alternation(words['rewardWord'])})(?![上下内外性别]|培训)"
            r"|得分(?!达|不[低少]|超过|保持|提[高升]|稳定|[位居进≥])|资金支持(?![\u4e00-\u9fff]{2}))"
        ),
        granted=re.compile(alternation((*words["rewardWord"], *_GRANTS)) + "|的[，,]可"),
        prohibition=re.compile(rf"{ahead(words['prohibition'])}(?<!从)(?:{alternation(words['prohibition'])})"),
        freed=re.compile(
            rf"[，,；;](?:(?:\s|{alternation(words['leadWord'])})*(?:{alternation(words['aimVerb'])})[^，,；;：:]*[0-9]"
            rf"|[^，,；;：:0-9]*(?:20[0-9]{{2}}年底?[^，,；;：:0-9]*)?(?:{reached})约?[0-9])"
        ),
        milestone=re.compile(alternation(words["milestoneWord"])),
        ratio=re.compile(rf"(?:{alternation(words['ratioHead'])})(?:[（(][^（()）]*[)）])?$"),
        behind=re.compile(
            r"^(?:的|[（(][^（()）]{0,20}[)）])?(?![、＋+])((?:(?!(?:[、和及与]|以及)[0-9])[\u4e00-\u9fff\u2160-\u217f“”\"A-Za-z0-9、+＋·/／-]|[（(][^（()）0-9]{1,12}[）)]){2,60})"
        ),
        change_ends={"decrease": words["decreaseVerb"], "increase": words["increaseVerb"]},
        compared=re.compile(rf"(?:{compare})+$"),
        size_of_new=re.compile(
            rf"(?:{alternation(words['creationVerb'])})(?:一[个批支只座])?(?:{alternation(words['sizeHead'])})$"
        ),
        sized_new=re.compile(
            rf"(?:{alternation((*words['creationVerb'], *words['grantVerb']))})"
            rf"(?:{alternation(words['atLeastVerb'])})?$"
        ),
        has=re.compile(rf"(?:{alternation(words['haveVerb'])})$"),
        covers=re.compile(rf"(?:{alternation(words['coverVerb'])})(?:{compare})*$"),
        term=re.compile(
            rf"(?:{alternation(words['termHead'])})(?:[\u4e00-\u9fff]{{0,8}}(?:{alternation(words['whoNoun'])}))?"
            r"(?:统一|调整|分别|一般|均)*$"
        ),
        consequence=re.compile(
            rf"[^，,。；;]{{0,40}}的[，,]?(?:由[^，,。；;]{{2,12}})?(?:{alternation(words['consequenceWord'])})"
        ),
        sets=re.compile(
            rf"[^。！？\n]{{0,120}}?[，,；;]\s*(?:(?:{alternation(words['aimVerb'])})[^，,；;。]*[0-9]"
            rf"|[^，,；;。0-9]*(?:{reached})约?[0-9])"
        ),
        grown=re.compile(rf"(?:{alternation(words['grownNoun'])})$"),
        per_head=re.compile(r"每[百千万十亿]{1,2}[\u4e00-\u9fff]|[人户亩地]均"),
        fall=re.compile(rf"^(?:年均?)?(?:{alternation(words['reduceVerb'])})(?!集约)|(?:降幅|下降率|降低率|减幅)$"),
        cuts=re.compile(rf"(?:{alternation(words['leadWord'])})*(?:{alternation(words['reduceVerb'])})[^率至到]+$"),
        rise=re.compile(r"(?:增幅|增速|增长率)$"),
        done=re.compile(rf"(?:{alternation(words['aimVerb'])})(?:{compare})*\s*$"),
        at_least_done=re.compile(
            rf"(?:至少|最少|不少于|不低于)(?:{alternation((*verbs, *words['levelVerb']))}|[\u4e00-\u9fff]{{2}})\s*$"
        ),
    )
