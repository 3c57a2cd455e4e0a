"""English turns of speech said plainly before words are looked up: tasks with co-leads, two leads or more, A alone."""

from __future__ import annotations

from query.wording.turns import said_plainly, turns

_NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
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
            r"\bunits? (?:that are |who are )?(?:answerable|responsible|accountable|on the hook) for (?:them|it)\b",
            "responsible units",
        ),
        (r"^(?:the )?(tasks|items) ([^:?]+?): how many(?: of them)?(?: are there)?\??$", r"how many \1 \2?"),
        (r"^of (?:all )?the (?:\d+ )?(tasks|items), (how many|which)(?: ones?)?(?= )", r"\2 \1"),
        (
            (
                r"^(?:there are )?(?:some |certain |several )?(tasks|items) (?:that |which )?(have|are|involve|with)\b"
                r"([^.;:?]+?)[.;:] (how many|which)(?: of them| such tasks| tasks| ones)?(?: are there| are they)?\??$"
            ),
            r"\4 \1 \2\3?",
        ),
        (r"\b(led|headed) (?:jointly|together|in common|in tandem) by\b", r"jointly \1 by"),
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
            r"\b(tasks|items) (?:with|that have|which have|having) (?:co[- ]?leads|(?:a )?(?:joint|shared) leads?)\b",
            r"\1 led by several units",
        ),
        (
            (
                r"\bin (how many|which) (tasks|items) is (?:the lead|leadership|the leading role) shared"
                r"(?: (?:between|by|among) (?:at least two|two or more|more than one|several"
                r"|multiple)(?: lead)? ?[a-z]*)?\b"
            ),
            r"\1 \2 are led by several units",
        ),
        (
            (
                r"\b(?:led|headed|run) (?:jointly|together) by (?:at least two|two or more|more than one|several"
                r"|multiple)(?: lead)? (?:units|departments|bodies|agencies|bureaus)\b"
            ),
            "led by several units",
        ),
        # some tasks have …. How many? Where is none named?
        (
            (
                r"^some (tasks|items|targets|units|companies) ([^.?]+?)[.;:,] ?(?:so )?(how many|which)"
                r"(?: (?:are there|are they|ones?|of them|tasks|items|is that))*\??$"
            ),
            r"\3 \1 \2?",
        ),
        (
            r"\bwhere is (?:there )?no (?:named |designated )?lead(?: unit)?(?: named| given| listed| stated)?\??$",
            "which tasks have no lead unit?",
        ),
        (
            (
                r"\b(?:where|in which|for which) no (?:unit|department|body|agency|one) is "
                r"(?:designated|named|listed|specified|given|appointed|assigned|marked|identified)(?: as)?(?: the"
                r"| a)? lead"
                r"(?:er|ing)?(?: unit)?\b"
            ),
            "with no lead unit",
        ),
        (
            (
                r"^as a (percentage|share|proportion) of (all(?: the)? tasks|the total), how many(?: tasks)? (does|do) "
                r"(.+?) (lead|head)\??$"
            ),
            r"what \1 of all tasks \3 \4 lead?",
        ),
        (r"^whose (?:job|task|business|responsibility|remit) (?:is|are) (?=(?!it\b)[a-z])", "who is responsible for "),
        (
            (
                r"\b(which|what) (commission|bureau|unit|department|agency|body) is (?:the )?(?:head|leader|lead) "
                r"(?:of|on|for) "
            ),
            r"\1 \2 leads ",
        ),
        # a meeting of A and B. Which tasks are they both involved in?
        (
            (
                r"^[^.?]*\b(?:meeting|session|call|talks?|workshop|visit)s? (?:of|between|with|for) "
                r"(?:both )?(the [^.?]+? and the [^.?]+?)\. (which tasks) (are|do) (?:they"
                r"|the two)(?: both)? ([^?]+)\?*$"
            ),
            r"\2 \3 both \1 \4?",
        ),
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
            r"\b(?:as (?:the |its |their )?)(?:one and only|sole|lone|only|single|exclusive) lead(?: unit| agency)?\b",
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
        # not in the lead; where something is found; the document
        (r",? but not as (?:the |a |its )?(?:lead|leader)(?: unit| agency)?\b", r" without leading"),
        (r"\b(?:are |is )?neither led by nor involv(?:e|es|ing) ", r"do not involve "),
        (r"^where (?:do|can|would) (?:we|you|i|one) (?:find|see|meet) (?=the )", r"which tasks involve "),
        (
            r"^when did (?:the|this) (plan|document|notice) (?:come|go|get) (?:out|issued|published)\??$",
            r"when was the \1 issued?",
        ),
        (
            r"^what (?:is|'s) (?:the|this) (plan|document|notice) (?:called|named|titled|entitled)\??$",
            r"what is the \1's title?",
        ),
        (
            (
                r"^where (?:does|do|is|are) ((?!the\b|it\b|they\b|task)[^?]{3,40}?) (?:come up|crop up|get mentioned"
                r"|mentioned)\??$"
            ),
            r"which tasks mention \1?",
        ),
        (r"^the (task|item) ([^?]+?) is led by (?:whom|who|which unit)\??$", r"who leads the \1 \2?"),
        (
            (
                r"^(?:are|is) (?:all|every|each)(?: of the)? (tasks?) (in [^?]+?) led by (?:someone|somebody|some unit"
                r"|a unit|any unit)\??$"
            ),
            r"does every task \2 have a lead unit?",
        ),
        (r"^(by|in) (20\d\d), (what|how|which) ([^?]+?)\??$", r"\3 \4 \1 \2?"),
        (r"^(?:what|which) (?:government|body|organ|authority) issued ", r"who issued "),
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
