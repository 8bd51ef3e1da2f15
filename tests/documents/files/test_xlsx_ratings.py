"""A rating that is a colour: how fills are given in a workbook, and which rating each stands for."""

from colorsys import hsv_to_rgb

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Color, GradientFill, PatternFill

from tests.documents.books import a_book, actions_of
from tracker.documents.files.xlsx import read_xlsx
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.fill_colours import rating_of
from tracker.domain.plan import Status

HEAD = ["Ref", "Action", "RAG", "Status"]


def solid(colour):
    return PatternFill("solid", fgColor=colour)


def rated(tmp_path, fill, rag=None, status=None, row_fill=None, place="C2"):
    """The draft of one action whose rating cell has this fill and text."""
    path = a_book(tmp_path / "plan.xlsx", ("Plan", [HEAD, ["1.1", "Build", rag, status]]))
    book = load_workbook(path)
    if fill:
        book["Plan"][place].fill = fill
    for name in ("A2", "B2", "C2", "D2") if row_fill else ():
        book["Plan"][name].fill = row_fill
    book.save(path)
    return read_document(path)


def stated(draft):
    return actions_of(draft)[0].updates[0].stated_rag


def said(draft):
    return [(p.kind, p.as_printed, p.read_as) for p in draft.problems if p.place == "Plan, C2"]


@pytest.mark.parametrize(
    ("fill", "rag"),
    [
        (solid("FFFF0000"), "red"),
        (solid("FFC00000"), "red"),
        (solid("FFFFC7CE"), "red"),  # Excel's style Bad
        (solid("FFFFC000"), "amber"),
        (solid("FFFFFF00"), "amber"),
        (solid("FFFFEB9C"), "amber"),  # Neutral
        (solid("FF00B050"), "green"),
        (solid("FF92D050"), "green"),
        (solid("FFC6EFCE"), "green"),  # Good
        (solid(Color(indexed=10)), "red"),
        (solid(Color(indexed=52)), "amber"),
        (solid(Color(theme=6)), "green"),  # the third accent of the theme that openpyxl writes
        (solid(Color(theme=6, tint=-0.25)), "green"),
        (GradientFill(stop=("FFFF0000", "FFFFFFFF")), "red"),
    ],
)
def test_a_colour_alone_is_a_rating(tmp_path, fill, rag):
    draft = rated(tmp_path, fill)
    assert (stated(draft), said(draft)) == (rag, [])


@pytest.mark.parametrize("fill", [solid("FFFFFFFF"), solid("FFD9D9D9"), solid("FF000000"), solid(Color(theme=0)), None])
def test_white_grey_and_black_are_no_rating(tmp_path, fill):
    draft = rated(tmp_path, fill)
    assert (stated(draft), said(draft)) == (None, [])


@pytest.mark.parametrize(
    ("colour", "rag"), [("FCE4D6", "amber"), ("EEFF41", "amber"), ("FF6600", "amber"), ("00B0A0", "green")]
)
def test_an_unclear_colour_is_the_nearest_rating_and_flagged(tmp_path, colour, rag):
    draft = rated(tmp_path, solid(f"FF{colour}"))
    assert (stated(draft), said(draft)) == (rag, [("doubtful", f"#{colour}", rag)])


def test_blue_alone_is_complete(tmp_path):
    update = actions_of(rated(tmp_path, solid("FF0070C0")))[0].updates[0]
    assert (update.status, update.stated_rag) == (Status.COMPLETE, None)


def test_blue_beside_another_status_is_a_contradiction(tmp_path):
    draft = rated(tmp_path, solid("FF0070C0"), status="In progress")
    assert actions_of(draft)[0].updates[0].status == Status.IN_PROGRESS
    assert said(draft) == [("contradiction", "#0070C0", None)]


def test_the_fill_of_a_whole_row_is_no_rating(tmp_path):
    draft = rated(tmp_path, None, row_fill=solid("FFC6EFCE"))
    assert (stated(draft), said(draft)) == (None, [])


def test_an_empty_status_cell_is_rated_by_its_colour_where_the_rating_says_nothing(tmp_path):
    assert stated(rated(tmp_path, solid("FFFF0000"), place="D2")) == "red"
    assert stated(rated(tmp_path, solid("FFFF0000"), status="In progress", place="D2")) is None


def test_a_word_is_followed_and_a_colour_that_says_otherwise_is_said(tmp_path):
    draft = rated(tmp_path, solid("FFFF0000"), rag="Green")
    assert (stated(draft), said(draft)) == ("green", [("contradiction", "Green", "green")])


def test_an_unknown_word_on_a_clear_colour_is_rated_by_it_and_flagged(tmp_path):
    draft = rated(tmp_path, solid("FF00B050"), rag="2")
    assert (stated(draft), said(draft)) == ("green", [("doubtful", "2", "green")])


@pytest.mark.parametrize("word", ["N/A", "-", "tbc", "None"])
def test_a_word_for_nothing_is_no_rating(tmp_path, word):
    draft = rated(tmp_path, None, rag=word)
    assert (stated(draft), said(draft)) == (None, [])


def test_a_merged_rating_counts_for_all_its_rows(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", [HEAD, ["1.1", "Build"], ["1.2", "Paint"]])
    book = load_workbook(path)
    book.active["C2"].fill = solid("FFFFC000")
    book.active.merge_cells("C2:C3")
    book.save(path)
    assert [a.updates[0].stated_rag for a in actions_of(read_document(path))] == ["amber", "amber"]


def test_a_tint_is_worked_out_as_excel_does(tmp_path):
    path = a_book(tmp_path / "plan.xlsx", [["x", "y"]])
    book = load_workbook(path)
    book.active["A1"].fill = solid(Color(theme=4, tint=0.5999938962981048))
    book.active["B1"].fill = solid(Color(theme=4, tint=-0.249977111117893))
    book.save(path)
    (grid,) = read_xlsx(path)
    assert [cell.fill for cell in grid.rows[0]] == ["#B8CCE4", "#366092"]  # as Excel shows them under this theme


@pytest.mark.parametrize("hue", range(0, 360, 5))
def test_every_full_colour_has_a_rating(hue):
    fill = "#" + "".join(f"{round(part * 255):02X}" for part in hsv_to_rgb(hue / 360, 1, 1))
    assert rating_of(fill) is not None
