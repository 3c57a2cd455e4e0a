"""What a table groups its rows under is a part of the plan: it can be asked for, counted by, and left out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import build
from kg.store import open_store
from kg.validate import check
from query.ask import Asker

GROUPS = ("校舍建设", "师资培养", "课后服务", "校车安全", "营养改善")
UNITS = ("市教育局", "市财政局", "市公安局", "市卫生健康委", "市住房城乡建设局")
HEAD = "<tr><th>类别</th><th>序号</th><th>重点任务</th><th>牵头单位</th><th>责任单位</th></tr>"
Rows = list[tuple[str, str, str]]


def made(seed: int) -> Rows:
    """Return rows of a table, each with its group, lead and other unit, in the order of the groups."""
    choose = random.Random(seed)
    rows: Rows = []
    for group in choose.sample(GROUPS, 3):
        for _ in range(choose.randint(1, 4)):
            lead, other = choose.sample(UNITS, 2)
            rows.append((group, lead, other))
    return rows


def written(rows: Rows, *, chaptered: bool) -> str:
    """Return a saved web page with the table, perhaps below a chapter: the cell of a group spans its rows."""
    told, last = [HEAD], ""
    for number, (group, lead, other) in enumerate(rows, 1):
        size = sum(each[0] == group for each in rows)
        ordinal = "一二三"[list(dict.fromkeys(each[0] for each in rows)).index(group)]
        cell = f'<td rowspan="{size}">{ordinal}、{group}</td>' if group != last else ""
        told.append(f"<tr>{cell}<td>{number}</td><td>落实第{number}件实事</td><td>{lead}</td><td>{other}</td></tr>")
        last = group
    title = "甲市义务教育重点任务分解表"
    chapters = ("<p>一、总体要求</p><p>坚持公益普惠。</p><p>二、责任清单</p>", "<p>三、工作机制</p><p>定期调度。</p>")
    before, behind = chapters if chaptered else ("", "")
    body = f"<h1>{title}</h1>{before}<table>{''.join(told)}</table>{behind}"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize("chaptered", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_a_group_of_rows_is_a_part(seed: int, chaptered: bool, tmp_path: Path) -> None:
    rows = made(seed)
    (tmp_path / "plan.html").write_text(written(rows, chaptered=chaptered), encoding="utf-8")
    with open_store(tmp_path / "store", write=True) as store:
        build.load(store, [tmp_path / "plan.html"])
        assert check(store).ok
    with open_store(tmp_path / "store") as store:
        asker = Asker(store)
        for group in dict.fromkeys(group for group, _, _ in rows):
            own = [number for number, row in enumerate(rows, 1) if row[0] == group]
            for build_of in ("{}类有哪些任务", "{}方面的任务有哪些", "{}部分有哪些任务"):
                answer = asker.ask(build_of.format(group))
                assert [int(item["number"]) for item in answer.answers] == own, (group, answer.text)
            unit = rows[own[0] - 1][1]
            led = [number for number in own if rows[number - 1][1] == unit]
            answer = asker.ask(f"{group}类里{unit}牵头的是哪几项")
            assert [int(item["number"]) for item in answer.answers] == led, (group, unit, answer.text)
        if chaptered:
            answer = asker.ask("责任清单部分有哪些任务")
            assert [int(item["number"]) for item in answer.answers] == list(range(1, len(rows) + 1)), answer.text
