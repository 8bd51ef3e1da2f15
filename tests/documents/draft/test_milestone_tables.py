"""The small table of milestones below an action: notes of that action, whatever its card looks like."""

import pytest

from tests.corpus.word_pieces import cell, p, row, table, write_document
from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document

MILESTONES = [("Draft ready", "March 2027", "Complete"), ("Board agrees", "April 2027", "Not started")]
NOTES = [
    "Milestone: Draft ready; Due: March 2027; Status: Complete",
    "Milestone: Board agrees; Due: April 2027; Status: Not started",
]


def card(ref, *more):
    rows = (("Ref", ref), ("Action", f"Do {ref}"), ("Lead", "Director"), ("Due date", "Oct 2027"))
    return table(2, *(row(*cells) for cells in rows), *more)


def milestones(head="Milestone"):
    return table(3, row(head, "Due", "Status"), *(row(*one) for one in MILESTONES))


def right_below(ref):
    return [card(ref), milestones()]


def below_a_title(ref):
    return [card(ref), p("Milestones"), milestones()]


def below_a_heading(ref):
    return [card(ref), p("Key milestones", style="Heading1"), milestones()]


def below_one_row(ref):
    head, values = row("Ref", "Action", "Lead", "Due date"), row(ref, f"Do {ref}", "Director", "Oct 2027")
    return [table(4, head, values), milestones()]


def in_the_card(ref):
    return [card(ref, row(cell("Milestones"), cell(milestones())))]


def in_rows_of_the_card(ref):
    labels = (("Ref", ref, ""), ("Action", f"Do {ref}", ""), ("Lead", "Director", ""))
    return [table(3, *(row(*cells) for cells in (*labels, ("Milestone", "Due", "Status"), *MILESTONES)))]


LAYOUTS = [right_below, below_a_title, below_a_heading, below_one_row, in_the_card, in_rows_of_the_card]


@pytest.mark.parametrize("laid_out", LAYOUTS)
def test_milestones_below_an_action_are_its_notes(tmp_path, laid_out):
    blocks = [block for ref in ("1.1", "1.2") for block in (*laid_out(ref), p(""))]
    write_document(tmp_path / "plan.docx", *blocks)
    draft = read_document(tmp_path / "plan.docx")
    assert [(one.ref, list(one.notes)) for one in actions_of(draft)] == [("1.1", NOTES), ("1.2", NOTES)]
    assert len(draft.plan.themes) == 1
    assert {one.cause for one in draft.problems} == {"A table of milestones stands below an action"}


def test_a_card_without_milestones_leaves_those_below_the_next_to_it(tmp_path):
    write_document(tmp_path / "plan.docx", card("1.1"), p(""), card("1.2"), p(""), milestones())
    told = [(one.ref, list(one.notes)) for one in actions_of(read_document(tmp_path / "plan.docx"))]
    assert told == [("1.1", []), ("1.2", NOTES)]


def test_milestones_below_several_actions_stay_actions(tmp_path):
    rows = [
        row("Ref", "Action", "Lead", "Due date"),
        *(row(f"1.{n}", f"Do {n}", "Director", "Oct 2027") for n in (1, 2)),
    ]
    write_document(tmp_path / "plan.docx", table(4, *rows), p("Milestones"), milestones())
    assert [one.ref for one in actions_of(read_document(tmp_path / "plan.docx"))] == ["1.1", "1.2", None, None]


def test_a_plan_whose_actions_are_called_milestones_keeps_them(tmp_path):
    def head(title):
        return p(title, style="Heading1")

    write_document(
        tmp_path / "plan.docx", head("Priority 1: Homes"), card("1.1"), head("Priority 2: Schools"), milestones()
    )
    assert len(actions_of(read_document(tmp_path / "plan.docx"))) == 3


def test_nothing_of_a_row_of_milestones_is_lost(tmp_path):
    draft = read_book(
        tmp_path,
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["1.1", "Do it", "Director", "Oct 2027"],
            [],
            ["Milestone", "Due", "Status", "Owner"],
            ["Draft ready", "March 2027", "Complete", "Team Manager", "late by a week"],
        ],
    )
    (action,) = actions_of(draft)
    assert action.notes == (
        "Milestone: Draft ready; Due: March 2027; Status: Complete; Owner: Team Manager; late by a week",
    )
