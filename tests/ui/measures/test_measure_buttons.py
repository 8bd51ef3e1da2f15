"""Removing a measure and bringing it back, joining two and separating them, from the page."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.measures.small_plan import DAY, measure_in, row_of, texts
from tracker.domain.measures.joins import joined, measure_as_kept
from tracker.domain.problem import Problem
from tracker.store.sqlite import open_store
from tracker.ui.measures_editing.band_editor import BandEditor
from tracker.ui.measures_editing.join_dialog import JoinDialog
from tracker.ui.measures_editing.measure_dialog import MeasureDialog


def shown(page):
    return [item.measure.ref for group in page.list.rows.groups for item in group.items]


def test_a_removed_measure_is_found_on_demand_and_comes_back(page, told, workspace):
    page.show_measure("1.1-M02")
    assert page.panel.buttons.back.isHidden() and page.head.removed.isHidden()
    page.panel.buttons.remove.click()
    assert told == [
        "Remove 1.1-M02 from the plan? Nothing is deleted: the filter Removed finds it, and it can be brought back."
    ]
    assert shown(page) == ["1.1-M01", "1.1-M03", "1.1-M04"]
    assert measure_as_kept(workspace.plan, "1.1-M02").removed_on == DAY
    page.head.removed.click()
    assert shown(page) == ["1.1-M02"] and page.count.text() == "1 of 1 shown"
    assert "Removed on 14 Nov 2017" in page.panel.facts.text() and page.panel.buttons.edit.isHidden()
    page.panel.buttons.back.click()
    assert shown(page) == ["1.1-M01", "1.1-M02", "1.1-M03", "1.1-M04"]
    assert page.head.removed.isHidden() and not page.head.removed.isChecked()


def test_on_a_day_before_it_was_removed_a_measure_is_there(page, told, workspace):
    page.show_measure("1.1-M02")
    page.panel.buttons.remove.click()
    workspace.set_as_at(date(2017, 11, 13))
    assert "1.1-M02" in shown(page) and page.head.removed.isHidden()
    assert page.show_measure("1.1-M02") and "Removed" not in page.panel.facts.text()


def test_nothing_is_removed_without_agreement(page, told, file):
    told.answer = False
    page.panel.buttons.remove.click()
    assert measure_in(file).removed_on is None


def test_somebody_elses_change_is_not_overwritten_by_a_removal(page, told, file):
    with open_store(file) as store:
        store.save(replace(measure_as_kept(store.plan(), "1.1-M01"), shows="Theirs"))
    page.panel.buttons.remove.click()
    assert len(told) == 2 and measure_in(file).removed_on is None and measure_in(file).shows == "Theirs"


@pytest.fixture
def two_in_one(page, workspace):
    """1.1-M02 joined into 1.1-M01, which is shown."""
    workspace.save(joined(workspace.plan, "1.1-M02", "1.1-M01"), "joining")
    page.show_measure("1.1-M01")
    return page


def test_what_is_joined_is_shown_as_one_and_separated_after_a_question(two_in_one, told):
    assert shown(two_in_one) == ["1.1-M01", "1.1-M03", "1.1-M04"]
    assert [row[0] for row in texts(two_in_one)].count("Oct 2017") == 1
    two_in_one.panel.buttons.separate.click()
    assert told == ["Separate “Second plans” (1.1-M02) again? Its readings and remarks go back to it."]
    assert shown(two_in_one) == ["1.1-M01", "1.1-M02", "1.1-M03", "1.1-M04"]
    assert two_in_one.panel.buttons.separate.isHidden()


def test_a_joined_measure_is_found_by_its_old_ref(two_in_one):
    assert two_in_one.show_measure("1.1-M02") and two_in_one.panel.item.measure.ref == "1.1-M01"


def test_a_reading_of_the_other_name_is_corrected_where_it_stands(two_in_one, file):
    row = [row[0] for row in texts(two_in_one)].index("Oct 2017")
    assert two_in_one.panel.model.setData(two_in_one.panel.model.index(row, 1), "20")
    with open_store(file) as store:
        kept = next(one for one in store.plan().measure_records() if one.ref == "1.1-M02")
    assert sorted(one.as_printed for one in kept.readings) == ["20", "21", "22"]


# ---- undo


def in_dialog(monkeypatch, kind, fill):
    """Answer a dialog by filling it and saving."""

    def answered(dialog):
        fill(dialog)
        dialog.save()
        return dialog.result()

    monkeypatch.setattr(kind, "exec", answered)


def test_a_change_of_bands_changes_panel_list_and_doubts_and_is_undone(page, monkeypatch, file, workspace):
    in_dialog(monkeypatch, BandEditor, lambda dialog: dialog.rows[1].printed.setText("69-84"))
    page.panel.buttons.bands.click()
    assert row_of(page)[2] == "Good" and page.done.said.text() == "Changed the bands of 1.1-M01."
    assert "from 69" in page.panel.bands.texts()
    assert workspace.steps.to_undo == "change of the bands of 1.1-M01"
    page.done.undo.click()
    assert row_of(page)[2] == "Requires improvement" and measure_in(file).thresholds[1][1] == "75-84"
    assert page.done.isHidden() and workspace.steps.to_redo == "change of the bands of 1.1-M01"


def test_undo_opens_the_problems_again_that_a_change_settled(page, monkeypatch, workspace):
    doubt = Problem("contradiction", "a.xlsx", "1.1", "1.1-M01", "65-75 / 75-84 / 85+", None, "Bands overlap.",
                    field="thresholds", plan_id=workspace.plan.id)  # fmt: skip
    workspace.save(doubt, "doubt")
    in_dialog(monkeypatch, BandEditor, lambda dialog: dialog.rows[0].printed.setText("65-74"))
    page.panel.buttons.bands.click()
    assert [one.decision for one in workspace.held_problems] == ["corrected"]
    page.done.undo.click()
    assert [one.decision for one in workspace.held_problems] == [None]


def test_a_rename_a_removal_and_a_join_are_undone(page, monkeypatch, told, file):
    page.show_measure("1.1-M02")
    in_dialog(monkeypatch, MeasureDialog, lambda dialog: dialog.name.setPlainText("Plans made twice"))
    page.panel.buttons.edit.click()
    page.done.undo.click()
    assert (measure_in(file, "1.1-M02").name, measure_in(file, "1.1-M02").also_written) == ("Second plans", ())
    page.panel.buttons.remove.click()
    page.done.undo.click()
    page.show_measure("1.1-M02")
    in_dialog(monkeypatch, JoinDialog, lambda dialog: dialog.search.setText("visits"))
    page.panel.buttons.join.click()
    assert shown(page) == ["1.1-M01", "1.1-M03", "1.1-M04"]
    page.done.undo.click()
    assert shown(page) == ["1.1-M01", "1.1-M02", "1.1-M03", "1.1-M04"]


def test_what_somebody_has_changed_since_is_not_undone(page, told, file, workspace):
    page.panel.buttons.remove.click()
    refused = []
    workspace.steps.refused.connect(lambda error: refused.append(str(error)))
    with open_store(file) as store:
        store.save(replace(measure_as_kept(store.plan(), "1.1-M01"), removed_on=date(2017, 12, 1)))
    page.done.undo.click()
    assert refused == ["The removal of 1.1-M01 has been changed since. Nothing was saved."]
    assert workspace.steps.to_undo == ""


def test_only_the_last_step_is_offered_to_be_undone(page, told, workspace):
    page.panel.buttons.remove.click()
    assert page.done.isVisible()
    workspace.save(replace(workspace.plan, title="Another title"), "title")
    assert page.done.isHidden()


def test_another_file_has_nothing_to_undo(page, told, workspace, file):
    page.panel.buttons.remove.click()
    assert page.done.isVisible()
    workspace.file_opened.emit()
    assert page.done.isHidden()
