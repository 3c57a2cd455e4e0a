"""Names, topics and parts: where a question says to look."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.nlp import tokenizer
from ontology.names import name_words, plan_verbs
from query.constraints import Constraint, DueIn, InPart, Not, TargetIs, TaskIn
from query.lexicon import Entry, Lexicon, Mark, normal
from query.lexicon.fulltext import END
from query.lexicon.layout import lies_within, targets_of_nature
from query.lexicon.nearby import boxes_called
from query.lexicon.topics import has_kinds, held, titled, told
from query.reading.draft import TARGET_ASKS, Draft
from query.reading.place import At
from query.tokens.gaps import MENTIONED
from query.tokens.parts import parts_called, sections_numbered
from query.tokens.places import DEADLINE
from query.tokens.question_words import JOINERS, STRONG

_THAT_ONE = ("那条", "那一条", "那项", "那一项", "这条", "这一条", "这项", "这一项")
_SO_MANY = re.compile("哪[几两二三四五六]")
_CALLED = {"叫什么", "叫什么名字", "叫啥", "叫啥名字", "叫什么名", "叫啥名", "分别叫什么", "都叫什么", "各叫什么"}
_ANY_OF = re.compile("哪(?:几|些|[一二两三四五六七八九十])?家")
_HEAD = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*")
_SO_MANY_TASKS = re.compile(r"[那这]?(?:[两二三四五六七八九十]|\d+)条")
_MEASURED = re.compile(r"\b(?:rate|ratio|share|proportion|coverage|output|area|intensity)$")
_OWNED = ("task", "target", "quantity", "milestone")
_AND = ("和", "与", "及", "以及", "、", "或")
_CLASS_ASKS = {
    "Company": "company",
    "Institute": "institute",
    "University": "university",
    "Place": "place",
    "Brand": "brand",
    "Document": "document",
    "CitedDocument": "document",
}


def asked_by_ending(new: Draft, row: list[Mark], lexicon: Lexicon) -> None:
    """要修的公园是哪两个: the last word of a topic that ends names of things says what is asked for."""
    held_name = next((m.text for m in row if m.kind == "name-holds"), "")
    if held_name and "which" in new.flags and not new.asks and (kinds := lexicon.kinds_called(held_name)):
        new.asks.append(Mark(Entry("ask", _CLASS_ASKS.get(min(kinds), "place")), 0, 0, "哪些"))  # 名称里有大学的有哪些
        return
    if held_name and (firms := _firms_called(held_name, new, lexicon)):
        new.asks[:] = [Mark(Entry("ask", firms), 0, 0, "哪些")]
        return
    targets = any(m.kind == "these" and m.code in TARGET_ASKS for m in row)
    how_many = _how_many_of(row)
    named = how_many or any(
        m.text in _CALLED or (m.kind == "list" and m.text.endswith(("是什么", "是啥"))) for m in row
    )
    if (
        not (named or "which" in new.flags)
        or any(not how_many or m.code != "document" or STRONG.search(m.text) for m in new.asks)
        or new.free_roles
        or targets
        or new.any_flag("latest", "earliest", "larger", "smaller")
        or new.flag("pronoun").startswith("which of ")
        or not (new.topics or new.general_topics)
    ):
        return
    noun = tokenizer().lcut((new.topics or new.general_topics)[-1])[-1]
    kinds = lexicon.kinds_called(noun) if len(noun) > 1 else set()
    of_project = len(noun) > 1 and lexicon.texts.held(noun + END, "project")
    asked = _CLASS_ASKS.get(min(kinds), "place") if kinds else "project" if of_project else ""
    if asked:
        new.asks.append(Mark(Entry("ask", asked), 0, 0, "哪" + noun))
        new.kind_noun = noun
        new.kind_others = tuple(topic for topic in new.topics[:-1] if asked == "project" and _is_head(topic, lexicon))
        new.topics[:] = [topic for topic in new.topics if topic not in (noun, *new.kind_others)]


def _firms_called(held: str, new: Draft, lexicon: Lexicon) -> str:
    """名字带甲的是哪几家: the class of the things called so, where no unit is; nothing where that is open."""
    houses = len(new.asks) == 1 and new.asks[0].code == "unit" and new.asks[0].text.endswith("家")
    if not houses or new.role_words or new.units:
        return ""
    kinds = lexicon.kinds_called(held, "")
    if not kinds or any(normal(held) in label for u in lexicon.organizations.values() for label in u.labels):
        return ""
    return "company" if kinds == {"Company"} else "institution" if kinds <= {"Institute", "University"} else ""


def _how_many_of(row: list[Mark]) -> bool:
    """争取的长廊有几条: tell whether a noun that no vocabulary knows is counted, and nothing else is asked."""
    places = [i for i, m in enumerate(row) if m.kind == "count" and m.code in ("task", "any")]
    counted = len(places) == 1 and [m.kind for m in row[max(0, places[0] - 2) : places[0]]] == ["text", "filler"]
    return counted and row[places[0] - 1].text in ("有", "共有", "一共有", "总共有") and row[places[0]].text != "多少"


def _is_head(topic: str, lexicon: Lexicon) -> bool:
    """Tell whether a topic is one noun that names of projects hold (产业园和基地有哪些)."""
    return len(tokenizer().lcut(topic)) == 1 and lexicon.texts.held(topic, "project")


def take_text(mark: Mark, new: Draft, at: At) -> None:
    """Settle words of the documents: a noun asked for, a character, a box, a section, else a topic."""
    asks_kind = at.before.kind == "which" or (at.before.code == "task" and STRONG.search(at.before.text))
    if (asks_kind and _names_a_kind(mark, new, at)) or _names_another(mark, new, at):
        return
    if at.before.kind == "ask" and _ANY_OF.fullmatch(at.before.text) and len(mark.text) > 1:
        new.unused.append(mark.text)  # 哪两家医院: of a kind that no name says
    if at.points_at_box() and (boxes := boxes_called(mark.text, at.lexicon)):
        new.constraints.append(InPart(boxes, mark.text))
    elif mark.denied in ("not", "except"):
        new.denied_topics.append((mark.text, mark.denied))
    elif at.points_at_task():
        _add_task_topic(mark.text, new, at)
    elif _whole_part(mark, at) or _titles_part(mark.text, at.lexicon):
        _add(new, InPart(parts_called(mark.text, at.lexicon), mark.text), mark)
    elif len(mark.text) > 1 or mark.code == MENTIONED:
        if new.topics and at.before.text in JOINERS and at.row[at.index - 2].kind in ("text", "count"):
            new.flags.setdefault("joined", mark)
        new.topics.append(mark.text)
        _add_to_side(mark.text, new, at)
    elif (_SO_MANY.match(at.before.text) and at.index + 1 == len(at.row)) or (
        at.before.kind == "which" and mark.text in name_words()["placeEnding"]
    ):
        new.unused.append(mark.text)  # 哪几个率: of a kind that no name says


def _names_another(mark: Mark, new: Draft, at: At) -> bool:
    """哪些产业园和基地: keep a noun that is joined to the one that says what is asked for."""
    nouns = (new.kind_noun, *new.kind_others) if new.kind_noun else ()
    joined = at.index > 1 and at.before.text in _AND and at.row[at.index - 2].text.endswith(nouns)
    if not nouns or not joined or not at.lexicon.texts.held(mark.text + END, "project"):
        return False
    new.kind_others = (*new.kind_others, mark.text)
    return True


def _add_task_topic(words: str, new: Draft, at: At) -> None:
    """Keep words that name a task, and whether they point at one alone (那条)."""
    new.task_topics.append(words)
    if any(m.text.startswith(_THAT_ONE) for m in at.row[at.index + 1 : at.index + 3]):
        new.pointed.add(words)


def _add_to_side(words: str, new: Draft, at: At) -> None:
    """Put a topic on its side of a list (甲、乙和丙)."""
    if not new.sides or (at.before.text in (*JOINERS, "比") and at.before.text != ","):
        new.sides.append([words])
    else:
        new.sides[-1].append(words)


def _whole_part(mark: Mark, at: At) -> bool:
    """教育的任务, 养老任务: words of a section's title right in front of the noun mean the section."""
    ahead = [m for m in at.row[at.index + 1 : at.index + 3] if m.text != "的"]
    counted = bool(ahead) and _SO_MANY_TASKS.fullmatch(ahead[0].text) is not None
    owned = counted or (bool(ahead) and ahead[0].kind == "ask" and ahead[0].code in _OWNED)
    return owned and bool(parts_called(mark.text, at.lexicon))


def _titles_part(words: str, lexicon: Lexicon) -> bool:
    """Tell whether some words are a section's title without its verb (加快甲业升级: 甲业升级), and no task's."""
    parts = parts_called(words, lexicon) if len(words) > 3 else ()
    if len(parts) != 1 or titled(words, lexicon):
        return False
    if not told(words, lexicon):
        return True  # nothing but the title of the part holds it
    verb = lexicon.parts[parts[0]].removesuffix(words)
    return verb != lexicon.parts[parts[0]] and plan_verbs().fullmatch(_HEAD.sub("", verb)) is not None


def take_topic(mark: Mark, new: Draft, at: At) -> None:
    """An English topic is the first of its Chinese words that the documents hold, or the part that is called so."""
    near = [*at.row[max(0, at.index - 3) : at.index], *at.row[at.index + 1 : at.index + 2]]
    called = [iri for word in mark.entry.iris for iri in at.lexicon.parts_titled(word)]
    asked = [found for word in mark.entry.iris if (found := parts_called(word, at.lexicon))]
    behind = [m for m in at.row[at.index + 1 : at.index + 3] if m.text != "的"][:1]
    whole = bool(behind) and behind[0].kind in ("ask", "these") and behind[0].code == "task"
    if at.before.kind == "which" and _MEASURED.search(mark.text):
        new.asks.append(Mark(Entry("ask", "value"), mark.start, mark.end, "what " + mark.text))
    in_part = any(m.kind == "part-word" for m in near)
    alone = sum(m.kind.startswith("topic") for m in at.row) == 1
    of_part = at.index + 1 < len(at.row) and at.row[at.index + 1].kind == "part-word"
    if called or (asked and (whole or of_part or (in_part and alone))):
        _add(new, InPart(tuple(sorted(called)) or asked[0], mark.text), mark)
        return
    held = [word for word in mark.entry.iris if told(word, at.lexicon)]
    broader = [word for word in mark.entry.iris if has_kinds(word)]
    chosen = next(iter([*broader, *(word for word in held if titled(word, at.lexicon)), *held]), mark.text)
    if mark.denied in ("not", "except"):
        new.denied_topics.append((chosen, mark.denied))
    else:
        (new.topics if mark.kind == "topic" else new.general_topics).append(chosen)
        new.bags.append(mark.entry.iris)


def _names_a_kind(mark: Mark, new: Draft, at: At) -> bool:
    """哪几座桥, 哪几个湖: a noun behind the question word that ends names of things says what is asked for."""
    noun = _leading_noun(_without_verb(mark.text), at.lexicon)
    if len(noun) == 1 and at.before.code == "task":
        return True
    kinds = at.lexicon.kinds_called(noun) if noun else set()
    if noun in name_words()["brandNoun"] and not kinds:
        new.asks = [
            *(m for m in new.asks if m is not at.before),
            replace(mark, entry=Entry("ask", "brand"), text="哪些"),
        ]
        return True  # 哪些农产品: what brands are of
    if kinds:
        asked = _CLASS_ASKS.get(min(kinds), "place")
    elif noun and at.lexicon.texts.held(noun + END, "project"):
        asked = "project"
    else:
        return False
    new.asks = [m for m in new.asks if m is not at.before]
    new.asks.append(Mark(Entry("ask", asked), mark.start, mark.end, "哪" + mark.text))
    new.kind_noun = noun
    return True


def _without_verb(words: str) -> str:
    """哪几座桥改建: without the verb of plans that closes the words behind a question word."""
    return re.sub(rf"(?:{plan_verbs().pattern})$", "", words) or words


def _leading_noun(words: str, lexicon: Lexicon) -> str:
    """开发区为重点: of a stretch behind a question word, the longest beginning that ends names of things."""
    cut = tokenizer().lcut(words)
    heads = ("".join(cut[:size]) for size in range(len(cut), 0, -1))
    return next((head for head in heads if len(head) > 1 and lexicon.kinds_called(head)), words)


def _add(new: Draft, constraint: Constraint, mark: Mark) -> None:
    if mark.denied == "only":
        new.only.append(constraint)
    new.constraints.append(Not(constraint) if mark.denied in ("not", "except") else constraint)


def take_due_words(mark: Mark, new: Draft, at: At) -> None:
    """时限是长期坚持的: words that a deadline prints, behind a word for deadlines; else they are words like others."""
    asked = next((m for m in new.asks if m.code == "year" and DEADLINE.search(m.text)), None)
    if asked is None:
        take_text(mark, new, at)
        return
    bound = DueIn((), words=mark.text)
    new.constraints.append(Not(bound) if mark.denied in ("not", "except") else bound)
    new.asks = [m for m in new.asks if m is not asked]


def take_nature(mark: Mark, new: Draft, at: At) -> None:
    """约束性指标: constrain to the targets of which a table says so; of the others nothing is known."""
    targets = targets_of_nature(mark.code, at.lexicon)
    if new.negation == "not" or (targets and mark.denied):
        new.unused.append(mark.text)
    elif targets:
        new.constraints.append(TargetIs(targets=targets, label=mark.code))
    elif held(mark.text, at.lexicon):
        take_text(mark, new, at)
    else:
        new.unknown.append(mark.text)


def take_thing(mark: Mark, new: Draft, _at: At) -> None:
    """Keep a named thing, apart where it is denied; one that no document names is unknown."""
    if not mark.entry.iris:
        new.unknown.append(mark.text)
        return
    (new.denied_things if mark.denied else new.things).append(mark)


def _upper(at: At) -> tuple[str, ...]:
    """Return the part that stands in front of another with nothing that joins or parts the two."""
    for mark in reversed(at.row[: at.index]):
        if mark.kind == "part":
            return () if mark.denied else mark.entry.iris
        if mark.text in JOINERS or mark.kind not in ("filler", "ask"):
            return ()
    return ()


def _lower(mark: Mark, upper: tuple[str, ...], at: At) -> tuple[str, ...]:
    """Return the sections of a part in front that are meant behind it: 重点任务第四节, 第三章里农业部分."""
    by_number = sections_numbered(mark.text, at.lexicon)
    return tuple(iri for iri in by_number or mark.entry.iris if lies_within(iri, upper, at.lexicon))


def take_part(mark: Mark, new: Draft, at: At) -> None:
    """Constrain to a chapter or section; of 第三章里农业部分 the lower one is meant."""
    if mark.code == "annex":
        _add(new, TaskIn(mark.entry.iris, mark.text), mark)
        return
    found = mark.entry.iris
    if (upper := _upper(at)) and (lower := _lower(mark, upper, at)):
        found = lower
        new.constraints[:] = [c for c in new.constraints if not (isinstance(c, InPart) and c.parts == upper)]
    if mark.code == "section" and len(found) > 1:
        new.unused.append(mark.text)  # (四)节 of several chapters
        return
    label = at.lexicon.parts.get(found[0], mark.text) if len(found) == 1 else mark.text
    _add(new, InPart(found, label), mark)
