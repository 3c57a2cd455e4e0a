"""English turns of speech said plainly before words are looked up: tasks with co-leads, two leads or more, A alone."""

from __future__ import annotations

import re

_NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
_TURNS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # who asks and for what: As an auditor I need; For our file, state
        (
            (
                r"^as an? [a-z ]{3,30}?,? (?:i|we)(?:'d| would)? (?:need|want|like|require)(?: to (?:see|know|"
                r"have))? "
            ),
            "list ",
        ),
        (r"^for (?:our|my|the|an?) [a-z ]{0,20}?(?:file|files|record|records|report|notes?|briefing)[,:] ", ""),
        # how many: 2+ leads, two leads or more, multiple leads rather than just one
        (rf"\b({_NUMBER})\+(?= )", r"at least \1"),
        (rf"\b({_NUMBER}) ((?:[a-z]+ )?(?:leads?|units|departments|bodies|agencies)) or more\b", r"at least \1 \2"),
        (
            (
                r"\b(more than one|several|multiple|two or more) ([a-z]+?),? (?:rather than|instead of|and not"
                r"|not) (?:just |only |by )*"
                r"(?:one|a single one)\b"
            ),
            r"\1 \2",
        ),
        (
            (
                r"\bunits? (?:that are |who are )?(?:answerable|responsible|accountable|on the hook) for (?:th"
                r"em|it)\b"
            ),
            "responsible units",
        ),
        (r"^(?:the )?(tasks|items) ([^:?]+?): how many(?: of them)?(?: are there)?\??$", r"how many \1 \2?"),
        (r"^of (?:all )?the (?:\d+ )?(tasks|items), (how many|which)(?: ones?)?(?= )", r"\2 \1"),
        # units that are not counted
        (
            (
                r"(?:^|(?<=[,.?!;] )|\b(?:if|when|once) (?:you|we|one) )(?:please )?(?:leave|leaving|set|setti"
                r"ng|put|putting|exclude) "
                r"(?:out |aside |off )?(?=(?:the )?[^,.?!;]{2,60}(?:[,.?!;]|$))(?!(?:the )?(?:tasks|items)\b)"
            ),
            "excluding ",
        ),
        # joint leads, a single lead, none
        (
            (
                r"\b(tasks|items) (?:with|that have|which have|having) (?:co[- ]?leads|shared leads?|(?:a )?(?"
                r":joint|shared) leads?)\b"
            ),
            r"\1 led by several units",
        ),
        (r"\bin (how many|which) (tasks|items) is the lead shared\b", r"\1 \2 are led by several units"),
        (
            (
                r",? (?:with|and|but) (?:none of them|nobody|no one|no unit) (?:leading|in the lead|taking the"
                r" lead|as (?:the )?lead)\b"
            ),
            " with no lead unit",
        ),
        (
            (
                r"\b(?:name|names|list|lists|give|gives|state|states|designates?|specif(?:y|ies)) no (?:design"
                r"ated )?(lead|leading)(?: (?:unit|agency))?"
                r"(?: among them| at all)?\b"
            ),
            r"have no \1 unit",
        ),
        (r"\bon (which|what) (tasks|items) does (?:the|this) plan have no lead unit\b", r"\1 \2 have no lead unit"),
        (r"\blacking an? (?:designated|named|clear) lead\b", "with no lead unit"),
        (
            (
                r"\b(?:as (?:the |its |their )?)(?:one and only|sole|lone|only|single|exclusive) lead(?: unit|"
                r" agency)?\b"
            ),
            "leading alone",
        ),
        (
            r"\bthe (?:one and only|sole|lone|only|single) lead(?: unit)?(?= |\?|$)(?! (?:of|for|on|in) )",
            "leading alone",
        ),
        (r"\bwithout (?:a co[- ]?lead(?:er)?|sharing the lead|any (?:other|co[- ]?) ?lead(?:er)?)\b", "alone"),
        (r"\b(?:with|have|has|having) ((?:the )?[^,?]{2,60}?) leading alone\b", r"led by \1 alone"),
        (r"\b(tasks?) that (?:has|have) no lead(?: unit)?\b", r"\1 without a lead unit"),
        (r"\b(?:shows?|turns?|pops?) up (?=in|on)", "are "),
        (r"\bresponsible (?:on|for|in) all (?:of )?the tasks\b", "in every task"),
        # some task: whether there is any
        (
            (
                r"^(?:can|could) you (?:find|name|point to|show|give)(?: me)?(?: even)? (?:one|a single|any|a)"
                r" (?=task|item)"
            ),
            "is there any ",
        ),
        (r"^(?:does|do|has|have) (?:any|some) (task|item) (?:have|has) ", r"is there any \1 with "),
        (
            (
                r"^(.+?) (?:dont|do not|doesnt|does not|didnt|did not) (?:lead|head) (?:a single|any|even one|"
                r"one) (?:task|item)s?[.,]?"
                r" (?:is that |that's |thats )?(?:right|correct|true|yes)\?$"
            ),
            r"is it true that no task is led by \1?",
        ),
        (r"\bwhere (does|do) ((?:the )?[^,?]{2,60}?) (?:take the lead|lead)\b", r"which tasks \1 \2 lead"),
        (r"^(?:looking|considering)(?: only| just)? (?:at )?(?=(?:items|tasks) )", "among "),
        (r" ?\((?:or|and/or) both\)", ""),
        (
            (
                r"\b(tasks?|items?) where ([^,?]{2,60}?) and ([^,?]{2,60}?) are (?:both )?(?:absent|missing|le"
                r"ft out)"
                r"(?: (?:from|of) (?:the|its|their) (?:list|responsible units)(?: of responsible units)?)?"
            ),
            r"\1 that do not involve \2 and do not involve \3",
        ),
        (r"\b(tasks?|items?) where (?=(?:the )?[^,?]{2,80}? (?:has|have|plays?|takes?|is|are) )", r"\1 in which "),
        (r"^any (?=(?:task|item)\b[^?]*\?$)", "is there any "),
        (r"\b(leads?|heads?|led) (?:at least one|even one|a single) (?=task|item)", r"\1 any "),
        (
            (
                r"^(?:is|are) (?:the )?(.+?) (?:part of|in|on|named in|listed in|involved in) any (?:of the )?"
                r"tasks? "
                r"(?:that |which )?(?:the )?(.+?) (leads|heads)\??$"
            ),
            r"is there any task led by \2 that involves \1?",
        ),
        (
            (
                r"^among (?:the |all )?tasks (.+?), (?:is|are) there (?:one|any|a task|some)(?: of them)?,? (i"
                r"n which|where|that|with|which) (.+)$"
            ),
            r"is there any task \1 \2 \3",
        ),
        # lists put together or left out
        (r",? and (?:count|counting) (?:duplicates|overlaps|repeats|each|any overlap)(?: only)? once\b", ""),
        (
            (
                r"^(?:if you |if we )?(?:pool|pooling|combine|combining|merge|merging|taking|put together) (th"
                r"e tasks (?:of|for) .+?)(?: together)?, "
                r"how many(?: tasks)?(?: are there| is that)?(?: in (?:all|total))?\??$"
            ),
            r"how many tasks are \1 combined?",
        ),
        (r"\bat least one of (?:them|the two)\b", "either of them"),
        (
            (
                r"\bleaves? both (.+?) and (.+?) (?:off|out of) (?:their|its|the) list(?: of responsible units"
                r")?"
            ),
            r"do not involve \1 and do not involve \2",
        ),
        (r"\b(?:that |which )?leaves? ((?:the )?[^,?.]{2,50}?) (?:out|off)(?= |\?|\.|$)", r"without \1"),
    )
)


def in_plain_english(text: str) -> str:
    """Return a normal English question with turns of speech in the words that the vocabularies know."""
    for pattern, said in _TURNS:
        text = pattern.sub(said, text)
    return text
