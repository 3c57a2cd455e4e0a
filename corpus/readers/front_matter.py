"""YAML front matter: the lines between two rules at the top of a file that say what the file is."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?P<lines>(?:.*\r?\n){0,200}?)---[ \t]*(?:\r?\n|$)")
_PAIR = re.compile(r"(?P<key>[A-Za-z_\-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the plain values of a text's front matter by their names in small letters, and the text behind it.

    >>> split_front_matter("---\ntitle: '某市方案'\n---\n正文")
    ({'title': '某市方案'}, '正文')
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    pairs = (_PAIR.fullmatch(line) for line in match["lines"].splitlines())
    return {pair["key"].lower(): pair["value"].strip("'\"") for pair in pairs if pair}, text[match.end() :]
