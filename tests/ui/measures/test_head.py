"""What the head of the page offers: overdue readings, groups by band, a new measure."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.measures.small_plan import row_of
from tracker.domain.measures.joins import measure_as_kept
from tracker.ui.measures_editing.measure_dialog import MeasureDialog


@pytest.fixture
def monthly(page, workspace):
    """The page with 1.1-M02 read monthly, the last time for Oct 2017."""
    workspace.save(replace(measure_as_kept(workspace.plan, "1.1-M02"), frequency="monthly"), "frequency")
    return page


def groups(page):
    return [(group.title, [item.measure.ref for item in group.items]) for group in page.list.rows.groups]


def test_an_overdue_reading_is_flagged_in_list_head_and_panel(monthly, workspace):
    assert monthly.head.late.isHidden()
    workspace.set_as_at(date(2018, 1, 8))
    assert monthly.head.late.text() == "Reading overdue  1"
    monthly.head.late.click()
    assert groups(monthly) == [("1.1 Assessment and planning", ["1.1-M02"])]
    monthly.list.choose_first()
    assert monthly.panel.late.text() == ("Reading 11 days late: it is read monthly, and the last is of Oct 2017.")
    index = monthly.list.rows.index_of(monthly.panel.item.key).siblingAtColumn(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Latest: 21%, reading 11 days late"


def test_a_reading_that_comes_takes_the_flag_away(monthly, workspace):
    workspace.set_as_at(date(2018, 1, 8))
    monthly.head.late.click()
    monthly.show_measure("1.1-M02")
    last = monthly.panel.model.rowCount() - 1
    for column, typed in ((0, "Nov 2017"), (1, "20")):
        monthly.panel.model.setData(monthly.panel.model.index(last, column), typed)
    assert monthly.head.late.isHidden() and monthly.panel.late.isHidden()


def test_words_find_an_overdue_reading(monthly, workspace):
    workspace.set_as_at(date(2018, 1, 8))
    monthly.search.setText("days late")
    assert monthly.count.text() == "1 of 4 shown"


def test_the_list_stands_by_band_worst_first_with_counts(page):
    page.head.groups.choose("band")
    assert groups(page) == [
        ("Requires improvement", ["1.1-M01", "1.1-M02"]),
        ("Increase wanted", ["1.1-M03"]),
        ("No reading", ["1.1-M04"]),
    ]
    assert page.list.accessibleName() == "Measures by band"
    assert page.list.rows.index(0, 0).data() == "Requires improvement, 2 measures"
    page.search.setText("second")
    assert groups(page) == [("Requires improvement", ["1.1-M02"])]


def test_the_choice_outlives_another_grouping(page):
    page.show_measure("1.1-M02")
    page.head.groups.choose("band")
    assert page.panel.item.measure.ref == "1.1-M02" and row_of(page, "1.1-M02")[0] == "Second plans"
    page.head.groups.choose(None)
    assert page.panel.item.measure.ref == "1.1-M02"


def test_a_band_that_is_closed_stays_closed(page, workspace):
    page.head.groups.choose("band")
    page.list.collapse(page.list.rows.index(2, 0))
    page.head.groups.choose(None)
    page.head.groups.choose("band")
    assert not page.list.isExpanded(page.list.rows.index(2, 0)) and page.list.isExpanded(page.list.rows.index(0, 0))


def test_a_new_measure_is_chosen_when_it_is_saved(page, monkeypatch):
    def answered(dialog):
        dialog.name.setPlainText("Plans seen by a manager")
        dialog.save()
        return True

    monkeypatch.setattr(MeasureDialog, "exec", answered)
    page.head.add.click()
    assert page.panel.item.name == "Plans seen by a manager"
    assert row_of(page, "1.1-M05")[1:] == ["", "no reading", ""]


def test_a_year_earlier_is_said_after_the_finding(page):
    last = page.panel.model.rowCount() - 1
    for column, typed in ((0, "Q2 2016/17"), (1, "66")):
        page.panel.model.setData(page.panel.model.index(last, column), typed)
    assert page.panel.finding.text().endswith("improving. A year earlier, in Q2 2016/17, it was 66%: improving.")


def test_large_text_leaves_the_window_no_wider_than_1280(page, workspace):
    workspace.change_settings(replace(workspace.settings, text_points=14))
    page.head.late.show()
    page.head.removed.show()
    assert page.head.minimumSizeHint().width() <= 1280 - 300  # what the rail leaves at that size
