"""The grammar of responsibility clauses as compiled patterns, built from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.facts import Role
from ontology.clauses import ClauseWords, clause_words
from ontology.vocabularies import collective_heads

OPENERS = "（(〔［[<〈〖【﹝＜‹"
CLOSERS = "）)〕］]>〉〗】﹞＞›"
COLON = "[：:∶﹕]"
SEPARATORS = "、，,；;。\n"
SENTENCE_ENDS = "。；;\n"
BLANK = " \t\u3000\r\xa0"
_STRONGEST_FIRST: tuple[Role, ...] = ("lead", "cooperate", "participate", "responsible")
_OWN = "(?:自治区|自治州|[省市区县州盟旗镇乡])"
_WHEN = (
    r"(?:20|２０)[0-9０-９]{2}\s*年|[0-9０-９]{1,2}\s*月|[一二三四五六七八九十]{1,3}月|[本当每今明全]?年(?:底|内|初|中|度)"
    r"|(?:第?[一二三四1-4]季度|[上下]半年)"
)
_STANDING = re.compile(r"下同|以下(?:责任单位)?(?:均|任务|各项)|不再(?:一一|逐一)?列出|(?:为|标注)牵头")

_RULING = re.compile(r"以下.*(?:均|都)")


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class ClauseGrammar:
    """Patterns of one clause: `label` and `deadline` stand before a piece, `verb` ends it, `keyword` finds clauses.

    `person` tells a label of people (责任人), `status` a piece that says by when or how on (持续推进, 6月底完成),
    `open_label` a label whose colon is missing.
    """

    words: ClauseWords
    label: re.Pattern[str]
    deadline: re.Pattern[str]
    verb: re.Pattern[str]
    closer: re.Pattern[str]
    joiner: re.Pattern[str]
    ending: re.Pattern[str]
    group: re.Pattern[str]
    keyword: re.Pattern[str]
    label_line: re.Pattern[str]
    inner_label: re.Pattern[str]
    inner_deadline: re.Pattern[str]
    open_label: re.Pattern[str]
    person: re.Pattern[str]
    status: re.Pattern[str]
    standing: re.Pattern[str] = _STANDING
    ruling: re.Pattern[str] = _RULING

    def role_of(self, words: str, table: dict[str, str]) -> Role:
        """Return the role of the first word of `table`, strongest role first, that stands in `words`."""
        for role in _STRONGEST_FIRST:
            if any(word in words for word, of in table.items() if of == role):
                return role
        raise KeyError(words)


@cache
def clause_grammar() -> ClauseGrammar:
    """Compile the grammar once."""
    words = clause_words()
    role_words, verbs, marker = (alternation(w) for w in (words.role_words, words.role_verbs, words.markers))
    manner, people = alternation(words.manners), alternation(words.person_holders)
    holders = alternation((*words.holders, *words.person_holders))
    heads = alternation((*words.group_heads, *collective_heads()))
    who = rf"(?:(?:{role_words}|考核|主要|其他|有关|市级|省级|区级|县级)[及和]?){{1,3}}(?:{holders})"
    label = rf"(?P<who>{who})(?:为)?[{BLANK}]*{COLON}"
    deadline = rf"(?:{alternation(words.deadline_words)})[{BLANK}]*{COLON}"
    return ClauseGrammar(
        words,
        label=re.compile(rf"[{BLANK}*＊]*{label}"),
        deadline=re.compile(rf"[{BLANK}]*{deadline}"),
        verb=re.compile(
            rf"(?P<close>等)?(?P<verb>(?:(?:{manner})的?)*(?:(?:{verbs})[并和]?){{1,3}}|(?:{manner})+)[{BLANK}]*$"
        ),
        closer=re.compile(rf"(?:{alternation(words.closers)})$"),
        joiner=re.compile(alternation(words.joiners)),
        ending=re.compile(rf"(?:{alternation(words.unit_endings)})$"),
        group=re.compile(rf"^(?:.*(?:{marker}).*|(?:{_OWN}(?:直属|属|级|直))?(?:国有)?(?:重点)?)(?:{heads})$"),
        keyword=re.compile(rf"(?:{role_words}|{verbs})"),
        label_line=re.compile(rf"(?:^|(?<=[\n。；;]))[{BLANK}*＊]*(?:{label}|{deadline})", re.MULTILINE),
        inner_label=re.compile(label),
        inner_deadline=re.compile(rf"(?<=[{BLANK}\n]){deadline}"),
        open_label=re.compile(rf"[{BLANK}]*{who}[{BLANK}]+\S"),
        person=re.compile(rf"(?:{people})$"),
        status=re.compile(rf"^(?:{_WHEN}|(?:{alternation(words.status_words)}))"),
    )
