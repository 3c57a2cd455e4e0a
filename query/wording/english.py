"""English turns of speech said plainly before words are looked up: tasks with co-leads, two leads or more, A alone."""

from __future__ import annotations

from query.wording.orders import NEXT_IN_ENGLISH, beside_in_english
from query.wording.turns import said_plainly, turns

_NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten"
_TURNS = turns(
    (
        (NEXT_IN_ENGLISH, beside_in_english),
        (
            (
                r"\b(?:led|headed|run) (?:jointly|together) by (?:at least two|two or more|more than one|several"
                r"|multiple)(?: lead)? (?:units|departments|bodies|agencies|bureaus)\b"
            ),
            "led by several units",
        ),
        (
            (
                r"^some (tasks|items|targets|units|companies) ([^.?]+?)[.;:,] ?(?:so )?(how many|which)"
                r"(?: (?:are there|are they|ones?|of them|tasks|items|is that))*\??$"
            ),
            r"\3 \1 \2?",
        ),
        (
            (
                r"\b(?:where|in which|for which) no (?:unit|department|body|agency|one) is "
                r"(?:designated|named|listed|specified|given|appointed|assigned|marked|identified)(?: as)?(?: the"
                r"| a)? lead(?:er|ing)?(?: unit)?\b"
            ),
            "with no lead unit",
        ),
        # how many: 2+ leads, two leads or more, multiple leads rather than just one
        (rf"\b({_NUMBER})\+(?= )", r"at least \1"),
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
        (r"^of (?:all )?the (?:\d+ )?(tasks|items), (how many|which)(?: ones?)?(?= )", r"\2 \1"),
        # units that are not counted
        (
            (
                r"(?:^|(?<=[,.?!;] )|\b(?:if|when|once) (?:you|we|one) )(?:please )?"
                r"(?:(?:leave|leaving|set|setting|put|putting) (?:out|aside|off)|exclude) (?="
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
        # a meeting of A and B. Which tasks are they both involved in?
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
        (
            r"\b(?:as (?:the |its |their )?)(?:one and only|sole|lone|only|single|exclusive) lead(?: unit| agency)?\b",
            "leading alone",
        ),
        (
            r"\bthe (?:one and only|sole|lone|only|single) lead(?: unit)?(?= |\?|$)(?! (?:of|for|on|in) )",
            "leading alone",
        ),
        (r"\b(?:with|have|has|having) ((?:the )?[^,?]{2,60}?) leading alone\b", r"led by \1 alone"),
        (r"\b(tasks?) that (?:has|have) no lead(?: unit)?\b", r"\1 without a lead unit"),
        (r"\b(?:shows?|turns?|pops?) up (?=in|on)", "are "),
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
        # a task that lists units has, or involves, them
        (
            (
                r"\b(tasks?|items?|one|that|which) (?:lists?|names?|counts?) "
                r"(?=(?:the )?(?:most|fewest|more|fewer|largest) )"
            ),
            r"\1 has ",
        ),
        (
            (
                r"\b((?:each|every|which|what|that) (?:task|item)s?|tasks?|items?|one|that|which) lists? "
                r"((?:the )?[^,?.;:]{2,60}?(?:bureau|commission|office|[一-鿿]))"
                r"(?: (?:as|among) (?:an? |one of |its |the )*(?:responsible units?|units responsible|responsible)"
                r"|(?: all)? together)?(?=[?.,;]|$| and | but | or )"
            ),
            r"\1 involve \2",
        ),
        (r"\b(?:leaderless|lead-less) (tasks?|items?)\b(?!.*\bother\b)", r"\1 without a lead unit"),
        (
            r"\b(targets?|goals?|milestones?)((?: [a-z0-9]+){0,4}?) (is |are )?dated (?:for )?(?=20\d\d\b)",
            r"\1\2 \3due in ",
        ),
        (
            (
                r"^(?:please )?(?:give me|give|state|tell me|name|what is) the "
                r"(?:number of the (task|item)|(task|item) number of the (?:task|item)) "
                r"(?=led|headed|that|which|in which)"
            ),
            lambda match: f"which {match[1] or match[2]} is the one ",
        ),
        # led by both A and B, A and B as lead units
        (r"(?<!not )(?<!n't )\b(led|headed|run|steered) by both (?:of )?(?=[^,?]{2,80} and )", r"\1 by "),
        (
            (
                r"\bas (?:the |its |their |joint |two )*(?:lead|leading) (?:units?|agenc(?:y|ies)|departments?|bod"
                r"(?:y|ies))\b"
            ),
            "as leads",
        ),
        (
            (
                r"\b(tasks?|items?) (?:that |which )?(?:have|has|having|with|shows?|names?|puts?|lists?"
                r"|involves?) (?:both )?"
                r"(?!(?:an? |any |no )?(?:targets?|goals?|compan|milestone|figure|deadline))"
                r"((?:(?! (?:have|has|with|show|that|which|name|in|by) )[^,?]){2,100}?) as (?:the |its |their "
                r"|joint )*leads\b"
            ),
            r"\1 led by \2",
        ),
        # which target has the highest percentage
        (
            (
                r"\b(?:which|what) (targets?|indicators?|goals?)((?: (?:in|of|under|within|for) [^?,]{3,60}?)?) "
                r"(?:has|have|carries|sets|is) the (highest|largest|biggest|greatest|lowest|smallest) percentage"
                r"(?: value| figure| target)?(?=[?.,]|$| (?:in|of|among|for|under|within) )"
            ),
            r"which percentage \1\2 is the \3",
        ),
        (
            (
                r"[?.] ?(?:please )?(?:include|add|count)(?: in)? (?:the |those |any )*(?:ones?|targets?|milestones?"
                r"|goals?)? ?without (?:a )?(?:numbers?|figures?)(?: too| as well)?[.?!]?$"
            ),
            ", including those without numbers?",
        ),
        (
            (
                r"[?.] ?(?:please )?(?:include|add|count)(?: in)? (?:the |its )*milestones?(?: too"
                r"| as well)?[.?!]?$"
            ),
            ", including the milestones?",
        ),
        # a collective counted as one: how units are counted, which is how they are
        (
            (
                r"(?:,| and|,? with)+ (?:an? )?(?:collectives?|groups?)(?: such as [^,?.]+?)? (?:each )?"
                r"(?:counted|counting|taken) as (?:just )?one(?: unit)?(?=[?.]?$)"
            ),
            "",
        ),
        (r"\bcooperation (?=(?:mechanism|platform|agreement|framework|zone|network|base)s?\b)", "collaboration "),
        # every task naming A also names B; a cut measured in tonnes
        (r"(?<=\balso )(?:names?|mentions?|lists?)(?= the\b)", "have"),
        (r"\ban? cuts?(?= (?:measured|expressed|counted|given|in (?:tonnes|tons|absolute)))", "a reduction"),
        # the one it leads included: whatever its role
        (
            (
                r"\b(?:have an? (?:part|role|hand|share) in|take part in|participate in|take part|participate)\b"
                r"(?P<rest>[^,?]{0,60}?)[, (]+"
                r"(?:(?:including|counting) (?:the )?(?:ones?|tasks?|those|any) (?:that |which )?(?:it|they) "
                r"(?:also )?leads?"
                r"|(?:the )?(?:ones?|tasks?|those) (?:that |which )?(?:it|they) leads? (?:included|too|as well"
                r"|counted))\)?(?=[?.]?$)"
            ),
            r"have responsibility in\g<rest>",
        ),
        (
            (
                r"[.?!;,]+ ?(?:please )?(?:count|treat|take|consider|regard)(?:ing)? (?:the )?"
                r"(?:(?! and )[a-z' ]){3,40}? as (?:an?|one|another) (?:separate |own )?"
                r"(?:section|part|chapter)(?: of (?:its|their) own| too| as well| itself)?[.?!]?$"
            ),
            "?",
        ),
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
                r"^(.+?) (?:dont|do not|doesnt|does not|didnt|did not) (?:lead|head) "
                r"(?:a single|any|even one|one) (?:task|item)s?[.,]? (?:is that |that's |thats )?"
                r"(?:right|correct|true|yes)\?$"
            ),
            r"is it true that no task is led by \1?",
        ),
        (r"\bwhere (does|do) ((?:the )?[^,?]{2,60}?) (?:take the lead|lead)\b", r"which tasks \1 \2 lead"),
        (r"\b(tasks?|items?) where (?=(?:the )?[^,?]{2,80}? (?:has|have|plays?|takes?|is|are) )", r"\1 in which "),
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
        (r"^where (?:do|can|would) (?:we|you|i|one) (?:find|see|meet) (?=the )", r"which tasks involve "),
        # lists put together or left out
        (r"\b(?:that |which )?leaves? ((?:the )?[^,?.]{2,50}?) (?:out|off)(?= |\?|\.|$)", r"without \1"),
    )
)


def in_plain_english(text: str) -> str:
    """Return a normal English question with turns of speech in the words that the vocabularies know."""
    return said_plainly(text, _TURNS)
