"""Laws of sections behind their chapter, boxes and their tasks, projects of companies, names, documents cited."""

from __future__ import annotations

import pytest

from kg.store import Store
from query.ask import Asker
from query.sparql import PROLOGUE
from tests.query.conftest import cells

BEHIND = (
    "重点任务第（{}）节下面是哪几条",
    "重点任务的第{}节有哪些任务",
    "“重点任务”第（{}）部分包含哪些任务",
    "第三章第{}节的任务",
)
BOXES = "SELECT ?n ?l {?b a zr:Box ; rdfs:label ?l ; zr:partOf+ ?t . ?t a zr:Task ; zr:number ?n}"
OF_BOX = ("“{}”这个专栏挂在第几条任务下面", "{}专栏在第几条", "哪条任务有“{}”专栏", "附有{}专栏的是哪条任务")
INVOLVED = "SELECT ?c ?l {?p zr:involves ?x ; rdfs:label ?l . ?x a zr:Company ; rdfs:label ?c}"
OF_COMPANY = ("{}参与的项目有哪些", "专栏里，跟{}挂上钩的项目是哪几个", "{}承担哪些项目")
LACKING = (
    "{}的企业名单，名称中含{}的不要",
    "{}点名的企业，名字带{}的不算，还有哪些",
    "{}的企业，名字里有{}的除外，其余是哪些",
)
CITED = {"第9条": "规划", "第19条": "目录", "第24条": "路线图"}
ENTITLED = ("{}引用的{}全称是什么", "{}里提到的那份{}叫什么名字", "{}提到的{}，全称叫什么")
BOTH = ("{}是不是都点到了{}", "{}都提到{}吗", "{}是否都点到了名字带{}的企业")


@pytest.mark.parametrize("number", "一二三四五")
def test_a_section_behind_its_chapter(asker: Asker, number: str) -> None:
    wanted = cells(asker, f"第（{number}）节有哪些任务", "number")
    for build in BEHIND:
        assert wanted
        assert cells(asker, build.format(number), "number") == wanted, build


def test_the_task_of_a_box(asker: Asker, store: Store) -> None:
    for row in store.select(PROLOGUE + BOXES).records():
        for build in OF_BOX:
            assert list(map(str, cells(asker, build.format(row["l"]), "number"))) == [str(row["n"])], build


@pytest.mark.parametrize("build", OF_COMPANY)
def test_projects_of_a_company(asker: Asker, store: Store, build: str) -> None:
    rows = [(str(row["c"]), str(row["l"])) for row in store.select(PROLOGUE + INVOLVED).records()]
    for company in {company for company, _ in rows if len(company) > 2}:
        wanted = {project for other, project in rows if company in other}
        assert set(cells(asker, build.format(company))) == wanted, company


@pytest.mark.parametrize("build", LACKING)
def test_names_that_lack_some_characters(asker: Asker, build: str) -> None:
    for tasks, held in (("第10条", "环保"), ("第10条", "宗申"), ("第24条", "集团"), ("第15条", "宗申")):
        wanted = {name for name in cells(asker, f"{tasks}提到的企业有哪些") if held not in name}
        assert set(cells(asker, build.format(tasks, held))) == wanted, tasks


@pytest.mark.parametrize("build", ENTITLED)
def test_documents_that_are_cited(asker: Asker, build: str) -> None:
    for task, noun in CITED.items():
        assert cells(asker, build.format(task, noun)) == cells(asker, f"{task}提到的是哪份{noun}"), task


@pytest.mark.parametrize("build", BOTH)
def test_a_thing_in_each_of_some_tasks(asker: Asker, build: str) -> None:
    tasks = set(map(str, cells(asker, "提到宗申的任务有哪些", "number")))
    for pair in (("10", "15"), ("15", "24"), ("10", "11"), ("7", "24"), ("3", "4")):
        said = "、".join(f"第{number}条" for number in pair)
        assert asker.ask(build.format(said, "宗申")).answers[0]["value"] is (set(pair) <= tasks), said
