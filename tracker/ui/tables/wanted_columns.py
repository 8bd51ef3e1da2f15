"""The columns of a table as somebody wants them: which, in which order, how wide; by the mouse, a menu or a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QTreeView

from tracker.columns.words import Column
from tracker.settings import numbers_in
from tracker.ui.keys import WITHIN, key_action
from tracker.ui.tables.records_model import RegisterModel
from tracker.ui.tables.wanted_order import WantedOrder
from tracker.ui.widgets.chips import menu_entry

_SETTLED = 80  # milliseconds without another change of a width
STEP, LEAST = 4, 3  # characters by which a column becomes wider, and of a narrow one


def heading_words(column: Column[Any]) -> str:
    """The heading of a column on one line."""
    return " ".join(column.heading.split())


class WantedColumns(QObject):
    """`changed`: other columns are to be shown, those of `shown`, or the rows in another `order`.

    Widths by hand are in characters of the font. The view sets its widths by `set_widths`, asks `by_hand` for each
    before it works one out, and is told to `fit` when an edge is let go. Its model says in `columns` which are shown.
    """

    changed = Signal()
    # Sorts by a column, "" for none: last first, or not, or (None) as a press on its heading does.
    sort: Callable[[str, bool | None], None] | None = None
    order: WantedOrder | None = None  # that of tables which sort their rows themselves

    def __init__(
        self,
        view: QTableView | QTreeView,
        name: str,
        offered: Sequence[Column[Any]],
        always: str,
        fit: Callable[[], None],
        usual: Sequence[str] = (),
        *,
        places: bool = True,
    ) -> None:
        """`always` names the column that every row has; `usual` those that are shown at first, all where none is.

        Without `places` all of them stand where they are, and only become wider or narrower.
        """
        super().__init__(view)
        self.setObjectName(name)
        self.view, self.always, self.fit, self.places = view, always, fit, places
        self.across = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        self.offered, self.usual = list(offered), tuple(usual) or tuple(column.name for column in offered)
        self.dragged: dict[str, float] = {}
        self.take: Callable[[tuple[str, ...]], None] = self.show  # whoever else says which are shown puts theirs here
        self.choose: Callable[[], None] | None = None  # asks for all of it at once, where there is a dialog
        self._names: tuple[str, ...] = ()  # as they are wanted, () for the usual ones
        self._without: frozenset[str] = frozenset()  # the usual ones that are not
        self._fitting = False
        self._scrolls = view.horizontalScrollBarPolicy()
        self._let_go = QTimer(self, singleShot=True, interval=_SETTLED)
        self._let_go.timeout.connect(fit)  # the other columns follow when the edge is let go
        self._connect()

    def _connect(self) -> None:
        across = self.across
        across.setStretchLastSection(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setSectionsMovable(self.places)
        across.setFirstSectionMovable(self.places)  # Qt leaves the first column of a tree where it is
        across.sectionMoved.connect(self._move)
        across.sectionResized.connect(self._drag)
        across.sectionHandleDoubleClicked.connect(lambda at: self.as_at_first(self.names[at]))
        across.sectionClicked.connect(lambda at: self.sort and self.sort(self.names[at], None))
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(lambda place: self._open(across.logicalIndexAt(place), place))
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        key_action(self.view, "Columns and order of the table…", "Alt+C", self.open, WITHIN.WidgetShortcut)

    # Which are shown

    @property
    def names(self) -> list[str]:
        """Those that are shown now, from the left."""
        return [column.name for column in self.view.model().columns]  # type: ignore[attr-defined]

    @property
    def shown(self) -> list[Column[Any]]:
        """Those that are wanted, as far as there are such; usual ones that nobody has seen yet come last."""
        found = {column.name: column for column in self.offered}
        new = (name for name in self.usual if name not in self._names and name not in self._without)
        return [found[name] for name in (*self._names, *new) if name in found]

    def offer(self, columns: Sequence[Column[Any]]) -> None:
        """Other columns to choose from, all of them usual."""
        self.offered, self.usual = list(columns), tuple(column.name for column in columns)

    def offer_order(self, order: WantedOrder) -> None:
        """The headings sort the rows."""
        self.order, self.sort = order, order.by
        self.across.setSectionsClickable(True)
        order.changed.connect(self.changed)

    def show(self, names: Sequence[str]) -> None:
        """Show these, in this order."""
        self._want(names)
        self.changed.emit()

    def show_rows(self, model: RegisterModel, rows: Sequence[Any]) -> Sequence[Any]:
        """Show rows in the columns and in the order that are wanted; answers them as they stand."""
        columns = self.shown
        ordered = self.order.ordered(rows, columns) if self.order else rows
        model.show_rows(ordered, columns)
        return ordered

    def _move(self) -> None:
        """A heading was dragged elsewhere: the columns are shown in that order, and stand in it."""
        across, names = self.across, self.names
        moved = tuple(names[across.logicalIndex(at)] for at in range(len(names)))
        if moved != tuple(names):
            across.blockSignals(True)
            for at in range(len(names)):
                across.moveSection(across.visualIndex(at), at)
            across.blockSignals(False)
            self.take(moved)

    def _want(self, names: Sequence[str]) -> None:
        self._names = () if tuple(names) == self.usual else tuple(names)
        self._without = frozenset(self.usual) - set(names) if self._names else frozenset()

    # How wide

    def by_hand(self, name: str) -> int:
        """The pixels that somebody gave a column, 0 where nobody did."""
        return round(self.dragged.get(name, 0) * self._em)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give the columns these widths; one without is out of sight. What was dragged beyond the table is scrolled."""
        before, self._fitting = self._fitting, True  # a scroll bar that comes has the view fit once more, inside
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self.dragged else self._scrolls
        if scrolls != self.view.horizontalScrollBarPolicy():  # Qt lays the view out anew also where it is the same
            self.view.setHorizontalScrollBarPolicy(scrolls)
        for at, name in enumerate(self.names):
            self.view.setColumnHidden(at, name not in widths)
            if name in widths:
                self.across.resizeSection(at, widths[name])
        if self.dragged:
            self.view.updateGeometries()  # else how far it scrolls follows later
        self._fitting = before

    def widen(self, name: str, by: float) -> None:
        """Make a column wider by so many characters, or narrower."""
        now = self.across.sectionSize(self.names.index(name)) / self._em
        self.dragged[name] = max(round(now + by, 1), LEAST)
        self.fit()

    def as_at_first(self, name: str) -> None:
        """As wide again as what stands in it."""
        self.dragged.pop(name, None)
        self.fit()

    @property
    def _em(self) -> int:
        return self.view.fontMetrics().averageCharWidth()

    def _drag(self, at: int, _: int, wide: int) -> None:
        names = self.names
        if not self._fitting and wide > 0 and at < len(names):
            self.dragged[names[at]] = round(wide / self._em, 1)
            self._let_go.start()

    # What is remembered

    def as_left(self) -> dict[str, Any]:
        """What is not as usual, as plain values."""
        columns = {"columns": list(self._names), "without": sorted(self._without)} if self._names else {}
        widths = {"widths": dict(self.dragged)} if self.dragged else {}
        return {**columns, **widths, **(self.order.as_left() if self.order else {})}

    def see_as_left(self, left: object) -> None:
        """Take over what was remembered; whoever shows rows next shows them in these columns."""
        entry = left if isinstance(left, dict) else {}
        self.dragged = numbers_in(entry.get("widths"))
        names, without = (
            [one for one in entry.get(key) or () if isinstance(one, str)] for key in ("columns", "without")
        )
        self._names = tuple(names) if self.always in names else ()
        self._without = frozenset(without) - {self.always} if self._names else frozenset()
        if self.order is not None:
            self.order.see_as_left(entry)

    # The menu and the dialog

    def open(self) -> None:
        """Open the menu at the heading of the current column."""
        at = max(self.view.currentIndex().column(), 0)
        self._open(at, QPoint(max(self.across.sectionViewportPosition(at), 0), self.across.height()))

    def _open(self, at: int, place: QPoint) -> None:
        menu = self.menu(at)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.across.mapToGlobal(place))

    def menu(self, at: int) -> QMenu:
        """The menu for the column at a place."""
        shown = self.names
        menu = QMenu(self.view)
        menu.setAccessibleName("Columns and order of the table")
        for column in self.offered if self.places else ():
            action = menu_entry(menu, heading_words(column), partial(self.take, _toggled(shown, column.name)))
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setEnabled(column.name != self.always)
        if self.places:
            menu.addSeparator()
        if 0 <= at < len(shown):
            self._offer_for(menu, shown, at)
        if self.choose is not None and self.places:
            menu_entry(menu, "Columns…", self.choose)
        menu_entry(menu, "Usual columns", self._as_usual)
        return menu

    def _offer_for(self, menu: QMenu, shown: Sequence[str], at: int) -> None:
        """Where the column at a place stands, how wide it is, and that the rows stand by it."""
        name = shown[at]
        words = next(heading_words(column) for column in self.offered if column.name == name)
        if self.sort is not None:
            menu_entry(menu, f"Sort by {words}", partial(self.sort, name, False))
            menu_entry(menu, f"Sort by {words}, last first", partial(self.sort, name, True))
            sorted_by = self.view.model().sorted_by  # type: ignore[attr-defined]
            menu_entry(menu, "Order as at first", partial(self.sort, "", False)).setEnabled(bool(sorted_by))
            menu.addSeparator()
        for way, to in (("left", at - 1), ("right", at + 1)) if self.places else ():
            there = 0 <= to < len(shown)
            call = partial(self.take, _moved(shown, at, to if there else at))
            menu_entry(menu, f"Move {words} {way}", call).setEnabled(there)
        menu_entry(menu, f"{words} wider", partial(self.widen, name, STEP))
        menu_entry(menu, f"{words} narrower", partial(self.widen, name, -STEP))
        usual = menu_entry(menu, f"{words} as wide as usual", partial(self.as_at_first, name))
        usual.setEnabled(name in self.dragged)

    def widths_now(self) -> dict[str, float]:
        """How wide those that are shown are, in characters."""
        return {name: self.across.sectionSize(at) / self._em for at, name in enumerate(self.names)}

    def rearrange(self, names: tuple[str, ...], widths: dict[str, float]) -> None:
        """Show these, in this order; `widths` are by hand, of all that are to have one."""
        self.dragged = widths
        self.take(names)
        self.fit()

    def _as_usual(self) -> None:
        self.rearrange(self.usual, {})


def _toggled(shown: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(one for one in shown if one != name) if name in shown else (*shown, name)


def _moved(shown: Sequence[str], at: int, to: int) -> tuple[str, ...]:
    moved = list(shown)
    moved[at], moved[to] = moved[to], moved[at]
    return tuple(moved)
