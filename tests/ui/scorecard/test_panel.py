"""The panel of the scorecard: a measure in full, and its timeline."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.domain.builders import a_reading, on
from tests.ui.asking import words
from tests.ui.scorecard.test_editing import remarks_in
from tests.ui.scorecard.test_page import cell
from tracker.ui.widgets.timeline import TimelineEntry


@pytest.fixture
def panel(card):
    card.show_measure("G-M01")
    card.head.timeline.click()
    return card.panel


def entries(panel):
    return [words(entry) for entry in panel.timeline.findChildren(TimelineEntry)]


def buttons(panel):
    return [entry.button and entry.button.accessibleName() for entry in panel.timeline.findChildren(TimelineEntry)]


def struck(panel):
    return [label.text() for label in panel.timeline.findChildren(QLabel) if label.font().strikeOut()]


def test_remarks_and_readings_stand_newest_first_with_who_and_when(panel):
    assert entries(panel) == [
        ["10 Nov 2017", "Performance Lead", "Weekly tracking.", "action: Daily list. · status 2"],
        ["14 Aug 2017", "Performance Lead", "Summer was slow.", "action: Look again. · status 3"],
        ["From the beginning", "Q2 2017/18 71.4 · Q1 2017/18 69.1"],
        ["From the beginning", "Statistical neighbours: 2016/17 89"],
    ] or entries(panel)[2:] == [
        ["From the beginning", "Statistical neighbours: 2016/17 89"],
        ["From the beginning", "Q2 2017/18 71.4 · Q1 2017/18 69.1"],
    ]


def test_as_at_a_past_day_later_remarks_and_readings_are_not_told(panel, window):
    window.workspace.set_as_at(on("1 Sep 2017"))
    told = entries(panel)
    assert told[0][2] == "Summer was slow." and "Q2 2017/18" not in str(told)
    assert "1 later remark not shown: the plan is seen as at an earlier day." in words(panel)
    assert set(buttons(panel)) == {None}


def test_a_corrected_reading_is_struck_through(panel, card, window):
    row = card.rows[0]
    held = row.measure.readings[-1]
    further = a_reading("Q2 2017/18", 72, uuid=held.uuid, measure_id=row.measure.id)
    window.workspace.add_readings([(row.measure, [further])], "")
    assert "Q2 2017/18 71.4" in struck(panel)
    assert ["14 Nov 2017", "QA Manager", "Q2 2017/18 72"] in entries(panel)


def test_the_latest_remark_is_undone_and_put_back(panel, card, card_file, told):
    assert buttons(panel)[:2] == ["Undo the remark of 10 Nov 2017, number 1", None]
    told.reason = "said of another"
    panel.timeline.findChildren(TimelineEntry)[0].button.click()
    assert told == ["Undo the latest remark on G-M01? It stays in the timeline, struck through."]
    undo = remarks_in(card_file, "G-M01")[-1]
    assert (undo.withdraws, undo.reason, undo.day) == ("said-2", "said of another", on("14 Nov 2017"))
    assert cell(card, "G-M01", "comment") == "Summer was slow." and "Weekly tracking." in struck(panel)
    assert "Withdrawn on 14 Nov 2017 by QA Manager: said of another" in words(panel)
    panel.timeline.findChildren(TimelineEntry)[0].button.click()
    assert cell(card, "G-M01", "comment") == "Weekly tracking." and struck(panel) == []


def test_a_measure_whose_status_and_band_disagree_says_so(card):
    card.show_measure("G-M02")
    card.head.timeline.click()
    assert "Stated 3, band good" in words(card.panel)


def test_another_file_leaves_nothing_of_the_last_one(panel, window, file):
    window.commands.open_file(file)
    window.show_page("Scorecard")
    assert panel.row is None or panel.row.measure.ref != "G-M01"
