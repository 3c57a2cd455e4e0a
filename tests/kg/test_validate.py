"""Laws of the check: what ships conforms, what is broken is found, and every gap is one that the facts show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import load, shipped_documents
from kg.errors import LoadFailed
from kg.facts import Extraction, Task
from kg.gaps import Finding
from kg.store import Store, open_store
from kg.validate import Report, check, check_files
from tests.kg.plans import plan_file


@pytest.fixture(scope="module")
def report(shipped_store: Path) -> Report:
    with open_store(shipped_store) as store:
        return check(store)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store", write=True) as opened:
        yield opened


def of_kind(report: Report, kind: str) -> list[Finding]:
    return [gap for gap in report.gaps if gap.kind == kind]


def leads(task: Task) -> int:
    return sum(fact.role == "lead" for fact in task.responsibilities)


def test_what_ships_conforms(report: Report) -> None:
    assert report.ok
    assert report.violations == ()
    assert report.documents == len(shipped_documents())


def test_tasks_without_and_with_several_leads_are_those_of_the_facts(report: Report, shipped: Extraction) -> None:
    tasks = shipped.tasks
    assert [gap.task for gap in of_kind(report, "no-lead")] == [t.number for t in tasks if leads(t) == 0]
    assert [gap.task for gap in of_kind(report, "several-leads")] == [t.number for t in tasks if leads(t) > 1]


def test_targets_without_a_year_or_a_task_are_those_of_the_facts(report: Report, shipped: Extraction) -> None:
    pairs = [(task.number, target) for task in shipped.tasks for target in task.targets]
    pairs += [(None, target) for target in shipped.targets]
    undated = Counter(
        (number, target.span.of(shipped.document.text)) for number, target in pairs if not target.deadline
    )
    assert Counter((gap.task, gap.quote) for gap in of_kind(report, "no-deadline")) == undated
    loose = Counter(target.span.of(shipped.document.text) for target in shipped.targets)
    assert Counter(gap.quote for gap in of_kind(report, "no-task")) == loose


def test_collectives_that_nothing_resolves_are_those_of_the_facts(report: Report, shipped: Extraction) -> None:
    groups = {fact.unit for task in shipped.tasks for fact in task.responsibilities if fact.group}
    assert {gap.quote for gap in of_kind(report, "collective")} == groups
    assert len(of_kind(report, "collective")) == len(groups)


def test_every_gap_is_told_in_both_languages_with_its_place(report: Report, shipped: Extraction) -> None:
    for gap in report.gaps:
        assert gap.document == shipped.document.letterhead.number
        assert gap.quote
        assert gap.quote in shipped.document.text
        assert gap.message_zh != gap.message_en
        assert "{" not in gap.message_zh + gap.message_en


def test_a_check_changes_nothing(store: Store, tmp_path: Path) -> None:
    load(store, [plan_file(tmp_path)])
    before = store.contents()
    check(store)
    assert store.contents() == before


def test_an_empty_store_has_nothing_wrong(store: Store) -> None:
    assert check(store) == Report((), (), 0)


def test_files_are_checked_as_their_store_would_be(store: Store, tmp_path: Path) -> None:
    path = plan_file(tmp_path)
    load(store, [path])
    assert check_files([path]) == check(store)
    with pytest.raises(LoadFailed):
        check_files([tmp_path / "missing.txt"])


def test_gaps_tell_two_documents_apart(store: Store, tmp_path: Path) -> None:
    load(store, [plan_file(tmp_path, f"{n}.txt", number=f"甲府发〔2031〕{n}号") for n in (1, 2)])
    assert [gap.document for gap in of_kind(check(store), "no-lead")] == ["甲府发〔2031〕1号", "甲府发〔2031〕2号"]


def test_what_the_reader_could_not_make_out_is_a_gap(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "甲市人民政府文件\n甲府发〔2031〕5号\n甲市绿色发展行动方案\n各部门要认真落实。\n甲市人民政府\n2031年3月2日\n"
    )
    (loaded,) = load(store, [path])
    assert loaded.warnings
    assert [gap.message_zh for gap in of_kind(check(store), "warning")] == [w.message for w in loaded.warnings]


BREAKS = {
    "TaskTitle": ('rdf-schema#label> "建设公共平台"', 'rdf-schema#comment> "建设公共平台"'),
    "ResponsibilityName": ("ontology#printedName> ", "ontology#formerName> "),
    "ResponsibilityRole": ("org#role> <urn:zeren:vocabulary#lead>", "org#role> <urn:zeren:vocabulary#boss>"),
    "TargetIndicator": ("ontology#indicator> ", "ontology#rumour> "),
    "DocumentDigest": ("ontology#digest> ", "ontology#sum> "),
    "EvidencePosition": ("oa#TextPositionSelector>", "oa#Selector>"),
}


def broken_store(store: Store, tmp_path: Path, old: str, new: str) -> Report:
    (loaded,) = load(store, [plan_file(tmp_path)])
    graph = store.contents(loaded.iri)
    assert old in graph
    store.replace_graph(loaded.iri, graph.replace(old, new))
    return check(store)


@pytest.mark.parametrize("shape", BREAKS)
def test_a_broken_graph_is_found_and_placed(store: Store, tmp_path: Path, shape: str) -> None:
    report = broken_store(store, tmp_path, *BREAKS[shape])
    assert not report.ok
    found = [finding for finding in report.violations if finding.kind == shape]
    assert found
    for finding in found:
        assert finding.severity == "violation"
        assert finding.document == "甲府发〔2031〕5号"
        assert "urn:zeren:document:" in finding.message_zh
        assert finding.message_zh.partition("：")[0] != finding.message_en.partition(":")[0]


def test_a_broken_fact_is_placed_in_its_task(store: Store, tmp_path: Path) -> None:
    report = broken_store(store, tmp_path, *BREAKS["ResponsibilityRole"])
    assert [(f.task, "牵头" in (f.quote or "")) for f in report.violations] == [("1", True)]


def test_a_warning_alone_breaks_nothing(store: Store, tmp_path: Path) -> None:
    report = broken_store(store, tmp_path, 'deadlineYear> "2034"', 'deadlineYear> "2134"')
    assert report.ok
    assert [(f.kind, f.severity, f.task) for f in report.violations] == [("TargetPlausible", "warning", "1")]


def test_a_quote_that_is_not_in_the_text_is_found(store: Store, tmp_path: Path) -> None:
    report = broken_store(store, tmp_path, 'oa#exact> "平台覆盖率', 'oa#exact> "平台复盖率')
    assert [finding.kind for finding in report.violations] == ["quote"]
    assert "平台覆盖率" in report.violations[0].message_en
    assert not report.ok


def test_offsets_that_miss_their_quote_are_found(store: Store, tmp_path: Path) -> None:
    (loaded,) = load(store, [plan_file(tmp_path)])
    old = next(line for line in store.contents(loaded.iri).splitlines() if "oa#start>" in line)
    number = old.split('"')[1]
    shifted = old.replace(f'"{number}"', f'"{int(number) + 1}"')
    store.replace_graph(loaded.iri, store.contents(loaded.iri).replace(old, shifted))
    assert {finding.kind for finding in check(store).violations} == {"quote"}


def test_a_doubtful_responsibility_is_listed(store: Store, tmp_path: Path) -> None:
    (loaded,) = load(store, [plan_file(tmp_path)])
    graph = store.contents(loaded.iri)
    line = next(line for line in graph.splitlines() if "responsibility:1-1> <urn:zeren:ontology#confidence>" in line)
    number = line.split('"')[1]
    store.replace_graph(loaded.iri, graph.replace(line, line.replace(f'"{number}"', '"0.6"')))
    (doubt,) = of_kind(check(store), "doubtful")
    assert (doubt.task, "市财政局" in doubt.message_zh) == ("1", True)
