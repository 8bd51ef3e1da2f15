"""What was taught for a table holds for the next document too, though its headings or rows are not quite the same."""

import pytest

from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.services.table_choices import rows_found

HEADS = ["Ref", "Action", "Person", "Review date", "Cost centre"]
ROWS = [["1.1", "Build", "Ann", "Oct 2017", "40101"], ["1.2", "Paint", "Cy", "Nov 2017", "40102"]]
KEY = "ref | action | person | review date | cost centre"
TAUGHT = {KEY: TableChoice(fields={"Person": "lead", "Cost centre": "note"})}


@pytest.fixture
def made(tmp_path):
    def write(*rows):
        path = tmp_path / "plan.csv"
        path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
        return path

    return write


def leads(draft):
    return [action.lead.as_printed for _, action in draft.plan.actions()]


def notes(draft):
    return [" ".join(action.notes) for _, action in draft.plan.actions()]


def without(column, rows):
    return [[cell for at, cell in enumerate(row) if at != column] for row in rows]


def test_headings_are_the_same_in_another_case_and_spacing(made):
    draft = read_document(made([" REF", "ACTION", "person ", "Review  Date", "cost Centre"], *ROWS), TAUGHT)
    assert leads(draft) == ["Ann", "Cy"] and notes(draft) == ["40101", "40102"]


def test_headings_are_the_same_in_another_order(made):
    rows = [[row[at] for at in (0, 4, 3, 1, 2)] for row in (HEADS, *ROWS)]
    draft = read_document(made(*rows), TAUGHT)
    assert leads(draft) == ["Ann", "Cy"] and "40101" in notes(draft)[0]
    assert draft.tables[0].like == KEY


def test_one_column_more_leaves_the_others_as_they_were_taught_and_is_asked_itself(made):
    draft = read_document(made([*HEADS, "Postcode"], *[[*row, "AB1"] for row in ROWS]), TAUGHT)
    assert leads(draft) == ["Ann", "Cy"] and "40101" in notes(draft)[0]
    (table,) = draft.tables
    assert (table.sure, table.why) == ("likely", "5 of 6 headings are those of a table that was taught")
    assert [one.as_printed for one in draft.problems if one.kind == "skipped"] == ["AB1 / AB1"]


def test_one_column_less_too(made):
    draft = read_document(made(*without(3, [HEADS, *ROWS])), TAUGHT)
    assert leads(draft) == ["Ann", "Cy"] and "40101" in notes(draft)[0]


def test_a_table_with_fewer_of_these_headings_is_another_one(made):
    draft = read_document(made(["Ref", "Action", "Person", "Depot"], ["1.1", "Build", "Ann", "x"]), TAUGHT)
    assert leads(draft) == [""] and draft.tables[0].like == ""


def test_a_month_in_a_heading_that_was_taught_may_be_the_next_one(made):
    taught = {"ref | action | lead | seen in # #": TableChoice(fields={"Seen in Oct 2017": "note"})}
    heads = ["Ref", "Action", "Lead", "Seen in Nov 2017"]
    assert notes(read_document(made(heads, ["1.1", "Build", "Ann", "x9"]), taught)) == ["x9"]
    both = read_document(
        made(["Ref", "Action", "Lead", "Seen in Oct 2017", "Seen in Nov 2017"], ["1.1", "Build", "Ann", "x8", "x9"]),
        taught,
    )
    assert notes(both) == ["x8"]
    assert [one.as_printed for one in both.problems if one.kind == "skipped"] == ["x9"]


def test_what_is_chosen_for_a_table_of_the_same_document_is_not_for_one_like_it(made):
    other = ["Ref", "Action", "Person", "Review date", "Postcode"]
    path = made(HEADS, *ROWS, [""] * 5, other, ["2.1", "Mow", "Ed", "Dec 2017", "AB1"])
    assert leads(read_document(path, TAUGHT)) == ["Ann", "Cy", ""]


def test_a_kind_that_was_taught_for_one_like_it_is_not_taken_without_saying_so(made):
    (table,) = read_document(made([*HEADS, "Postcode"], *ROWS), {KEY: TableChoice("risk register")}).tables
    assert (table.kind, table.sure) == ("risk register", "likely")


# ---- rows


CUT = [
    ["Ref", "Action", "Lead", "Review date"],
    ["1.1", "Build", "Ann", "Oct 2017"],
    ["1.2", "Paint", "Cy", "Nov 2017"],
]
WORRIES = [
    ["No.", "Worry", "Whose", "Since"],
    ["A", "Few carers", "Chair", "2016"],
    ["B", "Long waits", "Chair", "2016"],
]
MORE = [["1.3", "Mend", "Di", "Dec 2017"], ["1.4", "Mow", "Ed", "Dec 2017"]]


@pytest.fixture
def cut(made):
    """What is remembered of a table that was cut above its fourth row."""
    draft = read_document(made(*CUT, *WORRIES))
    choice = {f"{draft.tables[0].key} #1": TableChoice(cut=(3,))}
    return rows_found(choice, read_document(made(*CUT, *WORRIES), choice).tables)


def refs(draft):
    return [action.ref for _, action in draft.plan.actions()]


def test_a_table_is_cut_where_the_words_of_the_row_stand_now(made, cut):
    assert list(cut.values()) == [TableChoice(cut=(3,), row_words={3: "no | worry | whose | since"})]
    longer = read_document(made(*CUT, *MORE, *WORRIES), cut)
    assert refs(longer) == ["1.1", "1.2", "1.3", "1.4"] and len(longer.tables) == 2
    assert [one.cut for one in rows_found(cut, longer.tables).values()] == [(5,)]
    assert not any("any more" in problem.message for problem in longer.problems)


def test_where_the_words_are_gone_it_is_not_cut_and_one_problem_asks(made, cut):
    draft = read_document(made(*CUT, *MORE), cut)
    assert refs(draft) == ["1.1", "1.2", "1.3", "1.4"] and len(draft.tables) == 1
    (said,) = [problem for problem in draft.problems if "any more" in problem.message]
    assert said.kind == "doubtful" and "no | worry | whose | since" in said.message
    assert rows_found(cut, draft.tables) == cut


def test_a_heading_row_that_was_moved_is_found_by_its_words(made):
    above, told = [["Thing", "Story", "Colour"], ["What", "comes", "now"]], ["Kind", "Tale", "Home"]
    rows = [["a", "Long ago", "teal"], ["b", "Once upon", "pink"]]
    first = made(*above, told, *rows)
    key = read_document(first).tables[0].key
    choice = {f"{key} #1": TableChoice("actions", head=(2, 1))}
    kept = rows_found(choice, read_document(first, choice).tables)
    later = made(*above, ["And", "this", "is"], told, *rows)
    headed = [[heading for heading, _ in read_document(later, by).tables[0].fields] for by in (kept, choice)]
    assert headed == [told, ["And", "this", "is"]]
