"""Long work on the helper thread: jobs, their answers, what goes wrong, and letting an answer fall."""

from threading import Event

import pytest

from tests.patience import PATIENCE_MS
from tracker.errors import TrackerError
from tracker.ui.widgets.background import Background, Job


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.close()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def do(background, heard, qtbot):
    """Do a job until it is over; what happened is in `heard`."""

    def do(work, *, cancel=False):
        job = Job("Counting…", work, lambda answer: heard.append(answer), can_stop=True)
        background.do(job, lambda: heard.append("ended"), lambda error: heard.append(str(error)))
        if cancel:
            job.cancel()
        qtbot.waitUntil(lambda: background.busy == 0, timeout=PATIENCE_MS)
        return job

    return do


def fail(_):
    raise TrackerError("plan.xlsx is not there.")


def test_the_answer_comes_after_the_end_of_the_work_is_told(do, heard):
    assert not do(lambda _: 42).cancelled
    assert heard == ["ended", 42]


def test_what_goes_wrong_in_the_world_is_told(do, heard):
    do(fail)
    assert heard == ["ended", "plan.xlsx is not there."]


def test_a_cancelled_job_says_nothing_any_more_and_its_work_can_end(do, heard):
    def wait(stop):
        assert stop.wait(5)
        return "too late"

    assert do(wait, cancel=True).cancelled
    assert heard == []
    do(lambda stop: stop.wait(5) and fail(stop), cancel=True)
    assert heard == []


def test_a_bug_is_no_error_of_the_world_and_is_not_kept_quiet(do, heard, qtbot):
    for cancel in (False, True):
        with qtbot.captureExceptions() as raised:
            do(lambda _: 1 / 0, cancel=cancel)
        assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert heard == ["ended"]


def test_nothing_is_begun_after_the_end(background, heard):
    background.close()
    begun = Event()
    background.do(Job("Counting…", lambda _: begun.set(), heard.append), lambda: None, heard.append)
    assert background.busy == 0 and not begun.is_set()
