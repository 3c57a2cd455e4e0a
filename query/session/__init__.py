"""A conversation: what the questions before left to refer to, and how the next one goes on from them."""

from query.session.both_before import gone_back
from query.session.continuing import among_the_last, carried_over, says_no_place
from query.session.enumerated import enumerated
from query.session.memory import Session

__all__ = ["Session", "among_the_last", "carried_over", "enumerated", "gone_back", "says_no_place"]
