"""The page of actions in a window: from an input to the painted page.

Against one repaint of a plain table of the same texts, and beside it against one of our own.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bare_table import Cells
from tests.bench.pairs import Job, Result, against, timed_by_turns, timed_in_pairs
from tests.bench.plain_table import PlainTable
from tracker.settings import Settings
from tracker.ui.measures.chart_commands import MeasureChart
from tracker.ui.window.application import let_collector_go_on, make_window

AS_AT = date(2017, 11, 14)
WORDS = ("visits", "policy", "threshold")  # typed letter by letter, each into an empty search
CHIPS = ("overdue", "silent", "due_soon")
INPUTS_FOR_EACH_PAIR = 9  # an input takes some 10 ms: one says little


class Page:
    """A real window of the usual size with the plan open; what stands on the screen counts, not what is computed."""

    def __init__(self, file: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.window = make_window(self.app, Settings(who="Vera Brook"))
        self.window.show()
        self.window.workspace.open(file)
        let_collector_go_on()
        self.window.workspace.set_as_at(AS_AT)
        page = self.window.pages["Actions"]
        self.head, self.table = page.head, page.table
        self.calendar = self.window.rail.day.calendar
        self.paints = Paints(self.table.viewport())
        self.settle()

    def settle(self) -> None:
        """Let everything happen that is to happen, painting too."""
        for _ in range(3):
            self.app.processEvents()

    def do(self, act: Callable[[], object]) -> None:
        """An input, until all is painted."""
        self.paints.number = 0
        act()
        self.settle()
        if not self.paints.number:
            raise RuntimeError("The table was not painted: this measures nothing")

    def timed(self, act: Callable[[], object], pairs: int, ready: Job | None = None, note: str = "") -> Result:
        """An input against a repaint of the table as it stands; `ready` comes before each pair, unmeasured."""
        plain, own = PlainTable(self.table), self.table.viewport().repaint
        plain.show()

        def both_ready() -> None:
            (ready or self.settle)()
            plain.take_over()
            self.settle()

        jobs, many = (lambda: self.do(act), plain.viewport().repaint, own), pairs * INPUTS_FOR_EACH_PAIR
        times = timed_by_turns(jobs, many, tidy=False, ready=both_ready)
        plain.close()
        return told(*times, "a repaint of a plain table", "a repaint of our table", note)

    def milliseconds(self, act: Callable[[], object]) -> float:
        """How long one input takes."""
        begun = perf_counter()
        self.do(act)
        return 1000 * (perf_counter() - begun)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.number = 0
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):
        """Look on."""
        self.number += event.type() == QEvent.Type.Paint
        return False


def told(ours: list[float], plain: list[float], own: list[float], bare: str, other: str, note: str = "") -> Result:
    """The ratio to what is not ours; the note names that, and tells the one to what is."""
    beside = against(Result(ours, own))
    return Result(ours, plain, f"bare: {bare}\nof {other}: {beside}\n{note}")


@cache
def page_on(file: Path) -> Page:
    """The one window of all that follows."""
    return Page(file)


def search(file: Path, pairs: int) -> Result:
    """One letter typed into the search."""
    page, words, typed = page_on(file), cycle(WORDS), []
    box = page.head.search

    def ready() -> None:
        if not typed:
            box.clear()
            page.settle()
            typed.extend(next(words))

    def letter() -> None:
        QTest.keyClick(box, typed.pop(0))

    ready()
    first = page.milliseconds(letter)
    result = page.timed(letter, pairs, ready, f"the very first letter {first:.0f} ms; the search does not wait")
    box.clear()
    page.settle()
    return result


def chip(file: Path, pairs: int) -> Result:
    """A filter chip pressed, on and off."""
    page = page_on(file)
    chips = cycle([page.head.flags[name] for name in CHIPS for _ in ("on", "off")])
    result = page.timed(lambda: QTest.mouseClick(next(chips), Qt.MouseButton.LeftButton), pairs)
    page.head.all.click()
    page.settle()
    return result


def day(file: Path, pairs: int) -> Result:
    """Another as-at day chosen in the calendar, a month later each time."""
    page, months = page_on(file), count(1)

    def choose() -> None:
        later = AS_AT + timedelta(days=30 * (next(months) % 24))
        page.calendar.clicked.emit(QDate(later.year, later.month, later.day))

    result = page.timed(choose, pairs)
    page.window.workspace.set_as_at(AS_AT)
    page.settle()
    return result


def sort(file: Path, pairs: int) -> Result:
    """The heading of a column pressed: every column upwards and downwards."""
    page = page_on(file)
    headings = page.table.horizontalHeader()
    sections = cycle([at for at in range(headings.count()) for _ in ("up", "down")])
    first = page.milliseconds(lambda: headings.sectionClicked.emit(0))
    note = f"the very first by ref {first:.0f} ms"
    result = page.timed(lambda: headings.sectionClicked.emit(next(sections)), pairs, note=note)
    page.head.order.choose(None)
    page.settle()
    return result


def scroll(file: Path, pairs: int) -> Result:
    """A page of the table on, against as many of the same cells drawn by QPainter alone."""
    page = page_on(file)
    table, bar, model = page.table, page.table.verticalScrollBar(), page.table.register
    shown = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    texts = [[model.index(row, at).data() or "" for at in shown] for row in range(2000)]
    cells = Cells(texts, [table.columnWidth(at) for at in shown], table.row_painter.row_height)
    cells.resize(table.viewport().size())
    cells.show()
    page.settle()

    def on() -> None:
        page.do(lambda: bar.setValue((bar.value() + bar.pageStep()) % bar.maximum()))

    def bare() -> None:
        cells.top += cells.height() // cells.high
        cells.repaint()

    result = timed_in_pairs(on, bare, pairs * INPUTS_FOR_EACH_PAIR, tidy=False)
    cells.close()
    bar.setValue(0)
    page.settle()
    return result


def select(file: Path, pairs: int) -> Result:
    """The next action chosen and its panel filled, against one repaint of table and panel."""
    page = page_on(file)
    panel, places = page.window.pages["Actions"].panel, cycle(range(1, 200))
    plain = PlainTable(page.table)
    plain.take_over()
    plain.show()
    page.settle()
    tables = [lambda: page.do(lambda: page.table.choose(next(places)))]
    for table in (plain, page.table):
        tables.append(lambda table=table: (table.viewport().repaint(), panel.repaint()))
    times = timed_by_turns(tables, pairs * INPUTS_FOR_EACH_PAIR, tidy=False)
    plain.close()
    return told(*times, "a repaint of a plain table and the panel", "a repaint of our table and the panel")


def turn(file: Path, pairs: int) -> Result:
    """Another page of the window, each of them in turn when it was seen before."""
    page, ours, bare, own = page_on(file), [], [], []
    window, paper, plain = page.window, QPixmap(page.window.size()), PlainTable(page.table)
    plain.resize(window.stack.size())
    plain.take_over()
    plain.show()
    for number in range(pairs + 1):
        for name in window.pages:
            begun = perf_counter()
            window.show_page(name)
            page.settle()
            turned = perf_counter()
            window.pages[name].render(paper)
            rendered = perf_counter()
            plain.viewport().repaint()
            if number:  # a page is made when it is first seen
                ours.append(turned - begun)
                own.append(rendered - turned)
                bare.append(perf_counter() - rendered)
    plain.close()
    window.show_page("Actions")
    page.settle()
    return told(ours, bare, own, "a repaint of a plain table as large as the page", "painting our page once")


def chart(file: Path, pairs: int) -> Result:
    """The chart of another measure, from the switch until it is painted, against drawing its artists once more."""
    page = page_on(file)
    page.window.show_page("Measures")
    measures = page.window.pages["Measures"]
    shown = measures.panel.chart
    while shown.canvas is None:  # matplotlib is fetched on the helper thread
        page.app.processEvents()
    charts = cycle(
        [MeasureChart(item, None, (), ()) for group in measures.list.rows.groups[:20] for item in group.items]
    )
    drawn = Paints(shown.canvas)
    sleep(1)  # what follows a first paint has come to rest

    def switch() -> None:
        drawn.number = 0
        shown.show_chart(next(charts).draw, "")
        while not drawn.number:
            page.app.processEvents()

    def bare() -> None:
        shown.canvas.figure.draw(shown.canvas.figure.canvas.get_renderer())

    def rest() -> None:
        sleep(0.1)
        page.settle()

    result = timed_in_pairs(switch, bare, pairs * INPUTS_FOR_EACH_PAIR, tidy=False, ready=rest)
    page.window.show_page("Actions")
    page.settle()
    return result
