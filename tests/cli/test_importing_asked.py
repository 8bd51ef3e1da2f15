"""Importing a document again on the command line, which never asks: what it keeps, and what it says."""

import json

import pytest

HEAD = "Ref,Action,Lead,Review date,Update\n"
BEFORE = HEAD + "1.1,Agree the pathway,Ann Field,Dec 2019,Draft out\n1.2,Open the hub,Joe Marsh,Jan 2020,Lease signed\n"
AFTER = BEFORE.replace("Dec 2019", "May 2020")
DATED = ("--dated", "2019-09-01")


@pytest.fixture
def document(tmp_path):
    def make(text, name="plan.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def held(tmp_path, document, run):
    """A plan file of the document as it was first."""
    file = tmp_path / "held.plan"
    run("import", document(BEFORE), "--into", file)
    return file


def changes_of(run, *arguments):
    return json.loads(run("import", *arguments, "--format", "json")[1])["changes"]


def test_a_slip_is_printed_as_a_problem_that_no_reason_was_given(held, document, run):
    code, out, _ = run("import", document(AFTER), "--into", held, *DATED)
    assert code == 0 and "0 new, 1 changed, 1 the same, 0 missing; 1 problem to decide, in 1 place." in out
    assert "missing       1.1: The review of 1.1 moves from Dec 2019 to May 2020, and no reason was given." in out
    assert "no reason was given" in " ".join(run("problems", held)[1].split())


def test_one_reason_answers_all_slips_of_an_import(held, document, run):
    later = AFTER.replace("Jan 2020", "Jun 2020")
    code, out, _ = run("import", document(later), "--into", held, *DATED, "--reason", "Two posts stood empty")
    assert code == 0 and "2 changed" in out and "0 problems" in out
    updates = [
        action["updates"][-1]["reason"]
        for action in json.loads(run("dump", held)[1])["plans"][0]["themes"][0]["actions"]
    ]
    assert updates == ["Two posts stood empty"] * 2


def test_changes_keep_their_shape_and_name_the_slips(held, document, run):
    changes = changes_of(run, document(AFTER), "--into", held, *DATED, "--dry-run")
    moved = {"ref": "1.1", "old": "Dec 2019", "new": "May 2020"}
    assert changes == {
        "new": [],
        "changed": [{"ref": "1.1", "field": "review", "old": "Dec 2019", "new": "May 2020"}],
        "same": 1,
        "missing": [],
        "slips": [{**moved, "reason": None}],
    }
    named = changes_of(run, document(AFTER), "--into", held, *DATED, "--reason", "funding")
    assert named["slips"] == [{**moved, "reason": "funding"}]
    again = changes_of(run, document(AFTER), "--into", held, *DATED)
    assert again == {"new": [], "changed": [], "same": 2, "missing": []}


def test_what_was_changed_in_the_plan_since_is_kept_and_both_are_named(held, document, run):
    run("update", held, "1.1", "--review", "Oct 2019", "--on", "2019-07-01", "--by", "Ann Field")
    code, out, _ = run("import", document(AFTER), "--into", held, *DATED)
    both = "Oct 2019 (Ann Field, 1 Jul 2019) in the plan and May 2020 in the document"
    assert code == 0 and f"contradiction 1.1: The review of 1.1 is {both}; the plan's stands." in out
    actions = json.loads(run("actions", held, "--as-at", "2019-09-02", "--format", "json")[1])["actions"]
    assert [action["review"]["as_printed"] for action in actions if action["ref"] == "1.1"] == ["Oct 2019"]
    code, out, _ = run("import", document(AFTER), "--into", held, *DATED)
    assert "1.1: the document still says review May 2020; Oct 2019 stands." in out
    assert "brought nothing new" in out


def test_json_names_conflicts_and_what_is_repeated(held, document, run):
    run("update", held, "1.1", "--review", "Oct 2019", "--on", "2019-07-01", "--by", "Ann Field")
    both = {"ref": "1.1", "field": "review", "old": "Oct 2019", "new": "May 2020"}
    changes = changes_of(run, document(AFTER), "--into", held, *DATED)
    assert (changes["changed"], changes["conflicts"]) == ([], [both])
    changes = changes_of(run, document(AFTER), "--into", held, *DATED)
    assert (changes["changed"], changes["repeated"]) == ([], [both])


def test_what_a_document_of_an_earlier_day_words_otherwise_is_told_with_the_day_of_the_later_one(held, document, run):
    run("import", document(AFTER.replace("Ann Field", "Kit Ware")), "--into", held, *DATED)
    early = BEFORE.replace("Ann Field", "Sue Lane")
    out = run("import", document(early), "--into", held, "--dated", "2019-08-01")[1]
    assert "  1.1: the document says lead Sue Lane; Kit Ware stands, for one of 1 Sep 2019 was read." in out
