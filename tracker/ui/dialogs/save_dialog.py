"""Asks where a file is to be put: the one dialog of all that is saved, and its one question about what is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.errors import TrackerError
from tracker.put_in_place import BACKUP, FileKind, check_target
from tracker.ui.dialogs.messages import ask, tell_error


class SaveTarget(NamedTuple):
    """Where a file is to be put, and whether somebody has agreed that it replaces what is there."""

    path: Path
    overwrite: bool


def name_filter(words: str, kind: FileKind) -> str:
    """What a file dialog shows: "Workbooks (*.xlsx)"."""
    return f"{words} ({' '.join(f'*{ending}' for ending in kind.endings)})"


def choose_target(
    parent: QWidget, title: str, folder: Path, name: str, kind: FileKind, words: str
) -> SaveTarget | None:
    """Ask for a name, until one is given that can be had, or the dialog is put away; `name` is offered.

    The name gets its ending first, and what has that name is asked about then. The dialogs of some systems ask before
    they add the ending, so none of them is left to ask.
    """
    dialog = QFileDialog(parent, title, str(folder), name_filter(words, kind))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(kind.endings[0])
    dialog.selectFile(name)
    target = None
    while target is None and dialog.exec():
        target = _agreed(parent, _with_ending(Path(dialog.selectedFiles()[0]), kind), kind)
    dialog.deleteLater()
    return target


def _with_ending(path: Path, kind: FileKind) -> Path:
    name = path.name.rstrip(" .")  # which Windows leaves away
    return path.with_name(name if Path(name).suffix.lower() in kind.endings else f"{name}{kind.endings[0]}")


def _agreed(parent: QWidget, path: Path, kind: FileKind) -> SaveTarget | None:
    """The target where nothing stands, or the user agrees; what cannot be replaced at all is told."""
    try:
        check_target(path, kind, plans_too=kind is BACKUP)  # of which the store replaces an older copy
    except TrackerError as error:
        tell_error(parent, error)
        return None
    if not os.path.lexists(path):
        return SaveTarget(path, overwrite=False)
    question = f"{path.name} is there already, in {path.parent}. Is it to be replaced?"
    return (
        SaveTarget(path, overwrite=True) if ask(parent, "Replace the file?", question, "Replace", loses=True) else None
    )
