"""What has been read of a phrase is turned into constraints: counts, names, exceptions, roles, denials."""

from __future__ import annotations

from query.errors import NotUnderstood
from query.lexicon import Lexicon
from query.logic import COMPARISONS, Operation
from query.parsing.companions import beside_those
from query.parsing.counts import narrow_counts, settle_counts
from query.parsing.names import settle_names
from query.parsing.roles import deny, each_mention, either_part, either_task, leave_out, settle_nouns, settle_roles
from query.parsing.targets import unspent
from query.reading.draft import Draft


def settled(new: Draft, asked: str, step: Operation, lexicon: Lexicon) -> frozenset[str]:
    """Turn all that has been read into constraints; return the roles of the unit asked for."""
    settle_counts(new, asked)
    unused = [*settle_names(new, asked, step, lexicon), *unspent(new, asked, step, lexicon)]
    if unused:
        raise NotUnderstood("words", tuple(unused))
    leave_out(new, asked)
    beside_those(new, asked)
    roles = settle_roles(new, asked, step)
    settle_nouns(new, asked, step)
    deny(new, asked)
    narrow_counts(new)
    each_mention(new, asked, roles)
    if step not in COMPARISONS:
        either_part(new, asked)
        either_task(new)
    return roles
