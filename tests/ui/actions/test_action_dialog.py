"""Adding an action, editing its words, stopping, removing and bringing back, as a second process sees it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from tests.ui.asking import action_in, choose, chosen, dumped, listed, words
from tracker.store.sqlite import open_store
from tracker.ui.actions.action_dialog import ActionDialog


@pytest.fixture
def dialogs(monkeypatch, qtbot):
    """What is done with the dialog of an action, each time it is opened: `dialogs.append(function)`."""
    waiting = []

    def answered(dialog):
        waiting.pop(0)(dialog)
        return dialog.result()

    monkeypatch.setattr(ActionDialog, "exec", answered)
    return waiting


def filled(ref=None, text=None, lead=None, review=None, theme=None):
    """Fill the dialog, and save."""

    def fill(dialog):
        if theme is not None:
            dialog.theme.setCurrentIndex(theme)
        for box, value in ((dialog.ref, ref), (dialog.review, review)):
            if value is not None:
                box.setText(value)
        if text is not None:
            dialog.text.setPlainText(text)
        if lead is not None:
            dialog.lead.setEditText(lead)
        dialog.save_button.click()

    return fill


# ---- adding


def test_a_new_action_is_in_the_table_the_panel_and_the_file(page, file, dialogs):
    dialogs.append(
        filled(text="Count what was counted twice", lead="Vera Brook, Head of Service", review="Dec 2017", theme=4)
    )
    page.head.add.click()
    assert chosen(page) == "3.5" == page.panel.line.action.ref
    assert page.panel.facts.text.text() == "Count what was counted twice"
    action = dumped(file)["3.5"]
    assert action["text"] == "Count what was counted twice" and action["status"] == "not started"
    assert action["lead"] == {
        "as_printed": "Vera Brook, Head of Service",
        "name": "Vera Brook",
        "role": "Head of Service",
    }
    assert (action["review"]["as_printed"], action["updates"][0]["day"]) == ("Dec 2017", "2017-11-01")


def test_a_new_action_is_not_there_before_the_day_it_was_typed_on(page, dialogs):
    dialogs.append(filled(text="Something new"))
    page.head.add.click()
    page.workspace.set_as_at(date(2017, 10, 31))
    assert len(listed(page)) == 48 and "1.1.19" not in listed(page)
    page.workspace.set_as_at(date(2017, 11, 2))
    assert "1.1.19" in listed(page)


def test_the_dialog_offers_the_theme_in_view_and_the_next_free_ref(page, dialogs):
    seen = []
    dialogs.append(lambda dialog: seen.append((dialog.theme.currentText(), dialog.ref.text())))
    choose(page, "2.3").head.add.click()
    assert seen == [("2 Management Oversight", "2.9")]


def test_another_theme_has_another_next_ref(page, dialogs):
    seen = []

    def look(dialog):
        dialog.theme.setCurrentIndex(0)
        seen.append(dialog.ref.text())

    dialogs.append(look)
    choose(page, "2.3").head.add.click()
    assert seen == ["1.1.19"]


def test_a_new_action_is_shown_although_filters_would_hide_it(page, dialogs):
    page.head.flags["overdue"].click()
    dialogs.append(filled(text="Something new"))
    page.head.add.click()
    assert chosen(page) == "1.1.19" and page.head.all.isChecked()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "  "}, "Write what is to be done."),
        ({"text": "Again", "ref": "2.3"}, "There is an action 2.3 already: choose another ref."),
        ({"text": "Later", "review": "when it suits"}, 'The review date "when it suits" could not be read'),
    ],
)
def test_what_cannot_be_added_is_said_in_a_sentence_and_nothing_is_lost(page, file, dialogs, qtbot, typed, sentence):
    left = []

    def fill(dialog):
        filled(**typed)(dialog)
        left.append((dialog.error.text(), dialog.text.toPlainText(), dialog.result()))

    dialogs.append(fill)
    page.head.add.click()
    ((said, text, result),) = left
    assert said.startswith(sentence) and text == typed["text"] and result == QDialog.DialogCode.Rejected
    assert len(page.workspace.lines) == 48


# ---- editing


def test_words_and_lead_are_changed_and_seen_by_a_second_process(page, file, dialogs):
    dialogs.append(filled(text="Do it properly", lead="Nora Quist, Team Manager"))
    choose(page, "2.3").panel.facts.edit.click()
    assert page.panel.facts.text.text() == "Do it properly"
    assert page.panel.facts.lead.text() == "Nora Quist, Team Manager"
    action = dumped(file)["2.3"]
    assert (action["text"], action["lead"]["name"], action["lead"]["role"]) == (
        "Do it properly", "Nora Quist", "Team Manager",
    )  # fmt: skip
    assert len(action["updates"]) == 1


def test_a_lead_that_is_not_touched_stays_as_it_was_printed(page, file, dialogs):
    before = action_in(file, "1.1.5").lead
    assert "\n" in before.as_printed
    dialogs.append(filled(text="Other words"))
    choose(page, "1.1.5").panel.facts.edit.click()
    assert action_in(file, "1.1.5").lead == before


def test_saving_without_a_change_saves_nothing(page, file, dialogs):
    dialogs.append(filled())
    choose(page, "1.1.5").panel.facts.edit.click()
    assert action_in(file, "1.1.5").revision == 1


def test_cancel_changes_nothing(page, file, dialogs):
    def leave(dialog):
        dialog.text.setPlainText("Never")
        next(button for button in dialog.findChildren(QPushButton) if "Cancel" in button.text()).click()

    dialogs.append(leave)
    choose(page, "2.3").panel.facts.edit.click()
    assert action_in(file, "2.3").text != "Never"


def test_words_that_somebody_else_has_changed_meanwhile_are_told_and_ones_own_stay(page, file, dialogs):
    seen = []

    def fill(dialog):
        with open_store(file) as store:
            theirs = next(action for _, action in store.plan().actions() if action.ref == "2.3")
            store.save(replace(theirs, text="Theirs"))
        filled(text="Mine")(dialog)
        seen.extend([dialog.error.text(), dialog.text.toPlainText(), action_in(file, "2.3").text])
        dialog.save_button.click()

    dialogs.append(fill)
    choose(page, "2.3").panel.facts.edit.click()
    assert seen[0].startswith("Somebody else has changed this action") and "“Theirs”" in seen[0]
    assert seen[1:] == ["Mine", "Theirs"]
    assert action_in(file, "2.3").text == "Mine" == page.panel.facts.text.text()


def test_the_half_written_update_stays_while_the_action_is_edited(page, dialogs):
    choose(page, "2.3").panel.form.text.setPlainText("Half a sentence")
    dialogs.append(filled(text="Do it properly"))
    page.panel.facts.edit.click()
    assert page.panel.form.text.toPlainText() == "Half a sentence"


# ---- stopping and bringing back


def test_stopping_needs_a_reason_and_is_seen_by_a_second_process(page, file, told):
    facts = choose(page, "2.3").panel.facts
    facts.stop.click()
    assert told == ["Stop 2.3? It stays in the plan and is counted as stopped."]
    assert len(action_in(file, "2.3").updates) == 1
    told.reason = "The board has gone another way"
    facts.stop.click()
    action = dumped(file)["2.3"]
    assert (action["status"], action["updates"][-1]["text"]) == ("stopped", "The board has gone another way")
    assert facts.chip.accessibleDescription() == "Stopped" and facts.back.isVisible() and not facts.stop.isVisible()


def test_a_stopped_action_comes_back_to_how_far_it_had_come(page, file, told):
    told.reason = "The board has gone another way"
    facts = choose(page, "2.3").panel.facts
    facts.stop.click()
    facts.back.click()
    action = dumped(file)["2.3"]
    last = action["updates"][-1]
    assert (action["status"], last["text"], last["reason"]) == ("in progress", "Brought back.", told.reason)
    assert facts.stop.isVisible() and not facts.back.isVisible()


def test_a_removed_action_is_in_the_file_with_its_day_and_comes_back(page, file, told):
    facts = choose(page, "2.3").panel.facts
    facts.remove.click()
    assert action_in(file, "2.3").removed_on == date(2017, 11, 1)
    page.head.removed.click()
    page.panel.facts.back.click()
    assert action_in(file, "2.3").removed_on is None and "2.3" in listed(page)


def test_stopping_what_somebody_else_has_just_written_about_is_told(page, file, told):
    choose(page, "2.3")
    with open_store(file) as store:
        theirs = next(action for _, action in store.plan().actions() if action.ref == "2.3")
        store.save(replace(theirs, text="Theirs"))
    told.reason = "No longer wanted"
    page.panel.facts.stop.click()
    assert "Somebody else has changed 2.3" in told[-1]
    assert page.panel.facts.text.text() == "Theirs" and page.panel.facts.stop.isVisible()
    page.panel.facts.stop.click()
    assert action_in(file, "2.3").updates[-1].text == "No longer wanted"


def test_on_a_day_before_its_latest_update_an_action_is_not_stopped(page, told):
    page.workspace.set_as_at(date(2017, 11, 20))
    page.panel.form.text.setPlainText("Said later")
    page.panel.form.foot.save.click()
    page.workspace.set_as_at(date(2017, 11, 19))
    told.reason = "No longer wanted"
    page.panel.facts.stop.click()
    assert told[-1] == "1.1.1 already has an update of 20 Nov 2017: nothing can be written on 19 Nov 2017."
    assert "In progress" in " ".join(words(page.panel.facts))


def test_an_action_names_the_measures_it_should_move(page, file, dialogs):
    def fill(dialog):
        dialog.measures.check("1.1-M04")
        dialog.measures.check("1.2-M01")
        dialog.save()

    dialogs.append(fill)
    choose(page, "1.1.4").panel.edit()
    assert action_in(file, "1.1.4").measures == ("1.1-M04", "1.2-M01")
    assert [button.words.split()[0] for button in page.panel.facts.measures.buttons] == ["1.1-M04", "1.2-M01"]
    assert page.panel.facts.captions["Should move"].isVisible()

    def take_away(dialog):
        assert dialog.measures.checked == ["1.1-M04", "1.2-M01"]
        dialog.measures.check("1.1-M04", False)
        dialog.save()

    dialogs.append(take_away)
    choose(page, "1.1.4").panel.edit()
    assert action_in(file, "1.1.4").measures == ("1.2-M01",)


def test_a_new_action_names_measures_too_and_a_link_to_what_is_gone_is_kept(page, file, dialogs):
    def add(dialog):
        dialog.text.setPlainText("Visit within ten days")
        dialog.measures.check("1.1-M01")
        dialog.save()

    dialogs.append(add)
    page.add_action()
    ref = page.panel.line.action.ref
    assert action_in(file, ref).measures == ("1.1-M01",)
    page.workspace.save(replace(action_in(file, ref), measures=("9-M99", "1.1-M01")), "link")
    dialogs.append(lambda dialog: (dialog.measures.check("1.1-M01", False), dialog.save()))
    choose(page, ref).panel.edit()
    assert action_in(file, ref).measures == ("9-M99",)
