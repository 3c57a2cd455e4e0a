"""The wording of a question before its words are looked up: what is no writing goes, turns of phrase too."""

from __future__ import annotations

import re
import unicodedata

from query.lexicon import normal
from query.wording.aims import aims_in_english, aims_worded
from query.wording.chinese import in_plain_chinese
from query.wording.conditions_said import conditions_said
from query.wording.documents import called
from query.wording.english import in_plain_english
from query.wording.english_lists import lists_in_english
from query.wording.everyday import straight
from query.wording.greatest import in_plain_ranks
from query.wording.limits import limits_worded
from query.wording.measured import bounds_worded
from query.wording.mixed import in_one_language
from query.wording.naming import naming
from query.wording.numerals import parse_count
from query.wording.orders import in_order
from query.wording.phrases import reworded
from query.wording.prefaces import without_preface
from query.wording.presence import present_or_absent
from query.wording.roles import acting
from query.wording.sets import set_plainly, sets_in_english
from query.wording.shares import in_plain_sums, sums_in_english
from query.wording.sole_lead import alone_worded
from query.wording.sought import Rare
from query.wording.things import things_asked
from query.wording.totals import in_plain_office
from query.wording.two_tasks import set_against
from query.wording.two_units import of_two_units
from query.wording.within import within_sets
from query.wording.within_english import within_in_english

_WRITING = re.compile("[\u4e00-\u9fff、。，？！：；（）“”《》0-9A-Za-z %,.?()+-]*")
"""Characters that a question is written in: with these alone, nothing is to be taken from it."""
_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff，。？、]) +(?=[\u4e00-\u9fff，。？、])")
_ODD = re.compile(r"(?<=[\u4e00-\u7b2b\u7b2d-\u9fff])[#$^&*~`|\\_=<>@½①-⑳]+(?=[\u4e00-\u9fff])")
"""Signs between two Chinese characters that belong to no writing; behind 第 a figure is a number."""
_ONCE = re.compile(r"[（(](?:重复|并列|同一)[^）)]{0,14}(?:一次|一遍|重复计|去重|去掉)[^）)]{0,4}[）)]")
"""A bracket which says that what is counted twice counts once, as it always does."""
_ASKER = Rare(
    "^(?:我们|咱们|有)?(?:(?:[一-龥]{1,4}(?:镇|乡|街道|村|社区|公司|集团|厂)(?:上|里)?(?:的(?:同志|同事|领导|书记|干部))?"
    "(?=打?来?电|打电话|来[问咨打人函]|的?同志|问))|[一-龥]{0,2}(?:[局科处主区县市镇厅部](?:长|任)|领导|书记)"
    "|[一-龥]{0,4}(?:企业|客商|群众|百姓|居民|村民|市民|游客|网友|家长|学生|老乡|投资商|商户|农户|业主|客户|同事|记者|代表|委员|督查组|巡查组|审计组)"
    "|上级|媒体|人)"
    "(?:们|打?来?电话?|打电话来?|来[人函]|老是|老|总是|总|经常|常|都|刚才|刚刚|今天|昨天|又|在|来|想|要)*"
    "(?:问|打听|咨询|了解|知道|看看?|查看?|过目|要我|让我|叫我)(?:一下|下|起|到)?[:：，,]?(?=.{4})"
    "|^(?:我)?(?:要|得|想)?[给向][区县市镇]?(?:[局科处主区县市镇厅部](?:长|任)|领导|书记|班子)"
    "(?:汇报|报告|报|讲|说)(?:一下|下|用)?[:：，,]?(?=.{4})"
)
"""Words in front of a question that say who wants to know."""
_REPEATED = re.compile(r"(.{8,}?)(?:[\s。？?]*\1)+[。？?]?")
SHORTEST_REPEATED = 20
"""The fewest characters of a question that may be one question said over and over."""
_DASH = Rare(r"(?<=[a-z0-9)]) +[–—-] +(?=[A-Za-z])")
_POSSESSIVE = re.compile(r"(?<=[A-Za-z0-9])[’']s\b ?")
_HOLDS_QUOTED = Rare('(?<![名字不没未])[带含](?:有|着)?[“"「『]([^”"」』]{1,8})[”"」』](?:(?:[两三四]个)?字样?)?的')
"""带“甲”的企业: quoted characters that names of things hold; tasks hold them in their text."""
_OF_THINGS = re.compile("企业|公司|机构|单位|部门|品牌|大学|研究院|项目|哪[几些]?家")
_OF_TASKS = re.compile("哪[几些一]?[条项]|任务")
_YEAR = re.compile("[一二][〇零九O0][〇零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇零O一二三四五六七八九", "000123456789")
"""二零二四年: a year spelled figure by figure."""
_SPACED = re.compile(
    "(?P<names>[\u4e00-\u9fff]{2,8}(?: [\u4e00-\u9fff]{2,8}){1,5}?) ?[这那]?(?P<number>[二两三四五六2-6])"
    "(?=[家个](?!月|工作日))"
)
"""甲 乙 丙 三家: blanks part a list of as many names as are counted behind it."""


_OF_CHINESE = (
    in_order,
    of_two_units,
    within_sets,
    set_against,
    set_plainly,
    conditions_said,
    in_plain_office,
    in_plain_sums,
    aims_worded,
    limits_worded,
)
"""What says a question with Chinese words in it plainly, before everyday builds are made straight."""
_IN_CHINESE = (called, naming, things_asked, present_or_absent, bounds_worded, in_plain_chinese)
_IN_ENGLISH = (
    called,
    sets_in_english,
    sums_in_english,
    aims_in_english,
    lists_in_english,
    in_plain_english,
    in_plain_ranks,
)


def cleaned(question: str) -> str:
    """Return a question without what is no writing: invisible characters, pictures, blanks between Chinese ones."""
    if not question.isascii() and not _WRITING.fullmatch(question):
        question = "".join(map(_written, unicodedata.normalize("NFC", question)))
    elif not question.isprintable():
        question = "".join(c if c.isprintable() else " " for c in question)
    once = _ASKER.sub("", _ONCE.sub("", " ".join(question.split())))
    if len(once) > SHORTEST_REPEATED and (again := _REPEATED.fullmatch(once)):
        once = again[1]
    return _BLANKS.sub("", _ODD.sub("", _SPACED.sub(_listed, once) if " " in once else once))


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
    question = _YEAR.sub(lambda year: year[0].translate(_DIGITS), without_preface(question))
    question = _DASH.sub(", ", question)
    text = normal(_POSSESSIVE.sub(" ", cleaned(question)).replace("数目标", "数的目标"))
    said = within_in_english(text) if _is_mostly_english(text) else text
    english = _is_english(text) and said == text
    text = in_one_language(text) if said == text and not english else said
    for say in (*(() if text.isascii() else _OF_CHINESE), straight, *(_IN_ENGLISH if english else _IN_CHINESE)):
        text = say(text)
    text = reworded(alone_worded(acting(text)))
    return worded(again) if english and (again := within_in_english(text)) != text else text


def _is_english(text: str) -> bool:
    """Tell whether a question is in English, though it may hold names in Chinese."""
    return text.isascii() or (text[:1].isascii() and _is_mostly_english(text))


def _is_mostly_english(text: str) -> bool:
    """Tell whether two characters in three are no Chinese ones."""
    return sum(map(str.isascii, text)) > 2 * len(text) // 3


def _listed(match: re.Match[str]) -> str:
    """Return a list with 、 for its blanks, where as many names stand in front as are counted behind."""
    names, number = match["names"].split(" "), parse_count(match["number"])
    if len(names) < number:
        return match[0]
    apart, listed = names[: len(names) - number], names[len(names) - number :]
    return " ".join([*apart, "、".join(listed)]) + match[0][len(match["names"]) :].lstrip()
