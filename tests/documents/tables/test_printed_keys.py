"""Keys that a document prints for its ratings and words."""

import pytest
from openpyxl.styles import PatternFill

from tests.documents.books import actions_of, changed, read_book
from tracker.documents.reading.document import read_document

TABLE = [["Status", "Measure", "Previous", "Current"], [1, "Visits", 1, 2], [3, "Plans", 3, 4]]


def keys_of(draft):
    return {scale.name: dict(scale.key) for scale in draft.plan.scales}


@pytest.mark.parametrize(
    "lines",
    [
        [["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["Key"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["RAG", "Meaning"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]],
        [["R = Off track"], ["A = At risk"], ["G = On track"]],
        [["Key: R = Off track; A = At risk; G = On track"]],
        [["R - Off track\nA - At risk\nG - On track"]],
    ],
)
def test_a_key_is_kept_and_not_left_aside(tmp_path, lines):
    draft = read_book(tmp_path, [*TABLE, [], *lines])
    assert keys_of(draft) == {"R, A, G": {"R": "Off track", "A": "At risk", "G": "On track"}}
    assert draft.problems == ()
    assert (draft.cells, len(list(draft.plan.measures()))) == (draft.used, 2)


@pytest.mark.parametrize(
    "line",
    [
        ["Key: R = Off track; A = At risk; G = On track"],
        ["Key", "R = Off track", "A = At risk", "G = On track"],
        ["RAG key:\nR - Off track\nA - At risk\nG - On track"],
    ],
)
def test_a_key_may_stand_right_below_the_rows_where_it_calls_itself_one(tmp_path, line):
    draft = read_book(tmp_path, [*TABLE, line])
    assert keys_of(draft) == {"R, A, G": {"R": "Off track", "A": "At risk", "G": "On track"}}
    assert (draft.problems, draft.used) == ((), draft.cells)


PAIRS = "Red = Off track, Amber = At risk, Blue = Complete"


@pytest.mark.parametrize(
    "page",
    [
        "<table>{head}{rows}<tr><td colspan=9>{pairs}</td></tr></table><ul><li>Write it up by May</ul>",
        "<table><thead>{head}</thead><tfoot><tr><td colspan=3>Key: {pairs}</tfoot><tbody>{rows}</tbody></table>",
        "<table>{head}{rows}<tr><td>Key: {pairs}</table>",
    ],
)
def test_a_key_in_the_last_row_of_a_page_explains_its_table(tmp_path, page):
    head = "<tr><th>Ref<th>Action<th>BRAG</tr>"
    rows = "<tr><td>1.1<td>Build<td>R</tr><tr><td>1.2<td>Paint<td>B</tr>"
    (tmp_path / "plan.html").write_text(page.format(head=head, rows=rows, pairs=PAIRS))
    draft = read_document(tmp_path / "plan.html")
    assert [action.updates[0].status for action in actions_of(draft)] == ["in progress", "complete"]
    assert not any("Off track" in problem.as_printed for problem in draft.problems)


def test_a_row_of_two_words_below_a_table_is_no_key(tmp_path):
    draft = read_book(tmp_path, [["Ref", "Action", "BRAG"], ["1.1", "Build", "R"], ["R = rest", "A = all the others"]])
    assert len(actions_of(draft)) == 2


def test_a_key_may_stand_above_the_table_or_on_a_sheet_of_its_own(tmp_path):
    numbers = [["1", "Good or improving"], ["2", "Improving, not enough yet"], ["3", "Not improving"]]
    for sheets in ([[*numbers, [], *TABLE]], [TABLE, ("Key", numbers)]):
        key = {"1": "Good or improving", "2": "Improving, not enough yet", "3": "Not improving"}
        assert keys_of(read_book(tmp_path, *sheets)) == {"3, 2, 1": key}


def test_the_key_says_what_blue_is(tmp_path):
    key = [["BRAG", "Meaning"], ["B", "Not yet started"], ["R", "Off track"], ["A", "At risk"], ["G", "On track"]]
    assert keys_of(read_book(tmp_path, TABLE, ("Key", key)))["R, A, G, B"]["B"] == "Not yet started"


@pytest.mark.parametrize(
    "lines",
    [
        [["1", "Figures are drawn on the first of the month"], ["2", "Visits are counted once"]],  # notes
        [["CP", "Child protection"], ["CLA", "Child looked after"]],  # what letters stand for
        [["R", "Off track"]],  # one alone
        [["R", "Off track"], ["R", "Late"]],
    ],
)
def test_what_is_no_key_is_left_aside_and_said(tmp_path, lines):
    draft = read_book(tmp_path, [*lines, [], ["Board scorecard"], *TABLE])
    assert draft.plan.scales == ()
    assert [one.as_printed for one in draft.problems] == [" / ".join(text for line in lines for text in line)]


def test_rows_of_a_table_are_no_key(tmp_path):
    rows = [["RAG", "Measure", "Previous", "Current"], ["R", "Visits"], ["A", "Plans"], ["G", "Meetings"]]
    draft = read_book(tmp_path, rows)
    assert [measure.name for _, measure in draft.plan.measures()] == ["Visits", "Plans", "Meetings"]
    assert draft.plan.scales == ()


@pytest.mark.parametrize(
    "heading", [["Colour", "Status"], ["BRAG", "Meaning"], ["Rating", "Definition"], ["Code", "Status"]]
)
def test_a_key_of_statuses_on_a_sheet_of_its_own_is_a_key_and_no_list_of_choices(tmp_path, heading):
    key = [heading, ["Blue", "Complete"], ["Green", "On track"], ["Amber", "Some delay"], ["Red", "Not started"]]
    draft = read_book(tmp_path, TABLE, ("Legend", key))
    assert [scale.key for scale in draft.plan.scales] == [tuple(map(tuple, key[1:]))]
    assert draft.problems == ()


def test_a_key_may_be_of_coloured_cells(tmp_path):
    def coloured(book):
        for row, colour in ((6, "FF0070C0"), (7, "FF00B050"), (8, "FFFFC000")):
            book.worksheets[0].cell(row, 1).fill = PatternFill("solid", fgColor=colour)

    rows = [*TABLE, [], ["Key"], [None, "Not started"], [None, "Complete"], [None, "On track"]]
    draft = changed(tmp_path, coloured, rows)
    assert dict(draft.plan.scales[0].key) == {"Blue": "Not started", "Green": "Complete", "Amber": "On track"}


def test_a_heading_may_print_the_key_of_its_column(tmp_path):
    heading = "RAG (B = not started, R = off track, A = at risk, G = on track)"
    rows = [["Ref", "Action", "Lead", "By when", heading], ["1", "Build", "Ann Young", "Mar 2024", "B"]]
    draft = read_book(tmp_path, rows)
    assert [action.updates[0].status.value for action in actions_of(draft)] == ["not started"]
    assert draft.problems == ()


def test_the_words_of_a_key_may_stand_in_their_colours_or_behind_them(tmp_path):
    colours = ((6, "FF0070C0"), (7, "FF00B050"), (8, "FFFFC000"))

    def coloured(book, column):
        for row, colour in colours:
            book.worksheets[0].cell(row, column).fill = PatternFill("solid", fgColor=colour)

    inside = [*TABLE, [], ["Key"], ["Complete"], ["On track"], ["Slipping"]]
    draft = changed(tmp_path, lambda book: coloured(book, 1), inside)
    assert dict(draft.plan.scales[0].key) == {"Blue": "Complete", "Green": "On track", "Amber": "Slipping"}
    key = [["B", None, "Over"], ["G", None, "Well"], ["A", None, "Slow"]]
    between = [*TABLE, [], ["Legend", "Colour", "Meaning"], *key]
    draft = changed(tmp_path, lambda book: coloured(book, 2), between)
    assert dict(draft.plan.scales[0].key) == {"B": "Over", "G": "Well", "A": "Slow"}


def test_a_coloured_title_above_a_key_is_no_word_of_it(tmp_path):
    def coloured(book):
        book.worksheets[0].cell(5, 1).fill = PatternFill("solid", fgColor="FF0070C0")

    rows = [*TABLE, [], ["Rating key"], ["Red", "Off track"], ["Amber", "Slipping"], ["Green", "On track"]]
    assert dict(changed(tmp_path, coloured, rows).plan.scales[0].key) == dict(rows[-3:])


def test_a_key_may_be_one_row_of_words_in_their_colours(tmp_path):
    def coloured(book):
        sheet = book.worksheets[0]
        for place, colour in (("B1", "0070C0"), ("C1", "00B050"), ("D1", "FF0000"), ("E4", "00B050")):
            sheet[place].fill = PatternFill("solid", fgColor=colour)

    rows = [["Key:", "Not started", "Complete", "Overdue"], [], ["Ref", "Action", "Lead", "By when", "RAG"]]
    draft = changed(tmp_path, coloured, [*rows, ["1", "Build", "Ann Young", "Mar 2024", None]])
    assert dict(draft.plan.scales[0].key) == {"Blue": "Not started", "Green": "Complete", "Red": "Overdue"}
    assert [action.updates[0].status.value for action in actions_of(draft)] == ["complete"]
    assert [(table.kind, table.title) for table in draft.tables] == [("actions", ""), ("key", "Key:")]


def test_a_sheet_of_codes_and_meanings_is_a_key_where_the_codes_stand_in_other_sheets(tmp_path):
    codes = {"B": "Complete", "GR": "Not started", "G": "On track", "A": "Slips", "R": "Off track", "P": "Paused"}

    def keyed(book):
        sheet = book.create_sheet("Key")
        for line in (("Code", "Meaning"), *codes.items()):
            sheet.append(line)

    heads = ["Ref", "Action", "Lead", "By when", "BRAG"]
    rows = [[str(n), f"Build {n}", "Ann Young", "Mar 2024", word] for n, word in enumerate(["B", "GR", "G"], 1)]
    draft = changed(tmp_path, keyed, [heads, *rows])
    assert dict(draft.plan.scales[0].key) == codes
    said = [action.updates[0].status.value for action in actions_of(draft)]
    assert said == ["complete", "not started", "in progress"]


@pytest.mark.parametrize("heading", ["Key", "Legend:", "BRAG key", "Rating"])
@pytest.mark.parametrize("below", [True, False])
def test_what_heads_a_key_may_stand_beside_its_first_word_or_before_all_in_a_row(tmp_path, heading, below):
    meant = {"R": "Delayed, no plan", "A": "Delayed, with plan", "G": "On time", "B": "Not yet started"}
    (first, meaning), *others = meant.items()
    in_rows = [[heading, first, meaning], *([None, *pair] for pair in others)]
    in_a_row = [[heading, *(text for pair in meant.items() for text in pair)]]
    plan = [["Ref", "Action", "Lead", "By when", "BRAG"], ["1", "Build", "Ann Young", "Mar 2024", "B"]]
    for key in (in_rows, in_a_row):
        draft = read_book(tmp_path, [*plan, [], *key] if below else [*key, [], *plan])
        assert dict(draft.plan.scales[0].key) == meant
        assert [action.updates[0].status.value for action in actions_of(draft)] == ["not started"]
        assert [(table.kind, table.title) for table in draft.tables] == [("actions", ""), ("key", heading)]
