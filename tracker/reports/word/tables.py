"""Tables of a Word report: headings repeated, rows whole, widths by share, and said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from tracker.palette import LIGHT
from tracker.reports.blocks import Counts, Run, RunChange, Runs, Table, TableColumn, as_shown, change_of
from tracker.reports.word.notes import element
from tracker.reports.word.revisions import Revisions

_WHOLE_BELOW = 700  # signs: a row with a longer cell may go over a page
_SIDES = {"left": "left", "right": "right", "centre": "center"}
AddRuns = Callable[[Any, Runs], None]  # puts words into a paragraph


def table(
    block: Table, width: int, cell_style: str, add_runs: AddRuns, revisions: Revisions, style: str | None = None
) -> Any:
    """A table element as wide as the text, `width` in twentieths of a point; `style` is a table style of the file."""
    widths = _widths([column.share for column in block.columns], width)
    made = _frame(widths, _look(block, style))
    heads = [(Run(column.heading, bold=True, change=change_of_table(block)),) for column in block.columns]
    made.append(_row(block.columns, heads, widths, cell_style, add_runs, heading=True, shaded=style is None))
    made.extend(_row(block.columns, cells, widths, cell_style, add_runs) for cells in block.rows)
    for row, cells in zip(made.findall(qn("w:tr")), (heads, *block.rows), strict=True):
        if (change := change_of(run for cell in cells for run in cell)) is not None:
            row.find(qn("w:trPr")).append(revisions.mark(change))
    return made


def change_of_table(block: Table) -> RunChange | None:
    """What became of the whole table: its caption and headings came or went with its rows."""
    return change_of(run for row in block.rows for cell in row for run in cell)


def counts(block: Counts, width: int, styles: Sequence[str], add_runs: AddRuns) -> Any:
    """Large figures side by side, without borders; `styles` are those of the figure, what it counts, what changed."""
    widths = _widths([1] * len(block.items), width)
    made = _frame(widths, [element("w:tblLayout", type="fixed"), element("w:tblCaption", val="Counts")])
    row = element("w:tr", element("w:trPr", element("w:cantSplit")))
    for wide, (figure, counted, changed) in zip(widths, block.items, strict=True):
        top = element("w:tcBorders", element("w:top", val="single", sz=12, space=0, color=LIGHT.accent[1:]))
        cell = element("w:tc", element("w:tcPr", element("w:tcW", w=wide, type="dxa"), top))
        for name, words in zip(styles, (figure, (Run(counted),), (Run(changed),)), strict=True):
            cell.append(_paragraph(name, words, add_runs))
        row.append(cell)
    made.append(row)
    return made


def _widths(shares: Sequence[float], width: int) -> list[int]:
    whole = sum(shares) or 1
    return [round(width * share / whole) for share in shares]


def _frame(widths: Iterable[int], looks: Iterable[Any]) -> Any:
    widths = list(widths)
    looks = list(looks)
    place = 1 if looks and looks[0].tag == qn("w:tblStyle") else 0
    looks.insert(place, element("w:tblW", w=sum(widths), type="dxa"))
    return element(
        "w:tbl", element("w:tblPr", *looks), element("w:tblGrid", *(element("w:gridCol", w=wide) for wide in widths))
    )


def _look(block: Table, style: str | None) -> list[Any]:
    """In the order that the format asks for: style, borders, layout, margins, which parts are headings, words."""
    line = {"val": "single", "sz": 4, "space": 0, "color": LIGHT.line[1:]}
    lines = element("w:tblBorders", *(element(f"w:{side}", **line) for side in ("top", "bottom", "insideH")))
    margins = element(
        "w:tblCellMar", *(element(f"w:{s}", w=80, type="dxa") for s in ("top", "left", "bottom", "right"))
    )
    first = int(bool(block.columns and block.columns[0].row_heading))
    shown = {"firstRow": 1, "lastRow": 0, "firstColumn": first, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    code = f"{0x20 | 0x80 * first | 0x600:04X}"
    return [
        *([element("w:tblStyle", val=style)] if style else []),
        *([] if style else [lines]),
        element("w:tblLayout", type="fixed"),
        *([] if style else [margins]),
        element("w:tblLook", val=code, **shown),
        *([element("w:tblCaption", val=as_shown(block.caption))] if block.caption else []),
        *([element("w:tblDescription", val=as_shown(block.alt))] if block.alt else []),
    ]


def _row(
    columns: Sequence[TableColumn],
    cells: Sequence[Runs],
    widths: Sequence[int],
    style: str,
    add_runs: AddRuns,
    *,
    heading: bool = False,
    shaded: bool = False,
) -> Any:
    whole = all(sum(len(run.text) for run in cell) < _WHOLE_BELOW for cell in cells)
    looks = [*([element("w:cantSplit")] if whole else []), *([element("w:tblHeader")] if heading else [])]
    row = element("w:tr", element("w:trPr", *looks))
    for column, words, wide in zip(columns, cells, widths, strict=True):
        shade = [element("w:shd", val="clear", color="auto", fill=LIGHT.background[1:])] if shaded else []
        cell = element("w:tc", element("w:tcPr", element("w:tcW", w=wide, type="dxa"), *shade))
        cell.append(_paragraph(style, _bold(words) if column.row_heading else words, add_runs, _SIDES[column.align]))
        row.append(cell)
    return row


def _bold(words: Runs) -> Runs:
    return tuple(replace(run, bold=True) for run in words)


def _paragraph(style: str, words: Runs, add_runs: AddRuns, side: str = "left") -> Any:
    looks = [element("w:pStyle", val=style), *([element("w:jc", val=side)] if side != "left" else [])]
    paragraph = element("w:p", element("w:pPr", *looks))
    add_runs(paragraph, words)
    return paragraph
