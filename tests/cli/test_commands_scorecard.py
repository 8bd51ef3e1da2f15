"""The command `scorecard`: the same rows as a table for people, as CSV and as JSON, as at any day."""

import csv
import io
import json

import pytest

from tests.domain.builders import FIRST_CLOCK, a_measure, on
from tracker.domain.measure import Remark
from tracker.domain.plan import Plan, Theme
from tracker.store.sqlite import new_store


def a_remark(day, comment, rating):
    return Remark(f"uuid {day}", on(day), FIRST_CLOCK, comment, None, rating)


@pytest.fixture
def card(tmp_path):
    """Two months of one measure, with what was said in each."""
    said = (a_remark("9 May 2017", "Weekly tracking began", "2"), a_remark("9 Jun 2017", "Capacity is restored", "3"))
    readings = [("Apr 2017", "71.4"), ("May 2017", "80.0")]
    measure = a_measure("65-75 / 76-85 / 86-100", readings, remarks=said, name="Conferences held within 15 days")
    path = tmp_path / "card.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Board", themes=(Theme(None, "Timeliness", measures=(measure,)),)))
    return path


def test_the_table_fits_a_terminal_of_80_letters(run, card, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("scorecard", card, "--as-at", "2017-06-14")
    assert code == 0 and max(map(len, out.splitlines())) <= 80
    assert out.splitlines()[-2:] == [
        "As at 14 Jun 2017: 1 measure in 1 group · 1 stated status disagrees with its", "band.",
    ]  # fmt: skip


def test_as_at_a_past_day_stands_what_stood_then(run, card):
    code, out, _ = run("scorecard", card, "--as-at", "2017-05-14", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert code == 0
    assert row == {
        "Group": "Timeliness",
        "Status": "2",
        "Measure": "Conferences held within 15 days",
        "Current Apr 2017": "71.4",
        "Previous": "",
        "Direction": "",
        "Band": "Requires improvement",
        "Comment": "Weekly tracking began",
        "Action": "",
    }


def test_json_has_what_the_table_has(run, card):
    _, out, _ = run("scorecard", card, "--as-at", "2017-06-14", "--format", "json")
    (row,) = json.loads(out)["rows"]
    assert (row["status"], row["colour"], row["disagreement"]) == ("3", "red", "stated 3, band good")
    assert (row["previous"], row["previous_period"]) == ("71.4", "Apr 2017")
    assert (row["current"], row["current_period"], row["comparators"]) == ("80.0", "May 2017", [])
    assert (row["direction"], row["band"], row["comment"], row["action"]) == (
        "▲ improving", "Good", "Capacity is restored", None,
    )  # fmt: skip
