"""The scorecard of 500 measures by 60 readings: from a press on its page in the rail until it is painted.

The bare way is a table of the same texts in columns of the same widths, each row as high as its words need.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTableView

from tests.bench.bare_table import Texts
from tests.bench.pairs import Result, timed_in_pairs
from tests.big_plans import big_scorecard
from tracker.settings import Settings
from tracker.store.sqlite import new_store
from tracker.ui.window.application import make_window
from tracker.ui.window.main_window import MainWindow

AS_AT = date(2017, 11, 14)
SIZE = (1064, 640)  # px: what the window leaves to the table


class Scorecard:
    """A window on the plan that has shown another page, made anew for each pair: a page is made once for a window."""

    def __init__(self, file: Path) -> None:
        with new_store(file) as store:
            store.add_plan(big_scorecard())
        self.app = QApplication.instance() or QApplication([])
        self.file = file
        self.window: MainWindow | None = None

    def ready(self) -> None:
        """Open a window on the page of actions."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window = make_window(self.app, Settings())
        self.window.show()
        self.window.workspace.open(self.file)
        self.window.workspace.set_as_at(AS_AT)
        settle(self.app)

    def show(self) -> None:
        """Until the page is painted."""
        self.window.show_page("Scorecard")
        settle(self.app)

    def texts(self) -> Texts:
        """What the page shows, as a model of a bare table."""
        model = self.window.pages["Scorecard"].model
        columns = range(model.columnCount())
        rows = [[model.index(row, at).data() or "" for at in columns] for row in range(model.rowCount())]
        return Texts([column.heading for column in model.columns], rows)


def settle(app: QApplication) -> None:
    """Let everything happen that is to happen, painting too."""
    for _ in range(3):
        app.processEvents()


def show_bare(app: QApplication, model: Texts, widths: list[int], *, high: bool = True) -> None:
    """Show a table until it is painted; not `high`: every row is one line. `widths` are those of its columns."""
    table = QTableView()
    table.setModel(model)
    for at, width in enumerate(widths):
        table.setColumnWidth(at, width)
    if high:
        table.resizeRowsToContents()
    table.resize(*SIZE)
    table.show()
    settle(app)
    table.close()


def first_paint(folder: Path, pairs: int) -> Result:
    """The page against the bare table; the note says how it stands against one whose rows are one line high."""
    card = Scorecard(folder / "scorecard.plan")
    card.ready()
    card.show()
    model, table = card.texts(), card.window.pages["Scorecard"].table
    widths = [table.columnWidth(at) for at in range(model.columnCount())]
    result = timed_in_pairs(card.show, lambda: show_bare(card.app, model, widths), pairs, ready=card.ready)
    low = timed_in_pairs(card.show, lambda: show_bare(card.app, model, widths, high=False), pairs, ready=card.ready)
    return Result(result.ours, result.bare, f"where every bare row is one line: ratio {low.ratio:.2f}")
