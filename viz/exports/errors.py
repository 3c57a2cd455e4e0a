"""What can go wrong with an export, beside what can go wrong in the whole room."""

from __future__ import annotations

from pathlib import Path

from viz.errors import VizError

ELSEWHERE = ("请换一份文件，或先用 zeren load 载入有关文件", "choose another document, or load one with zeren load")
LOAD_FIRST = ("请先用 zeren load 载入文件", "load documents with zeren load")


class NothingToExport(VizError):
    """The store holds nothing that the file could show; `advice` is what to do, Chinese and English."""

    def __init__(self, chinese: str, english: str, advice: tuple[str, str] = ELSEWHERE) -> None:
        super().__init__(f"没有可导出的内容 — {chinese} — {advice[0]}", f"nothing to export: {english}; {advice[1]}")


class MissingFolder(VizError):
    """The folder that the file at `path` shall stand in is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"文件夹不存在 — {path.parent} — 请先新建该文件夹，或改用别的位置",
            f"there is no folder {path.parent}; make it first, or name another place",
        )
        self.path = path


class UnknownPlan(VizError):
    """No document of the store has `name` in its number or title; `known` are the numbers or titles there."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"没有名为“{name}”的文件 — 库中有：{'、'.join(known)} — 请写文号或标题的一部分",
            f'no document is called "{name}"; there are {", ".join(known)}: give part of a number or title',
        )
        self.name, self.known = name, known
