"""What is printed is what is shown: a page with its columns, order, groups and filters; an action and its timeline."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose
from tests.ui.conftest import DAY
from tracker.reports.blocks import Heading, Illustration, Table
from tracker.ui.printing.layout import Drawing, laid_out
from tracker.ui.printing.preview import PreviewDialog
from tracker.ui.printing.sheets import sheets_of_action, sheets_of_chart, sheets_of_table

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
    assert len(laid_out(report, "DejaVu Sans").sheets) == 1


@pytest.fixture
def shown(monkeypatch):
    """The previews that were shown."""
    found = []
    monkeypatch.setattr(PreviewDialog, "exec", lambda dialog: found.append(dialog.windowTitle()))
    return found


def press(qtbot, window, shown, key, modifiers=CTRL):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window, key, modifiers)
    qtbot.waitUntil(lambda: not window.jobs.going, timeout=PATIENCE_MS)
    return shown.pop() if shown else None


def test_ctrl_p_shows_the_page_in_view_before_it_is_printed(page, window, qtbot, shown, told):
    choose(page, "1.1.4")
    for name in ("Plan", "Actions", "Overdue", "Measures", "Scorecard", "Promises", "Problems"):
        window.show_page(name)
        assert press(qtbot, window, shown, Qt.Key.Key_P) == f"Print: {name}"
    window.show_page("Actions")
    assert press(qtbot, window, shown, Qt.Key.Key_P, CTRL | SHIFT) == "Print: 1.1.4"
    window.show_page("Measures")
    assert press(qtbot, window, shown, Qt.Key.Key_P, CTRL | SHIFT) == "Print: 1.1-M01"
    window.show_page("Packs")
    assert press(qtbot, window, shown, Qt.Key.Key_P) is None and "nothing on this page" in told[-1]
    assert press(qtbot, window, shown, Qt.Key.Key_P, CTRL | SHIFT) is None and "Choose an action" in told[-1]


def test_a_measure_is_printed_with_its_chart_and_the_readings_of_the_day(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(date(2017, 11, 14))
    window.show_page("Measures")
    page = window.pages["Measures"]
    page.show_measure("1.1-M01")
    report = sheets_of_chart(page.chosen_chart(), window.workspace.plan, window.workspace.as_at)
    drawn = next(block for block in report.blocks if isinstance(block, Illustration))
    (table,) = tables(report)
    assert drawn.svg.startswith(b"<?xml") and report.front.title == "1.1-M01"
    assert [row[0][0].text for row in table.rows][:2] == ["Q2 2017/18", "Q1 2017/18"]  # Q3 is not over
    (sheet, *_) = laid_out(report, "DejaVu Sans").sheets
    assert [type(mark) for mark in sheet].count(Drawing) == 1


def test_a_theme_is_printed_with_all_of_its_parts_and_nothing_that_is_pressed(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Plan")
    page = window.pages["Plan"]
    report = sheets_of_table("Plan", page.printed().title, page.printed(), window.workspace.plan, DAY)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["What good looks like", "What we will do", "How we will know"]
    assert report.front.subtitle == "Recommendation 1.1: Front Line Practice – Assessment and Planning"
    told = [[run.text for cell in row for run in cell] for table in tables(report) for row in table.rows]
    assert sum(row[0].startswith("1.1.") for row in told) == 17  # folded ones too
    assert not any("Add " in text or " more" in text for row in told for text in row if text.startswith(("+", "9")))
