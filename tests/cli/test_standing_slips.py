"""The slips command, on the sample."""

import pytest

AS_AT = ("--as-at", "2017-11-14")


@pytest.fixture
def slipped(plan, run):
    """The sample, in which two reviews were moved."""
    for ref, review, reason in (("1.1.4", "Mar 2018", "A follow-up audit."), ("1.2.5", "Dec 2017", "Staff were ill.")):
        moved = ("--review", review, "--reason", reason, "--by", "QA Manager", "--on", "2017-11-10")
        assert run("update", plan, ref, *moved)[0] == 0
    return plan


def test_every_slip_is_listed_with_its_reason_and_the_totals_of_each_lead(slipped, run):
    code, out, _ = run("slips", slipped, *AS_AT)
    assert code == 0 and "A follow-up audit." in out and "QA Manager" in out
    words = [" ".join(line.split()) for line in out.splitlines()]
    assert words[-3:] == ["Susan Hale 1 1 90", "Clara Wynn 1 1 61", "All 2 2 151"]


def test_json_has_the_slips_the_leads_and_the_total(slipped, told):
    answer = told("slips", slipped, *AS_AT, "--lead", "hale", "--format", "json")
    (slip,) = answer["slips"]
    assert (slip["ref"], slip["day"], slip["days"], slip["by"]) == ("1.1.4", "2017-11-10", 90, "QA Manager")
    assert (slip["from"]["last"], slip["to"]["last"]) == ("2017-12-31", "2018-03-31")
    assert answer["leads"] == [
        {"lead": "Susan Hale", "slips": 1, "actions": 1, "days": 90, "endless": 0, "unexplained": 0}
    ]
    assert answer["total"] == {"slips": 1, "actions": 1, "days": 90, "endless": 0, "unexplained": 0}


def test_a_day_before_knows_of_none(slipped, told):
    assert told("slips", slipped, "--as-at", "2017-11-09", "--format", "json")["slips"] == []


def test_csv_has_a_row_each(slipped, run):
    lines = run("slips", slipped, *AS_AT, "--format", "csv")[1].splitlines()
    assert lines[0] == "Ref,Action,Lead,Moved on,From,To,Days,Why,By" and len(lines) == 3
