"""Laws of parts by their tasks: none, some, so many or all of those that a question on the part itself finds."""

from __future__ import annotations

import pytest

from query.ask import Asker

PARTS = ("制造业", "新兴产业", "农业", "服务业", "园区", "保障措施")
TASKS = ("科技局负责的", "发改委牵头的", "没有牵头单位的", "有量化目标的", "涉及镇街的", "有专栏的")
NONE = (
    "哪些部分没有{}任务",
    "哪个部分一条{}任务都没有",
    "没有{}任务的部分有哪些",
    "{}任务在哪些部分没有出现",
    "哪些部分里没有一条是{}",
)
BOUND = ("哪些部分的{}任务{}", "{}任务{}的部分有哪些", "{}任务{}的是哪个部分")
SIGNS = {"超过{}条": "__gt__", "不少于{}条": "__ge__", "只有{}条": "__eq__", "不到{}条": "__lt__", "至多{}条": "__le__"}


def _found(asker: Asker, question: str) -> set[str]:
    """Return the numbers of tasks or the titles of parts of an answer; what is not understood fails."""
    answer = asker.ask(question)
    assert answer.status in ("answered", "empty"), (question, answer.text)
    return {str(item.get("number") or item["label"]) for item in answer.answers}


def _numbers(asker: Asker, of: str) -> dict[str, tuple[int, int]]:
    """Return how many of some tasks each part has, and how many tasks at all, by a word of its title."""
    within = {part: _found(asker, f"{part}部分有哪些任务") for part in PARTS}
    wanted = _found(asker, f"{of}任务有哪些")
    return {part: (len(tasks & wanted), len(tasks)) for part, tasks in within.items()}


def _same(asker: Asker, question: str, parts: set[str]) -> None:
    found = _found(asker, question)
    assert {part for part in PARTS if any(part in title for title in found)} == parts, question
    assert len(found) == len(parts), question


@pytest.mark.parametrize("of", TASKS)
def test_parts_are_found_by_how_many_of_their_tasks_are_of_a_kind(asker: Asker, of: str) -> None:
    numbers = _numbers(asker, of)
    for build in NONE:
        _same(asker, build.format(of), {part for part, (n, _) in numbers.items() if n == 0})
    _same(asker, f"{of}任务涉及哪些部分", {part for part, (n, _) in numbers.items() if n})
    _same(asker, f"哪些部分的任务都是{of}", {part for part, (n, total) in numbers.items() if n == total})
    most = max(n for n, _ in numbers.values())
    for build in ("各部分中{}任务最多的是哪个", "{}任务主要集中在哪个部分"):
        _same(asker, build.format(of), {part for part, (n, _) in numbers.items() if n == most})
    for place, (words, sign) in enumerate(SIGNS.items()):
        parts = {part for part, (n, _) in numbers.items() if getattr(n, sign)(place % 3 + 1)}
        for build in BOUND:
            _same(asker, build.format(of, words.format(place % 3 + 1)), parts)
