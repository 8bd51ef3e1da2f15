"""What every dialog of the program does: its keys are listed by F1, and by ? where that is no letter of a text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from tracker.ui.keys import OwnKey, key_action


class Dialog(QDialog):
    """Esc closes it."""

    own_keys: tuple[OwnKey, ...] = (OwnKey("Esc", "closes the dialog"),)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        key_action(self, "Keys of this dialog", "F1, ?", self.show_keys)

    def show_keys(self) -> None:
        """What each key does in it."""
        from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_dialog  # seldom asked for

        dialog = KeysDialog(self, keys_of_dialog(self))
        dialog.exec()
        dialog.deleteLater()
