"""What a web page prints around an article: print and share buttons, font sizes, the browser's own lines."""

from __future__ import annotations

import re

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
