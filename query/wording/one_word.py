"""What has several words is said with one: 有无 as 有没有, 责任部门 as 责任单位, 第五条 as 第5条, items as tasks."""

from __future__ import annotations

import re

from query.wording.numerals import HAN, parse_count, value_of
from query.wording.spoken import as_written
from query.wording.turns import Said, said_plainly, turns

_PLAN = "(?:这[份个]|本|该|此)?(?:行动)?(?:计划|方案|文件|规划|意见|通知)"
_ITEM = "(?:号任务|条任务|项任务|条|项|号)"
_GREETING = "(?:(?:您好|你好|请问|劳驾|打扰(?:一下)?|麻烦(?:问|请问)?(?:一下)?)[，,！!。]*)+"
_BEGS = (
    "(?:(?:我们?|咱们?)?(?:想|要|需要?)(?:请?问|了解|知道|打听|咨询|核实|确认)(?:一下|下|的是)?[，,：:]"
    "|(?:请|麻烦)?(?:你|您)?(?:帮我|帮忙|给我)(?:查|看|问|找|算|核实|确认)(?:一下|下|看看?)?[，,：:]?)"
)
_NUMBER = f"(?:[0-9]+|{HAN}+)"
_LIST = "(?:都|全部|逐一|一一|逐个)?(?:列出来?|列举(?:出来)?|列一下|报一下|给出)(?:一下)?"
_SAYS = "(?:点名?|提[到及]?|写[到上]?|涉及|列)"
_HOLDS = "(?:定了|设了|含有?|包含|写了|提出了|有)"
_NUMERAL = "[0-9一二两三四五六七八九十]{1,4}"
_TOGETHER = "(?:加起来|合起来|加在一起|合在一起|合计|总计)"
_WITH_OTHERS = "(?:跟|和|与|同)(?:别|其他|其它)的?(?:部门|单位|家|人)(?:一起|并列|联合|共同)*"
_NO_ROLE = "(?<!牵头)(?<!负责)(?<!参与)(?<!配合)(?<!承担)"
_NO_COUNT = "(?![0-9.%年月日个家条项种处级位期]|[、，,/和与及~—–-][0-9])"
_TO = "(?:数|一直)?(?:到|至|-|~|—|–)"
_CLAIM = "(?:(?:这|那|上述|此|该)[个种]?(?:说法|结论|判断|表述)|这[么样]说)"
_TRUE = "(?:(?:正确|准确|属实|成立|对|没错|真的?|站得住脚)(?:不(?:正确|准确|属实|成立|对))?(?:吗|吧|与否)?)"


_WHO = "(?:哪[些个家]|哪几[家个])(?:单位|部门)"


def _listed(match: re.Match[str]) -> str:
    """Return each of several numbers with 任务 in front: a plan may print 第2条 and another task 2."""
    return "、".join(f"任务{number}" for number in re.findall("[0-9]+", match["each"]))


def _each_part(match: re.Match[str]) -> str:
    """Return each of some sections that are named by their numbers alone with the noun that stands behind them all."""
    each = re.sub("(?<=[）)])(?=[、和与及到至])", match["noun"], match["row"]) + match["noun"]
    return f"{each}各" if match["each"] else each


def _in_brackets(match: re.Match[str]) -> str:
    """Return 第3条到第20条 for numbers that stand in brackets as they are printed."""
    return f"第{value_of(match['a'])}条到第{value_of(match['b'])}条"


def _ordinal(match: re.Match[str]) -> str:
    number = parse_count(match["n"])
    return f"第{number}条" if number else match[0]


_CHINESE: dict[str, Said] = {
    # 第（三）条到第（二十）条; （一）、（三）部分, （一）到（三）各部分
    f"第[（(](?P<a>{_NUMERAL})[）)][条项]?{_TO}第?[（(](?P<b>{_NUMERAL})[）)][条项]": _in_brackets,
    f"(?P<row>[（(]{HAN}{{1,3}}[）)](?:(?:[、和与及到至]|以及)[（(]{HAN}{{1,3}}[）)])+)"
    "(?P<each>[各每]?)[这那]?(?:[几两三四五六]个)?(?P<noun>部分|节|板块)": _each_part,
    # 从第11条看起，后面哪些任务; 到第15条为止; 第15条及以前
    f"从第(?P<n>{_NUMERAL})[条项](?:任务)?(?:看起|数起|算起|说起|起)[，,]?(?:往?后面?的?|以后)?": r"第\g<n>条及以后",
    f"(?:^|(?<=[，,]))(?:从头)?(?:到|截至|截止到?|一直到)第(?P<n>{_NUMERAL})[条项](?:任务)?(?:为止|止)[，,]?": (
        r"第1条到第\g<n>条里，"
    ),
    f"第(?P<n>{_NUMERAL})[条项](?:任务)?(?:及|和|以及|及其)(?:以前|之前|往前)": r"第1条到第\g<n>条",
    "(?<=[0-9]) +(?=[年月条项家个处吨%])": "",
    "(?<=[^什]{2})[啊呀哟哈嘞](?=[？?。！!]*$)": "",
    "(?<![什怎那这要])么(?=[？?]*$)": "吗",
    f"^(?:{_GREETING}{_BEGS}?|{_BEGS})[，,：:！!。]*(?=.{{5}})": "",
    "^(?:这[个份]|本|该)(?:行动)?(?:计划|方案|文件)(?:里面?|中|当中)[，,](?=.{5})": "",
    f"^(?:按照?|根据|依据|依照|照)(?:着)?{_PLAN}(?:的?(?:要求|规定|安排|内容|部署|说法))?[，,]?(?=.{{4}})": "",
    "(?<![所只])有无(?!害|关|线|形|论|效|偿|条件|缝|废|人)": "有没有",
    "(?<=责任|牵头|参与|配合|主办|协办|承办|主责)部门": "单位",
    "(?<![平人年户日月地亩车户笔])均(?=有|是|由|没|未|不|为|在|列|属|要|须|需)": "都",
    "(?:承担|担责)(?=单位|部门)": "责任",
    "(?<!院士)(?<!专家)(?:领衔|挑头|领头(?![羊雁企])|牵总|总牵头|抓总)": "牵头",
    "(?<!有)没有?(?:任何)?(?:人|单位|部门)牵头(?!过?[^，,。？?的]{0,6}任务)": "没有牵头单位",
    "不缺[少乏]?牵头(?:单位)?": "有牵头单位",
    "(?:不|未|没有?)(?:当|做|担任|作为|充当)牵头(?:单位|方)?[、，,]?[而但却]?[只仅](?:当|做|担任|作为"
    "|充当)?参与(?:单位|方)?": "参与",
    "(?<=牵头|负责|参与|任务)最少(?=[0-9一二两三四五]家)": "最少的",
    f"第(?P<n>{HAN}{{1,3}})项(?=(?:量化|节点|定性)?(?:目标|指标))": r"第\g<n>个",
    "(?<=任务)(?:里面|里头|当中|之中)": "里",
    "(?<!不)缺[少乏]?牵头(?:单位)?|牵头(?:单位)?(?:空缺|缺位|空着|为空|空白|暂缺|未定)": "没有牵头单位",
    "(?:(?:具体|明确)的?)?数[字值](?:化|性|型)?(?=目标|指标)": "量化",
    "达到(?:或者?|和|及)(?:超过|多于|大于|高于|超出)": "不低于",
    f"最少(?=[牵负参配承涉列点写有包在挂出][^，,。？?的最]{{0,3}}(?:其中)?{_NUMBER}[条项家个])": "至少",
    f"(?<=[在被由中有要])最少(?=(?:其中)?{_NUMBER}[条项家个])": "至少",
    "(?:(?<=部分|单位|牵头)|(?<=[局委办年]))外(?=的)|(?<=部分|单位|牵头)外(?![部面地来省国商资贸])": "以外",
    f"(?P<not>没有?|未|不)(?P<says>写|定|明确|说|写明|指定|规定|点|注明|标明)(?:清楚?|好)?是?由?{_WHO}(?=牵头)": (
        r"\g<not>\g<says>谁"
    ),
    f"(?:第|{_NO_ROLE}任务)(?P<a>[0-9]{{1,3}}){_ITEM}?{_TO}(?:第|任务)?(?P<b>[0-9]{{1,3}}){_ITEM}": (
        r"第\g<a>条到第\g<b>条"
    ),
    f"{_NO_ROLE}任务(?P<a>[0-9]{{1,3}}){_TO}(?:第|任务)?(?P<b>[0-9]{{1,3}}){_NO_COUNT}": r"第\g<a>条到第\g<b>条",
    f"{_NO_ROLE}任务(?P<each>[0-9]{{1,3}}(?:[、，,/和与及][0-9]{{1,3}}){{1,6}}){_NO_COUNT}": _listed,
    "(?<![0-9第.到至])(?P<n>[0-9]{1,3})号任务": r"第\g<n>条",
    "(?<![0-9条项])任务(?P<n>[0-9]{1,3})(?=[之以]?[后前]|往[后前]|起(?!步)|[多少](?:出|了))": r"第\g<n>条",
    f"(?<![里中的面])第(?P<n>{HAN}{{1,4}})(?:条|项(?![^，,。？?]{{0,4}}(?:目标|指标|项目|企业|专栏)))": _ordinal,
    "(?:(?<=[分各每这那哪一两个按他它的])|(?<=第[一二三四五六七八九十0-9]))板块": "部分",
    "占了?多少(?=[条项])": "占了几",
    "(?<![名字含不没未无])带有(?=[^，,。？?的]{0,10}(?:的)?(?:量化|节点|定性)?(?:目标|指标))": "有",
    f"(?<=任务)(?:里面?|中|当中|之中)[，,]?哪些(?={_HOLDS}[^，,。？?]{{0,16}}(?:目标|指标|企业|专栏))": "里，哪几条",
    "(?<=的)几[家个](?=(?:责任|牵头|参与|配合)?单位(?:里|中|当中|之中))": "",
    f"(?<=任务|措施)[的这]?[一二两三四五六七八九]个部分{_TOGETHER}(?=[，,]?(?:一共|总共|共|有|是)*(?:多少|几))": "",
    "(?<=[家者方们])谁[也都](?=不|没)": "都",
    f"一[家个](?:企业|公司)的?(?:名字?|名称)?[都也]没有?(?:被?{_SAYS}|出现)[到过]?": "没有提到企业",
    "(?<=任务)[，,]再?(?P<more>加上[^，,。？?哪几多]{2,20}任务)(?:[，,]去重(?:以后|之后|后)?)?": r"\g<more>",
    "(?:未|没有?|不)被?[列写放排][为入作进](?:责任单位|责任名单)(?:之列|名单|里)?": "没有份",
    "落款的?(?=发文机关|发文单位)": "",
    "落款的?(?:是|为)?(?:哪[个家]|什么)(?:机关|单位|部门)|落款的是谁|谁落的款": "发文机关是哪个",
    "有没有(?P<does>牵头|负责|参与|配合)过?哪一?[条项个](?:任务|工作)?(?=[？?]*$)": r"有没有\g<does>任务",
    f"不是(?:独家|单独|一家|唯一)(?:牵头)?[、，,]?(?:而是?|要|是)*{_WITH_OTHERS}牵头": "与别的单位联合牵头",
    "(?<=[0-9][条项])往后[数看]?[（(]第?[0-9]+[条项]?(?:也|都)?(?:算|含|包括)(?:在内)?[）)]": "及以后",
    "(?<![中里的，,标])最低(?!的)(?=[^，,。？?]{0,6}(?:比例|标准|限额|额度)(?:是|为)多少)|(?<=比例|标准|额度"
    "|限额)最低(?=(?:是|为)多少)": "",
    "(?<![建完办促])几成(?=[？?，,。（(的]|$)": "百分之几",
    "(?<=牵头的|负责的|参与的|配合的)(?:[这那]些|[这那]几[条项])(?=任务)": "",
    f"^(?!是否|有没有|是不是)(?P<what>[^，,。？?、哪谁几多什啥]+)[，,](?:请|麻烦)?{_LIST}[。！!]*$": r"\g<what>有哪些",
    "[，,](?:是吗|对不对|是不是|对不|是不)(?=[？?]*$)": "，对吗",
    "(?<!当)(?P<not>不|没有?|未|从未)(?:当|做|担任|作为|充当)过*(?P<role>牵头|配合|参与)(?:单位|方)(?!的?名单"
    "|[、，,]?(?:[只仅而但却]|参与|配合))": (r"\g<not>\g<role>"),
    "(?<=占)(?P<whole>[^，,。？?]{2,30}?)的?(?:百分比|比例|比重|份额)(?:是|为|有)?(?:多少|几何|多大|多高)": (
        r"\g<whole>的百分之多少"
    ),
    f"[，,。]?{_CLAIM}(?:是不是|是否)?{_TRUE}(?=[？?。]*$)": "，对吗",
    "(?<=任务)(?P<in>[里中]面?)[，,](?=占|都有份?的)": r"\g<in>",
    f"^(?P<where>(?:这|那|该|第{_NUMBER})一?条(?:任务)?)(?:里面?|中)?除了?(?P<out>[^，,。？?]{{1,12}}?)(?:以外|之外|外)"
    "[，,]?(?=还|也|又)": r"除了\g<out>，\g<where>",
    "还有没有(?=牵头|参与|负责|配合|承担)": "是否还",
    "(?<=是)百分比(?:形式|表示)?的(?=[是有，,]|目标|指标|$)": "用百分比表示的",
    "(?P<n>[0-9]+)(?P<of>[家个条项处种]?)(?:及|或者?|和)(?P=n)(?P=of)(?=以[上下])": r"\g<n>\g<of>及",
    "(?<=单位|部门)总数(?=[^，,。？?]{0,8}[0-9一二两三四五六七八九十]+[家个])": "数",
    "第一名?[和与、]第二名?(?=(?:分别|各|依次)?[是为]?(?:哪|谁)|的(?:单位|部门|任务|部分))": "前两名",
    "(?<=[有没无未])(?:配|附)(?:有|上)?(?=专栏)|(?:配(?:有|了|上)|附(?:有|了))(?=专栏)": "有",
    "(?<=有没有)(?:联系|关系|关联)[，,](?:它们|两者|又?是)?(?:通过|靠|经由?)的?是?(?:第几|哪一?)条(?:任务)?": (
        "关系，是通过哪条任务"
    ),
    "^(?P<what>[^哪几谁？?]{4,}?)[，,](?:它们的?|其|各自的?)?(?:名字|名称)(?:分别|都|各)?"
    "(?:是什么|叫什么|列一下|列出来?|报一下|给一下|[有是]哪些)(?=[。？?]*$)": r"\g<what>有哪些",
    "(?<=[\u4e00-\u9fff]不[算计])[：:](?=.{4})": "，",
    "^(?P<only>[只单光仅]看)[^，,。？?哪谁]{0,2}各?(?:委办局|职能部门|政府部门|政府机关)"
    "(?=[，,][^。？?]{0,8}(?:公司|镇街)[^。？?]{0,4}(?:不[算计看要]|除外|排除))": r"\g<only>部门",
    "(?<=[这那]家)(?:牵头|配合|参与|责任)(?=单位(?:还|也|又|负责|承担|牵头|参与|配合))": "",
    "(?<=[局委办司会心社])[一两三][家个][都也](?=没有?(?:的?任务|[？?，,]|$)|不在)": "都",
}
_ENGLISH: dict[str, Said] = {
    r"^(?:[Pp]lease |(?:[Cc]an|[Cc]ould|[Ww]ould) you (?:please |kindly )?)(?:tell me|let me know|list|show me|say) "
    r"(?=(?:which|what|who|whose|how)\b)": "",
    r",? please(?=[?.!]*$)": "",
    r"\bheaded by\b": "led by",
    r"^(?=(?:[Dd]o|[Dd]oes|[Ii]s|[Aa]re)\b)(?P<who>.*(?<!each and )\b)"
    r"(?:each and every|every|each|all(?: of)?(?: the)?) "
    r"(?!(?:the|and|one|single|other|of|lead\w*|joint\w*|its|their|these|those|[a-z]+-led)\b)"
    r"(?P<part>(?:[a-z]+ ){1,3})tasks?(?=[?.!]*$)": (r"\g<who>every task in the \g<part>section"),
    f"\\b[Tt]asks? (?P<n>{HAN}{{1,3}})(?![\u4e00-\u9fff])": r"第\g<n>条",
    r"\bwhich (?:ones?|tasks?) (?:does|do) (the [^,?.]+?) (?:have|play|take) no (?:part|role) in\b": (
        r"which do not involve \1"
    ),
    r"^(?:[Ll]ist|[Nn]ame|[Gg]ive(?: me)?|[Ss]how(?: me)?)(?: all)?(?: of)?(?: the)? (tasks|units) (?:that|which) ": (
        r"Which \1 "
    ),
    r"\b[Cc]hapter (?:[IVX]+|\d+) \((?:the )?([a-z][^()]{3,40})\)": r"the \1",
    r" \([Cc]hapter (?:[IVX]+|\d+)\)": "",
    r"\b(?:have|has|count|list|name) (the [^,?.]+?) among (?:its|their) leads?,? but not (?=the )": (
        r"are led by \1 but not led by "
    ),
    r"^[Ww]hich tasks,? (?:except|excluding|other than|apart from|besides) those led by ((?:the )?[^,?.]+?),? "
    r"(?=(?:have|has|are|do|involve|name|mention|set|carry)\b)": r"Which tasks not led by \1 ",
    r"\bled by (?:just |exactly )?(?=(?:two|three|four|five|[2-9]) (?:units|leads|bodies|agencies)\b)": (
        "led by exactly "
    ),
    r"\b(which|what|how many|other|lead|responsible|supporting|participating|all|these|those|the|any|fewest|most"
    r"|least|(?:(?:fewer|more|less) than|only|no fewer than|at least|at most) \w+) "
    r"(?:departments|agencies|bodies|bureaus)\b": r"\1 units",
    r"\bitems\b(?!.*\bbox)": "tasks",
}
_IN_CHINESE, _IN_ENGLISH = turns(_CHINESE.items()), turns(_ENGLISH.items())


def in_one_word(question: str) -> str:
    """Return a question with one word for each of what is said with several.

    >>> in_one_word("任务3到任务5有无责任部门么？"), in_one_word("按照计划，第十二条均由谁牵头")
    ('第3条到第5条有没有责任单位吗？', '第12条都由谁牵头')
    """
    question = said_plainly(question, _IN_ENGLISH) if question[:1].isascii() else question
    return question if question.isascii() else said_plainly(as_written(question), _IN_CHINESE)


_OF_SECTION = re.compile("every task in the (.+) section")


def about_a_topic(plain: str, question: str) -> str | None:
    """Return a question said of a section that it does not call one itself as one about a topic; None for any other.

    >>> about_a_topic("Is the Bureau in every task in the digital section?", "Is the Bureau in all digital tasks?")
    'Is the Bureau in every task about digital?'
    """
    about = _OF_SECTION.sub(r"every task about \1", plain)
    return about if about != plain and "section" not in question else None
