"""What a web page prints around an article: print and share buttons, font sizes, the browser's own lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BUTTONS = (
    r"打印(?:本页|此页|页面|正文|文章)?|关闭(?:本页|窗口|页面|此页)?|字[号体]大?小?|放大|缩小|默认|分享(?:到|至|本文)?|"
    r"转发(?:到|至)|收藏(?:本页)?|"
    r"(?:浏览|访问|阅读|点击)(?:次数|量|数|率)?|保护视力色|视力保护色|语音播报|朗读|全文下载|下载(?:全文|文档)?|微信|微博|新浪微博|QQ空间|"
    r"返回(?:顶部|首页|列表|上一页)|"
    r"回到顶部|无障碍(?:阅读|浏览)?|繁體|繁体版?|简体版?|登录|注册|网站地图|设为首页|加入收藏|站内搜索|责任编辑|编辑|"
    r"[大中小]|特大|较大|标准|PDF|WORD|次|T"
)
_BUTTON_LINE = re.compile(rf"(?:(?:{_BUTTONS})|[\[\]【】（）()〔〕|｜:：/\-+＋—<>《》·•\d\s\xa0\u3000])+")
_SURE = re.compile(
    r"打印|关闭|字[号体]|分享|收藏|浏览|访问|阅读|点击|视力|朗读|下载|返回|回到|无障碍|首页|地图|搜索|编辑|微[信博]"
)
_TRAIL = re.compile(r"(?:您?(?:的)?(?:当前|现在)?(?:所在)?位置|当前栏目)[：:]|首页\s*[>＞》/›»]")
_SCAN = re.compile(r"扫一扫.{0,20}|用?手机(?:扫码|查看|浏览|打开).{0,16}|(?:微信|手机)扫.{0,16}")
_URL = re.compile(r"(?:https?://|www\.)[!-~]+(?:\s+[\d/ ]{1,9}|\s*第?\s*\d+\s*页.*)?")
_CLOCK = re.compile(
    r"\d{2,4}[/\-年.]\d{1,2}[/\-月.]\d{1,2}日?[, ]\s*(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s.{0,80})?"
)


_OWNER = re.compile(
    r"(?:网站|本站)?(?:主办|承办|协办|维护|技术支持|版权所有|运维|建设)(?:单位)?[：: ].{0,80}"
    r"|(?:网站地图|关于我们|联系我们|隐私声明|网站声明|使用帮助|站点地图)[\s|｜丨/·]?.{0,60}"
    r"|(?:地\s*址|邮\s*编|(?:联系)?电\s*话|传\s*真|(?:电子)?邮\s*箱)[：:].{0,60}"
)
_REGISTERED = re.compile(r"ICP备|ICP证|公网安备|网站标识码|备案(?:号|编号|序号)|版权所有|Copyright|©", re.IGNORECASE)
_FOOT = 15  # lines: a site's foot has no more


def without_foot(lines: Sequence[str]) -> int:
    """Return how many lines stand before a site's foot: who runs it, its address and its registration (备案).

    >>> without_foot(["（市财政局负责）", "主办单位：某市人民政府", "备案号：某ICP备1号"])
    1
    """
    last = len(lines)
    registered = [i for i in range(max(0, last - _FOOT), last) if _REGISTERED.search(lines[i]) and len(lines[i]) < 200]
    if not registered:
        return last
    first = registered[0]
    while first and len(lines[first - 1]) < 120 and _OWNER.match(lines[first - 1]):
        first -= 1
    return first


def is_chrome(line: str) -> bool:
    """Tell whether a line is nothing but buttons, a breadcrumb trail or a note for telephones.

    >>> is_chrome("字号：[大][中][小]打印本页 分享至："), is_chrome("关于分享经济的意见"), is_chrome("大中小")
    (True, False, False)
    """
    words = line.strip()
    if _BUTTON_LINE.fullmatch(words):
        return bool(_SURE.search(words))
    return bool((len(words) < 80 and _TRAIL.match(words)) or _SCAN.fullmatch(words))


def is_browser_line(line: str) -> bool:
    """Tell whether a line is what browsers print at the edge of each page: the address, or date and time with a title.

    >>> is_browser_line("https://www.example.org/a.html 3/12"), is_browser_line("2022/3/4 10:21 关于…")
    (True, True)
    """
    words = line.strip()
    return bool(_URL.fullmatch(words) or _CLOCK.fullmatch(words))
