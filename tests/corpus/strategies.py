"""Random documents with a known outline: what is generated is a tree, and the text that prints it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from corpus.numerals import to_chinese

STEADY = settings(max_examples=100, derandomize=True, deadline=None, database=None)

WORDS = ["推动", "绿色", "转型", "建设", "平台", "完善", "体系", "产业", "园区", "升级", "节能", "示范"]
phrases = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map("".join)
CLAUSE = "（责任单位：甲局牵头，乙委、丙镇按职责分工负责）"

Shape = tuple[str, str | None, str | None, tuple["Shape", ...]]  # kind, number, title, children that are no paragraphs


@dataclass(frozen=True)
class Plan:
    """A text and the outline it prints."""

    text: str
    shape: tuple[Shape, ...]


@st.composite
def boxes(draw: st.DrawFn) -> tuple[list[str], Shape]:
    """Return the lines and the shape of a box: items on lines of their own, in one paragraph, labelled, or none."""
    title, names = draw(phrases), draw(st.lists(phrases, min_size=2, max_size=6))
    style = draw(st.sampled_from(["lines", "inline", "labels", "brackets", "prose"]))
    items: list[Shape] = [("box_item", str(n), name, ()) for n, name in enumerate(names, 1)]
    if style == "lines":
        lines = [f"{n}.{name}。落实措施。" for n, name in enumerate(names, 1)]
    elif style == "inline":
        lines = ["".join(f"{n}.{name}。" for n, name in enumerate(names, 1))]
    elif style == "labels":
        lines = [f"{name}：落实措施。" for name in names]
        items = [("box_item", None, name, ()) for name in names]
    elif style == "brackets":
        lines = [f"（{n}）{name}。落实措施。" for n, name in enumerate(names, 1)]
        items = [("box_item", f"（{n}）", name, ()) for n, name in enumerate(names, 1)]
    else:
        lines, items = ["一段没有编号的文字，落实措施。"], []
    return [f"专栏：{title}", *lines], ("box", None, title, tuple(items))


@st.composite
def plans(draw: st.DrawFn, *, clauses: bool, running: bool) -> Plan:
    """Return a plan with chapters, sections and items; with `running` numbers the items count on through it.

    Without responsibility brackets the last item has no box: nothing could tell its next number from the box's.
    """
    gap, ending = draw(st.integers(0, 2)), draw(st.sampled_from(["\n", "\r\n"]))
    indent = draw(st.sampled_from(["", "　　", "\t"]))
    lines: list[str] = []
    count = 0
    chapters: list[Shape] = []
    for c in range(1, draw(st.integers(1, 3)) + 1):
        chapter = draw(phrases)
        lines.append(f"{to_chinese(c)}、{chapter}")
        sections: list[Shape] = []
        for s in range(1, draw(st.integers(1, 3)) + 1):
            section = draw(phrases)
            items: list[Shape] = []
            lines.append(f"（{to_chinese(s)}）{section}")
            count = count if running else 0
            for _ in range(draw(st.integers(1, 4))):
                count += 1
                title = draw(phrases)
                lines.append(f"{count}.{title}。落实各项措施。{CLAUSE if clauses else ''}")
                inner: tuple[Shape, ...] = ()
                if draw(st.booleans()):
                    printed, box = draw(boxes())
                    lines += [*printed, ""] if gap else printed
                    inner = (box,)
                items.append(("division", str(count), title, inner))
            sections.append(("division", f"（{to_chinese(s)}）", section, tuple(items)))
        chapters.append(("division", to_chinese(c), chapter, tuple(sections)))
    if not clauses:
        lines += [f"{to_chinese(len(chapters) + 1)}、保障措施", f"{count + 1}.加强领导。落实责任。"]
        last: Shape = ("division", str(count + 1), "加强领导", ())
        chapters.append(("division", to_chinese(len(chapters) + 1), "保障措施", (last,)))
    text = (ending * (1 + gap)).join(indent + line if line else line for line in lines)
    return Plan(text, tuple(chapters))


FRAGMENTS = [
    "一、", "二、", "（一）", "（二）", "1.", "2.", "1、", "（1）",
    "①", "1.1", "第一章 ", "第一条 ", "专栏：", "专栏1 ", "附件", "附件：1.",
    "推动转型", "建设平台。", "（责任单位：甲局）", "（甲局牵头", "《办法》", "《", "》",
    "。", "，", "；", "：", "）", "2022年完成", "2023年建成；",
    "2022年10月8日", "印发", "甲市人民政府", "目录", "**", "# ", "//", "\n",
    "\n", "\n", "\n\n", "\r\n", "\u3000", " ", "\t", "各部门要认真",
]  # fmt: skip
scraps = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
"""Texts made of what the reader looks for, in no sensible order."""
