"""第1条的责任单位里，哪些还牵头别的任务: those units of a set of tasks of which something else is said."""

from query.among.asking import units_among
from query.among.left_out import each_without

__all__ = ["each_without", "units_among"]
