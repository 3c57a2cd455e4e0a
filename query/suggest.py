"""Questions near one that was not understood, made of the graph's own names, so that each can be answered."""

from __future__ import annotations

from query.lexicon import Lexicon


def suggestions(lexicon: Lexicon, language: str) -> tuple[str, ...]:
    """Return questions about the first unit and the first task of the documents, and about tasks without a lead."""
    units = [o.labels[0] for o in lexicon.organizations.values() if not o.collective]
    numbers = [task.number for task in lexicon.tasks.values() if task.number]
    found = []
    if units:
        found.append(f"{units[0]}牵头哪些任务？" if language == "zh" else f"Which tasks does {units[0]} lead?")
    if numbers:
        first = min(numbers, key=lambda n: (len(n), n))
        found.append(f"谁负责第{first}条？" if language == "zh" else f"Who is responsible for task {first}?")
    if lexicon.tasks:
        found.append("哪些任务没有牵头单位？" if language == "zh" else "Which tasks have no lead unit?")
    return tuple(found)
