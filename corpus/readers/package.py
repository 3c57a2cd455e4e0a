"""Office Open XML packages: the members of a ZIP file within limits of size, and XML without entities.

ECMA-376 part 2 (packages): `_rels/.rels` names the main part, each part's own `_rels` what belongs to it.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from corpus.errors import DamagedFileError, EncryptedFileError, MisnamedFileError, OversizedFileError

MEMBER_LIMIT = 48 * 2**20  # bytes of one unpacked member; the largest plans have 20 MB of XML
TOTAL_LIMIT = 600 * 2**20
ZIP, OLE, RTF, PDF = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, struct.error, MemoryError)
"""What the library lets out where a file is broken; NotImplementedError is a RuntimeError."""
_OWN_FOLDERS = {".doc": "word", ".xls": "xl"}
_FOLDERS = {"word": (" Word 文档", ".docx"), "xl": (" Excel 工作簿", ".xlsx"), "ppt": (" PowerPoint 演示文稿", ".pptx")}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The members of one file; a name that is not there has no bytes.

    Raises EncryptedFileError, MisnamedFileError, DamagedFileError or OversizedFileError.
    """

    def __init__(self, path: Path, content: bytes, *, old: str) -> None:
        """Open `content`; `old` is the ending that the older format of the same program has (.doc, .xls)."""
        self.path = path
        _refuse_others(path, content, old)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except _BROKEN as e:
            raise DamagedFileError(path, f"不是完整的 ZIP 包 / not a whole ZIP file: {e}") from e
        if any(info.flag_bits & 1 for info in self._members.values()):
            raise EncryptedFileError(path)
        self._refuse_siblings(_OWN_FOLDERS.get(old, ""))

    def _refuse_siblings(self, own: str) -> None:
        """Refuse a file of another program of the same family: a workbook that is called .docx."""
        folders = {name.partition("/")[0] for name in self._members}
        for folder, (program, ending) in _FOLDERS.items():
            if own not in folders and folder in folders:
                raise MisnamedFileError(self.path, program, ending)

    def check_sizes(self) -> None:
        """Raise OversizedFileError if a member or all together say that they unpack to more than any document does."""
        for name, info in self._members.items():
            if info.file_size > MEMBER_LIMIT:
                raise OversizedFileError(self.path, name, MEMBER_LIMIT)
        if sum(info.file_size for info in self._members.values()) > TOTAL_LIMIT:
            raise OversizedFileError(self.path, self.path.name, TOTAL_LIMIT)

    def refuse_doctypes(self) -> None:
        """Raise DamagedFileError if a part has a DOCTYPE, for a reader of another library, which may let it pass."""
        for name in self._members:
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in self.read(name).replace(b"\0", b""):  # UTF-16 too
                raise DamagedFileError(self.path, f"{name}: DOCTYPE")

    def read(self, name: str) -> bytes:
        """Return the bytes of a member, none if it is not there; what a member says of its size is not believed."""
        if name not in self._members:
            return b""
        try:
            with self._zip.open(self._members[name]) as member:
                content = member.read(MEMBER_LIMIT + 1)
        except _BROKEN as e:
            raise DamagedFileError(self.path, f"{name}: {e}") from e
        if len(content) > MEMBER_LIMIT:
            raise OversizedFileError(self.path, name, MEMBER_LIMIT)
        return content

    def xml(self, name: str) -> Element | None:
        """Return the root of an XML member, None if it is not there."""
        content = self.read(name)
        if not content:
            return None
        parser = XMLParser(target=_NoDoctype(self.path, name))  # noqa: S314 entities need a DOCTYPE: refused
        try:
            root: Element = ET.fromstring(content, parser)  # noqa: S314
        except (ParseError, ValueError, LookupError) as e:
            raise DamagedFileError(self.path, f"{name}: {e}") from e
        return root

    def related(self, part: str, kind: str) -> str | None:
        """Return the member that `part` (`""` for the package) relates to by a relation whose name ends in `kind`."""
        folder, name = posixpath.split(part)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        return None


class _NoDoctype(TreeBuilder):
    """A builder of trees that refuses a DOCTYPE: no part of an office file has one, and entities begin there."""

    def __init__(self, path: Path, part: str) -> None:
        super().__init__()
        self.path, self.part = path, part

    def doctype(self, *_: object) -> None:
        raise DamagedFileError(self.path, f"{self.part}: DOCTYPE")


def _refuse_others(path: Path, content: bytes, old: str) -> None:
    if content.startswith(ZIP):
        return
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise EncryptedFileError(path)
        raise MisnamedFileError(path, "旧版 Office 文件（OLE）", old)
    if content.startswith(RTF):
        raise MisnamedFileError(path, " RTF 文件", ".rtf")
    if content.startswith(PDF):
        raise MisnamedFileError(path, " PDF 文件", ".pdf")
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower().startswith((b"<html", b"<!doctype html")):
        raise MisnamedFileError(path, "网页（HTML）", ".html")
    raise DamagedFileError(path, "开头不是 ZIP 包 / does not begin as a ZIP file")


def local(element: Element) -> str:
    """Return an element's name without its namespace: transitional and strict files differ in nothing else."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of a child … by local names, None where one is missing."""
    for name in names:
        element = next(children(element, name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with a local name."""
    return (each for each in (element if element is not None else ()) if local(each) == name)


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute by its local name."""
    if element is None:
        return None
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), None)


def is_on(element: Element | None) -> bool:
    """Tell whether a switch (w:vanish, w:isLgl) is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
