"""Several selected actions get a lead, a review or a status together: one step, each by its own rules."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QDialog

from tests.ui.asking import action_in, choose
from tracker.domain.actions.register import Line
from tracker.domain.plan import Status
from tracker.store.sqlite import open_store
from tracker.ui.actions.set_together import LEAD, REVIEW, STATUS, TogetherDialog

REFS = ("1.1.1", "1.1.4", "1.1.5")  # of Oct, Dec and Oct 2017


def select(page, *refs):
    model, table = page.model, page.table
    table.clearSelection()
    chosen = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for at, row in enumerate(model.rows):
        if isinstance(row, Line) and row.action.ref in refs:
            table.selectionModel().select(model.index(at, 0), chosen)


@pytest.fixture
def answer(monkeypatch):
    """How the dialog is answered: by filling it and pressing its button."""

    def answer(fill):
        def answered(dialog):
            fill(dialog)
            dialog.save_button.click()
            return dialog.result()

        monkeypatch.setattr(TogetherDialog, "exec", answered)

    return answer


def field(dialog, name):
    dialog.field.buttons[name].click()


def reviews(file):
    return [action_in(file, ref).updates[-1].review for ref in REFS]


def test_it_is_offered_where_several_actions_are_selected(page):
    choose(page, "1.1.4")
    assert page.selected.isHidden()
    select(page, *REFS)
    assert page.selected.isVisible() and page.selected.button.text() == "3 actions: set lead, review or status…"
    page.refresh()
    assert page.selected.isHidden()


def test_a_lead_is_set_for_all_and_undone_in_one(page, answer, file):
    before = [action_in(file, ref).lead for ref in REFS]
    select(page, *REFS)
    answer(lambda dialog: dialog.lead.setEditText("Head of Quality"))
    page.selected.button.click()
    assert {action_in(file, ref).lead.as_printed for ref in REFS} == {"Head of Quality"}
    assert page.workspace.steps.to_undo == "lead of 3 actions"
    page.workspace.steps.undo()
    assert [action_in(file, ref).lead for ref in REFS] == before


def test_a_slip_asks_for_the_reason_of_all_before_anything_is_saved(page, answer, file):
    said = []

    def fill(dialog):
        field(dialog, REVIEW)
        dialog.review.setText("Mar 2018")
        said.append((dialog.error.text(), dialog.save_button.isEnabled()))
        dialog.reason.setText("A vacancy")
        said.append((dialog.error.text(), dialog.save_button.text(), dialog.save_button.isEnabled()))

    before = [len(action_in(file, ref).updates) for ref in REFS]
    select(page, *REFS)
    answer(fill)
    page.selected.button.click()
    assert said[0][0].startswith("The review of 1.1.1 moves from Oct 2017 to Mar 2018: give the reason. So do 2 more")
    assert not said[0][1] and said[1] == ("", "Set for 3 actions", True)
    updates = [action_in(file, ref).updates for ref in REFS]
    assert [len(one) for one in updates] == [count + 1 for count in before]
    assert {(one[-1].review.as_printed, one[-1].reason, one[-1].author) for one in updates} == {
        ("Mar 2018", "A vacancy", "QA Manager")
    }
    page.workspace.steps.undo()
    assert [action_in(file, ref).updates[-1].kind for ref in REFS] == ["undo"] * 3
    page.workspace.steps.redo()
    assert page.workspace.lines[0].state.review.as_printed == "Mar 2018"


def test_who_is_left_out_is_said(page, answer, file):
    workspace = page.workspace
    stopped = action_in(file, "1.1.5")
    from tracker.domain.actions.new_update import NewUpdate

    workspace.add_update(stopped, NewUpdate("No money.", Status.STOPPED, reason="No money"))
    told = []

    def fill(dialog):
        field(dialog, REVIEW)
        dialog.review.setText("Dec 2017")
        dialog.reason.setText("A vacancy")
        told.append(dialog.told.text().replace("\u200b", ""))

    select(page, *REFS)
    answer(fill)
    page.selected.button.click()
    assert told == ["Left out: 1.1.4 (so already); 1.1.5 (stopped)."]
    assert [len(one.updates) for one in (action_in(file, "1.1.5"), action_in(file, "1.1.4"))] == [2, 1]


def test_a_review_that_cannot_be_read_is_refused_beside_it(page, answer):
    def fill(dialog):
        field(dialog, REVIEW)
        dialog.review.setText("Octember")
        assert "could not be read" in dialog.error.text() and not dialog.save_button.isEnabled()
        dialog.reject()

    select(page, *REFS)
    answer(fill)
    page.selected.button.click()


def test_what_somebody_else_has_changed_meanwhile_is_told_and_a_second_press_sets_it(page, answer, file):
    def fill(dialog):
        field(dialog, STATUS)
        dialog.status.setCurrentText("Reported complete")
        with open_store(file) as store:
            store.save(replace(action_in(file, "1.1.4"), text="Changed elsewhere"))
        dialog.save_button.click()
        assert dialog.error.text().startswith("Somebody else has changed 1.1.4") and dialog.result() == 0

    select(page, *REFS)
    answer(fill)
    page.selected.button.click()
    assert [action_in(file, ref).updates[-1].status for ref in REFS] == [Status.REPORTED_COMPLETE] * 3
    assert action_in(file, "1.1.4").text == "Changed elsewhere"


def test_it_is_asked_for_by_its_key(active, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(TogetherDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()) or QDialog.Rejected)
    active.table.setFocus()
    select(active, *REFS)
    qtbot.keyClick(active.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["Set for 3 actions"]


def test_the_fields_go_by_name_and_the_reason_is_not_asked_for_a_lead(page, answer):
    def fill(dialog):
        assert {one.accessibleName() for one in (dialog.lead, dialog.review, dialog.status, dialog.reason)} == {
            "Lead", "Review", "Status", "The reason",
        }  # fmt: skip
        assert not dialog.reason.isVisibleTo(dialog)
        field(dialog, REVIEW)
        assert dialog.reason.isVisibleTo(dialog)
        field(dialog, LEAD)
        dialog.reject()

    select(page, *REFS)
    answer(fill)
    page.selected.button.click()
