"""Laws that every parsed document keeps, whatever its text."""

from __future__ import annotations

from corpus.model import Document, Node


def assert_nested(document: Document) -> None:
    """Children lie inside their parent, one behind the other; headings print what their node says."""
    assert document.root.span.start == 0
    assert document.root.span.end == len(document.text)
    for node in document.root.walk():
        _assert_node(document.text, node)


def _assert_node(text: str, node: Node) -> None:
    behind = node.span.start
    for child in node.children:
        assert behind <= child.span.start
        assert child.span in node.span
        assert len(child.span) > 0
        behind = child.span.end
    if node.heading is not None and node.kind in ("division", "box_item"):
        printed = node.heading.of(text)
        assert node.heading in node.span
        assert printed.startswith(node.number or "")
        assert printed.endswith(node.title or "")
    for span in () if node.kind == "document" else (node.span,):
        assert span.of(text) == span.of(text).strip()
