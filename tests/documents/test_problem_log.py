"""Every problem that a reader meets says which field of which record it is about."""

import pytest

from tests.documents.test_corpus import ANSWERS, document_of, draft_of
from tracker.documents.reading.document import read_document

ACTIONS = """Ref,Action,Lead,Review date,Status,RAG,Commentary
1.1.1,Train the staff in 202017,"Ann Young, Service Manger",Dec 202017,Parked,2,Agreed in 202017
1.1.2,Visit the schools,,soonish,In progress,green,As above
1.1.3,,Ann Young,Completed,Not started,amber,Begun
1.1.3,Write to parents,Ann Young,Completed,,,Complete
"""
MEASURES = """Measure,What it shows,Requires improvement,Good,Outstanding,Current
Visits in 202017,Whether 202017 was kept,40-50,49-25,>24,many
"""


def said(tmp_path, text):
    path = tmp_path / "plan.csv"
    path.write_text(text, encoding="utf-8")
    return {(problem.kind, problem.about, problem.field) for problem in read_document(path).problems}


def test_a_problem_of_an_action_says_its_field(tmp_path):
    assert said(tmp_path, ACTIONS) == {
        ("doubtful", "1.1.1", "action"),
        ("doubtful", "1.1.1", "lead"),
        ("repaired", "1.1.1", "review"),
        ("unread", "1.1.1", "status"),
        ("unread", "1.1.1", "rating"),
        ("doubtful", "1.1.1", "commentary"),
        ("missing", "1.1.2", "lead"),
        ("unread", "1.1.2", "review"),
        ("doubtful", "1.1.2", "commentary"),
        ("missing", "1.1.3", "action"),
        ("contradiction", "1.1.3", "status"),
        ("missing", "1.1.3", "review"),
        ("duplicate", "1.1.3", "ref"),
        ("doubtful", "Ann Young", "people"),
    }


def test_a_problem_of_a_measure_says_its_field(tmp_path):
    assert said(tmp_path, MEASURES) == {
        ("doubtful", "G1-M01", "measure"),
        ("doubtful", "G1-M01", "shows"),
        ("contradiction", "G1-M01", "thresholds"),
        ("doubtful", "G1-M01", "thresholds"),
        ("unread", "G1-M01", "value"),
    }


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_what_was_left_aside_is_of_no_field(answer):
    assert {one.field for one in draft_of(document_of(answer)).problems if one.kind == "skipped"} <= {None}
