"""Pieces of WordprocessingML, small enough to lay a document out by hand: runs, paragraphs, cells, rows and tables.

A `Xml` is markup; a plain string is text, in which a line break is a w:br and a tab a w:tab.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
WHO = 'w:id="{}" w:author="Reviewer" w:date="2017-10-02T09:00:00Z"'
_ids = iter(range(900, 10_000))


class Xml(str):
    """Markup, to be put in as it is."""


Piece = str | Xml


def run(text: str, properties: str = "") -> Xml:
    """One run of text; a line break in it is a w:br, a tab a w:tab."""
    inside = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part, f'<w:t xml:space="preserve">{escape(part)}</w:t>')
        for part in _cut(text)
    )
    return Xml(f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>")


def _cut(text: str) -> list[str]:
    return [part for part in text.replace("\n", "\0\n\0").replace("\t", "\0\t\0").split("\0") if part]


def _who() -> str:
    return WHO.format(next(_ids))


def inserted(text: str) -> Xml:
    return Xml(f"<w:ins {_who()}>{run(text)}</w:ins>")


def deleted(text: str) -> Xml:
    return Xml(f"<w:del {_who()}>{run(text).replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>")


def moved_from(text: str) -> Xml:
    return _moved("moveFrom", text)


def moved_to(text: str) -> Xml:
    return _moved("moveTo", text)


def _moved(kind: str, text: str) -> Xml:
    number, who = next(_ids), _who()
    start = f'<w:{kind}RangeStart w:id="{number}" w:author="Reviewer" w:date="2017-10-02T09:00:00Z" w:name="move1"/>'
    return Xml(f'{start}<w:{kind} {who}>{run(text)}</w:{kind}><w:{kind}RangeEnd w:id="{number}"/>')


def hidden(text: str) -> Xml:
    return run(text, "<w:vanish/>")


def raised(text: str) -> Xml:
    """A superscript made by formatting, as Word's x² button does."""
    return run(text, '<w:vertAlign w:val="superscript"/>')


def symbol(font: str, char: str) -> Xml:
    return Xml(f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>')


def hyphen(kind: str) -> Xml:
    """`noBreakHyphen` or `softHyphen`."""
    return Xml(f"<w:r><w:{kind}/></w:r>")


def footnote(number: int) -> Xml:
    """The mark of a footnote; its id is one more than its number, as in no document that counts from its ids."""
    return Xml(
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number + 1}"/></w:r>'
    )


def commented(number: int, text: str) -> Xml:
    return Xml(
        f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def field(instruction: str, shown: str) -> Xml:
    """A complex field: what it is told to do is not what the page shows."""
    return Xml(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def linked(text: str) -> Xml:
    return Xml(f'<w:hyperlink w:anchor="somewhere">{run(text)}</w:hyperlink>')


def control(*content: Xml, prompt: bool = False) -> Xml:
    """A content control around runs, paragraphs, cells, rows or tables; a prompt is only its placeholder."""
    shows = "<w:showingPlcHdr/>" if prompt else ""
    properties = f'<w:sdtPr><w:id w:val="{next(_ids)}"/>{shows}</w:sdtPr>'
    return Xml(f"<w:sdt>{properties}<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>")


def text_box(*blocks: Piece) -> Xml:
    """A text box of paragraphs and tables as Word writes it: twice, as a drawing and for older readers."""
    held = "".join(one if isinstance(one, Xml) else p(one) for one in blocks)
    inside = f"<w:txbxContent>{held}</w:txbxContent>"
    return Xml(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3600000</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="1800000" cy="500000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{next(_ids)}" '
        'name="Text Box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="500000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:40pt">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def p(*pieces: Piece, style: str = "", bold: bool = False, listed: bool = False) -> Xml:
    """A paragraph; `listed` gives it Word's own bullet, which is no character of its text."""
    weight = "<w:b/>" if bold else ""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(piece if isinstance(piece, Xml) else run(piece, weight) for piece in pieces if piece)
    return Xml(f"<w:p><w:pPr>{named}{numbered}</w:pPr>{runs}</w:p>")


def cell(*paragraphs: Piece, span: int = 1, down: str = "", fill: str = "") -> Xml:
    """A cell; each string is a paragraph of it. `down` is "restart" or "continue" for cells merged downwards."""
    inside = "".join(one if one.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(one) for one in paragraphs)
    if not inside or inside.endswith("</w:tbl>"):
        inside += "<w:p/>"
    properties = '<w:tcW w:w="1800" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{down}"/>' if down else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return Xml(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")


def row(*cells: Piece, change: str = "", header: bool = False) -> Xml:
    """A row; a string is a cell of one paragraph. `change` is "ins" or "del" for a row tracked as such."""
    marks = f"<w:{change} {_who()}/>" if change else ""
    marks += "<w:tblHeader/>" if header else ""
    inside = "".join(one if one.startswith(("<w:tc>", "<w:sdt>")) else cell(one) for one in cells)
    return Xml(f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{inside}</w:tr>")


def table(columns: int, *rows: Xml) -> Xml:
    edges = "".join(
        f'<w:{e} w:val="single" w:sz="4"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = '<w:gridCol w:w="1800"/>' * columns
    return Xml(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def write_document(
    path: Path,
    *blocks: Xml,
    header: str = "",
    footer: str = "",
    footnotes: Sequence[str] = (),
    comments: Sequence[str] = (),
) -> None:
    """Write a document of the given blocks; notes and comments are numbered from 1 in their order."""
    document = Document()
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    content = etree.fromstring(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>")
    for at, child in enumerate(content):
        body.insert(at, child)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    if footnotes:
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in enumerate(("separator", "continuationSeparator"))
        )
        for number, text in enumerate(footnotes, 1):
            mark = Xml('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>')
            lines += f'<w:footnote w:id="{number + 1}">{p(mark, " " + text)}</w:footnote>'
        _add_part(document, "footnotes", lines, RT.FOOTNOTES)
    if comments:
        lines = "".join(
            f"<w:comment {WHO.format(number)}>{p(text)}</w:comment>" for number, text in enumerate(comments, 1)
        )
        _add_part(document, "comments", lines, RT.COMMENTS)
    document.save(str(path))


def _add_part(document: object, name: str, inside: str, relation: str) -> None:
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{inside}</w:{name}>'
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = document.part  # type: ignore[attr-defined]
    part.relate_to(Part(PackURI(f"/word/{name}.xml"), kind, blob.encode(), part.package), relation)
