"""Columns of the table of actions: chosen and moved, at the headings and in a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.ui.asking import choose, chosen
from tracker.ui.dialogs.columns_dialog import ColumnsDialog
from tracker.ui.views.arrangement import BY_NAME, USUAL_COLUMNS


def columns(page):
    return [column.name for column in page.model.columns]


def press(page, at, words):
    """Choose from the menu at the heading of a column."""
    menu = page.table.wanted.menu(at)
    next(entry for entry in menu.actions() if entry.text() == words).trigger()
    menu.deleteLater()


def test_a_column_is_shown_hidden_and_moved_at_its_heading(page):
    press(page, 1, "Status")
    assert columns(page) == [*USUAL_COLUMNS, "status"]
    press(page, 5, "Move Status left")
    press(page, 0, "Ref")
    assert columns(page) == ["action", "lead", "review", "status", "rating"]
    assert page.model.index(1, 3).data() == "In progress"
    press(page, 0, "Usual columns")
    assert columns(page) == [*USUAL_COLUMNS]


def test_the_action_is_always_there_and_ends_are_not_moved_over(page):
    menu = page.table.wanted.menu(0)
    able = {entry.text(): entry.isEnabled() for entry in menu.actions()}
    assert (able["Action"], able["Move Ref left"], able["Move Ref right"]) == (False, False, True)
    assert {" ".join(column.heading.split()) for column in BY_NAME.values()} <= able.keys()
    menu.deleteLater()


def test_columns_are_chosen_and_moved_by_the_keyboard_in_a_dialog(page, qtbot):
    dialog = ColumnsDialog(page.table.wanted)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down):
        qtbot.keyClick(dialog.list, key)
    dialog.down.click()
    assert dialog.chosen() == ("action", "review", "lead", "rating")
    dialog.up.click()
    dialog.list.setCurrentRow(0)
    now = page.table.wanted.widths_now()["ref"]
    for button in (dialog.wider, dialog.wider, dialog.narrower):
        button.click()
    assert dialog.widths == {"ref": round(now + 4, 1)} and dialog.list.item(0).text().startswith("Ref, ")
    dialog.usual.click()
    assert dialog.chosen() == USUAL_COLUMNS and dialog.widths == {}


def test_the_chosen_row_and_the_order_outlive_other_columns(page, monkeypatch):
    choose(page, "2.3")
    page.head.sort_by("lead")
    dialogs = []

    def look(dialog):
        dialogs.append(dialog)
        dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QDialog, "exec", look)
    page.table.wanted.choose()
    assert columns(page) == ["ref", "action", "review", "rating"] and chosen(page) == "2.3"
    assert page.head.arrangement().order == "lead" and page.model.sorted_words == ""


def test_a_row_that_stands_where_a_heading_stood_has_the_height_of_a_row(page):
    page.head.sort_by("lead")
    assert page.table.rowHeight(0) == page.table.rowHeight(3) == page.table.row_painter.row_height
