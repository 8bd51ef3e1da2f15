"""Words that are struck out do not count: a date stood before, a row is asked about, all else is said once."""

from datetime import date

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.documents.books import actions_of, said
from tracker.documents.reading.document import read_document
from tracker.domain.actions.state import state_at
from tracker.domain.plan import Status
from tracker.domain.when import shown

HEAD = ["Ref", "Action", "Lead", "Due date", "RAG", "Update"]
OUT = Font(strike=True)


def struck(words):
    """Words in a cell that are struck out; the rest of a cell is plain text."""
    return ("struck", words)


def as_sheet(path, *rows):
    """A workbook; each cell a text, or a list of texts and struck words."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEAD)
    for number, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            parts = cell if isinstance(cell, list) else [cell]
            at = sheet.cell(number, column)
            if len(parts) == 1 and isinstance(parts[0], tuple):
                at.value, at.font = parts[0][1], OUT
            elif len(parts) == 1:
                at.value = parts[0]
            else:
                looks = InlineFont(strike=True)
                at.value = CellRichText(*(TextBlock(looks, p[1]) if isinstance(p, tuple) else p for p in parts))
    book.save(path / "plan.xlsx")
    return read_document(path / "plan.xlsx")


def as_word(path, *rows):
    """The same as a table of Word."""
    document = Document()
    table = document.add_table(len(rows) + 1, len(HEAD))
    for line, row in zip(table.rows, [HEAD, *rows], strict=True):
        for at, cell in zip(line.cells, row, strict=True):
            for part in cell if isinstance(cell, list) else [cell]:
                run = at.paragraphs[0].add_run(part[1] if isinstance(part, tuple) else part)
                run.font.strike = isinstance(part, tuple) or None
    document.save(path / "plan.docx")
    return read_document(path / "plan.docx")


both = pytest.mark.parametrize("opened", [as_sheet, as_word])
PLAIN = ["1", "Set up the panel", "Mary Stone", "Jun 2024", "Red", "Met"]


def a_row(**cells):
    names = ("ref", "action", "lead", "due", "rag", "update")
    return [cells.get(name, plain) for name, plain in zip(names, PLAIN, strict=True)]


def stands(action):
    state = state_at(action.updates, date(2030, 1, 1))
    return shown(state.original_review), shown(state.review), state.slips


@both
def test_a_date_that_is_struck_out_is_the_one_before(tmp_path, opened):
    draft = opened(
        tmp_path, a_row(due=[struck("Mar 2024"), " Jun 2024"]), a_row(ref="2", due=["Jun 2024 ", struck("Mar 2024")])
    )
    assert [stands(action) for action in actions_of(draft)] == [("Mar 2024", "Jun 2024", 1)] * 2
    assert said(draft) == []


@both
def test_two_dates_that_are_struck_out_are_two_moves_where_each_is_told(tmp_path, opened):
    draft = opened(tmp_path, a_row(due=[struck("Jan 2024, moved to Mar 2024"), " Jun 2024"]))
    assert stands(actions_of(draft)[0]) == ("Jan 2024", "Jun 2024", 2)


@both
def test_a_date_that_is_struck_out_and_not_replaced_is_none_any_more(tmp_path, opened):
    draft = opened(tmp_path, a_row(due=[struck("Mar 2024")]))
    assert stands(actions_of(draft)[0]) == ("Mar 2024", "", 1)


@both
def test_words_that_are_struck_out_do_not_count_and_are_said_once(tmp_path, opened):
    draft = opened(
        tmp_path,
        a_row(lead=[struck("Ben Ash"), " Mary Stone"], update=["Met in May. ", struck("Not met.")]),
        a_row(ref="2", rag=[struck("Green")], update=[struck("Nothing yet")]),
    )
    first, second = actions_of(draft)
    assert (first.lead.as_printed, first.updates[0].text) == ("Mary Stone", "Met in May.")
    assert (second.updates[0].stated_rag, second.updates[0].text) == (None, None)
    ((kind, _, printed, _),) = said(draft)
    assert (kind, printed) == ("skipped", "Ben Ash / Not met. / Green / Nothing yet")


@both
def test_an_action_that_is_struck_out_is_stopped_and_asked(tmp_path, opened):
    row = [[struck(cell)] for cell in a_row(ref="2", action="Open a second hub")]
    draft = opened(tmp_path, PLAIN, row, a_row(ref="3"))
    assert [one.updates[-1].status for one in actions_of(draft)][1] == Status.STOPPED
    found = actions_of(draft)[1]
    assert (found.text, found.lead.as_printed, stands(found)[1]) == ("Open a second hub", "Mary Stone", "Jun 2024")
    ((kind, _, printed, read_as),) = said(draft)
    assert (kind, printed, read_as) == ("doubtful", "Open a second hub", "stopped")


@both
def test_a_completed_action_that_is_struck_out_is_complete(tmp_path, opened):
    row = [[struck(cell)] for cell in a_row(due="Completed Jun 2024")]
    draft = opened(tmp_path, row)
    assert actions_of(draft)[0].updates[-1].status == Status.COMPLETE
    assert said(draft) == []


def test_a_paragraph_that_is_struck_out_is_set_aside(tmp_path):
    document = Document()
    document.add_paragraph("Priority 1: Rotas")
    document.add_paragraph().add_run("Priority 2: Pay").font.strike = True
    table = document.add_table(2, len(HEAD))
    for line, row in zip(table.rows, [HEAD, PLAIN], strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    document.save(tmp_path / "plan.docx")
    draft = read_document(tmp_path / "plan.docx")
    assert [theme.title for theme in draft.plan.themes] == ["Rotas"]
    assert [(one[0], one[2]) for one in said(draft)] == [("skipped", "Priority 2: Pay")]


def test_a_due_date_that_is_struck_out_beside_a_revised_one_is_the_original(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "Lead", "Due date", "Revised date"])
    sheet.append(["1", "Set up the panel", "Mary Stone", date(2024, 3, 31), date(2024, 6, 30)])
    sheet["D2"].font = OUT
    book.save(tmp_path / "plan.xlsx")
    draft = read_document(tmp_path / "plan.xlsx")
    assert stands(actions_of(draft)[0]) == ("31 Mar 2024", "30 Jun 2024", 1)
    assert said(draft) == []
