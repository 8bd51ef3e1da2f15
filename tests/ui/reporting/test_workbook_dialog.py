"""What goes into a workbook is asked: sheets, themes, leads, and whether people are named."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan, an_action
from tracker.columns.sheets.whole import SHEETS, WHOLE, WorkbookChoice
from tracker.domain.plan import Lead
from tracker.ui.reporting.workbook_dialog import WorkbookDialog

NOTHING_FOR = {"Remarks", "Reports"}


@pytest.fixture
def dialog(qtbot):
    """Over a plan with a joint lead."""
    joint = replace(
        an_action("1.1.1", "Oct 2017"), lead=Lead("A. Flint and V. Brook", "Ada Flint and Vera Brook", "Head")
    )
    shown = WorkbookDialog(a_plan(joint))
    qtbot.addWidget(shown)
    return shown


def test_unless_something_is_chosen_it_is_the_whole_plan(dialog):
    assert dialog.chosen() == WHOLE and "can be imported again" in dialog.said.text()


def test_only_sheets_for_which_there_is_something_are_offered(dialog):
    assert set(dialog.sheets) == set(SHEETS) - NOTHING_FOR


def test_what_is_ticked_is_chosen_and_it_is_said_that_it_is_a_part(dialog):
    dialog.sheets["Overdue"].setChecked(False)
    (theme,) = [theme.heading for theme in dialog.plan.themes]
    dialog.themes.check(theme)
    dialog.leads.check("Vera Brook")
    dialog.no_names.setChecked(True)
    sheets = tuple(name for name in SHEETS if name not in {*NOTHING_FOR, "Overdue"})
    assert dialog.chosen() == WorkbookChoice(sheets, (theme,), ("Vera Brook",), names=False)
    assert "a part of the plan" in dialog.said.text()


def test_without_a_sheet_there_is_no_workbook(dialog):
    for box in dialog.sheets.values():
        box.setChecked(False)
    assert not dialog.yes.isEnabled() and "at least one sheet" in dialog.said.text()
