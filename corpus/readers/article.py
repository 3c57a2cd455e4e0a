"""Which part of a web page is the article: the smallest that holds nearly all of the page's own words.

Words of links are the site's (menus, lists of other pages), and count for nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.markup import BLOCKS, is_grid

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NEARLY_ALL = 0.8
_DEEPEST = 100
"""Parts within parts that are looked at, each of which costs a look at all its words."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEEPS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "pre", "blockquote"})


def han(text: str) -> int:
    """Return how many Han characters a text has."""
    return len(_HAN.findall(text))


def own_words(node: LexborNode) -> int:
    """Return how many Han characters stand in a part of a page outside of links."""
    linked = sum(han(link.text(deep=True)) for link in node.css("a[href]") if link.parent is not None)
    return max(0, han(node.text(deep=True)) - linked)


def article_of(body: LexborNode) -> LexborNode:
    """Return the article of a page."""
    article, whole = body, own_words(body)
    for _ in range(_DEEPEST if whole else 0):
        parts = [child for child in article.iter() if child.tag in BLOCKS and child.tag not in _KEEPS]
        heavy = next((child for child in parts if own_words(child) >= _NEARLY_ALL * whole), None)
        if heavy is None or is_grid(heavy):
            return article
        article = heavy
    return article
