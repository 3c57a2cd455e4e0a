"""责任单位最多的那条由谁牵头, 第9条的牵头单位还牵头哪些任务: a question within a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from query.constraints import TaskIn
from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import Logic
from query.session import Session, carried_over
from query.wording.sought import Rare

_GREATEST = Rare(
    "^(?P<inner>(?:[^。？?]{2,60}?任务(?:里|中|当中|里面|之中|里头)?[，,]?)?[^，,。？?]{2,40}?(?:最(?:[多少高低大小早晚]|靠?[前后])(?!的?[前后])|[排居列](?:在|名)?(?:第一|首位?)).{0,2}?的)"
    "(?P<noun> ?task(?! *[的里中])|(?:那|这)?一?[条项]任务|"
    "(?:那|这)一?[条项]|任务|(?:(?:那|这)一?[个家])?(?:责任|牵头)?(?:单位|部门)|(?:那|这)一?家)"
    "(?P<rest>[，,]?.{3,})$"
)
_ASKS = re.compile(r"谁|哪|几|多少|什么|啥|单位|目标|指标|吗|是否|([\u4e00-\u9fff])[不没]\1")
_ITSELF = re.compile(
    "^[是为叫有]?(?:哪[几一]?[条项]|哪[些几一个家]?[个家]?(?:单位|部门)?(?:[？?，,。（(]|$)|第几|什么|谁(?:[？?，,。（(]|$))|^(?:名单|编号)|^有(?:几|哪[几"
    "些])[条项]?(?:[？?]|$)"
)
_WHICH = re.compile("^[是为]?(?:第几|哪一?)[条项](?:任务)?[?？]?$")
_ENGLISH = re.compile(
    r"^(?P<rest>(?:who|which|what|how many)\b[^?]*?)\bthe (?P<noun>task|item)(?P<bound>[^?]*?)"
    r" (?:with|that has|which has|that names|having) the"
    r" (?P<inner>(?:most|fewest|least|largest|highest|smallest|longest|shortest)\b[^?]*?)\?*$",
    re.IGNORECASE,
)
_OF_A_TASK = (
    r"(?:who|(?:which|what) (?:units?|agenc(?:y|ies)|departments?|bureaus?)) (?:(?:is|are) )?(?:leads?|leading|heads?"
    r"|responsible for|in charge of|takes? part in|participates? in|supports?|involved in)"
    r"|(?:name|list|give me|show me|what (?:is|are)|who (?:is|are)) the "
    r"(?:lead|responsible|participating|supporting) (?:units?|agenc(?:y|ies)) (?:of|for|in)"
    r"|how many (?:targets|units|responsible units) (?:does|do|has|are (?:in|responsible for|set for))"
    r"|what targets (?:does|are set (?:for|in))|(?:what|which) are the targets of|which companies (?:does|are named in)"
)
_LAST_IN_ENGLISH = re.compile(
    rf"^(?:please |kindly )?(?P<rest>{_OF_A_TASK}) the (?P<end>last|first) (?P<noun>task|item) "
    r"(?:in|of|under|within) (?P<set>[^?,]*?(?:part|section|chapter))(?P<behind> (?:have|set|name|contain))?[?.]*$",
    re.IGNORECASE,
)
"""Who leads the last task in the agriculture section?"""
_OF_IT = re.compile(
    r"^(?:for|of|in|on|take) the (?P<noun>task|item)(?P<bound>[^?,]*?) (?:with|that has|which has|having) the "
    r"(?P<inner>(?:most|fewest|least|largest|highest|smallest|longest|shortest)\b[^?,]*?)[,:;] "
    r"(?P<rest>(?:who|which|what|how many)\b(?!.*\band (?:what|who|which)\b)[^?]*\bit(?:s|self)?\b[^?]*)\?*$",
    re.IGNORECASE,
)
"""For the task with the most units, what are its targets?"""
_ITS_LEAD = Rare(
    "^(?:请问|麻烦查一?下)?(?P<task>[^。？?，,谁哪几]{0,30}?(?:第[0-9零一二三四五六七八九十]+[条项]|[那这该]一?[条项]|所在的?)(?:任务)?)"
    "(?:里|中)?(?:的|[，,](?:其|它的|该任务的?)?|(?<=[那这该]条|一条))(?P<role>牵头|主责|主办)(?:单位|部门|方|机关)[，,]?"
    "(?P<rest>(?:除此之?[外下]|此外|同时)?[，,]?(?:又|另外?|还|一共|总共|合计|全文|整份计划里?)+(?:同时|另外?|都|一共|共)?(?:牵头|主责|主办|负责|参与|参加|配合|承"
    "担)(?:了|着|过|有)?(?P<asked>[^，,。？?]{1,14}))[。？?]?$"
)
"""第9条的牵头单位还牵头哪些任务: what else the lead of a task does."""
_ITS_TASK = re.compile(
    "^(?:那|那么)?(?P<inner>(?:它|他们|该单位|该局|该委|这家(?:单位|部门)?)(?:牵头|主责|主办|参与|参加|配合|协办|负责)的)那一?[条项](?:任务)?"
    "[，,]?(?:里面?|中)?(?P<rest>.{2,})$"
)
"""它牵头的那条谁配合: what is asked of a task that the unit of the last question has a part in."""
_AT_END = Rare(
    "^(?:请问)?(?P<set>(?!其中|这|那|里面|它|上)[^，,。？?谁哪几多]{2,24}?(?:部分|板块|章|节|措施|的任务))(?:里面?|中|当中|之中|里头|的)*[，,]?"
    "(?:(?P<last>(?:(?:编号|序号|排)?(?:[位处]?在)?(?:最后面?|最末|末尾|倒数第一|最靠后))|编号最大)|(?:排)?(?:[位处]?在)?(?:最前面?|最靠前)|第(?=[一1]"
    "[条项])|头(?=一))的?"
    "[那这]?(?P<n>[一二两三四五1-5])?[条项](?:任务)?(?P<rest>[，,]?(?!任务|以外|之外|外|[以之][前后]|前面|后面|[里中]的?|(?:分别)?[是为有]?(?:哪.{0,"
    "2}[条项]|什么[？?]?$|第几)).{2,})$"
)
"""农业部分的最后一条由谁牵头: what is asked of the first or the last of some tasks."""
_PART_OF = Rare(
    "^(?:请问?|麻烦)?(?:在|含有?|提到|点名|写到)?(?P<what>(?![这那该它其])[^，,。？?、哪谁几跟和与同]{2,20}?)(?:的)?(?:[这那]一?[条项])?(?:任务)?"
    "[，,]?(?<![按照依])(?:所在|所属|归属于?|属于|所处)(?:任务)?(?:所?(?:属于?|在))?的?(?:[这那某]?一?个?)(?:部分|章节|章|节|板块)(?:[里内中](?:面|头)?|当中)?"
    "[，,、的]*(?:该部分[里内中]?)?[，,]?(?P<rest>.*[哪谁几多].*)$"
)
"""甲企业那条所在的部分里，哪些任务…: what is asked of the part that something stands in."""
_SAME_PART = re.compile(
    "[跟和与同][^，,。？?]{2,20}(?:同属|同在|同一|同)(?:于)?一?个?(?:部分|章节|章|节|板块)(?![吗么嘛])"
)
"""跟甲同属一个部分、没有目标的: whether 甲 itself is meant too is not said."""
_OTHERS = re.compile("还有|其他|其它|别的|另外|其余")
_WHAT_ELSE = re.compile("哪|几[条项个]|什么|啥|多少")
_NO_TASKS = re.compile("指标|目标|节点|单位|部门|企业|项目")
_LONGEST = 200
"""The most characters of a question that may hold another: the patterns above are tried on no more."""
_OF_UNITS = re.compile("单位|部门|家")


@dataclass(frozen=True, slots=True)
class Parted:
    """The inner question, what the outer one asks, and how the answer of the inner one is called."""

    inner: str
    rest: str
    label: str
    of_units: bool
    greatest: bool = True


def parted(question: str) -> Parted | None:
    """Return a question about the greatest of some things in its two parts, None where it asks for that itself.

    Raises NotUnderstood where it asks of the lead of a task for what is no task.
    """
    if len(question) > _LONGEST:
        return None
    if other := _in_english(question) or _of_its_own(question) or _of_the_last(question):
        return other
    match = _GREATEST.match(question.strip())
    rest = match["rest"].lstrip("，,") if match else ""
    if match and _WHICH.search(rest) and match["noun"].endswith("任务"):
        return Parted(match["inner"] + "是哪条任务", "", "", of_units=False)
    if match is None or _ITSELF.search(rest) or not _ASKS.search(rest):
        return None
    of_units = bool(_OF_UNITS.search(match["noun"]))
    inner = match["inner"] + ("是哪个单位" if of_units else "是哪条任务")
    return Parted(inner, rest, match["inner"] + match["noun"], of_units)


def _in_english(question: str) -> Parted | None:
    of_it = _OF_IT.match(question.strip())
    english = of_it or _ENGLISH.match(question.strip())
    if english is None:
        return _last_in_english(question)
    inner = f"which {english['noun']}{english['bound']} has the {english['inner']}?"
    return Parted(
        inner,
        f"{english['rest']}{'' if of_it else 'it'}?",
        f"the {english['noun']} with the {english['inner']}",
        of_units=False,
    )


def _last_in_english(question: str) -> Parted | None:
    """Return a question about the last, or the first, task of a part; None where that is what it asks for."""
    match = _LAST_IN_ENGLISH.match(question.strip())
    if match is None:
        return None
    label = f"the {match['end']} {match['noun']} in {match['set']}"
    return Parted(f"which is {label}?", f"{match['rest']} it{match['behind'] or ''}?", label, of_units=False)


def _of_its_own(question: str) -> Parted | None:
    """第9条的牵头单位还牵头哪些任务, 它牵头的那条谁配合: a question about what is named, in its parts."""
    if (led := _ITS_LEAD.match(question.strip())) and _WHAT_ELSE.search(led["asked"]):
        lead = f"{led['task']}的{led['role']}单位"
        if _NO_TASKS.search(led["asked"]):
            raise NotUnderstood("words", (lead,))
        return Parted(f"{lead}是谁", led["rest"].lstrip("，,"), lead, of_units=True, greatest=False)
    if (its := _ITS_TASK.match(question.strip())) and not _ITSELF.search(its["rest"]):
        return Parted(f"{its['inner']}是哪条", its["rest"], f"{its['inner']}那条", of_units=False, greatest=False)
    return None


def _of_the_last(question: str) -> Parted | None:
    """农业部分的最后一条由谁牵头: a question about the last, or the first, of a set of tasks; None else."""
    match = _AT_END.match(question.strip())
    rest = match["rest"].lstrip("，,的") if match else ""
    if match is None or _ITSELF.search(rest) or not _ASKS.search(rest):
        return None
    place, number = "最后" if match["last"] else "最前面的", match["n"] or "一"
    inner = f"{match['set']}{place}{number}条任务是哪{number if number not in '1一' else ''}条"
    return Parted(inner, rest, question.removesuffix(match["rest"]), of_units=False)


def of_its_part(question: str) -> tuple[str, str] | None:
    """Return the question for the part that something stands in, and what is asked of that part; None else."""
    asked = _PART_OF.match(question.strip()) if len(question) <= _LONGEST else None
    if asked is None and _SAME_PART.search(question):
        raise NotUnderstood("nothing")
    if asked is None or _OTHERS.search(asked["rest"]):
        return None
    return f"{asked['what']}在哪个部分", asked["rest"]


def of_the_greatest(asked: Parted, inner: Logic, last: Session, lexicon: Lexicon) -> Logic:
    """Return the form of the outer question; `last` remembers the answer of the inner one. NotUnderstood else."""
    if not asked.rest:
        return inner
    step = "rank" if asked.greatest else "select"
    fits = inner.operation == step and inner.kind == ("unit" if asked.of_units else "task")
    pointer = _pointer(asked, last)
    question = asked.rest if asked.rest.isascii() else pointer + asked.rest
    logic = carried_over(question, lexicon, last) if fits and pointer else None
    if logic is None:
        raise NotUnderstood("words", (asked.label,))
    named = (
        replace(c, label=asked.label) if isinstance(c, TaskIn) and c.tasks == last.tasks else c for c in logic.where
    )
    return replace(logic, where=tuple(named))


def _pointer(asked: Parted, last: Session) -> str:
    """Return the word that points back at what was found; several units only where each of them is a task's lead."""
    if not asked.of_units and not asked.greatest:
        return "这条" if len(last.tasks) == 1 else ""
    if not asked.of_units:
        return "这条" if len(last.tasks) == 1 else "这几条"
    return "它" if len(last.units) == 1 else "它们" if last.units and not asked.greatest else ""
