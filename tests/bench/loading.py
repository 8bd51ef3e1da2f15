"""Shows the measures for the first time, and prints how long the event loop stood still meanwhile, as JSON.

In milliseconds, the longest gap between two beats of a timer of 1 ms: `idle` while nothing happens, `loading` while the
helper thread imports matplotlib and draws the first chart, `drawing` from then until that is painted and all is quiet.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from tracker.settings import Settings
from tracker.ui.widgets import chart_canvas
from tracker.ui.window.application import let_collector_go_on, make_window

WAIT = 0.7  # seconds


class Heart:
    """A timer of 1 ms that keeps when it beat."""

    def __init__(self) -> None:
        self.beats: list[float] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(lambda: self.beats.append(perf_counter()))
        self._timer.start()

    def longest(self, begun: float, ended: float) -> float:
        """The longest gap between two beats, of what lies between two moments; in milliseconds."""
        return 1000 * max(min(after, ended) - max(before, begun) for before, after in pairwise(self.beats))


def main(path: str) -> None:
    """Open the plan, wait, show the measures, wait for the chart."""
    app = QApplication([])
    window = make_window(app, Settings())
    window.show()
    window.workspace.open(Path(path))
    let_collector_go_on()
    run_for(WAIT)  # until all of the page of actions is there
    heart, fetched, begun = Heart(), watch_fetching(), perf_counter()
    ended = run_for(WAIT)
    window.show_page("Measures")
    run_until(window.pages["Measures"].panel.chart.drawn)
    last = run_for(WAIT)
    gaps = {"idle": (begun, ended), "loading": (fetched[0], fetched[1]), "drawing": (fetched[1], last)}
    print(json.dumps({name: heart.longest(*between) for name, between in gaps.items()}))
    window.close()


def run_until(signal: SignalInstance) -> None:
    """Run the event loop until the signal is told."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def run_for(seconds: float) -> float:
    """Run the event loop for that long; answers the moment."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    return perf_counter()


def watch_fetching() -> list[float]:
    """A list that will hold when the fetching of matplotlib began and ended."""
    times: list[float] = []
    fetch = chart_canvas._first_figure

    def watched(draw, how):
        times.append(perf_counter())
        figure = fetch(draw, how)
        times.append(perf_counter())
        return figure

    chart_canvas._first_figure = watched
    return times


if __name__ == "__main__":
    main(sys.argv[1])
