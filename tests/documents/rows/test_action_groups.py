"""Words alone in a row of a table of actions: a group of those below, or an action that nobody was given yet."""

import pytest
from openpyxl.styles import PatternFill

from tests.documents.books import actions_of, changed, read_book, said, texts

HEAD = ["Action", "Lead", "Due", "Status"]
APPOINT, ADOPT, TRAIN = (
    [text, "Ann Young", "31/01/2027", "Underway"] for text in ("Appoint a director", "Adopt the model", "Train staff")
)


def grouped(draft):
    return {theme.title: [action.text for action in theme.actions] for theme in draft.plan.themes}


def test_words_in_capitals_over_actions_are_their_theme_and_are_asked_about_once(tmp_path):
    draft = read_book(tmp_path, [HEAD, ["LEADERSHIP"], APPOINT, ["PRACTICE"], ADOPT, TRAIN])
    assert grouped(draft) == {"LEADERSHIP": [APPOINT[0]], "PRACTICE": [ADOPT[0], TRAIN[0]]}
    assert said(draft) == [("doubtful", "Sheet 1, A2", "LEADERSHIP / PRACTICE", None)]


def test_words_merged_over_the_table_are_the_theme_of_the_actions_below(tmp_path):
    rows = [HEAD, ["Leadership"], APPOINT, ["Practice"], ADOPT]
    draft = changed(tmp_path, lambda book: [book.active.merge_cells(f"A{row}:D{row}") for row in (2, 4)], rows)
    assert (grouped(draft), said(draft)) == ({"Leadership": [APPOINT[0]], "Practice": [ADOPT[0]]}, [])


def test_a_row_painted_across_as_no_action_is_heads_those_below(tmp_path):
    def paint(book):
        for column in "ABCD":
            book.active[f"{column}2"].fill = PatternFill("solid", fgColor="FF0070C0")

    draft = changed(tmp_path, paint, [HEAD, ["Leadership"], APPOINT, ADOPT])
    assert grouped(draft) == {"Leadership": [APPOINT[0], ADOPT[0]]}
    assert [kind for kind, *_ in said(draft)] == ["doubtful"]


def test_words_in_the_column_of_refs_and_a_ref_that_begins_those_below_name_themes(tmp_path):
    words = read_book(tmp_path, [["Ref", *HEAD], ["Leadership"], ["1", *APPOINT], ["Practice"], ["2", *ADOPT]])
    assert grouped(words) == {"Leadership": [APPOINT[0]], "Practice": [ADOPT[0]]}
    refs = read_book(tmp_path, [["Ref", *HEAD], ["1", "Leading"], ["1.1", *APPOINT], ["2", "Working"], ["2.1", *ADOPT]])
    assert [(theme.ref, theme.title) for theme in refs.plan.themes] == [("1", "Leading"), ("2", "Working")]
    assert texts(refs) == [APPOINT[0], ADOPT[0]]


def test_several_short_rows_each_over_actions_are_groups_where_the_table_begins_with_one(tmp_path):
    draft = read_book(tmp_path, [HEAD, ["Leadership"], APPOINT, ["Practice"], ADOPT, TRAIN])
    assert grouped(draft) == {"Leadership": [APPOINT[0]], "Practice": [ADOPT[0], TRAIN[0]]}
    assert [kind for kind, *_ in said(draft)] == ["doubtful"]


def test_groups_within_a_theme_and_those_that_refs_go_across_are_notes_of_each_action(tmp_path):
    rows = [["Ref", *HEAD], ["QUICK WINS"], ["1", *APPOINT], ["LATER"], ["2", *ADOPT], ["3", *TRAIN]]
    notes = [("Group: QUICK WINS",), ("Group: LATER",), ("Group: LATER",)]
    within = read_book(tmp_path, [["Priority 1: Quality"], *rows])
    assert [theme.title for theme in within.plan.themes] == ["Quality"]
    assert [action.notes for action in actions_of(within)] == notes
    dotted = [[f"1.{row[0]}" if row[0].isdigit() else row[0], *row[1:]] for row in rows]
    across = read_book(tmp_path, dotted)
    assert [theme.ref for theme in across.plan.themes] == ["1"]
    assert [action.notes for action in actions_of(across)] == notes


def test_the_sheet_stays_the_theme_where_several_have_actions(tmp_path):
    rows = [HEAD, ["QUICK WINS"], APPOINT, ADOPT]
    draft = read_book(tmp_path, ("Health", rows), ("Schools", rows))
    assert [theme.title for theme in draft.plan.themes] == ["Health", "Schools"]
    assert {action.notes for action in actions_of(draft)} == {("Group: QUICK WINS",)}


def test_a_group_ends_with_its_table(tmp_path):
    other = [[], ["Other matters"], ["Task", "Owner", "By when"], ["Paint the hall", "Bo Ash", "31/03/2027"]]
    draft = read_book(tmp_path, ("Plan", [HEAD, ["LEADERSHIP"], APPOINT, ADOPT, *other]))
    assert grouped(draft) == {"LEADERSHIP": [APPOINT[0], ADOPT[0]], "Plan": ["Paint the hall"]}


@pytest.mark.parametrize(
    "rows",
    [
        [["Write the policy"], ["Agree the budget"], APPOINT, ADOPT],  # many have only words
        [APPOINT, ["Write the policy"], ADOPT],  # one that nobody was given yet
        [["Recruit social workers and a manager for each of the three teams"], APPOINT, ["Train all"], ADOPT, TRAIN],
        [["Train all"], APPOINT, ["Write the policy"], ADOPT, TRAIN],  # begins as an action of the table does
        [["APPOINT A CLERK"], [text.upper() if n == 0 else text for n, text in enumerate(APPOINT)], ADOPT],
        [APPOINT, ADOPT, ["REVIEW ALL"]],  # nothing follows
    ],
)
def test_actions_of_which_only_the_words_are_known_stay_actions(tmp_path, rows):
    assert texts(read_book(tmp_path, [HEAD, *rows])) == [row[0] for row in rows]
