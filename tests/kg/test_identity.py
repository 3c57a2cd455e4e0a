"""Laws of identity: a changed document replaces itself, and no other document of the same title."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import documents, load
from kg.store import Store, open_store
from tests.kg.plans import plan_text


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store", write=True)


def put(store: Store, folder: Path, name: str, text: str) -> bool:
    """Load a text; tell whether it took the place of another."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (loaded,) = load(store, [path])
    return loaded.replaced


def of_nobody(*units: str) -> str:
    """Return a plan without number, issuer, date and region."""
    lines = ["绿色园区建设工作方案", "", "　　一、重点任务"]
    for number, unit in enumerate(units, 1):
        lines.append(f"　　{number}．建设{unit}平台。推动{unit}升级改造，完善{unit}服务。（责任单位：{unit}）")
    return "\n".join(lines) + "\n"


def test_a_number_is_a_document(store: Store, tmp_path: Path) -> None:
    with store:
        assert not put(store, tmp_path, "a.txt", plan_text())
        assert put(store, tmp_path, "b.txt", plan_text(unit="市水利局"))
        assert not put(store, tmp_path, "c.txt", plan_text("甲府发〔2031〕6号"))
        assert len(documents(store)) == 2


def test_two_cities_may_give_their_plans_one_title(store: Store, tmp_path: Path) -> None:
    heading = "甲市人民政府关于印发绿色发展行动方案的通知"
    text = plan_text("", title="绿色发展行动方案").replace(heading, "绿色发展行动方案")
    with store:
        assert not put(store, tmp_path, "a.txt", text.replace("甲市", "甲州市"))
        assert not put(store, tmp_path, "b.txt", text.replace("甲市", "乙川市"))
        assert put(store, tmp_path, "c.txt", text.replace("甲市", "乙川市").replace("科技局", "水利局"))
        assert [row.title for row in documents(store)] == ["绿色发展行动方案"] * 2


def test_of_unknown_origin_only_what_is_alike_is_the_same(store: Store, tmp_path: Path) -> None:
    one = of_nobody("财政局", "教育局", "民政局", "科技局", "水利局", "交通局")
    other = of_nobody("林业局", "商务局", "公安局", "司法局", "统计局", "体育局")
    with store:
        assert not put(store, tmp_path, "a.txt", one)
        assert not put(store, tmp_path, "b.txt", other)
        assert put(store, tmp_path, "c.txt", one.replace("民政局平台", "民政局中心"))
        assert put(store, tmp_path, "d.txt", other.replace("公安局平台", "公安局中心"))
        assert len(documents(store)) == 2


def test_of_unknown_origin_both_go_in_with_one_load(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(of_nobody("财政局", "教育局"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(of_nobody("林业局", "商务局"), encoding="utf-8")
    with store:
        assert len(load(store, [tmp_path / "a.txt", tmp_path / "b.txt"])) == 2
        assert len(documents(store)) == 2
