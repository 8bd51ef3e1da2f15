"""What Ctrl+C puts on the clipboard in a view of rows: a table as HTML, and the same as text with tabs."""

from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QListView, QTreeView, QWidget

from tracker.ui.measures.readings_table import ReadingsTable
from tracker.ui.plan.rows_view import PlanRows
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW
from tracker.ui.tables.small_table import RowsView

MODES, FLAGS = QAbstractItemView.SelectionMode, QItemSelectionModel.SelectionFlag
SEVERAL = (MODES.ExtendedSelection, MODES.MultiSelection, MODES.ContiguousSelection)
NOT_COPIED = ("heading", "more", "add", "hint")  # of the plan's lines: what is pressed, and what heads others


def item_views(root: QWidget) -> list[QAbstractItemView]:
    """All tables, trees and lists in a part of the window, seen or not, but headers and what drops down."""
    found = [one for one in root.findChildren(QAbstractItemView) if not isinstance(one, QHeaderView)]
    return [one for one in found if not (_drops_down(one) or one.objectName().startswith("qt_"))]


def _drops_down(view: QWidget) -> bool:
    part = view
    while part is not None and not isinstance(part, QComboBox):
        part = part.parentWidget()
    return part is not None


def uncopied(view: QAbstractItemView) -> Iterator[str]:
    """What is wrong with the copy of its first rows: of two where several can be selected, else of one."""
    name = view.accessibleName()
    places = list(_places(view))
    if not isinstance(view, RowsView) or view.selectionMode() != MODES.NoSelection:  # else it copies all of them
        places = places[: 2 if view.selectionMode() in SEVERAL else 1]
    if not places or not view.isVisible():
        if not isinstance(view, ReadingsTable) and not _takes_the_key(view):
            yield f"{name}: nothing takes Ctrl+C"
        return
    data = _copied(view, places)
    html, lines = unescape(data.html()), [line.split("\t") for line in data.text().splitlines()]
    with_heading = not isinstance(view, ReadingsTable)  # cells, which go back into a sheet
    if "<table" not in html or html.count("<tr") != len(lines):
        yield f"{name}: no table as HTML of as many rows as the text has"
    if len(lines) != len(places) + with_heading:
        yield f"{name}: {len(lines)} lines of text for {len(places)} rows"
    for place in places:
        word = max(str(place.data()).split(), key=len, default="")
        if word not in html or word not in data.text():
            yield f"{name}: {word!r} is not there"


def _takes_the_key(view: QAbstractItemView) -> bool:
    return any(one.text() == "Copy selected rows" for one in view.actions())


def _copied(view, places):
    view.setFocus()
    QGuiApplication.clipboard().clear()
    view.setCurrentIndex(places[0])
    if view.selectionMode() != MODES.NoSelection:
        view.selectionModel().select(places[0], FLAGS.ClearAndSelect | FLAGS.Rows)
        for place in places[1:]:
            view.selectionModel().select(place, FLAGS.Select | FLAGS.Rows)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().mimeData()


def _places(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """A cell that says something of each row that is no heading."""
    model = view.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    if isinstance(view, QTreeView):
        tops = [model.index(row, 0, top) for top in tops[:1] for row in range(model.rowCount(top))]
    for top in tops[:-1] if isinstance(view, ReadingsTable) else tops:  # the last one is to be filled in
        if isinstance(view, PlanRows) and view.rows[top.row()].kind in NOT_COPIED:
            continue
        if not isinstance(top.data(ROW), Group):
            wide = 1 if isinstance(view, QListView) else model.columnCount(top.parent())
            cells = [top.siblingAtColumn(at) for at in range(wide)]
            yield next((cell for cell in cells if cell.data()), top)
