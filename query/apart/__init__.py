"""What a question leaves out of its answer: 镇街不算, 除保障措施外, leaving aside the lead units."""

from query.apart.asking import without_the_rest
from query.apart.meaning import Reader
from query.apart.refusal import refuse_kept

__all__ = ["Reader", "refuse_kept", "without_the_rest"]
