"""Text tables: any encoding, any delimiter, quoted or not, read back as they were written."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.documents.files.text import quoted_rows, read_text_table
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError

HEADER = ["Ref", "Action", "Lead", "Review date", "Update commentary"]
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-16-le with BOM",
    "utf-16-be with BOM",
    "cp1252",
]
# Words with signs that each encoding writes in its own way; in Windows-1252 none of them happens to be UTF-8.
WORDS = [
    "Café ",
    "£5 ",
    "– ",
    "“so” ",
    "a, b",
    "a; b",
    'he said "no"',
    '"',
    "two\nlines",
    "two\r\nlines",
    "1.1",
    "x",
    " ",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
ROWS = st.lists(st.lists(TEXTS, min_size=5, max_size=5), max_size=8)


def encoded(text, encoding):
    name, bom, _ = encoding.partition(" with BOM")
    return ("\ufeff" * bool(bom) + text).encode(name)


def written(rows, delimiter, **how):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, **how).writerows(rows)
    return text.getvalue()


def texts_of(grid):
    return [[cell.text if cell else "" for cell in row] for row in grid.rows]


def blank_when_empty(rows):
    """A row without a word has no cells; white space alone is no word."""
    return [[value if value.strip() else "" for value in row] if any(row) else [] for row in rows]


def read_bytes(tmp_path, data, name="plan.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    rows=ROWS,
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(",;\t|"),
    ending=st.sampled_from(["\r\n", "\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_any_table_is_read_as_it_was_written(tmp_path, rows, encoding, delimiter, ending, quoting):
    rows = [HEADER, *rows]
    text = written(rows, delimiter, lineterminator=ending, quoting=quoting)
    [grid] = read_text_table(read_bytes(tmp_path, encoded(text, encoding)))
    assert texts_of(grid) == blank_when_empty(rows)


def test_a_cell_is_named_by_its_row_and_column(tmp_path):
    path = read_bytes(tmp_path, b'Ref,Action\r\n1.1,"two\r\nlines"\r\n\r\n1.2,Build\r\n')
    [grid] = read_text_table(path)
    assert [cell.place for row in grid.rows for cell in row if cell][-2:] == ["row 4, column 1", "row 4, column 2"]


def test_a_bom_is_no_part_of_the_first_heading(tmp_path):
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be with BOM"):
        [grid] = read_text_table(read_bytes(tmp_path, encoded("Ref,Action\n1.1,Build\n", encoding)))
        assert grid.rows[0][0].text == "Ref"


def test_utf_16_without_a_bom_may_hold_signs_of_two_full_bytes(tmp_path):
    text = "Ref\tAction\tLead\r\n1.1\tRaise it ▲ – by £5\tVera Brook\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        [grid] = read_text_table(read_bytes(tmp_path, text.encode(encoding), "plan.txt"))
        assert grid.rows[1][1].text == "Raise it ▲ – by £5"


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0" + b"\0" * 2000, bytes(range(256)) * 16, b"PK\x03\x04" + b"\0\x14\xff\x07" * 500]
)
def test_bytes_that_are_no_text_are_refused(tmp_path, data):
    with pytest.raises(TrackerError, match="not a text file"):
        read_text_table(read_bytes(tmp_path, data))


def test_one_damaged_byte_does_not_make_windows_1252_of_utf_8(tmp_path):
    data = "Ref,Action\n1.1,Café – £5 “so”\n".encode() + b"1.2,Cut \xe2\x80\n"
    [grid] = read_text_table(read_bytes(tmp_path, data))
    assert grid.rows[1][1].text == "Café – £5 “so”" and grid.rows[2][1].text.startswith("Cut ")


def test_signs_of_windows_1252_are_read(tmp_path):
    [grid] = read_text_table(read_bytes(tmp_path, "Ref;Action\n1.1;“Café” – £5, €3\n".encode("cp1252")))
    assert grid.rows[1][1].text == "“Café” – £5, €3"


def test_commas_inside_cells_do_not_make_a_comma_the_delimiter(tmp_path):
    rows = [["Ref", "Action"], *[[f"1.{n}", "one, two, three, four"] for n in range(1, 9)]]
    for delimiter in ";\t|":
        text = "\n".join(delimiter.join(row) for row in rows)
        [grid] = read_text_table(read_bytes(tmp_path, text.encode()))
        assert texts_of(grid) == rows


def test_a_line_that_tells_the_separator_is_followed_and_not_read(tmp_path):
    [grid] = read_text_table(read_bytes(tmp_path, b"sep=;\r\nRef;Action;Lead\r\n1.1;Build, and mend;Vera Brook\r\n"))
    assert texts_of(grid) == [[], ["Ref", "Action", "Lead"], ["1.1", "Build, and mend", "Vera Brook"]]


def test_a_theme_line_inside_a_table_does_not_end_it(tmp_path):
    data = b"Ref,Action,Lead\n1.1,Build,Vera Brook\nPriority 2: Partners,,\n2.1,Meet,Owen Marsh\n"
    plan = read_document(read_bytes(tmp_path, data)).plan
    assert [(theme.ref, [action.ref for action in theme.actions]) for theme in plan.themes][-1] == ("2", ["2.1"])


@given(rows=st.lists(st.lists(TEXTS, min_size=2, max_size=5), max_size=8))
def test_a_quoted_text_with_tabs_is_read_as_the_csv_module_reads_it(rows):
    text = written(rows, "\t")
    assert quoted_rows(text) == list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def test_quotes_that_only_begin_a_bare_cell_are_words():
    assert quoted_rows('1.1\t"One door" rota\tx\n1.2\t"Begun\ty\n') == [
        ["1.1", '"One door" rota', "x"],
        ["1.2", '"Begun', "y"],
    ]


def test_two_stray_quotes_do_not_swallow_the_rows_between_them():
    assert quoted_rows('1.1\t"Begun\n1.2\tx\n1.3\tdone"\n') == [["1.1", '"Begun'], ["1.2", "x"], ["1.3", 'done"']]


ACTIONS = [
    ["Ref", "Action", "Lead", "Due date", "Update"],
    ["1", "Set up the panel", "Mary Stone", "31/03/2024", "Seen by the board"],
    ["2", "Write the protocol", "Ben Ash", "30/04/2024", "Draft"],
    ["3", "Train the duty team", "Ben Ash", "31/05/2024", "Half done"],
]


def with_an_open_quote(path, row, column, delimiter=",", others='"{}"'):
    """The actions with a quote before one cell that is never closed; the other updates are written as `others`."""
    rows = [list(cells) for cells in ACTIONS]
    for cells in rows[1:]:
        cells[4] = others.format(cells[4])
    rows[row][column] = '"' + ACTIONS[row][column]
    return read_document(read_bytes(path, "\r\n".join(map(delimiter.join, rows)).encode() + b"\r\n"))


@pytest.mark.parametrize("others", ["{}", '"{}"', '"{}, as agreed"', '"{}\nas agreed"'])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(("row", "column"), [(1, 4), (1, 1), (2, 4), (2, 2), (3, 4), (3, 1)])
def test_a_quote_that_is_never_closed_swallows_no_rows_and_is_said(tmp_path, row, column, delimiter, others):
    draft = with_an_open_quote(tmp_path, row, column, delimiter, others)
    found = [action for _, action in draft.plan.actions()]
    assert [action.ref for action in found] == ["1", "2", "3"]
    assert [one.updates[0].review.as_printed for one in found] == ["31/03/2024", "30/04/2024", "31/05/2024"]
    (problem,) = [one for one in draft.problems if "quotation mark" in one.message]
    assert (problem.kind, problem.place) == ("doubtful", f"row {row + 1}, column {column + 1}")


def test_two_stray_quotes_swallow_no_rows_of_a_text_with_commas(tmp_path):
    rows = [list(cells) for cells in ACTIONS]
    rows[1][4], rows[3][4] = '"Seen', 'done"'
    draft = read_document(read_bytes(tmp_path, "\n".join(map(",".join, rows)).encode()))
    assert [action.ref for _, action in draft.plan.actions()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "cell",
    ['"Seen, then agreed\nby all, in May, at last\nwith thanks"', '"He said ""no"" to it, twice"', '"a,b\nc,d"', '""'],
)
def test_a_cell_that_is_quoted_well_keeps_its_line_breaks_and_commas(tmp_path, cell):
    rows = [ACTIONS[0], [*ACTIONS[1][:4], cell], ACTIONS[2]]
    draft = read_document(read_bytes(tmp_path, "\n".join(map(",".join, rows)).encode()))
    meant = next(csv.reader(io.StringIO(cell, newline="")))[0]
    assert [one.updates[0].text for _, one in draft.plan.actions()] == [meant or None, "Draft"]
    assert draft.problems == ()


def test_an_error_of_excel_is_no_value(tmp_path):
    draft = read_document(
        read_bytes(tmp_path, b"Ref,Action,Lead,Commentary\n1.1,Build,Vera Brook,#REF!\n1.2,Mend,Owen Marsh,####\n")
    )
    assert [(p.kind, p.place, p.as_printed) for p in draft.problems] == [
        ("unread", "row 2, column 4", "#REF!"),
        ("unread", "row 3, column 4", "####"),
    ]
    assert [action.updates[0].text for _, action in draft.plan.actions()] == [None, None]


def test_a_text_written_as_a_formula_is_what_it_shows(tmp_path):
    plan = read_document(read_bytes(tmp_path, b'Ref,Action,Lead\n"=""1.10""",Build,Vera Brook\n')).plan
    assert [action.ref for _, action in plan.actions()] == ["1.10"]
