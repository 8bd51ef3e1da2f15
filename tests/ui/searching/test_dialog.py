"""The search over everything in the window: what is listed, and that Enter leads there and Esc back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose, chosen, say
from tracker.ui.searching import dialog as searching
from tracker.ui.searching.dialog import SearchDialog
from tracker.ui.tables.grouping import Group

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def search(page, qtbot):
    """Opens the search on the sample."""

    def begin(words=""):
        dialog = SearchDialog(page, page.workspace, words)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return begin


def headings(dialog):
    return [f"{row.heading} {row.words}" for row in dialog.model.rows if isinstance(row, Group)]


def test_what_is_found_is_listed_by_what_it_is(search):
    dialog = search("supervision")
    assert [words.split()[0] for words in headings(dialog)] == ["Actions", "Commentary", "Measures", "Evidence"]
    assert dialog.said.text().split()[1] == "found." and "1 Nov 2017" in dialog.said.text()
    assert dialog.table.chosen() is dialog.model.rows[1]


def test_nothing_found_and_nothing_asked_are_said(search):
    dialog = search()
    assert dialog.said.text().startswith("Type words") and dialog.model.rows == []
    dialog.search.setText("no such thing anywhere")
    assert dialog.said.text().startswith("Nothing in this plan has all these words.")


def test_a_long_list_is_cut_and_says_so(search, monkeypatch):
    monkeypatch.setattr(searching, "MOST_LISTED", 3)
    dialog = search("e")
    assert headings(dialog)[0] == "Actions 48, the first 3 are listed"
    assert len([row for row in dialog.model.rows if not isinstance(row, Group)]) <= 3 * len(headings(dialog))


def test_a_kind_folds(search, qtbot):
    dialog = search("supervision")
    before = len(dialog.model.rows)
    dialog.table.fold_asked.emit("Actions")
    assert len(dialog.model.rows) < before and dialog.model.rows[0].folded


def test_rows_say_to_a_reader_what_is_painted(search):
    dialog = search("focus on practice week")
    spoken = dialog.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Found: 1.1.4 · Susan Hale") and "Focus on Practice Week" in spoken


def test_keys_lead_from_the_line_into_the_list_and_open_what_is_chosen(search, qtbot):
    dialog = search("supervision")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.search.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.hasFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted and dialog.record is not None


def opened(monkeypatch, words):
    """Have the dialog searched for words, and its first hit opened by Enter in the line."""
    seen = []

    def look(dialog):
        seen.append(dialog.search.text())
        dialog.search.setText(words)
        dialog.record = dialog.table.chosen().record
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", look)
    return seen


def test_the_key_searches_everything_leads_to_the_place_and_escape_back(active, window, qtbot, monkeypatch):
    say(active, "1.1.5", text="Zebras were counted")
    window.show_page("Measures")
    window.pages["Measures"].head.search.setText("plan")
    seen = opened(monkeypatch, "zebras")
    qtbot.keyClick(window.pages["Measures"].head.search, Qt.Key.Key_F, CTRL | SHIFT)
    assert seen == ["plan"]
    assert window.stack.currentWidget() is active and chosen(active) == "1.1.5"
    qtbot.keyClick(active.table, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages["Measures"]


def test_a_measure_and_a_person_are_shown_on_their_pages(page, window, monkeypatch):
    choose(page, "1.1.4")
    measure = next(one for _, one in page.workspace.plan.measures())
    opened(monkeypatch, measure.ref)
    window.search_everything()
    assert window.stack.currentWidget() is window.pages["Measures"]
    opened(monkeypatch, "Participation Officer")
    window.search_everything()
    assert window.stack.currentWidget() is page
