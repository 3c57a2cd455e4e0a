"""Laws of extraction: the facts of published plans, and what must hold for every fact of any document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.parse import parse
from corpus.read import read, text_as_raw
from corpus.span import Span
from kg.build import extract_file
from kg.extract import extract
from kg.facts import Extraction, Task
from kg.record import to_record
from tests.kg.plans import plan_text

BESIDE = Path(__file__).parents[3] / "shared"
GOLD = BESIDE / "gold" / "banan-2022-37.json"
SCORER = BESIDE / "tools" / "score_extract.py"
TEXTS = sorted((BESIDE / "documents").glob("[0-9]*.txt"))
HERE = pytest.mark.skipif(not (GOLD.exists() and SCORER.exists()), reason="the gold is not beside this checkout")
OTHERS = pytest.mark.skipif(not TEXTS, reason="the folder of published documents is not beside this checkout")
LEAST = {
    "responsibilities": 1.0,
    "tasks": 1.0,
    "targets": 0.98,
    "milestones": 0.85,
    "companies": 0.95,
    "institutions": 0.95,
    "projects": 0.85,
    "anchored": 1.0,
}


@pytest.fixture(scope="module")
def scores(shipped_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    output = tmp_path_factory.mktemp("score") / "out.json"
    output.write_text(json.dumps(to_record(extract_file(shipped_path)), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(GOLD), str(output), str(shipped_path), "--json"]
    said = subprocess.check_output(command, env={**os.environ, "PYTHONUTF8": "1"})
    found: dict[str, dict[str, float]] = json.loads(said)
    return found


@HERE
@pytest.mark.parametrize("kind", LEAST)
def test_the_shipped_plan_is_read_as_people_read_it(scores: dict[str, dict[str, float]], kind: str) -> None:
    assert scores[kind]["f1"] >= LEAST[kind]
    assert scores[kind]["gold"] > 0


@HERE
def test_the_letterhead_of_the_shipped_plan(shipped: Extraction) -> None:
    wanted, found = json.loads(GOLD.read_text(encoding="utf-8"))["document"], to_record(shipped)["document"]
    for name in ("title", "number", "issuer", "signed", "published", "period"):
        assert found[name] == wanted[name]
    assert [cited["number"] for cited in found["based_on"]] == [cited["number"] for cited in wanted["based_on"]]


def facts_of(task: Task) -> list[tuple[str, Span]]:
    named = [(fact.unit, fact.span) for fact in task.responsibilities]
    return named + [(mention.name, mention.span) for mention in task.mentions if mention.kind != "document"]


def assert_facts_stand_in_the_text(extraction: Extraction) -> None:
    text = extraction.document.text
    for task in extraction.tasks:
        assert task.responsibilities
        assert task.title
        assert task.span.end <= len(text)
        for name, span in facts_of(task):
            assert squeezed(span.of(text)) == squeezed(name)
            assert span in task.span
        for work in (mention for mention in task.mentions if mention.kind == "document"):
            assert work.name in work.span.of(text)
        for target in task.targets:
            assert target.span in task.span
            assert squeezed(target.span.of(text))
        for project in task.projects:
            assert project.span in task.span
        assert [fact.span for fact in task.responsibilities] == sorted(fact.span for fact in task.responsibilities)
    assert [task.span for task in extraction.tasks] == sorted(task.span for task in extraction.tasks)


def squeezed(words: str) -> str:
    return "".join(words.split()).strip('“”"《》「」『』')


def test_every_fact_of_what_ships_stands_in_its_place(shipped: Extraction) -> None:
    assert_facts_stand_in_the_text(shipped)


@OTHERS
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_fact_of_other_documents_stands_in_its_place(path: Path) -> None:
    extraction = extract(parse(read(path)))
    assert extraction.tasks
    assert_facts_stand_in_the_text(extraction)


def test_values_are_whole(shipped: Extraction) -> None:
    for target in (*shipped.targets, *(t for task in shipped.tasks for t in task.targets)):
        assert target.qualitative is (target.value is None) is (target.comparator is None)
        assert target.value_max is None or (target.value is not None and target.value < target.value_max)
        assert target.indicator
        assert 0 < target.confidence <= 1
        assert target.rule


def of(text: str) -> Extraction:
    return extract(parse(text_as_raw(text)))


def said(extraction: Extraction) -> list[tuple[str, str, str, bool]]:
    return [
        (task.title, fact.unit, fact.role, fact.group) for task in extraction.tasks for fact in task.responsibilities
    ]


SMALL = [
    ("建设公共平台", "市财政局", "lead", False),
    ("建设公共平台", "市教育局", "participate", False),
    ("建设公共平台", "有关镇街", "participate", True),
    ("完善服务体系", "市民政局", "responsible", False),
    ("完善服务体系", "市科技局", "responsible", False),
]


def test_a_small_plan() -> None:
    extraction = of(plan_text())
    assert said(extraction) == SMALL
    (own,), (loose,) = extraction.tasks[0].targets, extraction.targets
    assert (own.indicator, own.value, own.unit, own.comparator, own.deadline) == ("平台覆盖率", 85, "%", ">=", 2034)
    assert (loose.value, loose.change, loose.baseline, loose.deadline) == (10, "decrease", 2030, 2035)


CHANGES: dict[str, Callable[[str], str]] = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "no indents": lambda text: text.replace("　", ""),
    "other full stops": lambda text: text.replace("1．", "1.").replace("2．", "2."),
    "full stops in brackets": lambda text: text.replace("负责）", "负责。）"),
    "full stops behind brackets": lambda text: text.replace("负责）", "负责）。"),
    "half-width brackets": lambda text: text.replace("（责任", "(责任").replace("负责）", "负责)"),
    "no label": lambda text: text.replace("（责任单位：", "（"),
    "按照": lambda text: text.replace("按职责", "按照职责"),
    "和": lambda text: text.replace("市教育局、有关", "市教育局和有关").replace("民政局、", "民政局和"),
    "等": lambda text: text.replace("镇街按", "镇街等按"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_printing_changes_no_responsibility(name: str) -> None:
    changed = CHANGES[name](plan_text())
    assert changed != plan_text()
    assert said(of(changed)) == SMALL


def test_a_text_without_facts_gives_none() -> None:
    extraction = of("今天天气很好，我们去公园走走。\n")
    assert (extraction.tasks, extraction.targets, extraction.mentions) == ((), (), ())
    assert extraction.warnings


def test_the_same_text_gives_equal_facts(shipped_path: Path, shipped: Extraction) -> None:
    assert to_record(extract_file(shipped_path)) == to_record(shipped)


def test_what_a_task_sets_is_due_with_it_but_not_what_shall_stay() -> None:
    words = "（一）治理。新建泵站5座，达标率保持在95%以上。责任单位：市水利局；完成时限：2035年底"
    (task,) = extract(parse(text_as_raw(f"某市方案\n一、任务\n{words}\n"))).tasks
    assert [(target.value, target.deadline) for target in task.targets] == [(5, 2035), (95, None)]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2031年重点任务", 2031),
        ("2031年度主要预期目标", 2031),
        ("2029—2031年工作安排", 2031),
        ("2029—2031年工作展望", 2031),
        ("“十五五”主要目标", 2030),
        ("二〇三一年民生实事项目", 2031),
        ("2031年2月重点工作", None),
        ("2031年重点工作完成情况", None),
        ("重点任务", None),
    ],
)
def test_a_heading_that_names_a_year_governs_what_its_items_set(heading: str, year: int | None) -> None:
    words = f"某市方案\n一、{heading}\n（一）新建学校。新建学校5所，2033年，新建公园3个。（市教育局负责）\n"
    (task,) = extract(parse(text_as_raw(words))).tasks
    assert [(target.value, target.deadline) for target in task.targets] == [(5, year), (3, 2033)]


@pytest.mark.parametrize("who", ["65周岁以上老年人", "3—6岁儿童", "60岁及以上老人", "7至15周岁学生"])
def test_an_age_says_who_is_meant(who: str) -> None:
    words = f"某市2031年工作要点\n一、任务\n（一）体检。为{who}提供免费体检，体检率达到75%以上。（市卫健委负责）\n"
    (task,) = extract(parse(text_as_raw(words))).tasks
    assert [(target.value, target.unit) for target in task.targets] == [(75, "%")]


def test_when_a_task_is_due_says_more_than_the_year_of_its_plan() -> None:
    clauses = ("责任单位：市水利局；完成时限：2034年3月", "责任单位：市水利局；完成时限：3月底")
    body = "".join(f"（{n}）治理。新建泵站5座。{clause}\n" for n, clause in zip("一二", clauses, strict=True))
    found = extract(parse(text_as_raw(f"某市2033年工作要点\n一、任务\n{body}"))).tasks
    assert [target.deadline for task in found for target in task.targets] == [2034, 2033]


def test_what_was_done_in_the_year_before_is_no_aim_of_the_plan() -> None:
    done, ahead = "一、2033年工作完成情况\n全年完成投资28亿元。", "二、2034年重点工作\n新建公园3个，造林5万亩。"
    found = extract(parse(text_as_raw(f"某县2034年工作要点\n{done}\n{ahead}\n")))
    assert [target.value for target in found.targets] == [3, 5]
