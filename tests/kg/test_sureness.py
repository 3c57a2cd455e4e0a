"""No fact is surer than the characters that it was read from."""

from __future__ import annotations

from dataclasses import replace

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract

AIMS = "某市方案\n一、目标\n到2025年，森林覆盖率达到50%。\n"
TEXT = AIMS + "二、任务\n（一）推进工作。完成造林10万亩。（责任单位：市林业局）\n"


def test_recognised_characters_lower_every_confidence_alike() -> None:
    raw = text_as_raw(TEXT)
    sure, less = extract(parse(raw)), extract(parse(replace(raw, confidence=0.5)))
    assert [fact.confidence for fact in less.targets] == [fact.confidence / 2 for fact in sure.targets]
    for one, other in zip(sure.tasks, less.tasks, strict=True):
        assert [f.confidence / 2 for f in one.responsibilities] == [f.confidence for f in other.responsibilities]
        assert [f.confidence / 2 for f in one.targets] == [f.confidence for f in other.targets]
