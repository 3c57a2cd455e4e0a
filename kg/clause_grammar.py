"""The grammar of responsibility clauses as compiled patterns, built from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.facts import Role
from ontology.clauses import ClauseWords, clause_words
from ontology.vocabularies import collective_heads

OPENERS = "（(〔［[<〈〖【﹝＜‹｛{"
CLOSERS = "）)〕］]>〉〗】﹞＞›｝}"
COLON = "[：:∶﹕]"
MAY_LABEL = re.compile(rf"{COLON}|[】］〕\]]|单位|部门|处室|科室|机构|主体|领导|责任|人[员 ]?")
"""What every label holds: a colon, a bracket that closes it, or a noun for units or people."""
SEPARATORS = "、，,；;。\n"
SENTENCE_ENDS = "。；;\n"
BLANK = " \t\u3000\r\xa0"
BULLETS = "*＊▲△●○◆◇■□★☆◎•·▪➢➤►→>＞+—–－-"
COUNT = r"(?:[0-9０-９]{1,2}[.．、)）]|[①-⑳]|[（(][0-9０-９一二三四五六七八九十]{1,3}[）)])"
LEAD = rf"[{BLANK}{re.escape(BULLETS)}]*+(?:{COUNT})?[{BLANK}]*"
"""What may stand before a label on a line of its own: a bullet, a number."""
PRINCIPLE = r"(?:(?:按照?|根据|本着|依照|遵循)[“\"][^”\"\n]{2,24}[”\"]的?(?:原则|要求|分工)?)?"
"""On what terms units do something: 按照“谁主管、谁负责”的原则."""
SCORE = re.compile(r"[0-9０-９]{1,3}(?:\.[0-9])?\s*分")
"""What a task is worth where tasks are assessed; it may stand among its units."""
_STRONGEST_FIRST: tuple[Role, ...] = ("lead", "cooperate", "participate", "responsible")
_DOING = ("做好", "提供", "落实", "开展", "加强", "制定", "出台")
_OPEN = "【[［〔〖（("
_SAYINGS = ("各自职责", "职责分工")
_OWN = "(?:自治区|自治州|[省市区县州盟旗镇乡])"
_WHEN = (
    r"(?:20|２０)[0-9０-９]{2}\s*年|[0-9０-９]{1,2}\s*月|[一二三四五六七八九十]{1,3}月|[本当每今明全]?年(?:底|内|初|中|度)"
    r"|(?:第?[一二三四1-4]季度|[上下]半年)"
)
_STANDING = re.compile(
    r"(?=[下以不为标])(?:下同|以下(?:责任单位)?(?:均|任务|各项)|不再(?:一一|逐一)?列出|^(?:以下|下称)(?:简称|统称)?|(?:为|标注)牵头)"
)

_NEXT_ITEM = r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|(?<=。)[一二三四五六七八九十]{1,3}、)[\u4e00-\u9fff]"
"""The next item of a text that was pressed onto one line."""
_RULING = re.compile(r"(?:以下|(?:具体|各项|上述|所有|本方案|相关)(?:任务|措施|工作|事项)).*(?:均|都)")
_LEVEL = (
    r"(?:地级以上|设区的?|地级)?(?:自治[区州县旗]|直辖市|直管市|县级市|[\u4e00-\u9fff]{2,3}林区|市州|州市|市县区?|区县|县区|县市区?|旗县区?|旗区|市地|盟市|乡镇|镇街|街道"
    r"|[省市区县州盟旗乡镇])(?:[（(〔［\[][^（()）〔〕［］\[\]]{1,12}[）)〕］\]])?"
)
_COLLECTIVE = re.compile(
    rf"(?:各有关|各相关|各级|各|有关|相关)(?P<level>{_LEVEL})(?:、(?!(?P=level)){_LEVEL})+"
    r"(?:(?:人民)?政府(?![办机督研])|党委[和、]?政府)(?:[（(](?:含)?[^（()）]{1,16}[）)])?|各省、自治区、直辖市"
)
"""Levels that share the noun behind the last: 各市、县（市、区）人民政府 is one name, 各乡镇、街道 are two."""
_LEVELS_ALONE = re.compile(rf"(?:{_LEVEL})(?:人民政府|政府|办事处)?")


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest that fits first.

    What words begin with is tried once for all of them: at a character there are a few ways to go and not hundreds.
    """
    behind: dict[str, set[str]] = {}
    for word in words:
        if word:
            behind.setdefault(word[0], set()).add(word[1:])
    return "|".join(re.escape(first) + _any_of(rests) for first, rests in sorted(behind.items()))


def _any_of(rests: set[str]) -> str:
    if len(rests) == 1:
        return re.escape(next(iter(rests)))
    return f"(?:{alternation(rests)}{'|' if '' in rests else ''})"


def ahead(*words: Iterable[str]) -> str:
    """Return a look at the first character of some words: a search that begins with it passes over others at once."""
    return rf"(?=[{re.escape(''.join(sorted({word[0] for group in words for word in group})))}])"


def _spread(roles: Iterable[str], holders: Iterable[str]) -> str:
    """Return a pattern for labels printed with blanks between their characters: 责 任 单 位."""
    gap = r"[ \u3000]{1,2}"
    first, last = ("|".join(gap.join(word) for word in sorted(words) if len(word) > 1) for words in (roles, holders))
    return rf"(?:{first}){gap}(?:{last})"


@dataclass(frozen=True, slots=True, eq=False)
class ClauseGrammar:
    """Patterns of one clause: `label` and `deadline` stand before a piece, `verb` ends it, `keyword` finds clauses.

    `person` tells a label of people (责任人), `status` a piece that says by when or how on (持续推进, 6月底完成),
    `inner_verb` a verb of leading in the middle of a piece (甲局牵头会同乙局负责), `acting` a verb before what is done
    (甲局负责制定办法), `closing` a verb that ends a paragraph, `open_label` a label whose colon is missing, `any_label`
    a label that may name no role we know, `inner_mark` a role in brackets before the next name, `mark` a role in
    brackets behind a name: 市甲局（牵头）, `levels_alone` the name of a kind of places, which behind 各… means all of
    them too (各乡镇、【街道】). `verb_ends` are the characters that verbs end in.
    """

    words: ClauseWords
    label: re.Pattern[str]
    deadline: re.Pattern[str]
    lead: re.Pattern[str]
    other: re.Pattern[str]
    verb: re.Pattern[str]
    closer: re.Pattern[str]
    joiner: re.Pattern[str]
    inner_verb: re.Pattern[str]
    acting: re.Pattern[str]
    inner_mark: re.Pattern[str]
    ending: re.Pattern[str]
    group: re.Pattern[str]
    keyword: re.Pattern[str]
    label_line: re.Pattern[str]
    inner_label: re.Pattern[str]
    inner_deadline: re.Pattern[str]
    open_label: re.Pattern[str]
    any_label: re.Pattern[str]
    mark: re.Pattern[str]
    sentence: re.Pattern[str]
    bare_sentence: re.Pattern[str]
    person: re.Pattern[str]
    status: re.Pattern[str]
    closing: re.Pattern[str]
    verb_ends: frozenset[str]
    closers: tuple[str, ...]
    standing: re.Pattern[str] = _STANDING
    ruling: re.Pattern[str] = _RULING
    collective: re.Pattern[str] = _COLLECTIVE
    levels_alone: re.Pattern[str] = _LEVELS_ALONE

    def closed(self, words: str) -> re.Match[str] | None:
        """Return what closes a list at the end of some words: 市甲局【等】."""
        return self.closer.search(words) if words.removesuffix("\n").endswith(self.closers) else None

    def verb_of(self, words: str) -> re.Match[str] | None:
        """Return the verb, with its manners, that ends some words: 市甲局【负责落实】."""
        return self.verb.search(words) if words.rstrip(BLANK + "\n")[-1:] in self.verb_ends else None


@lru_cache(maxsize=4096)
def role_of_verb(words: str) -> Role:
    """Return the role that a verb says: 牵头负责."""
    return _strongest(words, clause_words().role_verbs)


@lru_cache(maxsize=4096)
def role_of_label(words: str) -> Role:
    """Return the role that a label says: 责任单位."""
    return _strongest(words, clause_words().role_words)


def _strongest(words: str, table: dict[str, str]) -> Role:
    """Return the role of the first word of `table`, strongest role first, that stands in `words`."""
    for role in _STRONGEST_FIRST:
        if any(word in words for word, of in table.items() if of == role):
            return role
    return "responsible"


@cache
def clause_grammar() -> ClauseGrammar:
    """Compile the grammar once."""
    words = clause_words()
    role_words, verbs, marker = (alternation(w) for w in (words.role_words, words.role_verbs, words.markers))
    core_verbs = [verb for verb in words.role_verbs if verb not in words.beside_verbs]
    core = alternation(core_verbs)
    before_verb = alternation((*words.manners, *words.adverbs))
    manner, people = alternation(words.manners), alternation(words.person_holders)
    holders = alternation((*words.holders, *words.person_holders))
    heads = alternation((*words.group_heads, *collective_heads()))
    prefixes = alternation(words.label_prefixes)
    holding = rf"(?:{holders})(?:[（(](?:[^（()）]{{1,8}})[）)])?"
    when = alternation(words.deadline_words)
    roles = rf"(?:{prefixes}){{0,2}}(?:{role_words})(?:[及和、与/]?(?:{role_words}|{prefixes})){{0,3}}"
    person = rf"(?:{prefixes}){{0,2}}(?:{alternation(words.person_of)})(?:{prefixes})?(?:{people})"
    spread = _spread(words.role_words, words.holders)
    who = rf"(?:{roles}{holding}|{person}|{spread})(?:[及和与、/／](?:{roles}{holding}|{holding}|{person}|{when}))*"
    lone = rf"(?<![\u4e00-\u9fff])(?:{prefixes}){{0,2}}(?:{alternation(words.lone_labels)})"
    stop = rf"[{re.escape(SEPARATORS + CLOSERS)}{BLANK}]|等|$"
    unitish = (
        rf"(?!{roles}{holding})[^{re.escape(SEPARATORS)}：:\s]{{2,24}}?(?:{alternation(words.unit_endings)})(?={stop})"
    )
    shut = rf"[】\]］〕〗）)][{BLANK}]*{COLON}?"
    no_unit = "(?![均都应须可负由会的等及和与名要]|中[的第排列首])"
    left_out = rf"(?:为|[—–－-]{{1,2}}|[{BLANK}]*\n?[{BLANK}]*{no_unit})(?={unitish})"
    after = rf"(?(open){shut}|(?:为?[{BLANK}]*{COLON}|{left_out}))"
    bracket = r"(?P<open>[【\[［〔〖]|(?<![\u4e00-\u9fff])[（(])?"
    label = rf"{bracket}(?P<who>{who}){after}"
    known_label = rf"(?:{label}|(?P<lone>{lone})(?:为)?[{BLANK}]*{COLON})"
    heads_label = ahead(words.label_prefixes, words.role_words, words.person_of, words.lone_labels, _OPEN)
    told = [word for word in words.lone_labels if word.endswith(("落实", "分工")) and len(word) > 3]
    shared = alternation(told)
    heads_line = ahead(words.label_prefixes, words.role_words, words.person_of, words.deadline_words, told, _OPEN)
    deadline = rf"(?:(?:{when})[{BLANK}]*{COLON}|[【［〔\[](?:{when})[】］〕\]][{BLANK}]*{COLON}?)"
    all_of = "(?:[均都]?为?|分别|联合)"
    plain_when = alternation(word for word in words.deadline_words if len(word) > 3)
    return ClauseGrammar(
        words,
        label=re.compile(rf"{LEAD}{known_label}"),
        deadline=re.compile(rf"{LEAD}{deadline}"),
        lead=re.compile(LEAD),
        other=re.compile(rf"{LEAD}(?:{alternation(words.other_labels)})[{BLANK}]*{COLON}"),
        verb=re.compile(
            rf"{ahead('等', words.manners, words.adverbs, words.role_verbs, ('本', '遵'))}"
            rf"(?P<close>等)?(?P<verb>{PRINCIPLE}(?:(?:(?:{before_verb})的?)*(?:{verbs})[并和]?){{1,3}}|(?:{manner})+)[{BLANK}]*$"
        ),
        closer=re.compile(rf"(?:{alternation(words.closers)})$"),
        joiner=re.compile(alternation(words.joiners)),
        inner_verb=re.compile(
            rf"(?:{alternation(verb for verb in words.role_verbs if words.role_verbs[verb] == 'lead')})(?:负责)?"
            r"(?=[，,]?(?:会同|联合|商)[^，,。；;]{3})"
        ),
        acting=re.compile(
            rf"{ahead(words.manners, words.adverbs, core_verbs, _DOING)}"
            rf"(?P<verb>(?:(?:{before_verb})的?)*(?:{core}|{'|'.join(_DOING)}))(?!单位|部门|领导|责任|人|同志|.*解释)"
            r"(?=(?!的)(?:(?!的)[\u4e00-\u9fff“”0-9.%]){1,24}$)"
        ),
        ending=re.compile(rf"(?:{alternation(words.unit_endings)})$"),
        group=re.compile(rf"^(?:.*(?:{marker}).*|(?:{_OWN}(?:直属|属|级|直))?(?:国有)?(?:重点)?)(?:{heads})$"),
        keyword=re.compile(
            rf"{ahead(words.role_words, core_verbs, words.lone_labels, _SAYINGS)}"
            rf"(?:(?:{role_words})(?={role_words}|{prefixes}|{holders}|{COLON})|{core}|{'|'.join(_SAYINGS)}"
            rf"|(?:{alternation(words.lone_labels)})[{BLANK}]*{COLON}|{spread})"
        ),
        label_line=re.compile(
            rf"(?:^|(?<=[\n。；;])){LEAD}{heads_line}(?:{label}|(?P<lone>{shared})[{BLANK}]*{COLON}|{deadline})",
            re.MULTILINE,
        ),
        inner_label=re.compile(f"{heads_label}{known_label}"),
        inner_deadline=re.compile(
            rf"{ahead(words.deadline_words, _OPEN)}(?:(?<=[{BLANK}\n]){deadline}|(?:{plain_when})[{BLANK}]*{COLON})"
        ),
        mark=re.compile(
            rf"[{re.escape(OPENERS)}]{all_of}(?P<role>(?:{prefixes})?(?:{role_words}))(?:{holders})?[{re.escape(CLOSERS)}]$"
        ),
        inner_mark=re.compile(
            rf"[{re.escape(OPENERS)}]{all_of}(?:{prefixes})?(?:{role_words})(?:{holders})?[{re.escape(CLOSERS)}]"
            rf"(?=[\u4e00-\u9fff])(?!等|{manner}|{verbs})"
        ),
        sentence=re.compile(
            rf"(?:(?<=[。\n])|^)[{BLANK}]*(?:(?:此|该|本|这)项|以上|上述|具体)?(?:工作|任务)?"
            rf"(?:(?<=\n)[{BLANK}]*(?:{COUNT}|[一二三四五六七八九十]{{1,3}}、)?[{BLANK}]*关于[^。；\n]{{2,200}}?[，,])?由"
            rf"(?P<who>(?:[^。；\n（()）]|[（(][^。；\n（()）]{{1,12}}[）)]){{4,300}}?(?:{core}))(?:[，,][^，。；\n]{{2,24}}?(?:完成|到位|成效))?。?[{BLANK}]*(?=\n|$)"
        ),
        bare_sentence=re.compile(
            rf"(?<=。)[{BLANK}]*(?P<who>(?:[^。\n（()）]|[（(][^。；\n（()）]{{1,16}}[）)]){{2,300}}?(?:{core}))"
            rf"。?[{BLANK}]*(?=\n|$|{_NEXT_ITEM})"
        ),
        open_label=re.compile(rf"[{BLANK}]*{who}[{BLANK}]+\S"),
        any_label=re.compile(rf"{LEAD}(?P<who>[\u4e00-\u9fff]{{1,8}}){COLON}"),
        closing=re.compile(rf"{ahead(core_verbs)}(?:{core})。?[{BLANK}]*(?=\n|$|{_NEXT_ITEM})"),
        verb_ends=frozenset("并和").union(word[-1] for word in (*words.role_verbs, *words.manners)),
        closers=tuple(words.closers),
        person=re.compile(rf"(?:{people})$"),
        status=re.compile(rf"^(?:于|在|并且?|力争|确保|后续)?(?:{_WHEN}|(?:{alternation(words.status_words)}))"),
    )
