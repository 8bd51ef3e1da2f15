"""What an import asks, in the preview: reasons of later reviews, and whose value is to stand."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester

from tests.patience import PATIENCE_MS
from tests.services.builders import DECEMBER, a_draft, a_row, action_of, problems_of, said_in_the_program
from tracker.domain.actions.state import state_at
from tracker.domain.merging.asked import NO_ANSWERS
from tracker.domain.merging.plans import Change, Changes
from tracker.domain.plan import Plan
from tracker.domain.when import month_when, shown
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store, open_store
from tracker.ui.importing.change_rows import CONFLICTS, LATE, REPEATED, SLIPS, ChangeRow, change_rows, notes_under
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Held
from tracker.ui.tables.grouping import Group

MAY, JUNE = month_when(2018, 5), month_when(2018, 6)
NONE_GIVEN = "No reason given: a problem will say so."


class Document:
    name = "plan.csv"

    def folder(self):
        return Path()

    def read(self, fields, stop: Event):
        raise AssertionError("it is not read again")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.plan"
    first = a_draft(a_row(), a_row("1.2", "Train the staff"), a_row("1.3", "Open the hub"), a_row("1.4", "Hire"))
    with new_store(path) as store:
        save_drafts(store, [first], None, datetime(2017, 11, 1, tzinfo=UTC))
    said_in_the_program(path, "1.3", review="Nov 2017")
    with open_store(path) as store:
        (action,) = [one for _, one in store.plan().actions() if one.ref == "1.4"]
        store.save(replace(action, text="Hire two officers"))
    return path


def again():
    """The document that moves 1.1 and 1.2 later, and 1.3 and the words of 1.4 otherwise than the plan since."""
    return a_draft(
        a_row(review=MAY), a_row("1.2", "Train the staff", review=JUNE),
        a_row("1.3", "Open the hub", review=MAY), a_row("1.4", "Hire three officers"),
    )  # fmt: skip


@pytest.fixture
def preview_of(window, qtbot, file):
    def show(draft):
        with open_store(file) as store:
            held = Held(store.plan(), store.problems(), DECEMBER)
        dialog = ImportDialog(Document(), ImportChoices(draft, held), window.background, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
            dialog.show()
        return dialog

    return show


@pytest.fixture
def dialog(preview_of):
    return preview_of(again())


def rows(dialog):
    return dialog.changes.rows.rows


def at(dialog, kind, ref):
    return next(
        n for n, row in enumerate(rows(dialog)) if isinstance(row, ChangeRow) and (row.kind, row.ref) == (kind, ref)
    )


def heading(dialog, words_of_it):
    return next(n for n, row in enumerate(rows(dialog)) if isinstance(row, Group) and row.heading == words_of_it)


def select(dialog, *numbers):
    dialog.changes.selectRow(numbers[0])
    rows_too = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number in numbers[1:]:
        dialog.changes.selectionModel().select(dialog.changes.rows.index(number, 0), rows_too)


def spoken(dialog, row, column):
    return dialog.changes.rows.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def saved(dialog, file):
    wanted = dialog.wanted()
    with open_store(file) as store:
        now = datetime(2017, 12, 12, tzinfo=UTC)
        save_drafts(store, [wanted.draft], DECEMBER, now, answers=wanted.answers)


# ---- what is shown


def test_what_is_asked_stands_first_under_headings_of_its_own(dialog):
    assert [row.heading for row in rows(dialog) if isinstance(row, Group)][:2] == [CONFLICTS, SLIPS]
    told = [(row.kind, row.ref, row.old, row.new) for row in rows(dialog) if isinstance(row, ChangeRow)]
    assert told == [
        ("conflict", "1.3", "Nov 2017", "May 2018"),
        ("conflict", "1.4", "Hire two officers", "Hire three officers"),
        ("slip", "1.1", "Dec 2017", "May 2018"),
        ("slip", "1.2", "Dec 2017", "Jun 2018"),
    ]
    assert "2 fields to choose, 2 reasons to give" in dialog.parts.words.text()


def test_a_conflict_says_when_and_by_whom_ours_was_said(dialog):
    select(dialog, at(dialog, "conflict", "1.3"))
    line = '1.3: "Nov 2017" here (by Ann, 14 Nov 2017), and "May 2018" in the document. What is to stand?'
    assert dialog.asking.line.caption.text().replace("\u200b", "") == line
    assert spoken(dialog, at(dialog, "conflict", "1.3"), 2).endswith("Nov 2017, by Ann, 14 Nov 2017")
    assert "changed since the last import" in spoken(dialog, at(dialog, "conflict", "1.4"), 2)


def test_the_model_with_what_is_asked_keeps_qts_rules(dialog, qtmodeltester):
    ModelTester(dialog.changes.rows)
    dialog.changes.choose(dialog.choices.changes().conflicts, "theirs")
    qtmodeltester.check(dialog.changes.rows)


def test_where_nothing_is_asked_there_is_no_line(preview_of):
    dialog = preview_of(a_draft(a_row(), a_row("1.2", "Train the staff"), a_row("1.3", "Open the hub")))
    assert dialog.asking.line.isHidden()


def test_what_the_document_still_says_is_told_under_a_closed_heading(preview_of, qtbot):
    first = (a_row(), a_row("1.2", "Train the staff"), a_row("1.3", "Open the hub"), a_row("1.4", "Hire"))
    dialog = preview_of(a_draft(*first))
    (group,) = [row for row in rows(dialog) if isinstance(row, Group)]
    assert (group.heading, group.words, group.folded) == (REPEATED, "2", True)
    select(dialog, 0)
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Space)
    assert [(row.ref, row.old, row.new) for row in rows(dialog)[1:]] == [
        ("1.3", "Nov 2017", "Dec 2017"),
        ("1.4", "Hire two officers", "Hire"),
    ]


# ---- reasons


def test_a_reason_is_typed_in_place_and_shown_with_its_row(dialog, file, qtbot):
    row = at(dialog, "slip", "1.1")
    select(dialog, row)
    assert spoken(dialog, row, 3).endswith(f"May 2018, {NONE_GIVEN}")
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Return)
    box = dialog.asking.line.reason
    assert box.hasFocus()
    assert box.accessibleName() == "Why does the review of 1.1 move from Dec 2017 to May 2018?"
    qtbot.keyClicks(box, "The lead left")
    assert spoken(dialog, row, 3).endswith("May 2018, Reason: The lead left")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.changes.hasFocus() and dialog.isVisible()
    saved(dialog, file)
    assert action_of(file, "1.1").updates[-1].reason == "The lead left"
    assert [(one.about, one.field) for one in problems_of(file) if one.kind == "missing"] == [("1.2", "reason")]


def test_one_reason_answers_all_rows_that_are_selected(dialog, qtbot):
    select(dialog, at(dialog, "slip", "1.1"), at(dialog, "slip", "1.2"))
    qtbot.keyClicks(dialog.asking.line.reason, "Funding")
    assert [spoken(dialog, at(dialog, "slip", ref), 3)[-15:] for ref in ("1.1", "1.2")] == ["Reason: Funding"] * 2
    select(dialog, at(dialog, "slip", "1.1"))
    assert dialog.asking.line.reason.text() == "Funding"


def test_a_heading_stands_for_all_below_it(dialog, qtbot):
    select(dialog, heading(dialog, SLIPS))
    assert dialog.asking.line.caption.text() == "Why do these 2 reviews move later?"
    qtbot.keyClicks(dialog.asking.line.reason, "Funding")
    assert sorted(dialog.wanted().answers.reasons.values()) == ["Funding", "Funding"]


def test_rows_of_both_kinds_are_not_answered_together(dialog):
    select(dialog, at(dialog, "slip", "1.1"), at(dialog, "conflict", "1.3"))
    assert dialog.asking.line.reason.isHidden() and dialog.asking.line.choice.isHidden()
    assert "under one heading" in dialog.asking.line.caption.text()


def test_a_reason_in_the_document_is_shown_as_the_answer(preview_of):
    moved = a_row(said="Begun.\nDelayed because the lead left.", review=month_when(2018, 6))
    dialog = preview_of(a_draft(moved))
    dialog.foot.day.setText("1 Oct 2017")  # when it is not due soon, or it would be the review held
    select(dialog, at(dialog, "slip", "1.1"))
    assert dialog.asking.line.reason.text() == "Delayed because the lead left."


# ---- choices


@pytest.mark.parametrize(("chosen", "review"), [("ours", "Nov 2017"), ("theirs", "May 2018")])
def test_what_is_chosen_is_what_stands(dialog, file, qtbot, chosen, review):
    select(dialog, at(dialog, "conflict", "1.3"))
    line = dialog.asking.line
    assert line.choice.value is None and line.choice.buttons["both"].isHidden()
    line.choice.buttons[chosen].click()
    assert line.choice.value == chosen
    saved(dialog, file)
    assert shown(state_at(action_of(file, "1.3").updates, DECEMBER).review) == review
    assert [one.decision for one in problems_of(file) if (one.about, one.kind) == ("1.3", "contradiction")] == [
        "accepted"
    ]


def test_the_documents_date_asks_for_its_reason_as_soon_as_it_is_chosen(dialog):
    select(dialog, at(dialog, "conflict", "1.3"))
    dialog.asking.line.choice.buttons["theirs"].click()
    assert rows(dialog)[at(dialog, "slip", "1.3")].old == "Nov 2017"
    assert [one.ref for one in dialog.changes.asked()] == ["1.3"], "the row that was answered stays selected"
    dialog.asking.line.choice.buttons["ours"].click()
    assert all(row.kind != "slip" or row.ref != "1.3" for row in rows(dialog) if isinstance(row, ChangeRow))


def test_both_wordings_can_be_kept(dialog, file):
    select(dialog, at(dialog, "conflict", "1.4"))
    assert not dialog.asking.line.choice.buttons["both"].isHidden()
    dialog.asking.line.choice.buttons["both"].click()
    saved(dialog, file)
    assert action_of(file, "1.4").text == "Hire two officers\nHire three officers"


def test_several_conflicts_are_chosen_at_once(dialog, qtbot):
    select(dialog, heading(dialog, CONFLICTS))
    dialog.asking.line.choice.buttons["theirs"].click()
    assert list(dialog.wanted().answers.choices.values()) == ["theirs", "theirs"]


def test_the_keyboard_alone_reaches_every_answer(dialog, qtbot):
    select(dialog, at(dialog, "conflict", "1.3"))
    dialog.changes.setFocus()
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Return)
    buttons = dialog.asking.line.choice.buttons
    assert buttons["ours"].hasFocus()
    qtbot.keyClick(buttons["ours"], Qt.Key.Key_Space)
    assert dialog.asking.line.choice.value == "ours"
    qtbot.keyClick(buttons["ours"], Qt.Key.Key_Right)
    assert dialog.asking.line.choice.value == "theirs" and dialog.isVisible()


def test_esc_and_enter_lead_from_an_answer_to_the_table_and_close_nothing(dialog, qtbot):
    select(dialog, at(dialog, "conflict", "1.3"))
    buttons = dialog.asking.line.choice.buttons
    for key, chosen in ((Qt.Key.Key_Escape, None), (Qt.Key.Key_Return, "theirs")):
        buttons["theirs"].setFocus()
        qtbot.keyClick(buttons["theirs"], key)
        assert dialog.isVisible() and dialog.changes.hasFocus()
        assert dialog.asking.line.choice.value == chosen


def test_what_is_chosen_is_not_counted_as_to_choose_any_more(dialog):
    assert "2 fields to choose" in dialog.parts.words.text()
    select(dialog, at(dialog, "conflict", "1.3"))
    dialog.asking.line.choice.buttons["ours"].click()
    assert "1 field to choose" in dialog.parts.words.text()


def test_every_answer_has_a_name(dialog):
    select(dialog, at(dialog, "conflict", "1.4"))
    names = {
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in dialog.asking.line.choice.buttons.values()
    }
    assert names == {f"What is to stand: {said}" for said in ("Keep what is here", "Take the document's", "Keep both")}


def test_answers_outlast_another_day_and_closing_a_heading(dialog, qtbot):
    select(dialog, at(dialog, "slip", "1.1"))
    qtbot.keyClicks(dialog.asking.line.reason, "Funding")
    dialog.foot.day.setText("1 Oct 2017")
    dialog.foot.day.setText("12 Dec 2017")
    select(dialog, heading(dialog, SLIPS))
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Space)
    assert list(dialog.wanted().answers.reasons.values()) == ["Funding"]


def test_rows_that_move_down_keep_the_height_of_rows(preview_of):
    draft = again()
    (theme,) = draft.plan.themes
    theme = replace(theme, actions=(*theme.actions, a_row("1.5", "Count the visits")))
    dialog = preview_of(replace(draft, plan=replace(draft.plan, themes=(theme,))))
    select(dialog, heading(dialog, CONFLICTS))
    dialog.asking.line.choice.buttons["theirs"].click()
    look = dialog.changes.painter_of_rows
    heights = {"group": look.group_height, "row": look.row_height}
    for number, row in enumerate(rows(dialog)):
        assert dialog.changes.rowHeight(number) == heights["group" if isinstance(row, Group) else "row"]


@pytest.mark.parametrize(("later", "heading", "why"), [(None, REPEATED, "said before"), (DECEMBER, LATE, "later day")])
def test_why_what_is_here_stays_is_said(later, heading, why):
    changes = Changes(repeated=[Change("1.1", "lead", "Kit Ware", "Sue Lane")], later=later)
    group, row = change_rows(changes, Plan("Plan"), ())
    assert group.heading == heading and why in notes_under(row, NO_ANSWERS)[1]
