"""No colour of a rating goes in silence: it is read, or the column of a table that has it is said."""

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tracker.documents.reading.document import read_document

RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "0070C0"
HEADS = ["Ref", "Action", "Lead", "Review date"]
ROWS = [
    ["1.1", "Publish the offer", "Head of Service", "Oct 2017"],
    ["1.2", "Train the leads", "Team Manager", "Nov 2017"],
    ["1.3", "Agree the threshold", "Team Manager", "Dec 2017"],
]


def read(tmp_path, rows, fills):
    """The draft of a sheet; `fills` goes by cell ("B2")."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, colour in fills.items():
        book.active[place].fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "plan.xlsx")
    return read_document(tmp_path / "plan.xlsx")


def stated(draft):
    return [action.updates[0].stated_rag for _, action in draft.plan.actions()]


def colours_said(draft):
    return [(p.about, p.as_printed) for p in draft.problems if "colours of ratings" in p.message]


def test_colours_under_a_field_that_is_no_rating_are_one_problem_for_the_column(tmp_path):
    draft = read(tmp_path, [HEADS, *ROWS], {"B2": RED, "B3": GREEN, "B4": GREEN})
    assert stated(draft) == [None, None, None]
    assert colours_said(draft) == [("Action", "2 green, 1 red")]


def test_a_row_that_is_coloured_as_a_whole_is_said_once(tmp_path):
    draft = read(tmp_path, [HEADS, *ROWS], {f"{letter}3": AMBER for letter in "ABCD"})
    assert colours_said(draft) == [("Ref", "1 amber")]


@pytest.mark.parametrize("at", ["A", "C", "E"])
def test_a_column_without_a_heading_that_holds_ratings_as_colours_is_the_rating(tmp_path, at):
    column = "ABCDE".index(at)
    rows = [[*row[:column], None, *row[column:]] for row in [HEADS, *ROWS]]
    draft = read(tmp_path, rows, {f"{at}2": RED, f"{at}3": AMBER, f"{at}4": GREEN})
    assert stated(draft) == ["red", "amber", "green"]
    assert colours_said(draft) == [] and dict(draft.tables[0].fields)[f"Column {column + 1}"] == "rag"


def test_a_column_without_a_heading_may_hold_ratings_as_letters_or_dates(tmp_path):
    lettered = [[*row, letter] for row, letter in zip([HEADS, *ROWS], [None, "R", "A", "G"], strict=True)]
    assert stated(read(tmp_path, lettered, {})) == ["red", "amber", "green"]
    dated = [[*row[:3], row[3] if number else None] for number, row in enumerate([HEADS, *ROWS])]
    reviews = [action.updates[0].review.as_printed for _, action in read(tmp_path, dated, {}).plan.actions()]
    assert reviews == ["Oct 2017", "Nov 2017", "Dec 2017"]


def test_a_column_of_one_colour_alone_is_decoration_and_said(tmp_path):
    rows = [[None, *row] for row in [HEADS, *ROWS]]
    draft = read(tmp_path, rows, {"A2": GREEN, "A3": GREEN, "A4": GREEN})
    assert stated(draft) == [None, None, None] and colours_said(draft) == [("Column 1", "3 green")]


def test_the_colours_of_headings_of_titles_and_of_a_row_that_its_rating_repeats_say_nothing_new(tmp_path):
    rows = [["Recommendation 1 Early help"], [*HEADS, "RAG"], [*ROWS[0], None]]
    fills = {"A1": GREEN, "A2": RED, "B2": RED, "A3": GREEN, "B3": GREEN, "E3": GREEN}
    assert colours_said(read(tmp_path, rows, fills)) == []


def test_a_column_with_words_and_colours_that_nothing_reads_is_one_problem(tmp_path):
    rows = [[*row, word] for row, word in zip([HEADS, *ROWS], ["Mood", "so so", "well", "not so"], strict=True)]
    (problem,) = read(tmp_path, rows, {"E2": RED, "E3": GREEN, "E4": GREEN}).problems
    assert problem.as_printed == "so so / well / not so"
    assert problem.message.endswith("Nothing was read of their colours of ratings either (2 green, 1 red).")


def test_a_column_without_a_heading_means_the_same_wherever_the_headings_are_repeated(tmp_path):
    blank = [[*row[:2], None, *row[2:]] for row in [HEADS, *ROWS]]
    rows = [blank[0], blank[1], blank[2], blank[0], blank[3]]
    draft = read(tmp_path, rows, {"C2": RED, "C3": AMBER, "C5": GREEN})
    assert stated(draft) == ["red", "amber", "green"] and colours_said(draft) == []


def test_colours_that_nothing_reads_are_one_problem_though_the_headings_are_repeated(tmp_path):
    rows = [HEADS, ROWS[0], HEADS, ROWS[1], HEADS, ROWS[2]]
    assert colours_said(read(tmp_path, rows, {"B2": RED, "B4": GREEN, "B6": GREEN})) == [("Action", "2 green, 1 red")]


def test_the_colours_of_a_key_are_read_with_it(tmp_path):
    rows = [HEADS, *ROWS, [], ["RAG", "Meaning"], ["Red", "Off track"], ["Amber", "At risk"], ["Green", "On track"]]
    draft = read(tmp_path, rows, {"A7": RED, "A8": AMBER, "A9": GREEN})
    assert draft.plan.scales and draft.problems == ()


def test_colours_below_a_table_are_said_but_under_none_of_its_headings(tmp_path):
    rows = [HEADS, *ROWS, [], ["The road ahead"], ["Recruit"], ["Launch"]]
    draft = read(tmp_path, rows, {"B7": GREEN, "C7": GREEN, "B8": AMBER})
    (problem,) = [p for p in draft.problems if "colours" in p.message]
    assert (problem.about, problem.place, problem.as_printed) == ("plan", "Sheet, B7", "2 green, 1 amber")


def test_a_colour_that_stands_in_several_cells_of_a_row_is_said_of_each_column(tmp_path):
    rows = [["Measure", "Aug-25", "Sep-25", "Oct-25"], ["Visits", 61, 62, 63], ["Plans", 41, 42, 43]]
    fills = {f"{letter}{row}": colour for row, colour in ((2, RED), (3, GREEN)) for letter in "BCD"}
    said = colours_said(read(tmp_path, rows, fills))
    assert [told for _, told in said] == ["1 red, 1 green"] * 3 and len({about for about, _ in said}) == 3


CALENDARS = [
    (["Work stream", "Jan", "Feb", "Mar", "Apr"], [["Early help"], ["Placements"], ["Workforce"]]),
    (["Task", "Lead", "Q1 2027", "Q2 2027", "Q3 2027"], [["Recruit", "TM"], ["Launch", "Head"], ["Close"]]),
]


@pytest.mark.parametrize(("heads", "below"), CALENDARS)
@pytest.mark.parametrize("title", [[["Calendar"]], []])
def test_periods_over_fills_under_a_plan_are_one_table_with_its_colours(tmp_path, heads, below, title):
    plan = [["Ref", "Action", "Lead", "Due date"], ["1.1", "Publish", "Head", "Oct 2027"]]
    plan += [["1.2", "Train", "TM", "Nov 2027"], []]
    rows = [*plan, *title, heads, *below]
    last = len(rows)

    draft = read(tmp_path, rows, {f"C{last - 2}": GREEN, f"D{last - 1}": GREEN, f"E{last}": AMBER})
    assert [action.text for _, action in draft.plan.actions()] == ["Publish", "Train"]
    assert [table.kind for table in draft.tables] == ["actions", "calendar"]
    (problem,) = draft.problems
    assert all(cell in problem.as_printed for row in (heads, *below) for cell in row)
    assert "2 green, 1 amber" in problem.message


def with_status(*words, head="Status"):
    return [[*HEADS, head], *([*row, word] for row, word in zip(ROWS, words, strict=True))]


def down(column, *colours):
    return {f"{column}{row}": colour for row, colour in enumerate(colours, 2)}


@pytest.mark.parametrize("painted", ["A", "B", "AB"])
def test_an_empty_rating_cell_in_a_row_that_is_painted_in_part_is_a_rating(tmp_path, painted):
    fills = {place: fill for column in f"{painted}E" for place, fill in down(column, RED, AMBER, GREEN).items()}
    draft = read(tmp_path, with_status(None, None, None, head="RAG"), fills)
    assert (stated(draft), colours_said(draft)) == (["red", "amber", "green"], [])


@pytest.mark.parametrize("words", [[None] * 3, ["In progress"] * 3, ["Mood", "so so", "well"]])
@pytest.mark.parametrize("head", ["RAG", "Status"])
def test_the_colours_of_rows_that_are_painted_as_a_whole_are_one_problem(tmp_path, words, head):
    fills = {place: fill for column in "ABCDE" for place, fill in down(column, RED, AMBER, GREEN).items()}
    draft = read(tmp_path, with_status(*words, head=head), fills)
    assert (stated(draft), colours_said(draft)) == ([None] * 3, [("Ref", "1 red, 1 amber, 1 green")])


def test_the_colour_of_a_whole_row_that_its_rating_contradicts_is_said(tmp_path):
    fills = {f"{column}2": RED for column in "ABCDE"}
    draft = read(tmp_path, with_status("Green", "Amber", "Red", head="RAG"), fills)
    assert (stated(draft), colours_said(draft)) == (["green", "amber", "red"], [("Ref", "1 red")])


def test_a_colour_under_a_word_of_progress_is_the_rating_where_no_column_holds_ratings(tmp_path):
    fills = down("E", RED, GREEN, "FF6600")
    draft = read(tmp_path, with_status("In progress", "Not started", "Complete"), fills)
    assert (stated(draft), colours_said(draft)) == (["red", "green", "amber"], [])
    assert [(p.kind, p.as_printed) for p in draft.problems] == [("doubtful", "#FF6600"), ("contradiction", "Complete")]


def test_words_of_progress_that_their_colours_contradict_are_said(tmp_path):
    draft = read(tmp_path, with_status("Complete", "In progress", "Mulling"), down("E", RED, BLUE, AMBER))
    assert stated(draft) == ["red", None, "amber"]
    told = [p.message for p in draft.problems if p.kind == "contradiction"]
    assert told == [
        'The status "Complete" stands in a cell that is red; both were kept.',
        'The status "In progress" stands in a cell that is blue; the colour was left aside.',
    ]


def test_a_colour_under_a_status_is_what_the_key_says(tmp_path):
    key = [[], ["RAG", "Meaning"], ["Blue", "Not started"], ["Green", "On track"]]
    rows = [*with_status("Not started", "In progress", "In progress"), *key]
    draft = read(tmp_path, rows, {**down("E", BLUE, BLUE, GREEN), "A7": BLUE, "A8": GREEN})
    assert stated(draft) == [None, None, "green"]
    assert [p.about for p in draft.problems if p.kind == "contradiction"] == ["1.2"]


def test_the_colour_of_a_status_beside_a_column_of_ratings_is_said(tmp_path):
    rows = [[*row, rag] for row, rag in zip(with_status(*["In progress"] * 3), ["RAG", "Red", None, None], strict=True)]
    draft = read(tmp_path, rows, down("E", RED, AMBER, GREEN))
    assert (stated(draft), colours_said(draft)) == (["red", None, None], [("Status", "1 amber, 1 green")])


def test_an_unknown_status_beside_a_column_of_ratings_names_its_colour(tmp_path):
    rows = [[*row, rag] for row, rag in zip(with_status("Parked", "Done", "Done"), ["RAG", "R", "G", "G"], strict=True)]
    draft = read(tmp_path, rows, {"E2": AMBER})
    assert [p.message for p in draft.problems if p.kind == "unread"] == [
        'The status "Parked" is not known, and was left aside, and so was the amber of its cell.'
    ]
    assert colours_said(draft) == []


def test_shades_that_tell_rows_apart_and_labels_in_one_blue_say_nothing(tmp_path):
    rows = with_status("R", "A", "R", head="RAG")
    rows += [[f"1.{number}", f"Action {number}", "Team Manager", "Jan 2018", "R"] for number in (4, 5, 6)]
    bands = {f"{column}{row}": "C6E0B4" for column in "ABCDE" for row in (2, 4, 6)}
    assert colours_said(read(tmp_path, rows, bands)) == []
    assert colours_said(read(tmp_path, rows, {f"A{row}": "4472C4" for row in range(1, 8)})) == []
    assert colours_said(read(tmp_path, rows[:4], bands)) == [("Ref", "2 green")]


def test_a_row_in_blue_whose_status_says_complete_says_nothing_new(tmp_path):
    fills = {f"{column}{row}": BLUE for column in "ABCDE" for row in (2, 3)}
    assert colours_said(read(tmp_path, with_status("Complete", "In progress", "Complete"), fills)) == [
        ("Ref", "1 blue")
    ]


def test_words_of_progress_under_a_heading_of_both_agree_with_their_colours(tmp_path):
    draft = read(
        tmp_path, with_status("In progress", "Not started", "Complete", head="Status / RAG"), down("E", RED, AMBER, RED)
    )
    assert stated(draft) == ["red", "amber", None]
    assert [(p.kind, p.about) for p in draft.problems if p.kind != "missing"] == [("contradiction", "1.3")]


def test_the_colours_of_two_cells_of_a_row_of_word_are_told_apart(tmp_path):
    document = Document()
    table = document.add_table(0, 6)
    for row, (words, rag) in enumerate(zip(with_status(*["In progress"] * 3), ["RAG", "", "", ""], strict=True)):
        cells = table.add_row().cells
        for cell, text in zip(cells, [*words, rag], strict=True):
            cell.text = text
        for cell, colour in ((cells[4], AMBER), (cells[5], GREEN)) if row else ():
            properties = cell._tc.get_or_add_tcPr()
            properties.append(OxmlElement("w:shd", attrs={qn("w:val"): "clear", qn("w:fill"): colour}))
    document.save(tmp_path / "plan.docx")
    draft = read_document(tmp_path / "plan.docx")
    assert (stated(draft), colours_said(draft)) == (["green"] * 3, [("Status", "3 amber")])


def test_colours_of_cells_with_words_are_counted_where_their_table_is_left_aside(tmp_path):
    rows = [["Wug", "Blicket", "Dax"], ["one", "two", "three"], ["four", "five", None]]
    draft = read(tmp_path, rows, {"C2": RED, "C3": GREEN})
    assert colours_said(draft) == [("plan", "Wug / Blicket / Dax / one / two / three / four / five")]
    assert "(1 red, 1 green)" in draft.problems[0].message


@pytest.mark.parametrize("row", [3, 5])
def test_a_coloured_cell_in_a_row_without_words_is_said(tmp_path, row):
    rows = [[*HEADS, "RAG"], *ROWS]
    rows.insert(row - 1, [])
    draft = read(tmp_path, rows, {f"E{row}": RED})
    assert colours_said(draft) == [("plan", "1 red")]
    assert [p.place for p in draft.problems if "colours of ratings" in p.message] == [f"Sheet, E{row}"]


def test_a_red_rating_beside_an_action_that_is_complete_is_a_contradiction(tmp_path):
    rows = [[*HEADS, "RAG", "% complete"], *([*row, None, share] for row, share in zip(ROWS, (1, 0.5, 1), strict=True))]
    draft = read(tmp_path, rows, {"E2": RED, "E3": RED, "E4": GREEN})
    assert stated(draft) == ["red", "red", "green"]
    assert [(p.kind, p.about) for p in draft.problems] == [("contradiction", "1.1")]


def test_a_row_of_an_unknown_table_that_is_painted_as_a_whole_is_told_once_with_the_table(tmp_path):
    rows = [["Hazel", "Rowan"], ["Larch one", "Larch two"], ["Beech one", "Beech two"]]
    draft = read(tmp_path, rows, {"A2": RED, "B2": RED})
    assert any("(1 red)" in problem.message for problem in draft.problems)


@pytest.mark.parametrize(
    "heads", [("RAG Autumn", "RAG Spring"), ("RAG Term 1", "RAG Term 2"), ("Q1 RAG", "Q2 RAG"), ("Initial RAG", "RAG")]
)
@pytest.mark.parametrize("words", [("", ""), ("Amber", "Green")])
def test_colours_of_earlier_ratings_that_were_read_are_not_said_to_be_unread(tmp_path, heads, words):
    rows = [[*HEADS, *heads, "Notes"], *([*row, *words, "Begun"] for row in ROWS)]
    fills = {f"{column}{row}": fill for row in (2, 3) for column, fill in (("E", AMBER), ("F", GREEN))}
    draft = read(tmp_path, rows, fills | {"G4": RED})
    assert stated(draft)[:2] == ["green", "green"]
    notes = [note.casefold() for _, action in draft.plan.actions() for note in action.notes]
    assert notes.count(f"{heads[0]}: amber".casefold()) == (3 if words[0] else 2)
    assert colours_said(draft) == [("Notes", "1 red")]
