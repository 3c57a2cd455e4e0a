"""A question read from left to right: units with their roles, and what waits to be settled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.nlp import tokenizer
from query.counting import with_counts
from query.draft import NO_FLAG, STRONG, TARGET_ASKS, Draft, target_kind
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.logic import ALL_ROLES, AnyOf, Constraint, HasTarget, InPart, Not, NumberIn, RoleCount, UnitIs
from query.nearby import boxes_called
from query.numbers import parse_count
from query.parts import parts_called
from query.place import At
from query.polarity import with_held_names, with_polarity
from query.tokens import tokens
from query.topics import stated, tasks_holding, titled

_WH = re.compile(r"\W*(?:in |for |at |on |of )?(?:what|which|who|how|when|where|list|show|give|name)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"^哪(?P<n>[两二三四五六七八九十])[个家条项座种类所处块]")
_OF_THOSE = re.compile(r"\bof (?:these|those|them|its|their)\b|\bof the (?:two|three|four|five)\b")
_CLASS_ASKS = {
    "Company": "company",
    "Institute": "institute",
    "University": "university",
    "Place": "place",
    "Brand": "brand",
}
LONGEST_QUESTION = 300
_SAME = re.compile("同一|same")
_EACH_ONE = re.compile("每[一]?[条项个件]|条条|项项|every|each")
_IN_ALL = {"总共", "一共", "共计", "合计", "拢共", "总的", "一总", "altogether", "in total"}
_IS_NOT = {"不是", "并非", "并不是", "非", "不算", "isn't", "is not", "are not", "not", "不作为", "不做", "不当"}
_SUBJECTS = {
    "its",
    "itself",
    "their own",
    "they",
    "their",
    "其",
    "其中",
    "里面",
    "当中",
    "这里面",
    "里头",
    "do they",
    "are they",
}
_HAVING = {
    "有",
    "有了",
    "带",
    "带有",
    "设",
    "设了",
    "有明确",
    "with",
    "with a",
    "has",
    "has a",
    "have",
    "have a",
    "having",
}
_UNIVERSAL = {"都", "均", "全", "全都", "一律", "都是", "都由", "都属", "都归", "全部都", "均为"}


def read(question: str, lexicon: Lexicon) -> Draft:
    """Read the tokens of a question; NotUnderstood where it asks for what no plan holds (budgets, names of people)."""
    if len(question) > LONGEST_QUESTION:
        raise NotUnderstood("long")
    row = tokens(question, lexicon)
    outside = [mark.text for mark in row if mark.kind == "outside"]
    if outside:
        raise NotUnderstood("outside", tuple(outside))
    row = with_polarity(with_counts(with_held_names(row)))
    new = Draft()
    new.said = [mark.text for mark in row if len(mark.text) > 1 and not mark.text.isascii() and mark.kind != "unit"]
    new.unused = [mark.text for mark in row if mark.kind == "unknown"]
    if _WH.match(question):
        new.flags["wh"] = NO_FLAG
    for index, mark in enumerate(row):
        _take(mark, new, At(row, index, lexicon))
    if new.negation == "not" and new.group and question.isascii():
        new.negated_group, new.negation = True, None
    _close_group(new, ALL_ROLES)
    _asked_by_ending(new, lexicon)
    _close_question(new, lexicon)
    return new


def _asked_by_ending(new: Draft, lexicon: Lexicon) -> None:
    """要用好的平台是哪两个: the last word of a topic that ends names of things says what is asked for."""
    if "which" not in new.flags or new.asks or new.free_roles or not (new.topics or new.general_topics):
        return
    noun = tokenizer().lcut((new.topics or new.general_topics)[-1])[-1]
    kinds = lexicon.kinds_ending(noun) if len(noun) > 1 else set()
    of_project = len(noun) > 1 and lexicon.texts.held(noun, "project")
    asked = _CLASS_ASKS.get(min(kinds), "place") if kinds else "project" if of_project else ""
    if asked:
        new.asks.append(Mark(Entry("ask", asked), 0, 0, "哪" + noun))
        new.kind_noun = noun
        new.topics[:] = [topic for topic in new.topics if topic != noun]


def _close_question(new: Draft, lexicon: Lexicon) -> None:
    """Settle what only the whole question shows: a closing 没有 asks yes or no, 或 and 加上 join units."""
    if new.negation == "not":
        new.flags.setdefault("yesno", NO_FLAG)
        if new.negation_text in ("没有", "没", "没有呢"):
            new.negation = None
        new.negation = None if new.asks and new.asks[-1].code in TARGET_ASKS else new.negation
    units = [c for c in new.units if not c.negated]
    if "or" in new.flags and len(units) > 1:
        new.constraints[:] = [*(c for c in new.constraints if c not in units), AnyOf(tuple(units))]
    new.constraints[:] = [_labelled(c, lexicon) for c in new.constraints]


def _labelled(constraint: Constraint, lexicon: Lexicon) -> Constraint:
    if isinstance(constraint, UnitIs):
        return replace(constraint, label=lexicon.label_of(constraint.units, constraint.label))
    if isinstance(constraint, AnyOf):
        return AnyOf(tuple(_labelled(option, lexicon) for option in constraint.options))
    return constraint


def _take(mark: Mark, new: Draft, at: At) -> None:
    if mark.kind in ("which", "ask", "some") and (stated := _HOW_MANY.search(mark.text)):
        new.expected = parse_count(stated["n"])
    if _OF_THOSE.search(mark.text):
        new.flags.setdefault("pronoun", mark)
    handler = _HANDLERS.get(mark.kind)
    if handler:
        handler(mark, new, at)
    elif mark.kind == "yesno" and mark.text.isascii() and not at.opens_clause():
        return
    elif mark.kind not in ("filler", "unknown"):
        new.flags.setdefault(mark.kind, mark)


def _unit(mark: Mark, new: Draft, at: At) -> None:
    if not mark.entry.iris:
        new.unknown.append(mark.text)
        return
    if new.group and (new.negation or (new.role_waits and not at.joined())):
        _close_group(new, ALL_ROLES)
    if new.group and bool(mark.denied) != new.negated_group:
        _close_group(new, ALL_ROLES)
    new.negated_group |= bool(mark.denied) or new.negation == "not"
    if mark.denied == "except":
        new.excepted.update(mark.entry.iris)
    if at.lists_phrases():
        new.flags.setdefault("or", at.before)
    new.negation = None
    new.group.append(mark)


def _role(mark: Mark, new: Draft, at: At) -> None:
    roles = mark.entry.roles
    if mark.denied:
        new.excluded_roles |= roles
        return
    if mark.text in ("lead on",) and new.free_roles:
        return
    if (
        mark.text == "lead"
        and at.before.text == "the"
        and new.free_roles
        and not new.negation
        and "other" not in new.flags
    ):
        return
    if mark.code == "participate" and at.next_role() == "lead":
        return
    if roles != ALL_ROLES:
        new.named_roles.append(roles)
    if new.group and new.role_waits:
        _close_group(new, ALL_ROLES)
    if not _is_verb(mark) and at.before.text in _HAVING and not at.unit_follows():
        _close_group(new, ALL_ROLES)
        new.constraints.append(RoleCount(roles, ">=", 1))
        return
    if new.others_wait:
        new.others_wait = False
        new.constraints.append(RoleCount(roles, ">=", 1))
        new.others_roles = roles
        return
    if mark.text in ("有关", "related") and at.before.kind in ("text", "thing"):
        return
    if new.negation and new.group and at.unit_follows():
        denied, new.negation = new.negation, None
        _close_group(new, ALL_ROLES)
        new.negation = denied
    if not new.group and at.unit_follows():
        new.free_roles.append(roles)
        new.role_waits = not (mark.code == "cooperate" and _is_verb(mark) and at.asks_unit())
        if not new.role_waits:
            new.flags.setdefault("other", mark)
        return
    negation, new.negation = "except" if at.left_out() else new.negation, None
    if negation:
        _negated_role(negation, mark, new, at)
    elif new.group:
        if at.before.text in _IN_ALL and len(new.group) > 1 and "both" not in new.flags:
            new.flags.setdefault("or", at.before)
        _close_group(new, roles)
    elif new.last_units and (at.refers_back() or at.goes_on()):
        new.constraints.extend(_unit_is(unit, roles, negated=False) for unit in new.last_units)
    else:
        if new.free_roles and at.joined_to_role():
            roles |= new.free_roles.pop()
        new.free_roles.append(roles)
        new.role_words.append(mark.text)


def _is_verb(mark: Mark) -> bool:
    return not mark.text.endswith(("单位", "部门", "方", "unit", "units", "by"))


def _negated_role(negation: str, mark: Mark, new: Draft, at: At) -> None:
    """没有牵头单位 counts leads, 除了牵头的 leaves a role out, 不由我局牵头 denies a unit named before its role."""
    if not _is_verb(mark) and new.group and new.negation_text not in _IS_NOT:
        _close_group(new, ALL_ROLES)
        new.denied_roles.append((mark.text, mark.entry.roles))
        return
    verb = _is_verb(mark) and (mark.text.isascii() or len(mark.text) <= 2)
    units = new.group or (new.last_units if at.refers_back() or verb else [])
    if units:
        new.constraints.extend(_unit_is(unit, mark.entry.roles, negated=True) for unit in units)
        new.last_units = list(units)
        if negation == "not":
            new.group = []
    elif negation == "not":
        owned = "单位" if at.counts_as_owned() else ""
        new.denied_roles.append((mark.text + owned, mark.entry.roles))
    elif mark.code != "responsible":
        new.excluded_roles |= mark.entry.roles


def _close_group(new: Draft, roles: frozenset[str]) -> None:
    """Give the waiting units their role: a role word behind them, or the one in front that had no unit yet."""
    if not new.group:
        return
    if roles is ALL_ROLES and new.role_waits and new.free_roles:
        roles = new.free_roles.pop()
        new.role_waits = False
    made = tuple(_unit_is(unit, roles, negated=new.negated_group) for unit in new.group)
    joined = len(made) > 1 and "or" in new.flags and not new.negated_group
    new.constraints.extend([AnyOf(made)] if joined else made)
    new.last_units, new.group, new.negated_group = new.group, [], False


def _unit_is(mark: Mark, roles: frozenset[str], *, negated: bool) -> UnitIs:
    return UnitIs(mark.entry.iris, mark.text, roles, negated)


def _text(mark: Mark, new: Draft, at: At) -> None:
    asks_kind = at.before.kind == "which" or (at.before.code == "task" and STRONG.search(at.before.text))
    if asks_kind and _names_a_kind(mark, new, at):
        return
    if len(mark.text) == 1 and at.before.kind == "mention":
        new.character = mark.text
    elif at.points_at_box() and (boxes := boxes_called(mark.text, at.lexicon)):
        new.constraints.append(InPart(boxes, mark.text))
    elif at.points_at_task():
        new.task_topics.append(mark.text)
    elif _whole_part(mark, at):
        _add(new, InPart(parts_called(mark.text, at.lexicon), mark.text), mark)
    elif mark.denied in ("not", "except"):
        new.denied_topics.append(mark.text)
    else:
        new.topics.append(mark.text)


def _whole_part(mark: Mark, at: At) -> bool:
    """农业的任务, 服务业任务: words of a section's title right in front of the noun mean the section."""
    ahead = [m for m in at.row[at.index + 1 : at.index + 3] if m.text != "的"]
    owned = bool(ahead) and ahead[0].kind == "ask" and ahead[0].code == "task"
    return owned and not titled(mark.text, at.lexicon) and bool(parts_called(mark.text, at.lexicon))


def _topic(mark: Mark, new: Draft, at: At) -> None:
    """An English topic is the first of its Chinese words that the documents hold, or the part that is called so."""
    near = [*at.row[max(0, at.index - 3) : at.index], *at.row[at.index + 1 : at.index + 2]]
    called = [iri for word in mark.entry.iris for iri in at.lexicon.parts_titled(word)]
    asked = [found for word in mark.entry.iris if (found := parts_called(word, at.lexicon))]
    whole = at.index + 1 < len(at.row) and at.row[at.index + 1].kind == "ask" and at.row[at.index + 1].code == "task"
    if called or (asked and (whole or any(m.kind == "part-word" for m in near))):
        _add(new, InPart(tuple(sorted(called)) or asked[0], mark.text), mark)
        return
    held = (word for word in mark.entry.iris if tasks_holding(word, at.lexicon) or stated(word, at.lexicon))
    chosen = next(held, mark.text)
    if mark.denied in ("not", "except"):
        new.denied_topics.append(chosen)
    else:
        (new.topics if mark.kind == "topic" else new.general_topics).append(chosen)
        new.bags.append(mark.entry.iris)


def _names_a_kind(mark: Mark, new: Draft, at: At) -> bool:
    """哪几座山, 哪几条走廊: a noun behind the question word that ends names of things says what is asked for."""
    noun = mark.text.removesuffix("建设")
    if len(noun) == 1 and at.before.code == "task":
        return True
    kinds = at.lexicon.kinds_ending(noun) if noun else set()
    if kinds:
        asked = _CLASS_ASKS.get(min(kinds), "place")
    elif noun and at.lexicon.texts.held(noun, "project"):
        asked = "project"
    else:
        return False
    new.asks = [m for m in new.asks if m is not at.before]
    new.asks.append(Mark(Entry("ask", asked), mark.start, mark.end, "哪" + mark.text))
    new.kind_noun = noun
    return True


def _ask(mark: Mark, new: Draft, at: At) -> None:
    if mark.code in ("quantity", "target", "milestone") and (new.negation == "not" or at.counts_as_owned()):
        new.constraints.append(HasTarget(target_kind(mark.code), negated=new.negation == "not"))
        new.negation = None
    else:
        indefinite = at.before.kind == "yesno" and at.before.text in ("有没有", "有无", "是否有", "有木有", "是不是有")
        new.asks.append(replace(mark, text="") if indefinite else mark)


def _negation(mark: Mark, new: Draft, at: At) -> None:
    if new.group and at.before.text in (",", "，", "、", "但", "但是", "却", "可", "可是", "but"):
        _close_group(new, ALL_ROLES)
    new.negation, new.negation_text = mark.kind, mark.text


def _without(_mark: Mark, new: Draft, _at: At) -> None:
    new.negated_group = True
    _close_group(new, ALL_ROLES)


def _year(mark: Mark, new: Draft, at: At) -> None:
    if new.negation and set(mark.numbers) <= set(new.years):
        new.flags.setdefault("due-before", mark)
        new.negation = None
        return
    behind = [m for m in at.row[at.index + 1 : at.index + 3] if m.kind == "baseline" and m.text != "较"]
    if len(mark.numbers) > 1:
        new.year_ends = (mark.numbers[0], mark.numbers[-1])
    (new.baselines if behind or at.before.kind == "baseline" else new.years).extend(mark.numbers)


def _numbers(mark: Mark, new: Draft, at: At) -> None:
    wanted = tuple(str(number) for number in mark.numbers)
    if not at.lexicon.numbered(wanted):
        raise NotInDocuments((mark.text,))
    if mark.denied in ("not", "except"):
        new.constraints.append(Not(NumberIn(wanted)))
        return
    if mark.denied == "only":
        new.only.append(NumberIn(wanted))
    earlier = next((c for c in new.constraints if isinstance(c, NumberIn)), None)
    ahead = [m for m in at.row[at.index + 1 : at.index + 3]]
    if not earlier and len(ahead) == 2 and ahead[0].kind == "baseline" and ahead[1].text in (",", "，", "、"):
        new.base_first = True
    if earlier:
        new.constraints.remove(earlier)
        wanted = tuple(dict.fromkeys((*earlier.numbers, *wanted)))
    new.constraints.append(NumberIn(wanted))


def _add(new: Draft, constraint: Constraint, mark: Mark) -> None:
    if mark.denied == "only":
        new.only.append(constraint)
    new.constraints.append(Not(constraint) if mark.denied in ("not", "except") else constraint)


def _thing(mark: Mark, new: Draft, _at: At) -> None:
    (new.denied_things if mark.denied else new.things).append(mark)


def _part(mark: Mark, new: Draft, at: At) -> None:
    label = at.lexicon.parts.get(mark.entry.iris[0], mark.text) if len(mark.entry.iris) == 1 else mark.text
    _add(new, InPart(mark.entry.iris, label), mark)


def _amount(mark: Mark, new: Draft, _at: At) -> None:
    if mark.amount:
        new.amounts.append(mark.amount)


def _counted(mark: Mark, new: Draft, _at: At) -> None:
    new.counts.append(mark)


def _these(mark: Mark, new: Draft, at: At) -> None:
    """农业那四条 points at the part in front; 这几条 alone points at the question before."""
    if mark.code == "document":
        return
    anchored = (
        at.before.kind in ("part", "text", "topic", "numbers", "thing", "unit", "role", "year", "ask", "mention")
        or at.before.text == "的"
    )
    if mark.code and at.before.text == "的":
        new.asks.append(replace(mark, entry=Entry("ask", mark.code), text=""))
    if mark.code and not anchored:
        new.asks.append(replace(mark, entry=Entry("ask", mark.code), text=""))
    elif mark.code == "task" and at.before.kind == "part":
        new.asks.append(replace(mark, entry=Entry("ask", "task"), text=""))
    if not anchored:
        new.flags.setdefault("pronoun", mark)


def _change(mark: Mark, new: Draft, _at: At) -> None:
    new.flags.setdefault(mark.kind, mark)
    if mark.text.endswith(("target", "targets", "目标", "指标")):
        new.asks.append(replace(mark, entry=Entry("ask", "target"), text=""))


def _verb(mark: Mark, new: Draft, _at: At) -> None:
    new.verbs.append(mark.text)


def _count(mark: Mark, new: Draft, _at: At) -> None:
    new.flags["count"] = mark


def _both(mark: Mark, new: Draft, at: At) -> None:
    if mark.text in _UNIVERSAL and at.before_question_word():
        return
    new.flags.setdefault("both", mark)
    if mark.text in _UNIVERSAL:
        new.split = len(new.constraints) + len(new.group)


def _all(mark: Mark, new: Draft, _at: At) -> None:
    if _EACH_ONE.match(mark.text):
        new.flags.setdefault("each-task", mark)
    new.flags.setdefault("all", mark)
    new.split = len(new.constraints) + len(new.group)


def _all_of(mark: Mark, new: Draft, _at: At) -> None:
    new.flags.setdefault("all-of", mark)
    new.asks.append(replace(mark, entry=Entry("ask", mark.code)))


def _pronoun(mark: Mark, new: Draft, at: At) -> None:
    """A pronoun points at the question before, unless its own question has named something (甲那条，它的目标)."""
    if at.before.text == "的" and mark.text in ("那些", "这些"):
        return
    if _SAME.search(mark.text):
        new.flags.setdefault("other", mark)
    subject = new.asks if mark.text in _SUBJECTS else []
    own = subject or new.denied_roles or new.constraints or new.group or new.topics or new.general_topics or new.things
    if not own:
        new.flags.setdefault("pronoun", mark)


def _which(mark: Mark, new: Draft, at: At) -> None:
    """Which are they? asks for what was named last."""
    new.flags.setdefault("which", mark)
    ahead = [m.text for m in at.row[at.index + 1 : at.index + 3]]
    if new.asks and any(text in ("they", "these", "those", "are they") for text in ahead):
        new.asks.append(Mark(Entry("ask", new.asks[-1].code), mark.start, mark.end, mark.text))


def _has_not(mark: Mark, new: Draft, _at: At) -> None:
    new.constraints.append(HasTarget(target_kind(mark.code), negated=True))


def _others(mark: Mark, new: Draft, at: At) -> None:
    """给别家牵头的任务打配合, tasks led by someone else: the role at 别家 is another unit's."""
    if new.free_roles and at.before.kind == "role":
        roles = new.free_roles.pop()
        new.constraints.append(RoleCount(roles, ">=", 1))
        new.others_roles = roles
        return
    new.flags.setdefault("others", mark)
    new.others_wait = True


_HANDLERS: dict[str, Callable[[Mark, Draft, At], None]] = {
    "unit": _unit,
    "role": _role,
    "text": _text,
    "topic": _topic,
    "topic-word": _topic,
    "ask": _ask,
    "not": _negation,
    "except": _negation,
    "without": _without,
    "year": _year,
    "numbers": _numbers,
    "thing": _thing,
    "part": _part,
    "amount": _amount,
    "counted": _counted,
    "these": _these,
    "count": _count,
    "both": _both,
    "all": _all,
    "all-of": _all_of,
    "pronoun": _pronoun,
    "which": _which,
    "has-not": _has_not,
    "others": _others,
    "decrease": _change,
    "increase": _change,
    "verb": _verb,
}
