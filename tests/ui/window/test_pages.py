"""The pages of the window: made when they are first shown, with the plan, the day and the look of that moment."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from threading import current_thread, main_thread

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT, listed
from tracker.domain.decisions.causes import to_decide
from tracker.domain.promises import finding
from tracker.ui.look.theme import current_palette
from tracker.ui.window.pages import PAGES, PageEntry

UNSEEN = """
import sys
from pathlib import Path
from threading import current_thread
from PySide6.QtWidgets import QApplication
from tracker.settings import Settings
from tracker.ui.window.application import make_window
from tracker.ui.window.pages import PAGES, PageEntry
app = QApplication([])
window = make_window(app, Settings())
threads = set()
imported = PageEntry.page_class
def heard(entry):
    threads.add(current_thread().name.partition("_")[0])
    return imported(entry)
PageEntry.page_class = heard
def tell():
    print(*[entry.name for entry in PAGES if entry.where.partition(":")[0] in sys.modules], *threads, sep=",")
    threads.clear()
window.show()
app.processEvents()
tell()
window.commands.open_file(Path(sys.argv[1]))
tell()
while window.checks.soon.isActive() or window.background.busy:
    app.processEvents()
tell()
window.close()
"""


def test_the_page_that_is_first_seen_is_imported_for_it_and_the_others_on_the_helper_thread_after_it(file):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", UNSEEN, str(file)]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    every = ",".join(entry.name for entry in PAGES)
    assert said.splitlines() == ["", "Actions,MainThread", f"{every},helper"]


def test_what_is_imported_is_not_made_before_it_is_shown(window, file, qtbot):
    window.commands.open_file(file)
    window.pages.import_all()
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)
    assert [window.stack.widget(at).name for at in range(window.stack.count()) if at] == ["Actions"]


def test_what_the_pages_need_is_imported_on_the_helper_thread_while_a_file_is_chosen(
    another_window, qtbot, monkeypatch
):
    imported, page_class = [], PageEntry.page_class

    def noted(entry):
        imported.append((entry.name, current_thread()))
        return page_class(entry)

    monkeypatch.setattr(PageEntry, "page_class", noted)
    # What a promise says is known by long patterns, which are compiled when they are first asked.
    monkeypatch.setattr(finding, "entries_in", lambda *_: imported.append(("promises", current_thread())))
    another_window()
    qtbot.waitUntil(lambda: len(imported) > len(PAGES), timeout=PATIENCE_MS)
    assert [name for name, _ in imported] == [*(entry.name for entry in PAGES), "promises"]
    assert main_thread() not in [thread for _, thread in imported]


def test_every_page_is_called_in_its_head_as_in_the_rail(window, file):
    window.commands.open_file(file)
    assert list(window.pages) == [entry.name for entry in PAGES] == list(window.rail.buttons)
    assert [page.name for page in window.pages.values()] == list(window.pages)
    assert [page.head.title.name.text() for page in window.pages.values()] == list(window.pages)


def test_a_page_is_made_once(window, file):
    window.commands.open_file(file)
    window.show_page("Measures")
    measures = window.stack.currentWidget()
    window.show_page("Actions")
    window.show_page("Measures")
    assert window.stack.currentWidget() is measures is window.pages["Measures"]


def test_a_page_made_late_has_the_day_the_look_and_the_text_size_of_that_moment(window, file):
    window.commands.open_file(file)
    window.workspace.set_as_at(date(2017, 11, 1))
    window.workspace.change_settings(replace(window.workspace.settings, look="dark", text_points=14))
    window.show_page("Measures")
    page = window.pages["Measures"]
    assert "1 Nov 2017" in page.head.title.day.text() and page.panel.item.as_at == date(2017, 11, 1)
    assert current_palette().name == "dark" and page.font().pointSize() == 14
    assert page.head.title.name.font().pointSizeF() == 14 * 1.5
    assert page.panel.headings[0].font().pointSize() == 14 and page.panel.headings[0].font().bold()


def test_an_unseen_page_does_not_work_on_another_day_and_shows_it_when_it_is_seen(window, file):
    window.commands.open_file(file)
    actions = window.pages["Actions"]
    window.workspace.set_as_at(date(2017, 11, 1))
    window.show_page("Measures")
    overdue, chosen = actions.head.flags["overdue"], actions.panel.line.action.ref
    assert "26" in overdue.text()
    window.workspace.set_as_at(date(2017, 12, 1))
    assert "26" in overdue.text()
    window.show_page("Actions")
    assert "27" in overdue.text() and actions.panel.line.action.ref == chosen


def test_another_file_shows_nothing_of_what_was_chosen_in_the_last_one(window, file):
    window.commands.open_file(file)
    actions = window.pages["Actions"]
    actions.head.search.setText("1.1.4")
    actions.show_action(next(line.action.id for line in window.workspace.lines if line.action.ref == "1.1.4"))
    actions.head.search.setText("")
    window.workspace.reload()
    assert actions.panel.line.action.ref == "1.1.4"
    other = file.with_name("other.plan")
    other.write_bytes(file.read_bytes())
    window.commands.open_file(other)
    assert actions.panel.line.action.ref == listed(actions)[0] != "1.1.4"


def test_what_is_to_be_decided_is_counted_in_the_rail_without_the_page(window, file, qtbot):
    window.commands.open_file(file)
    count = window.rail.buttons["Problems"].count
    qtbot.waitUntil(lambda: count.text() != "", timeout=PATIENCE_MS)
    assert count.text() == str(to_decide(window.workspace.problems())) != "0"
    assert not [label for label in window.stack.findChildren(QLabel) if label.text() == "Problems"]


def test_a_file_can_be_dropped_on_a_field_of_a_page_that_was_made_late(window, file):
    window.commands.open_file(file)
    window.show_page("Measures")
    watched = []
    window.drops.watch = watched.append
    window.show_page("Problems")
    assert watched == [window.pages["Problems"]]


def test_large_text_leaves_the_window_no_wider_than_1280_on_any_page(window, file):
    window.commands.open_file(file)
    window.workspace.change_settings(replace(window.workspace.settings, text_points=14))
    for name in window.pages:
        window.show_page(name)
    QCoreApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1280
