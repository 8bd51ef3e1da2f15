"""A file from before problems said which field they are about: found once, by the wording of that time."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.builders import an_old_file
from tracker.domain.decisions.causes import to_decide
from tracker.domain.decisions.location import location_of
from tracker.domain.decisions.undo import undone, withdrawals
from tracker.domain.draft import Draft
from tracker.domain.edit import Stamp
from tracker.store.sqlite import open_store

BANDS = '[["Requires improvement","65-75"],["Good","75-84"],["Outstanding","85+"]]'
# kind, about, as printed, read as, message, decision; and the field that it belongs to
PROBLEMS = (
    ("missing", "1.1.1", "", None, "1.1.1 names no lead.", None, "lead"),
    ("missing", "1.1.1", "", None, "This action has a ref and no words.", None, "action"),
    ("missing", "1.1.1", "–", None, "1.1.1 has no review date.", "ignored", "review"),
    ("missing", "1.1.1", "Done", "complete", "1.1.1 is complete, and no completion date is given.", None, "review"),
    ("missing", "1.1.3", "", None, "1.1.3 is missing between 1.1.2 and 1.1.4.", None, None),
    ("unread", "1.1.1", "2", None, 'The rating "2" is not known, and was left aside.', None, "rating"),
    ("doubtful", "1.1.1", "FFFF66", "amber", "The colour FFFF66 is not clear.", None, "rating"),
    ("unread", "1.1.1", "Parked", None, 'The status "Parked" is not known, and was left aside.', None, "status"),
    ("contradiction", "1.1.1", "Blue", None, '"Blue" contradicts the status "stopped" of 1.1.1.', None, "status"),
    ("doubtful", "1.1.1", "A. Manger", "Manager", 'The role "Manger" is probably "Manager".', "accepted", "lead"),
    ("repaired", "1.1.1", "1.1.01", "1.1.1", 'The ref "1.1.01" was read as 1.1.1.', None, "ref"),
    ("duplicate", "1.1.1", "1.1.1", None, "The ref 1.1.1 is given to 2 actions.", None, "ref"),
    ("duplicate", "1.1-M02", "", None, "The measures 1.1-M01 and 1.1-M02 have the same name.", None, None),
    ("doubtful", "1.1-M01", "A / B", None, "Which of these areas is ours is not said: all were kept.", None, "area"),
    ("repaired", "1.1.1", "Dec 202017", "Dec 2017", "20 written twice.", None, "review"),
    ("repaired", "1.1.1", "Nov, 2017", "Jan 2018", "A comma.", "corrected", "review"),
    ("doubtful", "1.1.1", "Train in 202017", "Train in 2017", "It looks damaged.", None, "action"),
    ("doubtful", "1.1.1", "Begun  202017", "Begun 2017", "It looks damaged.", None, "commentary"),
    ("contradiction", "1.1-M01", "65-75 / 75-84 / 85+", None, "Bands overlap.", None, "thresholds"),
    ("doubtful", "1.1-M01", "Visits", "Visit", "It is much like another.", None, "measure"),
    ("doubtful", "1.1-M01", "Whether 202017", "Whether 2017", "It looks damaged.", None, "shows"),
    ("doubtful", "1.1", "Good in 202017", "Good in 2017", "It looks damaged.", None, "ambition"),
    ("doubtful", "Ann Young", "A. Young", "Ann Young, Head", "Ann Young is also written so.", None, "people"),
    ("skipped", "plan", "Train in 202017", None, "This text was left aside.", None, None),
    ("doubtful", "1.1.1", "gone", "nowhere", "It was said of what is not there any more.", None, None),
)  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with the tables as they were, and a problem of each sort."""
    path = an_old_file(tmp_path / "plan.db", 3)
    with closing(sqlite3.connect(path)) as connection, connection:
        fill(connection)
    return path


def fill(connection: sqlite3.Connection) -> None:
    def add(table: str, **row: object) -> None:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))

    here = {"plan_id": 1, "revision": 1}
    period = {"period_as_printed": "2017/18", "period_kind": "year"}
    period |= {"period_first": "2017-04-01", "period_last": "2018-03-31"}
    add("plan", id=1, title="Plan", theme_word="Theme", settings="{}", revision=1, **period)
    add("person", name="Ann Young", role="Head", also_written='["A. Young"]', **here)
    theme = {"ref": "1.1", "title": "Assessment", "ref_as_printed": "1.1", "ambition": '["Good in 202017"]'}
    add("theme", id=1, evidence="[]", place=1, **theme, **here)
    lead = {"lead_as_printed": "A. Manager", "lead_name": "A.", "lead_role": "Manager"}
    action = {"ref": "1.1.1", "text": "Train in 202017", "ref_as_printed": "1.1.01", "theme_id": 1, "place": 1}
    add("action", id=1, measures="[]", evidence_links="[]", notes="[]", **action, **lead, **here)
    said = {"kind": "plan", "recorded_at": "2017-10-01T00:00:00", "action_id": 1}
    nov = {"review_as_printed": "Nov, 2017", "review_kind": "month", "review_first": "2017-11-01"}
    add("action_update", id=3, uuid="u0", review_last="2017-11-30", **nov, **said)
    dec = {"review_as_printed": "Dec 202017", "review_kind": "month", "review_first": "2017-12-01"}
    add("action_update", id=1, uuid="u1", text="Begun 202017", review_last="2017-12-31", **dec, **said)
    jan = {"review_as_printed": "January 2018", "review_kind": "month", "review_first": "2018-01-01"}
    add("action_update", id=2, uuid="u2", review_last="2018-01-31", **jan, **said | {"kind": "correction"})
    measure = {"ref": "1.1-M01", "name": "Visits", "shows": "Whether 202017", "thresholds": BANDS}
    add("measure", id=1, theme_id=1, place=1, **measure, **here)
    for kind, about, printed, read_as, message, decision, _ in PROBLEMS:
        texts = {"kind": kind, "about": about, "as_printed": printed, "read_as": read_as, "message": message}
        add("problem", source="plan.docx", place="row 1", decision=decision, **texts, **here)


def test_problems_of_an_old_file_say_their_field_once_it_is_opened(old: Path) -> None:
    with open_store(old) as store:
        assert [one.field for one in store.problems()] == [row[-1] for row in PROBLEMS]
        assert [one.message for one in store.problems()] == [row[4] for row in PROBLEMS]
        found = [location_of(store.plan(), one) for one in store.problems()]
    assert [one.field for one in found if one][:3] == ["lead", "action", "review"]
    with closing(sqlite3.connect(old.with_name("plan.before-where_problems_are.db"))) as copied:
        assert "field" not in copied.execute("SELECT sql FROM sqlite_master WHERE name = 'problem'").fetchone()[0]


def test_problems_of_an_old_file_say_no_cause_and_are_counted_by_kind_and_field(old: Path) -> None:
    with open_store(old) as store:
        found = store.problems()
    assert {one.cause for one in found} == {None}
    waiting = {
        (kind, field)
        for kind, *_, decision, field in PROBLEMS
        if decision is None and kind not in ("repaired", "skipped")
    }
    assert to_decide(found) == len(waiting) > 10


def test_a_decision_of_an_older_program_can_be_undone_by_what_it_wrote(old: Path) -> None:
    with open_store(old) as store:
        problem = next(one for one in store.problems() if one.as_printed == "Nov, 2017")
        draft = undone(Draft(store.plan(), (problem,)), [problem])
        stamp = Stamp(date(2017, 11, 14), datetime(2017, 11, 14, tzinfo=UTC), None, lambda: "u3")
        (update,) = withdrawals(store.plan(), [problem], stamp)
    assert (update.kind, update.withdraws, update.action_id) == ("undo", "u2", 1)
    assert (draft.problems[0].decision, draft.problems[0].read_as) == (None, "Nov 2017")


def test_a_decision_that_wrote_no_update_found_nothing_that_can_be_told(old: Path) -> None:
    with open_store(old) as store:
        assert [one.as_printed for one in store.problems() if one.before] == ["Nov, 2017"]


def test_a_ref_that_was_corrected_since_still_names_its_action(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE action SET ref = '1.1.9'")
        connection.execute("UPDATE problem SET decision = 'corrected', read_as = '1.1.9' WHERE as_printed = '1.1.01'")
    with open_store(old) as store:
        fields = {one.as_printed: one.field for one in store.problems() if one.kind == "doubtful"}
    assert (fields["Train in 202017"], fields["Begun  202017"]) == ("action", "commentary")
