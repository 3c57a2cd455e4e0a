"""Sentences that set targets, with what they set, and sentences with numbers that set none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from kg.facts import Change, Comparator
from tests.strategies import indicators as words
from tests.strategies.indicators import Number, amount, count, fraction, percent


@dataclass(frozen=True, slots=True)
class Aim:
    """One quantitative target. `core` is a piece of the indicator that any good name of it holds."""

    core: str
    value: float
    unit: str | None
    comparator: Comparator = "="
    value_max: float | None = None
    change: Change | None = None
    baseline: int | None = None
    deadline: int | None = None
    stays: bool = False  # what shall stay as it is has no end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its full stop; `forms` names the functions that wrote it."""

    text: str
    aims: tuple[Aim, ...]
    forms: tuple[str, ...]


Written = tuple[str, tuple[Aim, ...]]
TAILS: tuple[tuple[str, Comparator], ...] = (("", "="), ("", "="), ("以上", ">="), ("左右", "~"))
REACHES = ("达到", "达到", "达", "提升至", "提高到", "提升到")
LEAST_AT = ("稳定在", "保持在", "达到", "提高到")


def bound(rng: Random, number: str) -> tuple[str, Comparator]:
    """Print a reached number with its comparator: 达到80%以上, 不低于80%, 达到80%左右."""
    return rng.choice((
        (f"{rng.choice(REACHES)}{number}", "="), (f"{rng.choice(REACHES)}{number}", "="),
        (f"{rng.choice(LEAST_AT)}{number}以上", ">="), (f"不低于{number}", ">="), (f"超过{number}", ">="),
        (f"突破{number}", ">="), (f"达到{number}左右", "~"), (f"稳定在{number}左右", "~"),
    ))  # fmt: skip


def rate(rng: Random, _since: int) -> Written:
    """X达到80%以上."""
    what, number = rng.choice(words.RATES), percent(rng)
    text, comparator = bound(rng, f"{number.text}%")
    return what + text, (Aim(what, number.value, "%", comparator),)


def level(rng: Random, _since: int) -> Written:
    """X达到1200亿元."""
    (what, unit), number = rng.choice(words.LEVELS), amount(rng)
    text, comparator = bound(rng, number.text + unit)
    return what + text, (Aim(what, number.value, unit, comparator),)


def ratio(rng: Random, _since: int) -> Written:
    """X系数达到0.62: a number without unit."""
    what, number = rng.choice(words.RATIOS), fraction(rng)
    text, comparator = bound(rng, number.text)
    return what + text, (Aim(what, number.value, None, comparator),)


def ceiling(rng: Random, _since: int) -> Written:
    """X控制在8%以内."""
    what, unit = rng.choice(words.CEILINGS)
    number = fraction(rng) if unit is None else percent(rng)
    shown = number.text + (unit or "")
    text = rng.choice(
        (f"控制在{shown}以内", f"控制在{shown}以下", f"不超过{shown}", f"降至{shown}以下", f"低于{shown}")
    )
    return what + text, (Aim(what, number.value, unit, "<="),)


def lowered_to(rng: Random, _since: int) -> Written:
    """X下降到8%: a level, not the size of a change."""
    what, number = rng.choice(("供水管网漏损率", "城镇调查失业率", "单位产品不良率")), percent(rng)
    return f"{what}{rng.choice(('下降到', '降低到', '下降至', '降至'))}{number.text}%", (Aim(what, number.value, "%"),)


def _against(rng: Random, since: int) -> tuple[str, int | None]:
    return rng.choice(((f"较{since}年", since), (f"比{since}年", since), (f"较{since}年", since), ("", None)))


def fall(rng: Random, since: int) -> Written:
    """X较2020年下降14%."""
    what, number, (against, baseline) = rng.choice(words.FALLING), percent(rng), _against(rng, since)
    text = f"{what}{against}{rng.choice(('下降', '降低', '累计下降', '减少'))}{number.text}%"
    least = rng.random() < 0.3
    aim = Aim(what, number.value, "%", ">=" if least else "=", change="decrease", baseline=baseline)
    return text + ("以上" if least else ""), (aim,)


def rise(rng: Random, since: int) -> Written:
    """X较2020年增长14%左右."""
    what, number, (against, baseline) = rng.choice(words.RISING), percent(rng), _against(rng, since)
    verb = rng.choice(("增长", "提高", "增长", "年均增长" if baseline is None else "增长"))
    tail, comparator = rng.choice(TAILS)
    aim = Aim(what, number.value, "%", comparator, change="increase", baseline=baseline)
    return f"{what}{against}{verb}{number.text}%{tail}", (aim,)


def points(rng: Random, since: int) -> Written:
    """X较2020年提高3个百分点."""
    what, (against, baseline) = rng.choice(words.POINTS), _against(rng, since)
    text = rng.choice((str(rng.randint(1, 9)), f"{rng.randint(1, 9)}.{rng.randint(1, 9)}"))
    aim = Aim(what, float(text), "个百分点", change="increase", baseline=baseline)
    return f"{what}{against}{rng.choice(('提高', '提升', '增加'))}{text}个百分点", (aim,)


def cut(rng: Random, _since: int) -> Written:
    """X减排120吨."""
    what, number = rng.choice(("粉尘", "总磷", "总氮", "氟化物", "二氧化硫")), amount(rng)
    unit = rng.choice(("吨", "万吨", "公斤"))
    return f"{what}减排{number.text}{unit}", (Aim(what, number.value, unit, change="decrease"),)


def respectively(rng: Random, _since: int) -> Written:
    """X、Y分别达到80%和90%以上: the bound holds for both."""
    (first, second), one, two = rng.choice(words.RATE_PAIRS), percent(rng), percent(rng)
    tail, comparator = rng.choice(TAILS)
    verb = rng.choice(("达到", "提高到", "提升至"))
    text = f"{first}{rng.choice('、和')}{second}分别{verb}{one.text}%{rng.choice('和、')}{two.text}%{tail}"
    return text, tuple(Aim(w, n.value, "%", comparator) for w, n in ((first, one), (second, two)))


def respectively_fall(rng: Random, since: int) -> Written:
    """X、Y较2020年分别下降14%和15%."""
    (first, second), one, two = rng.choice(words.FALLING_PAIRS), percent(rng), percent(rng)
    against, baseline = rng.choice(((f"较{since}年", since), (f"比{since}年", since), ("", None)))
    text = f"{first}{rng.choice('、和')}{second}{against}分别下降{one.text}%和{two.text}%"
    pairs = ((first, one), (second, two))
    return text, tuple(Aim(w, n.value, "%", change="decrease", baseline=baseline) for w, n in pairs)


def both(rng: Random, _since: int) -> Written:
    """X、Y均达到90%以上: one number for two."""
    (first, second), number = rng.choice(words.RATE_PAIRS), percent(rng)
    tail, comparator = rng.choice(TAILS[1:3])
    text = f"{first}、{second}{rng.choice(('均', '都'))}达到{number.text}%{tail}"
    return text, tuple(Aim(w, number.value, "%", comparator) for w in (first, second))


def _counted(rng: Random, unit: str) -> tuple[str, Number, Comparator, float | None]:
    if rng.random() < 0.12:
        low = rng.randint(2, 8)
        high = low + rng.randint(1, 5)
        return f"{low}{rng.choice('-—至～')}{high}{unit}", Number(str(low), float(low)), "=", float(high)
    number = count(rng, unit)
    plain = number.text.isdigit()
    tail: Comparator = ">=" if plain and rng.random() < 0.2 else "="
    return f"{number.text}{unit}{'以上' if tail == '>=' else ''}", number, tail, None


def made(rng: Random, _since: int) -> Written:
    """建成X 12个、Y 3家."""
    chosen = rng.sample(words.COUNTS, rng.choice((1, 1, 2, 3)))
    texts, aims = [], []
    for what, unit in chosen:
        text, number, comparator, top = _counted(rng, unit)
        texts.append(what + text)
        aims.append(Aim(what, number.value, unit, comparator, top))
    return rng.choice(words.MAKING) + "、".join(texts), tuple(aims)


def made_first(rng: Random, _since: int) -> Written:
    """建成12个X: the number before the name."""
    what, unit = rng.choice([p for p in words.COUNTS if not p[0][0].isdigit() and not p[0].endswith(words.EVENTS)])
    number = rng.randint(3, 400)
    few, comparator = rng.choice(TAILS[:3])
    head = ""
    if not few and rng.random() < 0.2:
        head, comparator = "不少于", ">="
    text = f"{rng.choice(words.MAKING)}{head}{number}{unit}{few}{what}"
    return text, (Aim(what, float(number), unit, comparator),)


def stock(rng: Random, _since: int) -> Written:
    """X数量达到120家."""
    what, unit = rng.choice(words.COUNTS)
    number = rng.randint(3, 900)
    text, comparator = bound(rng, f"{number}{unit}")
    what_counted = what + rng.choice(("数量", "", "总数"))
    return what_counted + text, (Aim(what, float(number), unit, comparator),)


FORMS: tuple[Callable[[Random, int], Written], ...] = (
    rate, level, made, ratio, ceiling, fall, rise, points, cut, respectively, respectively_fall, both, made_first,
    stock, lowered_to,
)  # fmt: skip


def _when(rng: Random, year: int) -> tuple[str, int]:
    ends = {2025: "十四五", 2030: "十五五"}
    term = (f"“{ends[year]}”期间，", f"到“{ends[year]}”末，") if year in ends and rng.random() < 0.25 else ()
    plain = (f"到{year}年，", f"到{year}年底，", f"力争到{year}年，", f"{year}年底前，", f"到{year}年")
    return rng.choice(term or plain), year


def _clear(written: list[Written]) -> list[Written]:
    """Keep only the first if a change without baseline stands beside one with: it may or may not share it."""
    bases = {aim.baseline for _, given in written for aim in given if aim.change}
    return written[:1] if len(bases) > 1 else written


def sentence(rng: Random, *, since: int = 2020, until: int = 2025, dated: bool = True) -> Sentence:
    """Return a sentence of one to three targets, all with the deadline that the sentence opens with, if any."""
    if dated and rng.random() < 0.1:
        return stepwise(rng, until)
    opening, year = _when(rng, until) if dated else (rng.choice(("力争", "实现", "", "力争实现")), None)
    chosen = rng.sample(FORMS, rng.choice((1, 1, 1, 2, 3)))
    if opening in ("实现", "力争实现"):
        chosen = [form for form in chosen if form not in (made, made_first)] or [rate]
    written = _clear([form(rng, since) for form in chosen])
    text = opening + rng.choice(("，", "，", "；")).join(fragment for fragment, _ in written) + "。"
    aims = tuple(
        replace(aim, deadline=year, stays="保持" in text or "稳定在" in text)
        for text, given in written
        for aim in given
    )
    return Sentence(text, aims, tuple(form.__name__ for form in chosen))


def stepwise(rng: Random, until: int) -> Sentence:
    """到2023年，X达到30%，到2025年达到50%."""
    what, one, two = rng.choice(words.RATES), percent(rng), percent(rng)
    first = until - rng.randint(1, 2)
    text = f"到{first}年底，{what}达到{one.text}%，到{until}年{rng.choice(('达到', '提高到'))}{two.text}%。"
    aims = (Aim(what, one.value, "%", deadline=first), Aim(what, two.value, "%", deadline=until))
    return Sentence(text, aims, ("stepwise",))


def false_friend(rng: Random, *, since: int = 2020, until: int = 2025) -> str:
    """Return a sentence that holds numbers and sets no target."""
    what, unit = rng.choice(words.COUNTS)
    return rng.choice((
        f"{since}年，全域已建成{what}{rng.randint(3, 90)}{unit}。",
        f"截至{since}年底，{rng.choice(words.RATES)}已达到{percent(rng).text}%。",
        f"根据《公共设施布局专项规划（{since + 1}-{until}年）》优化空间布局。",
        f"落实《安全生产管理条例》第{rng.randint(3, 60)}条和第十二条规定。",
        f"对照上级文件（府办发〔{since}〕{rng.randint(1, 99)}号）逐项落实。",
        f"构建“1+{rng.randint(4, 6)}+N”工作体系。", "推动4A级景区提档升级。", "加快5G与工业互联网融合应用。",
        "加快淘汰国二及以下排放标准车辆。", "提供7×24小时不打烊服务。", "落实《生态保护法》（2018年修正）有关要求。",
        "推行“一窗受理、一网通办”。", "健全“双随机、一公开”监管机制。", "严格执行GB/T 19001标准。",
        "落实党的二十大部署。",
    ))  # fmt: skip


def sentences() -> st.SearchStrategy[Sentence]:
    return st.randoms(use_true_random=False).map(lambda rng: sentence(rng, dated=rng.random() < 0.8))
