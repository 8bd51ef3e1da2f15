"""An import without an open plan makes a new file, as the preview says, or is told why not."""

import os
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from threading import current_thread, main_thread

import pytest
from PySide6.QtWidgets import QDialog

from tests.cli.conftest import main_of
from tests.patience import PATIENCE_MS
from tests.ui.asking import ROOT, dumped
from tracker.services import importing
from tracker.ui.importing import choices
from tracker.ui.importing.dialog import ImportDialog


@pytest.fixture(autouse=True)
def agreed(monkeypatch):
    monkeypatch.setattr(ImportDialog, "exec", lambda _: QDialog.DialogCode.Accepted)


@pytest.fixture
def document(tmp_path):
    def make(ref):
        path = tmp_path / f"{ref}.csv"
        path.write_text(f"Ref,Action,Lead\n{ref},Agree the protocol,Chair\n")
        return path

    return make


def imported_beside(document, into):
    with redirect_stdout(StringIO()):
        assert main_of("import", document, "--into", into) == 0
    return into


def test_a_plan_that_is_there_is_not_merged_into(window, qtbot, names, told, document, tmp_path):
    held = imported_beside(document("9.1"), tmp_path / "held.plan")
    names += [held, tmp_path / "held", tmp_path / "new"]
    window.imports.take(document("1.1"))
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert len(told) == 2 and all("open it" in words and "import into it" in words for words in told)
    assert set(dumped(held)) == {"9.1"} and set(dumped(tmp_path / "new.plan")) == {"1.1"}
    assert window.workspace.path == tmp_path / "new.plan"


def test_a_plan_that_another_program_makes_meanwhile_is_left_as_it_is(
    window, qtbot, names, told, document, tmp_path, monkeypatch
):
    new, real = tmp_path / "new.plan", importing.save_drafts
    first, second = document("1.1"), document("9.1")

    def save(*arguments, **named):
        imported_beside(second, new)
        return real(*arguments, **named)

    monkeypatch.setattr("tracker.services.importing.save_drafts", save)
    names.append(new)
    window.imports.take(first)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert len(told) == 1 and str(new) in told[0] and "meanwhile" in told[0]
    assert set(dumped(new)) == {"9.1"} and not window.workspace.is_open
    assert sorted(name for name in os.listdir(tmp_path) if "new" in name or name.endswith(".part")) == ["new.plan"]


def test_an_import_that_cannot_be_saved_leaves_no_file(window, qtbot, names, told, tmp_path, monkeypatch):
    readings = ROOT / "sample_plans" / "readings_2017-18.csv"
    names.append(tmp_path / "new.plan")
    window.imports.take(readings)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert "only readings" in told[0] and [name for name in os.listdir(tmp_path) if "user" not in name] == []


@pytest.fixture
def compared(monkeypatch):
    """For each comparison with the open plan: whether the window waited for it."""
    compared, real = [], choices.preview

    def compare(*arguments):
        compared.append(current_thread() is main_thread())
        return real(*arguments)

    monkeypatch.setattr(choices, "preview", compare)
    return compared


@pytest.fixture
def shown(monkeypatch):
    """The previews that are shown: each is closed again."""
    shown = []
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: shown.append(dialog) or QDialog.DialogCode.Rejected)
    return shown


def test_what_was_read_is_held_against_the_open_plan_once_while_the_window_goes_on(
    window, file, qtbot, document, compared, shown
):
    window.commands.open_file(file)
    window.imports.take(document("1.1"))
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE_MS)
    assert compared == [False] and shown[0].changes.rows.rows


def test_a_plan_that_was_gone_on_with_while_a_document_was_read_is_the_one_that_it_is_held_against(
    window, file, qtbot, document, compared, shown
):
    window.commands.open_file(file)
    window.imports.take(document("1.1"))
    window.workspace.set_as_at(date(2017, 12, 1))
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE_MS)
    assert compared == [False, True] and shown[0].choices.held.as_at == date(2017, 12, 1)
