"""What is printed is what is shown; the sheets are A4 across, with headings on each and plan and day in the foot."""

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose
from tests.ui.conftest import DAY
from tracker.reports.blocks import Heading, Table
from tracker.reports.typeset.write import sheets_svg
from tracker.ui.printing.preview import PreviewDialog, a4_landscape, paint_sheets
from tracker.ui.printing.sheets import sheets_of_action, sheets_of_table

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def tables(report):
    return [block for block in report.blocks if isinstance(block, Table)]


def sheets(page):
    plan = page.workspace.plan
    return sheets_of_table(page.name, page.head.shown.text(), page.printed(), plan, page.workspace.as_at)


def test_a_page_is_printed_as_it_is_shown(page):
    report = sheets(page)
    assert sum(len(table.rows) for table in tables(report)) == 48
    assert [column.heading for column in tables(report)[0].columns] == ["Ref", "Action", "Lead", "Review", "Rating"]
    assert next(block.text for block in report.blocks if isinstance(block, Heading)).startswith("1.1 Front Line")
    page.head.flags["overdue"].click()
    page.head.sort_by("lead")
    page.head.show_columns(("ref", "action", "commentary"))
    report = sheets(page)
    (table,) = tables(report)
    assert len(table.rows) == 26 and [one.heading for one in table.columns] == ["Ref", "Action", "Latest commentary"]
    assert report.front.subtitle == "26 of 48 shown"
    assert report.foot == "Children's Services Improvement Action Plan · As at 1 Nov 2017"


def test_an_action_is_printed_with_all_that_was_said_of_it(page, form, qtbot):
    form.text.setPlainText("Two courses were held.")
    form.save(go_on=False)
    line = next(one for one in page.workspace.lines if one.action.ref == "1.1.4")
    report = sheets_of_action(line, page.workspace.plan, DAY)
    facts, timeline = tables(report)
    assert report.front.title == "1.1.4" and report.front.subtitle == line.action.text
    assert [row[0][0].text for row in facts.rows] == ["Theme", "Lead", "Review", "Status", "Rating"]
    assert timeline.rows[0][2][0].text == "Two courses were held."
    assert len(sheets_svg(report)) == 1


def test_the_sheets_are_a4_across_and_each_is_a_page_of_the_printer(page, tmp_path):
    drawn = sheets_svg(sheets(page))
    printer = a4_landscape()
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint_sheets(drawn, printer)
    with pdfplumber.open(tmp_path / "printed.pdf") as opened:
        assert len(opened.pages) == len(drawn) > 2
        assert [round(side) for side in (opened.pages[0].width, opened.pages[0].height)] == [842, 595]
        ink = [one for one in opened.pages[0].curves if one["stroke"]]
    assert not ink  # no letter has an outline


@pytest.fixture
def shown(monkeypatch):
    """The previews that were shown, with how many sheets each has."""
    found = []

    def look(dialog):
        printer = a4_landscape()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/dev/null")
        dialog.paintRequested.emit(printer)
        found.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QPrintPreviewDialog, "exec", look)
    return found


def press(qtbot, window, shown, key, modifiers=CTRL):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window, key, modifiers)
    qtbot.waitUntil(lambda: not window.jobs.going, timeout=PATIENCE_MS)
    return shown.pop() if shown else None


def test_ctrl_p_shows_the_page_in_view_before_it_is_printed(page, window, qtbot, shown, told):
    choose(page, "1.1.4")
    for name in ("Actions", "Overdue", "Scorecard", "Promises"):
        window.show_page(name)
        assert press(qtbot, window, shown, Qt.Key.Key_P) == f"Print: {name}"
    window.show_page("Actions")
    assert press(qtbot, window, shown, Qt.Key.Key_P, CTRL | SHIFT) == "Print: 1.1.4"
    window.show_page("Problems")
    assert press(qtbot, window, shown, Qt.Key.Key_P) is None and "can be printed" in told[-1]
    assert press(qtbot, window, shown, Qt.Key.Key_P, CTRL | SHIFT) is None and "Choose an action" in told[-1]


def test_the_preview_holds_every_sheet(page, window, qtbot):
    dialog = PreviewDialog(sheets_svg(sheets(page)), "Actions", window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Print: Actions" and dialog.printer_used.docName() == "Actions"
