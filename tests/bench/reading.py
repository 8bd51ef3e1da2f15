"""Times reading documents of each format, a whole process each: `python -m tests.bench.reading [NAME ...]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.pairs import Result, line, timed_in_pairs

ROOT = Path(__file__).resolve().parents[2]
MANY = 10_000
HEADS = ("Ref", "Action", "Progress / Review Date", "Lead", "Update Commentary")
WORDS = (
    "Ensure that every assessment weighs what the child has said and what the family and the school have seen, "
    "that the plan which follows is short and dated, and that the team manager signs it within five days of the visit."
)


def write_word_plan(path: Path) -> Path:
    """A Word plan of 60 pages: ten themes, each with an ambition, 60 actions and 12 measures."""
    import docx

    document = docx.Document()
    document.add_paragraph("Northmere Council")
    document.add_paragraph("Children's Improvement Plan 2017-18")
    for theme in range(1, 11):
        document.add_heading(f"Recommendation {theme}.0 Practice in area {theme}", 1)
        _add_table(document, [("Our ambition", "\n".join(f"• {WORDS}" for _ in range(8)))])
        document.add_paragraph("What we will do")
        _add_table(document, [HEADS, *(_action(theme, number) for number in range(1, 61))])
        document.add_paragraph("How we will know")
        heads = ("Performance Measure", "What does it show?", "Requires Improvement", "Good", "Outstanding")
        rows = [(f"Percentage of cases of kind {n} in time", WORDS, "65-74", "75-84", "85+") for n in range(1, 13)]
        _add_table(document, [heads, *rows])
    document.save(str(path))
    return path


def _action(theme: int, number: int) -> tuple[str, ...]:
    return (f"{theme}.{number}", f"{WORDS} ({number})", "Oct 2017", "Vera Brook, Head of Service", WORDS)


def _add_table(document: object, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def write_text_plan(path: Path) -> Path:
    """A table of 10,000 actions."""
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADS)
        table.writerows(_action(number // 500 + 1, number % 500 + 1) for number in range(MANY))
    return path


def write_excel_plan(path: Path) -> Path:
    """A workbook of 10,000 actions."""
    from tests.big_plans import write_big_plan

    return write_big_plan(path, actions=MANY)


# What it writes, and how many times as long as the bare way reading it may take.
BENCHMARKS: dict[str, tuple[Callable[[Path], Path], str, float]] = {
    "word": (write_word_plan, "plan.docx", 2.5),
    "text": (write_text_plan, "plan.csv", 6),
    "excel": (write_excel_plan, "plan.xlsx", 0.5),
}


# The bare way of each: what opens the file with the library alone and looks at every cell, and imports nothing else.
BARE = {
    "word": "import sys, zipfile; from lxml import etree\n"
    "etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))",
    "text": "import sys, csv\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass",
    "excel": "import sys; from tests.bench.bare import touch_every_cell\ntouch_every_cell(sys.argv[1])",
}


def main() -> None:
    """Run the benchmarks that were asked for, or all."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(BENCHMARKS)}; all without any")
    asked.add_argument("--pairs", type=int, default=7, help="how many times both ways are timed by turns")
    given = asked.parse_args()
    if unknown := set(given.names) - set(BENCHMARKS):
        asked.error(f"there is no benchmark {min(unknown)}")
    (ROOT / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        for name in given.names or BENCHMARKS:
            _, file, aim = BENCHMARKS[name]
            print(line(f"read {file}", timed(name, Path(folder), given.pairs), aim), flush=True)


def timed(name: str, folder: Path, pairs: int) -> Result:
    """Write the document into a folder and time both ways of reading it."""
    write, file, _ = BENCHMARKS[name]
    path = str(write(folder / file))
    return timed_in_pairs(lambda: _read(path), lambda: _run("-c", BARE[name], path), pairs)


def _read(path: str) -> None:
    _run(str(ROOT / "main.py"), "import", path, "--dry-run", "--format", "json")


def _run(*arguments: str) -> None:
    # Modules compiled before, as for anybody who has run the program once.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "compiled")}
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=kept | own, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
