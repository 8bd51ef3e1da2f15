"""The form of an update: what it saves, when it asks for a reason, which day it writes, and whose turn is next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.asking import action_in, choose, chosen, last_in, listed, say, updates_in, words
from tracker.domain.plan import Status, Update
from tracker.store.sqlite import open_store

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# ---- what is saved


def test_commentary_is_saved_with_the_day_in_view_and_the_users_name(form, file):
    form.text.setPlainText("  Lessons shared\nwith all teams ")
    form.foot.save.click()
    saved = last_in(file)
    assert (saved.text, saved.day) == ("Lessons shared\nwith all teams", date(2017, 11, 1))
    assert (saved.author, saved.recorded_by, saved.kind) == ("QA Manager", "QA Manager", "update")
    assert (saved.status, saved.stated_rag, saved.review, saved.reason) == (None, None, None, None)


def test_the_form_is_empty_again_after_saving_and_the_panel_shows_what_was_said(form, page, window):
    form.text.setPlainText("Lessons shared")
    form.status.buttons[Status.REPORTED_COMPLETE].click()
    form.foot.save.click()
    assert form.text.toPlainText() == "" and form.status.value == Status.REPORTED_COMPLETE
    assert "Lessons shared" in words(page.panel.timeline)
    assert page.panel.facts.status.text() == "Reported complete since 1 Nov 2017"
    assert window.status.state.text().startswith("✓ Saved")


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.REPORTED_COMPLETE, Status.COMPLETE, Status.STOPPED])
def test_a_status_is_saved(form, file, status):
    form.status.buttons[status].click()
    form.foot.save.click()
    assert last_in(file).status == status


def test_signing_off_what_somebody_else_reported_complete_is_a_sign_off(form, page, file):
    said_elsewhere(file, status=Status.REPORTED_COMPLETE)
    page.workspace.reload()
    form.status.buttons[Status.COMPLETE].click()
    assert not form.reason.isVisible()
    form.foot.save.click()
    assert (last_in(file).kind, last_in(file).status) == ("sign-off", Status.COMPLETE)


def test_completing_what_one_has_reported_complete_oneself_asks_for_the_reason(form, page, file):
    say(page, "1.1.4", status=Status.REPORTED_COMPLETE)
    form.status.buttons[Status.COMPLETE].click()
    assert form.why.text() == (
        "1.1.4 is completed without a sign-off, by QA Manager, who reported it complete: give the reason."
    )
    form.reason.setText("Seen by the board")
    form.foot.save.click()
    assert (last_in(file).kind, last_in(file).reason) == ("update", "Seen by the board")


def test_each_rating_has_its_meaning_beside_it(form):
    meanings = {name: button.accessibleDescription() for name, button in form.rating.buttons.items()}
    assert meanings == {
        "": "As computed (green)",
        "red": "more than 31 days late",
        "amber": "1 to 31 days late",
        "green": "not late",
    }


def test_a_stated_rating_is_saved_shown_and_can_be_withdrawn(form, page, file):
    form.rating.buttons["red"].click()
    form.foot.save.click()
    assert last_in(file).stated_rag == "red"
    assert page.panel.facts.chip.accessibleDescription() == "Red" and form.rating.value == "red"
    form.rating.buttons[""].click()
    form.foot.save.click()
    assert last_in(file).stated_rag == "none"
    assert page.panel.facts.chip.accessibleDescription() == "Green"


def test_nothing_said_is_nothing_saved(form, file):
    form.foot.save.click()
    assert updates_in(file) == 1
    assert form.foot.error.text().startswith("Nothing was said of 1.1.4")


# ---- the next review


@pytest.mark.parametrize(
    ("choice", "as_written"),
    [("+1", "Dec 2017"), ("+3", "Feb 2018"), ("quarter", "31 Dec 2017"), ("ongoing", "Ongoing")],
)
def test_a_quick_choice_counts_from_the_day_in_view(page, file, choice, as_written):
    form = choose(page, "1.1.1").panel.form
    form.text.setPlainText("Looked at")
    form.review.choice.buttons[choice].click()
    assert f"Oct 2017 → {as_written}" in words(form.review)
    form.reason.setText("The courses came late")
    form.foot.save.click()
    assert last_in(file, "1.1.1").review.as_printed == as_written


def test_a_date_is_typed_and_read(form, file, qtbot):
    form.text.setPlainText("Looked at")
    form.review.choice.buttons["a date"].click()
    qtbot.keyClicks(form.review.box, "14/12/2017")
    form.foot.save.click()
    assert last_in(file).review.as_printed == "14/12/2017"
    assert last_in(file).review.last == date(2017, 12, 14)


def test_a_date_that_cannot_be_read_is_said_at_once_and_saves_nothing(form, file):
    form.text.setPlainText("Looked at")
    form.review.choice.buttons["a date"].click()
    form.review.box.setText("when it suits")
    assert 'The review date "when it suits" of 1.1.4 could not be read' in form.foot.error.text()
    form.foot.save.click()
    assert updates_in(file) == 1 and form.foot.error.isVisible()


def test_keeping_the_review_leaves_it_as_it_was(form, file):
    form.text.setPlainText("Nothing new")
    form.review.choice.buttons["+3"].click()
    form.review.choice.buttons["keep"].click()
    form.foot.save.click()
    assert last_in(file).review is None


# ---- saving by keys


def test_control_and_enter_saves_and_goes_back_to_the_table(active, file, qtbot):
    form = choose(active, "1.1.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Lessons shared")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL)
    assert last_in(file).text == "Lessons shared"
    assert active.table.hasFocus() and chosen(active) == "1.1.4"


def test_control_shift_and_enter_saves_and_goes_to_the_next(active, file, qtbot):
    form = choose(active, "1.1.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Lessons shared")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL | SHIFT)
    assert last_in(file).text == "Lessons shared" and form.text.hasFocus()
    assert chosen(active) == "1.1.5" == active.panel.line.action.ref
    assert form.text.toPlainText() == ""


def test_the_next_is_the_next_of_what_is_shown_even_when_saving_takes_this_one_away(active, qtbot):
    active.head.flags["overdue"].click()
    before = listed(active)
    form = choose(active, before[3]).panel.form
    form.status.buttons[Status.COMPLETE].click()
    form.text.setFocus()
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL | SHIFT)
    assert listed(active) == [ref for ref in before if ref != before[3]]
    assert chosen(active) == before[4] == active.panel.line.action.ref


def test_what_fits_the_filters_no_longer_gives_its_place_to_the_next(active, qtbot):
    active.head.flags["overdue"].click()
    before = listed(active)
    form = choose(active, before[3]).panel.form
    form.status.buttons[Status.COMPLETE].click()
    form.text.setFocus()
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL)
    assert chosen(active) == before[4] == active.panel.line.action.ref
    assert active.table.hasFocus()


def test_after_the_last_the_first_that_needs_words_is_next(active, qtbot):
    form = choose(active, "3.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "The end")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL | SHIFT)
    assert chosen(active) == "1.1.1" and form.text.hasFocus()


def test_what_needs_no_words_today_is_passed_over(active, qtbot):
    say(active, "1.1.5", text="Said already")
    form = choose(active, "1.1.4").panel.form
    form.text.setPlainText("Lessons shared")
    form.save(True)
    assert chosen(active) == "1.1.6"


def test_when_nothing_that_is_shown_needs_words_the_table_has_the_keyboard_and_it_is_said(active, qtbot):
    active.head.search.setText("focus week lessons")
    form = choose(active, "1.1.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Lessons shared")
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CTRL | SHIFT)
    assert chosen(active) == "1.1.4" and active.table.hasFocus()
    assert "Saved. Nothing else that is shown needs words today." in words(form.foot)


def test_escape_goes_back_to_the_table_and_keeps_what_was_typed(active, qtbot):
    form = choose(active, "1.1.4").panel.form
    form.text.setFocus()
    qtbot.keyClicks(form.text, "Half a sent")
    qtbot.keyClick(form.text, Qt.Key.Key_Escape)
    assert active.table.hasFocus() and form.text.toPlainText() == "Half a sent"


# ---- the day


def test_what_is_written_on_another_day_than_today_says_which(form, page):
    assert form.foot.day.text() == "dated 1 Nov 2017"
    page.workspace.set_as_at(date.today())
    assert not form.foot.day.isVisible()


def test_a_day_before_the_latest_update_is_read_only_for_that_action(form, page, file):
    page.workspace.set_as_at(date(2017, 11, 20))
    say(page, "1.1.4", text="Said later")
    page.workspace.set_as_at(date(2017, 11, 19))
    assert "nothing can be written on 19 Nov 2017" in " ".join(words(form.foot))
    assert not any(w.isEnabled() for w in (form.text, form.status, form.rating, form.review, form.foot.save))
    form.save(False)
    assert updates_in(file) == 2
    assert "Said later" not in words(page.panel.timeline)
    choose(page, "1.1.5")
    assert form.text.isEnabled() and form.foot.save.isEnabled()


def test_what_is_typed_stays_when_the_day_moves(form, page):
    form.text.setPlainText("Half a sentence")
    form.review.choice.buttons["+1"].click()
    page.workspace.set_as_at(date(2017, 12, 1))
    assert form.text.toPlainText() == "Half a sentence"
    assert "Dec 2017 → Jan 2018" in words(form.review)


# ---- two people


def said_elsewhere(file, ref="1.1.4", **said):
    """Another window saves an update of the same action."""
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == ref)
        now = datetime.now(UTC)
        store.save(Update("theirs", "update", date(2017, 11, 1), now, author="Vera", action_id=action.id, **said))


def test_what_somebody_else_has_saved_meanwhile_is_shown_and_nothing_is_written_over_it(form, page, file):
    form.text.setPlainText("Mine")
    said_elsewhere(file, text="Theirs", status=Status.REPORTED_COMPLETE)
    form.foot.save.click()
    assert "Somebody else" in form.foot.error.text() and "nothing was saved" in form.foot.error.text()
    assert form.text.toPlainText() == "Mine" and updates_in(file) == 2
    assert "Theirs" in words(page.panel.timeline)
    form.foot.save.click()
    assert [update.text for update in action_in(file, "1.1.4").updates[1:]] == ["Theirs", "Mine"]
    assert last_in(file).status is None  # it was reported complete meanwhile, and stays so


def test_words_that_somebody_else_has_changed_meanwhile_are_told_too(form, page, file):
    form.text.setPlainText("Mine")
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.4")
        store.save(replace(action, text="Do something else"))
    form.foot.save.click()
    assert "Somebody else" in form.foot.error.text() and form.text.toPlainText() == "Mine"
    assert page.panel.facts.text.text() == "Do something else"


def test_an_update_of_another_action_is_nobodys_conflict(form, file):
    form.text.setPlainText("Mine")
    said_elsewhere(file, "1.1.5", text="Theirs")
    form.foot.save.click()
    assert last_in(file).text == "Mine" and not form.foot.error.isVisible()


def test_what_saves_is_in_sight_in_a_small_window(page, form):
    page.resize(1000, 520)
    form.text.setPlainText("A line.\n" * 30)
    words(form.foot)
    foot, panel = form.foot, page.panel
    at = foot.mapTo(panel, foot.rect().bottomLeft())
    assert form.foot.save.isVisible() and panel.rect().contains(at)
