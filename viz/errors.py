"""What can go wrong in this room: every error says what, where and what to do, in Chinese and then in English."""

from __future__ import annotations

from pathlib import Path


class VizError(Exception):
    """Root of the errors of this room. `str(error)` is one line: Chinese, a slash, English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(" ".join(f"{chinese} / {english}".split()))


class UnknownName(VizError):
    """No organisation of the store goes by `name`; `near` are names like it, best first."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f"相近的名称有：{'、'.join(near)}" if near else "可先载入提到它的文件"
        told = f"names near it: {', '.join(near)}" if near else "load a document that names it"
        super().__init__(
            f"文件中没有名为“{name}”的单位 — 库中各文件 — {hint}", f'the documents name no unit "{name}"; {told}'
        )
        self.name, self.near = name, near


class AmbiguousName(VizError):
    """More than one organisation goes by `name`; `found` are their names."""

    def __init__(self, name: str, found: tuple[str, ...]) -> None:
        super().__init__(
            f"“{name}”可以指多个单位 — {'、'.join(found)} — 请写出其中一个的全名，或用 --document 指明文件",
            f'"{name}" may be any of {", ".join(found)}; give the full name of one, or its document with --document',
        )
        self.name, self.found = name, found


class UnknownTask(VizError):
    """No document of the store has a task of this number; `near` are numbers that there are."""

    def __init__(self, number: str, near: tuple[str, ...]) -> None:
        known = f"现有编号：{'、'.join(near)}" if near else "库中还没有任务，请先载入文件"
        told = f"there are {', '.join(near)}" if near else "the store has no tasks, load a document"
        super().__init__(
            f"没有编号为“{number}”的任务 — 库中各文件 — {known}", f'no task is numbered "{number}"; {told}'
        )
        self.number, self.near = number, near


class AmbiguousTask(VizError):
    """More than one document has a task of this number; `documents` are their numbers or titles."""

    def __init__(self, number: str, documents: tuple[str, ...]) -> None:
        super().__init__(
            f"编号为“{number}”的任务不止一项 — {'、'.join(documents)} — 请用 --document 指明文件",
            f'several documents have a task "{number}"; name one with --document',
        )
        self.number, self.documents = number, documents


class UnknownLink(VizError):
    """No company, project or lead in a chain has `name` in its name; `near` are names like it, best first."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f"相近的名称有：{'、'.join(near)}" if near else "可先载入提到它的文件"
        told = f"names near it: {', '.join(near)}" if near else "load a document that names it"
        super().__init__(
            f"没有名称含“{name}”的企业、项目或牵头单位 — 库中各文件 — {hint}",
            f'no company, project or lead has "{name}" in its name; {told}',
        )
        self.name, self.near = name, near


class NoChineseFont(VizError):
    """This machine has no font with Chinese characters, so that a picture in pixels would show empty boxes."""

    def __init__(self) -> None:
        super().__init__(
            "本机没有中文字体，不能画 PNG — 请先安装，如 Debian、Ubuntu：apt-get install fonts-noto-cjk"
            "，Fedora：dnf install google-noto-sans-cjk-fonts，或改用 .svg、.html",
            "no font with Chinese characters on this machine, so no PNG; install one (Debian, Ubuntu: apt-get install "
            "fonts-noto-cjk, Fedora: dnf install google-noto-sans-cjk-fonts), or write .svg or .html",
        )


class NothingToDraw(VizError):
    """The store holds nothing that the picture could show."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"没有可画的内容 — {chinese} — 请先载入文件", f"nothing to draw: {english}; load documents")


class UnknownFormat(VizError):
    """The ending of `path` names no kind of picture that can be made."""

    def __init__(self, path: Path, known: tuple[str, ...]) -> None:
        super().__init__(
            f"不能输出 {path.suffix or '无后缀的文件'} — {path} — 请改用 {'、'.join(known)}",
            f"cannot write {path.suffix or 'a file without ending'}; use {', '.join(known)}",
        )
        self.path, self.known = path, known


class UnwritableFile(VizError):
    """The file at `path` cannot be written; `reason` is the system's word."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"无法写入文件（{reason}） — {path} — 请检查文件夹是否存在、是否有写权限",
            f"cannot write the file ({reason}); check the folder and its permissions",
        )
        self.path, self.reason = path, reason


class UnreadableInput(VizError):
    """A file that a command was pointed to cannot be read as UTF-8 text; `reason` is the system's word."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"无法读取（{reason}） — {path} — 请检查路径，文件须为 UTF-8 文本",
            f"cannot be read ({reason}); check the path, the file must be UTF-8 text",
        )
        self.path, self.reason = path, reason


class BadBatchLine(VizError):
    """Line `line` (from 1) of a batch of questions is not what it should be."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(
            f'问题格式有误（{reason}） — {path} 第 {line} 行 — 每行应为 {{"id": "…", "q": "问题"}}',
            f'the question is malformed ({reason}); each line is {{"id": "…", "q": "…"}}',
        )
        self.path, self.line, self.reason = path, line, reason


class TooManyRows(VizError):
    """The result of a query has more rows, or triples, than are given out; `most` is how many are."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"结果超过 {most} 行；请缩小范围，或分页（LIMIT、OFFSET）",
            f"the result has more than {most} rows; ask for less, or in pages (LIMIT, OFFSET)",
        )
        self.most = most
