"""有没有甲的任务，列出来: whoever asks whether there are some and wants them told asks for the things themselves."""

from __future__ import annotations

import re

_WHETHER = "有没有|是否有|是不是有|有无|有木有|是否存在|存不存在"
_POLITE = "有的话|有就|若有|如有|如果有|请|都|全部?|一并|帮我|给我|麻烦|逐[一条项个]|把它们?|也|就"
_TOLD = re.compile(
    f"^(?P<place>[^，,。？?]{{0,14}}?)(?:{_WHETHER})(?P<what>[^，,。？?]{{3,40}}?)的?话?[，,。？?](?:{_POLITE})*"
    "(?:列|报|写|摘|点|挑|数)(?:出来?|一下|一列|全|上来|明|清楚)*(?:看看|看一?下|给我|我看看?|一下|吧)*[。.！!]?$"
)
_NOUN = re.compile(
    "(?:量化)?(?:目标|指标)|节点|(?:工作)?任务|(?:责任|牵头|参与|配合)?(?:单位|部门)|企业|公司|项目|机构|院校|高校|大学|事项"
)
_CLOSING = re.compile(f"(?:{_NOUN.pattern})$")
_SOME = re.compile("哪(?:怕?一|几|些)?[条项个家]?|什么|任何(?:一[条项个家])?")
_ASKS = re.compile("[哪谁几]|多少|什么|啥|吗")


def told(text: str) -> str:
    """Return a normal question whether there are some, with the wish to have them listed, as a question for them."""
    match = _TOLD.match(text)
    if match is None:
        return text
    what, open_ended = match["what"], _SOME.match(match["what"])
    if _ASKS.search(match["place"] + (what[open_ended.end() :] if open_ended else what)):
        return text
    if open_ended:
        return match["place"] + what
    closing = _CLOSING.search(what)
    if closing and (closing.start() == 0 or what[closing.start() - 1] == "的"):
        return f"{match['place']}{what}有哪些"
    if _NOUN.match(what):
        return f"{match['place']}哪些{what.removesuffix('的')}的"
    return f"{match['place']}{what}有哪些" if closing else text
