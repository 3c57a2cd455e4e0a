"""A logical form in words, so that people see how a question was understood."""

from __future__ import annotations

from functools import singledispatch

from query.constraints import (
    ALL_ROLES,
    PREVIOUS,
    AllOf,
    AnyOf,
    Constraint,
    Counted,
    DueIn,
    Elsewhere,
    HasTarget,
    InClause,
    InPart,
    InProject,
    LackedBy,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    RoleCount,
    TargetIs,
    TaskCount,
    TaskIn,
    TasksOfPart,
    TasksOfUnit,
    ThingIn,
    UnitIs,
)
from query.language import Language, article
from query.logic import Logic

_KINDS = {
    "task": ("任务", "tasks"),
    "unit": ("单位", "units"),
    "target": ("目标", "targets"),
    "company": ("企业", "companies"),
    "institution": ("机构", "institutions"),
    "institute": ("研究院所", "institutes"),
    "university": ("高校", "universities"),
    "project": ("项目", "projects"),
    "place": ("地点", "places"),
    "brand": ("品牌", "brands"),
    "box": ("专栏", "boxes"),
    "document": ("文件", "documents"),
    "part": ("章节", "parts"),
    "year": ("年份", "years"),
}
ROLE_WORDS = {
    "lead": ("牵头", "lead"),
    "participate": ("参与", "participate"),
    "cooperate": ("配合", "cooperate"),
    "responsible": ("负责", "responsible"),
}
_OPERATIONS = {
    "count": ("数量", "count"),
    "exists": ("是否存在", "is there any"),
    "group": ("分组计数", "count by group"),
    "rank": ("排名", "ranking"),
    "compare": ("比较", "comparison"),
    "ratio": ("占比", "share"),
    "times": ("倍数", "ratio"),
    "difference": ("相差", "difference"),
    "sum": ("合计", "sum"),
    "more": ("前者是否更多", "is the first greater"),
    "same": ("是否相等", "are they equal"),
    "attribute": ("文件信息", "document"),
}
_DENIED = {"exists": ("是否没有", "is there none"), "same": ("是否不等", "are they unequal")}
_ATTRIBUTES = {
    "documentNumber": ("发文字号", "document number"),
    "issuerName": ("发文机关", "issuer"),
    "signedOn": ("成文日期", "signed on"),
    "publishedOn": ("发布日期", "published on"),
    "title": ("标题", "title"),
    "period": ("实施期", "period"),
    "periodStart": ("起始年份", "first year"),
    "periodEnd": ("截止年份", "last year"),
    "implements": ("贯彻的文件", "implements"),
    "deadlineText": ("完成时限", "deadline"),
    "dueYear": ("完成年份", "year due"),
}


def reading(logic: Logic, language: Language) -> str:
    """Return a logical form in words: 任务 · 牵头单位 = 甲局."""
    pick = 0 if language == "zh" else 1
    parts = [_KINDS[logic.kind][pick]]
    if logic.operation == "attribute":
        parts.append(_ATTRIBUTES[str(logic.attribute)][pick])
    if logic.kind == "unit" and logic.roles != ALL_ROLES:
        parts.append(_role_words(logic.roles, pick))
    parts += [_constraint(constraint, pick) for constraint in logic.where]
    parts += [("每条都有", "in each of them")[pick]] if logic.every else []
    parts += (
        [_ATTRIBUTES["dueYear"][pick]] if (logic.operation, logic.attribute) == ("difference", "deadlineYear") else []
    )
    if logic.attribute == "not" and logic.operation in _DENIED:
        parts.append(_DENIED[logic.operation][pick])
    elif logic.operation in _OPERATIONS and (logic.operation, logic.kind) != ("attribute", "task"):
        parts.append(_OPERATIONS[logic.operation][pick])
    parts += [f"{('数量', 'count')[pick]} {logic.total[0]} {logic.total[1]}"] if logic.total else []
    parts += [(f"第{logic.place}", f"place {logic.place}")[pick]] if logic.place > 1 else []
    parts += [f"[{reading(side, language)}]" for side in logic.others]
    return " · ".join(part for part in parts if part)


def _role_words(roles: frozenset[str], pick: int) -> str:
    if not roles:
        return ("提到", "named in")[pick]
    if roles == ALL_ROLES:
        return ("责任单位", "responsible unit")[pick]
    return "/".join(ROLE_WORDS[role][pick] for role in ROLE_WORDS if role in roles) + ("单位", "")[pick]


def _called(label: str, pick: int) -> str:
    """Return the label of a constraint; that of the last answer in the question's language."""
    return "previous" if pick and label == PREVIOUS else label


@singledispatch
def _constraint(constraint: Constraint, pick: int) -> str:
    raise TypeError(f"no words for {constraint} ({pick})")


@_constraint.register
def _(constraint: UnitIs, pick: int) -> str:
    sign = "≠" if constraint.negated else "="
    return f"{_role_words(constraint.roles, pick)} {sign} {_called(constraint.label, pick)}"


@_constraint.register
def _(constraint: AnyOf, pick: int) -> str:
    return (" 或 ", " or ")[pick].join(_constraint(option, pick) for option in constraint.options)


@_constraint.register
def _(constraint: AllOf, pick: int) -> str:
    return "（" + " · ".join(_constraint(option, pick) for option in constraint.options) + "）"


@_constraint.register
def _(constraint: NumberIn, pick: int) -> str:
    few = len(constraint.numbers) < 6
    numbers = "、".join(constraint.numbers) if few else f"{constraint.numbers[0]}–{constraint.numbers[-1]}"
    return (article(numbers), f"number {numbers}")[pick]


@_constraint.register(TaskIn)
@_constraint.register(InPart)
@_constraint.register(Mentions)
@_constraint.register(InProject)
def _(constraint: TaskIn | InPart | Mentions | InProject, pick: int) -> str:
    return (f"「{constraint.label}」", f'"{_called(constraint.label, pick)}"')[pick]


@_constraint.register
def _(constraint: DueIn, pick: int) -> str:
    years = "、".join(map(str, constraint.years))
    return ("完成时限 ", "deadline ")[pick] + " ".join(filter(None, (years, constraint.month, constraint.words)))


@_constraint.register
def _(constraint: TaskCount, pick: int) -> str:
    return f"{('出现的任务数', 'tasks that name it')[pick]} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: RoleCount, pick: int) -> str:
    words = f"{_role_words(constraint.roles, pick)}{('数', ' count')[pick]}"
    return f"{words} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: HasTarget, pick: int) -> str:
    words = {
        "any": ("目标", "targets"),
        "quantity": ("量化目标", "quantitative targets"),
        "milestone": ("节点目标", "milestones"),
    }
    return (("无", "no ") if constraint.negated else ("有", "with "))[pick] + words[constraint.kind][pick]


@_constraint.register
def _(constraint: Not, pick: int) -> str:
    return ("非", "not ")[pick] + _constraint(constraint.option, pick)


@_constraint.register
def _(constraint: Counted, pick: int) -> str:
    words = _KINDS[constraint.by][pick]
    return f"{words}{('数', ' count')[pick]} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: TasksOfUnit, pick: int) -> str:
    words = f"{_role_words(constraint.roles, pick)}{('的任务数', ' of tasks')[pick]}"
    return f"{words} {constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: Elsewhere, pick: int) -> str:
    words = " · ".join(_constraint(each, pick) for each in constraint.where)
    sign = (("无", "有"), ("none of ", "some of "))[pick][0 if constraint.negated else 1]
    return (
        f"{sign}（{_role_words(constraint.roles, pick)} · {words}）"
        if words
        else f"{sign}{_role_words(constraint.roles, pick)}"
    )


@_constraint.register
def _(constraint: TasksOfPart, pick: int) -> str:
    words = " · ".join(_constraint(each, pick) for each in constraint.where)
    return f"{('任务数', 'tasks')[pick]}（{words}）{constraint.comparator} {constraint.number}"


@_constraint.register
def _(constraint: LackedBy, pick: int) -> str:
    return (("并非每条都有", "not in each of them"), ("并非两边都有", "not in both"))[bool(constraint.sets)][pick]


@_constraint.register
def _(constraint: ThingIn, pick: int) -> str:
    return f"{'≠' if constraint.negated else '∈'} {_called(constraint.label, pick)}"


@_constraint.register
def _(constraint: InClause, pick: int) -> str:
    return (f"仅其责任条款「{constraint.label}」", f'only its clause on "{constraint.label}"')[pick]


@_constraint.register
def _(constraint: NameHolds, pick: int) -> str:
    word = _NAMED[constraint.place][constraint.negated][pick]
    texts = (constraint.text, *constraint.others)
    joins = (("或", " or "), ("、", ", "))[constraint.negated]
    return (joins[0].join(f"{word}「{text}」" for text in texts), joins[1].join(f'{word} "{text}"' for text in texts))[
        pick
    ]


_NAMED = {
    "in": (("名称含", "name contains"), ("名称不含", "name lacks")),
    "start": (("名称开头为", "name begins with"), ("名称开头不是", "name does not begin with")),
    "end": (("名称结尾为", "name ends in"), ("名称结尾不是", "name does not end in")),
}
_STATED = (("无期限", "no deadline"), ("有期限", "with a deadline"), ("有基准年", "with a baseline"))


@_constraint.register
def _(constraint: TargetIs, pick: int) -> str:
    parts = [
        {"any": "", "quantity": ("量化", "quantitative")[pick], "milestone": ("节点", "milestone")[pick]}[
            constraint.kind
        ]
    ]
    if constraint.deadlines:
        parts.append(("期限 ", "due ")[pick] + "、".join(map(str, constraint.deadlines)))
    if constraint.baselines:
        parts.append(("基准年 ", "baseline ")[pick] + "、".join(map(str, constraint.baselines)))
    if constraint.before:
        parts.append((f"期限早于 {constraint.before}", f"due before {constraint.before}")[pick])
    if constraint.after:
        parts.append((f"期限晚于 {constraint.after}", f"due after {constraint.after}")[pick])
    if constraint.other_than:
        parts.append(("期限不是 ", "due other than ")[pick] + "、".join(map(str, constraint.other_than)))
    stated = (constraint.undated, constraint.dated, constraint.based)
    parts += [words[pick] for words, said in zip(_STATED, stated, strict=True) if said]
    if constraint.change:
        parts.append(
            {"decrease": ("要求下降", "decrease"), "increase": ("要求上升", "increase")}[constraint.change][pick]
        )
    if constraint.value is not None or constraint.unit:
        bound = "" if constraint.value is None else f"{constraint.comparator} {constraint.value:g}"
        parts.append(f"{bound}{constraint.unit or ''}")
    if constraint.label:
        parts.append((("非", "not ")[pick] if constraint.excluded else "") + f"「{_called(constraint.label, pick)}」")
    return " ".join(part for part in parts if part)
