"""Of two headings of one field the one that says more is followed, wherever it stands."""

import pytest

from tests.documents.books import actions_of, read_book


def first(tmp_path, **row):
    """The first action of a table with these headings, and its draft."""
    names = {name.replace("_", " "): value for name, value in row.items()}
    draft = read_book(tmp_path, [list(names), list(names.values()), [f"{value} too" for value in names.values()]])
    return actions_of(draft)[0], draft


@pytest.mark.parametrize("due", ["By_when", "Review_date", "Deadline"])
def test_a_day_before_the_one_an_action_is_due_is_a_note(tmp_path, due):
    action, draft = first(tmp_path, Date="12/01/2024", Action="Send the terms", Who="Clerk", **{due: "26/01/2024"})
    assert action.updates[0].review.as_printed == "26/01/2024"
    assert action.notes == ("Date: 12/01/2024",)
    assert not [one for one in draft.problems if one.kind == "skipped"]


def test_an_agency_beside_the_lead_is_a_note_and_alone_the_lead(tmp_path):
    action, _ = first(tmp_path, Lead_agency="Health", Action="Renew the pathway", Lead="Named Nurse", Due="May 2025")
    assert (action.lead.as_printed, action.notes) == ("Named Nurse", ("Lead agency: Health",))
    action, _ = first(tmp_path, Lead_agency="Health", Action="Renew the pathway", Due="May 2025")
    assert action.lead.as_printed == "Health"


def test_an_arrow_under_direction_counts_before_a_difference(tmp_path):
    rows = [["Indicator", "Oct-23", "Oct-24", "Change", "Direction"], ["Complaints", 42, 51, 9, "↑"]]
    (measure,) = [one for theme in read_book(tmp_path, rows).plan.themes for one in theme.measures]
    assert measure.remarks[0].stated_direction[0] == "↑"


def test_how_bad_a_risk_is_rates_no_action(tmp_path):
    rows = [["ID", "Risk", "Likelihood", "Impact", "Rating", "Mitigating action", "Owner", "Due", "Status of action"]]
    rows += [[1, "Staff leave", "Likely", "Major", "Red", "Convert posts", "HR Partner", "May 2025", "Complete"]]
    (action,) = actions_of(read_book(tmp_path, rows))
    assert (action.updates[0].stated_rag, action.updates[0].status.value) == (None, "complete")
    assert "Rating: Red" in action.notes


@pytest.mark.parametrize("heading", ["Focus", "Standard", "Area"])
def test_a_response_is_the_action_and_what_it_is_about_is_none(tmp_path, heading):
    rows = [["Date", heading, "What inspectors said", "Our response", "Lead", "Review date"]]
    rows += [["1 May 2024", "Front door", "Late", "Run workshops weekly", "MASH Manager", "30 June 2024"]]
    rows += [["1 May 2024", "Care leavers", "Late too", "Hold a plan clinic", "Manager", "30 July 2024"]]
    draft = read_book(tmp_path, rows)
    assert [action.text for action in actions_of(draft)] == ["Run workshops weekly", "Hold a plan clinic"]
    assert "What inspectors said: Late" in actions_of(draft)[0].notes


def test_days_under_target_are_reviews_though_one_is_ongoing_and_outcomes_may_be_statuses(tmp_path):
    rows = [["Ref", "Action", "Officer", "Target", "Outcome"], [1, "Inspect", "Manager", "March 2025", "On target"]]
    rows += [[2, "Fit", "Manager", "June 2025", "Behind target"], [3, "Ask", "Manager", "Ongoing", "Completed"]]
    updates = [action.updates[0] for action in actions_of(read_book(tmp_path, rows))]
    assert [update.review.kind for update in updates] == ["month", "month", "ongoing"]
    assert [update.status.value for update in updates] == ["in progress", "in progress", "complete"]


@pytest.mark.parametrize("heading", ["Implemented?", "Implemented (Y/N)", "Action implemented"])
def test_a_recommendation_that_is_implemented_is_complete(tmp_path, heading):
    rows = [["Ref", "Recommendation", "Owner", heading], [1, "Publish", "Head", "Y"], [2, "Train", "Head", "N"]]
    found = [action.updates[0].status.value for action in actions_of(read_book(tmp_path, rows))]
    assert found == ["complete", "in progress"]


def test_tasks_that_write_and_test_plans_are_no_lines_of_one_measure(tmp_path):
    rows = [["Action", "Owner", "Start date", "End date", "Jan", "Feb"]]
    rows += [["Write plan", "PMO", "01/01/2025", "31/01/2025", "X", None]]
    rows += [["Test plan", "PMO", "01/02/2025", "28/02/2025", None, "X"]]
    assert [action.text for action in actions_of(read_book(tmp_path, rows))] == ["Write plan", "Test plan"]
