"""Whatever is chosen by keyboard in the preview, the keyboard stays where somebody chose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.patience import PATIENCE_MS
from tests.ui.importing.test_dialog_tables import ACTIONS, ODD, choose_row, pick, preview_of, read

__all__ = ["preview_of", "read"]


@pytest.fixture
def preview(preview_of):
    dialog = preview_of([*ACTIONS, ["1.3", "Draw the map", "Chair", "Dec 2017", "40103", ""], [], *ODD])
    dialog.activateWindow()
    dialog.found.tables.selectRow(0)
    return dialog


def by_keyboard(qtbot, read, dialog, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    read(dialog)


def has_keyboard(qtbot, widget):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget, timeout=PATIENCE_MS)


def test_a_button_that_can_be_pressed_again_keeps_the_keyboard(preview, read, qtbot):
    preview.found.tables.selectRow(1)
    for button in (preview.table.joined, preview.table.joined, preview.table.left_out, preview.table.left_out):
        by_keyboard(qtbot, read, preview, button)
        has_keyboard(qtbot, button)


@pytest.mark.parametrize(("name", "row"), [("cut", 5), ("head", 3)])
def test_behind_a_button_of_a_row_that_has_done_its_work_the_rows_have_it(preview, read, qtbot, name, row):
    choose_row(preview, row)
    by_keyboard(qtbot, read, preview, getattr(preview.table.rows, name))
    has_keyboard(qtbot, preview.table.picture)


def test_behind_as_found_the_rows_have_it(preview, read, qtbot):
    pick(preview.table.kind, "Evidence")
    read(preview)
    by_keyboard(qtbot, read, preview, preview.table.as_found)
    has_keyboard(qtbot, preview.table.picture)


def test_taking_back_keeps_it_also_in_a_list_that_is_made_anew(preview, read, qtbot):
    for button in (preview.table.left_out, preview.table.rows.height_of_head.buttons[2]):
        by_keyboard(qtbot, read, preview, button)
        has_keyboard(qtbot, button)
        qtbot.keyClick(button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        has_keyboard(qtbot, button)
    drop = preview.table.columns.lists["Cost centre"]
    drop.setFocus()
    pick(drop, "Notes")
    read(preview)
    qtbot.waitUntil(lambda: preview.table.columns.lists["Cost centre"].hasFocus(), timeout=PATIENCE_MS)
    preview._undo()
    has_keyboard(qtbot, preview.table.columns.lists["Cost centre"])


def test_enter_presses_the_button_that_has_the_keyboard_and_imports_at_the_foot_only(preview, read, qtbot):
    done = []
    preview.finished.connect(done.append)
    preview.table.left_out.setFocus()
    qtbot.keyClick(preview.table.left_out, Qt.Key.Key_Return)
    read(preview)
    assert preview.table.left_out.text() == "Take in again" and done == []
    for widget in (preview.table.rows.row, preview.table.kind, preview.table.picture):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Return)
        assert done == [], type(widget)
    QApplication.activePopupWidget() and QApplication.activePopupWidget().close()
    preview.foot.cancel.setFocus()
    qtbot.keyClick(preview.foot.cancel, Qt.Key.Key_Return)
    assert done == [0]


def test_every_control_has_a_name(preview):
    for part in preview.parts.widgets:
        preview.parts.show_part(part)
        for widget in preview.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert spoken, f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
