"""What was chosen for tables in the preview is known at the next import: of the plan, and of the user's next plan."""

import pytest
from PySide6.QtWidgets import QDialog

from tests.patience import PATIENCE_MS
from tracker.domain.draft import TableChoice
from tracker.services.table_choices import known_choices, taught_in
from tracker.ui.importing.dialog import ImportDialog

KEY = "ref | action | person | remarks"
TEXTS = {"1.1": "Agree the protocol", "1.2": "Count the visits of each team"}
AS_LEAD = {KEY: TableChoice(fields={"Person": "lead"})}


@pytest.fixture
def document(tmp_path):
    def make(ref):
        path = tmp_path / f"{ref}.csv"
        path.write_text(f"Ref,Action,Person,Remarks\n{ref},{TEXTS[ref]},Chair,Begun.\n", encoding="utf-8")
        return path

    return make


@pytest.fixture
def answer(monkeypatch, qtbot):
    """What is chosen in the preview before Import, or Cancel, is pressed."""

    shown = []

    def say(tables, pressed=QDialog.DialogCode.Accepted):
        def run(dialog):
            shown.append(dialog)
            if tables is not None:
                dialog._choose_tables(tables)
                qtbot.waitUntil(lambda: not dialog.again.is_busy, timeout=PATIENCE_MS)
            return pressed

        monkeypatch.setattr(ImportDialog, "exec", run)
        return shown

    return say


def leads(window):
    return {action.ref: action.lead.as_printed for _, action in window.workspace.plan.actions()}


@pytest.fixture
def imported(window, qtbot, document):
    def run(ref, shown):
        window.imports.take(document(ref))
        qtbot.waitUntil(lambda: window.workspace.is_open and ref in leads(window), timeout=PATIENCE_MS)
        assert leads(window) == shown

    return run


def test_it_is_known_at_the_next_import_into_the_plan_and_in_the_next_plan(
    window, imported, answer, names, tmp_path, qtbot, document
):
    names.append(tmp_path / "new")
    answer(AS_LEAD)
    imported("1.1", {"1.1": "Chair"})
    assert taught_in(window.workspace.plan) == AS_LEAD == known_choices(None, window.workspace.settings)
    answer(None)
    imported("1.2", {"1.1": "Chair", "1.2": "Chair"})


def test_a_choice_that_is_taken_back_is_taken_back_everywhere(window, imported, answer, names, tmp_path):
    names.append(tmp_path / "new")
    answer(AS_LEAD)
    imported("1.1", {"1.1": "Chair"})
    answer({})
    imported("1.2", {"1.1": "Chair", "1.2": ""})
    assert taught_in(window.workspace.plan) == {KEY: TableChoice()} and window.workspace.settings.tables == ()


def test_what_was_chosen_and_not_imported_teaches_nobody(window, answer, qtbot, document):
    shown = answer(AS_LEAD, QDialog.DialogCode.Rejected)
    before = window.workspace.settings
    window.imports.take(document("1.1"))
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE_MS)
    assert window.workspace.settings == before and not window.workspace.is_open
