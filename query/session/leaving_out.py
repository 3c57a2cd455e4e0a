"""没有牵头单位的去掉, 镇街不算，还剩几家, 只留有量化目标的: what is left of the tasks or units answered last."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from query.constraints import ALL_ROLES, PREVIOUS, Constraint, NumberIn, RoleCount, TaskIn, ThingIn, UnitIs
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic, Operation
from query.parsing.focus import THING_ASKS
from query.parsing.phrases import phrase
from query.parsing.truth import none_of
from query.reading.draft import Draft
from query.reading.read import prepared, read_row
from query.session.memory import Session
from query.wording.numerals import parse_count
from query.wording.turns import said_plainly, turns

_GOES = (
    "去掉|去除|剔除|剔掉|排除|删掉|删去|删除|拿掉|扣掉|扣除|刨掉|刨去|刨除|撇开|划掉|除掉|不计|抛开|不要|不看|不算|除外"
    "|[放搁]到?一[边旁]|搁置|不考虑|不谈"
)
_OUTSIDE = "(?:以外|之外|而外|除外)"
_ASKS_REST = (
    r"(?:那|现在|这样|的话)?(?:还?(?:剩|余|留|有)(?:下|下来)?|其余|其他|另外|余下)?的?(?:都|又|是|有|共)*"
    r"(?:(?P<many>(?:几|多少)[条项个家]?)|(?P<which>哪[些几一两三四五]?[条项个家]?|谁|最[多少]的?))"
    r"(?P<noun>任务|单位|部门|企业|公司|机构)?(?:最[多少])?"
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """甲不算呢, 去掉甲还有几家, 除甲外呢, 只留甲: what goes, and what is asked of the rest."""
    opens, ends = "(?:那|那么|再|也|请|把|将|麻烦|要是|如果|先)*", "[呢啊吧了]*[。？?！!]?"
    goes = "(?:也|都|全|先|再|一并|统统|要)*(?:给我)?"
    forms = (
        rf"(?:除[了开去]?)?(?P<what>[^，,]+?){goes}(?:{_GOES}|{_OUTSIDE})(?:了|吧|掉|的话|的)*",
        rf"(?:{_GOES})(?P<what>[^，,]+?)(?:的话)?",
        "除[了开去掉]?(?P<what>[^，,]+?)外?(?:的(?=[呢？?]|$))?",
        "(?:只|仅|光|单)(?:保留|留下?)(?P<what>[^，,]+?)",
    )
    return tuple(re.compile(rf"{opens}{form}(?:[，,]?{_ASKS_REST})?{ends}") for form in forms)


_POINTED = re.compile(
    "(?i:it|them|that(?: one| unit| task)?|this(?: one| unit)?|those|these)|"
    "(?:它|他|她|其|此|这|那)(?:们)?|(?:它|他|她)们?(?P<two>[两俩二三])[家个]|(?:该|[这那上]|以上|上述)(?P<n>[一两二三四五六几]|些)?(?P<noun>[家个条项]|单位|部门|企业|公司|任务|局|委)*"
)
"""What stands for the things answered last, or for as many of them."""
_NOT_SO = re.compile(
    "(?:那|那么)?(?:不(?:是|算)?|非|除了?)(?P<what>[^，,不]{2,6}?)(?=的|单位)(?:的|单位|以外|之外)*[是有]?(?P<many>几家)?(?:谁|哪[些几]家?|呢)?[？?。]?"
)
"""不牵头的有哪些, 除了牵头的呢, behind the units of a task."""
_LEFT = (
    r"(?:(?:who|what|which)(?: else)?(?: ones| tasks| units)?|(?P<{name}>how many))"
    r"(?: (?:are|is|remains?|left|there|do we have|else))*"
)
_ONES = "(?:the |all )*(?:ones|those)(?: tasks)? "


@cache
def _english() -> re.Pattern[str]:
    """Drop the ones with…, apart from 甲, not counting it, how many without 甲."""
    goes = (
        "leave out|leaving out|drop|exclude|excluding|remove|removing|take (?:away|out)|without|except(?: for)?|besides"
        "|apart from|other than|not counting|setting aside|minus|leave|leaving"
    )
    opens = "(?:and |now |then |so |please |ok,? |which (?:ones |tasks |of them )?(?:are|is) left )*"
    first, last = (_LEFT.format(name=name) for name in ("first", "many"))
    what = rf"(?P<what>(?P<ones>{_ONES})?[^,]+?)(?: out)?"
    return re.compile(rf"{opens}(?:{first},? )?(?:{goes}) {what}(?:,? (?:and )?{last})?\W*", re.IGNORECASE)


_ROLE_NOUNS = turns(
    (
        (r"(?i)^(?:the )?leads?(?:ing|ers?)?(?: units?| ones?| bodies)?$", "牵头的"),
        (r"(?i)^(?:the )?(?:participants?|participating (?:units?|ones?))$", "参与的"),
    )
)
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
_NOTHING = re.compile("^(?:它|这|那|其|以上|上面|除)|谁|哪|几|什么|多少|[以之]外|[它还]")
_HAVING = re.compile("^(?:没?有|无|带|设|含|列|明确|定|写|标|指定|确定|落实)")


def left_of_it(question: str, memory: Session, lexicon: Lexicon) -> Logic | None:
    """Return the form of what is left of the last answer; None where nothing is left out of it, or only kept.

    Raises NotUnderstood where it is not clear what is to go: an answer with it would be another one.
    """
    old, words = memory.last, question.strip()
    forms = (*_forms(), _NOT_SO, _english()) if old.kind == "unit" else (*_forms(), _english())
    match = next((m for form in forms if (m := form.fullmatch(words))), None)
    if match is None or old.operation not in ("select", "count", "exists", "rank") or old.others:
        return None
    said = match.groupdict()
    said["many"] = said.get("many") or said.get("first")
    if _of_other_kind(said, old):
        return None
    if pointed := _POINTED.fullmatch(said["what"]):
        return _but_the_last(pointed, said, memory)
    what = said_plainly(_NOUN.sub("", said["what"].removeprefix(said.get("ones") or "")), _ROLE_NOUNS)
    bare = what.isascii() and old.kind == "task" and old.operation != "rank" and not said.get("ones")
    if not what or _NOTHING.search(what) or bare:
        return None
    keeps, step = _KEPT.match(words) is not None, _step(said, old)
    if old.kind == "task":
        return _of_tasks(what, memory, lexicon, keeps=keeps, step=step)
    of_kind = _of_units if old.kind == "unit" else _of_things if old.kind in THING_ASKS else None
    return of_kind(what, old, lexicon, keeps=keeps, step=step) if of_kind else None


_COUNTED_IN = {"条": "task", "项": "task", "家": "unit"}
_NOUNS = {"任务": "task", "单位": "unit", "部门": "unit", "企业": "company", "公司": "company", "机构": "institution"}


def _of_other_kind(said: dict[str, str | None], old: Logic) -> bool:
    """Tell whether something else is asked for than what was answered: 除了它还有哪几家, behind tasks."""
    asked = said.get("many") or said.get("which") or ""
    kind = "unit" if asked == "谁" else _NOUNS.get(said.get("noun") or "", _COUNTED_IN.get(asked[-1:], old.kind))
    firms = old.kind in THING_ASKS and kind in ("unit", "company")
    return kind != old.kind and not firms


def _step(said: dict[str, str | None], old: Logic) -> Operation:
    """Return what is done with what is left: that which was done before, where the turn does not say."""
    if old.operation == "rank":
        return "rank"
    return "count" if said.get("many") or (old.operation == "count" and not said.get("which")) else "select"


def _but_the_last(pointed: re.Match[str], said: dict[str, str | None], memory: Session) -> Logic | None:
    """除了它呢, 不算这两家呢: the last question without what answered it; of units in a role those in another one.

    Raises NotUnderstood where it is not clear what goes, or nothing can be left.
    """
    old, told = memory.last, memory.told
    number = parse_count(pointed["n"] or pointed["two"] or "") if pointed["n"] not in ("几", "些") else None
    if not told or (number and number != len(told)):
        raise NotUnderstood("nothing")
    step = _step(said, old)
    if old.operation == "rank":
        return replace(old, where=(*old.where, memory.not_told()), expected=None)
    if old.kind == "task" and set(told) < set(memory.earlier):
        return Logic(step, "task", (TaskIn(tuple(t for t in memory.earlier if t not in told), PREVIOUS),))
    if old.kind != "unit" or old.roles == ALL_ROLES:
        raise NotUnderstood("nothing")
    return replace(old, operation=step, roles=ALL_ROLES, where=(*old.where, memory.not_told()), expected=None)


def rest_of_it(question: str, memory: Session) -> Logic | None:
    """Return the form of a question for those of the tasks before of which the last answer did not speak.

    Raises NotUnderstood where they are not as many as the question says.
    """
    match, old = _REST.fullmatch(question.strip()), memory.last
    if match is None or old.kind != "task" or not set(memory.tasks) < set(memory.earlier):
        return None
    rest = tuple(task for task in memory.earlier if task not in memory.tasks)
    if (match["n"] or "几") not in "几些" and parse_count(match["n"]) != len(rest):
        raise NotUnderstood("nothing")
    return Logic("count" if match["many"] else "select", "task", (TaskIn(rest, PREVIOUS),))


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


def _of_tasks(what: str, memory: Session, lexicon: Lexicon, *, keeps: bool, step: Operation) -> Logic:
    """有目标的去掉, behind tasks, or the first of a ranking: those of them, or of all, that are not so."""
    old = memory.last
    where = of_old_unit(phrase_of(what, lexicon), what, old) if memory.tasks else ()
    if not where:
        raise NotUnderstood("words", (what,))
    chosen = where if keeps else (none_of(where),)
    if old.operation == "rank":
        return replace(old, where=(*old.where, *chosen), expected=None)
    return Logic(step, "task", (TaskIn(memory.tasks, PREVIOUS), *chosen))


def _of_things(what: str, old: Logic, lexicon: Lexicon, *, keeps: bool, step: Operation) -> Logic:
    """除甲外呢, behind companies: those that are not named."""
    new: Draft = read_row(prepared(what, lexicon), lexicon)
    named = tuple(iri for mark in new.things for iri in mark.entry.iris)
    if not named or new.constraints or new.topics or new.general_topics or new.unknown or new.asks:
        raise NotUnderstood("words", (what,))
    return replace(old, operation=step, where=(*old.where, ThingIn(named, what, negated=not keeps)), expected=None)


def _of_units(what: str, old: Logic, lexicon: Lexicon, *, keeps: bool, step: Operation) -> Logic:
    """镇街去掉, 牵头的不算, behind units: those that are not named, or have not the role in the one task."""
    new: Draft = read_row(prepared(what, lexicon), lexicon)
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
