"""Choosing the measure that another one is only another name of."""

from dataclasses import replace

import pytest

from tracker.domain.measures.joins import measure_as_kept
from tracker.ui.measures_editing.join_dialog import JoinDialog, closest_first


@pytest.fixture
def dialog(workspace, measure_of, qtbot):
    dialog = JoinDialog(workspace, measure_of("1.1-M02")[1])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_closest_names_stand_first(measure_of):
    measure = measure_of("1.1-M02")[1]
    others = [replace(measure, ref=name, name=name) for name in ("Exclusions", "Second plan", "Second plans made")]
    assert [one.ref for one in closest_first(measure, others)] == ["Second plan", "Second plans made", "Exclusions"]


def test_the_chosen_one_takes_it_over(dialog, workspace):
    dialog.search.setText("visits")
    assert dialog.list.count() == 1
    dialog.save()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert measure_as_kept(workspace.plan, "1.1-M02").joined_into == "1.1-M01"
    assert [one.ref for _, one in workspace.plan.measures()] == ["1.1-M01", "1.1-M03", "1.1-M04"]


def test_what_cannot_be_one_is_refused_in_a_sentence(dialog, workspace):
    dialog.search.setText("alerts")
    dialog.save()
    assert dialog.error.text() == "1.1-M02 counts in percent and 1.1-M03 in number: they cannot be one measure."
    dialog.search.setText("zebra")
    dialog.save()
    assert dialog.error.text() == "Choose the measure that it is another name of."
    assert len(list(workspace.plan.measures())) == 4
