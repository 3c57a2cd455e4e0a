"""What can go wrong while a file becomes text: each error says what happened, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class CorpusError(Exception):
    """The root of this room's errors. `path` is the file concerned; the message is one line, Chinese, then English."""

    def __init__(self, path: Path, chinese: str, english: str) -> None:
        super().__init__(" ".join(f"{path}：{chinese}（{english}）".split()))
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


class EncryptedFileError(CorpusError):
    """The file can be opened with a password only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "文件已加密，请先用密码打开，另存为不加密的文件再试",
            "the file is encrypted; open it with its password and save it without one",
        )


class DamagedFileError(CorpusError):
    """The file is of the kind its name says, and cannot be taken apart. `reason` says where it breaks."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            f"文件已损坏（{reason}），请用原来的软件打开并重新保存，或换一份完好的文件",
            f"damaged: {reason}; open it in its own program and save it again",
        )
        self.reason = reason


class MisnamedFileError(CorpusError):
    """The bytes are another format than the ending says. `looks_like` names it, `ending` is what it should end in."""

    def __init__(self, path: Path, looks_like: str, ending: str) -> None:
        super().__init__(
            path,
            f"内容是{looks_like}，与扩展名 {path.suffix} 不符，请把扩展名改为 {ending} 再试",
            f"the content is {looks_like} and not {path.suffix}; rename it to end in {ending}",
        )
        self.looks_like, self.ending = looks_like, ending


class OversizedFileError(CorpusError):
    """Unpacked, a part of the file is larger than any document: a ZIP bomb, or no document."""

    def __init__(self, path: Path, part: str, limit: int) -> None:
        megabytes = limit // 2**20
        super().__init__(
            path,
            f"解压后的 {part} 超过 {megabytes} MB，不像正常文档，未读取；请删去不需要的内容，另存后再试",
            f"{part} unpacks to more than {megabytes} MB, which no document does; save it without what is not needed",
        )
        self.part, self.limit = part, limit


class TooLargeError(CorpusError):
    """The file has more bytes, or more characters of text, than any plan."""

    def __init__(self, path: Path, *, megabytes: int = 0, characters: int = 0) -> None:
        size = f"文件超过 {megabytes} MB" if megabytes else f"文字超过 {characters // 10_000} 万字"
        told = f"more than {megabytes} MB" if megabytes else f"more than {characters:,} characters"
        super().__init__(
            path,
            f"{size}，不像一份正常的文件，未读取；请只留需要的部分，另存后再试",
            f"{told}, which no plan has; save the part that is needed",
        )


class ConverterMissingError(CorpusError):
    """The format is read by way of LibreOffice, which is not installed. `instead` is the ending to save as."""

    def __init__(self, path: Path, instead: str) -> None:
        super().__init__(
            path,
            f"读取 {path.suffix} 需要 LibreOffice，本机没有装；请安装，或用 Word、WPS 另存为 {instead} 再试",
            f"{path.suffix} is read by way of LibreOffice (soffice), not found; install it or save as {instead}",
        )
        self.instead = instead


class ConversionFailedError(CorpusError):
    """LibreOffice gave no result. `reason` is what it said or that time was up; `instead` the ending to save as."""

    def __init__(self, path: Path, reason: str, instead: str) -> None:
        super().__init__(
            path,
            f"LibreOffice 未能转换（{reason}），请用 Word、WPS 打开并另存为 {instead} 再试",
            f"LibreOffice could not convert it: {reason}; save it as {instead}",
        )
        self.reason, self.instead = reason, instead


class ScanError(CorpusError):
    """The pages are pictures, and the recogniser of characters is not installed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "是扫描件，没有文字；请安装文字识别：pip install 'zeren[ocr]'，或换一份有文字的文件",
            "a scan without text; install the recogniser with pip install 'zeren[ocr]', or give a file with text",
        )
