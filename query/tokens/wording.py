"""The wording of a question before its words are looked up: what is no writing goes, alternatives are said by 是否."""

from __future__ import annotations

import re
import unicodedata

from query.lexicon import normal
from query.tokens.bounds import bounds_worded
from query.tokens.colloquial import in_written_words, listed_with_blanks
from query.tokens.plainly import plainly
from query.tokens.reckoned import reckoned
from query.tokens.relations import relations_worded
from query.tokens.told import told

_WRITING = re.compile("[\u4e00-\u9fff、。，？！：；（）“”《》0-9A-Za-z %,.?()+-]*")
"""Characters that a question is written in: with these alone, nothing is to be taken from it."""
_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff，。？、]) +(?=[\u4e00-\u9fff，。？、])")
_ODD = re.compile(r"(?<=[\u4e00-\u7b2b\u7b2d-\u9fff])[#$^&*~`|\\_=<>@½①-⑳]+(?=[\u4e00-\u9fff])")
"""Signs between two Chinese characters that belong to no writing; behind 第 a figure is a number."""
_ONCE = re.compile(r"[（(](?:重复|并列|同一)[^）)]{0,14}(?:一次|一遍|重复计|去重|去掉)[^）)]{0,4}[）)]")
"""A bracket which says that what is counted twice counts once, as it always does."""
_BOXES_TOO = re.compile(r"[（(](?:含|包含|包括|连同|算上)专栏[^（()）]{0,20}[）)]")
"""A bracket which says that boxes count, as they always do."""
_ASKER = re.compile(
    "^(?:我们|咱们|有)?(?:[一-龥]{0,2}(?:[局科处主区县市镇厅部](?:长|任)|领导|书记)"
    "|[一-龥]{0,4}(?:企业|客商|群众|百姓|居民|村民|商户|农户|业主|客户|同事|记者|代表|委员|督查组|巡查组|审计组)|上级|媒体|人)"
    "(?:们|老是|老|总是|总|经常|常|都|刚才|刚刚|今天|昨天|又|在|来|想|要)*"
    "(?:问|打听|咨询|了解|知道|要我|让我|叫我)(?:一下|下|起|到)?[:：，,]?(?=.{4})"
)
"""Words in front of a question that say who wants to know."""
_REPEATED = re.compile(r"(.{8,}?)(?:[\s。？?]*\1)+[。？?]?")
SHORTEST_REPEATED = 20
"""The fewest characters of a question that may be one question said over and over."""
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])[’']s\b(?: (?=[a-z]))?")
_EITHER = re.compile(r"(?<!是否)([\u4e00-\u9fff])[不没]\1(?P<lacking>(?=没))?")
_WHICH_LACK = re.compile("[^，,。？?有]{2,16}的(?:任务)?(?:都)?[是有]哪[几些一]?[条项个家]")
"""有没有期限的目标的是哪几条: those that have one without."""
_OR_NOT = re.compile(
    "([设定写列提点安排规明确](?:[到过]?了|到|过)|(?<![没所])有(?=[^，,。]{1,7}没有[，,]))"
    "([^，。？?,?、有没不无未啥谁几哪什么多少]{1,10})没有?(?=[，,。？?]|$)"
)
"""设了…没有: an alternative that closes its clause asks whether."""
_HOLDS_QUOTED = re.compile(
    '(?<![名字不没未])[带含](?:有|着)?[“"「『]([^”"」』]{1,8})[”"」』](?:(?:[两三四]个)?字样?)?的'
)
"""带“甲”的企业: quoted characters that names of things hold; tasks hold them in their text."""
_OF_THINGS = re.compile("企业|公司|机构|单位|部门|品牌|大学|研究院|项目|哪[几些]?家")
_OF_TASKS = re.compile("哪[几些一]?[条项]|任务")
_APART_FROM = re.compile(
    r"^(?:apart from|besides|other than|except(?: for)?) (?:the )?tasks ((?:led|supported) by [^,]+|involving [^,]+),"
    r" which (?:other )?tasks (?:are )?(.+?)\??$",
    re.IGNORECASE,
)
"""Apart from the tasks led by A, which tasks are in B: those in B that A does not lead."""
_YEAR = re.compile("[一二][〇零九O0][〇零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇零O一二三四五六七八九", "000123456789")
"""二零二四年: a year spelled figure by figure."""
_LEADS = re.compile("牵头的?[那这]?[一两三四几]?[家个](?=以外|之外|除外)")
"""牵头那两家以外: the units that lead."""
_NOT_SPOKEN_OF = re.compile(
    "^(?P<who>[^，,。除]{2,20}的(?:那些|那几[条项]|任务)?)(?:就|都|且|暂且|先|也)*不(?:说|提|讲|谈)(?:了)?(?=[，,])"
)
"""甲牵头的不说，…: what is not to be spoken of is set aside."""
_HELPED = re.compile("[给帮替为](?:牵头|主办|主责)(?:单位|部门|方)(?=.{0,4}(?:配合|协助|搭手|打下手|帮忙|协办))")
"""给牵头单位配合: whom the units asked for support, as they always do."""


_IN_ITS_TASKS = re.compile(
    r"\b((?:support|assist|back|help|aid)(?:s|ed|ing)? (?:the )?[^?,]{3,80}?) (?:in|on|with) "
    r"(?:any of |all |all of )?(?:the |those )?tasks (?:that |which )?it (?:leads|heads)\b",
    re.IGNORECASE,
)
"""Support A in the tasks it leads: whom the units asked for support leads in any case."""
_BOUND_IN = re.compile(
    "(至少|最少|起码|不少于|不低于|最多|至多|不超过|超过|多于|少于|不到|不足|恰好|正好|刚好)(?:出现)?在([0-9一二两三四五六七八九十]+[条项])"
)
"""至少在3条任务里: the bound is that of the number."""
_ONLY_ONCE = re.compile(
    "(?:只|仅|才)(?:出现|露面|被点名|被提到|点名)过?了?[一1]次|(?:只|仅)在[一1]条(?:里|中)(?:出现|被点名|点名)?过?"
)
"""只出现过一次, 只在一条里出现: in one task alone."""
_THAT_NUMBER = re.compile("(?<=年)(?:[那这]个|的那?个?)数(?![据字量目值])")
"""2025年那个数: its target with a number."""
_NEITHER = re.compile(
    r"\b(?:names?|involves?|includes?|mentions?|lists?|has|have|with|carries) neither (.+?) nor (.+?)(?=[?,.;]|$)",
    re.IGNORECASE,
)
"""Names neither A nor B: not A and not B."""
_SORT = "(?P<sort>局|委|办|中心|公司)"
_SORT_NAMED = re.compile(
    f"(?:单位)?(?:名称|名字|名)(?:里|中)?(?:叫作?|是|为|以){_SORT}字?(?:结尾|收尾)?的(?=单位|部门)"
)
"""名称叫局的单位: units whose name says so."""
_OF_SORT = re.compile(
    f"(?<=[^有目指]的){_SORT}(?=[，,]?(?:一共|总共|共|是|有|中|里)*(?:面|头)?[，,]?(?:几个|多少个|哪|谁))"
)
"""没牵头过的局有哪些: units of a sort, as their names say."""
_NAMED_IN_TEXT = re.compile("提到|提及|写到|写了|写的|说到|讲到|点到|点名|列出|列的|列了|出现|框|专栏")
_EVEN_SO = re.compile(
    "[，,（(]?(?:哪怕|即使|即便|就算)(?:只|仅)?(?:是|不是|不|没有?)?(?:联合|共同|单独)?(?:牵头|参与|配合|协助)(?:的|单位)?[也都](?:算|行|计)(?:在内|进去|数)?[）)]?"
)
"""哪怕不牵头也算: whatever the role is counts, as it does where none is named."""
_NO_TASK = re.compile("(?<!有)没有(?:任何)?任务(?=同时|是由?|由|既|被)")
"""没有任务同时有甲和乙: not one task."""
_LED = re.compile("牵过(?:一[次回])?头(?!的?[领脑])")
"""没牵过头, 一起牵过头: has led."""
_ANOTHER = re.compile("(?<=[，,])另(?:外)?有(?=哪|谁|几家)")
"""另有哪个单位: another than those that are named."""
_FOR_IT = re.compile("(牵头的任务(?:里|中|当中)?[，,]?[^，,。？?]{0,8}?)[给为替帮]它(?:打|做|搞)?(?=配合|协助|协办)")
"""甲牵头的任务里给它打配合的: those who support in these tasks."""
_IN_ITS_NAME = re.compile(
    r"\b(?:with|have|has|having|contain(?:s|ing)?|carr(?:y|ies|ying)) (?:the (?:word|characters?|term) )?(?P<held>[^\s,?]{2,14})"
    r" in (?:its|their|the|his) (?:own )?(?:names?|titles?)\b",
    re.IGNORECASE,
)
"""Bodies with 甲 in their name."""


def cleaned(question: str) -> str:
    """Return a question without what is no writing: invisible characters, pictures, blanks between Chinese ones."""
    if not question.isascii() and not _WRITING.fullmatch(question):
        question = "".join(map(_written, unicodedata.normalize("NFC", question)))
    elif not question.isprintable():
        question = "".join(c if c.isprintable() else " " for c in question)
    once = _ASKER.sub("", _BOXES_TOO.sub("", _ONCE.sub("", " ".join(question.split()))))
    if len(once) > SHORTEST_REPEATED and (again := _REPEATED.fullmatch(once)):
        once = again[1]
    return _BLANKS.sub("", _ODD.sub("", listed_with_blanks(once)))


def _written(character: str) -> str:
    """Return a character as it is to be read: pictures, circled ones and fractions are none, nor is a bare accent."""
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    picture = category in ("So", "Sk") and not unicodedata.normalize("NFKC", character).isascii()
    return "" if picture or category[0] in "CM" else character


def named_so(question: str) -> str:
    """Return a question with characters that names of things are to hold marked as such (带“甲”的企业)."""
    if _OF_THINGS.search(question) and not _OF_TASKS.search(question):
        return _HOLDS_QUOTED.sub(r"名字带\1的", question)
    return question


def worded(question: str) -> str:
    """Return the normal wording of a question, in which the tokens are looked for."""
    question = _APART_FROM.sub(r"which tasks \2 are not \1?", question)
    question = _IN_ITS_NAME.sub(r"whose name contains \g<held>", question) if " in " in question else question
    question = _YEAR.sub(lambda year: year[0].translate(_DIGITS), question)
    text = normal(_POSSESSIVE.sub(" ", cleaned(question)).replace("数目标", "数的目标"))
    text = in_written_words(text)
    return _asked_whether(text if text.isascii() else reckoned(told(bounds_worded(plainly(text)))))


_NONE_WITHOUT = re.compile(
    "(?<!有)没有(?:一|哪一?|任何一?|任何)?[条项](?:任务)?是?(?:(?P<has>没有)|(?:不(?![同仅只])|没|未)(?:需要|用|要)?)"
)
"""没有一条不涉及甲: each of them does."""
_HAS_TASKS = re.compile(
    "(?<=[分块章节])(?:[里中])?(?P<lacks>(?:却|则|但|就|完全|也|一条)*没有?)?(?P<has>有)?(?:任何)?任务(?=[、，,]|的(?:单位|部门))"
)
"""甲部分有任务、乙部分没有任务的单位: units that the part has and has not."""
_IT_ALONE = re.compile("只?[有由]?它(?:自己)?一家(?:单独)?(?=牵头|负责)")
_BY_ONE = re.compile("(?:只|仅|单)由一[家个](?:单位|部门)?(?:单独)?(?=牵头|负责)")
_SEVERAL_OF = re.compile("的几条任务(?=[，,].*(?:吗|是不是|是否|谁|哪|几|多少))")
_NOT_LEADING = re.compile("以?非牵头(?:单位|方)?的?(?:身份|角色|名义)(?P<there>出现在|出现于|出现|列入)?")
"""以非牵头身份参与, 以非牵头身份出现在: whoever takes part and does not lead."""
_ALONE_OR_NOT = re.compile(
    r" ?\((?:alone|solely|by itself) or jointly\)|[（(](?:独立|单独|独家)(?:或|和)(?:联合|共同)(?:都算|均可)?[）)]"
)
_BOUND_FIRST = re.compile(
    "(至少|最少|不少于|不低于|最多|至多|不超过|超过|多于|少于|不到|不足|恰好|正好|刚好)"
    "(负责|牵头|参与|参加|配合|承担|协助)了?([0-9一二两三四五六七八九十]+[条项])"
)
"""至少负责10条任务: the bound is that of the number."""


def _asked_whether(text: str) -> str:
    """Return a normal question with alternatives (有没有, 参不参与, 设了…没有) said by 是否."""
    text = relations_worded(text)
    text = _FOR_IT.sub(r"\1", text) if "它" in text else _IN_ITS_TASKS.sub(r"\1", text)
    text = _HELPED.sub("", _LEADS.sub("牵头单位", text)) if "牵头" in text or "主" in text else text
    text = _HAS_TASKS.sub(lambda m: "没有" if m["lacks"] else "有", text) if "任务" in text else text
    text = _BY_ONE.sub("独家", _IT_ALONE.sub("它独家", text)) if "一家" in text else text
    text = _NONE_WITHOUT.sub(lambda m: "每条都有" if m["has"] else "每条都", text) if "没有" in text else text
    text = _ALONE_OR_NOT.sub(
        "", _NOT_LEADING.sub(lambda m: "参与" if m["there"] else "", _SEVERAL_OF.sub("的那几条任务", text))
    )
    text = _THAT_NUMBER.sub("的量化目标", text) if "个数" in text else _NEITHER.sub(r"not \1 and not \2", text)
    text = _NO_TASK.sub("没有一条任务", text) if "没有任务" in text else text
    text = _EVEN_SO.sub("", text) if "算" in text or "行" in text else text
    text = _OF_SORT.sub(_called, _SORT_NAMED.sub(_called_so, text))
    text = _LED.sub("牵头过", text) if "牵过" in text else text
    text = _ANOTHER.sub("还有其他", text) if "另" in text else text
    text = _ONLY_ONCE.sub("只在一条任务里出现", text)
    text = _BOUND_IN.sub(r"在\1\2", text) if "在" in text else text
    text = _BOUND_FIRST.sub(r"\2\1\3", _EITHER.sub(_whether, text))
    text = _NOT_SPOKEN_OF.sub(r"\g<who>不算", text)
    return _OR_NOT.sub(r"是否\1\2", text) if "没" in text else text


def _called(match: re.Match[str]) -> str:
    """Return the units whose name holds a word; companies that a text names are no units."""
    if match["sort"] == "公司" and _NAMED_IN_TEXT.search(match.string, 0, match.start()):
        return match[0]
    return f"名字带{match['sort']}的单位"


def _called_so(match: re.Match[str]) -> str:
    return f"名字带{match['sort']}的"


def _whether(match: re.Match[str]) -> str:
    """Return 是否有 for 有没有, set apart from 没有 behind it (有没有没有牵头单位的)."""
    if match[0] == "有没有" and _WHICH_LACK.match(match.string, match.end()):
        return "带没有"
    return f"是否{match[1]} " if match["lacking"] is not None else f"是否{match[1]}"
