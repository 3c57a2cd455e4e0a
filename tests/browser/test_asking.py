"""Ask, see the proof, go on from it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def unit(page: Page) -> str:
    """A unit that leads some tasks and takes part in others."""
    units = page.request.get("/api/units").json()["units"]
    return str(next(each["name"] for each in units if each["lead"] > 1 and each["participate"]))


def test_a_question_is_completed_answered_and_proved(page: Page, unit: str) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially(unit[:4])
    offered = page.get_by_role("option").filter(has_text=f"{unit}牵头哪些任务")
    expect(offered.first).to_be_visible()
    offered.first.click()
    page.wait_for_url(re.compile(r"\?.*q="))
    expect(page.locator(".reading")).to_contain_text(unit)
    tasks = page.request.get("/api/ask", params={"q": f"{unit}牵头哪些任务"}).json()["answers"]
    expect(page.locator(".answer tbody tr")).to_have_count(len(tasks))
    expect(page.locator(".answer tbody")).to_contain_text(tasks[0]["label"])


def test_a_quote_opens_the_document_with_its_words_in_sight(page: Page) -> None:
    page.goto("/?q=第9条谁负责")
    quote = page.locator("blockquote p").first.inner_text()
    page.get_by_role("link", name="打开原文").first.click()
    expect(page.locator("#here")).to_be_attached()
    marked = page.locator(".here")
    assert "".join(marked.all_inner_texts()) == quote
    expect(marked.first).to_be_in_viewport()
    expect(page.locator("#panel")).to_contain_text("依据")


def test_a_follow_up_goes_on_from_the_answer(page: Page, unit: str) -> None:
    page.goto(f"/?q={unit}牵头哪些任务")
    page.get_by_label("追问").fill("它参与的又有哪些")
    page.get_by_label("追问").press("Enter")
    expect(page.locator(".trail")).to_contain_text(f"{unit}牵头哪些任务")
    expect(page.locator(".reading")).to_contain_text(unit)
    before = page.locator(".answer tbody tr").all_inner_texts()
    page.goto(page.url)
    assert page.locator(".answer tbody tr").all_inner_texts() == before != []


def test_questions_asked_before_are_kept_until_they_are_cleared(page: Page, unit: str) -> None:
    page.goto(f"/?q={unit}牵头哪些任务")
    page.get_by_role("link", name="责任图谱").click()
    expect(page.locator("#history a")).to_have_text([f"{unit}牵头哪些任务"])
    page.get_by_role("button", name="清空").click()
    expect(page.locator("#history")).to_be_hidden()
    page.reload()
    expect(page.locator("#history")).to_be_hidden()


def test_a_question_that_is_not_understood_offers_others(page: Page) -> None:
    page.goto("/?q=今天天气怎么样")
    page.locator(".answer .offers a").first.click()
    expect(page.locator(".answer.answered")).to_be_visible()


def test_the_query_of_an_answer_opens_in_the_editor_and_gives_it_again(page: Page, unit: str) -> None:
    page.goto(f"/?q={unit}牵头哪些任务")
    rows = page.locator(".answer tbody tr").count()
    page.get_by_text("看 SPARQL").click()
    page.get_by_role("link", name="在编辑器中打开").click()
    expect(page.locator("#found tbody tr")).to_have_count(rows)


def test_without_scripts_questions_are_answered_and_lists_filtered(plain: Page, unit: str) -> None:
    plain.goto("/")
    plain.get_by_role("combobox").fill(f"{unit}牵头哪些任务")
    plain.get_by_role("button", name="提问").click()
    expect(plain.locator(".answer tbody tr").first).to_be_visible()
    plain.goto("/units")
    plain.get_by_role("searchbox").fill(unit)
    plain.get_by_role("button", name="筛选").click()
    expect(plain.locator("tbody tr")).to_have_count(1)
