"""Topics: which tasks or targets a few words are about, by their titles, projects and text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.nlp import tokenizer
from ontology.targets import kinds_measured
from query.lexicon.entries import TargetText, normal
from query.lexicon.fulltext import pairs
from query.lexicon.lexicon import Lexicon

LIKE_TARGET = 0.6
"""The least likeness of words to an indicator and its quote for a target to be about them."""
LEAST_HEAD = 4
"""The fewest characters of a last word that alone say which target is meant."""
_NEAR_BEST = 0.08
SHARE_OF_WORDS = 0.6
"""The least share of several English words that a text must hold to be about them."""


def tasks_holding(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks whose text holds exactly these words."""
    return lexicon.texts.holding(normal(words), "task")


def titled(words: str, lexicon: Lexicon) -> bool:
    """Tell whether the title of a task holds these words."""
    return lexicon.texts.held(normal(words), "title")


def entitled(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks whose whole title is these words."""
    wanted = normal(words)
    return tuple(task for task in lexicon.texts.holding(wanted, "title") if normal(lexicon.tasks[task].title) == wanted)


def held(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a task, a target or a heading holds these words."""
    return lexicon.texts.held(normal(words), "task", "target", "part")


def told(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a task or a target holds these words."""
    return lexicon.texts.held(normal(words), "task", "target")


def stated(words: str, lexicon: Lexicon) -> bool:
    """Tell whether a target states these words."""
    return lexicon.texts.held(normal(words), "target")


def targets_called(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the targets whose indicator holds these words."""
    stating = lexicon.some_targets(lexicon.texts.holding(normal(words), "target"))
    return tuple(sorted(t.iri for t in stating if normal(words) in normal(t.indicator)))


def targets_beside(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the targets in whose sentence these words stand: what a plan sets down in connection with them."""
    return lexicon.texts.holding(normal(words), "sentence")


def tasks_about(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the tasks that some words are about: by whole title, by title, by a project, by text, by likeness."""
    wanted = normal(words)
    found = lexicon.texts.holding(wanted, "title")
    if found:
        return (entitled(words, lexicon) if len(found) > 1 else ()) or found
    project = lexicon.texts.owners(lexicon.texts.holding(wanted, "project"), "project")
    holding = tasks_holding(words, lexicon)
    if project and set(project) <= set(holding):
        return project
    return holding or lexicon.texts.about(wanted)


def clauses_holding(words: Sequence[str], tasks: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the clauses of some tasks that hold some words each; nothing where a task has one clause or none.

    Words of a task's title are said of all its clauses.
    """
    held = [set(lexicon.texts.holding(normal(word), "clause")) for word in words if not titled(word, lexicon)]
    owned = {
        c for c in (set.intersection(*held) if held else ()) if set(lexicon.texts.owners((c,), "clause")) <= set(tasks)
    }
    whole = set(lexicon.texts.owners(sorted(owned), "clause")) == set(tasks)
    return tuple(sorted(owned)) if whole else ()


def targets_about(words: Sequence[str], lexicon: Lexicon, years: Sequence[int] | None = None) -> list[str]:
    """Return the targets (of some deadline years) that some words are about: the best, none below the threshold."""
    wanted = "".join(normal(word) for word in words)
    if not wanted:
        return [t.iri for t in lexicon.targets.values() if years is None or t.deadline in years]
    if kinds := targets_of_kinds(words, lexicon, years):
        return kinds
    if whole := _stating_all(words, lexicon, years):
        named = len(wanted) == 2 and all(
            wanted in normal(t.indicator) for t in lexicon.some_targets(i for i, _ in whole)
        )
        best = max(score for _, score in whole)
        stating = {iri for iri, score in whole if named or score >= max(LIKE_TARGET, best - _NEAR_BEST)}
        return sorted(stating | (_done_to(wanted, lexicon, years) if len(words) == 1 else set()))
    if headed := _headed(words, lexicon, years) or _headed_by_tail(wanted, lexicon, years):
        return headed
    exact = _scored(wanted, [iri for iri, _ in lexicon.texts.found(wanted, "target")], lexicon, years)
    least = max(LIKE_TARGET, max((score for _, score in exact), default=0.0) - _NEAR_BEST)
    scores = dict([*exact, *_scored(wanted, _candidates(wanted, least, lexicon), lexicon, years)])
    top = max(scores.values(), default=0.0)
    near = [iri for iri, score in scores.items() if score >= LIKE_TARGET and score >= top - _NEAR_BEST]
    return sorted(_in_order(wanted, near, lexicon) or near)


def targets_of_kinds(words: Sequence[str], lexicon: Lexicon, years: Sequence[int] | None = None) -> list[str]:
    """Return the targets of all kinds of what one of the words names (污染物), where no indicator is called so."""
    for word in words:
        kinds = kinds_measured().get(_MEASURED_OF.sub("", normal(word)))
        if not kinds or targets_called(_MEASURED_OF.sub("", word), lexicon):
            continue
        found = {iri for names in kinds for name in names for iri in targets_called(name, lexicon)}
        rest = [normal(other) for other in words if other != word and not _MEASURED_OF.fullmatch(normal(other))]
        targets = [t for t in lexicon.some_targets(found) if years is None or t.deadline in years]
        said = not rest or any(all(other in normal(t.indicator + t.quote) for other in rest) for t in targets)
        return sorted(t.iri for t in targets) if said else []
    return []


_MEASURED_OF = re.compile("(?:的|减排|排放|削减|下降|数量|总量|装机|规模|产量|出栏|存栏|播种|种植|面积|量|指标|目标)+$")
"""What is measured of the kinds, behind their name."""


def has_kinds(word: str) -> bool:
    """Tell whether a word (污染物减排) names what indicators measure several kinds of."""
    return len(kinds_measured().get(_MEASURED_OF.sub("", normal(word)), ())) > 1


def _in_order(wanted: str, near: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return of several like targets those whose indicator has all the characters in order (用电量: 用电总量)."""
    if len(near) < 2:
        return []
    written = ((t.iri, iter(normal(t.indicator))) for t in lexicon.some_targets(near))
    return [iri for iri, rest in written if all(character in rest for character in wanted)]


def _stating_all(words: Sequence[str], lexicon: Lexicon, years: Sequence[int] | None) -> list[tuple[str, float]]:
    """Return the targets whose indicator holds each of some words, else those whose indicator or quote does."""
    each = [set(lexicon.texts.holding(normal(word), "target")) for word in words]
    stating = set.intersection(*each) if each else set()
    targets = [t for t in lexicon.some_targets(stating) if years is None or t.deadline in years]
    named = [t.iri for t in targets if all(normal(word) in normal(t.indicator) for word in words)]
    headed = [t.iri for t in targets if words and normal(words[-1]) in normal(t.indicator)]
    whole = "".join(map(normal, words))
    named = [t.iri for t in targets if normal(t.indicator) == whole] or named
    return _scored(whole, named or headed or [t.iri for t in targets], lexicon, years)


def _done_to(wanted: str, lexicon: Lexicon, years: Sequence[int] | None) -> set[str]:
    """Return the targets whose indicator is what a sentence says is done to something (【甲料】直接利用: 利用比例)."""
    beside = [t for t in lexicon.some_targets(targets_beside(wanted, lexicon)) if years is None or t.deadline in years]
    return {
        t.iri
        for t in beside
        if any(t.iri in lexicon.texts.holding(wanted + done, "sentence") for done in _stretches(normal(t.indicator)))
    }


def _stretches(indicator: str) -> list[str]:
    return [indicator[i : i + LEAST_HEAD] for i in range(1, len(indicator) - LEAST_HEAD)]


def _headed(words: Sequence[str], lexicon: Lexicon, years: Sequence[int] | None) -> list[str]:
    """Return the targets that the last of several words names in full (某机构创建【某医院】数): it is their head."""
    head = normal(words[-1]) if len(words) > 1 else ""
    if len(head) < LEAST_HEAD:
        return []
    targets = lexicon.some_targets(lexicon.texts.holding(head, "target"))
    named = [t for t in targets if head in normal(t.indicator)]
    return sorted(t.iri for t in named if years is None or t.deadline in years) if len(named) == 1 else []


def _headed_by_tail(wanted: str, lexicon: Lexicon, years: Sequence[int] | None) -> list[str]:
    """Return the only target called by the last words of a stretch, where its sentence has the first (行业【氨氮】)."""
    words = tokenizer().lcut(wanted)
    for place in range(1, len(words)):
        first, last = "".join(words[:place]), "".join(words[place:])
        if min(len(first), len(last)) < 2 or _begins_indicator(first, lexicon):
            continue  # 化肥农药: two indicators beside each other
        named = set(targets_called(last, lexicon)) & set(lexicon.texts.holding(first, "sentence"))
        due = [t.iri for t in lexicon.some_targets(named) if years is None or t.deadline in years]
        if due:
            return due if len(due) == 1 else []
    return []


def _begins_indicator(words: str, lexicon: Lexicon) -> bool:
    return any(normal(t.indicator).startswith(words) for t in lexicon.some_targets(targets_called(words, lexicon)))


def _candidates(wanted: str, least: float, lexicon: Lexicon) -> list[str]:
    """Return all targets that may be as like as `least`: they hold a pair and not too few of the characters."""
    characters, together = sorted(set(wanted)), sorted(pairs(wanted))
    lacking = 0
    while _most_like(lacking, len(characters), len(together)) >= least and lacking < len(characters):
        lacking += 1
    counts = lexicon.texts.character_counts(characters, "target")
    rare = sorted(characters, key=lambda character: (counts[character], character))[:lacking]
    return lexicon.texts.with_characters_and_pairs(rare, together, "target")


def _most_like(lacking: int, characters: int, together: int) -> float:
    """Return the most that a target without so many of the words' characters can be like them."""
    return 0.45 * (1 - lacking / characters) + 0.4 * (1 - (lacking / 2) / together) + 0.15


def _scored(wanted: str, iris: Sequence[str], lexicon: Lexicon, years: Sequence[int] | None) -> list[tuple[str, float]]:
    targets = lexicon.some_targets(iris)
    return [(t.iri, _likeness(wanted, t)) for t in targets if years is None or t.deadline in years]


def _likeness(wanted: str, target: TargetText) -> float:
    """Return how much of the words the indicator or quote covers, a little more where the indicator is covered too."""
    indicator, quote = normal(target.indicator), normal(target.quote)
    characters, together, own = set(wanted), pairs(wanted), pairs(indicator)
    covered = len(characters & set(indicator + quote)) / len(characters)
    found = len(together & pairs(indicator + "|" + quote)) / len(together)
    return 0.45 * covered + 0.4 * found + 0.15 * len(own & together) / max(1, len(own))


def tasks_with(bags: Sequence[Sequence[str]], lexicon: Lexicon) -> list[str]:
    """Return the tasks that hold most of some words, each given by several: by title first; none if few are held.

    Where several tasks hold most of the words in their text, but no title does, each is to hold all of them.
    """
    if titles := _with_most(bags, lexicon, ("title",)):
        return titles
    found = set(_with_most(bags, lexicon, ("task",)))
    each = ({task for word in bag for task in lexicon.texts.holding(normal(word), "task")} for bag in bags)
    return sorted(found) if len(found) < 2 or all(found <= tasks for tasks in each) else []


def targets_with(
    bags: Sequence[Sequence[str]], lexicon: Lexicon, years: Sequence[int] | None = None, own: Sequence[str] = ()
) -> list[str]:
    """Return the targets (of some deadline years) that state most of some words, each given by several.

    Where some state a term of the field (`own`: 氨氮) or a kind of what is measured (VOC) only these are meant,
    whatever words others share with it.
    """
    found = _with_most(bags, lexicon, ("target",), years)
    kinds = {name for names in kinds_measured().values() for kind in names for name in kind}
    terms = [bag for bag in bags if not kinds.isdisjoint(bag) or not set(bag).isdisjoint(own)]
    stating = {iri for bag in terms for word in bag for iri in lexicon.texts.holding(normal(word), "target")}
    if found and stating and stating.isdisjoint(found):
        found = sorted(t.iri for t in lexicon.some_targets(stating) if years is None or t.deadline in years)
    targets = lexicon.some_targets(found)
    named = {t.iri: sum(any(normal(w) in normal(t.indicator) for w in bag) for bag in bags) for t in targets}
    best = max(named.values(), default=0)
    return [iri for iri in found if named[iri] == best]


def _with_most(
    bags: Sequence[Sequence[str]], lexicon: Lexicon, kinds: Sequence[str], years: Sequence[int] | None = None
) -> list[str]:
    for kind in kinds:
        counts: Counter[str] = Counter()
        for bag in bags:
            counts.update({iri for word in bag for iri in lexicon.texts.holding(normal(word), kind)})
        if years is not None:
            due = {t.iri for t in lexicon.some_targets(counts) if t.deadline in years}
            counts = Counter({iri: n for iri, n in counts.items() if iri in due})
        best = max(counts.values(), default=0)
        if best >= max(2, SHARE_OF_WORDS * len(bags)):
            return sorted(iri for iri, n in counts.items() if n == best)
    return []


def parts_with(bags: Sequence[Sequence[str]], lexicon: Lexicon) -> list[str]:
    """Return the chapters and sections whose title holds most of some words, each given by several."""
    counts: Counter[str] = Counter()
    for bag in bags:
        counts.update({iri for word in bag for iri in lexicon.texts.holding(normal(word), "part")})
    best = max(counts.values(), default=0)
    return sorted(iri for iri, n in counts.items() if n == best) if best >= SHARE_OF_WORDS * len(bags) else []
