"""What can go wrong while a file becomes text: each error says what happened, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class CorpusError(Exception):
    """The root of this room's errors. `path` is the file concerned; the message is Chinese first, then English."""

    def __init__(self, path: Path, chinese: str, english: str) -> None:
        super().__init__(f"{path}：{chinese}（{english}）")
        self.path = path


class MissingFileError(CorpusError):
    """There is no file at the path, or it may not be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "找不到文件，请检查路径是否写对", "no such file; check the path")


class UnreadableFileError(CorpusError):
    """There is something at the path that the system will not let us read: a folder, or a file without permission."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"无法读取（{reason}），请检查它是否为文件、是否有读取权限",
            f"cannot be read: {reason}; check the file",
        )


class EmptyFileError(CorpusError):
    """The file has no bytes."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "文件是空的（0 字节），请换一份有内容的文件", "the file is empty; give one with content")


class BinaryFileError(CorpusError):
    """The bytes are not text, whatever the name says. `looks_like` names the format where its first bytes tell."""

    def __init__(self, path: Path, looks_like: str | None = None) -> None:
        kind = f"，看起来是 {looks_like}" if looks_like else ""
        hint = f" (it looks like {looks_like})" if looks_like else ""
        super().__init__(
            path, f"不是文本文件{kind}，请另存为纯文本（.txt）再试", f"not a text file{hint}; save it as plain text"
        )
        self.looks_like = looks_like


class UndecodableFileError(CorpusError):
    """The bytes fit none of the encodings that Chinese documents come in. `tried` lists those."""

    def __init__(self, path: Path, tried: tuple[str, ...]) -> None:
        names = "、".join(tried)
        super().__init__(
            path,
            f"认不出文字编码（试过 {names}），请另存为 UTF-8 再试",
            f"no known encoding fits (tried {', '.join(tried)}); save it as UTF-8",
        )
        self.tried = tried


class NoTextError(CorpusError):
    """The file decodes, and holds white space alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "文件里没有文字，只有空白，请换一份有内容的文件", "only white space in it; give a file with text"
        )


class UnreadFormatError(CorpusError):
    """No reader is registered for this kind of file. `suffix` is the ending, `known` the endings that are read."""

    def __init__(self, path: Path, suffix: str, known: tuple[str, ...]) -> None:
        super().__init__(
            path,
            f"暂不支持 {suffix} 格式，目前可读 {'、'.join(known)}，请先另存为纯文本",
            f"{suffix} is not read yet, only {', '.join(known)}; save it as plain text first",
        )
        self.suffix = suffix
        self.known = known
