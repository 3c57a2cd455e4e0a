"""Shares, quotients and differences of numbers of tasks said plainly: 任务比例, 分母 and 分子, 甲数减乙数."""

from __future__ import annotations

import re

from query.wording.sought import Rare
from query.wording.turns import said_plainly, turns

_ALL = (
    "(?:(?:全部|所有|总|全体)的?任务(?:总?数量?|总?条数)?|(?:全文|整个计划)的?任务(?:总?数量?|总?条数)?|任务总?(?:数量?|条数|量)"
    "|总(?:条数|数量?|量))"
)
_NUMBER_OF = "(?:总?数量?|条数|个数|项数)?"
_SHARE = "(?:比例|比重|份额|比率|占比|百分比|百分率|百分数)"
_SET = "(?P<set>(?:(?!任务)[^，,。？?哪谁几占]){2,30}(?:任务|条目))"
_AS_PERCENT = Rare(
    "[，,（(？?。]?(?:请|都|结果)*(?:(?:换算?|折[算合]?|化|写|转|表示)?(?:[用按以拿]|成|为)|给出?|报|要)百分[数比率制]、?"
    "(?:来?(?:表示|计算?|算|给出?|表达|写)|(?:是|为)(?:多少|几))?(?:的话)?[）)]?"
    "|[，,（(？?](?:百分[数比率]|[%％])(?:形式)?[）)]?(?=[，,。？?]|$)"
)
"""按百分数给: how a share is written."""
_ROUNDED = re.compile(
    "[（(，,]?(?:请|都)?(?:小数点?后?(?:保留|留|取)|(?:保留|精确到?|取|留|四舍五入到)(?:到)?(?:小数点后)?)"
    "(?:第?[0-9一二两三]+位(?:小数)?|0\\.0*1[%％]?|个位|整数|小数|百分位|十分位)(?:即可|就行)?[）)]?"
    "|[ ％%，,（(]*(?<![0-9])[0-9一两]位小数[）)]?|[，,]?小数点后[0-9一两]位"
)
"""保留一位小数: how exact it is to be."""
_SHARES = re.compile(f"[占/÷]|{_SHARE}|百分之|除以|之比|几成|相比")
_MEASURES = {"单位": "多几家", "部门": "多几家", "任务": "多几条", "条数": "多几条"}
_THE_ONE = "(?:[做当作]为?|当成|是|为)"


def _as_counted(match: re.Match[str]) -> str:
    """Return nothing for what the whole is said to count (按27条算) where a share is asked for."""
    return "" if _SHARES.search(match.string[: match.start()]) else match[0]


def _quotient(match: re.Match[str]) -> str:
    """Return the share of some tasks that others are, without what says that both are counted."""
    first, second = (re.sub("(?<=[任务条项])的?(?:总?数量?|总?条数|个数)$", "", match[n]) for n in ("first", "second"))
    second = f"{second}的任务" if re.fullmatch("第[0-9]+条?到第[0-9]+条", second) else second
    whole = re.match("全部|所有|总|任务|负责|牵头|参与|承担|[它其自]", second)
    if first.endswith("的任务") and not whole and not first.startswith("它"):
        return f"{second}里,{first.removesuffix('任务')}比例是多少"
    return f"{match['first']}占{match['second']}的百分之几"


def _less(match: re.Match[str]) -> str:
    """Return 甲比乙多几条 for 甲数减乙数, 甲比乙高多少 where nothing says that things are counted."""
    both = match["first"] + match["second"]
    how = next((how for what, how in _MEASURES.items() if what in both), "高多少")
    return f"{match['first']}比{match['second']}{how}"


def _divided(match: re.Match[str]) -> str:
    """Return a share where it is asked for in percent, else how many times one amount is the other."""
    if "百分" not in match["rest"]:
        return f"{match['first']}是{match['second']}的几倍"
    whole = "全部任务" if re.fullmatch(_ALL, match["second"]) else match["second"]
    return f"{match['first']}占{whole}的百分之几"


_TURNS = turns(
    (
        # 牵头数: the number of tasks led
        ("(?<=牵头|参与|配合|负责|主办|承担)数(?![据字量目值码额])", "的任务数"),
        ("(?<=牵头|参与|配合|负责|主办|承担|部分|板块)的总?条数(?=除以|占|比|[，,。？?]|$)", "的任务数"),
        (
            "[，,？?。；;](?:按|以|拿)(?:全部|总共|总数|一共)?(?:的)?[0-9]+条(?:任务)?(?:来|为|作|当)?(?:总数|分母|基数)?(?:来)?(?:算|计算?|统计)?(?=[，,。？?]|$)",
            _as_counted,
        ),
        # 一共那么些任务，甲牵头的比例多高; 当牵头单位的占多少; 在甲全部牵头任务里占多少
        ("^任务(?:总共|一共)(?:就)?(?:那么|这么)(?:些|多)条?[，,](?=.*(?:百分|比例|占))", "全部任务里"),
        ("的?(?:总共|一共)(?:就)?(?:那么|这么)(?:些|多|几)条?的?任务[，,](?=.*(?:百分|比例|占))", "的任务里，"),
        ("(?<=比例|比重|占比|份额)(?:有)?多[高大](?![^，,。？?（(])", "是多少"),
        (f"(?:当|做|担任|作为|是)牵头单位的(?=占|{_SHARE})", "牵头的"),
        (
            "^(?P<part>[^，,。？?哪谁几占]{2,30}的)(?:任务)?[，,]?在(?P<whole>(?![它其自])[^，,。？?哪谁几占]{2,24}任务)(?:里面?|当?中)(?=(?:所)?占)",
            r"\g<whole>里，\g<part>",
        ),
        (
            f"^(?:在|这)?(?P<all>(?:全部|所有|[0-9]+条)任务)(?:里面?|当中|之中|中)[，,](?=[^，,。？?]{{2,24}}(?:{_SHARE}|百分|占多))",
            r"\g<all>里",
        ),
        # 甲和乙负责的任务数，前者是后者几倍; 甲任务数作1，乙是几
        (
            (
                "^(?P<first>[^，,。？?和与跟]{2,14})[和与跟](?P<second>[^，,。？?]{2,14}?)(?:各自|分别)?(?P<does>负责|牵头|参与)的?(?:任务)?数?(?:一比|相比|比)?[，,]"
                "前者(?:是|为)后者的?(?=几倍|多少倍)"
            ),
            r"\g<first>\g<does>的任务数是\g<second>\g<does>的任务数的",
        ),
        (
            (
                "^(?P<second>[^，,。？?]{2,14}?)(?P<does>负责|牵头|参与)的?任务数(?:[当算看]?作|为|是)(?:是)?1(?:的话)?[，,](?:那么?)?(?P<first>[^，,。？?]{2,14}?)的?(?:就)?"
                "(?:是|等于|相当于)(?:几|多少)[？?。]*$"
            ),
            r"\g<first>\g<does>的任务数是\g<second>\g<does>的任务数的几倍",
        ),
        # 任务数除以任务总数, 任务数与任务总数之比: a share of all tasks
        (
            (
                f"^{_SET}的?{_NUMBER_OF}(?:除以|比上|/|÷|与|和|跟|同){_ALL}(?:相比|之比|的比值?|的?商|一比)?"
                "(?:[，,。？?]|等于|得|是|为|约)*(?:多少|几|百分之(?:几|多少))?[？?。]*$"
            ),
            r"\g<set>占全部任务的百分之几",
        ),
        (
            "(?<=任务)(?:条?数|数量)除以([0-9]+)[条项]?(?:任务)?(?:[，,]|是|等于|得|为)*百分之(?:多少|几)",
            r"占\1条任务的百分之几",
        ),
        (
            "^(?P<by>[^，,。：:的]{0,8}(?:[条家个项]数|数量?))的?(?:排名|排序|排行|排位)[:：](?P<who>[^，,。？?：:]{4,})$",
            r"\g<who>按\g<by>排名",
        ),
        # 任务比例, 任务在所有任务中的比重: likewise
        (
            (
                f"^{_SET}的?{_NUMBER_OF}(?:(?:在|占到?){_ALL})?(?:里面?|当?中)?的?(?:所占)?的?{_SHARE}"
                "(?:有|是|为|达到)*(?:多少|几|多[大高]|百分之(?:几|多少))?[，,。？?]*$"
            ),
            r"\g<set>占全部任务的百分之几",
        ),
        (
            (
                f"^(?P<all>(?:全部|所有|[0-9]+条)任务)(?:里面?|当?中)(?P<set>[^，,。？?哪谁几]{{2,20}}?)的(?:任务)?的?{_SHARE}"
                "(?:有|是|为|达到)*(?:多[高大]|多少|几)?(?=[，,。？?]|$)"
            ),
            r"\g<set>的任务占\g<all>的百分之几",
        ),
        # 甲的任务里牵头的占比; 甲牵头数除以它负责的任务数: of its own tasks
        (
            (
                f"^(?P<who>(?:(?!任务)[^，,。？?哪谁几的]){{2,14}})的任务(?:里面?|当?中)[，,]?(?:由它|由?自己|它)?(?P<does>牵头|参与|配合)的?(?:任务)?的?{_SHARE}"
                "(?:有|是|为|达到)*(?:多少|几|多[大高]|百分之(?:几|多少))?[，,。？?]*$"
            ),
            r"\g<who>负责的任务里，\g<does>的占百分之几",
        ),
        (
            (
                f"^(?P<whole>(?!全部|所有|总|[0-9]|它)[^，,。？?哪谁几占]{{2,30}}任务|第[0-9]+条到第[0-9]+条)(?:里面?|当?中)[，,]?(?P<part>[^，,。？?占它]{{2,24}}?)的(?:任务)?的?(?:所占)?的?{_SHARE}"
                "(?:有|是|为|达到)*(?:多少|几|多[大高]|百分之(?:几|多少))?[，,。？?]*$"
            ),
            lambda m: f"{m['whole']}{'' if m['whole'].endswith('任务') else '的任务'}里,{m['part']}的比例是多少",
        ),
        (
            "^(?P<first>[^，,。？?除]{2,24}?)除以(?P<second>[^，,。？?]{2,24}?)[，,]?(?:是|等于|得|为)?百分之(?:几|多少)[？?。]*$",
            _quotient,
        ),
        # 甲作分母，乙作分子; 以甲为基数，乙是几倍; 甲，乙是它的几倍
        (
            (
                f"^(?P<second>[^，,。？?]{{2,24}}?){_THE_ONE}(?:分母|除数|基数|基准)[，,](?P<first>[^，,。？?]{{2,24}}?)"
                f"{_THE_ONE}(?:分子|被除数)[，,。？?](?P<rest>.*)$"
            ),
            _divided,
        ),
        (
            (
                f"^(?P<first>[^，,。？?]{{2,24}}?){_THE_ONE}(?:分子|被除数)[，,](?P<second>[^，,。？?]{{2,24}}?)"
                f"{_THE_ONE}(?:分母|除数|基数|基准)[，,。？?](?P<rest>.*)$"
            ),
            _divided,
        ),
        (
            (
                f"^(?:如果|若|要是)?[以把拿将](?P<second>[^，,。？?]{{2,24}}?){_THE_ONE}(?:[1一](?:份|倍)?|单位[1一]|基数|基准|分母|底数)[，,]"
                "(?P<first>[^，,。？?]{2,24}?)(?:就?是|为|有|相当于|等于)(?:它|其)?的?(?:几倍?|多少倍?)[？?。]*$"
            ),
            r"\g<first>是\g<second>的几倍",
        ),
        (
            "^(?P<second>[^，,。？?哪几谁它]{4,24}?)[，,](?P<first>[^，,。？?哪几谁它]{4,24}?)(?:是|为|等于|相当于)(?:它|其|前者)的(?=几倍|多少倍)",
            r"\g<first>是\g<second>的",
        ),
        # 甲数减乙数; 甲领先乙几条; 甲再加几条才赶上乙
        (
            (
                "^(?:拿|用|把|将)?(?P<first>[^，,。？?]{2,30}?[数率值])(?:减去?|减掉|扣掉)(?P<second>[^，,。？?]{2,30}?)"
                "[，,]?(?:等于|得到?|是|还?剩|差)*(?:多少|几)?[条项家个]?[？?。]*$"
            ),
            _less,
        ),
        (
            (
                "(?P<first>[^，,。？?不没]{2,12}?)(?<![不没])(?:领先|超出|多出|超过|赶超|压过)"
                "(?P<second>[^，,。？?了几多的哪谁0-9一二两三四五六七八九十%]{2,12}?)(?P<many>(?:几|多少)[条项家个])"
            ),
            r"\g<first>比\g<second>多\g<many>",
        ),
        (
            (
                "^(?P<first>[^，,。？?再]{2,24}?)再(?:加|添|多|增加|增)(?P<many>(?:几|多少)[条项家个])(?:任务)?[，,]?(?:才|就)?(?:能|会|可以?)?"
                "(?:赶上|追上|追平|持平于?|达到|等于|够|赶得上|追得上|跟上)(?P<second>[^，,。？?]{2,14}?)(?:的|那样|一样多)?[？?。]*$"
            ),
            r"\g<second>比\g<first>多\g<many>",
        ),
        (
            (
                "^(?P<first>[^，,。？?再]{2,14}?)(?:要|得|需要?|还)*再(?:多|加)?(?P<does>牵头|负责|参与|配合)(?P<many>(?:几|多少)[条项个])(?:任务)?[，,]?"
                "(?:才|就)?(?:能|会|可以?)?(?:赶上|追上|追平|达到|赶得上|追得上|跟上)(?P<second>[^，,。？?]{2,14}?)[？?。]*$"
            ),
            r"\g<second>比\g<first>多\g<does>\g<many>",
        ),
        (
            (
                "^(?P<what>[^，,。？?和与跟、]{2,14}(?:任务|条|项)(?:数量?|总数))[，,](?P<first>[^，,。？?和与跟、]{2,14})[和与跟、](?P<second>[^，,。？?和与跟、]{2,14}?)"
                "(?:这?两[家个])?[，,]?(?:哪[家个]|谁)更?(?P<how>[高大低小多少])[？?。]*$"
            ),
            r"谁的\g<what>更\g<how>，\g<first>还是\g<second>",
        ),
        # 较多的是哪个, 责任单位多的是哪条: of two
        ("(?:比较|较为?|相对)(?=[多高大少低小]的(?:那[家个条]|是?哪|是?谁))", "更"),
        (
            "(?<=[和与跟、比].)(?P<sides>.*(?:单位|部门|任务|目标|指标|企业|项目|[条家]数|数量))(?P<how>[多少])的(?:那[条家个])?是?(?=哪|谁)",
            r"\g<sides>更\g<how>的是",
        ),
        ("(?<=谁)(?:领先|占上风|占优势?|更胜一筹|占先)", "更多"),
        (r"\b(tasks|targets|units) ?数(?![据字量目值])", r"\1的数量"),
    )
)

_ENGLISH_TURNS = turns(
    (
        (
            (
                r"^of (?:all )?(?:the )?tasks (?:that |which )?(.+?) (is|are) "
                r"(responsible for|involved in|part of|on),? what (share|percentage|proportion|fraction)(?: of them)? "
                r"(?:does|do) (?:it|they) (lead|head)"
            ),
            r"what \4 of the tasks \1 \2 \3 does it \5",
        ),
        (
            (
                r"\bof the tasks (?:that |which )?(.+?) (?:is|are) (?:responsible for|involved in|part of|on),? "
                r"(?:does|do) (?:it|they) (?:lead|head)\b"
            ),
            r"of the tasks involving \1 are led by \1",
        ),
    )
)


def in_plain_sums(text: str) -> str:
    """Return a normal Chinese question with shares, quotients and differences in the words that the parser reads.

    >>> in_plain_sums("甲局牵头任务比例，百分数"), in_plain_sums("甲局牵头数减乙局牵头数")
    ('甲局牵头任务占全部任务的百分之几', '甲局牵头的任务数比乙局牵头的任务数多几条')
    """
    text = _ROUNDED.sub("", text) if set("位取留精舍").intersection(text) else text
    if _AS_PERCENT.search(text) and _SHARES.search(shorter := _AS_PERCENT.sub("", text)):
        text = f"{shorter.rstrip('?？。')}百分之几" if re.search("除以[^，,。？?]+[？?。]*$", shorter) else shorter
    return said_plainly(text, _TURNS)


def sums_in_english(text: str) -> str:
    """Return a normal English question with shares and what is asked of each in the words that the parser reads."""
    return said_plainly(text, _ENGLISH_TURNS)
