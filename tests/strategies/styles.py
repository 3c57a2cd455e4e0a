"""Plans in the manners of other printing houses: odd brackets, rules said once, all on one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from kg.facts import Role
from tests.strategies import clauses, prose
from tests.strategies.clauses import Clause, Part
from tests.strategies.departments import Place, Unit, elide, place, units
from tests.strategies.plans import NUMERALS

BRACKETS = ("（）", "()", "〔〕", "［］", "[]", "【】", "<>", "〈〉", "﹝﹞", "｛｝", "（)", "〔］")
COLONS = ("：", ":", "∶", "： ")
FIRST_RULES = (
    "列第一位者为牵头单位，下同",
    "排在第一位的为牵头单位，下同",
    "第一个单位为牵头单位，下同",
    "列首位的为牵头单位，下同",
)
COMMA_RULES = ("逗号前为牵头单位，下同", "逗号前的为牵头单位，下同")
STARS = "*★▲"


@dataclass(frozen=True, slots=True)
class Styled:
    """A plan's text and what each of its clauses gives out, in order."""

    text: str
    given: tuple[tuple[Part, ...], ...]
    style: str


Paragraphs = list[tuple[str, tuple[Part, ...]]]


def _bare(rng: Random, where: Place) -> Clause:
    """Return a clause of plain full-width brackets without a deadline."""
    style = rng.choice((clauses.led, clauses.helped, clauses.three, clauses.led_only, clauses.shared, clauses.labelled))
    text, given = style(rng, where)
    return Clause(text, given, style.__name__)


def _sentences(rng: Random) -> str:
    return "".join(prose.fillers(rng, rng.choice((1, 2))))


def odd_brackets(rng: Random, where: Place) -> Paragraphs:
    """Each clause in the brackets and with the colon of another house."""
    pair, colon = rng.choice(BRACKETS), rng.choice(COLONS)
    found: Paragraphs = []
    for _ in range(3):
        clause = _bare(rng, where)
        found.append((_sentences(rng) + pair[0] + clause.text.replace("：", colon) + pair[1], clause.parts))
    return found


def several_a_paragraph(rng: Random, where: Place) -> Paragraphs:
    """Sentence and clause, sentence and clause, in one paragraph."""
    found: Paragraphs = []
    for _ in range(3):
        clause = _bare(rng, where)
        found.append((f"{_sentences(rng)}（{clause.text}）", clause.parts))
    return found


def _lists(rng: Random, where: Place) -> list[list[Unit]]:
    return [units(rng, where, rng.choice((2, 3, 4))) for _ in range(3)]


def _led(members: list[Unit], leads: int, beside: Role = "participate") -> tuple[Part, ...]:
    return tuple(Part(unit.name, "lead" if place < leads else beside, unit.group) for place, unit in enumerate(members))


def first_leads(rng: Random, where: Place) -> Paragraphs:
    """The first unit of every list leads, as the first clause says."""
    rule = rng.choice(FIRST_RULES)
    found: Paragraphs = []
    for at, members in enumerate(_lists(rng, where)):
        said = f"{rng.choice('。；，')}{rule}" if at == 0 else ""
        listed = "、".join(unit.name for unit in members)
        found.append((f"{_sentences(rng)}（责任单位：{listed}{said}）", _led(members, 1)))
    return found


def comma_leads(rng: Random, where: Place) -> Paragraphs:
    """Those before the comma lead, as the first clause says."""
    rule = rng.choice(COMMA_RULES)
    found: Paragraphs = []
    for at, members in enumerate(_lists(rng, where)):
        leads = rng.randint(1, len(members) - 1)
        listed = "、".join(u.name for u in members[:leads]) + "，" + "、".join(u.name for u in members[leads:])
        found.append((f"{_sentences(rng)}［责任单位：{listed}{'；' + rule if at == 0 else ''}］", _led(members, leads)))
    return found


def stars_lead(rng: Random, where: Place) -> Paragraphs:
    """Those with a star lead, as a note at the beginning says."""
    star, found = rng.choice(STARS), []
    for at, members in enumerate(_lists(rng, where)):
        leads = rng.randint(1, len(members) - 1)
        listed = "、".join(unit.name + (star if i < leads else "") for i, unit in enumerate(members))
        note = f"（标{star}的为牵头单位，下同）" if at == 0 else ""
        found.append((f"{note}{_sentences(rng)}（责任单位：{listed}）", _led(members, leads)))
    return found


def not_listed_again(rng: Random, where: Place) -> Paragraphs:
    """The first clause says who else always is meant: a unit of its own, and not of the others."""
    first, *others = (_shared(rng, where) for _ in range(3))
    also = Unit("各级人民政府", group=True)
    given = (
        first[1]
        if also.name in {part.unit for part in first[1]}
        else (*first[1], *clauses.parts([also], "responsible"))
    )
    rule = f"。以下均需{also.name}落实，不再列出"
    return [(f"{_sentences(rng)}（{first[0]}{rule}）", given)] + [
        (f"{_sentences(rng)}（{text}）", given) for text, given in others
    ]


def marked(rng: Random, where: Place) -> Paragraphs:
    """The role stands in brackets behind each name that has one of its own."""
    found: Paragraphs = []
    for members in _lists(rng, where):
        named = [unit for unit in members if not unit.name.endswith(("）", ")"))]
        lead, rest = named[:1], named[1:]
        listed = "、".join([*(f"{unit.name}（牵头）" for unit in lead), *(unit.name for unit in rest)])
        given = (*clauses.parts(lead, "lead"), *clauses.parts(rest, "participate"))
        found.append((f"{_sentences(rng)}（责任单位：{listed}）", given))
    return [each for each in found if each[1]]


def only_units(rng: Random, where: Place) -> Paragraphs:
    """Brackets at the ends of paragraphs hold nothing but units, one of them a department that all know."""
    found: Paragraphs = []
    for members in _lists(rng, where):
        known = Unit(f"{where.level}财政{'厅' if where.level == '省' else '局'}", group=False)
        rest = [unit for unit in members if unit.name != known.name and not unit.group]
        listed = [known, *rest]
        text = f"{_sentences(rng)}（{'、'.join(unit.name for unit in listed)}）"
        found.append((text, clauses.parts(listed, "responsible")))
    return found


def without_brackets(rng: Random, where: Place) -> Paragraphs:
    """The last sentence of each paragraph is the clause."""
    found: Paragraphs = []
    for _ in range(3):
        style = rng.choice((clauses.led, clauses.helped, clauses.three, clauses.led_only))
        text, given = style(rng, where)
        found.append((f"{_sentences(rng)}{text}。", given))
    return found


def shared_tails(rng: Random, where: Place) -> Paragraphs:
    """Places share the word behind the last of them: 甲市、乙县政府."""
    found: Paragraphs = []
    for first, *_ in _lists(rng, where):
        places = rng.sample(("东平市", "西安县", "南和区", "北林县", "中宁县"), rng.choice((2, 3)))
        lead = [] if first.group else [first]
        leading = "".join(f"{unit.name}牵头，" for unit in lead)
        text = f"{_sentences(rng)}（{leading}{'、'.join(places)}政府{'配合' if lead else '负责'}）"
        role: Role = "cooperate" if lead else "responsible"
        rest = tuple(Part(f"{name}政府", role, group=False) for name in places)
        found.append((text, clauses.parts(lead, "lead") + rest))
    return found


def shared_heads(rng: Random, where: Place) -> Paragraphs:
    """Levels share the department behind the last of them: 市、区财政局."""
    found: Paragraphs = []
    for first, second, *_ in _lists(rng, where):
        lower = rng.choice("区县")
        upper = rng.choice([level for level in ("省", "市") if level != lower])
        name = rng.choice(("财政局", "教育局", "林业局", "水利局"))
        lead = [each for each in (first, second) if not each.group][:1]
        leading = "".join(f"{unit.name}牵头，" for unit in lead)
        verb, role = ("配合", "cooperate") if lead else ("按职责分工负责", "responsible")
        rest = tuple(Part(level + name, role, group=False) for level in (upper, lower))  # type: ignore[arg-type]
        given = clauses.parts(lead, "lead") + rest
        found.append((f"{_sentences(rng)}（{leading}{upper}、{lower}{name}{verb}）", given))
    return found


def aliases(rng: Random, where: Place) -> Paragraphs:
    """A unit's other name stands in brackets behind its own: 市住建局〈市人防办〉."""
    found: Paragraphs = []
    for members in _lists(rng, where):
        named = [unit for unit in members if not unit.group and not unit.name.endswith("）")] or [Unit("市住建局")]
        pair, other = rng.choice(("（）", "〈〉", "()", "〔〕")), rng.choice(("人防办", "网信办", "知识产权局", "外办"))
        alias = Unit(f"{named[0].name}{pair[0]}{where.prefix}{other}{pair[1]}")
        lead, rest = [alias], named[1:]
        helped = f"；配合单位：{'、'.join(unit.name for unit in rest)}" if rest else ""
        outer = "［］" if pair == "（）" else "（）"
        text = f"{_sentences(rng)}{outer[0]}牵头单位：{alias.name}{helped}{outer[1]}"
        found.append((text, clauses.parts(lead, "lead") + clauses.parts(rest, "cooperate")))
    return found


def elided(rng: Random, where: Place) -> Paragraphs:
    """The prefix of the level is printed with the first name of a list only."""
    found: Paragraphs = []
    for members in _lists(rng, where):
        named = [members[0], *(elide(unit, where) for unit in members[1:])]
        rest = list({unit.name: unit for unit in named[1:] if unit.name != named[0].name}.values())
        text = f"{_sentences(rng)}（{named[0].name}牵头，{'、'.join(unit.name for unit in rest)}等按职责分工负责）"
        found.append((text, clauses.parts(named[:1], "lead") + clauses.parts(rest, "participate")))
    return found


def always_included(rng: Random, where: Place) -> Paragraphs:
    """The first clause says who is among the responsible of every later one, not listed again."""
    first, *others = (_shared(rng, where) for _ in range(3))
    also = rng.choice(("各设区市人民政府、甲新区管委会", "各县（市、区）人民政府"))
    rule = f"。以下责任单位均包括{also}，不再列出"
    return [(f"{_sentences(rng)}（{first[0]}{rule}）", first[1])] + [
        (f"{_sentences(rng)}（{text}）", given) for text, given in others
    ]


FRIENDS = (
    "各责任单位要加强协同配合，确保各项工作落到实处。", "各牵头单位要会同配合单位细化举措，按季度报送进展。",
    "购房人及其家庭成员（包括配偶、未成年子女，下同）名下无住房的，按首套执行。", "本方案由市某局负责解释。",
    "成立工作专班，由分管领导牵头，有关部门负责同志为成员。", "牵头单位和责任单位要密切配合、通力协作。",
    "领导小组办公室设在市某局，负责日常工作。",
)  # fmt: skip


def false_friends(rng: Random, where: Place) -> Paragraphs:
    """Sentences that speak of those who are responsible stand beside clauses and give nothing."""
    found: Paragraphs = []
    for _ in range(3):
        clause = _bare(rng, where)
        found.append((f"{rng.choice(FRIENDS)}{_sentences(rng)}（{clause.text}）", clause.parts))
    return found


def _shared(rng: Random, where: Place) -> tuple[str, tuple[Part, ...]]:
    return clauses.shared(rng, where)


FORMS: tuple[Callable[[Random, Place], Paragraphs], ...] = (
    odd_brackets,
    several_a_paragraph,
    first_leads,
    comma_leads,
    stars_lead,
    not_listed_again,
    marked,
    only_units,
    without_brackets,
    shared_tails,
    shared_heads,
    aliases,
    elided,
    always_included,
    false_friends,
)


def styled(rng: Random) -> Styled:
    """Return a plan in one manner, its items in paragraphs of their own, in one paragraph, or all on one line."""
    where = place(rng, rng.choice(("省", "市", "区", "县")))
    form = rng.choice(FORMS)
    paragraphs = form(rng, where)
    head = f"{where.name}人民政府关于{prose.heading(rng)}的意见"
    if form is several_a_paragraph:
        text = f"{head}\n一、重点任务\n（一）{prose.heading(rng)}。" + "".join(words for words, _ in paragraphs) + "\n"
    else:
        between = rng.choice(("\n", "\n\n", "\n　　"))
        items = [f"（{NUMERALS[i]}）{prose.heading(rng)}。{words}" for i, (words, _) in enumerate(paragraphs)]
        text = between.join((head, "一、重点任务", *items)) + "\n"
    return Styled(text, tuple(given for _, given in paragraphs), form.__name__)


def pressed(rng: Random) -> Styled:
    """Return a plan whose body stands on one line, as some sites and data sets give it."""
    where = place(rng, rng.choice(("省", "市", "区", "县")))
    given: list[tuple[Part, ...]] = []
    body = ""
    for chapter in range(3):
        body += f"{NUMERALS[chapter]}、{prose.heading(rng)}"
        for _ in range(3):
            clause = _bare(rng, where)
            body += (
                f"（{NUMERALS[len(given)]}）{prose.heading(rng)}。{_sentences(rng)}{_sentences(rng)}（{clause.text}）"
            )
            given.append(clause.parts)
    head = f"{where.name}人民政府关于{prose.heading(rng)}的意见"
    return Styled(f"{head}\n\n各有关单位：现提出以下意见。{body}", tuple(given), "pressed")


def plans_in_style() -> st.SearchStrategy[Styled]:
    """Plans in every manner; a failing one names its seed."""
    return st.integers(0, 2**32 - 1).map(lambda seed: styled(Random(seed)))


def pressed_plans() -> st.SearchStrategy[Styled]:
    """Plans on one line."""
    return st.integers(0, 2**32 - 1).map(lambda seed: pressed(Random(seed)))
