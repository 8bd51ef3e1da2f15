"""Text tables: any encoding, any delimiter, quoted or not, read back as they were written."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.documents.files.text import read_text_table, tab_rows
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
    delimiter=st.sampled_from(",;\t"),
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
    for delimiter in ";\t":
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
    assert tab_rows(text) == list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def test_quotes_that_only_begin_a_bare_cell_are_words():
    assert tab_rows('1.1\t"One door" rota\tx\n1.2\t"Begun\ty\n') == [
        ["1.1", '"One door" rota', "x"],
        ["1.2", '"Begun', "y"],
    ]


def test_two_stray_quotes_do_not_swallow_the_rows_between_them():
    assert tab_rows('1.1\t"Begun\n1.2\tx\n1.3\tdone"\n') == [["1.1", '"Begun'], ["1.2", "x"], ["1.3", 'done"']]


def test_an_error_of_excel_is_no_value(tmp_path):
    draft = read_document(
        read_bytes(tmp_path, b"Ref,Action,Lead,Commentary\n1.1,Build,Vera Brook,#N/A\n1.2,Mend,Owen Marsh,####\n")
    )
    assert [(p.kind, p.place, p.as_printed) for p in draft.problems] == [
        ("unread", "row 2, column 4", "#N/A"),
        ("unread", "row 3, column 4", "####"),
    ]
    assert [action.updates[0].text for _, action in draft.plan.actions()] == [None, None]


def test_a_text_written_as_a_formula_is_what_it_shows(tmp_path):
    plan = read_document(read_bytes(tmp_path, b'Ref,Action,Lead\n"=""1.10""",Build,Vera Brook\n')).plan
    assert [action.ref for _, action in plan.actions()] == ["1.10"]
