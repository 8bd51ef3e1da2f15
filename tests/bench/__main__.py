"""Runs the benchmarks and prints a line or two for each: `python -m tests.bench [import|list|search|...]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from statistics import median
from uuid import uuid4

from tests.bench import bare, reading, start
from tests.bench import growth as growing
from tests.bench.pairs import Result, line, peak_of, timed_in_pairs
from tests.big_plans import write_big_plan
from tracker.documents.reading.document import read_document
from tracker.domain.actions.new_update import NewUpdate, make_update
from tracker.domain.actions.register import register
from tracker.services.exporting import export_workbook
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store, open_store

ROOT = Path(__file__).resolve().parents[2]
AS_AT = date(2017, 11, 14)
UPDATES_FOR_EACH_PAIR = 50  # one update takes so little that only the median of many says anything


class Ground:
    """The big plan as a workbook and as a plan file, in a folder on the disk of the checkout.

    Not in the system's folder for temporary files: it often lies in memory, where saving durably costs nothing.
    """

    def __init__(self, folder: Path, actions: int) -> None:
        self.folder = folder
        self.workbook = write_big_plan(folder / "big.xlsx", actions=actions)
        self.file = folder / "big.db"
        draft = read_document(self.workbook)
        with new_store(self.file) as store:
            save_drafts(store, [draft], None, datetime.now(UTC))
        self.words = f"{actions:,} actions, {draft.cells:,} cells, {len(draft.problems):,} problems"


def import_(ground: Ground, pairs: int) -> Result:
    """A whole process each: import into a new plan file, against opening the workbook and touching every cell."""
    new, main = ground.folder / "new.db", ROOT / "main.py"

    def ours() -> None:
        new.unlink(missing_ok=True)
        _run(str(main), "import", str(ground.workbook), "--into", str(new))

    return timed_in_pairs(ours, lambda: _run(bare.__file__, str(ground.workbook)), pairs)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def list_(ground: Ground, pairs: int) -> Result:
    """Open the plan file and rate every action, against fetching the same rows."""

    def ours() -> object:
        with open_store(ground.file) as store:
            return register(store.plan(), AS_AT)

    return timed_in_pairs(ours, lambda: bare.fetch_rows(ground.file), pairs)


def update(ground: Ground, pairs: int) -> Result:
    """Make one update and save it durably in the open file, against committing one row to a plain table."""
    text, days = "Every visit of the month was looked at again.", count()
    plain = bare.plain_table(ground.folder / "plain.db")
    with open_store(ground.file) as store:
        plan = store.plan()
        actions = [action for _, action in plan.actions()]

        def ours() -> None:
            action = actions[next(days) % len(actions)]
            uuid, now = str(uuid4()), datetime.now(UTC)
            store.save(
                make_update(plan, action, NewUpdate(text), uuid=uuid, day=AS_AT, recorded_at=now, by="Vera Brook")
            )

        row = (1, AS_AT.isoformat(), text)
        many = pairs * UPDATES_FOR_EACH_PAIR
        result = timed_in_pairs(ours, lambda: bare.insert_one(plain, row), many, tidy=False)
    plain.close()
    return result


def export(ground: Ground, pairs: int) -> Result:
    """Write the workbook, against giving each of the same cells its font, fill, alignment and border by openpyxl.

    Beside it XlsxWriter's own time and peak memory for the same cells, with nothing read from a plan.
    """
    ours, plain = ground.folder / "ours.xlsx", ground.folder / "plain.xlsx"
    with open_store(ground.file) as store:
        plan = store.plan()
    export_workbook(ours, plan, (), AS_AT, AS_AT)
    sheets, looks = bare.cells_of(ours)

    def write() -> None:
        export_workbook(ours, plan, (), AS_AT, AS_AT, overwrite=True)

    def own() -> None:
        bare.write_by_xlsxwriter(plain, sheets)

    beside = timed_in_pairs(write, own, min(pairs, 3))
    memory = peak_of(write) / peak_of(own)
    said = f"XlsxWriter itself {median(beside.bare):.2f} s, ours {beside.ratio:.2f} times that"
    result = timed_in_pairs(write, lambda: bare.write_cell_by_cell(plain, sheets, looks), pairs)
    return replace(result, note=f"{said}; peak memory {memory:.2f} times its own (aim 1.30)")


def start_(ground: Ground, pairs: int) -> Result:
    """The window's first frame; a whole process each."""
    return start.start(ground.file, ground.folder, pairs)


def start_small(ground: Ground, pairs: int) -> Result:
    """The same of a plan as most are."""
    folder = ground.folder / "small"
    folder.mkdir()
    return start.start(Ground(folder, 48).file, folder, pairs)


def scorecard(ground: Ground, pairs: int) -> Result:
    """The page of the scorecard, of another plan; Qt is imported only for this and the next."""
    from tests.bench.scorecard import first_paint

    return first_paint(ground.folder, pairs)


def read(name: str) -> Callable[[Ground, int], Result]:
    """A benchmark of reading a document of one format; a whole process each."""
    return lambda ground, pairs: reading.timed(name, ground.folder, pairs)


def in_window(name: str) -> Callable[[Ground, int], Result]:
    """A benchmark of the page of actions."""

    def benchmark(ground: Ground, pairs: int) -> Result:
        from tests.bench import window

        result: Result = getattr(window, name)(ground.file, pairs)
        return result

    return benchmark


def multiples(_: Ground, pairs: int) -> Result:
    """A theme's measures as small charts; matplotlib is imported only for this."""
    from tests.bench.pictures import small_multiples

    return small_multiples(pairs)


def committee(ground: Ground, pairs: int) -> Result:
    """A whole report as PDF."""
    from tests.bench.committee import committee as report

    return report(ground.folder, pairs)


def pack(ground: Ground, pairs: int) -> Result:
    """The workbook of one lead."""
    from tests.bench.pack import pack as of_a_lead

    return of_a_lead(ground.folder, pairs)


def standstill(ground: Ground, pairs: int) -> str:
    """No ratio: the event loop ought not to stand still at all."""
    return start.standstill(ground.file, ground.folder, pairs)


def growth(_: Ground, __: int) -> str:
    """No ratio to a bare way: each plan against one of a tenth of its size."""
    return "\n".join(said for name in growing.GROUNDS for said in growing.told(name))


# Name, what it measures, and how many times as long as the bare way it may take.
BENCHMARKS: dict[str, tuple[Callable[[Ground, int], Result | str], str, float]] = {
    "import": (import_, "import, whole process", 1.6),
    **{name: (read(name), f"read {file}", aim) for name, (_, file, aim) in reading.BENCHMARKS.items()},
    "list": (list_, "list the register", 4),
    "update": (update, "one durable update", 2),
    "export": (export, "export a workbook", 0.35),
    "start": (start_, "start to first frame", 2.0),
    "start-small": (start_small, "start, 48 actions", 1.6),
    "scorecard": (scorecard, "scorecard, first paint", 2.5),
    "search": (in_window("search"), "search, one letter", 1.6),
    "chip": (in_window("chip"), "filter chip", 1.6),
    "day": (in_window("day"), "another as-at day", 3),
    "sort": (in_window("sort"), "sort by a column", 1.6),
    "turn": (in_window("turn"), "another page", 1.6),
    "select": (in_window("select"), "action chosen, panel filled", 1.6),
    "scroll": (in_window("scroll"), "scroll by a page", 2.5),
    "chart": (in_window("chart"), "chart of another measure", 1.2),
    "multiples": (multiples, "40 small multiples", 0.6),
    "report": (committee, "report, 48 actions, 47 measures", 4),
    "pack": (pack, "pack, 50 actions", 3),
    "standstill": (standstill, "", 0),
    "growth": (growth, "", 0),
}


def main() -> None:
    """Run the benchmarks that were asked for, or all."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(BENCHMARKS)}; all without any")
    asked.add_argument("--actions", type=int, default=10_000, help="the size of the plan")
    asked.add_argument("--pairs", type=int, default=7, help="how many times both ways are timed by turns")
    given = asked.parse_args()
    if unknown := set(given.names) - set(BENCHMARKS):
        asked.error(f"there is no benchmark {min(unknown)}")
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        ground = Ground(Path(folder), given.actions)
        print(ground.words)
        for name in given.names or BENCHMARKS:
            benchmark, words, aim = BENCHMARKS[name]
            result = benchmark(ground, given.pairs)
            print(result if isinstance(result, str) else line(words, result, aim), flush=True)


if __name__ == "__main__":
    main()
