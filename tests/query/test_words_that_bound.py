"""Words that bound an answer are honoured or refused: zones, parts, years compared with, measures, other companies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import build
from kg.store import open_store
from query.ask import Asker

PLAN = """甲市人民政府办公室关于印发甲市智慧港口实施方案的通知
甲政办发〔2025〕8号

　　为贯彻落实《乙省港口条例》，制定本方案。

一、聚焦“港”的治理
（一）升级码头设施。到2027年，自动化率由2023年的42%提高到60%，新增4A级港区3家，4A级港区达标率达到100%。
牵头单位：市交通运输局
责任单位：电信甲市分公司、移动甲市分公司、联通甲市分公司、铁塔公司
（二）建设智慧口岸。到2027年，通关能耗较2023年下降12%。
责任单位：甲市高新区管委会、市商务局

二、做强港产联动
（一）依托甲市高新区发展加工业。引进企业20家。
牵头单位：甲市高新区管委会
责任单位：市商务局
"""


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("bounds")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        build.load(store, [folder / "plan.txt"])
    with open_store(folder / "store") as store:
        yield Asker(store)


def told(asker: Asker, question: str, session: str | None = None) -> list[object]:
    """Return the values or labels of an answer, in order; nothing where there is none."""
    answers = asker.ask(question, session=session).answers
    return [item["value"] if item.get("value") is not None else item["label"] for item in answers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("高新区牵头哪些任务", ["依托甲市高新区发展加工业"]),
        ("高新区除了自己牵头的那条，还要参与什么任务", ["建设智慧口岸"]),
        ("“港”的治理有几条任务", [2]),
        ("“港”的治理是不是每条任务都有牵头单位", [False]),
        ("4A级的要新增几家", [3]),
        ("通关能耗2027年要比2023年下降多少", [12]),
        ("自动化率2027年要比2023年提高多少个百分点", []),
        ("贯彻落实情况什么时候报", []),
        ("移动公司负责哪些任务", ["升级码头设施"]),
        ("责任单位最多的是哪一条", ["升级码头设施"]),
        ("升级码头设施涉及几家单位", [5]),
    ],
)
def test_a_word_that_bounds_is_honoured_or_refused(asker: Asker, question: str, expected: list[object]) -> None:
    assert told(asker, question) == expected


def test_the_measure_of_another_target_bounds_it(asker: Asker) -> None:
    told(asker, "通关能耗下降多少", session="a")
    assert told(asker, "那4A级的要新增几家", session="a") == [3]


@pytest.mark.parametrize(
    "bound", ["比{}多", "超{}", "高过{}", "比{}还多", "＞{}", "超过了{}", "突破了{}", "高出{}", "{}开外"]
)
@pytest.mark.parametrize("apart", ["", "（{}整的不算）", "，正好{}的别算"])
def test_a_bound_is_one_however_it_is_said(asker: Asker, bound: str, apart: str) -> None:
    """比3家多的目标（3家整的不算）, 以3家为界，超过这条线的: what is more than three."""
    said = "".join(words.format("3家") for words in (bound, "的指标有哪些", apart))
    assert told(asker, said) == told(asker, "超过3家的指标有哪些") == [20]
    assert told(asker, "以3家为界，超过这条线的指标有哪些") == [20]


@pytest.mark.parametrize("number", ["3家", "20家", "12%"])
@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (">=", "起码{} 满{} 够{} 至少要{} {}（含）以上 不少于{}"),
        ("<", "没达到{} 达不到{} 小于了{} 不到{} {}以下（不含）"),
        ("<=", "没突破{} 没超出{} 不超过{}"),
        ("?", "接近{} 约{} {}左近"),
    ],
)
def test_a_number_is_bounded_by_the_words_at_it(asker: Asker, number: str, sign: str, said: str) -> None:
    """超过了20家, 20家（含）以上, 没达到20家: each is a bound; words that are none are refused."""
    stated, measure = float(number.strip("家%")), number.lstrip("0123456789")
    held = {"家": [3, 20], "%": [60, 100, 12]}[measure]
    meant = {">=": lambda v: v >= stated, "<": lambda v: v < stated, "<=": lambda v: v <= stated, "?": lambda _: False}
    for bound in said.split():
        question = f"{bound.format(number)}的指标有哪些"
        assert told(asker, question) == list(filter(meant[sign], held)), question
