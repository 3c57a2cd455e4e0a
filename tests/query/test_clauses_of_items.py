"""The clauses of one numbered item are one task: it is counted once, and a topic leads to its own clause's units."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import build
from kg.store import open_store
from query.ask import Asker
from viz.exports.tasks import task_report

UNITS = ("市教育局", "市民政局", "市财政局", "市水利局", "市商务局", "市交通运输局", "市林业局", "市应急管理局")
VERBS = ("完善", "推进", "建设", "健全")
TOPICS = (
    "校车运营",
    "托育机构",
    "预算绩效",
    "水库除险",
    "夜间集市",
    "公交站台",
    "苗圃基地",
    "救灾仓库",
    "养老食堂",
    "农村电商",
)
Items = list[list[tuple[str, list[str]]]]


def made(seed: int) -> Items:
    """Return the items of a plan: of each its clauses, a topic with the units responsible for it."""
    choose = random.Random(seed)
    topics = iter(choose.sample(TOPICS, len(TOPICS)))
    sizes = [1, *choose.choice(((3, 2, 1), (2, 3, 2), (1, 3, 3)))]
    return [[(next(topics), choose.sample(UNITS, choose.randint(1, 3))) for _ in range(size)] for size in sizes]


def written(items: Items, seed: int) -> str:
    """Return the plan as text."""
    choose = random.Random(seed)
    lines = ["甲市人民政府关于印发甲市民生实事工作计划的通知", "甲府发〔2031〕5号", "", "　　一、工作任务"]
    for ordinal, clauses in zip("一二三四", items, strict=True):
        told = "".join(
            f"{choose.choice(VERBS)}{topic}有关制度。（责任单位：{'、'.join(units)}）" for topic, units in clauses
        )
        lines.append(f"　　（{ordinal}）抓好第{ordinal}类实事。{told}")
    return "\n".join([*lines, "", "甲市人民政府", "2031年3月2日", ""])


@pytest.mark.parametrize("seed", range(4))
def test_an_item_is_counted_once_and_its_clauses_are_kept_apart(seed: int, tmp_path: Path) -> None:
    items = made(seed)
    (tmp_path / "plan.txt").write_text(written(items, seed), encoding="utf-8")
    with open_store(tmp_path / "store", write=True) as store:
        build.load(store, [tmp_path / "plan.txt"])
    with open_store(tmp_path / "store") as store:
        asker = Asker(store)

        def labels(question: str) -> list[str]:
            return [str(each.get("number") or each["label"]) for each in asker.ask(question).answers]

        def number(question: str) -> object:
            return asker.ask(question).answers[0]["value"]

        assert number("一共有多少条任务") == len(items)
        for unit in UNITS:
            own = [place for place, item in enumerate(items) if any(unit in units for _, units in item)]
            if own:
                assert labels(f"{unit}负责哪些任务") == [f"（{'一二三四'[place]}）" for place in own]
                assert number(f"{unit}负责几条任务") == len(own)
        for place, item in enumerate(items):
            every = {unit for _, units in item for unit in units}
            assert set(labels(f"第{'一二三四'[place]}条由谁负责")) == every
            for topic, units in item:
                assert labels(f"{topic}由哪些单位负责") == units, topic
        rows = task_report(store).tables[0].rows
        assert len(rows) == sum(map(len, items))
