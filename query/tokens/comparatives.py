"""Comparison: 最多, 更高, 多出几条, 从大到小, 几倍, 一样多, more than twice, from the largest to the smallest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ontology.vocabularies import measure_units
from query.lexicon import Entry, Mark
from query.wording.scripts import Kinds, Script, script_of, written_in
from query.wording.sought import Rare

_UP, _DOWN = "多高大长重强", "少低小短轻"
_BY_NUMBER = "(?:编号|序号|号数?|排序|顺序)?(?:排|列)?(?:在|得|到)?"
_MERGED = (
    "(?:合?并|归并|汇总?|汇集|归拢?|归集|收拢|拢|拼|整?合)(?:成|为|到|在|进)了?"
    "(?:同?一[张份个本册套](?:总?清单|总?名单|总?表|总?台账|总单|单子|目录|册子)|一起|一处)"
)
"""并成一张清单: what is listed of several is taken together."""
_PLACE = (
    "(?:面|头)?(?:的)?(?:那?一)?[条项]?(?:任务)?(?![一二三四五六七八九十两\\d])(?=的?[是由归，,？?]|哪|什么|任务|叫|$)"
)
_END = r"(?=些|一些|一点|[，。？；,?;：:!！ ]|吗|呢|吧|啊|还是|$)"


def _in_order(end: str, most: str) -> str:
    """Return the pattern of what stands at an end of some tasks by its number: comes last, the last task in …."""
    return (
        rf"(?<![a-z])(?:has the (?:{most}) (?:task |item )number(?! of)|numbered (?:the )?(?:{most}|{end})"
        rf"|(?:comes?|stands?|listed|placed) {end}(?: in order)?(?![a-z])"
        rf"|(?:(?<=which is )|(?<=what is )|(?<=number of ))the {end} (?:task|item)"
        r"(?= (?:in|of|under|within) the [a-z' -]{3,50}(?:part|section|chapter)))"
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    units = "|".join(re.escape(unit) for unit in measure_units())
    return (
        ("or", re.compile(_MERGED)),
        ("rank-up", re.compile(rf"[{_DOWN}]的(?:排|放|列)?(?:在)?(?:最)?(?:前|先)(?:面|头|边)?")),
        ("rank", re.compile(rf"[{_UP}]的(?:排|放|列)?(?:在)?(?:最)?(?:前|先)(?:面|头|边)?")),
        ("rank", re.compile(rf"(?:按)?(?:从|由)[{_UP}]到[{_DOWN}](?:的?(?:顺序|次序))?|降序|倒序")),
        ("rank-up", re.compile(rf"(?:按)?(?:从|由)[{_DOWN}]到[{_UP}](?:的?(?:顺序|次序))?|升序")),
        (
            "rank",
            re.compile(
                r"(?:from )?(?:the )?(?:most|largest|highest|biggest|greatest"
                r"|longest) to (?:the )?(?:least|smallest|lowest|fewest|shortest)|(?:largest|highest|most"
                r"|biggest|greatest) (?:ones? |tasks? |items? )?first|in (?:descending|decreasing) order|descending"
            ),
        ),
        (
            "rank-up",
            re.compile(
                r"(?:from )?(?:the )?(?:least|smallest|lowest|fewest) to (?:the )?(?:most|largest|highest"
                r"|biggest)|(?:smallest|lowest|fewest|least) (?:one |ones )?first|in (?:ascending"
                r"|increasing) order|ascending"
            ),
        ),
        (
            "difference",
            re.compile(
                rf"(?<=比)(?P<than>.{{2,14}}?)(?P<more>(?<!至)[多少]要?(?:增加|减少|减排|削减|压减|降低|增长|下降|提高|提升)(?:多少|几)(?:{units})?)"
            ),
        ),
        (
            "difference",
            re.compile(
                "(?<=比)(?P<than>.{2,14}?)(?P<more>[多少](?:定|设|写|列|有|建|创|创建|建设|新增|培育|认定|安排|减|降|压减|增|出|了){1,2}(?:几|多少)[条项个家处]?)"
            ),
        ),
        (
            "difference",
            re.compile(
                "(?<=比)(?P<than>.{2,14}?)(?P<more>[多少])(?=(?:承担|牵头|负责|参与|参加|配合|协助|涉及|主办|协办)了?(?:几|多少))"
            ),
        ),
        ("difference", re.compile(r"[多少](?:出来|出|了)+(?=的?(?:是)?哪)")),
        (
            "difference",
            re.compile(
                rf"[{_UP}{_DOWN}](?:出来?|了)?(?:多少|几)(?:{units}|条|项)?|(?:相差|差距|差|悬殊)(?:是|为|了)?(?:多少|几|多大)(?:{units}|条|项)?"
            ),
        ),
        (
            "difference",
            re.compile(
                r"how (?:many|much) (?:more|higher|larger|greater|lower|less|fewer|bigger)"
                r"|by how (?:much|many(?! tasks (?:they|each)))"
                r"(?: percentage points| points| tonnes| years| units| tasks)?(?! (?:should|must|will|is|are|do|does)\b"
                r"(?!.* (?:than|differ|exceed|more|less|outnumber|apart|ahead|behind)\b))"
                r"|how many (?:percentage points|tonnes|tons) (?:higher|more|lower|less|above|below)|difference between"
            ),
        ),
        (
            "times",
            re.compile(r"(?:的)?(?:几|多少)倍|how many times(?: as many| as much| larger| the)?|what multiple of"),
        ),
        (
            "ratio",
            re.compile(
                r"占(?:了)?(?:全部|所有|总|整个|全)[^，。,]{0,8}?的?(?:比例|比重|份额|百分比|百分之几|多少|几成)|(?:占)?百分之(?:几|多少)|占(?:比)?(?:几成|多少|了多少)|占比|占.{0,10}?的?(?:比例|比重"
                r"|份额|百分比)(?:是|为|有)?(?:多少|几|多大)|(?:所占)?的?(?:比例|比重)(?:是|为|有)?(?:多少"
                r"|几|多大)|百分比(?:是|为)?多少|几成|占(?:全部|所有|总)?[^，。,]{1,8}的(?:比例|比重|份额|百分比)(?=$|[，。？?,；(（])|(?:有|占)?多[大少高](?:的)?(?:比例|比重|份额)"
            ),
        ),
        (
            "ratio",
            re.compile(
                r"what (?:share|proportion|percentage|fraction|per cent|percent) of|(?:share|proportion"
                r"|percentage) of (?:all|the)(?: \d+)? tasks"
            ),
        ),
        (
            "same",
            re.compile(
                r"(?:一样|相同|同样|一致)(?=吗|么|不|的吗|的么|的不|的[?？]|[?？]|$)|同一(?:项(?!任务)|个项目)|同一[家个](?:单位|部门)?(?=吗|么|的吗|，|。|？|[?]|$)|(?:一样|同样|一般)[多高大少]|相同"
                r"|(?:什么|哪些|哪里|何|啥)(?:不同|区别|差别|差异|不一样)(?:之处|的?地方)?"
                r"|(?:不同|区别|差别|差异|不一样)(?:之处|的地方)?(?:在哪里?儿?|是什么|有哪些|是哪些|何在)"
                r"|相等|持平|(?:as many|the same number|equally many|equal number)"
            ),
        ),
        ("rank", re.compile("[谁哪孰][个家条]?[多高]、?[谁哪孰][个家条]?[少低]")),
        (
            "compare",
            re.compile(
                rf"更多|(?:哪[个家条项]?|谁|哪一[个家条项])(?:更|比较)?多|(?<![最更多少至许很太不众差])(?<!百分之)多{_END}"
            ),
        ),
        ("fewer", re.compile(rf"更少|(?:哪[个家条项]?|谁)(?:更|比较)?少|(?<![最更多至减很太不缺])少{_END}")),
        (
            "larger",
            re.compile(
                rf"更[高大严重]|(?<![最更提])[高大]{_END}|(?<![a-z])(?:higher|larger|greater|bigger"
                rf"|stricter|steeper|by more)(?![a-z])"
            ),
        ),
        ("smaller", re.compile(rf"更[低小]|(?<![最更降减])[低小]{_END}|(?<![a-z])(?:lower|smaller|by less)(?![a-z])")),
        ("compare", re.compile(r"(?<![a-z])(?:more|vs\.?|versus)(?![a-z])(?! than one)")),
        ("fewer", re.compile(r"(?<![a-z])fewer(?![a-z])")),
        (
            "most",
            re.compile(
                r"最(?:多|高|大|长|重|严)|数?量?居首|(?<![a-z])(?:most|highest|largest|biggest|greatest"
                r"|longest|busiest|heaviest)(?![a-z])"
            ),
        ),
        (
            "least",
            re.compile(r"最(?:少|低|小|短|轻)|(?<![a-z])(?:fewest|least|lowest|smallest|shortest)(?![a-z])(?! at)"),
        ),
        (
            "last",
            re.compile(
                rf"{_BY_NUMBER}最(?:靠|末)?[后末]{_PLACE}|{_in_order('last', 'highest|largest|greatest|biggest')}"
            ),
        ),
        (
            "first",
            re.compile(
                rf"{_BY_NUMBER}(?:最(?:靠)?前{_PLACE}|(?<=的)第一[条项])|{_in_order('first', 'lowest|smallest')}"
            ),
        ),
        ("latest", re.compile(r"最(?:晚|迟|远|后到期)|(?<![a-z])(?:latest|furthest|last to fall due)(?![a-z])")),
        ("earliest", re.compile(r"最(?:早|近|先)(?:到期|完成)?|(?<![a-z])(?:earliest|soonest)(?![a-z])")),
    )


@cache
def _written_in(script: Script) -> Kinds:
    return written_in(script, _patterns())


_DATED = Rare(
    r"(?:什么时候|何时|哪一?天|哪年(?:哪月)?(?:哪[日天])?|几月几[日号]|几号)(?:正式)?(?:印发|签发|成文|发布|公布|公开|下发|出台|发)的?"
    r"|(?:on )?(?:which|what) (?:date|day) (?:was|is) (?:it|this|the) ?(?:plan|document|notice)? ?"
    r"(?:issued|signed|published|released)"
    r"|when (?:was|is) (?:it|this|the) ?(?:plan|document|notice"
    r"|file)? ?(?:formally )?(?:issued|signed|published|released|dated)"
)
_ISSUER = Rare(
    r"(?:哪[个家一]?级?|谁|什么)(?:单位|机关|政府|部门)?(?:印发|发布|制定|出台|下发|发|公布)的?"
    r"|(?<![a-z])(?:who|which [a-z]+) (?:issued|published|released|adopted|put out)(?![a-z])"
    r"|(?:(?:full |official )?name of )?(?:the )?(?:authority|body|organ|government|agency|department|office|entity)"
    r" (?:that|which) (?:has )?(?:issued|published|released|adopted|put out)(?![a-z])"
)
_LISTED = Rare(
    r"(?:please )?(?:show|list|name|give)(?: me)? (?:the|that|those|them|it)(?= )"
    r"|有的话(?:请)?(?:列出|列一下|说一下|告诉|是)"
)
_PERIOD = Rare(
    r"从哪一?年(?:开始)?[\u4e00-\u9fff]{0,3}到哪一?年|(?:覆盖|涵盖|管|包括|实施)(?:的是)?(?:哪几年|哪些年|哪年到哪年|几年)|(?:哪几年|哪些年)的(?=计划|方案|规划)"
    r"|(?:which|what) years?(?: does| do)?(?: \w+){0,4} (?:cover|span|run)s?"
)


def comparative_marks(text: str) -> Iterator[Mark]:
    """Yield the words of a normal question that compare, rank or set two numbers against each other."""
    for match in _DATED.finditer(text):
        published = re.search("发布|公布|公开|publish|release", match[0])
        yield Mark(Entry("attribute", "publishedOn" if published else "signedOn"), *match.span(), match[0])
    for match in _ISSUER.finditer(text):
        yield Mark(Entry("attribute", "issuerName"), *match.span(), match[0])
    for match in _LISTED.finditer(text):
        yield Mark(Entry("list"), *match.span(), match[0])
    for match in _PERIOD.finditer(text):
        yield Mark(Entry("attribute", "period"), *match.span(), match[0])
    for kind, pattern in _written_in(script_of(text)).possible(text):
        for match in pattern.finditer(text):
            if match[0]:
                part = "more" if "more" in match.re.groupindex else 0
                yield Mark(Entry(kind), *match.span(part), match[part])
