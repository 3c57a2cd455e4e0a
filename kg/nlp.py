"""Words: the dictionary tells common words from names, and a spaCy document shows the facts on its tokens.

This is the only module that touches jieba and spaCy. The tokenizer is private: the global one of jieba is shared by
every pipeline of a process, and a word added for one document would change them all.
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jieba
    from spacy.language import Language
    from spacy.tokens import Doc

    from corpus.span import Span
    from kg.facts import Extraction

PROPER = {"nr", "nz", "ns", "nt", "nrt", "nrfg", "nx"}
"""Tags of proper nouns in jieba's dictionary (persons, organisations, places, other names)."""


@cache
def tokenizer() -> jieba.Tokenizer:
    """Return a private jieba tokenizer with its dictionary loaded."""
    import jieba

    logging.getLogger("jieba").setLevel(logging.ERROR)
    private = jieba.Tokenizer()
    private.initialize()
    return private


@cache
def _tags() -> dict[str, str]:
    """Return the part of speech of every dictionary word; where a word stands twice, the first counts.

    Built once: looking a word up in the file itself took 5 ms, for each of a hundred words of a plan.
    """
    import jieba

    with jieba.get_dict_file() as file:
        rows = file.read().decode("utf-8").split()  # word, frequency, tag
    return dict(zip(rows[-3::-3], map(sys.intern, rows[::-3]), strict=True))


def tag(word: str) -> str | None:
    """Return the part of speech of a dictionary word, None for a word that the dictionary lacks."""
    return _tags().get(word) if tokenizer().FREQ.get(word) else None


def is_common_word(word: str) -> bool:
    """Tell whether the dictionary has this whole word as something else than a proper noun."""
    found = tag(word)
    return found is not None and found not in PROPER


def cut(text: str) -> list[str]:
    """Return the words of `text` by the dictionary alone, without guessing new ones."""
    return list(tokenizer().cut(text, HMM=False))


def looks_like_name(text: str) -> bool:
    """Tell whether a string is no common word and has a part that the dictionary does not know as a common word."""
    if is_common_word(text):
        return False
    return any(len(word) == 1 or (tag(word) or "nz") in PROPER for word in cut(text))


@cache
def pipeline() -> Language:
    """Return a blank Chinese spaCy pipeline on characters, with sentences ended by Chinese punctuation."""
    import spacy

    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    language.add_pipe("sentencizer", config={"punct_chars": ["。", "！", "？", "\n"]})
    return language


def _facts(extraction: Extraction) -> Iterator[tuple[Span, str]]:
    """Yield the span and the kind of every fact: a role, target, milestone, a kind of name, project."""
    for task in extraction.tasks:
        yield from ((fact.span, fact.role) for fact in task.responsibilities)
        yield from ((fact.span, fact.kind) for fact in task.mentions)
        yield from ((fact.span, "project") for fact in task.projects)
    targets = [*extraction.targets, *(target for task in extraction.tasks for target in task.targets)]
    yield from ((fact.span, "milestone" if fact.qualitative else "target") for fact in targets)


def annotated(extraction: Extraction) -> Doc:
    """Return the document as a spaCy `Doc` whose span group `facts` holds every fact read, labelled by its kind.

    Tokens are characters, so that every span falls on token edges.
    """
    doc = pipeline()(extraction.document.text)
    marks = sorted(_facts(extraction))
    spans = [doc.char_span(span.start, span.end, label=label, alignment_mode="expand") for span, label in marks]
    doc.spans["facts"] = [span for span in spans if span is not None]
    return doc


def marked(extraction: Extraction, *, names: dict[str, str], colours: dict[str, str]) -> str:
    """Return the text as an HTML fragment with every fact marked, named and coloured by its kind (spaCy's displaCy).

    `names` and `colours` go by kind. Of facts that overlap, the longest is marked.
    """
    from spacy import displacy
    from spacy.tokens import Span as DocSpan
    from spacy.util import filter_spans

    doc = annotated(extraction)
    facts = [span for span in doc.spans["facts"] if span.text.strip()]
    doc.ents = filter_spans([DocSpan(doc, s.start, s.end, label=names[s.label_]) for s in facts])
    options = {"colors": {names[kind]: colour for kind, colour in colours.items()}}
    return str(displacy.render(doc, style="ent", page=False, jupyter=False, options=options))
