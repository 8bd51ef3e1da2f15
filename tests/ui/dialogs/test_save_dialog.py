"""The dialog that asks where to save, as it is used: by typing into it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from tests.patience import PATIENCE_MS
from tracker.put_in_place import NEW_PLAN, PICTURE, WORKBOOK
from tracker.ui.dialogs.save_dialog import SaveTarget, choose_target, name_filter

SHOWN = QDialog.exec  # before any test provides for it


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def typing(qtbot, monkeypatch):
    """Types into the dialog each time that it is really shown, and presses Enter; None stands for Esc."""

    def provide(*names):
        left = list(names)

        def shown(dialog):
            QTimer.singleShot(0, lambda: answer(dialog, left.pop(0)))
            return SHOWN(dialog)

        monkeypatch.setattr(QFileDialog, "exec", shown)

    def answer(dialog, name):
        line = dialog.findChild(QLineEdit)
        dialog.activateWindow()
        line.setFocus()
        qtbot.waitUntil(line.hasFocus, timeout=PATIENCE_MS)
        if name is None:
            dialog.reject()
            return
        line.setCompleter(None)  # whose list needs a keyboard of its own
        line.selectAll()
        qtbot.keyClicks(line, name)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    return provide


def asked(parent, folder, kind=WORKBOOK):
    return choose_target(parent, "Export a workbook", folder, "plan.xlsx", kind, "Workbooks")


def test_a_name_that_is_typed_gets_its_ending(parent, typing, told, tmp_path):
    typing("board")
    assert asked(parent, tmp_path) == SaveTarget(tmp_path / "board.xlsx", overwrite=False)
    assert told == []


def test_the_question_is_about_the_final_name_and_comes_once(parent, typing, told, tmp_path):
    (tmp_path / "board.xlsx").touch()
    typing("board")
    assert asked(parent, tmp_path) == SaveTarget(tmp_path / "board.xlsx", overwrite=True)
    assert len(told) == 1 and "board.xlsx is there already" in told[0]


def test_after_a_no_another_name_is_asked_for(parent, typing, told, tmp_path):
    (tmp_path / "board.xlsx").touch()
    told.answer = False
    typing("board", "second")
    assert asked(parent, tmp_path) == SaveTarget(tmp_path / "second.xlsx", overwrite=False)


def test_a_dialog_that_is_put_away_gives_nothing(parent, typing, told, tmp_path):
    (tmp_path / "board.xlsx").touch()
    told.answer = False
    typing("board", None)
    assert asked(parent, tmp_path) is None


def test_what_can_never_be_is_told_instead_of_asked(parent, typing, told, tmp_path):
    (tmp_path / "board.plan").touch()
    typing("board", "none/board", None)
    assert asked(parent, tmp_path, NEW_PLAN) is None
    assert ["there already" in told[0], "no folder" in told[1]] == [True, True] and len(told) == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [("board.xlsx", "board.xlsx"), ("Board v1.2", "Board v1.2.xlsx"), ("board.docx", "board.docx.xlsx"),
     ("board.XLSX", "board.XLSX"), ("board.xlsx  ", "board.xlsx"), ("board.", "board.xlsx")],
)  # fmt: skip
def test_the_final_name_ends_as_the_file_does(parent, typing, tmp_path, typed, name):
    typing(typed)
    assert asked(parent, tmp_path) == SaveTarget(tmp_path / name, overwrite=False)


def test_the_filter_shows_every_ending():
    assert name_filter("Pictures", PICTURE) == "Pictures (*.png *.svg *.pdf)"
