"""English turns of speech said plainly before words are looked up: tasks with co-leads, two leads or more, A alone."""

from __future__ import annotations

import re

from query.wording.turns import said_plainly, turns

_NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"


def _ranked_by(match: re.Match[str]) -> str:
    """Return the greatest or the least of things for the one that comes first or last when they are ranked."""
    how = "fewest" if match[3] in ("last", "at the bottom") else "most"
    return f"which {match[1]} has the {how} {match[2]}?"


_TURNS = turns(
    (
        # how many: 2+ leads, two leads or more, multiple leads rather than just one
        (rf"\b({_NUMBER})\+(?= )", r"at least \1"),
        (rf"\b({_NUMBER}) ((?:[a-z]+ )?(?:leads?|units|departments|bodies|agencies)) or more\b", r"at least \1 \2"),
        (
            (
                r"\b(more than one|several|multiple|two or more) ([a-z]+?),? "
                r"(?:rather than|instead of|and not|not) (?:just |only |by )*(?:one|a single one)\b"
            ),
            r"\1 \2",
        ),
        (
            (
                r"\bunits? (?:that are |who are )?(?:answerable|responsible|accountable|on the hook) for "
                r"(?:them|it)\b"
            ),
            "responsible units",
        ),
        (r"^(?:the )?(tasks|items) ([^:?]+?): how many(?: of them)?(?: are there)?\??$", r"how many \1 \2?"),
        (r"^of (?:all )?the (?:\d+ )?(tasks|items), (how many|which)(?: ones?)?(?= )", r"\2 \1"),
        # the fewest: the least number of, the lowest count of; which one is it, which comes last
        (r"\bthe (?:least|lowest|smallest|fewest|minimum) (?:number|count|total|amount)s? of (?=[a-z])", "the fewest "),
        (
            r"\bthe (?:most|highest|largest|greatest|biggest|maximum) (?:number|count|total|amount)s? of (?=[a-z])",
            "the most ",
        ),
        (
            (
                r"^(?:find|name|identify|show|give|tell)(?: me)? (?:the |which )(task|unit|department|section)s? "
                r"(?:that |which )?"
                r"(?:involves?|has|have|having|with|names?|lists?|carr(?:y|ies)) (?=the (?:most|fewest))"
            ),
            r"which \1 has ",
        ),
        (
            (
                r"^the (task|unit|department|section) (?:with|that has|having) (the (?:most|fewest) [^,?-]{3,60}?)"
                r" ?[,:;-]+ ?(?:which|what) (?:one |task |unit )?(?:is it|is that)\??$"
            ),
            r"which \1 has \2?",
        ),
        (
            (
                r"^(?:if|when) (?:we|you|i|one) (?:rank|order|sort|list|arrange)(?: all)?(?: the)? "
                r"(task|unit|department|section)s? by "
                r"(?:how many|(?:the )?number of) ([a-z ]{3,40}?)(?: (?:they|each)(?: one)? (?:have|has|involves?"
                r"|leads?))?, "
                r"(?:which|what)(?: one| task| unit)? (?:comes|is|ends up|would be|would come) (last|at the bottom"
                r"|first|on top|at the top)\??$"
            ),
            _ranked_by,
        ),
        (
            (
                r"\b(units|departments|bodies|agencies) (?:working|assigned|engaged|involved|responsible|named|listed)"
                r" (?:on|in|to|for) it(?=\??$)"
            ),
            "responsible units",
        ),
        # all tasks: every one of them; no lead
        (
            r"\b(in|on|for) all (?:of )?(?:the |those )?tasks\b(?= (?:led|without|with|that|which|where|involving))",
            r"\1 every task",
        ),
        (
            (
                r"^among (?:the |all )?tasks (?P<of>.{5,60}?), (?P<who>which units|which departments|who) (?:is|are) "
                r"(?:listed |named |involved |responsible )?(?:in|on) (?:all|every one|each one|each)(?: of (?:them"
                r"|these|those))?"
            ),
            r"\g<who> are in every task \g<of>",
        ),
        (
            (
                r"\b(?:where|for which|in which) (?:no|not one|not a single) (?:unit|department|agency|body|one) (?:is"
                r"|has been|was) "
                r"(?:designated|named|assigned|appointed|identified|listed|specified|given|set|marked)? "
                r"?(?:as )?(?:the |a |its )?lead"
                r"(?: unit| agency| department)?\b"
            ),
            "without a lead unit",
        ),
        (r"\b(?:with|has|have|having) no (?:designated |clear |named )?lead(?=[?.,]|$)", "without a lead unit"),
        # is A in some task that B leads
        (
            (
                r"^(?P<aux>does|do|did) (?:the )?(?P<who>.{3,60}?) (?:appear|feature|figure|show up|turn up|come up"
                r"|occur|participate) (?:in|on|among) "
                r"(?:any|one|some)(?: of the)? tasks?\b"
            ),
            r"is the \g<who> involved in any task",
        ),
        (
            (
                r"^(?=.*(?:participat|tak(?:es?|ing) part|support|assist))(.*?),? (?:not counting|not including"
                r"|excluding|leaving aside|"
                r"without counting|apart from|setting aside|ignoring) (?:the )?(?:tasks|those|ones|anything)?(?: that"
                r"| which)? ?(?:it|they|the unit)"
                r"(?: itself| themselves)? (?:leads?|heads?)\b"
            ),
            r"\1",
        ),
        # units that are not counted
        (
            (
                r"(?:^|(?<=[,.?!;] )|\b(?:if|when|once) (?:you|we|one) )(?:please )?"
                r"(?:leave|leaving|set|setting|put|putting|exclude) (?:out |aside |off )?(?="
                r"(?:the )?[^,.?!;]{2,60}(?:[,.?!;]|$))(?!(?:the )?(?:tasks|items)\b)"
            ),
            "excluding ",
        ),
        # whether one leads alone; joint leads, a single lead, none
        (
            (
                r"^is (?:the )?(.+?) (?:ever |anywhere |at all )?(?:leading alone|the "
                r"(?:one and only|sole|lone|only|single) lead(?: unit| agency)?) (?:on|in|of) "
                r"(?:an?|any|some|even one) (?:single )?(task|item)"
            ),
            r"is there any \2 led by \1 alone",
        ),
        (
            (
                r"\b(tasks|items) (?:with|that have|which have|having) (?:co[- ]?leads|shared leads?|(?:a )?"
                r"(?:joint|shared) leads?)\b"
            ),
            r"\1 led by several units",
        ),
        (r"\bin (how many|which) (tasks|items) is the lead shared\b", r"\1 \2 are led by several units"),
        (
            (
                r",? (?:with|and|but) (?:none of them|nobody|no one|no unit) "
                r"(?:leading|in the lead|taking the lead|as (?:the )?lead)\b"
            ),
            " with no lead unit",
        ),
        (
            (
                r"\b(?:name|names|list|lists|give|gives|state|states|designates?|specif(?:y|ies)) no "
                r"(?:designated )?(lead|leading)(?: (?:unit|agency))?(?: among them| at all)?\b"
            ),
            r"have no \1 unit",
        ),
        (r"\bon (which|what) (tasks|items) does (?:the|this) plan have no lead unit\b", r"\1 \2 have no lead unit"),
        (r"\blacking an? (?:designated|named|clear) lead\b", "with no lead unit"),
        (
            (
                r"\b(?:as (?:the |its |their )?)(?:one and only|sole|lone|only|single|exclusive) lead"
                r"(?: unit| agency)?\b"
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
        (
            r"\b(?:but|yet|though) (?:is|are)(?:n'?t| not) (?:an? |the |its )?(?:co[- ]?)?lead(?: unit)?\b",
            "but does not lead",
        ),
        (
            r"\bfewer ([a-z ]{3,30}?) than any(?:one|body)?(?: other| else)*(?: unit| task| item| department)?\b",
            r"the fewest \1",
        ),
        (
            r"\bmore ([a-z ]{3,30}?) than any(?:one|body)?(?: other| else)*(?: unit| task| item| department)?\b",
            r"the most \1",
        ),
        (r"\b(which|what) (task|item)s? (?:lists?|names?|counts?) (?=the (?:most|fewest))", r"\1 \2 has "),
        (r" ?\(lead(?:ing|s)? (?:doesnt|does not|dont|do not) count\)", ""),
        # amounts
        (r"^counting (?:each|every) (unit|department|body) (?:only )?once, how many (?=are|is|lead)", r"how many \1s "),
        (r",? counting (?:the )?[a-z ]{3,40}? as (?:one|a single|a) (?:section|part|chapter)\b", ""),
        (r"\bmgmt\b", "management"),
        (
            r"\bwhose (?:list|number|count|tally) of led tasks is (?:longer|larger|higher|bigger)\b",
            "which leads more tasks",
        ),
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
                r"^(.+?) (?:dont|do not|doesnt|does not|didnt|did not) (?:lead|head) "
                r"(?:a single|any|even one|one) (?:task|item)s?[.,]? (?:is that |that's |thats )?"
                r"(?:right|correct|true|yes)\?$"
            ),
            r"is it true that no task is led by \1?",
        ),
        (r"\bwhere (does|do) ((?:the )?[^,?]{2,60}?) (?:take the lead|lead)\b", r"which tasks \1 \2 lead"),
        (r"^(?:looking|considering)(?: only| just)? (?:at )?(?=(?:items|tasks) )", "among "),
        (r" ?\((?:or|and/or) both\)", ""),
        (
            (
                r"\b(tasks?|items?) where ([^,?]{2,60}?) and ([^,?]{2,60}?) are (?:both )?"
                r"(?:absent|missing|left out)(?: (?:from|of) (?:the|its|their) (?:list|responsible units)"
                r"(?: of responsible units)?)?"
            ),
            r"\1 that do not involve \2 and do not involve \3",
        ),
        (r"\b(tasks?|items?) where (?=(?:the )?[^,?]{2,80}? (?:has|have|plays?|takes?|is|are) )", r"\1 in which "),
        (r"^any (?=(?:task|item)\b[^?]*\?$)", "is there any "),
        (r"\b(leads?|heads?|led) (?:at least one|even one|a single) (?=task|item)", r"\1 any "),
        (
            (
                r"^(?:is|are) (?:the )?(.+?) (?:part of|in|on|named in|listed in|involved in) any "
                r"(?:of the )?tasks? (?:that |which )?(?:the )?(.+?) (leads|heads)\??$"
            ),
            r"is there any task led by \2 that involves \1?",
        ),
        (
            (
                r"^among (?:the |all )?tasks (.+?), (?:is|are) there (?:one|any|a task|some)(?: of them)?,? "
                r"(in which|where|that|with|which) (.+)$"
            ),
            r"is there any task \1 \2 \3",
        ),
        # lists put together or left out
        (r",? and (?:count|counting) (?:duplicates|overlaps|repeats|each|any overlap)(?: only)? once\b", ""),
        (
            (
                r"^(?:if you |if we )?(?:pool|pooling|combine|combining|merge|merging|taking|put together) "
                r"(the tasks (?:of|for) .+?)(?: together)?, how many(?: tasks)?(?: are there| is that)?(?: in "
                r"(?:all|total))?\??$"
            ),
            r"how many tasks are \1 combined?",
        ),
        (r"\bat least one of (?:them|the two)\b", "either of them"),
        (
            (r"\bleaves? both (.+?) and (.+?) (?:off|out of) (?:their|its|the) list(?: of responsible units)?"),
            r"do not involve \1 and do not involve \2",
        ),
        (
            (
                r"(?:show up|appear|are|feature|figure) (?:in|on) "
                r"(?:every one|every single one|each one|each|all) of the tasks "
                r"(?:that (?:have|has)|with) no lead(?: unit)?\b"
            ),
            "are responsible on all of the tasks without a lead unit",
        ),
        (r"\b(?:that |which )?leaves? ((?:the )?[^,?.]{2,50}?) (?:out|off)(?= |\?|\.|$)", r"without \1"),
    )
)


def in_plain_english(text: str) -> str:
    """Return a normal English question with turns of speech in the words that the vocabularies know."""
    return said_plainly(text, _TURNS)
