"""What kind of body a unit is: by the function it has, else by what its name ends in."""

from __future__ import annotations

import re
from functools import lru_cache

from ontology.namespaces import ZR

_COMPANY = re.compile(r"(?:公司|集团|电网|运营商|供电局|电力局|合作社)$")
_BANK = re.compile(
    r"银行$|(?:银行|人行|农商行|工行|农行|中行|建行|交行|国开行|农发行|进出口行).{0,8}(?:分行|支行|营业部|营业管理部)$|农商行$|信用社$|联社$"
)
_UNIVERSITY = re.compile(r"(?:大学|学院)$")
_INSTITUTE = re.compile(r"(?:研究院|研究所|实验室|科学院|设计院|规划院)$")
_DIVISION = re.compile(r"^[\u4e00-\u9fff]{1,8}(?<!办事)(?<!管理)(?<!服务)(?<!代表)(?<!事务)(?<!联络)[处科股]$")
_PUBLIC = re.compile(r"(?:中心|社|院|所|馆|站|协会|学会|商会|联合会|台|基金会|校)$")
_COURT = re.compile(r"(?:法院|检察院)$")
_CONGRESS = re.compile(r"(?:人大常委会|人大|政协)(?:.{0,8}(?:委员会|委|办公室|办))?$")
_PARTY = re.compile(r"^(?:中共|.{0,12}(?:省|市|区|县|旗|州|盟|党|工)委(?:.{0,12}(?:部|办|办公室|工委|党校|编办))?$)")

_BY_NAME = (
    (_BANK, "Bank"),
    (_COMPANY, "Company"),
    (_UNIVERSITY, "University"),
    (_INSTITUTE, "Institute"),
    (_COURT, "JudicialBody"),
    (_CONGRESS, "Congress"),
    (_PUBLIC, "PublicInstitution"),
    (_PARTY, "PartyBody"),
)


@lru_cache(maxsize=8192)
def kind_of(name: str, function_kind: str | None) -> str:
    """Return the class IRI of a unit; a name that says what it is (公司, 分行) counts for more than its function.

    >>> kind_of("某某投资公司", None), kind_of("某某银行广州分行", None)
    ('urn:zeren:ontology#Company', 'urn:zeren:ontology#Bank')
    """
    for pattern, kind in _BY_NAME[:3]:
        if pattern.search(name):
            return ZR.term(kind)
    if function_kind:
        return function_kind
    return next((ZR.term(kind) for pattern, kind in _BY_NAME[3:] if pattern.search(name)), ZR.term("Department"))


def is_division(name: str) -> bool:
    """Tell whether a name is that of a division inside a department (环评处), which means nothing outside of it.

    >>> is_division("综合处"), is_division("街道办事处"), is_division("区管理处")
    (True, False, False)
    """
    return bool(_DIVISION.search(name))
