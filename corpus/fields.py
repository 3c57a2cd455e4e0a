"""Labelled lines that web pages and law databases print around a text: 发文字号：…, 【发布部门】…, 来源：… 字号：…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.span import Span
from corpus.title_lines import Printed

_FIELD = re.compile(
    r"[*\-• ]*(?P<open>[【\[])?(?P<name>发\s*文\s*字\s*号|文\s*号|发布日期|发布时间|发文日期|成文日期|公布日期|"
    r"颁布日期|发文机关|发布机构|发文单位|发布单位|发布部门|制定机关|颁布单位|颁布机构|公布机关|(?:法规|文件)?标\s*题)"
    r"(?(open)[】\]]\**\s*[：:]?|\**\s*[：:])\s*\**\s*(?P<value>\S.*)"
)
_SAME_FIELD = {
    "发文字号": ("文号",),
    "标题": ("法规标题", "文件标题"),
    "发文机关": ("发文单位",),
    "发布机构": ("发布单位", "发布部门", "制定机关", "颁布单位", "颁布机构", "公布机关"),
    "发布日期": ("发布时间", "公布日期", "颁布日期"),
    "成文日期": ("发文日期",),
}
"""What pages and law databases call the same thing."""
_FIELD_NAMES = {name: field for field, names in _SAME_FIELD.items() for name in names}
_META = re.compile(
    r"(?:^|[\s\u3000【\[|｜>＞）)])(?:信息来源|文章来源|稿源|来源|发布时间|更新时间|时间|日期|作者|责任编辑|编辑|审核|浏览(?:次数|量)?|阅读(?:次数|量|数)?"
    r"|点击(?:数|率|量|次数)?|访问(?:量|次数)|字号|字体|字体大小|分享到?|索引号|主题词|主题分类|公开方式|体裁分类|组配分类|信息分类|公文种类"
    r"|有效性|效力状态|语音播报)\s*[】\]]?\s*[：:]"
)
"""What pages print around a title: 发布时间：… 来源：… 字号：…."""
_LONGEST_META = 120
_OF_LAW = re.compile(
    r"[*\-• ]*[【\[](?:时\s*效\s*性|现行有效|有效性|效力(?:级别|位阶|层级|等级|范围)|法规(?:类别|类型|层级|效力)"
    r"|文件(?:类别|类型|层级|状态)|(?:实施|施行|生效|失效|批准|修订|废止)(?:日期|时间)|(?:专题|主题|内容|行业|地域|发布)分类"
    r"|(?:批准|起草|签署)(?:部门|机关|单位)|(?:所属|适用)(?:地[区域]|行业|类别|区域|范围)|关键词|主题词|统一编号)[】\]]"
)
"""What law databases say of a text in brackets, with or without a colon: 【时效性】现行有效."""


def fields_of(text: str, rows: Sequence[Line]) -> dict[str, Printed]:
    """Return what labelled lines such as 发布日期：… say, each under one name however the page calls it."""
    found: dict[str, Printed] = {}
    for row in rows:
        match = _FIELD.match(text, row.start, row.end)
        if match:
            name = "".join(match["name"].split())
            value = match["value"].rstrip("*_ 】]")
            start = match.start("value")
            found.setdefault(_FIELD_NAMES.get(name, name), Printed(value, Span(start, start + len(value))))
    return found


def is_field(text: str, row: Line) -> bool:
    """Tell whether a line is labelled, or tells only of the page."""
    fields = (_FIELD, _OF_LAW)
    return any(f.match(text, row.start, row.end) for f in fields) or "://" in row.text or tells_of_itself(row)


def tells_of_itself(row: Line) -> bool:
    """Tell whether a line is what a page says of itself: 来源：县政府办 时间：2033-02-10."""
    return len(row.text) <= _LONGEST_META and _META.search(row.text) is not None
