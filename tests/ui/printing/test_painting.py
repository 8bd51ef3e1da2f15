"""Printed text is text: it is found in a PDF; a printer is handed a sheet at a time, and can be told to stop."""

import pdfplumber
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from tests.patience import PATIENCE_MS
from tracker.errors import TrackerError
from tracker.reports.blocks import Front, Report, Run, Table, TableColumn
from tracker.ui.printing.layout import laid_out
from tracker.ui.printing.painting import Printing, usual_printer, write_pdf

TEXT = "Test what difference the staff who find it affects make, and offer it."


@pytest.fixture(scope="module")
def sheets(qapp):
    columns = (TableColumn("Ref", 1), TableColumn("Action", 8))
    rows = tuple(((Run(f"1.{at}"),), (Run(TEXT), Run("\n1 day late", quiet=True))) for at in range(60))
    report = Report(Front("Actions", "60 shown", ()), (Table("", columns, rows),), foot="Plan · As at 1 Nov 2017")
    return laid_out(report, qapp.font().family())


def test_words_are_found_in_the_pdf_line_by_line_with_plan_and_day_in_the_foot(sheets, tmp_path):
    path = tmp_path / "printed.pdf"
    write_pdf(sheets, "Plan: Actions", path, overwrite=False)
    with pdfplumber.open(path) as opened:
        assert len(opened.pages) == len(sheets.sheets) > 2
        assert [round(side) for side in (opened.pages[0].width, opened.pages[0].height)] == [842, 595]
        assert opened.metadata["Title"] == "Plan: Actions"
        texts = [page.extract_text() for page in opened.pages]
        assert not any(one["stroke"] for one in opened.pages[0].curves)  # no letter is an outline
    assert sum(text.count(TEXT) for text in texts) == 60 and sum(text.count("1 day late") for text in texts) == 60
    for at, text in enumerate(texts):
        assert text.splitlines()[-1] == f"Plan · As at 1 Nov 2017 Page {at + 1} of {len(texts)}"
        assert "Ref Action" in text


def test_a_pdf_takes_no_place_unasked_and_a_folder_that_is_not_there_is_told(sheets, tmp_path):
    path = tmp_path / "printed.pdf"
    path.write_text("before")
    with pytest.raises(TrackerError, match="is there already"):
        write_pdf(sheets, "Plan", path, overwrite=False)
    assert path.read_text() == "before"
    with pytest.raises(TrackerError):
        write_pdf(sheets, "Plan", tmp_path / "gone" / "printed.pdf", overwrite=False)


@pytest.fixture
def printed(sheets, tmp_path, qapp, qtbot):
    """Prints into a file; answers the printing, what it told, and how it ended."""

    def begin(first=0, last=0):
        printer = usual_printer("Actions")
        assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printer.pdf"))
        printer.setFromTo(first, last)
        printing, said, ended = Printing(sheets, printer, qapp), [], []
        printing.told.connect(said.append)
        printing.over.connect(ended.append)
        printing.begin()
        return printing, said, ended

    return begin


def test_a_printer_is_handed_the_pages_asked_for_one_at_a_time(printed, tmp_path, qtbot):
    _, said, ended = printed(2, 3)
    assert said == [] and ended == []  # nothing is painted before the window goes on
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
    assert ended == [True] and said == ["Printing: 1 of 2…", "Printing: 2 of 2…"]
    with pdfplumber.open(tmp_path / "printer.pdf") as opened:
        assert [page.extract_text().splitlines()[-1].split("Page ")[1][0] for page in opened.pages] == ["2", "3"]


def test_printing_is_cancelled_and_where_no_such_page_is_there_nothing_is_printed(printed, qtbot):
    printing, _, ended = printed()
    printing.cancel()
    printing.cancel()
    assert ended == [False]
    _, _, ended = printed(900, 901)
    assert ended == [False]
