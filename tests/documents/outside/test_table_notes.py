"""Notes under a table are notes, whatever their mark; no measure, action or theme is made of one."""

import pytest
from openpyxl.utils import get_column_letter

from tests.documents.books import changed, read_book, said, texts

MEASURES = [["Measure", "2023", "2024"], ["Absence rate*", 7.1, 6.8], ["Exclusions†", 31, 28]]
ACTIONS = [["Action", "Lead", "Due"], ["Build (1)", "Ann Young", "Oct 2027"], ["Paint²", "Bo Ash", "Nov 2027"]]


def names(draft):
    return [measure.name for _, measure in draft.plan.measures()]


def notes_of(draft):
    return [one.as_printed for one in draft.problems if one.cause.startswith("A note stands under a table")]


def kept(draft):
    """Of each measure, the notes that stand with it."""
    return {one.name: [text for remark in one.remarks for text in remark.comment.split("\n")]
            for _, one in draft.plan.measures() if one.remarks}  # fmt: skip


@pytest.mark.parametrize(
    "notes",
    [
        ["* Provisional figures", "† Excludes academies", "Source: school census"],
        ["‡ New in 2024", "§ Counted once", "¶ From the register", "² Of all schools"],
        ["Notes", "Absence is of half days", "Exclusions are of a fixed term"],
        ["* Provisional figures", "c Suppressed", "r = revised"],
    ],
)
def test_a_second_and_a_third_note_are_no_measures(tmp_path, notes):
    draft = read_book(tmp_path, [*MEASURES, *([one] for one in notes)])
    assert [name.rstrip("*†") for name in names(draft)] == ["Absence rate", "Exclusions"]
    assert sorted([*notes_of(draft), *(one for some in kept(draft).values() for one in some)]) == sorted(notes)


@pytest.mark.parametrize("mark", ["†", "*", "**", "¹", " (1)", " [2]", "‡ "])
@pytest.mark.parametrize("heads", [["Measure", "2023", "2024"], ["Indicator", "Previous", "Current"]])
def test_a_note_stays_with_the_measures_that_bear_its_mark(tmp_path, mark, heads):
    note, other = f"{mark.strip()} Excludes academies", "§ New in 2024"
    rows = [
        [f"Visits{mark}", 7.1, 6.8],
        ["Plans", 31, 28],
        [f"Referrals {mark}", 3, 4],
        ["Stays§", 5, 6],
        [note],
        [other],
    ]
    draft = read_book(tmp_path, [heads, *rows])
    assert names(draft) == ["Visits", "Plans", "Referrals", "Stays"] and not notes_of(draft)
    assert kept(draft) == {"Visits": [note], "Referrals": [note], "Stays": [other]}


def test_each_of_two_marks_brings_its_note(tmp_path):
    draft = read_book(
        tmp_path, [["Measure", "2023", "2024"], ["Visits †‡", 7, 6], ["Plans", 31, 28], ["† Rounded"], ["‡ New"]]
    )
    assert kept(draft) == {"Visits": ["† Rounded", "‡ New"]}


def test_what_stands_in_brackets_behind_a_name_and_is_no_mark_is_a_part_of_it(tmp_path):
    draft = read_book(
        tmp_path, [["Measure", "2023", "2024"], ["Visits (SN)", 7, 6], ["Plans", 31, 28], ["(SN) Similar councils"]]
    )
    assert names(draft) == ["Visits (SN)", "Plans"]


@pytest.mark.parametrize("mark", ["(1) {}", "[1] {}", "1. {}", "1) {}", "1 {}"])
def test_a_number_begins_a_note_where_it_stands_behind_a_text_of_the_table(tmp_path, mark):
    named = "Plans reviewed [1]" if "[" in mark else "Plans reviewed (1)"
    note = mark.format("Homes only")
    draft = read_book(tmp_path, [["Measure", "2023", "2024"], ["Visits", 7.1, 6.8], [named, 31, 28], [note]])
    if note[0] in "([":
        assert kept(draft) == {"Plans reviewed": [note]}
    else:
        assert names(draft) == ["Visits", named] and notes_of(draft) == [note]


def test_a_number_that_stands_nowhere_in_the_table_begins_a_measure(tmp_path):
    draft = read_book(tmp_path, [*MEASURES, ["2 year olds in nursery"], ["# of visits"]])
    assert names(draft)[2:] == ["2 year olds in nursery", "# of visits"] and not notes_of(draft)


def test_a_letter_begins_a_note_where_it_stands_behind_values(tmp_path):
    rows = [["Measure", "2023", "2024"], ["Visits", "7.1a", 6.8], ["Plans", 31, "28 b"]]
    draft = read_book(tmp_path, [*rows, ["a Homes only"], ["(b) Of all teams"]])
    assert names(draft) == ["Visits", "Plans"] and notes_of(draft) == ["a Homes only", "(b) Of all teams"]


def test_a_mark_in_a_cell_of_its_own_is_one_note_with_its_words(tmp_path):
    draft = read_book(tmp_path, [*MEASURES, ["*", "Provisional figures"], ["†", "Excludes academies"]])
    assert kept(draft) == {"Absence rate": ["* Provisional figures"], "Exclusions": ["† Excludes academies"]}


def test_notes_under_actions_are_no_actions(tmp_path):
    draft = read_book(tmp_path, [*ACTIONS, ["(1) Subject to funding"], ["² Joint with health"], ["† Not agreed"]])
    assert texts(draft) == ["Build (1)", "Paint"]
    assert notes_of(draft) == ["(1) Subject to funding", "² Joint with health", "† Not agreed"]


def test_an_action_with_a_star_is_an_action_where_no_star_stands_above(tmp_path):
    draft = read_book(tmp_path, [*ACTIONS, ["* Mow"], ["Note the new policy"]])
    assert texts(draft)[2:] == ["* Mow", "Note the new policy"]


def spread(*rows):
    def change(book):
        for row in rows:
            book.active.merge_cells(f"A{row}:{get_column_letter(book.active.max_column)}{row}")

    return change


def test_numbered_notes_over_the_whole_table_are_no_themes(tmp_path):
    draft = changed(tmp_path, spread(4, 5), [*ACTIONS, ["1. Subject to funding"], ["2. Joint with health"]])
    assert notes_of(draft) == ["1. Subject to funding", "2. Joint with health"] and len(draft.plan.themes) == 1


def test_a_numbered_theme_below_a_raised_number_is_a_theme(tmp_path):
    draft = changed(tmp_path, spread(4), [*ACTIONS, ["2. Joint work"], ["Mow", "Ann Young", "Oct 2027"]])
    assert [(theme.ref, theme.title) for theme in draft.plan.themes][1:] == [("2", "Joint work")]


def test_rows_behind_a_note_are_rows_of_the_table(tmp_path):
    draft = read_book(tmp_path, [*MEASURES[:2], ["† Provisional"], MEASURES[2], ["‡ New"]])
    assert [name.rstrip("*†") for name in names(draft)] == ["Absence rate", "Exclusions"]
    assert said(draft, "skipped")[-1][2] == "‡ New"
