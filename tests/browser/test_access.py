"""Everybody can use the pages: with the keyboard alone, on a small screen, with a screen reader (axe-core)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PATHS = (
    "/",
    "/?q=第9条谁负责",
    "/?q=牵头任务最多的单位牵头哪些任务",
    "/?q=各单位牵头几项任务",
    "/?q=今天天气怎么样",
    "/documents",
    "/documents/{document}",
    "/units",
    "/units/{unit}",
    "/tasks",
    "/tasks/{document}/1",
    "/targets",
    "/targets?view=timeline",
    "/targets/{document}/1-1",
    "/projects",
    "/projects/{document}/1-1",
    "/names",
    "/gaps",
    "/draw",
    "/draw/leads",
    "/draw/matrix",
    "/draw/chain",
    "/draw/timeline",
    "/draw/together",
    "/draw/task?name=1",
    "/editor",
    "/upload",
    "/api",
    "/nothing",
    "/tasks?lang=en",
)


def _address(page: Page, path: str) -> str:
    document = page.request.get("/api/documents").json()["documents"][0]["id"]
    unit = page.request.get("/api/units").json()["units"][0]["iri"].rpartition(":")[2]
    return path.format(document=document, unit=unit)


@pytest.mark.parametrize("path", PATHS)
def test_no_serious_obstacle_and_nothing_sticks_out(page_at: Page, path: str) -> None:
    page_at.goto(_address(page_at, path))
    found = Axe().run(page_at)
    grave = [each for each in found.response["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in grave] == []
    assert page_at.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_question_is_asked_and_proved_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("第9条谁负")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.type("责")
    page.keyboard.press("Enter")
    expect(page.locator(".answer.answered")).to_be_visible()
    _tab_to(page, "打开原文")
    page.keyboard.press("Enter")
    expect(page.locator(".here").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("#paper .m:focus")).to_be_visible()
    expect(page.locator("#panel .fact").first).to_be_visible()


def test_the_first_key_leads_past_the_navigation(page: Page) -> None:
    page.goto("/tasks")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_columns_are_sorted_with_the_keyboard_and_the_focus_stays(page: Page) -> None:
    page.goto("/units")
    head = page.get_by_role("columnheader", name="牵头").get_by_role("link")
    head.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending] a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=descending] a")).to_be_focused()


def test_what_was_read_shows_as_a_sheet_on_a_small_screen_and_is_shut_again(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(_address(page, "/documents/{document}"))
    page.locator("#paper > p .m.lead").first.click()
    expect(page.locator("#panel")).to_be_in_viewport()
    page.get_by_role("button", name="关闭").click()
    expect(page.locator("#panel")).to_be_hidden()


def _tab_to(page: Page, words: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"the keyboard does not lead to {words}")
