"""Comment, action and status edited in their cells: each a further remark, never an overwrite."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from tests.domain.builders import on
from tests.patience import PATIENCE_MS
from tests.ui.scorecard.test_page import cell
from tracker.store.sqlite import open_store

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keys(card, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    card.table.setFocus()

    def press(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
        for one in pressed:
            where = QApplication.focusWidget()
            (qtbot.keyClicks if isinstance(one, str) else qtbot.keyClick)(where, one, modifier)
        QCoreApplication.processEvents()

    return press


def remarks_in(path, ref):
    """The remarks of a measure as another program finds them in the file."""
    with open_store(path) as store:
        return next(measure.remarks for _, measure in store.plan().measures() if measure.ref == ref)


def edit(card, ref, name):
    key = next(row.measure.id for row in card.rows if row.measure.ref == ref)
    card.table.edit_cell(key, name)
    return card.table.delegate.open[2] if card.table.delegate.open else None


def test_a_comment_is_typed_into_its_cell_and_saved_with_enter(card, card_file, keys):
    edit(card, "G-M01", "comment")
    keys(Key.Key_A, modifier=CTRL)
    keys("The list works.", Key.Key_Return)
    *before, last = remarks_in(card_file, "G-M01")
    assert [remark.comment for remark in before] == ["Summer was slow.", "Weekly tracking."]
    assert (last.comment, last.action, last.stated_rating) == ("The list works.", None, None)
    assert (last.day, last.author, last.recorded_by) == (on("14 Nov 2017"), "QA Manager", "QA Manager")
    assert last.recorded_at is not None
    assert cell(card, "G-M01", "comment") == "The list works." and cell(card, "G-M01", "action") == "Daily list."
    assert card.done.said.text() == "The comment of G-M01 is saved."


def test_an_emptied_cell_says_that_there_is_none_any_more(card, card_file, keys):
    edit(card, "G-M01", "action").clear()
    keys(Key.Key_Return)
    assert remarks_in(card_file, "G-M01")[-1].action == "" and cell(card, "G-M01", "action") == ""


def test_the_status_is_chosen_from_the_words_in_use(card, card_file, keys):
    editor = edit(card, "G-M05", "status")
    assert [editor.itemText(at) for at in range(editor.count())] == ["None stated", "3", "2", "1"]
    editor.setCurrentIndex(2)
    keys(Key.Key_Return)
    assert remarks_in(card_file, "G-M05")[-1].stated_rating == "2" and cell(card, "G-M05", "status") == "2"


def test_a_status_is_taken_away_and_the_band_stands_there_again(card, card_file, keys):
    edit(card, "G-M02", "status").setCurrentIndex(0)
    keys(Key.Key_Return)
    assert remarks_in(card_file, "G-M02")[-1].stated_rating == "" and cell(card, "G-M02", "status") == "Good"
    assert "disagree" not in card.head.title.day.text()


def test_escape_leaves_what_was_and_what_is_not_changed_is_not_saved(card, card_file, keys):
    edit(card, "G-M01", "comment")
    keys("Never mind", Key.Key_Escape)
    edit(card, "G-M01", "comment")
    keys(Key.Key_Return)
    assert len(remarks_in(card_file, "G-M01")) == 2 and not card.done.isVisible()


def test_shift_and_enter_begins_a_line_and_leaving_the_cell_saves(card, card_file, keys):
    edit(card, "G-M03", "comment")
    keys("First line")
    keys(Key.Key_Return, modifier=SHIFT)
    keys("second")
    card.head.search.setFocus()
    assert remarks_in(card_file, "G-M03")[-1].comment == "First line\nsecond"


def test_tab_saves_and_goes_on_to_the_next_cell(card, card_file, keys, qtbot):
    edit(card, "G-M03", "comment")
    keys("Said", Key.Key_Tab)
    qtbot.waitUntil(lambda: card.table.delegate.open is not None, timeout=PATIENCE_MS)
    keys("Done", Key.Key_Return)
    assert [(one.comment, one.action) for one in remarks_in(card_file, "G-M03")[1:]] == [("Said", None), (None, "Done")]


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_a_key_opens_the_editor_of_the_cell(card, keys, key):
    card.show_measure("G-M01")
    names = [column.name for column in card.columns]
    card.table.setCurrentIndex(card.table.currentIndex().siblingAtColumn(names.index("action")))
    keys(key)
    assert QApplication.focusWidget().accessibleName() == "Action of Assessments completed in 45 days (%)"
    assert QApplication.focusWidget().toPlainText() == "Daily list."


def test_a_day_before_the_latest_remark_is_only_read(card, card_file, window):
    window.workspace.set_as_at(on("1 Sep 2017"))
    assert edit(card, "G-M01", "comment") is None
    why = "G-M01 already has a remark of 10 Nov 2017: nothing can be written on 1 Sep 2017."
    assert card.done.said.text() == why and not card.done.undo.isVisible()
    card.show_measure("G-M01")
    card.head.timeline.click()
    assert card.panel.closed.text() == why


def test_a_remark_of_somebody_else_is_a_conflict_and_what_was_typed_stays(
    card, card_file, another_window, keys, told, qtbot
):
    other = another_window(who="Service Manager")
    other.commands.open_file(card_file)
    other.show_page("Scorecard")
    theirs = other.pages["Scorecard"]
    theirs._say(theirs.rows[0], "comment", "Theirs")
    editor = edit(card, "G-M01", "comment")
    editor.setPlainText("Mine")
    keys(Key.Key_Return)
    assert told == ["Somebody else has added a remark of G-M01 since it was shown; nothing was saved."]
    assert [one.comment for one in remarks_in(card_file, "G-M01")][2:] == ["Theirs"]
    assert cell(card, "G-M01", "comment") == "Theirs" and card.table.delegate.open[2].toPlainText() == "Mine"
    card.window().activateWindow()
    qtbot.waitUntil(card.window().isActiveWindow, timeout=PATIENCE_MS)
    keys(Key.Key_Return)
    assert remarks_in(card_file, "G-M01")[-1].comment == "Mine"


def test_an_open_editor_stays_with_its_words_when_the_plan_is_read_again(card, window, keys):
    edit(card, "G-M01", "comment").setPlainText("Half a sen")
    window.workspace.reload()
    assert card.table.delegate.open[2].toPlainText() == "Half a sen"


def test_the_last_remark_is_undone_by_a_further_one(card, card_file, keys):
    edit(card, "G-M01", "comment").setPlainText("Wrong row")
    keys(Key.Key_Return)
    keys(Key.Key_Z, modifier=CTRL)
    *_, wrong, undo = remarks_in(card_file, "G-M01")
    assert (wrong.comment, undo.withdraws) == ("Wrong row", wrong.uuid)
    assert cell(card, "G-M01", "comment") == "Weekly tracking." and not card.done.isVisible()


def test_a_look_at_another_window_saves_nothing_that_is_half_typed(card, card_file, another_window, keys, qtbot):
    edit(card, "G-M01", "comment").setPlainText("Half a sen")
    other = another_window(who="Service Manager")
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=PATIENCE_MS)
    assert len(remarks_in(card_file, "G-M01")) == 2
    assert card.table.delegate.open[2].toPlainText() == "Half a sen"


def test_a_window_that_is_closed_saves_the_cell_that_is_open(card, card_file, window, keys):
    edit(card, "G-M01", "comment").setPlainText("Before I go")
    window.close()
    assert remarks_in(card_file, "G-M01")[-1].comment == "Before I go"
