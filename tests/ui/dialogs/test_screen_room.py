"""No dialog is larger than its screen: what has no room is scrolled, its buttons stay, and Tab goes on as before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QScrollArea, QVBoxLayout

from tests.patience import PATIENCE_MS
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.widgets.labels import plain_label

WORDS = "Words that are broken into lines, and need the more of them the narrower the dialog is. " * 4


class Form(Dialog):
    """So many lines, words under them that may be long, and a button."""

    def __init__(self, lines, words=""):
        super().__init__()
        self.lines, self.words = [QLineEdit(f"{at}") for at in range(lines)], plain_label(words)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        column = QVBoxLayout(self)
        for widget in (*self.lines, self.words, self.buttons):
            column.addWidget(widget)

    @property
    def ok(self):
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)


@pytest.fixture
def shown(opened):
    return opened


def area_of(dialog):
    return dialog.findChild(QScrollArea)


def is_on_screen(dialog):
    return dialog.screen().availableGeometry().contains(dialog.geometry())


def test_a_dialog_with_room_stands_as_it_was_made(shown):
    dialog = shown(Form(3, WORDS))
    assert area_of(dialog) is None and is_on_screen(dialog)
    assert dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width())


def test_one_that_asks_for_more_than_the_screen_gets_the_screen(shown):
    dialog = Form(3)
    dialog.resize(5000, 4000)
    shown(dialog)
    assert is_on_screen(dialog) and area_of(dialog) is None
    assert dialog.width() > 1200 and dialog.height() > 600


def test_what_has_no_room_is_scrolled_to_by_the_keyboard_and_the_button_stays(shown, qtbot):
    dialog = shown(Form(60))
    last = dialog.lines[-1]
    assert is_on_screen(dialog) and dialog.ok.visibleRegion().boundingRect() == dialog.ok.rect()
    assert not area_of(dialog).isAncestorOf(dialog.ok) and last.visibleRegion().isEmpty()
    way = []
    for _ in range(61):
        way.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is last:
            qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect(), timeout=PATIENCE_MS)
    assert way == [*dialog.lines, dialog.ok]


def test_words_that_come_later_get_room_and_what_has_the_keyboard_keeps_it(shown, qtbot):
    dialog = shown(Form(4))
    dialog.lines[2].setFocus()
    dialog.words.setText(WORDS)
    fits = lambda: dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width())  # noqa: E731
    qtbot.waitUntil(fits, timeout=PATIENCE_MS)
    assert area_of(dialog) is None
    dialog.words.setText("\n".join(WORDS.split()))
    qtbot.waitUntil(lambda: area_of(dialog) is not None and fits(), timeout=PATIENCE_MS)
    assert is_on_screen(dialog) and dialog.lines[2].hasFocus() and not dialog.ok.visibleRegion().isEmpty()


def test_words_that_have_no_room_are_read_by_pages(shown, qtbot):
    dialog = shown(Form(0, WORDS * 40))
    assert dialog.ok.hasFocus()
    bar = area_of(dialog).verticalScrollBar()
    for key, value in ((Qt.Key.Key_PageDown, bar.pageStep()), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(dialog.ok, key)
        assert bar.value() == value and bar.maximum() > bar.pageStep()
