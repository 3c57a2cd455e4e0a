"""Names and words of one store: what each stands for, and which tasks and targets a few words are about."""

from __future__ import annotations

from query.lexicon.entries import Amount, Entry, Mark, Organization, TargetText, TaskText, bare, normal, whole_word
from query.lexicon.lexicon import Lexicon

__all__ = [
    "Amount",
    "Entry",
    "Lexicon",
    "Mark",
    "Organization",
    "TargetText",
    "TaskText",
    "bare",
    "normal",
    "whole_word",
]
