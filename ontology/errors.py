"""What can go wrong in this room: every error says what, where and what to do, in Chinese and then in English."""

from __future__ import annotations

from pathlib import Path


class OntologyError(Exception):
    """Root of the errors of this room. `str(error)` is one line: Chinese, a slash, English."""


class DataFileError(OntologyError):
    """The data file at `path` is missing or is no Turtle; `reason` is the parser's word, with line and column."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}：词表文件无法读取（{reason}）；请重新安装本程序，或改正该文件 / "
            f"the vocabulary file cannot be read ({reason}); install the program again or correct the file"
        )
        self.path = path
        self.reason = reason
