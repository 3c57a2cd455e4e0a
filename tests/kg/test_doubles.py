"""Laws of doubles: what may be one is told with its reason, and what cannot be one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import load
from kg.doubles import doubles
from kg.gaps import Finding
from kg.store import open_store


def plan(place: str, units: str, *, title: str = "绿色园区行动方案", number: str = "", year: str = "2031") -> str:
    lines = [f"{place}{title}", number, "", "　　一、重点任务", f"　　1．建设平台。推动{place}平台建设。（{units}）"]
    return "\n".join([*lines, "", f"{place}人民政府", f"{year}年3月2日", ""])


def found(folder: Path, *plans: str) -> tuple[Finding, ...]:
    for number, text in enumerate(plans):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        load(store, sorted(folder.glob("*.txt")))
        return doubles(store)


def test_departments_of_two_cities_are_no_doubles(tmp_path: Path) -> None:
    units = "市财政局牵头，市教育局、市科技局配合"
    assert found(tmp_path, plan("甲州市", units), plan("乙川市", units)) == ()


def test_what_is_known_to_be_two_is_no_double(tmp_path: Path) -> None:
    assert found(tmp_path, plan("甲州市", "市委金融办牵头，市政府金融办、市财政局配合")) == ()


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ("市工业发展促进会牵头，工业发展促进会、市财政局配合", "一处写明层级"),
        ("市银保监分局牵头，市金融监管分局配合", "机构改革前后"),
        ("市发展改革委牵头，市发展改革局配合", "机构名称的形式不同"),
    ],
)
def test_a_pair_is_told_with_its_reason(tmp_path: Path, units: str, reason: str) -> None:
    (finding,) = found(tmp_path, plan("甲州市", units, number="甲府发〔2031〕5号"))
    assert finding.kind == "same-unit"
    assert reason in finding.message_zh
    assert finding.document == "甲府发〔2031〕5号"


def test_a_county_below_its_province_may_be_that_below_its_city(tmp_path: Path) -> None:
    province = plan("江苏省", "省财政厅牵头，甲溪县财政局配合", number="苏政发〔2031〕5号")
    city = plan("苏州市", "市财政局牵头，甲溪县财政局配合", number="苏府〔2031〕6号")
    (finding,) = found(tmp_path, province, city)
    assert "甲溪县" in finding.message_zh
    assert "上级地区" in finding.message_zh


def test_versions_of_a_document_are_told(tmp_path: Path) -> None:
    first = plan("甲州市", "市财政局牵头", number="甲府发〔2031〕5号")
    second = plan("甲州市", "市财政局牵头", number="甲府发〔2032〕8号", title="绿色园区行动方案（修订）", year="2032")
    (finding,) = found(tmp_path, first, second, plan("乙川市", "市财政局牵头"))
    assert finding.kind == "same-document"
    assert finding.document == "甲府发〔2031〕5号、甲府发〔2032〕8号"
