"""What a question asks for, and what is to be done with it."""

from __future__ import annotations

import re

from query.constraints import AnyOf, HasTarget, InPart, NumberIn, TaskIn, UnitIs
from query.lexicon import Mark
from query.logic import Operation
from query.reading.draft import TARGET_ASKS, Draft
from query.tokens.question_words import STRONG, names_units, word_list, words

THING_ASKS = {"company", "institution", "institute", "university", "place", "brand", "document"}
COUNTED_ASKS = words("task|unit|target|quantity|milestone|company|institution|institute|university|place|brand|project")
_ABOUT_TARGETS = word_list(
    "larger|smaller|latest|earliest|measure|no-deadline|dated|based|decrease|increase|due-before|due-after"
)
SUPERLATIVES = ("most", "least", "rank", "rank-up", "top", "larger", "smaller", "latest", "earliest", "last", "first")
_SCHOOLS = ("university", "institute")
_WHERE = {"where", "哪里", "哪儿", "何处", "哪"}
_WHERE_IN_TEXT = re.compile("where|哪[里儿]?$|何处|地方|位置")
BY_UNIT = re.compile(
    "(?:按|分|逐|挨)[个一]?(?:单位|部门|家)|.*(?:by|per|for each) (?:lead )?(?:unit|department|bureau|agency)"
)
"""Words that part tasks by the units that they are of."""
EACH = ("each", "each-part", "each-task", "each-year")


def is_counted(mark: Mark) -> bool:
    """Tell whether a token names a class of things that can be counted; where something stands is none."""
    return mark.code in COUNTED_ASKS and not (mark.code == "place" and _WHERE_IN_TEXT.search(mark.text))


def focus(new: Draft) -> str:
    """Return what is asked for: the strongest question word, else the last noun, else what the rest leaves open."""
    if measured := _measured_by_most(new) or ("unit" if _ranks_units(new) else ""):
        return measured
    weak = [m for m in new.asks if m.code != "document" or STRONG.search(m.text)]
    new.asks[:] = weak or new.asks
    forced = _forced(new)
    if new.units and not new.topics:
        new.asks[:] = [m for m in new.asks if m.code != "place" or m.text not in _WHERE]
    strong = [m for m in new.asks if STRONG.search(m.text) and m.code != "value"]
    if forced or strong:
        return forced or _narrower(strong[-1].code, new)
    counted = new.flags.get("count")
    if new.any_flag(*SUPERLATIVES) and new.asks and new.asks[-1].code in ("task", "part") and not counted:
        return _whose_tasks(new) or new.asks[-1].code
    if counted is not None and counted.code == "task":
        ranked = [m.code for m in new.asks if m.code in ("part", "unit")] or ["unit"] * ("each" in new.flags)
        return ranked[0] if ranked and new.any_flag(*SUPERLATIVES) else "task"
    if any(m.code in TARGET_ASKS for m in new.asks):
        weak = [m for m in new.asks if m.code not in ("value", "task")]
        of_targets = [m for m in weak if m.code in TARGET_ASKS]
        weak = of_targets if of_targets and not new.things else weak
        valued = any(m.code == "value" for m in new.asks) and not any(
            m.code in TARGET_ASKS - {"value"} for m in new.asks
        )
        return weak[-1].code if weak and not valued else "value"
    return "unit" if new.any_flag("compare", "fewer", "each") else _counted(new) or _weak_focus(new)


def _whose_tasks(new: Draft) -> str:
    """部门里负责任务最多的是哪个: the tasks right in front of the superlative are counted, units are asked for."""
    most = new.flags.get("most") or new.flags.get("least")
    units = [m for m in new.asks[:-1] if m.code == "unit"]
    return "unit" if most is not None and units and new.asks[-1].end == most.start and not new.units else ""


def _ranks_units(new: Draft) -> bool:
    """牵头任务最多的前三名: tasks are counted that units have in the role which a verb says, and these are ranked."""
    top = new.flags.get("top")
    named = new.units or any(m.code != "task" for m in new.asks) or any(map(names_units, new.role_words))
    return top is not None and top.text.endswith(("名", "位", "家")) and bool(new.role_words) and not named


def _measured_by_most(new: Draft) -> str:
    """Which of them has the most units: what the superlative stands before is counted, tasks are asked for."""
    most = new.flags.get("most") or new.flags.get("least")
    if most is None or not most.text.isascii() or "which" not in new.flags:
        return ""
    nouns = [m for m in new.asks if m.start >= most.end and m.code in COUNTED_ASKS]
    tasks = [m for m in new.asks if m.code == "task" and m.end <= most.start]
    if "pronoun" not in new.flags and not tasks:
        return ""
    counted = bool(nouns) and nouns[0].code != "task" and len(new.asks) == 1 + len(tasks)
    of_role = not new.asks and any(word.endswith(("units", "agencies", "departments")) for word in new.role_words)
    return "task" if counted or of_role else ""


def _counted(new: Draft) -> str | None:
    """How many by a year asks for a target's value; 几条 and 几家 say what is counted unless a class is named."""
    counted = new.flags.get("count")
    if counted and new.years and not new.asks and counted.code in ("any", "unit"):
        return "value"
    if counted is None or counted.code == "any":
        return None
    if counted.code in THING_ASKS - {"document"}:
        return counted.code
    return new.asks[-1].code if any(m.code in THING_ASKS for m in new.asks) else counted.code


def _forced(new: Draft) -> str | None:
    """A ranking of named units is about units; a direction, a measure or a missing deadline is about targets."""
    if new.any_flag("rank", "rank-up") and len(new.units) > 1:
        return "unit"
    asks_tasks = any(m.code in ("task", "unit", "part") for m in new.asks)
    return "target" if new.any_flag(*_ABOUT_TARGETS) and not new.units and not asks_tasks else None


def _set_beside(new: Draft) -> bool:
    """Tell whether units by 或 are what a size of tasks is asked of (甲 or 乙, whose workload is bigger)."""
    sides = [o for c in new.constraints if isinstance(c, AnyOf) for o in c.options if isinstance(o, UnitIs)]
    counted, larger = new.flags.get("count"), new.flags.get("larger") or new.flags.get("smaller")
    if larger is not None and larger.text.isascii():
        sides += new.units
    return len(sides) > 1 and counted is not None and counted.code == "task" and larger is not None


def _narrower(asked: str, new: Draft) -> str:
    """A general word (哪几家, 哪所, who) gives way to a class that is named beside it (企业, 研究院, 大学)."""
    if asked == "task" and new.amounts and _items_of_targets(new):
        return "target"
    named = [m.code for m in new.asks if m.code in THING_ASKS]
    if asked in _SCHOOLS and set(_SCHOOLS) <= set(named):
        return "institution"
    if asked == "institution" and new.asks[-1].text.endswith("所"):
        return next((code for code in reversed(named) if code in ("university", "institute")), asked)
    return named[-1] if asked == "unit" and named and not new.free_roles else asked


def _items_of_targets(new: Draft) -> bool:
    """指标里超过20家的是哪几项: items of the targets that are named, and no tasks."""
    items = [m for m in new.asks if m.code == "task"]
    return any(m.code in TARGET_ASKS for m in new.asks) and all(m.text.endswith("项") for m in items) and not new.units


def _weak_focus(new: Draft) -> str:
    asked = [m.code for m in new.asks]
    pointed = any(isinstance(c, NumberIn | TaskIn) for c in new.constraints) or bool(new.topics or new.things)
    kept = [c for c in new.units if not set(c.units) <= new.excepted]
    if new.free_roles and not kept and set(asked) <= {"task"} and pointed:
        return "unit"
    if asked:
        return asked[-1]
    return "unit" if new.free_roles and not kept else "task"


DIFFERENT = re.compile("不同|区别|差别|差异|不一样")
"""有什么不同: the units in which tasks differ are asked for."""


def operation(new: Draft) -> Operation:
    """Return what is to be done with the things asked for."""
    if arithmetic := _arithmetic(new):
        return arithmetic
    if _groups(new) or _lists_counts(new):
        return "group"
    if new.any_flag("rank", "rank-up", "top"):
        return "rank"
    yesno = _yes_or_no(new)
    two_targets = new.any_flag("larger", "smaller") and len(new.topics) == 2 and not new.units
    if (new.any_flag("compare", "fewer", "same") and alternatives(new)) or two_targets or _set_beside(new):
        return _compares(new) if yesno or DIFFERENT.search(new.flag("same")) else "compare"
    if new.any_flag("compare", *SUPERLATIVES):
        return "rank" if new.any_flag(*SUPERLATIVES) else "compare"
    return _plain(new, yesno=yesno)


def _compares(new: Draft) -> Operation:
    """Is A the same as B, is A more than B; does A or B have more asks which of them."""
    if "same" in new.flags:
        return "same"
    return "compare" if "or" in new.flags and new.flag("yesno").isascii() else "more"


def _arithmetic(new: Draft) -> Operation | None:
    two = len({c.units for c in new.units}) == 2 and new.flag("ratio").startswith("ratio") and "both" not in new.flags
    if "times" in new.flags or two:  # the ratio of A to B
        return "times"
    if "difference" in new.flags:
        return "difference"
    return "ratio" if "ratio" in new.flags and _shares_tasks(new) else None


def _lists_counts(new: Draft) -> bool:
    """甲、乙分别牵头几条, 各部分几条任务: a count for each of those listed, or for each part."""
    counted = new.flags.get("count")
    if counted and (("apart" in new.flags and listed(new)) or _pairs_units(new, counted)):
        return True
    of_parts = counted is not None and counted.code == "task" and any(m.code == "part" for m in new.asks)
    return of_parts and not new.any_flag(*SUPERLATIVES, "compare", "fewer")


def _pairs_units(new: Draft, counted: Mark) -> bool:
    """谁牵头几条, 哪些单位挑头、各挑几条, 按部门分列牵头任务的条数: tasks are counted for each unit."""
    if new.units or new.any_flag(*SUPERLATIVES, "compare", "fewer", "yesno", "difference", "times"):
        return False
    apart = new.flags.get("apart")
    tasks = counted.code == "task" or any(m.code == "task" for m in new.asks)
    if apart is not None and BY_UNIT.match(apart.text):
        return tasks
    asked = [m for m in new.asks if m.code == "unit" and m.start < counted.start and STRONG.search(m.text)]
    weak = apart is not None and apart.start < counted.start and any(m.code == "unit" for m in new.asks)
    pointed = any(isinstance(c, NumberIn | TaskIn) for c in new.constraints)
    roles = bool(new.free_roles) and not pointed
    return counted.code == "task" and roles and bool(asked or weak)


def _plain(new: Draft, *, yesno: bool) -> Operation:
    """Return what is done where nothing is compared: things are listed or counted, or the answer is yes or no."""
    if "list" in new.flags or _asks_amount(new):
        return "select"
    strong = {m.code for m in new.asks if STRONG.search(m.text)}
    of_kind = new.kind_noun and not new.flag("mention").startswith("列")
    if "count" in new.flags and (of_kind or not strong - {"value", "unit"}):
        return "count"
    return "exists" if yesno else "select"


def _shares_tasks(new: Draft) -> bool:
    """Tell whether a share is one of tasks: 占比 beside an indicator (绿地占比) is a target's value."""
    counted = new.flags.get("count")
    about_tasks = any(m.code == "task" for m in (*new.asks, *([counted] if counted else ()))) or bool(
        new.units or new.free_roles or new.counts or new.denied_roles
    )
    named = any(word in new.flag("ratio") for word in ("任务", "task"))
    return about_tasks or named or any(isinstance(c, HasTarget | AnyOf) for c in new.constraints)


def _groups(new: Draft) -> bool:
    """每部分各几条 groups; 哪些单位出现在每条里 asks for units, 每条都有目标吗 for yes or no."""
    if not new.any_flag(*EACH) or new.any_flag(*SUPERLATIVES):
        return False
    strong = any(STRONG.search(m.text) for m in new.asks)
    return ("count" in new.flags or ("each-part" in new.flags and not strong)) and not _yes_or_no(new)


def listed(new: Draft) -> str:
    """Return what is listed to be counted one by one (甲、乙分别牵头几条): units, parts or tasks."""
    parts = [c for c in new.constraints if isinstance(c, InPart)]
    numbers = [n for c in new.constraints if isinstance(c, NumberIn) for n in c.numbers]
    if len(parts) > 1:
        return "part"
    return "unit" if len(new.units) > 1 else "task" if len(numbers) > 1 else ""


def alternatives(new: Draft) -> bool:
    """Tell whether two units, tasks, parts or years stand beside each other to be compared."""
    options = [o for c in new.constraints if isinstance(c, AnyOf) for o in c.options]
    numbers = [n for c in new.constraints if isinstance(c, NumberIn) for n in c.numbers]
    parts = [c for c in new.constraints if isinstance(c, InPart)]
    sizes = (len(new.units) + len(options), len(numbers), len(parts), len(new.years), len(new.topics))
    return 2 in sizes


def _yes_or_no(new: Draft) -> bool:
    strong = {m.code for m in new.asks if STRONG.search(m.text)}
    if new.flag("yesno") == "是否" and strong == {"task"} and new.units and "which" not in new.flags:
        return True  # 甲是不是哪条任务的牵头单位: some task, not which
    return "yesno" in new.flags and not strong - {"value"} and "which" not in new.flags and not _only_helps(new)


def _asks_amount(new: Draft) -> bool:
    """目标是几家, how many by 2025: the number asked for is a target's value and not a count of things."""
    counted = new.flags.get("count")
    if counted is None:
        return False
    of_target = any(m.code in TARGET_ASKS for m in new.asks)
    numbered = any(m.code == "task" and m.text.endswith(("号", "number", "numbers")) for m in new.asks)
    amount = counted.text in ("多少", "几", "how much") and (of_target or numbered)
    due = counted.code in ("any", "unit") and bool(new.years) and not new.asks
    return amount or due or (of_target and (counted.code == "unit" or _of_topic(counted, new)))


def _of_topic(counted: Mark, new: Draft) -> bool:
    """造林的目标是几: a bare number of a topic, where no unit could be what has the targets."""
    things = counted.text in ("几个", "多少个", "how many") or counted.text.endswith("数")
    return counted.code == "any" and not things and bool(new.topics) and not new.units


def _only_helps(new: Draft) -> bool:
    """Tell whether does, is … only help a which or what in front of them."""
    return bool(new.flag("yesno")) and new.flag("yesno").isascii() and "wh" in new.flags
