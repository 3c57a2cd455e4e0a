"""A document as a page with every fact that was read marked in its text, to check the reading against the words."""

from __future__ import annotations

from html import escape

from kg.facts import Extraction
from kg.nlp import marked
from viz.style import FONTS, ROLE_STYLES

NAMES: dict[str, str] = {
    **{str(role): style.name.zh for role, style in ROLE_STYLES.items()},
    "responsible": "负责",
    "target": "目标",
    "milestone": "节点",
    "project": "项目",
    "company": "企业",
    "institute": "研究院所",
    "university": "高校",
    "park": "园区",
    "place": "地点",
    "brand": "品牌",
    "document": "文件",
}
COLOURS = {
    "lead": "#9cc9e6",
    "responsible": "#ffc9a3",
    "participate": "#a8dcc9",
    "cooperate": "#f0d69a",
    "target": "#ffe98a",
    "milestone": "#fff4c4",
    "project": "#dcd3f0",
}
_OTHER = "#e3e6ea"
_CSS = f"""body{{margin:0;font-family:{FONTS};color:#1b1f24}}
header{{position:sticky;top:0;padding:.8rem 2rem;background:#fff;border-bottom:1px solid #d5dbe1}}
h1{{font-size:1.2rem;margin:0 0 .4rem}} header span{{padding:.1rem .5rem;border-radius:.3rem;margin-right:.4rem}}
main{{max-width:60rem;margin:1rem auto;padding:0 2rem;line-height:2.2}} li{{line-height:1.6}}"""


def render(extraction: Extraction) -> str:
    """Return one self-contained HTML page: what was found, what is doubtful, and the text with its facts marked."""
    colours = {kind: COLOURS.get(kind, _OTHER) for kind in NAMES}
    title = escape(extraction.document.letterhead.title or extraction.document.source.name)
    legend = "".join(f'<span style="background:{colours[kind]}">{NAMES[kind]}</span>' for kind in COLOURS)
    text = marked(extraction, names=NAMES, colours=colours)
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_CSS}</style></head>"
        f"<body><header><h1>{title}</h1>{legend}</header><main>{_doubts(extraction)}{text}</main></body></html>\n"
    )


def _doubts(extraction: Extraction) -> str:
    if not extraction.warnings:
        return ""
    text = extraction.document.text
    listed = "".join(
        f"<li>{escape(doubt.message)}：「{escape(doubt.span.of(text)[:80])}」"
        f" [{doubt.span.start}–{doubt.span.end}]</li>"
        for doubt in extraction.warnings
    )
    return f"<h2>疑点 {len(extraction.warnings)} 处</h2><ul>{listed}</ul>"
