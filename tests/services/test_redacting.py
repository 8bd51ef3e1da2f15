"""After words were removed no byte of the plan file, of its copies, of unsaved text or of an export holds them."""

import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import platformdirs
import pytest

from tests.campaign.faults import Failing
from tests.campaign.listener import heard
from tests.services.builders import a_draft, a_row, action_of, content, plan_of, problems_of, said_in_the_program, save
from tests.services.test_meetings import MEETING, begun, close, decide
from tests.test_put_in_place import left_by_an_ended_program
from tracker.__main__ import main
from tracker.domain.actions.state import numbered_updates
from tracker.domain.meetings.told import told_meeting
from tracker.domain.plan import PromiseAnswer
from tracker.domain.problem import Problem
from tracker.domain.redacting.of_a_name import target_of_name
from tracker.domain.redacting.places import target_of
from tracker.domain.redacting.rewriting import Removal
from tracker.domain.redacting.words import Words
from tracker.errors import TrackerError
from tracker.paths import draft_file, log_file
from tracker.reports.word.write import docx_bytes
from tracker.services.meetings import minutes_of
from tracker.services.redacting import look_for, remove_words
from tracker.store import busy
from tracker.store.backup import backup, check, restore
from tracker.store.kept_copies import back_up_daily
from tracker.store.sqlite import open_store
from tracker.store.undoing import undoable, way_back

SECRET = "Zebedee Quill of 14 Marrowbone Lane telephoned"
LONG = " ".join(f"{SECRET} {number} times." for number in range(120))  # over 5,000 letters: three pages
GONE = "[removed 14 Nov 2017]"
REMOVAL = Removal(datetime(2017, 11, 14, 9, 30, tzinfo=UTC), "A family was named.", "QA Manager", UUID(int=7))


@pytest.fixture(autouse=True)
def user_data(tmp_path, monkeypatch):
    folder = tmp_path / "user data"
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(folder))
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_, **__: str(tmp_path / "user log"))
    return folder


@pytest.fixture
def file(tmp_path):
    """A plan in which an update says the words; a problem of its import prints them."""
    path = tmp_path / "plans" / "plan.db"
    path.parent.mkdir()
    damaged = Problem("doubtful", "Plan.docx", "C4", "1.1", LONG, f"{LONG} x", "It looks damaged.", field="commentary")
    save(path, a_draft(a_row(said=LONG), a_row("1.2", "Train", "Begun."), problems=(damaged,)))
    return path


def first_of(file):
    """What asks for the words of the first update to go."""
    return target_of(numbered_updates(action_of(file))[0], ["text"])


def everywhere(_):
    return True


def holding(folder):
    """The files in a folder that hold the words in any byte, also packed ones."""
    pieces = [
        word.encode(code) for word in SECRET.split() if len(word) > 6 for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    whole = Words((SECRET, LONG)).as_bytes()
    forms = [*pieces, *(one for one in whole if not any(piece in one for piece in pieces))]  # those say no more
    dense = {form.replace(b"\0", b"") for form in forms}  # what stands in a file stands there without its zeros too
    found = set()
    for path in (one for one in folder.rglob("*") if one.is_file()):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                contents += [packed.read(name) for name in packed.namelist()]
        told = [one for one in contents if (short := one.replace(b"\0", b"")) and any(form in short for form in dense)]
        if any(form in content for content in told for form in forms):
            found.add(path.name)
    return found


def make_copies(file):
    """One of every kind of copy there is, with the words in each; the names of all."""
    backup(file, file.with_name("plan 2017-11-14 093000.db"))
    restore(backup(file, file.with_name("sent to the board.plan")), file)
    backup(file, file.with_name("plan.before-uuids_of_plan_and_actions.db"))
    damaged = backup(file, file.with_name("plan.replaced-2017-11-14-093000.db"))
    damaged.write_bytes(damaged.read_bytes()[:4096] + b"\xff" * 4096 + damaged.read_bytes()[8192:])
    free_pages(backup(file, file.with_name("plan 2017-11-15.db")))
    save(file, a_draft(a_row(said=LONG), a_row("1.2", "Train", "Begun.\nHalf done.")), dated=date(2017, 11, 20))
    return {one.name for one in file.parent.iterdir()} - {file.name}


def free_pages(path):
    """Leave the words in pages that are free, as a program without our settings does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF").fetchall()
        db.execute("CREATE TABLE notes (text)")
        db.executemany("INSERT INTO notes VALUES (?)", [(LONG,)] * 9)
        db.execute("DROP TABLE notes")


def a_kept_draft(file, ref="1.1", text=f"Again: {SECRET}"):
    """Unsaved text of an action, as the window keeps it."""
    path = draft_file(plan_of(file).uuid, action_of(file, ref).uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"text": text, "status": "", "ref": ref, "action": "Agree the policy"}))
    return path


# ---- what holds them


def test_everything_that_holds_the_words_is_named(file):
    copies, draft = make_copies(file), a_kept_draft(file)
    found = look_for(file, first_of(file))
    assert [place.where for place in found.places] == [
        "1.1, update 1 of the first plan: commentary", "problem 1",
    ]  # fmt: skip
    assert {copy.path.name for copy in found.copies} == copies == holding(file.parent) - {file.name}
    assert [copy.path.name for copy in found.copies if not copy.rewritable] == ["plan.replaced-2017-11-14-093000.db"]
    assert found.drafts == [draft]


def test_what_does_not_hold_them_is_not_named(file):
    before = backup(file, file.with_name("plan 2017-11-01.db"))
    said_in_the_program(file, text="Zebra crossing at Marrowbone Lane")
    target = target_of(numbered_updates(action_of(file))[1], ["text"])
    a_kept_draft(file)
    other = file.with_name("other.db")
    save(other, a_draft(a_row(said="Zebra crossing at Marrowbone Lane")))
    found = look_for(file, target, [other, before, file, file.with_name("none.db")])
    assert len(found.places) == 1 and found.copies == [] and found.drafts == []


def test_a_copy_with_the_letters_of_a_short_name_in_other_words_does_not_hold_it(file):
    said_in_the_program(file, ref="1.2", text="Skimmed, and again SKIMMED.")
    backup(file, file.with_name("plan 2017-11-14.db"))
    said_in_the_program(file, ref="1.2", text="Kim has begun.")
    found = look_for(file, target_of_name(plan_of(file), "Kim"))
    assert len(found.places) == 1 and found.copies == []


def test_a_copy_in_another_folder_is_named_where_it_is_known(file, tmp_path):
    elsewhere = backup(file, tmp_path / "plan.db")
    assert look_for(file, first_of(file)).copies == []
    (copy,) = look_for(file, first_of(file), [elsewhere]).copies
    assert (copy.path, copy.why, copy.rewritable) == (elsewhere, "copy elsewhere", True)


# ---- what is left


@pytest.mark.parametrize("purge", ["redact", "delete"])
def test_no_byte_is_left_in_the_file_its_copies_and_drafts(file, user_data, purge):
    free_pages(file)
    copies = make_copies(file)
    a_kept_draft(file)
    removed = remove_words(file, first_of(file), REMOVAL, everywhere, purge)
    assert holding(file.parent) == set() and holding(user_data) == set()
    assert removed.still == [] and removed.rewrite.left == []
    became = {path.name: what for path, what in removed.done}
    assert became.keys() == copies | {path.name for path, _ in removed.done if path.suffix == ".json"}
    gone = {name for name, what in became.items() if what == "deleted"}
    assert gone == (set(became) if purge == "delete" else {"plan.replaced-2017-11-14-093000.db"})
    assert check(file) == []
    (update,) = [one for one in action_of(file).updates if one.kind == "plan"]
    assert update.text == GONE and problems_of(file)[0].as_printed == GONE


def test_a_copy_that_was_rewritten_is_whole_as_old_as_it_was_and_can_be_put_back(file):
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    said_in_the_program(file, ref="1.2", text="Said since.")
    os.utime(copy, (1e9, 1e9))
    remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
    assert check(copy) == [] and copy.stat().st_mtime == 1e9
    restore(copy, file)
    assert action_of(file).updates[0].text == GONE and len(action_of(file, "1.2").updates) == 1
    (told,) = action_of(file).redactions
    assert (told.reason, told.what) == ("A family was named.", "commentary of update 1")


def test_no_export_holds_them(file, tmp_path, capsys):
    remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
    out = tmp_path / "exports"
    out.mkdir()
    for number, command in enumerate((
        ["export", file, "-o", out / "board.xlsx"], ["dump", file], ["actions", file, "--format", "csv"],
        ["actions", file, "--format", "json"], ["problems", file], ["changes", file, "--since", "2017-01-01"],
    )):  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            main([str(part) for part in command])
        assert not ended.value.code
        (out / f"{number}.txt").write_text(capsys.readouterr().out, encoding="utf-8")
    assert holding(out) == set()
    assert GONE in (out / "1.txt").read_text(encoding="utf-8")


def test_copies_that_are_left_are_told(file):
    kept = backup(file, file.with_name("plan 2017-11-14.db"))
    draft = a_kept_draft(file)
    removed = remove_words(file, first_of(file), REMOVAL, everywhere, "leave")
    assert removed.done == [] and removed.still == [kept, draft]
    assert holding(file.parent) == {kept.name}


def test_a_name_goes_from_all_and_the_rest_of_the_draft_stays(file, user_data):
    said_in_the_program(file, ref="1.2", text="Ann Young has begun.")
    make_copies(file)
    draft = a_kept_draft(file, text="ANN  YOUNG asks why.\nShe waits.")
    removed = remove_words(file, target_of_name(plan_of(file), "Ann Young"), REMOVAL, everywhere, "redact")
    assert json.loads(draft.read_text())["text"] == f"{GONE} asks why.\nShe waits."
    assert removed.still == [] and "Ann Young" not in json.dumps(content(file))
    assert not any(b"Ann Young" in one.read_bytes() for one in file.parent.iterdir())
    assert action_of(file).lead.role == "Head" and len(plan_of(file).people) == 1


def test_where_only_a_part_of_the_name_stands_is_told_before_and_after(file):
    said_in_the_program(file, ref="1.2", text="Ann Young has begun, and Young goes on.")
    target, where = target_of_name(plan_of(file), "Ann Young"), "1.2, update 2 of 14 Nov 2017: commentary"
    assert where in [place.where for place in look_for(file, target).parts]
    removed = remove_words(file, target, REMOVAL, everywhere, "leave")
    assert where in [place.where for place in removed.parts]
    assert action_of(file, "1.2").updates[1].text == f"{GONE} has begun, and Young goes on."


def test_where_mentions_stay_in_the_plan_they_stay_in_its_copies(file):
    said_in_the_program(file, ref="1.2", text="Ann Young has begun.")
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    target = target_of_name(plan_of(file), "Ann Young")
    removed = remove_words(file, target, REMOVAL, lambda place: False, "redact")
    assert [place.where for place in removed.rewrite.left] == ["1.2, update 2 of 14 Nov 2017: commentary"]
    assert removed.still == []
    for one in (file, copy):
        assert action_of(one, "1.2").updates[1].text == "Ann Young has begun."
        assert action_of(one).lead.name == GONE


def test_words_that_are_only_in_a_copy_go_from_there(file):
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    target = target_of_name(plan_of(file), SECRET)
    remove_words(file, target, REMOVAL, everywhere, "leave")
    found = look_for(file, target)
    assert found.places == [] and [one.path for one in found.copies] == [copy]
    remove_words(file, target, REMOVAL, everywhere, "redact")
    assert holding(file.parent) == set()
    with pytest.raises(TrackerError, match=r"stand nowhere in plan\.db"):
        remove_words(file, target, REMOVAL, everywhere, "redact")


def test_a_draft_that_cannot_be_read_and_holds_the_words_is_deleted(file):
    draft = a_kept_draft(file)
    draft.write_text(f'{{"text": "{SECRET}')
    remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
    assert not draft.exists()


def test_half_a_copy_that_a_kill_left_is_gone(file):
    part = left_by_an_ended_program(file.with_name("plan 2017-11-14.db"))
    shutil.copy(file, part)
    remove_words(file, first_of(file), REMOVAL, everywhere, "leave")
    assert holding(file.parent) == set() and not part.exists()


# ---- what is refused


def test_a_copy_that_is_in_use_stops_it_before_anything_is_told(file, monkeypatch):
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.3)
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    with open_store(copy) as window, window.transaction():
        with pytest.raises(TrackerError, match=r"plan 2017-11-14\.db is being written by another program"):
            remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
        assert action_of(file).updates[0].text == LONG and action_of(file).redactions == ()
    remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
    assert holding(file.parent) == set()


@pytest.mark.parametrize("reason", ["", f"It said {SECRET}"])
def test_without_a_good_reason_nothing_is_touched(file, reason):
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    removal = Removal(REMOVAL.now, reason, None, UUID(int=8))
    with pytest.raises(TrackerError, match="reason"):
        remove_words(file, first_of(file), removal, everywhere, "delete")
    assert holding(file.parent) == {file.name, copy.name}


def test_words_that_were_changed_since_they_were_shown_stop_it_before_a_copy_is_touched(file):
    copy = backup(file, file.with_name("plan 2017-11-14.db"))
    target = target_of(action_of(file), ["text"])
    with open_store(file) as store:
        action = action_of(file)
        store.save(type(action)(**{name: getattr(action, name) for name in action.__slots__} | {"text": "Other"}))
    with pytest.raises(TrackerError, match="Somebody else has changed these words"):
        remove_words(file, target, REMOVAL, everywhere, "delete")
    assert copy.exists()


def test_a_plan_that_can_only_be_read_stops_it_before_a_copy_is_touched(file):
    with closing(sqlite3.connect(file)) as db:
        db.executescript("CREATE TRIGGER planted AFTER INSERT ON problem BEGIN SELECT 1; END")
    copied = backup(file, file.with_name("plan 2017-11-14.db"))
    before = file.read_bytes(), copied.read_bytes()
    with pytest.raises(TrackerError, match="can only be read"):
        remove_words(file, first_of(file), REMOVAL, everywhere, "delete")
    assert (file.read_bytes(), copied.read_bytes()) == before


@pytest.mark.skipif(os.name == "nt", reason="listens to SQLite for Unix")
def test_words_that_are_gone_are_said_to_be_although_the_disk_fails_when_it_is_looked_what_else_holds_them(file):
    target, again = first_of(file), shutil.copytree(file.parent, file.parent.with_name("again"))
    listening = Failing()
    with heard(again, listening):
        remove_words(again / file.name, target, REMOVAL, everywhere, "leave")
    last = max(at for at, call in enumerate(listening.calls) if call == f"read {file.name}")
    with (
        heard(file.parent, Failing(last)),
        pytest.raises(TrackerError, match=r"^The words are removed from .*plan\.db, "),
    ):
        remove_words(file, target, REMOVAL, everywhere, "leave")
    assert SECRET.encode() not in file.read_bytes()


@pytest.mark.parametrize("link", [os.symlink, os.link])
@pytest.mark.parametrize("purge", ["redact", "delete"])
def test_a_link_to_the_plan_is_not_taken_for_a_copy(file, link, purge):
    link(file, file.with_name("link.db"))
    removed = remove_words(file, first_of(file), REMOVAL, everywhere, purge)
    assert removed.done == [] and check(file) == []
    assert holding(file.parent) == set()


def test_a_copy_that_cannot_be_looked_into_stops_a_purge_and_is_named_otherwise(file):
    copied = backup(file, file.with_name("other name.db"))
    with closing(sqlite3.connect(copied)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(TrackerError, match=r"other name\.db may hold the words and cannot be looked into"):
        remove_words(file, first_of(file), REMOVAL, everywhere, "delete")
    assert copied.exists() and holding(file.parent) >= {file.name}
    assert copied in remove_words(file, first_of(file), REMOVAL, everywhere, "leave").still


def test_another_plan_and_a_file_of_others_by_the_name_of_a_copy_are_left_alone(file):
    note = file.with_name("plan 2018-05-01.db")
    note.write_text(LONG)
    remove_words(file, first_of(file), REMOVAL, everywhere, "delete")
    assert note.read_text() == LONG


@pytest.mark.parametrize("kind", ["note", "new date", "escalated", "proposed complete"])
def test_words_of_a_decision_go_from_the_minutes_of_a_closed_meeting_and_these_say_so(tmp_path, kind):
    path = begun(tmp_path / "plan.db")
    how = {"new date": {"review": "Dec 2017", "reason": "Ill"}, "escalated": {"of": "Director", "by": "Dec 2017"}}
    decide(path, "1.1", kind, "Zoe Quill hit", **how.get(kind, {}))
    before = close(path)
    target = target_of(numbered_updates(action_of(path))[-1], ["text"])
    remove_words(path, target, REMOVAL, everywhere, "redact")
    (report,) = plan_of(path).reports
    assert report.is_whole and report.redacted_on == date(2017, 11, 14) and report.sha256 != before.sha256
    assert b"Quill hit" not in path.read_bytes() and check(path) == []
    (row,) = told_meeting(plan_of(path), MEETING).rows
    assert row.ref == "1.1" and GONE in (row.decision + row.because)
    made = minutes_of(plan_of(path), MEETING)
    assert GONE in str(made.blocks) and docx_bytes(made)


def test_a_name_goes_from_who_was_at_a_meeting_from_answers_and_from_minutes(tmp_path):
    path = begun(tmp_path / "plan.db", replace(MEETING, present=("Zoe Quill", "Director"), begun_by="Zoe Quill"))
    decide(path, "1.1", "note", "Zoe Quill brings figures.")
    with open_store(path) as store:
        answer = PromiseAnswer("p1", action_of(path).updates[0].uuid, "Begun.", "kept", date(2017, 11, 14), REMOVAL.now)
        answer = replace(answer, reason="Zoe Quill said so", author="Zoe Quill", recorded_by="Zoe Quill")
        store.save(replace(answer, action_id=action_of(path).id))
    close(path, by="Zoe Quill")
    remove_words(path, target_of_name(plan_of(path), "Zoe Quill"), REMOVAL, everywhere, "redact")
    assert b"Quill" not in path.read_bytes() and check(path) == []
    plan = plan_of(path)
    (meeting,), (report,), (answer,) = plan.meetings, plan.reports, action_of(path).answers
    assert meeting.present == (GONE, "Director") and GONE in (meeting.begun_by, report.made_by)
    assert (answer.author, answer.reason) == (GONE, f"{GONE} said so")
    assert report.is_whole and report.redacted_on == date(2017, 11, 14)
    assert told_meeting(plan, meeting).present == (GONE, "Director")
    assert GONE in str(minutes_of(plan, meeting).front)


# ---- where else they lie


def test_automatic_backups_go_too_those_of_a_file_that_was_moved_or_copied_as_well(file, user_data):
    own = back_up_daily(file, date(2017, 11, 13))
    moved = file.with_name("moved.db")
    shutil.copy(file, moved)
    others = back_up_daily(moved, date(2017, 11, 13))
    moved.unlink()
    found = look_for(file, first_of(file))
    assert {copy.path: copy.why for copy in found.copies} == {
        own: "automatic backup of the day", others: "automatic backup of another file of the plan",
    }  # fmt: skip
    assert found.gone_by_themselves
    removed = remove_words(file, first_of(file), REMOVAL, everywhere, "redact")
    assert holding(user_data) == set() and removed.still == [] and check(own) == check(others) == []


def test_automatic_backups_that_are_left_go_when_the_plan_is_next_backed_up(file, user_data):
    own = back_up_daily(file, date(2017, 11, 13))
    removed = remove_words(file, first_of(file), REMOVAL, everywhere, "leave")
    assert removed.still == [own] and removed.gone_by_themselves
    back_up_daily(file, date(2017, 11, 14))
    assert holding(user_data) == set() and not own.exists()


def test_automatic_backups_that_were_looked_through_are_kept_those_without_the_words_too(file):
    first = back_up_daily(file, date(2017, 11, 12))
    said_in_the_program(file, ref="1.2", text="Ann Quill has begun.")
    os.utime(file, (4e9, 4e9))
    second = back_up_daily(file, date(2017, 11, 13))
    save(file, a_draft(a_row(said=LONG), a_row("1.2", "Train", "Begun."), a_row("1.3", "Ask Ann Quill", "Begun.")))
    target = target_of_name(plan_of(file), "Ann Quill")
    assert look_for(file, target).without == [first]
    removed = remove_words(file, target, REMOVAL, everywhere, "redact")
    assert (second, "redacted") in removed.done and first not in [one for one, _ in removed.done]
    os.utime(file, (4e9, 4e9))
    third = back_up_daily(file, date(2017, 11, 14))
    assert first.exists() and second.exists() and third.exists() and check(first) == []
    assert [one.what for one in plan_of(first).redactions] == ["looked for here: nothing"]
    assert [one.text for one in action_of(first, "1.2").updates] == ["Begun."]


def test_a_backup_of_another_plan_is_no_copy(file):
    other = file.with_name("other.db")
    save(other, a_draft(a_row(said=LONG)))
    back_up_daily(other, date(2017, 11, 13))
    assert look_for(file, first_of(file)).copies == []


@pytest.mark.parametrize("name", ["window.log", "window.log.2"])
def test_the_log_of_the_window_loses_them_too(file, name):
    log = log_file().with_name(name)
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(f"1 Started\n2 KeyError: '{SECRET}'\n3 Done\n", encoding="utf-8")
    target = target_of_name(plan_of(file), SECRET)
    assert look_for(file, target).logs == [log]
    assert remove_words(file, target, REMOVAL, everywhere, "leave").still == [log]
    assert look_for(file, target).anything
    assert (log, "redacted") in remove_words(file, target, REMOVAL, everywhere, "redact").done
    assert log.read_text(encoding="utf-8") == f"1 Started\n2 KeyError: '{GONE}'\n3 Done\n"


def test_a_file_that_is_called_by_the_words_is_said_and_a_copy_before_an_import_of_that_name_is_deleted(file):
    named = file.with_name("Ann Young.db")
    file.rename(named)
    with open_store(named) as store, undoable(store, "Ann Young.xlsx"):
        store.save(replace(store.plan(), title="Another title"))
    copy = way_back(named).copy
    assert copy.name.startswith("Ann Young.before-import-of-Ann Young.xlsx-")
    removed = remove_words(named, target_of_name(plan_of(named), "Ann Young"), REMOVAL, everywhere, "redact")
    assert removed.named and removed.done == [(copy, "deleted")]
    assert not remove_words(named, first_of(named), REMOVAL, everywhere, "redact").named
