"""The look of what Qt would draw in its own way."""

from PySide6.QtWidgets import QDialogButtonBox, QProxyStyle, QStyle

from tracker.settings import Settings
from tracker.ui.look.theme import apply_look


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
