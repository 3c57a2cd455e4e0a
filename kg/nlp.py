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
    import jieba
    from spacy.language import Language
    from spacy.tokens import Doc

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
        lines = file.read().decode("utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        word, _, rest = line.partition(" ")
        found.setdefault(word, sys.intern(rest.rpartition(" ")[2]))
    return found


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


def annotated(extraction: Extraction) -> Doc:
    """Return the document as a spaCy `Doc` whose span group `facts` holds every fact read, labelled by its kind.

    Tokens are characters, so that every span falls on token edges.
    """
    doc = pipeline()(extraction.document.text)
    marks = [(fact.span, "RESPONSIBILITY") for task in extraction.tasks for fact in task.responsibilities]
    marks += [(fact.span, "TARGET") for task in extraction.tasks for fact in task.targets]
    marks += [(fact.span, "TARGET") for fact in extraction.targets]
    marks += [(fact.span, fact.kind.upper()) for task in extraction.tasks for fact in task.mentions]
    marks += [(fact.span, "PROJECT") for task in extraction.tasks for fact in task.projects]
    spans = [doc.char_span(span.start, span.end, label=label, alignment_mode="expand") for span, label in sorted(marks)]
    doc.spans["facts"] = [span for span in spans if span is not None]
    return doc
