"""English questions for what belongs to a list: other things of a task, units of certain tasks, each counted once."""

from __future__ import annotations

from query.wording.turns import said_plainly, turns

_THINGS = "compan(?:y|ies)|firms?|enterprises?|institutions?|universit(?:y|ies)|institutes?"
_TURNS = turns(
    (
        # targets with a date, those without numbers too
        (r"\b(?:all (?:the )?)?dated (targets|goals)\b", r"\1 with a deadline"),
        (
            (
                r",? (?:counting|including|namely) (?:the )?(?:five|5) key[- ]tasks? parts? and "
                r"(?:in )?(?:the )?safeguard(?: measure)?s?"
            ),
            "",
        ),
        (
            (
                r"\b(appears?|participates?|takes? part|(?:is|are) (?:involved|listed|named)) in "
                r"all (?:two|three|four|five|six|seven|\d) (?=(?:of the )?[a-z ]{3,30}\btasks\b)"
            ),
            r"\1 in every one of the ",
        ),
        (
            (
                r", (?:counting )?each (?:task|unit|one) (?:just |only )?once(?=[?.]?$)|^counting each (?:task|unit) "
                r"(?:just |only )?once, "
            ),
            "",
        ),
        (
            (
                r"^(?:is|are) there (?:an?|any|some) (tasks?|items?) (that [^?]+?)\? (?:tell me|say|if so,?|and"
                r"|please say) which(?: ones?)?\.?$"
            ),
            r"which \1 \2?",
        ),
        (r"^looking (?:past|beyond) 20\d\d[:,] (?=.*\b20\d\d\b)", ""),
        (r"^looking (?:past|beyond) (20\d\d),? (how many [a-z ]+? (?:are|fall) due|[^?]+? due)\b", r"\2 after \1"),
        (
            (
                r",? (?:with or without (?:any |a )?(?:numbers?|figures?)|(?:quantified|numeric(?:al)?) or not),?"
                r"(?= |[?.]|$)"
            ),
            "",
        ),
        (
            (
                r"\b(who|which units?) (?:(?:jointly|together) leads? (?:a |any |some )?tasks?(?: together)?"
                r"|leads? (?:jointly |together )?(?:a |any |some )?tasks? (?:jointly|together)) with\b"
            ),
            r"\1 co lead with",
        ),
        (
            r"(?<=companies )whose projects |\bwhose projects (?=(?:are|is) (?:to|being)\b|will\b|should\b|must\b)",
            "which companies' projects ",
        ),
        (r"^(?:shared|joint|co-?) ?leads? aside, (?=.*\bsole lead\b)", ""),
        (
            (
                r"\b(tasks?|items?) that only (?:the )?([^,?.;]{3,70}?) (?:leads?|heads?)"
                r"(?=[?.]?$| (?:have|has|set|name)\b)"
            ),
            r"\1 led by \2 alone",
        ),
        (
            (
                r"\b(led|headed) by ((?:the )?[^,?.;]{3,70}?),? (?:and|but|with) (?:by )?(?:no other (?:unit|body|de"
                r"partment)|nobody else|no one else)\b"
            ),
            r"\1 by \2 alone",
        ),
        # milestones and no numbers; the institute that appears in a task
        (
            (
                r"\b(?:sets?|has|have|with|gives?|having) only milestones(?:,? (?:and|but))? no "
                r"(?:numbers|figures|numeric targets|quantified targets)\b"
            ),
            "have milestones but no quantified targets",
        ),
        (
            (
                rf"^(?:name|list|give|state) the ((?:research )?(?:{_THINGS})) (?:that |which )?"
                r"(?:appears?|(?:is|are) (?:named|mentioned)) in (?=the )(?!.*with the (?:most|fewest))"
            ),
            r"which \1 is named in ",
        ),
        # the number of every task where: which tasks
        (
            (
                r"^(?:please )?(?:give me|give|list|tell me|state|name) the (?:task )?numbers? of (?:every|each|"
                r"all(?: the)?) "
                r"(task|item)s? (?=where|that|which|in which|with)"
            ),
            r"list the \1s ",
        ),
        # other companies in the same task as A; besides A, what company does that task name
        (
            (
                rf"\b(?:which|what) other ({_THINGS}) (?:(?:is|are) )?(?:(?:named|mentioned|listed) |appears? )?"
                r"(?:in the same (?:task|item)s? as|together with|alongside) ([^,.?;]{2,40}?)(?=[?.]?$)"
            ),
            r"which \1 besides \2 are named in the tasks that mention \2",
        ),
        (
            (
                rf"^(?:besides|apart from|other than|except|in addition to) ([^,.?;]{{2,40}}?), (?:which|what) ("
                rf"?:other )?({_THINGS}) "
                r"(?:(?:does|do) (?:that|this|the same|its|the) (?:task|item) (?:name|mention|list)"
                r"|(?:is|are) (?:named|mentioned|listed) in (?:that|this|the same|its) (?:task|item))(?: too| as"
                r" well)?(?=[?.]?$)"
            ),
            r"which \2 besides \1 are named in the tasks that mention \1",
        ),
        # while the B has none: and not B
        (
            (
                r",? (?:while|whereas|but|though|and) (?!(?:the )?(?:task|item)s? )((?:the )?[^,.?;]{3,70}?) "
                r"(?:has|plays|holds|is given|take"
                r"s|does|is) "
                r"(?:none|no (?:role|part|share)|not(?: have (?:one|any))?)(?: at all)?(?=[?.]?$)"
            ),
            r" but not \1",
        ),
        (
            (
                r"\b(?:who|which units?) (?:co[- ]?leads?|jointly leads?) with (.+?) (?:on|in) (?:the )?(?:tasks?|on"
                r"es?) (?:that )?(?:it|they) (?:heads?|leads?)(?=[?.]?$)"
            ),
            r"who leads together with \1",
        ),
    )
)


def lists_in_english(text: str) -> str:
    """Return a normal English question for a list with its builds in plain words.

    >>> lists_in_english("which other companies appear in the same task as the x group?")
    'which companies besides the x group are named in the tasks that mention the x group?'
    """
    return said_plainly(text, _TURNS)
