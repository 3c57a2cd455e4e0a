"""Plans printed loosely: aims before the first heading, cells on lines of their own, units at a paragraph's end."""

from __future__ import annotations

from pathlib import Path

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.readers.draft import Draft
from corpus.tables import Cell, Table, table_of
from kg.extract import extract
from kg.facts import Extraction


def read(text: str) -> Extraction:
    return extract(parse(text_as_raw(text)))


def values(found: Extraction) -> list[tuple[float | None, str | None, int | None]]:
    all_targets = [*found.targets, *(target for task in found.tasks for target in task.targets)]
    return [(t.value, t.unit, t.deadline) for t in sorted(all_targets, key=lambda t: t.span) if not t.qualitative]


def roles(found: Extraction) -> list[tuple[str, str]]:
    return [(fact.unit, fact.role) for task in found.tasks for fact in task.responsibilities]


def test_aims_may_stand_before_the_first_heading() -> None:
    found = read(
        "市政府办公室关于分解重点工作的通知\n现有企业300家，近三年新增80家。\n"
        "2034年主要预期目标是:地区生产总值增长8.5%左右;失业率控制在4.5%以内。\n"
        "一、重点任务\n（一）发展工业。新增企业30家。（市教育局负责）\n"
    )
    assert values(found) == [(8.5, "%", 2034), (4.5, "%", 2034), (30, "家", None)]


def test_a_heading_may_begin_with_the_year_that_governs_what_stands_below() -> None:
    found = read("某市工作安排\n一、2034年主要目标\n生产总值增长13%。财政收入增长15%。\n二、任务\n新建学校2所。\n")
    assert values(found) == [(13, "%", 2034), (15, "%", 2034), (2, "所", None)]


def test_units_told_at_the_end_of_a_paragraph_may_have_brackets() -> None:
    found = read("某市工作安排\n一、任务\n（一）继续补贴。由市财政局、农业局,各县(市)、区人民政府负责落实。\n")
    assert roles(found) == [
        ("市财政局", "responsible"),
        ("农业局", "responsible"),
        ("各县(市)、区人民政府", "responsible"),
    ]


def test_cells_on_lines_of_their_own_may_end_in_a_stroke_and_begin_at_any_number() -> None:
    head = ["序号", "任务", "牵头 单位", "责任单位"]
    rows = [["24", "改造背街小巷50条。", "城管局", "市政局、各街道"], ["25", "新增小区10个。", "住建局", "各街道"]]
    found = read("某区任务分解\n" + "\n".join(f"{cell} |" for row in (head, *rows) for cell in row))
    assert [task.number for task in found.tasks] == ["24", "25"]
    assert roles(found) == [
        ("城管局", "lead"),
        ("市政局", "participate"),
        ("各街道", "participate"),
        ("住建局", "lead"),
        ("各街道", "participate"),
    ]


def test_numbers_in_a_column_that_describes_are_sizes_unless_they_have_a_year() -> None:
    rows = [
        ["序号", "数据集", "简要描述", "责任单位", "时限"],
        ["1", "甲数据集", "数据集规模超过10TB，覆盖100家企业。到2035年，收集样本5万条。", "市教育局", "2034年"],
    ]
    found = read("某市行动方案\n" + "\n".join("\t".join(row) for row in rows))
    assert values(found) == [(5, "万条", 2035)]


def test_a_note_to_a_table_says_who_leads() -> None:
    rows = [["序号", "任务", "责任处室", "时限"], ["1", "选育新品种", "种业处、产业处", "6月"]]
    table = "\n".join("\t".join(row) for row in rows)
    found = read(f"某厅工作方案\n{table}\n注：排在第一位的处室为牵头处室\n")
    assert roles(found) == [("种业处", "lead"), ("产业处", "participate")]


def test_a_year_before_a_colon_governs_the_list_below_it() -> None:
    found = read(
        "某市实施方案\n一、总体要求\n到2034年，实现以下指标：\n——产值突破200亿元；\n——建成加氢站30座，成本降至20元/公斤。\n"
        "新建公园5个。\n二、任务\n（一）甲。新建学校3所。\n"
    )
    assert values(found) == [
        (200, "亿元", 2034),
        (30, "座", 2034),
        (20, "元/公斤", 2034),
        (5, "个", None),
        (3, "所", None),
    ]


def test_what_stands_under_a_title_of_the_past_is_no_aim() -> None:
    found = read(
        "某市“十六五”规划\n第一章 发展基础\n累计建成高标准农田21万亩。\n第二章 夯实发展基础\n建设高标准农田30万亩。\n"
    )
    assert values(found) == [(30, "万亩", None)]


def test_an_item_inside_a_chapter_that_has_units_keeps_its_targets() -> None:
    found = read(
        "某市清单\n一、固体废物行动（牵头单位：市经信局）\n1.绿色制造。培育工厂5家。\n"
        "2.建筑垃圾。利用率达到92%。（市住建局牵头，市交通局参与）\n"
    )
    assert roles(found) == [("市经信局", "lead"), ("市住建局", "lead"), ("市交通局", "participate")]
    assert [[target.value for target in task.targets] for task in found.tasks] == [[5], [92]]


def test_scores_stand_beside_units() -> None:
    found = read(
        "某市考核细则\n一、内容\n1.合格率达到94%。（8分）（市教育局、市财政局）\n2.做好监测。（10分，市财政局）\n"
        "3.加强抽检。（12分；责任单位：市财政局）\n"
    )
    assert roles(found) == [
        ("市教育局", "responsible"),
        ("市财政局", "responsible"),
        ("市财政局", "responsible"),
        ("市财政局", "responsible"),
    ]


def test_a_target_without_a_year_is_due_when_its_task_is() -> None:
    head = ["序号", "任务", "责任单位", "完成时限"]
    rows = [
        ["1", "甲", "新建公园5个。", "市教育局", "2034年12月底"],
        ["2", "乙", "到2033年新建公园6个，长期新建7个。", "市教育局", "2035年"],
        ["3", "丙", "新建公园8个。", "市教育局", "持续推进"],
    ]
    table = "\n".join("\t".join(row) for row in ([*head[:2], "内容", *head[2:]], *rows))
    assert values(read(f"某市任务分解表\n{table}")) == [
        (5, "个", 2034),
        (6, "个", 2033),
        (7, "个", 2033),
        (8, "个", None),
    ]
    line = "一、任务\n（一）甲。新建学校3所。（责任单位：市教育局；完成时限：2034年底）\n"
    assert values(read(f"某市工作方案\n{line}")) == [(3, "所", 2034)]


def test_a_review_of_a_year_under_its_title_sets_no_target() -> None:
    found = read("某市规划\n一、2033年工作回顾\n新建学校3所。\n二、主要任务\n新建学校5所。\n")
    assert values(found) == [(5, "所", None)]


def test_the_year_of_a_table_of_projects_is_that_of_its_title() -> None:
    head = ["序号", "项目名称", "主要内容", "牵头单位", "配合单位"]
    row = ["1", "教育", "新增学位5000个。", "教育局", "高新园（甲镇）\n各街道"]
    draft = Draft()
    draft.paragraph("2034年重大民生实事项目目标任务责任分解表")
    draft.table(table_of([head, row]), "表1")
    found = extract(parse(draft.raw(Path("table.docx"), b"", "text/plain")))
    assert found.document.letterhead.period == (2034, 2034)
    assert values(found) == [(5000, "个", 2034)]
    assert roles(found) == [("教育局", "lead"), ("高新园（甲镇）", "cooperate"), ("各街道", "cooperate")]


def test_a_plan_older_than_the_newest_that_a_text_names_is_past() -> None:
    found = read("某市规划\n一、目标\n“十四五”期间产值达到50亿元。“十五五”期间产值达到80亿元。\n")
    assert values(found) == [(80, "亿元", 2030)]


def test_what_a_page_says_of_itself_in_cells_stands_beside_the_title() -> None:
    rows = ["序号 | 项目 | 责任单位 |", "1 | 新建学校3所。 | 教育局 |", "2 | 新建公园5个。 | 财政局 |"]
    meta = ["索引号 | 000/2034-1 | 公开方式 | 主动公开 |", "发布单位 | 区政府 | 发文日期 | 2034-07-14 |"]
    found = read("\n".join(["某区2034年民生实事项目责任分解表", *meta, *rows]) + "\n")
    assert found.document.letterhead.title == "某区2034年民生实事项目责任分解表"
    assert values(found) == [(3, "所", 2034), (5, "个", 2034)]


def test_the_first_row_of_a_table_may_be_its_title() -> None:
    rows = [("序号", "任务", "责任单位"), ("1", "新建学校3所。", "市教育局"), ("2", "新建公园5个。", "市财政局")]
    cells = [Cell(words, r, c) for r, row in enumerate(rows, 1) for c, words in enumerate(row)]
    draft = Draft()
    draft.table(Table((Cell("某市2034年重点任务分解表", 0, 0, 1, 3), *cells)), "表1")
    found = extract(parse(draft.raw(Path("table.html"), b"", "text/html")))
    assert found.document.letterhead.title == "某市2034年重点任务分解表"
    assert values(found) == [(3, "所", 2034), (5, "个", 2034)]
