"""Laws of projects: an undertaking has a name of its own, is named once, and knows its box, year and partners."""

from __future__ import annotations

import pytest

from corpus.parse import parse
from corpus.read import text_as_raw
from corpus.span import Span
from kg.extract import extract
from kg.extractors.projects import projects
from kg.facts import Mention, Project

FOUND = {
    "实施青岚水库除险加固工程。": ["青岚水库除险加固工程"],
    "建设岚澄大数据平台、青禾检测中心等。": ["岚澄大数据平台", "青禾检测中心"],
    "开展“青岚护航”专项行动。": ["“青岚护航”专项行动"],
}


def read(words: str, partners: list[Mention] | None = None) -> list[Project]:
    return projects(words, [Span(0, len(words))], [], partners or [])


@pytest.mark.parametrize("words", FOUND)
def test_an_undertaking_is_found_by_its_name(words: str) -> None:
    found = read(words)
    assert [project.name for project in found] == FOUND[words]
    assert all(project.span.of(words) == project.name for project in found)
    assert all(project.span in project.quote for project in found)


@pytest.mark.parametrize("words", ["实施重大项目。", "推进示范试点。", "加强宣传。", "推动重点工程建设。"])
def test_a_common_noun_is_no_project(words: str) -> None:
    assert read(words) == []


def test_a_project_is_named_once() -> None:
    assert len(read("实施青岚水库除险加固工程。实施青岚水库除险加固工程。")) == 1


def test_partners_of_the_sentence_take_part() -> None:
    words = "依托岚澄研究院，实施青岚水库除险加固工程。实施云霁灌区改造工程。"
    first, second = read(words, [Mention("institute", "岚澄研究院", Span(2, 7), "given")])
    assert (first.companies, second.companies) == (("岚澄研究院",), ())


BOXED = """甲市工作方案

一、重点任务

1.改善服务。加强宣传。（责任单位：市财政局）

\t专栏1　重点工程目录

1.青岚水库除险加固：完成加固。
2.云霁灌区改造：完成改造。

"""


def test_items_of_a_box_are_projects_of_their_task() -> None:
    (task,) = extract(parse(text_as_raw(BOXED))).tasks
    assert [project.name for project in task.projects] == ["青岚水库除险加固", "云霁灌区改造"]
    assert {project.box for project in task.projects} == {"重点工程目录"}
