"""Reading in a child process: the same draft, the same sentences, and an end in any case."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.documents.test_corpus import draft_of
from tests.services.builders import SAMPLES
from tracker.documents.reading import child as apart
from tracker.documents.reading.child import Answer, Pasted, answer_in, as_json
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError
from tracker.paths import READ_APART
from tracker.services import reading_apart
from tracker.services.reading_apart import Stopped, read_apart

SAMPLE = SAMPLES / "improvement_plan_2017-18.xlsx"
ROOT = Path(__file__).parents[2]
CHILD = (
    "from tracker.documents.reading import child, document; import os, time; "
    "document.read_document = lambda *_: {}; child.answer_request()"
)
A_DRAFT, A_PLAN = (f"__import__('tracker.domain.{one}', fromlist=['x']).{{}}" for one in ("draft", "plan"))
HALF = r"'Half \ud83d'"
CORPUS = ROOT / "tests" / "corpus"
FOR_EVER = "time.sleep(3600)"  # whoever waits for its end fails by never ending


@pytest.fixture
def child(monkeypatch):
    """Sets what the child does instead of reading."""

    def set_to(what):
        source = f"import sys; sys.path[:0] = [{str(ROOT)!r}]; {CHILD.format(what)}"
        monkeypatch.setattr(reading_apart, "_command", lambda: [sys.executable, "-c", source])

    return set_to


def refused(path=SAMPLE, **limits):
    with pytest.raises(TrackerError) as caught:
        read_apart(path, **limits)
    sentence = str(caught.value)
    assert path.name in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


def test_the_draft_is_the_same_as_in_this_process():
    assert read_apart(SAMPLE) == read_document(SAMPLE)


def test_a_draft_with_dates_numbers_and_comparators_comes_through():
    for name in ("scorecard_2023.csv", "readings_2017-18.csv"):
        assert read_apart(SAMPLES / name) == read_document(SAMPLES / name)


def test_what_was_pasted_is_read_apart_too():
    text = "Ref\tAction\tLead\n1.1\tBuild\tAnn\n"
    assert read_apart(Pasted(None, text)) == read_pasted(None, text)
    with pytest.raises(TrackerError, match="the clipboard"):
        read_apart(Pasted("<table><tr><td>x</td></tr></table>", None))


def test_a_refusal_comes_through_in_its_own_words(tmp_path):
    (tmp_path / "bad.csv").write_text("nothing\nto\nsee here\n", encoding="utf-8")
    with pytest.raises(TrackerError) as here:
        read_document(tmp_path / "bad.csv")
    assert refused(tmp_path / "bad.csv") == str(here.value)
    assert "is not there" in refused(tmp_path / "none.docx")


def test_a_file_with_any_name_is_read(tmp_path):
    name = "Plan – ünïcode 'quoted' \"2\".csv" if os.name != "nt" else "Plan – ünïcode.csv"
    (tmp_path / name).write_text("Ref,Action,Lead\n1.1,Build,Ann\n", encoding="utf-8")
    assert [action.text for _, action in read_apart(tmp_path / name).plan.actions()] == ["Build"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have names of letters only")
def test_a_file_whose_name_is_no_text_is_refused_by_a_name_that_can_be_shown(tmp_path):
    path = tmp_path / os.fsdecode(b"Plan \xff.csv")
    path.write_text("Ref,Action,Lead\n1.1,Build,Ann\n", encoding="utf-8")
    with pytest.raises(TrackerError, match=r"Plan \?\.csv could not be read: its name or a text in it holds half"):
        read_apart(path)


def test_half_a_character_is_refused_by_name(child):
    child(f"{A_DRAFT.format('Draft')}({A_PLAN.format('Plan')}({HALF}))")
    assert "half a character ('\\ud83d')" in refused()


def test_every_document_of_the_corpus_comes_through_as_it_was_read():
    for path in (one for one in CORPUS.iterdir() if one.suffix in (".xlsx", ".docx", ".csv")):
        answer = Answer("draft", draft_of(path))
        assert answer_in(as_json(answer, path.name)) == answer, path.name


def test_an_answer_that_is_no_draft_is_no_answer():
    for said in (b"", b"{", b"[1, 2]", b'{"kind": "draft", "draft": {"plan": 5}}', b"\x80\x04K\x01."):
        with pytest.raises(ValueError):
            answer_in(said)


def test_reading_that_takes_too_long_is_ended(child):
    child(FOR_EVER)
    assert "after 0.5 seconds" in refused(seconds=0.5)


def test_reading_that_takes_the_process_down_is_told(child):
    child("os.abort()")
    assert "ended unexpectedly" in refused()


def test_a_mistake_of_ours_is_told_plainly_and_keeps_its_traceback(child):
    child("1 / 0")
    with pytest.raises(TrackerError, match="something unexpected") as caught:
        read_apart(SAMPLE)
    assert "ZeroDivisionError" in str(caught.value.__cause__)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not hold a process to it")
def test_reading_that_takes_too_much_memory_is_told(child):
    child("bytearray(1 << 30)")
    assert "more memory" in refused(megabytes=500)


def test_reading_can_be_stopped_at_once(child):
    child(FOR_EVER)
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    with pytest.raises(Stopped):
        read_apart(SAMPLE, stop=stop)


def test_no_child_is_left(child):
    child(FOR_EVER)
    made = []
    real = subprocess.Popen

    class Noted(real):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            made.append(self)

    reading_apart.subprocess.Popen = Noted
    try:
        refused(seconds=0.3)
    finally:
        reading_apart.subprocess.Popen = real
    assert [one.returncode is None for one in made] == [False]


def test_what_the_child_prints_goes_nowhere(child, capfd):
    child("print('on stdout'), os.write(1, b'raw'), os.write(2, b'raw'), 1 / 0")
    refused()
    assert capfd.readouterr() == ("", "")


def test_the_json_of_an_import_is_nothing_but_json():
    command = [sys.executable, str(ROOT / "main.py"), "import", str(SAMPLE), "--dry-run", "--format", "json"]
    ran = subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL)
    assert json.loads(ran.stdout)["format"] == "improvement-plan/2" and ran.stderr == b""


def test_modules_in_the_users_folder_are_not_taken_for_ours(tmp_path, monkeypatch):
    for name in ("csv", "tracker", "pickle"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_apart(SAMPLE).plan.title


def test_the_child_loads_neither_the_window_nor_the_store():
    seen = "import sys; from tracker.documents.reading import child, document; print([m for m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not [name for name in ("PySide6", "tracker.store", "tracker.ui", "click") if f"'{name}'" in ran.stdout]


def test_a_packed_program_starts_itself_as_the_child(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("packed", "improvement-plans.exe")))
    assert reading_apart._command() == [str(Path("packed", "improvement-tracker.exe")), READ_APART]
    answered = []
    monkeypatch.setattr(apart, "answer_request", lambda: answered.append(True) or sys.exit(0))
    from tracker.__main__ import main

    with pytest.raises(SystemExit):
        main([READ_APART])
    assert answered == [True]
