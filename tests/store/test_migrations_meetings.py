"""A file of before meetings were kept opens with all that is in it, and keeps what is added."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.domain.builders import a_plan, an_action, an_update
from tests.store.builders import an_old_file
from tracker.domain.meeting import Meeting
from tracker.domain.plan import PromiseAnswer, SignOffEvidence
from tracker.store.sqlite import new_store, open_store

CLOCK = datetime(2017, 11, 14, 9, tzinfo=UTC)
MEETING = Meeting("m-1", "Overdue review", date(2017, 11, 14), CLOCK, ("Director", "Head of service"), "Director")


def test_a_file_of_before_takes_a_meeting(tmp_path: Path):
    path = an_old_file(tmp_path / "old.plan", 11)
    with open_store(path) as store:
        store.add_plan(a_plan(an_action()))
        store.save(Meeting("m-1", "Overdue review", date(2017, 11, 14), CLOCK, plan_id=store.plan().id))
        assert [one.name for one in store.plan().meetings] == ["Overdue review"]


def test_a_meeting_its_decisions_and_what_was_said_of_promises_come_back(tmp_path: Path):
    evidence = (SignOffEvidence("https://example.org/audit"), SignOffEvidence("audit.pdf", "a" * 64))
    said = an_update(date(2017, 11, 14), "Seen.", kind="decision", meeting="m-1", evidence=evidence)
    answer = PromiseAnswer("w-1", said.uuid, "Report in Oct.", "kept", date(2017, 11, 14), CLOCK, author="Director")
    with new_store(tmp_path / "new.plan") as store:
        store.add_plan(a_plan(an_action(updates=(said,), origin="u-0", answers=(answer,)), meetings=(MEETING,)))
        plan = store.plan()
    (action,) = plan.themes[0].actions
    _, update = action.updates
    assert (update.meeting, update.evidence, action.origin) == ("m-1", evidence, "u-0")
    assert [(one.of_update, one.text, one.says) for one in action.answers] == [(said.uuid, "Report in Oct.", "kept")]
    assert [(one.name, one.present) for one in plan.meetings] == [(MEETING.name, MEETING.present)]


@pytest.mark.parametrize("table", ["meeting", "promise_answer"])
@pytest.mark.parametrize("change", ["UPDATE {} SET uuid = 'other'", "DELETE FROM {}"])
def test_what_was_held_and_said_is_never_changed_or_deleted(tmp_path: Path, table: str, change: str):
    answer = PromiseAnswer("w-1", "u-1", "Report in Oct.", "none", None, CLOCK)
    with new_store(tmp_path / "new.plan") as store:
        store.add_plan(a_plan(an_action(answers=(answer,)), meetings=(MEETING,)))
        with pytest.raises(Exception, match=r"stays as it is|never changed"):
            store._connection.execute(change.format(table))
