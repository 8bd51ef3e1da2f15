"""Opens our workbooks and reports in LibreOffice: `python -m tests.office`. Their pages are left in build/office."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tests.office import packs
from tracker.columns.sheets.cells import comparable, printed_rows, table_headings
from tracker.columns.sheets.whole import Sheets
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Plan
from tracker.domain.problem import Problem
from tracker.palette import LIGHT
from tracker.reports.committee.wanted import WantedReport
from tracker.services.exporting import export_workbook
from tracker.services.importing import preview, save_drafts
from tracker.services.packs import send_packs
from tracker.services.reporting import make_report, write_report
from tracker.services.sample import make_sample
from tracker.store.sqlite import new_store, open_store

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "office"
SAMPLE_DAY, CARD_DAY, SINCE = date(2017, 11, 14), date(2023, 6, 30), date(2017, 9, 12)
MINUTES = 5
LONG = "and what came of it is said at length. " * 120
# Fields by commas, texts in quotes, UTF-8, each cell as it is shown, and every sheet in a file of its own.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
_MARKS = tuple(
    {rating.mark for rating in LIGHT.ratings.values()} | {rating.letter for rating in LIGHT.ratings.values()}
)


def main() -> int:
    """Convert the workbooks of the sample and of a scorecard; 1 where a sheet says something else than was meant."""
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed: on Debian or Ubuntu, sudo apt-get install libreoffice-calc")
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    wrong = 0
    for name, day in (("sample", SAMPLE_DAY), ("scorecard", CARD_DAY)):
        plan, problems = _plan_of(name)
        book = FOLDER / f"{name}.xlsx"
        export_workbook(book, plan, problems, day, day)
        _convert(book, "pdf")
        _pictures(book.with_suffix(".pdf"))
        _convert(book, ALL_SHEETS)
        for words in (*_differences(book, Sheets(plan, problems, day, day)), *_read_back(book, plan)):
            wrong += 1
            print(words)
        _report(name, plan, day)
    for words in packs.differences(FOLDER, MINUTES):
        wrong += 1
        print(words)
    _pack_in_print()
    print(f"{wrong} differences. The pages are in {FOLDER.relative_to(ROOT)}: look at every one.")
    return int(wrong > 0)


def _report(name: str, plan: Plan, day: date) -> None:
    """The committee's report as Word and PDF, each page as a picture."""
    made = make_report(plan, WantedReport(day, SINCE))
    for path in (FOLDER / f"{name} report.docx", FOLDER / f"{name} report in print.pdf"):
        write_report(made, path)
        if path.suffix == ".docx":
            _convert(path, "pdf")
        _pictures(path.with_suffix(".pdf"))


def _pack_in_print() -> None:
    """A pack as its lead would print it, with a text that no row can hold."""
    with open_store(FOLDER / "sample.db") as store:
        action = next(action for _, action in store.plan().actions() if action.lead.each[0].name)
        store.save(replace(action, text=f"{action.text} {LONG}", updates=()))
        made = send_packs(
            store, [action.lead.each[0].name or ""], FOLDER, SAMPLE_DAY, datetime.now(UTC), overwrite=True
        )
    _convert(made[0].path, "pdf")
    _pictures(made[0].path.with_suffix(".pdf"))


def _plan_of(name: str) -> tuple[Plan, list[Problem]]:
    file = FOLDER / f"{name}.db"
    if name == "sample":
        make_sample(file)
    else:
        card = read_document(ROOT / "sample_plans" / "scorecard_2023.csv")
        with new_store(file) as store:
            save_drafts(store, [card], date(2023, 5, 31), datetime(2023, 6, 20, 9, 30, tzinfo=UTC))
    with open_store(file) as store:
        return store.plan(), list(store.problems())


def _convert(book: Path, to: str, folder: Path = FOLDER) -> None:
    command = ["soffice", "--headless", "--convert-to", to, "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=MINUTES * 60)


def _pictures(pdf: Path) -> None:
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)


def _differences(book: Path, sheets: Sheets) -> Iterator[str]:
    """Each row that LibreOffice shows otherwise than it was meant."""
    for table in sheets.tables():
        with (FOLDER / f"{book.stem}-{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        headings = table_headings(column.heading for column in table.columns)
        meant = [[cell.shown for cell in cells] for row in table.rows for cells in printed_rows(table, row)]
        meant = [[comparable(heading) for heading in headings], *(meant or [[table.when_empty]])]
        shown = [[_unmarked(comparable(cell)) for cell in row] for row in rows[2:]]
        if not table.rows:
            shown[1:] = [[cell for cell in row if cell] for row in shown[1:]]
        if len(meant) != len(shown):
            yield f"{book.name}, {table.name}: {len(shown)} rows instead of {len(meant)}"
        for number, (one, other) in enumerate(zip(meant, shown, strict=False), start=3):
            if [_unmarked(cell) for cell in one] != other[: len(one)]:
                yield f"{book.name}, {table.name}, row {number}: {other} instead of {one}"


def _unmarked(text: str) -> str:
    """A rating without the shape and the letter that its number format puts before it."""
    words = text.split(" ")
    while len(words) > 1 and words[0] in _MARKS:
        words = words[1:]
    return " ".join(words)


def _read_back(book: Path, plan: Plan) -> Iterator[str]:
    """What importing the workbook would change after LibreOffice has saved it anew, as .xlsx and as .ods."""
    for kind in ("xlsx", "ods"):
        again = FOLDER / f"saved as {kind}"
        again.mkdir(exist_ok=True)
        _convert(book, kind, again)
        draft = read_document(again / book.with_suffix(f".{kind}").name)
        changes = preview(plan, draft, None, SAMPLE_DAY)
        if changes.new or changes.changed or changes.missing or changes.conflicts:
            yield f"{book.name} saved as {kind}: {changes.new} {changes.changed[:3]} {changes.missing}"


if __name__ == "__main__":
    sys.exit(main())
