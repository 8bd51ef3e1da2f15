"""Documents that are small or plausible, and that would keep a program busy or fill its memory: each with its maker.

Those called honest are how councils' files really look (a stray cell in the last corner) and must be read; every
other one must be refused in a sentence, or read like any file, in little time and little memory.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADINGS, ROW = ("Ref", "Action", "Lead", "Review date"), ("1.1.1", "Train the staff", "Head of Service", "Oct 2017")


def _row(number: int, values: Iterable[str], first: str = "A") -> str:
    cells = "".join(_cell(f"{chr(ord(first) + at)}{number}", value) for at, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


PLAN = _row(1, HEADINGS) + _row(2, ROW)
_NO_FILL = '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>{_NO_FILL}'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)


def workbook(
    *sheets: str, styles: str = STYLES, names: str = "", parts: dict[str, str] | None = None, shared: str | None = None
) -> bytes:
    """A workbook of these sheets, each the inside of its <worksheet>; `parts` are any further ones."""
    made, more = io.BytesIO(), dict(parts or {})
    if shared is not None:
        more["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{shared}</sst>'
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{_SPREADSHEET}.{kind}+xml"/>'
        for name, kind in [
            ("xl/workbook.xml", "sheet.main"),
            ("xl/styles.xml", "styles"),
            *[("xl/sharedStrings.xml", "sharedStrings")] * (shared is not None),
            *[(f"xl/worksheets/sheet{at}.xml", "worksheet") for at in range(1, len(sheets) + 1)],
        ]
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
    named = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(1, len(sheets) + 1))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", TYPES.format(kinds))
        target = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        zipped.writestr("_rels/.rels", RELS.format(target))
        zipped.writestr("xl/_rels/workbook.xml.rels", RELS.format(links))
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets>{names}</workbook>'
        zipped.writestr("xl/workbook.xml", book)
        zipped.writestr("xl/styles.xml", styles)
        for at, sheet in enumerate(sheets, 1):
            zipped.writestr(f"xl/worksheets/sheet{at}.xml", f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>')
        for name, text in more.items():
            zipped.writestr(name, text)
    return made.getvalue()


def sheet(rows: str = "", after: str = "", before: str = "") -> str:
    """The inside of a sheet: the plan, further rows, what stands before and after the cells."""
    return f"{before}<sheetData>{PLAN}{rows}</sheetData>{after}"


def _areas(count: int) -> str:
    return "".join(f'<mergeCell ref="F{at}:G{at}"/>' for at in range(10, 10 + count))


def _rules(count: int) -> str:
    rule = '<conditionalFormatting sqref="A{0}"><cfRule type="expression" priority="{0}"><formula>1</formula></cfRule>'
    return "".join(rule.format(at) + "</conditionalFormatting>" for at in range(1, count + 1))


def _choices(count: int) -> str:
    one = '<dataValidation type="list" sqref="A{}"><formula1>"a,b"</formula1></dataValidation>'
    return f"<dataValidations>{''.join(one.format(at) for at in range(1, count + 1))}</dataValidations>"


def _many_styles(count: int) -> str:
    looks = "".join(f'<xf xfId="0" numFmtId="{at % 100}"/>' for at in range(count))
    return STYLES.replace('<cellXfs count="1"><xf xfId="0"/></cellXfs>', f"<cellXfs>{looks}</cellXfs>")


def _many_fonts(count: int) -> str:
    return STYLES.replace('<fonts count="1"><font/></fonts>', f"<fonts>{'<font><b/></font>' * count}</fonts>")


def _many_fills(count: int) -> str:
    one = '<fill><patternFill patternType="solid"><fgColor rgb="FF{:06X}"/></patternFill></fill>'
    fills = "".join(one.format(at) for at in range(count))
    return STYLES.replace(
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>', f"<fills>{fills}</fills>"
    )


def _names(count: int) -> str:
    one = '<definedName name="n{0}">S1!$A${0}</definedName>'
    return f"<definedNames>{''.join(one.format(at) for at in range(1, count + 1))}</definedNames>"


def _notes(count: int) -> dict[str, str]:
    one = '<comment ref="A{}" authorId="0"><text><t>Why?</t></text></comment>'
    notes = "".join(one.format(at) for at in range(1, count + 1))
    link = f'<Relationship Id="c" Type="{OFFICE}/comments" Target="/xl/comments1.xml"/>'
    return {
        "xl/comments1.xml": f'<comments xmlns="{_MAIN}"><authors><author>a</author></authors>'
        f"<commentList>{notes}</commentList></comments>",
        "xl/worksheets/_rels/sheet1.xml.rels": RELS.format(link),
    }


def _whole_rows(count: int) -> str:
    return "".join(f'<mergeCell ref="A{at}:XFD{at}"/>' for at in range(9, 9 + count))


def _column_looks(count: int) -> str:
    return "".join(f'<col min="{at}" max="{at}" width="9" hidden="1"/>' for at in range(1, count))


def _wide_row(columns: int, number: int = 3) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_letters(at)}{number}", "x") for at in range(1, columns + 1))}</row>'


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _stray(place: str, row: int, value: str = "x") -> str:
    return f'<row r="{row}">{_cell(place, value)}</row>'


_CORNER = _stray("XFD1048576", 1_048_576)
_STYLED = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
_EMPTY_ROWS = "".join(f'<row r="{at}" ht="15"/>' for at in range(3, 60_000))


def _filled_rows(count: int) -> str:
    cells = "".join(f"<c r='{letter}{{0}}'><v>1</v></c>" for letter in map(_letters, range(1, 27)))
    return "".join(f'<row r="{at}">{cells.format(at)}</row>' for at in range(3, count))


def _merged_down_to(row: int) -> str:
    return f'<mergeCell ref="A3&#58;Z{row}"/>'  # its colon is written as no guard looks for it


def _shared_row(number: int) -> str:
    cells = "".join(f'<c r="{letter}{number}" t="s"><v>0</v></c>' for letter in "ABCD")
    return f'<row r="{number}">{cells}</row>'


def _changed(
    made: bytes, change: Callable[[str, bytes], tuple[str, bytes]], packed: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The same file with some parts changed."""
    anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as parts, zipfile.ZipFile(anew, "w", packed) as zipped:
        for name in parts.namelist():
            zipped.writestr(*change(name, parts.read(name)))
    return anew.getvalue()


def _packed(how: int) -> bytes:
    return _changed(workbook(sheet()), lambda name, data: (name, data), how)


def _one_part(count: int) -> bytes:
    """A workbook many of whose sheets are one."""
    rows = _filled_rows(1_500)
    sheets = "".join(f'<sheet name="T{at}" sheetId="{at + 9}" r:id="r1"/>' for at in range(count)).encode()
    return _changed(workbook(sheet(rows)), lambda name, data: (name, data.replace(b"</sheets>", sheets + b"</sheets>")))


def _as_picture() -> bytes:
    """A workbook whose one sheet hides among the pictures."""

    def change(name: str, data: bytes) -> tuple[str, bytes]:
        anew = data.replace(b"worksheets/sheet1.xml", b"media/image1.png")
        return name.replace("worksheets/sheet1.xml", "media/image1.png"), anew

    return _changed(workbook(sheet(_wide_row(16_384) + _filled_rows(3_000))), change)


def _many_parts(count: int) -> bytes:
    """A workbook whose table of contents is long: made by hand, for a library takes long to write it."""
    made = workbook(sheet())
    at = made.rindex(b"PK\5\6")
    start = int.from_bytes(made[at + 16 : at + 20], "little")
    entry = made[start : start + 46 + int.from_bytes(made[start + 28 : start + 30], "little")]
    contents = made[start:at] + entry * count
    size = len(contents).to_bytes(4, "little")
    return made[:start] + contents + made[at : at + 12] + size + made[at + 16 :]


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "honest stray cell in the last corner": lambda: workbook(sheet(_CORNER)),
    "honest stray look in the last corner": lambda: workbook(sheet(_STYLED)),
    "honest stray cell far below": lambda: workbook(sheet(_stray("A1048576", 1_048_576))),
    "honest stray cell far right": lambda: workbook(sheet(_stray("XFD3", 3))),
    "honest stray blank in the last corner": lambda: workbook(sheet(_stray("XFD1048576", 1_048_576, " "))),
    "honest stray cells on ten sheets": lambda: workbook(*[sheet(_CORNER)] * 10),
    "honest 60,000 empty rows with a height": lambda: workbook(sheet(_EMPTY_ROWS)),
    "honest 2,000 rules, choices and merges": lambda: workbook(
        sheet(after=f"<mergeCells>{_areas(2000)}</mergeCells>{_rules(2000)}{_choices(2000)}")
    ),
    "honest a look for whole columns": lambda: workbook(
        sheet(before='<cols><col min="1" max="16384" width="9" hidden="0" style="0"/></cols>')
    ),
    "a cell in each 100th row to the end": lambda: workbook(
        sheet("".join(_stray(f"XFD{at}", at) for at in range(100, 1_048_577, 100)))
    ),
    "16,384 columns": lambda: workbook(sheet(_wide_row(16_384))),
    "16,384 columns in 60 rows": lambda: workbook(sheet("".join(_wide_row(16_384, at) for at in range(3, 63)))),
    "16,384 headings": lambda: workbook(f"<sheetData>{_wide_row(16_384, 1)}{_wide_row(16_384, 2)}</sheetData>"),
    "3,000 sheets": lambda: workbook(*[sheet()] * 3000),
    "3,000 empty sheets": lambda: workbook(sheet(), *["<sheetData/>"] * 3000),
    "700,000 merges": lambda: workbook(sheet(after=f"<mergeCells>{_areas(700_000)}</mergeCells>")),
    "one merge over everything": lambda: workbook(
        sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    ),
    "a hundred merges over all columns": lambda: workbook(sheet(after=f"<mergeCells>{_whole_rows(100)}</mergeCells>")),
    "one merge over 1,000 by 1,000 filled": lambda: workbook(
        sheet(_wide_row(1000, 1000), '<mergeCells><mergeCell ref="A3:ALL1000"/></mergeCells>')
    ),
    "200,000 conditional formats": lambda: workbook(sheet(after=_rules(200_000))),
    "200,000 choices": lambda: workbook(sheet(after=_choices(200_000))),
    "one choice for 300,000 areas": lambda: workbook(
        sheet(
            after='<dataValidations><dataValidation type="list" sqref="'
            + " ".join(f"A{at}" for at in range(1, 300_000))
            + '"><formula1>"a,b"</formula1></dataValidation></dataValidations>'
        )
    ),
    "200,000 names": lambda: workbook(sheet(), names=_names(200_000)),
    "100,000 styles": lambda: workbook(sheet(), styles=_many_styles(100_000)),
    "200,000 fonts": lambda: workbook(sheet(), styles=_many_fonts(200_000)),
    "200,000 fills": lambda: workbook(sheet(), styles=_many_fills(200_000)),
    "200,000 notes": lambda: workbook(sheet(), parts=_notes(200_000)),
    "400,000 shared texts for nothing": lambda: workbook(sheet(), shared="<si><t>x</t></si>" * 400_000),
    "one shared text of 50 MB": lambda: workbook(sheet(), shared=f"<si><t>{'ab ' * 16_000_000}</t></si>"),
    "one shared text of 2 million runs": lambda: workbook(
        sheet(), shared=f"<si>{'<r><t>x</t></r>' * 2_000_000}</si>"
    ),
    "one cell of 10 million letters": lambda: workbook(sheet(_stray("A3", 3, "word " * 2_000_000))),
    "16,384 column looks in 100 sheets": lambda: workbook(
        *[sheet(before=f"<cols>{_column_looks(16_384)}</cols>")] * 100
    ),
    "500,000 empty rows with a height": lambda: workbook(
        sheet("".join(f'<row r="{at}" ht="15"/>' for at in range(3, 500_000)))
    ),
    "500,000 empty cells with a look": lambda: workbook(
        sheet("".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(3, 500_000)))
    ),
    "a row number of nine figures": lambda: workbook(sheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')),
    "rows without numbers after a far one": lambda: workbook(sheet(f"{_CORNER}<row><c><v>1</v></c></row>")),
    "100,000 formulas never computed": lambda: workbook(
        sheet("".join(f'<row r="{at}"><c r="A{at}"><f>1+1</f></c></row>' for at in range(3, 100_000)))
    ),
    "a formula never computed beside a far cell": lambda: workbook(
        sheet(f'<row r="3"><c r="A3"><f>1+1</f></c></row>{_CORNER}')
    ),
    "a deep tree": lambda: workbook(sheet(after="<extLst>" + "<a>" * 100_000 + "</a>" * 100_000 + "</extLst>")),
    "ten thousand parts": lambda: workbook(sheet(), parts={f"xl/media/{at}.xml": "<a/>" for at in range(9_900)}),
    "one shared text of 32,000 letters in 300,000 cells": lambda: workbook(
        sheet("".join(map(_shared_row, range(3, 75_003)))), shared=f"<si><t>{'word ' * 6_400}</t></si>"
    ),
    "200 sheets that are one part": lambda: _one_part(200),
    "1,000 merges over nearly the same cells": lambda: workbook(
        sheet(_filled_rows(3_000), f"<mergeCells>{''.join(map(_merged_down_to, range(2_000, 3_000)))}</mergeCells>")
    ),
    "a sheet whose part is called a picture": lambda: _as_picture(),
    "parts packed by LZMA": lambda: _packed(zipfile.ZIP_LZMA),
    "parts packed by bzip2": lambda: _packed(zipfile.ZIP_BZIP2),
    "a table of contents of one million parts": lambda: _many_parts(1_000_000),
    "a bomb": lambda: workbook(sheet(), parts={"xl/media/image1.xml": "<a>" + "0" * 240_000_000 + "</a>"}),
}  # fmt: skip
