"""The ground of a row in a table that is read: its line, the bar of a chosen one, the focus around it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.palette import mixed
from tracker.ui.look.text_lines import ink
from tracker.ui.look.theme import GRID, current_palette

_SEVERAL = QAbstractItemView.SelectionMode.ExtendedSelection
_BAR = 4  # px: the bar at the left of a chosen row


def draw_row_ground(
    painter: QPainter, rect: QRect, view: QWidget | None, *, chosen: bool, first: bool, quiet: bool = False
) -> str:
    """Paint what lies under one cell, and answer its colour; `quiet` for headings and for what is done with."""
    palette, focus = current_palette(), view is not None and view.hasFocus()
    ground = palette.background if quiet else palette.surface
    if chosen:
        ground = mixed(palette.accent, ground, 0.20 if focus else 0.12)
    painter.fillRect(rect, ink(ground))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, ink(palette.line))
    if chosen and first:
        painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), ink(palette.accent))
    if focus and _keyboard_is_on(view, rect, chosen):
        for y in (rect.y(), rect.bottom()):
            painter.fillRect(rect.x(), y, rect.width(), 1, ink(palette.accent))
    return ground


def _keyboard_is_on(view: QWidget | None, rect: QRect, chosen: bool) -> bool:
    """Where several rows can be chosen the keyboard is on one of them, or on none."""
    if not isinstance(view, QAbstractItemView) or view.selectionMode() != _SEVERAL:
        return chosen
    current, y = view.currentIndex(), rect.center().y()
    if isinstance(view, QTableView):  # its own cell may have no room
        return current.isValid() and view.rowAt(y) == current.row()
    return view.visualRect(current).top() <= y <= view.visualRect(current).bottom()


def settle(view: QTableView, name: str) -> None:
    """Make a table one that is read row by row: no grid, no numbers, Tab leads out of it."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(GRID)
    across = view.horizontalHeader()
    across.setHighlightSections(False)
    across.setStretchLastSection(True)
    across.setSectionsClickable(False)
    across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    across.setMinimumSectionSize(GRID)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setAccessibleName(f"Columns of {name.lower()}")
