"""*Report…* in the window: the report is drawn on the helper thread, put in place, and told; or cancelled."""

from datetime import date

import pytest

from tests.patience import PATIENCE_MS
from tracker.reports.committee.wanted import WantedReport
from tracker.services import reporting
from tracker.ui.dialogs.save_dialog import SaveTarget
from tracker.ui.reporting.dialog import ChosenReport

CHOSEN = ChosenReport(WantedReport(date(2017, 11, 14), date(2017, 9, 12)), (), ".docx", None)


@pytest.fixture
def told(monkeypatch):
    words = []
    monkeypatch.setattr("tracker.ui.window.report_commands.tell", lambda _, title, text: words.append((title, text)))
    return words


@pytest.fixture
def opened(window, page):
    return window


def test_the_report_is_written_and_told(opened, tmp_path, told, qtbot, monkeypatch):
    def drawn(plan, wanted, progress):
        progress(0, 1)
        return {}

    monkeypatch.setattr(reporting, "draw_charts", drawn)
    out = tmp_path / "report.docx"
    opened.reports.write(CHOSEN, SaveTarget(out, False))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [("Report written", f"Written: {out}. The plan remembers what it says.")]
    (kept,) = opened.workspace.plan.reports
    assert (kept.as_at, kept.since, kept.made_by) == (date(2017, 11, 14), date(2017, 9, 12), "QA Manager")
    assert out.read_bytes().startswith(b"PK")


def test_a_report_that_is_cancelled_is_not_written(opened, tmp_path, told, qtbot, monkeypatch):
    def drawn(plan, wanted, progress):
        opened.jobs.going[0].cancel()
        progress(0, 1)
        raise AssertionError("It went on")

    monkeypatch.setattr(reporting, "draw_charts", drawn)
    opened.reports.write(CHOSEN, SaveTarget(tmp_path / "report.docx", False))
    qtbot.waitUntil(lambda: opened.background.busy == 0, timeout=PATIENCE_MS)
    opened.jobs.stop_reading()
    assert told == [] and not (tmp_path / "report.docx").exists() and opened.jobs.going == []


def test_the_menu_offers_it_for_an_open_plan(window):
    report = next(action for action in window.menus.of_a_plan if action.text() == "&Report…")
    assert not report.isEnabled()
    window.reports.choose()  # nothing is asked
