"""Long work for the window: one job at a time, in the status bar."""

from threading import Event

import pytest

from tests.patience import PATIENCE_MS
from tracker.errors import TrackerError
from tracker.ui.widgets.background import Job


@pytest.fixture
def jobs(window):
    return window.jobs


def test_a_job_is_shown_until_it_is_over_and_only_one_that_can_stop_has_a_button(jobs, window, qtbot):
    for can_stop in (True, False):
        go, answers = Event(), []
        jobs.start(Job("Counting…", lambda _, go=go: go.wait(5), answers.append, can_stop=can_stop))
        assert window.status.work.text() == "Counting…" and window.status.work.isVisible()
        assert window.status.cancel.isVisible() == can_stop
        go.set()
        qtbot.waitUntil(lambda answers=answers: answers == [True], timeout=PATIENCE_MS)
        assert not window.status.work.isVisible() and not window.status.cancel.isVisible()


def test_another_job_lets_the_answer_of_the_first_fall_and_stops_it(jobs, window, qtbot):
    answers = []
    jobs.start(Job("First…", lambda stop: stop.wait(5) and "first", answers.append, can_stop=True))
    jobs.start(Job("Second…", lambda _: "second", answers.append))
    assert window.status.work.text() == "Second…" and not window.status.cancel.isVisible()
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    assert answers == ["second"] and window.background.busy == 0


def test_what_goes_wrong_is_told_once_nothing_is_shown_as_going_on(jobs, window, qtbot, told):
    def fail(_):
        raise TrackerError("plan.xlsx is not there.")

    jobs.start(Job("Reading…", fail, pytest.fail))
    qtbot.waitUntil(lambda: told == ["plan.xlsx is not there."], timeout=PATIENCE_MS)
    assert not window.status.work.isVisible()
