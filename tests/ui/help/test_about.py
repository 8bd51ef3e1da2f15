"""About says what the program is and where its files lie; diagnostics name no person and no word of the plan."""

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.ui.asking import ROOT
from tracker import __version__
from tracker.paths import log_file, user_settings_folder
from tracker.ui.help.about import LIBRARIES, AboutDialog, diagnostics


@pytest.fixture
def about(page, window, qtbot):
    dialog = AboutDialog(window, window.workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_says_the_version_and_where_everything_lies(about, file):
    shown = {label.accessibleName(): label.text().replace("\u200b", "") for label in about.findChildren(QLabel)}
    assert shown["Plan file"] == str(file) and str(file.parent) in shown["Backups"]
    assert shown["Settings"] == str(user_settings_folder()) and shown["Log"] == str(log_file())
    assert any(__version__ in label.text() for label in about.findChildren(QLabel))


def test_its_libraries_are_those_that_are_required_with_the_licences_that_are_told():
    required = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [one.name for one in LIBRARIES] == [words.partition(">")[0] for words in required]
    page = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
    for one in LIBRARIES:
        assert f"| {one.name.lower()} |" in page and one.version, one.name
        assert f"| {one.licence} |" in next(
            row for row in page.splitlines() if row.startswith(f"| {one.name.lower()} |")
        )


def test_diagnostics_are_copied_and_name_nobody_and_no_word_of_the_plan(about, window, file, qtbot, monkeypatch):
    monkeypatch.setenv("HOME", str(file.parent))
    qtbot.mouseClick(about.copy, Qt.MouseButton.LeftButton)
    copied, plan = QGuiApplication.clipboard().text(), window.workspace.plan
    assert __version__ in copied and "48 actions" in copied and "~" in copied
    assert file.name not in copied and str(file.parent) not in copied and window.workspace.settings.who not in copied
    words = [plan.title, plan.organisation, *(theme.title for theme in plan.themes)]
    words += [one for person in plan.people for one in (person.name, person.role, person.email)]
    words += [action.text for _, action in plan.actions()] + [measure.name for _, measure in plan.measures()]
    assert [one for one in words if one and one in copied] == []


def test_diagnostics_can_be_copied_without_a_plan(window):
    assert "No plan is open" in diagnostics(window.workspace)


def test_the_menu_opens_it(window, monkeypatch):
    shown = []
    monkeypatch.setattr(AboutDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    next(one for one in window.menus.help.actions() if one.text() == "&About…").trigger()
    assert len(shown) == 1
