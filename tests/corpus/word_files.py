"""Word files made from XML for tests: a package with a body, and lists and styles where needed."""

from __future__ import annotations

import io
import zipfile

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_RELATION}/officeDocument" Target="{{}}"/>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml"'
        f' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("numbering", "numbering"), ("styles", "styles"))
    )
    + "</Types>"
)
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word_file(body: str, numbering: str = "", styles: str = "", *, space: str = SPACE) -> bytes:
    """Return a .docx whose body holds `body`."""
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(_member("[Content_Types].xml"), _TYPES)
        package.writestr(_member("_rels/.rels"), _ROOT.format("word/document.xml") + "</Relationships>")
        links = "".join(
            f'<Relationship Id="r{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
            for name in ("numbering", "styles")
        )
        package.writestr(
            _member("word/_rels/document.xml.rels"), f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
        )
        for name, inner in parts.items():
            package.writestr(_member(f"word/{name}.xml"), f'<w:{name} xmlns:w="{space}" {MC}>{inner}</w:{name}>')
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (2022, 10, 8, 0, 0, 0))  # the same bytes every day
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def run(text: str) -> str:
    """Return a run with some words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph with some words."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def listed(text: str, number: int, depth: int = 0) -> str:
    """Return a paragraph of the list `number`."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, style: str, text: str, extra: str = "") -> str:
    """Return one level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
