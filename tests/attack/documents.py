"""Hostile documents: archive bombs, entities, a million cells, pages without end, and damage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from random import Random

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, *, prolog: str = "", extra: bytes = b"") -> bytes:
    """Return a Word file whose document has `body`; `extra` is one more member of the archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        document = (
            f'<?xml version="1.0"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/document.xml", document)
        if extra:
            archive.writestr("word/media/image1.bin", extra)
    return stream.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _laughs() -> str:
    levels = "".join(
        f'<!ENTITY l{i} "{"".join(f"&l{i - 1};" for _ in range(10))}">' for i in range(1, 10)
    )
    return f'<!DOCTYPE w [<!ENTITY l0 "ha">{levels}]>'


def _pdf(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )
    return out.getvalue()


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


def _forms(depth: int) -> bytes:
    """Return a PDF of one page that draws a form ten times, which draws another ten times …"""
    draw = b"/F Do " * 10
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>"
    )
    forms = [
        _stream(draw, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level))
        for level in range(depth)
    ]  # fmt: skip
    last = _stream(b"BT (5%) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    catalog, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return _pdf([catalog, pages, page, _stream(draw), *forms, last])


def hostile(scale: float) -> Iterator[tuple[str, bytes]]:
    """Yield documents by name; at `scale` 1 they are as large as an attacker would make them."""
    import zlib

    many = int(1_000_000 * scale)
    cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell * 100}</w:tr>"
    yield "bomb of one run.docx", docx(_paragraph("一" * many * 100))
    yield "bomb beside.docx", docx(_paragraph("到2025年，床位3张。"), extra=b"\0" * many * 200)
    yield "entities.docx", docx(_paragraph("&l9;"), prolog=_laughs())
    yield (
        "foreign entity.docx",
        docx(_paragraph("&x;"), prolog='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    )
    yield "a million cells.docx", docx(f"<w:tbl>{row * (many // 100)}</w:tbl>")
    deep = min(many, 20_000)
    yield (
        "tables in tables.docx",
        docx("<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep),
    )
    yield "no document.docx", b"PK\x03\x04" + b"\0" * 100
    yield "empty.docx", docx("")
    yield "deep.html", b"<div>" * many + b"x"
    yield "tables in tables.html", b"<table><tr><td>" * deep + b"5%" + b"</td></tr></table>" * deep
    yield "a million cells.html", b"<table>" + (b"<tr>" + b"<td>1" * 100) * (many // 100)
    yield "spans.html", b"<table><tr><td rowspan=999999999 colspan=999999999>5%<td>1</table>"
    yield "attributes.html", b"<p " + b"a=b " * many + b">x</p>"
    yield "entities.html", b"<p>" + b"&#x4e00;" * many + b"</p>"
    yield "bad charset.html", b'<meta charset="no-such-charset"><p>\xff\xfe5%</p>'
    endless = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        _stream(b"BT (5%) Tj ET"),
    ]
    yield "pages without end.pdf", _pdf(endless)
    bomb = zlib.compress(b"BT (5) Tj ET\n" * many, 9)
    yield "bomb of a stream.pdf", _pdf(
        [*endless[:1], b"<</Type/Pages/Kids[3 0 R]/Count 1>>", endless[2],
         _stream(bomb, b"/Filter/FlateDecode")]
    )  # fmt: skip
    kids = b" ".join(b"3 0 R" for _ in range(min(many, 50_000)))
    yield (
        "a page many times.pdf",
        _pdf([endless[0], b"<</Type/Pages/Kids[%s]/Count 50000>>" % kids, *endless[2:]]),
    )
    yield "forms in forms.pdf", _forms(int(3 + 4 * min(1, scale * 2)))
    yield "nothing.pdf", b"%PDF-1.7\n"
    yield "one long line.txt", "，床位5张".encode() * many
    yield "many lines.txt", "一、床位5张\n".encode() * many
    yield "tabs.txt", b"a\tb\tc\td\n" * many
    yield "pipes.md", b"|a|b|c|\n" * many
    yield "digits.txt", b"1" * many * 3
    yield "headings.md", "# 一、目标\n".encode() * many
    yield "utf-16.txt", ("到2025年，床位5张。\n" * 100).encode("utf-16")
    yield "gb18030.txt", ("到2025年，床位5张。\n" * 100).encode("gb18030")
    yield "nothing.txt", b""
    yield "nuls.txt", b"\0" * 1000


def damaged(data: bytes, seed: str) -> bytes:
    """Return a document with some bytes overwritten."""
    random = Random(seed)
    out = bytearray(data)
    for _ in range(random.choice((1, 3, 20))):
        out[random.randrange(len(out))] = random.randrange(256)
    return bytes(out)
