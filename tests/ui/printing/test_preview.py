"""The sheets are seen before they are printed, each drawn when it is in view; by keyboard and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from tests.patience import PATIENCE_MS
from tests.work import calls_in
from tracker.reports.blocks import Front, Report, Run, Table, TableColumn
from tracker.ui.printing import preview
from tracker.ui.printing.layout import laid_out
from tracker.ui.printing.preview import PreviewDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def sheets_of(qapp, count):
    rows = tuple(((Run(f"1.{at}"),), (Run("Words of an action. " * 12),)) for at in range(count))
    table = Table("", (TableColumn("Ref", 1), TableColumn("Action", 8)), rows)
    return laid_out(Report(Front("Actions", "", ()), (table,), foot="Plan"), qapp.font().family())


@pytest.fixture(scope="module")
def many(qapp):
    return sheets_of(qapp, 1000)


@pytest.fixture
def open_it(window, opened):
    return lambda sheets: opened(PreviewDialog(sheets, "Actions", window))


@pytest.fixture
def painted(monkeypatch):
    """The sheets that were painted for the view."""
    drawn, paint = [], preview.paint_sheet
    monkeypatch.setattr(preview, "paint_sheet", lambda *args: (drawn.append(args[2]), paint(*args)))
    return drawn


def test_only_the_sheets_in_view_are_drawn_and_each_once(open_it, many, painted, qtbot):
    dialog = open_it(many)
    qtbot.waitUntil(lambda: bool(painted), timeout=PATIENCE_MS)
    assert set(painted) <= {0, 1} and len(many.sheets) > 60
    dialog.view.go_to(50)
    qtbot.waitUntil(lambda: 50 in painted, timeout=PATIENCE_MS)
    dialog.view.viewport().repaint()
    assert set(painted) <= {0, 1, 50, 51} and painted.count(50) == 1


def test_opening_takes_no_more_work_for_a_thousand_rows_than_for_fifty(window, qapp, qtbot, many):
    few = sheets_of(qapp, 50)

    def work(sheets):
        dialog, calls = calls_in(lambda: PreviewDialog(sheets, "Actions", window))
        qtbot.addWidget(dialog)
        _, shown = calls_in(lambda: (dialog.show(), dialog.view.grab()))
        return calls + shown

    assert work(many) < 1.5 * work(few)


def test_keys_turn_the_sheets_and_enlarge_them(open_it, many, qtbot):
    dialog = open_it(many)
    view, last = dialog.view, len(many.sheets) - 1
    assert view.hasFocus() and dialog.said.text() == f"Sheet 1 of {last + 1}" and not dialog.before.isEnabled()
    for key, modifiers, at in (
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_PageDown, ALT, 2),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, last),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ):
        qtbot.keyClick(view, key, modifiers)
        assert view.at == at and dialog.said.text() == f"Sheet {at + 1} of {last + 1}"
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom == 1.25 and view.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.zoom == 1.0 and view.horizontalScrollBar().maximum() == 0


def test_it_is_printed_where_a_printer_is_chosen(open_it, qapp, qtbot, monkeypatch, tmp_path):
    dialog, path = open_it(sheets_of(qapp, 50)), tmp_path / "printed.pdf"

    def choose(asked):
        asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        asked.printer().setOutputFileName(str(path))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    qtbot.keyClick(dialog, Qt.Key.Key_P, CTRL)
    assert dialog.printing is not None and not dialog.print_it.isEnabled()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE_MS)
    assert path.read_bytes().startswith(b"%PDF") and dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_is_printed_where_no_printer_is_chosen_and_a_closed_preview_stops(open_it, qapp, monkeypatch, tmp_path):
    dialog = open_it(sheets_of(qapp, 50))
    monkeypatch.setattr(QPrintDialog, "exec", lambda asked: QDialog.DialogCode.Rejected)
    dialog.print_it.click()
    assert dialog.printing is None and dialog.isVisible()
    monkeypatch.setattr(QPrintDialog, "exec", lambda asked: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _: "")
    said = []
    dialog.pdf_asked.connect(lambda: said.append("pdf"))
    dialog.pdf.click()
    assert said == ["pdf"]
