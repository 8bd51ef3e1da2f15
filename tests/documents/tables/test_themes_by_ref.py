"""The themes of tables whose refs alone say them: one odd ref takes no other row along."""

import pytest

from tests.documents.books import actions_of, read_book, said
from tracker.documents.reading.document import read_document

HEAD = ["Ref", "Action", "Lead", "Due date"]
WORDS = ["Set up the panel", "Write the protocol", "Train the duty team", "Close the old form", "Ask families"]


def of_refs(tmp_path, *refs, head=HEAD):
    rows = [[ref, WORDS[at % 5] + f" {at}", "Mary Stone", f"{at + 1:02}/03/2024"] for at, ref in enumerate(refs)]
    return read_book(tmp_path, ("Plan", [head, *rows]))


def themes(draft):
    return [(theme.ref, [action.ref for action in theme.actions]) for theme in draft.plan.themes]


def unsaid(draft):
    return [problem for problem in said(draft) if problem[0] == "missing"]


@pytest.mark.parametrize("odd", [None, "New", "TBC", "n/a", "-", "NEW ACTION"])
def test_a_row_without_a_ref_stays_with_those_around_it_and_is_said_once(tmp_path, odd):
    draft = of_refs(tmp_path, "1.1", odd, "1.3", "2.1")
    assert themes(draft) == [("1", ["1.1", None, "1.3"]), ("2", ["2.1"])]
    assert [one[1] for one in unsaid(draft)] == [f"Plan, {'A' if odd else 'B'}3"]
    assert actions_of(draft)[1].ref_as_printed == (odd or "")


@pytest.mark.parametrize("odd", ["#8", "1-2", "R4", "KLOE 3", "SEND-03", "A1", "1a", "B/7"])
def test_a_ref_of_another_kind_stays_with_those_around_it(tmp_path, odd):
    draft = of_refs(tmp_path, "1.1", odd, "1.2", "2.1")
    assert themes(draft) == [("1", ["1.1", odd, "1.2"]), ("2", ["2.1"])]
    assert unsaid(draft) == []


def test_a_first_row_without_a_ref_belongs_to_the_theme_below(tmp_path):
    assert themes(of_refs(tmp_path, None, "3.1", "3.2")) == [("3", [None, "3.1", "3.2"])]


def test_words_at_refs_are_kept_as_printed_and_no_gap_is_seen(tmp_path):
    draft = of_refs(tmp_path, "1.1", "1.2 NEW", "*1.3", "Action 2.1", "2.2 (new)")
    assert themes(draft) == [("1", ["1.1", "1.2", "1.3"]), ("2", ["2.1", "2.2"])]
    printed = [action.ref_as_printed for action in actions_of(draft)]
    assert printed == ["1.1", "1.2 NEW", "*1.3", "Action 2.1", "2.2 (new)"]
    assert unsaid(draft) == []


def test_a_ref_and_its_new_version_stand_beside_each_other(tmp_path):
    assert themes(of_refs(tmp_path, "1.1", "1.2", "1.2 NEW")) == [("1", ["1.1", "1.2", "1.2 NEW"])]


def test_many_rows_without_refs_are_one_problem(tmp_path):
    draft = of_refs(tmp_path, "1.1", None, "TBC", "New", "1.2")
    assert len(unsaid(draft)) == 1 and "3 actions" in draft.problems[-1].message


def test_a_gap_is_still_said_where_fewer_rows_have_no_ref_than_are_missing(tmp_path):
    draft = of_refs(tmp_path, "1.1", None, "1.4")
    assert [problem.about for problem in draft.problems if "between" in problem.message] == ["1.2, 1.3"]


def test_a_table_in_which_no_action_has_a_ref_says_nothing_of_it(tmp_path):
    assert unsaid(of_refs(tmp_path, None, "TBC")) == []


def test_letters_before_the_number_are_part_of_the_theme_unless_the_theme_is_known_without(tmp_path):
    assert themes(of_refs(tmp_path, "A1.1", "B1.1", "A1.2")) == [("A1", ["A1.1", "A1.2"]), ("B1", ["B1.1"])]
    assert themes(of_refs(tmp_path, "2.1", "R2.2")) == [("2", ["2.1", "R2.2"])]


@pytest.mark.parametrize("heading", ["Minute ref", "Minute", "Minute no.", "Agenda item"])
def test_refs_of_minutes_name_no_themes(tmp_path, heading):
    refs = ["PUB24/05/2.2", "PUB24/05/3.1", "5.2", "24.3"]
    assert themes(of_refs(tmp_path, *refs, head=[heading, *HEAD[1:]])) == [(None, refs)]


def test_under_a_theme_of_its_own_a_row_without_a_ref_stays_in_it(tmp_path):
    rows = [["Priority 1: Carers", None, None], HEAD, ["1.1", "Meet", "Ben Ash", "May 2024"],
            ["new", "Visit", "Ben Ash", "May 2024"], ["1.2", "Pay", "Ben Ash", "May 2024"]]  # fmt: skip
    assert themes(read_book(tmp_path, ("Plan", rows))) == [("1", ["1.1", None, "1.2"])]


def test_headings_repeated_on_each_page_do_not_part_a_row_without_a_ref(tmp_path):
    text = (
        "Ref,Action,Lead,Due date\n1.1,Meet,Ben Ash,May 2024\n\nRef,Action,Lead,Due date\n,Visit,Mary Stone,May 2024\n"
    )
    (tmp_path / "plan.csv").write_text(text)
    assert themes(read_document(tmp_path / "plan.csv")) == [("1", ["1.1", None])]


def test_tables_under_each_other_have_their_own_themes(tmp_path):
    rows = [HEAD, ["1", "Meet", "Ben Ash", "May 2024"], ["2", "Visit", "Ben Ash", "May 2024"], [],
            ["Second list"], HEAD, ["4.1", "Pay", "Ben Ash", "May 2024"]]  # fmt: skip
    (tmp_path / "plan.csv").write_text("\n".join(",".join(row) for row in rows))
    assert themes(read_document(tmp_path / "plan.csv")) == [(None, ["1", "2"]), ("4", ["4.1"])]
