"""What can go wrong in this room: every error says what, where and what to do, in Chinese and then in English."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


class KgError(Exception):
    """Root of the errors of this room. `str(error)` is one line: Chinese, a slash, English."""


class StoreError(KgError):
    """Something about the store at `location` (a folder or a URL)."""

    def __init__(self, location: str | Path, chinese: str, english: str) -> None:
        super().__init__(" ".join(f"{location}：{chinese} / {english}".split()))
        self.location = str(location)


class StoreLocked(StoreError):
    """Another program holds the store; `seconds` is how long was waited."""

    def __init__(self, location: str | Path, seconds: float) -> None:
        super().__init__(
            location,
            f"数据库正被另一个程序使用，等了 {seconds:g} 秒仍未释放；请待其结束后重试",
            f"the store is in use by another program (waited {seconds:g} s); try again when it has finished",
        )
        self.seconds = seconds


class StoreDamaged(StoreError):
    """The files of the store cannot be read; `reason` is the engine's word."""

    def __init__(self, location: str | Path, reason: str) -> None:
        super().__init__(
            location,
            f"数据库文件已损坏（{reason}）；请移走该文件夹，从备份恢复或重新载入文档",
            "the store is damaged; move the folder away, then restore a backup or load the documents again",
        )
        self.reason = reason


class StoreFull(StoreError):
    """The disk is full: what was being written is not there, all that was there before is."""

    def __init__(self, location: str | Path) -> None:
        super().__init__(
            location,
            "磁盘已满，这次写入没有完成，原有内容不受影响；请腾出空间后重试",
            "the disk is full: this was not written, what was there is unharmed; make room and try again",
        )


class StoreUnavailable(StoreError):
    """There is no store to be had at the location."""


class TargetExists(StoreError):
    """A backup would write over something that is there."""

    def __init__(self, target: str | Path) -> None:
        super().__init__(target, "备份目标已存在；请换一个路径", "the backup's target exists; name another path")


class StoreReadOnly(StoreError):
    """A change was asked of a store that was opened for reading only, or of a service that refuses changes."""

    def __init__(self, location: str | Path) -> None:
        super().__init__(
            location,
            "数据库以只读方式打开，不能修改；请以写方式打开后重试",
            "the store is read-only; open it for writing",
        )


class StoreVersion(StoreError):
    """The store was written with another schema version than this program's; `found` is None where none is noted."""

    def __init__(self, location: str | Path, found: int | None, expected: int) -> None:
        said = "没有本程序的版本标记" if found is None else f"数据版本为 {found}"
        told = "has no schema version of ours" if found is None else f"has schema version {found}"
        super().__init__(
            location,
            f"{said}，本程序需要 {expected}；请换用相应版本的程序，或另选文件夹重新载入文档",
            f"the store {told}, this program needs {expected}; use the matching program or load into a new folder",
        )
        self.found, self.expected = found, expected


class QueryError(StoreError):
    """A query that cannot be read or carried out. `line` and `column` count from 1, None where unknown."""

    def __init__(self, location: str | Path, reason: str, line: int | None = None, column: int | None = None) -> None:
        place = "" if line is None else f"第 {line} 行第 {column} 列"
        where = "" if line is None else f" at line {line}, column {column}"
        super().__init__(
            location,
            f"查询有误：{place}（{reason}）；请改正后重试",
            f"the query is wrong{where}; correct it and try again",
        )
        self.reason, self.line, self.column = reason, line, column


class ResultTooLarge(StoreError):
    """The result of a query is larger than is given out; `most` is how many bytes are."""

    def __init__(self, location: str | Path, most: int) -> None:
        super().__init__(
            location,
            f"结果超过 {most} 字节；请缩小范围，或分页（LIMIT、OFFSET）",
            f"the result has more than {most} bytes; ask for less, or in pages (LIMIT, OFFSET)",
        )
        self.most = most


class InvalidQuads(StoreError):
    """Quads that may not enter the store; `line` counts from 1 in the text handed over."""

    def __init__(self, location: str | Path, line: int, chinese: str, english: str) -> None:
        super().__init__(location, f"第 {line} 行数据不能入库：{chinese}", f"line {line} cannot be stored: {english}")
        self.line = line


class UnknownDocument(StoreError):
    """No document of this name is in the store; `graph` is the name asked for, `known` what there is."""

    def __init__(self, location: str | Path, graph: str, known: tuple[str, ...] | None = None) -> None:
        there = "可先列出库中的文档" if known is None else f"库中有：{'；'.join(known) or '（空）'}"
        super().__init__(
            location,
            f"没有文档 {graph}；{there}",
            f"no document {graph} in the store; list the documents to see what there is",
        )
        self.graph, self.known = graph, known or ()


class KnownDocument(StoreError):
    """A bulk load holds a document that is in the store already; `graph` is its name."""

    def __init__(self, location: str | Path, graph: str) -> None:
        super().__init__(
            location,
            f"文档 {graph} 已在库中，批量载入只收新文档；请逐份替换",
            f"document {graph} is in the store already; a bulk load takes new ones only, replace it instead",
        )
        self.graph = graph


class AmbiguousDocument(StoreError):
    """Several documents answer to the name asked for; `known` lists them."""

    def __init__(self, location: str | Path, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            location,
            f"“{name}”指多份文档，请改用编号：{'；'.join(known)}",
            "several documents have this name; use one of these ids instead",
        )
        self.name, self.known = name, known


class Stopped(KgError):
    """Work was ended: its time was up (`reason` is "time"), or it wanted more memory than it may have, or crashed."""

    def __init__(self, reason: Literal["time", "memory"], seconds: float) -> None:
        said, told = (
            (f"超过 {seconds:g} 秒", f"after {seconds:g} s")
            if reason == "time"
            else ("所需内存超过限额", "for the memory that it needed")
        )
        super().__init__(f"{said}，已停止；请缩小范围后重试 / stopped {told}; ask for less")
        self.reason, self.seconds = reason, seconds


class Crowded(KgError):
    """So much work waits already that no more is taken."""

    def __init__(self) -> None:
        super().__init__("同时运行的任务太多；请稍后重试 / too much is running at once; try again later")


class DocumentError(KgError):
    """Something about the file at `path` keeps it out of the graph."""

    def __init__(self, path: Path, chinese: str, english: str) -> None:
        super().__init__(" ".join(f"{path}：{chinese} / {english}".split()))
        self.path = path


class NotAPlan(DocumentError):
    """The text has no tasks, no numbered parts and none of the marks of an official document."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "不是计划或方案：没有责任单位、没有编号的部分，也没有公文要素；请检查是否选错文件",
            "not a plan: no responsible units, no numbered parts, no marks of an official document; check the file",
        )


class ReaderDied(DocumentError):
    """Reading a file brought a process down, twice."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "读取时进程崩溃或内存不足；请检查该文件，或转成文本后再载入",
            "reading it crashed or took too much memory; check the file, or load it as text",
        )


class ReadingFailed(DocumentError):
    """Reading the file failed in a way that nobody foresaw; `reason` is the error's own word."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"读取时程序出错（{reason}），未载入；请将该文件另存为其他格式再试，并反馈此问题",
            f"reading it failed ({reason}), nothing of it was loaded; save it in another format, and report this",
        )
        self.reason = reason


class ReadElsewhere(DocumentError):
    """Another machine could not read the file; `reason` is the line that it said, in both languages."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, "", "")
        self.args, self.reason = (reason,), reason


class SparkFailed(KgError):
    """Files could not be read by Spark."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(" ".join(f"{chinese} / {english}".split()))


class NothingToLoad(DocumentError):
    """The folder holds no files."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "文件夹里没有可载入的文件；请检查路径", "no files to load in this folder; check the path"
        )


class SameDocument(DocumentError):
    """Two different files of one load are the same document by number or title; `first` is the one that went in."""

    def __init__(self, path: Path, first: Path) -> None:
        super().__init__(
            path,
            f"与 {first} 的发文字号（或标题）相同而内容不同，只载入了前者；请确认后单独载入",
            f"has the number (or title) of {first} but other content, and only that one was loaded; load it by itself",
        )
        self.first = first


class LoadFailed(KgError):
    """Some files did not go in; the others did. One line for each failure.

    `failures` are the errors in the order of the files, `loaded` what `kg.build.load` would have returned.
    """

    def __init__(self, failures: tuple[Exception, ...], loaded: tuple[object, ...]) -> None:
        super().__init__("\n".join(str(failure) for failure in failures))
        self.failures, self.loaded = failures, loaded
