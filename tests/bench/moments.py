"""How long the window's thread is busy with what a person does: `python -m tests.bench.moments [--actions 500]`.

For each thing that is done, in milliseconds of the thread's own work (whatever else the computer does): all of it until
the event loop has nothing left, and the longest piece between two beats of the loop. The first time and the median of
the times after it; on the sample plan, or on a big one of so many actions.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import argparse
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, sleep, thread_time

from PySide6.QtCore import QCoreApplication, QDate, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.reading import write_word_plan
from tests.big_plans import write_big_plan
from tracker.documents.reading.document import read_document
from tracker.services.importing import save_drafts
from tracker.services.sample import make_sample
from tracker.settings import Settings, load_settings
from tracker.store.sqlite import new_store
from tracker.ui.importing.source import Incoming
from tracker.ui.window.application import let_collector_go_on, make_window
from tracker.ui.window.pages import PAGES

AIM = 50  # milliseconds
QUIET = 0.3  # seconds that the window is watched after each act
LEAST = 0.0005  # seconds: what is shorter is the watching itself, of which there is much while a child process reads
AS_AT = date(2017, 11, 14)


class Beats:
    """Beats as often as the event loop lets it, and knows the thread's work between beats: all, and the most."""

    def __init__(self) -> None:
        self.all = self.longest = self._last = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = thread_time()
        piece, self._last = now - self._last, now
        self.all += piece if piece >= LEAST else 0
        self.longest = max(self.longest, piece)

    def watch(self, act: Callable[[], object]) -> tuple[float, float]:
        """Do something and let the loop run on for a while; answers all its work and the longest piece."""
        self.all, self.longest, self._last = 0.0, 0.0, thread_time()
        self._timer.start()
        act()
        self._beat()
        end = perf_counter() + QUIET
        while perf_counter() < end:
            QCoreApplication.processEvents()
        self._timer.stop()
        return 1000 * self.all, 1000 * self.longest


class Person:
    """Who sits before a window on a plan, and does one thing after another."""

    def __init__(self, folder: Path, actions: int | None) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.file, self.turns = folder / "plan.plan", count(1)
        _write(folder, self.file, actions)
        self.document = write_word_plan(folder / "plan.docx")
        self.ready: Callable[[], object] = lambda: None
        self.waited: list[float] = []  # seconds until the preview of it had its first line
        load_settings()  # as the program does before its window; whoever runs this has others, which are not used
        self.window = make_window(self.app, Settings(who="Vera Brook"))
        self.window.show()

    def acts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What is done, by its name; what must come before it each time is in `ready`."""
        self.look_on(1)  # at the start page: a file is chosen by hand
        yield "open", lambda: self.window.workspace.open(self.file)
        let_collector_go_on()
        self.window.workspace.set_as_at(AS_AT)
        yield "first chart", self.chart
        for entry in PAGES:
            self.ready = lambda name=entry.name: self.window.show_page("Actions" if name != "Actions" else "Plan")
            yield f"turn to {entry.name}", lambda name=entry.name: self.window.show_page(name)
        self.ready = lambda: None
        self.window.show_page("Actions")
        yield "another as-at day", self.another_day
        yield "an action selected", self.select
        yield "a letter searched for", self.search
        self.window.pages["Actions"].head.search.clear()
        yield "an update saved", self.save
        yield "undone", self.undo
        yield "preview of a Word plan", self.preview

    def look_on(self, seconds: float) -> None:
        """Do nothing. Not by QTest's own way to wait, in which no other thread is let do anything."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            self.app.processEvents()
            sleep(0.002)

    def chart(self) -> None:
        """The page of measures with a chart that it has not shown, until that is drawn; it is painted after this."""
        self.window.show_page("Measures")
        page = self.window.pages["Measures"]
        drawn: list[bool] = []
        hears = page.panel.chart.drawn.connect(lambda: drawn.append(True))
        if page.panel.chart.canvas is not None:
            page.list.choose(page.list.rows.groups[0].items[next(self.turns) % 5].key)
        while not drawn:
            self.app.processEvents()
            sleep(0.002)
        page.panel.chart.drawn.disconnect(hears)

    def preview(self) -> None:
        """A Word plan of 60 pages is read in a child process, until its first line stands in the preview."""
        begun = perf_counter()
        self.window.imports.read(Incoming(self.document))
        soon = QTimer(interval=5)

        def look() -> None:
            dialog = self.app.activeModalWidget()
            if type(dialog).__name__ == "ImportDialog" and dialog.isVisible():
                soon.stop()
                self.waited.append(perf_counter() - begun)
                QTimer.singleShot(20, dialog.reject)  # once it is painted

        soon.timeout.connect(look)
        soon.start()
        before = len(self.waited)
        while len(self.waited) == before:
            self.app.processEvents()
            sleep(0.002)

    def another_day(self) -> None:
        day = AS_AT + timedelta(days=30 * next(self.turns))
        self.window.rail.day.calendar.clicked.emit(QDate(day.year, day.month, day.day))

    def select(self) -> None:
        table = self.window.pages["Actions"].table
        table.choose(2 + next(self.turns) % 12)

    def search(self) -> None:
        QTest.keyClicks(self.window.pages["Actions"].head.search, "review of the plan"[next(self.turns) % 18])

    def save(self) -> None:
        form = self.window.pages["Actions"].panel.form
        form.text.setPlainText(f"Said for the {next(self.turns)}. time")
        form.save(False)

    def undo(self) -> None:
        self.window.workspace.steps.undo()


def _write(folder: Path, file: Path, actions: int | None) -> None:
    if actions is None:
        make_sample(file)
        return
    draft = read_document(write_big_plan(folder / "big.xlsx", actions=actions))
    with new_store(file) as store:
        save_drafts(store, [draft], None, datetime.now(UTC))


def timed(beats: Beats, act: Callable[[], object], person: Person) -> tuple[float, float]:
    """The thread's work until nothing is left to do, and the longest piece of it."""
    beats.watch(person.ready)
    return beats.watch(act)


def main() -> None:
    """Print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actions", type=int, help="a big plan of so many actions; the sample without it")
    asked.add_argument("--times", type=int, default=6)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        person, beats = Person(Path(folder), given.actions), Beats()
        print(f"{'ms of the window’s thread':28}{'first':>8}{'longest':>9}{'then':>8}{'longest':>9}   aim {AIM}")
        for name, act in person.acts():
            found = [timed(beats, act, person) for _ in range(given.times)]
            later = [median(column) for column in zip(*found[1:], strict=True)]
            told = "" if max(found[0][1], later[1]) <= AIM else "MISSED"
            print(f"{name:28}{found[0][0]:8.0f}{found[0][1]:9.0f}{later[0]:8.0f}{later[1]:9.0f}   {told}", flush=True)
        print(f"seconds until the preview has its first line: {median(person.waited):.2f}")
        person.window.close()


if __name__ == "__main__":
    main()
