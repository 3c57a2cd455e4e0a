"""What a document is called: its title asked for in everyday words, or by the number that it was issued with."""

from __future__ import annotations

import re

from query.wording.turns import said_plainly, turns

_NUMBERED = "(?:(?![是为的号件据照实彻和与及了到份哪])[\u4e00-\u9fff]){2,8}[\\[(](?:19|20)[0-9]{2}[\\])]第?[0-9]{1,4}号"
"""A document's number in a normal question: the issuing office's sign, the year in brackets, a number (GB/T 9704)."""
DOCUMENT_NUMBER = re.compile(_NUMBERED)
_DOCUMENT = "文件|通知|计划|方案|规划|意见|办法|公文|文"
_NAME = "(?:全称|全名|标题|题目|名称|名字)"
_OF_NUMBER = (
    f"^(?:[省市]里?的?)?(?:(?:文号|发文字号)[是为]?)?({_NUMBERED})(?:[这那]?[份个]?(?:{_DOCUMENT}))?"
    f"(?:对应的?(?:是)?哪一?[份个](?:{_DOCUMENT})|[，,]?的?{_NAME}{{1,2}}(?:[是叫为](?:什么|啥))?"
    f"|(?:是|叫)(?:什么|啥|哪一?[份个])(?:{_DOCUMENT}|{_NAME})?)[？?]?$"
)
_TURNS = turns(
    (
        (_OF_NUMBER, r"哪份文件的文号是\1"),
        (
            rf"^(?:what(?:'s| is) (?:the )?(?:full |official )?(?:title|name) of |which document is )({_NUMBERED})\??$",
            r"哪份文件的文号是\1",
        ),
        (
            f"(?:这|本|该)(?:一?[份个])?(?:{_DOCUMENT})(?:的{_NAME}[是叫为]|(?:究竟|到底|具体)?叫)(?:什么|啥)(?:{_NAME})?(?=[？?]?$)",
            "文件标题是什么",
        ),
    )
)


def called(text: str) -> str:
    """Return a normal question for what a document is called with its title, or by its number, asked for.

    >>> called("甲府发[2022]3号叫什么名字"), called("这份文件叫什么")
    ('哪份文件的文号是甲府发[2022]3号', '文件标题是什么')
    """
    return said_plainly(text, _TURNS)
