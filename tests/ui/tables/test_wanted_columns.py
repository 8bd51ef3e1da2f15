"""Columns of every table that people work in: dragged, hidden, moved, by mouse and by keyboard, and so again later."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTreeView

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tracker.columns.words import Column
from tracker.ui.tables.small_table import RowsView
from tracker.ui.tables.wanted_columns import WantedColumns

COLUMNS = (
    Column("name", "Name", lambda row: row[0], "text", 20),
    Column("count", "How many", lambda row: row[1], "number", 8),
    Column("day", "Day", lambda row: row[2], "text", 12),
)
ROWS = [("First", 12, "Monday"), ("Second", 7, "Tuesday")]
TABLES = {
    "Overview": lambda page: page.leads.table,
    "Overdue": lambda page: page.table,
    "Promises": lambda page: page.table,
    "Measures": lambda page: page.list,
    "Scorecard": lambda page: page.table,
    "Packs": lambda page: page.table,
    "Problems": lambda page: page.causes,
}


def drag(qtbot, wanted, name, by):
    """Drag the right edge of a column with the mouse."""
    across = wanted.across
    at = wanted.names.index(name)
    edge = QPoint(across.sectionViewportPosition(at) + across.sectionSize(at) - 1, across.height() // 2)
    qtbot.mousePress(across.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(across.viewport(), edge + QPoint(by, 0))
    qtbot.mouseRelease(across.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def drag_heading(qtbot, wanted, name, onto):
    """Take a heading with the mouse and let it go over another one."""
    across = wanted.across

    def middle(of):
        at = wanted.names.index(of)
        return QPoint(across.sectionViewportPosition(at) + across.sectionSize(at) // 2, across.height() // 2)

    begun, end = middle(name), middle(onto)
    step = 8 if end.x() > begun.x() else -8
    qtbot.mousePress(across.viewport(), Qt.MouseButton.LeftButton, pos=begun)
    for place in (begun + QPoint(2 * step, 0), end - QPoint(step, 0), end + QPoint(step, 0)):
        qtbot.mouseMove(across.viewport(), place)
    qtbot.mouseRelease(across.viewport(), Qt.MouseButton.LeftButton, pos=end + QPoint(step, 0))


def stands_as_named(wanted):
    """Whether the columns stand from the left as the model names them."""
    across = wanted.across
    return [across.logicalIndex(at) for at in range(across.count())] == list(range(across.count()))


def press(wanted, at, words):
    """Choose from the menu at the heading of a column."""
    menu = wanted.menu(at)
    next(entry for entry in menu.actions() if entry.text() == words).trigger()
    menu.deleteLater()


def wide(wanted, name):
    return wanted.across.sectionSize(wanted.names.index(name))


@pytest.fixture
def table(opened):
    view = RowsView("Things", COLUMNS, "name", choosing=True, give_way=("day",))
    view.resize(600, 300)
    view.show_rows(ROWS)
    opened(view)
    view.setFocus()
    return view


def shown(page):
    """What is remembered of a page's first table: its columns and their widths."""
    return TABLES[page.name](page).wanted


def seen(window, file, name):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page(name)
    return window.pages[name]


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_hidden_moved_and_dragged_on_every_page_and_so_again_later(another_window, file, qtbot, name):
    window = another_window()
    page = seen(window, file, name)
    if name == "Overview":
        page.leads.switch.click()  # else the table is not seen
    wanted = shown(page)
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    usual = wanted.names
    others = [one for one in usual if one != wanted.always]
    wanted.take((others[0], wanted.always, *others[2:]))
    assert wanted.names == [others[0], wanted.always, *others[2:]]
    if wanted.view.isVisible():  # no packs were sent
        drag_heading(qtbot, wanted, others[0], wanted.always)
        assert wanted.names == [wanted.always, others[0], *others[2:]] and stands_as_named(wanted)
    drag(qtbot, wanted, others[0], 40)
    by_hand = wanted.dragged[others[0]]
    qtbot.waitUntil(lambda: not wanted._let_go.isActive(), timeout=PATIENCE_MS)
    assert by_hand > 0 and wide(wanted, others[0]) == wanted.by_hand(others[0])
    names = wanted.names
    window.close()
    again = another_window(as_left=window.workspace.settings.as_left)
    wanted = shown(seen(again, file, name))
    qtbot.waitUntil(lambda: wanted.names == names, timeout=PATIENCE_MS)
    assert wanted.dragged == {others[0]: by_hand} and wide(wanted, others[0]) == wanted.by_hand(others[0])
    press(wanted, 0, "Usual columns")
    assert wanted.names == usual and wanted.dragged == {}
    again.workspace.close()
    assert "tables" not in again.workspace.settings.as_it_was_left(window_plan(again), name)


def window_plan(window):
    return window.workspace.settings.as_left[-1]["plan"]


def test_every_table_of_every_page_can_be_so_arranged(window, file):
    seen(window, file, "Actions")
    without = set()
    for name, page in window.pages.items():
        window.show_page(name)
        names = [one.objectName() for one in page.findChildren(WantedColumns)]
        assert len(names) == len(set(names))  # each is remembered under its own
        with_them = {one.view for one in page.findChildren(WantedColumns)}
        found = [one for kind in (RowsView, QTreeView) for one in page.findChildren(kind)]
        without |= {one.accessibleName() for one in found} - {one.accessibleName() for one in with_them}
    assert without == set()


def test_the_headings_menu_opens_by_a_key_at_the_current_column(table, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: opened.append((menu, place)))
    table.setCurrentIndex(table.rows.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    ((menu, place),) = opened
    across = table.wanted.across
    assert across.mapFromGlobal(place) == QPoint(across.sectionViewportPosition(1), across.height())
    words = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    assert words == [
        "Name", "How many", "Day", "Sort by How many", "Sort by How many, last first", "Order as at first",
        "Move How many left", "Move How many right", "How many wider", "How many narrower", "How many as wide as usual",
        "Usual columns",
    ]  # fmt: skip
    before = wide(table.wanted, "count")
    press(table.wanted, 1, "How many narrower")
    assert wide(table.wanted, "count") < before and table.wanted.dragged
    press(table.wanted, 1, "How many wider")
    press(table.wanted, 1, "How many as wide as usual")
    assert wide(table.wanted, "count") == before and not table.wanted.dragged


def test_columns_that_stay_where_they_are_become_wider_alone(another_window, file, qtbot):
    window = another_window()
    table = seen(window, file, "Measures").panel.table
    menu = table.wanted.menu(1)
    words = [entry.text() for entry in menu.actions()]
    assert words == ["Value wider", "Value narrower", "Value as wide as usual", "Usual columns"]
    before = wide(table.wanted, "value")
    press(table.wanted, 1, "Value wider")
    by_hand = table.wanted.dragged
    assert wide(table.wanted, "value") > before
    window.close()
    again = another_window(as_left=window.workspace.settings.as_left)
    assert seen(again, file, "Measures").panel.table.wanted.dragged == by_hand


def test_a_column_that_was_dragged_does_not_give_way_and_what_is_beyond_is_scrolled(table, qtbot):
    table.wanted.dragged["day"] = 120
    table.wanted.fit()
    assert not table.isColumnHidden(2)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0, timeout=PATIENCE_MS)
    press(table.wanted, 2, "Day as wide as usual")
    table.resize(100, 300)
    assert table.isColumnHidden(2)


def test_a_copy_has_no_column_that_somebody_hid_and_one_that_only_has_no_room(table):
    table.resize(100, 300)
    assert [one.name for one in table.table_text(ROWS).columns] == ["name", "count", "day"]
    press(table.wanted, 0, "How many")
    press(table.wanted, 0, "Move Name right")
    assert [one.name for one in table.table_text(ROWS).columns] == ["day", "name"]


def test_what_cannot_be_shown_any_more_is_let_go_and_what_is_new_comes_last(table):
    wanted = table.wanted
    wanted.see_as_left({"columns": ["day", "gone", "name"], "without": [], "widths": {"day": 9, "name": "wide"}})
    assert [one.name for one in wanted.shown] == ["day", "name", "count"] and wanted.dragged == {"day": 9}
    for damaged in (None, [], {"columns": "day"}, {"columns": ["day"]}, {"widths": 3}):
        wanted.see_as_left(damaged)
        assert [one.name for one in wanted.shown] == ["name", "count", "day"] and wanted.dragged == {}


def test_a_heading_goes_any_way_and_a_press_moves_none(table, qtbot):
    table.resize(900, 300)
    drag_heading(qtbot, table.wanted, "day", "name")
    assert table.wanted.names == ["day", "name", "count"] and stands_as_named(table.wanted)
    drag_heading(qtbot, table.wanted, "day", "count")
    assert table.wanted.names == ["name", "count", "day"]
    assert table.wanted.as_left() == {}  # as at first again
    qtbot.mouseClick(table.wanted.across.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert table.wanted.names == ["name", "count", "day"]


def test_columns_that_stay_where_they_are_are_not_dragged_elsewhere(another_window, file, qtbot):
    wanted = seen(another_window(), file, "Measures").panel.table.wanted
    names = wanted.names
    drag_heading(qtbot, wanted, "period", "value")
    assert wanted.names == names and stands_as_named(wanted)


def test_every_reading_column_is_made_narrower_by_the_mouse_and_from_the_menu(another_window, file, qtbot):
    wanted = seen(another_window(), file, "Measures").panel.table.wanted
    for at, name in enumerate(wanted.names):
        before = wide(wanted, name)
        drag(qtbot, wanted, name, -20)
        qtbot.waitUntil(lambda: not wanted._let_go.isActive(), timeout=PATIENCE_MS)
        dragged = wide(wanted, name)
        press(wanted, at, wanted.menu(at).actions()[1].text())
        assert wide(wanted, name) < dragged <= before - 15
