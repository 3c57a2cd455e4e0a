"""The closed words of questions about things: question words, comparisons, degrees, joiners, measure words."""

from __future__ import annotations

_FUNCTION: dict[str, str] = {
    "which": "哪些|哪几|哪个|哪一个|哪|什么|啥|which|what|何",
    "count": ("多少|几|有多少|有几|数量|总数|个数|总数量|how many|number of|count|the number of|count of|count the"),
    "total": "共|一共|总共|合计|总计|共有|加起来|in total|altogether|total|combined|总",
    "average": "平均|average|mean|on average",
    "who": "谁|哪位|who|whom|哪个单位|哪家单位|哪个部门|什么单位|哪个机构|by whom",
    "where": "哪里|哪儿|何处|什么地方|在哪|在什么地方|where",
    "when": (
        "什么时候|何时|什么时间|哪一天|哪天|几时|when|哪个时间|几月几日|on what date|what date|"
        "on which date|which date|which day|what day|on which day"
    ),
    "year?": "哪年|哪一年|什么年份|which year|what year|in which year|in what year",
    "list": (
        "列出|列举|请列出|给出|告诉我|list|list all|show|show me|name|give me|find|tell me|display|查询|"
        "查一下|查找|列一下|name the|name all|give"
    ),
    "yesno": "吗|是否|是不是|有没有|有无|么|在不在",
    "not": (
        "不|非|没有|没|无|未|并非|尚未|还没有|不在|不是|不属于|缺少|not|no|without|lack|lacks|lacking|"
        "never|isn't|aren't|doesn't|don't|didn't|wasn't|weren't|hasn't|haven't|outside"
    ),
    "except": "除|除了|除去|except|except for|other than|besides|excluding|apart from",
    "beyond": "以外|之外|外",
    "each": "每|每个|每一个|各|各个|each|every|per|for each|in each|各有|broken down by",
    "by": "按|按照|grouped by|group by|by each",
    "is": "是|为|属于|系|叫|叫做|is|are|was|were|be|been|being",
    "do": "does|do|did|can",
    "have": (
        "有|拥有|设有|具有|含有|配有|带|包括|包含|下辖|辖|has|have|had|having|with|there is|there are|"
        "is there|are there|was there|were there|do there exist|contain|contains"
    ),
    "in": (
        "在|位于|坐落于|坐落在|处于|地处|于|located|located in|situated in|in|at|lie in|lies in|within|"
        "inside|is located|lie|lies|situated"
    ),
    "of": "的|之|of|'s|belonging to|'",
    "whose": "whose|其",
    "and": "和|与|及|以及|、|and|&|而且|并且|且|又|同时|跟",
    "comma": "，|,|；|;",
    "or": "或|或者|还是|or",
    "more": "更|比较|较",
    "measure": (
        "个|所|座|家|处|张|件|条|项|名|位|本|部|种|类|场|次|届|艘|辆|间|栋|幢|片|块|份|起|批|支|门|台|套|"
        "段|只|头|棵|株|篇|首|幅|册|站|路|人|户|列|架|枚|口|款|道|组|队|员|届次"
    ),
    "filler": (
        "都|也|请问|请|了|过|呢|啊|呀|吧|被|由|把|给|向|对|从|到|到底|所有|全部|全部的|其中|目前|现在|这|"
        "那|它|它们|想|知道|我想知道|帮我|帮忙|里|里面|内|境内|中|上|下|之中|当中|分别|各自|就|还|来|去|"
        "所|地|得|着|名字|名称|名单|？|?|。|.|！|!|：|:|“|”|(|)|（|）|-|达到|the|a|an|all|any|there|"
        "please|that|to|from|by|for|on|it|its|they|their|them|those|these|this|me|i|you|could|would|want|"
        "know|and also|also|currently|now|respectively|some|one|ones|as|than|into|onto|own|名为|有关|相关|"
        "关于|based|kind of|sort of|type of|called|named|同|会|能|可以|需要|共同|一个|一下|everything|"
        "各是|时"
    ),
    "up": (
        "最大|最多|最高|最长|最晚|最新|最贵|最远|最深|最宽|最重|最快|最久|最强|最近|最后|最粗|最厚|most|"
        "largest|biggest|highest|longest|latest|newest|greatest|tallest|widest|deepest|farthest|"
        "most expensive|heaviest|fastest|maximum|the most|most recent|youngest|most recently|last|"
        "排名最高|最年轻"
    ),
    "down": (
        "最小|最少|最低|最短|最早|最老|最旧|最便宜|最浅|最窄|最轻|最慢|最先|第一个|fewest|least|smallest|"
        "lowest|shortest|earliest|oldest|cheapest|shallowest|narrowest|lightest|slowest|minimum|the least|"
        "the fewest|最古老|nearest|closest"
    ),
    "larger": (
        "大|多|高|长|晚|新|贵|远|深|宽|重|快|larger|bigger|higher|longer|later|newer|more|taller|wider|"
        "deeper|farther|heavier|faster|more expensive|greater"
    ),
    "smaller": (
        "小|少|低|短|早|老|旧|便宜|近|浅|窄|轻|慢|smaller|lower|shorter|earlier|older|less|fewer|cheaper|"
        "nearer|narrower|lighter|slower"
    ),
    "degree": (
        "多大|多高|多长|多远|多宽|多深|多重|多贵|多快|多久|多少钱|how large|how big|how high|how tall|"
        "how long|how far|how wide|how deep|how heavy|how much|how expensive|how fast|how old"
    ),
}
FUNCTION = {kind: tuple(words.split("|")) for kind, words in _FUNCTION.items()}
"""Word kind → words. A measure word is one only beside a number, a question word or a thing counted."""
_COMPARATORS = {
    ">": (
        "超过|多于|大于|高于|晚于|长于|more than|over|above|greater than|larger than|bigger than|"
        "longer than|higher than|exceeding|exceed|exceeds|taller than|after|later than"
    ),
    ">=": ("不低于|不少于|不小于|至少|不早于|at least|no less than|not less than|no fewer than|since|starting from"),
    "<": (
        "少于|小于|低于|不到|不足|不满|早于|短于|less than|under|below|fewer than|smaller than|before|"
        "earlier than|shorter than|lower than|cheaper than"
    ),
    "<=": "不超过|不高于|不多于|不大于|至多|不晚于|at most|no more than|not more than|up to",
    "=": "等于|恰好|正好|刚好|exactly|equal to|equals",
}
COMPARATORS = {sign: tuple(words.split("|")) for sign, words in _COMPARATORS.items()}
_BEHIND = {">=": "以上|及以上|或以上|or more|多", "<=": "以下|及以下|以内|or less|or fewer"}
BEHIND = {word: sign for sign, words in _BEHIND.items() for word in words.split("|")}
_TIMES = {">": "以后|之后|后", ">=": "以来|起|or later|onwards", "<": "以前|之前|前", "<=": "年底前|or earlier"}
TIMES = {word: sign for sign, words in _TIMES.items() for word in words.split("|")}
DIMENSIONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (tuple(adjectives.split("|")), tuple(nouns.split("|")))
    for adjectives, nouns in (
        ("大|小|large|big|small", "面积|规模|占地|大小|area|size"),
        ("高|低|high|tall|low", "高度|海拔|身高|高|height|altitude|elevation"),
        ("长|短|long|short", "长度|里程|全长|时长|length|duration|长"),
        ("久|long", "时长|duration|年限"),
        ("贵|便宜|expensive|cheap|much|钱", "价|费|造价|投资|金额|price|cost|fee|fare|budget"),
        ("快|慢|fast|slow", "速度|时速|speed"),
        ("重|轻|heav|light", "重量|weight"),
        ("远|近|far|near|close", "距离|distance"),
        ("深|浅|deep|shallow", "深度|depth"),
        ("宽|窄|wide|narrow", "宽度|width"),
    )
)
"""Adjectives of measure → the words in names of properties that they speak of."""
TIMELY = ("早", "晚", "新", "老", "旧", "先", "后", "old", "new", "earl", "late", "recent", "first", "young")
"""Adjectives that speak of dates; old and early are small."""
FIGURES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
PLACES = (
    "所在",
    "位于",
    "地址",
    "地点",
    "位置",
    "坐落",
    "场所",
    "location",
    "located",
    "address",
    "place",
    "site",
    "venue",
)
"""Words in names of properties that say where something is."""
AGENTS = (
    "Organization",
    "Organisation",
    "Agent",
    "Person",
    "GovernmentOrganization",
    "Office",
    "Department",
    "Company",
)
"""Ends of the IRIs of classes of those who act."""
ASKING = ("which", "count", "who", "where", "when", "year?", "degree")
"""The kinds of the words that ask."""
