"""Unsaved text: on disk within two seconds, back after a restart, gone when it is saved or put away."""

import os
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.patience import PATIENCE_MS
from tests.test_put_in_place import left_by_an_ended_program
from tests.ui.asking import action_in, choose, say, words
from tests.ui.conftest import DAY
from tracker.domain.plan import Status
from tracker.paths import user_data_folder
from tracker.services.sample import make_sample
from tracker.ui.actions import update_form

KEY_MS = 20  # from one key to the next


@pytest.fixture
def form(page):
    return choose(page, "1.1.4").panel.form


@pytest.fixture
def soon(monkeypatch):
    """Drafts are kept at once, so that nobody has to wait; to be asked for before the form."""
    monkeypatch.setattr(update_form, "DRAFT_AFTER_MS", 10)


def drafts():
    """The drafts on disk."""
    return sorted(user_data_folder().glob("drafts/*.json"))


def wait_for_draft(qtbot, there=True):
    qtbot.waitUntil(lambda: bool(drafts()) == there, timeout=PATIENCE_MS)


def change_file(file, sql):
    """Another program changes a file that nobody has open."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(sql)


def restarted(another_window, file, ref="1.1.4"):
    """The form of an action in a new window on the same file."""
    window = another_window()
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    return choose(window.pages["Actions"], ref).panel.form


def test_unsaved_text_is_kept_well_within_two_seconds():
    assert update_form.DRAFT_AFTER_MS <= 1000


def test_unsaved_text_is_on_disk_when_the_time_has_come_and_that_is_said(soon, form, qtbot):
    qtbot.keyClicks(form.text, "Half a sentence")
    assert drafts() == []
    wait_for_draft(qtbot)
    assert "Half a sentence" in drafts()[0].read_text(encoding="utf-8")
    assert "draft kept" in words(form.foot)


@pytest.mark.skipif(os.name == "nt", reason="a mode of POSIX")
def test_nobody_else_can_read_unsaved_text(soon, form, qtbot):
    before = os.umask(0)
    try:
        qtbot.keyClicks(form.text, "Half a sentence")
        wait_for_draft(qtbot)
    finally:
        os.umask(before)
    assert drafts()[0].stat().st_mode & 0o777 == 0o600


def test_half_a_draft_that_an_ended_program_has_left_goes_with_the_next_one(soon, form, qtbot):
    (user_data_folder() / "drafts").mkdir(parents=True)
    left_by_an_ended_program(user_data_folder() / "drafts" / "some.json")
    qtbot.keyClicks(form.text, "Half a sentence")
    wait_for_draft(qtbot)
    assert list((user_data_folder() / "drafts").iterdir()) == drafts()


def test_going_on_typing_does_not_put_the_draft_off(monkeypatch, request, qtbot):
    monkeypatch.setattr(update_form, "DRAFT_AFTER_MS", 10 * KEY_MS)
    form = request.getfixturevalue("form")
    for _ in range(PATIENCE_MS // KEY_MS):
        qtbot.keyClicks(form.text, "a", delay=KEY_MS)
        if drafts():
            break
    assert drafts()


def test_everything_in_the_form_is_offered_back_after_a_crash(soon, form, file, another_window, qtbot):
    form.text.setPlainText("Half a sentence\nand more")
    form.status.buttons[Status.REPORTED_COMPLETE].click()
    form.rating.buttons["red"].click()
    form.review.choice.buttons["a date"].click()
    form.review.box.setText("Mar 2018")
    wait_for_draft(qtbot)
    back = restarted(another_window, file)
    assert back.text.toPlainText() == "Half a sentence\nand more"
    assert (back.status.value, back.rating.value) == (Status.REPORTED_COMPLETE, "red")
    assert (back.review.chosen, back.review.box.text()) == ("a date", "Mar 2018")
    assert any(text.startswith("Unsaved text of ") and text.endswith(" is back.") for text in words(back.foot))


def test_a_reason_is_offered_back_too(soon, form, file, another_window, qtbot):
    form.review.choice.buttons["+3"].click()
    form.reason.setText("The audit comes in January")
    wait_for_draft(qtbot)
    back = restarted(another_window, file)
    assert back.reason.isVisible() and back.reason.text() == "The audit comes in January"
    assert back.review.text == "Feb 2018"


def test_closing_the_window_keeps_what_was_typed_a_moment_before(form, window, file, another_window):
    form.text.setPlainText("Half a sentence")
    window.close()
    assert restarted(another_window, file).text.toPlainText() == "Half a sentence"


def test_saving_drops_the_draft(soon, form, file, another_window, qtbot):
    form.text.setPlainText("Lessons shared")
    wait_for_draft(qtbot)
    form.foot.save.click()
    assert drafts() == []
    back = restarted(another_window, file)
    assert back.text.toPlainText() == "" and not back.foot.discard.isVisible()


def test_a_draft_that_came_back_is_dropped_when_it_is_saved(form, file, another_window, window):
    form.text.setPlainText("Half a sentence")
    window.close()
    back = restarted(another_window, file)
    back.foot.save.click()
    assert action_in(file, "1.1.4").updates[-1].text == "Half a sentence"
    assert drafts() == [] and not back.foot.discard.isVisible()


def test_a_draft_can_be_put_away(form, file, another_window, window):
    form.text.setPlainText("Half a sentence")
    form.review.choice.buttons["+3"].click()
    window.close()
    back = restarted(another_window, file)
    back.foot.discard.click()
    assert drafts() == [] and back.text.toPlainText() == ""
    assert back.review.chosen == "keep" and not back.reason.isVisible()
    assert back.foot.draft.text() == ""


def test_text_that_was_taken_back_is_no_draft(soon, form, qtbot):
    form.text.setPlainText("Half a sentence")
    wait_for_draft(qtbot)
    form.text.clear()
    wait_for_draft(qtbot, there=False)


def test_the_draft_of_one_action_does_not_show_in_another(form, page):
    form.text.setPlainText("For 1.1.4")
    form.status.buttons[Status.STOPPED].click()
    choose(page, "1.1.5")
    assert form.text.toPlainText() == "" and form.status.value == Status.IN_PROGRESS
    assert not any("Unsaved" in text for text in words(form.foot))
    form.text.setPlainText("For 1.1.5")
    choose(page, "1.1.4")
    assert form.text.toPlainText() == "For 1.1.4" and form.status.value == Status.STOPPED
    choose(page, "1.1.5")
    assert form.text.toPlainText() == "For 1.1.5"
    assert len(drafts()) == 2


def test_another_plan_at_the_place_of_the_first_gets_none_of_its_drafts(form, window, page, file):
    form.text.setPlainText("For this plan")
    window.workspace.close()
    file.unlink()
    make_sample(file)
    window.commands.open_file(file)
    assert choose(page, "1.1.4").panel.form.text.toPlainText() == ""


def test_a_plan_that_was_moved_has_its_drafts_still(form, window, page, file, tmp_path):
    form.text.setPlainText("For this plan")
    window.workspace.close()
    (tmp_path / "moved").mkdir()
    window.commands.open_file(file.rename(tmp_path / "moved" / "other.plan"))
    assert choose(page, "1.1.4").panel.form.text.toPlainText() == "For this plan"


def test_an_action_that_was_imported_anew_has_its_draft_by_ref_and_words(form, window, file, another_window):
    form.text.setPlainText("Half a sentence")
    window.close()
    change_file(file, "UPDATE action SET uuid = 'new' WHERE ref = '1.1.4'")
    back = restarted(another_window, file)
    assert back.text.toPlainText() == "Half a sentence"
    back.foot.save.click()
    assert drafts() == []


def test_the_draft_of_a_removed_action_is_offered_on_none_of_other_words(form, window, file, another_window):
    form.text.setPlainText("Half a sentence")
    window.close()
    change_file(file, "UPDATE action SET uuid = 'new', text = 'Another promise' WHERE ref = '1.1.4'")
    assert restarted(another_window, file).text.toPlainText() == ""
    assert len(drafts()) == 1


def test_a_save_by_anybody_leaves_what_is_being_typed(form, page):
    form.text.setPlainText("Half a sentence")
    say(page, "1.1.5", text="Said of another")
    assert form.text.toPlainText() == "Half a sentence"


def test_going_through_the_rows_leaves_no_drafts(page):
    for ref in ("1.1.1", "1.2.7", "3.2", "2.5", "1.1.4"):
        choose(page, ref)
    page.workspace.set_as_at(date(2017, 12, 1))
    assert drafts() == []


def test_a_window_that_is_opened_again_begins_where_words_are_unsaved(form, page, window, file, another_window):
    choose(page, "1.2.1").panel.form.text.setPlainText("Typed first")
    choose(page, "1.1.4").panel.form.text.setPlainText("Typed last")
    window.close()
    os.utime(next(path for path in drafts() if "Typed first" in path.read_text(encoding="utf-8")), (1, 1))
    again = another_window()
    again.commands.open_file(file)
    panel = again.pages["Actions"].panel
    assert panel.line.action.ref == "1.1.4" and panel.form.text.toPlainText() == "Typed last"
    assert any(text.endswith(" is back.") for text in words(panel.form.foot))


def test_a_damaged_draft_is_as_none(form, window, file, another_window):
    form.text.setPlainText("Half a sentence")
    window.close()
    drafts()[0].write_text('{"text": ["not", "text"', encoding="utf-8")
    assert restarted(another_window, file).text.toPlainText() == ""


def test_a_draft_with_a_status_nobody_knows_is_offered_without_it(form, window, file, another_window):
    form.text.setPlainText("Half a sentence")
    window.close()
    kept = drafts()[0]
    kept.write_text('{"text": "Half", "status": "asleep", "stated": "pink", "choice": "+9"}', encoding="utf-8")
    back = restarted(another_window, file)
    assert (back.text.toPlainText(), back.status.value) == ("Half", Status.IN_PROGRESS)
    assert (back.rating.value, back.review.chosen) == ("", "keep")


def test_a_folder_that_cannot_be_written_is_said_and_stops_nothing(soon, form, file, qtbot):
    user_data_folder().write_text("a file where the folder should be")
    form.text.setPlainText("Half a sentence")
    qtbot.waitUntil(lambda: "could not be kept" in form.foot.draft.text(), timeout=PATIENCE_MS)
    form.foot.save.click()
    assert action_in(file, "1.1.4").updates[-1].text == "Half a sentence"


def test_the_name_of_a_draft_says_nothing_of_its_plan(soon, form, qtbot):
    form.text.setPlainText("Half a sentence")
    wait_for_draft(qtbot)
    assert "sample" not in drafts()[0].name
    assert form.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText
