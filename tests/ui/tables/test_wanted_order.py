"""The order of small tables: a press on a heading sorts, once more turns it round, a third time all is as it was."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tracker.columns.words import Column
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.small_table import RowsView

COLUMNS = (
    Column("name", "Name", lambda row: row[0], "text", 20),
    Column("count", "How many", lambda row: row[1], "number", 8),
    Column("day", "Day", lambda row: row[2], "day", 12),
    Column("ref", "Ref", lambda row: row[3], "ref", 8),
)
ROWS = [
    ("pear", 9, date(2017, 12, 1), "1.10"),
    ("Apple", 10, None, "1.9"),
    ("fig", None, date(2018, 1, 5), ""),
    ("date", 9, date(2017, 2, 10), "1.2"),
]


@pytest.fixture
def table(opened):
    view = RowsView("Fruit", COLUMNS, "name", choosing=True)
    view.resize(700, 300)
    view.show_rows(ROWS)
    opened(view)
    view.setFocus()
    return view


def click(qtbot, view, name):
    """Press a heading with the mouse."""
    across = view.horizontalHeader()
    at = view.wanted.names.index(name)
    place = QPoint(across.sectionViewportPosition(at) + across.sectionSize(at) // 2, across.height() // 2)
    qtbot.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(view, name, words):
    """Choose from the menu at the heading of a column."""
    menu = view.wanted.menu(view.wanted.names.index(name))
    next(entry for entry in menu.actions() if entry.text() == words).trigger()
    menu.deleteLater()


def names(view):
    return [row[0] for row in view.rows.rows]


def mark(view):
    """The column with the mark of the order, and whether it points down."""
    headings = {name: view.rows.headerData(at, Qt.Orientation.Horizontal) for at, name in enumerate(view.wanted.names)}
    return next(((name, words[-1] == "▾") for name, words in headings.items() if words[-1] in "▴▾"), None)


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("name", ["Apple", "date", "fig", "pear"], ["pear", "fig", "date", "Apple"]),
        ("count", ["pear", "date", "Apple", "fig"], ["Apple", "pear", "date", "fig"]),
        ("day", ["date", "pear", "fig", "Apple"], ["fig", "pear", "date", "Apple"]),
        ("ref", ["date", "Apple", "pear", "fig"], ["pear", "Apple", "date", "fig"]),
    ],
)
def test_a_press_on_a_heading_sorts_by_what_the_values_are_with_nothing_last(table, qtbot, name, up, down):
    click(qtbot, table, name)
    assert (names(table), mark(table)) == (up, (name, False))
    click(qtbot, table, name)
    assert (names(table), mark(table)) == (down, (name, True))
    click(qtbot, table, name)
    assert (names(table), mark(table)) == ([row[0] for row in ROWS], None)


def test_another_heading_begins_from_the_start_and_moves_with_its_column(table, qtbot):
    click(qtbot, table, "name")
    click(qtbot, table, "name")
    click(qtbot, table, "count")
    assert mark(table) == ("count", False)
    press(table, "count", "Move How many left")
    assert mark(table) == ("count", False) and names(table) == ["pear", "date", "Apple", "fig"]
    press(table, "count", "How many")  # hidden: nothing would say why they stand so
    assert mark(table) is None and names(table) == [row[0] for row in ROWS]


def test_the_row_of_the_keyboard_stays_the_same_one_and_nobody_is_told_of_another(table, qtbot):
    told = []
    table.selectRow(3)
    table.chosen.connect(lambda row: told.append(row[0]))
    click(qtbot, table, "name")
    assert table.currentIndex().row() == 1 and told == []
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told == ["fig"]


def test_what_is_shown_next_stands_in_the_same_order_and_is_copied_so(table, qtbot):
    click(qtbot, table, "name")
    table.show_rows([*ROWS, ("cherry", 3, None, "2")])
    assert names(table) == ["Apple", "cherry", "date", "fig", "pear"]
    table.copy_whole.trigger()
    lines = table.table_text(table.rows.rows).as_text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Name", *names(table)]


def test_the_menu_at_a_heading_sorts_by_the_keyboard(table, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: opened.append(menu))
    table.setCurrentIndex(table.rows.index(0, 2))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    entries = {entry.text(): entry for entry in opened[0].actions()}
    assert not entries["Order as at first"].isEnabled()
    entries["Sort by Day"].trigger()
    assert mark(table) == ("day", False)
    press(table, "day", "Sort by Day, last first")
    assert (names(table), mark(table)) == (["fig", "pear", "date", "Apple"], ("day", True))
    press(table, "day", "Order as at first")
    assert (names(table), mark(table)) == ([row[0] for row in ROWS], None)


def test_a_reader_hears_by_which_heading_the_rows_stand(table, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message())))
    click(qtbot, table, "day")
    click(qtbot, table, "day")
    across = Qt.Orientation.Horizontal
    said = [table.rows.headerData(at, across, Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]
    assert said == [None, None, "Day, sorted, last first", None]
    click(qtbot, table, "day")
    assert heard == ["Day, sorted", "Day, sorted, last first", "In the order as at first"]
    click(qtbot, table, "name")
    assert table.rows.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole) == "Name, sorted"


def test_the_order_is_remembered_and_one_that_cannot_be_is_let_go(table):
    wanted = table.wanted
    press(table, "day", "Sort by Day, last first")
    left = wanted.as_left()
    assert left == {"order": "day", "descending": True}
    wanted.see_as_left({})
    table.show_rows(ROWS)
    assert mark(table) is None
    wanted.see_as_left(left)
    table.show_rows(ROWS)
    assert (names(table), mark(table)) == (["fig", "pear", "date", "Apple"], ("day", True))
    for damaged in ({"order": "gone"}, {"order": 3, "descending": "so"}, None):
        wanted.see_as_left(damaged)
        table.show_rows(ROWS)
        assert (names(table), mark(table)) == ([row[0] for row in ROWS], None)


def test_a_table_whose_order_is_its_meaning_is_not_sorted(qtbot):
    view = RowsView("Months", COLUMNS, "name", choosing=True, sorts=False)
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show_rows(ROWS)
    click(qtbot, view, "name")
    assert names(view) == [row[0] for row in ROWS]
    assert [one.text() for one in view.wanted.menu(0).actions() if "ort" in one.text() or "rder" in one.text()] == []


def test_the_mark_takes_no_room_from_the_words_of_its_heading(table, qtbot):
    across = table.horizontalHeader()
    before = {name: across.sectionSize(at) for at, name in enumerate(table.wanted.names)}
    click(qtbot, table, "count")
    assert across.sectionSize(1) > before["count"] and sum(map(across.sectionSize, range(4))) == sum(before.values())


def test_promises_are_sorted_by_their_days_and_so_again_later(another_window, file, qtbot):
    window = another_window()
    table = promises(window, file, qtbot)
    assert len(table.rows.rows) > 2
    click(qtbot, table, "day")
    click(qtbot, table, "day")
    days = [one.when.last for one in table.rows.rows]
    assert days == sorted(days, reverse=True) and len(set(days)) > 1
    window.close()
    again = another_window(as_left=window.workspace.settings.as_left)
    assert [one.when.last for one in promises(again, file, qtbot).rows.rows] == days


@pytest.mark.parametrize(
    ("page", "name", "words"), [("Actions", "review", "Review"), ("Scorecard", "measure", "Measure")]
)
def test_large_tables_are_sorted_either_way_from_the_menu_of_a_heading_too(another_window, file, page, name, words):
    window = another_window(page=page)
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page(page)
    table = window.pages[page].table
    first = list(table.register.rows)
    assert any(isinstance(row, Group) for row in first)
    press(table, name, f"Sort by {words}, last first")
    down = values(table, name)
    assert table.register.sorted_words == f"{words}, sorted, last first"
    press(table, name, f"Sort by {words}")
    up = values(table, name)
    assert up == sorted(up) and down == up[::-1] and up[0] != up[-1]
    press(table, name, "Order as at first")
    assert [getattr(row, "heading", row) for row in table.register.rows] == [
        getattr(row, "heading", row) for row in first
    ]


def values(table, name):
    """What the rows stand by, of those that have it; there is no heading among them."""
    if name == "measure":
        return [row.measure.name.casefold() for row in table.register.rows]
    return [row.state.review.last for row in table.register.rows if row.state.review.last]


def promises(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Promises")
    table = window.pages["Promises"].table
    qtbot.waitUntil(lambda: window.background.busy == 0 and bool(table.rows.rows), timeout=PATIENCE_MS)
    return table
