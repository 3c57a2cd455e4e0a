"""第1条的责任单位里，哪些还牵头别的任务: those units of a set of tasks of which something else is said."""

from query.among.asking import units_among

__all__ = ["units_among"]
