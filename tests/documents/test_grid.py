"""Signs that nobody sees are dropped where a document comes in, whatever its format."""

import pytest
from docx import Document

from tests.documents.books import a_book, actions_of, said
from tracker.documents.grid import Cell, Grid, seen_only, without_unseen
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document

UNSEEN = ["\u200b", "\u2060", "\ufeff", "\u200e", "\u200f", "\u00ad", "\u202c", "\u2066", "\u200d", "\u180e"]
HEAD = ["Ref", "Action", "Lead", "Due date", "RAG"]
ROWS = [
    ["1.1", "Set up the panel", "Mary Stone", "31/03/2024", "Red"],
    ["1.2", "Write the protocol", "Mary Stone", "30/04/2024", "Green"],
]


def strewn(sign):
    """The rows with a sign before, within or behind every text of the second."""
    first, second = ROWS
    return [HEAD, first, [f"{sign}{text[:2]}{sign}{text[2:]}{sign}" for text in second]]


def as_sheet(path, rows):
    return read_document(a_book(path / "plan.xlsx", rows))


def as_text(path, rows):
    file = path / "plan.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    return read_document(file)


def as_word(path, rows):
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(path / "plan.docx")
    return read_document(path / "plan.docx")


def as_web_page(path, rows):
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return read_pasted(f"<table>{lines}</table>", None)


def as_pasted_text(path, rows):
    return read_pasted(None, "\n".join("\t".join(row) for row in rows))


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
@pytest.mark.parametrize("opened", [as_sheet, as_text, as_word, as_web_page, as_pasted_text])
def test_a_sign_that_nobody_sees_changes_nothing(tmp_path, opened, sign):
    draft = opened(tmp_path, strewn(sign))
    assert [theme.ref for theme in draft.plan.themes] == ["1"]
    assert actions_of(draft) == actions_of(opened(tmp_path, [HEAD, *ROWS]))
    assert len(draft.plan.people) == 1
    assert said(draft) == []


def test_a_cell_of_unseen_signs_alone_is_empty_and_keeps_its_fill():
    grid = Grid("", "", [[Cell("\u200b", "A1", fill="#FF0000"), Cell("\ufeff \u200b", "B1"), None]], {})
    (seen,) = seen_only([grid])
    assert list(seen.rows[0]) == [None, None, None]
    assert seen.bare == {(0, 0): Cell("", "A1", fill="#FF0000")}


def test_a_grid_without_such_signs_is_handed_on_as_it_is():
    grid = Grid("", "", [[Cell("Größe – £5", "A1"), None, Cell("plain", "C1")]], {})
    assert seen_only([grid])[0] is grid


def test_a_joiner_that_its_script_needs_stays():
    persian, family = "می\u200cخواهم", "👩\u200d👧"
    assert (without_unseen(persian), without_unseen(family)) == (persian, family)


def test_a_themes_heading_with_such_a_sign_heads_the_rows_of_a_text_file_below_it(tmp_path):
    draft = as_text(tmp_path, [["\u200bPriority 1: Rotas", "", "", "", ""], HEAD, *ROWS])
    assert [(theme.ref, theme.title) for theme in draft.plan.themes] == [("1", "Rotas")]
