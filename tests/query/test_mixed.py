"""A Chinese sentence says the same with the English words for tasks, targets, leads, units, sections in it."""

from __future__ import annotations

from itertools import product

import pytest

from query.ask import Asker
from tests.query.test_within import said

SETS = (
    ("区农业农村委 lead 的 tasks", "区农业农村委牵头的任务"),
    ("区科技局 involved 的 tasks", "区科技局有份的任务"),
    ("制造业 section 的 tasks", "制造业部分的任务"),
    ("没有 lead unit 的 tasks", "没有牵头单位的任务"),
    ("带 quantitative targets 的 task", "带量化目标的任务"),
)
FRAMES = (
    ("{0}有哪些", "{0}有哪些"),
    ("{0} 一共有几条", "{0}一共有几条"),
    ("{0} 里，提到 companies 的有哪些", "{0}里，提到企业的有哪些"),
    ("{0}里，responsible units 超过6家的有几条", "{0}里，责任单位超过6家的有几条"),
    ("{0} 占 all tasks 的 percentage 是多少", "{0}占全部任务的百分比是多少"),
    ("{0} 是不是都有 quantified targets", "{0}是不是都有量化目标"),
)


@pytest.mark.parametrize(("several", "frame"), tuple(product(SETS, FRAMES)))
def test_english_words_of_grammar_say_what_the_chinese_ones_say(
    asker: Asker, several: tuple[str, str], frame: tuple[str, str]
) -> None:
    mixed, plain = (build.format(words) for build, words in zip(frame, several, strict=True))
    assert said(asker, mixed) == said(asker, plain), mixed


def test_english_names_are_left_to_be_looked_up(asker: Asker) -> None:
    named = said(asker, "the Science and Technology Bureau 负责的 tasks 有几条")
    assert named == said(asker, "区科技局负责的任务有几条") != 0
