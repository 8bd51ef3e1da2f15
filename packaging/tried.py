"""Tries a packed program in an empty folder, with an empty home and no Python on the path."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from display import Display, screen
from program import COMMAND, ROOT, WINDOW

SAMPLE = ROOT / "sample_plans" / "improvement_plan_2017-18.xlsx"
SECONDS = 120
END = ".exe" if sys.platform == "win32" else ""


class Program:
    """The packed program, run in a folder of its own."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder, self.place = folder, place

    def run(self, *arguments: object) -> str:
        """What the command line prints; RuntimeError with what it said where it did not end well."""
        command = [str(self.folder / f"{COMMAND}{END}"), *map(str, arguments)]
        done = subprocess.run(
            command, cwd=self.place, env=self.environment, capture_output=True, text=True, timeout=SECONDS
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        """An empty home, and no Python: on Linux and macOS nothing at all that could be run."""
        own = {"HOME": str(self.place), "USERPROFILE": str(self.place), "QT_QPA_PLATFORM": "offscreen"}
        if sys.platform == "win32":
            return own | {"SYSTEMROOT": os.environ["SYSTEMROOT"], "PATH": ""}
        return own | {"PATH": str(self.place / "nothing"), "LANG": "C.UTF-8"}


def tried_in(folder: Path) -> int:
    """Do what the program is for; print a line for each; answer 1 where one fails."""
    print(f"Trying {folder}", flush=True)
    with tempfile.TemporaryDirectory() as place:
        program = Program(folder, Path(place))
        return max([_line(one, program) for one in TRIALS])


def _line(trial: Callable[[Program], None], program: Program) -> int:
    begun, wrong = perf_counter(), ""
    try:
        trial(program)
    except Exception as error:
        wrong = f": {error}"
    said = (trial.__doc__ or "").rstrip(".")
    print(f"  {'FAILED' if wrong else 'ok':6} {perf_counter() - begun:5.1f} s  {said}{wrong}", flush=True)
    return 1 if wrong else 0


def imports(program: Program) -> None:
    """A workbook is imported through the child process."""
    program.run("import", SAMPLE, "--into", "sample.plan")
    plan = json.loads(program.run("dump", "sample.plan"))["plans"][0]
    _hold(sum(len(theme["actions"]) for theme in plan["themes"]) == 48, "48 actions were expected")


def lists(program: Program) -> None:
    """What is overdue is listed."""
    told = json.loads(program.run("actions", "sample.plan", "--overdue", "--as-at", "2017-11-14", "--format", "json"))
    _hold(len(told["actions"]) == 26, f"26 actions were expected, {len(told['actions'])} were listed")


def exports(program: Program) -> None:
    """A workbook and a report are written."""
    program.run("export", "sample.plan", "-o", "sample.xlsx")
    program.run("report", "sample.plan", "--since", "2017-10-14", "--as-at", "2017-11-14", "-o", "report.pdf")
    _hold((program.place / "sample.xlsx").read_bytes().startswith(b"PK"), "sample.xlsx is no workbook")
    _hold((program.place / "report.pdf").read_bytes().startswith(b"%PDF"), "report.pdf is no PDF")


def draws(program: Program) -> None:
    """A chart is drawn."""
    program.run("chart", "sample.plan", "1.1-M01", "-o", "chart.png")
    _hold((program.place / "chart.png").read_bytes().startswith(b"\x89PNG"), "chart.png is no picture")


def opens(program: Program) -> None:
    """Every page of the window is painted, the charts among them."""
    program.run("demo", "-o", "demo")
    _hold(len(list((program.place / "demo" / "window").glob("*.png"))) >= 8, "the window's pictures are missing")


def takes_word(program: Program) -> None:
    """A Word plan is imported in the window, by keyboard."""
    if sys.platform != "linux":
        print("  (the window is only driven on Linux)")
        return
    write_word_plan(program.place / "word.docx")
    with screen() as display, _window(program, display, "word.docx") as window:
        found = display.waits_for("Import")
        display.press(found, "Return")
        named = display.waits_for("Where to keep the plan")
        display.types(named, str(program.place / "taken.plan"))
        display.press(named, "Return")
        display.until(lambda: (program.place / "taken.plan").exists() or window.poll() is not None)
    plan = json.loads(program.run("dump", "taken.plan"))["plans"][0]
    _hold([one["ref"] for one in plan["themes"][0]["actions"]] == ["1.1", "1.2", "1.3"], "three actions were expected")


def write_word_plan(path: Path) -> None:
    """Three actions in a table of Word."""
    import docx

    document = docx.Document()
    document.add_paragraph("Children's Improvement Plan 2017-18")
    document.add_heading("Recommendation 1 Assessment", 1)
    rows = [("Ref", "Action", "Lead", "Review date")]
    rows += [(f"1.{n}", f"Do what was promised, part {n}", "Head of Service", "Oct 2017") for n in (1, 2, 3)]
    table = document.add_table(len(rows), 4)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


@contextmanager
def _window(program: Program, display: Display, file: str) -> Iterator[subprocess.Popen[str]]:
    command = [str(program.folder / f"{WINDOW}{END}"), file]
    environment = program.environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display.name}
    window = subprocess.Popen(command, cwd=program.place, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield window
    finally:
        window.kill()
        window.communicate()


def _hold(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


TRIALS = (imports, lists, exports, draws, opens, takes_word)
