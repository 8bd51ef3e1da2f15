"""Hostile documents of Word, as hostile.py has workbooks: each with its maker."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

from tests.fuzz.hostile import HEADINGS, OFFICE, RELS, ROW, TYPES

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str, **parts: str) -> bytes:
    """A Word document with this body; `parts` are further ones by their names, each as its inside."""
    made = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(
            "[Content_Types].xml", TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{kind}"/>')
        )
        target = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        zipped.writestr("_rels/.rels", RELS.format(target))
        zipped.writestr("word/document.xml", f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>')
        links = (f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
        zipped.writestr("word/_rels/document.xml.rels", RELS.format("".join(links)))
        for name, inside in parts.items():
            zipped.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORDS}">{inside}</w:{name}>')
    return made.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _box(text: str, look: str = "") -> str:
    return f"<w:tc>{look}{_paragraph(text)}</w:tc>"


def _table(*rows: Iterable[str]) -> str:
    inside = ("".join(map(_box, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


WORD_PLAN = _table(HEADINGS, ROW)


def _span(columns: object) -> str:
    return f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'


def _nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + _paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth


def _level(looks: str = "decimal", start: str = "1", pattern: str = "%1.", at: int = 0) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{looks}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def _listed(count: int, levels_of_list: str, levels: int = 1) -> bytes:
    """The plan, and a table whose cells hold nothing but the number that Word gives them."""
    asked = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    rows = "".join(f"<w:tr><w:tc>{asked.format(at % levels)}</w:tc></w:tr>" for at in range(count))
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels_of_list}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return document(f"{WORD_PLAN}<w:tbl>{rows}</w:tbl>", numbering=numbering)


def _based_styles(count: int) -> str:
    one = '<w:style w:type="paragraph" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    return "".join(one.format(at, at + 1) for at in range(count))


def _marked(note: int) -> str:
    return f'<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="{note}"/></w:r></w:p>'


def _layout(rows: int, columns: int) -> str:
    """A table that lays out the page, with a table in each row and cells that go on downwards beside it."""
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" * columns
    row = f"<w:tr><w:tc>{_table('x')}<w:p/></w:tc>{merged}</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "honest 200 small tables": lambda: document(WORD_PLAN + _table(("Note", "x")) * 200),
    "100,000 tables": lambda: document(WORD_PLAN + _table(("x",)) * 100_000),
    "30,000 tables of headings": lambda: document(_table(HEADINGS) * 30_000),
    "tables 200 deep": lambda: document(WORD_PLAN + _nested(200)),
    "tables 20,000 deep": lambda: document(WORD_PLAN + _nested(20_000)),
    "a span of 100,000 columns": lambda: document(
        WORD_PLAN + f"<w:tbl><w:tr>{_box('x', _span(100_000))}</w:tr></w:tbl>"
    ),
    "3,000 rows that span 3,600 columns": lambda: document(
        f"<w:tbl>{_table(HEADINGS, ROW)[7:-8]}" + f"<w:tr>{_box('x', _span(3_600))}</w:tr>" * 3_000 + "</w:tbl>"
    ),
    "a row of 60,000 cells": lambda: document(WORD_PLAN + _table(["x"] * 60_000)),
    "a column merged over 50,000 rows": lambda: document(
        f"<w:tbl>{_table(HEADINGS, ROW)[7:-8]}"
        + f"<w:tr>{_box('x', '<w:tcPr><w:vMerge/></w:tcPr>')}{_box('y')}</w:tr>" * 50_000
        + "</w:tbl>"
    ),
    "300,000 runs in a cell": lambda: document(
        f"<w:tbl><w:tr><w:tc><w:p>{'<w:r><w:t>x</w:t></w:r>' * 300_000}</w:p></w:tc></w:tr></w:tbl>{WORD_PLAN}"
    ),
    "300,000 paragraphs": lambda: document(WORD_PLAN + _paragraph("x") * 300_000),
    "one paragraph of 20 million letters": lambda: document(WORD_PLAN + _paragraph("word " * 4_000_000)),
    "20,000 content controls inside each other": lambda: document(
        WORD_PLAN + "<w:sdt><w:sdtContent>" * 20_000 + _paragraph("x") + "</w:sdtContent></w:sdt>" * 20_000
    ),
    "100,000 numberings": lambda: document(
        WORD_PLAN,
        numbering="".join(f'<w:abstractNum w:abstractNumId="{n}">{_level()}</w:abstractNum>' for n in range(100_000)),
    ),
    "a list from 999,999,999 in Roman numbers": lambda: _listed(20, _level("upperRoman", "999999999")),
    "a list from 999,999,999 in letters": lambda: _listed(20, _level("lowerLetter", "999999999")),
    "a list from a number of 5,000 figures": lambda: _listed(500, _level("decimal", "9" * 5_000)),
    "a list whose pattern has 100,000 places": lambda: _listed(2_000, _level(pattern="%1." * 100_000)),
    "a list of 19,000 levels": lambda: _listed(19_000, "".join(_level(at=at) for at in range(19_000)), levels=19_000),
    "a span of 5,000 figures": lambda: document(
        WORD_PLAN + f"<w:tbl><w:tr>{_box('x', _span('9' * 5_000))}</w:tr></w:tbl>"
    ),
    "20,000 styles, each based on the one before": lambda: document(WORD_PLAN, styles=_based_styles(20_000)),
    "40,000 footnotes": lambda: document(WORD_PLAN + "".join(map(_marked, range(40_000)))),
    "4,000 rows that hold a table, and 20 columns merged down": lambda: document(WORD_PLAN + _layout(4_000, 20)),
}
