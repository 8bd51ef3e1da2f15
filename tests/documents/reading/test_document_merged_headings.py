"""An action log whose headings are merged both down and across is one table, in each format, with its fills."""

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.documents.books import actions_of
from tests.documents.painted import COLOURS, shade
from tracker.documents.reading.document import read_document

DOWN, RIGHT = "^", ">"  # a place that a cell above or left of it is merged over
ROWS = [
    ["1", "Write guidance", "Policy officer", "31 Jan 2025", ("", "red")],
    ["2", "Launch guidance", "Policy officer", "28 Feb 2025", ("", "green")],
]
TWO = [["Ref", "Action", "Accountability", RIGHT, "RAG"], [DOWN, DOWN, "Lead", "By", DOWN]]
ONCE_MORE = [["Our plan", RIGHT, RIGHT, RIGHT, RIGHT], *TWO]
THREE = [
    ["No.", "What we will do", "Ownership", RIGHT, "Rating"],
    [DOWN, DOWN, "Person", "Day", DOWN],
    [DOWN, DOWN, "Owner", "Deadline", DOWN],
]
BLANK = [["Ref", "Action", "Accountability", "", "RAG"], ["", "", "Lead", "By", ""]]


def merges(rows):
    """The places that are merged: first row and column, height and width, and what stands there."""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            text, fill = cell if isinstance(cell, tuple) else (cell, None)
            if text in (DOWN, RIGHT):
                continue
            wide = next((n for n in range(1, len(cells) - column) if cells[column + n] != RIGHT), len(cells) - column)
            tall = next((n for n in range(1, len(rows) - row) if rows[row + n][column] != DOWN), len(rows) - row)
            yield row, column, tall, wide, text, fill


def save_xlsx(rows, path):
    book = Workbook()
    for row, column, tall, wide, text, fill in merges(rows):
        book.active.cell(row + 1, column + 1, text or None)
        if fill:
            book.active.cell(row + 1, column + 1).fill = PatternFill("solid", fgColor=COLOURS[fill])
        if tall > 1 or wide > 1:
            ends = {"end_row": row + tall, "end_column": column + wide}
            book.active.merge_cells(start_row=row + 1, start_column=column + 1, **ends)
    book.save(path)


def save_docx(rows, path):
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, column, tall, wide, text, fill in merges(rows):
        cell = table.cell(row, column)
        cell.text = text
        if fill:
            shade(cell, fill)
        if tall > 1 or wide > 1:
            cell.merge(table.cell(row + tall - 1, column + wide - 1))
    document.save(path)


def save_html(rows, path):
    said = [[] for _ in rows]
    for row, _, tall, wide, text, fill in merges(rows):
        colour = f' style="background:#{COLOURS[fill]}"' if fill else ""
        said[row].append(f"<td rowspan={tall} colspan={wide}{colour}>{text}</td>")
    rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in said)
    path.write_text(f"<table>{rows}</table>", encoding="utf-8")


@pytest.mark.parametrize("heads", [TWO, ONCE_MORE, THREE, BLANK])
@pytest.mark.parametrize("save", [save_xlsx, save_docx, save_html])
def test_headings_merged_both_ways_are_those_of_one_table(tmp_path, heads, save):
    path = tmp_path / f"log.{save.__name__[5:]}"
    save([*heads, *ROWS], path)
    draft = read_document(path)
    said = [(one.ref, one.text, one.lead.as_printed, one.updates[0].stated_rag) for one in actions_of(draft)]
    assert said == [
        ("1", "Write guidance", "Policy officer", "red"),
        ("2", "Launch guidance", "Policy officer", "green"),
    ]
    assert [one.updates[0].review.as_printed for one in actions_of(draft)] == ["31 Jan 2025", "28 Feb 2025"]
    assert len(draft.tables) == 1 and draft.problems == ()


def test_rows_below_parts_of_one_heading_are_no_headings(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(
        "RAG,Action,Accountability,,Comments\n,,Lead,Completion date,\n,Write,Policy officer,31 Jan 2025,Draft\n"
    )
    assert [one.text for one in actions_of(read_document(path))] == ["Write"]
