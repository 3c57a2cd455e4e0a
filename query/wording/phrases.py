"""Turns of phrase in the words that the vocabularies know: 给甲打配合, 没写谁牵头, neither A nor B."""

from __future__ import annotations

import re

from query.wording.clauses import CLAUSES, ENGLISH_CLAUSES
from query.wording.turns import Said, said_plainly, turns

_NUMBER = "[0-9一二两三四五六七八九十]+"
_BOUND = "至少|最少|起码|不少于|不低于|最多|至多|不超过|超过|多于|少于|不到|不足|恰好|正好|刚好"
_UNITS = "(?:单位|部门)"
_PART = "(?:一|个|一个|几)?(?:章节?|节|部分(?![任工单部企目指项])|板块|篇章)"
_SORT = "(局|委|办|中心|公司)"
_QUOTIENT = (
    "(?:的?(?:商|结果|得数|比值))?(?:大?约|大概)?(?:等于|得到?|是|为|=|有)?(?:几|多少|多大)倍?(?=[，,。？?；;（( ]|$)"
)
_THAN = {
    **dict.fromkeys(("高于", "高过"), "高"),
    **dict.fromkeys(("大于", "大过"), "大"),
    **dict.fromkeys(("多于", "多过", "超过", "超出", "胜过", "压过"), "多"),
    **dict.fromkeys(("低于",), "低"),
    **dict.fromkeys(("小于",), "小"),
    **dict.fromkeys(("少于", "不及", "不如"), "少"),
}
_ASKS = re.compile("[哪谁几]|多少|什么|啥|吗|是否|是不是|有没有|会不会")
_AMOUNT = re.compile(
    "[0-9%％]|百分|一半|半数|[零一二两三四五六七八九十百千万]+(?:[条项个家成倍处座所吨台辆亩次年]|多|余|以上)"
    "|全部|平均|其他|其它|别"
)
_PLACES = re.compile("第[0-9零一二三四五六七八九十]+[条项]|20[0-9]{2}年")
_NOUN = (
    "(?:量化)?(?:目标|指标)|节点|(?:工作)?任务|(?:责任|牵头|参与|配合)?(?:单位|部门)"
    "|企业|公司|项目|机构|院校|高校|大学|事项"
)
_OPENS, _CLOSES = re.compile(_NOUN), re.compile(f"(?:^|(?<=的))(?:{_NOUN})$")
_NAMED_IN_TEXT = re.compile("名字|名称|叫|提到|提及|写到|写了|写的|说到|讲到|点到|点名|列出|列的|列了|出现|框|专栏")
_LACKED = re.compile("(有(?:而|、|，|,|但|却)*(?:第[0-9]+条)没有的)(?:是)?(?=谁|哪)")


_OTHERS = ("文件", "项目", "章", "部分", "板块", "专栏", "通知", "方案")
"""What has titles besides tasks."""
_TASKS = re.compile(r"\b(?:tasks?|items?)\b")


def _exceeds(match: re.Match[str]) -> str:
    """Return 甲比乙高吗 for 甲是否高于乙, where two things and no amounts are set against each other."""
    first, second = match["first"], match["second"]
    asks = (match["whether"] or match["ends"]) and not _ASKS.search(first + second)
    if not asks or _AMOUNT.search(_PLACES.sub("", second)) or "比" in first:
        return match[0]
    return f"{first}比{second}{_THAN[match['than']]}吗"


def _told(match: re.Match[str]) -> str:
    """Return a question for the things themselves, for one whether there are some and the wish to have them listed."""
    place, what = match["place"], match["what"]
    if _ASKS.search(place + what):
        return match[0]
    if not _CLOSES.search(what) and _OPENS.match(what):
        return f"{place}哪些{what.removesuffix('的')}的"
    return f"{place}{what}有哪些" if re.search(f"(?:{_NOUN})$", what) else match[0]


def _former(match: re.Match[str]) -> str:
    """Return what is said of the former and the latter, said of what they are."""
    rest = match["rest"].replace("前者", match["former"]).replace("后者", match["latter"])
    noun = (match["noun"] or "").replace("名单", "单位")
    return _LACKED.sub(rf"\1{noun}是", rest) if noun else rest


def _all_told(match: re.Match[str]) -> str:
    """Return 也算 for a clause that names what counts too, a question for what all are wanted of, else nothing."""
    stop, what = match["stop"], match["what"]
    if re.search("[哪谁几]|什么|多少", what):
        return stop + what
    return f"{what}有哪些" if not stop else f",{what}也算" if what else ""


def _of_sort(match: re.Match[str]) -> str:
    """Return the units whose name holds a word; companies that a text names are no units."""
    named = match[1] == "公司" and _NAMED_IN_TEXT.search(match.string, 0, match.start())
    return match[0] if named else f"名字带{match[1]}的单位"


_CHINESE: dict[str, Said] = {
    **CLAUSES,
    # 的活有几条, 有哪些活: what a unit has to do
    "的活(?:儿|计)?(?=(?:都|一共|总共|共)?(?:有|是)?(?:[哪几]|多少|什么|啥)|[，,。？?]|$)": "的任务",
    # 管哪些事: likewise; of what has happened (出了什么事) nothing is told
    "(有|管|负责|牵头|承担|参与|配合|抓|干|做|办|落实|的都?是)(哪些|什么|啥|哪几[样件]|[几多][样件]|多少件?)事(?:情|儿)?"
    "(?=$|[，,。？?呢啊呀])": r"\1\2任务",
    # 点企业点得最多的: the verb is said again behind what it is done to
    r"([\u4e00-\u9fff]{1,2}?)[名到及]?([\u4e00-\u9fff]{2,6}?)(?:的?名字?)?\1[名到]?得(最[多少])": r"\2\3",
    # 给甲打配合: supports A
    "[给帮替为](?!我|咱|他|她|你|大家|什么)([^，,。？?的谁哪几给帮替为]{2,14}?)(?:打|做|搞|当|提供)(?:一?下|了|过)?"
    "(?:配合|下手|助手|帮手|副手|协助|支持工作|辅助)(?:工作)?": r"配合\1",
    # 讲制造业的那一节: the section called so
    "(?:(?:专门|主要|着重)?(?:讲|谈|说|论述|写|涉及|针对)(?:的是)?|关于|有关)([^，,。？?的谁哪几第]{2,12})的"
    f"(?=[那这]?{_PART})": r"\1",
    # 最多的是 task 几: which task
    "(?:tasks?|任务) ?几(?=[？?。]?$)": "第几条任务",
    "(?<=是) ?(?:task )?number ?几(?=[？?。]?$)": "第几条",
    # 任务标题中带有“甲”的: what titles hold
    f"^(?!.*标题.*标题)(?P<front>.*?)(?<!文件)(?<!章节)(?<!专栏)(?<!项目)(?<!部分的)(?<!{_OTHERS[0]}的)(?:任务的?)?(?:标题|题目)"
    "(?:里面?|中|上|当中)?(?:含有?|带有?|有|包含了?|出现了?|写[有着])(?![没哪几什多])"
    f'(?![^，,。？?]{{1,14}}?的(?:{"|".join(_OTHERS)}))(?=[“"「]?[\u4e00-\u9fff])': r"\g<front>标题含",
    # 任务编号是多少: which tasks
    "(?<!文件)(?<!文件的)(?<!方案的)(?<!计划的)(?<!通知的)(编号|序号|条号|任务号)(?:分别|各|都|又)?(?:是|为)"
    "(?:多少|几)(?![个条项家的])": r"\1是哪些",
    # 印发这份方案的机关: its issuer
    "(?:(?:印发|发布|制定|出台|下发|公布|制发|发)(?:了|出)?[这本该](?:一?[份个部项])?|(?:印发|下发|制发)(?:了)?)"
    "(?:(?:行动)?(?:计划|方案)|文件|通知|意见|规划|办法|措施)的(?:机关|单位|部门|主体|政府|机构|(?=是(?:谁"
    "|哪)))": "发文机关",
    # 随便哪一家有份的都算上: any of them
    "(?:(?:随便|无论|不管|不论|任凭|甭管)(?:是)?哪一?|任[何意]一)家(有份|[^，,。？?的]{2,6})的?(?:任务)?"
    "(?:都|就)?(?:算上?|行)(?:进来|在内)?": r"任何一家\1的任务",
    # 随便沾上一家就算, 但凡沾一家的: likewise
    "(?:(?:随便|随意|但凡|凡是?|只要|不管|任意)[，,]?)(?:是|能)?(?:跟|和|与)?(?:其中)?(?:沾|占|挨|靠|碰|挂|涉及|牵涉|有)[上到着了]*(?:其中|任[意何])?"
    "一家(?:边|在内|在列|有份|参与)?的?(?:就|都|即|也)?(?:算上?|行|可以?|要|计入)?": "任何一家有份的任务",
    # 没有任务的部分不用列: as it always is where things are counted one by one
    "[，,；;（(](?:没有|没|无|零|为零|为0|是0|数量?为0|没有?任何)(?:的|任务|[条项])*(?:任务)?的?"
    "(?:部分|章节|章|节|板块|单位|部门|年份|条目)?(?:就|可以|则|都|也)*(?:不用|不必|无需|无须|不要|别|不|免"
    "|略去?|省略|忽略|跳过)"
    "(?:再|去)?(?:列出?|写|报|给|管|算|显示|统计)?(?:了|出来)?[）)]?[。.]?$": "",
    # 节点的也别漏: counts too; 责任单位一个别漏: all of them
    "(?P<stop>^|[，,？?])(?P<what>[^，,？?]*?)(?:的?那[些种类])?[都也可]*(?:千万|一[个条家项])?(?:别|不要|不能)(?:漏|落)(?:掉|下"
    "|了)*[。！!]?$": _all_told,
    # 没写谁牵头的任务: those without a lead unit
    f"(?:没有?|未)(?:写明?|定|明确|说明?|指定|注明|标明|确定|点明|讲明?|落实)(?:到|了)?(?:是|由|让)?(?:谁|哪家"
    f"|哪个{_UNITS})(?:来|去)?"
    "(牵头|主办|主责|配合|协办|负责)": r"没有\1单位",
    # 和别的单位一起牵头的: jointly led
    "(?<![没不有])(?:和|(?<!参)与|跟|同|会同|连同)(?:其他|其它|别的?|另外的?)(?:单位|部门|家)(?:一起|一道|一同"
    "|联合|共同|合力)+(?=牵头的)": "联合",
    # how many responsible units: 责任单位个数少于4家 as 责任单位少于4家
    "(?<=[单部任][位门务])的?(?:个数|总数|数量|数目|家数|条数|数)(?:上|共|合计)?"
    f"(?=(?:在|为|是|有|等于|达到|{_BOUND}|不满|不|大于|小于|低于|高于|最[多少])*{_NUMBER}[个家条项])": "",
    # 有没有甲的任务，列出来: the things themselves
    "^(?P<place>[^，,。？?]{0,14}?)(?:有没有|是否有|是不是有|有无|有木有|是否存在|存不存在)"
    "(?P<what>[^，,。？?]{3,40}?)的?话?[，,。？?]"
    "(?:有的话|有就|若有|如有|如果有|请|都|全部?|一并|帮我|给我|麻烦|逐[一条项个]|把它们?|也|就)*"
    "(?:列|报|写|摘|点|挑|数)(?:出来?|一下|一列|全|上来|明|清楚)*(?:看看|看一?下|给我|我看看?|一下"
    "|吧)*[。.！!]?$": _told,
    # 单位GDP能耗: as plans print it
    "单位(?:gdp|国内生产总值|生产总值)(?:的)?": "单位地区生产总值",
    # 不只写在一条任务里, 在不同任务里都出现: in more than one task
    "(?:不只|不止|不光|不仅|并非只)(?:是)?(?:写在|出现在|见于|在)一[条项](?:任务)?(?:里面?|中|当中|上)?"
    "(?:写到|出现|提到)?": "出现在2条以上任务里",
    "在?不同的?任务(?:里面?|中|当中)(?:都|均)?(?:出现|提到|写到|露面)了?": "出现在2条以上任务里",
    # two amounts set against each other: 甲除以乙等于几, 甲是否高于乙
    "(减排|排放|削减|减少|压减|下降)吨数": r"\1量",
    "(?:编了|编有|带有?|有|标了)(?:序|编)?号的(?=(?:工作)?任务|条目|事项)": "",
    "多达(?=[0-9一二两三四五六七八九十]+[家个条项])": "有",
    "(?:大?约|大概|大致|差不多)(?:是|为|等于|相当于)(?=.{2,40}倍)": "是",
    f"^(?:请?问?(?:用|拿|把|将|以))?([^，,。？?]{{2,40}}?)(?:除以|比上)"
    f"([^，,。？?]{{2,40}}?)[，,]?{_QUOTIENT}": r"\1是\2的几倍",
    "^(?:请问)?(?P<first>[^，,。？?]{2,40}?)(?P<whether>是否|是不是|会不会|有没有)?(?:要|会|能|都)?"
    f"(?<!不)(?P<than>{'|'.join(_THAN)})了?(?P<second>[^，,。？?]{{2,40}}?)(?:那么|那样)?[多高大]?[，,]?"
    "(?P<ends>吗|么|嘛|对吗|对不对|对吧|没错吧|是这样吗|是吗|是不是|是否)?[。？?]?$": _exceeds,
    # 甲和乙的责任单位，前者有而后者没有的是谁: both are named in front
    "^(?P<former>[^，,。、和跟与]{2,12})[和跟与、](?P<latter>[^，,。、和跟与]{2,12}?)(?:这两[条项家个](?:任务|单位)?)?"
    "(?:的(?P<noun>(?:责任|牵头|参与|配合)(?:单位|部门|名单)))?"
    "(?:里|中|相比|比起来|大同小异|(?:都)?差不多|不太?一样|有出入)*[，,](?P<rest>.*(?:前者|后者).*)$": _former,
    # 甲没一起牵头的是哪几条: those of the tasks before, which another leads, that 甲 does not lead with it
    "^(?:那|那么)?([^，,。、和跟与同及哪谁]{2,8}?)(?:没有?|未)(?:一起|一同|一道|共同|联合)"
    "(牵头|参与|参加|负责|配合)的((?:任务)?(?:都|又)?(?:有|是)?(?:哪|几|多少).*)$": r"其中\1没有\2的\3",
    # 只以牵头身份出现: they lead and never take part
    "(?:只|仅|光)(?:是|会)?(?:以|作为|当|做)过?牵头(?:单位|方)?的?(?:身份|角色|名义)?(?:出现|露面|被?点名|在列)?过?"
    "|(?:凡是?|只要)(?:一)?(?:出现|被?点到?名|露面)(?:的|了|时|，|,)*(?:就|都|均|全)+是?(?:由它|由其)?(?:当|做"
    "|作为)?牵头(?:单位|方)?": "只牵头不参与",
    "只?[有由]?它(?:自己)?一家(?:单独)?(?=牵头|负责)": "它独家",
    f"(?:只|仅|单)由一[家个]{_UNITS}?(?:单独)?(?=牵头|负责)": "独家",
    # 没有一条不涉及甲: each of them does
    "(?<!有)没有(?:一|哪一?|任何一?|任何)?[条项](?:任务)?是?没有(?:需要|用|要)?": "每条都有",
    "(?<!有)没有(?:一|哪一?|任何一?|任何)?[条项](?:任务)?是?(?:不(?![同仅只])|没|未)(?:需要|用|要)?": "每条都",
    "的几条任务(?=[，,].*(?:吗|是不是|是否|谁|哪|几|多少))": "的那几条任务",
    # 以非牵头身份出现在: whoever takes part and does not lead
    "以?非牵头(?:单位|方)?的?(?:身份|角色|名义)(?:承担|负责|担任|担)": "参与",
    "以?非牵头(?:单位|方)?的?(?:身份|角色|名义)(?:出现在|出现于|出现|列入)": "参与",
    # 2025年那个数: its target with a number
    "(?<=年)(?:[那这]个|的那?个?)数(?![据字量目值])": "的量化目标",
    # 甲部分有任务、乙部分却没有任务的单位: units that the part has and has not
    f"(?<=[分块章节])[里中]?(?:却|则|但|就|完全|也|一条)*没有?(?:任何)?任务(?=[、，,]|的{_UNITS})": "没有",
    "(?<!有)没有(?:任何)?任务(?=同时|是由?|由|既|被)": "没有一条任务",
    # 哪怕不牵头也算: whatever the role is counts, as it does where none is named
    "[，,（(]?(?:哪怕|即使|即便|就算)(?:只|仅)?(?:是|不是|不|没有?)?(?:联合|共同|单独)?(?:牵头|参与|配合|协助)"
    "(?:的|单位)?"
    "[也都](?:算|行|计)(?:在内|进去|数)?[）)]?": "",
    # 名称叫局的单位, 没牵头过的局有哪些: units whose name says so
    f"(?:单位)?(?:名称|名字|名)(?:里|中)?(?:叫作?|是|为|以){_SORT}字?(?:结尾|收尾)?的(?={_UNITS})": r"名字带\1的",
    f"(?<=[^有目指]的){_SORT}(?=[，,]?(?:一共|总共|共|是|有|中|里)*(?:面|头)?[，,]?(?:几个|多少个|哪|谁))": _of_sort,
    # 以甲打头的企业, 叫研究院的机构: those whose name has it
    "(?:名字|名称|名)?(?:以|由|用|是|为)?([^，,。？?的以由用是里中叫]{2,6}?)(?:[两二三]个?字)?"
    "(?:打头|开头|起头|命名|冠名|结尾|收尾)的(?=企业|公司|机构|单位|高校|品牌|[哪几])": r"名字带\1的",
    "叫(?!什么|啥)(?:做|作)?([^，,。？?的]{2,6})的(?=企业|公司|机构|单位|高校|品牌|[哪几])": r"名字带\1的",
    # 光有时间没有数的目标, 目标中没量化的: those without a number
    "(?:只|光|仅|单)(?:有|定|写|讲|说|给)了?(?:完成)?(?:时间|期限|年份)[、，,]?(?:而|但|却)?(?=(?:没有?|不|未|无)"
    "(?:带|含|写|给|定|设|讲|说|提)?(?:具体)?的?(?:数|多少))": "",
    "((?:目标|指标)(?:里|中|当中|里面)?[，,]?)(?:没有?|未|不|无)(?:有|被)?(?:量化|数字|数值|数量?)的(?=是|有|叫|哪)"
    "": r"\1没有数字的目标",
    "几几年": "哪年",
    # 跟甲并列的企业: those named beside it
    "(?:跟|和|与|同)([^，,。？?的和跟与同]{2,14}?)(?:并列|同列|一同列出|一起列出|一并列出|一起点名|一同点名|同时点名)的"
    "(企业|公司|机构|高校|项目)(?=都?[有是又]|还有|[，,。？?]|$)": r"除\1外，提到\1的任务还提到哪些\2",
    "牵过(?:一[次回])?头(?!的?[领脑])": "牵头过",
    "[牵挑领][了的]头(?!的?[领脑绪])": "牵头",
    "(牵头|主责|主办|参与|配合|协办|承担|负责)的?(?:任务)?(?:数目?|数量|总数|[个条项]数)"
    "(?=[呢啊？?。]*$)": r"\1几条任务",
    "(?<=[^很有])好多(?=[条项个家][^，,。谁哪几多什吗没]{0,6}[？?]?$)": "多少",
    "(?<=[，,])另(?:外)?有(?=哪|谁|几家)": "还有其他",
    # 至少在3条任务里, 至少负责10条任务: the bound is that of the number
    f"({_BOUND})(?:出现)?在({_NUMBER}[条项])": r"在\1\2",
    # alternatives (有没有, 参不参与, 设了…没有) ask whether
    r"(?<![否所])([\u4e00-\u9fff])[不没]\1(?=没)": r"是否\1 ",
    r"(?<![否所])(?:((?!(?<=[目指])标)[\u4e00-\u9fff])[不没]\1|([\u4e00-\u9fff]{2})[不没]\2(?!都|也|均"
    r"|一律))": r"是否\1\2",
    f"({_BOUND})(负责|牵头|参与|参加|配合|承担|协助)了?({_NUMBER}[条项])": r"\2\1\3",
    "([设定写列提点安排规明确](?:[到过]?了|到|过)|(?<![没所])有(?=[^，,。]{1,7}没有[，,]))"
    "([^，。？?,?、有没不无未啥谁几哪什么多少]{1,10})没有?(?=[，,。？?]|$)": r"是否\1\2",
}
_ENGLISH: dict[str, Said] = {
    # which of them are led with X; what does it lead: which tasks
    **ENGLISH_CLAUSES,
    # a university partner on 甲, a joint effort of 甲 and, co-builds 甲: who works on it
    r"\b(university|college|institute|company|school) partners? (?:on|for|in|of)\b": r"\1 with",
    # bodies with 甲 in their name
    r"\b(?:with|have|has|having|contain(?:s|ing)?|carr(?:y|ies|ying)) (?:the (?:word|characters?|term) )?"
    r"([^\s,?]{2,14}) in (?:its|their|the) (?:own )?(names?|titles?)\b": (
        lambda m: f"whose {'title' if m[2].startswith('title') and _TASKS.search(m.string) else 'name'} contains {m[1]}"
    ),
    r"\b(?:beyond|past) (?=(?:the )?(?:year |end of )?20\d\d\b)": "after ",
    # Apart from the tasks led by A, which tasks are in B: those in B that A does not lead
    r"^(?:apart from|besides|other than|except(?: for)?) (?:the )?tasks ((?:led|supported) by [^,]+|involving [^,]+),"
    r" which (?:other )?tasks (?:are )?(.+?)\??$": r"which tasks \2 are not \1?",
    # Break down the tasks of A by section: how many in each
    r"^(?:please )?(?:break down|split up|split|group|divide|sort) (?:the )?tasks (?:that |which )?(.{4,80}?)"
    r" by (section|chapter)s?\s*[:,;-]+\s*how many (?:tasks )?(?:are |fall )?(?:there )?in each(?: one| section"
    r"| chapter)?\s*\??$": r"how many tasks \1 are there in each \2",
    # Besides A itself, which unit is in every one of its tasks: which others are in every task of A
    r"^(?:besides|apart from|other than|except(?: for)?|excluding) (?:the )?([^,]{4,60}?)(?: itself)?, "
    r"(?:which|what) (?:other )?(?:units?|departments?|agenc(?:y|ies)) [a-z ]{2,20}? (?:in )?"
    r"(?:every one|each one|each|all|every single one|every)"
    r"(?: of)? its tasks\b": r"which other units are in every task of the \1",
    r"\b(?:every one|each one|each|all) of (?:the )?(?!(?:those|these|its|their|tasks|them)\b)"
    r"([a-z ]{4,50}?) tasks\b(?=\s*\??$)": r"every task of the \1",
    # Support A in the tasks it leads: whom the units asked for support leads in any case
    r"\b((?:support|assist|back|help|aid)(?:s|ed|ing)? (?:the )?[^?,]{3,80}?) (?:in|on|with) "
    r"(?:any of |all |all of )?(?:the |those )?tasks (?:that |which )?it (?:leads|heads)\b": r"\1",
    r" ?\((?:alone|solely|by itself) or jointly\)": "",
    r"\b(?:names?|involves?|includes?|mentions?|lists?|has|have|with|carries) neither (.+?) nor (.+?)(?=[?,.;]"
    r"|$)": r"not \1 and not \2",
}
_CHINESE_TURNS, _ENGLISH_TURNS = turns(_CHINESE.items()), turns(_ENGLISH.items())


def reworded(text: str) -> str:
    """Return a normal question with turns of phrase in the words that the vocabularies know.

    >>> reworded("给甲局打配合的单位"), reworded("没写谁牵头的任务"), reworded("甲量是否高于乙量")
    ('配合甲局的单位', '没有牵头单位的任务', '甲量比乙量高吗')
    """
    if not text.isascii():
        text = said_plainly(text, _CHINESE_TURNS)
    return said_plainly(text, _ENGLISH_TURNS) if " " in text else text
