"""The quality assurance manager loads a messy Word plan through the real window, and takes it back."""

from pathlib import Path

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.asking import dumped, listed
from tracker.store.sqlite import open_store
from tracker.ui.importing.dialog import ImportDialog

MESSY = Path(__file__).parents[2] / "corpus" / "improvement_plan.docx"


@pytest.fixture
def previewing(monkeypatch, qtbot):
    """What is done in the preview, as a list of steps; then Import is pressed."""
    steps = []

    def use(dialog):
        dialog.show()
        for step in steps:
            step(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ImportDialog, "exec", use)
    return steps


def leads(path):
    with open_store(path) as store:
        return {action.lead.as_printed for _, action in store.plan().actions()}


def imported(window, qtbot):
    qtbot.waitUntil(lambda: window.workspace.is_open and not window.background.busy, timeout=PATIENCE_MS)
    return window.workspace.path


def test_a_word_plan_becomes_the_plan_that_is_open(window, qtbot, previewing, names, tmp_path):
    into = tmp_path / "new.plan"
    names.append(into)
    window.imports.take(MESSY)
    assert imported(window, qtbot) == into
    assert len(listed(window.pages["Actions"])) == 7
    qtbot.waitUntil(lambda: window.rail.buttons["Problems"].count.text() not in ("", "0"), timeout=PATIENCE_MS)


def test_a_heading_read_as_something_else_is_read_so(window, qtbot, previewing, names, tmp_path):
    def leave_leads_aside(dialog):
        dialog.parts.show_part("table")
        drop = dialog.table.columns.lists["Lead"]
        drop.setCurrentIndex(drop.findText("Left aside"))
        drop.activated.emit(drop.currentIndex())
        qtbot.waitUntil(lambda: not dialog.again.isVisible(), timeout=PATIENCE_MS)

    into = tmp_path / "new.plan"
    names.append(into)
    previewing.append(leave_leads_aside)
    window.imports.take(MESSY)
    assert "" in leads(imported(window, qtbot))


def test_an_import_into_the_open_plan_is_one_step_that_can_be_undone(page, window, file, qtbot, previewing, told):
    before = dumped(file)
    window.imports.take(MESSY)
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)  # saved by the helper thread
    words = window.imports.undo_words
    qtbot.waitUntil(lambda: "improvement_plan.docx" in (words() or ""), timeout=PATIENCE_MS)  # none while it is busy
    assert dumped(file) != before
    window.imports.undo()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert "as it was before the import" in told[-1]
    assert dumped(file) == before and len(listed(page)) == 48
