"""Who signs: names above the date, over several lines, with a seal's note, and the masthead that is no title."""

from __future__ import annotations

from corpus.parse import parse
from corpus.read import text_as_raw

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
