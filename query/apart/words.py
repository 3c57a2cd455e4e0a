"""The words for what is left out: parted into single names, without what says how many or what kind they are."""

from __future__ import annotations

import re

from query.constraints import NameHolds
from query.lexicon.entries import bare
from query.sorts_of_units import NAME

_LIST = re.compile(r"[、，]|以及|还有|(?<=[的条项章节])(?:和|与|及|跟|或者?)")
_AND = re.compile(r"和|与|及|跟|或者?| and | or |, ")
_BEFORE = re.compile(
    "^(?:再|也|又|把|将|像|比如|例如|诸如|其中|里面|当中|里头|去掉|扣掉|扣除|剔除|剔掉|不算|除了?|[和及与])+的?"
)
_SAYS_WHICH = re.compile(
    "(?:的?(?:那|这|上述|上面)?[一二两三四五六七八九十几些]+[家个条项类]?(?:单位|部门)?|(?:这|那)?(?:一?类|种|样|些)的?单位?"
    "|等(?:单位|部门)?|(?:这|那)[两三四几]?[家个条项](?:单位|部门)?)$"
)
_SO_MANY = re.compile("^(?:那|这|另外)?[一两二三四五六七八九十][家个]")
_COLLECTIVE = re.compile(
    "(?:等|这|那|各|这些|那些|所有|之)?(?:一?类|种|样|些|几个|几类)?的?(?:统称|泛称|泛指|合称)的?(?:单位|部门|称呼|名称)?$"
)
_OF_IT = re.compile("^(?:其|它|它们|自己|自身|本单位|本局|本委)(?=牵头|参与|负责|配合|挂帅|主责)")
_KIND = re.compile("(?:的|那些|那几[条项个家]|这些)+$")
_SOME = re.compile("的?(?:那|这)?(?:[一二两三四五六七八九十几些]+)?[条项]$")
_NAMED = re.compile(
    "(?:(?:名字|名称|名头|单位名|名)(?:里面?|中|当中)?)?(?:带有?|含有?|包含|有|以|叫)(?:着|了)?(?P<text>[^的]{1,8}?)"
    "(?P<end>结尾|收尾|打头|开头)?(?:这?[一两二三四]?个?字|字样)?的?(?:那?[几些两三四]?[家个条项])?"
    "(?:单位|部门|企业|公司|机构|项目)?"
)
_SORT = re.compile(NAME)
_BY_NAME = re.compile("^(?:名|带|含|以)")
_SERIES = re.compile("(?P<text>[^的]{1,8})系的?(?:企业|公司|单位|机构|那?[几些两三四]?[家个])?")
_ENGLISH_NAME = re.compile(
    r"(?:the |any |all )?(?:those|ones|\w+)(?: with names?| whose names?| which| that)?"
    r" (?:contains?|containing|includes?|holds?|has|have|(?P<end>ends?|ending) (?:in|with)"
    r"|(?P<start>starts?|starting|begins?|beginning) with)"
    r" (?P<text>.{1,12})",
    re.IGNORECASE,
)
_THOSE = re.compile(
    "^(?:(?:any|all|the|both|of)+ )*(?:those|ones?|tasks|targets|units|items|companies)(?: (?:that|which)(?: are)?)? ",
    re.IGNORECASE,
)

_VERBS = {"involving": "involve", "with": "have", "without": "do not have", "mentioning": "mention", "naming": "name"}


def parts_of(said: str) -> list[str]:
    """Return the items of a list: 农委牵头的、发改委牵头的."""
    return [part for part in (_BEFORE.sub("", each).strip() for each in _LIST.split(said)) if part]


def joined_in(said: str) -> list[str]:
    """Return what stands on either side of 和 or and."""
    return [part.strip() for part in _AND.split(said) if part.strip()]


def plain(said: str) -> str:
    """Return words without what says that they are some of a kind: 镇街这一类, 像镇街."""
    return _BEFORE.sub("", _SAYS_WHICH.sub("", said)) or said


def without_number(said: str) -> str:
    """Return words without how many they are: 两家牵头单位."""
    return _SO_MANY.sub("", _SAYS_WHICH.sub("", said) or said)


def without_owner(said: str) -> str:
    """Return a role without its pronoun: 其牵头的."""
    return _OF_IT.sub("", said)


def without_noun(said: str) -> str:
    """Return words without 的 or 那几条 at their end."""
    return _KIND.sub("", said)


def without_tasks(said: str) -> str:
    """Return words for tasks without 那几条, 这条 at their end."""
    return said if said.startswith("第") else _KIND.sub("", _SOME.sub("", said))


def said_of(noun: str, said: str) -> str:
    """Return the English question for the things that words bound: those involving A, the ones with B.

    >>> said_of("tasks", "those involving task 3")
    'which tasks involve task 3?'
    """
    bound = _THOSE.sub("", said)
    verb, _, rest = bound.partition(" ")
    return f"which {noun} {_VERBS.get(verb, f'are {verb}')} {rest}?"


def describes(said: str) -> bool:
    """Tell whether English words describe some of a kind (those involving A), and are no name."""
    return _THOSE.match(said) is not None


def collective_in(said: str) -> tuple[str, str]:
    """Return the words in front of 这类统称, and these; nothing for the second where they are not there."""
    match = _COLLECTIVE.search(said)
    return (said[: match.start()].rstrip("、和及与等的"), match[0]) if match else (said, "")


def by_name(said: str) -> NameHolds | None:
    """Return what words say of names that are left out: 名字带“中心”的, 局, those ending in 局; None else."""
    if _SORT.fullmatch(said):
        return NameHolds(said, negated=True, place="end")
    match = _ENGLISH_NAME.fullmatch(said)
    if match is None:
        match = _NAMED.fullmatch(said) if _BY_NAME.match(said) else _SERIES.fullmatch(said)
    if match is None:
        return None
    told = match.groupdict()
    end = told.get("end") or ""
    if told.get("start") or "头" in end:
        return NameHolds(bare(match["text"]), negated=True, place="start")
    return NameHolds(bare(match["text"]), negated=True, place="end" if end else "in")
