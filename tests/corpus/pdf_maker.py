"""Small PDF files for tests: characters at places and straight lines, with a font that names its characters."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # points: A4


_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
)
_CHARACTERS = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 [%s]] >>"
    % b" ".join([b"500"] * 95)
)
_MEASURES = (
    b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880]"
    b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 800 /StemV 80 >>"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A run of characters: where its left end and its base line stand, from the upper left corner, and its size.

    `turn` says how far it is turned against the clock, in degrees.
    """

    text: str
    x: float
    y: float
    size: float = 12.0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


Mark = Words | Rule


def make_pdf(pages: list[list[Mark]], *, encrypted: bool = False, rotated: int = 0) -> bytes:
    """Return a PDF file of some pages."""
    used = sorted({c for page in pages for mark in page if isinstance(mark, Words) for c in mark.text})
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (7 + 2 * i) for i in range(len(pages)))),
        _FONT,
        _CHARACTERS,
        _MEASURES,
        _stream(_to_unicode(used)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Resources << /Font << /F 3 0 R"
            b" /G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
            b" /Contents %d 0 R >>" % (WIDTH, HEIGHT, rotated, 8 + 2 * number)
        )
        objects.append(_stream(b"\n".join(map(_drawn, page))))
    return _file(objects, encrypted=encrypted)


def _drawn(mark: Mark) -> bytes:
    if isinstance(mark, Rule):
        points = (mark.x1, HEIGHT - mark.y1, mark.x2, HEIGHT - mark.y2)
        return b"0.5 w %.2f %.2f m %.2f %.2f l S" % points
    text = mark.text if len(mark.text) > 1 else mark.text + " "  # PDFium passes over a lone glyph of a font it lacks
    code = "".join(f"{ord(c):04x}" for c in text).encode()
    matrix = {0: b"1 0 0 1", 90: b"0 1 -1 0", 180: b"-1 0 0 -1", 270: b"0 -1 1 0"}[mark.turn]
    font = b"F"
    if mark.turn:  # PDFium has glyphs for the standard fonts alone, and finds no turned character without one
        font, code = b"G", mark.text.encode("ascii").hex().encode()
    return b"BT /%s %.2f Tf %s %.2f %.2f Tm <%s> Tj ET" % (font, mark.size, matrix, mark.x, HEIGHT - mark.y, code)


def _to_unicode(used: list[str]) -> bytes:
    pairs = [b"<%04x> <%04x>" % (ord(c), ord(c)) for c in used]
    groups = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    parts = [b"%d beginbfchar\n%s\nendbfchar" % (len(group), b"\n".join(group)) for group in groups]
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + b"\n".join(parts)
        + b"\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    out, places = b"%PDF-1.7\n", []
    if encrypted:
        secret = b"<" + b"41" * 32 + b">"
        objects = [*objects, b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (secret, secret)]
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    more = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects) if encrypted else b""
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        more,
        start,
    )
