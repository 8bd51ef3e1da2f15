"""Bands as they are typed: what they are read as, what is doubtful, what is saved."""

from dataclasses import replace

import pytest

from tests.ui.asking import controls
from tests.ui.measures.small_plan import measure_in
from tracker.domain.measures.joins import measure_as_kept
from tracker.domain.problem import Problem
from tracker.store.sqlite import open_store
from tracker.ui.measures_editing.band_editor import BandEditor


@pytest.fixture
def editor(workspace, measure_of, qtbot):
    def opened(ref="1.1-M01"):
        editor = BandEditor(workspace, measure_of(ref)[1])
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return opened


def read(editor):
    return [row.read.text() for row in editor.rows]


def printed(editor, *texts):
    for row, text in zip(editor.rows, texts, strict=True):
        row.printed.setText(text)


def test_each_band_stands_beside_what_it_is_read_as(editor):
    shown = editor()
    assert [row.texts for row in shown.rows] == [
        ("Requires improvement", "65-75"), ("Good", "75-84"), ("Outstanding", "85+"),
    ]  # fmt: skip
    assert read(shown) == ["from 65", "from 75", "from 85"]
    assert shown.polarity.text() == "Read as: high is good."
    assert shown.beneath.text() == "Below requires improvement: below 65."


def test_an_overlap_a_gap_and_a_contradiction_are_said_while_they_are_typed(editor):
    shown = editor()
    assert "75 stands in Requires improvement and in Good" in shown.doubts.text()
    printed(shown, "65-74", "75-84", "85-100")
    assert "No band is printed between 74 and 75" in shown.doubts.text()
    printed(shown, "65-75", "<75", "85+")
    assert '"<75" for Good contradicts' in shown.doubts.text()
    printed(shown, "about half", "75-84", "85+")
    assert 'The threshold "about half" for Requires improvement could not be read.' in shown.doubts.text()
    assert read(shown)[0] == "not read"


def test_where_low_is_good_everything_is_read_the_other_way(editor):
    shown = editor()
    printed(shown, "25-20", "19-15", "<14")
    assert read(shown) == ["at most 25", "at most 19", "below 14"]
    assert shown.polarity.text() == "Read as: low is good."
    assert shown.picture.words == "Outstanding, 14, Good, 19, Requires improvement, 25, Below requires improvement"


def test_the_picture_shows_the_bands_in_order_with_their_cuts(editor):
    shown = editor()
    assert shown.picture.words == "Below requires improvement, 65, Requires improvement, 75, Good, 85, Outstanding"
    assert shown.picture.accessibleDescription() == shown.picture.words
    assert not shown.picture.grab().isNull()
    printed(shown, "Increase", "", "")
    assert shown.picture.words == "" and read(shown)[0] == "an increase is wanted"


def test_bands_of_any_name_are_added_moved_and_removed(editor, file):
    shown = editor()
    shown.remove_band(shown.rows[0])
    shown.add_band()
    shown.rows[2].name.setText("Close to target")
    shown.rows[2].printed.setText("60-74")
    shown.move_up(shown.rows[2])
    shown.move_up(shown.rows[1])
    shown.save()
    assert shown.result() == shown.DialogCode.Accepted
    assert measure_in(file).thresholds == (
        ("Close to target", "60-74"), ("Good", "75-84"), ("Outstanding", "85+"),
    )  # fmt: skip


def test_a_measure_without_bands_begins_with_the_names_of_the_plan(editor, file):
    shown = editor("1.1-M04")
    for row in list(shown.rows):
        shown.remove_band(row)
    shown.save()
    assert measure_in(file, "1.1-M04").thresholds == ()
    again = editor("1.1-M04")
    assert [row.texts[0] for row in again.rows] == ["Requires improvement", "Good", "Outstanding"]
    again.save()
    assert measure_in(file, "1.1-M04").thresholds == ()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", 'Band 2, "75-84", has no name: write one.'), ("OUTSTANDING", "Two bands are called")],
)
def test_a_band_needs_a_name_of_its_own(editor, file, name, sentence):
    shown = editor()
    before = measure_in(file).thresholds
    shown.rows[1].name.setText(name)
    shown.save()
    assert shown.error.text().startswith(sentence) and measure_in(file).thresholds == before


def test_somebody_elses_change_is_told_and_a_second_press_saves(editor, file):
    shown = editor()
    with open_store(file) as store:
        store.save(replace(measure_as_kept(store.plan(), "1.1-M01"), shows="Theirs"))
    printed(shown, "60-74", "75-84", "85+")
    shown.save()
    assert shown.error.text().startswith("Somebody else has changed 1.1-M01")
    shown.save()
    assert (measure_in(file).thresholds[0][1], measure_in(file).shows) == ("60-74", "Theirs")


def test_a_doubt_that_the_file_holds_of_the_old_text_is_settled(editor, workspace, file):
    doubt = Problem("contradiction", "a.xlsx", "1.1", "1.1-M01", "65-75 / 75-84 / 85+", None, "Bands overlap.",
                    field="thresholds", plan_id=workspace.plan.id)  # fmt: skip
    workspace.save(doubt, "doubt")
    shown = editor()
    printed(shown, "65-74.9", "75-84.9", "85+")
    shown.save()
    with open_store(file) as store:
        (held,) = store.problems()
    assert (held.decision, held.read_as) == ("corrected", "65-74.9 / 75-84.9 / 85+")


def test_every_control_has_a_name_of_its_own(editor):
    names = [control.accessibleName() for control in controls(editor().content)]
    assert all(names) and len(set(names)) == len(names)
