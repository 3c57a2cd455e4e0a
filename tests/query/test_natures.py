"""Binding and expected indicators: what a table says of its rows bounds the targets that are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import build
from kg.store import open_store
from query.ask import Asker

ROWS = (
    ("指标名称", "单位", "2027年目标值", "属性"),
    ("森林覆盖率", "%", "46", "约束性"),
    ("湿地保护率", "%", "57", "约束性"),
    ("林下经济产值", "亿元", "30", "预期性"),
)
TABLE = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
TITLE = "甲市林业发展实施方案（2025—2027年）"
PLAN = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>一、主要目标</p><table>{TABLE}</table>"
    "<p>二、重点任务</p><p>（一）开展造林绿化。到2027年造林12万亩。（市林业局牵头，市财政局配合）</p></body></html>"
)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    folder = tmp_path_factory.mktemp("natures")
    (folder / "plan.html").write_text(PLAN, encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        build.load(store, [folder / "plan.html"])
    with open_store(folder / "store") as store:
        yield Asker(store)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪些是约束性指标", [46, 57]),
        ("约束性指标有哪些", [46, 57]),
        ("属性是约束性的指标，2027年的目标值各是多少", [46, 57]),
        ("预期性指标有哪些", [30]),
        ("what are the binding targets", [46, 57]),
        ("预期性指标里林下经济产值是多少", [30]),
        ("森林覆盖率是约束性指标吗", [True]),
        ("林下经济产值是约束性指标吗", [False]),
        ("约束性指标中哪个目标值最高", [57]),
        ("2027年的目标有哪些", [12, 30, 46, 57]),
    ],
)
def test_what_a_table_says_of_an_indicator_bounds(asker: Asker, question: str, expected: list[object]) -> None:
    assert sorted(item["value"] for item in asker.ask(question).answers) == expected


@pytest.mark.parametrize("question", ["指导性指标有哪些", "不是约束性的指标有哪些"])
def test_what_no_table_says_is_not_answered(asker: Asker, question: str) -> None:
    assert not asker.ask(question).answers
