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
    """One kind of picture: its title, what it shows, and what its name may be."""

    kind: ViewKind
    title: Words
    shows: Words
    naming: Naming = "none"
    name: Words | None = None


PICTURES: dict[ViewKind, Picture] = {
    picture.kind: picture
    for picture in (
        Picture(
            "leads",
            Words("谁牵头什么", "Who leads what"),
            Words("牵头单位与它们的任务，一条线一项。", "Leading units and their tasks, a line for each."),
        ),
        Picture(
            "department",
            Words("一个单位的任务", "One unit's work"),
            Words(
                "一个单位牵头、共同负责、参与和配合的任务，连同目标和其他单位。",
                "What one unit leads, shares and takes part in, with targets and the other units.",
            ),
            "needed",
            Words("单位名", "a unit's name"),
        ),
        Picture(
            "task",
            Words("一项任务", "One task"),
            Words(
                "一项任务的单位、目标、项目和提到的企业。",
                "The units, targets, projects and companies of one task.",
            ),
            "needed",
            Words("任务编号", "a task's number"),
        ),
        Picture(
            "matrix",
            Words("责任矩阵", "Responsibility matrix"),
            Words(
                "单位 × 任务，角色写成一个字，黑白打印也能分清。",
                "Units by tasks; a sign for each role, clear in print.",
            ),
        ),
        Picture(
            "chain",
            Words("企业—项目—任务—牵头单位", "Company, project, task, lead"),
            Words(
                "企业参与哪些项目，项目属于哪项任务，由谁牵头。", "From companies over projects and tasks to who leads."
            ),
            "possible",
            Words("企业、项目或牵头单位", "a company, project or lead"),
        ),
        Picture(
            "timeline",
            Words("目标时间线", "Targets by year"),
            Words("每一年要完成的目标，连同任务和牵头单位。", "What is due in each year, with tasks and leads."),
        ),
        Picture(
            "together",
            Words("谁与谁合作", "Who works with whom"),
            Words("哪些单位共同负责任务，线越粗任务越多。", "Which units share tasks: the thicker the line, the more."),
        ),
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
