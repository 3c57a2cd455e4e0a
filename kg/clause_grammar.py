"""The grammar of responsibility clauses as compiled patterns, built from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ontology.clauses import ClauseWords, clause_words

OPENERS = "（(〔［[<〈〖【﹝＜‹"
CLOSERS = "）)〕］]>〉〗】﹞＞›"
COLON = "[：:∶﹕]"
SEPARATORS = "、，,；;。\n"
BLANK = " \t\u3000\r\xa0"


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class ClauseGrammar:
    """Patterns of one clause: `label` and `deadline` stand before a piece, `verb` ends it, `keyword` finds clauses."""

    words: ClauseWords
    label: re.Pattern[str]
    deadline: re.Pattern[str]
    verb: re.Pattern[str]
    closer: re.Pattern[str]
    joiner: re.Pattern[str]
    ending: re.Pattern[str]
    group: re.Pattern[str]
    keyword: re.Pattern[str]
    first_leads: re.Pattern[str]
    comma_leads: re.Pattern[str]
    standing: re.Pattern[str]
    label_line: re.Pattern[str]

    def role_of(self, words: str, table: dict[str, str]) -> str:
        """Return the role of the first word of `table`, strongest role first, that stands in `words`."""
        for role in ("lead", "cooperate", "participate", "responsible"):
            if any(word in words for word, of in table.items() if of == role):
                return role
        raise KeyError(words)


@cache
def clause_grammar() -> ClauseGrammar:
    """Compile the grammar once."""
    words = clause_words()
    role_words, verbs = alternation(words.role_words), alternation(words.role_verbs)
    holders = alternation((*words.holders, *words.person_holders))
    kinds = rf"(?:{role_words}|考核|主要|其他|有关|市级|省级|区级|县级)[及和]?"
    label = rf"(?P<who>(?:{kinds}){{1,3}}(?:{holders}))(?:为)?[{BLANK}]*{COLON}"
    manner = alternation(words.manners)
    marker = alternation(words.markers)
    return ClauseGrammar(
        words=words,
        label=re.compile(rf"[{BLANK}*＊]*{label}"),
        deadline=re.compile(rf"[{BLANK}]*(?P<word>{alternation(words.deadline_words)})[{BLANK}]*{COLON}"),
        verb=re.compile(
            rf"(?P<close>等)?(?P<verb>(?:(?:{manner})的?)*(?:(?:{verbs})[并和]?){{1,3}}|(?:{manner})+)[{BLANK}]*$"
        ),
        closer=re.compile(rf"(?:{alternation(words.closers)})$"),
        joiner=re.compile(alternation(words.joiners)),
        ending=re.compile(rf"(?:{alternation(words.unit_endings)})$"),
        group=re.compile(
            rf"^(?:.*(?:{marker}).*|[省市区县州]?(?:属|级|直|直属)?(?:国有)?(?:重点)?)(?:{alternation(words.group_heads)})$"
        ),
        keyword=re.compile(rf"(?:{role_words}|{verbs})"),
        first_leads=re.compile(
            r"第一(?:位|个|家)?(?:者|单位)?(?:的)?(?:均?为|是)牵头|首位(?:者|单位)?(?:均?为|是)牵头"
        ),
        comma_leads=re.compile(r"逗号(?:之)?前(?:的|者)?(?:均?为|是)牵头"),
        standing=re.compile(r"下同|以下(?:责任单位)?(?:均|任务|各项)|不再(?:一一|逐一)?列出|(?:为|标注)牵头"),
        label_line=re.compile(rf"(?:^|(?<=[\n。；;]))[{BLANK}*＊]*{label}", re.MULTILINE),
    )
