"""What was taught in the preview goes into a file, and a file says how the document in the preview is read."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.patience import PATIENCE_MS
from tracker.documents.dump.table_choices import read_mapping, write_mapping
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming

KEY = "ref | action | person | remarks"
TAUGHT = {KEY: TableChoice(fields={"Person": "lead"})}


@pytest.fixture
def preview(window, qtbot, tmp_path):
    def show(choices=None):
        path = tmp_path / "plan.csv"
        path.write_text("Ref,Action,Person,Remarks\n1.1,Agree the policy,Head of Care,Begun.\n", encoding="utf-8")
        draft = read_document(path, choices)
        dialog = ImportDialog(Incoming(path), ImportChoices(draft, None, choices), window.background, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
            dialog.show()
        return dialog

    return show


@pytest.fixture
def picked(monkeypatch):
    """The file that is picked in the dialog which asks for one."""

    def pick(path):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return pick


def leads(dialog):
    return [action.lead.as_printed for _, action in dialog.choices.draft.plan.actions()]


def test_a_file_says_how_the_document_is_read_at_once(preview, picked, qtbot, tmp_path):
    write_mapping(tmp_path / "taught.json", TAUGHT)
    dialog = preview({KEY: TableChoice(fields={"Remarks": "commentary"}), "other": TableChoice("notes")})
    picked(tmp_path / "taught.json")
    dialog.mapping.use_button.click()
    qtbot.waitUntil(lambda: leads(dialog) == ["Head of Care"], timeout=PATIENCE_MS)
    assert dialog.choices.tables == {**TAUGHT, "other": TableChoice("notes")}


def test_a_file_that_fits_no_table_or_is_none_changes_nothing_and_is_told(preview, picked, told, tmp_path):
    write_mapping(tmp_path / "other.json", {"else": TableChoice("notes")})
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    dialog = preview()
    for name in ("other.json", "broken.json", ""):
        picked(tmp_path / name if name else "")
        dialog.mapping.use_button.click()
    assert told == [
        "other.json fits no table of this document.",
        "broken.json cannot be used as a mapping: it is not JSON that can be read.",
    ]
    assert dialog.choices.tables == {} and not dialog.again.is_busy


def test_what_was_taught_is_saved_for_somebody_else(preview, names, told, tmp_path):
    dialog = preview(TAUGHT)
    names.append(tmp_path / "mine")
    dialog.mapping.save_button.click()
    assert names.offered == "mapping.json" and read_mapping(tmp_path / "mine.json") == TAUGHT
    told.answer = False
    names.append(tmp_path / "mine.json")
    (tmp_path / "mine.json").write_text(json.dumps("kept"), encoding="utf-8")
    dialog.mapping.save_button.click()
    assert "is there already" in told[0] and (tmp_path / "mine.json").read_text(encoding="utf-8") == '"kept"'


def test_before_anything_was_taught_there_is_nothing_to_save(preview):
    assert not preview().mapping.save_button.isEnabled()
    assert preview(TAUGHT).mapping.save_button.isEnabled()
