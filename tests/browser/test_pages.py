"""The reader, the lists, the editor, the upload, both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import TOKEN
from tests.viz.test_pages import HOSTILE

PLAN = """乙府发〔2025〕3号
乙市人民政府关于印发行动方案的通知

一、重点任务

1.做好丙事。到2027年，丙率达到90%以上。（市教育局牵头，市财政局、有关部门配合）
"""


def _document(page: Page) -> str:
    return str(page.request.get("/api/documents").json()["documents"][0]["id"])


def test_a_marked_word_is_explained(page: Page) -> None:
    page.goto("/documents")
    page.locator("tbody a").first.click()
    lead = page.locator("#paper > p .m.lead").first
    name = lead.inner_text()
    lead.click()
    expect(page.locator("#panel .fact.lead .name")).to_contain_text(name)
    expect(page.locator("#panel")).to_contain_text("依据")
    page.locator("#panel .fact.lead .name a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_kinds_of_marks_are_shown_and_hidden(page: Page) -> None:
    page.goto(f"/documents/{_document(page)}")
    lead = page.locator("#paper > p .m.lead").first
    shown = lead.evaluate("mark => getComputedStyle(mark).backgroundColor")
    page.locator(".legend .lead input").uncheck()
    assert lead.evaluate("mark => getComputedStyle(mark).backgroundColor") != shown
    page.locator(".legend .lead input").check()
    assert lead.evaluate("mark => getComputedStyle(mark).backgroundColor") == shown


def test_targets_are_filtered_sorted_and_taken_along(page: Page, tmp_path: Path) -> None:
    page.goto("/targets")
    page.get_by_label("类型").select_option("quantity")
    page.get_by_label("年份").select_option(label=page.get_by_label("年份").locator("option").nth(1).inner_text())
    expect(page).to_have_url(re.compile("year=.*kind=quantity"))
    page.get_by_role("searchbox").fill("")
    page.get_by_label("年份").select_option("")
    expect(page).not_to_have_url(re.compile(r"year=\d"))
    page.get_by_role("link", name="目标值").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("目标值")
    every = page.request.get("/api/targets?limit=1000").json()["targets"]
    expect(page.locator("tbody tr")).to_have_count(sum(target["value"] is not None for target in every))
    shown = page.locator("tbody th").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    download.value.save_as(tmp_path / "targets.csv")
    rows = list(csv.DictReader((tmp_path / "targets.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["指标"] for row in rows] == shown
    values = [float(row["数值"]) for row in rows]
    assert values == sorted(values)


def test_the_list_answers_while_one_types_and_the_focus_stays(page: Page) -> None:
    page.goto("/tasks")
    number = page.locator("tbody tr:not(.group)").count()
    page.get_by_role("searchbox").press_sequentially("园区")
    expect(page.locator("tbody tr:not(.group)")).not_to_have_count(number)
    expect(page.get_by_role("searchbox")).to_be_focused()
    for row in page.locator("tbody tr:not(.group)").all_inner_texts():
        assert "园区" in row
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("园区")


def test_the_timeline_has_every_year(page: Page) -> None:
    page.goto("/targets")
    page.get_by_role("link", name="时间线").click()
    every = page.request.get("/api/targets?limit=1000").json()["targets"]
    years = sorted({str(target["deadline"]) for target in every if target["deadline"]})
    shown = [heading.split()[0] for heading in page.locator(".timeline h2").all_inner_texts()]
    assert shown[: len(years)] == years
    expect(page.locator(".timeline ul li")).to_have_count(len(every))


def test_examples_run_in_the_editor_and_errors_are_told_at_their_line(page: Page) -> None:
    page.goto("/editor")
    page.locator(".examples a").nth(1).click()
    expect(page.locator("#found tbody tr").first).to_be_visible()
    page.locator("#found tbody a").first.click()
    expect(page.locator("main h1 .number")).to_be_visible()
    page.goto("/editor?query=SELECT")
    expect(page.get_by_role("alert")).to_contain_text("malformed")
    expect(page.locator("#editor .cm-wrong")).to_be_visible()


def test_the_editor_completes_and_runs_with_the_keyboard(page: Page) -> None:
    with page.expect_response("**/api/terms"):
        page.goto("/editor")
    field = page.locator("#editor .cm-content")
    field.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * { ?x a zr:Tas")
    page.locator(".cm-tooltip-autocomplete [aria-selected=true]").filter(has_text="zr:Task").wait_for()
    page.wait_for_timeout(100)  # the editor takes no completion that was shown just now, against keys hit blindly
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    tasks = page.request.get("/api/tasks?limit=1").json()["total"]
    expect(page.locator("#found tbody tr")).to_have_count(tasks)


def test_a_picture_is_drawn_and_a_click_leads_to_the_proof_in_the_document(page: Page) -> None:
    unit = page.request.get("/api/units").json()["units"][0]["name"]
    page.goto("/draw")
    page.get_by_label("单位名", exact=True).fill(unit)
    page.locator("form[action='/draw/department']").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(unit)
    page.locator("#network canvas").wait_for()
    at = page.evaluate(
        """(() => { const id = zeren.data.nodes.find(([id]) => zeren.data.info[id].kind === "task")[0];
        return zeren.canvas.network.canvasToDOM(zeren.canvas.network.getPosition(id)); })()"""
    )
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
    quote = page.locator("#panel mark").first.inner_text()
    page.locator("#panel cite a").first.click()
    assert "".join(page.locator(".here").all_inner_texts()) == quote
    expect(page.locator(".here").first).to_be_in_viewport()


def _upload(page: Page, name: str, text: str, token: str = TOKEN) -> None:
    page.goto("/upload")
    page.get_by_label("文件").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_label("写入口令").fill(token)
    page.get_by_role("button", name="上传并读取").click()


def test_a_second_document_is_brought_in_with_progress(page: Page) -> None:
    _upload(page, "方案.txt", PLAN, "a wrong token")
    expect(page.get_by_role("alert")).to_contain_text("口令不对")
    _upload(page, "方案.txt", PLAN)
    expect(page.locator(".steps li.now, .figures").first).to_be_visible()
    expect(page.locator(".figures")).to_contain_text("1 项任务", timeout=60_000)
    expect(page.locator("main")).to_contain_text("泛指单位")
    page.get_by_role("link", name="逐条核对原文").click()
    expect(page.locator("#paper > p .m.lead")).to_have_text("市教育局")
    page.goto("/?q=丙事由谁牵头")
    expect(page.locator(".answer")).to_contain_text("市教育局")
    number = next(d for d in page.request.get("/api/documents").json()["documents"] if d["number"].startswith("乙府发"))
    gone = page.request.delete(f"/api/documents/{number['id']}", headers={"Authorization": f"Bearer {TOKEN}"})
    assert gone.status == 204


def test_scripts_and_marks_of_direction_in_a_document_show_as_text(page: Page) -> None:
    _upload(page, "恶意.txt", HOSTILE)
    page.get_by_role("link", name="逐条核对原文").click(timeout=60_000)
    expect(page.locator("#paper")).to_contain_text("<script>alert(1)</script>")
    expect(page.locator("#paper")).to_contain_text("<img src=x onerror=alert(2)>")
    assert page.locator("#paper img, #paper b, h1 script").count() == 0
    expect(page.locator("#paper")).to_contain_text("[U+202E]反[U+202C]事")
    number = next(d for d in page.request.get("/api/documents").json()["documents"] if d["number"].startswith("甲府发"))
    page.request.delete(f"/api/documents/{number['id']}", headers={"Authorization": f"Bearer {TOKEN}"})


def test_the_language_is_switched_and_stays(page: Page) -> None:
    page.goto("/targets?kind=quantity")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Targets")
    expect(page.get_by_label("Kind")).to_have_value("quantity")
    page.get_by_role("link", name="Units", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Units")
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("部门和单位")
