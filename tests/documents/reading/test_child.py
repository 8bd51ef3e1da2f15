"""Reading in this process: the same draft and the same sentences as in a child, and an end in any case."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.services.builders import SAMPLES
from tracker.documents.reading import document
from tracker.documents.reading.child import Answer, answer_in, as_json, read_within_limits
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.draft import Draft, Offer
from tracker.domain.plan import Action, Plan, Theme, Update
from tracker.errors import TrackerError

SAMPLE = SAMPLES / "improvement_plan_2017-18.xlsx"
ROOT = Path(__file__).parents[3]


def ran(reads, afterwards="", **limits):
    """What a process printed and how it ended in which the readers do something else."""
    source = (
        "import time; from pathlib import Path; from tracker.documents.reading import child, document\n"
        f"document.read_document = lambda *_: {reads}\n"
        f"try: child.read_within_limits(Path('plan.docx'), **{limits})\n"
        "except Exception as error: print(error)\n"
        f"{afterwards}"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE)
    return done.stdout, done.stderr, done.returncode


def test_the_draft_is_the_same():
    assert read_within_limits(SAMPLE) == read_document(SAMPLE)


def test_a_refusal_keeps_its_own_words(tmp_path):
    with pytest.raises(TrackerError, match="is not there"):
        read_within_limits(tmp_path / "none.docx")


def test_reading_that_takes_too_long_ends_the_process_with_one_sentence():
    out, told, code = ran("time.sleep(60)", seconds=0.5)
    assert (out, code) == ("", 1)
    assert told.startswith("plan.docx could not be read") and "after 0.5 seconds" in told and told.count("\n") == 1


def test_the_process_goes_on_after_what_was_read_in_time():
    clocks = "import threading; [clock.join() for clock in threading.enumerate() if isinstance(clock, threading.Timer)]"
    out, told, code = ran("1 / 0", afterwards=clocks, seconds=PATIENCE / 2)  # a clock that runs on ends the process
    assert "something unexpected" in out and (told, code) == ("", 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not hold a process to it")
def test_reading_that_takes_too_much_memory_is_told():
    out, told, code = ran("bytearray(1 << 30)", megabytes=500)
    assert "more memory" in out and (told, code) == ("", 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not hold a process to it")
def test_a_process_that_holds_more_than_the_limit_already_is_told_the_same():
    out, told, code = ran("bytearray(1 << 20)", megabytes=1)
    assert "more memory" in out and (told, code) == ("", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_limits_end_with_the_reading():
    import resource

    kinds = (resource.RLIMIT_DATA, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    before = [resource.getrlimit(kind) for kind in kinds]
    read_within_limits(SAMPLE)
    assert [resource.getrlimit(kind) for kind in kinds] == before


def test_a_mistake_of_ours_is_told_plainly_and_keeps_its_traceback(monkeypatch):
    monkeypatch.setattr(document, "read_document", lambda *_: 1 / 0)
    with pytest.raises(TrackerError, match="something unexpected") as caught:
        read_within_limits(SAMPLE)
    assert "ZeroDivisionError" in str(caught.value.__cause__)


def test_what_a_list_offers_comes_through_with_the_draft():
    action = Action(None, "Hold a second open evening.", read_lead("Team Manager"), (Update("", "plan", None, None),))
    offer = Offer("1f", "paragraph 2", "action", "Looking forward", action, Theme("1", "Carers"))
    answer = Answer("draft", Draft(Plan("Plan"), offers=(offer, replace(offer, kind="decision", theme=None))))
    assert answer_in(as_json(answer, "plan.docx")) == answer
