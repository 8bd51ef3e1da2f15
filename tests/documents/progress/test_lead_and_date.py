"""One column for who and by when, as audit reports have it: both are read, and what cannot be parted is asked."""

import pytest

from tests.documents.books import actions_of, read_book, said

HEADINGS = ["Officer & date", "Responsible officer / target date", "Lead and timescale", "Who & by when?"]
HEADINGS += ["Owner, due date", "Responsible Officer and Date", "Lead\nDeadline"]


def read(tmp_path, cell, heading="Officer & date"):
    rows = [["Ref", "Action", heading, "Status"], ["1", "Write the policy", cell, "In progress"]]
    draft = read_book(tmp_path, rows)
    (action,) = actions_of(draft)
    review = action.updates[-1].review
    return action.lead.as_printed, review.as_printed, str(review.last), draft


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_column_of_leads_and_dates_gives_both(tmp_path, heading):
    who, when, last, draft = read(tmp_path, "Monitoring Officer, 31 October 2025", heading)
    assert (who, when, last) == ("Monitoring Officer", "31 October 2025", "2025-10-31")
    assert said(draft) == []


@pytest.mark.parametrize(
    ("cell", "who", "last"),
    [
        ("Payroll Manager – Dec 2025", "Payroll Manager", "2025-12-31"),
        ("Head of Finance (June 2025)", "Head of Finance", "2025-06-30"),
        ("PSW\n31/10/2025", "PSW", "2025-10-31"),
        ("Head of Legal, HR and Audit by end of March 2026", "Head of Legal, HR and Audit", "2026-03-31"),
        ("31/10/25 - Ann Young", "Ann Young", "2025-10-31"),
        ("Team 2: Q3 2025/26", "Team 2", "2025-12-31"),
        ("Ann Young", "Ann Young", "None"),
        ("31/10/2025", "", "2025-10-31"),
    ],
)
def test_the_date_may_stand_on_either_side_or_alone(tmp_path, cell, who, last):
    assert read(tmp_path, cell)[::2][:2] == (who, last)


@pytest.mark.parametrize("cell", ["Chair, asap", "Ann: 31/10/2025\nBo: 30/11/2025"])
def test_what_cannot_be_parted_is_asked_and_kept_as_printed(tmp_path, cell):
    who, when, last, draft = read(tmp_path, cell)
    assert (who, when, last) == ("", cell, "None")
    assert {kind for kind, *_ in said(draft)} >= {"unread", "missing"}


def test_a_column_of_leads_beside_it_keeps_its_leads(tmp_path):
    rows = [["Ref", "Action", "Lead", "Officer & date"], ["1", "Write", "Ann Young", "31/10/2025"]]
    (action,) = actions_of(read_book(tmp_path, rows))
    assert (action.lead.as_printed, str(action.updates[-1].review.last)) == ("Ann Young", "2025-10-31")


def test_what_was_recommended_is_the_action_beside_a_column_of_officers_and_dates(tmp_path):
    head = ["Rec", "Recommendation", "Agreed", "Management response", "Officer & date"]
    rows = [head, ["R1", "Introduce a scheme", "Yes", "It will be drafted and taken to Council", "Clerk, May 2025"]]
    rows += [["R2", "Reconcile payroll", "In part", "A quarterly check will be done", "Payroll Manager, Dec 2025"]]
    draft = read_book(tmp_path, rows)
    assert [one.text for one in actions_of(draft)] == ["Introduce a scheme", "Reconcile payroll"]
    assert [one.lead.as_printed for one in actions_of(draft)] == ["Clerk", "Payroll Manager"]
