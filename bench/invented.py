"""Invented plans, any number of them, all different, each with everything that is true of it: the stuff of the figures.

The texts come from the generator of the tests. Each gets a place of its own, so that no two plans speak of the same
departments; now and then a house's own manner of naming units; firms, boxes of projects, and a first task that no
other plan has. The same seed and place give the same plan for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, permutations
from random import Random

from kg.facts import Role
from tests.strategies.clauses import Clause, Part
from tests.strategies.departments import LEVELS, Place, units
from tests.strategies.plans import NARROW, Plan, TaskTruth, plan
from tests.strategies.styles import BRACKETS, COLONS, COMMA_RULES, FIRST_RULES

FIRST = "岱峪溧滁沅澧酉郫邛崃珙筠蔺綦潼铜渠莒郯兖蕲枞黟歙婺畲鄱萍浈陆"
"""Characters of places' names: 30 of them make 870 pairs, 24,360 threes."""
CHAPTERS, ITEMS = 2, 5
GENERAL = "支持龙头企业牵引"
WORKS = ("污水处理", "冷链物流", "轨道装备", "种质资源", "储能电站", "滨江绿道")
BOX = "重点项目一览"
MANNERS = ("first", "comma", "brackets")
"""The first unit leads; those before the comma lead; brackets and colon of another house."""


Edit = tuple[int, int, str]
"""Where it begins and ends in a text, and what goes there."""


@dataclass(frozen=True, slots=True)
class Invented:
    """A plan and its truth: the place (青禾市), its two firms, the first task's topic, which no other plan has.

    `projects` are those that each task's box of projects names, `named` tells which tasks name the firms.
    """

    plan: Plan
    region: str
    firms: tuple[str, str]
    topic: str
    projects: tuple[tuple[str, ...], ...]
    named: tuple[bool, ...]

    @property
    def text(self) -> str:
        """The plan as printed."""
        return self.plan.text

    @property
    def firm(self) -> str:
        """The first of its firms."""
        return self.firms[0]


def places() -> Iterator[str]:
    """Yield names of places, no two alike: two characters, then three."""
    for size in (2, 3):
        names = ["".join(chosen) for chosen in permutations(FIRST, size)]
        Random(size).shuffle(names)
        yield from names


def plans(number: int) -> Iterator[Invented]:
    """Yield so many plans."""
    yield from (invented(seed, short) for seed, short in enumerate(islice(places(), number)))


def invented(seed: int, short: str) -> Invented:
    """Return the plan of a seed about the place `short`."""
    rng = Random(seed)
    level = rng.choice([level for level in LEVELS if level != "国家"])
    where = Place(short, short + ("自治州" if level == "州" else level), level, level)
    full = plan(rng, chapters=CHAPTERS, items=ITEMS, where=where)
    if rng.random() < 0.25:
        full = _in_manner(rng, full, where)
    topic, firms = f"{short}谷湿地修复", (f"{short}精工", f"{short}新材")
    full = _titled(full, "推动" + topic)
    praised, full = _praised(full, firms)
    projects = tuple(_projects(rng, short) for _ in full.tasks)
    named = tuple(words or bool(own) for words, own in zip(praised, projects, strict=True))
    return Invented(_boxed(full, projects, firms), where.name, firms, topic, projects, named)


def _is_narrow(full: Plan) -> bool:
    return "，" not in full.text


def _edited(full: Plan, edits: Iterable[Edit]) -> Plan:
    """Carry out edits, none of which stands in a clause without being all of it; clauses keep their place in the text.

    What goes into a plan of half-width signs gets such signs.
    """
    narrow = _is_narrow(full)
    text, last, moves = "", 0, [(0, 0)]
    for start, end, words in sorted(edits):
        text += full.text[last:start] + (words.translate(NARROW) if narrow else words)
        moves.append((end, len(text) - end))
        last = end
    text += full.text[last:]

    def moved(place: int) -> int:
        return place + next(shift for since, shift in reversed(moves) if since <= place)

    tasks = [
        replace(task, clause_start=moved(task.clause_end) - len(task.clause.text), clause_end=moved(task.clause_end))
        for task in full.tasks
    ]
    return replace(full, text=text, tasks=tuple(tasks))


def _in_manner(rng: Random, full: Plan, where: Place) -> Plan:
    """Give a plan clauses in one house's manner; those that are lines of their own stay."""
    manner, edits, tasks = rng.choice(MANNERS), list[Edit](), list[TaskTruth]()
    rule = {"first": rng.choice(FIRST_RULES), "comma": rng.choice(COMMA_RULES), "brackets": ""}[manner]
    pair, colon, said = rng.choice(BRACKETS), rng.choice(COLONS), ""
    width = NARROW if _is_narrow(full) else {}
    for task in full.tasks:
        if task.clause.style == "lines":
            tasks.append(task)
            continue
        members = units(rng, where, rng.choice((2, 3, 4)))
        leads = {"first": 1, "comma": rng.randint(1, len(members) - 1), "brackets": 0}[manner]
        lead: Role = "lead"
        other: Role = "participate" if leads else "responsible"
        roles = [lead] * leads + [other] * (len(members) - leads)
        between = "，" if manner == "comma" else "、"
        lists = ["、".join(unit.name for unit in part) for part in (members[:leads], members[leads:]) if part]
        text = f"责任单位：{between.join(lists)}" + (f"；{rule}" if rule and not said else "")
        said = rule
        text = f"{pair[0]}{text.replace('：', colon)}{pair[1]}" if manner == "brackets" else f"（{text}）"
        text = text.translate(width)
        parts = tuple(
            Part(unit.name.translate(width), role, unit.group) for unit, role in zip(members, roles, strict=True)
        )
        edits.append((task.clause_start, task.clause_end, text))
        tasks.append(replace(task, clause=Clause(text, parts, manner)))
    return _edited(replace(full, tasks=tuple(tasks)), edits)


def _opening(full: Plan, task: TaskTruth) -> int:
    """Return where a task's title begins."""
    return full.text.rindex(task.title, 0, task.clause_start)


def _titled(full: Plan, title: str) -> Plan:
    """Give the first task a title."""
    first = full.tasks[0]
    start = _opening(full, first)
    edited = _edited(full, [(start, start + len(first.title), title)])
    return replace(edited, tasks=(replace(edited.tasks[0], title=title), *edited.tasks[1:]))


def _praised(full: Plan, firms: tuple[str, str]) -> tuple[list[bool], Plan]:
    """Put the firms in the place of firms in general; tell which tasks name them."""
    found = [full.text.find(GENERAL, _opening(full, task), task.clause_start) for task in full.tasks]
    words = f"支持{'、'.join(firms)}等企业牵引"
    edits = [(place, place + len(GENERAL), words) for place in found if place >= 0]
    return [place >= 0 for place in found], _edited(full, edits)


def _projects(rng: Random, short: str) -> tuple[str, ...]:
    """Return the names of projects for one task, mostly none."""
    chosen = rng.sample(WORKS, rng.choice((1, 2, 3))) if rng.random() < 0.1 else []
    return tuple(f"{short}{work}项目" for work in chosen)


def _boxed(full: Plan, projects: Iterable[tuple[str, ...]], firms: tuple[str, str]) -> Plan:
    """Print a box behind each task that has projects."""
    edits = list[Edit]()
    for task, names in zip(full.tasks, projects, strict=True):
        if names:
            place = task.clause_end + len(full.text[task.clause_end :]) - len(full.text[task.clause_end :].lstrip("\n"))
            items = "\n".join(f"{name}：支持{'、'.join(firms)}等企业参与建设，完善配套服务。" for name in names)
            edits.append((place, place, f"\t专栏：{BOX}\n\n{items}\n\n"))
    return _edited(full, edits)
