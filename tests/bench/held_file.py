"""How long the window stands still while another process holds the plan file: `python -m tests.bench.held_file`.

For each thing that is done, the longest gap between two beats of the event loop, in milliseconds: with the file free,
and with the file held for a while by another process. A gap as long as the file is held means that the window waits.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tracker.services.sample import make_sample
from tracker.settings import Settings
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.window import file_commands
from tracker.ui.window.application import let_collector_go_on, make_window

HELD = 1.5  # seconds
QUIET = 0.4  # seconds that the window is watched after all is over
PATIENCE = 30.0
_HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


class Heart:
    """Beats as often as the event loop lets it, and knows the longest gap."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self.longest, self._last = 0.0, perf_counter()
        self._timer.start()

    def end(self) -> float:
        self._beat()
        self._timer.stop()
        return 1000 * self.longest

    def _beat(self) -> None:
        now = perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


class Ground:
    """A window on a copy of the sample plan, with whatever it tells put away at once."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.folder, self.file, self.other = folder, folder / "plan.plan", folder / "other.plan"
        for path in (self.file, self.other):
            make_sample(path)
        self.document = folder / "log.csv"
        self.window = make_window(self.app, Settings(who="Vera Brook"))
        self.window.show()
        self.window.commands.open_file(self.file)
        for name in self.window.pages:
            self.window.show_page(name)
        let_collector_go_on()
        self._draw_once()
        self.heart, self.turns = Heart(), 0
        ImportDialog.exec = lambda _: QDialog.DialogCode.Accepted
        file_commands.ask_reason = lambda *_, **__: "New plan"
        QFileDialog.getSaveFileName = lambda *_: (str(self.other), "")
        self._away = QTimer(interval=20)
        self._away.timeout.connect(self._put_away)
        self._away.start()
        self.settle(QUIET)

    def _draw_once(self) -> None:
        """See the first chart drawn, which takes longer than any after it (`tests.bench.loading` measures that)."""
        self.window.show_page("Measures")
        while self.window.pages["Measures"].panel.chart.canvas is None:
            self.settle(0.02)
        self.settle(QUIET)

    def _put_away(self) -> None:
        if (box := self.app.activeModalWidget()) is not None:
            box.close()

    def settle(self, seconds: float) -> None:
        """Let the event loop run."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            QCoreApplication.processEvents()

    def until_over(self) -> None:
        """Let the event loop run until nothing goes on any more."""
        begun = perf_counter()
        self.settle(0.05)
        while self.window.status.work.isVisible() or self.window.background.busy:
            if perf_counter() - begun > PATIENCE:
                raise RuntimeError(f"It never comes to its end: {self.window.status.work.text()}")
            self.settle(0.02)
        self.settle(QUIET)

    def longest_gap(self, act: Callable[[Ground], object], held: Path | None) -> float:
        """Do something, with a file held by another process or not."""
        holder = None
        if held is not None:
            command = [sys.executable, "-c", _HOLDER, str(held), str(HELD)]
            holder = subprocess.Popen(command, stdout=subprocess.PIPE)
            assert holder.stdout is not None
            holder.stdout.readline()
        self.heart.begin()
        act(self)
        self.until_over()
        if holder is not None:
            while holder.poll() is None:
                self.settle(0.02)
            self.until_over()
        return self.heart.end()


def opening(ground: Ground) -> None:
    ground.window.commands.open_file(ground.file)


def an_update(ground: Ground) -> None:
    ground.turns += 1
    ground.window.show_page("Actions")
    form = ground.window.pages["Actions"].panel.form
    form.text.setPlainText(f"Said for the {ground.turns}. time")
    form.save(False)


def a_reading(ground: Ground) -> None:
    ground.turns += 1
    ground.window.show_page("Measures")
    model = ground.window.pages["Measures"].panel.model
    model.setData(model.index(0, model.columnCount() - 1), f"Note {ground.turns}")


def a_decision(ground: Ground) -> None:
    ground.window.show_page("Problems")
    page = ground.window.pages["Problems"]
    page.table.decided.emit([page.table.current()], "ignored")


def coming_back(ground: Ground) -> None:
    ground.window.workspace.reload_if_changed()


def the_menu(ground: Ground) -> None:
    ground.window.menus.edit.aboutToShow.emit()


def a_new_plan(ground: Ground) -> None:
    ground.window.commands.new_plan()


def an_import(ground: Ground) -> None:
    ground.turns += 1
    ground.document.write_text(f"Ref,Action,Lead\n1.1.4,Ask {ground.turns} times,Head of Service\n", encoding="utf-8")
    ground.window.imports.read(Incoming(ground.document))


def undo(ground: Ground) -> None:
    ground.window.imports.undo()


ACTS: dict[str, tuple[Callable[[Ground], object], Callable[[Ground], object] | None]] = {
    "opening": (opening, None),
    "saving an update": (an_update, None),
    "a reading": (a_reading, None),
    "a decision about a problem": (a_decision, None),
    "coming back to the window": (coming_back, None),
    "the menu of the file": (the_menu, an_import),
    "an import": (an_import, None),
    "undoing an import": (undo, an_import),
    "a new plan over one that is held": (a_new_plan, None),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help=f"of {', '.join(ACTS)}")
    names = asked.parse_args().names or list(ACTS)
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        print(f"{'longest gap of the event loop, ms':36}{'free':>8}{'held':>8}   (held for {1000 * HELD:.0f} ms)")
        for name in names:
            act, before = ACTS[name]
            gaps = []
            for held in (None, ground.other if act is a_new_plan else ground.file):
                if before is not None:
                    before(ground)
                    ground.until_over()
                gaps.append(ground.longest_gap(act, held))
            print(f"{name:36}{gaps[0]:8.0f}{gaps[1]:8.0f}", flush=True)
        ground.window.close()


if __name__ == "__main__":
    main()
