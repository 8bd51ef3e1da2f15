"""The look of what Qt would draw in its own way."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QDialogButtonBox, QProxyStyle, QStyle, QTableView

from tracker.settings import Settings
from tracker.ui.look.theme import apply_look, current_palette


class LikeSomeDesktops(QProxyStyle):
    def styleHint(self, hint, option=None, widget=None, data=None):
        icons = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if hint == icons else super().styleHint(hint, option, widget, data)


def test_buttons_of_dialogs_have_no_icons_on_a_desktop_that_would_give_them_some(qapp, qtbot):
    apply_look(qapp, Settings())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    style = LikeSomeDesktops("Fusion")
    buttons.setStyle(style)
    assert not buttons.style().styleHint(QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons, None, buttons)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_where_two_scroll_bars_meet_stands_nothing_but_the_ground(qapp, qtbot, look):
    apply_look(qapp, Settings(look=look))
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(100, 100, table))
    table.resize(300, 200)
    table.show()
    shown = table.grab().toImage()
    across, down = (bar.rect().size() for bar in (table.horizontalScrollBar(), table.verticalScrollBar()))
    corner = [(x, y) for x in range(down.width()) for y in range(across.height())]
    found = {shown.pixelColor(299 - x, 199 - y).name().upper() for x, y in corner}
    assert found == {current_palette().surface}
    apply_look(qapp, Settings())
