"""The window as whole processes: from the start to the first frame, and how smoothly matplotlib is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import median

from tests.bench.pairs import Result, timed_in_pairs
from tracker.columns.actions import ACTION_COLUMNS
from tracker.columns.words import text_of
from tracker.domain.actions.register import register
from tracker.store.sqlite import open_store

ROOT = Path(__file__).resolve().parents[2]
AS_AT = date(2017, 11, 14)
LINES = 20
SHOWN = ("ref", "action", "lead", "review", "rating")


def start(file: Path, folder: Path, pairs: int) -> Result:
    """From the start of the process until twenty actions are painted, against a bare table of the same texts."""
    texts = folder / "texts.json"
    texts.write_text(json.dumps(_first_texts(file)), encoding="utf-8")
    told: set[str] = set()
    result = timed_in_pairs(
        lambda: told.add(_run(folder, "tests.bench.first_frame", file, LINES)),
        lambda: _run(folder, "tests.bench.bare_table", texts),
        pairs,
    )
    return Result(result.ours, result.bare, f"imported by then: {' or '.join(sorted(told))}")


def standstill(file: Path, folder: Path, windows: int) -> str:
    """How long the event loop stands still at most: matplotlib loading, the first chart, nothing to do."""
    found = [json.loads(_run(folder, "tests.bench.loading", file)) for _ in range(windows)]
    told = []
    for name, words in (("loading", "matplotlib loads"), ("drawing", "first chart"), ("idle", "idle")):
        gaps = sorted(gap[name] for gap in found)
        told.append(f"{words} {median(gaps):.1f} ms ({gaps[0]:.1f} to {gaps[-1]:.1f})")
    return f"{'longest standstill':24} {', '.join(told)}, {windows} windows"


def _first_texts(file: Path) -> tuple[list[str], list[list[str]]]:
    """The headings, and the texts of the first actions as the window shows them."""
    columns = [column for column in ACTION_COLUMNS if column.name in SHOWN]
    with open_store(file) as store:
        lines = register(store.plan(), AS_AT)[:LINES]
    return [column.heading for column in columns], [[text_of(column, line) for column in columns] for line in lines]


def _run(folder: Path, module: str, *arguments: object) -> str:
    """Run a module in a process of its own; answers what it printed."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    # What it says besides is kept back: without a screen Qt has a word to say of every window.
    done = subprocess.run(command, cwd=ROOT, env=_environment(folder), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr}")
    return done.stdout.strip()


def _environment(folder: Path) -> dict[str, str]:
    """No screen, nobody's own settings, and modules compiled before, as for anybody who has run the program once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {name: str(folder / "user") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    return kept | own | {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "QT_QPA_PLATFORM": "offscreen"}
