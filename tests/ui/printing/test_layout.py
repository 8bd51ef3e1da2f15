"""Sheets: headings of a table on each, a title never alone at a foot, no row cut that fits, none lost that does not."""

from itertools import pairwise

import pytest

from tracker.reports.blocks import Bullets, Front, Heading, Prose, Report, Run, Table, TableColumn
from tracker.ui.printing.layout import BODY, BOTTOM, LEFT, TOP, Ground, Letters, laid_out

COLUMNS = (TableColumn("Ref", 6, row_heading=True), TableColumn("Action", 40), TableColumn("Days", 6, "right"))


def row(ref, words):
    return ((Run(ref),), (Run(words),), (Run("12"),))


@pytest.fixture
def lay_out(qapp):
    def lay_out(*blocks):
        return laid_out(Report(Front("Title", "", ()), blocks, foot="Plan"), qapp.font().family()).sheets

    return lay_out


def words_on(sheet):
    return [mark.text for mark in sheet if isinstance(mark, Letters)]


def test_headings_are_on_each_sheet_and_every_row_is_there_once_and_whole(lay_out):
    rows = tuple(row(f"1.{at}", f"Action number {at} is done " * 6) for at in range(120))
    sheets = lay_out(Table("", COLUMNS, rows))
    assert len(sheets) > 4 and all(words_on(sheet).count("Action") == 1 for sheet in sheets)
    refs = [text for sheet in sheets for text in words_on(sheet) if text.startswith("1.")]
    assert refs == [f"1.{at}" for at in range(120)]
    for sheet in sheets:
        assert all(TOP <= mark.y <= BOTTOM and LEFT <= mark.x <= LEFT + BODY for mark in sheet)


def test_a_heading_is_never_alone_at_the_foot_of_a_sheet(lay_out):
    blocks = []
    for at in range(40):
        blocks += [Heading(2, f"Theme {at}"), Prose((Run("2 actions", quiet=True),), "quiet", with_next=True)]
        blocks.append(Table("", COLUMNS, tuple(row(f"{at}.{n}", "Words") for n in range(3))))
    for sheet in lay_out(*blocks):
        last = [text for text in words_on(sheet) if text.startswith("Theme")][-1]
        assert f"{last.split()[1]}.0" in words_on(sheet)


def test_a_row_that_is_higher_than_a_sheet_goes_on_over_the_next_ones(lay_out):
    long = " ".join(f"word{at}" for at in range(9000))
    sheets = lay_out(Table("", COLUMNS, (row("1.1", long), row("1.2", "Short"))))
    said = " ".join(text for sheet in sheets for text in words_on(sheet))
    assert len(sheets) > 3 and all(f"word{at} " in f"{said} " for at in range(9000)) and "1.2" in said


def test_numbers_end_at_the_right_and_no_heading_is_broken_within_a_word(lay_out):
    columns = (*COLUMNS, TableColumn("Incomprehensibilities", 0.1))
    (sheet,) = lay_out(Table("", columns, ((*row("1.1", "Words"), (Run("x"),)),)))
    assert "Incomprehensibilities" in words_on(sheet)
    places = {mark.text: mark.x for mark in sheet if isinstance(mark, Letters)}
    assert places["12"] > places["Days"]
    assert all(
        a < b for a, b in pairwise([places[name] for name in ("Ref", "Action", "Days", "Incomprehensibilities")])
    )


def test_a_word_of_a_cell_is_broken_only_where_no_column_has_room_for_it(lay_out):
    columns = (TableColumn("Status", 0.1), *COLUMNS)
    long = "https://example.org/" + "a" * 300
    (sheet,) = lay_out(Table("", columns, (((Run("Requires improvement"),), *row("1.1", f"{long} Words")),)))
    assert {"Requires", "improvement"} <= set(words_on(sheet)) and long not in words_on(sheet)
    crowded = tuple(TableColumn(f"C{at}", 1) for at in range(25))
    (sheet,) = lay_out(Table("", crowded, (tuple((Run("improvement"),) for _ in crowded),)))
    assert all(mark.x <= LEFT + BODY for mark in sheet) and "improvement" not in words_on(sheet)


def test_a_rating_stands_on_its_colour_and_what_was_withdrawn_is_struck_through(lay_out):
    chip, gone = Run("Red", rating="red"), Run("Said before", change="deleted")
    (sheet,) = lay_out(Prose((chip,)), Prose((gone,)))
    assert [mark.colour for mark in sheet if isinstance(mark, Ground) and mark.rounded] == ["#B3261E"]
    assert [mark.text for mark in sheet if isinstance(mark, Letters) and mark.look.struck] == ["Said before"]


def test_a_sign_that_cannot_be_printed_is_seen_and_a_block_that_is_not_known_is_our_bug(lay_out):
    assert words_on(lay_out(Prose((Run("a\x07b"),)))[0])[-1] == "a\N{REPLACEMENT CHARACTER}b"
    with pytest.raises(TypeError, match="Bullets is not printed"):
        lay_out(Bullets(((Run("x"),),)))
