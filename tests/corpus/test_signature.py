"""Who signs or issues: names above the date or before the title, a seal's note, the masthead, labels of databases."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse import parse
from corpus.read import text_as_raw
from tests.properties.profile import FIXED

UNITS = ("国家林业和草原局", "财政部", "公安部", "农业农村部", "水利部", "市场监管总局", "某省发展和改革委员会")
BODY = "各区县人民政府：\n现将有关事项通知如下。\n一、总体要求\n做好工作。\n"


def issuer(top: str, bottom: str) -> str | None:
    return parse(text_as_raw(f"{top}\n{BODY}{bottom}\n2022年3月4日\n")).letterhead.issuer


def test_a_name_that_runs_on_to_the_next_line_is_one_name() -> None:
    assert issuer("关于推进工作的通知", "某市教育局 某市财政监督管理\n委员会某某分局\n某市林业局") == (
        "某市教育局、某市财政监督管理委员会某某分局、某市林业局"
    )


def test_whose_seal_is_used_is_no_signer() -> None:
    assert issuer("关于推进工作的通知", "某市建设领导小组办公室\n（某市数据局代章）") == "某市建设领导小组办公室"


def test_the_title_tells_whose_government_signs_for_short() -> None:
    assert issuer("某省人民政府办公厅关于推进工作的通知", "省政府办公厅") == "某省人民政府办公厅"


def test_the_masthead_is_no_part_of_the_title() -> None:
    found = parse(text_as_raw(f"某市人民政府办公室文件\n某政办〔2022〕3号\n关于推进工作的通知\n{BODY}")).letterhead
    assert (found.title, found.number) == ("关于推进工作的通知", "某政办〔2022〕3号")


def test_a_masthead_names_the_issuer_where_nobody_signs() -> None:
    found = parse(
        text_as_raw("某市人民政府文件\n某政发〔2032〕3号\n某市水网建设方案\n一、总体要求\n做好工作。\n")
    ).letterhead
    assert (found.title, found.issuer) == ("某市水网建设方案", "某市人民政府")


@FIXED
@given(st.lists(st.sampled_from(UNITS), min_size=2, max_size=5, unique=True), st.integers(0, 2**16), st.booleans())
def test_joint_signers_stand_in_lines_and_short_names_fill_theirs(units: list[str], seed: int, several: bool) -> None:
    rng = Random(seed)
    printed = ["　".join(unit) if len(unit) < 4 and rng.random() < 0.6 else unit for unit in units]
    lines = "　".join(printed) if several else "\n".join(printed)
    assert issuer("关于推进工作的通知", lines) == "、".join(units)


@FIXED
@given(st.lists(st.sampled_from(UNITS), min_size=2, max_size=5, unique=True), st.sampled_from((" ", "　", "\n")))
def test_a_title_names_those_who_issue_together_where_fewer_sign(units: list[str], blank: str) -> None:
    title = f"{blank.join(units)}\n关于印发《某省保障行动方案》的通知"
    assert issuer(title, units[0]) == "、".join(units)
    assert issuer(title, "") == "、".join(units)


@pytest.mark.parametrize(("opened", "closed"), [("【", "】"), ("[", "]"), ("", "："), ("【", "】：")])
def test_labels_of_law_databases_are_read_with_and_without_colon(opened: str, closed: str) -> None:
    labels = {
        "法规标题": "某区政府办公室关于印发《某区消防方案》的通知",
        "发文字号": "某政办〔2034〕15号",
        "发布部门": "某区政府办公室",
        "发布日期": "2034.05.20",
    }
    head = "\n".join(f"{opened}{label}{closed}{value}" for label, value in labels.items())
    found = parse(
        text_as_raw(f"{head}\n\n某区消防方案\n为做好工作，制定本方案。\n一、总体要求\n做好工作。\n")
    ).letterhead
    assert (found.title, found.number, found.issuer) == ("某区消防方案", "某政办〔2034〕15号", "某区政府办公室")
    assert found.published == date(2034, 5, 20)


def test_the_name_of_a_sheet_is_no_part_of_the_title_that_says_it_again() -> None:
    lines = "任务分解表\n某市建设示范市2035年任务分解表\n一、总体要求\n做好工作。\n"
    assert parse(text_as_raw(lines)).letterhead.title == "某市建设示范市2035年任务分解表"
