"""What a screen reader is told of a window: its parts, through Qt's own accessibility, as on a desktop."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QListView,
    QTableView,
    QTreeView,
    QWidget,
)

from tracker.ui.tables.grouping import Group
from tracker.ui.tables.records_model import ROW

Role = QAccessible.Role
WORDS = {Role.StaticText, Role.Graphic}
HOLDERS = {
    Role.Client, Role.Border, Role.Pane, Role.LayeredPane, Role.Grouping, Role.Window, Role.Dialog, Role.Splitter,
    Role.Grip, Role.Separator, Role.StatusBar, Role.ScrollBar, Role.ToolBar, Role.MenuBar, Role.Whitespace,
}  # fmt: skip
VIEWS = {Role.Table, Role.Tree, Role.List}


class Part(NamedTuple):
    """One part in view: what it is, what it is called, the widget where it is one, and the widget around it."""

    role: Role
    name: str
    widget: object
    inside: object

    @property
    def on_the_way(self) -> bool:
        """Whether Tab leads to it."""
        here = self.widget
        return isinstance(here, QWidget) and bool(here.focusPolicy() & Qt.FocusPolicy.TabFocus)

    @property
    def is_control(self) -> bool:
        """Whether anything can be done with it: all but words, pictures and what only holds others."""
        return self.on_the_way or self.role not in WORDS | HOLDERS

    def __str__(self) -> str:
        return f"{self.role.name} {type(self.widget).__name__} in {type(self.inside).__name__}: {self.name!r}"


def parts(root: QWidget) -> Iterator[Part]:
    """All parts in view, but the cells of tables and lists."""
    QApplication.processEvents()
    yield from _parts(QAccessible.queryAccessibleInterface(root))


def _parts(holder) -> Iterator[Part]:
    for at in range(holder.childCount()):
        part = holder.child(at)
        if part is None or not part.isValid() or part.state().invisible:
            continue
        yield Part(part.role(), part.text(QAccessible.Text.Name).strip(), part.object(), holder.object())
        if part.role() not in VIEWS | {Role.ComboBox}:
            yield from _parts(part)


def nameless(root: QWidget) -> list[str]:
    """The controls that a reader could not call by a name, and the parts of which nothing is said of what they are."""
    return [str(one) for one in parts(root) if one.role == Role.NoRole or (one.is_control and not one.name)]


def views(root: QWidget) -> list[QAbstractItemView]:
    """The tables, trees and lists in view."""
    found = [one for one in root.findChildren(QAbstractItemView) if one.isVisible()]
    return [one for one in found if not one.objectName().startswith("qt_") and not isinstance(one, QHeaderView)]


def unsaid_cells(view: QAbstractItemView, most: int = 40) -> list[str]:
    """The cells, of the first rows at each level, that a reader does not hear as column and value."""
    return [told for told in _unsaid(view, view.rootIndex(), most) if told]


def _unsaid(view: QAbstractItemView, above: QModelIndex, most: int) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(above), most)):
        first = model.index(row, 0, above)
        is_heading = isinstance(first.data(ROW), Group) or model.rowCount(first) > 0
        columns = [0] if is_heading or isinstance(view, QListView) else _columns(view)
        for at in columns:
            cell = model.index(row, at, above)
            said = str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            if isinstance(view, QListView):
                said = said or str(cell.data() or "")
            elif not is_heading:
                column, _, value = said.partition(": ")
                said = value if column == _heading(model, at) else ""
            yield "" if said.strip() else f"{view.accessibleName()} {row}, {at}: {cell.data()!r}"
        if isinstance(view, QTreeView):
            yield from _unsaid(view, first, most)


def _columns(view: QTableView | QTreeView) -> list[int]:
    return [at for at in range(view.model().columnCount()) if not view.isColumnHidden(at)]


def _heading(model: QAbstractItemModel, at: int) -> str:
    return " ".join(str(model.headerData(at, Qt.Orientation.Horizontal)).split())
