"""The way from a table to the dialog of its columns."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.ui.tables.wanted_columns import WantedColumns


def choose_columns(of: WantedColumns) -> None:
    """Ask which columns a table has, and show them so."""
    from tracker.ui.dialogs.columns_dialog import ColumnsDialog  # seldom asked for

    dialog = ColumnsDialog(of)
    if dialog.exec() == ColumnsDialog.DialogCode.Accepted:
        of.rearrange(dialog.chosen(), dialog.widths)
    dialog.deleteLater()


def offer_choosing(part: QWidget) -> None:
    """All tables of a part of the window ask so."""
    for wanted in part.findChildren(WantedColumns):
        wanted.choose = partial(choose_columns, wanted)
