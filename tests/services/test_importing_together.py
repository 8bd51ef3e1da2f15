"""Several files into one plan: actions from one, measures from another, readings later."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.corpus.answers import as_answered, with_defaults
from tests.services.builders import a_draft, a_measure, a_row, a_value, plan_of, problems_of, save
from tracker.documents.reading.document import read_document
from tracker.domain.draft import Draft
from tracker.domain.measure import Comparator, Measure
from tracker.domain.measures.our_area import with_ours
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import month_when

TOGETHER = Path(__file__).parents[1] / "corpus" / "together"
FILES = ("actions.csv", "measures.xlsx", "readings.csv")
APRIL, MAY = month_when(2017, 4), month_when(2017, 5)


def a_scorecard(*measures, title="Demand"):
    """A document whose theme has no ref, as a scorecard's group."""
    return Draft(Plan("Scorecard", themes=(Theme(None, title, measures=measures),)))


def measures_of(file):
    return {measure.name: measure for _, measure in plan_of(file).measures()}


def values(measure):
    return [reading.value for reading in measure.readings]


def test_three_files_make_the_plan_of_their_answer(file):
    expected = with_defaults(json.loads((TOGETHER / "expected.json").read_text("utf-8")))
    save(file, *(read_document(TOGETHER / name) for name in FILES))
    read = as_answered(Draft(plan_of(file), tuple(problems_of(file))))
    assert {key: read[key] for key in expected} == expected


def test_the_same_files_again_change_nothing(file):
    save(file, *(read_document(TOGETHER / name) for name in FILES))
    again = save(file, *(read_document(TOGETHER / name) for name in FILES))
    assert [(one.new, one.changed) for one in again] == [([], [])] * 3


def test_values_under_another_group_go_to_the_measure_with_the_same_name(file):
    save(file, a_draft(a_row(), measures=(a_measure("Visits made in time (%)", readings=(a_value(80, APRIL),)),)))
    (changes,) = save(file, a_scorecard(a_measure("Visits made in time, (%)", "G1-M01", readings=(a_value(82, MAY),))))
    (theme,) = plan_of(file).themes
    assert values(theme.measures[0]) == [Decimal(80), Decimal(82)]
    assert changes.new == []


def test_a_name_that_stands_twice_is_matched_within_its_theme_only(file):
    def theme(ref, title, *readings):
        return Theme(ref, title, measures=(Measure(f"{ref}-M01", "Visits", readings=readings),))

    save(file, Draft(Plan("Our plan", themes=(theme("1", "A"), theme("2", "B")))))
    save(file, Draft(Plan("Later", themes=(theme("2", "B", a_value(3, APRIL)),))))
    assert [values(measure) for _, measure in plan_of(file).measures()] == [[], [3]]
    (changes,) = save(file, a_scorecard(a_measure("Visits", "G1-M01", readings=(a_value(4, MAY),))))
    assert changes.new == ["G3-M01"]


def test_a_close_name_is_a_problem_that_names_both_and_no_merge(file):
    save(file, a_draft(a_row(), measures=(a_measure("Assessments completed in 45 days"),)))
    save(file, a_scorecard(a_measure("Assessments done within 45 days", "G1-M01", readings=(a_value(71, APRIL),))))
    assert {name: values(one) for name, one in measures_of(file).items()} == {
        "Assessments completed in 45 days": [],
        "Assessments done within 45 days": [71],
    }
    (problem,) = problems_of(file)
    both = ("Assessments done within 45 days", "Assessments completed in 45 days")
    assert (problem.kind, problem.as_printed, problem.read_as) == ("doubtful", *both)
    assert all(name in problem.message for name in both)


def test_names_with_other_numbers_are_never_close(file):
    save(file, a_draft(a_row(), measures=(a_measure("Assessments completed in 45 days"),)))
    save(file, a_scorecard(a_measure("Assessments completed in 10 days", "G1-M01")))
    assert len(measures_of(file)) == 2 and problems_of(file) == []


def test_values_of_a_close_name_are_left_aside_and_the_problem_names_both(file):
    save(file, a_draft(a_row(), measures=(a_measure("Visits made in time"),)))
    lone = Theme("1", "", measures=(Measure("", "Visits made on time", readings=(a_value(3, APRIL),)),))
    save(file, Draft(Plan("readings", themes=(lone,))))
    (problem,) = problems_of(file)
    assert "Visits made on time" in problem.message + problem.as_printed and "Visits made in time" in problem.message
    assert values(measures_of(file)["Visits made in time"]) == []


def test_the_place_of_a_measure_in_a_shorter_list_says_nothing(file):
    save(file, a_draft(measures=(a_measure("Visits", "1-M01"), a_measure("Plans", "1-M02"))))
    save(file, a_draft(measures=(a_measure("Visitors", "1-M01"),)))
    assert list(measures_of(file)) == ["Visits", "Plans", "Visitors"]


def test_groups_of_two_documents_have_refs_of_their_own(file):
    save(file, a_scorecard(a_measure("Contacts", "G1-M01")))
    save(file, a_scorecard(a_measure("Sickness", "G1-M01"), title="People"))
    assert [measure.ref for _, measure in plan_of(file).measures()] == ["G1-M01", "G2-M01"]


# ---- which area is ours


def areas(*names):
    others = tuple(Comparator(name, readings=(a_value(n, APRIL),), place=n) for n, name in enumerate(names, 1))
    return a_measure("Referrals", "G1-M01", comparators=others)


@pytest.mark.parametrize("organisation", ["Northmere Council", "Metropolitan Borough of Northmere", "NORTHMERE"])
def test_the_area_named_like_the_held_plans_organisation_is_ours(file, organisation):
    plan = a_draft(a_row())
    save(file, replace(plan, plan=replace(plan.plan, organisation=organisation)))
    save(file, a_scorecard(areas("Eastvale", "Northmere", "England")))
    measure = measures_of(file)["Referrals"]
    assert values(measure) == [Decimal(2)]
    assert [one.name for one in measure.comparators] == ["Eastvale", "England"]


def test_without_such_an_area_all_are_others(file):
    save(file, a_draft(a_row()))
    save(file, a_scorecard(areas("Eastvale", "Northmere East")))
    measure = measures_of(file)["Referrals"]
    assert values(measure) == [] and len(measure.comparators) == 2


def test_once_it_is_said_which_area_is_ours_the_question_goes(tmp_path):
    path = tmp_path / "referrals.csv"
    path.write_text("Area,2015/16,2016/17\nEastvale,1,2\nNorthmere,3,4\n", encoding="utf-8")
    draft = read_document(path)
    assert [(problem.kind, problem.field) for problem in draft.problems] == [("doubtful", "area")]
    assert draft.problems[0].message.startswith("Which of these areas is ours is not said")
    named = with_ours(draft, "Northmere")
    (measure,) = [measure for _, measure in named.plan.measures()]
    assert values(measure) == [Decimal(3), Decimal(4)] and named.problems == ()
