"""Lists of what the documents name: every unit with how many tasks it has in each role, every project."""

from __future__ import annotations

from kg.facts import Role
from kg.store import Store
from viz.exports.chosen import chosen_documents, chosen_tasks, source_note
from viz.exports.cleaning import one_line
from viz.exports.errors import NothingToExport
from viz.exports.tables import Column, Report, Table, Value
from viz.exports.tasks import names_of
from viz.gather import PREFIX_LINES, PROJECTS, gather
from viz.names import units
from viz.reading import TaskRecord
from viz.style import ROLE_ORDER, ROLE_STYLES

_NAME = Column("单位", 20)
_COUNTS = tuple(Column(ROLE_STYLES[role].name.zh.partition("（")[0], 9, "short") for role in ROLE_ORDER)
UNIT_COLUMNS = (_NAME, Column("全称", 32), *_COUNTS, Column("任务", 8, "short"))
PROJECT_COLUMNS = (
    Column("序号", 6, "short"),
    Column("项目", 40),
    Column("专栏", 24),
    Column("年份", 8, "short"),
    Column("企业和机构", 28),
    Column("任务", 28),
    Column("牵头单位", 22),
    Column("文件", 22),
)
_INVOLVED = f"""{PREFIX_LINES}SELECT DISTINCT ?x (STR(?said) AS ?name) WHERE {{
  ?x a zr:Project ; zr:involves ?thing . ?thing skos:prefLabel|rdfs:label ?said
}}"""


def unit_list(store: Store, *, document: str | None = None) -> Report:
    """Return every unit of the chosen documents, those with most tasks first, then by name."""
    counts: dict[str, dict[Role, int]] = {}
    every: dict[str, int] = {}
    for task in chosen_tasks(store, document):
        for iri in dict.fromkeys(part.unit for part in task.parts):
            every[iri] = every.get(iri, 0) + 1
            own = counts.setdefault(iri, dict.fromkeys(ROLE_ORDER, 0))
            for role in task.roles_of(iri):
                own[role] += 1
    named = sorted(
        (unit for unit in units(store) if unit.iri in every), key=lambda unit: (-every[unit.iri], unit.shown)
    )
    rows: list[tuple[Value, ...]] = []
    for unit in named:
        rows.append((unit.shown, unit.name, *(counts[unit.iri][role] for role in ROLE_ORDER), every[unit.iri]))
    return Report("单位一览表", (Table("单位一览表", UNIT_COLUMNS, tuple(rows), frozen=1),), _sources(store, document))


def project_list(store: Store, *, document: str | None = None) -> Report:
    """Return every project of the chosen documents, by document and task; `NothingToExport` where there is none."""
    titles = {row.iri: row.number or row.title for row in chosen_documents(store, document)}
    tasks = {task.iri: (place, task) for place, task in enumerate(chosen_tasks(store, document))}
    partners: dict[str, list[str]] = {}
    for row in store.select(_INVOLVED).records():
        partners.setdefault(str(row["x"]), []).append(str(row["name"]))
    found = []
    for each in gather(store, PROJECTS):
        place, task = tasks.get(str(each.get("task", "")), (len(tasks), None))
        name = titles.get(str(each.get("document") or (task.document if task else "")))
        if name is not None:
            with_whom = "、".join(sorted(set(partners.get(each["x"], ()))))
            found.append((name, place, each["x"], _project(each, task, with_whom, name)))
    if not found:
        raise NothingToExport("这些文件里没有项目", "the documents hold no projects")
    rows = tuple((number, *row) for number, (_, _, _, row) in enumerate(sorted(found), 1))
    return Report("项目一览表", (Table("项目一览表", PROJECT_COLUMNS, rows, frozen=2),), _sources(store, document))


def _project(row: dict[str, object], task: TaskRecord | None, with_whom: str, document: str) -> tuple[Value, ...]:
    year = row.get("year")
    title = f"{task.number} {task.title}".strip() if task else ""
    leads = names_of(task, "lead") if task else ""
    return (
        one_line(str(row["name"])), one_line(str(row.get("box", ""))), year if isinstance(year, int) else None,
        with_whom, title, leads, document,
    )  # fmt: skip


def _sources(store: Store, document: str | None) -> tuple[str, ...]:
    return (source_note(chosen_documents(store, document)),)
