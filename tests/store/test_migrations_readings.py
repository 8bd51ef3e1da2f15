"""A file of before readings and remarks were only added: it opens with everything in it, and its copy is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store.builders import an_old_file
from tracker.domain.measure import latest, readings_that_count
from tracker.domain.measures.remarks import said_at
from tracker.store.kept_copies import kept_copies
from tracker.store.sqlite import open_store

STEPS = 6
DAY = date(2018, 1, 1)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A plan with two measures, of which one has words, four readings and a comparator with one."""
    path = an_old_file(tmp_path / "old.plan", STEPS)
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(
            """
            INSERT INTO plan (id, title, period_as_printed, period_kind, theme_word, settings, revision, uuid)
                VALUES (1, 'Our plan', '', 'none', 'Theme', '{}', 3, 'p-1');
            INSERT INTO theme (id, title, ref_as_printed, ambition, evidence, place, plan_id, revision)
                VALUES (1, 'Visits', '', '[]', '[]', 0, 1, 1);
            INSERT INTO measure (id, ref, name, unit, thresholds, stated_rating, stated_direction, comment, action,
                place, plan_id, theme_id, revision)
                VALUES (1, '1-M01', 'Visits', 'percent', '[["Good","75+"]]', '2', '["▲","up"]', 'Late.', 'Recruit.',
                0, 1, 1, 4);
            INSERT INTO measure (id, ref, name, thresholds, place, plan_id, theme_id, revision)
                VALUES (2, '1-M02', 'Plans', '[]', 1, 1, 1, 1);
            INSERT INTO comparator (id, name, position, place, plan_id, measure_id, revision)
                VALUES (1, 'England', '12th', 0, 1, 1, 1);
            """
        )
        columns = "period_as_printed, period_kind, period_first, period_last, value, as_printed, numerator, denominator"
        columns += ", source, note, suppressed, estimate, place, plan_id, measure_id, comparator_id, revision"
        oct_, nov = ("Oct 2017", "month", "2017-10-01", "2017-10-31"), ("Nov 2017", "month", "2017-11-01", "2017-11-30")
        for row in (
            (*oct_, "76.40", "76.4%", "191", "250", "Report", "A note", 0, 0, 0, 1, 1, None, 1),
            (*nov, "80", "80 (est)", None, None, None, None, 0, 1, 1, 1, 1, None, 2),
            ("Previous", "unread", None, None, None, "c", None, None, None, None, 1, 0, 2, 1, 1, None, 1),
            (*oct_, "70", "70", None, None, None, None, 0, 0, 0, 1, None, 1, 1),
        ):
            db.execute(f"INSERT INTO reading ({columns}) VALUES ({', '.join('?' * len(row))})", row)
    return path


def test_everything_is_there_after_it_was_brought_up_to_date(old: Path) -> None:
    with open_store(old) as store:
        visits, plans = store.plan().themes[0].measures
    said = said_at(visits.remarks, DAY)
    assert (said.comment, said.action, said.stated_rating, said.stated_direction, said.day) == (
        "Late.", "Recruit.", "2", ("▲", "up"), None,
    )  # fmt: skip
    assert plans.remarks == () and (plans.readings, plans.thresholds, plans.name) == ((), (), "Plans")
    assert [(one.as_printed, one.role, one.known, one.recorded_at) for one in visits.readings] == [
        ("76.4%", "actual", None, None), ("80 (est)", "estimate", None, None), ("c", "actual", None, None),
    ]  # fmt: skip
    first = visits.readings[0]
    assert (str(first.value), first.numerator, first.denominator) == ("76.40", Decimal(191), Decimal(250))
    assert (first.source, first.note, first.period.as_printed) == ("Report", "A note", "Oct 2017")
    assert visits.readings[2].suppressed and visits.readings[2].period.as_printed == "Previous"
    assert [(c.name, c.position, c.part, c.readings[0].value) for c in visits.comparators] == [
        ("England", "12th", None, 70)
    ]
    assert latest(visits, DAY).value == 80 and len(readings_that_count(visits.readings, DAY)) == 3
    assert visits.revision == 4


def test_each_reading_and_remark_has_a_uuid_that_stays(old: Path) -> None:
    def uuids() -> list[str]:
        with open_store(old) as store:
            measures = store.plan().themes[0].measures
        said = [one.uuid for measure in measures for one in (*measure.readings, *measure.remarks)]
        return said + [reading.uuid for measure in measures for one in measure.comparators for reading in one.readings]

    first = uuids()
    assert len(set(first)) == 5 and all(first) and uuids() == first


def test_the_file_as_it_was_stays_beside_it(old: Path) -> None:
    before = old.read_bytes()
    open_store(old).close()
    (copy,) = kept_copies(old)
    with closing(sqlite3.connect(copy.path)) as db:
        assert db.execute("SELECT comment FROM measure ORDER BY id").fetchall() == [("Late.",), (None,)]
        assert db.execute("SELECT count(*) FROM reading").fetchone() == (4,)
    assert before != old.read_bytes()
