"""Turns of speech said plainly before words are looked up: 给甲打配合, 讲制造业的那一节, 谁任务多谁排前头."""

from __future__ import annotations

import re

_HELPS = re.compile(
    "(?:[给帮替为](?!我|咱|他|她|你|大家|什么)(?P<whom>[^，,。？?的谁哪几给帮替为]{2,14}?)(?:打|做|搞|当|提供)(?:一?下|了|过)?"
    "(?:配合|下手|助手|帮手|副手|协助|支持工作|辅助)(?:工作)?)"
)
"""给甲打配合: supports A."""
_PART_WORD = "(?:一|个|一个|几)?(?:章|节|部分(?![任工单部企目指项])|板块|篇章)"
_PART_ABOUT = re.compile(
    "(?:(?:专门|主要|着重)?(?:讲|谈|说|论述|写|涉及|针对)(?:的是)?|关于|有关)(?P<what>[^，,。？?的谁哪几第]{2,12})的"
    f"(?=[那这]?{_PART_WORD})"
)
"""讲制造业的那一节: the section called so."""
_ITS_NUMBER = re.compile(
    "(?<!文件)(?<!文件的)(?<!方案的)(?<!计划的)(?<!通知的)(编号|序号|条号|任务号)(?:分别|各|都|又)?(?:是|为)(?:多少|几)(?![个条项家的])"
)
"""任务编号是多少: which tasks."""
_WHICHEVER = re.compile(
    "(?:(?:随便|无论|不管|不论|任凭|甭管)(?:是)?哪一?|任[何意]一)家(?P<what>有份|[^，,。？?的]{2,6})的?(?:任务)?(?:都|就)?(?:算上?|行)(?:进来|在内)?"
)
"""随便哪一家有份的都算上: any of them."""
_ISSUED = re.compile(
    "(?:(?:印发|发布|制定|出台|下发|公布|制发|发)(?:了|出)?[这本该](?:一?[份个部项])?|(?:印发|下发|制发)(?:了)?)"
    "(?:(?:行动)?(?:计划|方案)|文件|通知|意见|规划|办法|措施)的(?:机关|单位|部门|主体|政府|机构|(?=是(?:谁|哪)))"
)
"""印发这份方案的机关: its issuer."""
_NUMBERED_FIRST = re.compile(
    "(?:谁|哪[家个])(?P<more>[^，,。？?谁哪]{2,12}?)(?P<many>多|少)[，,]?(?:谁|哪[家个])(?:就)?(?:排|在|站)(?:在|到)?(?:最?前[头边面]?|头里)"
)
"""谁摊到的任务多谁排前头: ranked by these."""
_FIRST = re.compile(
    "(?:各个?(?:部门|单位|家)(?:里|中)?)?(?:谁|哪[家个])(?P<more>[^，,。？?谁哪]{2,12}?)(?P<many>多|少)[，,]?(?:谁|哪[家个])(?:就|便)?(?:排|是|算|当)?(?:在)?第一"
)
"""谁任务多谁排第一: who has the most."""
_SAID = re.compile(
    "[，,][这那该上](?:一?[句段个条点])(?:话|表述|说法|提法|要求|文字|内容|描述)(?:到底|究竟|具体)?"
    "(?=属于|出自|来自|出现在|写在|在哪|是哪|见于|归|算)"
)
"""甲乙丙，这句话属于哪条: what is said is what is asked about."""
_ITS = re.compile("(?<=[条项])(?:任务)?[，,](?:其|它的|它们的|该任务的?)(?=牵头|主责|主办|责任|配合|参与|参加|协办)")
"""写到甲的那一条，其牵头部门: that of it."""
_OTHER_WHICH = re.compile("(?:别的|其他的?|其它的?|另外的?)(?:什么|哪些|哪几[条项个]|啥)(?=任务|工作|事项|单位|部门)")
"""别的什么任务: which others."""
_NONE_LEFT_OUT = re.compile(
    "[，,；;（(](?:没有|没|无|零|为零|为0|是0|数量?为0|没有?任何)(?:的|任务|[条项])*(?:任务)?的?(?:部分|章节|章|节|板块|单位|部门|年份|条目)?"
    "(?:就|可以|则|都|也)*(?:不用|不必|无需|无须|不要|别|不|免|略去?|省略|忽略|跳过)(?:再|去)?(?:列出?|写|报|给|管|算|显示|统计)?(?:了|出来)?[）)]?[。.]?$"
)
"""没有任务的部分不用列: as it always is where things are counted one by one."""
_ONE_BY_ONE = re.compile("各[个部章单年]|每[个一部章单年家]|分别|按.{0,6}(?:部分|章|节|单位|部门|年)")
_POINTED_OUT = re.compile(
    "点(?:了|到|过|出)?(?P<which>(?:哪[一几些]?[家个])?(?:具体|特定)?的?(?:企业|公司|厂家|厂商|机构))的名(?![称字单录])"
)
"""点哪家企业的名: names it."""
_NEW_PERSON = re.compile(
    "^(?P<who>[^，,。？?谁哪几]{2,16}?)(?:最近|刚刚|刚才|刚|新近|新|前阵子|上周|上个?月|这周|近期|这?个?月)+"
    "(?:换|来|调来|调整|任命|上任|到任|更换|轮换)(?:了|过)?(?:[一两几]?[个位名])?(?:新的?)?[^，,。？?谁哪几]{0,3}?(?:领导|局长|主任|科长|处长|同事|同志|负责人|班子|分管的?人?|人手?)(?:们)?[，,。]"
)
"""某局刚换了分管领导，…: why it is asked, and of whom."""
_TOGETHER = re.compile("(?<=联手|一起|共同|合作|携手|联合|一道|一同)来(?=[建做搞办抓推])")
_HEAVIER = re.compile("(?:担子|活儿?|负担|压力|任务|工作)更(?:重|繁重|大)(?=[，,。？?]|些|一些|$)")
"""谁的担子更重: who has more tasks."""
_NONE_MISSED = re.compile(
    "(?P<stop>^|[，,])(?P<what>[^，,]*?)[都也可]*(?:千万|一[个条家项])?(?:别|不要|不能)(?:漏|落)(?:掉|下|了)*[。！!]?$"
)
"""节点的也别漏: counts too; 责任单位一个别漏: all of them."""
_OPEN = re.compile("[哪谁几]|什么|多少")
_PARTICULAR = re.compile("(?<=哪[家个些几一])(?:家|个)?(?:具体|特定)的?(?=企业|公司|厂家|厂商|机构)")
_NO_UNITS = re.compile(
    "[（(，,]?(?:(?:除了?|不含|不算|不包括|剔除|撇开)责任单位(?:以外|之外|外)?|责任单位(?:不算在内|不算|不计|除外|不含|不包括))[)）]?[，,]?"
)
"""（责任单位不算）of companies that a text names: they are none."""
_OF_FIRMS = re.compile("企业|公司|厂家|厂商")
_OF_UNITS = re.compile("单位|部门|谁|牵头|参与|配合")
_NAMED_SO = re.compile(
    "(?:名字|名称|名)?(?:(?:以|由|用|是|为)?(?P<ends>[^，,。？?的以由用是里中叫]{2,6}?)(?:两个字|二字|三个字|四个字)?(?:打头|开头|起头|命名|冠名|结尾|收尾)"
    "|叫(?!什么|啥)(?:做|作)?(?P<called>[^，,。？?的]{2,6}))的(?=企业|公司|机构|单位|高校|品牌|[哪几])"
)
"""以甲打头的企业, 叫研究院的机构: those whose name has it."""


def plainly(text: str) -> str:
    """Return a normal Chinese question with some turns of speech in the words that the vocabularies know.

    >>> plainly("给甲局打配合的单位"), plainly("讲教育的那一节有哪些任务"), plainly("任务编号是多少")
    ('配合甲局的单位', '教育那一节有哪些任务', '任务编号是哪些')
    """
    text = _NEW_PERSON.sub(r"\g<who>,", text)
    text = _HELPS.sub(r"配合\g<whom>", text)
    text = _PART_ABOUT.sub(r"\g<what>", text)
    text = _ITS_NUMBER.sub(r"\1是哪些", text) if "号" in text else text
    text = _WHICHEVER.sub(r"任何一家\g<what>的任务", text)
    text = _ISSUED.sub("发文机关", text)
    text = _FIRST.sub(r"谁\g<more>最\g<many>", _NUMBERED_FIRST.sub(_ranked, text))
    text = _OTHER_WHICH.sub("哪些别的", _ITS.sub("的", _SAID.sub("", text)))
    text = _NONE_LEFT_OUT.sub("", text) if _ONE_BY_ONE.search(text) else text
    text = _PARTICULAR.sub("", _NAMED_SO.sub(lambda m: f"名字带{m['ends'] or m['called']}的", text))
    if _OF_FIRMS.search(text) and not _OF_UNITS.search(_NO_UNITS.sub("", text)):
        text = _NO_UNITS.sub("", text)
    text = _HEAVIER.sub("任务更多", _NONE_MISSED.sub(_all_told, text))
    return _TOGETHER.sub("", _POINTED_OUT.sub(r"点名\g<which>", text))


def _all_told(match: re.Match[str]) -> str:
    """Return 也算 for a clause that names what counts too, a question for what all are wanted of, else nothing."""
    what = match["what"]
    if not match["stop"] or _OPEN.search(what):
        return f"{match['stop']}{what}" + ("" if _OPEN.search(what) else "有哪些")
    return f",{what}也算" if what else ""


def _ranked(match: re.Match[str]) -> str:
    """Return the words that rank units; where none are named in front, all of them."""
    who = "" if match.start() else "各单位"
    return f"{who}按{match['more']}从{'多到少' if match['many'] == '多' else '少到多'}排名"
