"""A question becomes a logical form."""

from __future__ import annotations

import re
from dataclasses import replace

from query.constraints import ALL_ROLES, Constraint, InPart, NameHolds, NumberIn
from query.errors import NotInDocuments, NotUnderstood
from query.lexicon import Entry, Lexicon, Mark
from query.lexicon.topics import has_kinds, targets_about
from query.logic import Logic, Operation
from query.parsing.assembly import assembled
from query.parsing.bounded_targets import of_bounded_targets, refuse_other_shares
from query.parsing.bounds_read import refuse_unread_bounds
from query.parsing.boxes import ask_for_items, in_boxes
from query.parsing.counts import ask_for_counted, total
from query.parsing.due import of_tasks as due_of_tasks
from query.parsing.due import take_month
from query.parsing.focus import THING_ASKS, focus, operation
from query.parsing.frames import frames, signs_of
from query.parsing.left_out import refuse_half, refuse_left_out
from query.parsing.names_of_counted import refuse_names_of_counted
from query.parsing.numbers_asked import refuse_other_numbers
from query.parsing.numbers_said import with_numbers_said
from query.parsing.parts_by_tasks import parts_by_tasks
from query.parsing.refusals import (
    refuse_garbled,
    refuse_loose,
    refuse_pointing,
    refuse_twice,
    refuse_unbound,
    refuse_undated,
    refuse_unread,
    refuse_unused,
)
from query.parsing.sets_by_clauses import sets_by_clauses
from query.parsing.settle import settled
from query.parsing.sides import beside_each_other
from query.parsing.special import about_document, more_units, tasks_of_one
from query.parsing.sums import summed
from query.parsing.targets import grows, names_indicator, of_amounts, states_share
from query.parsing.taskless import of_no_task, of_taskless_parts
from query.parsing.topics import core_topics, in_its_clause
from query.parsing.truth import denied_of_all
from query.reading.draft import NO_FLAG, TARGET_ASKS, Draft
from query.reading.read import prepared, read_row
from query.tokens.question_words import names_units

_ORDER = {name: place for place, name in enumerate(("UnitIs", "AnyOf", "NumberIn", "InPart", "Mentions", "TaskIn"))}
CHANGED = re.compile("换[成作为](?!百分)")


def parse(question: str, lexicon: Lexicon) -> Logic:
    """Return the logical form of a question; NotUnderstood or NotInDocuments where there is none."""
    if CHANGED.search(question):
        raise NotUnderstood("nothing")
    for of_clauses in (parts_by_tasks, sets_by_clauses):
        if found := of_clauses(question, lambda said: parse(said, lexicon)):
            return found
    if found := of_no_task(question, lexicon, lambda said: parse(said, lexicon)):
        return found
    return of_bounded_targets(question, lexicon, _parsed) or _parsed(question, lexicon)


def _parsed(question: str, lexicon: Lexicon) -> Logic:
    """Return the form of a question that is made of no other."""
    refuse_other_numbers(question, lexicon)
    row = prepared(question, lexicon)
    refuse_garbled(question, row)
    refuse_names_of_counted(question, row, lexicon)
    logic = framed(row, lexicon)
    if logic is None:
        new = read_row(row, lexicon)
        refuse_pointing(new)
        logic = form(new, lexicon)
    else:
        refuse_twice(logic)
    logic = denied_of_all(of_taskless_parts(logic, row, lexicon), row)
    refuse_loose(logic, row)
    refuse_left_out(logic, row)
    refuse_half(logic, row)
    refuse_other_shares(question, logic)
    refuse_unread_bounds(logic, row)
    return with_numbers_said(logic, row, lexicon)


def framed(row: list[Mark], lexicon: Lexicon) -> Logic | None:
    """Return the form of a question whose phrases are set against each other by its build, None where it has none."""
    signs = signs_of(row)
    found = (frame.find(row, lexicon) for frame in FRAMES if frame.may_fit(signs))
    logic = next((logic for logic in found if logic is not None), None)
    return replace(logic, where=_ordered(logic.where)) if logic else None


def form(new: Draft, lexicon: Lexicon) -> Logic:
    """Decide what is asked for and what is done with it, settle names and counts, and put the form together."""
    if about := about_document(new):
        return about
    if new.unknown:
        raise NotInDocuments(tuple(new.unknown))
    if new.unused:
        raise NotUnderstood("words", tuple(new.unused))
    take_month(new, lexicon)
    ask_for_items(new, lexicon)
    ask_for_counted(new)
    _ask_for_due(new)
    if of_amounts(new, lexicon):
        new.asks[:] = [m for m in new.asks if m.code != "task"] + [Mark(Entry("ask", "target"), 0, 0, "哪些")]
    if total_of := summed(new, lexicon):
        return total_of
    asked, step = _among_units(new, focus(new)), operation(new)
    refuse_unread(new, step, asked)
    asked, step = _reconsidered(new, asked, step, lexicon)
    dated = asked == "year" and step == "select"
    if found := beside_each_other(new, step, lexicon) or (due_of_tasks(new, lexicon, settled) if dated else None):
        return found
    bound = total(new, asked, step)
    if step == "difference" and any(m.code == "unit" and "哪" in m.text for m in new.asks):
        return more_units(new)
    if step == "exists" and (tasks := tasks_of_one(new)):
        return tasks
    roles = settled(new, asked, step, lexicon)
    logic = in_boxes(in_its_clause(assembled(step, asked, roles, new, lexicon), lexicon), new, lexicon)
    if step == "times" and "百分" in new.flag("ratio"):
        logic = replace(logic, operation="ratio", kind="task")
    refuse_unused(logic, new)
    _refuse_one_for_each(logic, new)
    refuse_twice(logic)
    _expect(new, asked)
    expected = new.expected if logic.operation == "select" else None
    logic = replace(logic, total=bound or logic.total, expected=expected or logic.expected, where=_ordered(logic.where))
    refuse_unbound(logic, new, asked)
    refuse_undated(logic, new, asked, lexicon)
    return logic


def _refuse_one_for_each(logic: Logic, new: Draft) -> None:
    """甲和乙各多少家: one number is none for each."""
    if logic.operation == "count" and "apart" in new.flags and len(new.sides) > 1:
        raise NotUnderstood("words", (new.flag("apart"),))


def _expect(new: Draft, asked: str) -> None:
    """Keep how many things the question says there are: one where it asks for a single one (哪家), or as many."""
    if new.singular == asked and asked in THING_ASKS and new.expected is None:
        new.expected = 1
    if new.stated[0] == asked and asked in (*THING_ASKS, "project") and new.expected is None:
        new.expected = new.stated[1]


def _ordered(where: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Return constraints in one order, whatever the order of words: equal questions give equal SPARQL."""
    return tuple(
        sorted(dict.fromkeys(where), key=lambda constraint: _ORDER.get(type(constraint).__name__, len(_ORDER)))
    )


def _reconsidered(new: Draft, asked: str, step: Operation, lexicon: Lexicon) -> tuple[str, Operation]:
    """Return what is asked for and what is done with it, where the topics and years of the question say otherwise."""
    if new.year_ends and step in ("difference", "times", "compare", "more"):
        new.years = list(new.year_ends)
    if asked == "task" and step == "select" and names_indicator(new, lexicon):
        asked = "value"
    if "ratio" in new.flags and (step == "select" or (step == "rank" and "百分之" in new.flag("ratio"))):
        step, asked = "select", "value"
    if step == "ratio" and asked == "task" and states_share(new, lexicon):
        step, asked = "select", "value"
    if step == "rank" and asked == "task" and _ranks_targets(new, lexicon):
        asked = "target"
    one_topic = len(new.years) + len(new.baselines) < 2 and len(core_topics(new)) == 1
    if (step == "difference" and one_topic) or _counts_a_target(new, step, lexicon):
        step, asked = "select", "value"
    if asked == "value" and step == "select" and _of_nothing(new):
        raise NotUnderstood("nothing")
    valued = asked == "value" or (asked == "target" and any(m.code == "value" for m in new.asks))
    if valued and step == "select" and _two_years(new, lexicon):
        step = "difference"
    return asked, step


def _among_units(new: Draft, asked: str) -> str:
    """责任单位里有哪两家公司: among responsible units, a company is a unit called so."""
    counted = new.flags.get("count")
    firms = counted is not None and counted.code == "company" and "公司" in counted.text
    named = firms or any(m.code == "company" and "公司" in m.text for m in new.asks)
    among = any(names_units(word) for word in new.role_words)
    if not named or not (among or any(roles != ALL_ROLES for roles in new.free_roles)):
        return asked
    if asked not in ("company", "unit") or any("部门" in m.text for m in new.asks):
        return asked
    new.constraints.append(NameHolds("公司"))
    if counted is not None and firms:
        new.flags["count"] = replace(counted, entry=Entry("count", "unit"))
    return "unit"


def _ask_for_due(new: Draft) -> None:
    """What is due in 2024: a year, and nothing else to look at, asks for targets."""
    if new.flags.get("count", NO_FLAG).code in TARGET_ASKS:  # how many targets are due
        return
    own = [c for c in new.constraints if not isinstance(c, NumberIn | InPart)]
    named = own or new.topics or new.general_topics or new.things or new.free_roles
    of_kinds = any(map(has_kinds, [*new.topics, *new.general_topics])) and not new.free_roles
    if new.any_flag("which", "wh") and not new.asks and ((new.years and not named) or of_kinds):
        new.asks.append(Mark(Entry("ask", "target"), 0, 0, "what"))


def _ranks_targets(new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a ranking that names neither tasks nor units has a verb of targets (降得最多)."""
    items = any(m.code == "task" and not m.text.endswith("项") for m in new.asks)
    measured = new.any_flag("decrease", "increase", "measure") or any(m.code == "value" for m in new.asks)
    topics = core_topics(new)
    if new.units or items:
        return False
    if topics and (measured or any(map(has_kinds, topics))):
        return bool(targets_about(topics, lexicon))
    return bool(new.verbs) and not new.asks and bool(targets_about(new.verbs, lexicon))


def _of_nothing(new: Draft) -> bool:
    """Tell whether an amount is asked of no indicator: 某企业用了多少度电 names nothing that is measured."""
    named = any(m.code in TARGET_ASKS - {"value", "year"} for m in new.asks)
    return not (named or new.topics or new.general_topics or new.bags or new.verbs or new.years or new.baselines)


def _counts_a_target(new: Draft, step: Operation, lexicon: Lexicon) -> bool:
    """景区要创几处: a number asked of a topic that a target states, and of nothing else, is that target's value."""
    counted = new.flags.get("count")
    if new.years and _asks_things(new) and step in ("count", "select") and counted is not None:
        words = [*core_topics(new), *(m.text for m in new.things)]
        return bool(words) and not new.units and bool(targets_about(words, lexicon, new.years))
    if step != "count" or counted is None or counted.code not in ("any", "unit") or new.constraints or new.free_roles:
        return False
    topics = core_topics(new)
    return bool(topics) and not new.asks and bool(targets_about(topics, lexicon))


def _asks_things(new: Draft) -> bool:
    """Tell whether a class of named things is asked for (企业, 机构)."""
    return any(m.code in THING_ASKS for m in new.asks)


def _two_years(new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether a topic has one target in each of two years set against each other; a span of years is its ends."""
    topics, years = tuple(core_topics(new)), [*new.years, *new.baselines]
    if new.year_ends and set(years) >= set(new.year_ends):
        new.years, new.baselines, years = [new.year_ends[1]], [new.year_ends[0]], list(new.year_ends)
    if len(years) != 2 or not (new.baselines or (grows(new) and "apart" not in new.flags)) or not topics:
        return False
    return all(len(targets_about(topics, lexicon, (year,))) == 1 for year in years)


FRAMES = frames(form)
