"""Web pages: the article and not the menus, with its metadata; tables with merged cells; encodings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import RawText
from corpus.parse import parse
from corpus.readers import page

MENU = (
    "<div class='nav'><ul>"
    + "".join(f"<li><a href='/{i}'>政务公开栏目第{i}项</a></li>" for i in range(40))
    + "</ul></div>"
)
RELATED = (
    "<div class='more'>"
    + "".join(f"<p><a href='/a{i}'>关于印发其他工作方案的通知</a></p>" for i in range(30))
    + "</div>"
)
BODY = "推进产业绿色低碳转型，优化能源结构，培育重点企业，保护生态环境，完善体制机制。" * 3
HAN = "推进绿色低碳转型发展工业能源结构优化重点企业培育产业"
paragraphs = st.lists(st.text(HAN, min_size=12, max_size=40).map(lambda words: words + "。"), min_size=3, max_size=8)
TAGS = st.sampled_from(
    ["<p>{}</p>", "<div>{}</div>", "<div><div><span>{}</span></div></div>", "{}<br>", "<section>{}</section>"]
)


def read(text: str, *, name: str = "plan.html", encoding: str = "utf-8") -> RawText:
    return page.read(Path(name), text.encode(encoding))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(paragraphs, TAGS, st.booleans(), st.booleans())
def test_the_article_comes_back_and_the_menus_do_not(words: list[str], tag: str, wrapper: bool, front: bool) -> None:
    article = "<div id='zoom'>" + "".join(tag.format(line) for line in words) + "</div>"
    inner = (
        f"<form><table><tr><td>{MENU}</td><td>{article}</td></tr></table>{RELATED}</form>"
        if wrapper
        else MENU + article + RELATED
    )
    head = "---\nlayout: default\n---\n" if front else ""
    text = read(f"{head}<html><head><script>var 推进 = 1;</script></head><body>{inner}</body></html>").text
    assert text.splitlines() == words


def test_title_and_metadata_stand_before_the_article() -> None:
    pairs = {"<b>发文字号：</b>": "某政发〔2022〕8号", "发布日期：": "2022年3月4日"}
    cells = "".join(f"<td>{label}</td><td>{value}</td>" for label, value in pairs.items())
    head = "<head><title>关于推进绿色发展的意见_某市人民政府网站</title></head>"
    article = f"<div>{f'<p>{BODY}</p>' * 3}</div>"
    page_text = f"<html>{head}<body>{MENU}<table><tr>{cells}</tr></table>{article}</body></html>"
    raw = read(page_text)
    assert raw.text.splitlines()[:3] == [
        "发文字号：某政发〔2022〕8号",
        "发布日期：2022年3月4日",
        "关于推进绿色发展的意见",
    ]
    assert parse(raw).letterhead.number == "某政发〔2022〕8号"


@pytest.mark.parametrize(
    "meta",
    [
        "<ul><li><b>发文字号：</b>某政发〔2022〕8号</li></ul>",
        "<dl><dt>发文字号：</dt><dd>某政发〔2022〕8号</dd></dl>",
        "<div><div>发文字号：</div><div>某政发〔2022〕8号</div></div>",
        "<div><span>发文字号</span>：<span>某政发〔2022〕8号</span></div>",
        "<table><tr><td>信息类别</td><td></td><td>发文字号</td><td>某政发〔2022〕8号</td></tr></table>",
        "<table><tr><td>信息类别</td><td>工业</td></tr><tr><td>发文字号</td><td>某政发〔2022〕8号</td></tr></table>",
    ],
)
def test_metadata_is_read_however_it_is_marked_up(meta: str) -> None:
    raw = read(f"<body><h1>某某市人民政府</h1>{MENU}{meta}<div>{f'<p>{BODY}</p>' * 3}</div></body>")
    assert raw.text.splitlines() == ["发文字号：某政发〔2022〕8号", *[BODY] * 3]


def test_source_lines_and_entities_are_no_text_of_their_own() -> None:
    raw = read("<p>推进绿色\n    低碳&nbsp;发展&amp;转型。<!-- 注释 --><span style='display: none'>隐藏</span></p>")
    assert raw.text == "推进绿色低碳 发展&转型。\n"


@pytest.mark.parametrize("tag", ["pre", "div style='white-space: pre-wrap'"])
def test_line_ends_of_the_source_are_kept_where_a_browser_keeps_them(tag: str) -> None:
    lines = ["牵头单位：市甲局", "责任单位：市乙局", BODY]
    inside = "\r\n".join(lines)
    assert read(f"<body><{tag}>{inside}</{tag.split(maxsplit=1)[0]}></body>").text.split("\n")[:3] == lines
    assert read(f"<body><div>{inside}</div></body>").text.split("\n")[0] == "".join(lines)


def test_a_br_inside_an_open_bracket_breaks_nothing() -> None:
    raw = read("<p>推进绿色发展。（责任单位：市教育局、<br>市财政局）<br>（二）完善机制。</p>")
    assert raw.text.splitlines() == ["推进绿色发展。（责任单位：市教育局、市财政局）", "（二）完善机制。"]


def test_a_table_keeps_its_merged_cells() -> None:
    raw = read(
        "<p>附件</p><table border=1><tr><th>序号</th><th>领域</th><th>任务</th><th>责任单位</th></tr>"
        "<tr><td colspan=4>一、产业</td></tr>"
        "<tr><td>1</td><td rowspan=2>工业</td><td><p>改造</p><p>升级</p></td><td>市工业局</td></tr>"
        "<tr><td>2</td><td>培育</td><td>市财政局</td></tr></table>"
    )
    (placed,) = raw.tables
    cells = placed.table.cells
    assert [[cells[i].text if i is not None else None for i in row] for row in placed.grid()] == [
        ["序号", "领域", "任务", "责任单位"],
        ["一、产业"] * 4,
        ["1", "工业", "改造\n升级", "市工业局"],
        ["2", "工业", "培育", "市财政局"],
    ]
    assert [span.of(raw.text) for span in placed.spans] == [cell.text for cell in cells]


@pytest.mark.parametrize("span", ["0", "9999999", "-3", "x"])
def test_spans_that_no_table_has_are_cut_to_it(span: str) -> None:
    raw = read(
        f"<table><tr><td rowspan='{span}'>甲一</td><td>乙一</td></tr><tr><td>乙二</td><td>丙二</td></tr></table>"
    )
    assert raw.tables[0].table.rows == 2
    assert raw.tables[0].table.columns <= 3


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("", "gb18030"), ("utf-8", "gb18030")],
)
def test_bytes_are_read_in_the_encoding_they_are_in(declared: str, encoding: str) -> None:
    raw = read(f"<head><meta charset='{declared}'></head><body><p>{BODY}</p></body>", encoding=encoding)
    assert (raw.text.strip(), raw.encoding) == (BODY, encoding)


def test_a_broken_byte_costs_its_character_and_not_the_page() -> None:
    lines = [f"<p>{BODY}{number}</p>" for number in range(20)]
    content = "".join(lines).encode() + "<p>责任单位：市教育".encode() + b"\xff" + "局</p>".encode()
    raw = page.read(Path("plan.html"), content)
    assert raw.text.splitlines()[-1] == "责任单位：市教育\ufffd局"
    (doubt,) = raw.warnings
    assert doubt.span.of(raw.text) == "责任单位：市教育\ufffd局"


def test_a_web_archive_holds_its_page() -> None:
    archive = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"<html><body><p>{BODY}</p></body></html>\r\n--b--\r\n"
    )
    assert read(archive, name="plan.mht").text.strip() == BODY


@pytest.mark.parametrize("declared", ["undefined", "punycode", "idna", "utf-8\0", "hex", "no-such"])
def test_an_encoding_that_is_none_is_not_believed(declared: str) -> None:
    archive = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={declared}\r\n\r\n<p>{BODY}</p>"
    assert read(archive, name="plan.mht").text.strip() == BODY
    page_says = declared.replace("\0", "")
    assert read(f"<meta charset={page_says}><p>{BODY}</p>").text.strip() == BODY


def test_a_page_may_nest_deeply() -> None:
    assert read("<div>" * 3000 + BODY + "</div>" * 3000).text.strip() == BODY
