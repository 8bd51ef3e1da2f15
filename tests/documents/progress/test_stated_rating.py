"""Ratings by sign, by a printed key, by words of another scale, and what cannot be told."""

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from tests.documents.books import actions_of, read_book
from tracker.documents.reading.document import read_document
from tracker.domain.plan import Status

HEAD = ["Ref", "Action", "Lead", "RAG"]
KEY = [["BRAG", "Meaning"], ["B", "Not yet started"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]]


def rated(tmp_path, *ratings, head="RAG", more=()):
    """The draft of actions that are rated so; a rating with a font is a pair."""
    book = Workbook()
    page = book.active
    page.append([*HEAD[:3], head])
    for number, rating in enumerate(ratings, 1):
        text, font = rating if isinstance(rating, tuple) else (rating, None)
        page.append([f"1.{number}", f"Action {number}", "Ann Young", text])
        if font:
            page.cell(number + 1, 4).font = font
    for name, rows in more:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    return read_document(tmp_path / "plan.xlsx")


def stated(draft):
    return [action.updates[0].stated_rag for action in actions_of(draft)]


def statuses(draft):
    return [action.updates[0].status for action in actions_of(draft)]


def asked(draft):
    return [(one.kind, one.as_printed) for one in draft.problems if one.kind in ("unread", "doubtful", "contradiction")]


@pytest.mark.parametrize(
    ("signs", "ratings"),
    [
        (["🔴", "🟠", "🟢"], ["red", "amber", "green"]),
        (["🔴 ", "🟡", "🟢🟢"], ["red", "amber", "green"]),
        (["🟥", "🟨", "🟩"], ["red", "amber", "green"]),
        (["✅", "❌", "✔"], ["green", "red", "green"]),
    ],
)
def test_a_sign_of_a_colour_is_that_rating(tmp_path, signs, ratings):
    draft = rated(tmp_path, *signs)
    assert (stated(draft), asked(draft)) == (ratings, [])


@pytest.mark.parametrize(
    ("sign", "font"),
    [("●", None), ("■", None), ("l", "Wingdings"), ("n", "Wingdings"), ("n", "Webdings"), ("l", None), ("⬤", None)],
)
def test_a_dot_is_rated_by_the_colour_of_its_font(tmp_path, sign, font):
    dots = [(sign, Font(name=font or "Calibri", color=ink)) for ink in ("FFFF0000", "FFFFC000", "FF00B050")]
    draft = rated(tmp_path, *dots)
    assert (stated(draft), asked(draft)) == (["red", "amber", "green"], [])


def test_signs_that_cannot_be_told_are_asked_once(tmp_path):
    draft = rated(tmp_path, "●", "⚪", "●", "🟢")
    assert stated(draft) == [None, None, None, "green"]
    assert asked(draft) == [("unread", "● / ⚪")]
    assert "1.1" in draft.problems[0].message and "1.3" in draft.problems[0].message


def test_a_letter_of_a_rating_is_that_rating_in_whatever_ink(tmp_path):
    assert stated(rated(tmp_path, ("R", Font(color="FF00B050")))) == ["red"]


def test_blue_is_what_the_key_says(tmp_path):
    draft = rated(tmp_path, "B", "Blue", "G", more=[("Key", KEY)])
    assert statuses(draft)[:2] == [Status.NOT_STARTED, Status.NOT_STARTED]
    assert (stated(draft), asked(draft)) == ([None, None, "green"], [])


def test_blue_is_what_the_key_says_also_in_cells_that_are_blue(tmp_path):
    rated(tmp_path, "B", "G", more=[("Key", KEY)])
    book = load_workbook(tmp_path / "plan.xlsx")
    for place, colour in (("D2", "0070C0"), ("D3", "00B050")):
        book.worksheets[0][place].fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "filled.xlsx")
    draft = read_document(tmp_path / "filled.xlsx")
    assert (statuses(draft)[0], stated(draft), asked(draft)) == (Status.NOT_STARTED, [None, "green"], [])


@pytest.mark.parametrize("meaning", ["Complete", "Action completed", "Completed and embedded", "Fully achieved"])
def test_a_key_may_say_that_blue_is_complete(tmp_path, meaning):
    key = [["BRAG", "Meaning"], ["B", meaning], *KEY[2:]]
    assert statuses(rated(tmp_path, "B", "R", more=[("Key", key)])) == [Status.COMPLETE, Status.IN_PROGRESS]


def test_a_key_may_give_status_to_colours_and_colours_to_letters(tmp_path):
    key = [["Key"], ["Red", "Not started"], ["Amber", "In progress"], ["Green", "Complete"]]
    draft = rated(tmp_path, "Red", "Amber", "Green", more=[("Key", key)])
    assert statuses(draft) == [Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE]
    assert stated(draft) == ["red", "amber", "green"]


def test_the_letter_b_without_a_key_is_asked(tmp_path):
    draft = rated(tmp_path, "B", "G")
    assert (statuses(draft)[0] != Status.COMPLETE, asked(draft)) == (True, [("unread", "B")])


def test_words_of_a_status_are_the_status_where_nothing_else_says_it(tmp_path):
    draft = rated(tmp_path, "On track", "Not yet due", "Complete", "Overdue", head="Progress (BRAG)")
    assert statuses(draft) == [Status.IN_PROGRESS, Status.NOT_STARTED, Status.COMPLETE, Status.IN_PROGRESS]
    assert asked(draft) == []


def test_ratings_that_are_not_known_are_asked_once_for_their_column(tmp_path):
    draft = rated(tmp_path, "Amber/Green", "Green/Amber", "Purple", "G", "Amber/Green")
    assert stated(draft) == [None, None, None, "green", None]
    assert asked(draft) == [("unread", "Amber/Green / Green/Amber / Purple")]


@pytest.mark.parametrize(
    ("printed", "rating", "note"),
    [
        ("Amber - two were missed", "amber", ["RAG: Amber - two were missed"]),
        ("Green (was amber)", "green", ["RAG: Green (was amber)"]),
        ("Green: on track", "green", []),
        ("RAG: Red", "red", []),
    ],
)
def test_words_beside_a_rating_are_used_or_kept(tmp_path, printed, rating, note):
    draft = rated(tmp_path, printed)
    assert (stated(draft), list(actions_of(draft)[0].notes)) == ([rating], note)


def test_many_contradictions_of_one_cause_are_one_problem(tmp_path):
    rows = [["Ref", "Action", "Lead", "Due", "Status"]]
    rows += [[f"1.{n}", f"Action {n}", "Ann Young", "Completed", "In progress"] for n in range(1, 7)]
    found = [one for one in read_book(tmp_path, rows).problems if one.kind == "contradiction"]
    assert len(found) == 1 and "6 actions" in found[0].message
