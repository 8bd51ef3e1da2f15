"""*Changes…* in the window: what changed since a day, one kind of it, copied, and a row that leads to its record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.changes.told import PlanChange
from tracker.ui.reporting.changes_dialog import ChangesDialog


@pytest.fixture
def changed(page):
    """The sample as at 1 Nov 2017, where 1.1.4 was said to slip."""
    said = NewUpdate("=Two posts are free.", review="Mar 2018", reason="Staff were ill")
    page.workspace.add_update(action_in(page.workspace.path, "1.1.4"), said)
    return page.workspace


@pytest.fixture
def dialog(changed, page, qtbot, monkeypatch):
    monkeypatch.setattr("tracker.ui.reporting.changes_dialog._PAUSE", 1)
    dialog = ChangesDialog(changed.plan, changed.held_problems, changed.as_at, page.background)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def since(dialog, page, qtbot):
    """Types a day, and waits until what changed since then is shown."""

    def type_day(words):
        dialog.since.setText(words)
        qtbot.waitUntil(lambda: not dialog._soon.isActive() and page.background.busy == 0, timeout=PATIENCE_MS)
        return [(one.ref, one.what) for one in dialog.table.rows.rows]

    return type_day


def kinds(dialog):
    return [dialog.kind.itemText(at) for at in range(dialog.kind.count())]


def test_it_begins_28_days_before_and_lists_the_changes_of_one_kind(dialog, since):
    assert dialog.since.text() == "4 Oct 2017"
    rows = since("12 Sep 2017")
    assert ("1.1.4", "slip") in rows and "Slip (1)" in kinds(dialog)
    assert kinds(dialog)[0] == f"All changes ({len(rows):,})"
    dialog.kind.setCurrentIndex(kinds(dialog).index("Slip (1)"))
    assert since("13 Sep 2017") == [("1.1.4", "slip")]  # the kind stays
    assert dialog.words.text() == "1 change of 1 record."


def test_a_day_that_is_none_or_too_late_is_said_and_nothing_is_shown(dialog, since):
    assert since("soon") == [] and "is not a day: write 14 Nov 2017" in dialog.words.text()
    assert since("2 Nov 2017") == [] and dialog.words.text().startswith("2 Nov 2017 is after 1 Nov 2017")
    assert since("1 Nov 2017") == [] and dialog.words.text() == "Nothing changed after 1 Nov 2017."
    assert not dialog.copy.isEnabled() and not dialog.lead.isEnabled()


def test_the_table_is_copied_with_all_its_columns(dialog, since):
    rows = since("12 Sep 2017")
    dialog.copy.click()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0].split("\t")[:4] == ["Theme", "About", "Ref", "Name"] and len(lines) == 1 + len(rows)
    assert "=Two posts are free." in data.text() and data.html().count("<tr>") == len(lines)


def test_enter_leads_to_the_record_and_esc_back(changed, window, qtbot, monkeypatch):
    window.show_page("Problems")

    def choose(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.table.rows.rows), timeout=PATIENCE_MS)
        refs = [one.ref for one in dialog.table.rows.rows]
        dialog.table.selectRow(refs.index("1.1.4"))
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
        dialog.table.setFocus()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(ChangesDialog, "exec", choose)
    next(action for action in window.menus.of_a_plan if action.text() == "C&hanges…").trigger()
    actions = window.pages["Actions"]
    assert window.stack.currentWidget() is actions and actions.panel.line.action.ref == "1.1.4"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.pages["Problems"]


def test_a_change_is_about_a_record_of_the_plan(dialog, since, changed):
    since("1 Jan 2016")
    dialog.changes.append(PlanChange("measure", next(changed.plan.measures())[1].ref, "", "joined"))
    dialog.changes.append(PlanChange("theme", "", "", "edited", theme=changed.plan.themes[0].heading))
    found = [dialog._record_of(one) for one in dialog.changes]
    assert {type(record).__name__ for record in found} == {"Action", "Measure", "Theme"}
    assert dialog._record_of(PlanChange("plan", "", changed.plan.title, "edited")) is None
