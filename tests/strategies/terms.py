"""Sentences that hold numbers as terms, bounds and distances: on what something is granted, or what comes of it."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

_PAID = ("补贴额", "补助资金", "奖励资金", "贴息额度")
_WHAT = (("单台", "大型机具"), ("单个项目", "重点项目"), ("每户", "困难家庭"), ("单笔", "首次贷款"))
_TERMS = ("年度支付限额", "门诊起付标准", "最高报销限额", "年度救助限额", "贷款期限")
_WHO = ("退休人员", "学生", "困难群众", "城乡居民", "灵活就业人员", "")
_PLACES = (("处", "管理用房占地面积", "平方米"), ("栋", "安置房层数", "层"), ("户", "宅基地面积", "平方米"))
_DOES = (
    "列入重点监管名单", "纳入失信惩戒", "一律停业整顿", "责令限期整改", "取消评优资格", "依法予以处罚", "优先安排用地",
    "由市政府挂牌督办", "移送有关部门处理", "不予受理",
)  # fmt: skip
_RATES = ("覆盖率", "可达率", "服务覆盖率", "半径覆盖率")
_DONE = ("办结率", "响应率", "到场率", "送达率")


def capped(rng: Random) -> str:
    """Return a sum that one is paid at most, and another that goes on without the word for what is paid."""
    (each, other), most = rng.choice(_WHAT), rng.choice(("不超过", "最高不超过", "不高于"))
    first, second = rng.randint(1, 50), rng.randint(51, 500)
    return f"{each}{rng.choice(_PAID)}{most}{first}万元，{other}{most}{second}万元。"


def term(rng: Random) -> str:
    """Return the terms of a benefit, with or without those who have it behind their name."""
    number = rng.randint(2, 90) * 100
    verb = rng.choice(("为", "不超过", "提高到", "统一为"))
    name = rng.choice([each for each in _TERMS if not each.endswith("期限")])
    return f"{rng.choice(('居民', '职工'))}{name}{rng.choice(_WHO)}{verb}{number}元。"


def norm(rng: Random) -> str:
    """Return a rule about each of some things."""
    each, what, unit = rng.choice(_PLACES)
    return f"每{each}{what}不得{rng.choice(('超过', '高于', '大于'))}{rng.randint(2, 300)}{unit}。"


def consequence(rng: Random) -> str:
    """Return what comes of doing something so often."""
    often, joiner = f"{rng.randint(2, 9)}{rng.choice('次起')}", rng.choice(("", "，"))
    return f"{rng.choice(('一年内', '连续', '累计'))}发生{often}以上同类问题的{joiner}{rng.choice(_DOES)}。"


def reach(rng: Random) -> tuple[str, str, int]:
    """Return a sentence whose indicator holds a distance or a time, its indicator, and the percentage."""
    share = rng.randint(20, 100)
    near = f"{rng.randint(2, 19) * 100}米" if rng.random() < 0.5 else f"{rng.choice((5, 10, 15, 30))}分钟"
    soon = f"{rng.randint(2, 60)}{rng.choice(('分钟', '小时', '个工作日'))}"
    name = rng.choice((
        f"公园绿地{near}{rng.choice(_RATES)}", f"社区养老设施步行{near}{rng.choice(_RATES)}",
        f"急救{soon}内{rng.choice(_DONE)}", f"诉求{soon}{rng.choice(_DONE)}",
    ))  # fmt: skip
    return f"到2035年，{name}达到{share}%。", name, share


def terms() -> st.SearchStrategy[str]:
    """Sentences none of which sets an aim."""
    kinds = (capped, term, norm, consequence)
    return st.integers(0, 2**32 - 1).map(lambda seed: kinds[seed % len(kinds)](Random(seed)))


def reaches() -> st.SearchStrategy[tuple[str, str, int]]:
    """Aims for what lies within a distance or is done within a time."""
    return st.integers(0, 2**32 - 1).map(lambda seed: reach(Random(seed)))
