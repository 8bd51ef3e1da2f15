"""Incoming measures against those held, where a document names two things alike."""

from dataclasses import replace

from tests.domain.builders import a_reading
from tracker.domain.measure import Comparator, Measure
from tracker.domain.merging.plans import compare
from tracker.domain.plan import Plan, Theme


def plan_with(*measures, held=False):
    """A plan with one theme; one that is held has ids, as the store gives them."""
    numbered = tuple(
        replace(
            measure,
            ref=measure.ref or f"1-M{at:02d}",
            place=at,
            id=at if held else None,
            comparators=tuple(
                replace(one, id=10 * at + n if held else None) for n, one in enumerate(measure.comparators)
            ),
        )
        for at, measure in enumerate(measures, 1)
    )
    return Plan(
        "Plan", themes=(Theme("1", "Visits", measures=numbered, id=1 if held else None),), id=1 if held else None
    )


def test_two_comparators_of_one_name_are_each_compared_with_their_own():
    areas = tuple(Comparator("Eastvale", readings=(a_reading("2016/17", value),)) for value in ("81", "83"))
    measure = Measure("", "Visits in time", comparators=areas)
    assert compare(plan_with(measure, held=True), plan_with(measure)).changed == []


def test_of_two_measures_of_one_name_the_one_that_shows_the_same_is_the_same():
    one, other = Measure("", "Moves", shows="How often"), Measure("", "Moves", shows="Of those, how many")
    held = plan_with(replace(one, ref="1-M07"), replace(other, ref="1-M02"), held=True)
    changes = compare(held, plan_with(other, one))
    assert changes.changed == [] and changes.new == []


def test_the_same_value_in_another_cell_or_file_is_the_same_reading():
    def standing_in(cell):
        return Measure("", "Visits in time", readings=(a_reading("2016/17", "81", read_from=cell),))

    changes = compare(plan_with(standing_in("plan.xlsx, D14"), held=True), plan_with(standing_in("later.xlsx, E14")))
    assert changes.changed == [] and changes.additions == []


def test_measures_that_change_places_and_are_renamed_do_not_change_their_values():
    def alike(one, other):
        return 100 * len({*one.split()} & {*other.split()}) / len({*one.split()} | {*other.split()})

    care, protection = Measure("", "Care reviews on time"), Measure("", "Protection reviews on time")
    held = plan_with(care, protection, held=True)
    renamed = [replace(one, name=f"{one.name} (%)") for one in (care, protection)]
    told = [(one.old, one.new) for one in compare(held, plan_with(*renamed), alike).changed]
    assert told == [(one.name, f"{one.name} (%)") for one in (care, protection)]
    changes = compare(held, plan_with(*reversed(renamed)), alike)
    assert changes.changed == [] and changes.new == ["1-M03", "1-M04"]
    assert {(one.name, other.name) for one, other in changes.close} == {
        ("Protection reviews on time (%)", protection.name),
        ("Care reviews on time (%)", care.name),
    }
