"""What a box (专栏) lists: what is due in a year or first of all are targets, other items are projects."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import InPart, NumberIn, TaskIn
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.nearby import boxes_of, tasks_with
from query.logic import Logic
from query.parsing.focus import THING_ASKS
from query.reading.draft import Draft
from query.tokens.question_words import STRONG

_ITEMS = re.compile("(?:项|items|entries)$")
_TIMED = ("earliest", "latest", "due-before", "due-after", "last", "first")


def ask_for_items(new: Draft, lexicon: Lexicon) -> None:
    """那个专栏列了几项, 专栏里2023年要完成哪一项: the items of a box that a question names, and not tasks."""
    counted = new.flags.get("count")
    if counted is not None and counted.code == "task" and _ITEMS.search(counted.text) and _is_only_place(new):
        new.flags["count"] = replace(counted, entry=Entry("count", "project"))
    others = [m for m in new.asks if m.code != "box"]
    first = others[0] if others and len(others) < len(new.asks) else None
    if first and first is new.asks[0] and first.code in ("project", *THING_ASKS) and first.text.isascii():
        new.asks[:] = others = others[:1]  # the firms in task 3's project box
    if not _in_box(new, lexicon) or any(STRONG.search(m.text) for m in new.asks if m.code == "box"):
        return
    if others and not items_of(others) and all(m.code in ("task", "unit") for m in others):
        _look_in_tasks(new, lexicon)
        return
    timed = bool(new.years) or new.any_flag(*_TIMED)
    items = items_of(others)
    listed = bool(_boxes_named(new)) and "which" in new.flags and "mention" in new.flags
    if items or ((timed or listed) and not others and new.any_flag("which", "wh")):
        new.asks[:] = [Mark(Entry("ask", "target" if timed else "project"), 0, 0, "what")]


def items_of(asks: list[Mark]) -> bool:
    """Tell whether all that is asked for are items (哪几项)."""
    return bool(asks) and all(m.code == "task" and _ITEMS.search(m.text) for m in asks)


def _look_in_tasks(new: Draft, lexicon: Lexicon) -> None:
    """“甲”专栏在第几条, 专栏由谁牵头: no task stands in a box, the one that has the box is meant."""
    for part in _boxes_named(new):
        place = TaskIn(tasks_with(part.parts, lexicon), part.label)
        new.constraints[:] = [place if c is part else c for c in new.constraints]
    new.asks[:] = [m for m in new.asks if m.code != "box"]


def in_boxes(logic: Logic, new: Draft, lexicon: Lexicon) -> Logic:
    """第3条那个专栏里的项目: of projects of tasks, where a box is the place to look, those in the tasks' boxes."""
    tasks = [c for c in logic.where if isinstance(c, NumberIn | TaskIn)]
    if logic.kind != "project" or len(tasks) != 1 or "in-box" not in new.flags or new.negation:
        return logic
    place = tasks[0]
    numbers = (
        place.numbers
        if isinstance(place, NumberIn)
        else tuple(n for t in place.tasks if (n := lexicon.tasks[t].number))
    )
    boxes = boxes_of(numbers, lexicon)
    return (
        replace(logic, where=tuple(InPart(boxes, "专栏") if c is place else c for c in logic.where)) if boxes else logic
    )


def _boxes_named(new: Draft) -> list[InPart]:
    parts = [c for c in new.constraints if isinstance(c, InPart)]
    return [c for c in parts if all(":box:" in part for part in c.parts)]


def _is_only_place(new: Draft) -> bool:
    """Tell whether all that a question names is a box."""
    alone = len(new.constraints) == 1 and bool(_boxes_named(new))
    return alone and all(m.code == "box" and m.text.isascii() for m in new.asks)


def _in_box(new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a box is where to look; of 第7条专栏 the boxes of that task are."""
    if _boxes_named(new):
        return True
    numbers = [c for c in new.constraints if isinstance(c, NumberIn)]
    if len(numbers) != 1 or len(new.constraints) != 1 or not any(m.code == "box" for m in new.asks):
        return False
    return bool(boxes_of(numbers[0].numbers, lexicon))
