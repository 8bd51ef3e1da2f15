"""The same board table month after month: every month stays, and a past day shows its own."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.services.builders import content, plan_of, problems_of, save
from tracker.documents.reading.document import read_document
from tracker.domain.measure import latest, previous, readings_that_count
from tracker.domain.measures.remarks import said_at
from tracker.services.importing import preview
from tracker.store.sqlite import open_store

MONTHS = {"May 2022": date(2022, 5, 31), "June 2022": date(2022, 6, 30), "July 2022": date(2022, 7, 31)}
MAY, JUNE, JULY = MONTHS.values()
NUMBER = 32
HEADS = ["", "Status", "Metric", "Previous", "Current", "Comment", "Action"]


def value(number, month):
    return 50 + number + 2 * list(MONTHS).index(month)


def a_status(number, month):
    return str((number + (month == "June 2022")) % 3 + 1)


def a_row(number, month, before=None):
    group = f"Group {number // 8 + 1}" if number % 8 == 0 else ""
    previous = value(number, month) - 2 if before is None else before
    comment, action = f"Said in {month} of {number}.", "" if month == "June 2022" else f"Do {number}."
    return [
        group,
        a_status(number, month),
        f"Visits of kind {number} (%)",
        previous,
        value(number, month),
        comment,
        action,
    ]


@pytest.fixture
def a_scorecard(tmp_path):
    """A document of a month; `revised` are values of the month before that it gives otherwise, by their numbers."""

    def made(month, **revised):
        rows = [[f"Board scorecard, {month}"], [], HEADS]
        rows += [a_row(number, month, revised.get(f"m{number}")) for number in range(NUMBER)]
        path = tmp_path / f"{month}.csv"
        path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
        return read_document(path)

    return made


def imported(file, draft, day):
    (changes,) = save(file, draft, dated=day)
    return changes


def shown(file, day):
    """Each measure's value, the one before, its status, comment and action as at a day."""
    found = []
    for _, measure in plan_of(file).measures():
        now, before, said = latest(measure, day), previous(measure, day), said_at(measure.remarks, day)
        values = now and int(now.value), before and float(before.value)
        found.append((*values, said.stated_rating, said.comment, said.action))
    return found


def expected(month):
    def row(number):
        action = None if month == "June 2022" else f"Do {number}."
        now = value(number, month)
        return now, now - 2.0, a_status(number, month), f"Said in {month} of {number}.", action

    return list(map(row, range(NUMBER)))


def test_each_month_is_shown_as_it_was_for_ever(file, a_scorecard):
    for month, day in MONTHS.items():
        imported(file, a_scorecard(month), day)
    for month, day in MONTHS.items():
        assert shown(file, day) == expected(month), month
    assert shown(file, date(2022, 4, 30))[0][0] is None  # what was before May is known by the document of May
    assert [len(measure.readings) for _, measure in plan_of(file).measures()] == [4] * NUMBER
    assert problems_of(file) == []


def test_the_same_month_twice_changes_nothing_and_an_earlier_one_again_neither(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    imported(file, a_scorecard("June 2022"), JUNE)
    before = content(file)
    for month in ("June 2022", "May 2022", "June 2022"):
        changes = imported(file, a_scorecard(month), MONTHS[month])
        assert (changes.new, changes.changed, changes.same) == ([], [], NUMBER)
    assert content(file) == before


def test_months_that_come_in_another_order_show_the_same(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    imported(file, a_scorecard("July 2022"), JULY)
    imported(file, a_scorecard("June 2022"), JUNE)
    for month, day in MONTHS.items():
        assert shown(file, day) == expected(month), month


def test_a_previous_that_was_revised_is_a_further_reading_and_a_doubt(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    changes = imported(file, a_scorecard("June 2022", m3=58.5), JUNE)
    (problem,) = problems_of(file)
    assert (problem.kind, problem.field, problem.as_printed, problem.read_as) == ("doubtful", "value", "58.5", "53")
    assert "May 2022 was 53, and is given as 58.5 now" in problem.message
    assert len(changes.revised) == 1
    assert shown(file, MAY)[3][0] == 53 and shown(file, JUNE)[3][1] == 58.5
    measure = [measure for _, measure in plan_of(file).measures()][3]
    assert [float(r.value) for r in readings_that_count(measure.readings, JUNE) if r.period.first] == [58.5, 55]
    assert [(one.as_printed, one.known) for one in measure.readings if one.period.first == date(2022, 5, 1)] == [
        ("53", None), ("58.5", JUNE),
    ]  # fmt: skip


def test_the_preview_says_what_saving_does(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    june = a_scorecard("June 2022")
    would = preview(plan_of(file), june, JUNE, JUNE)
    assert would.changed == imported(file, june, JUNE).changed


def test_what_a_month_brings_is_signed_with_its_day(file, a_scorecard):
    for month, day in MONTHS.items():
        imported(file, a_scorecard(month), day)
    for _, measure in plan_of(file).measures():
        assert [remark.day for remark in measure.remarks] == list(MONTHS.values())
        assert all(one.recorded_at is not None for one in (*measure.remarks, *measure.readings))
        clocks = [one.recorded_at for one in measure.readings]
        assert all(before <= after for before, after in pairwise(clocks))


def test_a_dump_of_two_months_is_read_back_into_the_same_and_shows_may_as_may(file, a_scorecard, tmp_path):
    imported(file, a_scorecard("May 2022"), MAY)
    imported(file, a_scorecard("June 2022", m3=58.5), JUNE)
    dump = tmp_path / "dump.json"
    dump.write_text(json.dumps(content(file)), encoding="utf-8")
    again = tmp_path / "again.db"
    save(again, read_document(dump))
    assert content(again)["plans"][0]["themes"] == content(file)["plans"][0]["themes"]
    assert shown(again, MAY) == shown(file, MAY) == expected("May 2022")


def test_a_measure_that_was_removed_stays_so_and_is_no_stranger(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    with open_store(file) as store:
        (measure, *_) = store.plan().measure_records()
        store.save(replace(measure, removed_on=JUNE))
    changes = imported(file, a_scorecard("June 2022"), JUNE)
    assert changes.new == [] and len(shown(file, JUNE)) == NUMBER - 1


def test_a_scale_of_words_and_its_key_come_with_a_later_document_and_stay_as_they_were_settled(file, tmp_path):
    def a_table(name, *lines):
        rows = ["Measure,2016/17,2017/18", "Visits,Silver,Gold", "Plans,Bronze,Silver", "Audits,Gold,Gold", *lines]
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(rows), "utf-8")
        return read_document(path)

    save(file, a_table("first"))
    assert [scale.key for scale in plan_of(file).scales] == [()]
    words = plan_of(file).scales[0].words
    save(file, a_table("second", "", "Key,", "Silver,Half of the teams", "Gold,All teams", "Bronze,One team"))
    (scale,) = [scale for scale in plan_of(file).scales if scale.words == words]
    assert dict(scale.key)["Gold"] == "All teams"
    assert {measure.scale for _, measure in plan_of(file).measures()} == {scale.name}


def test_a_month_that_comes_after_the_next_one_is_shown_as_if_it_had_come_in_its_turn(file, a_scorecard, tmp_path):
    imported(file, a_scorecard("June 2022", m3=58.5), JUNE)
    assert shown(file, MAY)[3][0] is None
    imported(file, a_scorecard("May 2022"), MAY)
    other = tmp_path / "in_turn.db"
    imported(other, a_scorecard("May 2022"), MAY)
    imported(other, a_scorecard("June 2022", m3=58.5), JUNE)
    for day in (MAY, JUNE):
        assert shown(file, day) == shown(other, day)
    assert [problem.key for problem in problems_of(file)] == [problem.key for problem in problems_of(other)]


def undated(a_scorecard):
    return replace(a_scorecard("May 2022"), dated=None)


def test_what_nothing_dates_is_known_from_the_day_of_its_import_and_no_past_day_shows_it(file, a_scorecard):
    imported(file, a_scorecard("May 2022"), MAY)
    may = shown(file, MAY)
    (changes,) = save(file, undated(a_scorecard), dated=None)
    assert changes.undated and shown(file, MAY) == may


def test_current_is_the_latest_value_also_where_nothing_dates_it(file, a_scorecard):
    (changes,) = save(file, undated(a_scorecard), dated=None)
    (first, *_) = shown(file, date(2017, 12, 1))
    assert changes.undated and first[:2] == (50, 48.0)
