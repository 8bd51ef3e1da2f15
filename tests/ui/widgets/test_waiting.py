"""Work that is tried again while a file is busy: once where it is free, until it is, or until it is not wanted."""

from pathlib import Path

import pytest

from tests.patience import PATIENCE_MS
from tracker.errors import TrackerError
from tracker.store import busy
from tracker.store.busy import Busy
from tracker.ui.widgets.waiting import Cancelled, Waiting

FILE = Path("folder") / "plan.db"


@pytest.fixture
def waiting(qapp):
    return Waiting()


@pytest.fixture
def heard(waiting):
    """What is told, in its order."""
    heard = []
    waiting.changed.connect(heard.append)
    waiting.over.connect(lambda well: heard.append("well" if well else "not well"))
    return heard


class Work:
    """Meets a busy file so many times, then answers, or raises what it is given."""

    def __init__(self, busy_for, answer="done"):
        self.left, self.answer, self.tries = busy_for, answer, 0

    def __call__(self):
        self.tries += 1
        if self.left:
            self.left -= 1
            raise Busy(FILE)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def do(waiting, heard):
    def do(work, what="The update of 1.1.4"):
        waiting.do(what, work, heard.append, lambda error: heard.append(error))

    return do


WORDS = "Waiting for plan.db: another program is saving…"


def test_what_is_free_is_done_at_once_and_in_silence(do, heard, waiting):
    do(Work(0))
    assert heard == ["done"] and waiting.words == ""
    do(Work(0, TrackerError("No.")))
    assert [str(one) for one in heard] == ["done", "No."]


def test_what_is_busy_is_tried_until_it_is_free(do, heard, waiting, qtbot):
    work = Work(4)
    do(work)
    assert heard == [WORDS] and waiting.words == WORDS and work.tries == 1
    qtbot.waitUntil(lambda: heard == [WORDS, "", "done", "well"], timeout=PATIENCE_MS)
    assert work.tries == 5 and waiting.words == ""


def test_what_stays_busy_ends_in_its_sentence(do, heard, qtbot, monkeypatch):
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.05)
    do(Work(10_000))
    qtbot.waitUntil(lambda: heard[-1] == "not well", timeout=PATIENCE_MS)
    assert isinstance(heard[2], Busy) and str(heard[2]).startswith(f"{FILE} is being written by another program")


def test_what_is_refused_after_waiting_is_told(do, heard, qtbot):
    do(Work(2, TrackerError("Somebody else has changed it.")))
    qtbot.waitUntil(lambda: heard[-1] == "not well", timeout=PATIENCE_MS)
    assert str(heard[2]) == "Somebody else has changed it."


def test_waiting_ends_as_soon_as_it_is_cancelled(do, heard, waiting, qtbot):
    work = Work(10_000)
    do(work)
    qtbot.waitUntil(lambda: work.tries > 3, timeout=PATIENCE_MS)
    waiting.cancel()
    assert isinstance(heard[2], Cancelled) and heard[1:] == ["", heard[2], "well"]
    assert str(heard[2]) == "The update of 1.1.4 was cancelled, as plan.db is being written by another program."
    tries = work.tries
    waiting.cancel()
    qtbot.wait(100)
    assert work.tries == tries and len(heard) == 4


def test_nothing_else_is_begun_while_something_waits(do, heard, qtbot):
    do(Work(3))
    second = Work(0)
    do(second)
    assert second.tries == 0
    assert str(heard[1]) == "The update of 1.1.4 still waits for another program: wait for it, or press Cancel."
    qtbot.waitUntil(lambda: heard[-1] == "well", timeout=PATIENCE_MS)
    do(second)
    assert second.tries == 1


def test_a_bug_is_not_kept_quiet_and_nothing_waits_after_it(do, heard, waiting):
    with pytest.raises(ZeroDivisionError):
        do(Work(0, ZeroDivisionError()))
    do(Work(0))
    assert heard == ["done"]
