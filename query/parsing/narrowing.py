"""正在扩建的医院是哪两家: of more things than asked for, the words said with them tell which are meant."""

from __future__ import annotations

from dataclasses import replace

from kg.nlp import tag, tokenizer
from query.lexicon import Lexicon
from query.lexicon.nearby import clauses_naming
from query.logic import Logic, ThingIn
from query.parsing.focus import THING_ASKS


def narrowed(logic: Logic, question: str, found: tuple[str, ...], lexicon: Lexicon) -> Logic | None:
    """Return the form for as many things as the question speaks of, if its own verbs and nouns stand with just these.

    `found` are the IRIs of the things that answer it as it is; None where no words of the question tell them apart.
    """
    if (logic.kind not in THING_ASKS and logic.kind != "project") or not logic.expected:
        return None
    said = dict.fromkeys(w for w in tokenizer().lcut(question) if len(w) > 1 and (tag(w) or "n")[0] in "nvaj")
    shared: dict[str, list[str]] = {}
    for thing, clause in clauses_naming(found, lexicon):
        shared[thing] = max(shared.get(thing, []), [word for word in said if word in clause], key=len)
    best = max(map(len, shared.values()), default=0)
    chosen = tuple(sorted(thing for thing, words in shared.items() if len(words) == best))
    if not best or len(chosen) != logic.expected:
        return None
    return replace(logic, where=(*logic.where, ThingIn(chosen, "、".join(shared[chosen[0]]))))
