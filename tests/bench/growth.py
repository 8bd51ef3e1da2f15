"""How the window grows with its plan, each size in a process of its own: `python -m tests.bench.growth [NAME ...]`.

For 100,000 actions, 1,000 actions of 200 updates, 500 measures of 120 readings and 5,000 problems: the processor's time
of each thing that a person does, and the memory, against a plan of a tenth as many. Ten times the rows ought not to
cost more than eleven times as much.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from uuid import uuid4

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.bench.scorecard import settle
from tests.big_plans import big_scorecard
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.plan import Action, Lead, Plan, Theme, Update
from tracker.domain.problem import Problem
from tracker.domain.when import month_when
from tracker.settings import Settings
from tracker.store.sqlite import new_store
from tracker.ui.window.application import let_collector_go_on, make_window

AS_AT = date(2017, 11, 14)
FIRST = datetime(2012, 1, 2, 9, tzinfo=UTC)
AIM = 11
WINDOW_AIM = 2.5
TIMES = 3  # each thing is done so often, and the median told


def plan_of_actions(actions: int, updates: int = 200) -> Plan:
    """Each action with an update every ten days, the last of them in summer 2017."""
    made = tuple(
        Action(f"1.{n}", f"Do what was promised about {n}", lead=Lead("Head of Service"), updates=_updates(n, updates))
        for n in range(1, actions + 1)
    )
    return Plan("Improvement plan", opens_as_at=AS_AT, themes=(Theme("1", "Practice", actions=made),))


def _updates(action: int, count: int) -> tuple[Update, ...]:
    days = (FIRST + timedelta(days=10 * n) for n in range(count))
    return tuple(
        Update(
            uuid4().hex, "update" if n else "plan", day.date(), day, f"Said for the {n}. time about {action}.",
            review=month_when(2012 + n // 35, 1 + n % 12), author="Head of Service",
        )
        for n, day in enumerate(days)
    )  # fmt: skip


def write_actions(path: Path, count: int) -> None:
    """Actions of 200 updates."""
    with new_store(path) as store:
        store.add_plan(plan_of_actions(count))


def write_plain_actions(path: Path, count: int) -> None:
    """Actions of two updates."""
    with new_store(path) as store:
        store.add_plan(plan_of_actions(count, 2))


def write_measures(path: Path, count: int) -> None:
    """Measures of 120 readings."""
    with new_store(path) as store:
        store.add_plan(big_scorecard(count, 120))


def write_problems(path: Path, count: int) -> None:
    """Problems of one cause about 500 actions."""
    with new_store(path) as store:
        plan = store.add_plan(plan_of_actions(500, 2))
        store.add_all(
            [
                Problem(
                    "repaired", "a.xlsx", f"A{n}", f"1.{n % 500 + 1}", f"Dec 2020{n}", "Dec 2017", f"Read {n}.",
                    cause="A slip of the pen", field="review", plan_id=plan.id,
                )
                for n in range(count)
            ]
        )  # fmt: skip


GROUNDS: dict[str, tuple[Callable[[Path, int], None], int, str]] = {
    "actions": (write_plain_actions, 100_000, "actions of two updates"),
    "updates": (write_actions, 1_000, "actions of 200 updates"),
    "readings": (write_measures, 500, "measures of 120 readings"),
    "problems": (write_problems, 5_000, "problems"),
}


def measured(name: str, count: int) -> dict[str, float]:
    """The seconds of the processor for each thing that is done with a plan of that size, and the memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.plan"
        write = get_context("spawn").Process(target=GROUNDS[name][0], args=(path, count))  # or its memory would be ours
        write.start(), write.join()
        app = QApplication.instance() or QApplication([])
        window = make_window(app, Settings(who="QA Manager"))
        window.show()
        settle(app)
        bare = _peak()
        found = {"open": _seconds(lambda: window.commands.open_file(path), lambda: settle(app))}
        found["window"] = _peak() / bare
        let_collector_go_on()
        found["looked through"] = _seconds(lambda: _come_to_rest(app, window))
        for page in window.pages:
            window.show_page(page)
            _come_to_rest(app, window)
        for words, act in _acts(window).items():
            found[words] = median(_seconds(act, lambda: _come_to_rest(app, window)) for _ in range(TIMES))
        found["memory"] = _peak() - bare
        return found


def _come_to_rest(app: QApplication, window) -> None:
    """All that was begun on the helper thread is done too, and counts with what began it."""
    settle(app)
    while window.checks.soon.isActive() or window.background.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _peak() -> float:
    """The most memory that this process has held, in MB; `ru_maxrss` would begin with that of whoever started it."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _acts(window) -> dict[str, Callable[[], object]]:
    workspace, days, turns = window.workspace, iter(range(1, 1000)), iter(range(1, 1000))

    def page() -> None:
        window.show_page("Plan")
        for name in ("Actions", "Measures", "Problems"):
            window.show_page(name)

    def save() -> None:
        first = next((one for _, one in workspace.plan.actions()), None)
        if first is None:
            workspace.save(replace(workspace.plan, title=f"Scorecard {next(turns)}"), "title")
        else:
            workspace.add_update(first, NewUpdate(f"Said for the {next(turns)}. time"))

    return {
        "as-at": lambda: workspace.set_as_at(AS_AT + timedelta(days=next(days))),
        "page switch": page,
        "save": save,
    }


def _seconds(act: Callable[[], object], rest: Callable[[], object] = lambda: None) -> float:
    begun = process_time()
    act()
    rest()
    return process_time() - begun


def told(name: str) -> list[str]:
    """A line for each thing: a tenth, the whole, and how many times as much."""
    _, whole, words = GROUNDS[name]
    small, large = _apart(name, whole // 10), _apart(name, whole)
    times_empty = large.pop("window")
    lines = [
        f"{whole:,} {words}, against {whole // 10:,}",
        f"  once open, the memory of {times_empty:.2f} empty windows (aim {WINDOW_AIM})",
    ]
    for what in large:
        unit, times = ("MB", 1) if what == "memory" else ("ms", 1000)
        ratio = large[what] / max(small[what], 1e-4)
        met = "met" if ratio <= AIM else "MISSED"
        amounts = f"{small[what] * times:8.1f} {large[what] * times:8.1f} {unit}"
        lines.append(f"  {what:12} {amounts}  x {ratio:5.2f} (aim {AIM}) {met}")
    return lines


def _apart(name: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.growth", "--one", name, str(count)]
    with tempfile.TemporaryDirectory() as user:
        own = {"XDG_CONFIG_HOME": user, "XDG_DATA_HOME": user}
        done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Run those that were asked for, or all."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.growth", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(GROUNDS)}; all without any")
    asked.add_argument("--one", nargs=2, metavar=("NAME", "COUNT"), help="one size, as JSON")
    given = asked.parse_args()
    if given.one:
        print(json.dumps(measured(given.one[0], int(given.one[1]))))
        return
    for name in given.names or GROUNDS:
        print("\n".join(told(name)), flush=True)


if __name__ == "__main__":
    main()
