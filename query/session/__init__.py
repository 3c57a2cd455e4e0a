"""A conversation: what the questions before left to refer to, and how the next one goes on from them."""

from query.session.continuing import carried_over, says_no_place
from query.session.memory import Session

__all__ = ["Session", "carried_over", "says_no_place"]
