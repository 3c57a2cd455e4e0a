"""没有牵头单位的去掉, 镇街不算，还剩几家, 只留有量化目标的: what is left of the tasks or units answered last."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, NumberIn, RoleCount, TaskIn, ThingIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.parsing.phrases import phrase
from query.parsing.truth import none_of
from query.reading.draft import Draft
from query.reading.read import prepared, read_row
from query.session.back import in_chinese
from query.session.memory import Session
from query.wording.numerals import parse_count

_GOES = (
    "去掉|去除|剔除|剔掉|排除|删掉|删去|删除|拿掉|扣掉|扣除|刨掉|刨去|刨除|撇开|划掉|除掉|不计|抛开|不要|不看|不算|除外"
    "|[放搁]到?一[边旁]|搁置|不考虑|不谈"
)
_ASKS_REST = (
    r"(?:那|现在|这样)?(?:还?(?:剩|余|留|有)(?:下|下来)?|其余|其他|另外|余下)的?(?:都|又|是|有|共)*"
    r"(?:(?P<many>(?:几|多少)[条项个家]?)|哪[些几一两三四五]?[条项个家]?|谁)(?:任务|单位|部门)?"
)
_FORMS = tuple(
    re.compile(rf"{form}(?:[，,]?{_ASKS_REST})?[呢啊吧了]*[。？?！!]?")
    for form in (
        rf"(?:那|那么|再|也|请|把|将|麻烦)*(?P<what>[^，,]+?)(?:也|都|全|先|再|一并|统统|要)*(?:给我)?(?:{_GOES})(?:了|吧|掉)*",
        rf"(?:那|那么|再|也|请|先)*(?:{_GOES})(?P<what>[^，,]+?)",
        r"(?:那|那么|再|请)*(?:只|仅|光|单)(?:保留|留下?)(?P<what>[^，,]+?)",
    )
)
_NOT_SO = re.compile(
    "(?:那|那么)?(?:不(?:是|算)?|非|除了?)(?P<what>[^，,不]{2,6}?)(?=的|单位)(?:的|单位|以外|之外)*[是有]?(?P<many>几家)?(?:谁|哪[些几]家?|呢)?[？?。]?"
)
"""不牵头的有哪些, 除了牵头的呢, behind the units of a task."""
_ENGLISH = re.compile(
    r"(?:and |now |then |so |please |ok,? |which (?:ones |tasks |of them )?(?:are|is) left )*"
    r"(?:leave out|leaving out|drop|exclude|excluding|remove|removing|take (?:away|out)|without|except(?: for)?"
    r"|apart from|other than|not counting|setting aside|minus) (?:the |all )?(?:ones|those)(?: tasks)? (?P<what>[^,]+?)"
    r"(?:,? (?:(?:and )?(?:which|what)(?: ones| tasks)?|(?P<many>how many))"
    r"(?: (?:are|is|remains?|left|there|do we have))*)?\W*",
    re.IGNORECASE,
)
"""Drop the ones with…, excluding those that…, which are left."""
_REST = re.compile(
    "(?:那|那么)?(?:其余|其他|其它|另外|剩下|余下)的?(?:那?(?P<n>[几一两三四五六七八九]|些)[条项])?(?:的?任务)?的?"
    "(?:(?:又|都|具体|分别)*[是有]?(?:哪[几些一]?[条项个]?|第几[条项]|什么)|呢|(?P<many>有?(?:几|多少)[条项]))[呢啊]?[？?。]?"
    "|(?:那|那么)?(?:哪[几些一]?[条项]不[是在]|不[是在](?:里面|其中|里头)?的(?:又?是哪[几些一]?[条项]?|有哪些|呢))[呢啊]?[？?。]?"
    r"|(?:and |so |what about |which are )*(?:the )?(?:rest|others?|other ones?|remaining (?:ones?|tasks?))\W*"
    r"|(?:and |so |but )*which (?:ones? |of (?:them|those) )?(?:is|are|do|does)(?: not|n['’]t)\W*",
    re.IGNORECASE,
)
"""其余的呢, which one is not: what the last answer left of the one before."""
_KEPT = re.compile("(?:那|那么|再|请)*(?:只|仅|光|单)(?:保留|留)")
_NOUN = re.compile("的?(?:那些|那[几一两三四五]?[条项家个])?(?:任务|单位|部门)?$")
_NOTHING = re.compile("^(?:它|这|那|其|以上|上面|除)|谁|哪|几|什么|多少")
_HAVING = re.compile("^(?:没?有|无|带|设|含|列|明确|定|写|标|指定|确定|落实)")


def left_of_it(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of what is left of the last answer; None where nothing is left out of it, or only kept.

    Raises NotUnderstood where it is not clear what is to go: an answer with it would be another one.
    """
    old = memory.logic
    forms = (*_FORMS, _NOT_SO) if old is not None and old.kind == "unit" else (*_FORMS, _ENGLISH)
    match = next((m for form in forms if (m := form.fullmatch(question.strip()))), None)
    if match is None or old is None or old.operation not in ("select", "count", "exists"):
        return None
    what = _NOUN.sub("", match["what"])
    if not what or _NOTHING.search(what) or old.kind not in ("task", "unit"):
        return None
    keeps = _KEPT.match(question.strip()) is not None
    said = phrase_of(what, lexicon) if old.kind == "task" else None
    if old.kind == "unit":
        return _of_units(what, old, lexicon, keeps=keeps, counts=match["many"])
    where = of_old_unit(said or (), what, old)
    if not where or not memory.tasks:
        raise NotUnderstood("words", (what,))
    step: Operation = "count" if match["many"] else "select"
    last = TaskIn(memory.tasks, "上一问" if in_chinese(question) else "previous")
    return Logic(step, "task", (last, *(where if keeps else (none_of(where),))))


def rest_of_it(question: str, memory: Session) -> Logic | None:
    """Return the form of a question for those of the tasks before of which the last answer did not speak.

    Raises NotUnderstood where they are not as many as the question says.
    """
    match, old = _REST.fullmatch(question.strip()), memory.logic
    if match is None or old is None or old.kind != "task" or not set(memory.tasks) < set(memory.earlier):
        return None
    rest = tuple(task for task in memory.earlier if task not in memory.tasks)
    if (match["n"] or "几") not in "几些" and parse_count(match["n"]) != len(rest):
        raise NotUnderstood("nothing")
    label = "上一问" if in_chinese(question) else "previous"
    return Logic("count" if match["many"] else "select", "task", (TaskIn(rest, label),))


def phrase_of(what: str, lexicon: Lexicon) -> tuple[Constraint, ...]:
    """Return what some words say of tasks, nothing where they say nothing."""
    said = f"which tasks are {what}" if what.isascii() else f"{what}的任务"
    return phrase(prepared(said, lexicon), "task", lexicon).where


def of_old_unit(where: tuple[Constraint, ...], what: str, old: Logic) -> tuple[Constraint, ...]:
    """牵头的去掉, behind 甲负责哪些: the verb is that of the unit asked about; nothing where there are several."""
    bound = where[0] if len(where) == 1 else None
    if not isinstance(bound, RoleCount) or _HAVING.match(what) or (bound.comparator, bound.number) != (">=", 1):
        return where
    units = {c.units: c for c in old.where if isinstance(c, UnitIs) and not c.negated}
    return (replace(next(iter(units.values())), roles=bound.roles),) if len(units) == 1 else ()


def _of_units(what: str, old: Logic, lexicon: Lexicon, *, keeps: bool, counts: str | None) -> Logic:
    """镇街去掉, 牵头的不算, behind units: those that are not named, or have not the role in the one task."""
    new: Draft = read_row(prepared(what, lexicon), lexicon)
    step: Operation = "count" if counts else "select"
    light = not (new.topics or new.general_topics or new.things or new.unknown or new.unused or new.counts)
    named = [c for c in new.constraints if isinstance(c, UnitIs) and not c.negated]
    if light and named and len(named) == len(new.constraints) and not new.free_roles:
        units = tuple(sorted({iri for c in named for iri in c.units}))
        gone = ThingIn(units, "、".join(c.label for c in named), negated=not keeps)
        return replace(old, operation=step, where=(*old.where, gone), expected=None)
    one = [c for c in old.where if isinstance(c, NumberIn | TaskIn)]
    of_one = len(one) == 1 and len(one[0].numbers if isinstance(one[0], NumberIn) else one[0].tasks) == 1
    roles = new.free_roles[0] if len(new.free_roles) == 1 and not new.constraints else frozenset[str]()
    had = ALL_ROLES if old.roles == roles and not keeps else old.roles  # 谁牵头, 去掉牵头的呢: the others
    left = had & roles if keeps else had - roles
    if not (light and of_one and roles and left) or left == old.roles:
        raise NotUnderstood("words", (what,))
    return replace(old, operation=step, roles=left, expected=None)
