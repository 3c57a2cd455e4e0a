"""Every picture by its name: what it shows, whether it wants a name, and how it is written as HTML, SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from kg.store import Store
from viz.model import GraphView, ViewKind, Words

Naming = Literal["needed", "possible", "none"]
Format = Literal["html", "svg", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Picture:
    """One kind of picture: its title, what its name may be, and what it is good for."""

    kind: ViewKind
    title: Words
    naming: Naming = "none"
    name: Words | None = None


PICTURES: dict[ViewKind, Picture] = {
    picture.kind: picture
    for picture in (
        Picture("leads", Words("谁牵头什么", "Who leads what")),
        Picture("department", Words("一个单位的任务", "One unit's work"), "needed", Words("单位名", "a unit's name")),
        Picture("task", Words("一项任务", "One task"), "needed", Words("任务编号", "a task's number")),
        Picture("matrix", Words("责任矩阵", "Responsibility matrix")),
        Picture(
            "chain",
            Words("企业—项目—任务—牵头单位", "Company, project, task, lead"),
            "possible",
            Words("企业、项目或牵头单位", "a company, project or lead"),
        ),
        Picture("timeline", Words("目标时间线", "Targets by year")),
        Picture("together", Words("谁与谁合作", "Who works with whom")),
    )
}


def view(store: Store, kind: ViewKind, name: str | None = None, *, document: str | None = None) -> GraphView:
    """Return the content of a picture; `name` as its `naming` says, ValueError otherwise."""
    from viz import views

    if (not name and PICTURES[kind].naming == "needed") or (name and PICTURES[kind].naming == "none"):
        raise ValueError(f"{kind}: a name is {PICTURES[kind].naming}")
    if kind == "chain":
        return views.chain(store, name, document=document)
    if kind in ("department", "task"):
        named = views.department if kind == "department" else views.task
        return named(store, name or "", document=document)
    whole: dict[ViewKind, Callable[..., GraphView]] = {
        "leads": views.leads,
        "matrix": views.matrix,
        "timeline": views.timeline,
        "together": views.together,
    }
    return whole[kind](store, document=document)


def write(content: GraphView, form: Format, lang: Literal["zh", "en"] = "zh") -> bytes:
    """Write a picture's content as the bytes of a file; the same content gives the same bytes."""
    from viz import page, png, svg

    if form == "png":
        return png.render(content, lang=lang)
    text = svg.render(content, lang=lang) if form == "svg" else page.render(content, lang=lang)
    return text.encode("utf-8")


def draw(
    store: Store, kind: ViewKind, name: str | None = None, *, document: str | None = None, form: Format = "html",
    lang: Literal["zh", "en"] = "zh",
) -> bytes:  # fmt: skip
    """Draw one picture of a store as the bytes of a file."""
    return write(view(store, kind, name, document=document), form, lang)
