"""The window as a whole, on the sample plan: opening, the day, an update, a reading, export, import."""

import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT, dumped, listed
from tracker.paths import user_data_folder, user_settings_folder
from tracker.settings import Settings, load_settings
from tracker.store.sqlite import open_store
from tracker.ui.actions.next_review import TYPED
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.window import main_window
from tracker.ui.window.rail.as_at_card import AsAtCard


def test_without_a_plan_the_start_page_offers_the_ways_to_begin(window):
    assert window.stack.currentWidget() is window.start
    words = [button.text() for button in window.start.findChildren(QAbstractButton)]
    assert words[:2] == ["Open the sample plan", "Import a plan (Word, Excel, PDF, CSV)…"]


def test_the_sample_opens_from_the_start_page_as_at_its_own_day(window, qtbot):
    window.start.sample_asked.emit()
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert window.stack.currentWidget() is window.pages["Actions"]
    assert window.workspace.as_at == date(2017, 11, 14)
    assert len(listed(window.pages["Actions"])) == 48


def test_a_plan_opens_on_the_page_where_the_window_was_closed(another_window, file):
    window = another_window()
    window.commands.open_file(file)
    window.show_page("Plan")
    window.close()
    assert window.workspace.settings.page == "Plan"
    for left, page in (("Plan", "Plan"), ("A page of another version", "Actions")):
        later = another_window(page=left)
        later.commands.open_file(file)
        assert later.stack.currentWidget().name == page


def test_the_day_in_the_rail_changes_everything_at_once(window, file):
    window.commands.open_file(file)
    for day, overdue in ((date(2017, 10, 31), 1), (date(2017, 11, 1), 26), (date(2017, 12, 1), 27)):
        window.workspace.set_as_at(day)
        assert f"{overdue} overdue" in window.status.counts.text()
        assert "3 complete (6%)" in window.status.counts.text()
        assert str(overdue) in window.pages["Actions"].head.flags["overdue"].text()


@pytest.mark.parametrize("seen_by", ["the minute", "whoever comes back"])
def test_a_window_that_is_left_open_overnight_goes_on_to_the_next_day(window, file, monkeypatch, seen_by):
    class Calendar(date):
        @classmethod
        def today(cls):
            return date(2016, 3, 2)

    window.commands.open_file(file)
    window.workspace.begin_day(date(2016, 3, 1))
    window.workspace.set_as_at(date(2016, 3, 1))
    window.workspace.save(replace(window.workspace.plan, opens_as_at=None), "day")
    monkeypatch.setattr(main_window, "date", Calendar)
    if seen_by == "the minute":
        window._each_minute.timeout.emit()
    else:
        window.activateWindow()
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert (window.workspace.as_at, window.workspace.is_today) == (date(2016, 3, 2), True)
    assert window.rail.findChild(AsAtCard).button.text() == "2 Mar 2016"


def test_a_day_that_is_not_today_is_named_on_every_page(window, file):
    window.commands.open_file(file)
    for name, page in window.pages.items():
        window.show_page(name)
        assert any("not today" in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_an_update_is_seen_in_the_row_the_timeline_and_by_a_second_process(window, file, qtbot):
    window.commands.open_file(file)
    window.workspace.set_as_at(date(2017, 11, 1))
    page = window.pages["Actions"]
    page.head.flags["overdue"].click()
    assert len(listed(page)) == 26
    page.head.flags["overdue"].click()
    page.head.search.setText("focus on practice week lessons")
    assert listed(page) == ["1.1.4"]
    page.show_action(next(line.action.id for line in window.workspace.lines if line.action.ref == "1.1.4"))
    form = page.panel.form
    form.text.setPlainText("Learning shared at the workshop")
    form.review.put(TYPED, "Mar 2018")
    form.save(False)
    assert "reason" in form.why.text().lower() and not dumped(file)["1.1.4"]["updates"][1:]
    form.reason.setText("The audit comes in January")
    form.save(False)
    action = dumped(file)["1.1.4"]
    assert action["review"]["as_printed"] == "Mar 2018"
    assert action["updates"][-1]["text"] == "Learning shared at the workshop"
    assert (action["updates"][-1]["day"], action["updates"][-1]["author"]) == ("2017-11-01", "QA Manager")
    shown = "\n".join(label.text() for label in page.panel.timeline.findChildren(QLabel))
    assert "Learning shared at the workshop" in shown
    assert "Saved" in window.status.state.text()


def test_an_export_holds_what_was_just_saved(window, file, qtbot, told, tmp_path):
    window.commands.open_file(file)
    action = next(line.action for line in window.workspace.lines if line.action.ref == "2.3")
    from tracker.domain.actions.new_update import NewUpdate

    window.workspace.add_update(action, NewUpdate(text="=Spreadsheet sent"))
    window.commands.export(tmp_path / "out.xlsx")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"Exported: {tmp_path / 'out.xlsx'}"]
    cells = [
        cell.value for row in openpyxl.load_workbook(tmp_path / "out.xlsx")["Commentary"].iter_rows() for cell in row
    ]
    assert "=Spreadsheet sent" in cells


def test_a_wrong_file_is_told_in_one_sentence_and_the_plan_stays_open(window, file, told, tmp_path):
    window.commands.open_file(file)
    wrong = tmp_path / "holiday.plan"
    wrong.write_text("not a plan")
    window.commands.open_file(wrong)
    assert len(told) == 1 and "holiday.plan" in told[0]
    assert window.workspace.path == file


def test_an_import_is_shown_before_anything_is_written(window, qtbot, names, tmp_path, monkeypatch):
    seen = []

    def look(dialog):
        seen.append(dialog.windowTitle())
        return QDialog.DialogCode.Rejected if len(seen) == 1 else QDialog.DialogCode.Accepted

    into = tmp_path / "new.plan"
    monkeypatch.setattr(ImportDialog, "exec", look)
    names.append(into)
    document = ROOT / "sample_plans" / "improvement_plan_2017-18.xlsx"
    window.imports.read(Incoming(document))
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=PATIENCE_MS)
    assert not into.exists()
    window.imports.read(Incoming(document))
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert (window.workspace.path, len(window.workspace.lines)) == (into, 48)


def test_a_cancelled_reading_shows_nothing(window, qtbot, monkeypatch):
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: pytest.fail("the preview was shown"))
    window.imports.read(Incoming(ROOT / "sample_plans" / "improvement_plan_2017-18.xlsx"))
    assert window.status.cancel.isVisible()
    qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    assert not window.status.cancel.isVisible()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)


def test_no_two_controls_in_view_have_one_name(window, file):
    window.commands.open_file(file)
    for name in window.pages:
        window.show_page(name)
        buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.focusPolicy()]
        names = [button.accessibleName() or button.text() for button in buttons]
        assert all(names)
        assert sorted(names) == sorted(set(names))


def test_the_pages_and_the_search_are_reached_by_keyboard(window, file, qtbot):
    window.commands.open_file(file)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    for number, name in reversed(list(enumerate(window.pages, Qt.Key.Key_1))):
        qtbot.keyClick(window, Qt.Key(number), Qt.KeyboardModifier.ControlModifier)
        assert window.stack.currentWidget() is window.pages[name]


def test_only_another_look_or_text_size_dresses_the_window_anew(window, file, qapp):
    dressed = []
    watch = type("Watch", (QObject,), {"eventFilter": lambda _, on, event: _note(dressed, event)})(window)
    window.installEventFilter(watch)
    window.commands.open_file(file)
    window.workspace.change_settings(replace(window.workspace.settings, who="Vera Brook"))
    assert dressed == []
    window.workspace.change_settings(replace(window.workspace.settings, text_points=12))
    assert dressed


def _note(dressed, event):
    if event.type() == QEvent.Type.StyleChange:
        dressed.append(event.type())
    return False


@pytest.mark.parametrize("by", ["closing the window", "opening another file"])
def test_a_reading_that_is_still_being_typed_is_saved_when_its_plan_is_put_away(window, file, qtbot, by):
    window.commands.open_file(file)
    window.show_page("Measures")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    table = window.pages["Measures"].panel.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 5))
    table.edit(table.currentIndex())
    qtbot.keyClicks(table.focusWidget(), "Checked")
    if by == "closing the window":
        window.close()
    else:
        window.imports.take(shutil.copy(file, file.with_name("another.plan")))
        assert window.workspace.path.name == "another.plan" and table.hasFocus()
    with open_store(file) as store:
        notes = [reading.note for _, measure in store.plan().measures() for reading in measure.readings]
    assert "Checked" in notes


def test_a_window_that_is_closed_at_once_does_not_begin_to_fetch_anything(window, file):
    window.commands.open_file(file)
    window.close()
    window.background.run(lambda: 1, pytest.fail, pytest.fail)
    assert window.background.busy == 0


def test_no_test_reads_or_writes_the_users_own_folders(tmp_path):
    assert user_settings_folder().parent == user_data_folder().parent == tmp_path
    assert load_settings() == Settings()


def test_a_title_without_a_blank_stands_whole_in_two_lines(window, file):
    window.commands.open_file(file)
    window.workspace.save(replace(window.workspace.plan, title="Action_plan_2026_final_version_3"), "title")
    label = window.rail.title
    QCoreApplication.processEvents()
    shown = label.text().replace("\u200b", "").replace("\n", "")
    assert shown == "Action_plan_2026_final_version_3" and not label.toolTip()
    assert label.fontMetrics().boundingRect(label.rect(), 0, label.text()).width() <= label.width()


def test_a_long_title_takes_two_lines_and_its_tooltip_has_it_whole(window, file):
    window.commands.open_file(file)
    title = "Joint action plan for children with special educational needs and disabilities in our area"
    window.workspace.save(replace(window.workspace.plan, title=title), "title")
    label = window.rail.title
    QCoreApplication.processEvents()
    assert label.text().count("\n") == 1 and label.text().startswith("Joint action") and label.text().endswith("…")
    assert title in label.toolTip() and label.accessibleDescription() == title


def test_text_grows_and_shrinks_by_keys_within_what_the_settings_offer(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    for key, points in ((Qt.Key.Key_Plus, 11), (Qt.Key.Key_Equal, 12), (Qt.Key.Key_Minus, 11), (Qt.Key.Key_0, 10)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.workspace.settings.text_points == points
    for _ in range(3):
        window.change_text_size(-1)
    assert window.workspace.settings.text_points == 9


def test_f11_fills_the_screen_and_gives_it_back(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
