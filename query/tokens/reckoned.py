"""Two amounts set against each other: 甲除以乙等于几, 甲是否高于乙, said as 甲是乙的几倍, 甲比乙高吗."""

from __future__ import annotations

import re

_DIVIDED = re.compile(
    "^(?:请?问?(?:用|拿|把|将|以))?(?P<first>[^，,。？?]{2,40}?)(?:除以|比上)(?P<second>[^，,。？?]{2,40}?)[，,]?"
    "(?:的?(?:商|结果|得数|比值))?(?:大?约|大概)?(?:等于|得到?|是|为|=|有)?(?:几|多少|多大)倍?(?=[，,。？?；;（( ]|$)"
)
"""甲除以乙等于几: how many times the second the first is."""
_THAN = {
    **dict.fromkeys(("高于", "高过"), "高"),
    **dict.fromkeys(("大于", "大过"), "大"),
    **dict.fromkeys(("多于", "多过", "超过", "超出", "胜过", "压过"), "多"),
    **dict.fromkeys(("低于",), "低"),
    **dict.fromkeys(("小于",), "小"),
    **dict.fromkeys(("少于", "不及", "不如"), "少"),
}
_WHETHER = "是否|是不是|会不会|有没有"
_ENDS = "吗|么|嘛|对吗|对不对|是吗|是不是|是否"
_EXCEEDS = re.compile(
    f"^(?:请问)?(?P<first>[^，,。？?]{{2,40}}?)(?P<whether>{_WHETHER})?(?:要|会|能|都)?(?<!不)(?P<than>{'|'.join(_THAN)})了?"
    f"(?P<second>[^，,。？?]{{2,40}}?)(?:那么|那样)?[多高大]?[，,]?(?P<ends>{_ENDS})?[。？?]?$"
)
"""甲是否高于乙: whether the first is more than the second."""
_ASKS = re.compile("[哪谁几]|多少|什么|啥|是否|是不是|有没有|会不会")
_AMOUNT = re.compile(
    "[0-9%％]|百分|一半|半数|[零一二两三四五六七八九十百千万]+(?:[条项个家成倍处座所吨台辆亩次年]|多|余|以上)|全部|平均|其他|其它|别"
)

_PLACES = re.compile("第[0-9零一二三四五六七八九十]+[条项]|20[0-9]{2}年")
_ABOUT = re.compile("(?:大?约|大概|大致|差不多)(?:是|为|等于|相当于)(?=.{2,40}倍)")
_TONNES = re.compile("(减排|排放|削减|减少|压减|下降)吨数")
_AS_MANY_AS = re.compile("多达(?=[0-9一二两三四五六七八九十]+[家个条项])")
_WITH_NUMBER = re.compile("(?:编了|编有|带有?|有|标了)(?:序|编)?号的(?=(?:工作)?任务|条目|事项)")


def reckoned(text: str) -> str:
    """Return a normal question with a quotient or a comparison in the words that the parser reads."""
    text = _ABOUT.sub("是", _AS_MANY_AS.sub("有", _WITH_NUMBER.sub("", _TONNES.sub(r"\1量", text))))
    text = _DIVIDED.sub(r"\g<first>是\g<second>的几倍", text)
    match = _EXCEEDS.match(text)
    if match is None or not (match["whether"] or match["ends"]) or _ASKS.search(match["first"] + match["second"]):
        return text
    if _AMOUNT.search(_PLACES.sub("", match["second"])) or "比" in match["first"]:
        return text
    return f"{match['first']}比{match['second']}{_THAN[match['than']]}吗"
