"""Cards: a small table for each action, its labels beside its words."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from tests.documents.books import read_book
from tracker.documents.reading.document import read_document

LABEL_BESIDE = [["Ref", "1.1"], ["Action", "Publish the offer"], ["Lead", "Head"], ["Due date", "Oct 2027"]]
TWO_ACROSS = [["Ref", "1.1", "Lead", "Head"], ["Action", "Publish the offer", "Due date", "Oct 2027"]]
WITHIN_CELLS = [["Ref 1.1", "Action: Publish the offer", "Lead: Head", "Due: Oct 2027"]]


def second(card):
    """The card of another action."""
    other = {"1.1": "1.2", "Publish the offer": "Train the leads", "Head": "Duty manager", "Oct 2027": "Nov 2027"}
    return [[_said(cell, other) for cell in row] for row in card]


def _said(cell, other):
    for old, new in other.items():
        cell = cell.replace(old, new)
    return cell


def sheet(path, rows, fills=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, colour in fills:
        book.active[place].fill = PatternFill("solid", fgColor=colour)
    book.save(path)
    return path


@pytest.mark.parametrize("card", [LABEL_BESIDE, TWO_ACROSS, WITHIN_CELLS], ids=["beside", "two across", "within cells"])
def test_each_card_is_an_action_with_all_that_it_says(tmp_path, card):
    words = [["Progress", "Draft is out"]]
    path = sheet(tmp_path / "cards.xlsx", [*card, *words, [], *second(card), ["Progress", "Booked"]])
    draft = read_document(path)
    actions = [action for _, action in draft.plan.actions()]
    assert [(a.ref, a.text, a.lead.as_printed) for a in actions] == [
        ("1.1", "Publish the offer", "Head"),
        ("1.2", "Train the leads", "Duty manager"),
    ]
    assert [(a.updates[0].text, a.updates[0].review.as_printed) for a in actions] == [
        ("Draft is out", "Oct 2027"),
        ("Booked", "Nov 2027"),
    ]
    assert draft.problems == ()


def test_the_colour_of_a_card_is_the_rating_of_its_action(tmp_path):
    rows = [*LABEL_BESIDE, ["RAG", None], [], *second(LABEL_BESIDE), ["RAG", "Green"]]
    path = sheet(tmp_path / "cards.xlsx", rows, [("B5", "FF0000")])
    rated = [action.updates[0].stated_rag for _, action in read_document(path).plan.actions()]
    assert rated == ["red", "green"]


def test_a_row_of_headings_is_no_card(tmp_path):
    rows = [["Ref", "Action", "Lead", "Due date"], ["1.1", "Publish the offer", "Head", "Oct 2027"]]
    draft = read_document(sheet(tmp_path / "table.xlsx", rows))
    assert [action.text for _, action in draft.plan.actions()] == ["Publish the offer"]


def test_what_stands_beside_the_cards_is_read_as_it_was(tmp_path):
    table = [["Ref", "Action", "Lead", "Due date"], ["2.1", "Audit ten cases", "Head", "Dec 2027"]]
    draft = read_document(sheet(tmp_path / "both.xlsx", [*LABEL_BESIDE, [], *table]))
    assert [action.text for _, action in draft.plan.actions()] == ["Publish the offer", "Audit ten cases"]


@pytest.mark.parametrize("extra", ["Panel member", "RAG", "Cost centre"])
def test_a_row_that_begins_with_its_status_is_no_label_above_the_headings_of_the_next_table(tmp_path, extra):
    rows = [["Status", "Lead", "Action", "Review date", "Ref"]]
    rows += [["Not started", "Head of Service", "Agree it", "Oct 2017", "1.1"]]
    rows += [["Complete", "Head of Service", "Train them", "Oct 2017", "1.2"]]
    rows += [["Ref", "Lead", "Review date", "Update commentary", "Status", extra, "Action"]]
    rows += [["2.1", "Head of Service", "Oct 2017", None, "Not started", None, "Visit them"]]
    draft = read_book(tmp_path, rows)
    assert [(action.ref, action.text) for _, action in draft.plan.actions()] == [
        ("1.1", "Agree it"),
        ("1.2", "Train them"),
        ("2.1", "Visit them"),
    ]
    assert [problem.cause for problem in draft.problems] == []
