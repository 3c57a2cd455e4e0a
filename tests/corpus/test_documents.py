"""Published documents of other offices, read from beside the checkout: skipped where that folder is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Document
from corpus.parse import parse
from corpus.read import READERS, read
from tests.corpus.laws import assert_nested

FOLDER = Path(__file__).parents[3] / "shared" / "documents"
TEXTS = sorted(path for path in FOLDER.glob("[0-9]*") if path.suffix in READERS) if FOLDER.is_dir() else []
HERE = pytest.mark.skipif(not TEXTS, reason="the folder of published documents is not beside this checkout")


def parsed(prefix: str) -> Document:
    return parse(read(next(path for path in TEXTS if path.name.startswith(prefix))))


def numbers(document: Document, style: str) -> list[str | None]:
    return [node.number for node in document.root.walk() if node.kind == "division" and node.style == style]


@HERE
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_spans_nest_and_every_number_fits(path: Path) -> None:
    document = parse(read(path))
    assert_nested(document)
    assert document.warnings == ()
    assert any(node.kind == "division" for node in document.root.children)


@HERE
def test_a_document_pressed_into_one_line() -> None:
    document = parsed("04")
    assert len(numbers(document, "han")) == 6
    assert len(numbers(document, "han_paren")) == 20
    assert document.letterhead.number == "国办发〔2020〕24号"
    assert document.letterhead.title == "国务院办公厅关于进一步优化营商环境更好服务市场主体的实施意见"
    assert str(document.letterhead.signed) == "2020-07-15"


@HERE
def test_two_documents_under_one_notice() -> None:
    document = parsed("45")
    assert numbers(document, "han") == [*"一二三四五六七八", *"一二三四"]
    assert numbers(document, "arabic") == [str(n) for n in range(1, 25)]
    assert sum(node.kind == "box" for node in document.root.walk()) == 12
    assert document.letterhead.number == "皖政办秘〔2021〕82号"


@HERE
def test_a_hundred_measures_numbered_through_the_document() -> None:
    document = parsed("59")
    assert numbers(document, "arabic") == [str(n) for n in range(1, 101)]
    assert len(numbers(document, "han_paren")) == 21
    assert document.letterhead.title == "济源示范区2023年大力提振市场信心促进经济稳定向好政策措施"


@HERE
def test_an_annex_with_the_tasks() -> None:
    document = parsed("46")
    assert numbers(document, "arabic") == [str(n) for n in range(1, 91)]
    assert document.letterhead.title == "包头市2022年数字政府建设考评办法"
    assert document.letterhead.issuer == "包头市人民政府办公室"


@HERE
def test_a_page_in_markdown() -> None:
    head = parsed("50").letterhead
    assert head.title == "上海市脑机接口未来产业培育行动方案（2025-2030年）"
    assert (head.number, head.issuer, head.period) == ("沪科〔2025〕5号", "上海市科学技术委员会", (2025, 2030))
    assert str(head.published) == str(head.signed) == "2025-01-10"
