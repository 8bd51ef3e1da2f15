"""What an import would change, as rows."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, an_action
from tracker.domain.merging.plans import compare
from tracker.domain.plan import Plan
from tracker.ui.importing.change_rows import ChangeRow, change_rows, where_they_differ


def with_measure(plan, name) -> Plan:
    (theme,) = plan.themes
    measure = a_measure(name=name)
    return replace(plan, themes=(replace(theme, measures=(replace(measure, ref="1.1-M01", place=1),)),))


def test_a_new_measure_that_gets_another_ref_is_told_with_its_name():
    held, incoming = with_measure(a_plan(an_action("1")), "Visits in time"), with_measure(a_plan(), "Plans found good")
    rows = [row for row in change_rows(compare(held, incoming), held, set()) if isinstance(row, ChangeRow)]
    assert [(row.ref, row.new) for row in rows if row.kind == "new"] == [("1.1-M02", "Plans found good")]


def test_of_two_long_texts_what_is_other_is_in_view():
    same = "Make sure that every assessment of a family is completed in time, and "
    assert where_they_differ(f"{same}signed off", f"{same}signed twice") == (
        "… time, and signed off",
        "… time, and signed twice",
    )
    for pair in (("Nov 2017", "Nov 2018"), ("", same), (same, "")):
        assert where_they_differ(*pair) == pair
