"""What the program is, what it is made of, where its files lie, and what may be told of it when it fails."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker import __version__
from tracker.columns.words import Column
from tracker.paths import backups_folder, log_file, user_data_folder, user_settings_folder
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.widgets.panels import scrolling
from tracker.ui.workspace import Workspace


class Library(NamedTuple):
    """A library that the program is made of, and its licence."""

    name: str
    licence: str

    @property
    def version(self) -> str:
        """The one that is installed; empty where that cannot be told."""
        try:
            return version(self.name)
        except PackageNotFoundError:
            return ""


LIBRARIES = (
    Library("PySide6-Essentials", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
    Library("sqlite-utils", "Apache-2.0"),
    Library("openpyxl", "MIT"),
    Library("XlsxWriter", "BSD-2-Clause"),
    Library("matplotlib", "Python Software Foundation License"),
    Library("lxml", "BSD-3-Clause"),
    Library("python-calamine", "MIT"),
    Library("rapidfuzz", "MIT"),
    Library("msgspec", "BSD-3-Clause"),
    Library("click", "BSD-3-Clause"),
    Library("wcwidth", "MIT"),
    Library("platformdirs", "MIT"),
    Library("python-docx", "MIT"),
    Library("typst", "Apache-2.0"),
    Library("icalendar", "BSD-2-Clause"),
)
_COLUMNS: tuple[Column[Library], ...] = (
    Column("name", "Library", lambda one: one.name, "text", 24),
    Column("version", "Version", lambda one: one.version, "ref", 12),
    Column("licence", "Licence", lambda one: one.licence, "text", 40, wrap=True),
)
_LICENCE = (
    "The program is under the MIT licence. Qt is used under the LGPL, version 3, unchanged: its libraries are files of "
    "their own and may be replaced. The icons are Lucide's (ISC), the letters of printed reports Inter's (OFL)."
)


def program_words() -> str:
    """The program, Python, Qt and the system, with their versions."""
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    return f"Improvement plans {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


def places(workspace: Workspace) -> dict[str, str]:
    """Where everything lies that the program keeps."""
    file = str(workspace.path) if workspace.is_open else "No plan is open"
    beside = f"Beside the plan file, in {workspace.path.parent}" if workspace.is_open else "Beside each plan file"
    return {
        "Plan file": file,
        "Backups": beside,
        "Automatic backups": str(backups_folder(workspace.path) if workspace.is_open else user_data_folder()),
        "Settings": str(user_settings_folder()),
        "Unsaved text": str(user_data_folder()),
        "Log": str(log_file()),
    }


def diagnostics(workspace: Workspace) -> str:
    """What may be sent to whoever looks after the program: no name of a person, no word of the plan, no path of it."""
    settings = workspace.settings
    lines = [program_words(), f"Look {settings.look}, text {settings.text_points} pt, screens {_screens()}"]
    if workspace.is_open:
        plan = workspace.plan
        counted = {
            "themes": len(plan.themes),
            "actions": workspace.tally["total"],
            "measures": sum(1 for _ in plan.measures()),
            "people": len(plan.people),
        }
        size, faults = workspace.path.stat().st_size, len(workspace.store.faults or ())
        lines.append(", ".join(f"{count:,} {what}" for what, count in counted.items()))
        lines.append(f"Plan file of {size:,} bytes, {faults} faults, as at {workspace.as_at}")
    else:
        lines.append("No plan is open")
    lines += [f"{name}: {_without_home(path)}" for name, path in places(workspace).items() if name in _PLACES_TOLD]
    lines += [f"{one.name} {one.version}" for one in LIBRARIES]
    return "\n".join(lines)


_PLACES_TOLD = ("Settings", "Unsaved text", "Log")


def _without_home(path: str) -> str:
    """A path without the user's folder, which is called by a person's name."""
    home = str(Path.home())
    return path.replace(home, "~") if len(home) > 1 else path


def _screens() -> str:
    sizes = (f"{one.size().width()}x{one.size().height()} at {one.devicePixelRatio():g}"
             for one in QGuiApplication.screens())  # fmt: skip
    return ", ".join(sizes)


class AboutDialog(Dialog):
    """Everything in it can be marked and copied; *Copy diagnostics* takes what may be sent."""

    def __init__(self, parent: QWidget, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setWindowTitle("About")
        self.workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        heading = plain_label("Improvement plans", wrap=False)
        heading.setFont(larger(self.font(), 1.4, bold=True))
        area, inside = scrolling(self)
        inside.setContentsMargins(0, 0, GRID, 0)
        for widget in (plain_label(program_words(), quiet=True), self._places(), plain_label(_LICENCE)):
            inside.addWidget(widget)
        inside.addWidget(self._libraries(), 1)
        column.addWidget(heading)
        column.addWidget(area, 1)
        column.addWidget(self._buttons())
        letter, window = self.fontMetrics().averageCharWidth(), parent.window().size()
        high = self.fontMetrics().lineSpacing() * 38
        self.resize(min(105 * letter, window.width() * 9 // 10), min(high, window.height() * 9 // 10))

    def _places(self) -> QWidget:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(GRID // 2)
        form.setHorizontalSpacing(GRID * 2)
        for name, path in places(self.workspace).items():
            label: QLabel = plain_label(breakable(path))
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(name)
            form.addRow(plain_label(name, quiet=True, wrap=False), label)
        return inside

    def _libraries(self) -> RowsView:
        table = RowsView("Libraries", _COLUMNS, "licence", choosing=False)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        table.stand(rows=6, lines=2)
        table.show_rows(LIBRARIES)
        return table

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = SmallButton("Copy diagnostics")
        self.copy.setToolTip("Versions, counts and settings: no name of a person, no word of the plan")
        self.copy.clicked.connect(self._copy)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnostics(self.workspace))
        self.copy.setText("Copied")
