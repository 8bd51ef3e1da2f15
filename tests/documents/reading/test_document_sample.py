"""What the sample plan is read as: counted by hand from the printed plan."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.domain.builders import said_of
from tracker.documents.reading.document import read_document
from tracker.domain.actions.register import register, tally
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.plan import Status

SAMPLES = Path(__file__).parents[3] / "sample_plans"
SAMPLE = SAMPLES / "improvement_plan_2017-18.xlsx"


@pytest.fixture(scope="module")
def draft():
    return read_document(SAMPLE)


@pytest.fixture(scope="module")
def plan(draft):
    return draft.plan


def action(plan, ref):
    (found,) = [one for _, one in plan.actions() if one.ref == ref]
    return found


def problems_of(draft, kind):
    return [(p.about, p.as_printed, p.read_as) for p in draft.problems if p.kind == kind]


def test_the_front_page_names_the_plan(plan):
    assert (plan.title, plan.organisation) == ("Children's Services Improvement Action Plan", "Northmere Council")
    assert (plan.period.first, plan.period.last) == (date(2017, 4, 1), date(2018, 3, 31))
    assert plan.theme_word == "Recommendation"


def test_there_are_five_themes_with_their_own_titles(plan):
    assert [(theme.ref, theme.title) for theme in plan.themes] == [
        ("1.1", "Front Line Practice – Assessment and Planning"),
        ("1.2", "Front Line Practice – Voice of the child"),
        ("1.3", "Front Line Practice – LAC and Care Leavers"),
        ("2", "Management Oversight"),
        ("3", "Resources"),
    ]
    assert [theme.ref_as_printed for theme in plan.themes] == ["1.1", "1.2", "1.3", "2.0", "3"]


def test_there_are_48_actions_and_47_measures(plan):
    assert [len(theme.actions) for theme in plan.themes] == [17, 8, 11, 8, 4]
    assert [len(theme.measures) for theme in plan.themes] == [20, 6, 11, 5, 5]


def test_34_measures_want_more_9_want_less_and_4_only_a_direction(plan):
    counts = Counter(scale_of(measure).polarity for _, measure in plan.measures())
    assert counts == {"higher": 34, "lower": 9, "direction": 4}


def test_every_theme_has_an_ambition_and_three_kinds_of_evidence(plan):
    assert all(theme.ambition for theme in plan.themes)
    assert {len(theme.evidence) for theme in plan.themes} == {3}


def test_refs_are_those_of_the_plan_with_its_gaps(plan):
    refs = [one.ref for _, one in plan.actions()]
    assert refs == [
        *(f"1.1.{n}" for n in range(1, 19) if n != 11),
        *(f"1.2.{n}" for n in range(1, 10) if n != 2),
        *(f"1.3.{n}" for n in range(1, 13) if n != 9),
        *(f"2.{n}" for n in range(1, 9)),
        *(f"3.{n}" for n in range(1, 5)),
    ]


def test_a_damaged_ref_is_mended_and_kept_as_printed(plan):
    assert action(plan, "1.1.17").ref_as_printed == "1.1.2017"
    odd = [one.ref for _, one in plan.actions() if one.ref != one.ref_as_printed]
    assert odd == ["1.1.17"]


@pytest.mark.parametrize(
    ("day", "overdue"),
    [(date(2017, 9, 30), 0), (date(2017, 10, 15), 1), (date(2017, 10, 31), 1), (date(2017, 11, 1), 26)]
    + [(date(2017, 11, 30), 26), (date(2017, 12, 1), 27), (date(2018, 1, 1), 40)],
)
def test_overdue_is_counted_from_the_last_day_of_the_month(plan, day, overdue):
    assert tally(register(plan, day))["overdue"] == overdue


def test_reviews_are_those_of_the_published_plan(plan):
    reviews = Counter((one.updates[0].review.kind, one.updates[0].review.last) for _, one in plan.actions())
    assert reviews == {
        ("month", date(2017, 10, 31)): 25,
        ("month", date(2017, 12, 31)): 13,
        ("month", date(2017, 9, 30)): 1,
        ("month", date(2017, 11, 30)): 1,
        ("month", date(2018, 1, 31)): 2,
        ("month", date(2018, 3, 31)): 1,
        ("ongoing", None): 2,
        ("completed", None): 3,
    }


def test_a_completed_date_is_complete_and_words_in_commentary_are_not(plan):
    complete = [one.ref for _, one in plan.actions() if one.updates[0].status == Status.COMPLETE]
    assert complete == ["1.2.7", "2.5", "3.2"]
    assert "finished" in action(plan, "1.1.13").text + (action(plan, "1.1.16").updates[0].text or "")
    assert action(plan, "1.1.16").updates[0].status == Status.IN_PROGRESS


def test_real_dates_that_show_no_day_are_months(plan):
    review = action(plan, "2.1").updates[0].review
    assert (review.as_printed, review.kind, review.last) == ("Oct 2017", "month", date(2017, 10, 31))


def test_a_lead_is_a_name_and_a_role_however_it_was_punctuated(plan):
    leads = {ref: action(plan, ref).lead for ref in ("1.1.1", "1.1.5", "1.1.15", "1.3.1", "1.3.3")}
    assert {ref: (lead.name, lead.role) for ref, lead in leads.items()} == {
        "1.1.1": ("Vera Brook", "Head of Service"),
        "1.1.5": ("Susan Hale", "Quality Assurance Manager"),
        "1.1.15": ("Tessa Garland", "Safeguarding Service Manager"),
        "1.3.1": ("Clara Wynn", "Service Manager"),
        "1.3.3": ("Tessa Garland", "Service Manger"),
    }
    assert leads["1.3.1"].as_printed == "Clara Wynn. Service Manager"


def test_ten_people_lead_and_none_was_merged_with_another(plan):
    assert len(plan.people) == 10
    susan = next(person for person in plan.people if person.name == "Susan Hale")
    assert susan.role == "Quality Assurance Manager" and "Susan Hale, QA Manager" in susan.also_written


# ---- the problems name every repair


def test_every_damaged_date_is_a_repair_that_says_what_was_printed_and_read(draft):
    damaged = {
        about: (printed, read) for about, printed, read in problems_of(draft, "repaired") if read and "20" in read
    }
    assert damaged == {
        "plan": ("202017-18", "2017/18"),
        "1.1.6": ("Dec 202017", "Dec 2017"),
        "1.1.15": ("Oct, 2017", "Oct 2017"),
        "1.1.16": ("Dec, 2017", "Dec 2017"),
        "1.2.1": ("Sept 2017", "Sep 2017"),
        "1.2.5": ("Oct, 2017", "Oct 2017"),
        "1.2.9": ("Oct   2017", "Oct 2017"),
        "1.3.8": ("Oct \n2017", "Oct 2017"),
        "3.1": ("Oct, 202017", "Oct 2017"),
        "3.4": ("Oct, 202017", "Oct 2017"),
    }


def test_the_damaged_ref_and_the_three_missing_ones_are_named(draft):
    assert ("1.1.17", "1.1.2017", "1.1.17") in problems_of(draft, "repaired")
    missing = [about for about, _, read in problems_of(draft, "missing") if read is None]
    assert missing == ["1.1.11", "1.2.2", "1.3.9"]


def test_an_action_complete_without_a_day_is_named(draft):
    assert [about for about, printed, _ in problems_of(draft, "missing") if printed == "Completed"] == [
        "1.2.7",
        "2.5",
        "3.2",
    ]


def test_footnote_marks_are_left_out_and_their_notes_kept_as_problems(draft):
    marked = [printed for _, printed, read in problems_of(draft, "repaired") if read and not set("¹²³") & set(read)]
    assert len([printed for printed in marked if set("¹²³") & set(printed)]) == 2
    notes = [printed[0] for _, printed, _ in problems_of(draft, "skipped") if printed[0] in "¹²"]
    assert notes == ["¹", "²"]


def test_as_above_is_kept_and_doubted(draft, plan):
    assert action(plan, "1.1.18").updates[0].text == "As above"
    assert ("1.1.18", "As above", None) in problems_of(draft, "doubtful")


def test_misspelt_roles_are_doubted_and_kept_as_printed(draft):
    roles = [about for about, _, read in problems_of(draft, "doubtful") if read == "Service Manager"]
    assert roles == ["1.3.3", "1.3.7", "1.3.8"]


def test_damage_inside_running_text_is_left_and_doubted(draft, plan):
    assert "March 202017" in action(plan, "1.1.16").text
    doubted = {about for about, printed, read in problems_of(draft, "doubtful") if "2017" in printed and read}
    assert {"1.1", "1.1.1", "1.1.12", "1.1.13", "1.1.14", "1.1.16", "1.2.8", "1.3.10", "1.3.12"} <= doubted
    assert {"2.3", "2.6", "3.1", "1.1-M15", "1.1-M16"} <= doubted


def test_thresholds_that_overlap_or_contradict_are_said(draft):
    said = {about: printed for about, printed, _ in problems_of(draft, "contradiction")}
    assert said == {
        "1.1-M01": "65-75 / 75-84 / 85+",
        "1.1-M05": "40-50 / 49-25 / >24",
        "1.3-M06": "40-20 / 20-10 / <10",
        "3-M04": "50-60 / 61-75 / 75+",
    }


def test_a_percent_sign_on_one_band_and_increase_for_timeliness_are_doubted(draft):
    doubtful = {(about, printed) for about, printed, _ in problems_of(draft, "doubtful")}
    assert {("1.1-M20", "25-21 / 20-16 / <15%"), ("1.1-M19", "Increase"), ("3-M05", "Increase")} <= doubtful


def test_one_measure_in_two_themes_is_kept_twice_and_named(draft, plan):
    names = [measure.name for _, measure in plan.measures()]
    assert len(set(names)) == 46
    assert [about for about, _, _ in problems_of(draft, "duplicate")] == ["1.2-M02"]


def test_every_problem_says_where_it_stands_in_a_whole_sentence(draft):
    for problem in draft.problems:
        assert problem.source == SAMPLE.name and problem.place and problem.about
        assert problem.message.endswith(".") and problem.decision is None


# ---- the other two samples


def test_the_readings_are_155_values_of_24_measures():
    plan = read_document(SAMPLES / "readings_2017-18.csv").plan
    measures = [measure for _, measure in plan.measures()]
    assert (len(measures), sum(len(measure.readings) for measure in measures)) == (24, 155)
    suppressed = [r for measure in measures for r in measure.readings if r.suppressed]
    assert suppressed and all(r.value is None and r.as_printed == "c" for r in suppressed)


def test_a_dash_among_the_readings_is_no_value_and_not_zero():
    readings = [r for _, m in read_document(SAMPLES / "readings_2017-18.csv").plan.measures() for r in m.readings]
    dashes = [r for r in readings if r.as_printed == "-"]
    assert dashes and all(r.value is None and not r.suppressed for r in dashes)


def test_the_scorecard_is_32_metrics_in_5_groups():
    plan = read_document(SAMPLES / "scorecard_2023.csv").plan
    assert [(theme.ref, theme.title, len(theme.measures)) for theme in plan.themes] == [
        (None, "Demand", 13),
        (None, "Timelessness", 7),
        (None, "Effectiveness", 3),
        (None, "Management", 6),
        (None, "Outcomes", 3),
    ]


def test_a_metric_has_its_status_previous_current_neighbours_and_arrow():
    plan = read_document(SAMPLES / "scorecard_2023.csv").plan
    metric = next(m for _, m in plan.measures() if m.name.startswith("Referrals begun") and "rate" in m.name)
    said = said_of(metric)
    assert (said.stated_rating, said.stated_direction, metric.unit) == (
        "3",
        ("▼", "down"),
        "rate per 10,000",
    )
    assert [str(reading.value) for reading in metric.readings] == ["784.7", "769.2"]
    assert [(c.name, str(c.readings[0].value)) for c in metric.comparators] == [("Statistical neighbours", "579.3")]
