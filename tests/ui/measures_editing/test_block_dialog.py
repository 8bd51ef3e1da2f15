"""The dialog for a block of readings: it says what would be added before anything is saved."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from tests.domain.builders import a_reading
from tests.ui.asking import controls
from tests.ui.measures.small_plan import DAY, measure_in, readings_in
from tracker.store.sqlite import open_store
from tracker.ui.measures_editing.block_dialog import BlockDialog

BLOCK = "Measure\tSep 2017\tOct 2017\tNov 2017\n1.1-M02\t22\t20\t19\nPractice alerts raised\t4\t6\t\n"


@pytest.fixture
def dialog(workspace, qtbot):
    QGuiApplication.clipboard().setText(BLOCK)
    dialog = BlockDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_on_the_clipboard_is_told_before_it_is_saved(dialog, file):
    assert dialog.found.text() == "2 readings are new and 1 reading changes, of 2 measures: add them?"
    assert dialog.more.text().split("\n") == [
        "1.1-M02 Second plans: 1 new; Oct 2017 21 → 20",
        "1.1-M03 Practice alerts raised: 1 new",
    ]
    assert len(readings_in(file, "1.1-M02")) == 2


def test_all_of_it_is_saved_together_known_from_the_day(dialog, file):
    dialog.save()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert sorted(row[:2] for row in readings_in(file, "1.1-M02")) == [
        ("Nov 2017", "19"), ("Oct 2017", "20"), ("Sep 2017", "22"),
    ]  # fmt: skip
    assert sorted(row[:2] for row in readings_in(file, "1.1-M03")) == [("Oct 2017", "6"), ("Sep 2017", "4")]
    further = [one for one in measure_in(file, "1.1-M03").readings if one.as_printed == "6"]
    assert [one.known for one in further] == [DAY]


def test_a_block_with_a_fault_cannot_be_saved_and_can_be_put_right(dialog, file):
    dialog.text.setPlainText(BLOCK.replace("\t19", "\t1,9"))
    assert dialog.found.text().startswith('Row 2, cell D2 (1.1-M02, Nov 2017): "1,9" is written with a decimal comma')
    assert not dialog.save_button.isEnabled()
    dialog.text.setPlainText(BLOCK)
    assert dialog.save_button.isEnabled()


def test_a_block_that_stands_there_already_adds_nothing(dialog):
    dialog.text.setPlainText("x\tSep 2017\n1.1-M02\t22\n")
    assert dialog.found.text() == "Everything that was copied stands here already."
    assert not dialog.save_button.isEnabled()
    dialog.text.setPlainText("")
    assert dialog.found.text() == "Nothing is pasted yet."


def test_somebody_elses_readings_keep_the_whole_block_out(dialog, file):
    with open_store(file) as store:
        held = next(one for _, one in store.plan().measures() if one.ref == "1.1-M03")
        theirs = replace(a_reading("Aug 2017", 1), uuid="theirs", measure_id=held.id, known=DAY)
        store.save(theirs)
    dialog.save()
    assert "Somebody else has" in dialog.error.text() and dialog.isVisible()
    assert len(readings_in(file, "1.1-M02")) == 2
    dialog.save()
    assert len(readings_in(file, "1.1-M02")) == 3


def test_every_control_has_a_name_of_its_own(dialog):
    assert [control.accessibleName() for control in controls(dialog.content)] == ["The block as copied"]
