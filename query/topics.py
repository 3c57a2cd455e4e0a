"""Topics: which tasks or targets a few words are about, by their titles, projects and text."""

from __future__ import annotations

import math
import re
from collections import Counter

from query.lexicon import Lexicon, TargetText, normal

THRESHOLD = 0.72
"""The least share of a topic's character pairs, weighted by rarity, that a text must hold to be about it."""


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def tasks_holding(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks whose text holds exactly these words."""
    wanted = normal(words)
    return tuple(iri for iri, task in lexicon.tasks.items() if wanted in normal(task.text))


def held(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a task, a target or a heading holds these words."""
    wanted = normal(words)
    return (
        bool(tasks_holding(words, lexicon))
        or stated(words, lexicon)
        or any(wanted in normal(p) for p in lexicon.parts.values())
    )


def stated(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a target states these words."""
    wanted = normal(words)
    return any(wanted in normal(target.indicator + target.quote) for target in lexicon.targets.values())


def tasks_about(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks that some words are about: by title, else by a project, else by their text, else by likeness."""
    wanted = normal(words)
    titled = tuple(iri for iri, task in lexicon.tasks.items() if wanted in normal(task.title))
    if titled:
        return titled
    project = tuple(sorted({task for label, task in lexicon.projects.values() if wanted in normal(label)}))
    holding = tasks_holding(words, lexicon)
    if project and set(project) <= set(holding):
        return project
    return holding or _alike(wanted, lexicon)


def _alike(wanted: str, lexicon: Lexicon) -> tuple[str, ...]:
    if len(wanted) < 3:
        return ()
    weights = _rarity(tuple(task.text for task in lexicon.tasks.values()))
    scores = {
        iri: max(_overlap(wanted, normal(task.title), weights), _best_sentence(wanted, task.text, weights))
        for iri, task in lexicon.tasks.items()
    }
    top = max(scores.values(), default=0.0)
    return tuple(iri for iri, score in scores.items() if score >= max(THRESHOLD, top - 1e-9))


def _rarity(texts: tuple[str, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_pairs(normal(text)))
    return counts


def _weight(pair: str, counts: Counter[str], total: int = 30) -> float:
    return math.log(1 + total / (1 + counts.get(pair, 0)))


def _overlap(wanted: str, text: str, counts: Counter[str]) -> float:
    pairs = _pairs(wanted)
    whole = sum(_weight(pair, counts) for pair in pairs)
    return sum(_weight(pair, counts) for pair in pairs if pair in text) / whole


def _best_sentence(wanted: str, text: str, counts: Counter[str]) -> float:
    """Words may stand turned round (秸秆焚烧, 焚烧秸秆): then every character must stand in one short stretch."""
    best = 0.0
    for sentence in re.split(r"[。；，\n]", normal(text)):
        if sentence:
            best = max(best, _overlap(wanted, sentence, counts))
            if len(wanted) <= 8 and set(wanted) <= set(sentence):
                best = max(best, 0.9)
    return best


def targets_about(words: tuple[str, ...], candidates: list[TargetText]) -> list[TargetText]:
    """Return the targets that some words are about, the best ones only; none below the threshold."""
    wanted = "".join(normal(word) for word in words)
    if not wanted:
        return candidates
    named = [t for t in candidates if all(normal(word) in normal(t.indicator) for word in words)]
    whole = [t for t in candidates if all(normal(word) in normal(t.indicator + "|" + t.quote) for word in words)]
    candidates = named or whole or candidates
    scored = [(target, _likeness(wanted, target)) for target in candidates]
    top = max((score for _, score in scored), default=0.0)
    return [target for target, score in scored if score >= 0.6 and score >= top - 0.08]


def _likeness(wanted: str, target: TargetText) -> float:
    """Return how much of the words the indicator or quote covers, a little more where the indicator is covered too."""
    indicator, quote = normal(target.indicator), normal(target.quote)
    characters = set(wanted)
    covered = len(characters & set(indicator + quote)) / len(characters)
    pairs = _pairs(wanted)
    together = len(pairs & _pairs(indicator + "|" + quote)) / len(pairs)
    back = len(_pairs(indicator) & pairs) / max(1, len(_pairs(indicator)))
    return 0.45 * covered + 0.4 * together + 0.15 * back
