"""English superlatives and ranks in one build: which task has the most units, top three by number of tasks led."""

from __future__ import annotations

from query.wording.turns import Said, said_plainly, turns

_MANY = r"(?:number|count|amount|total|tally|quantity)s?(?: count)?"
_HIGH = r"(?:the |(?<!nd[ -])(?<!rd[ -])(?<!th[ -]))(?:highest|greatest|largest|biggest|maximum|top)"
_LOW = r"(?:the |(?<!nd[ -])(?<!rd[ -])(?<!th[ -]))(?:lowest|smallest|least|fewest|minimum)"
_NOUN = r"(task|item|unit|department|bureau|body|agency|company|section|part|chapter|indicator|target)"
_FIND = (
    r"(?:(?:please )?(?:find|identify|name|show|give|tell|pick out|point out)(?: me)? |what(?: i|')s "
    r"|what is |which is )?"
)
_HAS = (
    r"(?:with|that has|which has|having|that (?:involves|needs|lists|requires|names|calls for|draws in)"
    r"|where there (?:is|are))"
)
_IT = r"(?:[,.;–—-]+ ?|\? )?(?:is )?(?:which|what|who)?(?: one)?(?: is (?:it|that))?"


_NUMBER = "two|three|four|five|six|ten|[2-9]|10"
_ENGLISH: dict[str, Said] = {
    rf"\b{_HIGH} {_MANY} of\b": "the most",
    rf"\b{_LOW} {_MANY} of\b": "the fewest",
    r"\b(?:the )?(?:longest|largest|biggest|fullest) (?:list|set|group|line-?up|roster) of\b": "the most",
    r"\b(?:the )?(?:shortest|smallest) (?:list|set|group|line-?up|roster) of\b": "the fewest",
    # the most units working on it: responsible units
    r"\b(units|departments|bodies|agencies|bureaus) (?:working on|assigned to|involved in|attached to|listed (?:for"
    r"|under|on)"
    r"|named (?:for|under|in)|responsible for) it\b": r"responsible \1",
    # find the task that has the most units; the task with the most units, which one is it?
    rf"^{_FIND}the {_NOUN} {_HAS} the (most|fewest) ([^,.?–—-]+?){_IT} ?[.?]?$": r"which \1 has the \2 \3?",
    # which task comes top by number of units; if we rank tasks by how many units they have, which comes last?
    r"\b(?:comes|ranks|is|stands) (?:top|first|highest|out on top) (?:in terms of|by|in|on|for) (?:the )?"
    rf"{_MANY} of (?=[a-z])": "has the most ",
    r"\b(?:comes|ranks|is|stands) (?:last|bottom|lowest) (?:in terms of|by|in|on|for) (?:the )?"
    rf"{_MANY} of (?=[a-z])": "has the fewest ",
    r"^(?:if (?:we|you|one) |when (?:we |you )?)?(?:rank|order|sort|ranking) (?:all )?(?:the )?(task|item|unit"
    r"|department"
    r"|section)s by "
    r"(?:how many ([a-z ]+?) (?:they|it) (?:have|has)|(?:the )?number of ([a-z ]+?)), "
    r"(?:which|what|who)(?: one)?(?: task| unit| item)? (?:comes|is|ranks|lands) "
    r"(?:(?P<top>first|top|at the top|highest)|last|bottom|at the bottom|lowest)\??$": lambda m: (
        f"which {m[1]} has the {'most' if m['top'] else 'fewest'} {m[2] or m[3]}?"
    ),
    # tasks from the one with the most to the one with the fewest
    r"^(?:please )?(?:order|rank|sort|arrange|list) ((?:the |all )?[^,.?]*?"
    r"(?:tasks|items|units|sections)(?: \d+[^,.?]*)?"
    r") from the "
    r"(?:(?:one|task|unit|item|section) )?with the (most|fewest) ([a-z ]+?) to the (?:(?:one|task|unit|item|sect"
    r"ion) )?with the "
    r"(?:fewest|least|most)": lambda m: (
        f"rank {m[1]} by number of {m[3]}" + (", fewest first" if m[2] == "fewest" else "")
    ),
    # looking at how many units each task has, which one comes first; which sets the larger number of targets
    r"^looking at how many ([a-z ]+?) each (task|item|unit|section) (mentions|names|has|leads|involves)(?: by name)?, "
    r"which (?:one )?comes (first|top|out on top|last)(?=[?.]?$)": lambda m: (
        f"which {m[2]} {m[3]} the {'fewest' if m[4] == 'last' else 'most'} {m[1]}"
    ),
    r"\b(sets|has|gives|carries|names|lists|mentions) the (?:larger|greater|higher|bigger) number of\b": r"\1 more",
    r"\b(sets|has|gives|carries|names|lists|mentions) the (?:smaller|lower|lesser) number of\b": r"\1 fewer",
    # which three units lead the most tasks
    rf"^(?:which|what|name|give|list|who are|what are|show)(?: me)?(?: the)? ({_NUMBER}) (units|departments|bodies"
    rf"|agencies|bureaus)"
    r" (?:that |which |who )?(?:lead"
    r"|head) the most tasks(?:,? in order)?[.?]?$": r"top \1 \2 by number of tasks they lead",
}
_ENGLISH |= {
    # shares; exact numbers
    r"^what (share|percentage|proportion) of (?:the )?([^,?]{3,70}?)(?:'s)? tasks (?:does it|do they) lead\b(?=,"
    r"|\?|$)": (r"what \1 of \2 tasks are led by \2"),
    r"^(.*\b(?:share|proportion|percentage)\b.*?),? (?:expressed )?(?:in|as a) per ?cent(?:age)?(?:,? to one dec"
    r"imal(?: place)?)?"
    r"(?=[?.]?$)": r"\1",
    r"\b(share|proportion|percentage)\b(.*) among all (?:the )?\d{2,}(?=[,?.]|$)": r"\1\2 among all tasks",
    r"^what is the number of ([a-z ]+?) in (the [^?]+? section) divided by (?:that|the number|those) in (the [^?"
    r"]+? section)(?=\?|$)": (r"how many times as many \1 does \2 have as \3"),
    r"^out of (?:all (?:of )?the|all|the total) tasks, what (percent|percentage|share|proportion)(?: of them)? ": (
        r"what \1 of all tasks "
    ),
}
_TURNS = turns(_ENGLISH.items())


def in_plain_ranks(text: str) -> str:
    """Return a normal English question with its superlatives and ranks in the build that the parser reads.

    >>> in_plain_ranks("the task with the lowest count of units, which one is it?")
    'which task has the fewest units?'
    """
    return said_plainly(text, _TURNS)
