"""Names of a question become constraints: things, projects, and what is left out or denied."""

from __future__ import annotations

import re

from ontology.clauses import clause_words
from ontology.names import name_words
from query.constraints import (
    ALL_ROLES,
    InPart,
    InProject,
    Mentions,
    NameHolds,
    Not,
    NumberIn,
    TargetIs,
    TaskIn,
    ThingIn,
)
from query.lexicon import Lexicon, Mark, normal
from query.lexicon.nearby import projects_involving, things_said_with
from query.lexicon.topics import (
    targets_beside,
    targets_called,
    targets_of_kinds,
    tasks_about,
    tasks_holding,
    titled,
)
from query.logic import COMPARISONS, Operation
from query.parsing.focus import THING_ASKS
from query.parsing.targets import settle_targets
from query.parsing.topics import settle_bags, settle_titled, settle_topics, told_topics, two_targets
from query.reading.draft import TARGET_ASKS, Draft
from query.tokens.parts import parts_called
from query.tokens.question_words import STRONG
from query.tokens.verbatim import TITLED

_TOGETHER = {"一起", "一同", "一道", "一块", "一块儿", "同在", "一并", "同时"}
_CITED = 6
"""The fewest characters of words that are a sentence's own, and no topic."""
_CLASSES = {
    "company": "Company",
    "institute": "Institute",
    "university": "University",
    "place": "Place",
    "brand": "Brand",
}
_CLASS_OF = {code: asked for asked, code in _CLASSES.items()}
_WITH_IT = re.compile("合作|联合|协同|配套|所在|并列|上下游|对手|同行|伙伴|之外|以外|[这那][一几]?[条项]|任务| with")
"""Words that ask for what stands beside a thing, and not for what is called so."""
_PARK = re.compile("园区$")
"""哪些园区: those called 产业园 too."""
_JOINT = re.compile("联合|合作|共建|携手|一[起道同]|共同|协作")
_INSTITUTIONS = {"Institute", "University", "Institution"}
_DETERMINER = re.compile("^(?:什么|哪(?:几|一|[两二三四五六])?[个家所份张部项些本]?)")


def settle_names(new: Draft, asked: str, step: Operation, lexicon: Lexicon) -> list[str]:
    """Turn things and unknown words into constraints; return the words for which there is no use."""
    if step in ("select", "count", "exists", "group") and not new.any_flag("larger", "smaller"):
        settle_bags(new, asked, lexicon)
    if not new.flag("related").isascii() and any(m.code == "task" for m in new.asks):
        new.flags.setdefault("mention", new.flags["related"])  # 涉及用水的任务: all that speak of it
    topics = told_topics(new, lexicon)
    _settle_cited(new, asked, lexicon)
    unused = settle_topics(new.task_topics, new, lexicon) if new.task_topics else []
    if loose := unused or _loose_words(new, topics, step):
        return loose
    _settle_denied(new, asked, lexicon)
    if step in COMPARISONS and two_targets(topics, new, lexicon):
        return []
    if "name-lacks" in new.flags:
        new.constraints.append(NameHolds(normal(new.flag("name-lacks")), negated=True))
    if "name-holds" in new.flags:
        return _settle_held(topics, new, asked, lexicon)
    if new.kind_noun:
        nouns = [_PARK.sub("园", noun) for noun in (new.kind_noun, *new.kind_others)]
        new.constraints.append(NameHolds(nouns[0], others=tuple(nouns[1:])))
    _settle_ending(new, asked)
    _settle_sort(new, asked, step)
    _settle_class(new, asked, lexicon)
    _settle_things(new, asked, lexicon)
    if asked in TARGET_ASKS:
        return settle_targets(topics, new, asked, lexicon)
    return settle_topics(_settle_asked(topics, asked, new, lexicon), new, lexicon)


def _settle_cited(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """“推进某事落地投产”那项里点了哪几家: words of a sentence, and of no title, mean what that sentence names."""
    cited = [topic for topic in new.task_topics if len(topic) >= _CITED and not titled(topic, lexicon)]
    found = things_said_with(cited, asked, None, lexicon) if cited and asked in THING_ASKS else ()
    if found:
        new.constraints.append(ThingIn(found, "、".join(cited)))
        new.task_topics = [topic for topic in new.task_topics if topic not in cited]


def _settle_class(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """什么路线图, 哪个规划: of the documents cited, those that are called so."""
    if asked != "document":
        return
    nouns = [_DETERMINER.sub("", m.text) for m in new.asks if m.code == asked and not m.text.isascii()]
    held = [noun for noun in nouns if len(noun) > 1 and lexicon.texts.holding(normal(noun), "thing")]
    if held and not any(isinstance(c, NameHolds) for c in new.constraints):
        new.constraints.append(NameHolds(held[-1]))


def _settle_ending(new: Draft, asked: str) -> None:
    """哪所大学, 哪些研究院: a noun that ends names (大学, but not 高校) asks for those that it ends."""
    words = name_words()
    endings = {*words["universityEnding"], *words["instituteEnding"]}
    counted = new.flags.get("count")
    named = [
        m.text
        for m in (*new.asks, *([counted] if counted else ()))
        if m.code == asked and asked in ("institute", "university", "institution")
    ]
    named = [text for text in named if _DETERMINER.sub("", text)]
    ended = {"大学" for text in named if "universit" in text and "college" not in text}
    ended |= {e for text in named for e in endings if text.endswith(e) and not text.isascii()}
    apart = [text for text in named if not text.isascii() and not text.endswith(tuple(endings))]
    ending = next(iter(ended)) if len(ended) == 1 and not apart else None
    if ending and not any(isinstance(c, NameHolds) for c in new.constraints):
        new.constraints.append(NameHolds(ending))


def _settle_sort(new: Draft, asked: str, step: Operation) -> None:
    """哪些局, 哪个委牵头最多: units of a sort, as their names say; 这条归哪个局 asks for whatever unit."""
    named = [m.text for m in new.asks if asked == "unit" and m.code == asked and not m.text.isascii()]
    sorts = {noun for text in named if (noun := _DETERMINER.sub("", text)) in clause_words().unit_endings}
    sorts = {noun for noun in sorts if len(noun) == 1}
    one = any(text.startswith(("哪个", "哪一个")) for text in named)
    if len(sorts) == 1 and not (one and step != "rank") and not any(isinstance(c, NameHolds) for c in new.constraints):
        new.constraints.append(NameHolds(next(iter(sorts))))


def _settle_held(topics: list[str], new: Draft, asked: str, lexicon: Lexicon) -> list[str]:
    """名字里带甲的企业, tasks that name such: characters of a name; return the words for which there is no use."""
    words = normal(new.flag("name-holds"))
    if new.flags["name-holds"].code in TITLED:
        left = settle_titled(words, topics, new, asked, lexicon)
        return settle_targets(left, new, asked, lexicon) if asked in TARGET_ASKS else settle_topics(left, new, lexicon)
    if "or" in new.flags:
        return [new.flag("or")]
    if asked == "task" and any(m.code == "unit" for m in new.asks):
        return [words]  # 名字带甲的单位各牵头几条: tasks that hold the word are not asked for
    if {asked, *(m.code for m in new.asks)} <= {*TARGET_ASKS} and (called := targets_called(words, lexicon)):
        new.constraints.append(TargetIs(targets=called, label=words))  # 名称里带甲的指标
        return settle_targets(topics, new, asked, lexicon)
    if asked in (*THING_ASKS, "project") or (asked == "unit" and not any(m.code in THING_ASKS for m in new.asks)):
        new.constraints.append(NameHolds(words))
        _settle_things(new, asked, lexicon)
    elif "mention" in new.flags and (held := tasks_holding(words, lexicon)):  # 带有“甲”两个字的任务
        new.constraints.append(TaskIn(tuple(sorted(held)), words))
    else:
        new.constraints.append(Mentions(tuple(sorted(_longer_names(words, lexicon))), words))
    return settle_topics(topics, new, lexicon)


def _settle_asked(topics: list[str], asked: str, new: Draft, lexicon: Lexicon) -> list[str]:
    """Find the named things asked for by what is said with them; return the topics that were of no use for it."""
    if asked not in THING_ASKS and asked != "project":
        return topics
    named = next((w for m in new.asks if m.code == asked and len(w := _class_said(m)) > 4), "")
    if named and not topics and not new.constraints:
        topics = [named] if things_said_with([named], asked, None, lexicon) else []
    topics = _settle_nearby(topics, asked, new, lexicon)
    of_projects = asked in THING_ASKS and asked not in ("document", "brand")
    return _settle_projects(topics, new, lexicon) if of_projects else topics


_LISTED = re.compile("(?:名单|清单|名称|名字|列表|目录|名录)$|^(?:合作|联合|共建|协作)的?")


def _class_said(mark: Mark) -> str:
    """Return the Chinese noun of a class without the word for a list of them or their names (企业【名单】)."""
    return "" if mark.text.isascii() else _LISTED.sub("", mark.text)


def _settle_nearby(topics: list[str], asked: str, new: Draft, lexicon: Lexicon) -> list[str]:
    """哪几条街的路灯要更换: the things that one sentence names beside the topic."""
    words = [topic for topic in topics if not titled(topic, lexicon)]
    named = [w for m in new.asks if m.code == asked and len(w := _class_said(m)) > 3 and not STRONG.search(w)]
    if named and (words or not new.constraints) and not things_said_with(named, asked, None, lexicon):
        return [*topics, *named]
    if named and things_said_with([*words, *named], asked, None, lexicon):
        words, topics = [*words, *named], [*topics, *named]
    chosen = [c.numbers for c in new.constraints if isinstance(c, NumberIn)]
    tasks = {iri for iri, task in lexicon.tasks.items() if task.number in chosen[0]} if chosen else None
    found = things_said_with(words, asked, tasks, lexicon, new.said) if words else ()
    if not found:
        return topics
    new.constraints.append(ThingIn(found, "、".join(words)))
    return [topic for topic in topics if topic not in words]


def _loose_words(new: Draft, topics: list[str], step: Operation) -> list[str]:
    """Return the general English words beside a topic that were found nowhere together with it."""
    if len(new.bags) < 2 or not new.topics or step not in ("select", "count", "exists"):
        return []
    if new.any_flag("mention", "or", "larger", "smaller"):
        return []
    return [topic for topic in new.general_topics if topic not in topics]


def _settle_denied(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """Turn what is denied or left out into constraints: things by name, topics as parts or tasks."""
    for mark in new.denied_things:
        named = tuple(sorted({*mark.entry.iris, *_longer_names(mark.text, lexicon)}))
        if "pointer" in new.flags and not new.constraints and not new.topics:
            new.constraints.append(Mentions(named, mark.text))
        things = {asked, *(m.code for m in new.asks)} & THING_ASKS
        new.constraints.append(ThingIn(named, mark.text, negated=True) if things else Not(Mentions(named, mark.text)))
    for topic, how in new.denied_topics:
        of_kinds = tuple(targets_of_kinds((topic,), lexicon))
        named = of_kinds or (targets_called(topic, lexicon) if how == "except" else ())
        stating = (named or targets_beside(topic, lexicon)) if asked in TARGET_ASKS else ()
        if stating:
            new.constraints.append(TargetIs(excluded=stating, label=topic))
            continue
        parts = parts_called(topic, lexicon)
        tasks = tasks_about(topic, lexicon)
        if parts and not titled(topic, lexicon):
            new.constraints.append(Not(InPart(parts, topic)))
        elif tasks:
            new.constraints.append(Not(TaskIn(tuple(sorted(tasks)), topic)))


def _longer_names(words: str, lexicon: Lexicon) -> list[str]:
    return list(lexicon.texts.holding(normal(words), "thing"))


def _settle_things(new: Draft, asked: str, lexicon: Lexicon) -> None:
    """Constrain to tasks that name a thing; a name also stands for the longer names that hold it (涉及甲: 甲集团)."""
    others = "other" in new.flags or new.flag("both") in _TOGETHER
    things = {mark.text: mark for mark in new.things}
    apart = asked == "task" and new.any_flag("apart", "or") and "count" not in new.flags
    if apart and len(things) > 1 and not others:
        named = {iri for m in things.values() for iri in (*m.entry.iris, *_longer_names(m.text, lexicon))}
        new.constraints.append(Mentions(tuple(sorted(named)), "、".join(things)))
        return
    for mark in things.values():
        longer = _longer_names(mark.text, lexicon)
        if asked == "project" and (found := _own_projects({*longer, *mark.entry.iris}, new, lexicon)):
            new.constraints.append(ThingIn(found, mark.text))
            continue
        new.constraints.append(Mentions(tuple(sorted({*longer, *mark.entry.iris})), mark.text))
        if asked == "company" == _CLASS_OF.get(mark.code) and len(longer) > 1 and not others and _only_named(new):
            new.constraints[-1] = ThingIn(tuple(sorted({*longer, *mark.entry.iris})), mark.text)
        if said := _said_beside(mark, asked, new, lexicon):
            new.constraints.append(ThingIn(said, mark.text))
        if others and (asked == _CLASS_OF.get(mark.code) or (asked == "institution" and mark.code in _INSTITUTIONS)):
            new.constraints.append(ThingIn(mark.entry.iris, mark.text, negated=True))


def _own_projects(named: set[str], new: Draft, lexicon: Lexicon) -> tuple[str, ...]:
    """甲公司在专栏里承担的是哪个项目: the projects that involve a company, where its tasks are not what is said."""
    of_tasks = any(m.code == "task" for m in new.asks) or new.any_flag("pointer", "pronoun")
    return () if of_tasks else projects_involving(sorted(named), lexicon)


def _said_beside(mark: Mark, asked: str, new: Draft, lexicon: Lexicon) -> tuple[str, ...]:
    """某研究院联合哪些企业建: one sentence names an institution's companies, and whom it works with."""
    tasks = any(m.code in ("task", "part", "box") for m in new.asks) or new.any_flag("pointer", "mention", "pronoun")
    partners = asked == "university" and any(map(_JOINT.search, (new.flag("both"), *(m.text for m in new.asks))))
    fits = (asked == "company" or partners) and mark.code in _INSTITUTIONS
    if not fits or tasks or new.topics or not _alone(new):
        return ()
    return things_said_with([mark.text], asked, None, lexicon)


def _only_named(new: Draft) -> bool:
    """涉及甲的企业: tell whether a company is all that is said of companies: those called so are meant."""
    tasks = any(m.code in ("task", "part", "box", "project") for m in new.asks) or new.any_flag("pointer", "pronoun")
    beside = any(map(_WITH_IT.search, (*new.said, *new.role_words))) or new.flag("both") not in ("", "都", "均")
    roles = any(roles != ALL_ROLES for roles in new.named_roles)
    more = tasks or beside or roles or new.topics or new.general_topics or new.years
    return not more and _alone(new, InPart, NumberIn)


def _alone(new: Draft, *places: type) -> bool:
    """Tell whether one thing that is named is all that bounds what is asked for, but for such places."""
    beside = [c for c in new.constraints if not (isinstance(c, ThingIn) and c.negated)]
    return len(new.things) == 1 and all(isinstance(c, (Mentions, NameHolds, *places)) for c in beside)


def _settle_projects(topics: list[str], new: Draft, lexicon: Lexicon) -> list[str]:
    """Who takes part in a project: a topic that stands in a project's name is that project."""
    left = []
    for topic in topics:
        found = tuple(sorted(lexicon.texts.holding(normal(topic), "project")))
        if found:
            new.constraints.append(InProject(found, topic))
        else:
            left.append(topic)
    return left
