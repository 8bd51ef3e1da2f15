"""Tables on the clipboard: as HTML for Word and Excel, as text with tabs; no text of a document becomes a formula."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import ROOT
from tests.ui.problems.test_page import by_place
from tracker.columns.words import Column
from tracker.ui.tables.copying import TableText, copy_cells
from tracker.ui.tables.small_table import RowsView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COLUMNS = (
    Column("name", "Name", lambda row: row[0], "text", 20),
    Column("count", "How\nmany", lambda row: row[1], "number", 8),
    Column("rating", "Rating", lambda row: row[2], "rating", 8),
)
ROWS = [("1.10", "12", "red"), ('=HYPERLINK("x")&<b>', "=2+3", "green"), ("two\nlines\tand a tab", "-1.5%", None)]


def copied():
    data = QGuiApplication.clipboard().mimeData()
    return data.html(), [line.split("\t") for line in data.text().splitlines()]


def test_cells_are_folded_in_text_and_escaped_in_html():
    table = TableText(ROWS, COLUMNS)
    lines = [line.split("\t") for line in table.as_text().splitlines()]
    assert lines[0] == ["Name", "How many", "Rating"] and lines[3] == ["two lines and a tab", "-1.5%", ""]
    html = table.as_html()
    assert (
        "=HYPERLINK(&quot;x&quot;)&amp;&lt;b&gt;" in html
        and 'two<br style="mso-data-placement:same-cell"/>lines' in html
    )
    assert 'color:#ffffff">&nbsp;Red&nbsp;</span>' in html.replace("#FFFFFF", "#ffffff")


def test_only_what_is_a_number_may_be_computed_with():
    cells = TableText(ROWS, COLUMNS).as_html().split("<td")[1:]
    computed = [cell.split(">")[1].split("<")[0] for cell in cells if "mso-number-format:'\\@'" not in cell]
    assert computed == ["12", "-1.5%"]
    assert [cell.split(">")[1].split("<")[0] for cell in cells if "sdnum" not in cell] == computed  # LibreOffice's own


def test_a_small_table_copies_its_chosen_row_or_all(qtbot):
    view = RowsView("Things", COLUMNS, "name", choosing=True)
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow, timeout=PATIENCE_MS)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert copied()[1] == [["Name", "How many", "Rating"], ["1.10", "12", "Red"]]
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert [line[0] for line in copied()[1]] == ["Name", "1.10", '=HYPERLINK("x")&<b>']
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL | SHIFT)
    assert len(copied()[1]) == 4
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.clearSelection()
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert len(copied()[1]) == 4
    assert [action.text() for action in view.actions()] == [
        "Copy selected rows",
        "Copy table",
        "Columns and order of the table…",
    ]


def test_a_block_of_cells_has_no_headings_and_is_a_table_too():
    copy_cells([["Q1 2017/18", "70.0"], ["=2+3", "a\nb", "c"]])
    html, lines = copied()
    assert lines == [["Q1 2017/18", "70.0"], ["=2+3", "a b", "c"]]
    assert html.count("<tr>") == 2 and "<th" not in html and html.count("<td") == 6


def test_the_program_ends_well_with_a_table_on_the_clipboard():
    words = (
        "from tracker.ui.tables.copying import TableText, copy_table_text; from PySide6.QtWidgets import QApplication"
    )
    work = f"{words}; app = QApplication([]); copy_table_text(TableText([], []))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", work], cwd=ROOT, env=environment, timeout=PATIENCE)
    assert ended.returncode == 0


@pytest.fixture
def press(page, window, qtbot):
    """Shows a page of the window and presses C with Ctrl, and others, in its rows."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)

    def press_in(name, modifiers=CTRL):
        window.show_page(name)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, modifiers)
        return copied()

    return press_in


def test_actions_are_copied_with_how_late_they_are(page, press):
    html, lines = press("Actions")
    assert lines[0] == ["Ref", "Action", "Lead", "Review", "Rating"]
    assert len(lines) == 2 and lines[1][0] == "1.1.1"
    page.table.fold_asked.emit(page.model.rows[0].key)
    assert len(press("Actions")[1]) == 2  # the heading that is chosen now
    html, lines = press("Actions", CTRL | SHIFT)
    assert len(lines) == 1 + 5 + 48  # what is folded away too
    assert any(line[3].endswith(" days late") for line in lines if len(line) == 5)
    assert html.count("<tr>") == len(lines)


def test_measures_and_problems_are_copied_and_what_is_selected_alone(press, window):
    _, lines = press("Measures")
    assert lines[0] == ["Measure", "Latest", "Band", "Direction"] and len(lines) == 2
    measures = window.pages["Measures"].list
    next(one for one in measures.actions() if one.text() == "Copy table").trigger()
    assert len(copied()[1]) == 1 + sum(1 + len(group.items) for group in measures.rows.groups)
    press("Problems")
    by_place(window)
    table = window.pages["Problems"].table
    table.selectAll()
    every = press("Problems")[1]
    assert every[0] == ["Kind", "Where", "Printed", "Read as", "Why", "Decision"]
    assert len(every) == 1 + len(table.rows.rows) > 3
    table.selectRow(1)
    assert press("Problems")[1][1:] == [every[2]]
    assert press("Problems", CTRL | SHIFT)[1] == every


@pytest.mark.parametrize("name", ["Actions", "Scorecard", "Measures"])
def test_several_rows_are_selected_by_keys_and_copied_in_the_order_of_the_table(press, window, qtbot, name):
    _, first = press(name)
    table = QApplication.focusWidget()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    _, lines = copied_by(qtbot, table)
    assert len(lines) == 4 and lines[1] == first[1]
    qtbot.keyClick(table, Qt.Key.Key_Down)  # one row alone again, the next
    _, fourth = copied_by(qtbot, table)
    assert len(fourth) == 2 and fourth[1] not in lines
    qtbot.keyClick(table, Qt.Key.Key_Up, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Up, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_Space, CTRL)
    assert copied_by(qtbot, table)[1][1:] == [lines[2], fourth[1]]


def copied_by(qtbot, table):
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    return copied()


def test_the_panel_follows_the_row_of_the_keyboard_while_several_are_selected(press, page, qtbot):
    press("Actions")
    told = []
    page.table.row_chosen.connect(lambda line: told.append(line.action.ref))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(page.table, key, SHIFT)
    assert told == ["1.1.2", "1.1.3", "1.1.2"] and len(copied_by(qtbot, page.table)[1]) == 3
    row = page.table.visualRect(page.model.index(5, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, CTRL, row)
    assert len(told) == 4 and len(copied_by(qtbot, page.table)[1]) == 4
