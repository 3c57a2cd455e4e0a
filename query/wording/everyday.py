"""Everyday builds of questions said straight: 甲的几倍才是乙, 按牵头单位统计任务数, 好多个, 二五年."""

from __future__ import annotations

import re

from query.wording.turns import Said, said_plainly, turns

_UNIT = "(?:单位|部门)"
_DOES = "牵头|负责|参与|配合|主办|承担"
_NUMBER = "[0-9一二两三四五六七八九十]+"
_ASKS = re.compile("[哪谁几吗]|多少|什么|啥|是否|是不是|有没有")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _in_full(match: re.Match[str]) -> str:
    return f"20{match[0].translate(_DIGITS)}"


def _which(match: re.Match[str]) -> str:
    """Return 任务有哪些 for 任务编号 where nothing else asks."""
    return match[0] if _ASKS.search(match.string) else "任务有哪些"


def _how_many(match: re.Match[str]) -> str:
    """Return 多少 for 好多, as it is said in the south-west, where nothing else asks."""
    return (
        match[0]
        if _ASKS.search(match.string) or re.search("数[哈下数]|算[哈下]|统计", match.string) is None
        else "多少"
    )


def _for_each(match: re.Match[str]) -> str:
    where = match["where"].removesuffix("的").removesuffix("任务")
    return f"{',' if where and match.start() else ''}{where}每个单位{match['does'].replace('责任', '负责')}几条任务"


def _ranked(match: re.Match[str]) -> str:
    """Return the ranking of units that are listed behind what is wanted."""
    return f"rank {match['units']}{match['by'] or match['also'] or ''}{match['first'] or ', highest first'}"


def _targets_in(match: re.Match[str]) -> str:
    about = f" about {match[3]}" if match[3] else ""
    return f"what are the {match[2]}{about} in the tasks {match[1]}"


_CHINESE: dict[str, Said] = {
    # years and numbers: 二五年, 几几年, 二十五条; 好多个, 90%或更高
    "(?<![十零〇一二三四五六七八九0-9])二[〇零一二三四五六七八九](?=年"
    "(?:底|末|初|前|要|的|目标|以前|之前|、|到|这|跟|和|与|[，,]))": _in_full,
    "几几年": "哪一年",
    "[起始]于(哪一?年)[，,、]?[又和]?[止终]于(?=哪一?年)": r"从\1起、到",
    "(?:末尾|文末|最后|结尾)[处里]?(?:落|署|签|写|标)(?:款|名)?[的着了]?(?:日期|时间|年月日)?"
    "(?=是?(?:[哪几]|什么时候|什么日子|什么$))": "落款日期",
    "(?<=企业|公司|机构|高校|院校|品牌)的?家数(?=最|排|居|[多少]于|超过)": "数",
    "(?:起始|开始|启动)年份?[和与跟、](?:截止|终止|结束)年份?": "起止年份",
    "(?<=有)好多(?=[个条项家])": _how_many,
    "(?<=[是为达到要])好多(?=万|亿|吨|亩|家|个百分点|平方|公里|[%％])": "多少",
    # numbers of tasks, asked for in passing
    "任务(?:编号|序号)(?=[。？?]?$|[，,](?:请|麻烦|烦请|给|报|发|都|全))": _which,
    "[，,](?:请|麻烦)?(?:给|报)(?:我|一|个|一个)*(?:总数|个数|数字?)[。]?$": "",
    "(?<=任务的)考核(?=指标|目标)": "",
    "节点性(?=目标)": "节点",
    "一个一?个地?(?=列|报|说|写|念)": "一一",
    # greatest of several: 数量排第一的, 降幅大的是哪个, 第一第二第三名, 总任务数前四名
    f"(?<!的)(?:总|负责)?任务(?:总数|数量|数)(?:的|排)?前({_NUMBER})名?(?=[，,。？?]|$)": r"任务数前\1名的单位",
    "(?<=目标|降幅|幅度|要求|指标)[要定]?得?更?([大高多小低少])的是?(?=哪|谁)": r"最\1的是",
    "从多往少": "从多到少",
    # one amount by another: 甲的几倍才是乙, 甲算一份的话乙是它的几倍, 甲数除以总数
    "^(?P<second>[^，,。？?是]{2,30}?)的(?:多少|几)倍[，,]?(?:才|就|刚好|正好)?(?:是|等于|相当于)"
    "(?P<first>(?!多少|几|什么)[^，,。？?]{2,30}?)[？?]?$": r"\g<first>是\g<second>的几倍",
    f"^([^，,。？?的]{{2,12}}?)的?(?:{_DOES})率是多少[？?，,]+(?:也)?就是(?:说)?它": r"\1",
    # for each unit: 按牵头单位统计任务数, 谁牵头几条，分单位给个数
    f"[，,]?(?:按照?|(?<!部)分|以|依|根据)(?P<does>责任|{_DOES}){_UNIT}"
    "(?:(?:为|作为)(?:口径|单位|维度|依据)|分别|逐个|分组|分类|分)?[，,]?来?(?:[给对把])?"
    "(?:统计|汇总|计算|数(?:一数)?|列出?|给出|归类)?(?:一下)?[，,]?(?P<where>(?:[^，,。？?各每哪谁几]{2,16}?)?)"
    "(?:各自的?|它们的|的)?(?:(?:任务)?(?:数量|条数|个数|项数|数)|(?:每家|各家?|各自|分别)+(?:有|是)?(?:几|多少)"
    "[条项](?:任务)?)(?:分布|情况|[做作]?一?个?(?:统计|汇总))?(?=[，,。？?]|$)": _for_each,
    "按(?:照|每条)?任务(?:分别|逐[条项])?(?:来)?(?:统计|汇总|计算|列出?)(责任|牵头|参与|配合)单位的?"
    "(?:个数|家数|数量|数)": r"每条任务有几家\1单位",
    # 牵头单位有哪些、各自牵头几条; 牵头单位各牵头几条; 牵头单位及其任务数: likewise
    "(?<![没无未条项务])(?<!没有)(?<!不是)(?<![条项务]的)(?:的?各[个家]?|的|(?<=[一-龥]{2})|(?<=[:：，,])|^)"
    f"(?P<does>责任|{_DOES}){_UNIT}"
    "(?:(?:分别|都|各)?(?:有哪[些几家]+|是哪[些几家]+|是谁|有谁|名单|清单))?[、，,]?(?:并且?|以及|和|及)?"
    f"(?:它们|他们|其)?(?P<where>)(?:(?:各自?|分别|每家|各家|一家)(?:都)?(?:{_DOES})?(?:了)?(?:有|是)?(?:几|多少)[条项]"
    "|(?:各自的?|(?<=及其)|(?<=及)|(?<=和))(?:牵头|参与|负责)?的?任务(?:数量|条数|数)"
    "|的任务(?:数量|条数|数)(?:分布|各是多少|分别是多少))(?:任务)?(?=[，,。？?]|$)": _for_each,
    f"谁({_DOES})(?:了)?几[条项](?:任务)?[，,](?:请)?[分按]单位[^，,。？?]{{0,6}}(?=[。？?]?$)": r"每个单位\1几条任务",
    # of all tasks of a set: 出现在所有…任务里, 凡是…的任务都有它
    f"(哪[几些]?[个家]?{_UNIT})(?:都)?(?:出现在|见于|列在|在)(?:所有|全部"
    f"|每一?条)(?:的)?([^，,。？?]{{2,14}}?)的?任务(?:里面?|中|当中)?"
    "(?:都)?(?:有|出现)?(?=[，,。？?]|$)": r"\2的任务里，\1每条都有份",
    f"^凡是?([^，,。？?]{{2,16}}?)的?任务[，,](?:责任{_UNIT}(?:里面?|中))?"
    f"(?:每条|条条)?都有它[，,](?:这样|这种)的?{_UNIT}"
    "(?:是|有)?(?:哪[几些]?[个家]?|谁)": r"\1的任务里，哪些单位每条都有份",
    # in several tasks
    rf"的任务(?:一?共|总共)?有{_NUMBER}[个条项][，,](?=.*(?:分别|各))": "的任务，",
    "^有没有((?:研究院|企业|公司|单位|部门|项目|高校|机构|任务)[^，,。？?]{3,24})[，,](?:分别|都)*[是有]"
    "(?:哪[几些一]?[个家条所]?|谁|什么)[？?]?$": r"哪些\1",
    # what is not on the list
    f"责任{_UNIT}(?:名单)?(?:里面?|中)(?=[^，,。？?]{{2,24}}名字都?(?:找|查|看|见)不[到见])": "",
    "(?:[这那]?[两二三几]家|二者|两者)?的?名字都?(?:找|查|看|见)不[到见]": "都没份",
    "^有没有(?=哪[些几].*(?:列|报|编号|写))": "",
    # targets with and without a number
    "(?:光|只|仅)有时间(?:节点|要求|期限)?[、，,]?(?:而)?(?:没有?|不|无)"
    "(?:给|带|写)?(?:具体)?数字的(?:[那这][个些几]个?)?(?=目标|指标)": "没有数字的",
    # named things: what their name holds, whom a thing leans on, what it goes by
    "(?:名称|名字)(?:当中|之中|里面)(?=有|含|带)": "名字里",
    r"(第[^，,]{1,4}[条项])(?:任务)?(?:后面?|下面|后头|底下)[的所附]*(?:[那这]一?[个块张])?的?"
    "(?=[^，,、第]{0,16}专栏)": r"\1的",
    "依托(?:的是)?(?:谁家?|哪家)(?![企公研大高院机单])": "依托的企业是哪家",
    r"(哪[些几]座?山)上": r"\1",
    r"(?:要)?(重点)?(建设|打造|培育|发展|创建)哪些([一-龥]{2,8}品牌)": r"\1\2的\3有哪些",
    "又(?=(?:是|由|归)?(?:谁|哪[家个]))": "",
    # roles and ties
    f"(?:^|(?<=[，,]))([^，,。？?除]{{2,16}}?)({_DOES})的(?:任务)?(?:就|都)?(?:不要|不算"
    "|不看|不列|除外)[，,]?(?:其余|其他|剩下|余下)的?(?:由|是)?"
    f"(?:它|他们|咱们|我们|[我咱][局委]|其)?({_DOES})的(?:任务|条目|事项)?": r"\1\3但不\2的任务",
    "挂过牵头(?=的|[，,。？?]|$)": "牵头过任务",
    "牵头的(?:单位|部门)?是不是([^，,？?]{2,12}?)[哟呀啊呢]?[？?]?$": r"牵头的是\1吗",
    "(?<=的)(?:考虑|用心)(?=[？?。]?$)": "理由",
    "(?:有没有|是否有|有无)任务是(?P<what>[^，,。？?哪谁几]{4,40}的)(?=[吗么]?[？?]?$)": r"有没有\g<what>任务",
    "比(?:别的|其他的?|其它的?|别家|别人|谁)(?:任务|条目|单位)?(?:都|还)?([多少])(?=[，,。？?]|$)": r"最\1",
    "(?:但|而|可)?牵头(?:单位|部门|方)?(?:又|并|却)?不是它(?:自己)?(?=的|[，,])": "不牵头",
    "(?<=任务)[，,]?分(部分|章节)来?(?:计|点|数)(?:一?下|一?个|数)+(?=[。？?]?$)": r",各\1各有几条",
    "(?:计划|方案|文件|通知)全文": "全文",
}
_ENGLISH: dict[str, Said] = {
    r"\bby how many (tasks|items) (?:they|each|it)(?: of them)? leads?\b": r"by number of \1 led",
    r"\b(tasks?|items?) where ([^,?]{2,60}?) and ([^,?]{2,60}?) are (?:both )?(?:absent|missing|left out)"
    r"(?: (?:from|of) (?:the|its|their) (?:list|responsible units)(?: of responsible units)?)?": (
        r"\1 that do not involve \2 and do not involve \3"
    ),
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten) ((?:[a-z]+ )?(?:leads?|units|departments|bodies|agencies))"
    r" or more\b": r"at least \1 \2",
    r"^(?:can|could) you (?:find|name|point to|show|give)(?: me)?(?: even)? (?:one|a single|any|a) (?=task|item)": (
        "is there any "
    ),
    r"^any (?=(?:task|item)\b[^?]*\?$)": "is there any ",
    r"^((?:tasks|items) [\d, and]+?): ?who (leads|heads|is responsible for) each(?: one| of them)?\??$": r"who \2 \1?",
    ",? (?:but|and|yet|though|while) (?:it )?(?:(?:does|do|is|are) not"
    "|doesn'?t|don'?t|not|never)(?: itself| actually)?"
    r" (?:lead|head)\b(?! unit| agency)(?: it| them)?": " without leading",
    r"\bwithout (?:being|acting as|serving as) (?:a|the|its|their|one of the) lead"
    r"(?:er|ing)?(?: unit| agency)?\b": "without leading",
    "^(?:does|do|has|have) ([^?,]{3,60}?) (?:have|has|hold|got) (?:even one"
    "|even a single|a single|any|an?|one|at least one)"
    " tasks? (?:led by it alone|where (?:it|they)(?: is| are)? (?:the|its"
    "|their) (?:only|sole|single) lead)": r"is there any task that \1 leads alone",
    r"^(?:in|for|under|within) (?:the |any |all )*tasks? ([^,?]{4,80}), (?:which|what) (targets|indicators|milestones)"
    "(?: (?:are )?(?:about|concern|relate to|cover|deal with) ([^?,]{3,40}?))?"
    r"(?: are there| exist| are set)?\??$": _targets_in,
    r"^how many times (?:the )?(?P<second>(?!as |more|larger|bigger|greater|higher|does|do |is |did |has )[^?,]{3,60}?)"
    r" (?:is|are|equals?|makes?) (?P<first>[^?,]{3,90}?)\??$": r"\g<first> is how many times \g<second>?",
    r"\b(?:that|which) lacks? an? (?:lead|leading)(?: unit| agency)?\b": "without a lead unit",
    r",? (?:both|whether) quantitative (?:and|or) (?:qualitative|non-quantitative|not)\b": "",
    "^(.{2,60}?) (?:shows? up|appears?|is (?:mentioned|named|listed)) in "
    r"(?:two|three|four|five|\d+) (?:different )?tasks"
    r"[.;,] (?:so )?who leads (?:each(?: one)?(?: of them)?|them)\??$": r"who leads the tasks that mention \1?",
    "^which (plan|document|policy) is (?:cited as |named as |given as )?the basis "
    r"(?:for|of) (.+?)\??$": r"which \1 is \2 based on?",
    r"\bby how many (tasks|items) (?:they|each|it)(?: of them)?(?:'?re| are| is)? (?:responsible for|involved in"
    r"|have)\b": r"by number of \1",
    "^(?:rank|order|sort|arrange) (?:these|the following)(?: (?:two|three|four|five|six|[2-9]))?(?: [a-z]+)??"
    "(?P<by> by [a-z ]+?)?(?P<first>, [a-z]+ first)?: ?(?P<units>[^?:]+?)(?P<also> by [a-z ]+)?[.?]?$": _ranked,
    r"^(?:please )?(?:break down|split(?: up)?|group|sort|divide) (?:the |all )*tasks( [a-z ]{3,40}?)?"
    r" by (?:the )?lead(?:ing)? (unit|agency|department)s?\b.*$": r"how many tasks\1 does each \2 lead?",
    r"^for (each|every) ([a-z ]{3,30}?),? (how many [a-z ]{3,20}?) (does|do) (?:it|they) "
    r"([a-z ]+?)\??$": r"\3 \4 \1 \2 \5?",
    # is there a target with …, and what is it; … Which one: the thing itself is asked for
    r"^(?:is|are) there an? ([a-z]+) ([^?]{3,140}?)"
    r"(?:,? and (?:if so,? )?(?:what|which)(?: one)? (?:is|are) (?:it|they)"
    r"|\? (?:if so,? )?(?:which(?: one)?|what is it))\??$": r"which \1 \2?",
    # a lead, rather than just a participant
    r",? ?(?:rather than|instead of|not)(?: being)?(?: just| only| merely| simply)(?: as)? an? "
    r"(?:participant|supporter|participating unit|supporting unit|cooperating unit|participating agency)\b": "",
    r"\b(?:have|has|having) (?:the )?([^?,]{4,60}?) on board\b": r"involve the \1",
}
_CHINESE_TURNS, _ENGLISH_TURNS = turns(_CHINESE.items()), turns(_ENGLISH.items())


def straight(text: str) -> str:
    """Return a normal question with its everyday builds in those that the parser reads.

    >>> straight("甲目标的几倍才是乙目标"), straight("任务总数前四名")
    ('乙目标是甲目标的几倍', '任务数前四名的单位')
    """
    if not text.isascii():
        text = said_plainly(text, _CHINESE_TURNS)
    return said_plainly(text, _ENGLISH_TURNS) if " " in text else text
