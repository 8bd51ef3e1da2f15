"""The timeline of an action: newest first, with what each update changed; taking one back and putting it back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.asking import action_in, choose, say, words
from tracker.domain.plan import Lead, Status
from tracker.ui.look.theme import apply_look
from tracker.ui.widgets.timeline import FIRST_SHOWN, TimelineEntry


@pytest.fixture
def entries(page):
    """What the timeline of 1.1.4 shows now: the words of each entry."""
    choose(page, "1.1.4")

    def shown():
        return [words(entry) for entry in page.panel.timeline.findChildren(TimelineEntry)]

    return shown


def entry(page, at):
    return page.panel.timeline.findChildren(TimelineEntry)[at]


def struck(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.font().strikeOut()]


def three_updates(page):
    say(page, "1.1.4", text="First", review="Feb 2018", reason="The audit is late")
    page.workspace.set_as_at(date(2017, 11, 20))
    say(page, "1.1.4", text="Second", status=Status.REPORTED_COMPLETE)
    say(page, "1.1.4", text="Third", status=Status.COMPLETE, reason="Seen by the board")


# ---- what it shows


def test_wording_and_lead_as_they_were_stand_with_who_and_when(page):
    action = choose(page, "1.1.4").panel.line.action
    page.workspace.save(replace(action, updates=(), lead=Lead("Una Holt", "Una Holt")), "lead")
    told = [text for text in words(page.panel.timeline) if text.startswith("lead ")]
    assert len(told) == 1 and told[0].startswith(f"lead {action.lead.as_printed} -> Una Holt (")
    assert told[0].endswith(", QA Manager)")


def test_what_the_plan_said_is_the_first_entry(page, entries):
    (only,) = entries()
    assert only[0] == "From the plan" and only[1].startswith("The week has been held.")
    assert only[2] == "status in progress · review Dec 2017"
    assert entry(page, 0).button is None


def test_on_another_day_the_same_entries_stay_until_one_more_counts_or_the_text_size_changes(page, entries, qapp):
    say(page, "1.1.4", text="First")
    before = entry(page, 0)
    page.workspace.set_as_at(date(2017, 11, 20))
    assert entry(page, 0) is before
    page.workspace.set_as_at(date(2017, 10, 20))
    assert entries()[0][0] == "From the plan"
    for points in (16, 10):
        apply_look(qapp, replace(page.workspace.settings, text_points=points))
        QApplication.processEvents()
        assert entry(page, 0).text.font().pointSizeF() == entry(page, 0).day.font().pointSizeF() == points


def test_the_newest_update_stands_first_with_its_day_and_author(page, entries):
    three_updates(page)
    assert [told[:3] for told in entries()[:3]] == [
        ["20 Nov 2017", "QA Manager", "Third"],
        ["20 Nov 2017", "QA Manager", "Second"],
        ["1 Nov 2017", "QA Manager", "First"],
    ]
    assert entries()[3][0] == "From the plan"


def test_each_update_shows_what_it_changed(page, entries):
    three_updates(page)
    assert [told[3] for told in entries()[:3]] == [
        "status reported complete → complete · reason: Seen by the board",
        "status in progress → reported complete",
        "review Dec 2017 → Feb 2018, a slip · reason: The audit is late",
    ]


def test_a_review_held_on_time_shows_its_move_and_no_slip(page, entries):
    page.workspace.set_as_at(date(2017, 10, 20))
    choose(page, "1.1.1")
    say(page, "1.1.1", text="Looked at", review="Dec 2017")
    assert entries()[0] == ["20 Oct 2017", "QA Manager", "Looked at", "review Oct 2017 → Dec 2017"]


def test_stated_ratings_and_a_review_that_stays_are_said(page, entries):
    say(page, "1.1.4", stated_rag="red", review="Dec 2017")
    say(page, "1.1.4", stated_rag="none")
    assert [told[-1] for told in entries()[:2]] == [
        "stated rating withdrawn",
        "review stays Dec 2017 · rating stated red",
    ]


def test_updates_of_later_days_are_counted_and_not_shown(page, entries):
    three_updates(page)
    page.workspace.set_as_at(date(2017, 11, 10))
    assert entries()[0][2] == "First"
    assert "2 later updates not shown" in words(page.panel.timeline)[0]


def test_a_long_history_shows_its_beginning_and_the_rest_on_request(page, entries):
    for number in range(FIRST_SHOWN + 2):
        say(page, "1.1.4", text=f"Update {number}")
    assert len(entries()) == FIRST_SHOWN and entries()[0][2] == f"Update {FIRST_SHOWN + 1}"
    more = page.panel.timeline.column.itemAt(FIRST_SHOWN).widget()
    assert more.text() == f"Show all {FIRST_SHOWN + 3}"
    more.click()
    assert len(entries()) == FIRST_SHOWN + 3 and entries()[-1][0] == "From the plan"


# ---- taking back and putting back


def test_only_the_latest_update_can_be_taken_back(page, entries):
    three_updates(page)
    buttons = [shown.button and shown.button.text() for shown in page.panel.timeline.findChildren(TimelineEntry)]
    assert buttons == ["Undo", None, None, None]


def test_an_update_that_is_taken_back_is_struck_through_and_counts_no_more(page, entries, told, file):
    three_updates(page)
    told.reason = "It was another action"
    entry(page, 0).button.click()
    assert told == ["Undo the latest update of 1.1.4? It stays in the timeline, struck through."]
    assert entries()[0][-1] == "Withdrawn on 20 Nov 2017 by QA Manager: It was another action"
    assert struck(entry(page, 0)) == ["20 Nov 2017", "Third", "status complete · reason: Seen by the board"]
    assert struck(entry(page, 1)) == []
    assert page.panel.facts.status.text().startswith("Reported complete")
    assert action_in(file, "1.1.4").updates[-1].kind == "undo"


def test_nothing_is_taken_back_when_the_question_is_answered_with_no(page, entries, told, file):
    three_updates(page)
    told.answer = False
    entry(page, 0).button.click()
    assert len(told) == 1 and len(action_in(file, "1.1.4").updates) == 4
    assert struck(entry(page, 0)) == []


def test_what_was_taken_back_can_be_put_back(page, entries, told, file):
    three_updates(page)
    entry(page, 0).button.click()
    assert entry(page, 0).button.text() == "Put back"
    entry(page, 0).button.click()
    assert page.panel.facts.status.text() == "Complete since 20 Nov 2017"
    assert struck(page.panel.timeline) == [] and entry(page, 0).button.text() == "Undo"
    assert [update.kind for update in action_in(file, "1.1.4").updates[-2:]] == ["undo", "undo"]


def test_several_are_taken_back_one_after_the_other_but_not_what_the_plan_said(page, entries, told):
    three_updates(page)
    for at in range(3):
        entry(page, at).button.click()
    assert page.panel.facts.status.text() == "In progress, silent for 233 days"
    assert page.panel.facts.review.text() == "Dec 2017"
    buttons = [shown.button and shown.button.text() for shown in page.panel.timeline.findChildren(TimelineEntry)]
    assert buttons == ["Put back", "Put back", "Put back", None]


def test_a_review_that_is_taken_back_is_late_again(page, entries, told):
    choose(page, "1.1.1")
    say(page, "1.1.1", review="Mar 2018", reason="The audit is late")
    assert page.workspace.tally["overdue"] == 25
    entry(page, 0).button.click()
    assert page.workspace.tally["overdue"] == 26 and "Oct 2017 (1 day late)" in page.panel.facts.review.text()


def test_what_is_being_typed_stays_while_an_update_is_taken_back(page, entries, told):
    three_updates(page)
    page.panel.form.text.setPlainText("Half a sentence")
    entry(page, 0).button.click()
    assert page.panel.form.text.toPlainText() == "Half a sentence"
