"""Rows of the register are painted whole, whatever part of the table is to be painted."""

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from tests.patience import PATIENCE_MS
from tests.ui.actions.test_page import row_of
from tests.ui.asking import choose
from tracker.ui.look.rating_chip import draw_rating_chip
from tracker.ui.look.theme import current_palette
from tracker.ui.tables.grouping import Group


def painted(table, part):
    """What is painted where only that part of the table is."""
    image = QImage(table.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(0)
    table.viewport().render(image, part.topLeft(), QRegion(part))
    return image.copy(part)


def colours(image):
    """The colours of a picture."""
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("density", ["one line", "two lines", "full"])
def test_a_part_of_the_table_is_painted_as_it_is_in_the_whole(page, density):
    page.head.see(density=density)
    choose(page, "1.1.4")
    table = page.table
    whole = painted(table, table.viewport().rect())
    assert any(isinstance(row, Group) for row in page.model.rows[:3])
    wide, high = whole.width(), whole.height()
    for part in (QRect(0, 0, wide, 3), QRect(wide // 3, 41, 97, 203), QRect(wide - 60, high // 2, 60, high // 2)):
        assert painted(table, part) == whole.copy(part)


def test_below_the_last_row_nothing_is_painted(page):
    page.head.search.setText("1.1.4")
    table, last = page.table, page.model.rowCount() - 1
    below = table.rowViewportPosition(last) + table.rowHeight(last)
    assert len(colours(painted(table, QRect(0, below, table.viewport().width(), 40)))) == 1


def test_of_a_chip_nothing_leaves_the_room_that_it_has(page):
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_rating_chip(painter, QPointF(0, 0), current_palette().ratings["red"], page.font(), 12)
    painter.end()
    assert len(colours(image.copy(0, 0, 12, 40))) > 1 == len(colours(image.copy(12, 0, 188, 40)))


def test_the_bar_is_at_the_rows_that_are_selected_and_the_ring_around_the_one_with_the_keyboard(page, qtbot):
    table, at, accent = page.table, row_of(page, "1.1.4"), QColor(current_palette().accent).rgb()
    page.window().activateWindow()
    choose(page, "1.1.4")
    table.setFocus()
    qtbot.waitUntil(table.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    whole = painted(table, table.viewport().rect())
    tops = {row: table.rowViewportPosition(row) for row in range(at - 1, at + 3)}
    barred = [row for row, top in tops.items() if whole.pixel(1, top + table.rowHeight(row) // 2) == accent]
    ringed = [row for row, top in tops.items() if whole.pixel(whole.width() - 2, top) == accent]
    assert (barred, ringed) == ([at, at + 1], [at + 1])


def test_the_ring_leaves_the_whole_row_that_the_keyboard_has_left(page, qtbot):
    table = page.table
    page.window().activateWindow()
    choose(page, "1.1.4")
    table.setFocus()
    qtbot.waitUntil(table.hasFocus, timeout=PATIENCE_MS)
    for _ in range(5):
        QCoreApplication.processEvents()
    regions = painted_anew(table)
    at = table.currentIndex().row()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    rows = {row: QRect(0, table.rowViewportPosition(row), table.viewport().width(), 1) for row in (at, at + 1)}
    qtbot.waitUntil(
        lambda: all(any(one.contains(row) for one in regions) for row in rows.values()), timeout=PATIENCE_MS
    )


def test_rows_in_full_are_painted_anew_when_their_heights_become_others(page, qtbot):
    page.head.see(density="full")
    choose(page, "1.1.4")
    table, at = page.table, row_of(page, "1.1.4")
    before = table.rowViewportPosition(at + 4)
    page.window().resize(page.window().width() - 260, page.window().height())
    for _ in range(5):  # what is painted for the new size is painted
        QCoreApplication.processEvents()
    assert table.rowViewportPosition(at + 4) == before
    regions = painted_anew(table)
    qtbot.waitUntil(lambda: table.rowViewportPosition(at + 4) != before, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: any(one.contains(table.viewport().rect()) for one in regions), timeout=PATIENCE_MS)


def painted_anew(table):
    """The parts of the table that are painted from now on."""
    regions, paint = [], table.paintEvent

    def note(event):
        regions.append(QRect(event.rect()))
        paint(event)

    table.paintEvent = note
    return regions
