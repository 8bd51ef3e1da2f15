"""Which report was the last one, and whether a frozen copy is what it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tracker.domain.edit import json_text
from tracker.domain.report import RememberedReport, hash_of, last_report, redacted, sent_reports

SAID = json_text({"words": "As agreed."})
NOW = datetime(2017, 9, 13, tzinfo=UTC)
SEPTEMBER = RememberedReport("a", "Progress", date(2017, 9, 12), None, NOW, SAID, hash_of(SAID))
NOVEMBER = replace(SEPTEMBER, uuid="b", as_at=date(2017, 11, 14))


def test_the_last_report_is_that_of_the_latest_day_before():
    assert last_report([NOVEMBER, SEPTEMBER], date(2017, 11, 14)) == SEPTEMBER
    assert last_report([SEPTEMBER, NOVEMBER], date(2017, 11, 15)) == NOVEMBER
    again = replace(NOVEMBER, uuid="0", made_at=datetime(2017, 12, 1, tzinfo=UTC))
    assert last_report([again, NOVEMBER], date(2018, 1, 1)) == again
    assert last_report([SEPTEMBER], date(2017, 9, 12)) is None


def test_a_copy_that_lost_words_is_marked_and_has_another_hash():
    assert SEPTEMBER.is_whole and redacted(SEPTEMBER, date(2018, 1, 1)) == SEPTEMBER
    lost = redacted(replace(SEPTEMBER, said=json_text({"words": "[removed 1 Jan 2018]"})), date(2018, 1, 1))
    assert lost.is_whole and lost.redacted_on == date(2018, 1, 1) and lost.sha256 != SEPTEMBER.sha256


def test_the_minutes_of_a_meeting_are_no_report_that_was_sent():
    minutes = replace(NOVEMBER, uuid="c", as_at=date(2017, 11, 1), meeting="m")
    later = replace(NOVEMBER, made_at=datetime(2017, 11, 14, tzinfo=UTC))
    assert sent_reports([later, minutes, SEPTEMBER]) == [SEPTEMBER, later]
    assert last_report([SEPTEMBER, minutes], date(2017, 11, 14)) == SEPTEMBER
    assert last_report([minutes], date(2018, 1, 1)) is None
