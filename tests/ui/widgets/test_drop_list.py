"""A list that drops down: what of its choice has no room is seen to be cut."""

from PySide6.QtWidgets import QStyleOptionComboBox

from tracker.ui.widgets.drop_list import DropList


def test_a_choice_that_has_no_room_ends_in_dots(qtbot):
    days = DropList()
    qtbot.addWidget(days)
    days.addItem("17 Oct 2017 (SMT overdue review)")
    shown = QStyleOptionComboBox()
    for wide, cut in ((150, True), (900, False)):
        days.resize(wide, days.sizeHint().height())
        days.initStyleOption(shown)
        assert shown.currentText.endswith("…") is cut and days.currentText() == "17 Oct 2017 (SMT overdue review)"
        assert days.fontMetrics().horizontalAdvance(shown.currentText) < wide
