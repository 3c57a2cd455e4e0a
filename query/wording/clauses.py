"""Turns of phrase of whole clauses: due in other years, those without a lead left out, neither leads, each has it."""

from __future__ import annotations

import re

from query.wording.turns import Said


def _of_other_years(match: re.Match[str]) -> str:
    """Return a question for what is due in other years than the one that an opening clause names."""
    return f"除{match[1]}以外,{match['front']}其他年份{match['rest']}"


def _others_lead(match: re.Match[str]) -> str:
    """Return 有牵头单位，甲不牵头、乙不牵头 for 牵头单位是甲、乙之外的部门."""
    return "有牵头单位、" + "、".join(f"{unit}不牵头" for unit in re.split("[、和与及]", match[1]))


def _own_share(match: re.Match[str]) -> str:
    """Return 甲的任务里，它自己牵头的占几成 for 甲的任务有几成是自己牵头的."""
    who = "它自己" if "自己" in match[3] else match[3]
    return f"任务里,{who}{match[4]}的占{match[2]}"


CLAUSES: dict[str, Said] = {
    # 未指定牵头单位: has none
    "未(?:指定|安排|确定|明确|设定?|写明?|定)(?=牵头(?:单位|部门))": "没有",
    # 不论计量单位: nothing is asked of it
    "[，,。？?（( ]+(?:不论|不管|不分|不限|无论)(?:是)?(?:计量|什么|哪种)?单位(?:是什么|为何)?[）)]?(?=[。？?]?$)": "",
    # 2025年之前或者之后的: of other years
    r"在?(20\d\d年)(?:之前|以前)(?:或者?|和|、|以及)(?:在)?(?:之后|以后)": r"不是\1",
    # 2023年底前、截至2023年要建成的项目: those of earlier years too
    r"(?:截至|截止到?|到)?(20\d\d年)(?:底|末)?(?:(?<=[底末])之?前|为止|底?以?前)(?!.*目标)(?=.*项目)": r"\1及以前",
    r"(?:截至|截止到?)(20\d\d年)(?:底|末)?(?!及|目标)(?=[^，,]*项目)": r"\1及以前",
    # 有数字的目标，不是2025年到期的有哪些: targets, and not tasks
    "^(?!没|无|未)([^，,。？?任务哪]{0,8}(?:目标|指标|节点))(?:里|中|当中)?(?:面|头)?[，,]((?!并|而|且|又)[^，,。？?]{3,20}?)的(?:都|又|各)?(?:有|是)"
    "哪(?:些|几[个项条])[？?]?$": r"\2的\1有哪些",
    # 百分比不低于10: in percent
    r"百分比(?:上|数)?(?:在|为|是)?("
    r"(?:不低于|不少于|不小于|不超过|超过|高于|低于|大于|小于|至少|达到)[0-9.]+)(?![%0-9.个家])": r"\1%",
    # 甲、乙两个词都写进去了: both words
    "^(?:把|将)?([^，,。、和与]{2,8})[、和与]([^，,。、和与]{2,8}?)(?:这)?(?:两|2)个?"
    "(?:词|字眼|说法|名词|概念|关键词)(?=都|均|同时)": r"“\1”和“\2”",
    # 甲没被点名的园区部分任务: that 甲 has no part in
    "(?:没有?|未)(?:被)?(?:点到名|点名|点到|列入|写进)(?:的名)?(?=的[^，,。]{2,12}(?:任务|[条项]))": "没份",
    # 啥子, 好多: as they say in the south-west
    "啥子": "什么",
    "(?<=是)好多(?=[，,。？?嘛啊呢]|$)|(?<=[到成])好多(?=[万亿]*(?:辆|吨|元|家|个|处))": "多少",
    # …没有牵头单位的不算: among those that have one
    "^(?P<asked>.*[哪几什多谁].*?)[，,。？?;；（( ]+(?:没有?|无|没定|未定|没设|未设|没写|未明确|没明确)"
    "牵头(?:单位|部门)?的(?:任务|[条项])?(?:就|都)?(?:不[计算看管列要]|别[算列看计管]|除外|不在内|排除|剔除|不包括)"
    "(?:在内|进来|进去|上|了)?[）)。]*(?P<rest>[，,].*)?$": r"有牵头单位的任务中,\g<asked>\g<rest>",
    "^(?P<asked>.+?)[（(](?:没有?|无|没定|未定|没设|未设|没写|未明确|没明确)牵头(?:单位|部门)?的(?:任务|[条项])?(?:就|都)?"
    "(?:不[计算看管列要]|别[算列看计管]|除外|排除|剔除|不包括)(?:在内|进来|进去|上|了)?[）)]"
    "(?P<rest>.*)$": r"有牵头单位的任务中,\g<asked>\g<rest>",
    # 牵头单位是甲、乙之外的部门: another one leads
    "牵头(?:单位|部门|的)(?:是|为)([^，,。？?的]{2,24})(?:之外|以外)的(?:其他|别的)?(?:部门|单位)": _others_lead,
    # 到2023年底该完工的，之前就完工的也算上
    r"(?:到|截至)?(20\d\d年)[底末]?([^，,]{2,30})[，,（(](?:之前|以前|更早)(?:年份|年度)?(?:就)?(?:完工|完成|建成|到期|实现)?的?也(?:都)?算(?:上|在内|进来)?"
    "[）)]?": r"\1及以前\2",
    # 五个部分，谁的任务多: which of the parts
    "(?:(?<=[个各])|(?<=[两三四五六七]))(部分|章节|章|节|板块)[，,]谁的?": r"\1,哪个\1",
    # 条数多谁排前, 任务少哪家在前: ranked by these
    "(?<=[数务量])([多少])(?:的)?(?:谁|哪[家个])(?:就|便)?[排在站](?:在)?(?:最?前面?|头里)": r"\1排前",
    # 2025年定的数, 甲的数也报一下: the number of a target
    "(?<=年)定的数(?![据字量目值额])": "的量化目标",
    "(?<=[心业区院台量率”])的数(?=(?:也|都)?(?:报|说|讲|给|列)(?:一下|出来|我|给))": "的量化目标",
    # 除以27: by all tasks, where there are as many
    "(任务(?:条数|数量|数|总数)?)(?:占|在)([0-9]+)的(?=百分|比例|比重)": r"\1占\2条任务的",
    # 写明了年限又不是2025年的: dated, and not in it
    "(?:写明|有|注明|标明|定|设)了?(?:年限|年份|期限|时限)[、，,]?(?:而|又|且|但|并)+(?=不是20)": "",
    # 前十条看过了，后面还有哪几条: from there on
    "^前([0-9一二三四五六七八九十]+)[条项](?:任务)?[^，,]{0,8}?(?:看|知道|清楚|了解|汇报|讲|说|核对?)(?:过|完)?了?[，,](?:那)?(?:后面|之后|往后"
    "|剩下|其余)(?:的|里)?(?:还|又)?(?:有)?": r"第\1条以后,",
    # 不晚于2023年: that year counts too
    r"不(?:晚|迟)(?:于|过)(20\d\d年?)[底末]?": r"\1及以前",
    # 2025年到期的不看，别的年份到期的目标; 大部分是2025年完成，哪些定的是别的年份: of all other years
    r"^[^，,。？?]{0,12}?(20\d\d年)[^，,。？?]{0,8}[，,](?:另外|还|那么?)*"
    r"(?P<front>[^，,。？?]{0,10}?)(?:其他|其它|别的|其余|另外的)(?:的)?(?:年份|年度|年头)"
    "(?P<rest>[^，,。？?]*)": _of_other_years,
    # 剔除第13条以后: without it
    r"(剔除|去掉|除去|除掉|除开|除了|刨去|拿掉|撇开|扣除|不算|排除|抛开|不计)(第[0-9零一二三四五六七八九十]+[条项](?:任务)?)"
    r"(?:以后|之后|后)(?=[，,]?(?:的)?(?:量化|任务|目标|指标|谁|哪|责任|单位|剩|还|其他|其余))": r"\1\2以外",
    "(量化目标|量化指标|指标|目标|节点|责任单位|牵头单位|任务)的?(?:个数|条数|数量|数目|总数)"
    "(?:上)?(?:排第一|居首|居第一|领先|第一|最多)的(?=任务|单位|部门|部分|章|[条项])": r"\1最多的",
    # 牵头的既不是甲也不是乙, 牵头单位里甲、乙都没有: neither leads
    "(?:而|且|但|，|,)*牵头(?:的|单位|部门)?(?:里|中)?既?(?:不是|无|没有|不含|没)([^，,。、的也又]{2,12})[、，,]?(?:也|又|亦|更)(?:不是|无|没有"
    "|不含|没)([^，,。、的也又]{2,12})(?=[的、，,。？?])": r"、\1不牵头、\2也不牵头",
    "(?:而|且|但|，|,)*牵头(?:的|单位|部门)(?:里|中)?(?:面|头)?([^，,。、的也又都不没一但却份]{2,12})[、和与]([^，,。、的也又都不没一但却份]{2,12})"
    "都(?:没有|不在|没在|不是|没)(?=[，,的。（(、])": r"、\1不牵头、\2也不牵头",
    # 甲在哪几条、乙就也在哪几条: each of the tasks of the one has the other
    "^([^，,。？?在有哪]{2,12})(?:出现)?在哪(?:几|些)?[条项](?:任务)?(?:里)?[、，,]([^，,。？?在有哪]{2,12}?)(?:就|都|便)?(?:也|都)+(?:出现)?在哪(?:几|些)?"
    "[条项](?:任务)?(?:里)?(?=[，,。？?吗]|$)": r"\1的任务是不是都有\2",
    "^([^，,。？?在有的]{2,12}?)(?:是否|是不是)(?:都|也|全)*(?:出现)?在([^，,。？?在有的]{2,12})(?:所在|有份|参与|负责|牵头)的(?:每|所有|全部)一?[条项个]?"
    "(?:任务)(?:里|中)?(?:都|也)?(?:有份|出现)?[？?]?$": r"\2的任务是不是都有\1",
    # 任务，序号是多少: which they are
    "任务[，,](?:它们?的?)?(?:编号|序号|条号)(?:分别|各|都)?(?:是|为)(?:哪些|多少|几)(?![个条项家的])": "任务是哪几条",
    # 牵头的几条里: of these tasks
    "(?<=[头责与合办份]的)(?:这|那)?几[条项](?=(?:任务)?(?:里|中|当中))": "任务",
    # 甲的任务有多大比例是乙牵头的: of its tasks, those that B leads
    "(任务)(?:里|中|当中)?有(多大比例|多大比重|百分之[几多]少?|多少比例|几成)是(?:由)?(自己|它自己|[^，,。？?的]{2,12}?)(牵头|参与|负责|配合)的?"
    "(?=[（(，,。？?]|$)": _own_share,
    "(量化目标|量化指标|节点|牵头单位)覆盖了?(多大比例|百分之[几多]少?)的任务": r"\2的任务有\1",
    # 比乙多打造几家: how many more
    "(?<=多)(?:打造|培育|创建|建设|建成|创|建|评|认定|设|减|完成)(?=(?:几|多少)[家个条项处吨座])": "",
    # 拿甲跟乙的比，前者多出几个
    "^(?:拿|把|将)([^，,。？?跟和与]{2,16}?)(?:的?(?:创建|建设|培育)?目标)?(?:跟|和|与|同)([^，,。？?跟和与]{2,16}?)(?:的)?(?:相比|比一?比?|比较)[，,]前者"
    "(?=[多少高低大小])": r"\1的目标比\2的",
}
_PARTS = r"(?:(?:two|three|four|five|six|seven|eight|\d+) )?(section|part|chapter)s"
_PLACE = r" (?:under|of|in) (?:the )?[\"“”']?key tasks[\"“”']?(?: (?:section|chapter|part))?"
ENGLISH_CLAUSES: dict[str, Said] = {
    r"\b(?:either )?before or after (?=20\d\d\b)": "other than ",
    r", (?:whatever|regardless of|no matter) (?:the |what the )?(?:measuring )?units?(?: is| are)?(?=[?.]?$)": "",
    # Skip tasks with no lead: among those that have one
    r"^(which|how many) tasks (.+?)[,.?; (]+(?:please )?(?:skip|ignore|disregard|exclude|omit|ignoring"
    r"|disregarding|excluding(?: out)?"
    r"|omitting|not counting|leaving out|leaving aside|leave out|except)(?: for)? (?:the |any |all )?"
    r"(?:tasks|those|ones)"
    r"(?: that have| that are| which have)? (?:with no|without(?: a| any)?|no) "
    r"lead(?:s|ers?| units?)?[).?]*$": r"\1 tasks with a lead unit \2?",
    # projects due for completion by 2023: those of earlier years too
    r"^(which projects\b.{3,60}?)(?:are |is )?(?:due |to be )?"
    r"(?:for completion |completed |finished |built )?by (?:the end of )?(20\d\d)\b": r"\1are due in \2 or earlier",
    # Rank the five parts under … from most tasks to fewest: each part by number of tasks
    r"\bfrom (?:the )?most (tasks|targets|units|companies) to (?:the )?(?:fewest|least)\b": r"by number of \1",
    rf"\b(rank|order|sort) (?:all )?(?:the )?{_PARTS}{_PLACE}": r"\1 each \2 of 重点任务",
    rf"\b(rank|order|sort) (?:all )?(?:the )?{_PARTS}(?= by| according| in order)": r"\1 each \2",
    r"^how many (tasks|targets) (?:does|are there in|are in) each (section|part|chapter)(?: have| hold| contain)?, "
    r"(?:ranked|ordered|sorted)(?: from (?:the )?most to (?:the )?(?:fewest|least))?": r"rank each \2 by number of \1",
    # Is A in every task that B is in
    r"^(?:is|does|are) (?:the )?(.{4,60}?) (?:present |listed |named |involved |appear )?in (?:every|each) "
    r"(?:one of the )?tasks? (?:that |which |where )?(?:the )?(.{4,60}?) (?:is|are|appears) "
    r"(?:in|listed in|involved in|named in)\s*\?*$": r"does every task of the \2 involve the \1?",
}
