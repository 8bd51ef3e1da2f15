"""Adding a measure and changing one: what is saved, and what is refused in a sentence."""

from dataclasses import replace

import pytest

from tests.ui.asking import controls
from tests.ui.measures.small_plan import measure_in
from tracker.domain.measures.joins import measure_as_kept
from tracker.store.sqlite import open_store
from tracker.ui.measures_editing.measure_dialog import MeasureDialog, next_measure_ref


@pytest.fixture
def dialog(workspace, measure_of, qtbot):
    """Opens the dialog for a measure, or a new one in the first theme."""

    def opened(ref=None):
        theme, measure = measure_of(ref or "1.1-M01")
        dialog = MeasureDialog(workspace, theme, measure if ref else None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


def choose(drop_list, data):
    drop_list.setCurrentIndex(drop_list.findData(data))


def test_a_new_measure_stands_at_the_end_of_its_theme_with_the_next_ref(dialog, workspace, file):
    form = dialog()
    assert form.ref.text() == "1.1-M05"
    form.name.setPlainText("Plans  seen\nby a manager")
    choose(form.unit, "percent")
    choose(form.frequency, "monthly")
    form.save()
    assert form.result() == form.DialogCode.Accepted
    saved = measure_in(file, "1.1-M05")
    assert (saved.name, saved.unit, saved.frequency) == ("Plans seen by a manager", "percent", "monthly")
    assert [one.ref for one in workspace.plan.themes[0].measures] == ["1.1-M01", "1.1-M02", "1.1-M05"]


def test_another_theme_offers_another_ref(dialog):
    form = dialog()
    form.theme.setCurrentIndex(1)
    assert form.ref.text() == "1.1-M05"  # the measures of that theme are numbered like those of the first


def test_the_next_ref_of_a_theme_without_measures_is_its_first(workspace):
    theme = replace(workspace.plan.themes[1], ref="1.2", measures=())
    assert next_measure_ref(workspace.plan, theme) == "1.2-M01"
    assert next_measure_ref(workspace.plan, replace(theme, ref=None)) == "G2-M01"


def test_the_old_name_of_a_renamed_measure_is_remembered(dialog, file):
    form = dialog("1.1-M01")
    form.name.setPlainText("Visits within ten days")
    form.save()
    saved = measure_in(file)
    assert (saved.name, saved.also_written) == ("Visits within ten days", ("Visits made in time",))
    assert len(saved.readings) == 3


def test_a_name_that_is_taken_up_again_is_no_other_name(dialog, file):
    for name in ("Visits within ten days", "Visits made in time"):
        form = dialog("1.1-M01")
        form.name.setPlainText(name)
        form.save()
    assert measure_in(file).also_written == ("Visits within ten days",)


def test_a_measure_moves_to_the_end_of_another_theme_with_all_that_was_said_of_it(dialog, workspace, file):
    form = dialog("1.1-M01")
    form.theme.setCurrentIndex(1)
    form.save()
    refs = [[one.ref for one in theme.measures] for theme in workspace.plan.themes]
    assert refs == [["1.1-M02"], ["1.1-M03", "1.1-M04", "1.1-M01"]]
    assert len(measure_in(file).readings) == 3


def test_nothing_changed_saves_nothing(dialog, workspace, qtbot):
    form = dialog("1.1-M04")
    with qtbot.assertNotEmitted(workspace.saved):
        form.save()
    assert form.result() == form.DialogCode.Accepted


def test_a_frequency_that_is_written_otherwise_stays_as_it_is_written(dialog, workspace, file):
    workspace.save(replace(measure_as_kept(workspace.plan, "1.1-M01"), frequency="Every month"), "frequency")
    form = dialog("1.1-M01")
    assert form.frequency.currentText() == "Monthly"
    form.save()
    assert measure_in(file).frequency == "Every month"
    workspace.save(replace(measure_as_kept(workspace.plan, "1.1-M01"), frequency="When asked"), "frequency")
    assert dialog("1.1-M01").frequency.currentText() == "When asked"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "", "Write what is measured."),
        ("name", "second PLANS", "1.1-M02 has that name already: change that one, or choose another name."),
        ("ref", "1.1-M02", "There is a measure 1.1-M02 already: choose another ref."),
        ("ref", "", "A measure needs a ref: actions name it by that."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(dialog, workspace, field, text, sentence):
    form = dialog()
    form.name.setPlainText("Plans seen by a manager")
    widget = getattr(form, field)
    (widget.setPlainText if field == "name" else widget.setText)(text)
    form.save()
    assert form.error.text() == sentence and form.error.isVisible()
    assert len(list(workspace.plan.measures())) == 4


def test_somebody_elses_change_is_told_and_a_second_press_saves(dialog, file):
    form = dialog("1.1-M02")
    with open_store(file) as store:
        store.save(replace(measure_as_kept(store.plan(), "1.1-M02"), shows="Theirs"))
    form.name.setPlainText("Second plans within a year")
    form.save()
    assert form.error.text().startswith("Somebody else has changed 1.1-M02") and form.isVisible()
    form.save()
    assert measure_in(file, "1.1-M02").name == "Second plans within a year"


def test_every_control_of_the_dialog_has_a_name(dialog):
    for form in (dialog(), dialog("1.1-M01")):
        assert all(control.accessibleName() or getattr(control, "text", str)() for control in controls(form))
