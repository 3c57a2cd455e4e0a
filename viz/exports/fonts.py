"""The faces of official documents (GB/T 9704-2012) in Word files, and what stands in where a machine lacks one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

TITLE, FANG, SONG, HEI, KAI = "方正小标宋简体", "仿宋", "宋体", "黑体", "楷体"
LATIN = "Times New Roman"
_INSTEAD = {
    TITLE: "方正小标宋_GBK,小标宋体,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    FANG: "仿宋_GB2312,FangSong,FangSong_GB2312,方正仿宋_GBK,华文仿宋,STFangsong,宋体,SimSun,Noto Serif CJK SC",
    SONG: "SimSun,方正书宋_GBK,华文宋体,STSong,Noto Serif CJK SC",
    HEI: "SimHei,方正黑体_GBK,华文黑体,STHeiti,Noto Sans CJK SC",
    KAI: "楷体_GB2312,KaiTi,KaiTi_GB2312,方正楷体_GBK,华文楷体,STKaiti,宋体,SimSun",
}
"""By each face the names that a program may look for instead, best first (ECMA-376 part 1, 17.8.3.1)."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHINESE = "zh-CN"


def dress(document: Document) -> None:
    """Tell a new document that its words are Chinese, and which faces may stand in for others."""
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _font_table()  # noqa: SLF001 the library keeps the part of its template as it is
    languages: Any = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    languages.set(qn("w:eastAsia"), _CHINESE)  # or programs draw the Japanese forms of characters
    theme: Any = document.settings.element.find(qn("w:themeFontLang"))
    theme.set(qn("w:eastAsia"), _CHINESE)


def set_face(properties: Any, face: str) -> None:
    """Set the face of a run's or a style's properties: Chinese in `face`, figures and Latin letters in their own."""
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face)):
        fonts.set(qn(f"w:{kind}"), font)


def _font_table() -> bytes:
    faces = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(instead)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    latin = f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts xmlns:w="{_NAMESPACE}">{faces}{latin}</w:fonts>'
    ).encode()
