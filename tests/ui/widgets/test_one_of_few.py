"""A choice of one among few by the keyboard, in as many rows as its buttons need."""

from PySide6.QtCore import QCoreApplication, Qt

from tracker.ui.widgets.chips import Choice

WORDS = ("Not started", "In progress", "Reported complete", "Complete", "Stopped")
KEY = Qt.Key


def test_the_arrow_keys_choose_what_is_read_next_whatever_row_it_stands_in(qtbot):
    choice = Choice("Status", [(words, words) for words in WORDS])
    qtbot.addWidget(choice)
    heard = []
    choice.changed.connect(lambda: heard.append(choice.value))
    choice.resize(choice.fontMetrics().horizontalAdvance("Not started In progress") + 80, 200)
    choice.show()
    QCoreApplication.processEvents()
    choice.choose("Not started")
    rows = {button.y() for button in choice.buttons.values()}
    assert len(rows) > 2
    here = choice.buttons["Not started"]
    for words in (*WORDS[1:], WORDS[0]):
        qtbot.keyClick(here, KEY.Key_Right)
        here = choice.buttons[words]
        assert choice.value == words == heard[-1]
    choice.buttons["Stopped"].setEnabled(False)
    qtbot.keyClick(here, KEY.Key_Left)
    assert choice.value == "Complete"
    qtbot.keyClick(choice.buttons["Complete"], KEY.Key_Up)
    assert choice.value == "Reported complete"
    assert [button.focusPolicy() == Qt.FocusPolicy.StrongFocus for button in choice.buttons.values()].count(True) == 1
