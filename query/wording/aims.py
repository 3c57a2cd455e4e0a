"""Turns of speech about targets said plainly: with and without a number, what is checked of them, from which year."""

from __future__ import annotations

import re

from query.wording.numerals import parse_count
from query.wording.turns import Said, said_plainly, turns

_TARGETS = "(?:目标|指标)"
_NOUN = "(?:目标|指标|要求)"
_WITH = "(?:可?量化|定量|[带有含]数[字值]?|数[字值量])的?"
_WITHOUT = "(?:定性|非(?:量化|定量)|不(?:[带含]数[字值]?|量化)|没(?:有)?(?:数[字值]?|量化))的?"
_NEITHER = f"(?:{_WITH}|{_WITHOUT}|数[字值]的?|(?:时间|完成)?节点的?){_NOUN}?"
_BESIDE = "(?:(?<=的)|和|与|、|及|以及|跟|还有|连同|或者?|还是)"
_OF_TASKS = "(?!的?(?:任务|[条项单部]))"
_SET = re.compile("[多少几比占差]|哪[个家类种]")
_CHANGES = {"降": "下降", "减": "减少", "升": "上升", "涨": "上涨", "增": "增加"}
_DOWN = "(?:下降|减排|减少|降低|压减|削减|缩减)"
_KIND = "(?:量化|数字|定量)?"
_SAID = "(?:要|是|都|会|主要|具体|重点)*"
_YEAR = "(?P<year>20[0-9]{2}年?)(?:度|底|末)?"
_YEAR_AGAIN = _YEAR.replace("year", "again")


def _of_both_kinds(match: re.Match[str]) -> str:
    """Return all targets for those with and those without a number, where the two are not set against each other."""
    return match[0] if _SET.search(match.string) else f"全部{match['noun'] or '目标'}"


def _of_these(match: re.Match[str]) -> str:
    """Return nothing for a total of tasks that several units have together."""
    return "," if re.search("都|且|同时|既", match.string[: match.start()]) else match[0]


_TABLE: tuple[tuple[str, Said], ...] = (
    # 年底考核，要看哪些指标; 考核哪些指标: what is checked is what there is
    (
        "^(?:年底|年终|年度|半年|季度|今年|目标)(?:考核|考评|督查|检查|述职|总结)(?:要用|用|时|的时候|前|需要)?[，,:：]",
        "",
    ),
    (f"{_SAID}考核(?:的是|的)?(?=(?:哪些|哪几|什么|啥|多少)(?:个|项|条)?(?:{_TARGETS}|数))", "有"),
    # 都要达到哪些数: numbers that are aimed at
    ("(?<=[到成现核了出有])(?:哪些|哪几个|啥)(?:具体)?数(?=[？?。，,呢啊]|$)", "哪些量化目标"),
    # 量化的、定性的目标一个都没写, (数字的没有、节点的也没有): neither sort, no target at all
    (f"[（(]{_NEITHER}(?:没有?|未)(?:写|有|设|定)?[、，,]?{_NEITHER}(?:也|都)?(?:没有?|未)(?:写|有|设|定)?[）)]", ""),
    (
        f"{_NEITHER}{_BESIDE}?{_NEITHER}(?:[一哪]?[个项条])?(?:都|全|均|也|皆)+(?:没有?|未|不)(?:写|有|设|定|带|列|提)*(?=的|[，,。？?]|$)",
        "没有任何目标",
    ),
    # 不管定量定性: all of them
    (
        f"(?:不管|无论|不论|甭管|不分)(?:是)?(?:{_WITH}{_NOUN}?(?:{_BESIDE})?{_WITHOUT}|{_WITHOUT}{_NOUN}?(?:{_BESIDE})?{_WITH})(?P<noun>{_NOUN}?)[，,]?",
        "全部",
    ),
    # 定性和定量目标, 除了数字指标，定性的也要: all of them
    (f"除了?{_WITH}{_NOUN}?(?:以外|之外|外)?[，,](?={_WITHOUT}{_NOUN}?(?:也|都|同样))", ""),
    (f"{_WITH}{_NOUN}?{_BESIDE}?{_WITHOUT}(?P<noun>{_NOUN}?)(?:目标)?", _of_both_kinds),
    (f"{_WITHOUT}{_NOUN}?{_BESIDE}{_WITH}(?P<noun>{_NOUN}?)(?:目标)?", _of_both_kinds),
    # 没写数, 没有量化数值, 不是量化的目标, 哪些目标是定性的: without a number
    (
        (
            "(?<!有)(?P<no>没有?|未|不)(?:写明?|给出?|定|设|标|提|带|有|含)?(?:具体|明确|量化)?的?"
            "(?:数|数[量值字](?:上的?)?(?:要求|标准)|量化数[值字])(?=的|[，,。？?呢]|$)"
        ),
        "没有数字",
    ),
    (
        f"(?:(?P<no>(?<!有)没有?|(?<!有)未)|不|不是|并非|非|不能|无法)(?:被|做|作)?(?:定量|量化|数字)的(?={_TARGETS}{_OF_TASKS})",
        lambda m: "没有数字的" if m["no"] else "不带数字的",
    ),
    # 目标中，哪些是量化的: those with a number
    (
        (
            "(?:的)?(?:目标|指标)(?:里|中|当中|里面)?[，,]?(?:有)?(?P<which>哪些|哪几[个项])(?:目标|指标)?(?:是|属于|被|能|可以?)*"
            "(?P<not>没有?|未|不)?(?:是)?(?P<kind>(?:可?量化|定量)|定性|非量化)(?:了)?的?(?=[？?。]?$)"
        ),
        lambda m: "没有数字的目标有哪些" if (m["kind"] in ("定性", "非量化")) != bool(m["not"]) else "的量化目标有哪些",
    ),
    ("(?<=[目指]标)(?:都)?(?:是|属于)(?:可?量化|定量|可以量化)的?(?=[？?。]?$)", "带数字"),
    ("(?<=[目指]标)(?:都)?(?:是|属于)(?:定性|非量化|非定量)的?(?=[？?。]?$)", "没有数字"),
    # 哪项2025年目标, 目标是哪项: items of the targets, and no tasks
    (f"哪([一几]?)项(?=(?:20[0-9]{{2}}年)?的?{_TARGETS})", r"哪\1个"),
    # 有几个，是哪些: which
    ("有(?:几|多少)([个条项家])[，,](?:都|各|分别)*(?:是|为)哪(?:些|几[个条项家]?)", r"有哪几\1"),
    # 跟2020年对比的指标, 基期定在2020年: from that year on
    (
        (
            f"(?:(?:跟|和|与|同|拿|以|用){_YEAR}(?:来|去|做|作|为|当)*(?:对比|比较|相比|作比|对照|参照|比)"
            f"|(?:相对于?|比照|对照|对标|参照){_YEAR_AGAIN})(?:来|去|而|出来|[定算设])*的?(?={_TARGETS})"
        ),
        lambda m: f"以{m['year'] or m['again']}为基准年的",
    ),
    (
        f"({_TARGETS})(?:的)?(?:基期|基年|基准|基数|基准年|对比年|参照年)(?:定|放|选|设|取)?(?:在|是|为|的是)?{_YEAR}",
        r"\1以\g<year>为基准年",
    ),
    (
        f"以{_YEAR}(?:的)?(?:数据|水平|数值|数|值)?(?:为|作为|作|当作?|做)(?:基础|基数|底数|底子|参照系?|对照|起点)(?:来)?(?:算|降|减|定|比)?",
        r"以\g<year>为基准年",
    ),
    (f"参照年份?(?:是|为){_YEAR}", r"以\g<year>为基准年"),
    (f"(?:和|跟|与|同){_YEAR}比着(?:来)?(?:算|定|看)?", r"以\g<year>为基准年"),
    # 给甲定的降幅: that of it
    (
        "(?:^|(?<=[，,]))(?:计划|方案|文件)?[给为对]([^，,。？?的]{2,24})[设制规]?定(?:下|了|出)?的(?=目标|指标|降幅|增幅|幅度|数|比例|任务量)",
        r"\1的",
    ),
    # 甲率高还是乙率高, 谁的目标更高, 降得更狠: which of them is higher
    (r"(?<=得)更?(?:狠|猛|厉害|凶)", "更多"),
    (
        (
            "(?:^|(?<=[，,]))是?([^，,。？?是]{2,16}?)(要求|目标|定)?((?:得|的)?(?:更|(?:降|减|升|增|涨|定|压)得)?更?[多高大少低小])[，,]?"
            r"还是([^，,。？?]{2,16}?)\2?\3[？?]?$"
        ),
        r"\1和\4哪个\2\3",
    ),
    (
        f"(?:谁|哪[个项一])的((?:下降|降低|增长|减排)?(?:{_TARGETS}|降幅|增幅|幅度|比例|覆盖率|要求)[值数]?)[要定]?得?(?=更?[高低大小])",
        r"哪个\1",
    ),
    ("(?:谁|哪[个项])(?:要|要求|应)?([降减升涨增])得更?(?=[多大少小])", lambda m: f"哪个{_CHANGES[m[1]]}更"),
    (
        "(?:要求)?((?:降|减|升|增|涨|定|压|提)得)更?([大高多小低少])(?:一?些|点)?的(?:那个|指标)?是?(?=哪|谁)",
        r"\1最\2的是",
    ),
    ("((?:量化|数字|定性)?[目指]标)更?([多少])的(?:会)?是哪(?:一)?([年条项家])(?=[？?]?$)", r"哪\3的\1更\2"),
    (
        "(20[0-9]{2})年?[和与跟、](20[0-9]{2})年?(?:这)?(?:两年)?(?:相比|比)?[，,]?(?:到期)?哪(?:一)?年(?:到期)?的?([目指]标)[定数]?更?([多少])(?=[？?]?$)",
        r"\1年的\3和\2年的\3哪个\4",
    ),
    ("(?<=[目指]标)(?:家数|数量|个数|数|值)?更?([大高多小低少])的是?(?=哪|谁)", r"最\1的是"),
    # 甲跟乙比（都是某类的）: of that sort
    ("^([^（()，,]{4,30}?)[（(](?:两[个项者]|二者)?(?:都|均|全)(?:是|为|属于?)([^（）()]{4,20}?)的[）)]", r"\2的\1"),
    # 甲比乙多要求几家: how many more
    (
        "(比[^，,。？?]{2,20}?)(?:要)?([多少])(?:要求|规定|安排|设定|定|设|创建|培育|新增|发展)了?(?=(?:几|多少)[\u4e00-\u9fff])",
        r"\1\2",
    ),
    ("(?<=[量值数])[定设]得(?=更?[大高多小低少])", ""),
    # 别管节点，只要带数字的指标: those alone
    (
        (
            "[，,]?(?:[别甭]管|不[管看要算]|撇开|抛开|除了?)(?:时间)?节点(?:目标|指标|类|性)?(?:的|以外|之外)?[，,]"
            "(?:[只就单光]?[要看列说报是])?(?=(?:[带有含](?:具体)?数|量化|定量|数字)[^，,]*(?:目标|指标))"
        ),
        "的",
    ),
    # 要下降、减排或者减少的: that go down
    (
        f"(?:要求|[要须应])?{_DOWN}(?:(?:、|或者?|以及|及|和)(?:要求|[要须应])?{_DOWN})+的?(?={_KIND}{_TARGETS})",
        "要求下降的",
    ),
    # 要降的, 相对2020年下降的: that go down, from that year on
    (f"(?:要求|[要须应得])往?下?降的(?=(?:{_KIND}{_TARGETS})|[有是共一总？?，,吗]|哪|$)", "要求下降的"),
    (r"(?:对比|相对于?|比照|对照)(20[0-9]{2}年)(?![和与跟、到至])", r"较\1"),
    # 只定了一个量化目标的任务: of which it has one
    (
        f"(?:有且)?(?:[只仅就恰]|[恰正刚]好|不多不少)(?:有|[定设写提带列]了?|定有|设有)([一二两三四五六七八九1-9])[个项条]({_KIND}{_TARGETS})(?=的|[，,。？?]|$)",
        r"恰好有\1个\2",
    ),
    # 第2条那6个目标各是多少: so many as it has
    (
        (
            f"(第[0-9一二三四五六七八九十]+[条项](?:任务)?)[里中]?的?[有这那]?(?P<n>[2-9两二三四五六七八九])[个项条]({_KIND}{_TARGETS})[，,]?"
            "(?=(?:都|又|分别|各自?|依次)?(?:要|是|应|得|达|到|为|定|做)*(?:多少|什么|哪些))"
        ),
        lambda m: f"{m[1]}的{'零一二三四五六七八九'[int(m['n'])] if m['n'].isdecimal() else m['n']}个{m[3]}",
    ),
    # 2024年（含）以前
    (r"(20[0-9]{2}年)[（(]含(?:本年|当年|这一年)?[）)](?=[以之][前后])", r"\1(含\1)"),
    # 没标年份的也报上来: whatever they are
    (
        (
            "(?<=.{4})[，,。？?](?:(?:没有?|未|无|不)[^，,。？?哪几什]{1,8}|定性|非量化)的?(?:目标|指标)?也(?:一并|一起|都|全|同样|要|得)*"
            "(?:算|列|报|说|写|给|放|带|包括|计|纳入|加|要|行)[^，,。？?哪几什]{0,5}[。！!]?$"
        ),
        "",
    ),
    (
        "(?<=.{4})(?<![只仅光])[，,（(](?:包括|包含|含|连同|连|加上)(?:没有?|未|无|不|定性|非量化)[^，,。？?哪几什()（）]{0,6}(?:的(?:那几个|那些)?|要求)?[）)]?$",
        "",
    ),
    # 农业和服务业部分: the two of them
    (
        "(?<![、和与及跟的])(?<!部分)(?P<joiner>[和跟及、]|(?<!参)与)(?P<last>[^，,。？?、和与及跟的里中第各每这那两二三四五六不没无未又在有是也]{2,6})部分(?=[，,的里中]|$)",
        r"\g<joiner>\g<last>两部分",
    ),
    # 比2024年早一年到期的
    (
        "比(20[0-9]{2})年[底末]?(?:要|还)?(?P<way>早|晚|提前|推迟)(?P<n>[一两二三四五六1-6])年(?=到期|完成|建成|实现|达标|的)",
        lambda m: f"{int(m[1]) + parse_count(m['n']) * (-1 if m['way'] in '早提前' else 1)}年",
    ),
    # 比2025年还晚, 期限超过2025年, 2025年后才到期: later than that year
    ("比(20[0-9]{2}年)[底末]?(?:还要?|更|要)*([晚迟早])", r"\2于\1"),
    ("(期限|年限|时限|完成时间)(?:都|要|是)?(?:超过|超出|越过|长过)(20[0-9]{2}年)", r"\1晚于\2"),
    ("(20[0-9]{2}年)(?:底|末)?后(?=还|才|要|的|到期|完成|实现|继续)", r"\1以后"),
    # 降得最多: the greatest fall
    ("(?:要求)?(?:下降|降低|降|减少|减排|减)(?:得)?最[多大狠](?!的[任单部])", "降幅最大"),
)
_ENGLISH: tuple[tuple[str, Said], ...] = (
    # a baseline year of 2020
    (
        r"\b(?:a |the |their )?(?:baseline|base|reference|benchmark) year (?:of |is |being |in |set at )?(?=20\d\d\b)",
        "as the baseline ",
    ),
    # what numbers must it reach: its quantified targets
    (
        (
            r"^(?:what|which) (?:numbers|figures) (?=(?:must|should|does|do|has|have|is|are|need)\b"
            r".*\b(?:reach|hit|meet|achieve|attain|deliver)\b)"
        ),
        "what quantified targets ",
    ),
)
_TURNS, _ENGLISH_TURNS = turns(_TABLE), turns(_ENGLISH)


def aims_worded(text: str) -> str:
    """Return a normal Chinese question with turns of speech about targets in the words that the parser reads.

    >>> aims_worded("哪些目标是定性的"), aims_worded("跟2020年对比的指标"), aims_worded("定性和定量目标")
    ('哪些目标没有数字', '以2020年为基准年的指标', '全部目标')
    """
    return said_plainly(text, _TURNS)


def aims_in_english(text: str) -> str:
    """Return a normal English question with turns of speech about targets in the words that the parser reads.

    >>> aims_in_english("targets with a base year of 2020"), aims_in_english("what numbers must task 2 reach")
    ('targets with as the baseline 2020', 'what quantified targets must task 2 reach')
    """
    return said_plainly(text, _ENGLISH_TURNS)
