"""A quality assurance manager's day: load, settle, edit a theme, chase who is silent, next year; steps are counted."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT
from tests.ui.test_service_manager import Counted
from tracker.store.sqlite import open_store
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.packs.send_dialog import SendDialog
from tracker.ui.problems.cause_rows import CauseRow
from tracker.ui.reporting.next_year_dialog import NextYearDialog

# A display without a screen says so when a menu is opened or a dialog is brought to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MESSY = ROOT / "tests" / "corpus" / "improvement_plan.docx"
TITLE = "Assessments that help"


@pytest.fixture
def day(window, qtbot, names, told, tmp_path, monkeypatch):
    """A window with nothing open; what the system's own dialogs would ask is answered, and not counted."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(MESSY), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(tmp_path / "packs"))
    names.extend([tmp_path / "plan.plan", tmp_path / "next.plan"])
    day = Day(window, qtbot, tmp_path, monkeypatch)
    day.come_back()
    return day


class Day:
    """The window, what is pressed and clicked in it, and the file that comes of it."""

    def __init__(self, window, qtbot, folder, monkeypatch):
        self.window, self.qtbot, self.folder, self.monkeypatch = window, qtbot, folder, monkeypatch
        self.by = Counted(qtbot)

    def press(self, *keys):
        for key in keys:
            self.by.press(*(key if isinstance(key, tuple) else (key, NONE)))

    def in_dialog(self, kind, act):
        """What is done in a dialog when it is opened, which is then over."""

        def use(dialog):
            dialog.show()
            dialog.activateWindow()
            self.qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
            act(dialog)
            dialog.hide()
            self.come_back()
            return dialog.result()

        self.monkeypatch.setattr(kind, "exec", use)

    def come_back(self):
        """The window has the keyboard, as it has when a dialog is put away."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)

    def wait(self):
        idle = lambda: not self.window.jobs.going and not self.window.background.busy  # noqa: E731
        self.qtbot.waitUntil(idle, timeout=PATIENCE_MS)

    @property
    def path(self):
        return self.window.workspace.path

    def held(self):
        with open_store(self.path) as store:
            return store.plan(), store.problems()

    def from_menu(self, letter):
        """Press a letter of the file menu once it is open."""

        def choose():
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            self.by.steps += 1
            QTest.keyClick(menu, letter)

        QTimer.singleShot(100, choose)
        self.press((Key.Key_F, ALT))


def by_words(page):
    return {row.title: row for row in page.causes.register.rows if isinstance(row, CauseRow)}


def settled(problems):
    return {one.cause for one in problems if one.decision == "accepted"}


def test_the_whole_day_by_keyboard_alone(day):
    day.in_dialog(ImportDialog, lambda dialog: day.press((Key.Key_Return, CTRL)))
    day.press((Key.Key_I, CTRL))
    day.qtbot.waitUntil(lambda: day.window.workspace.is_open, timeout=PATIENCE_MS)
    day.wait()
    loaded = day.by.steps

    day.press((Key(Key.Key_0 + [*day.window.pages].index("Problems") + 1), CTRL))
    page = day.window.pages["Problems"]
    day.qtbot.waitUntil(page.causes.hasFocus, timeout=PATIENCE_MS)
    cause = page.causes.chosen().problems[0].cause
    day.press(Key.Key_A)
    assert cause in settled(day.held()[1])

    day.press((Key.Key_2, CTRL), Key.Key_F2)
    editor = day.window.pages["Plan"].changes.editor
    editor.fields[-1].selectAll()
    day.by.say(TITLE)
    day.press(Key.Key_Return)
    assert day.held()[0].themes[0].title == TITLE

    day.in_dialog(SendDialog, lambda dialog: (dialog.go.setFocus(), day.press(Key.Key_Space)))
    day.press((Key(Key.Key_0 + [*day.window.pages].index("Packs") + 1), CTRL))
    assert day.window.pages["Packs"].send.hasFocus()  # nothing was sent yet
    day.press(Key.Key_Space)
    day.wait()
    assert len(day.held()[0].packs) == len(list((day.folder / "packs").iterdir())) > 0

    day.in_dialog(NextYearDialog, lambda dialog: (dialog.yes.setFocus(), day.press(Key.Key_Space)))
    day.from_menu(Key.Key_Y)
    day.wait()
    day.qtbot.waitUntil(lambda: day.path == day.folder / "next.plan", timeout=PATIENCE_MS)
    assert day.held()[0].themes[0].title == TITLE
    assert (loaded, day.by.steps) == (2, 13)


def test_the_whole_day_by_mouse_alone(day):
    click = day.by.click
    day.in_dialog(ImportDialog, lambda dialog: click(dialog.foot.go))
    click(next(button for button, _ in day.window.start.ways if button.text().startswith("Import")))
    day.qtbot.waitUntil(lambda: day.window.workspace.is_open, timeout=PATIENCE_MS)
    day.wait()

    click(day.window.rail.buttons["Problems"])
    page = day.window.pages["Problems"]
    row = next(row for row in by_words(page).values() if row.group == "decide" and row.choices[0].name == "accepted")
    click_words(day, page.causes, row)
    assert row.problems[0].cause in settled(day.held()[1])

    click(day.window.rail.buttons["Plan"])
    plan = day.window.pages["Plan"]
    title = next(at for at, one in enumerate(plan.rows.rows) if one.kind == "title")
    double_click(day, plan.rows, plan.rows.place_of_part(title).center())
    plan.changes.editor.fields[-1].selectAll()
    day.by.say(TITLE)
    click(plan.changes.editor.save_button)
    assert day.held()[0].themes[0].title == TITLE

    day.in_dialog(SendDialog, lambda dialog: click(dialog.go))
    click(day.window.rail.buttons["Packs"])
    click(day.window.pages["Packs"].send)
    day.wait()
    assert len(day.held()[0].packs) > 0
    assert day.by.steps <= 10


def click_words(day, view, row):
    """Press the first words of what can be done about a row."""
    index = view.model().index(view.register.rows.index(row), 3)
    view.scrollTo(index)
    rect = view.visualRect(index)
    day.by.steps += 1
    place = view.painter_of_rows._links_of(row, rect)[0][1].center()
    day.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def double_click(day, view, place):
    day.by.steps += 1
    day.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
