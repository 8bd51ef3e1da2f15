"""What is pasted as text: from Excel with quotes, from Word and Teams without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.files.test_text import blank_when_empty, texts_of
from tracker.documents.draft.plan_reader import read_tables
from tracker.documents.files.text import text_grid, text_rows
from tracker.documents.reading.clipboard import joined_lines, read_pasted
from tracker.errors import TrackerError

HEADER = "Ref\tAction\tLead\tReview date\tCommentary"
WORDS = ["Café", "£5", "–", "a, b; c", 'he said "no" to it', "x", " ", "two\nlines", 'two\n"quoted" lines', '12"']
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def pasted(*lines):
    return read_pasted(None, "\r\n".join(lines) + "\r\n")


def actions_of(draft):
    return [action for _, action in draft.plan.actions()]


def joined(draft):
    return [(p.place, p.as_printed, p.read_as) for p in draft.problems if "rest of the cell above" in p.message]


@given(rows=st.lists(st.lists(TEXTS, min_size=5, max_size=5), max_size=8))
def test_any_table_that_excel_copies_as_text_is_read_back(rows):
    """Excel quotes cells with line breaks alone, and doubles quotes in these alone."""
    rows = [HEADER.split("\t"), *rows]
    lines = ["\t".join('"' + v.replace('"', '""') + '"' if "\n" in v else v for v in row) for row in rows]
    read = text_grid(text_rows("\r\n".join(lines) + "\r\n", ""), "")
    assert texts_of(read) == blank_when_empty(rows)


def test_a_line_of_its_own_is_joined_to_the_cell_above_and_flagged():
    draft = pasted(
        HEADER, "1.1\tBuild\tVera Brook\tOct 2017\tBegun.", "", "More is to do.", "1.2\tMend\tOwen Marsh\tOngoing\t"
    )
    assert [action.updates[0].text for action in actions_of(draft)] == ["Begun.\nMore is to do.", None]
    assert joined(draft) == [("row 4, column 1", "More is to do.", "1.1")]


def test_a_line_break_in_a_middle_cell_is_mended():
    draft = pasted(
        HEADER, "1.1\tBuild the door", "and paint it\tVera Brook\tOct 2017\tBegun.", "1.2\tMend\tOwen Marsh\tOngoing\t"
    )
    [first, second] = actions_of(draft)
    assert (first.text, first.lead.as_printed) == ("Build the door\nand paint it", "Vera Brook")
    assert first.updates[0].text == "Begun." and second.ref == "1.2"
    assert joined(draft) == [("row 3, column 1", "and paint it / Vera Brook / Oct 2017 / Begun.", "1.1")]


def test_a_heading_that_is_cut_is_mended():
    draft = pasted(
        "Ref\tAction\tLead\tReview", "date\tUpdate", "commentary", "1.1\tBuild\tVera Brook\tOct 2017\tBegun."
    )
    assert actions_of(draft)[0].updates[0].review.as_printed == "Oct 2017"
    assert actions_of(draft)[0].updates[0].text == "Begun."


def test_a_cut_first_cell_below_the_headings_is_mended():
    draft = pasted(
        "Action\tLead\tReview date\tCommentary",
        "Build",
        "and mend\tVera Brook\tOct 2017\tBegun.",
        "Paint\tOwen Marsh\tOngoing\t",
    )
    assert [action.text for action in actions_of(draft)] == ["Build\nand mend", "Paint"]
    assert joined(draft) == [("row 3, column 1", "and mend / Vera Brook / Oct 2017 / Begun.", "Build and mend")]


def test_a_short_word_alone_is_never_an_action():
    draft = pasted(HEADER, "1.1\tBuild\tVera Brook\tOct 2017\tIt is", "done", "1.2\tMend\tOwen Marsh\tOngoing\tBegun")
    assert [action.ref for action in actions_of(draft)] == ["1.1", "1.2"]
    assert actions_of(draft)[0].updates[0].text == "It is\ndone"


def test_rows_whose_last_cells_were_cut_off_are_rows():
    draft = pasted(HEADER, "1.1\tBuild\tVera Brook", "1.2\tMend", "1.3\tPaint\tOwen Marsh\tOct 2017\tBegun.")
    assert [action.text for action in actions_of(draft)] == ["Build", "Mend", "Paint"]
    assert joined(draft) == []


def test_a_theme_line_is_never_joined():
    draft = pasted(
        HEADER, "1.1\tBuild\tVera Brook\tOct 2017\tBegun.", "Priority 2: Partners", "2.1\tMeet\tOwen Marsh\tOct 2017\t"
    )
    assert [(theme.ref, theme.title, len(theme.actions)) for theme in draft.plan.themes][-1] == ("2", "Partners", 1)
    assert joined(draft) == []


def test_nothing_is_joined_to_a_theme_line_whatever_tabs_follow_it():
    for tabs in ("", "\t\t", "\t\t\t\t"):
        theme = f"Priority 2: Partners{tabs}"
        draft = pasted(HEADER, "1.1\tBuild\tVera Brook", theme, "Of all kinds", "2.1\tMeet\tOwen Marsh\tOct 2017\t")
        assert (draft.plan.themes[-1].title, len(draft.plan.themes[-1].actions), joined(draft)) == ("Partners", 1, [])


def test_the_line_right_above_the_next_headings_is_their_title():
    lines = [
        "1.1\tBuild\tVera Brook\tOct 2017\tBegun.",
        "How we will know",
        "Measure\tWhat does it show\tGood",
        "Calls in time (%)\tSpeed\t85",
    ]
    draft = pasted("Priority 1: Doors", HEADER, *lines)
    assert joined(draft) == [] and [p for p in draft.problems if p.kind == "skipped"] == []
    assert draft.tables[-1].title.endswith("How we will know")


def test_lines_below_an_ambition_are_aims_of_it():
    draft = pasted("Priority 1: Doors", "Our ambition\t- Every door opens", "- Nobody waits", "What we will do", HEADER,
                   "1.1\tBuild\tVera Brook\tOct 2017\tBegun.")  # fmt: skip
    assert draft.plan.themes[0].ambition == ("Every door opens", "Nobody waits")
    assert [place for place, _, _ in joined(draft)] == ["row 3, column 1"]


def test_a_table_without_refs_names_the_row_by_its_words():
    draft = pasted("Action\tLead\tReview date\tCommentary", "Build\tVera Brook\tOct 2017\tBegun.", "More.")
    assert joined(draft) == [("row 3, column 1", "More.", "Build")]


def test_text_with_commas_is_read_where_it_has_no_tab():
    assert [action.ref for action in actions_of(pasted("Ref,Action,Lead", "1.1,Build,Vera Brook"))] == ["1.1"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (None, None),
        ("", ""),
        ("<p>Hello</p>", "Hello"),
        (None, "Dear all,\nsee below"),
        ("<table></table>", "\0"),
        (None, "\t\t\n"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence(html, text):
    with pytest.raises(TrackerError) as caught:
        read_pasted(html, text)
    assert "the clipboard" in str(caught.value) and str(caught.value).endswith(".") and "\n" not in str(caught.value)


def test_the_text_is_read_where_the_page_holds_no_table_of_a_plan():
    text = f"{HEADER}\r\n1.1\tBuild\tVera Brook\tOct 2017\tBegun.\r\n"
    for html in (None, "<p>Ref Action</p>", "<table><tr><td>Hello</td></tr></table>"):
        assert [action.ref for action in actions_of(read_pasted(html, text))] == ["1.1"]


def test_the_page_goes_before_the_text():
    html = "<table><tr><td>Ref<td>Action<td>Lead</tr><tr><td>1.1<td>Build<td>Vera Brook</tr></table>"
    assert [action.text for action in actions_of(read_pasted(html, "Ref\tAction\tLead\n1.1\tOther\tVera Brook"))] == [
        "Build"
    ]


def test_what_is_far_too_large_is_refused():
    for html, text in (("<table>" + "x" * 20_000_001, None), (None, "x" * 20_000_001)):
        with pytest.raises(TrackerError, match="larger than any plan"):
            read_pasted(html, text)


CELLS = st.sampled_from(["", " ", "1.1", "2.10", "done", "More to do", "Priority 2: Partners", "Our ambition", "a"])
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12)


@given(lines=st.lists(st.one_of(LINES, st.just([HEADER.split("\t")])), max_size=4))
def test_no_text_is_lost_when_lines_are_joined(lines):
    rows = [[f"{value}~{r}~{c}" if value.strip() else value for c, value in enumerate(row)]
            for r, row in enumerate(row for part in lines for row in part)]  # fmt: skip
    rows = [[value.split("~")[0] if row[0].startswith("Ref~") else value for value in row] for row in rows]
    grid, joined = joined_lines(rows, "")
    words = sorted(word for row in rows for value in row for word in value.split())
    assert sorted(word for row in grid.rows for cell in row if cell for word in cell.text.split()) == words
    assert len({line.place for line in joined}) == len(joined)
    read_tables("", [grid])


def test_a_pasted_table_that_is_not_understood_can_be_asked_about():
    draft = read_pasted("<table><tr><td>x</td></tr></table>", "Thing\tStory\na\tLong ago\nb\tOnce\n")
    assert draft.plan.themes == () and [[one for one, _ in table.fields] for table in draft.tables] == [
        ["Thing", "Story"]
    ]
