"""The wording of what bounds tasks, before words are looked up: 个数少于4家, 7家以上（不含7家）, 没写谁牵头."""

from __future__ import annotations

import re

from query.tokens.limits import limits_worded

_NUMBER = "[0-9一二两三四五六七八九十]+"
_HOW_MANY_UNITS = re.compile(
    "(?<=[单部任][位门务])的?(?:个数|总数|数量|数目|家数|条数|数)(?:上|共|合计)?"
    f"(?=(?:在|为|是|有|等于|达到|超过|不足|不到|不满|不|少于|多于|大于|小于|低于|高于|至少|至多|最[多少]|恰好|正好|刚好)*{_NUMBER}[个家条项])"
)
"""责任单位个数少于4家: 责任单位少于4家."""
_NOBODY_SAID = re.compile(
    "(?:没有?|未)(?:写明?|定|明确|说明?|指定|注明|标明|确定|点明|讲明?|落实)(?:到|了)?(?:是|由|让)?(?:谁|哪家|哪个(?:单位|部门))(?:来|去)?"
    "(牵头|主办|主责|配合|协办|负责)"
)
"""没写谁牵头的任务: those without a lead unit."""
_WITH_A_UNIT = re.compile(
    "(?<![没不有])(?:和|(?<!参)与|跟|同|会同|连同)(?:其他|其它|别的?|另外的?)(?:单位|部门|家)(?:一起|一道|一同|联合|共同|合力)+(?=牵头的)"
)
"""和别的单位一起牵头的: jointly led."""
_PER_UNIT = re.compile(
    "(?:按|分|按照|依)(?:单位|部门)(?:来|分别)?(?:数一?数|数|统计|算|列|分|看|报)?(?:一下|一遍)?[，,]?(?:看看)?(?:各自?|分别)(?=[牵负参承配主])"
)
"""按单位数一下各牵头几条: how many each unit leads."""
_WITHOUT_FIRST = re.compile(
    "^(?:请问|那)?(?:不含|不包括|不包含|不计|不算上?|撇开|抛开)(?P<left>[^，,]{2,16}?)(?:的话)?[，,]"
    "(?=.*(?:几家|哪几家|多少家|几个单位|多少个单位|哪[些个几](?:单位|部门|家)|(?:责任|牵头|参与|配合)单位|谁))"
)
"""不含镇街，第9条有几家责任单位: the units in front are left out of the answer."""
_NEITHER = re.compile("(?<=[却但而，,、])(?:两家|双方|他们|它们|这两家)?谁(?:都|也)不(?=牵头|负责|参与|主办)")
"""都有份却谁也不牵头: neither of those named leads."""


def bounds_worded(text: str) -> str:
    """Return a normal question with what bounds tasks said in the words that the vocabularies know.

    >>> bounds_worded("责任单位个数在7家以上（不含7家）的任务"), bounds_worded("没写谁牵头的任务")
    ('责任单位超过7家的任务', '没有牵头单位的任务')
    """
    text = limits_worded(text)
    text = _NOBODY_SAID.sub(r"没有\1单位", text) if "谁" in text or "哪" in text else text
    text = text.replace("所有任务", "全部任务")  # no 有任务
    text = _PER_UNIT.sub("各单位各", text) if "单位" in text or "部门" in text else text
    text = _WITHOUT_FIRST.sub(r"除\g<left>外，", text)
    text = _NEITHER.sub("都不", text) if "谁" in text else text
    text = _WITH_A_UNIT.sub("联合", text) if "牵头" in text else text
    return _HOW_MANY_UNITS.sub("", text) if "数" in text else text
